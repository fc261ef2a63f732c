/* How sure a ranking is: the same with ties or people left out. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/stability.h"

#include <math.h>
#include <stdlib.h>

#include "base/blocks.h"
#include "base/random.h"
#include "measures/betweenness.h"

/* Betweenness closer than this, as a share of it, differs by rounding only. */
#define TOLERANCE 1e-9

/* Of all draws so many are inside the interval. */
#define INSIDE 0.95

/* One draw after the other: first those for the ranks, then those of every level. */
struct trial {
	const kith_csr *out;
	const double *score;
	const struct kith_stability_options *options;
	uint32_t *source, *target; /* [ties] */
	double *weight;            /* [ties], or NULL */
	size_t ties;
	uint32_t *ranks;     /* [draws][n]; 0: not there */
	double *correlation; /* [levels][draws] */
	GError *error;
};

struct worker {
	uint32_t *chosen;          /* [people or ties] who is left out */
	uint8_t *gone;             /* [people or ties] */
	uint32_t *source, *target; /* [ties] that are left */
	double *weight;            /* [ties] */
	uint8_t *one_way;          /* [ties] ones */
	uint32_t *order;           /* [n] */
	GError *error;
};

static void trial_finish(struct trial *trial)
{
	g_free(trial->source);
	g_free(trial->target);
	g_free(trial->weight);
	g_free(trial->ranks);
	g_free(trial->correlation);
}

typedef struct trial trial;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(trial, trial_finish)

static bool list_ties(struct trial *trial, GError **error)
{
	const kith_csr *csr = trial->out;
	size_t ties = kith_csr_ties(csr);
	if (!(trial->source = KITH_ARRAY(uint32_t, ties, error)) ||
		!(trial->target = KITH_ARRAY(uint32_t, ties, error)) ||
		!(trial->weight = KITH_ARRAY(double, ties, error))) {
		return false;
	}
	for (uint32_t i = 0; i < csr->n; i++) {
		uint64_t e = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
		for (; e < csr->start[i + 1]; e++) {
			trial->source[trial->ties] = i;
			trial->target[trial->ties] = csr->to[e];
			trial->weight[trial->ties++] = kith_csr_weight(csr, e);
		}
	}
	return true;
}

static void worker_close(void *data)
{
	struct worker *worker = data;
	if (worker) {
		g_free(worker->chosen);
		g_free(worker->gone);
		g_free(worker->source);
		g_free(worker->target);
		g_free(worker->weight);
		g_free(worker->one_way);
		g_free(worker->order);
		g_clear_error(&worker->error);
		g_free(worker);
	}
}

static void *worker_open(void *job, GError **error)
{
	const struct trial *trial = job;
	size_t n = trial->out->n, ties = trial->ties, cases = MAX(n, ties);
	struct worker *worker = g_new0(struct worker, 1);
	if (!(worker->chosen = KITH_ARRAY(uint32_t, cases, error)) ||
		!(worker->gone = KITH_ARRAY(uint8_t, cases, error)) ||
		!(worker->source = KITH_ARRAY(uint32_t, ties, error)) ||
		!(worker->target = KITH_ARRAY(uint32_t, ties, error)) ||
		!(worker->weight = KITH_ARRAY(double, ties, error)) ||
		!(worker->one_way = KITH_ARRAY(uint8_t, ties, error)) ||
		!(worker->order = KITH_ARRAY(uint32_t, n, error))) {
		worker_close(worker);
		return NULL;
	}
	for (size_t t = 0; t < ties; t++) {
		worker->one_way[t] = 1;
	}
	return worker;
}

static size_t cases_of(const struct trial *trial)
{
	return trial->options->people ? trial->out->n : trial->ties;
}

/* How many are left out at a share. */
static size_t left_out(const struct trial *trial, double share)
{
	return (size_t)floor(share * (double)cases_of(trial) + 0.5);
}

