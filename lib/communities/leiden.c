/* Leiden's method: the ground level, one run up through the levels, and the best of several. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden.h"

#include "base/blocks.h"
#include "communities/leiden/move.h"
#include "communities/leiden/refine.h"
#include "communities/leiden/seed.h"

#include <math.h>
#include <string.h>

#include <omp.h>

static double strength_of(const kith_csr *out, size_t i)
{
	double sum = out->weight ? 0 : kith_csr_degree(out, i);
	for (uint64_t e = out->start[i]; out->weight && e < out->start[i + 1]; e++) {
		sum += out->weight[e];
	}
	return sum;
}

static void fill_node_weights(struct leiden_level *ground, const kith_csr *out, bool modularity)
{
	int threads = kith_blocks_threads((double)out->start[out->n]);
#pragma omp parallel for schedule(static) num_threads(threads)
	for (size_t i = 0; i < out->n; i++) {
		ground->node_weight[i] = modularity ? strength_of(out, i) : 1;
	}
	for (uint64_t e = 0; ground->node_in_weight && e < out->start[out->n]; e++) {
		ground->node_in_weight[out->to[e]] += kith_csr_weight(out, e);
	}
}

/*
 * Half the change of  sum over rows of weights inside - penalty  when a node joins a group; with W
 * the sum of all rows, the penalty of modularity is  r K^2 / W,  directed  r K_out K_in / (W / 2).
 */
static double scaled_resolution(
	const struct kith_leiden_options *options, bool directed, double total)
{
	if (options->objective == KITH_CPM) {
		return options->resolution;
	}
	return options->resolution * (directed ? 2 : 1) / total;
}

static double sum_weights(const kith_csr *csr)
{
	double sum = csr->weight ? 0 : (double)csr->start[csr->n];
	for (uint64_t e = 0; csr->weight && e < csr->start[csr->n]; e++) {
		sum += csr->weight[e];
	}
	return sum;
}

static bool ground_init(struct leiden_level *ground, const kith_csr *both, const kith_csr *out,
	const struct kith_leiden_options *options, double total, GError **error)
{
	bool modularity = options->objective == KITH_MODULARITY;
	bool directed = out->directed && modularity;
	*ground = (struct leiden_level){
		.n = both->n,
		.start = both->start,
		.to = both->to,
		.weight = both->weight,
		.node_weight = KITH_ARRAY(double, both->n, error),
		.borrowed = true,
	};
	ground->resolution = scaled_resolution(options, directed, total);
	ground->min_gain = 1e-10 * total / (double)both->start[both->n];
	if (!ground->node_weight ||
		(directed && !(ground->node_in_weight = KITH_ARRAY(double, both->n, error)))) {
		leiden_level_finish(ground);
		return false;
	}
	fill_node_weights(ground, out, modularity);
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
	struct leiden_workspace work;
	size_t n = base->ground.n;
	g_autofree uint32_t *first = KITH_ARRAY(uint32_t, fixed->groups, error);
	if (!first || !(base->set = KITH_ARRAY(uint32_t, n, error)) ||
		!(base->ground.fixed = KITH_ARRAY(uint8_t, n, error)) ||
		!leiden_workspace_init(&work, n, base->ground.node_in_weight != NULL, 1, error)) {
		return false;
	}
	fill_sets(base, fixed, first);
	struct leiden_level kept = {.n = leiden_renumber(base->set, NULL, n, &work)};
	bool done = leiden_aggregate(&base->ground, base->set, &work, &kept, error);
	if (done) {
		base->kept = kept;
		base->level = &base->kept;
	}
	leiden_workspace_finish(&work);
	return done;
}

/* A run: what it is after, its stream of chance and its workspace. */
struct leiden_run {
	bool louvain;   /* without refinement */
	bool cpm;       /* the objective; else modularity */
	bool large;     /* what rises by less than half a thousandth does not rise */
	bool huge;      /* it has more than half a million ties */
	size_t people;  /* nodes of the ground level */
	double total;   /* of all weights in the rows of the ground level */
	double quality; /* out: of the groups found */
	struct kith_random random;
	struct leiden_workspace work;
};

/* In a huge network a round of moves that gains less of all weights is the last on its level. */
static const double least_round = 2e-6;

/* Steps of a run beyond which little is gained by going on: chains of people never end otherwise.
 */
static const double many_steps = 5e7;

/* Steps of all runs together that are worth their time, unless somebody asks for so many runs. */
static const double worth_steps = 2e8;

