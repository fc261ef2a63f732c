/* Claims about letters. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/letter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static char *intro_columns[] = {"rank", "ask", "route", "why", NULL};
static char *give_columns[] = {"first", "second", "introducer", "why", NULL};

/* What a template makes of a row; NULL when it fails. */
static char *written(char **columns, char **cells, bool second, const char *template)
{
	const char *letter;
	g_autoptr(GHashTable) facts = kith_letter_facts(columns, cells, second, &letter, NULL);
	return facts ? kith_letter_write(template ? template : letter, facts, NULL) : NULL;
}

static void facts_come_from_the_route_and_the_reasons(void **state)
{
	(void)state;
	char *cells[] = {"1", "Bea", "Ada > Bea > Cleo",
		"Bea and Cleo work together; you and Bea are friends; you share maps and go with "
		"Cleo",
		NULL};
	g_autofree char *text = written(intro_columns, cells, false,
		"{from}|{to}|{target}|{introducer}|{known}|{shared}\n{next}?\n");
	assert_string_equal(text, "Ada|Bea|Cleo|Bea|Cleo|maps and go\n");
}

static void longer_routes_name_the_next_person(void **state)
{
	(void)state;
	char *cells[] = {"1", "Bea", "Ada > Bea > Cleo > Dora", "", NULL};
	g_autofree char *text =
		written(intro_columns, cells, false, "{to}, {next}, {introducer}\n{known}\n");
	assert_string_equal(text, "Bea, Cleo, Cleo\n");
}

static void whom_one_knows_is_written_to(void **state)
{
	(void)state;
	char *cells[] = {"1", "Bea", "Ada > Bea", "You and Bea are friends: write to them", NULL};
	g_autofree char *text = written(intro_columns, cells, false, NULL);
	assert_string_equal(text, "Subject: A word from Ada\n\nDear Bea,\n\n"
				  "I would be glad to talk to you some time soon.\n"
				  "If now is not a good moment, that is quite all right.\n\n"
				  "Kind regards,\nAda\n");
}

static void both_of_a_pair_can_be_asked(void **state)
{
	(void)state;
	char *cells[] = {"Ada", "Bea", "", "They share go; Ada knows nobody here yet", NULL};
	static const char template[] = "{to} {target} {shared}\n{from}\n";
	g_autofree char *one = written(give_columns, cells, false, template);
	g_autofree char *other = written(give_columns, cells, true, template);
	assert_string_equal(one, "Ada Bea go\n");
	assert_string_equal(other, "Bea Ada go\n");
}

static void who_to_meet_is_written_to_or_asked_for(void **state)
{
	(void)state;
	char *columns[] = {"name", "relation", "ask", "why", NULL};
	const char *template = "{to} {target} {shared} go\n{known} known\n{next} next\n";
	char *direct[] = {
		"Ada", "peer", "", "A peer; you share web and Leeds; write directly", NULL};
	g_autofree char *first = written(columns, direct, false, template);
	assert_string_equal(first, "Ada Ada web and Leeds go\n");
	char *near[] = {"Ada", "peer", "Bea", "A peer; you share web; ask Bea", NULL};
	g_autofree char *ask = written(columns, near, false, template);
	assert_string_equal(ask, "Bea Ada web go\nAda known\n");
	char *far[] = {"Ada", "peer", "Bea", "A peer; you share web; ask Bea, who knows Cy", NULL};
	g_autofree char *step = written(columns, far, false, template);
	assert_string_equal(step, "Bea Ada web go\nCy next\n");
}

static void other_tables_are_refused(void **state)
{
	(void)state;
	char *columns[] = {"name", "route", NULL}, *cells[] = {"Ada", "1", NULL};
	const char *letter;
	g_autoptr(GError) error = NULL;
	assert_null(kith_letter_facts(columns, cells, false, &letter, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_DATA));
}

static void unknown_facts_in_a_template_are_named(void **state)
{
	(void)state;
	char *cells[] = {"1", "Bea", "Ada > Bea", "", NULL};
	const char *letter;
	g_autoptr(GError) error = NULL;
	g_autoptr(GHashTable) facts = kith_letter_facts(intro_columns, cells, false, &letter, NULL);
	assert_null(kith_letter_write("Dear {friend},\n", facts, &error));
	assert_non_null(strstr(error->message, "{friend}"));
	g_autofree char *loose = kith_letter_write("a { b } {to\n", facts, NULL);
	assert_null(loose);
	g_autofree char *open = kith_letter_write("a {to\n", facts, NULL);
	assert_string_equal(open, "a {to\n");
}

