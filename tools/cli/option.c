/* One table of options per tool: how a command line is read by it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/option.h"

#include <stdint.h>
#include <math.h>
#include <string.h>

#include "base/suggest.h"

/* An option as it was met: `spelled` is how messages call it. */
struct met {
	const struct kith_option *option;
	char *values;
	char spelled[64];
};

bool kith_option_is_optional(const struct kith_option *option)
{
	return option->argument && option->argument[0] == '[';
}

bool kith_option_is_file(const struct kith_option *option)
{
	return option->type == KITH_OPTION_FILE || option->type == KITH_OPTION_OUTPUT;
}

static bool takes_value(const struct kith_option *option)
{
	return option->type != KITH_OPTION_FLAG;
}

static bool unknown_long(const struct kith_option_set *sets, const char *name, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (; sets->title; sets++) {
		for (const struct kith_option *o = sets->options.first; o < sets->options.end;
			o++) {
			g_ptr_array_add(names, (char *)o->name);
		}
	}
	g_ptr_array_add(names, NULL);
	const char *nearest = kith_suggest_word(name, (const char *const *)names->pdata);
	if (nearest) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"unknown option --%s; did you mean --%s? --help lists them all", name,
			nearest);
	}
	return kith_fail(
		error, KITH_ERROR_USAGE, "unknown option --%s; --help lists them all", name);
}

/* The option of that name or, for a NULL name, of that letter. */
static bool find(const struct kith_option_set *sets, const char *name, char letter, struct met *met)
{
	for (const struct kith_option_set *set = sets; set->title; set++) {
		for (const struct kith_option *o = set->options.first; o < set->options.end; o++) {
			if (name ? strcmp(o->name, name) == 0 : o->letter && o->letter == letter) {
				*met = (struct met){.option = o, .values = set->values};
				return true;
			}
		}
	}
	return false;
}

static bool find_long(
	const struct kith_option_set *sets, const char *name, struct met *met, GError **error)
{
	if (!find(sets, name, 0, met)) {
		return unknown_long(sets, name, error);
	}
	g_snprintf(met->spelled, sizeof met->spelled, "--%s", name);
	return true;
}

static bool find_letter(
	const struct kith_option_set *sets, const char *letter, struct met *met, GError **error)
{
	if (find(sets, NULL, *letter, met)) {
		g_snprintf(met->spelled, sizeof met->spelled, "-%c", *letter);
		return true;
	}
	gunichar c = g_utf8_get_char_validated(letter, -1);
	g_autofree char *shown = g_strndup(
		letter, c < (gunichar)-2 ? (gsize)(g_utf8_next_char(letter) - letter) : 1);
	return kith_fail(
		error, KITH_ERROR_USAGE, "unknown option -%s; --help lists them all", shown);
}

static bool set_choice(const struct met *met, const char *text, GError **error)
{
	const char **value = (const char **)(met->values + met->option->offset);
	g_auto(GStrv) choices = g_strsplit(met->option->choices, "|", -1);
	for (char **choice = choices; *choice; choice++) {
		if (!text || strcmp(*choice, text) == 0) {
			*value = g_intern_string(*choice);
			return true;
		}
	}
	g_autofree char *listed = g_strjoinv(", ", choices);
	return kith_fail(error, KITH_ERROR_USAGE, "%s takes one of %s, not '%s'", met->spelled,
		listed, text);
}

static bool set_count(const struct met *met, const char *text, GError **error)
{
	guint64 count;
	if (!g_ascii_string_to_unsigned(text, 10, 0, SIZE_MAX - 1, &count, NULL)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"%s takes a whole number, 0 or more, not '%s'", met->spelled, text);
	}
	*(size_t *)(met->values + met->option->offset) = count;
	return true;
}

static bool set_number(const struct met *met, const char *text, GError **error)
{
	g_assert(text); /* only words may be left out */
	char *end;
	double number = g_ascii_strtod(text, &end);
	if (end == text || *end || g_ascii_isspace(*text) || !isfinite(number)) {
		return kith_fail(error, KITH_ERROR_USAGE, "%s takes a number such as 0.5, not '%s'",
			met->spelled, text);
	}
	*(double *)(met->values + met->option->offset) = number;
	return true;
}

static void add_text(const struct met *met, const char *text)
{
	GPtrArray **list = (GPtrArray **)(met->values + met->option->offset);
	if (!*list) {
		*list = g_ptr_array_new();
	}
	g_ptr_array_add(*list, (char *)text);
}

