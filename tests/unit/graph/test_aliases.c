/* Claims about lib/graph/aliases: whose alias a name is, and what becomes of people and ties. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "graph/aliases.h"
#include "graph/person.h"

static kith_aliases *try_aliases(const char *text, GError **error)
{
	return kith_aliases_read(
		kith_source_open_bytes("same.csv", text, strlen(text), NULL, error), error);
}

static kith_aliases *aliases_of(const char *text)
{
	GError *error = NULL;
	kith_aliases *aliases = try_aliases(text, &error);
	if (error) {
		fail_msg("%s", error->message);
	}
	return aliases;
}

static void check_refused(const char *text, const char *begin)
{
	g_autoptr(GError) error = NULL;
	assert_null(try_aliases(text, &error));
	assert_int_equal(error->code, KITH_ERROR_DATA);
	if (!g_str_has_prefix(error->message, begin)) {
		fail_msg("%s", error->message);
	}
}

static void check_joined(const char *graph_text, const char *aliases_text, const char *expected)
{
	g_autoptr(kith_graph) graph = graph_of(graph_text);
	g_autoptr(kith_aliases) aliases = aliases_of(aliases_text);
	assert_true(kith_graph_set_aliases(graph, aliases, NULL));
	g_autofree char *once = text_of(graph, NULL, NULL);
	assert_string_equal(once, expected);
	assert_true(kith_graph_set_aliases(graph, aliases, NULL));
	g_autofree char *twice = text_of(graph, NULL, NULL);
	assert_string_equal(twice, once);
}

static void chains_are_followed_to_their_end(void **state)
{
	(void)state;
	g_autoptr(kith_aliases) aliases = aliases_of("why,alias,person\nx,a,b\ny,b,c\nz,d,d\n");
	assert_string_equal(kith_aliases_find(aliases, "a"), "c");
	assert_string_equal(kith_aliases_find(aliases, "b"), "c");
	assert_null(kith_aliases_find(aliases, "c"));
	assert_null(kith_aliases_find(aliases, "d"));
	assert_null(kith_aliases_find(aliases, "A"));
	assert_null(kith_aliases_find(NULL, "a"));
}

static void addresses_are_compared_without_case(void **state)
{
	(void)state;
	g_autoptr(kith_aliases) aliases = aliases_of("alias,person\nA@x.org,Ada@y.org\n");
	assert_string_equal(kith_aliases_find(aliases, "a@X.ORG"), "Ada@y.org");
	assert_string_equal(kith_aliases_find(aliases, "ada@y.org"), "Ada@y.org");
	assert_null(kith_aliases_find(aliases, "Ada@y.org"));
}

static void circles_and_forks_are_bad_data_with_their_line(void **state)
{
	(void)state;
	check_refused("alias,person\nz,a\na,b\nb,c\nc,b\n", "same.csv:4: \"b\" leads back");
	check_refused("alias,person\na,b\n\na,c\n", "same.csv:4: \"a\" is an alias");
	check_refused("alias,person\na,b\n,c\n", "same.csv:3: ");
	check_refused("alias,name\na,b\n", "same.csv:1: ");
	check_refused("", "same.csv: ");
}

static void rows_said_no_to_are_passed_over(void **state)
{
	(void)state;
	g_autoptr(kith_aliases) aliases =
		aliases_of("alias,person,sure\na,b,No\na,c,perhaps\nc,a,no\n");
	assert_string_equal(kith_aliases_find(aliases, "a"), "c");
}

static void a_person_stands_where_their_first_name_stood(void **state)
{
	(void)state;
	check_joined("source,target,city\nZoe,,\nal,,Leeds\nAda,,\nAda,Bo,\nal,Bo,\n",
		"alias,person\nal,Ada\n",
		"source,target,city\nZoe,,\nAda,,Leeds\nBo,,\nAda,Bo,\nAda,Bo,\n");
}

static void their_own_cells_count_first(void **state)
{
	(void)state;
	check_joined("source,target,city,first_seen,last_seen,events\n"
		     "al,,Leeds,2024-01-01,2024-05-01,2\nAda,,York,2024-02-01,2024-03-01,3\n",
		"alias,person\nal,Ada\n",
		"source,target,city,first_seen,last_seen,events\nAda,,York,2024-01-01,2024-05-01,"
		"5\n");
}

static void ties_between_their_names_are_taken_away_but_not_loops(void **state)
{
	(void)state;
	check_joined("source,target,weight,directed\nal,Ada,2,1\nBo,Bo,1,\nal,Bo,3,1\nBo,al,4,\n",
		"alias,person\nal,Ada\n",
		"source,target,weight,directed\nAda,,,\nBo,,,\nBo,Bo,1,\nAda,Bo,3,1\nBo,Ada,4,\n");
}

static void somebody_unknown_may_be_the_person(void **state)
{
	(void)state;
	check_joined("source,target\na,b\nc,b\n", "alias,person\na,New\nc,New\n",
		"source,target\nNew,\nb,\nNew,b\nNew,b\n");
	check_joined("source,target\n", "alias,person\na,New\n", "source,target\n");
}

static void everyone_is_found_by_an_alias(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target\nal,Bo\nAda,Cy\n");
	g_autoptr(kith_aliases) aliases = aliases_of("alias,person\nal,Ada\nelse,al\nno,One\n");
	uint32_t person;
	assert_true(kith_graph_set_aliases(graph, aliases, NULL));
	assert_true(kith_graph_person(graph, "al", &person, NULL));
	assert_string_equal(kith_graph_name(graph, person), "Ada");
	assert_true(kith_graph_person(graph, "else", &person, NULL));
	assert_string_equal(kith_graph_name(graph, person), "Ada");
	g_autoptr(GError) error = NULL;
	assert_false(kith_graph_person(graph, "no", &person, &error));
}

static void a_table_nobody_needs_is_said(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target\na,b\n");
	g_autoptr(kith_aliases) aliases = aliases_of("alias,person\nx,y\nz,a\n");
	assert_true(kith_graph_set_aliases(graph, aliases, NULL));
	g_autofree char *unused = kith_aliases_unused(aliases, "g.csv");
	assert_non_null(strstr(unused, "nobody in g.csv"));
	kith_aliases_find(aliases, "x");
	assert_null(kith_aliases_unused(aliases, "g.csv"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chains_are_followed_to_their_end),
		cmocka_unit_test(addresses_are_compared_without_case),
		cmocka_unit_test(circles_and_forks_are_bad_data_with_their_line),
		cmocka_unit_test(rows_said_no_to_are_passed_over),
		cmocka_unit_test(a_person_stands_where_their_first_name_stood),
		cmocka_unit_test(their_own_cells_count_first),
		cmocka_unit_test(ties_between_their_names_are_taken_away_but_not_loops),
		cmocka_unit_test(somebody_unknown_may_be_the_person),
		cmocka_unit_test(everyone_is_found_by_an_alias),
		cmocka_unit_test(a_table_nobody_needs_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
