/* Betweenness: how often people and ties lie on the shortest paths between others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/betweenness.h"

#include "base/blocks.h"
#include "base/heap.h"
#include "measures/betweenness_lanes.h"
#include "measures/forest.h"
#include "measures/path_count.h"

#include <math.h>
#include <string.h>

bool kith_betweenness_weighted(const kith_csr *graph)
{
	for (uint64_t e = 1; graph->weight && e < graph->start[graph->n]; e++) {
		if (graph->weight[e] != graph->weight[0]) {
			return true;
		}
	}
	return false;
}

bool kith_betweenness_is_soon(const kith_csr *graph, uint64_t seed, bool *soon, GError **error)
{
	if (!kith_forest_paths(graph, NULL, NULL, soon, error)) {
		return false;
	}
	if (*soon) {
		return true;
	}
	bool weighted = kith_betweenness_weighted(graph);
	size_t at_once = weighted ? 1 : KITH_LANES;
	double searches = ceil((double)graph->n / (double)at_once), cost;
	struct kith_sources pilot = {.count = 4, .seed = seed};
	if (!kith_paths_cost(graph, pilot, at_once, &cost, error)) {
		return false;
	}
	*soon = searches * cost <= (weighted ? 1.5e9 : 4e9);
	return true;
}

/*
 * Searches to be made, by steps or by lengths. Both add up the dependencies of all sources,
 *
 *   delta_s(v) = sum_{w: v before w} sigma_sv / sigma_sw (1 + delta_s(w)),
 *
 * v != s, and of ties its terms.
 */
struct brandes {
	const kith_csr *out, *in; /* equal when undirected */
	const uint32_t *source;   /* [sources] */
	size_t sources;
	bool plain;                        /* only registers that every processor has */
	struct kith_betweenness_sums sums; /* zeroed before */
	double growth; /* binary digits that counts of paths gain from level to level, at most */
	uint8_t *left; /* [batches] 1: the lanes cannot hold how many paths there are */
};

/* Memory that searches may take beside the graph and the sums, whatever the number of threads. */
static size_t budget(const kith_csr *graph)
{
	return MAX((size_t)256 << 20, 24 * (size_t)kith_csr_ties(graph));
}

/* Bytes of the sums that a worker has for itself. */
static size_t sums_size(const struct brandes *brandes)
{
	const struct kith_betweenness_sums *sums = &brandes->sums;
	size_t people = (size_t)(sums->person != NULL) + (sums->person_square != NULL);
	size_t ties = (size_t)(sums->tie != NULL) + (sums->tie_square != NULL);
	return 8 * (people * brandes->out->n + ties * kith_csr_ties(brandes->out));
}

static void sums_finish(struct kith_betweenness_sums *sums)
{
	g_free(sums->person);
	g_free(sums->person_square);
	g_free(sums->tie);
	g_free(sums->tie_square);
	*sums = (struct kith_betweenness_sums){0};
}

static bool open_sum(double **sum, bool wanted, size_t count, GError **error)
{
	*sum = wanted ? KITH_ARRAY(double, count, error) : NULL;
	return *sum || !wanted;
}

/* Sums of a worker's own, of the same kinds as those of `like`. */
static bool sums_init(
	struct kith_betweenness_sums *sums, const struct brandes *like, GError **error)
{
	size_t n = like->out->n, ties = kith_csr_ties(like->out);
	const struct kith_betweenness_sums *wanted = &like->sums;
	*sums = (struct kith_betweenness_sums){0};
	bool opened = open_sum(&sums->person, wanted->person, n, error) &&
		      open_sum(&sums->person_square, wanted->person_square, n, error) &&
		      open_sum(&sums->tie, wanted->tie, ties, error) &&
		      open_sum(&sums->tie_square, wanted->tie_square, ties, error);
	if (!opened) {
		sums_finish(sums);
	}
	return opened;
}

static void add(double *whole, double *own, size_t count)
{
	for (size_t i = 0; own && i < count; i++) {
		whole[i] += own[i];
		own[i] = 0;
	}
}

/* Adds a worker's sums to those of the whole and zeroes them. */
static void sums_gather(struct brandes *whole, struct kith_betweenness_sums *own)
{
	size_t n = whole->out->n, ties = kith_csr_ties(whole->out);
	add(whole->sums.person, own->person, n);
	add(whole->sums.person_square, own->person_square, n);
	add(whole->sums.tie, own->tie, ties);
	add(whole->sums.tie_square, own->tie_square, ties);
}

