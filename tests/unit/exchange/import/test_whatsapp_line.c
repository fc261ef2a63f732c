/* Claims about exchange/import/whatsapp_line: a message begins the same way in every language. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "exchange/import/whatsapp_line.h"

/* "2024-01-31 21:04:05 Ada Lee|text", with the numbers of the date in their order. */
static void check(const char *text, const char *expected)
{
	struct kith_whatsapp_line line;
	g_autofree char *found = NULL, *name = NULL;
	if (kith_whatsapp_line_read(&line, text)) {
		name = line.name ? kith_whatsapp_line_name(&line) : g_strdup("-");
		found = g_strdup_printf("%d %d %d %02d:%02d:%02d%s%s %s|%s", line.date[0],
			line.date[1], line.date[2], line.second / 3600, line.second / 60 % 60,
			line.second % 60, line.twelve ? "h" : "", line.year_first ? "y" : "", name,
			line.text);
	}
	if (g_strcmp0(found, expected) != 0) {
		fail_msg("%s: %s, not %s", text, found, expected);
	}
}

static void a_message_begins_so_in_any_language(void **state)
{
	(void)state;
	static const struct {
		const char *text, *expected;
	} lines[] = {
		{"1/31/24, 21:04 - Ada: x", "1 31 24 21:04:00 Ada|x"},
		{"1/31/24, 9:04 PM - Ada: x", "1 31 24 21:04:00h Ada|x"},
		{"1/31/24, 9:04\u202fPM - Ada: x", "1 31 24 21:04:00h Ada|x"},
		{"1/31/24, 12:04 AM - Ada: x", "1 31 24 00:04:00h Ada|x"},
		{"1/31/24, 12:04 PM - Ada: x", "1 31 24 12:04:00h Ada|x"},
		{"31/01/2024, 21:04 - Ada: x", "31 1 2024 21:04:00 Ada|x"},
		{"31/01/2024, 9:04 pm - Ada: x", "31 1 2024 21:04:00h Ada|x"},
		{"31.01.24, 21:04 - Ada: x", "31 1 24 21:04:00 Ada|x"},
		{"31.01.24, 21:04 \u2013 Ada: x", "31 1 24 21:04:00 Ada|x"},
		{"31.01.24 21:04 \u2014 Ada: x", "31 1 24 21:04:00 Ada|x"},
		{"[31.01.24, 21:04:05] Ada: x", "31 1 24 21:04:05 Ada|x"},
		{"\u200e[31.01.24, 21:04:05] Ada: x", "31 1 24 21:04:05 Ada|x"},
		{"[1/31/24, 9:04:05 PM] Ada: x", "1 31 24 21:04:05h Ada|x"},
		{"31/1/24 9:04 p.\u00a0m. - Ada: x", "31 1 24 21:04:00h Ada|x"},
		{"31/1/24 9:04 a. m. - Ada: x", "31 1 24 09:04:00h Ada|x"},
		{"31/01/2024 \u00e0 21:04 - Ada: x", "31 1 2024 21:04:00 Ada|x"},
		{"31-01-2024 21:04 - Ada: x", "31 1 2024 21:04:00 Ada|x"},
		{"2024-01-31 21:04 - Ada: x", "2024 1 31 21:04:00y Ada|x"},
		{"31.1.2024 klo 21.04 - Ada: x", "31 1 2024 21:04:00 Ada|x"},
		{"31.01.2024 kl. 21.04 - Ada: x", "31 1 2024 21:04:00 Ada|x"},
		{"2024. 01. 31. 21:04 - Ada: x", "2024 1 31 21:04:00y Ada|x"},
		{"31.01.2024 \u00d6S 9:04 - Ada: x", "31 1 2024 21:04:00h Ada|x"},
		{"2024\u5e741\u670831\u65e5 \u4e0b\u53489:04 - Ada: x",
			"2024 1 31 21:04:00hy Ada|x"},
		{"2024/1/31 \u4e0a\u53489:04 - Ada: x", "2024 1 31 09:04:00hy Ada|x"},
		{"2024/01/31 21:04 - Ada: x", "2024 1 31 21:04:00y Ada|x"},
		{"2024\ub144 1\uc6d4 31\uc77c \uc624\ud6c4 9:04, Ada : x",
			"2024 1 31 21:04:00hy Ada|x"},
		{"2024. 1. 31. \uc624\uc804 9:04, Ada : x", "2024 1 31 09:04:00hy Ada|x"},
		{"\u0663\u0661\u200f/\u0661\u200f/\u0662\u0660\u0662\u0664\u060c "
		 "\u0669:\u0660\u0664 \u0645 - "
		 "Ada: x",
			"31 1 2024 21:04:00h Ada|x"},
		{"31/01/24, 21:04: Ada: x", "31 1 24 21:04:00 Ada|x"},
		{"31. 1. 2024. 21:04:05 Ada: x", "31 1 2024 21:04:05 Ada|x"},
		{"31/1/2567 21:04 - Ada: x", "31 1 2567 21:04:00 Ada|x"},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(lines); k++) {
		check(lines[k].text, lines[k].expected);
	}
}

