/* Claims about distances. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/paths.h"

#include <omp.h>

static const struct kith_sources everyone = {0};

/* Floyd and Warshall's distances in steps. */
static void naive_distances(const struct dense *dense, double d[SMALL_MOST][SMALL_MOST])
{
	size_t n = dense->n;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			d[i][j] = i == j ? 0 : dense->w[i][j] > 0 ? 1 : INFINITY;
		}
	}
	for (size_t k = 0; k < n; k++) {
		for (size_t i = 0; i < n; i++) {
			for (size_t j = 0; j < n; j++) {
				d[i][j] = fmin(d[i][j], d[i][k] + d[k][j]);
			}
		}
	}
}

static void check_figures(const kith_csr *csr, double d[SMALL_MOST][SMALL_MOST])
{
	double pairs = 0, sum = 0, most = 0;
	for (size_t i = 0; i < csr->n; i++) {
		for (size_t j = 0; j < csr->n; j++) {
			if (i != j && isfinite(d[i][j])) {
				pairs++;
				sum += d[i][j];
				most = fmax(most, d[i][j]);
			}
		}
	}
	struct kith_distances found;
	assert_true(kith_paths_distances(csr, everyone, &found, NULL));
	assert_true(found.exact);
	assert_int_equal(found.sources, csr->n);
	assert_close(found.pairs, pairs);
	assert_close(found.mean, pairs > 0 ? sum / pairs : NAN);
	assert_close(found.diameter, most);
}

static void check_persons(const kith_csr *csr, double d[SMALL_MOST][SMALL_MOST])
{
	g_autoptr(kith_csr) in = csr->directed ? kith_csr_reverse(csr, NULL) : NULL;
	double harmonic[SMALL_MOST];
	uint32_t reach[SMALL_MOST], steps[SMALL_MOST];
	assert_true(kith_paths_harmonic(in ? in : csr, everyone, harmonic, NULL));
	assert_true(kith_paths_reach_two(csr, reach, NULL));
	for (uint32_t i = 0; i < csr->n; i++) {
		double inverse = 0, near = 0;
		assert_true(kith_paths_steps(csr, i, steps, NULL));
		for (size_t j = 0; j < csr->n; j++) {
			inverse += i == j ? 0 : 1 / d[i][j];
			near += i != j && d[i][j] <= 2;
			assert_close(
				steps[j] == KITH_UNREACHED ? INFINITY : (double)steps[j], d[i][j]);
		}
		assert_close(harmonic[i], csr->n < 2 ? 0 : inverse / ((double)csr->n - 1));
		assert_close(reach[i], near);
	}
}

static void everything_agrees_with_floyd_and_warshall(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(3000); seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		struct dense dense;
		double d[SMALL_MOST][SMALL_MOST];
		small_dense(csr, &dense);
		naive_distances(&dense, d);
		check_figures(csr, d);
		check_persons(csr, d);
	}
}

static void nobody_has_no_distances(void **state)
{
	(void)state;
	struct small small = {.n = 0};
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_distances found;
	assert_true(kith_paths_distances(csr, everyone, &found, NULL));
	assert_true(found.exact);
	assert_true(found.pairs == 0 && found.diameter == 0 && isnan(found.mean));
	assert_true(kith_paths_harmonic(csr, everyone, NULL, NULL));
	assert_true(kith_paths_reach_two(csr, NULL, NULL));
}

static void a_line_is_as_long_as_it_is(void **state)
{
	(void)state;
	uint32_t pairs[99][2];
	struct small small = {.n = 100, .m = 99};
	for (uint32_t i = 0; i < 99; i++) {
		small.source[i] = pairs[i][0] = i;
		small.target[i] = pairs[i][1] = i + 1;
	}
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_distances found;
	assert_true(kith_paths_distances(csr, everyone, &found, NULL));
	assert_int_equal(found.diameter, 99);
	assert_close(found.mean, 101.0 / 3);
	assert_close(found.pairs, 9900);
}

