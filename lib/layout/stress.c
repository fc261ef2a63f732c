/* Layout by stress: distances on paper follow steps in the network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/stress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"

enum {
	PASSES = 30,
	TRIAL_PASSES = 15,
	STARTS = 32,
	TRIES = 2,
	SEARCHES = 6,
	SHUFFLED = 6,
	SMALL_WORK = 20000,
	NEAREST = 10
};

static const double CLOSEST_STEP = 0.1; /* last step of the schedule, as in the paper */

/*
 * Longer ties between circles part them for the eye, at the price of stress: as long as costs this
 * much more stress, counted in plain steps, but no longer than LONGEST.
 */
static const double BUDGET = 1.36, LONGEST = 2.5;

/* Two people, and how far apart they should be. */
struct pair {
	uint16_t first, second;
	float distance, weight; /* weight: distance^-2 */
};

/* All pairs of a part. */
struct pairs {
	size_t n, count;
	struct pair *all; /* [count] */
	float *steps;     /* [count] distance in the network, every tie counting 1 */
};

static void pairs_finish(struct pairs *pairs)
{
	g_free(pairs->all);
	g_free(pairs->steps);
}

/* A part with ties between circles so long. */
struct lengths {
	const struct kith_layout_part *part;
	double between;
};

static float tie_length(const struct lengths *lengths, uint32_t i, uint32_t j)
{
	const uint32_t *group = lengths->part->group;
	return group[i] == group[j] ? 1 : (float)lengths->between;
}

/* Distances from one person to all, corrected until nothing shortens. */
static void distances_from(const struct lengths *lengths, uint32_t from, float *distance)
{
	const kith_csr *rows = lengths->part->rows;
	g_autofree uint32_t *queue = g_new(uint32_t, rows->n);
	g_autofree uint8_t *queued = g_new0(uint8_t, rows->n);
	size_t head = 0, length = 1;
	for (size_t i = 0; i < rows->n; i++) {
		distance[i] = INFINITY;
	}
	distance[from] = 0;
	queue[0] = from;
	while (length > 0) {
		uint32_t i = queue[head];
		head = (head + 1) % rows->n;
		length--;
		queued[i] = 0;
		for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
			uint32_t j = rows->to[e];
			float through = distance[i] + tie_length(lengths, i, j);
			if (through >= distance[j]) {
				continue;
			}
			distance[j] = through;
			if (!queued[j]) {
				queued[j] = 1;
				queue[(head + length++) % rows->n] = j;
			}
		}
	}
}

/* Sets the distances wanted of all pairs. */
static void measure(const struct pairs *pairs, const struct lengths *lengths)
{
	g_autofree float *row = g_new(float, pairs->n);
	struct pair *pair = pairs->all;
	for (uint32_t i = 0; i < pairs->n; i++) {
		distances_from(lengths, i, row);
		for (uint32_t j = i + 1; j < pairs->n; j++) {
			*pair++ = (struct pair){
				(uint16_t)i, (uint16_t)j, row[j], 1 / (row[j] * row[j])};
		}
	}
}

static bool pairs_init(struct pairs *pairs, const struct kith_layout_part *part, GError **error)
{
	size_t n = part->rows->n, count = n * (n - 1) / 2;
	*pairs = (struct pairs){.n = n,
		.count = count,
		.all = KITH_ARRAY(struct pair, count, error),
		.steps = KITH_ARRAY(float, count, error)};
	if (!pairs->all || !pairs->steps) {
		return false;
	}
	measure(pairs, &(struct lengths){part, 1});
	for (size_t p = 0; p < count; p++) {
		pairs->steps[p] = pairs->all[p].distance;
	}
	return true;
}

/* One pass, there or back: every pair in turn is moved towards the distance it should have. */
static void relax(const struct pair *pairs, size_t count, double step, bool back, double *at)
{
	for (size_t k = 0; k < count; k++) {
		const struct pair *pair = &pairs[back ? count - 1 - k : k];
		double *a = at + 2 * pair->first, *b = at + 2 * pair->second;
		double dx = a[0] - b[0], dy = a[1] - b[1];
		double length = sqrt(dx * dx + dy * dy) + 1e-9;
		double rate = step * (double)pair->weight;
		double move = (rate < 1 ? rate : 1) * (0.5 - 0.5 * (double)pair->distance / length);
		a[0] -= move * dx;
		a[1] -= move * dy;
		b[0] += move * dx;
		b[1] += move * dy;
	}
}

