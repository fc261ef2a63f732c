/* Claims about answers: numbers, quoting, order, and how they are printed. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <omp.h>

#include "base/random.h"
#include "io/table.h"

static char *written(const struct kith_table *which, struct kith_table_style style)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	kith_table_write(which, &style, NULL, out);
	fclose(out);
	return text;
}

static void assert_written(
	const struct kith_table *which, struct kith_table_style style, const char *expected)
{
	char *text = written(which, style);
	assert_string_equal(text, expected);
	free(text);
}

static void assert_quotes(const char *cell, const char *expected)
{
	g_autofree char *line = g_strdup_printf("%s\nx\n", expected);
	const char *const cells[] = {"x"};
	const struct kith_field some[] = {
		{.name = cell, .type = KITH_FIELD_STRINGS, .data = cells}};
	const struct kith_table one = {.rows = 1, .fields = some, .field_count = 1};
	assert_written(&one, (struct kith_table_style){.form = KITH_TABLE_CSV}, line);
}

static void cells_are_quoted_only_where_they_must(void **state)
{
	(void)state;
	assert_quotes("", "");
	assert_quotes("Ana Ruiz", "Ana Ruiz");
	assert_quotes("a,b", "\"a,b\"");
	assert_quotes("say \"hi\"", "\"say \"\"hi\"\"\"");
	assert_quotes("two\nlines", "\"two\nlines\"");
	assert_quotes(" led", "\" led\"");
	assert_quotes("ends\t", "\"ends\t\"");
	assert_quotes(" ", "\" \"");
	assert_quotes("a;b|c", "a;b|c");
}

/* What is copied while it is looked at, up to where the line has room, is begun again. */
static void cells_longer_than_the_line_are_quoted_as_others(void **state)
{
	(void)state;
	for (size_t length = 1; length < 3000; length += 37) {
		g_autoptr(GString) line = g_string_new("a,");
		g_autofree char *cell = g_strnfill(length, 'x');
		g_autofree char *plain = g_strdup_printf("a,%s", cell);
		kith_csv_append(line, cell);
		assert_string_equal(line->str, plain);
		assert_int_equal(line->len, length + 2);
		g_autofree char *quoted =
			g_strdup_printf("a,%s\"%.*s,\"", cell, (int)length - 1, cell);
		cell[length - 1] = ',';
		kith_csv_append(line, cell);
		assert_string_equal(line->str, quoted);
	}
}

static void names_are_appended_as_any_cell(void **state)
{
	static const char *const piece[] = {
		"a", "-", ",", "\"", " ", "\t", "\n", "z9", "\x7f", "é", "abcdefg", ".;", "+"};
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 1);
	for (int k = 0; k < 20000; k++) {
		g_autoptr(GString) text = g_string_new("");
		for (uint64_t left = kith_random_below(&random, 9); left > 0; left--) {
			g_string_append(
				text, piece[kith_random_below(&random, G_N_ELEMENTS(piece))]);
		}
		size_t length = text->len;
		g_string_append_len(text, "\0,,,,,,,,,,,,,,,", KITH_TEXT_PADDING);
		g_autoptr(GString) expected = g_string_new("x,"), line = g_string_new("x,");
		kith_csv_append(expected, text->str);
		kith_csv_append_text(line, (struct kith_text){text->str, length});
		assert_string_equal(line->str, expected->str);
		assert_int_equal(line->len, expected->len);
	}
}

static const char *const names[] = {"Cy", "Ana", "=Bo", "Dee"};
static const double betweenness[] = {0.25, NAN, 1.0 / 3, 0.25};
static const double constraint[] = {0.5, NAN, 1.125, 0.25};
static const uint32_t degree[] = {2, 0, UINT32_MAX, 11};
static const uint8_t cutpoint[] = {1, 0, 0, 1};
static const char *const numbers[] = {"9", NULL, "10", "-1.5"};
static const char *const words[] = {"pear", "", "apple", "10"};

static void shout(GString *out, size_t row, const void *data)
{
	g_string_append_printf(out, "%s!", ((const char *const *)data)[row]);
}

