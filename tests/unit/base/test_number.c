/* Claims about numbers, dates and spans of time. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"

static void assert_prints(double number, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);
	kith_number_print(out, number);
	assert_string_equal(out->str, expected);
}

static void numbers_carry_ten_digits_and_integers_all(void **state)
{
	(void)state;
	assert_prints(NAN, "");
	assert_prints(0.0, "0");
	assert_prints(-0.0, "0");
	assert_prints(-3, "-3");
	assert_prints(10, "10");
	assert_prints(-9007199254740992.0, "-9007199254740992");
	assert_prints(1.0 / 3, "0.3333333333");
	assert_prints(12345678901234.0, "12345678901234");
	assert_prints(9007199254740992.0, "9007199254740992");
	assert_prints(1e300, "1e+300");
	assert_prints(1e-7, "1e-07");
	assert_prints(2.5, "2.5");
	assert_prints(INFINITY, "inf");
	assert_prints(-INFINITY, "-inf");
}

static void assert_as_printf(double number)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];
	if (number != floor(number)) {
		assert_prints(number, g_ascii_formatd(text, sizeof text, "%.10g", number));
	}
}

/* Of every size, next to and on the middle of two that differ in the tenth digit, short ones. */
static void numbers_are_rounded_as_printf_does(void **state)
{
	(void)state;
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	for (int k = 0; k < 100000; k++) {
		uint64_t bits = (uint64_t)g_rand_int(rand) << 32 | g_rand_int(rand);
		double any;
		memcpy(&any, &bits, sizeof any);
		if (isfinite(any)) {
			assert_as_printf(any);
		}
		int power = g_rand_int_range(rand, -25, 12);
		double few = g_rand_int_range(rand, 1, 100000) * pow(10, power);
		double half =
			(g_rand_int_range(rand, 100000000, 2000000000) + 0.5) * pow(10, power);
		double middle =
			g_rand_int_range(rand, 1, 1 << 30) * pow(2, g_rand_int_range(rand, -70, 3));
		const double each[] = {few, half, nextafter(half, 0), nextafter(half, INFINITY),
			-middle, g_rand_double(rand), pow(10, power), nextafter(pow(10, power), 0),
			9.9999999995 * pow(10, power)};
		for (size_t i = 0; i < G_N_ELEMENTS(each); i++) {
			assert_as_printf(each[i]);
		}
	}
}

static void numbers_are_plain_decimals(void **state)
{
	(void)state;
	double value = -7;
	const char *const bad[] = {"", " ", "x", "1x", "nan", "inf", "-inf", "0x10", "1e999", "1,5",
		".", "1.2.3", "1 2", "--1"};
	for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
		assert_false(kith_number_parse(bad[k], false, &value));
		assert_true(value == -7);
	}
	const struct {
		const char *text;
		double value;
	} good[] = {{"0", 0}, {"2.5", 2.5}, {" 3 ", 3}, {"-1e-3", -1e-3}, {"+4", 4}, {".5", 0.5},
		{"5.", 5}, {"12345678901234567890", 12345678901234567890.0}, {"0.1", 0.1},
		{"123456.789", 123456.789}};
	for (size_t k = 0; k < G_N_ELEMENTS(good); k++) {
		assert_true(kith_number_parse(good[k].text, false, &value));
		assert_true(value == good[k].value);
	}
	assert_true(kith_number_parse("1,5", true, &value) && value == 1.5);
}

static void dates_are_iso_8601(void **state)
{
	(void)state;
	double days;
	assert_true(kith_date_parse("1970-01-02", &days) && days == 1);
	assert_true(kith_date_parse("2024-03", &days) && days == 19783);
	assert_true(kith_date_parse("2024-03-01T10:00:00Z", &days) && days == 19783);
	assert_true(kith_date_parse("1969", &days) && days == -365);
	const char *const bad[] = {"", "24-03-01", "2024-02-30", "2024-13", "1 May 2024",
		"2024-3-1", "2024-03-01x", "0000-01-01"};
	for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
		assert_false(kith_date_parse(bad[k], &days));
	}
}

static void spans_have_units(void **state)
{
	(void)state;
	double days = 0;
	assert_true(kith_span_parse("90", &days));
	assert_true(fabs(days - 90) < 1e-9);
	assert_true(kith_span_parse(" 2Y ", &days));
	assert_true(fabs(days - 730.5) < 1e-9);
	assert_true(kith_span_parse("1.5w", &days));
	assert_true(fabs(days - 10.5) < 1e-9);
	assert_true(kith_span_parse(" Quarterly", &days));
	assert_float_equal(days, 365.25 / 4, 1e-9);
	assert_true(kith_span_parse("12m", &days));
	assert_true(fabs(days - 365.25) < 1e-9);
	static const char *const none[] = {"", "y", "-1y", "0d", "soon", "2 years", NULL};
	for (const char *const *text = none; *text; text++) {
		assert_false(kith_span_parse(*text, &days));
	}
	assert_true(fabs(days - 365.25) < 1e-9);
}

static double begin_of(const char *day, const char *text)
{
	double days, span;
	assert_true(kith_date_parse(day, &days));
	assert_true(kith_span_parse(text, &span));
	return kith_span_begin(days, span);
}

static void assert_begins(const char *day, const char *span, const char *begin, const char *next)
{
	double begins = begin_of(day, span), days;
	g_autoptr(GString) text = g_string_new(NULL);
	kith_date_print(text, begins);
	assert_string_equal(text->str, begin);
	kith_span_parse(span, &days);
	g_string_truncate(text, 0);
	kith_date_print(text, kith_span_next(begins, days));
	assert_string_equal(text->str, next);
}

static void months_and_years_begin_where_the_calendar_does(void **state)
{
	(void)state;
	assert_begins("2024-05-17", "3m", "2024-04-01", "2024-07-01");
	assert_begins("2024-12-31", "quarterly", "2024-10-01", "2025-01-01");
	assert_begins("2024-02-29", "1m", "2024-02-01", "2024-03-01");
	assert_begins("2023-08-01", "1y", "2023-01-01", "2024-01-01");
	assert_begins("2023-08-01", "2y", "2023-01-01", "2025-01-01");
	assert_begins("1969-12-31", "6m", "1969-07-01", "1970-01-01");
	assert_begins("0001-03-01", "1y", "0001-01-01", "0002-01-01");
}

static void weeks_and_days_count_from_the_day(void **state)
{
	(void)state;
	assert_begins("2024-05-17", "2w", "2024-05-17", "2024-05-31");
	assert_begins("2024-02-28", "2", "2024-02-28", "2024-03-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_carry_ten_digits_and_integers_all),
		cmocka_unit_test(numbers_are_rounded_as_printf_does),
		cmocka_unit_test(numbers_are_plain_decimals),
		cmocka_unit_test(dates_are_iso_8601),
		cmocka_unit_test(spans_have_units),
		cmocka_unit_test(months_and_years_begin_where_the_calendar_does),
		cmocka_unit_test(weeks_and_days_count_from_the_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
