/* Claims about networks rewired by chance, and communities that are more than these have. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/null_model.h"
#include "csr/rewire.h"

#include <omp.h>

#include "unit/networks.h"
#include "unit/seeds.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int compare_weights(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double *sorted_weights(const kith_csr *csr)
{
	double *weight = g_memdup2(csr->weight, csr->start[csr->n] * sizeof *weight);
	qsort(weight, csr->start[csr->n], sizeof *weight, compare_weights);
	return weight;
}

static void degrees_stay_and_nothing_is_doubled(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 41);
	for (int round = 0; round < 300; round++) {
		size_t n = 1 + kith_random_below(&random, 20);
		bool weighted = round & 1, directed = round & 2;
		g_autoptr(kith_csr) csr = network_by_chance(
			&random, n, kith_random_below(&random, 60), weighted, directed);
		g_autoptr(kith_csr) rewired = kith_rewire(csr, &random, NULL);
		assert_non_null(rewired);
		assert_int_equal(kith_csr_ties(rewired), kith_csr_ties(csr));
		assert_int_equal(rewired->directed, csr->directed);
		assert_memory_equal(rewired->start, csr->start, (n + 1) * sizeof *csr->start);
		if (directed) {
			g_autoptr(kith_csr) in = kith_csr_reverse(csr, NULL);
			g_autoptr(kith_csr) after = kith_csr_reverse(rewired, NULL);
			assert_memory_equal(in->start, after->start, (n + 1) * sizeof *in->start);
		}
		if (weighted && csr->start[n] > 0) {
			g_autofree double *before = sorted_weights(csr);
			g_autofree double *after = sorted_weights(rewired);
			assert_memory_equal(before, after, csr->start[n] * sizeof *before);
		}
	}
}

static double strength_of(const kith_csr *csr, size_t i)
{
	double sum = 0;
	for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
		sum += csr->weight[e];
	}
	return sum;
}

/* Like weights take each other's place: nobody's strength doubles or halves. */
static void the_strong_stay_strong(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 46);
	size_t changed = 0;
	for (int round = 0; round < 100; round++) {
		g_autoptr(kith_csr) csr = network_by_chance(&random, 30, 120, true, round & 1);
		for (uint64_t e = 0; e < csr->start[30]; e++) {
			csr->weight[e] = csr->weight[e] * csr->weight[e] * csr->weight[e];
		}
		g_autoptr(kith_csr) rewired = kith_rewire(csr, &random, NULL);
		for (size_t i = 0; i < 30; i++) {
			double before = strength_of(csr, i), after = strength_of(rewired, i);
			assert_true(after <= 2 * before && before <= 2 * after);
			changed += before != after;
		}
	}
	assert_true(changed > 1000);
}

/* Two ties among four people pair them in one of three ways, each as often as the others. */
static void chance_favours_no_outcome(void **state)
{
	(void)state;
	const uint32_t ends[2][2] = {{0, 1}, {2, 3}};
	struct kith_random random;
	size_t times[4] = {0};
	kith_random_init(&random, 42);
	g_autoptr(kith_csr) csr = network_of(4, 2, ends, NULL, false);
	for (int round = 0; round < 3000; round++) {
		g_autoptr(kith_csr) rewired = kith_rewire(csr, &random, NULL);
		times[rewired->to[0]]++;
	}
	for (size_t partner = 1; partner < 4; partner++) {
		assert_true(times[partner] >= 880 && times[partner] <= 1120);
	}
}

static void a_star_can_only_stay(void **state)
{
	(void)state;
	const uint32_t ends[3][2] = {{0, 1}, {0, 2}, {0, 3}};
	struct kith_random random;
	kith_random_init(&random, 43);
	g_autoptr(kith_csr) csr = network_of(4, 3, ends, NULL, false);
	g_autoptr(kith_csr) rewired = kith_rewire(csr, &random, NULL);
	assert_memory_equal(rewired->to, csr->to, 6 * sizeof *csr->to);
}

static void larger_networks_do_change(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 44);
	g_autoptr(kith_csr) csr = network_of_cliques(20, 5);
	g_autoptr(kith_csr) rewired = kith_rewire(csr, &random, NULL);
	size_t kept = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			kept += kith_csr_find(rewired, i, csr->to[e]) != UINT64_MAX;
		}
	}
	assert_true(kept < csr->start[csr->n] / 5);
}

static void lack_of_memory_to_rewire_is_reported(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 45);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 5, 8, true, true);
	bool done = false;
	long successes = 0;
	for (; !done; successes++) {
		kith_array_fail_after(successes);
		g_autoptr(kith_csr) rewired = kith_rewire(csr, &random, NULL);
		kith_array_fail_after(-1);
		done = rewired != NULL;
	}
	assert_true(successes > 5);
}

static struct kith_null_model compared(const kith_csr *csr, size_t samples)
{
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 10};
	struct kith_leiden_result result;
	struct kith_null_model null = {.samples = samples};
	g_autoptr(kith_csr) both = csr->directed ? kith_csr_symmetric(csr, NULL) : NULL;
	assert_true(kith_leiden_find(both ? both : csr, csr, &options, &result, NULL));
	assert_true(kith_null_model_compare(csr, &options, &result, &null, NULL));
	kith_leiden_finish(&result);
	return null;
}

