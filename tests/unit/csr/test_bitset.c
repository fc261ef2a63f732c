/* Claims about sets of people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/bitset.h"

#include "unit/small_graphs.h"

#define SEEDS 600

static void a_set_holds_contacts_and_nobody_else(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) rows = small_csr(&small);
		for (uint32_t i = 0; i < small.n; i++) {
			g_autofree uint8_t *set = kith_bitset_new(small.n, NULL);
			for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
				kith_bitset_add(set, rows->to[e]);
			}
			for (uint32_t j = 0; j < small.n; j++) {
				bool tied = kith_csr_find(rows, i, j) != UINT64_MAX;
				assert_int_equal(kith_bitset_has(set, j), tied);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_set_holds_contacts_and_nobody_else)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
