/* Layout by stress: distances on paper follow steps in the network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout_rooms.h"

#include <math.h>
#include <string.h>

#include "random.h"

enum { PASSES = 60, STARTS = 12, SMALL_WORK = 20000 };

static const double CLOSEST_STEP = 0.1; /* last step of the schedule, as in the paper */

/* Longer ties between circles part them for the eye; much longer ones cost more stress than that
 * is worth. */
static const float BETWEEN_CIRCLES = 2.25F;

/* All pairs of a part with the distance wanted between them. */
struct pairs {
	size_t n, count;
	uint32_t *order; /* [count] numbers of pairs, shuffled before every pass */
	uint16_t *first; /* [count] */
	uint16_t *second;
	float *distance;
};

static void pairs_finish(struct pairs *pairs)
{
	g_free(pairs->order);
	g_free(pairs->first);
	g_free(pairs->second);
	g_free(pairs->distance);
}

static float tie_length(const struct kith_layout_part *part, uint32_t i, uint32_t j)
{
	return part->group[i] == part->group[j] ? 1 : BETWEEN_CIRCLES;
}

/* Distances from `from`, ties between circles counting 2: corrected until nothing shortens. */
static void distances_from(const struct kith_layout_part *part, uint32_t from, float *distance)
{
	const kith_csr *rows = part->rows;
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
			float through = distance[i] + tie_length(part, i, j);
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

static bool pairs_init(struct pairs *pairs, const struct kith_layout_part *part, GError **error)
{
	size_t n = part->rows->n, count = n * (n - 1) / 2;
	*pairs = (struct pairs){.n = n,
		.count = count,
		.order = KITH_ARRAY(uint32_t, count, error),
		.first = KITH_ARRAY(uint16_t, count, error),
		.second = KITH_ARRAY(uint16_t, count, error),
		.distance = KITH_ARRAY(float, count, error)};
	g_autofree float *row = KITH_ARRAY(float, n, error);
	if (!pairs->order || !pairs->first || !pairs->second || !pairs->distance || !row) {
		pairs_finish(pairs);
		return false;
	}
	size_t p = 0;
	for (uint32_t i = 0; i < n; i++) {
		distances_from(part, i, row);
		for (uint32_t j = i + 1; j < n; j++, p++) {
			pairs->order[p] = (uint32_t)p;
			pairs->first[p] = (uint16_t)i;
			pairs->second[p] = (uint16_t)j;
			pairs->distance[p] = row[j];
		}
	}
	return true;
}

/* One pass: every pair in turn is moved towards the distance it should have. */
static void relax(const struct pairs *pairs, const uint32_t *order, double step, double *at)
{
	for (size_t k = 0; k < pairs->count; k++) {
		size_t p = order[k];
		double *a = at + 2 * pairs->first[p], *b = at + 2 * pairs->second[p];
		double d = pairs->distance[p];
		double dx = a[0] - b[0], dy = a[1] - b[1];
		double length = sqrt(dx * dx + dy * dy) + 1e-9;
		double move = fmin(1, step / (d * d)) * (length - d) / 2 / length;
		a[0] -= move * dx;
		a[1] -= move * dy;
		b[0] += move * dx;
		b[1] += move * dy;
	}
}

static double stress(const struct pairs *pairs, const double *at)
{
	double sum = 0;
	for (size_t p = 0; p < pairs->count; p++) {
		const double *a = at + 2 * pairs->first[p], *b = at + 2 * pairs->second[p];
		double off =
			(hypot(a[0] - b[0], a[1] - b[1]) - pairs->distance[p]) / pairs->distance[p];
		sum += off * off;
	}
	return sum;
}

/* One descent from places drawn at random; `order` and `at` are its own. */
static double descend(const struct pairs *pairs, uint64_t seed, uint32_t *order, double *at)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	double farthest = 1;
	for (size_t p = 0; p < pairs->count; p++) {
		farthest = fmax(farthest, pairs->distance[p]);
	}
	for (size_t k = 0; k < 2 * pairs->n; k++) {
		at[k] = kith_random_unit(&random) * farthest;
	}
	memcpy(order, pairs->order, pairs->count * sizeof *order);
	double first = farthest * farthest;
	double fall = log(first / CLOSEST_STEP) / (PASSES - 1);
	for (int pass = 0; pass < PASSES; pass++) {
		kith_random_shuffle(&random, order, pairs->count);
		relax(pairs, order, first * exp(-fall * pass), at);
	}
	return stress(pairs, at);
}

/* How many descents to make: more where they cost nothing. */
static size_t starts_for(size_t pairs)
{
	return CLAMP(150000 / (pairs + 1), 4, STARTS);
}

bool kith_layout_stress(const struct kith_layout_part *part, double *x, double *y, GError **error)
{
	struct pairs pairs;
	if (!pairs_init(&pairs, part, error)) {
		return false;
	}
	size_t n = pairs.n, starts = starts_for(pairs.count);
	g_autofree uint32_t *order = KITH_ARRAY(uint32_t, starts * pairs.count, error);
	g_autofree double *at = KITH_ARRAY(double, starts *n * 2, error);
	double found[STARTS] = {0};
	if (!order || !at) {
		pairs_finish(&pairs);
		return false;
	}
#pragma omp parallel for schedule(static, 1) if (pairs.count > SMALL_WORK)
	for (size_t s = 0; s < starts; s++) {
		found[s] = descend(&pairs, part->seed + s * 0x9E3779B9u, order + s * pairs.count,
			at + s * n * 2);
	}
	size_t best = 0;
	for (size_t s = 1; s < starts; s++) {
		best = found[s] < found[best] ? s : best;
	}
	for (size_t i = 0; i < n; i++) {
		x[i] = at[(best * n + i) * 2];
		y[i] = at[(best * n + i) * 2 + 1];
	}
	pairs_finish(&pairs);
	return true;
}
