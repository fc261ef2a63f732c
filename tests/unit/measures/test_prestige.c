/* Claims about PageRank and eigenvector centrality. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/prestige.h"

#include <omp.h>
#include <string.h>

static void pagerank(const kith_csr *out, double *score)
{
	g_autoptr(kith_csr) in = out->directed ? kith_csr_reverse(out, NULL) : NULL;
	g_autofree double *strength = g_new(double, out->n + 1);
	kith_prestige_strength(out, strength);
	assert_true(kith_prestige_pagerank(in ? in : out, strength, 0.85, score, NULL));
}

/* Solves a x = b by elimination, b becoming x. */
static void solve(size_t n, double a[SMALL_MOST][SMALL_MOST], double *b)
{
	for (size_t k = 0; k < n; k++) {
		size_t pivot = k;
		for (size_t i = k + 1; i < n; i++) {
			pivot = fabs(a[i][k]) > fabs(a[pivot][k]) ? i : pivot;
		}
		for (size_t j = 0; j < n; j++) {
			double swapped = a[k][j];
			a[k][j] = a[pivot][j];
			a[pivot][j] = swapped;
		}
		double swapped = b[k];
		b[k] = b[pivot];
		b[pivot] = swapped;
		for (size_t i = 0; i < n; i++) {
			double factor = i == k ? 0 : a[i][k] / a[k][k];
			for (size_t j = k; j < n; j++) {
				a[i][j] -= factor * a[k][j];
			}
			b[i] -= factor * b[k];
		}
	}
	for (size_t k = 0; k < n; k++) {
		b[k] /= a[k][k];
	}
}

static void naive_pagerank(const struct dense *dense, double *score)
{
	size_t n = dense->n;
	double a[SMALL_MOST][SMALL_MOST];
	for (size_t j = 0; j < n; j++) {
		double out = 0;
		for (size_t i = 0; i < n; i++) {
			out += dense->w[j][i];
		}
		for (size_t i = 0; i < n; i++) {
			double passed = out > 0 ? dense->w[j][i] / out : 1 / (double)n;
			a[i][j] = (i == j) - 0.85 * passed;
		}
		score[j] = 0.15 / (double)n;
	}
	solve(n, a, score);
}

static void pagerank_solves_its_equations(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(3000); seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		struct dense dense;
		double score[SMALL_MOST], naive[SMALL_MOST], sum = 0;
		small_dense(csr, &dense);
		pagerank(csr, score);
		naive_pagerank(&dense, naive);
		for (size_t i = 0; i < csr->n; i++) {
			sum += score[i];
			assert_close(score[i], naive[i]);
		}
		assert_close(sum, 1);
	}
}

static void pagerank_of_a_star_is_known(void **state)
{
	(void)state;
	const uint32_t star[4][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
	struct small small = small_pairs(5, 4, star);
	g_autoptr(kith_csr) csr = small_csr(&small);
	double score[5];
	pagerank(csr, score);
	/* hub = .03 + .85 * 4 leaf, leaf = .03 + .85 hub / 4 */
	assert_close(score[0], 0.132 / 0.2775);
	assert_close(score[1], 0.03 + 0.85 * score[0] / 4);
}

/* A hub's rounding neither keeps the walk from settling nor gets into the tenth digit. */
static void pagerank_of_a_star_of_very_many_is_as_exact(void **state)
{
	(void)state;
	enum { LEAVES = 1000000 };
	const double leaves = LEAVES, n = leaves + 1;
	g_autofree uint32_t *hub = g_new0(uint32_t, LEAVES), *leaf = g_new(uint32_t, LEAVES);
	for (uint32_t k = 0; k < LEAVES; k++) {
		leaf[k] = k + 1;
	}
	struct kith_arcs arcs = {.n = LEAVES + 1, .m = LEAVES, .source = hub, .target = leaf};
	g_autoptr(kith_csr) csr = kith_csr_new(&arcs, NULL);
	g_autofree double *score = g_new(double, LEAVES + 1);
	pagerank(csr, score);
	double of_hub = (0.15 + 0.1275 * leaves) / n / 0.2775;
	assert_close(score[0], of_hub);
	assert_close(score[1] * leaves, (0.15 / n) * leaves + 0.85 * of_hub);
}

/* Eigenvalues of a symmetric matrix by Jacobi's method, in a[i][i]. */
static void diagonalise(size_t n, double a[SMALL_MOST][SMALL_MOST])
{
	for (int sweep = 0; sweep < 12; sweep++) {
		for (size_t p = 0; p < n; p++) {
			for (size_t q = p + 1; q < n; q++) {
				double phi = 0.5 * atan2(2 * a[p][q], a[q][q] - a[p][p]);
				double c = cos(phi), s = sin(phi);
				for (size_t k = 0; k < n; k++) {
					double kp = a[k][p], kq = a[k][q];
					a[k][p] = c * kp - s * kq;
					a[k][q] = s * kp + c * kq;
				}
				for (size_t k = 0; k < n; k++) {
					double pk = a[p][k], qk = a[q][k];
					a[p][k] = c * pk - s * qk;
					a[q][k] = s * pk + c * qk;
				}
			}
		}
	}
}

static double largest_eigenvalue(const struct dense *dense)
{
	double a[SMALL_MOST][SMALL_MOST], largest = -INFINITY;
	for (size_t i = 0; i < dense->n; i++) {
		memcpy(a[i], dense->w[i], sizeof a[i]);
	}
	diagonalise(dense->n, a);
	for (size_t i = 0; i < dense->n; i++) {
		largest = fmax(largest, a[i][i]);
	}
	return largest;
}

static void eigenvector_belongs_to_the_largest_eigenvalue(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct dense dense;
		double score[SMALL_MOST], most = 0;
		small_dense(csr, &dense);
		double value = largest_eigenvalue(&dense);
		assert_true(kith_prestige_eigenvector(csr, score, NULL));
		for (size_t i = 0; i < csr->n; i++) {
			double image = 0;
			for (size_t j = 0; j < csr->n; j++) {
				image += dense.w[i][j] * score[j];
			}
			assert_true(score[i] >= 0);
			assert_true(csr->start[csr->n] == 0 ||
				    fabs(image - value * score[i]) < 1e-9 * value);
			most = fmax(most, score[i]);
		}
		assert_true(most == 1);
	}
}