/* By steps: a batch of sources at once, each in its lane of the vector registers. */
enum { BATCH_BLOCK = 4 * KITH_LANES };

/* Fronts with fewer contacts than this part of all ties are pushed, larger ones pulled. */
enum { SMALL_FRONT = 6 };

/* Work on people is handed to threads in pieces of so many. */
enum { PIECE = 1024 };

/* Binary digits up to which lanes count paths: the next level's sum is a double as well. */
enum { LANE_DIGITS = 900 };

struct batch {
	const struct brandes *brandes;
	const struct kith_lanes_kernels *kernels;
	struct kith_lanes lanes;
	struct kith_betweenness_sums own; /* empty where sums go straight to the whole */
	void *raw_sigma, *raw_gain;
	uint64_t *level; /* [n + 2] where each level begins in the list */
	size_t levels;
	int threads; /* that share this batch */
};

static void batch_close(void *worker)
{
	struct batch *batch = worker;
	if (batch) {
		g_free(batch->raw_sigma);
		g_free(batch->raw_gain);
		g_free(batch->lanes.seen);
		g_free(batch->lanes.upper);
		g_free(batch->lanes.lower);
		g_free(batch->lanes.person);
		g_free(batch->lanes.mask);
		g_free(batch->level);
		sums_finish(&batch->own);
		g_free(batch);
	}
}

static size_t batch_size(const struct brandes *brandes)
{
	size_t list = KITH_LANES * (sizeof(uint32_t) + sizeof(kith_lane_bits));
	return (2 * sizeof(kith_lane_row) + list + 3 * sizeof(kith_lane_bits)) * brandes->out->n;
}

/* Whether one batch takes so much memory that all threads had better share it. */
static bool is_shared(const struct brandes *brandes)
{
	size_t bytes = batch_size(brandes) + sums_size(brandes);
	return 2 * bytes > budget(brandes->out);
}

/* Rows begin where a cache line does. */
static kith_lane_row *aligned(void *raw)
{
	return (kith_lane_row *)(((uintptr_t)raw + 63) & ~(uintptr_t)63);
}

static bool batch_alloc(struct batch *batch, GError **error)
{
	struct kith_lanes *lanes = &batch->lanes;
	size_t n = batch->brandes->out->n, entries = n * KITH_LANES;
	bool opened = (batch->raw_sigma = KITH_ARRAY(kith_lane_row, n + 1, error)) &&
		      (batch->raw_gain = KITH_ARRAY(kith_lane_row, n + 1, error)) &&
		      (lanes->seen = KITH_ARRAY(kith_lane_bits, n, error)) &&
		      (lanes->upper = KITH_ARRAY(kith_lane_bits, n, error)) &&
		      (lanes->lower = KITH_ARRAY(kith_lane_bits, n, error)) &&
		      (lanes->person = KITH_ARRAY(uint32_t, entries, error)) &&
		      (lanes->mask = KITH_ARRAY(kith_lane_bits, entries, error)) &&
		      (batch->level = KITH_ARRAY(uint64_t, n + 2, error));
	lanes->sigma = aligned(batch->raw_sigma);
	lanes->gain = aligned(batch->raw_gain);
	return opened;
}

static void *batch_open(void *job, GError **error)
{
	const struct brandes *brandes = job;
	struct batch *batch = g_new0(struct batch, 1);
	batch->brandes = brandes;
	batch->kernels = kith_lanes_kernels(brandes->plain);
	batch->lanes.out = brandes->out;
	batch->lanes.in = brandes->in;
	bool shared = is_shared(brandes);
	batch->threads =
		shared ? kith_blocks_threads((double)brandes->out->start[brandes->out->n]) : 1;
	if (!batch_alloc(batch, error) || (!shared && !sums_init(&batch->own, brandes, error))) {
		g_clear_pointer(&batch, batch_close);
		return NULL;
	}
	batch->lanes.sums = shared ? brandes->sums : batch->own;
	return batch;
}

