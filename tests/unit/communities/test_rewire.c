/* Claims about networks rewired by chance. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/rewire.h"

#include "unit/networks.h"

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
		assert_in_range(times[partner], 880, 1120);
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

static void lack_of_memory_is_reported(void **state)
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(degrees_stay_and_nothing_is_doubled),
		cmocka_unit_test(the_strong_stay_strong),
		cmocka_unit_test(chance_favours_no_outcome),
		cmocka_unit_test(a_star_can_only_stay),
		cmocka_unit_test(larger_networks_do_change),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