/* Below so many nodes a pass costs so little that it need not be nested. */
#define FEW 1000

/* A walk up from one level. */
struct walk {
	const struct leiden_level *base;
	uint32_t *at;  /* [base->n] node of the present level each node of the base is in */
	uint32_t *of;  /* [base->n] group of each node of the present level */
	uint32_t *set; /* [base->n] set of each node of the present level */
};

/* Groups of the next level's nodes, each named by one of the sets in it. */
static void lift_groups(
	const struct walk *walk, size_t n, size_t sets, struct leiden_workspace *work)
{
	uint32_t *name = work->order, *lifted = work->number;
	for (size_t i = 0; i < n; i++) {
		name[walk->of[i]] = walk->set[i];
	}
	for (size_t i = 0; i < n; i++) {
		lifted[walk->set[i]] = name[walk->of[i]];
	}
	memcpy(walk->of, lifted, sets * sizeof *lifted);
}

static size_t count_groups(const struct leiden_workspace *work, size_t n)
{
	size_t groups = 0;
	for (size_t g = 0; g < n; g++) {
		groups += work->size[g] > 0;
	}
	return groups;
}

/*
 * In a huge network sets of people are refined once more before their rows are made, which are half
 * as many then. Where ties differ in weight, that costs modularity, .0003 to .0006: sets as small
 * as the first refinement leaves them find better groups there.
 */
static bool refines_twice(const struct leiden_run *run, const struct leiden_level *level)
{
	return run->huge && level->borrowed && !level->weight;
}

/* The sets that become the next level's nodes; as many as there are nodes when this is the top. */
static size_t choose_sets(
	struct leiden_run *run, const struct walk *walk, const struct leiden_level *level)
{
	if (count_groups(&run->work, level->n) == level->n) {
		return level->n;
	}
	if (run->louvain) {
		memcpy(walk->set, walk->of, level->n * sizeof *walk->set);
		return leiden_renumber(walk->set, NULL, level->n, &run->work);
	}
	bool twice = refines_twice(run, level);
	size_t sets = leiden_refine(level, walk->of, twice, walk->set, &run->work, &run->random);
	return sets < level->n ? sets : leiden_pieces(level, walk->of, walk->set, &run->work);
}

/* Half of what the weights of groups cost, in the scale of the objective; work->weight is of `of`.
 */
static double penalty_of(const struct leiden_run *run, const struct leiden_level *level)
{
	const struct leiden_workspace *work = &run->work;
	double penalty = 0;
	for (size_t g = 0; g < level->n; g++) {
		double weight = work->weight[g];
		penalty += weight * (level->node_in_weight ? 2 * work->in_weight[g] : weight);
	}
	return level->resolution * (run->cpm ? penalty - (double)run->people : penalty);
}

/* Of groups of this level's nodes, from what lies between and within them. */
static double quality_of(
	struct leiden_run *run, const struct leiden_level *level, const uint32_t *of)
{
	double inside = run->total;
	for (uint64_t e = 0; e < level->start[level->n]; e++) {
		inside -= level->weight ? level->weight[e] : 1;
	}
	leiden_weigh(level, of, &run->work);
	double *tied = run->work.rest;
#pragma omp parallel for schedule(dynamic, 4096) num_threads(run->work.threads)
	for (size_t i = 0; i < level->n; i++) {
		tied[i] = leiden_tied_within(level, of, (uint32_t)i);
	}
	for (size_t i = 0; i < level->n; i++) {
		inside += tied[i];
	}
	double gained = inside - penalty_of(run, level);
	return gained / (run->cpm ? 2 : run->total);
}

/* Makes the next level of the sets, and sees to the groups and to where the base's nodes are. */
static bool step_up(struct leiden_run *run, const struct walk *walk,
	const struct leiden_level *level, struct leiden_level *next, GError **error)
{
	if (!leiden_aggregate(level, walk->set, &run->work, next, error)) {
		return false;
	}
	lift_groups(walk, level->n, next->n, &run->work);
	for (size_t i = 0; i < walk->base->n; i++) {
		walk->at[i] = walk->set[level == walk->base ? i : walk->at[i]];
	}
	return true;
}

static bool search_from(
	struct leiden_run *run, const struct leiden_level *base, uint32_t *at, GError **error);

/* Hands over to a search from this level, and fetches its groups. */
static bool search_above(struct leiden_run *run, const struct walk *walk,
	const struct leiden_level *level, GError **error)
{
	if (!search_from(run, level, walk->of, error)) {
		return false;
	}
	for (size_t i = 0; i < walk->base->n; i++) {
		walk->at[i] = walk->of[walk->at[i]];
	}
	return true;
}

