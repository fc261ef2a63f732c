/* Claims about sets of people, and the ties that lead to them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/tie_list.h"

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
			kith_bitset_add_contacts(set, rows, i);
			for (uint32_t j = 0; j < small.n; j++) {
				bool tied = kith_csr_find(rows, i, j) != UINT64_MAX;
				assert_int_equal(kith_bitset_has(set, j), tied);
			}
		}
	}
}

/* One list serves everybody in turn, whatever was in it before. */
static void listed_ties_lead_to_those_asked_for_and_to_all_of_them(void **state)
{
	(void)state;
	struct kith_tie_list list = {.person = KITH_NOBODY};
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) rows = small_csr(&small);
		g_autofree uint8_t *set = kith_bitset_new(small.n, NULL);
		uint32_t wanted[SMALL_MOST];
		size_t count = 0;
		for (uint32_t j = (uint32_t)(seed % 3); j < small.n; j += 2) {
			kith_bitset_add(set, j);
			wanted[count++] = j;
		}
		for (uint32_t i = 0; i < small.n; i++) {
			uint64_t to_wanted[SMALL_MOST];
			size_t found = 0;
			for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
				to_wanted[found] = e;
				found += kith_bitset_has(set, rows->to[e]);
			}
			assert_true(kith_tie_list_in(&list, rows, i, set, NULL));
			assert_int_equal(list.person, i);
			assert_int_equal(list.count, found);
			assert_memory_equal(list.tie, to_wanted, found * sizeof *to_wanted);
			assert_true(kith_tie_list_to(&list, rows, i, wanted, count, NULL));
			assert_int_equal(list.count, found);
			assert_memory_equal(list.tie, to_wanted, found * sizeof *to_wanted);
			assert_true(kith_tie_list_in(&list, rows, i, NULL, NULL));
			assert_int_equal(list.count, kith_csr_degree(rows, i));
		}
	}
	kith_tie_list_finish(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_set_holds_contacts_and_nobody_else),
		cmocka_unit_test(listed_ties_lead_to_those_asked_for_and_to_all_of_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
