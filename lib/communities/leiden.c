/* Leiden's method: the ground level, and the best of several runs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden.h"

#include "base/blocks.h"
#include "communities/leiden_search.h"

#include <math.h>
#include <string.h>

#include <omp.h>

static void fill_mass(struct leiden_level *ground, const kith_csr *out, bool modularity)
{
	for (size_t i = 0; i < out->n; i++) {
		if (!modularity) {
			ground->mass[i] = 1;
			continue;
		}
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			double weight = kith_csr_weight(out, e);
			ground->mass[i] += weight;
			if (ground->in_mass) {
				ground->in_mass[out->to[e]] += weight;
			}
		}
	}
}

/*
 * Half the change of  sum over rows of weights inside - charge  when a node joins a group; with W
 * the sum of all rows, the charge of modularity is  r K^2 / W,  directed  r K_out K_in / (W / 2).
 */
static double price_of(const struct kith_leiden *how, bool directed, double total)
{
	if (how->objective == KITH_CPM) {
		return how->resolution;
	}
	return how->resolution * (directed ? 2 : 1) / total;
}

static double sum_weights(const struct leiden_level *ground)
{
	double sum = 0;
	for (uint64_t e = 0; e < ground->start[ground->n]; e++) {
		sum += ground->weight ? ground->weight[e] : 1;
	}
	return sum;
}

static bool ground_init(struct leiden_level *ground, const kith_csr *both, const kith_csr *out,
	const struct kith_leiden *how, GError **error)
{
	bool modularity = how->objective == KITH_MODULARITY;
	bool directed = out->directed && modularity;
	*ground = (struct leiden_level){
		.n = both->n,
		.start = both->start,
		.to = both->to,
		.weight = both->weight,
		.mass = KITH_ARRAY(double, both->n, error),
		.borrowed = true,
	};
	double total = sum_weights(ground);
	ground->price = price_of(how, directed, total);
	ground->least = 1e-10 * total / (double)both->start[both->n];
	if (!ground->mass ||
		(directed && !(ground->in_mass = KITH_ARRAY(double, both->n, error)))) {
		leiden_level_finish(ground);
		return false;
	}
	fill_mass(ground, out, modularity);
	return true;
}

/* Where runs start: from every person, or from what groups to be kept make of them. */
struct base {
	struct leiden_level ground, kept;
	uint32_t *set;                    /* [ground.n] node of `kept` each person is in, or NULL */
	const struct leiden_level *level; /* one of the two */
	double total;                     /* of all weights in the rows of the ground */
};

static void base_finish(struct base *base)
{
	leiden_level_finish(&base->ground);
	leiden_level_finish(&base->kept);
	g_free(base->set);
}

/* Everyone in a group to be kept bears the number of its first member. */
static void fill_sets(struct base *base, const struct kith_partition *fixed, uint32_t *first)
{
	memset(first, 0xff, fixed->groups * sizeof *first);
	for (size_t i = 0; i < fixed->n; i++) {
		uint32_t group = fixed->of[i];
		base->set[i] = (uint32_t)i;
		if (group != KITH_NO_GROUP) {
			first[group] = MIN(first[group], (uint32_t)i);
			base->set[i] = first[group];
			base->ground.fixed[i] = 1;
		}
	}
}

/* Makes one node of each group to be kept. */
static bool keep_together(struct base *base, const struct kith_partition *fixed, GError **error)
{
	struct leiden_room room;
	size_t n = base->ground.n;
	g_autofree uint32_t *first = KITH_ARRAY(uint32_t, fixed->groups, error);
	if (!first || !(base->set = KITH_ARRAY(uint32_t, n, error)) ||
		!(base->ground.fixed = KITH_ARRAY(uint8_t, n, error)) ||
		!leiden_room_init(&room, n, base->ground.in_mass != NULL, error)) {
		return false;
	}
	fill_sets(base, fixed, first);
	struct leiden_level kept = {.n = leiden_number_sets(base->set, NULL, n, &room)};
	bool done = leiden_aggregate(&base->ground, base->set, &room, &kept, error);
	if (done) {
		base->kept = kept;
		base->level = &base->kept;
	}
	leiden_room_finish(&room);
	return done;
}

