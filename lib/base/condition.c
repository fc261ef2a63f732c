/* Conditions on cells, as they are written on a command line: COLUMN=VALUE and the like. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/condition.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum { EQUAL, NOT_EQUAL, CONTAINS, LESS, LESS_EQUAL, MORE, MORE_EQUAL };

/* Longer operators first, so that <= is not taken for <. */
static const struct {
	const char *text;
	int test;
} tests[] = {
	{"!=", NOT_EQUAL},
	{"<=", LESS_EQUAL},
	{">=", MORE_EQUAL},
	{"=", EQUAL},
	{"~", CONTAINS},
	{"<", LESS},
	{">", MORE},
};

static void alternative_finish(void *alternative)
{
	g_free(((struct kith_alternative *)alternative)->caseless);
}

void kith_condition_finish(struct kith_condition *condition)
{
	g_free(condition->column);
	g_free(condition->value);
	g_clear_pointer(&condition->allowed, g_array_unref);
}

static void allow(struct kith_condition *condition, const char *value)
{
	struct kith_alternative alternative = {.caseless = kith_text_caseless(value)};
	alternative.is_number = kith_number_parse(value, false, &alternative.number);
	g_array_append_val(condition->allowed, alternative);
}

/* The value as it stands, and the parts of it that are not empty. */
static void read_alternatives(struct kith_condition *condition)
{
	g_auto(GStrv) parts = g_strsplit(condition->value, "|", -1);
	condition->allowed = g_array_new(FALSE, FALSE, sizeof(struct kith_alternative));
	g_array_set_clear_func(condition->allowed, alternative_finish);
	allow(condition, condition->value);
	for (char **part = parts; parts[0] && parts[1] && *part; part++) {
		if (*g_strstrip(*part)) {
			allow(condition, *part);
		}
	}
}

static bool read_bound(struct kith_condition *condition, const char *text, GError **error)
{
	condition->is_number = kith_number_parse(condition->value, false, &condition->number);
	condition->is_date = kith_date_parse(condition->value, &condition->number);
	if (condition->is_date && condition->is_number) {
		kith_number_parse(condition->value, false, &condition->number);
	}
	if (condition->is_number || condition->is_date) {
		return true;
	}
	kith_fail(error, KITH_ERROR_USAGE, "\"%s\": \"%s\" is neither a number nor a date", text,
		condition->value);
	kith_condition_finish(condition);
	return false;
}

bool kith_condition_parse(struct kith_condition *condition, const char *text, GError **error)
{
	size_t at = strcspn(text, "!<>=~");
	size_t length = 0;
	*condition = (struct kith_condition){0};
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
	if (condition->test >= LESS) {
		return read_bound(condition, text, error);
	}
	read_alternatives(condition);
	return true;
}

/* Whether any value of the cell, or all of it, is the one wanted. */
static bool cell_has_value(const char *cell, const char *wanted)
{
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

static bool equal(const struct kith_alternative *alternative, const char *cell)
{
	double number;
	if (alternative->is_number && kith_number_parse(cell, false, &number)) {
		return number == alternative->number;
	}
	return cell_has_value(cell, alternative->caseless);
}

static bool contains(const struct kith_alternative *alternative, const char *cell)
{
	g_autofree char *caseless = kith_text_caseless(cell);
	return strstr(caseless, alternative->caseless) != NULL;
}

static bool any_fits(const struct kith_condition *condition, const char *cell)
{
	for (guint k = 0; k < condition->allowed->len; k++) {
		const struct kith_alternative *alternative =
			&g_array_index(condition->allowed, struct kith_alternative, k);
		if (condition->test == CONTAINS ? contains(alternative, cell)
						: equal(alternative, cell)) {
			return true;
		}
	}
	return false;
}

/* A number compared with a number, else a date with a date (a year alone is both). */
static bool compare(const struct kith_condition *condition, const char *cell)
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

bool kith_condition_passes(const struct kith_condition *condition, const char *cell)
{
	if (condition->test >= LESS) {
		return compare(condition, cell);
	}
	return any_fits(condition, cell) == (condition->test != NOT_EQUAL);
}
