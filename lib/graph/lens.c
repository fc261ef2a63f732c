/* Lenses: which people or ties a question is about. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/lens.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum test { EQUAL, NOT_EQUAL, CONTAINS, LESS, LESS_EQUAL, MORE, MORE_EQUAL };

/* Longer operators first, so that <= is not taken for <. */
static const struct {
	const char *text;
	enum test test;
} tests[] = {
	{"!=", NOT_EQUAL},
	{"<=", LESS_EQUAL},
	{">=", MORE_EQUAL},
	{"=", EQUAL},
	{"~", CONTAINS},
	{"<", LESS},
	{">", MORE},
};

struct condition {
	char *column, *value;
	enum test test;
	bool is_number, is_date; /* what `value` is, for comparisons */
	double number;
};

static void condition_finish(struct condition *condition)
{
	g_free(condition->column);
	g_free(condition->value);
}

/* Splits at the first operator. */
static bool condition_init(struct condition *condition, const char *text, GError **error)
{
	size_t at = strcspn(text, "!<>=~");
	size_t length = 0;
	*condition = (struct condition){0};
	for (size_t k = 0; !length && k < G_N_ELEMENTS(tests); k++) {
		if (g_str_has_prefix(text + at, tests[k].text)) {
			condition->test = tests[k].test;
			length = strlen(tests[k].text);
		}
	}
	if (!length || at == 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"\"%s\" is not a condition; write COLUMN=VALUE (or !=, ~, <, <=, >, >=)",
			text);
	}
	condition->column = g_strstrip(g_strndup(text, at));
	condition->value = g_strstrip(g_strdup(text + at + length));
	condition->is_number = kith_number_parse(condition->value, false, &condition->number);
	condition->is_date = kith_date_parse(condition->value, &condition->number);
	if (condition->is_date && condition->is_number) {
		kith_number_parse(condition->value, false, &condition->number);
	}
	if (condition->test >= LESS && !condition->is_number && !condition->is_date) {
		kith_fail(error, KITH_ERROR_USAGE, "\"%s\": \"%s\" is neither a number nor a date",
			text, condition->value);
		condition_finish(condition);
		return false;
	}
	return true;
}

/* Whether any value of the cell, or all of it, is the one wanted. */
static bool cell_has_value(const char *cell, const char *value)
{
	g_autofree char *wanted = kith_text_caseless(value);
	g_auto(GStrv) values = kith_text_split(cell);
	for (char **each = values; *each; each++) {
		g_autofree char *caseless = kith_text_caseless(*each);
		if (!strcmp(caseless, wanted)) {
			return true;
		}
	}
	g_autofree char *trimmed = kith_text_normalize(cell, -1);
	g_autofree char *whole = kith_text_caseless(trimmed);
	return !strcmp(whole, wanted);
}

/* A number compared with a number, else a date with a date (a year alone is both). */
static bool compare(const struct condition *condition, const char *cell)
{
	double number, bound = condition->number;
	if (!condition->is_number || !kith_number_parse(cell, false, &number)) {
		if (!condition->is_date || !kith_date_parse(cell, &number) ||
			!kith_date_parse(condition->value, &bound)) {
			return false;
		}
	}
	switch (condition->test) {
	case LESS:
		return number < bound;
	case LESS_EQUAL:
		return number <= bound;
	case MORE:
		return number > bound;
	default:
		return number >= bound;
	}
}

static bool equal(const struct condition *condition, const char *cell)
{
	double number;
	if (condition->is_number && kith_number_parse(cell, false, &number)) {
		return number == condition->number;
	}
	return cell_has_value(cell, condition->value);
}

static bool passes(const struct condition *condition, const char *cell)
{
	if (condition->test == EQUAL || condition->test == NOT_EQUAL) {
		return equal(condition, cell) == (condition->test == EQUAL);
	}
	if (condition->test == CONTAINS) {
		g_autofree char *caseless = kith_text_caseless(cell);
		g_autofree char *wanted = kith_text_caseless(condition->value);
		return strstr(caseless, wanted) != NULL;
	}
	return compare(condition, cell);
}

