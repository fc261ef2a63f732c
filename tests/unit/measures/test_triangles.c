/* Claims about triangles and clustering. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>
#include <string.h>

#include "measures/clustering.h"
#include "measures/triangles.h"

static double strength(const struct dense *dense, size_t i)
{
	double sum = 0;
	for (size_t k = 0; k < dense->n; k++) {
		sum += dense->w[i][k];
	}
	return sum;
}

static double peak(const struct dense *dense, size_t i)
{
	double most = 0;
	for (size_t k = 0; k < dense->n; k++) {
		most = fmax(most, dense->w[i][k]);
	}
	return most;
}

static double naive_through(const struct dense *dense, size_t i, size_t j)
{
	double sum = 0;
	for (size_t q = 0; q < dense->n; q++) {
		if (dense->w[i][q] > 0 && dense->w[q][j] > 0) {
			sum += dense->w[i][q] * dense->w[q][j] / strength(dense, q);
		}
	}
	return sum;
}

static double naive_redundancy(const struct dense *dense, size_t i)
{
	double sum = 0;
	for (size_t j = 0; j < dense->n; j++) {
		for (size_t q = 0; dense->w[i][j] > 0 && q < dense->n; q++) {
			sum += dense->w[i][q] * dense->w[j][q] / peak(dense, j);
		}
	}
	return sum;
}

static uint32_t naive_shared(const struct dense *dense, size_t i, size_t j)
{
	uint32_t count = 0;
	for (size_t q = 0; q < dense->n; q++) {
		count += dense->w[i][q] > 0 && dense->w[q][j] > 0;
	}
	return count;
}

/* What the triangles say of the tie i - j, which stands in the row of one of its ends. */
static double invested(const struct kith_triangles *triangles, uint32_t i, uint32_t j)
{
	const kith_forward *forward = triangles->forward;
	for (int turn = 0; turn < 2; turn++) {
		uint32_t own = turn ? j : i, other = turn ? i : j;
		for (uint64_t slot = forward->start[own]; slot < forward->start[own + 1]; slot++) {
			if (forward->after[slot] == other) {
				return kith_triangles_invested(triangles, slot);
			}
		}
	}
	fail();
	return 0;
}

static void sums_are_those_of_the_definition(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 3000; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct dense dense;
		struct kith_triangles all, counts;
		small_dense(csr, &dense);
		assert_true(kith_triangles_find(csr, true, &all, NULL));
		assert_true(kith_triangles_find(csr, false, &counts, NULL));
		assert_true(!counts.invested && !counts.through && !counts.forward &&
			    !counts.redundancy);
		for (uint32_t i = 0; i < csr->n; i++) {
			assert_close(all.redundancy[i], naive_redundancy(&dense, i));
			for (uint32_t j = i + 1; j < csr->n; j++) {
				if (dense.w[i][j] > 0) {
					uint64_t t = small_tie(csr, i, j);
					assert_int_equal(all.shared[t], naive_shared(&dense, i, j));
					assert_int_equal(counts.shared[t], all.shared[t]);
					assert_close(invested(&all, i, j),
						dense.w[i][j] + naive_through(&dense, i, j));
				}
			}
		}
		kith_triangles_finish(&all);
		kith_triangles_finish(&counts);
	}
}

enum { MEMBERS = 260, NEWCOMERS = 80, ALL = MEMBERS + NEWCOMERS };

/* Members who all know each other, and newcomers who know a few dozens of anybody: rows after
 * people of all lengths up to 259, the longest of them in the rows of newcomers. */
static kith_csr *club(bool weighted)
{
	enum { OF_NEWCOMERS = 60, ROWS = MEMBERS * (MEMBERS - 1) / 2 + NEWCOMERS * OF_NEWCOMERS };
	struct kith_random random;
	kith_random_init(&random, 3);
	g_autofree uint32_t *source = g_new(uint32_t, ROWS), *target = g_new(uint32_t, ROWS);
	g_autofree double *value = g_new(double, ROWS);
	size_t row = 0;
	for (uint32_t i = 0; i < ALL; i++) {
		uint32_t many = i < MEMBERS ? i : i % 2 ? OF_NEWCOMERS : OF_NEWCOMERS / 4;
		for (uint32_t k = 0; k < many; k++, row++) {
			source[row] = i;
			target[row] = i < MEMBERS ? k : (uint32_t)kith_random_below(&random, ALL);
			value[row] = 0.5 + kith_random_unit(&random);
		}
	}
	struct kith_arcs arcs = {.n = ALL,
		.m = row,
		.source = source,
		.target = target,
		.value = weighted ? value : NULL};
	return kith_csr_new(&arcs, NULL);
}

/* T of the tie i - j by its definition; counts q in *shared. */
static double through_by_rows(const kith_csr *csr, uint32_t i, uint32_t j, uint32_t *shared)
{
	double sum = 0;
	*shared = 0;
	for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
		uint32_t q = csr->to[e];
		uint64_t other = kith_csr_find(csr, q, j);
		if (other != UINT64_MAX) {
			double strength = 0;
			for (uint64_t f = csr->start[q]; f < csr->start[q + 1]; f++) {
				strength += kith_csr_weight(csr, f);
			}
			sum += kith_csr_weight(csr, e) * kith_csr_weight(csr, other) / strength;
			*shared += 1;
		}
	}
	return sum;
}

