/* Claims about lib/csr/csr. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>
#include <string.h>

static kith_csr *make(size_t n, size_t m, const uint32_t *source, const uint32_t *target,
	const double *value, const uint8_t *one_way)
{
	struct kith_arcs arcs = {.n = n,
		.m = m,
		.source = source,
		.target = target,
		.value = value,
		.one_way = one_way};
	GError *error = NULL;
	kith_csr *csr = kith_csr_new(&arcs, &error);
	assert_null(error);
	assert_non_null(csr);
	return csr;
}

static void nobody_gives_no_rows(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = make(0, 0, NULL, NULL, NULL, NULL);
	assert_int_equal(csr->n, 0);
	assert_int_equal(kith_csr_ties(csr), 0);
}

static void loops_are_left_out_and_parallel_ties_summed(void **state)
{
	(void)state;
	const uint32_t source[] = {0, 1, 1, 2}, target[] = {1, 0, 1, 0};
	const double value[] = {2, 3, 7, 0.5};
	g_autoptr(kith_csr) csr = make(4, 4, source, target, value, NULL);
	assert_int_equal(kith_csr_ties(csr), 2);
	assert_int_equal(kith_csr_degree(csr, 0), 2);
	assert_int_equal(csr->to[0], 1);
	assert_true(csr->weight[0] == 5);
	assert_true(csr->weight[1] == 0.5);
	assert_int_equal(kith_csr_degree(csr, 3), 0);
	assert_true(kith_csr_find(csr, 1, 1) == UINT64_MAX);
	assert_true(kith_csr_find(csr, 1, 0) == csr->start[1]);
}

static void a_mutual_row_in_a_directed_graph_goes_both_ways(void **state)
{
	(void)state;
	const uint32_t source[] = {0, 2}, target[] = {1, 0};
	const uint8_t one_way[] = {0, 1};
	g_autoptr(kith_csr) out = make(3, 2, source, target, NULL, one_way);
	assert_true(out->directed);
	assert_int_equal(kith_csr_ties(out), 3);
	g_autoptr(kith_csr) both = kith_csr_symmetric(out, NULL);
	assert_true(both->weight[kith_csr_find(both, 0, 1)] == 2);
	assert_true(both->weight[kith_csr_find(both, 0, 2)] == 1);
}

/* The dense matrix says what every row must hold. */
static void check_against_matrix(const struct small *small)
{
	double w[SMALL_MOST][SMALL_MOST] = {{0}};
	for (size_t r = 0; r < small->m; r++) {
		uint32_t i = small->source[r], j = small->target[r];
		double value = small->weighted ? small->value[r] : 1;
		if (i != j) {
			w[i][j] = small->weighted ? w[i][j] + value : 1;
			if (!small->directed || !small->one_way[r]) {
				w[j][i] = small->weighted ? w[j][i] + value : 1;
			}
		}
	}
	g_autoptr(kith_csr) csr = small_csr(small);
	g_autoptr(kith_csr) in = small->directed ? kith_csr_reverse(csr, NULL) : NULL;
	uint64_t tie = 0;
	for (uint32_t i = 0; i < small->n; i++) {
		uint32_t degree = 0;
		for (uint32_t j = 0; j < small->n; j++) {
			uint64_t at = kith_csr_find(csr, i, j);
			assert_int_equal(at != UINT64_MAX, w[i][j] > 0);
			if (w[i][j] > 0) {
				assert_true(at == csr->start[i] + degree);
				assert_true(fabs(kith_csr_weight(csr, at) - w[i][j]) < 1e-12);
				degree++;
			}
			if (w[i][j] > 0 && (small->directed || j > i)) {
				assert_true(kith_csr_tie(csr, i, at) == tie++);
			}
			if (in) {
				assert_int_equal(
					kith_csr_find(in, j, i) != UINT64_MAX, w[i][j] > 0);
			}
		}
		assert_int_equal(degree, kith_csr_degree(csr, i));
	}
	assert_true(kith_csr_ties(csr) == tie);
}

static void rows_equal_the_matrix_on_random_graphs(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 7);
	for (int round = 0; round < 2000; round++) {
		struct small small = {.n = 1 + kith_random_below(&random, SMALL_MOST),
			.weighted = kith_random_below(&random, 2),
			.directed = kith_random_below(&random, 2)};
		small.m = kith_random_below(&random, SMALL_ROWS + 1);
		for (size_t r = 0; r < small.m; r++) {
			small.source[r] = (uint32_t)kith_random_below(&random, small.n);
			small.target[r] = (uint32_t)kith_random_below(&random, small.n);
			small.value[r] = 0.5 + (double)kith_random_below(&random, 9);
			small.one_way[r] = (uint8_t)kith_random_below(&random, 2);
		}
		check_against_matrix(&small);
	}
}

