/* Claims about paths in forests. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/forest.h"

#include <math.h>

#include "base/random.h"
#include "unit/small_graphs.h"

#define SEEDS 400
#define MOST 14

/* People in any order, each tied to one before or to nobody; `closed`: and one more tie. */
static kith_csr *draw(uint64_t seed, bool closed)
{
	struct kith_random random;
	uint32_t name[MOST], source[MOST], target[MOST];
	kith_random_init(&random, seed);
	size_t n = 1 + kith_random_below(&random, MOST), m = 0;
	for (uint32_t i = 0; i < n; i++) {
		name[i] = i;
	}
	kith_random_shuffle(&random, name, n);
	for (uint32_t i = 1; i < n; i++) {
		if (closed || kith_random_below(&random, 5) > 0) {
			source[m] = name[i];
			target[m++] = name[closed ? i - 1 : kith_random_below(&random, i)];
		}
	}
	if (closed) {
		source[m] = name[0];
		target[m++] = name[n - 1];
	}
	struct kith_arcs arcs = {.n = n, .m = m, .source = source, .target = target};
	return kith_csr_new(&arcs, NULL);
}

/* From u, come from `from`, to `to`: the one path counts for everybody and every tie on it. */
static bool follow(const kith_csr *csr, uint32_t u, uint32_t from, uint32_t to, double *tie)
{
	if (u == to) {
		return true;
	}
	for (uint64_t e = csr->start[u]; e < csr->start[u + 1]; e++) {
		uint32_t w = csr->to[e];
		if (w != from && follow(csr, w, u, to, tie)) {
			uint32_t low = MIN(u, w);
			tie[kith_csr_tie(csr, low, kith_csr_find(csr, low, MAX(u, w)))]++;
			return true;
		}
	}
	return false;
}

/* Each path that goes on from somebody is one of those over two of their ties. */
static void people_from_ties(
	const kith_csr *csr, const double *tie, const double *ends, double *person)
{
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			uint32_t low = MIN(i, csr->to[e]), high = MAX(i, csr->to[e]);
			person[i] += tie[kith_csr_tie(csr, low, kith_csr_find(csr, low, high))] / 2;
		}
		person[i] -= ends[i] / 2;
	}
}

static void every_path_is_counted(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		g_autoptr(kith_csr) csr = draw(seed, false);
		double tie[MOST] = {0}, person[MOST] = {0}, ends[MOST] = {0};
		double found_tie[MOST] = {0}, found_person[MOST] = {0};
		bool forest;
		for (uint32_t s = 0; s < csr->n; s++) {
			for (uint32_t t = 0; t < csr->n; t++) {
				bool reached = s != t && follow(csr, s, KITH_NOBODY, t, tie);
				ends[s] += reached;
				ends[t] += reached;
			}
		}
		people_from_ties(csr, tie, ends, person);
		assert_true(kith_forest_paths(csr, found_person, found_tie, &forest, NULL));
		assert_true(forest);
		assert_memory_equal(found_tie, tie, sizeof tie);
		assert_memory_equal(found_person, person, sizeof person);
	}
}

static void distances_are_those_of_searches(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		g_autoptr(kith_csr) csr = draw(seed, false);
		struct kith_distances searched, found;
		bool forest;
		assert_true(kith_paths_distances(csr, (struct kith_sources){0}, &searched, NULL));
		assert_true(kith_forest_distances(csr, &found, &forest, NULL));
		assert_true(forest && found.exact);
		assert_int_equal(found.sources, csr->n);
		assert_int_equal(found.diameter, searched.diameter);
		assert_true(found.pairs == searched.pairs);
		assert_true(isnan(searched.mean) ? isnan(found.mean) : found.mean == searched.mean);
	}
}

static void a_circle_is_no_forest_and_is_not_counted(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		g_autoptr(kith_csr) csr = draw(seed, true);
		double person[MOST] = {0};
		bool forest;
		assert_true(kith_forest_paths(csr, person, NULL, &forest, NULL));
		assert_int_equal(forest, csr->n < 3);
		for (size_t i = 0; i < csr->n; i++) {
			assert_true(person[i] == 0);
		}
	}
}

/* Fewer ties than people, three of whom form a circle. */
static void few_ties_make_no_forest(void **state)
{
	(void)state;
	const uint32_t source[] = {0, 1, 2}, target[] = {1, 2, 0};
	struct kith_arcs arcs = {.n = 9, .m = 3, .source = source, .target = target};
	g_autoptr(kith_csr) csr = kith_csr_new(&arcs, NULL);
	bool forest;
	assert_true(kith_forest_paths(csr, NULL, NULL, &forest, NULL));
	assert_false(forest);
}

static void directed_ties_are_for_others(void **state)
{
	(void)state;
	const uint32_t source[] = {0, 1}, target[] = {1, 2};
	const uint8_t one_way[] = {1, 1};
	struct kith_arcs arcs = {
		.n = 3, .m = 2, .source = source, .target = target, .one_way = one_way};
	g_autoptr(kith_csr) csr = kith_csr_new(&arcs, NULL);
	bool forest;
	assert_true(kith_forest_paths(csr, NULL, NULL, &forest, NULL));
	assert_false(forest);
}

static void nobody_is_a_forest(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = kith_csr_new(&(struct kith_arcs){0}, NULL);
	bool forest;
	assert_true(kith_forest_paths(csr, NULL, NULL, &forest, NULL));
	assert_true(forest);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_path_is_counted),
		cmocka_unit_test(distances_are_those_of_searches),
		cmocka_unit_test(a_circle_is_no_forest_and_is_not_counted),
		cmocka_unit_test(few_ties_make_no_forest),
		cmocka_unit_test(directed_ties_are_for_others),
		cmocka_unit_test(nobody_is_a_forest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
