/* Claims about structural holes and people's place among groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <string.h>

#include "measures/brokerage.h"
#include "measures/prestige.h"

/* All figures of a small graph. */
struct figures {
	double constraint[SMALL_MOST], size[SMALL_MOST], efficiency[SMALL_MOST],
		hierarchy[SMALL_MOST];
};

static void find(const struct small *small, struct figures *figures)
{
	g_autoptr(kith_csr) csr = small_both(small);
	struct kith_triangles triangles;
	struct kith_holes holes = {
		figures->constraint, figures->size, figures->efficiency, figures->hierarchy};
	assert_true(kith_triangles_find(csr, true, &triangles, NULL));
	assert_true(kith_brokerage_holes(csr, &triangles, &holes, NULL));
	kith_triangles_finish(&triangles);
}

/* p_ij of the definition, from z alone. */
static double share(const struct dense *dense, size_t i, size_t j)
{
	double sum = 0;
	for (size_t k = 0; k < dense->n; k++) {
		sum += dense->w[i][k];
	}
	return dense->w[i][j] / sum;
}

static double marginal(const struct dense *dense, size_t j, size_t q)
{
	double most = 0;
	for (size_t k = 0; k < dense->n; k++) {
		most = fmax(most, dense->w[j][k]);
	}
	return dense->w[j][q] / most;
}

static double tie_constraint(const struct dense *dense, size_t i, size_t j)
{
	double sum = share(dense, i, j);
	for (size_t q = 0; q < dense->n; q++) {
		if (q != i && q != j && dense->w[i][q] > 0) {
			sum += share(dense, i, q) * share(dense, q, j);
		}
	}
	return sum * sum;
}

static void check_person(const struct dense *dense, const struct figures *figures, size_t i)
{
	double contacts = 0, constraint = 0, size = 0, hierarchy = 0;
	for (size_t j = 0; j < dense->n; j++) {
		if (dense->w[i][j] > 0) {
			contacts++;
			constraint += tie_constraint(dense, i, j);
			size++;
			for (size_t q = 0; q < dense->n; q++) {
				size -= share(dense, i, q) * marginal(dense, j, q);
			}
		}
	}
	for (size_t j = 0; j < dense->n; j++) {
		if (dense->w[i][j] > 0) {
			double x = tie_constraint(dense, i, j) * contacts / constraint;
			hierarchy += x * log(x) / (contacts * log(contacts));
		}
	}
	assert_close(figures->constraint[i], contacts > 0 ? constraint : NAN);
	assert_close(figures->size[i], contacts > 0 ? size : NAN);
	assert_close(figures->efficiency[i], contacts > 0 ? size / contacts : NAN);
	assert_close(figures->hierarchy[i], contacts > 1 ? hierarchy : NAN);
}

static void holes_are_those_of_the_definition(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 3000; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct dense dense;
		struct figures figures;
		small_dense(csr, &dense);
		find(&small, &figures);
		for (size_t i = 0; i < csr->n; i++) {
			check_person(&dense, &figures, i);
		}
	}
}

static void relabelling_people_changes_nothing(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 500; seed++) {
		struct small small = small_random(seed);
		uint32_t to[SMALL_MOST];
		struct small other = small_relabelled(&small, seed + 1, to);
		struct figures a, b;
		find(&small, &a);
		find(&other, &b);
		for (size_t i = 0; i < small.n; i++) {
			assert_close(a.constraint[i], b.constraint[to[i]]);
			assert_close(a.hierarchy[i], b.hierarchy[to[i]]);
			assert_true(a.size[i] == b.size[to[i]] || isnan(a.size[i]));
		}
	}
}

static void assert_figures(const double *found, const double *expected, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_true(fabs(found[i] - expected[i]) < 5.1e-5);
	}
}

static const uint32_t paw[][2] = {{0, 1}, {1, 2}, {0, 2}, {0, 3}};

static void the_paw_has_its_known_holes(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 4, paw);
	struct figures figures;
	find(&small, &figures);
	assert_figures(figures.constraint, (double[]){.6111, 1.0069, 1.0069, 1}, 4);
	assert_figures(figures.size, (double[]){2.3333, 1, 1, 1}, 4);
	small.weighted = true;
	const double weights[] = {5, 2, 1, 1};
	memcpy(small.value, weights, sizeof weights);
	find(&small, &figures);
	assert_figures(figures.constraint, (double[]){.7961, .8057, 1.4739, 1}, 4);
	assert_figures(figures.size, (double[]){2.2286, 1.5857, 1, 1}, 4);
}

