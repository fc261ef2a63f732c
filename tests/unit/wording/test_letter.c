/* Claims about letters. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/letter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What a template, or the letter it is, makes of a row; NULL when it fails. */
static char *written(char **columns, char **cells, bool second, const char *template)
{
	const char *letter;
	g_autoptr(GHashTable) facts = kith_letter_facts(columns, cells, second, &letter, NULL);
	return facts ? kith_letter_write(template ? template : letter, facts, NULL) : NULL;
}

/* The same of a route; `why` and `route` say something else, which must not matter. */
static char *of_route(const char *asker, const char *ask, const char *next, const char *introducer,
	const char *target, const char *shared, const char *template)
{
	static char *columns[] = {"rank", "ask", "introducer", "route", "asker", "target", "next",
		"shared_values", "why", NULL};
	char *cells[] = {"1", (char *)ask, (char *)introducer, "Nobody > Is > Here", (char *)asker,
		(char *)target, (char *)next, (char *)shared,
		"You and Eve are friends; you share nonsense with Eve; they share that too", NULL};
	return written(columns, cells, false, template);
}

static void facts_come_from_columns_alone(void **state)
{
	(void)state;
	g_autofree char *text =
		of_route("Ada", "Bea", "", "Bea", "Cleo", "interests=maps;interests=go",
			"{from}|{to}|{target}|{introducer}|{known}|{shared}\n{next}?\n");
	assert_string_equal(text, "Ada|Bea|Cleo|Bea|Cleo|maps and go\n");
}

static void longer_routes_name_the_next_person(void **state)
{
	(void)state;
	g_autofree char *text = of_route(
		"Ada", "Bea", "Cleo", "Cleo", "Dora", "", "{to}, {next}, {introducer}\n{known}\n");
	assert_string_equal(text, "Bea, Cleo, Cleo\n");
}

static void whom_one_knows_is_written_to(void **state)
{
	(void)state;
	g_autofree char *text = of_route("Ada", "Bea", "", "", "Bea", "", NULL);
	assert_string_equal(text, "Subject: A word from Ada\n\nDear Bea,\n\n"
				  "Would you have half an hour for a conversation, this month or "
				  "next? If\nnow is not a good moment, that is quite all "
				  "right.\n\n"
				  "Kind regards,\nAda\n");
}

static void what_is_shared_is_said_as_in_answers(void **state)
{
	(void)state;
	g_autofree char *text = of_route("Ada", "Bea", "", "Bea", "Cleo",
		"goal=find peers;level=4;gender=female;city=Leeds;hobby=go\\; a game",
		"{shared}\n");
	assert_string_equal(text, "the goal 'find peers', level 4, gender 'female' and 2 more\n");
	g_autofree char *odd =
		of_route("Ada", "Bea", "", "Bea", "Cleo", "hobby=go\\; a game;x", "{shared}\n");
	assert_string_equal(odd, "go; a game and x\n");
}

static void what_people_do_and_how_they_know_each_other_is_said(void **state)
{
	(void)state;
	char *columns[] = {"ask", "introducer", "route", "asker", "target", "next", "shared_values",
		"kinds", "last", "introducer_kinds", "introducer_last", "asker_field", "asker_job",
		"target_company", "target_field", NULL};
	char *cells[] = {"Bea", "Bea", "", "Ada", "Cleo", "", "", "work;event", "2021-09-04",
		"chess", "", "web;games", "tester", "Kestrel", "", NULL};
	g_autofree char *near = written(columns, cells, false,
		"{how}|{when}|{their_how}|{through}|{whom}|{my_work}\n{their_when}\n{chain}\n");
	assert_string_equal(near, "work together and have met at events|September 2021|know each "
				  "other\n(chess)|Bea and I work together and have met at "
				  "events|Cleo, who works\nat Kestrel|work as tester in web and "
				  "games\n");
	cells[5] = cells[1] = "Di";
	g_autofree char *far = written(columns, cells, false, "{chain}\n{through}\n");
	assert_string_equal(far, "Di and Cleo know each other (chess)\n");
	cells[1] = "Eve";
	cells[9] = "mail;reply;meeting";
	g_autofree char *mail = written(columns, cells, false, "{their_how}\n");
	assert_string_equal(mail, "are in touch by mail and have met\n");
	g_autofree char *farther = written(columns, cells, false, "{chain}\n");
	assert_string_equal(farther, "Di is a step nearer to Cleo\n");
}

