/* Claims about exchange/import/content_lines: lines as calendars and address books fold them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "base/random.h"
#include "exchange/import/content_lines.h"

/* "EMAIL;TYPE=work|ada@x.org@1" of each line, and how many were none. */
static char *read_all(const char *text, size_t length)
{
	g_autoptr(GError) error = NULL;
	GString *all = g_string_new(NULL);
	kith_source *source = kith_source_open_bytes("a.ics", text, length, "utf-8", &error);
	g_autoptr(kith_content_lines) lines = kith_content_lines_new(source);
	struct kith_content_line line;
	for (bool more = true;;) {
		assert_true(kith_content_lines_next(lines, &line, &more, &error));
		if (!more) {
			break;
		}
		g_string_append(all, line.name);
		for (guint k = 0; k < line.parameters->len; k += 2) {
			g_string_append_printf(all, ";%s=%s",
				(const char *)line.parameters->pdata[k],
				(const char *)line.parameters->pdata[k + 1]);
		}
		g_autofree char *value = kith_content_line_text(&line);
		g_string_append_printf(all, "|%s@%d\n", value, (int)line.line);
	}
	uint64_t first;
	size_t broken = kith_content_lines_broken(lines, &first);
	if (broken) {
		g_string_append_printf(all, "%zu broken from %d\n", broken, (int)first);
	}
	return g_string_free(all, false);
}

static void check(const char *text, const char *expected)
{
	g_autofree char *found = read_all(text, strlen(text));
	assert_string_equal(found, expected);
}

static void a_line_is_a_name_parameters_and_a_value(void **state)
{
	(void)state;
	check("fn:Ada Lee\r\n", "FN|Ada Lee@1\n");
	check("item1.EMAIL;TYPE=work:ada@x.org\n", "EMAIL;TYPE=work|ada@x.org@1\n");
	check("TEL;HOME;VOICE:1\n", "TEL;TYPE=HOME;TYPE=VOICE|1@1\n");
	check("ATTENDEE;CN=\"Lee; Ada: x\";Role=CHAIR:mailto:a@x.org\n",
		"ATTENDEE;CN=Lee; Ada: x;ROLE=CHAIR|mailto:a@x.org@1\n");
	check("FN;X=a^'b^^c^nd:x\n", "FN;X=a\"b^c d|x@1\n");
	check("A:1\n\n\nB:2\rC:3\n", "A|1@1\nB|2\rC:3@4\n");
	check("", "");
	check("A:", "A|@1\n");
}

static void what_is_no_line_is_counted(void **state)
{
	(void)state;
	check("A:1\nno colon here\n:2\n=\nB:3\n", "A|1@1\nB|3@5\n3 broken from 2\n");
}

static void quoted_printable_goes_on_behind_a_soft_end(void **state)
{
	(void)state;
	check("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=\n=AB=20L\nA:1\n",
		"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8|Zo\u00eb L@1\nA|1@3\n");
	check("FN;QUOTED-PRINTABLE:J=\r\n =FCrg\r\n", "FN;TYPE=QUOTED-PRINTABLE|J \u00fcrg@1\n");
	check("FN:a=\nB:1\n", "FN|a=@1\nB|1@2\n");
}

static void what_lies_beyond_the_limit_is_passed_over(void **state)
{
	(void)state;
	size_t length = KITH_CONTENT_LINE_LIMIT + 1000;
	g_autofree char *photo = g_strnfill(length, 'x');
	g_autofree char *text = g_strconcat("PHOTO:", photo, "\n ", photo, "\nFN:Ada\n", NULL);
	g_autofree char *found = read_all(text, strlen(text));
	assert_int_equal(strlen(found), KITH_CONTENT_LINE_LIMIT + strlen("|@1\nFN|Ada@3\n") - 1);
	assert_non_null(strstr(found, "@1\nFN|Ada@3\n"));
}

static char *random_text(struct kith_random *random, const char *letters, size_t least)
{
	size_t length = least + kith_random_below(random, 30);
	char *text = g_malloc(length + 1);
	for (size_t k = 0; k < length; k++) {
		text[k] = letters[kith_random_below(random, strlen(letters))];
	}
	text[length] = '\0';
	return text;
}

/* Folds a line anywhere; returns how many rows it has. */
static int fold(struct kith_random *random, const char *line, GString *out)
{
	int rows = 1;
	for (const char *at = line; *at; at++) {
		if (at > line && kith_random_below(random, 7) == 0) {
			g_string_append(out, kith_random_below(random, 2) ? "\r\n " : "\n\t");
			rows++;
		}
		g_string_append_c(out, *at);
	}
	g_string_append(out, kith_random_below(random, 2) ? "\r\n" : "\n");
	return rows;
}

static void lines_are_the_same_wherever_they_are_folded(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 14);
	for (int trial = 0; trial < 500; trial++) {
		g_autoptr(GString) text = g_string_new(NULL), expected = g_string_new(NULL);
		int row = 1;
		for (size_t k = kith_random_below(&random, 8); k-- > 0;) {
			g_autofree char *name = random_text(&random, "ABCXYZ-", 1);
			g_autofree char *kind = random_text(&random, "abc,/ ", 0);
			g_autofree char *value = random_text(&random, "abc:;,=\\\" ", 0);
			g_autofree char *line =
				g_strdup_printf("%s;LANGUAGE=%s:%s", name, kind, value);
			g_string_append_printf(
				expected, "%s;LANGUAGE=%s|%s@%d\n", name, kind, value, row);
			row += fold(&random, line, text);
		}
		g_autofree char *found = read_all(text->str, text->len);
		assert_string_equal(found, expected->str);
	}
}

static void any_bytes_end_somewhere(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 15);
	for (int trial = 0; trial < 2000; trial++) {
		char bytes[64];
		size_t length = kith_random_below(&random, sizeof bytes);
		for (size_t k = 0; k < length; k++) {
			bytes[k] = "AB:;=\"\r\n \t^.\\\0\xff"[kith_random_below(&random, 15)];
		}
		g_autofree char *found = read_all(bytes, length);
		assert_true(g_utf8_validate(found, -1, NULL) || strchr(found, '\xff'));
	}
}

static void values_are_parted_where_no_backslash_stands(void **state)
{
	(void)state;
	static const struct {
		const char *value, *parts;
	} values[] = {{"", "[]"}, {"a", "[a]"}, {"a;b", "[a][b]"}, {"a\\;b; c ", "[a;b][c]"},
		{";;", "[][][]"}, {"a\\nb\\N\\\\", "[a b \\]"}, {"a\\", "[a\\]"}};
	for (size_t k = 0; k < G_N_ELEMENTS(values); k++) {
		g_auto(GStrv) parts = kith_content_split(values[k].value, ';');
		g_autoptr(GString) all = g_string_new(NULL);
		for (size_t i = 0; parts[i]; i++) {
			g_string_append_printf(all, "[%s]", parts[i]);
		}
		assert_string_equal(all->str, values[k].parts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_a_name_parameters_and_a_value),
		cmocka_unit_test(what_is_no_line_is_counted),
		cmocka_unit_test(quoted_printable_goes_on_behind_a_soft_end),
		cmocka_unit_test(what_lies_beyond_the_limit_is_passed_over),
		cmocka_unit_test(lines_are_the_same_wherever_they_are_folded),
		cmocka_unit_test(any_bytes_end_somewhere),
		cmocka_unit_test(values_are_parted_where_no_backslash_stands),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
