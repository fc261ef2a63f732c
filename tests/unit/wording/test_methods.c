/* Claims about the table of methods. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "wording/methods.h"

static void every_column_stands_once(void **state)
{
	(void)state;
	for (const struct kith_method *method = kith_methods; method->column; method++) {
		assert_ptr_equal(kith_method_find(method->column), method);
	}
}

static void formulas_are_clauses(void **state)
{
	(void)state;
	for (const struct kith_method *method = kith_methods; method->column; method++) {
		size_t length = strlen(method->formula);
		assert_true(length > 10);
		assert_int_not_equal(method->formula[length - 1], '.');
		assert_true(!method->source || strpbrk(method->source, "0123456789"));
	}
}

static void columns_of_others_have_no_method(void **state)
{
	(void)state;
	assert_null(kith_method_find("wealth"));
	assert_null(kith_method_find(""));
}

static void a_tool_may_mean_something_of_its_own(void **state)
{
	(void)state;
	assert_string_equal(kith_method_of("doors", "expected")->column, "doors.expected");
	assert_string_equal(kith_method_of("summary", "expected")->column, "expected");
	assert_null(kith_method_of("doors", "wealth"));
}

static void words_people_use_are_not_ours(void **state)
{
	(void)state;
	assert_true(kith_method_on_people("betweenness"));
	assert_false(kith_method_on_people("class"));
	assert_false(kith_method_on_people("level"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_column_stands_once),
		cmocka_unit_test(formulas_are_clauses),
		cmocka_unit_test(a_tool_may_mean_something_of_its_own),
		cmocka_unit_test(words_people_use_are_not_ours),
		cmocka_unit_test(columns_of_others_have_no_method),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
