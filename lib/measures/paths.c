/* How far people are from one another: in steps, and in lengths where weights are strengths. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/paths.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "base/random.h"

#define SOURCES_AT_ONCE 64

/* Coming to a person costs as much as looking at so many ties. */
#define A_PERSON 8

uint32_t *kith_paths_sources(size_t n, struct kith_sources sources, size_t *count, GError **error)
{
	bool everyone = sources.count == 0 || sources.count >= n;
	size_t drawn = everyone ? n : sources.count;
	uint32_t *list = KITH_ARRAY(uint32_t, drawn, error);
	if (!list) {
		return NULL;
	}
	struct kith_random random;
	kith_random_init(&random, sources.seed);
	for (size_t i = 0; everyone && i < n; i++) {
		list[i] = (uint32_t)i;
	}
	if (!everyone) {
		kith_random_choose(&random, n, drawn, list);
	}
	*count = drawn;
	return list;
}

/* What all searches of a job share, and where their findings are gathered. */
struct job {
	const kith_csr *graph;
	uint32_t *source; /* [sources] rising */
	size_t sources;
	const uint32_t *gone; /* [gone_count] who counts as not there */
	size_t gone_count;
	uint64_t pairs, steps; /* found paths and their steps */
	uint32_t diameter;
	double *score; /* [n] sum of 1/distance, or NULL */
};

/* Breadth-first search from up to 64 sources, bit k standing for the k-th. */
struct search {
	uint64_t *seen, *front, *next; /* [n] sources that have reached a person: ever, last, now */
	uint32_t *list, *next_list;    /* [n] people with a bit in front, in next */
	uint64_t pairs, steps;
	uint32_t diameter;
	double *score; /* [n] or NULL */
	uint64_t *at;  /* [n] pairs so many steps apart; or NULL */
	size_t n;
	uint64_t looked; /* at so many ties */
};

static void search_close(void *worker)
{
	struct search *search = worker;
	if (search) {
		g_free(search->seen);
		g_free(search->front);
		g_free(search->next);
		g_free(search->list);
		g_free(search->next_list);
		g_free(search->score);
		g_free(search->at);
		g_free(search);
	}
}

static void *search_open(void *job, GError **error)
{
	const struct job *of = job;
	size_t n = of->graph->n;
	struct search *search = g_new0(struct search, 1);
	search->n = n;
	bool opened = (search->seen = KITH_ARRAY(uint64_t, n, error)) &&
		      (search->front = KITH_ARRAY(uint64_t, n, error)) &&
		      (search->next = KITH_ARRAY(uint64_t, n, error)) &&
		      (search->list = KITH_ARRAY(uint32_t, n, error)) &&
		      (search->next_list = KITH_ARRAY(uint32_t, n, error)) &&
		      (!of->score || (search->score = KITH_ARRAY(double, n, error)));
	if (!opened) {
		g_clear_pointer(&search, search_close);
	}
	return search;
}

/* Passes the bits of everyone in the list on to their contacts; returns the length of next_list. */
static size_t spread(struct search *search, const kith_csr *graph, size_t count)
{
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		uint32_t u = search->list[i];
		uint64_t bits = search->front[u];
		search->front[u] = 0;
		search->looked += kith_csr_degree(graph, u) + A_PERSON;
		for (uint64_t e = graph->start[u]; e < graph->start[u + 1]; e++) {
			uint32_t w = graph->to[e];
			uint64_t fresh = bits & ~search->seen[w];
			if (fresh) {
				if (search->next[w] == 0) {
					search->next_list[found++] = w;
				}
				search->next[w] |= fresh;
			}
		}
	}
	return found;
}

/* Counts those reached at this distance and makes them the front. */
static void arrive(struct search *search, size_t found, uint32_t distance)
{
	uint64_t pairs = search->pairs;
	for (size_t i = 0; i < found; i++) {
		uint32_t w = search->next_list[i];
		uint64_t fresh = search->next[w];
		unsigned count = (unsigned)__builtin_popcountll(fresh);
		search->seen[w] |= fresh;
		search->pairs += count;
		search->steps += (uint64_t)count * distance;
		if (search->score) {
			search->score[w] += (double)count / distance;
		}
	}
	if (found > 0) {
		search->diameter = MAX(search->diameter, distance);
	}
	if (search->at) {
		search->at[distance - 1] += search->pairs - pairs;
	}
	uint64_t *bits = search->front;
	search->front = search->next;
	search->next = bits;
	uint32_t *list = search->list;
	search->list = search->next_list;
	search->next_list = list;
}

