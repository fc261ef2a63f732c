/* Claims about putting the first of many rows in order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/sort.h"

enum { MOST = 40 };

/* By value, equals by number. */
static int by_value(const void *left, const void *right, void *values)
{
	const uint64_t *value = values;
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	return value[a] != value[b] ? (value[a] > value[b] ? 1 : -1) : (a > b) - (a < b);
}

static void the_first_are_those_of_all_in_order(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 2000; seed++) {
		struct kith_random random;
		uint64_t value[MOST];
		size_t rows[MOST], all[MOST], seen[MOST] = {0};
		kith_random_init(&random, seed);
		size_t count = kith_random_below(&random, MOST + 1);
		size_t first = kith_random_below(&random, MOST + 5);
		for (size_t k = 0; k < count; k++) {
			value[k] = kith_random_below(&random, 20);
			rows[k] = all[k] = k;
		}
		g_qsort_with_data(all, (gint)count, sizeof *all, by_value, value);
		kith_sort_first(rows, count, first, by_value, value);
		for (size_t k = 0; k < count; k++) {
			seen[rows[k]]++;
			assert_true(k >= first || rows[k] == all[k]);
		}
		for (size_t k = 0; k < count; k++) {
			assert_int_equal(seen[k], 1);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_are_those_of_all_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