/* The network without a share of people or ties drawn by chance; `gone` says which. */
static kith_csr *leave_out(
	const struct trial *trial, struct worker *worker, double share, uint64_t draw)
{
	bool people = trial->options->people;
	size_t cases = cases_of(trial), count = left_out(trial, share);
	struct kith_random random;
	kith_random_init(&random, trial->options->seed);
	kith_random_init(&random, ~kith_random_next(&random) - draw);
	kith_random_choose(&random, cases, count, worker->chosen);
	for (size_t k = 0; k < cases; k++) {
		worker->gone[k] = 0;
	}
	for (size_t k = 0; k < count; k++) {
		worker->gone[worker->chosen[k]] = 1;
	}
	struct kith_arcs arcs = {.n = trial->out->n,
		.source = worker->source,
		.target = worker->target,
		.value = trial->out->weight ? worker->weight : NULL,
		.one_way = trial->out->directed ? worker->one_way : NULL};
	for (size_t t = 0; t < trial->ties; t++) {
		uint32_t i = trial->source[t], j = trial->target[t];
		if (people ? !worker->gone[i] && !worker->gone[j] : !worker->gone[t]) {
			worker->source[arcs.m] = i;
			worker->target[arcs.m] = j;
			worker->weight[arcs.m++] = trial->weight[t];
		}
	}
	return kith_csr_new(&arcs, &worker->error);
}

/* Whether somebody is there in the draw. */
static bool is_there(const struct trial *trial, const struct worker *worker, size_t person)
{
	return !trial->options->people || !worker->gone[person];
}

/* Pearson's correlation over those who are there; 0 where one of them does not vary. */
static double correlate(const struct trial *trial, const struct worker *worker, const double *score)
{
	double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
	for (size_t i = 0; i < trial->out->n; i++) {
		if (is_there(trial, worker, i)) {
			n++;
			x += trial->score[i];
			y += score[i];
		}
	}
	x /= n;
	y /= n;
	for (size_t i = 0; i < trial->out->n; i++) {
		if (is_there(trial, worker, i)) {
			xx += (trial->score[i] - x) * (trial->score[i] - x);
			yy += (score[i] - y) * (score[i] - y);
			xy += (trial->score[i] - x) * (score[i] - y);
		}
	}
	double least = 1e-18 * n;
	return xx > least && yy > least ? xy / sqrt(xx * yy) : 0;
}

static int most_first(gconstpointer a, gconstpointer b, gpointer data)
{
	const double *score = data;
	double x = score[*(const uint32_t *)a], y = score[*(const uint32_t *)b];
	return (x < y) - (x > y);
}

/* Ranks those in `order` by their scores: equal ones share the first of theirs. */
static void rank_people(const double *score, uint32_t *order, size_t count, uint32_t *rank)
{
	if (count > 0) {
		g_qsort_with_data(order, (gint)count, sizeof *order, most_first, (gpointer)score);
	}
	for (size_t k = 0; k < count; k++) {
		double before = k ? score[order[k - 1]] : INFINITY;
		bool equal = k && before - score[order[k]] <= TOLERANCE * before;
		rank[order[k]] = equal ? rank[order[k - 1]] : (uint32_t)k + 1;
	}
}

static void rank_draw(
	const struct trial *trial, struct worker *worker, const double *score, uint32_t *rank)
{
	size_t count = 0;
	for (uint32_t i = 0; i < trial->out->n; i++) {
		rank[i] = 0;
		if (is_there(trial, worker, i)) {
			worker->order[count++] = i;
		}
	}
	rank_people(score, worker->order, count, rank);
}

static double share_of(size_t level)
{
	return 0.05 + 0.7 * (double)level / (KITH_STABILITY_LEVELS - 1);
}

static void work(void *job, void *data, size_t block)
{
	const struct trial *trial = job;
	struct worker *worker = data;
	size_t draws = trial->options->draws;
	bool ranks = block < draws;
	double share = ranks ? trial->options->share : share_of(block / draws - 1);
	const struct kith_betweenness_options how = {.people = true};
	struct kith_betweenness found;
	g_autoptr(kith_csr) left = worker->error ? NULL : leave_out(trial, worker, share, block);
	if (!left || !kith_betweenness_find(left, &how, &found, &worker->error)) {
		return;
	}
	if (ranks) {
		rank_draw(trial, worker, found.person, trial->ranks + block * trial->out->n);
	} else {
		trial->correlation[block - draws] = correlate(trial, worker, found.person);
	}
	kith_betweenness_finish(&found);
}

static void gather(void *job, void *data, size_t block)
{
	(void)block;
	struct trial *trial = job;
	struct worker *worker = data;
	if (worker->error && !trial->error) {
		trial->error = g_steal_pointer(&worker->error);
	}
}

