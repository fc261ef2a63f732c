/* Claims about command lines. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/option.h"

struct values {
	bool graph, quiet;
	const char *name, *direction, *method;
	GPtrArray *where;
	size_t top;
	double decay;
};

static const struct kith_option options[] = {
	KITH_FLAG("graph", 'g', struct values, graph, "the graph"),
	KITH_FLAG("quiet", 'q', struct values, quiet, "no notes"),
	KITH_TEXT("name", 'o', struct values, name, "NAME", "a name"),
	KITH_CHOICE("undirected", 0, struct values, direction, "[sum|mutual]", "how", "sum|mutual"),
	KITH_CHOICE("method", 0, struct values, method, "NAME", "which", "leiden|louvain"),
	KITH_TEXTS("where", 0, struct values, where, "'A=B'", "lens"),
	KITH_COUNT("top", 'n', struct values, top, "N", "rows"),
	KITH_NUMBER("decay", 0, struct values, decay, "X", "decay"),
};

/* What a command line came to. */
struct parsed {
	struct values values;
	struct kith_option_set sets[2];
	GPtrArray *operands;
	GError *error;
	bool good;
};

static struct parsed *parse(const char *line)
{
	struct parsed *parsed = g_new0(struct parsed, 1);
	parsed->sets[0] =
		(struct kith_option_set){"Options", KITH_OPTION_TABLE(options), &parsed->values};
	parsed->operands = g_ptr_array_new();
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	char **kept = g_new0(char *, g_strv_length(words) + 1);
	for (size_t k = 0; words[k] && *line; k++) {
		kept[k] = (char *)g_intern_string(words[k]);
	}
	parsed->good = kith_option_parse(parsed->sets, kept, parsed->operands, &parsed->error);
	g_free(kept);
	return parsed;
}

static void parsed_free(struct parsed *parsed)
{
	kith_option_finish(parsed->sets);
	g_ptr_array_unref(parsed->operands);
	g_clear_error(&parsed->error);
	g_free(parsed);
}

static void every_way_of_writing_a_value_is_read(void **state)
{
	(void)state;
	static const char *const lines[] = {"--name Ana", "--name=Ana", "-o Ana", "-oAna",
		"-gqoAna --name Ana", "-o Bo -o Ana"};
	for (size_t k = 0; k < G_N_ELEMENTS(lines); k++) {
		struct parsed *parsed = parse(lines[k]);
		assert_true(parsed->good);
		assert_string_equal(parsed->values.name, "Ana");
		parsed_free(parsed);
	}
}

static void options_and_operands_come_in_any_order(void **state)
{
	(void)state;
	struct parsed *parsed = parse("a.csv -gq - --top 3 --decay 0.5 -- --name");
	assert_true(parsed->good);
	assert_true(parsed->values.graph && parsed->values.quiet);
	assert_int_equal(parsed->values.top, 3);
	assert_true(parsed->values.decay == 0.5);
	assert_int_equal(parsed->operands->len, 3);
	assert_string_equal(parsed->operands->pdata[0], "a.csv");
	assert_string_equal(parsed->operands->pdata[1], "-");
	assert_string_equal(parsed->operands->pdata[2], "--name");
	parsed_free(parsed);
}

static void values_may_begin_with_a_dash(void **state)
{
	(void)state;
	struct parsed *parsed = parse("--name -degree --decay -1");
	assert_true(parsed->good);
	assert_string_equal(parsed->values.name, "-degree");
	assert_true(parsed->values.decay == -1);
	parsed_free(parsed);
}

static void optional_values_only_follow_an_equals_sign(void **state)
{
	(void)state;
	struct parsed *bare = parse("--undirected mutual");
	assert_true(bare->good);
	assert_string_equal(bare->values.direction, "sum");
	assert_int_equal(bare->operands->len, 1);
	parsed_free(bare);
	struct parsed *given = parse("--undirected=mutual");
	assert_string_equal(given->values.direction, "mutual");
	parsed_free(given);
}

static void repeated_options_add_up(void **state)
{
	(void)state;
	struct parsed *parsed = parse("--where a=b --where=c=d");
	assert_true(parsed->good);
	assert_int_equal(parsed->values.where->len, 2);
	assert_string_equal(parsed->values.where->pdata[1], "c=d");
	parsed_free(parsed);
}

static void mistakes_are_named_with_their_cure(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"--grpah", "unknown option --grpah; did you mean --graph?"},
		{"--xyzzy", "unknown option --xyzzy; --help lists them all"},
		{"-gz", "unknown option -z"},
		{"-\xc3\xa9", "unknown option -\xc3\xa9"},
		{"--name", "--name needs a value: --name NAME"},
		{"-n", "-n needs a value"},
		{"-n x", "-n takes a whole number, 0 or more, not 'x'"},
		{"-n -1", "-n takes a whole number, 0 or more, not '-1'"},
		{"-n 1.5", "whole number"},
		{"--top=", "whole number"},
		{"--top 99999999999999999999", "whole number"},
		{"--decay 0,5", "--decay takes a number such as 0.5, not '0,5'"},
		{"--decay nan", "takes a number"},
		{"--decay=", "takes a number"},
		{"--graph=yes", "--graph takes no value"},
		{"--method magic", "--method takes one of leiden, louvain, not 'magic'"},
		{"--undirected=both", "--undirected takes one of sum, mutual"},
		{"--name \xff", "not UTF-8"},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
		struct parsed *parsed = parse(cases[k][0]);
		assert_false(parsed->good);
		assert_int_equal(parsed->error->code, KITH_ERROR_USAGE);
		assert_non_null(strstr(parsed->error->message, cases[k][1]));
		parsed_free(parsed);
	}
}

static void nothing_given_changes_nothing(void **state)
{
	(void)state;
	struct parsed *parsed = parse("");
	assert_true(parsed->good);
	assert_null(parsed->values.name);
	assert_null(parsed->values.where);
	assert_int_equal(parsed->operands->len, 0);
	parsed_free(parsed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_of_writing_a_value_is_read),
		cmocka_unit_test(options_and_operands_come_in_any_order),
		cmocka_unit_test(values_may_begin_with_a_dash),
		cmocka_unit_test(optional_values_only_follow_an_equals_sign),
		cmocka_unit_test(repeated_options_add_up),
		cmocka_unit_test(mistakes_are_named_with_their_cure),
		cmocka_unit_test(nothing_given_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
