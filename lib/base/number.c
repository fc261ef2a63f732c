/* Numbers, dates and spans of time in cells, the same in every locale. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 64

/* The calendar of GLib ends in the year 65535. */
enum { MONTHS = 12, MOST_MONTHS = 65000 * MONTHS };

/* Doubles hold every integer up to here. */
#define LAST_INTEGER 9007199254740992.0

/* Plain digits with at most one point, few enough to be exact: nearly every weight there is. */
static bool parse_plain(const char *cell, double *value)
{
	static const double power[] = {
		1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
	double digits = 0;
	int count = 0, decimals = -1;
	for (; *cell; cell++) {
		if (*cell >= '0' && *cell <= '9') {
			digits = digits * 10 + (*cell - '0');
			count++;
			decimals += decimals >= 0;
		} else if (*cell == '.' && decimals < 0) {
			decimals = 0;
		} else {
			return false;
		}
	}
	if (count == 0 || count > 15) {
		return false;
	}
	*value = decimals > 0 ? digits / power[decimals] : digits;
	return true;
}

bool kith_number_parse(const char *cell, bool comma, double *value)
{
	char copy[LONGEST];
	if (parse_plain(cell, value)) {
		return true;
	}
	if (g_strlcpy(copy, cell, sizeof copy) >= sizeof copy) {
		return false;
	}
	g_strstrip(copy);
	if (comma) {
		g_strdelimit(copy, ",", '.');
	}
	if (!*copy || copy[strspn(copy, "+-.0123456789eE")]) {
		return false;
	}
	char *end;
	double number = g_ascii_strtod(copy, &end);
	if (*end || end == copy || !isfinite(number)) {
		return false;
	}
	*value = number;
	return true;
}

/* Digit by digit: printing takes longer than much of what is printed, and most cells are these. */
static void print_integer(GString *out, int64_t number)
{
	char digits[24];
	size_t first = sizeof digits;
	uint64_t rest = (uint64_t)(number < 0 ? -number : number);
	do {
		digits[--first] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (number < 0) {
		digits[--first] = '-';
	}
	g_string_append_len(out, digits + first, (gssize)(sizeof digits - first));
}

/* Of 10 digits the first stands for 10^-18 or more here, whose powers long double holds exactly. */
enum { DIGITS = 10, LEAST_EXPONENT = -18, LEAST_FIXED = -4, MOST_FIXED = 9 };

static const long double POWERS[] = {1e0L, 1e1L, 1e2L, 1e3L, 1e4L, 1e5L, 1e6L, 1e7L, 1e8L, 1e9L,
	1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L, 1e19L, 1e20L, 1e21L, 1e22L,
	1e23L, 1e24L, 1e25L, 1e26L, 1e27L, 1e28L};

/*
 * The 10 significant digits of a number above 0, as an integer, and the power of ten of the first.
 * The product is off by less than 1e-9, so a number nearer than HALFWAY to the middle of two such
 * integers is left to printf, and so is one too large or too small: returns false.
 */
static bool ten_digits(double number, uint64_t *digits, int *exponent)
{
	static const double LOG10_2 = 0.30102999566398120;
	static const long double HALFWAY = 1e-6L;
	int binary;
	frexp(number, &binary);
	int power = (int)floor((binary - 1) * LOG10_2); /* this, or one less than it should be */
	if (LDBL_MANT_DIG < 64 || power < LEAST_EXPONENT || power >= MOST_FIXED) {
		return false;
	}
	long double scaled = number * POWERS[DIGITS - 1 - power];
	if (scaled >= POWERS[DIGITS]) {
		scaled = number * POWERS[DIGITS - 1 - ++power];
	}
	uint64_t whole = (uint64_t)scaled;
	long double rest = scaled - (long double)whole - 0.5L;
	whole += rest > 0;
	if (whole == (uint64_t)POWERS[DIGITS]) {
		whole = (uint64_t)POWERS[DIGITS - 1];
		power++;
	}
	*digits = whole;
	*exponent = power;
	return fabsl(rest) > HALFWAY;
}

/* As printf's %.10g, which takes longer than most of what is printed. */
static bool print_fraction(GString *out, double number)
{
	char text[LONGEST] = "0000000000000000", *const digits = text + 16;
	uint64_t whole;
	int exponent, count = DIGITS;
	if (!ten_digits(fabs(number), &whole, &exponent)) {
		return false;
	}
	for (int i = DIGITS; i > 0; whole /= 10) {
		digits[--i] = (char)('0' + whole % 10);
	}
	while (digits[count - 1] == '0') {
		count--;
	}
	int before = exponent < LEAST_FIXED ? 1 : MAX(exponent, 0) + 1;
	int leading = exponent < LEAST_FIXED ? 0 : MAX(-exponent, 0);
	char *begin = digits - leading, *end = begin + before;
	if (digits + count > end) {
		memmove(end + 1, end, (size_t)(digits + count - end));
		*end = '.';
		end = digits + count + 1;
	}
	if (exponent < LEAST_FIXED) {
		const char power[] = {
			'e', '-', (char)('0' - exponent / 10), (char)('0' - exponent % 10)};
		end = (char *)memcpy(end, power, sizeof power) + sizeof power;
	}
	if (number < 0) {
		*--begin = '-';
	}
	g_string_append_len(out, begin, end - begin);
	return true;
}

void kith_number_print(GString *out, double number)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];
	if (isnan(number)) {
		return;
	}
	if (isinf(number)) {
		g_string_append(out, number < 0 ? "-inf" : "inf");
	} else if (number == floor(number) && fabs(number) <= LAST_INTEGER) {
		print_integer(out, (int64_t)number);
	} else if (!print_fraction(out, number)) {
		g_string_append(out, g_ascii_formatd(text, sizeof text, "%.10g", number));
	}
}