static const struct kith_field fields[] = {
	{.name = "name", .type = KITH_FIELD_STRINGS, .data = names},
	{.name = "betweenness", .type = KITH_FIELD_NUMBER, .data = betweenness},
	{.name = "constraint", .type = KITH_FIELD_NUMBER, .data = constraint},
	{.name = "degree", .type = KITH_FIELD_COUNT, .data = degree},
	{.name = "cutpoint", .type = KITH_FIELD_FLAG, .data = cutpoint},
	{.name = "numbers", .type = KITH_FIELD_STRINGS, .data = numbers},
	{.name = "words", .type = KITH_FIELD_STRINGS, .data = words},
	{.name = "why", .type = KITH_FIELD_TEXT, .data = names, .text = shout},
};

static const struct kith_table table = {
	.of = KITH_ROWS_PEOPLE, .rows = 4, .fields = fields, .field_count = 8};

static void assert_order(const char *column, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree size_t *order = kith_table_sort(&table, column, &error);
	assert_non_null(order);
	char found[5] = {0};
	for (size_t k = 0; k < 4; k++) {
		found[k] = (char)('0' + order[k]);
	}
	assert_string_equal(found, expected);
}

static void columns_order_rows_largest_first_and_empty_last(void **state)
{
	(void)state;
	assert_order("betweenness", "2031");
	assert_order("-betweenness", "0321");
	assert_order("constraint", "3021");
	assert_order("-constraint", "2031");
	assert_order("degree", "3012");
	assert_order("cutpoint", "0321");
	assert_order("Degree", "3012");
}

static void only_the_rows_listed_are_ordered(void **state)
{
	(void)state;
	static const size_t some[] = {3, 0};
	struct kith_table two = table;
	two.rows = 2;
	two.order = some;
	g_autofree size_t *order = kith_table_sort(&two, "name", NULL);
	assert_int_equal(order[0], 0);
	assert_int_equal(order[1], 3);
}

static void texts_order_as_numbers_only_when_all_are(void **state)
{
	(void)state;
	assert_order("numbers", "2031");
	assert_order("words", "3201");
	assert_order("-words", "0231");
	assert_order("name", "2103");
	assert_order("-name", "3012");
}

static void an_unknown_column_is_named_with_those_there_are(void **state)
{
	(void)state;
	g_autoptr(GError) error = NULL;
	assert_null(kith_table_sort(&table, "-fame", &error));
	assert_int_equal(error->code, KITH_ERROR_USAGE);
	assert_non_null(strstr(error->message, "'fame'"));
	assert_non_null(strstr(error->message, "name, betweenness, constraint"));
}

static void csv_is_rows_of_cells(void **state)
{
	(void)state;
	assert_written(&table, (struct kith_table_style){.form = KITH_TABLE_CSV},
		"name,betweenness,constraint,degree,cutpoint,numbers,words,why\n"
		"Cy,0.25,0.5,2,1,9,pear,Cy!\n"
		"Ana,,,0,0,,,Ana!\n"
		"=Bo,0.3333333333,1.125,,0,10,apple,=Bo!\n"
		"Dee,0.25,0.25,11,1,-1.5,10,Dee!\n");
}

static void spreadsheet_safe_cells_are_no_formulas(void **state)
{
	(void)state;
	struct kith_table short_table = table;
	static const size_t order[] = {2, 3, 0, 1};
	short_table.order = order;
	assert_written(&short_table,
		(struct kith_table_style){
			.form = KITH_TABLE_CSV, .top = 2, .spreadsheet_safe = true},
		"name,betweenness,constraint,degree,cutpoint,numbers,words,why\n"
		"'=Bo,0.3333333333,1.125,,0,10,apple,'=Bo!\n"
		"Dee,0.25,0.25,11,1,'-1.5,10,Dee!\n");
}

static void assert_value(const char *one, const char *other, const char *expected)
{
	const char *const cells[] = {one, other};
	const struct kith_field some[] = {
		{.name = "v", .type = KITH_FIELD_STRINGS, .data = cells, .values = true}};
	const struct kith_table json = {.rows = 2, .fields = some, .field_count = 1};
	assert_written(
		&json, (struct kith_table_style){.form = KITH_TABLE_JSON, .top = 1}, expected);
}

static void values_of_the_data_are_numbers_in_json_where_all_are(void **state)
{
	(void)state;
	assert_value("1", "2", "[\n{\"v\": 1}\n]\n");
	assert_value("-0.5", "", "[\n{\"v\": -0.5}\n]\n");
	assert_value("", "0", "[\n{\"v\": null}\n]\n");
	assert_value("1", "left", "[\n{\"v\": \"1\"}\n]\n");
	assert_value("01234", "1", "[\n{\"v\": \"01234\"}\n]\n");
	assert_value("1.", "1", "[\n{\"v\": \"1.\"}\n]\n");
	assert_value(".5", "1", "[\n{\"v\": \".5\"}\n]\n");
	assert_value("inf", "1", "[\n{\"v\": \"inf\"}\n]\n");
	assert_value("1234567890123456", "1", "[\n{\"v\": \"1234567890123456\"}\n]\n");
}

