/* Claims about lib/graph: read, build, join and write: what comes in goes out. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include <math.h>

#include "base/random.h"
#include "graph/join.h"

static void check_text(const char *text, const char *expected)
{
	g_autoptr(kith_graph) graph = graph_of(text);
	g_autofree char *written = text_of(graph, NULL, NULL);
	assert_string_equal(written, expected);
	g_autoptr(kith_graph) copy = kith_graph_copy(graph, NULL);
	g_autofree char *of_copy = text_of(copy, NULL, NULL);
	assert_string_equal(of_copy, written);
	g_autoptr(kith_graph) again = graph_of(written);
	g_autofree char *rewritten = text_of(again, NULL, NULL);
	assert_string_equal(rewritten, written);
}

static void check_error(
	const char *text, struct kith_reading reading, int code, const char *message)
{
	g_autoptr(GError) error = NULL;
	kith_graph *graph = try_graph(text, &reading, NULL, &error);
	assert_null(graph);
	assert_int_equal(error->code, code);
	if (!g_pattern_match_simple(message, error->message)) {
		fail_msg("%s", error->message);
	}
}

static void people_come_first_in_the_order_of_their_rows(void **state)
{
	(void)state;
	check_text("source,target\nb,a\na,c\nd,\n", "source,target\nd,\nb,\na,\nc,\nb,a\na,c\n");
	check_text("source,target\nb,a\nc,\nb,\n", "source,target\nc,\nb,\na,\nb,a\n");
	check_text("source,target\n", "source,target\n");
}

static void unknown_columns_survive_cell_for_cell(void **state)
{
	(void)state;
	check_text("note,From,To,Strength,city\n,Ada,,,\" London\"\n\"a,\"\"b\"\"\",Ada,Bo,2.50,\n",
		"source,target,note,weight,city\nAda,,,,\" "
		"London\"\nBo,,,,\nAda,Bo,\"a,\"\"b\"\"\",2.50,\n");
}

static void pairs_nobody_knows_of_come_last(void **state)
{
	(void)state;
	check_text("source,target,weight,directed\na,b,NA,1\na,c,2,1\n",
		"source,target,weight,directed\na,,,\nb,,,\nc,,,\na,c,2,1\na,b,NA,1\n");
}

static void rows_of_one_person_are_joined(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,x,y\nA,,1,\nA,,,2\nA,,3,2\n");
	assert_int_equal(graph->n, 1);
	assert_int_equal(graph->conflicts, 1);
	assert_string_equal(graph->conflict, "A has x \"1\" in one row and \"3\" in a later one");
	assert_string_equal(kith_column_person(kith_graph_column(graph, "x"), 0), "3");
	assert_string_equal(kith_column_person(kith_graph_column(graph, "y"), 0), "2");
}

static void names_are_trimmed_and_composed(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph =
		graph_of("source,target\n Zo\xc3\xab ,Bo\nZoe\xcc\x88,\"Bo \"\n");
	assert_int_equal(graph->n, 2);
	assert_int_equal(graph->m, 2);
	assert_string_equal(kith_graph_name(graph, 0), "Zo\xc3\xab");
}

static void weights_lose_blanks_under_any_name(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"u,v,count\na,b,\"2.50 \"\n", "u,v,weight\na,b,2.5\f\n"};
	for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
		g_autoptr(kith_graph) graph = graph_of(texts[k]);
		assert_string_equal(kith_column_tie(graph->weight_column, 0), "2.5");
		assert_true(graph->weight[graph->weight_column->tie[0]] == 2.5);
	}
}

static void weights_are_found_under_their_other_names(void **state)
{
	(void)state;
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	const struct kith_reading reading = {0};
	g_autoptr(kith_graph) graph =
		try_graph("u,v,count,value\na,b,2,x\nb,c,3,4\n", &reading, notes, NULL);
	assert_int_equal(notes->len, 1);
	assert_string_equal(notes->pdata[0], "the column count is read as the weight of ties");
	assert_true(graph->weight[graph->weight_column->tie[1]] == 3);
	g_autoptr(kith_graph) gappy = graph_of("u,v,count\na,b,2\nb,c,\n");
	assert_null(gappy->weight_column);
	g_autoptr(kith_graph) of_people = graph_of("u,v,value\na,,5\na,b,2\n");
	assert_null(of_people->weight_column);
	g_autoptr(kith_graph) comma = graph_of("source;target;weight\na;b;1,5\n");
	assert_true(comma->weight[comma->weight_column->tie[0]] == 1.5);
	g_autofree char *written = text_of(comma, NULL, NULL);
	assert_string_equal(written, "source,target,weight\na,,\nb,,\na,b,1.5\n");
}

static void a_weight_column_takes_the_place_of_weight(void **state)
{
	(void)state;
	const struct kith_reading reading = {.weight_column = "closeness"};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(kith_graph) graph = try_graph(
		"source,target,weight,closeness\na,b,2,5\nb,c,3,7\n", &reading, notes, NULL);
	assert_true(graph->weight[graph->weight_column->tie[1]] == 7);
	g_autofree char *written = text_of(graph, NULL, NULL);
	assert_string_equal(written, "source,target,weight\na,,\nb,,\nc,,\na,b,5\nb,c,7\n");
	assert_string_equal(notes->pdata[0], "closeness takes the place of the column weight");
	const struct kith_reading itself = {.weight_column = "Weight"};
	g_autoptr(kith_graph) same =
		try_graph("source,target,Weight\na,b,2\n", &itself, notes, NULL);
	assert_int_equal(notes->len, 1);
	assert_true(same->weight[same->weight_column->tie[0]] == 2);
}

static void a_distance_is_one_over_strength(void **state)
{
	(void)state;
	const struct kith_reading reading = {.distance_column = "km"};
	g_autoptr(kith_graph) graph =
		try_graph("source,target,km\na,b,4\nb,c,0.5\n", &reading, NULL, NULL);
	assert_true(graph->weight[graph->weight_column->tie[0]] == 0.25);
	assert_true(graph->weight[graph->weight_column->tie[1]] == 2);
	check_error("source,target,km\na,b,4\nb,c,0\n", reading, KITH_ERROR_DATA,
		"standard input:3:5: the km \"0\" is not a number above 0*");
	g_autoptr(kith_graph) of_people =
		try_graph("source,target,km\na,,0\na,b,4\n", &reading, NULL, NULL);
	assert_true(of_people->weight[of_people->weight_column->tie[0]] == 0.25);
}

static void blanks_around_reserved_cells_mean_nothing(void **state)
{
	(void)state;
	check_text(
		"source,target,weight,directed,date,note\na, b, 2 , 1, 2024-01-02 , x \nc,, , ,,\n"
		"b,a, ,\t,,\n",
		"source,target,weight,directed,date,note\nc,,,,,\na,,,,,\nb,,,,,\n"
		"a,b,2,1,2024-01-02,\" x \"\nb,a,,,,\n");
	check_text("Source , Target , Type \na , b , Directed \n",
		"source,target,directed\na,,\nb,,\na,b,1\n");
}

static void decimal_commas_go_on_as_points(void **state)
{
	(void)state;
	check_text("source;target;weight;chance;note;x\na;;;;1,2;-1,50\na;b;1,5;0,5;so, "
		   "so;\nb;c;2;0.5;;3\n",
		"source,target,weight,chance,note,x\na,,,,\"1,2\",-1.50\nb,,,,,\nc,,,,,\n"
		"a,b,1.5,0.5,\"so, so\",\nb,c,2,0.5,,3\n");
	check_text("source,target,x\na,b,\"1,5\"\n", "source,target,x\na,,\nb,,\na,b,\"1,5\"\n");
}

static void directions_come_from_directed_or_type(void **state)
{
	(void)state;
	g_autoptr(kith_graph) mixed = graph_of("source,target,directed\na,b,1\nb,c,\nc,d,0\n");
	assert_int_equal(mixed->one_way[0], 1);
	assert_int_equal(mixed->one_way[1], 0);
	g_autoptr(kith_graph) gephi =
		graph_of("Source,Target,Type\na,b,Directed\nb,c,Undirected\n");
	assert_int_equal(gephi->one_way[0], 1);
	assert_int_equal(gephi->one_way[1], 0);
	assert_null(kith_graph_column(gephi, "Type"));
	g_autoptr(kith_graph) kinds = graph_of("Source,Target,Type\na,b,friend\nb,c,Directed\n");
	assert_null(kinds->one_way);
}

static void bad_data_is_named_with_its_place(void **state)
{
	(void)state;
	const struct kith_reading plain = {0};
	check_error("source,target,weight\na,b,1\nb,c,x\n", plain, 3,
		"standard input:3:5: the weight \"x\"*");
	check_error("source,target,weight\na,b,nan\n", plain, 3, "*:2:5: the weight \"nan\"*");
	check_error("source,target,weight\na,b,0\n", plain, 3, "*:2:5: the weight \"0\"*");
	check_error("source,target,weight\na,b,-1\n", plain, 3, "*:2:5:*");
	check_error("source,target,weight\na,b,1e999\n", plain, 3, "*:2:5:*");
	check_error("source,target,weight\na,b,\"1,5\"\n", plain, 3, "*:2:5:*write a point");
	check_error("source,target,weight\na,b,1e-320\n", plain, 3, "*:2:5:*is too small*");
	check_error("source,target,weight\na,b,1e308\n", plain, 3, "*:2:5:*or too large*");
	check_error("source,target,count\na,b,1\nb,c,0\n", plain, 3,
		"standard input:3:5: the count \"0\"*");
	check_error(
		"source,target,weight\na,b,1e400\n", plain, 3, "*:2:5:*is too small or too large*");
	check_error("source,target,note,weight\n\"a\nb\",c,\"d\r\ne\",x\n", plain, 3,
		"standard input:4:4: the weight \"x\"*");
	const struct kith_reading distance = {.distance_column = "km"};
	check_error("source,target,km\na,b,2\na,c,none\n", distance, 3, "*:3:5: the km \"none\"*");
	check_error("source:target\na:b\n", plain, 3, "*one column only, \"source:target\"*-d*");
	const struct kith_reading loop = {.source_column = "target"};
	check_error("source,target\na,b\n", loop, 2, "*cannot be both ends*");
	const struct kith_reading bare = {
		.dialect = {.no_header = true}, .weight_column = "weight"};
	check_error("a,b,2\n", bare, 2, "--no-header leaves no names of columns*");
	check_error("source,target,weight\na,,2\n", plain, 3, "*:2:3: a weight without a target*");
	check_error("source,target\n,b\n", plain, 3, "*:2:1: a tie without a source*");
	check_error("source,target,x\n,,1\n", plain, 3, "*:2:1: neither source nor target*");
	check_error("source,target,directed\na,b,yes\n", plain, 3,
		"*:2:5: \"yes\" in the column directed*");
	check_error("source,target,directed\na,,yes\nb,c,yes\n", plain, 3,
		"*:2:4: \"yes\" in the column directed*");
	check_error("person,event\na,b\n", plain, 3, "*kith import*kith events*");
	check_error("source,target,x,X\n", plain, 3, "*:1: the column \"X\" stands twice*");
	check_error(
		"who,whom\na,b\n", plain, 3, "*:1: no columns source and target, only: who, whom*");
	check_error("name,degree\na,1\n", plain, 3, "*put -g before the pipe*");
	check_error(
		"u,v,count,value\na,b,2,3\n", plain, 3, "*\"count\" and \"value\"*--weight-column");
	const struct kith_reading other = {.source_column = "boss"};
	check_error("source,target\na,b\n", other, 2,
		"--source-column: standard input has no column \"boss\"*");
}

static void a_file_without_a_header_is_read_when_asked(void **state)
{
	(void)state;
	const struct kith_reading reading = {.dialect = {.no_header = true}};
	g_autoptr(kith_graph) graph = try_graph("a b 2\nb c 3\n", &reading, NULL, NULL);
	assert_int_equal(graph->m, 2);
	assert_true(graph->weight[graph->weight_column->tie[1]] == 3);
}

static void join(
	kith_graph **graph, const char *people, const char *key, GPtrArray *notes, GError **error)
{
	FILE *file = file_of_bytes(people, strlen(people));
	const struct kith_dialect dialect = {0};
	kith_graph_join_source(
		graph, kith_source_open(NULL, file, NULL, error), &dialect, key, notes, error);
	fclose(file);
}

static void people_tables_join_by_the_column_that_fits(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,city\nann,bob,\nann,,Leeds\n");
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	GError *error = NULL;
	join(&graph, "name,id,city\nAnn Lee,ann,\nBob Ray,bob,York\nCy Fox,cy,Bath\n", NULL, notes,
		&error);
	assert_null(error);
	assert_int_equal(notes->len, 1);
	g_autofree char *written = text_of(graph, NULL, NULL);
	assert_string_equal(written, "source,target,city,name\nann,,Leeds,Ann Lee\nbob,,York,Bob "
				     "Ray\ncy,,Bath,Cy Fox\nann,bob,,\n");
}

static void people_tables_must_be_sound(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target\na,b\n");
	g_autoptr(GError) twice = NULL;
	join(&graph, "name,x\na,1\na,2\n", NULL, NULL, &twice);
	assert_true(g_error_matches(twice, KITH_ERROR, KITH_ERROR_DATA));
	assert_true(
		g_pattern_match_simple("standard input:3:1: \"a\" has two rows*", twice->message));
	g_clear_pointer(&graph, kith_graph_free);
	graph = graph_of("source,target\na,b\n");
	g_autoptr(GError) no_key = NULL;
	join(&graph, "name,x\na,1\n", "email", NULL, &no_key);
	assert_true(g_error_matches(no_key, KITH_ERROR, KITH_ERROR_USAGE));
	assert_true(g_str_has_suffix(no_key->message, "its columns are: name, x"));
	g_autoptr(GError) header = NULL;
	join(&graph, "name,x,X\na,1,2\n", NULL, NULL, &header);
	assert_true(g_pattern_match_simple("*:1: the column \"X\" stands twice*", header->message));
	assert_non_null(graph);
}

static void findings_go_on_people_and_ties(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,score,kind\nb,a,,x\na,a,,y\na,,7,\n");
	const double score[] = {0.5, NAN}, span[] = {3};
	const struct kith_field people_fields[] = {
		{.name = "name", .type = KITH_FIELD_NUMBER, .data = score},
		{.name = "score", .type = KITH_FIELD_NUMBER, .data = score}};
	const struct kith_field tie_fields[] = {
		{.name = "source", .type = KITH_FIELD_NUMBER, .data = span},
		{.name = "target", .type = KITH_FIELD_NUMBER, .data = span},
		{.name = "span", .type = KITH_FIELD_NUMBER, .data = span}};
	const struct kith_table people = {
		.of = KITH_ROWS_PEOPLE, .rows = 2, .fields = people_fields, .field_count = 2};
	const struct kith_table ties = {
		.of = KITH_ROWS_TIES, .rows = 1, .fields = tie_fields, .field_count = 3};
	g_autofree char *written = text_of(graph, &people, &ties);
	assert_string_equal(
		written, "source,target,score,kind,span\na,,0.5,,\nb,,,,\nb,a,,x,3\na,a,,y,\n");
}

static void random_graphs_survive_a_round_trip(void **state)
{
	(void)state;
	const char *cells[] = {
		"", "x", "a,b", "\"q\"", " lead", "two\nlines", "ünï", "=1+1", "'", "#n"};
	struct kith_random random;
	kith_random_init(&random, 3);
	for (int round = 0; round < 300; round++) {
		g_autoptr(GString) text = g_string_new("source,target,p,q\n");
		for (uint64_t row = kith_random_below(&random, 30); row > 0; row--) {
			uint64_t target = kith_random_below(&random, 6);
			g_string_append_printf(text, "n%d,", (int)kith_random_below(&random, 5));
			if (target) {
				g_string_append_printf(text, "n%d", (int)target);
			}
			for (int c = 0; c < 2; c++) {
				const char *cell =
					cells[kith_random_below(&random, G_N_ELEMENTS(cells))];
				g_string_append_c(text, ',');
				kith_csv_append(text, cell);
			}
			g_string_append_c(text, '\n');
		}
		g_autoptr(kith_graph) graph = graph_of(text->str);
		g_autofree char *once = text_of(graph, NULL, NULL);
		check_text(once, once);
	}
}

static void every_failed_allocation_is_reported(void **state)
{
	(void)state;
	const struct kith_reading reading = {0};
	for (long k = 0;; k++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(k);
		g_autoptr(kith_graph) graph = try_graph(
			"source,target,weight,city\na,b,1,\nb,,,York\na,,,Bath\nc,d,2.5,\n",
			&reading, NULL, &error);
		kith_array_fail_after(-1);
		if (graph) {
			assert_true(k > 20);
			break;
		}
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_come_first_in_the_order_of_their_rows),
		cmocka_unit_test(unknown_columns_survive_cell_for_cell),
		cmocka_unit_test(pairs_nobody_knows_of_come_last),
		cmocka_unit_test(rows_of_one_person_are_joined),
		cmocka_unit_test(names_are_trimmed_and_composed),
		cmocka_unit_test(weights_lose_blanks_under_any_name),
		cmocka_unit_test(weights_are_found_under_their_other_names),
		cmocka_unit_test(a_weight_column_takes_the_place_of_weight),
		cmocka_unit_test(a_distance_is_one_over_strength),
		cmocka_unit_test(blanks_around_reserved_cells_mean_nothing),
		cmocka_unit_test(decimal_commas_go_on_as_points),
		cmocka_unit_test(directions_come_from_directed_or_type),
		cmocka_unit_test(bad_data_is_named_with_its_place),
		cmocka_unit_test(a_file_without_a_header_is_read_when_asked),
		cmocka_unit_test(people_tables_join_by_the_column_that_fits),
		cmocka_unit_test(people_tables_must_be_sound),
		cmocka_unit_test(findings_go_on_people_and_ties),
		cmocka_unit_test(random_graphs_survive_a_round_trip),
		cmocka_unit_test(every_failed_allocation_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