static void whom_both_know_is_said_without_who_writes(void **state)
{
	(void)state;
	char *columns[] = {"first", "second", "introducer", "shared_values", "mutual_names", NULL};
	char *cells[] = {"Ada", "Bea", "Cy", "", "Di;Cy;Smith\\; Co", NULL};
	g_autofree char *text = written(columns, cells, false, "{both_know}\n");
	assert_string_equal(text, "Di and Smith; Co\n");
	cells[4] = "Cy";
	g_autofree char *nobody = written(columns, cells, false, "{both_know} none\n");
	assert_string_equal(nobody, "");
}

static void all_at_a_table_are_written_to(void **state)
{
	(void)state;
	char *columns[] = {"round", "table", "people", "shared_values", "some_share", "newcomers",
		"again", NULL};
	char *cells[] = {"2", "3", "Ada;Bea;Cy;Di;Eve", "city=Leeds", "field=web", "Di", "0", NULL};
	g_autofree char *text = written(columns, cells, false, NULL);
	assert_string_equal(text, "Subject: Round 2: you sit together\n\n"
				  "Dear Ada, Bea, Cy, Di and Eve,\n\n"
				  "in round 2 you sit together at table 3.\nYou share Leeds.\n"
				  "Some of you share web.\nHere for the first time: Di.\n\n"
				  "Please bring one question to ask the others.\n\n"
				  "Kind regards,\n");
}

static void every_column_is_a_fact_unless_a_letters_fact_is_called_so(void **state)
{
	(void)state;
	char *columns[] = {
		"name", "last", "shared", "shared_values", "weight", "lost_circle", NULL};
	char *cells[] = {"Ada", "2020-01-01", "7", "field=web", "3", "", NULL};
	g_autofree char *text =
		written(columns, cells, false, "{weight} {shared} {last}\n{lost_circle}: lost\n");
	assert_string_equal(text, "3 web 2020-01-01\n");
}

static void both_of_a_pair_can_be_asked(void **state)
{
	(void)state;
	char *columns[] = {"first", "second", "introducer", "shared_values", NULL};
	char *cells[] = {"Ada", "Bea", "", "hobby=go", NULL};
	static const char template[] = "{to} {target} {shared}\n{from}\n";
	g_autofree char *one = written(columns, cells, false, template);
	g_autofree char *other = written(columns, cells, true, template);
	assert_string_equal(one, "Ada Bea go\n");
	assert_string_equal(other, "Bea Ada go\n");
}

static void who_to_meet_is_written_to_or_asked_for(void **state)
{
	(void)state;
	char *columns[] = {"name", "relation", "ask", "next", "shared_values", NULL};
	const char *template = "{to} {target} {shared} go\n{known} known\n{next} next\n";
	char *direct[] = {"Ada", "peer", "", "", "field=web;city=Leeds", NULL};
	g_autofree char *first = written(columns, direct, false, template);
	assert_string_equal(first, "Ada Ada web and Leeds go\n");
	char *near[] = {"Ada", "peer", "Bea", "", "field=web", NULL};
	g_autofree char *ask = written(columns, near, false, template);
	assert_string_equal(ask, "Bea Ada web go\nAda known\n");
	char *far[] = {"Ada", "peer", "Bea", "Cy", "field=web", NULL};
	g_autofree char *step = written(columns, far, false, template);
	assert_string_equal(step, "Bea Ada web go\nCy next\n");
}

