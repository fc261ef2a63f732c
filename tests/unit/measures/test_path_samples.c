/* Claims about betweenness from paths drawn by chance. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/path_samples.h"
#include "unit/networks.h"

#include <omp.h>

typedef uint32_t ends_of[2];

static const struct kith_path_samples both = {.people = true, .ties = true, .seed = 1, .top = 10};

static kith_csr *star(uint32_t n)
{
	g_autofree ends_of *ends = g_new(ends_of, n);
	for (uint32_t i = 1; i < n; i++) {
		ends[i - 1][0] = 0;
		ends[i - 1][1] = i;
	}
	return network_of(n, n - 1, (const ends_of *)ends, NULL, false);
}

static kith_csr *chain(uint32_t n)
{
	g_autofree ends_of *ends = g_new(ends_of, n);
	for (uint32_t i = 1; i < n; i++) {
		ends[i - 1][0] = i - 1;
		ends[i - 1][1] = i;
	}
	return network_of(n, n - 1, (const ends_of *)ends, NULL, false);
}

/* As packages depend on earlier ones, and most on the earliest. */
static kith_csr *dependencies(uint64_t seed, uint32_t n)
{
	g_autofree ends_of *ends = g_new(ends_of, 3 * n);
	struct kith_random random;
	kith_random_init(&random, seed);
	size_t m = 0;
	for (uint32_t i = 1; i < n; i++) {
		for (uint32_t k = 0; k < 3; k++) {
			ends[m][0] = i;
			ends[m++][1] = (uint32_t)kith_random_below(
				&random, 1 + kith_random_below(&random, i));
		}
	}
	return network_of(n, m, (const ends_of *)ends, NULL, true);
}

/* From joint to joint over either of two people. */
static kith_csr *diamonds(uint32_t count)
{
	g_autofree ends_of *ends = g_new(ends_of, 4 * count);
	for (uint32_t k = 0, m = 0; k < count; k++) {
		for (uint32_t middle = 3 * k + 1; middle <= 3 * k + 2; middle++, m += 2) {
			memcpy(ends[m], (ends_of){3 * k, middle}, sizeof *ends);
			memcpy(ends[m + 1], (ends_of){middle, 3 * k + 3}, sizeof *ends);
		}
	}
	return network_of(3 * count + 1, 4 * count, (const ends_of *)ends, NULL, false);
}

/* Networks of several shapes, by number; NULL after the last. */
static kith_csr *shape(uint64_t number)
{
	struct kith_random random;
	kith_random_init(&random, number);
	switch (number) {
	case 0:
	case 1:
	case 2:
	case 3:
		return network_by_chance(&random, 120, 200, number & 1, number & 2);
	case 4:
		return network_by_chance(&random, 60, 600, true, false);
	case 5:
		return star(50);
	case 6:
		return chain(40);
	case 7:
		return dependencies(7, 100);
	case 8:
		return network_of_cliques(10, 6);
	case 9:
		return network_karate();
	case 10:
		return diamonds(15);
	default:
		return NULL;
	}
}

static bool all_within(const double *exact, const double *estimate, const double *error, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (fabs(exact[i] - estimate[i]) > error[i] + 1e-12) {
			return false;
		}
	}
	return true;
}

static void find_exactly(const kith_csr *csr, struct kith_betweenness *exact)
{
	struct kith_betweenness_options options = {.people = true, .ties = true};
	assert_true(kith_betweenness_find(csr, &options, exact, NULL));
}

/* On each network the errors hold, for all at once, for at least 95 of 100 seeds. */
static void errors_hold_for_everyone_at_once(void **state)
{
	(void)state;
	kith_csr *csr;
	for (uint64_t number = 0; (csr = shape(number)); number++) {
		struct kith_betweenness exact, drawn;
		int people_missed = 0, ties_missed = 0;
		find_exactly(csr, &exact);
		for (uint64_t seed = 0; seed < 100; seed++) {
			struct kith_path_samples options = both;
			options.seed = seed;
			options.steps = 1e5 * (double)(1 + seed % 4);
			assert_true(kith_path_samples_find(csr, &options, &drawn, NULL));
			people_missed +=
				!all_within(exact.person, drawn.person, drawn.person_error, csr->n);
			ties_missed += !all_within(
				exact.tie, drawn.tie, drawn.tie_error, kith_csr_ties(csr));
			kith_betweenness_finish(&drawn);
		}
		assert_true(people_missed <= 5 && ties_missed <= 5);
		kith_betweenness_finish(&exact);
		kith_csr_free(csr);
	}
}