static void json_is_an_array_with_bare_numbers_and_nulls(void **state)
{
	(void)state;
	static const char *const odd[] = {"a \"b\"\\\n\x01", NULL};
	static const double span[] = {INFINITY, 3};
	const struct kith_field some[] = {{.name = "name", .type = KITH_FIELD_STRINGS, .data = odd},
		{.name = "span", .type = KITH_FIELD_NUMBER, .data = span}};
	const struct kith_table json = {.rows = 2, .fields = some, .field_count = 2};
	assert_written(&json, (struct kith_table_style){.form = KITH_TABLE_JSON},
		"[\n{\"name\": \"a \\\"b\\\"\\\\\\u000a\\u0001\", \"span\": \"inf\"},\n"
		"{\"name\": null, \"span\": 3}\n]\n");
	const struct kith_table empty = {.rows = 0, .fields = some, .field_count = 2};
	assert_written(&empty, (struct kith_table_style){.form = KITH_TABLE_JSON}, "[\n]\n");
}

static void a_terminal_sees_aligned_columns_and_sentences_under_their_row(void **state)
{
	(void)state;
	static const char *const wide[] = {"東京", "a\x1b[31m", "Zoë"};
	static const char *const why[] = {"one two three four five six", "seven", NULL};
	static const double number[] = {1.0 / 3, 12345, NAN};
	const struct kith_field some[] = {
		{.name = "name", .type = KITH_FIELD_STRINGS, .data = wide},
		{.name = "n", .type = KITH_FIELD_NUMBER, .data = number},
		{.name = "why", .type = KITH_FIELD_STRINGS, .data = why}};
	const struct kith_table screen = {.rows = 3, .fields = some, .field_count = 3};
	struct kith_table_style style = {.form = KITH_TABLE_TERMINAL, .width = 22};
	assert_written(&screen, style,
		"name            n\n"
		"東京       0.3333\n"
		"    one two three four\n"
		"    five six\n"
		"a\\x1b[31m   12345\n"
		"    seven\n"
		"Zoë              \n");
	style.width = 80;
	assert_written(&screen, style,
		"name            n  why\n"
		"東京       0.3333  one two three four five six\n"
		"a\\x1b[31m   12345  seven\n"
		"Zoë                \n");
	style.lines = 5;
	style.width = 22;
	style.bold = true;
	assert_written(&screen, style,
		"\033[1mname            n\033[0m\n"
		"東京       0.3333\n"
		"    one two three four\n"
		"    five six\n");
}

static void a_terminal_cuts_names_before_it_leaves_out_columns(void **state)
{
	(void)state;
	static const char *const names_of[] = {"Amara Okafor of the robotics group in Leeds"};
	static const double number[] = {0.123456};
	static const char *const city[] = {"Kirkby Lonsdale"};
	const struct kith_field some[] = {
		{.name = "name", .type = KITH_FIELD_STRINGS, .data = names_of},
		{.name = "constraint", .type = KITH_FIELD_NUMBER, .data = number},
		{.name = "city", .type = KITH_FIELD_STRINGS, .data = city},
		{.name = "rank", .type = KITH_FIELD_NUMBER, .data = number}};
	const struct kith_table screen = {.rows = 1, .fields = some, .field_count = 4};
	struct kith_table_style style = {.form = KITH_TABLE_TERMINAL, .width = 30};
	g_autoptr(GPtrArray) left_out = g_ptr_array_new();
	char text[400] = "";
	FILE *out = fmemopen(text, sizeof text, "w");
	assert_int_equal(kith_table_write(&screen, &style, left_out, out), 1);
	fclose(out);
	assert_string_equal(text, "name                constraint\n"
				  "Amara Okafor of t…      0.1235\n");
	assert_int_equal(left_out->len, 2);
	assert_string_equal(left_out->pdata[0], "city");
	assert_string_equal(left_out->pdata[1], "rank");
	style.width = 500;
	assert_written(&screen, style,
		"name                              constraint  city               rank\n"
		"Amara Okafor of the robotics gr…      0.1235  Kirkby Lonsdale  0.1235\n");
}