static void people_are_called_by_their_labels(void **state)
{
	(void)state;
	char *columns[] = {"name", "relation", "ask", "next", "shared_values", "name_label",
		"ask_label", "next_label", NULL};
	char *cells[] = {"1", "peer", "2", "3", "", "Ada", "", "Cy", NULL};
	g_autofree char *text = written(columns, cells, false, "{to}, {target}, {next}\n");
	assert_string_equal(text, "2, Ada, Cy\n");
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

static void a_column_that_is_missing_is_named_with_who_prints_it(void **state)
{
	(void)state;
	char *columns[] = {"rank", "ask", "introducer", "route", "steps", "why", NULL};
	char *cells[] = {"1", "Bea", "Bea", "Ada > Bea > Cleo", "2", "", NULL};
	const char *letter;
	g_autoptr(GError) error = NULL;
	assert_null(kith_letter_facts(columns, cells, false, &letter, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_DATA));
	assert_non_null(strstr(error->message, "`asker`"));
	assert_non_null(strstr(error->message, "kith intro prints it now"));
}

static void unknown_facts_in_a_template_are_named(void **state)
{
	(void)state;
	g_autoptr(GError) error = NULL;
	g_autoptr(GHashTable) facts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	kith_letter_know(facts, "to", "Bea");
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
	g_autofree char *text = of_route("Ada", "Bea\nBcc: Eve", "", "Bea", "Cleo", "",
		"Subject: {to}\n\n\n\none two three four five six seven eight nine ten eleven "
		"twelve or thirteen\n\n\n");
	assert_string_equal(text, "Subject: Bea Bcc: Eve\n\none two three four five six seven "
				  "eight nine ten eleven twelve or\nthirteen\n");
}

static void controls_of_every_kind_are_kept_out_of_names(void **state)
{
	(void)state;
	g_autofree char *text = of_route("Ada\nBcc: eve@example.org",
		"Bea\xc2\x85"
		"Bcc:\xe2\x80\xa8x\r\n\x1b[1m",
		"", "Bea", "Cl\xe2\x80\xaeo", "", "Subject: {from}, {to}, {target}\n");
	assert_string_equal(text, "Subject: Ada Bcc: eve@example.org, Bea Bcc: x   [1m, Clo\n");
}

static void names_like_routes_and_sentences_change_no_letter(void **state)
{
	(void)state;
	g_autofree char *text = of_route("bo", "Smith; you share a flat with Cy", "", "R > D",
		"R > D > Cleo", "", "{from}|{to}|{introducer}|{target}\n{shared}\n");
	assert_string_equal(text, "bo|Smith; you share a flat with Cy|R > D|R > D > Cleo\n");
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
		cmocka_unit_test(facts_come_from_columns_alone),
		cmocka_unit_test(longer_routes_name_the_next_person),
		cmocka_unit_test(whom_one_knows_is_written_to),
		cmocka_unit_test(what_is_shared_is_said_as_in_answers),
		cmocka_unit_test(what_people_do_and_how_they_know_each_other_is_said),
		cmocka_unit_test(whom_both_know_is_said_without_who_writes),
		cmocka_unit_test(all_at_a_table_are_written_to),
		cmocka_unit_test(every_column_is_a_fact_unless_a_letters_fact_is_called_so),
		cmocka_unit_test(both_of_a_pair_can_be_asked),
		cmocka_unit_test(who_to_meet_is_written_to_or_asked_for),
		cmocka_unit_test(people_are_called_by_their_labels),
		cmocka_unit_test(other_tables_are_refused),
		cmocka_unit_test(a_column_that_is_missing_is_named_with_who_prints_it),
		cmocka_unit_test(unknown_facts_in_a_template_are_named),
		cmocka_unit_test(lines_are_broken_and_line_breaks_in_names_are_not_kept),
		cmocka_unit_test(controls_of_every_kind_are_kept_out_of_names),
		cmocka_unit_test(names_like_routes_and_sentences_change_no_letter),
		cmocka_unit_test(headers_stay_within_their_lines),
		cmocka_unit_test(messages_have_headers_and_encoded_subjects),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