/* From the groups in walk->of, whose base has been moved, to better ones in walk->at. */
static bool climb(struct leiden_run *run, const struct walk *walk, GError **error)
{
	const struct leiden_level *level = walk->base;
	struct leiden_level here = {0};
	bool done = true, nested = false;
	size_t sets;
	while (done && !nested && (sets = choose_sets(run, walk, level)) < level->n) {
		struct leiden_level next = {.n = sets};
		done = step_up(run, walk, level, &next, error);
		if (done) {
			leiden_level_finish(&here);
			here = next;
			level = &here;
			nested = level->n > FEW && level->n < walk->base->n / 16;
		}
		if (done && nested) {
			done = search_above(run, walk, level, error);
		} else if (done) {
			leiden_move(level, walk->of, &run->work, &run->random);
		}
	}
	if (done && level == walk->base) {
		memcpy(walk->at, walk->of, level->n * sizeof *walk->at);
	}
	if (done && !nested) {
		run->quality = quality_of(run, level, walk->of);
	}
	leiden_level_finish(&here);
	return done;
}

/* By how much of itself quality must rise for a pass to be worth another: on the ground, or in a
 * search above it. */
static double least_gain(const struct leiden_run *run, bool ground)
{
	return !run->large ? 1e-9 : ground ? 5e-4 : run->huge ? 5e-5 : 2e-5;
}

/* In large networks what people gain by moving once more is kept without another climb, which gains
 * a thirtieth of it. */
static const double worth_climbing = 2e-2;

/* Ends with the groups as they have been moved, each of them in pieces if it is not connected. */
static void keep_moved(struct leiden_run *run, const struct walk *walk)
{
	leiden_pieces(walk->base, walk->of, walk->at, &run->work);
	run->quality = quality_of(run, walk->base, walk->at);
}

/* Repeats from the groups found until quality no longer rises. */
static bool repeat(struct leiden_run *run, const struct walk *walk, GError **error)
{
	bool ground = walk->base->borrowed;
	double before = -INFINITY, min_gain = least_gain(run, ground);
	for (bool first = true; first || run->quality - before > min_gain * fabs(run->quality);
		first = false) {
		memcpy(walk->of, walk->at, walk->base->n * sizeof *walk->of);
		if (run->huge && ground && !first &&
			leiden_is_content(walk->base, walk->of, &run->work)) {
			return true;
		}
		double gain = leiden_move(walk->base, walk->of, &run->work, &run->random);
		gain *= run->cpm ? 1 : 2 / run->total;
		run->large = run->large || run->work.steps > many_steps;
		min_gain = least_gain(run, ground);
		if (run->large && !first && gain < min_gain * run->quality) {
			return true;
		}
		if (run->large && !first && ground && gain < worth_climbing * run->quality) {
			keep_moved(run, walk);
			return true;
		}
		before = first ? -INFINITY : run->quality;
		if (!climb(run, walk, error)) {
			return false;
		}
	}
	return true;
}

/*
 * Improves a grouping until quality no longer rises.
 *
 * A pass moves the nodes of the base, refines, aggregates and so on upwards until every node is a
 * group of its own; the next starts from those groups. In passes after the first hardly a node of
 * the base moves, and it is refining anew further up that finds better groups. So where a level is
 * less than a sixteenth of the base, passes are repeated there, and in large networks the base is
 * left when its nodes are content.
 *
 * base  a level, in nested calls not the ground
 * at    [base->n] in/out groups, numbers below base->n
 *
 * Fails with KITH_ERROR_SYSTEM. O(arcs) a pass.
 */