static void rows_of_any_length_are_searched_alike(void **state)
{
	(void)state;
	for (int weighted = 0; weighted < 2; weighted++) {
		g_autoptr(kith_csr) csr = club(weighted);
		struct kith_triangles all;
		assert_true(kith_triangles_find(csr, true, &all, NULL));
		for (uint32_t i = 0; i < ALL; i++) {
			for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e += 7) {
				uint32_t j = csr->to[e], shared;
				double through = through_by_rows(csr, i, j, &shared);
				assert_int_equal(all.shared[kith_csr_tie(csr, i, e)], shared);
				assert_close(
					invested(&all, i, j), kith_csr_weight(csr, e) + through);
			}
		}
		kith_triangles_finish(&all);
	}
}

static void relabelling_moves_no_bit_of_the_sums(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 500; seed++) {
		struct small small = small_random(seed);
		uint32_t to[SMALL_MOST];
		struct small other = small_relabelled(&small, seed + 1, to);
		g_autoptr(kith_csr) csr = small_both(&small);
		g_autoptr(kith_csr) turned = small_both(&other);
		struct kith_triangles a, b;
		assert_true(kith_triangles_find(csr, true, &a, NULL));
		assert_true(kith_triangles_find(turned, true, &b, NULL));
		for (uint32_t i = 0; i < csr->n; i++) {
			assert_true(a.redundancy[i] == b.redundancy[to[i]]);
			for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
				uint64_t t = kith_csr_tie(csr, i, e);
				uint64_t u = small_tie(turned, to[i], to[csr->to[e]]);
				assert_int_equal(a.shared[t], b.shared[u]);
				assert_true(invested(&a, i, csr->to[e]) ==
					    invested(&b, to[i], to[csr->to[e]]));
			}
		}
		kith_triangles_finish(&a);
		kith_triangles_finish(&b);
	}
}

/* Large enough for several threads, with a hub. */
static kith_csr *crowd(bool weighted)
{
	enum { PEOPLE = 3000, ROWS = 40000 };
	struct kith_random random;
	kith_random_init(&random, 7);
	g_autofree uint32_t *source = g_new(uint32_t, ROWS), *target = g_new(uint32_t, ROWS);
	g_autofree double *value = g_new(double, ROWS);
	for (size_t r = 0; r < ROWS; r++) {
		uint32_t reach = r % 3 ? 60 : PEOPLE;
		source[r] = r < PEOPLE ? 0 : (uint32_t)kith_random_below(&random, PEOPLE);
		target[r] = (uint32_t)((source[r] + kith_random_below(&random, reach)) % PEOPLE);
		value[r] = 0.1 + kith_random_unit(&random);
	}
	struct kith_arcs arcs = {.n = PEOPLE,
		.m = ROWS,
		.source = source,
		.target = target,
		.value = weighted ? value : NULL};
	return kith_csr_new(&arcs, NULL);
}

static void the_number_of_threads_moves_no_bit(void **state)
{
	(void)state;
	int threads = omp_get_max_threads();
	for (int weighted = 0; weighted < 2; weighted++) {
		g_autoptr(kith_csr) csr = crowd(weighted);
		size_t ties = kith_csr_ties(csr);
		assert_true(ties > 25000);
		struct kith_triangles one, more;
		omp_set_num_threads(1);
		assert_true(kith_triangles_find(csr, true, &one, NULL));
		for (int count = 2; count < 9; count += 3) {
			omp_set_num_threads(count);
			assert_true(kith_triangles_find(csr, true, &more, NULL));
			assert_memory_equal(one.shared, more.shared, ties * sizeof *one.shared);
			for (uint64_t slot = 0; slot < ties; slot++) {
				assert_true(kith_triangles_invested(&one, slot) ==
					    kith_triangles_invested(&more, slot));
			}
			assert_memory_equal(
				one.redundancy, more.redundancy, csr->n * sizeof *one.redundancy);
			kith_triangles_finish(&more);
		}
		kith_triangles_finish(&one);
	}
	omp_set_num_threads(threads);
}

static void scaling_weights_scales_the_sums(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed < 200; seed += 2) {
		struct small small = small_random(seed), large = small;
		for (size_t r = 0; r < small.m; r++) {
			large.value[r] = ldexp(small.value[r], 300);
		}
		g_autoptr(kith_csr) csr = small_both(&small);
		g_autoptr(kith_csr) scaled = small_both(&large);
		struct kith_triangles a, b;
		assert_true(kith_triangles_find(csr, true, &a, NULL));
		assert_true(kith_triangles_find(scaled, true, &b, NULL));
		for (size_t t = 0; t < kith_csr_ties(csr); t++) {
			assert_true(ldexp(a.invested[t], 300) == b.invested[t]);
		}
		kith_triangles_finish(&a);
		kith_triangles_finish(&b);
	}
}