/* `text` is NULL for a flag, and for an optional value that was left out. */
static bool set_value(const struct met *met, const char *text, GError **error)
{
	void *value = met->values + met->option->offset;
	bool file = kith_option_is_file(met->option);
	if (text && !g_utf8_validate(text, -1, NULL) && !file) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"the value of %s is not UTF-8; set the terminal to UTF-8", met->spelled);
	}
	if (text && !*text && file) {
		return kith_fail(
			error, KITH_ERROR_USAGE, "%s needs the name of a file", met->spelled);
	}
	switch (met->option->type) {
	case KITH_OPTION_FLAG:
		*(bool *)value = true;
		return true;
	case KITH_OPTION_TEXTS:
		add_text(met, text);
		return true;
	case KITH_OPTION_CHOICE:
		return set_choice(met, text, error);
	case KITH_OPTION_COUNT:
		return set_count(met, text, error);
	case KITH_OPTION_NUMBER:
		return set_number(met, text, error);
	case KITH_OPTION_TEXT:
	case KITH_OPTION_FILE:
	case KITH_OPTION_OUTPUT:
	case KITH_OPTION_PERSON:
	case KITH_OPTION_COLUMN:
		break;
	}
	*(const char **)value = text;
	return true;
}

/* The next argument as the option's value; moves `at` onto it. */
static bool take_next(const struct met *met, char *const **at, GError **error)
{
	if (!(*at)[1]) {
		return kith_fail(error, KITH_ERROR_USAGE, "%s needs a value: %s %s", met->spelled,
			met->spelled, met->option->argument);
	}
	return set_value(met, *++*at, error);
}

static bool read_long(const struct kith_option_set *sets, char *const **at, GError **error)
{
	const char *text = **at + 2;
	const char *equals = strchr(text, '=');
	g_autofree char *name = equals ? g_strndup(text, (gsize)(equals - text)) : g_strdup(text);
	struct met met;
	if (!find_long(sets, name, &met, error)) {
		return false;
	}
	if (equals && !takes_value(met.option)) {
		return kith_fail(error, KITH_ERROR_USAGE, "%s takes no value", met.spelled);
	}
	if (equals || !takes_value(met.option) || kith_option_is_optional(met.option)) {
		return set_value(&met, equals ? equals + 1 : NULL, error);
	}
	return take_next(&met, at, error);
}

/* One or more letters behind one dash; the first that takes a value has the rest for it. */
static bool read_letters(const struct kith_option_set *sets, char *const **at, GError **error)
{
	for (const char *letter = **at + 1; *letter; letter++) {
		struct met met;
		if (!find_letter(sets, letter, &met, error)) {
			return false;
		}
		if (takes_value(met.option)) {
			return letter[1] ? set_value(&met, letter + 1, error)
					 : take_next(&met, at, error);
		}
		if (!set_value(&met, NULL, error)) {
			return false;
		}
	}
	return true;
}

bool kith_option_parse(const struct kith_option_set *sets, char *const *arguments,
	GPtrArray *operands, GError **error)
{
	bool only_operands = false;
	for (char *const *at = arguments; *at; at++) {
		bool read = true;
		if (only_operands || (*at)[0] != '-' || !(*at)[1]) {
			g_ptr_array_add(operands, *at);
		} else if (strcmp(*at, "--") == 0) {
			only_operands = true;
		} else if ((*at)[1] == '-') {
			read = read_long(sets, &at, error);
		} else {
			read = read_letters(sets, &at, error);
		}
		if (!read) {
			return false;
		}
	}
	return true;
}

const struct kith_option *kith_option_find(const struct kith_option_set *sets, const char *name)
{
	struct met met;
	return find(sets, name, 0, &met) ? met.option : NULL;
}

/* The option at the end of a word that takes the next word for its value; or NULL. */
static const struct kith_option *left_open(const struct kith_option_set *sets, const char *word)
{
	struct met met;
	if (word[0] != '-') {
		return NULL;
	}
	if (word[1] == '-') {
		bool open = find(sets, word + 2, 0, &met) && takes_value(met.option) &&
			    !kith_option_is_optional(met.option);
		return open ? met.option : NULL;
	}
	for (const char *letter = word + 1; *letter; letter++) {
		if (find(sets, NULL, *letter, &met) && takes_value(met.option)) {
			return letter[1] ? NULL : met.option;
		}
	}
	return NULL;
}

const struct kith_option *kith_option_awaiting(
	const struct kith_option_set *sets, char *const *arguments)
{
	const struct kith_option *awaiting = NULL;
	for (; *arguments && (awaiting || strcmp(*arguments, "--")); arguments++) {
		awaiting = awaiting ? NULL : left_open(sets, *arguments);
	}
	return *arguments ? NULL : awaiting;
}

void kith_option_finish(const struct kith_option_set *sets)
{
	for (; sets->title; sets++) {
		for (const struct kith_option *o = sets->options.first; o < sets->options.end;
			o++) {
			if (o->type == KITH_OPTION_TEXTS) {
				GPtrArray **list = (GPtrArray **)((char *)sets->values + o->offset);
				g_clear_pointer(list, g_ptr_array_unref);
			}
		}
	}
}
