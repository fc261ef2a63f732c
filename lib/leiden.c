/* Leiden's method: levels built and left until quality no longer rises, and the best of runs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "leiden.h"

#include "leiden_level.h"

#include <math.h>
#include <string.h>

/* One run: its room, and where it stands. */
struct run {
	const struct kith_leiden *how;
	const struct leiden_level *ground;
	double total;   /* of all weights in the rows */
	double quality; /* of `at` */
	struct leiden_room room;
	struct kith_random random;
	uint32_t *at;  /* [n] node of the present level each person is in */
	uint32_t *of;  /* [n] group of each node of the present level */
	uint32_t *set; /* [n] set of each node of the present level */
};

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

static bool ground_init(struct leiden_level *ground, const kith_csr *both, const kith_csr *out,
	const struct kith_leiden *how, GError **error)
{
	bool modularity = how->objective == KITH_MODULARITY;
	bool directed = out->directed && modularity;
	uint64_t arcs = both->start[both->n];
	double total = 0;
	for (uint64_t e = 0; e < arcs; e++) {
		total += kith_csr_weight(both, e);
	}
	*ground = (struct leiden_level){
		.n = both->n,
		.start = both->start,
		.to = both->to,
		.weight = both->weight,
		.mass = KITH_ARRAY(double, both->n, error),
		.price = price_of(how, directed, total),
		.least = 1e-10 * total / (double)arcs,
		.borrowed = true,
	};
	if (!ground->mass ||
		(directed && !(ground->in_mass = KITH_ARRAY(double, both->n, error)))) {
		leiden_level_finish(ground);
		return false;
	}
	fill_mass(ground, out, modularity);
	return true;
}

/* Groups of the next level's nodes, each named by one of the sets in it. In place: a set's number
 * is never above that of its nodes. */
static void lift_groups(struct run *run, size_t n)
{
	uint32_t *name = run->room.order;
	for (size_t i = 0; i < n; i++) {
		name[run->of[i]] = run->set[i];
	}
	for (size_t i = 0; i < n; i++) {
		run->of[run->set[i]] = name[run->of[i]];
	}
}

static size_t count_groups(const struct run *run, size_t n)
{
	size_t groups = 0;
	for (size_t g = 0; g < n; g++) {
		groups += run->room.size[g] > 0;
	}
	return groups;
}

/* The sets that become the next level's nodes; as many as there are nodes when this is the top. */
static size_t choose_sets(struct run *run, const struct leiden_level *level)
{
	leiden_move(level, run->of, &run->room, &run->random);
	if (count_groups(run, level->n) == level->n) {
		return level->n;
	}
	if (run->how->louvain) {
		memcpy(run->set, run->of, level->n * sizeof *run->set);
		return leiden_number_sets(run->set, level->n, &run->room);
	}
	size_t sets = leiden_refine(level, run->of, run->set, &run->room, &run->random);
	return sets < level->n ? sets : leiden_pieces(level, run->of, run->set, &run->room);
}

/* Of the partition into this level's nodes, from what lies between and within them. */
static double quality_of(const struct run *run, const struct leiden_level *level)
{
	double inside = run->total, charge = 0;
	for (uint64_t e = 0; e < level->start[level->n]; e++) {
		inside -= level->weight ? level->weight[e] : 1;
	}
	for (size_t i = 0; i < level->n; i++) {
		double mass = level->mass[i];
		charge += mass * (level->in_mass ? 2 * level->in_mass[i] : mass);
	}
	if (run->how->objective == KITH_CPM) {
		charge -= (double)run->ground->n;
		return (inside - level->price * charge) / 2;
	}
	return (inside - level->price * charge) / run->total;
}

/* From the groups in run->of up through the levels and, in run->at, back with better groups. */
static bool climb(struct run *run, GError **error)
{
	const struct leiden_level *level = run->ground;
	struct leiden_level here = {0};
	size_t sets;
	for (size_t i = 0; i < level->n; i++) {
		run->at[i] = (uint32_t)i;
	}
	while ((sets = choose_sets(run, level)) < level->n) {
		struct leiden_level next = {.n = sets};
		bool made = leiden_aggregate(level, run->set, &run->room, &next, error);
		if (made) {
			lift_groups(run, level->n);
		}
		leiden_level_finish(&here);
		if (!made) {
			return false;
		}
		here = next;
		level = &here;
		for (size_t i = 0; i < run->ground->n; i++) {
			run->at[i] = run->set[run->at[i]];
		}
	}
	run->quality = quality_of(run, level);
	leiden_level_finish(&here);
	return true;
}

/* The last rises of large networks are each a round's work for a hundred-thousandth. */
static double least_rise(const struct leiden_level *ground)
{
	return ground->start[ground->n] > 1000000 ? 1e-4 : 1e-9;
}

/* Repeats from the groups found until quality no longer rises. */
static bool search(struct run *run, GError **error)
{
	double before, least = least_rise(run->ground);
	for (size_t i = 0; i < run->ground->n; i++) {
		run->at[i] = (uint32_t)i;
	}
	run->quality = -INFINITY;
	do {
		before = run->quality;
		uint32_t *spare = run->of;
		run->of = run->at;
		run->at = spare;
		if (!climb(run, error)) {
			return false;
		}
	} while (run->quality - before > least * fabs(run->quality));
	return true;
}

static bool run_init(struct run *run, const struct leiden_level *ground, GError **error)
{
	return leiden_room_init(&run->room, ground->n, ground->in_mass != NULL, error) &&
	       (run->at = KITH_ARRAY(uint32_t, ground->n, error)) &&
	       (run->of = KITH_ARRAY(uint32_t, ground->n, error)) &&
	       (run->set = KITH_ARRAY(uint32_t, ground->n, error));
}

static void run_finish(struct run *run)
{
	leiden_room_finish(&run->room);
	g_free(run->at);
	g_free(run->of);
	g_free(run->set);
}

/* The groups of a finished run; whoever has no ties is in none. */
static bool keep_groups(const struct run *run, struct kith_partition *partition, GError **error)
{
	struct kith_partition kept;
	if (!kith_partition_init(&kept, run->ground->n, error)) {
		return false;
	}
	for (size_t i = 0; i < kept.n; i++) {
		if (run->ground->start[i] < run->ground->start[i + 1]) {
			kept.of[i] = run->at[i];
		}
	}
	if (!kith_partition_order(&kept, NULL, NULL, error)) {
		kith_partition_finish(&kept);
		return false;
	}
	*partition = kept;
	return true;
}

/* One search among several, with a stream of chance of its own. */
static bool do_run(const struct leiden_level *ground, const struct kith_leiden *how, size_t number,
	struct kith_leiden_result *result, GError **error)
{
	struct run run = {.how = how, .ground = ground};
	for (uint64_t e = 0; e < ground->start[ground->n]; e++) {
		run.total += ground->weight ? ground->weight[e] : 1;
	}
	kith_random_init(&run.random, how->seed);
	uint64_t stream = kith_random_next(&run.random) + number;
	kith_random_init(&run.random, stream);
	bool done = run_init(&run, ground, error) && search(&run, error) &&
		    keep_groups(&run, &result->all[number], error);
	result->qualities[number] = run.total > 0 ? run.quality : NAN;
	run_finish(&run);
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
