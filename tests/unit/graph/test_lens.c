/* Claims about lib/graph/lens and lib/graph/person. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "graph/lens.h"
#include "graph/person.h"

static const char people[] = "source,target,field,born,kind,date\n"
			     "Ada,,robotics; web,1990-05-01,,\n"
			     "Bo,,Web,2001,,\n"
			     "Cy,,,,,\n"
			     "Ada,Bo,,,work,2020-01-01\n"
			     "Bo,Cy,,,friend,2023-06-30\n"
			     "Ada,Cy,,,,\n";

/* Which people pass, as letters. */
static void check_people(const char *condition, const char *expected)
{
	g_autoptr(kith_graph) graph = graph_of(people);
	uint8_t flags[] = {1, 1, 1};
	GError *error = NULL;
	assert_true(kith_lens_people(graph, condition, flags, &error));
	char passed[4] = "";
	for (size_t i = 0; i < 3; i++) {
		strncat(passed, flags[i] ? kith_graph_name(graph, i) : "", 1);
	}
	assert_string_equal(passed, expected);
}

static void people_pass_by_value(void **state)
{
	(void)state;
	check_people("field=web", "AB");
	check_people("Field = ROBOTICS", "A");
	check_people("field!=web", "C");
	check_people("field~rob", "A");
	check_people("field=", "C");
	check_people("name=bo", "B");
	check_people("born<2000", "A");
	check_people("born>=2001-01-01", "B");
	check_people("born<=1990-05-01", "A");
	check_people("name=ada|Cy", "AC");
	check_people("name!=ada|Cy", "B");
	check_people("field=robotics | nothing", "A");
	check_people("field~obo|EB", "AB");
	check_people("born=2001|1990-05-01", "AB");
	check_people("field=|", "");
}

static void conditions_must_make_sense(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of(people);
	uint8_t flags[] = {1, 1, 1};
	const char *const wrong[] = {"field", "=x", "shoe=9", "born<young"};
	for (size_t k = 0; k < G_N_ELEMENTS(wrong); k++) {
		g_autoptr(GError) error = NULL;
		assert_false(kith_lens_people(graph, wrong[k], flags, &error));
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_USAGE));
	}
}

static void check_dates(const char *since, const char *until, int first, int second, int third)
{
	g_autoptr(kith_graph) graph = graph_of(people);
	uint8_t flags[] = {1, 1, 1};
	double first_day = -G_MAXDOUBLE, last_day = G_MAXDOUBLE;
	assert_true(kith_lens_bound("--since", since, &first_day, NULL));
	assert_true(kith_lens_bound("--until", until, &last_day, NULL));
	assert_true(kith_lens_dates(graph, first_day, last_day, flags, NULL));
	assert_int_equal(flags[0], first);
	assert_int_equal(flags[1], second);
	assert_int_equal(flags[2], third);
}

static void ties_pass_by_date_and_value(void **state)
{
	(void)state;
	check_dates("2020-01-01", NULL, 1, 1, 0);
	check_dates("2020-01-02", NULL, 0, 1, 0);
	check_dates(NULL, "2022", 1, 0, 0);
	g_autoptr(kith_graph) graph = graph_of(people);
	uint8_t flags[] = {1, 1, 1};
	assert_true(kith_lens_ties(graph, "kind!=work", flags, NULL));
	assert_int_equal(flags[0], 0);
	assert_int_equal(flags[1] + flags[2], 2);
	assert_true(kith_lens_ties(graph, "source!=nobody", flags, NULL));
	assert_int_equal(flags[1] + flags[2], 2);
	assert_true(kith_lens_ties(graph, "target=nobody", flags, NULL));
	assert_int_equal(flags[0] + flags[1] + flags[2], 0);
}

static void accents_are_alike_however_they_are_written(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph =
		graph_of("source,target,city\na,,M\xc3\xa1laga\nb,,Ma\xcc\x81laga\n");
	const char *const conditions[] = {
		"city=m\xc3\xa1laga", "city=Ma\xcc\x81laga", "city~a\xcc\x81l"};
	for (size_t k = 0; k < G_N_ELEMENTS(conditions); k++) {
		uint8_t flags[] = {1, 1};
		assert_true(kith_lens_people(graph, conditions[k], flags, NULL));
		assert_int_equal(flags[0] + flags[1], 2);
	}
}

static void a_separator_at_the_end_is_no_empty_value(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,city\na,,Leeds;\nb,,\nc,, \n");
	uint8_t empty[] = {1, 1, 1}, filled[] = {1, 1, 1};
	assert_true(kith_lens_people(graph, "city=", empty, NULL));
	assert_true(kith_lens_people(graph, "city!=", filled, NULL));
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(empty[i], i > 0);
		assert_int_equal(filled[i], i == 0);
	}
}

static void a_bad_date_is_named_with_its_place(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,date\na,b,2020-13-01\n");
	uint8_t flags[] = {1};
	g_autoptr(GError) error = NULL;
	assert_false(kith_lens_dates(graph, 18262, G_MAXDOUBLE, flags, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_DATA));
	assert_true(g_pattern_match_simple("standard input:2:5: \"2020-13-01\"*", error->message));
}

static void keeping_people_drops_their_ties(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of(people);
	const uint8_t kept[] = {1, 0, 1};
	assert_true(kith_graph_keep(graph, kept, NULL, NULL));
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(text, "source,target,field,born,kind,date\nAda,,robotics; "
				  "web,1990-05-01,,\nCy,,,,,\nAda,Cy,,,,\n");
}

static void names_match_exactly_then_without_case_and_accents(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,label\nzoë,,\nZoe,,\nBjörk,,"
					       "\nMlleBaptistine,,Mademoiselle Baptistine\n");
	uint32_t person;
	assert_true(kith_graph_person(graph, "Zoe", &person, NULL) && person == 1);
	assert_true(kith_graph_person(graph, "zoe\xcc\x88", &person, NULL) && person == 0);
	assert_true(kith_graph_person(graph, "bjork", &person, NULL) && person == 2);
	assert_true(kith_graph_person(graph, "bjoerk", &person, NULL) && person == 2);
	assert_true(
		kith_graph_person(graph, "mademoiselle baptistine", &person, NULL) && person == 3);
	g_autoptr(GError) twice = NULL;
	assert_false(kith_graph_person(graph, "ZOE", &person, &twice));
	assert_non_null(
		strstr(twice->message, "could be any of 2 people in standard input: zoë, Zoe;"));
	assert_true(kith_graph_person(graph, " Zoe ", &person, NULL) && person == 1);
	g_autoptr(GError) unknown = NULL;
	assert_false(kith_graph_person(graph, "Bjrk", &person, &unknown));
	assert_true(g_error_matches(unknown, KITH_ERROR, KITH_ERROR_USAGE));
	assert_non_null(strstr(unknown->message, "the nearest: Björk"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_pass_by_value),
		cmocka_unit_test(conditions_must_make_sense),
		cmocka_unit_test(ties_pass_by_date_and_value),
		cmocka_unit_test(accents_are_alike_however_they_are_written),
		cmocka_unit_test(a_separator_at_the_end_is_no_empty_value),
		cmocka_unit_test(a_bad_date_is_named_with_its_place),
		cmocka_unit_test(keeping_people_drops_their_ties),
		cmocka_unit_test(names_match_exactly_then_without_case_and_accents),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
