/* Claims about contacts spread over groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/participation.h"

/* P_i straight from the formula, on a table. */
static double naive(const struct dense *dense, const struct kith_partition *groups, size_t i)
{
	double k_is[SMALL_MOST] = {0}, k_i = 0, squares = 0;
	for (size_t j = 0; j < dense->n; j++) {
		if (dense->w[i][j] > 0 && groups->of[j] != KITH_NO_GROUP) {
			k_is[groups->of[j]]++;
			k_i++;
		}
	}
	for (size_t s = 0; s < groups->groups; s++) {
		squares += (k_is[s] / k_i) * (k_is[s] / k_i);
	}
	return k_i > 0 ? 1 - squares : NAN;
}

static struct kith_partition random_groups(size_t n, uint64_t seed)
{
	struct kith_random random;
	struct kith_partition groups = {0};
	kith_random_init(&random, seed);
	assert_true(kith_partition_init(&groups, n, NULL));
	groups.groups = 4;
	for (size_t i = 0; i < n; i++) {
		uint64_t group = kith_random_below(&random, 5);
		groups.of[i] = group == 4 ? KITH_NO_GROUP : (uint32_t)group;
	}
	return groups;
}

static void it_is_the_formula(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 400; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct kith_partition groups = random_groups(small.n, seed);
		struct dense dense;
		double participation[SMALL_MOST];
		uint32_t reached[SMALL_MOST];
		small_dense(csr, &dense);
		assert_true(kith_participation_find(csr, &groups, participation, reached, NULL));
		for (size_t i = 0; i < small.n; i++) {
			assert_close(participation[i], naive(&dense, &groups, i));
		}
		kith_partition_finish(&groups);
	}
}

static void a_star_between_two_groups_reaches_both(void **state)
{
	(void)state;
	static const uint32_t pairs[][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
	struct small star = small_pairs(6, 4, pairs);
	g_autoptr(kith_csr) csr = small_csr(&star);
	uint32_t of[] = {0, 0, 0, 1, 1, KITH_NO_GROUP};
	struct kith_partition groups = {.n = 6, .groups = 2, .of = of};
	double participation[6];
	uint32_t reached[6];
	assert_true(kith_participation_find(csr, &groups, participation, reached, NULL));
	assert_close(participation[0], 0.5);
	assert_int_equal(reached[0], 2);
	assert_close(participation[1], 0);
	assert_int_equal(reached[1], 1);
	assert_true(isnan(participation[5]));
	assert_int_equal(reached[5], 0);
}

static void memory_that_runs_out_is_reported(void **state)
{
	(void)state;
	static const uint32_t pairs[][2] = {{0, 1}};
	struct small pair = small_pairs(2, 1, pairs);
	g_autoptr(kith_csr) csr = small_csr(&pair);
	struct kith_partition groups = random_groups(2, 1);
	for (long k = 0; k < 2; k++) {
		g_autoptr(GError) error = NULL;
		double participation[2];
		uint32_t reached[2];
		kith_array_fail_after(k);
		assert_false(kith_participation_find(csr, &groups, participation, reached, &error));
		kith_array_fail_after(-1);
		assert_int_equal(error->code, KITH_ERROR_SYSTEM);
	}
	kith_partition_finish(&groups);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_the_formula),
		cmocka_unit_test(a_star_between_two_groups_reaches_both),
		cmocka_unit_test(memory_that_runs_out_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