static void directions_are_summed(void **state)
{
	(void)state;
	const uint32_t arcs[][2] = {{0, 1}, {1, 0}, {0, 2}, {2, 1}, {3, 0}};
	struct small small = small_pairs(4, 5, arcs);
	small.directed = true;
	struct figures figures;
	find(&small, &figures);
	assert_figures(figures.constraint, (double[]){.6267, .9444, 1.2569, 1}, 4);
	assert_figures(figures.size, (double[]){2.375, 1.1667, 1, 1}, 4);
}

static void isolates_have_no_constraint(void **state)
{
	(void)state;
	const uint32_t pairs[][2] = {{0, 1}, {2, 2}};
	struct small small = small_pairs(4, 2, pairs);
	struct figures figures;
	find(&small, &figures);
	for (size_t i = 2; i < 4; i++) {
		assert_true(isnan(figures.constraint[i]) && isnan(figures.size[i]));
		assert_true(isnan(figures.efficiency[i]) && isnan(figures.hierarchy[i]));
	}
	assert_true(figures.constraint[0] == 1 && figures.size[0] == 1);
	assert_true(isnan(figures.hierarchy[0]));
}

static void equals_have_no_hierarchy(void **state)
{
	(void)state;
	struct small small = {.n = 9};
	for (uint32_t i = 0; i < 9; i++) {
		for (uint32_t j = 0; j < i; j++) {
			small.source[small.m] = i;
			small.target[small.m++] = j;
		}
	}
	struct figures figures;
	find(&small, &figures);
	for (size_t i = 0; i < 9; i++) {
		assert_true(figures.hierarchy[i] == 0);
		assert_true(figures.size[i] == 1);
	}
}

static void strength_is_the_sum_of_weights(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 4, paw);
	small.value[0] = 2.5;
	for (int weighted = 0; weighted < 2; weighted++) {
		small.weighted = weighted;
		g_autoptr(kith_csr) csr = small_csr(&small);
		double strength[4];
		kith_prestige_strength(csr, strength);
		assert_true(strength[0] == (weighted ? 4.5 : 3) && strength[3] == 1);
	}
}

static void within_z_is_measured_in_the_own_group(void **state)
{
	(void)state;
	const uint32_t pairs[][2] = {{0, 1}, {0, 2}, {0, 3}, {4, 5}, {0, 4}};
	struct small small = small_pairs(7, 5, pairs);
	g_autoptr(kith_csr) csr = small_csr(&small);
	uint32_t of[] = {0, 0, 0, 0, 1, 1, KITH_NO_GROUP};
	struct kith_partition groups = {7, 2, of};
	double z[7];
	assert_true(kith_brokerage_within_z(csr, &groups, z, NULL));
	assert_close(z[0], (3 - 1.5) / sqrt(0.75)); /* 3, 1, 1, 1 */
	assert_close(z[1], (1 - 1.5) / sqrt(0.75));
	assert_true(isnan(z[4]) && isnan(z[5])); /* 1, 1 */
	assert_true(isnan(z[6]));
}

static void nobody_is_no_trouble(void **state)
{
	(void)state;
	struct small small = {.n = 0};
	struct figures figures;
	find(&small, &figures);
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_partition groups = {0};
	assert_true(kith_brokerage_within_z(csr, &groups, figures.size, NULL));
}

static void running_out_of_memory_is_an_error(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 4, paw);
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_triangles triangles;
	double values[4];
	struct kith_holes holes = {.hierarchy = values};
	assert_true(kith_triangles_find(csr, true, &triangles, NULL));
	for (int k = 0; k < 3; k++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(k);
		assert_false(kith_brokerage_holes(csr, &triangles, &holes, &error));
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	uint32_t of[4] = {0};
	struct kith_partition groups = {4, 1, of};
	kith_array_fail_after(0);
	assert_false(kith_brokerage_within_z(csr, &groups, values, NULL));
	kith_array_fail_after(-1);
	kith_triangles_finish(&triangles);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holes_are_those_of_the_definition),
		cmocka_unit_test(relabelling_people_changes_nothing),
		cmocka_unit_test(the_paw_has_its_known_holes),
		cmocka_unit_test(directions_are_summed),
		cmocka_unit_test(isolates_have_no_constraint),
		cmocka_unit_test(equals_have_no_hierarchy),
		cmocka_unit_test(strength_is_the_sum_of_weights),
		cmocka_unit_test(within_z_is_measured_in_the_own_group),
		cmocka_unit_test(nobody_is_no_trouble),
		cmocka_unit_test(running_out_of_memory_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