static void lines_are_broken_and_line_breaks_in_names_are_not_kept(void **state)
{
	(void)state;
	char *cells[] = {"1", "", "Ada > Bea\nBcc: Eve > Cleo", "", NULL};
	g_autofree char *text = written(intro_columns, cells, false,
		"Subject: {to}\n\n\n\none two three four five six seven eight nine ten eleven "
		"twelve or thirteen\n\n\n");
	assert_string_equal(text, "Subject: Bea Bcc: Eve\n\none two three four five six seven "
				  "eight nine ten eleven twelve or\nthirteen\n");
}

static void controls_of_every_kind_are_kept_out_of_names(void **state)
{
	(void)state;
	char *cells[] = {"1", "",
		"Ada > Bea\xc2\x85"
		"Bcc:\xe2\x80\xa8x\r\n\x1b[1m > Cl\xe2\x80\xaeo",
		"", NULL};
	const char *letter;
	g_autoptr(GHashTable) facts = kith_letter_facts(intro_columns, cells, false, &letter, NULL);
	kith_letter_know(facts, "from", "Ada\nBcc: eve@example.org");
	g_autofree char *text = kith_letter_write("Subject: {from}, {to}, {target}\n", facts, NULL);
	assert_string_equal(text, "Subject: Ada Bcc: eve@example.org, Bea Bcc: x   [1m, Clo\n");
}

static void names_that_part_like_a_route_are_refused(void **state)
{
	(void)state;
	char *columns[] = {"route", "steps", NULL}, *cells[] = {"Ada > R > D > Cleo", "2", NULL};
	const char *letter;
	g_autoptr(GError) error = NULL;
	assert_null(kith_letter_facts(columns, cells, false, &letter, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_DATA));
	cells[1] = "3";
	g_autoptr(GHashTable) facts = kith_letter_facts(columns, cells, false, &letter, NULL);
	assert_string_equal(g_hash_table_lookup(facts, "target"), "Cleo");
}

/* RFC 2047: no line of a header with an encoded word is longer than 76, no such word than 75. */
static void headers_stay_within_their_lines(void **state)
{
	(void)state;
	static const char *const begins[] = {
		"", "\xc3\xa9", "=?UTF-8?Q?Bcc?= ", "\xe5\xb1\xb1\xe6\x9c\xac "};
	for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
		for (size_t length = 0; length < 300; length++) {
			g_autofree char *word = g_strnfill(length, 'n');
			g_autofree char *letter =
				g_strconcat("Subject: ", begins[i], word, "\n", NULL);
			g_autofree char *message = kith_letter_message(letter);
			g_auto(GStrv) lines = g_strsplit(message, "\r\n", -1);
			for (char **line = lines; *line; line++) {
				assert_true(strlen(*line) <= 76);
			}
			assert_null(strstr(message, "=?UTF-8?Q?Bcc?="));
		}
	}
}

static void messages_have_headers_and_encoded_subjects(void **state)
{
	(void)state;
	g_autofree char *plain = kith_letter_message("Subject: Hello\n\nDear Ada,\n");
	assert_string_equal(plain, "Subject: Hello\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n"
				   "Content-Type: text/plain; charset=UTF-8\r\n"
				   "Content-Transfer-Encoding: 8bit\r\n\r\nDear Ada,\r\n");
	g_autofree char *coded = kith_letter_message("Subject: Olá João\n\nx\n");
	assert_true(g_str_has_prefix(coded, "Subject: =?UTF-8?B?T2zDoSBKb8Ojbw==?=\r\n"));
	g_autofree char *folded = kith_letter_message(
		"Subject: \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		"\xc3\xa9\n");
	assert_non_null(strstr(folded, "?=\r\n =?UTF-8?B?w6k=?=\r\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_come_from_the_route_and_the_reasons),
		cmocka_unit_test(longer_routes_name_the_next_person),
		cmocka_unit_test(whom_one_knows_is_written_to),
		cmocka_unit_test(both_of_a_pair_can_be_asked),
		cmocka_unit_test(who_to_meet_is_written_to_or_asked_for),
		cmocka_unit_test(other_tables_are_refused),
		cmocka_unit_test(unknown_facts_in_a_template_are_named),
		cmocka_unit_test(lines_are_broken_and_line_breaks_in_names_are_not_kept),
		cmocka_unit_test(controls_of_every_kind_are_kept_out_of_names),
		cmocka_unit_test(names_that_part_like_a_route_are_refused),
		cmocka_unit_test(headers_stay_within_their_lines),
		cmocka_unit_test(messages_have_headers_and_encoded_subjects),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