static bool search_from(
	struct leiden_run *run, const struct leiden_level *base, uint32_t *at, GError **error)
{
	g_autofree uint32_t *of = KITH_ARRAY(uint32_t, base->n, error);
	g_autofree uint32_t *set = of ? KITH_ARRAY(uint32_t, base->n, error) : NULL;
	struct walk walk = {base, at, of, set};
	return set && repeat(run, &walk, error);
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
static bool do_run(const struct base *base, const struct kith_leiden_options *options,
	size_t number, struct kith_leiden_result *result, double *steps, GError **error)
{
	const struct leiden_level *level = base->level;
	struct leiden_run run = {
		.louvain = options->louvain,
		.cpm = options->objective == KITH_CPM,
		.huge = level->start[level->n] > 1000000,
		.people = base->ground.n,
		.total = base->total,
	};
	kith_random_init(&run.random, options->seed);
	kith_random_init(&run.random, kith_random_next(&run.random) + number);
	g_autofree uint32_t *at = KITH_ARRAY(uint32_t, level->n, error);
	if (!at ||
		!leiden_workspace_init(&run.work, level->n, level->node_in_weight != NULL,
			omp_in_parallel() ? 1 : kith_blocks_threads((double)level->start[level->n]),
			error)) {
		return false;
	}
	run.large = run.huge || options->brief;
	run.work.least_gain = run.huge ? least_round * run.total : 0;
	run.work.reports = result->runs == 1 && !omp_in_parallel();
	for (size_t i = 0; i < level->n; i++) {
		at[i] = (uint32_t)i;
	}
	if ((double)level->start[level->n] >= LEIDEN_MANY_TIES) {
		leiden_seed(level, at, &run.work, &run.random);
	}
	bool tied = run.total > 0;
	bool done = (!tied || search_from(&run, level, at, error)) &&
		    keep_groups(base, at, &result->all[number], error);
	result->qualities[number] = run.total > 0 ? run.quality : NAN;
	*steps = run.work.steps;
	leiden_workspace_finish(&run.work);
	return done;
}

/* Some of the runs, and what they cost. */
struct span {
	const struct base *base;
	const struct kith_leiden_options *options;
	struct kith_leiden_result *result;
	size_t first, end, finished;
	bool reports;
	double steps; /* whole numbers, so that the order of runs does not matter */
	GError *error;
};

static void do_one(struct span *span, size_t number)
{
	GError *error = NULL;
	double steps = 0;
	do_run(span->base, span->options, number, span->result, &steps, &error);
#pragma omp critical(kith_leiden_run)
	{
		if (error && !span->error) {
			span->error = g_steal_pointer(&error);
		}
		span->steps += steps;
		if (span->reports) {
			kith_blocks_tell(++span->finished, span->result->runs);
		}
	}
	g_clear_error(&error);
}

/*
 * Runs first .. end - 1 go to threads as they come; each writes to its own place only. One run
 * alone is not made a parallel region, whose own regions would begin with new threads every time.
 */
static bool do_runs(struct span *span, GError **error)
{
	const struct leiden_level *level = span->base->level;
	span->finished = span->first;
	span->reports = !omp_in_parallel();
	if (span->end - span->first > 1 && level->start[level->n] * span->result->runs > 200000) {
#pragma omp parallel for schedule(dynamic, 1)
		for (size_t r = span->first; r < span->end; r++) {
			do_one(span, r);
		}
	} else {
		for (size_t r = span->first; r < span->end; r++) {
			do_one(span, r);
		}
	}
	if (span->error) {
		g_propagate_error(error, span->error);
	}
	return !span->error;
}

/* As many runs as asked for, or as are worth it by what the first two cost. */
static bool do_enough_runs(const struct base *base, const struct kith_leiden_options *options,
	struct kith_leiden_result *result, GError **error)
{
	struct span pilot = {.base = base, .options = options, .result = result};
	pilot.end = options->runs ? result->runs : MIN(result->runs, 2);
	if (!do_runs(&pilot, error)) {
		return false;
	}
	double worth = worth_steps / fmax(pilot.steps, 1) * (double)pilot.end;
	if (!options->runs && worth < (double)result->runs) {
		result->runs = MAX(pilot.end, (size_t)worth);
	}
	struct span rest = pilot;
	rest.first = pilot.end;
	rest.end = result->runs;
	return do_runs(&rest, error);
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
	return (size_t)CLAMP(2500000 / (MAX(kith_csr_ties(csr), csr->n / 8) + 1), 1, 100);
}

bool kith_leiden_find(const kith_csr *both, const kith_csr *out,
	const struct kith_leiden_options *options, struct kith_leiden_result *result,
	GError **error)
{
	struct kith_leiden_result found = {
		.runs = options->runs ? options->runs : kith_leiden_runs(both)};
	struct base base = {.level = &base.ground, .total = sum_weights(both)};
	if (!ground_init(&base.ground, both, out, options, base.total, error)) {
		return false;
	}
	bool done = (!options->fixed || keep_together(&base, options->fixed, error)) &&
		    (found.all = KITH_ARRAY(struct kith_partition, found.runs, error)) &&
		    (found.qualities = KITH_ARRAY(double, found.runs, error)) &&
		    do_enough_runs(&base, options, &found, error);
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