/* Each row of the file takes its value off its arcs; nothing is left of any. */
static void check_against_rows(const struct kith_arcs *arcs, const kith_csr *csr)
{
	uint64_t count = csr->start[csr->n];
	g_autofree double *left = g_memdup2(csr->weight, count * sizeof *left);
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i] + 1; e < csr->start[i + 1]; e++) {
			assert_true(csr->to[e - 1] < csr->to[e]);
		}
	}
	for (size_t r = 0; r < arcs->m; r++) {
		uint32_t i = arcs->source[r], j = arcs->target[r];
		if (i != j) {
			left[kith_csr_find(csr, i, j)] -= arcs->value[r];
		}
		if (i != j && (!arcs->one_way || !arcs->one_way[r])) {
			left[kith_csr_find(csr, j, i)] -= arcs->value[r];
		}
	}
	for (uint64_t e = 0; e < count; e++) {
		assert_true(left[e] == 0);
	}
}

/* Of so many people that rows are made in many parts, so many rows that threads share them, and a
 * hub. */
static void many_rows_are_the_same_on_any_number_of_threads(void **state)
{
	(void)state;
	enum { PEOPLE = 70000, ROWS = (1 << 20) + 5 };
	g_autofree uint32_t *source = g_new(uint32_t, ROWS), *target = g_new(uint32_t, ROWS);
	g_autofree double *value = g_new(double, ROWS);
	g_autofree uint8_t *one_way = g_new(uint8_t, ROWS);
	struct kith_random random;
	kith_random_init(&random, 3);
	for (size_t r = 0; r < ROWS; r++) {
		bool hub = kith_random_below(&random, 3) == 0;
		source[r] = (uint32_t)kith_random_below(&random, hub ? 1 : PEOPLE);
		target[r] = (uint32_t)kith_random_below(&random, PEOPLE);
		value[r] = 1 + (double)kith_random_below(&random, 9);
		one_way[r] = (uint8_t)kith_random_below(&random, 2);
	}
	for (int directed = 0; directed < 2; directed++) {
		struct kith_arcs arcs = {.n = PEOPLE,
			.m = ROWS,
			.source = source,
			.target = target,
			.value = value,
			.one_way = directed ? one_way : NULL};
		for (int threads = 1; threads <= 3; threads++) {
			omp_set_num_threads(threads);
			g_autoptr(kith_csr) csr = kith_csr_new(&arcs, NULL);
			check_against_rows(&arcs, csr);
		}
	}
}

static void every_failed_allocation_is_reported(void **state)
{
	(void)state;
	const uint32_t source[] = {0, 1}, target[] = {1, 2};
	const double value[] = {1, 2};
	struct kith_arcs arcs = {
		.n = 3, .m = 2, .source = source, .target = target, .value = value};
	for (long k = 0;; k++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(k);
		g_autoptr(kith_csr) csr = kith_csr_new(&arcs, &error);
		kith_array_fail_after(-1);
		if (csr) {
			assert_true(k >= 5);
			break;
		}
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
}

static void one_way_ties_lead_back_at_their_own_weight_either_way(void **state)
{
	(void)state;
	for (uint64_t seed = 2; seed < 400; seed += 1 + (seed & 1) * 2) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) out = small_csr(&small);
		g_autoptr(kith_csr) in = kith_csr_reverse(out, NULL);
		g_autoptr(kith_csr) there = kith_csr_either_way(out, in, NULL);
		g_autoptr(kith_csr) back = kith_csr_either_way(in, out, NULL);
		struct dense w, either, turned;
		small_dense(out, &w);
		small_dense(there, &either);
		small_dense(back, &turned);
		for (uint32_t i = 0; i < small.n; i++) {
			for (uint32_t j = 0; j < small.n; j++) {
				double wanted = w.w[i][j] > 0 ? w.w[i][j] : w.w[j][i];
				assert_true(either.w[i][j] == wanted);
				assert_true(turned.w[j][i] == wanted);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_gives_no_rows),
		cmocka_unit_test(loops_are_left_out_and_parallel_ties_summed),
		cmocka_unit_test(a_mutual_row_in_a_directed_graph_goes_both_ways),
		cmocka_unit_test(rows_equal_the_matrix_on_random_graphs),
		cmocka_unit_test(many_rows_are_the_same_on_any_number_of_threads),
		cmocka_unit_test(every_failed_allocation_is_reported),
		cmocka_unit_test(one_way_ties_lead_back_at_their_own_weight_either_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
