/* Leiden's method: the ground level, and the best of several runs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "leiden.h"

#include "leiden_search.h"

#include <math.h>
#include <string.h>

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

/* The groups of a finished run; whoever has no ties is in none. */
static bool keep_groups(const struct leiden_level *ground, const uint32_t *at,
	struct kith_partition *partition, GError **error)
{
	struct kith_partition kept;
	if (!kith_partition_init(&kept, ground->n, error)) {
		return false;
	}
	for (size_t i = 0; i < kept.n; i++) {
		if (ground->start[i] < ground->start[i + 1]) {
			kept.of[i] = at[i];
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
static bool do_run(const struct leiden_level *ground, const struct kith_leiden *how, size_t number,
	struct kith_leiden_result *result, GError **error)
{
	struct leiden_search search = {
		.louvain = how->louvain,
		.cpm = how->objective == KITH_CPM,
		.large = ground->start[ground->n] > 1000000,
		.people = ground->n,
		.total = sum_weights(ground),
	};
	kith_random_init(&search.random, how->seed);
	kith_random_init(&search.random, kith_random_next(&search.random) + number);
	g_autofree uint32_t *at = KITH_ARRAY(uint32_t, ground->n, error);
	if (!at || !leiden_room_init(&search.room, ground->n, ground->in_mass != NULL, error)) {
		return false;
	}
	for (size_t i = 0; i < ground->n; i++) {
		at[i] = (uint32_t)i;
	}
	bool done = leiden_search(&search, ground, at, error) &&
		    keep_groups(ground, at, &result->all[number], error);
	result->qualities[number] = search.total > 0 ? search.quality : NAN;
	leiden_room_finish(&search.room);
	return done;
}

/* Runs go to threads as they come; each writes to its own place only. */
static bool do_runs(const struct leiden_level *ground, const struct kith_leiden *how,
	struct kith_leiden_result *result, GError **error)
{
	GError *first = NULL;
	bool shared = result->runs > 1 && ground->start[ground->n] * result->runs > 200000;
#pragma omp parallel for schedule(dynamic, 1) if (shared)
	for (size_t r = 0; r < result->runs; r++) {
		GError *fault = NULL;
		if (!do_run(ground, how, r, result, &fault)) {
#pragma omp critical(kith_leiden_fault)
			{
				if (!first) {
					first = g_steal_pointer(&fault);
				}
			}
			g_clear_error(&fault);
		}
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
	struct leiden_level ground;
	if (!ground_init(&ground, both, out, how, error)) {
		return false;
	}
	bool done = (found.all = KITH_ARRAY(struct kith_partition, found.runs, error)) &&
		    (found.qualities = KITH_ARRAY(double, found.runs, error)) &&
		    do_runs(&ground, how, &found, error);
	leiden_level_finish(&ground);
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