static bool fail_unknown(const kith_graph *graph, const char *column, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *known = g_ptr_array_index(graph->columns, c);
		g_string_append_printf(list, "%s%s", c ? ", " : "", known->name);
	}
	return kith_fail(error, KITH_ERROR_USAGE, "%s has no column \"%s\"; it has %s", graph->file,
		column, list->len ? list->str : "none beside source and target");
}

/* Clears flags by the verdict on each distinct cell; NULL cells are all empty. */
static bool apply(const struct condition *condition, const kith_names *values,
	const uint32_t *cells, size_t count, uint8_t *flags, GError **error)
{
	size_t distinct = kith_names_count(values);
	g_autofree uint8_t *verdict = KITH_ARRAY(uint8_t, distinct, error);
	if (!verdict) {
		return false;
	}
	for (uint32_t v = 0; v < distinct; v++) {
		verdict[v] = passes(condition, kith_names_get(values, v));
	}
	for (size_t i = 0; i < count; i++) {
		flags[i] &= verdict[cells ? cells[i] : 0];
	}
	return true;
}

/* The same by names: of the people in `ends`, or of everyone where that is NULL. */
static bool apply_to_names(const struct condition *condition, const kith_graph *graph,
	const uint32_t *ends, size_t count, uint8_t *flags, GError **error)
{
	g_autofree uint8_t *verdict = KITH_ARRAY(uint8_t, graph->n, error);
	if (!verdict) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		verdict[i] = passes(condition, kith_graph_name(graph, i));
	}
	for (size_t k = 0; k < count; k++) {
		flags[k] &= verdict[ends ? ends[k] : k];
	}
	return true;
}

bool kith_lens_people(const kith_graph *graph, const char *text, uint8_t *flags, GError **error)
{
	struct condition condition;
	if (!condition_init(&condition, text, error)) {
		return false;
	}
	const struct kith_column *column = kith_graph_column(graph, condition.column);
	bool done;
	if (column) {
		done = apply(&condition, column->values, column->person, graph->n, flags, error);
	} else if (!g_ascii_strcasecmp(condition.column, "name")) {
		done = apply_to_names(&condition, graph, NULL, graph->n, flags, error);
	} else {
		done = fail_unknown(graph, condition.column, error);
	}
	condition_finish(&condition);
	return done;
}

bool kith_lens_ties(const kith_graph *graph, const char *text, uint8_t *flags, GError **error)
{
	struct condition condition;
	if (!condition_init(&condition, text, error)) {
		return false;
	}
	const struct kith_column *column = kith_graph_column(graph, condition.column);
	bool of_source = !g_ascii_strcasecmp(condition.column, "source");
	bool done;
	if (column) {
		done = apply(&condition, column->values, column->tie, graph->m, flags, error);
	} else if (of_source || !g_ascii_strcasecmp(condition.column, "target")) {
		done = apply_to_names(&condition, graph, of_source ? graph->source : graph->target,
			graph->m, flags, error);
	} else {
		done = fail_unknown(graph, condition.column, error);
	}
	condition_finish(&condition);
	return done;
}

bool kith_lens_bound(const char *option, const char *date, double *days, GError **error)
{
	return !date || kith_date_parse(date, days) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "%s: \"%s\" is not a date; write it as 2024-05-17", option, date);
}

bool kith_lens_dates(
	const kith_graph *graph, double since, double until, uint8_t *flags, GError **error)
{
	const struct kith_column *date = kith_graph_column(graph, "date");
	if (!date) {
		return fail_unknown(graph, "date", error);
	}
	if (date->bad_place) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:%s: \"%s\" is not a date; write it as 2024-05-17", graph->file,
			date->bad_place, kith_names_get(date->values, date->bad_value));
	}
	for (size_t t = 0; t < graph->m; t++) {
		double days;
		bool dated = kith_date_parse(kith_column_tie(date, t), &days);
		flags[t] &= dated && days >= since && days <= until;
	}
	return true;
}