/* Runs a kernel over from .. end - 1 in pieces. */
static void batch_run(struct batch *batch, kith_lanes_kernel kernel, uint64_t from, uint64_t end)
{
	if (batch->threads == 1 || end - from <= PIECE) {
		kernel(&batch->lanes, from, end);
		return;
	}
#pragma omp parallel for schedule(dynamic, 1) num_threads(batch->threads)
	for (uint64_t piece = from; piece < end; piece += PIECE) {
		kernel(&batch->lanes, piece, MIN(piece + PIECE, end));
	}
}

/* Lists everyone whom the pulling found. */
static uint64_t list_found(struct kith_lanes *lanes, uint64_t end)
{
	for (size_t i = 0; i < lanes->out->n; i++) {
		if (lanes->lower[i]) {
			lanes->person[end++] = (uint32_t)i;
		}
	}
	return end;
}

static bool is_small(const struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	uint64_t limit = lanes->out->start[lanes->out->n] / SMALL_FRONT, contacts = 0;
	for (uint64_t i = from; i < end && contacts <= limit; i++) {
		contacts += kith_csr_degree(lanes->out, lanes->person[i]);
	}
	return contacts <= limit;
}

/* The new level becomes the front: what is below becomes what is above, below is empty. */
static void arrive(struct kith_lanes *lanes, uint64_t from, uint64_t middle, uint64_t end)
{
	for (uint64_t i = from; i < middle; i++) {
		lanes->upper[lanes->person[i]] = 0;
	}
	for (uint64_t i = middle; i < end; i++) {
		uint32_t v = lanes->person[i];
		lanes->mask[i] = lanes->lower[v];
		lanes->seen[v] |= lanes->lower[v];
	}
	kith_lane_bits *bits = lanes->upper;
	lanes->upper = lanes->lower;
	lanes->lower = bits;
}

static void batch_start(struct batch *batch, size_t first, size_t count)
{
	struct kith_lanes *lanes = &batch->lanes;
	memset(lanes->seen, 0, lanes->out->n * sizeof *lanes->seen);
	for (size_t k = 0; k < count; k++) {
		uint32_t s = batch->brandes->source[first + k];
		lanes->person[k] = s;
		lanes->lower[s] = (kith_lane_bits)(1u << k);
		((double *)&lanes->sigma[s])[k] = 1;
	}
	arrive(lanes, 0, 0, count);
	batch->level[0] = 0;
	batch->level[1] = count;
}

/* Makes the masks of a level those of `bits`, or takes them away. */
static void show(struct batch *batch, size_t level, kith_lane_bits *bits, bool shown)
{
	for (uint64_t i = batch->level[level]; i < batch->level[level + 1]; i++) {
		bits[batch->lanes.person[i]] = shown ? batch->lanes.mask[i] : 0;
	}
}

/* Whether entries from .. end - 1 have more paths to them than lanes can go on counting with. */
static bool is_too_many(const struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	double most = ldexp(1, LANE_DIGITS);
	for (uint64_t i = from; i < end; i++) {
		const double *sigma = (const double *)&lanes->sigma[lanes->person[i]];
		for (unsigned k = 0; k < KITH_LANES; k++) {
			if (lanes->mask[i] >> k & 1 && sigma[k] > most) {
				return true;
			}
		}
	}
	return false;
}

/*
 * Counts shortest paths level by level, until no one new is reached; false, and as if it had not
 * begun, where there are too many.
 */
static bool batch_go_out(struct batch *batch)
{
	struct kith_lanes *lanes = &batch->lanes;
	uint64_t *level = batch->level;
	size_t at = 0;
	for (; level[at + 1] > level[at]; at++) {
		uint64_t from = level[at], end = level[at + 1];
		lanes->listed = end;
		if (is_small(lanes, from, end)) {
			batch->kernels->push(lanes, from, end);
		} else {
			batch_run(batch, batch->kernels->pull, 0, lanes->out->n);
			lanes->listed = list_found(lanes, end);
		}
		level[at + 2] = lanes->listed;
		arrive(lanes, from, end, lanes->listed);
		if ((double)(at + 1) * batch->brandes->growth > (double)LANE_DIGITS &&
			is_too_many(lanes, end, lanes->listed)) {
			show(batch, at + 1, lanes->upper, false);
			return false;
		}
	}
	batch->levels = at;
	return true;
}