/* Exactly `width` digits; returns what follows them, or NULL. */
static const char *digits(const char *text, int width, int *number)
{
	*number = 0;
	for (int i = 0; i < width; i++, text++) {
		if (!g_ascii_isdigit(*text)) {
			return NULL;
		}
		*number = *number * 10 + (*text - '0');
	}
	return text;
}

static double days_of(int day, int month, int year)
{
	GDate date, epoch;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	g_date_clear(&epoch, 1);
	g_date_set_dmy(&epoch, 1, G_DATE_JANUARY, 1970);
	return g_date_days_between(&epoch, &date);
}

bool kith_date_parse(const char *cell, double *days)
{
	int year, month = 1, day = 1;
	const char *rest = digits(cell, 4, &year);
	if (rest && *rest == '-') {
		rest = digits(rest + 1, 2, &month);
	}
	if (rest && *rest == '-') {
		rest = digits(rest + 1, 2, &day);
	}
	bool time_follows = rest && (*rest == 'T' || *rest == ' ') && g_ascii_isdigit(rest[1]);
	if (!rest || (*rest && !time_follows) || year < 1 || month < 1 || month > 12 || day < 1) {
		return false;
	}
	if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
		return false;
	}
	*days = days_of(day, month, year);
	return true;
}

void kith_date_print(GString *out, double days)
{
	g_autoptr(GDateTime) day =
		isnan(days) ? NULL : g_date_time_new_from_unix_utc((gint64)days * 86400);
	int year, month, date;
	if (day) {
		g_date_time_get_ymd(day, &year, &month, &date);
		g_string_append_printf(out, "%04d-%02d-%02d", year, month, date);
	}
}

bool kith_span_parse(const char *text, double *days)
{
	static const struct {
		char letter;
		double days;
	} units[] = {{'d', 1}, {'w', 7}, {'m', KITH_DAYS_A_MONTH}, {'y', KITH_DAYS_A_YEAR}};
	static const struct {
		const char *word;
		double days;
	} words[] = {{"daily", 1}, {"weekly", 7}, {"fortnightly", 14},
		{"monthly", KITH_DAYS_A_MONTH}, {"quarterly", KITH_DAYS_A_YEAR / 4},
		{"yearly", KITH_DAYS_A_YEAR}, {"annually", KITH_DAYS_A_YEAR}};
	g_autofree char *number = g_strstrip(g_strdup(text));
	size_t length = strlen(number);
	double unit = 1, count;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(number, words[i].word) == 0) {
			*days = words[i].days;
			return true;
		}
	}
	for (size_t i = 0; length > 0 && i < G_N_ELEMENTS(units); i++) {
		if (g_ascii_tolower(number[length - 1]) == units[i].letter) {
			unit = units[i].days;
			number[length - 1] = '\0';
			break;
		}
	}
	if (!kith_number_parse(number, false, &count) || count <= 0) {
		return false;
	}
	*days = count * unit;
	return true;
}

/* How many months a span is, 0 where they are not whole. */
static int months_of(double span)
{
	double months = span / KITH_DAYS_A_MONTH;
	return months < (double)MOST_MONTHS && fabs(months - round(months)) < 1e-9
		       ? (int)round(months)
		       : 0;
}

/* The first of the month that comes so many after January of the year 0. */
static double month_begin(int months)
{
	months = CLAMP(months, MONTHS, MOST_MONTHS);
	return days_of(1, months % MONTHS + 1, months / MONTHS);
}

static int month_at(double day)
{
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1970);
	g_date_set_julian(&date, (guint32)((gint64)g_date_get_julian(&date) + (gint64)day));
	return g_date_get_year(&date) * MONTHS + (int)g_date_get_month(&date) - 1;
}

double kith_span_begin(double day, double span)
{
	int months = months_of(span), at = months ? month_at(day) : 0;
	int grid = months && months % MONTHS == 0 ? MONTHS : months;
	return months ? month_begin(at - at % grid) : day;
}

double kith_span_next(double begin, double span)
{
	int months = months_of(span);
	return months ? month_begin(month_at(begin) + months) : begin + span;
}