static void shuffle(struct kith_random *random, struct pair *pairs, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)kith_random_below(random, i);
		struct pair swapped = pairs[i - 1];
		pairs[i - 1] = pairs[j];
		pairs[j] = swapped;
	}
}

static double distance_on_paper(const struct pair *pair, const double *at)
{
	const double *a = at + 2 * pair->first, *b = at + 2 * pair->second;
	double dx = a[0] - b[0], dy = a[1] - b[1];
	return sqrt(dx * dx + dy * dy);
}

/* Stress against the distances wanted, or against `steps`, at the scale that suits them best. */
static double stress(const struct pairs *pairs, const float *steps, const double *at)
{
	double cross = 0, square = 0;
	for (size_t p = 0; p < pairs->count; p++) {
		double wanted = steps ? steps[p] : pairs->all[p].distance;
		double part = distance_on_paper(&pairs->all[p], at) / wanted;
		cross += part;
		square += part * part;
	}
	/* sum of (a part - 1)^2 with a = cross / square */
	return fmax(0, (double)pairs->count - (square > 0 ? cross * cross / square : 0));
}

/* One descent of so many passes from places drawn at random; `order` and `at` are its own. */
static double descend(
	const struct pairs *pairs, uint64_t seed, int passes, struct pair *order, double *at)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	double farthest = 1;
	for (size_t p = 0; p < pairs->count; p++) {
		farthest = fmax(farthest, pairs->all[p].distance);
	}
	for (size_t k = 0; k < 2 * pairs->n; k++) {
		at[k] = kith_random_unit(&random) * farthest;
	}
	memcpy(order, pairs->all, pairs->count * sizeof *order);
	double first = farthest * farthest;
	double fall = log(first / CLOSEST_STEP) / (passes - 1);
	for (int pass = 0; pass < passes; pass++) {
		if (pass % SHUFFLED == 0) {
			shuffle(&random, order, pairs->count);
		}
		relax(order, pairs->count, first * exp(-fall * pass), pass % 2, at);
	}
	return stress(pairs, NULL, at);
}

/* Several descents at once, and how they ended. */
struct descents {
	size_t count;
	int passes;         /* of each */
	struct pair *order; /* [starts * pairs] */
	double *at;         /* [starts * n * 2] */
	double stress[STARTS];
};

/* How many descents to make: more where they cost next to nothing. */
static size_t starts_for(size_t pairs)
{
	return CLAMP(100000 / (pairs + 1), 3, STARTS);
}

static bool descents_init(struct descents *descents, const struct pairs *pairs, GError **error)
{
	size_t starts = starts_for(pairs->count);
	descents->order = KITH_ARRAY(struct pair, starts * pairs->count, error);
	descents->at = KITH_ARRAY(double, starts * pairs->n * 2, error);
	return descents->order && descents->at;
}

/* Descends from `count` starts; returns which ended lowest. */
static size_t descend_all(
	const struct pairs *pairs, uint64_t seed, size_t count, struct descents *descents)
{
	descents->count = count;
#pragma omp parallel for schedule(static, 1) if (pairs->count > SMALL_WORK)
	for (size_t s = 0; s < count; s++) {
		descents->stress[s] = descend(pairs, seed + s * 0x9E3779B9U, descents->passes,
			descents->order + s * pairs->count, descents->at + s * pairs->n * 2);
	}
	size_t best = 0;
	for (size_t s = 1; s < count; s++) {
		best = descents->stress[s] < descents->stress[best] ? s : best;
	}
	return best;
}

/* The stress in plain steps that ties of that length end with. */
static double try_length(
	struct pairs *pairs, const struct lengths *lengths, size_t tries, struct descents *descents)
{
	measure(pairs, lengths);
	size_t best = descend_all(pairs, lengths->part->seed, tries, descents);
	return stress(pairs, pairs->steps, descents->at + best * pairs->n * 2);
}