/* Sums dependencies from the farthest level back to the sources. */
static void batch_come_back(struct batch *batch)
{
	struct kith_lanes *lanes = &batch->lanes;
	const struct kith_lanes_kernels *kernels = batch->kernels;
	for (size_t at = batch->levels; at-- > 0;) {
		uint64_t from = batch->level[at], end = batch->level[at + 1];
		lanes->at_source = at == 0;
		lanes->at_end = at + 1 == batch->levels;
		show(batch, at, lanes->upper, true);
		batch_run(batch, kernels->depend, from, end);
		if (lanes->sums.tie && !lanes->at_end) {
			batch_run(batch, kernels->ties_down, from, end);
		}
		if (lanes->sums.tie && !lanes->out->directed && !lanes->at_end) {
			batch_run(batch, kernels->ties_up, end, batch->level[at + 2]);
		}
		if (!lanes->at_end) {
			show(batch, at + 1, lanes->lower, false);
		}
		kith_lane_bits *bits = lanes->upper;
		lanes->upper = lanes->lower;
		lanes->lower = bits;
	}
	show(batch, 0, lanes->lower, false);
}

static void batch_work(void *job, void *worker, size_t block)
{
	const struct brandes *brandes = job;
	struct batch *batch = worker;
	size_t end = MIN((block + 1) * BATCH_BLOCK, brandes->sources);
	for (size_t first = block * BATCH_BLOCK; first < end; first += KITH_LANES) {
		batch_start(batch, first, MIN(KITH_LANES, end - first));
		if (batch_go_out(batch)) {
			batch_come_back(batch);
		} else {
			brandes->left[first / KITH_LANES] = 1;
		}
	}
}

static void batch_gather(void *job, void *worker, size_t block)
{
	(void)block;
	struct batch *batch = worker;
	if (batch->own.person || batch->own.tie) {
		sums_gather(job, &batch->own);
	}
}

static bool sum_in_lanes(struct brandes *brandes, GError **error)
{
	size_t bytes = batch_size(brandes) + sums_size(brandes);
	struct kith_blocks blocks = {
		.count = (brandes->sources + BATCH_BLOCK - 1) / BATCH_BLOCK,
		.bytes = bytes,
		.budget = is_shared(brandes) ? bytes : budget(brandes->out),
		.steps = (double)brandes->sources * (double)brandes->out->start[brandes->out->n],
		.open = batch_open,
		.work = batch_work,
		.gather = batch_gather,
		.close = batch_close,
	};
	return kith_blocks_run(&blocks, brandes, error);
}

/* By lengths: Dijkstra's algorithm from one source after the other. */
enum { SEARCH_BLOCK = 16 };

/* Wider than the tolerance, so that who is not marked has one way only within it. */
static const double near_by = 1e-9;

struct search {
	const struct brandes *brandes;
	struct kith_heap heap;
	double *distance, *delta;      /* [n] as in Brandes; distance INFINITY when unreached */
	struct kith_path_count *paths; /* [n] sigma */
	uint32_t *settled, *rank; /* [n] people by distance; their place, KITH_NOBODY if none */
	uint32_t *before;         /* [n] whom the best way comes from */
	bool *several;            /* [n] there may be other ways as short */
	struct kith_betweenness_sums own, sums;
	size_t count; /* people settled */
};

static void search_close(void *worker)
{
	struct search *search = worker;
	if (search) {
		kith_heap_finish(&search->heap);
		g_free(search->distance);
		g_free(search->paths);
		g_free(search->delta);
		g_free(search->settled);
		g_free(search->rank);
		g_free(search->before);
		g_free(search->several);
		sums_finish(&search->own);
		g_free(search);
	}
}

static size_t search_size(const struct brandes *brandes)
{
	return 68 * brandes->out->n + sums_size(brandes);
}

static bool is_alone(const struct brandes *brandes)
{
	return 2 * search_size(brandes) > budget(brandes->out);
}

