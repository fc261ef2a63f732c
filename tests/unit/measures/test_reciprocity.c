/* Claims about ties that are returned. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/reciprocity.h"

static void the_count_is_that_of_a_table(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 400; seed++) {
		struct small small = small_random(seed);
		if (!small.directed) {
			continue;
		}
		g_autoptr(kith_csr) out = small_csr(&small);
		g_autoptr(kith_csr) in = kith_csr_reverse(out, NULL);
		struct dense dense;
		uint32_t returned[SMALL_MOST];
		small_dense(out, &dense);
		kith_reciprocity_count(out, in, returned);
		for (size_t i = 0; i < small.n; i++) {
			uint32_t expected = 0;
			for (size_t j = 0; j < small.n; j++) {
				expected += dense.w[i][j] > 0 && dense.w[j][i] > 0;
			}
			assert_int_equal(returned[i], expected);
		}
	}
}

static void a_one_way_star_returns_nothing(void **state)
{
	(void)state;
	static const uint32_t pairs[][2] = {{0, 1}, {0, 2}, {0, 3}};
	struct small star = small_pairs(4, 3, pairs);
	star.directed = true;
	g_autoptr(kith_csr) out = small_csr(&star);
	g_autoptr(kith_csr) in = kith_csr_reverse(out, NULL);
	uint32_t returned[4];
	kith_reciprocity_count(out, in, returned);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(returned[i], 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_count_is_that_of_a_table),
		cmocka_unit_test(a_one_way_star_returns_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
