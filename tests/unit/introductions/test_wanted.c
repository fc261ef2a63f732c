/* Claims about lists of people and organisations: whom of a graph they mean. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "introductions/wanted.h"

static const char friends[] = "source,target,company,team,label\n"
			      "ada,,Siemens AG,red,Ada Lovelace\n"
			      "bo,,SIEMENS,blue,\n"
			      "cy,,Siemens Healthineers,,\n"
			      "dee,,Appleton Ltd,,\n"
			      "eva,,\"Apple, Inc.; Bosch\",,Zoë\n"
			      "Zoe,,,,\n"
			      "Jo Müller,,Max Planck Institute,,\n"
			      "ada,bo,,,\n";

static bool try_list(const char *text, const char *column, kith_wanted_list *list, GError **error)
{
	g_autoptr(kith_graph) graph = graph_of(friends);
	return kith_wanted_read(kith_source_open_bytes("list", text, strlen(text), NULL, NULL),
		graph, column, list, error);
}

/* A list as "name:person=match,person=match;..." */
static char *meant_by(const char *text, const char *column)
{
	g_autoptr(kith_graph) graph = graph_of(friends);
	g_auto(kith_wanted_list) list = {0};
	g_autoptr(GError) error = NULL;
	GString *out = g_string_new(NULL);
	if (!try_list(text, column, &list, &error)) {
		fail_msg("%s", error->message);
	}
	for (guint k = 0; k < list.wanted->len; k++) {
		const struct kith_wanted *wanted = list.wanted->pdata[k];
		g_string_append_printf(out, "%s:", wanted->name);
		for (guint p = 0; p < wanted->people->len; p++) {
			const struct kith_wanted_person *meant =
				&g_array_index(wanted->people, struct kith_wanted_person, p);
			g_string_append_printf(out, "%s=%s,", kith_graph_name(graph, meant->person),
				kith_name_match_word(meant->match));
		}
		g_string_append(out, wanted->near ? wanted->near : "");
		g_string_append_printf(out, wanted->alike ? "%zu alike;" : ";", wanted->alike);
	}
	if (list.repeated) {
		g_string_append_printf(out, "%zu repeated", list.repeated);
	}
	return g_string_free(out, FALSE);
}

static void assert_means(const char *text, const char *column, const char *expected)
{
	g_autofree char *meant = meant_by(text, column);
	assert_string_equal(meant, expected);
}

static void names_are_people_first(void **state)
{
	(void)state;
	assert_means("ada\nBO\nAda Lovelace\nada lovelace\nNobody\n", NULL,
		"ada:ada=exact,;BO:bo=strong,;Ada Lovelace:ada=exact,;Nobody:;1 repeated");
}

static void a_name_of_several_means_nobody(void **state)
{
	(void)state;
	assert_means("zoë\nZoe\n", NULL, "zoë:2 alike;Zoe:Zoe=exact,;");
}

static void umlauts_may_be_spelled_out(void **state)
{
	(void)state;
	assert_means("jo mueller\n", NULL, "jo mueller:Jo Müller=strong,;");
}

static void the_nearest_company_is_told(void **state)
{
	(void)state;
	assert_means("Max-Planck-Institut\nSimens\nPricewaterhouse\n", NULL,
		"Max-Planck-Institut:Max Planck Institute;Simens:Siemens AG;Pricewaterhouse:;");
}

static void organisations_are_who_works_there(void **state)
{
	(void)state;
	assert_means("Siemens\n", NULL, "Siemens:ada=strong,bo=exact,;");
	assert_means("Apple\n", NULL, "Apple:eva=strong,;");
	assert_means(
		"Appleton\nHealthineers\n", NULL, "Appleton:dee=strong,;Healthineers:cy=weak,;");
	assert_means("red\n", NULL, "red:;");
	assert_means("red\n", "team", "red:ada=exact,;");
}

static void lines_are_whole_and_tables_have_a_header(void **state)
{
	(void)state;
	assert_means("Apple, Inc.\n\"Bosch, GmbH\"\n\n", NULL,
		"Apple, Inc.:eva=exact,;Bosch, GmbH:eva=strong,;");
	assert_means("company\nada\nApple, Inc.", NULL, "ada:;Apple, Inc.:eva=exact,;");
	assert_means("url;Employer\nx;Bosch\ny;Siemens AG\n", NULL,
		"Bosch:eva=exact,;Siemens AG:ada=exact,bo=strong,;");
	assert_means("company,name\nBosch,bo\n", NULL, "bo:bo=exact,;");
	assert_means("Team\nblue\n", "team", "blue:bo=exact,;");
}

static void check_refused(const char *text, const char *column, int code, const char *words)
{
	g_auto(kith_wanted_list) list = {0};
	g_autoptr(GError) error = NULL;
	assert_false(try_list(text, column, &list, &error));
	assert_int_equal(error->code, code);
	if (!strstr(error->message, words)) {
		fail_msg("%s", error->message);
	}
}

static void what_holds_no_list_is_told(void **state)
{
	(void)state;
	check_refused("", NULL, KITH_ERROR_DATA, "list");
	check_refused("name\n", NULL, KITH_ERROR_DATA, "list: there is no name in it");
	check_refused("ada\n", "weight", KITH_ERROR_USAGE, "a column \"weight\"");
	check_refused("ada\n\"bo\n", NULL, KITH_ERROR_DATA, "list:2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_people_first),
		cmocka_unit_test(a_name_of_several_means_nobody),
		cmocka_unit_test(umlauts_may_be_spelled_out),
		cmocka_unit_test(the_nearest_company_is_told),
		cmocka_unit_test(organisations_are_who_works_there),
		cmocka_unit_test(lines_are_whole_and_tables_have_a_header),
		cmocka_unit_test(what_holds_no_list_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