static void *search_open(void *job, GError **error)
{
	const struct brandes *brandes = job;
	size_t n = brandes->out->n;
	struct search *search = g_new0(struct search, 1);
	search->brandes = brandes;
	bool opened = kith_heap_init(&search->heap, n, error) &&
		      (search->distance = KITH_ARRAY(double, n, error)) &&
		      (search->paths = KITH_ARRAY(struct kith_path_count, n, error)) &&
		      (search->delta = KITH_ARRAY(double, n, error)) &&
		      (search->settled = KITH_ARRAY(uint32_t, n, error)) &&
		      (search->rank = KITH_ARRAY(uint32_t, n, error)) &&
		      (search->before = KITH_ARRAY(uint32_t, n, error)) &&
		      (search->several = KITH_ARRAY(bool, n, error)) &&
		      (is_alone(brandes) || sums_init(&search->own, brandes, error));
	if (!opened) {
		search_close(search);
		return NULL;
	}
	search->sums = is_alone(brandes) ? brandes->sums : search->own;
	for (size_t i = 0; i < n; i++) {
		search->distance[i] = INFINITY;
		search->rank[i] = KITH_NOBODY;
	}
	return search;
}

/* A way to w over u: perhaps the first, perhaps better, perhaps as good. */
static inline void offer(struct search *search, uint32_t u, uint32_t w, double there)
{
	double known = search->distance[w];
	if (there > known * (1 + near_by)) {
		return;
	}
	if (isinf(known)) {
		search->several[w] = false;
		search->distance[w] = there;
		search->before[w] = u;
		kith_heap_push(&search->heap, w, there);
		return;
	}
	if (there >= known * (1 - near_by)) {
		search->several[w] = true;
	} else if (there < known * (1 - 10 * near_by)) {
		search->several[w] = false;
	}
	if (there < known * (1 - KITH_PATHS_TOLERANCE)) {
		search->distance[w] = there;
		search->before[w] = u;
		kith_heap_nearer(&search->heap, w, there);
	}
}

/* Whether a shortest path to w comes over the contact at position e of w's row of `in`. */
static bool comes_before(const struct search *search, uint32_t w, uint64_t e)
{
	const kith_csr *in = search->brandes->in;
	uint32_t u = in->to[e];
	double known = search->distance[w];
	return search->rank[u] < search->rank[w] &&
	       fabs(search->distance[u] + 1 / kith_csr_weight(in, e) - known) <=
		       KITH_PATHS_TOLERANCE * known;
}

static void settle(struct search *search, uint32_t w)
{
	const kith_csr *in = search->brandes->in;
	search->rank[w] = (uint32_t)search->count;
	search->settled[search->count++] = w;
	search->paths[w] = search->paths[search->before[w]];
	if (!search->several[w]) {
		return;
	}
	search->paths[w] = (struct kith_path_count){0};
	for (uint64_t e = in->start[w]; e < in->start[w + 1]; e++) {
		if (comes_before(search, w, e)) {
			kith_path_count_add(&search->paths[w], search->paths[in->to[e]]);
		}
	}
}

static void search_go_out(struct search *search, uint32_t source)
{
	const kith_csr *out = search->brandes->out;
	search->count = 0;
	search->distance[source] = 0;
	search->paths[source] = (struct kith_path_count){1, 0};
	search->before[source] = source;
	search->several[source] = false;
	kith_heap_push(&search->heap, source, 0);
	while (search->heap.count > 0) {
		uint32_t u = kith_heap_pop(&search->heap);
		double here = search->distance[u];
		settle(search, u);
		for (uint64_t e = out->start[u], end = out->start[u + 1]; e < end; e++) {
			offer(search, u, out->to[e], here + 1 / kith_csr_weight(out, e));
		}
	}
}

/* What depends on u for reaching w, and on their tie. */
static void depend(struct search *search, uint32_t u, uint32_t w, double gain)
{
	const kith_csr *out = search->brandes->out;
	double share = kith_path_count_in(search->paths[u], search->paths[w].folds) * gain;
	search->delta[u] += share;
	if (search->sums.tie) {
		uint32_t from = out->directed ? u : MIN(u, w), to = out->directed ? w : MAX(u, w);
		uint64_t tie = kith_csr_tie(out, from, kith_csr_find(out, from, to));
		search->sums.tie[tie] += share;
		if (search->sums.tie_square) {
			search->sums.tie_square[tie] += share * share;
		}
	}
}

static void pass_on(struct search *search, uint32_t w)
{
	const kith_csr *in = search->brandes->in;
	double delta = search->delta[w], gain = (1 + delta) / search->paths[w].digits;
	if (search->sums.person) {
		search->sums.person[w] += delta;
	}
	if (search->sums.person_square) {
		search->sums.person_square[w] += delta * delta;
	}
	if (!search->several[w]) {
		depend(search, search->before[w], w, gain);
		return;
	}
	for (uint64_t e = in->start[w]; e < in->start[w + 1]; e++) {
		if (comes_before(search, w, e)) {
			depend(search, in->to[e], w, gain);
		}
	}
}

