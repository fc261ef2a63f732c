/* Dates as exports write them. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "import_dates.h"

#include <glib.h>
#include <string.h>

/* The pieces of a date: numbers and the number of a month that was named. */
struct pieces {
	int number[3];
	size_t digits[3];
	size_t count;
	int month;      /* named, or 0 */
	char separator; /* after the first number */
};

static int month_named(const char *word, size_t length)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december"};
	for (int m = 0; m < 12; m++) {
		if (length >= 3 && length <= strlen(months[m]) &&
			!g_ascii_strncasecmp(months[m], word, length)) {
			return m + 1;
		}
	}
	return 0;
}

/* Takes one number or word; returns what follows, or NULL for what has no place in a date. */
static const char *take(struct pieces *pieces, const char *at)
{
	const char *end = at;
	if (g_ascii_isdigit(*at)) {
		int number = 0;
		for (; g_ascii_isdigit(*end); end++) {
			number = number < 100000 ? number * 10 + (*end - '0') : number;
		}
		pieces->digits[pieces->count] = (size_t)(end - at);
		pieces->number[pieces->count++] = number;
		pieces->separator = pieces->count == 1 ? *end : pieces->separator;
		return end;
	}
	while (g_ascii_isalpha(*end)) {
		end++;
	}
	pieces->month = pieces->month ? pieces->month : month_named(at, (size_t)(end - at));
	return end > at && pieces->month ? end : NULL;
}

static bool read_pieces(struct pieces *pieces, const char *cell)
{
	while (*cell) {
		while (*cell && strchr(" -/.,", *cell)) {
			cell++;
		}
		if (!*cell || pieces->count + (pieces->month != 0) == 3) {
			return pieces->count + (pieces->month != 0) == 3;
		}
		cell = take(pieces, cell);
		if (!cell) {
			return false;
		}
	}
	return pieces->count + (pieces->month != 0) == 3;
}

static int full_year(int year, size_t digits)
{
	return digits > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

char *kith_import_date(const char *cell)
{
	struct pieces p = {0};
	int year, month, day;
	g_autofree char *text = g_strstrip(g_strdup(cell));
	if (!read_pieces(&p, text)) {
		return NULL;
	}
	if (p.month) {
		bool year_first = p.digits[0] == 4;
		year = full_year(p.number[!year_first], p.digits[!year_first]);
		month = p.month;
		day = p.number[year_first];
	} else if (p.digits[0] == 4) {
		year = p.number[0];
		month = p.number[1];
		day = p.number[2];
	} else {
		bool day_first = p.separator == '.' || p.number[0] > 12;
		year = full_year(p.number[2], p.digits[2]);
		month = p.number[day_first];
		day = p.number[!day_first];
	}
	if (year < 1 || year > 9999 || day < 1 || day > 31 || month < 1 || month > 12 ||
		!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
		return NULL;
	}
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}
