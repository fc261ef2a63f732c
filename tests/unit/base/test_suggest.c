/* Claims about the word that was probably meant. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/suggest.h"

static void distances_count_slips(void **state)
{
	(void)state;
	assert_int_equal(kith_suggest_distance("", ""), 0);
	assert_int_equal(kith_suggest_distance("", "abc"), 3);
	assert_int_equal(kith_suggest_distance("abc", ""), 3);
	assert_int_equal(kith_suggest_distance("Medici", "medici"), 0);
	assert_int_equal(kith_suggest_distance("Medcii", "Medici"), 1);
	assert_int_equal(kith_suggest_distance("kitten", "sitting"), 3);
	assert_int_equal(kith_suggest_distance("Zoë", "Zoe"), 1);
	assert_int_equal(kith_suggest_distance("ab", "cd"), 2);
}

static void a_slip_finds_its_word(void **state)
{
	(void)state;
	const char *const words[] = {"people", "brokers", "communities", "ties", NULL};
	assert_string_equal(kith_suggest_word("poeple", words), "people");
	assert_string_equal(kith_suggest_word("broker", words), "brokers");
	assert_string_equal(kith_suggest_word("comm", words), "communities");
	assert_string_equal(kith_suggest_word("tis", words), "ties");
}

static void a_stranger_finds_none(void **state)
{
	(void)state;
	const char *const words[] = {"people", "ties", NULL};
	const char *const nothing[] = {NULL};
	assert_null(kith_suggest_word("zebra", words));
	assert_null(kith_suggest_word("", words));
	assert_null(kith_suggest_word("people", nothing));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances_count_slips),
		cmocka_unit_test(a_slip_finds_its_word),
		cmocka_unit_test(a_stranger_finds_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