/* Whether any of the next sources leads to somebody: millions may have no ties. */
static bool has_ties(const struct job *job, size_t first, size_t at_once)
{
	for (size_t k = first; k < MIN(first + at_once, job->sources); k++) {
		if (kith_csr_degree(job->graph, job->source[k]) > 0) {
			return true;
		}
	}
	return false;
}

/* Searches from the next sources of the job, no more than fit in 64 bits. Nobody comes to those who
 * are gone, nor from them. */
static void search_from(struct search *search, const struct job *job, size_t first, size_t at_once)
{
	size_t count = 0;
	if (!has_ties(job, first, at_once)) {
		return;
	}
	search->looked += search->n / 8;
	memset(search->seen, 0, search->n * sizeof *search->seen);
	for (size_t k = 0; k < job->gone_count; k++) {
		search->seen[job->gone[k]] = UINT64_MAX;
	}
	for (size_t k = first; k < MIN(first + at_once, job->sources); k++) {
		uint32_t s = job->source[k];
		if (search->seen[s] == 0) {
			search->seen[s] = search->front[s] = (uint64_t)1 << (k - first);
			search->list[count++] = s;
		}
	}
	for (uint32_t distance = 1; count > 0; distance++) {
		count = spread(search, job->graph, count);
		arrive(search, count, distance);
	}
}

static void search_block(void *job, void *worker, size_t block)
{
	search_from(worker, job, block * SOURCES_AT_ONCE, SOURCES_AT_ONCE);
}

static void search_gather(void *job, void *worker, size_t block)
{
	(void)block;
	struct job *of = job;
	struct search *search = worker;
	of->pairs += search->pairs;
	of->steps += search->steps;
	of->diameter = MAX(of->diameter, search->diameter);
	search->pairs = search->steps = 0;
	for (size_t i = 0; of->score && i < search->n; i++) {
		of->score[i] += search->score[i];
		search->score[i] = 0;
	}
}

static bool search_all(struct job *job, struct kith_sources sources, GError **error)
{
	const kith_csr *graph = job->graph;
	job->source = kith_paths_sources(graph->n, sources, &job->sources, error);
	if (!job->source) {
		return false;
	}
	struct kith_blocks blocks = {
		.count = (job->sources + SOURCES_AT_ONCE - 1) / SOURCES_AT_ONCE,
		.bytes = 40 * graph->n,
		.budget = MAX((size_t)256 << 20, 16 * (size_t)kith_csr_ties(graph)),
		.steps = (double)job->sources * (double)graph->start[graph->n] / 16,
		.open = search_open,
		.work = search_block,
		.gather = search_gather,
		.close = search_close,
	};
	return kith_blocks_run(&blocks, job, error);
}

bool kith_paths_cost(const kith_csr *graph, struct kith_sources searches, size_t at_once,
	double *ties, GError **error)
{
	struct job job = {.graph = graph};
	searches.count = MIN(searches.count * at_once, graph->n);
	job.source = kith_paths_sources(graph->n, searches, &job.sources, error);
	struct search *search = job.source ? search_open(&job, error) : NULL;
	for (size_t first = 0; search && first < job.sources; first += at_once) {
		search_from(search, &job, first, at_once);
	}
	double made = ceil((double)job.sources / (double)at_once);
	*ties = search && made > 0 ? (double)search->looked / made : 0;
	bool known = search != NULL;
	search_close(search);
	g_free(job.source);
	return known;
}

bool kith_paths_plan(
	const kith_csr *graph, size_t most, struct kith_sources *sources, GError **error)
{
	const double affordable = 1.5e9;
	double cost;
	struct kith_sources one = {.count = 1, .seed = sources->seed};
	if (!kith_paths_cost(graph, one, SOURCES_AT_ONCE, &cost, error)) {
		return false;
	}
	double searches = affordable / fmax(cost, 1);
	bool everyone = (double)graph->n <= searches * SOURCES_AT_ONCE;
	double some = CLAMP(SOURCES_AT_ONCE * floor(searches), SOURCES_AT_ONCE, (double)most);
	sources->count = everyone ? 0 : (size_t)some;
	return true;
}

bool kith_paths_distances(const kith_csr *graph, struct kith_sources sources,
	struct kith_distances *distances, GError **error)
{
	struct job job = {.graph = graph};
	bool searched = search_all(&job, sources, error);
	g_free(job.source);
	if (!searched) {
		return false;
	}
	double share = job.sources ? (double)graph->n / (double)job.sources : 1;
	*distances = (struct kith_distances){
		.exact = job.sources == graph->n,
		.sources = job.sources,
		.pairs = share * (double)job.pairs,
		.mean = job.pairs ? (double)job.steps / (double)job.pairs : NAN,
		.diameter = job.diameter,
	};
	return true;
}