static bool draw_all(struct trial *trial, GError **error)
{
	double n = (double)trial->out->n, draws = (double)trial->options->draws;
	const struct kith_blocks blocks = {
		.count = (KITH_STABILITY_LEVELS + 1) * trial->options->draws,
		.bytes = 64 * MAX(trial->out->n, trial->ties),
		.budget = (size_t)1 << 30,
		.steps = n * (n + (double)trial->ties) * draws,
		.open = worker_open,
		.work = work,
		.gather = gather,
		.close = worker_close};
	if (!kith_blocks_run(&blocks, trial, error)) {
		return false;
	}
	if (trial->error) {
		g_propagate_error(error, trial->error);
	}
	return !trial->error;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The interval of a person's ranks over the draws in which they were there. */
static void find_interval(const struct trial *trial, size_t person, uint32_t *list,
	const struct kith_stability *result)
{
	size_t count = 0;
	double first = 0;
	for (size_t draw = 0; draw < trial->options->draws; draw++) {
		uint32_t rank = trial->ranks[draw * trial->out->n + person];
		if (rank > 0) {
			list[count++] = rank;
			first += rank == 1;
		}
	}
	result->from[person] = result->to[person] = UINT32_MAX;
	result->first[person] = count ? first / (double)count : (double)NAN;
	if (count > 0) {
		qsort(list, count, sizeof *list, by_number);
		size_t outside = (size_t)floor((double)count * (1 - INSIDE) / 2);
		result->from[person] = list[outside];
		result->to[person] = list[count - 1 - outside];
	}
}

static double find_cs(const struct trial *trial)
{
	double cs = 0;
	for (size_t level = 0; level < KITH_STABILITY_LEVELS; level++) {
		double stable = 0, draws = (double)trial->options->draws;
		for (size_t draw = 0; draw < trial->options->draws; draw++) {
			stable += trial->correlation[level * trial->options->draws + draw] >
				  KITH_STABLE;
		}
		if (stable / draws > INSIDE) {
			cs = (double)left_out(trial, share_of(level)) / (double)cases_of(trial);
		}
	}
	return cs;
}

static bool result_init(struct kith_stability *result, size_t n, GError **error)
{
	*result = (struct kith_stability){.cs = NAN};
	return (result->rank = KITH_ARRAY(uint32_t, n, error)) &&
	       (result->from = KITH_ARRAY(uint32_t, n, error)) &&
	       (result->to = KITH_ARRAY(uint32_t, n, error)) &&
	       (result->first = KITH_ARRAY(double, n, error));
}

void kith_stability_finish(struct kith_stability *result)
{
	g_free(result->rank);
	g_free(result->from);
	g_free(result->to);
	g_free(result->first);
	*result = (struct kith_stability){0};
}

static bool varies(const struct trial *trial)
{
	for (size_t i = 1; i < trial->out->n; i++) {
		if (fabs(trial->score[i] - trial->score[0]) > TOLERANCE * trial->score[0]) {
			return true;
		}
	}
	return false;
}

static bool find(struct trial *trial, struct kith_stability *result, GError **error)
{
	size_t n = trial->out->n, draws = trial->options->draws;
	g_autofree uint32_t *list = KITH_ARRAY(uint32_t, MAX(n, draws), error);
	if (!list || !list_ties(trial, error) ||
		!(trial->ranks = KITH_ARRAY(uint32_t, draws * n, error)) ||
		!(trial->correlation = KITH_ARRAY(double, KITH_STABILITY_LEVELS *draws, error)) ||
		!draw_all(trial, error)) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		list[i] = i;
	}
	rank_people(trial->score, list, n, result->rank);
	for (size_t i = 0; i < n; i++) {
		find_interval(trial, i, list, result);
	}
	result->cs = varies(trial) ? find_cs(trial) : (double)NAN;
	return true;
}

bool kith_stability_find(const kith_csr *out, const double *score,
	const struct kith_stability_options *options, struct kith_stability *result, GError **error)
{
	g_auto(trial) trial = {.out = out, .score = score, .options = options};
	if (!result_init(result, out->n, error) || !find(&trial, result, error)) {
		kith_stability_finish(result);
		return false;
	}
	return true;
}