/* The groups of a finished run; whoever has no ties is in none. */
static bool keep_groups(const struct base *base, const uint32_t *at,
	struct kith_partition *partition, GError **error)
{
	const struct leiden_level *ground = &base->ground;
	struct kith_partition kept;
	if (!kith_partition_init(&kept, ground->n, error)) {
		return false;
	}
	for (size_t i = 0; i < kept.n; i++) {
		if (ground->start[i] < ground->start[i + 1]) {
			kept.of[i] = at[base->set ? base->set[i] : i];
		}
	}
	if (!kith_partition_order(&kept, NULL, NULL, error)) {
		kith_partition_finish(&kept);
		return false;
	}
	*partition = kept;
	return true;
}

/* One run among several, with a stream of chance of its own. */
static bool do_run(const struct base *base, const struct kith_leiden *how, size_t number,
	struct kith_leiden_result *result, GError **error)
{
	const struct leiden_level *level = base->level;
	struct leiden_search search = {
		.louvain = how->louvain,
		.cpm = how->objective == KITH_CPM,
		.large = how->brief || level->start[level->n] > 1000000,
		.people = base->ground.n,
		.total = base->total,
	};
	kith_random_init(&search.random, how->seed);
	kith_random_init(&search.random, kith_random_next(&search.random) + number);
	g_autofree uint32_t *at = KITH_ARRAY(uint32_t, level->n, error);
	if (!at || !leiden_room_init(&search.room, level->n, level->in_mass != NULL, error)) {
		return false;
	}
	search.room.tells = result->runs == 1 && !omp_in_parallel();
	for (size_t i = 0; i < level->n; i++) {
		at[i] = (uint32_t)i;
	}
	bool done = leiden_search(&search, level, at, error) &&
		    keep_groups(base, at, &result->all[number], error);
	result->qualities[number] = search.total > 0 ? search.quality : NAN;
	leiden_room_finish(&search.room);
	return done;
}

/* Runs go to threads as they come; each writes to its own place only. */
static bool do_runs(const struct base *base, const struct kith_leiden *how,
	struct kith_leiden_result *result, GError **error)
{
	const struct leiden_level *level = base->level;
	GError *first = NULL;
	size_t finished = 0;
	bool tells = !omp_in_parallel();
	bool shared = result->runs > 1 && level->start[level->n] * result->runs > 200000;
#pragma omp parallel for schedule(dynamic, 1) if (shared)
	for (size_t r = 0; r < result->runs; r++) {
		GError *fault = NULL;
		bool done = do_run(base, how, r, result, &fault);
#pragma omp critical(kith_leiden_run)
		{
			if (!done && !first) {
				first = g_steal_pointer(&fault);
			}
			if (tells) {
				kith_blocks_tell(++finished, result->runs);
			}
		}
		g_clear_error(&fault);
	}
	if (first) {
		g_propagate_error(error, first);
		return false;
	}
	return true;
}

static size_t best_of(const struct kith_leiden_result *result)
{
	size_t best = 0;
	for (size_t r = 1; r < result->runs; r++) {
		if (result->qualities[r] > result->qualities[best]) {
			best = r;
		}
	}
	return best;
}

size_t kith_leiden_runs(const kith_csr *csr)
{
	return (size_t)CLAMP(2500000 / (kith_csr_ties(csr) + 1), 1, 100);
}

bool kith_leiden_find(const kith_csr *both, const kith_csr *out, const struct kith_leiden *how,
	struct kith_leiden_result *result, GError **error)
{
	struct kith_leiden_result found = {.runs = how->runs ? how->runs : kith_leiden_runs(both)};
	struct base base = {.level = &base.ground};
	if (!ground_init(&base.ground, both, out, how, error)) {
		return false;
	}
	base.total = sum_weights(&base.ground);
	bool done = (!how->fixed || keep_together(&base, how->fixed, error)) &&
		    (found.all = KITH_ARRAY(struct kith_partition, found.runs, error)) &&
		    (found.qualities = KITH_ARRAY(double, found.runs, error)) &&
		    do_runs(&base, how, &found, error);
	base_finish(&base);
	if (!done) {
		kith_leiden_finish(&found);
		return false;
	}
	found.best = best_of(&found);
	*result = found;
	return true;
}

void kith_leiden_finish(struct kith_leiden_result *result)
{
	for (size_t r = 0; result->all && r < result->runs; r++) {
		kith_partition_finish(&result->all[r]);
	}
	g_free(result->all);
	g_free(result->qualities);
	*result = (struct kith_leiden_result){0};
}