bool kith_paths_harmonic(
	const kith_csr *in, struct kith_sources sources, double *score, GError **error)
{
	g_autofree double *sum = KITH_ARRAY(double, in->n, error);
	struct job job = {.graph = in, .score = sum};
	bool searched = sum && search_all(&job, sources, error);
	for (size_t i = 0, k = 0; searched && i < in->n; i++) {
		bool own = k < job.sources && job.source[k] == i;
		size_t others = job.sources - own;
		score[i] = others > 0 ? sum[i] / (double)others : 0;
		k += own;
	}
	g_free(job.source);
	return searched;
}

/* With some people gone. */

kith_paths_search *kith_paths_search_new(size_t n, GError **error)
{
	const kith_csr size = {.n = n};
	struct job job = {.graph = &size};
	struct search *search = search_open(&job, error);
	if (search && !(search->at = KITH_ARRAY(uint64_t, n, error))) {
		g_clear_pointer(&search, search_close);
	}
	return (kith_paths_search *)search;
}

void kith_paths_search_free(kith_paths_search *search)
{
	search_close(search);
}

struct kith_nearness kith_paths_nearness(
	kith_paths_search *place, const kith_csr *graph, const struct kith_without *without)
{
	struct search *search = (struct search *)place;
	struct job job = {.graph = graph,
		.source = (uint32_t *)without->source,
		.sources = without->sources,
		.gone = without->gone,
		.gone_count = without->count};
	search->pairs = search->diameter = 0;
	for (size_t first = 0; first < job.sources; first += SOURCES_AT_ONCE) {
		search_from(search, &job, first, SOURCES_AT_ONCE);
	}
	struct kith_nearness nearness = {.pairs = (double)search->pairs};
	for (uint32_t distance = search->diameter; distance > 0; distance--) {
		nearness.sum += (double)search->at[distance - 1] / distance;
		search->at[distance - 1] = 0;
	}
	return nearness;
}

/* Distances from one person at a time. */

#define PEOPLE_PER_BLOCK 256

bool kith_paths_steps(const kith_csr *graph, uint32_t source, uint32_t *steps, GError **error)
{
	g_autofree uint32_t *queue = KITH_ARRAY(uint32_t, graph->n, error);
	if (!queue) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		steps[i] = KITH_UNREACHED;
	}
	size_t reached = 0;
	steps[source] = 0;
	queue[reached++] = source;
	for (size_t i = 0; i < reached; i++) {
		uint32_t u = queue[i];
		for (uint64_t e = graph->start[u]; e < graph->start[u + 1]; e++) {
			uint32_t w = graph->to[e];
			if (steps[w] == KITH_UNREACHED) {
				steps[w] = steps[u] + 1;
				queue[reached++] = w;
			}
		}
	}
	return true;
}

struct reach_job {
	const kith_csr *graph;
	uint32_t *reach;
};

/* mark[j] is the number, plus one, of the last person who was found to reach j. */
static void *marks_open(void *job, GError **error)
{
	const struct reach_job *of = job;
	return KITH_ARRAY(uint32_t, of->graph->n, error);
}

static uint32_t count_two_steps(const kith_csr *graph, uint32_t i, uint32_t *mark)
{
	uint32_t count = 0, by_i = i + 1;
	mark[i] = by_i;
	for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
		uint32_t j = graph->to[e];
		count += mark[j] != by_i;
		mark[j] = by_i;
		for (uint64_t f = graph->start[j]; f < graph->start[j + 1]; f++) {
			uint32_t k = graph->to[f];
			count += mark[k] != by_i;
			mark[k] = by_i;
		}
	}
	return count;
}

static void reach_block(void *job, void *worker, size_t block)
{
	const struct reach_job *of = job;
	size_t end = MIN((block + 1) * PEOPLE_PER_BLOCK, of->graph->n);
	for (size_t i = block * PEOPLE_PER_BLOCK; i < end; i++) {
		of->reach[i] = count_two_steps(of->graph, (uint32_t)i, worker);
	}
}

bool kith_paths_reach_two(const kith_csr *graph, uint32_t *reach, GError **error)
{
	struct reach_job job = {.graph = graph, .reach = reach};
	struct kith_blocks blocks = {
		.count = (graph->n + PEOPLE_PER_BLOCK - 1) / PEOPLE_PER_BLOCK,
		.bytes = 4 * graph->n,
		.budget = MAX((size_t)64 << 20, 16 * (size_t)kith_csr_ties(graph)),
		.steps = (double)graph->start[graph->n] * 8,
		.open = marks_open,
		.work = reach_block,
		.close = g_free,
	};
	return kith_blocks_run(&blocks, &job, error);
}