/* The mean of many draws is what is to be estimated: as near as draws of that number come. */
static void many_paths_come_near(void **state)
{
	(void)state;
	kith_csr *csr;
	for (uint64_t number = 0; (csr = shape(number)); number++) {
		struct kith_betweenness exact, drawn;
		struct kith_path_samples options = both;
		options.steps = 6e6;
		options.top = 100;
		find_exactly(csr, &exact);
		assert_true(kith_path_samples_find(csr, &options, &drawn, NULL));
		double paths = (double)drawn.samples;
		for (size_t i = 0; i < csr->n; i++) {
			double off = fabs(exact.person[i] - drawn.person[i]);
			assert_true(off < 6 * sqrt(exact.person[i] / paths) + 6 / paths);
		}
		for (uint64_t t = 0; t < kith_csr_ties(csr); t++) {
			double off = fabs(exact.tie[t] - drawn.tie[t]);
			assert_true(off < 6 * sqrt(exact.tie[t] / paths) + 6 / paths);
		}
		kith_betweenness_finish(&drawn);
		kith_betweenness_finish(&exact);
		kith_csr_free(csr);
	}
}

/* More paths than a double can count, and each drawn as often as the others. */
static void diamonds_are_passed_on_both_sides(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = diamonds(1100);
	struct kith_path_samples options = both;
	struct kith_betweenness exact, drawn;
	options.steps = 2e7;
	find_exactly(csr, &exact);
	assert_true(kith_path_samples_find(csr, &options, &drawn, NULL));
	assert_true(drawn.samples >= 1000);
	assert_true(all_within(exact.person, drawn.person, drawn.person_error, csr->n));
	assert_true(all_within(exact.tie, drawn.tie, drawn.tie_error, kith_csr_ties(csr)));
	kith_betweenness_finish(&drawn);
	kith_betweenness_finish(&exact);
}

static void a_hub_is_settled_soon(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = star(3000);
	struct kith_betweenness drawn;
	struct kith_path_samples options = {.people = true, .seed = 3, .top = 10};
	assert_true(kith_path_samples_find(csr, &options, &drawn, NULL));
	assert_true(drawn.samples <= 4096 && !drawn.tie);
	assert_true(drawn.person[0] > 0.99 && drawn.person_error[0] < 0.1);
	assert_true(drawn.person[1] == 0 && drawn.person_error[1] == 0);
	kith_betweenness_finish(&drawn);
}

static void people_without_ties_are_on_no_path(void **state)
{
	(void)state;
	for (size_t n = 0; n < 5; n++) {
		g_autoptr(kith_csr) csr = network_of(n, 0, NULL, NULL, false);
		struct kith_betweenness drawn;
		assert_true(kith_path_samples_find(csr, &both, &drawn, NULL));
		for (size_t i = 0; i < n; i++) {
			assert_true(drawn.person[i] == 0 && drawn.person_error[i] == 0);
		}
		kith_betweenness_finish(&drawn);
	}
}

static void threads_do_not_change_a_bit(void **state)
{
	(void)state;
	int threads = omp_get_max_threads();
	kith_csr *csr;
	for (uint64_t number = 0; (csr = shape(number)); number++) {
		struct kith_path_samples options = both;
		struct kith_betweenness one, more;
		options.steps = 2e6;
		omp_set_num_threads(1);
		assert_true(kith_path_samples_find(csr, &options, &one, NULL));
		for (int t = 2; t <= 8; t *= 4) {
			omp_set_num_threads(t);
			assert_true(kith_path_samples_find(csr, &options, &more, NULL));
			size_t people = csr->n * sizeof(double);
			size_t ties = kith_csr_ties(csr) * sizeof(double);
			assert_int_equal(one.samples, more.samples);
			assert_memory_equal(one.person, more.person, people);
			assert_memory_equal(one.person_error, more.person_error, people);
			assert_memory_equal(one.tie, more.tie, ties);
			assert_memory_equal(one.tie_error, more.tie_error, ties);
			kith_betweenness_finish(&more);
		}
		kith_betweenness_finish(&one);
		kith_csr_free(csr);
	}
	omp_set_num_threads(threads);
}

static void lack_of_memory_is_said(void **state)
{
	(void)state;
	for (uint64_t number = 0; number < 4; number++) {
		g_autoptr(kith_csr) csr = shape(number);
		for (long after = 0; after < 12; after++) {
			struct kith_betweenness found;
			g_autoptr(GError) error = NULL;
			kith_array_fail_after(after);
			bool done = kith_path_samples_find(csr, &both, &found, &error);
			kith_array_fail_after(-1);
			assert_true(!done && g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_hold_for_everyone_at_once),
		cmocka_unit_test(many_paths_come_near),
		cmocka_unit_test(diamonds_are_passed_on_both_sides),
		cmocka_unit_test(a_hub_is_settled_soon),
		cmocka_unit_test(people_without_ties_are_on_no_path),
		cmocka_unit_test(threads_do_not_change_a_bit),
		cmocka_unit_test(lack_of_memory_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
