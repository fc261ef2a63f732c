/* How far groupings of the same people agree: information, pairs, and each person's share. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/agreement.h"

#include "csr/contingency.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of the shares of the groups on one side, in nats. */
static double entropy(const struct kith_contingency *table, int side)
{
	double n = (double)table->people, sum = 0;
	for (size_t g = 0; g < table->groups[side]; g++) {
		double share = table->size[side][g] / n;
		sum -= share > 0 ? share * log(share) : 0;
	}
	return sum;
}

/* The part of the mutual information that k people in common give to groups of sizes a and b. */
static double information(double k, double a, double b, double n)
{
	return k > 0 ? k / n * log(n * k / (a * b)) : 0;
}

static double mutual_information(const struct kith_contingency *table)
{
	double sum = 0;
	for (size_t c = 0; c < table->cells; c++) {
		const struct kith_contingency_cell *cell = &table->cell[c];
		sum += information(cell->count, table->size[0][cell->a], table->size[1][cell->b],
			(double)table->people);
	}
	return sum;
}

/*
 * What two groups of sizes a and b share by chance, as information. How many people they share is
 * hypergeometric; its weights are taken relative to the likeliest number, outwards until they
 * vanish, and divided by their sum: no factorials, no rounding of large ones.
 */
static double expected_of_pair(double a, double b, double n)
{
	double least = fmax(0, a + b - n), most = fmin(a, b);
	double mode = fmin(most, fmax(least, floor((a + 1) * (b + 1) / (n + 2))));
	double weights = 1, sum = information(mode, a, b, n), weight = 1;
	for (double k = mode; k < most && weight > 1e-18; k++) {
		weight *= (a - k) * (b - k) / ((k + 1) * (n - a - b + k + 1));
		weights += weight;
		sum += weight * information(k + 1, a, b, n);
	}
	weight = 1;
	for (double k = mode; k > least && weight > 1e-18; k--) {
		weight *= k * (n - a - b + k) / ((a - k + 1) * (b - k + 1));
		weights += weight;
		sum += weight * information(k - 1, a, b, n);
	}
	return sum / weights;
}

static int compare_sizes(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return (a > b) - (a < b);
}

/* The sizes that occur among groups, and how many groups have each. */
struct sizes {
	uint32_t *size, *times;
	size_t count;
};

static void sizes_finish(struct sizes *sizes)
{
	g_free(sizes->size);
	g_free(sizes->times);
}

static bool sizes_init(
	struct sizes *sizes, const struct kith_contingency *table, int side, GError **error)
{
	size_t groups = table->groups[side];
	*sizes = (struct sizes){.size = KITH_ARRAY(uint32_t, groups, error)};
	sizes->times = sizes->size ? KITH_ARRAY(uint32_t, groups, error) : NULL;
	if (!sizes->times) {
		sizes_finish(sizes);
		return false;
	}
	memcpy(sizes->size, table->size[side], groups * sizeof *sizes->size);
	qsort(sizes->size, groups, sizeof *sizes->size, compare_sizes);
	for (size_t g = 0; g < groups; g++) {
		if (g == 0 || sizes->size[g] != sizes->size[sizes->count - 1]) {
			sizes->size[sizes->count++] = sizes->size[g];
		}
		sizes->times[sizes->count - 1]++;
	}
	return true;
}

/* Mutual information expected of groups of these sizes, each pair of sizes looked at once. */
static double sum_expected(const struct sizes sizes[2], double n)
{
	double sum = 0;
	for (size_t i = 0; i < sizes[0].count; i++) {
		for (size_t j = 0; j < sizes[1].count; j++) {
			double times = (double)sizes[0].times[i] * sizes[1].times[j];
			sum += times * expected_of_pair(sizes[0].size[i], sizes[1].size[j], n);
		}
	}
	return sum;
}

static bool expected_information(
	const struct kith_contingency *table, double *expected, GError **error)
{
	struct sizes sizes[2];
	if (!sizes_init(&sizes[0], table, 0, error)) {
		return false;
	}
	if (!sizes_init(&sizes[1], table, 1, error)) {
		sizes_finish(&sizes[0]);
		return false;
	}
	*expected = sum_expected(sizes, (double)table->people);
	sizes_finish(&sizes[0]);
	sizes_finish(&sizes[1]);
	return true;
}

static double pairs(double people)
{
	return people * (people - 1) / 2;
}

/* Whether every group of either side is a group of the other. */
static bool same_groups(const struct kith_contingency *table)
{
	for (size_t c = 0; c < table->cells; c++) {
		const struct kith_contingency_cell *cell = &table->cell[c];
		if (cell->count != table->size[0][cell->a] ||
			cell->count != table->size[1][cell->b]) {
			return false;
		}
	}
	return true;
}