static void names_are_what_stands_before_the_first_colon(void **state)
{
	(void)state;
	check("1/31/24, 21:04 - Ada Lee: x: y", "1 31 24 21:04:00 Ada Lee|x: y");
	check("1/31/24, 21:04 - Ada 10:30 Lee: x", "1 31 24 21:04:00 Ada 10:30 Lee|x");
	check("1/31/24, 21:04 - Ada:", "1 31 24 21:04:00 Ada|");
	check("1/31/24, 21:04 - \u202a+44\u00a07700\u00a0900123\u202c: x",
		"1 31 24 21:04:00 +44 7700 900123|x");
	check("[1/31/24, 21:04:05] ~\u202fAda: x", "1 31 24 21:04:05 Ada|x");
	check("1/31/24, 21:04 - \u00c9a\u2013b: x", "1 31 24 21:04:00 \u00c9a\u2013b|x");
}

static void what_whatsapp_says_names_nobody(void **state)
{
	(void)state;
	check("1/31/24, 21:04 - Ada left", "1 31 24 21:04:00 -|Ada left");
	check("1/31/24, 21:04 - Ada created group \"A: b\"", "1 31 24 21:04:00 |b\"");
	check("1/31/24, 21:04 - Ada changed the subject to \u201cA: b\u201d",
		"1 31 24 21:04:00 |b\u201d");
}

static void other_lines_belong_to_the_message_before(void **state)
{
	(void)state;
	static const char *const lines[] = {"", "text", "1/31/24", "1/31/24, 21:04",
		"12:30 - Ada: x", "1/31/24 is a day - Ada: x", "1/31/24, 21:04 Ada: x",
		"1/31/24, 21:04 is when we meet - Ada: x", "[1/31/24, 21:04:05 Ada: x",
		"123/1/24, 21:04 - Ada: x", "1/31/24, 61:04 - Ada: x", "1/31/24, 21:64 - Ada: x",
		"1/31/24, 21 - Ada: x", "1/31, 21:04 - Ada: x", "- 1/31/24, 21:04 - Ada: x",
		"1,31,24, 21:04 - Ada: x", "99999/1/24, 21:04 - Ada: x"};
	for (size_t k = 0; k < G_N_ELEMENTS(lines); k++) {
		check(lines[k], NULL);
	}
}

static void marks_in_front_of_a_text_are_seen(void **state)
{
	(void)state;
	struct kith_whatsapp_line line;
	assert_true(kith_whatsapp_line_read(&line, "[1/31/24, 21:04:05] Ada: \u200eimage omitted"));
	assert_true(kith_whatsapp_line_is_marked(&line));
	assert_true(kith_whatsapp_line_read(&line, "[1/31/24, 21:04:05] Ada: image"));
	assert_false(kith_whatsapp_line_is_marked(&line));
}

static void days_are_read_in_three_orders(void **state)
{
	(void)state;
	static const uint16_t date[] = {2, 3, 24}, thai[] = {2, 3, 2567}, iso[] = {2024, 3, 2};
	static const uint16_t none[] = {31, 2, 24}, early[] = {1, 1, 1999},
			      huge[] = {300, 65535, 24};
	assert_int_equal(kith_whatsapp_day(date, 0), 19784);
	assert_int_equal(kith_whatsapp_day(date, 1), 19756);
	assert_int_equal(kith_whatsapp_day(thai, 0), 19784);
	assert_int_equal(kith_whatsapp_day(iso, 2), 19784);
	assert_int_equal(kith_whatsapp_day(date, 2), INT32_MIN);
	assert_int_equal(kith_whatsapp_day(none, 0), INT32_MIN);
	assert_int_equal(kith_whatsapp_day(early, 0), INT32_MIN);
	assert_int_equal(kith_whatsapp_day(huge, 0), INT32_MIN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_begins_so_in_any_language),
		cmocka_unit_test(names_are_what_stands_before_the_first_colon),
		cmocka_unit_test(what_whatsapp_says_names_nobody),
		cmocka_unit_test(other_lines_belong_to_the_message_before),
		cmocka_unit_test(marks_in_front_of_a_text_are_seen),
		cmocka_unit_test(days_are_read_in_three_orders),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
