/* Claims about conditions on cells. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/condition.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool passes(const char *text, const char *cell)
{
	struct kith_condition condition;
	assert_true(kith_condition_parse(&condition, text, NULL));
	bool passed = kith_condition_passes(&condition, cell);
	kith_condition_finish(&condition);
	return passed;
}

static void either_of_several_values_will_do(void **state)
{
	(void)state;
	assert_true(passes("city=Leeds|York", "york"));
	assert_true(passes("city=Leeds|York", "Hull; Leeds"));
	assert_false(passes("city=Leeds|York", "Yorkshire"));
	assert_true(passes("city~Leeds|York", "Yorkshire"));
	assert_false(passes("city!=Leeds|York", "Leeds"));
	assert_true(passes("city!=Leeds|York", "Hull"));
	assert_true(passes("level=2|3", "3.0"));
	assert_false(passes("level=2|3", "23"));
}

static void a_cell_that_is_written_so_as_a_whole_fits_too(void **state)
{
	(void)state;
	assert_true(passes("name=A|B", "A|B"));
	assert_true(passes("name=|", "|"));
	assert_true(passes("city=", ""));
	assert_false(passes("city=Leeds|", ""));
}

static void comparisons_need_a_single_bound(void **state)
{
	(void)state;
	struct kith_condition condition;
	g_autoptr(GError) error = NULL;
	assert_false(kith_condition_parse(&condition, "age<30|40", &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_USAGE));
	assert_true(passes("age<30", "29"));
	assert_false(passes("age<30", ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(either_of_several_values_will_do),
		cmocka_unit_test(a_cell_that_is_written_so_as_a_whole_fits_too),
		cmocka_unit_test(comparisons_need_a_single_bound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
