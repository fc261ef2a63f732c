/* Claims about phrases. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/phrases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void says(const char *expected, size_t count, size_t most)
{
	static const char *const names[] = {"Ada", "Grace", "Mary", "Edith", "Jean"};
	g_autoptr(GString) out = g_string_new(NULL);
	kith_phrase_list(out, names, count, most);
	assert_string_equal(out->str, expected);
}

static void lists_read_as_people_say_them(void **state)
{
	(void)state;
	says("", 0, 3);
	says("Ada", 1, 3);
	says("Ada and Grace", 2, 3);
	says("Ada, Grace and Mary", 3, 3);
	says("Ada, Grace, Mary and Edith", 4, 3);
	says("Ada, Grace and 3 more", 5, 2);
}

static void ago(const char *expected, double days)
{
	g_autoptr(GString) out = g_string_new(NULL);
	kith_phrase_ago(out, days);
	assert_string_equal(out->str, expected);
}

static void times_are_as_long_ago_as_they_feel(void **state)
{
	(void)state;
	ago("lately", 0);
	ago("lately", 30);
	ago("1 month ago", 31);
	ago("12 months ago", 365);
	ago("23 months ago", 700);
	ago("2 years ago", 731);
	ago("4 years ago", 1461);
}

static void only_common_kinds_have_words(void **state)
{
	(void)state;
	assert_string_equal(kith_phrase_kind("Work"), "work together");
	assert_null(kith_phrase_kind("colour"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_read_as_people_say_them),
		cmocka_unit_test(times_are_as_long_ago_as_they_feel),
		cmocka_unit_test(only_common_kinds_have_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