/* (found - expected) / (most - expected), and where there is nothing to divide by, sameness. */
static double adjusted(
	const struct kith_contingency *table, double found, double expected, double most)
{
	if (table->people == 0) {
		return NAN;
	}
	if (same_groups(table)) {
		return 1;
	}
	double room = most - expected;
	return fabs(room) > 1e-14 * fmax(1, fabs(most)) ? (found - expected) / room : 0;
}

static double rand_index(const struct kith_contingency *table)
{
	double together = 0, of[2] = {0, 0};
	for (size_t c = 0; c < table->cells; c++) {
		together += pairs(table->cell[c].count);
	}
	for (int side = 0; side < 2; side++) {
		for (size_t g = 0; g < table->groups[side]; g++) {
			of[side] += pairs(table->size[side][g]);
		}
	}
	double all = pairs((double)table->people);
	double expected = all > 0 ? of[0] * of[1] / all : 0;
	return adjusted(table, together, expected, (of[0] + of[1]) / 2);
}

bool kith_agreement_of(const struct kith_partition *a, const struct kith_partition *b,
	struct kith_agreement *agreement, GError **error)
{
	struct kith_contingency table;
	double expected;
	if (!kith_contingency_init(&table, a, b, error)) {
		return false;
	}
	bool done = expected_information(&table, &expected, error);
	if (done) {
		double both = entropy(&table, 0) + entropy(&table, 1);
		double shared = mutual_information(&table);
		*agreement = (struct kith_agreement){
			.people = table.people,
			.nmi = adjusted(&table, shared, 0, both / 2),
			.ami = adjusted(&table, shared, expected, both / 2),
			.ari = rand_index(&table),
			.vi = table.people ? fmax(0, both - 2 * shared) : NAN,
		};
	}
	kith_contingency_finish(&table);
	return done;
}

/* Adds each person's overlap of circles between the chosen run and another. */
static void add_overlaps(const struct kith_contingency *table, const struct kith_partition *chosen,
	const struct kith_partition *other, const uint32_t *first, double *confidence)
{
	for (size_t i = 0; i < chosen->n; i++) {
		if (!kith_in_both(chosen, other, i)) {
			continue;
		}
		const struct kith_contingency_cell *cell = &table->cell[first[chosen->of[i]]];
		while (cell->b != other->of[i]) {
			cell++;
		}
		double shared = cell->count - 1.0;
		double either = table->size[0][cell->a] + table->size[1][cell->b] - 2.0 - shared;
		confidence[i] += either > 0 ? shared / either : 1;
	}
}

/* Where the cells of each group of the chosen run begin. */
static void find_cells(const struct kith_contingency *table, uint32_t *first)
{
	for (size_t c = table->cells; c-- > 0;) {
		first[table->cell[c].a] = (uint32_t)c;
	}
}

static bool compare_run(const struct kith_partition *chosen, const struct kith_partition *other,
	uint32_t *first, double *confidence, GError **error)
{
	struct kith_contingency table;
	if (!kith_contingency_init(&table, chosen, other, error)) {
		return false;
	}
	find_cells(&table, first);
	add_overlaps(&table, chosen, other, first, confidence);
	kith_contingency_finish(&table);
	return true;
}

bool kith_agreement_confidence(const struct kith_partition *all, size_t count, size_t chosen,
	double *confidence, GError **error)
{
	const struct kith_partition *run = &all[chosen];
	g_autofree uint32_t *first = KITH_ARRAY(uint32_t, run->groups, error);
	if (!first) {
		return false;
	}
	memset(confidence, 0, run->n * sizeof *confidence);
	for (size_t r = 0; r < count; r++) {
		if (r != chosen && !compare_run(run, &all[r], first, confidence, error)) {
			return false;
		}
	}
	for (size_t i = 0; i < run->n; i++) {
		bool known = count > 1 && run->of[i] != KITH_NO_GROUP;
		confidence[i] = known ? confidence[i] / (double)(count - 1) : NAN;
	}
	return true;
}

bool kith_agreement_mean(
	const struct kith_partition *all, size_t count, double *ami, GError **error)
{
	double sum = 0;
	size_t seen = 0, runs = MIN(count, 20);
	for (size_t i = 0; i < runs; i++) {
		for (size_t j = i + 1; j < runs; j++, seen++) {
			struct kith_agreement agreement;
			if (!kith_agreement_of(&all[i], &all[j], &agreement, error)) {
				return false;
			}
			sum += agreement.ami;
		}
	}
	*ami = seen ? sum / (double)seen : NAN;
	return true;
}