/* Makes ties between circles as long as the budget of stress allows; returns the budget. */
static double choose_lengths(
	struct pairs *pairs, const struct kith_layout_part *part, struct descents *descents)
{
	double low = 1, high = LONGEST;
	struct lengths lengths = {part, low};
	descents->passes = TRIAL_PASSES;
	double budget = BUDGET * try_length(pairs, &lengths, starts_for(pairs->count), descents);
	for (int search = 0; search <= SEARCHES && low < high; search++) {
		lengths.between = search ? (low + high) / 2 : high;
		bool within = try_length(pairs, &lengths, TRIES, descents) <= budget;
		low = within ? lengths.between : low;
		high = within ? high : lengths.between;
	}
	measure(pairs, &(struct lengths){part, low});
	return budget;
}

/* A person as seen from another: how far away, whether tied, and whether of the same circle. */
struct seen {
	double distance;
	bool tied, alike;
};

static int nearest_first(const void *a, const void *b)
{
	const struct seen *p = a, *q = b;
	return p->distance < q->distance ? -1 : p->distance > q->distance;
}

/* Of the people nearest to somebody, as many as they know, the share whom they know (as Jaccard's
 * index), and of the ten nearest the share in the same circle; `seen` is scratch of [n]. */
static double neighbours_of(
	const struct kith_layout_part *part, uint32_t i, const double *at, struct seen *seen)
{
	const kith_csr *rows = part->rows;
	for (size_t j = 0; j < rows->n; j++) {
		double dx = at[2 * i] - at[2 * j], dy = at[2 * i + 1] - at[2 * j + 1];
		seen[j] = (struct seen){
			i == j ? -1 : dx * dx + dy * dy, false, part->group[i] == part->group[j]};
	}
	for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
		seen[rows->to[e]].tied = true;
	}
	qsort(seen, rows->n, sizeof *seen, nearest_first);
	size_t degree = kith_csr_degree(rows, i), both = 0, alike = 0;
	size_t nearest = MIN(NEAREST, rows->n - 1);
	for (size_t k = 1; k <= MAX(degree, nearest); k++) {
		both += k <= degree && seen[k].tied;
		alike += k <= nearest && seen[k].alike;
	}
	return (double)both / (double)(2 * degree - both) + (double)alike / (double)nearest;
}

/* The sum of neighbours_of() over everybody. */
static double neighbours_kept(const struct kith_layout_part *part, const double *at)
{
	g_autofree struct seen *seen = g_new(struct seen, part->rows->n);
	double kept = 0;
	for (uint32_t i = 0; i < part->rows->n; i++) {
		kept += neighbours_of(part, i, at, seen);
	}
	return kept;
}

/* Of the descents within the budget, or as low as the lowest, the one that keeps neighbours best.
 */
static const double *choose(const struct descents *descents, const struct pairs *pairs,
	const struct kith_layout_part *part, double budget)
{
	double plain[STARTS], lowest = INFINITY, most = -1;
	const double *chosen = NULL;
	for (size_t s = 0; s < descents->count; s++) {
		plain[s] = stress(pairs, pairs->steps, descents->at + s * pairs->n * 2);
		lowest = fmin(lowest, plain[s]);
	}
	for (size_t s = 0; s < descents->count; s++) {
		const double *at = descents->at + s * pairs->n * 2;
		bool allowed = plain[s] <= fmax(budget, lowest);
		double kept = allowed ? neighbours_kept(part, at) : -1;
		chosen = kept > most ? at : chosen;
		most = fmax(most, kept);
	}
	return chosen;
}

bool kith_layout_stress(const struct kith_layout_part *part, double *x, double *y, GError **error)
{
	struct pairs pairs;
	struct descents descents = {0};
	bool ready = pairs_init(&pairs, part, error) && descents_init(&descents, &pairs, error);
	if (ready) {
		double budget = choose_lengths(&pairs, part, &descents);
		descents.passes = PASSES;
		descend_all(&pairs, part->seed, starts_for(pairs.count), &descents);
		const double *at = choose(&descents, &pairs, part, budget);
		for (size_t i = 0; i < pairs.n; i++) {
			x[i] = at[2 * i];
			y[i] = at[2 * i + 1];
		}
	}
	g_free(descents.order);
	g_free(descents.at);
	pairs_finish(&pairs);
	return ready;
}