static void what_people_read_leaves_out_what_stands_aside(void **state)
{
	(void)state;
	const struct kith_field some[] = {
		{.name = "name", .type = KITH_FIELD_STRINGS, .data = names},
		{.name = "degree", .type = KITH_FIELD_COUNT, .data = degree, .aside = true},
		{.name = "why", .type = KITH_FIELD_TEXT, .data = names, .text = shout}};
	const struct kith_table one = {.rows = 1, .fields = some, .field_count = 3};
	assert_written(&one, (struct kith_table_style){.form = KITH_TABLE_TERMINAL},
		"name  why\nCy    Cy!\n");
	assert_written(&one, (struct kith_table_style){.form = KITH_TABLE_CSV},
		"name,degree,why\nCy,2,Cy!\n");
}

static void what_people_read_calls_them_by_their_labels(void **state)
{
	(void)state;
	static const char *const ids[] = {"17", "18", "19"};
	const struct kith_field some[] = {{.name = "ask", .type = KITH_FIELD_STRINGS, .data = ids},
		{.name = "ask_label", .type = KITH_FIELD_STRINGS, .data = names, .aside = true},
		{.name = "degree", .type = KITH_FIELD_COUNT, .data = degree}};
	const struct kith_table one = {.rows = 1, .fields = some, .field_count = 3};
	assert_written(&one, (struct kith_table_style){.form = KITH_TABLE_TERMINAL},
		"ask  degree\nCy        2\n");
	assert_written(&one, (struct kith_table_style){.form = KITH_TABLE_CSV},
		"ask,ask_label,degree\n17,Cy,2\n");
}

/* Remembers the row it was asked for last. */
static void in_turn(GString *out, size_t row, const void *data)
{
	size_t *next = *(size_t *const *)data;
	assert_int_equal(row, *next);
	++*next;
	g_string_append_c(out, 'x');
}

static void texts_that_are_not_pure_are_asked_for_in_turn(void **state)
{
	(void)state;
	static const enum kith_table_form forms[] = {KITH_TABLE_CSV, KITH_TABLE_JSON};
	int usual = omp_get_max_threads();
	omp_set_num_threads(3);
	for (size_t k = 0; k < G_N_ELEMENTS(forms); k++) {
		size_t next = 0, *at = &next;
		struct kith_field text = {
			.name = "x", .type = KITH_FIELD_TEXT, .text = in_turn, .data = &at};
		struct kith_table table = {.rows = 30000, .fields = &text, .field_count = 1};
		assert_false(kith_table_is_pure(&table));
		free(written(&table, (struct kith_table_style){.form = forms[k]}));
		assert_int_equal(next, table.rows);
		text.pure = true;
		assert_true(kith_table_is_pure(&table));
	}
	omp_set_num_threads(usual);
}

static void sorting_survives_every_failed_allocation(void **state)
{
	(void)state;
	for (long k = 0; k < 2; k++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(k);
		assert_null(kith_table_sort(&table, "degree", &error));
		kith_array_fail_after(-1);
		assert_int_equal(error->code, KITH_ERROR_SYSTEM);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_quoted_only_where_they_must),
		cmocka_unit_test(cells_longer_than_the_line_are_quoted_as_others),
		cmocka_unit_test(names_are_appended_as_any_cell),
		cmocka_unit_test(columns_order_rows_largest_first_and_empty_last),
		cmocka_unit_test(only_the_rows_listed_are_ordered),
		cmocka_unit_test(texts_order_as_numbers_only_when_all_are),
		cmocka_unit_test(an_unknown_column_is_named_with_those_there_are),
		cmocka_unit_test(csv_is_rows_of_cells),
		cmocka_unit_test(spreadsheet_safe_cells_are_no_formulas),
		cmocka_unit_test(json_is_an_array_with_bare_numbers_and_nulls),
		cmocka_unit_test(values_of_the_data_are_numbers_in_json_where_all_are),
		cmocka_unit_test(a_terminal_sees_aligned_columns_and_sentences_under_their_row),
		cmocka_unit_test(a_terminal_cuts_names_before_it_leaves_out_columns),
		cmocka_unit_test(what_people_read_leaves_out_what_stands_aside),
		cmocka_unit_test(what_people_read_calls_them_by_their_labels),
		cmocka_unit_test(texts_that_are_not_pure_are_asked_for_in_turn),
		cmocka_unit_test(sorting_survives_every_failed_allocation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