static void clustering_is_the_share_of_closed_pairs(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 600; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct dense dense;
		struct kith_triangles triangles;
		double local[SMALL_MOST], closed_all = 0, pairs_all = 0;
		small_dense(csr, &dense);
		assert_true(kith_triangles_find(csr, false, &triangles, NULL));
		kith_clustering_local(csr, triangles.shared, local);
		for (size_t i = 0; i < csr->n; i++) {
			double closed = 0, pairs = 0;
			for (size_t j = 0; j < csr->n; j++) {
				for (size_t k = 0; k < j; k++) {
					bool pair = dense.w[i][j] > 0 && dense.w[i][k] > 0;
					pairs += pair;
					closed += pair && dense.w[j][k] > 0;
				}
			}
			assert_close(local[i], closed / pairs);
			closed_all += closed;
			pairs_all += pairs;
		}
		assert_close(kith_clustering_transitivity(csr, triangles.shared),
			closed_all / pairs_all);
		kith_triangles_finish(&triangles);
	}
}

/*
 * Weights of 1 are not counted in rows of bits: where people are tied closely, and others hang on
 * them, both come to the same.
 */
static void a_dense_core_counts_like_anybody_else(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 6; seed++) {
		struct kith_random random;
		kith_random_init(&random, seed);
		size_t n = 300, m = (size_t)12000 << seed % 3;
		g_autofree uint32_t *source = g_new(uint32_t, m + n);
		g_autofree uint32_t *target = g_new(uint32_t, m + n);
		for (size_t r = 0; r < m + n; r++) {
			source[r] = (uint32_t)kith_random_below(&random, r < m ? 200 : n);
			target[r] = (uint32_t)kith_random_below(&random, r < m ? 200 : n);
		}
		struct kith_arcs arcs = {n, m + n, source, target, NULL, NULL, NULL};
		g_autoptr(kith_csr) plain = kith_csr_new(&arcs, NULL);
		g_autoptr(kith_csr) heavy = kith_csr_new(&arcs, NULL);
		heavy->weight = KITH_ARRAY(double, heavy->start[n], NULL);
		for (uint64_t e = 0; e < heavy->start[n]; e++) {
			heavy->weight[e] = 1;
		}
		struct kith_triangles bits, visits, counts;
		assert_true(kith_triangles_find(plain, true, &bits, NULL));
		assert_true(kith_triangles_find(plain, false, &counts, NULL));
		assert_true(kith_triangles_find(heavy, true, &visits, NULL));
		for (uint64_t tie = 0; tie < kith_csr_ties(plain); tie++) {
			assert_int_equal(bits.shared[tie], visits.shared[tie]);
			assert_int_equal(counts.shared[tie], visits.shared[tie]);
			assert_close(kith_triangles_invested(&bits, tie),
				kith_triangles_invested(&visits, tie));
		}
		for (size_t i = 0; i < n; i++) {
			assert_close(bits.redundancy[i], visits.redundancy[i]);
		}
		kith_triangles_finish(&bits);
		kith_triangles_finish(&counts);
		kith_triangles_finish(&visits);
	}
}

static void nobody_and_one_person_are_no_trouble(void **state)
{
	(void)state;
	for (size_t n = 0; n < 2; n++) {
		struct small small = {.n = n, .m = n}; /* one person with a loop */
		g_autoptr(kith_csr) csr = small_csr(&small);
		struct kith_triangles triangles;
		double local[1] = {0};
		assert_true(kith_triangles_find(csr, true, &triangles, NULL));
		kith_clustering_local(csr, triangles.shared, local);
		assert_true(n == 0 || isnan(local[0]));
		assert_true(isnan(kith_clustering_transitivity(csr, triangles.shared)));
		kith_triangles_finish(&triangles);
	}
}

static void running_out_of_memory_is_an_error(void **state)
{
	(void)state;
	for (uint64_t seed = 4; seed < 6; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct kith_triangles triangles = {0};
		for (int k = 0; !triangles.shared; k++) {
			g_autoptr(GError) error = NULL;
			kith_array_fail_after(k);
			bool found = kith_triangles_find(csr, true, &triangles, &error);
			assert_true(found == !error);
			assert_true(found == (triangles.shared != NULL));
			assert_true(found ? k > 8 : k < 24);
		}
		kith_array_fail_after(-1);
		kith_triangles_finish(&triangles);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_those_of_the_definition),
		cmocka_unit_test(rows_of_any_length_are_searched_alike),
		cmocka_unit_test(relabelling_moves_no_bit_of_the_sums),
		cmocka_unit_test(the_number_of_threads_moves_no_bit),
		cmocka_unit_test(scaling_weights_scales_the_sums),
		cmocka_unit_test(clustering_is_the_share_of_closed_pairs),
		cmocka_unit_test(a_dense_core_counts_like_anybody_else),
		cmocka_unit_test(nobody_and_one_person_are_no_trouble),
		cmocka_unit_test(running_out_of_memory_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