static void eigenvector_of_a_star_is_known(void **state)
{
	(void)state;
	const uint32_t star[4][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
	struct small small = small_pairs(6, 4, star);
	g_autoptr(kith_csr) csr = small_csr(&small);
	double score[6];
	assert_true(kith_prestige_eigenvector(csr, score, NULL));
	assert_close(score[0], 1);
	assert_close(score[3], 0.5);
	assert_true(score[5] == 0);
}

static void the_smaller_clique_scores_nothing(void **state)
{
	(void)state;
	const uint32_t pairs[9][2] = {
		{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {4, 5}, {5, 6}, {4, 6}};
	struct small small = small_pairs(7, 9, pairs);
	g_autoptr(kith_csr) csr = small_csr(&small);
	double score[7];
	assert_true(kith_prestige_eigenvector(csr, score, NULL));
	assert_close(score[1], 1);
	assert_true(score[4] == 0);
}

static void a_long_line_settles(void **state)
{
	(void)state;
	enum { N = 150 };
	struct small small = {.n = N, .m = N - 1};
	for (uint32_t i = 0; i + 1 < N; i++) {
		small.source[i] = i;
		small.target[i] = i + 1;
	}
	g_autoptr(kith_csr) csr = small_csr(&small);
	double score[N], step = acos(-1) / (N + 1);
	assert_true(kith_prestige_eigenvector(csr, score, NULL));
	for (size_t i = 0; i < N; i++) {
		double known = sin((double)(i + 1) * step) / sin(N / 2 * step);
		assert_true(fabs(score[i] - known) < 1e-9);
	}
}

static void nobody_and_strangers_are_no_trouble(void **state)
{
	(void)state;
	struct small none = {.n = 0}, two = {.n = 2};
	g_autoptr(kith_csr) nobody = small_csr(&none), strangers = small_csr(&two);
	double score[2];
	assert_true(kith_prestige_eigenvector(nobody, score, NULL));
	pagerank(nobody, score);
	assert_true(kith_prestige_eigenvector(strangers, score, NULL));
	assert_true(score[0] == 1 && score[1] == 1);
	pagerank(strangers, score);
	assert_true(score[0] == 0.5 && score[1] == 0.5);
}

static void threads_do_not_change_a_bit(void **state)
{
	(void)state;
	enum { N = 60000, M = 240000 };
	g_autofree uint32_t *source = g_new(uint32_t, M), *target = g_new(uint32_t, M);
	struct kith_random random;
	kith_random_init(&random, 3);
	for (size_t r = 0; r < M; r++) {
		source[r] = (uint32_t)kith_random_below(&random, N);
		target[r] = (uint32_t)kith_random_below(&random, kith_random_below(&random, N) + 1);
	}
	struct kith_arcs arcs = {N, M, source, target, NULL, NULL, NULL};
	g_autoptr(kith_csr) csr = kith_csr_new(&arcs, NULL);
	g_autofree double *one = g_new(double, N), *more = g_new(double, N);
	g_autofree double *eigen_one = g_new(double, N), *eigen = g_new(double, N);
	int threads = omp_get_max_threads();
	omp_set_num_threads(1);
	pagerank(csr, one);
	assert_true(kith_prestige_eigenvector(csr, eigen_one, NULL));
	for (int t = 2; t <= 8; t *= 4) {
		omp_set_num_threads(t);
		pagerank(csr, more);
		assert_true(kith_prestige_eigenvector(csr, eigen, NULL));
		assert_memory_equal(one, more, N * sizeof *one);
		assert_memory_equal(eigen_one, eigen, N * sizeof *eigen);
	}
	omp_set_num_threads(threads);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pagerank_solves_its_equations),
		cmocka_unit_test(pagerank_of_a_star_is_known),
		cmocka_unit_test(pagerank_of_a_star_of_very_many_is_as_exact),
		cmocka_unit_test(eigenvector_belongs_to_the_largest_eigenvalue),
		cmocka_unit_test(eigenvector_of_a_star_is_known),
		cmocka_unit_test(the_smaller_clique_scores_nothing),
		cmocka_unit_test(a_long_line_settles),
		cmocka_unit_test(nobody_and_strangers_are_no_trouble),
		cmocka_unit_test(threads_do_not_change_a_bit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
