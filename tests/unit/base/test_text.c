/* Claims about the text of cells. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

static void assert_splits(const char *cell, const char *expected)
{
	g_auto(GStrv) values = kith_text_split(cell);
	g_autofree char *joined = g_strjoinv("/", values);
	assert_string_equal(joined, expected);
}

static void values_are_trimmed_and_never_empty(void **state)
{
	(void)state;
	assert_splits("", "");
	assert_splits(" ", "");
	assert_splits(";|;", "");
	assert_splits("robotics", "robotics");
	assert_splits("robotics; web", "robotics/web");
	assert_splits(";robotics | web ;; board games;", "robotics/web/board games");
	assert_splits("a,b", "a,b");
	assert_true(kith_text_is_split("a;b") && kith_text_is_split("a|b"));
	assert_false(kith_text_is_split("a, b"));
}

static void names_are_trimmed_and_composed(void **state)
{
	(void)state;
	const struct {
		const char *text;
		gssize length;
		const char *normal;
	} claims[] = {
		{"", -1, ""},
		{"  Ada ", -1, "Ada"},
		{"Ada and more", 4, "Ada"},
		{" Ma\xcc\x81laga", -1, "M\xc3\xa1laga"},
		{"\xff ", -1, "\xff"},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(claims); k++) {
		g_autofree char *normal = kith_text_normalize(claims[k].text, claims[k].length);
		assert_string_equal(normal, claims[k].normal);
	}
}

static void case_is_left_out_and_accents_stay(void **state)
{
	(void)state;
	const char *const alike[][2] = {{"LEEDS", "leeds"}, {"M\xc3\x81LAGA", "ma\xcc\x81laga"},
		{"STRASSE", "Stra\xc3\x9f\x65"}};
	for (size_t k = 0; k < G_N_ELEMENTS(alike); k++) {
		g_autofree char *a = kith_text_caseless(alike[k][0]);
		g_autofree char *b = kith_text_caseless(alike[k][1]);
		assert_string_equal(a, b);
	}
	g_autofree char *accent = kith_text_caseless("M\xc3\xa1laga");
	assert_string_not_equal(accent, "malaga");
}

static void folding_leaves_out_case_and_accents(void **state)
{
	(void)state;
	const char *const spellings[] = {"Malaga", "M\xc3\xa1laga", "MA\xcc\x81LAGA"};
	for (size_t k = 0; k < G_N_ELEMENTS(spellings); k++) {
		g_autofree char *folded = kith_text_fold(spellings[k]);
		assert_string_equal(folded, "malaga");
	}
	g_autofree char *nordic = kith_text_fold("S\xc3\xb8ren \xc3\x86gir");
	assert_string_equal(nordic, "soren aegir");
}

static void a_word_is_one_of_those_listed_or_not(void **state)
{
	(void)state;
	assert_true(kith_text_is_one_of("Yes", "true|yes|1"));
	assert_true(kith_text_is_one_of("1", "true|yes|1"));
	assert_false(kith_text_is_one_of("ye", "true|yes|1"));
	assert_false(kith_text_is_one_of("yes|1", "true|yes"));
	assert_false(kith_text_is_one_of("", "true|yes"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_trimmed_and_never_empty),
		cmocka_unit_test(names_are_trimmed_and_composed),
		cmocka_unit_test(case_is_left_out_and_accents_stay),
		cmocka_unit_test(folding_leaves_out_case_and_accents),
		cmocka_unit_test(a_word_is_one_of_those_listed_or_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
