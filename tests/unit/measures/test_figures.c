/* Claims about figures of a whole network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/figures.h"

/* Newman's r from sums over all pairs. */
static double naive_assortativity(const struct dense *dense, const double *x, const double *y)
{
	double m = 0, sx = 0, sy = 0, cxy = 0, cxx = 0, cyy = 0;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < dense->n; i++) {
			for (size_t j = 0; j < dense->n; j++) {
				if (dense->w[i][j] == 0 || isnan(x[i]) || isnan(y[j])) {
					continue;
				}
				if (pass == 0) {
					m++;
					sx += x[i];
					sy += y[j];
				} else {
					cxy += (x[i] - sx / m) * (y[j] - sy / m);
					cxx += (x[i] - sx / m) * (x[i] - sx / m);
					cyy += (y[j] - sy / m) * (y[j] - sy / m);
				}
			}
		}
	}
	return cxx * cyy > 1e-20 ? cxy / sqrt(cxx * cyy) : NAN;
}

static void check_assortativity(const kith_csr *csr, const kith_csr *in, uint64_t seed)
{
	struct dense dense;
	struct kith_random random;
	double value[SMALL_MOST], sent[SMALL_MOST], received[SMALL_MOST], found = 0;
	small_dense(csr, &dense);
	kith_random_init(&random, seed);
	for (size_t i = 0; i < csr->n; i++) {
		bool known = kith_random_below(&random, 5) > 0;
		value[i] = known ? (double)kith_random_below(&random, 4) : NAN;
		sent[i] = kith_csr_degree(csr, i);
		received[i] = kith_csr_degree(in, i);
	}
	assert_close(kith_figures_assortativity(csr, value, value),
		naive_assortativity(&dense, value, value));
	assert_true(kith_figures_degree_assortativity(csr, in, &found, NULL));
	assert_close(found, naive_assortativity(&dense, sent, received));
}

static void check_ties(const kith_csr *csr, const kith_csr *in)
{
	struct dense dense;
	double ties = 0, returned = 0, n = (double)csr->n, found = 0;
	small_dense(csr, &dense);
	for (size_t i = 0; i < csr->n; i++) {
		for (size_t j = 0; j < csr->n; j++) {
			ties += dense.w[i][j] > 0;
			returned += dense.w[i][j] > 0 && dense.w[j][i] > 0;
		}
	}
	assert_close(kith_figures_density(csr, NULL), n < 2 ? NAN : ties / (n * (n - 1)));
	assert_true(kith_figures_reciprocity(csr, in, NULL, &found, NULL));
	assert_close(found, ties > 0 ? returned / ties : NAN);
	if (!csr->directed) {
		assert_close(kith_figures_mean_degree(csr), ties / n);
	}
}

/* Pairs that are not tied and of whom nobody knows: they count neither as tied nor as not. */
static void check_unknown(const kith_csr *csr, const kith_csr *in, uint64_t seed)
{
	struct dense dense;
	double ties = 0, pairs = 0, sent = 0, returned = 0, found = 0;
	small_dense(csr, &dense);
	g_autoptr(kith_csr) rows = small_unknown(csr, &dense, seed);
	for (size_t i = 0; i < csr->n; i++) {
		for (size_t j = 0; j < csr->n; j++) {
			bool known = i != j && !isnan(dense.w[i][j]);
			bool both = known && !isnan(dense.w[j][i]);
			pairs += known;
			ties += known && dense.w[i][j] > 0;
			sent += both && dense.w[i][j] > 0;
			returned += both && dense.w[i][j] > 0 && dense.w[j][i] > 0;
		}
	}
	assert_close(kith_figures_density(csr, rows), pairs > 0 ? ties / pairs : NAN);
	assert_true(kith_figures_reciprocity(csr, in, rows, &found, NULL));
	assert_close(found, sent > 0 ? returned / sent : NAN);
}

static void figures_agree_with_counting_all_pairs(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 3000; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		g_autoptr(kith_csr) reverse = csr->directed ? kith_csr_reverse(csr, NULL) : NULL;
		const kith_csr *in = reverse ? reverse : csr;
		check_ties(csr, in);
		check_unknown(csr, in, seed);
		check_assortativity(csr, in, seed);
	}
}

static void nobody_has_no_figures(void **state)
{
	(void)state;
	struct small small = {.n = 0};
	g_autoptr(kith_csr) csr = small_csr(&small);
	double found = 0;
	assert_true(isnan(kith_figures_density(csr, NULL)));
	assert_true(isnan(kith_figures_mean_degree(csr)));
	assert_true(kith_figures_reciprocity(csr, csr, NULL, &found, NULL) && isnan(found));
	assert_true(kith_figures_degree_assortativity(csr, csr, &found, NULL) && isnan(found));
}

static void a_star_is_as_disassortative_as_can_be(void **state)
{
	(void)state;
	struct small small =
		small_pairs(5, 4, (const uint32_t[4][2]){{0, 1}, {0, 2}, {0, 3}, {0, 4}});
	g_autoptr(kith_csr) csr = small_csr(&small);
	double found = 0;
	assert_true(kith_figures_degree_assortativity(csr, csr, &found, NULL));
	assert_close(found, -1);
	assert_close(kith_figures_density(csr, NULL), 0.4);
	assert_close(kith_figures_mean_degree(csr), 1.6);
}

static void degrees_that_are_all_alike_say_nothing(void **state)
{
	(void)state;
	struct small small = small_pairs(3, 3, (const uint32_t[3][2]){{0, 1}, {1, 2}, {2, 0}});
	g_autoptr(kith_csr) csr = small_csr(&small);
	double found = 0, third[3] = {0.1, 0.1, 0.1};
	assert_true(kith_figures_degree_assortativity(csr, csr, &found, NULL));
	assert_true(isnan(found));
	assert_true(isnan(kith_figures_assortativity(csr, third, third)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_agree_with_counting_all_pairs),
		cmocka_unit_test(nobody_has_no_figures),
		cmocka_unit_test(a_star_is_as_disassortative_as_can_be),
		cmocka_unit_test(degrees_that_are_all_alike_say_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