static void search_come_back(struct search *search)
{
	for (size_t i = search->count; i-- > 1;) {
		pass_on(search, search->settled[i]);
	}
	for (size_t i = 0; i < search->count; i++) {
		uint32_t v = search->settled[i];
		search->distance[v] = INFINITY;
		search->rank[v] = KITH_NOBODY;
		search->delta[v] = 0;
	}
}

static void search_work(void *job, void *worker, size_t block)
{
	const struct brandes *brandes = job;
	struct search *search = worker;
	size_t end = MIN((block + 1) * SEARCH_BLOCK, brandes->sources);
	for (size_t k = block * SEARCH_BLOCK; k < end; k++) {
		search_go_out(search, brandes->source[k]);
		search_come_back(search);
	}
}

static void search_gather(void *job, void *worker, size_t block)
{
	(void)block;
	sums_gather(job, &((struct search *)worker)->own);
}

static bool sum_by_lengths(struct brandes *brandes, GError **error)
{
	size_t bytes = search_size(brandes);
	struct kith_blocks blocks = {
		.count = (brandes->sources + SEARCH_BLOCK - 1) / SEARCH_BLOCK,
		.bytes = bytes,
		.budget = is_alone(brandes) ? bytes : budget(brandes->out),
		.steps =
			4 * (double)brandes->sources * (double)brandes->out->start[brandes->out->n],
		.open = search_open,
		.work = search_work,
		.gather = search_gather,
		.close = search_close,
	};
	return kith_blocks_run(&blocks, brandes, error);
}

/* Sources in batches that were left, in their order; `count` out. */
static uint32_t *list_left(const struct brandes *brandes, size_t *count, GError **error)
{
	uint32_t *list = KITH_ARRAY(uint32_t, brandes->sources, error);
	*count = 0;
	for (size_t k = 0; list && k < brandes->sources; k++) {
		if (brandes->left[k / KITH_LANES]) {
			list[(*count)++] = brandes->source[k];
		}
	}
	return list;
}

/* In lanes; where paths are too many for them, as many as a search by lengths may count. */
static bool sum_by_steps(struct brandes *brandes, GError **error)
{
	const kith_csr *in = brandes->in;
	uint32_t largest = 1;
	for (size_t i = 0; i < in->n; i++) {
		largest = MAX(largest, kith_csr_degree(in, i));
	}
	g_autofree uint8_t *left = KITH_ARRAY(uint8_t, brandes->sources / KITH_LANES + 1, error);
	brandes->growth = log2(largest);
	brandes->left = left;
	if (!left || !sum_in_lanes(brandes, error)) {
		return false;
	}
	struct brandes rest = *brandes;
	g_autofree uint32_t *source = list_left(brandes, &rest.sources, error);
	rest.source = source;
	return source && (rest.sources == 0 || sum_by_lengths(&rest, error));
}

static const double miss = 0.05; /* chance that the errors do not hold for everyone at once */

/* How sums over drawn sources become estimates with errors. */
struct sample {
	double n, drawn;
	double most; /* a source's largest dependency on one person or tie */
	double all;  /* people or ties the errors shall hold for at once */
	double unit; /* share of all pairs that one source's whole dependency makes, times n */
};

/* A bound on the standard deviation, from the mean of the squares or of those about the mean. */
static double deviation(double mean, double mean_square, double a, double b)
{
	double variance = MAX(mean_square - mean * mean, 0), square = 1 - a * a;
	double s = MIN(0.5, (a + sqrt(a * a + 4 * mean_square)) / 2);
	if (square > 0) {
		double c = a * (1 + 2 * b);
		double root = sqrt(c * c + 4 * square * (variance + b * b));
		s = MIN(s, (c + root) / (2 * square));
	}
	return s;
}

/* Half-width for the mean of `drawn` values in 0..1 of which the squares' mean is known. */
static double half_width(const struct sample *sample, double mean, double mean_square)
{
	double wide = 2 * log(4 * sample->all / miss) / sample->drawn;
	double a = sqrt(wide), b = wide / 6;
	double rest = (sample->n - sample->drawn) / sample->drawn;
	return deviation(mean, mean_square, a, b) * a * sqrt(MIN(1, rest)) + b;
}

