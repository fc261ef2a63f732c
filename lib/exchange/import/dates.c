/* Dates as exports write them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/dates.h"

#include <glib.h>
#include <string.h>

#include "graph/graph.h"

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

/* Whether the day stands before the month: where both may, as is usual in the column. */
static bool day_is_first(const struct pieces *pieces, bool usual)
{
	bool may = pieces->number[1] <= 12, must = pieces->number[0] > 12;
	return pieces->separator == '.' || must || (usual && may);
}

char *kith_import_date(const char *cell, bool day_first)
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
		bool first = day_is_first(&p, day_first);
		year = full_year(p.number[2], p.digits[2]);
		month = p.number[first];
		day = p.number[!first];
	}
	if (year < 1 || year > 9999 || day < 1 || day > 31 || month < 1 || month > 12 ||
		!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
		return NULL;
	}
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

void kith_import_dates_look(struct kith_import_dates *dates, const char *cell, uint64_t line)
{
	struct pieces p = {0};
	g_autofree char *day = kith_import_date(cell, false);
	g_autofree char *text = g_strstrip(g_strdup(cell));
	if (!day || !read_pieces(&p, text) || p.month || p.digits[0] == 4 || p.separator == '.') {
		return;
	}
	dates->day_first |= p.number[0] > 12;
	dates->month_first |= p.number[1] > 12;
	if (!dates->unsure && p.number[0] <= 12 && p.number[1] <= 12 &&
		p.number[0] != p.number[1]) {
		dates->unsure = g_steal_pointer(&text);
		dates->line = line;
	}
}

char *kith_import_dates_read(const struct kith_import_dates *dates, const char *cell)
{
	return kith_import_date(cell, dates->day_first && !dates->month_first);
}

char *kith_import_dates_doubt(const struct kith_import_dates *dates, const char *file)
{
	if (!dates->unsure || dates->day_first != dates->month_first) {
		return NULL;
	}
	g_autofree char *day = kith_import_dates_read(dates, dates->unsure);
	return g_strdup_printf("%s:%" G_GUINT64_FORMAT
			       ": \"%s\" is read as %s, month first, for %s; if the day "
			       "stands first, write such dates as 2024-02-03",
		file, dates->line, dates->unsure, day,
		dates->day_first ? "other dates there have now the day first, now the month"
				 : "no date there tells which it is");
}

/* The column's values, dates among them read; NULL: no memory. */
static kith_names *settled(const struct kith_import_dates *dates, const kith_names *values,
	uint32_t *to, GError **error)
{
	g_autoptr(kith_names) names = kith_names_new(error);
	for (uint32_t v = 0; names && v < kith_names_count(values); v++) {
		const char *cell = kith_names_get(values, v);
		g_autofree char *day = kith_import_dates_read(dates, cell);
		const char *text = day ? day : cell;
		to[v] = kith_names_add(names, text, strlen(text), error);
		if (to[v] == KITH_NO_NAME) {
			return NULL;
		}
	}
	return g_steal_pointer(&names);
}

bool kith_import_dates_settle(
	const struct kith_import_dates *dates, kith_graph *graph, GError **error)
{
	struct kith_column *column =
		kith_graph_column(graph, dates->column ? dates->column : "date");
	if (!column || !column->tie) {
		return true;
	}
	g_autofree uint32_t *to = KITH_ARRAY(uint32_t, kith_names_count(column->values), error);
	kith_names *values = to ? settled(dates, column->values, to, error) : NULL;
	if (!values) {
		return false;
	}
	kith_names_free(column->values);
	column->values = values;
	for (size_t t = 0; t < graph->m; t++) {
		column->tie[t] = to[column->tie[t]];
	}
	return true;
}

void kith_import_dates_finish(struct kith_import_dates *dates)
{
	g_clear_pointer(&dates->unsure, g_free);
}