/* A ring of 3000 with chords, big enough for several threads and blocks of sources. */
static kith_csr *ring(void)
{
	enum { N = 3000 };
	g_autofree uint32_t *source = g_new(uint32_t, 4 * N), *target = g_new(uint32_t, 4 * N);
	struct kith_random random;
	kith_random_init(&random, 7);
	for (uint32_t r = 0; r < 4 * N; r++) {
		source[r] = r % N;
		target[r] = r < N ? (r + 1) % N : (uint32_t)kith_random_below(&random, N);
	}
	struct kith_arcs arcs = {N, 4 * N, source, target, NULL, NULL, NULL};
	return kith_csr_new(&arcs, NULL);
}

static void threads_do_not_change_a_bit(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = ring();
	g_autofree double *one = g_new(double, csr->n), *more = g_new(double, csr->n);
	g_autofree uint32_t *reach_one = g_new(uint32_t, csr->n), *reach = g_new(uint32_t, csr->n);
	int threads = omp_get_max_threads();
	omp_set_num_threads(1);
	assert_true(kith_paths_harmonic(csr, everyone, one, NULL));
	assert_true(kith_paths_reach_two(csr, reach_one, NULL));
	for (int t = 2; t <= 8; t *= 4) {
		omp_set_num_threads(t);
		assert_true(kith_paths_harmonic(csr, everyone, more, NULL));
		assert_true(kith_paths_reach_two(csr, reach, NULL));
		assert_memory_equal(one, more, csr->n * sizeof *one);
		assert_memory_equal(reach_one, reach, csr->n * sizeof *reach);
	}
	omp_set_num_threads(threads);
}

static void drawn_sources_come_near(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = ring();
	g_autofree double *exact = g_new(double, csr->n), *drawn = g_new(double, csr->n);
	struct kith_distances all, some;
	struct kith_sources sources = {.count = 300, .seed = 1};
	assert_true(kith_paths_distances(csr, everyone, &all, NULL));
	assert_true(kith_paths_distances(csr, sources, &some, NULL));
	assert_false(some.exact);
	assert_int_equal(some.sources, 300);
	assert_true(fabs(some.mean - all.mean) < 0.02 * all.mean);
	assert_true(some.diameter <= all.diameter && some.diameter + 1 >= all.diameter);
	assert_close(some.pairs, all.pairs);
	assert_true(kith_paths_harmonic(csr, everyone, exact, NULL));
	assert_true(kith_paths_harmonic(csr, sources, drawn, NULL));
	for (size_t i = 0; i < csr->n; i++) {
		assert_true(fabs(exact[i] - drawn[i]) < 0.1 * exact[i]);
	}
}

static void sources_are_distinct_and_rising(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 200; seed++) {
		size_t count = 0;
		struct kith_sources sources = {.count = 1 + seed % 40, .seed = seed};
		g_autofree uint32_t *list = kith_paths_sources(30, sources, &count, NULL);
		assert_int_equal(count, MIN(sources.count, 30));
		for (size_t k = 0; k < count; k++) {
			assert_true(list[k] < 30 && (k == 0 || list[k] > list[k - 1]));
		}
	}
}

static void lack_of_memory_is_said(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = ring();
	g_autofree double *score = g_new(double, csr->n);
	for (long after = 0; after < 5; after++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(after);
		assert_false(kith_paths_harmonic(csr, everyone, score, &error));
		kith_array_fail_after(-1);
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_agrees_with_floyd_and_warshall),
		cmocka_unit_test(nobody_has_no_distances),
		cmocka_unit_test(a_line_is_as_long_as_it_is),
		cmocka_unit_test(threads_do_not_change_a_bit),
		cmocka_unit_test(drawn_sources_come_near),
		cmocka_unit_test(sources_are_distinct_and_rising),
		cmocka_unit_test(lack_of_memory_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