static void finish_sums(const struct sample *sample, double *sum, double *square, size_t count)
{
	double scale = sample->unit / (sample->most * sample->drawn);
	for (size_t i = 0; i < count; i++) {
		if (square) {
			double mean = sum[i] / (sample->most * sample->drawn);
			double squares = square[i] / (sample->most * sample->most * sample->drawn);
			square[i] = MIN(sample->unit * half_width(sample, mean, squares), 1);
		}
		sum[i] *= scale;
	}
}

bool kith_betweenness_is_never(const kith_csr *out, const kith_csr *in, size_t person)
{
	uint32_t to = kith_csr_degree(out, person), from = kith_csr_degree(in, person);
	return to == 0 || from == 0 ||
	       (to == 1 && from == 1 && out->to[out->start[person]] == in->to[in->start[person]]);
}

static void clear_certain(const struct brandes *brandes, double *error_of)
{
	for (size_t i = 0; error_of && i < brandes->out->n; i++) {
		if (kith_betweenness_is_never(brandes->out, brandes->in, i)) {
			error_of[i] = 0;
		}
	}
}

static void finish(struct brandes *brandes)
{
	struct kith_betweenness_sums *sums = &brandes->sums;
	size_t n = brandes->out->n, ties = kith_csr_ties(brandes->out);
	double people = (double)n, drawn = (double)brandes->sources;
	if (sums->person && n >= 3) {
		struct sample sample = {people, drawn, people - 2, people, people / (people - 1)};
		finish_sums(&sample, sums->person, sums->person_square, n);
		clear_certain(brandes, sums->person_square);
	}
	if (sums->tie) {
		struct sample sample = {people, drawn, people - 1, (double)ties, 1};
		finish_sums(&sample, sums->tie, sums->tie_square, ties);
	}
}

static bool sum_dependencies(struct brandes *brandes, struct kith_sources sources, GError **error)
{
	g_autofree uint32_t *source =
		kith_paths_sources(brandes->out->n, sources, &brandes->sources, error);
	if (!source) {
		return false;
	}
	brandes->source = source;
	bool searched = kith_betweenness_weighted(brandes->out) ? sum_by_lengths(brandes, error)
								: sum_by_steps(brandes, error);
	brandes->source = NULL;
	return searched;
}

/* From everyone; in a forest without a search. */
static bool sum_all(struct brandes *brandes, GError **error)
{
	const struct kith_betweenness_sums *sums = &brandes->sums;
	bool forest;
	if (!kith_forest_paths(brandes->out, sums->person, sums->tie, &forest, error)) {
		return false;
	}
	return forest || sum_dependencies(brandes, (struct kith_sources){0}, error);
}

bool kith_betweenness_find(const kith_csr *graph, const struct kith_betweenness_options *options,
	struct kith_betweenness *result, GError **error)
{
	g_autoptr(kith_csr) in = graph->directed ? kith_csr_reverse(graph, error) : NULL;
	if (graph->directed && !in) {
		return false;
	}
	bool drawn = options->sources.count > 0 && options->sources.count < graph->n;
	struct brandes brandes = {
		.out = graph, .in = in ? in : graph, .plain = options->plain, .sources = graph->n};
	struct kith_betweenness_sums *sums = &brandes.sums;
	size_t n = graph->n, ties = kith_csr_ties(graph);
	bool found = open_sum(&sums->person, options->people, n, error) &&
		     open_sum(&sums->person_square, options->people && drawn, n, error) &&
		     open_sum(&sums->tie, options->ties, ties, error) &&
		     open_sum(&sums->tie_square, options->ties && drawn, ties, error) &&
		     (drawn ? sum_dependencies(&brandes, options->sources, error)
			    : sum_all(&brandes, error));
	if (!found) {
		sums_finish(sums);
		return false;
	}
	finish(&brandes);
	*result = (struct kith_betweenness){.person = sums->person,
		.person_error = sums->person_square,
		.tie = sums->tie,
		.tie_error = sums->tie_square,
		.sources = brandes.sources};
	return true;
}

void kith_betweenness_finish(struct kith_betweenness *result)
{
	g_free(result->person);
	g_free(result->person_error);
	g_free(result->tie);
	g_free(result->tie_error);
	*result = (struct kith_betweenness){0};
}