/* Weights differ by powers of ten: even so, chance makes no circles of them. */
static void a_random_network_has_no_clear_circles(void **state)
{
	(void)state;
	struct kith_random random;
	size_t clear = 0;
	kith_random_init(&random, 71);
	for (uint64_t round = 0; round < small_seeds(60); round++) {
		g_autoptr(kith_csr) csr =
			network_by_chance(&random, 60, 120 + 3 * round, round & 1, round & 2);
		for (uint64_t e = 0; csr->weight && e < csr->start[csr->n]; e++) {
			csr->weight[e] = pow(csr->weight[e], 4);
		}
		clear += compared(csr, 99).clear;
	}
	assert_true(clear <= 2);
}

/* Whom strong ties join, in a network that is random without them. */
static void circles_of_weight_are_clear(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 72);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 60, 600, true, false);
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			csr->weight[e] = i / 15 == csr->to[e] / 15 ? 9 : 1;
		}
	}
	assert_true(compared(csr, 99).clear);
}

static void what_is_too_large_is_not_compared(void **state)
{
	(void)state;
	uint64_t start[2] = {0, 600000};
	const kith_csr csr = {.n = 1, .start = start};
	assert_int_equal(kith_null_model_samples(&csr), 0);
	start[1] = 2 * 9000;
	assert_int_equal(kith_null_model_samples(&csr), 99);
	start[1] = 2 * 200000;
	assert_int_equal(kith_null_model_samples(&csr), 4);
}

static void cliques_are_clear_circles(void **state)
{
	(void)state;
	g_autoptr(kith_csr) cliques = network_of_cliques(6, 6);
	struct kith_null_model null = compared(cliques, 0);
	assert_int_equal(null.samples, 99);
	assert_true(null.clear);
	assert_true(null.z > 10);
	assert_true(fabs(null.p_value - 0.01) < 1e-12);
	g_autoptr(kith_csr) karate = network_karate();
	assert_true(compared(karate, 0).clear);
}

/* Slightly more ties within than between: far from chance, and nothing that people would see. */
static void a_sure_difference_that_is_small_is_not_clear(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 73);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 120, 5000, true, false);
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			csr->weight[e] = i / 30 == csr->to[e] / 30 ? 1.6 : 1;
		}
	}
	struct kith_null_model null = compared(csr, 99);
	assert_true(null.surely && null.z > 5);
	assert_true(null.found - null.mean < KITH_CLEAR_EFFECT);
	assert_false(null.clear);
}

static void a_star_is_all_its_degrees_allow(void **state)
{
	(void)state;
	const uint32_t ends[3][2] = {{0, 1}, {0, 2}, {0, 3}};
	g_autoptr(kith_csr) csr = network_of(4, 3, ends, NULL, false);
	struct kith_null_model null = compared(csr, 19);
	assert_false(null.clear);
	assert_true(isnan(null.z));
	assert_true(fabs(null.p_value - 1) < 1e-12);
}

static void without_ties_nothing_is_clear(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_of(3, 0, NULL, NULL, false);
	struct kith_null_model null = compared(csr, 0);
	assert_false(null.clear);
	assert_true(isnan(null.mean));
}

static void any_number_of_threads_judges_the_same(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_of_cliques(20, 8);
	struct kith_null_model null[2];
	int before = omp_get_max_threads();
	for (int k = 0; k < 2; k++) {
		omp_set_num_threads(k ? 8 : 1);
		null[k] = compared(csr, 40);
	}
	omp_set_num_threads(before);
	assert_true(null[0].mean == null[1].mean && null[0].z == null[1].z);
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	const uint32_t ends[3][2] = {{0, 1}, {1, 2}, {2, 3}};
	g_autoptr(kith_csr) csr = network_of(4, 3, ends, NULL, true);
	g_autoptr(kith_csr) both = kith_csr_symmetric(csr, NULL);
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 1};
	struct kith_leiden_result result;
	assert_true(kith_leiden_find(both, csr, &options, &result, NULL));
	bool done = false;
	long successes = 0;
	for (; !done; successes++) {
		struct kith_null_model null = {.samples = 1};
		kith_array_fail_after(successes);
		done = kith_null_model_compare(csr, &options, &result, &null, NULL);
		kith_array_fail_after(-1);
	}
	assert_true(successes > 20);
	kith_leiden_finish(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(degrees_stay_and_nothing_is_doubled),
		cmocka_unit_test(the_strong_stay_strong),
		cmocka_unit_test(chance_favours_no_outcome),
		cmocka_unit_test(a_star_can_only_stay),
		cmocka_unit_test(larger_networks_do_change),
		cmocka_unit_test(lack_of_memory_to_rewire_is_reported),
		cmocka_unit_test(a_random_network_has_no_clear_circles),
		cmocka_unit_test(circles_of_weight_are_clear),
		cmocka_unit_test(what_is_too_large_is_not_compared),
		cmocka_unit_test(cliques_are_clear_circles),
		cmocka_unit_test(a_sure_difference_that_is_small_is_not_clear),
		cmocka_unit_test(a_star_is_all_its_degrees_allow),
		cmocka_unit_test(without_ties_nothing_is_clear),
		cmocka_unit_test(any_number_of_threads_judges_the_same),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
