/* Claims about data/: the networks are the published ones, and the invented one tells its story. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "unit/networks.h"

/* Tests run in the project's top folder. */
static char *path_of(const char *file)
{
	return g_build_filename("data", file, NULL);
}

static kith_graph *data(const char *file)
{
	g_autofree char *path = path_of(file);
	const struct kith_reading reading = {0};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	kith_graph *graph = kith_graph_read(path, NULL, &reading, notes, &error);
	if (error) {
		fail_msg("%s", error->message);
	}
	assert_int_equal(notes->len, 0);
	assert_int_equal(graph->conflicts, 0);
	return graph;
}

static kith_network *network(kith_graph *graph)
{
	return kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
}

static const char *of_person(const kith_graph *graph, const char *column, size_t person)
{
	return kith_column_person(kith_graph_column(graph, column), person);
}

static const char *of_tie(const kith_graph *graph, const char *column, size_t tie)
{
	return kith_column_tie(kith_graph_column(graph, column), tie);
}

static size_t count_ties(const kith_graph *graph, const char *column, const char *value)
{
	size_t count = 0;
	for (size_t t = 0; t < graph->m; t++) {
		count += strcmp(of_tie(graph, column, t), value) == 0;
	}
	return count;
}

/* The names of people without ties, parted by commas. */
static char *alone(const kith_network *network)
{
	GString *names = g_string_new(NULL);
	for (size_t i = 0; i < network->graph->n; i++) {
		if (kith_csr_degree(network->both, i) == 0) {
			g_string_append_printf(names, "%s%s", names->len ? "," : "",
				kith_graph_name(network->graph, i));
		}
	}
	return g_string_free(names, false);
}

static void files_are_written_as_kith_writes(void **state)
{
	(void)state;
	const char *files[] = {"florentine.csv", "karate.csv", "lesmis.csv", "community.csv"};
	for (size_t f = 0; f < G_N_ELEMENTS(files); f++) {
		g_autofree char *path = path_of(files[f]);
		g_autofree char *bytes = NULL;
		assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
		g_autoptr(kith_graph) graph = data(files[f]);
		g_autofree char *written = text_of(graph, NULL, NULL);
		assert_string_equal(written, bytes);
	}
}

static void florentine_families_are_sixteen_and_the_pucci_stand_alone(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = data("florentine.csv");
	g_autoptr(kith_network) families = network(graph);
	assert_int_equal(graph->n, 16);
	assert_int_equal(count_ties(graph, "kind", "marriage"), 20);
	assert_int_equal(count_ties(graph, "kind", "business"), 15);
	assert_int_equal(kith_csr_ties(families->out), 27);
	assert_int_equal(families->parallel, 8);
	g_autofree char *names = alone(families);
	assert_string_equal(names, "Pucci");
	double wealth = 0, seats = 0;
	for (size_t i = 0; i < graph->n; i++) {
		wealth += g_ascii_strtod(of_person(graph, "wealth", i), NULL);
		seats += g_ascii_strtod(of_person(graph, "seats", i), NULL);
	}
	assert_float_equal(wealth, 681, 0);
	assert_float_equal(seats, 415, 0);
}

static void karate_club_falls_in_two_halves(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = data("karate.csv");
	g_autoptr(kith_network) club = network(graph);
	g_autoptr(kith_csr) known = network_karate();
	assert_int_equal(graph->n, 34);
	assert_memory_equal(club->out->start, known->start, 35 * sizeof *known->start);
	assert_memory_equal(club->out->to, known->to, 156 * sizeof *known->to);
	assert_string_equal(kith_graph_label(graph, 0), "Mr. Hi");
	assert_string_equal(kith_graph_label(graph, 32), "33");
	assert_string_equal(kith_graph_label(graph, 33), "John A.");
	size_t with_the_instructor = 0;
	for (size_t i = 0; i < graph->n; i++) {
		with_the_instructor += strcmp(of_person(graph, "club", i), "Mr. Hi") == 0;
	}
	assert_int_equal(with_the_instructor, 17);
}

static void les_miserables_are_seventy_seven(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = data("lesmis.csv");
	g_autoptr(kith_network) novel = network(graph);
	uint32_t valjean = kith_names_find(graph->names, "Valjean");
	assert_int_equal(graph->n, 77);
	assert_int_equal(graph->m, 254);
	assert_int_equal(kith_csr_ties(novel->out), 254);
	assert_int_equal(kith_csr_degree(novel->out, valjean), 36);
	uint64_t e = kith_csr_find(novel->out, valjean, kith_names_find(graph->names, "Cosette"));
	assert_float_equal(kith_csr_weight(novel->out, e), 31, 0);
}

/* Every row of the file: how many hold this in that column. */
static size_t count_rows(const struct kith_csv_rows *rows, size_t column, const char *value)
{
	size_t count = 0;
	for (size_t r = 0; r < rows->count; r++) {
		const struct kith_text *cell = &rows->cell[r * rows->columns + column];
		count +=
			cell->length == strlen(value) && memcmp(cell->at, value, cell->length) == 0;
	}
	return count;
}

static void southern_women_came_eighty_nine_times(void **state)
{
	(void)state;
	g_autofree char *path = path_of("southern-women.csv");
	const struct kith_dialect dialect = {0};
	g_autoptr(kith_csv) csv = kith_csv_open(path, NULL, &dialect, NULL);
	struct kith_csv_rows rows;
	assert_non_null(csv);
	assert_true(kith_csv_next(csv, &rows, NULL));
	assert_int_equal(rows.count, 89);
	assert_int_equal(rows.columns, 3);
	const char *women[18] = {"Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances",
		"Eleanor", "Pearl", "Ruth", "Verne", "Myra", "Katherine", "Sylvia", "Nora", "Helen",
		"Dorothy", "Olivia", "Flora"};
	const size_t came[18] = {8, 7, 8, 7, 4, 4, 4, 3, 4, 4, 4, 6, 7, 8, 5, 2, 2, 2};
	for (size_t i = 0; i < 18; i++) {
		assert_int_equal(count_rows(&rows, 0, women[i]), came[i]);
	}
	const size_t guests[14] = {3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3};
	for (int e = 0; e < 14; e++) {
		g_autofree char *event = g_strdup_printf("E%d", e + 1);
		assert_int_equal(count_rows(&rows, 1, event), guests[e]);
	}
}

static void everyone_in_the_community_is_described(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = data("community.csv");
	assert_int_equal(graph->n, 80);
	for (size_t i = 0; i < graph->n; i++) {
		const char *level = of_person(graph, "level", i);
		assert_true(strlen(level) == 1 && *level >= '1' && *level <= '5');
		assert_string_not_equal(of_person(graph, "field", i), "");
		assert_string_not_equal(of_person(graph, "goal", i), "");
		assert_string_not_equal(of_person(graph, "city", i), "");
		assert_string_not_equal(of_person(graph, "interests", i), "");
		const char *willing = of_person(graph, "willing", i);
		assert_true(!*willing || (g_ascii_strtod(willing, NULL) > 0 &&
						 g_ascii_strtod(willing, NULL) < 1));
	}
	for (size_t t = 0; t < graph->m; t++) {
		bool mentoring = strcmp(of_tie(graph, "kind", t), "mentoring") == 0;
		assert_string_equal(of_tie(graph, "directed", t), mentoring ? "1" : "");
		assert_int_equal(strlen(of_tie(graph, "date", t)), strlen("2026-03-02"));
		assert_true(strcmp(of_tie(graph, "date", t), "2026-03-02") <= 0);
	}
	assert_int_equal(count_ties(graph, "kind", "mentoring"), 10);
}

/* Whether the first may turn to the second. */
static bool knows(const kith_network *network, const char *first, const char *second)
{
	uint32_t i = kith_names_find(network->graph->names, first);
	uint32_t j = kith_names_find(network->graph->names, second);
	assert_true(i != KITH_NO_NAME && j != KITH_NO_NAME);
	return kith_csr_find(network->out, i, j) != UINT64_MAX;
}

static void the_community_holds_the_story_told_of_it(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = data("community.csv");
	g_autoptr(kith_network) community = network(graph);
	assert_false(knows(community, "Amara Okafor", "Rhiannon Pryce"));
	assert_true(knows(community, "Amara Okafor", "Tomasz Wójcik"));
	assert_true(knows(community, "Tomasz Wójcik", "Rhiannon Pryce"));
	assert_true(knows(community, "Amara Okafor", "Leila Haddad"));
	assert_true(knows(community, "Leila Haddad", "Jun Watanabe"));
	assert_true(knows(community, "Jun Watanabe", "Rhiannon Pryce"));
	assert_true(knows(community, "Leila Haddad", "Yetunde Adeyemi"));
	assert_true(knows(community, "Noor Rahman", "Leila Haddad"));
	assert_false(knows(community, "Leila Haddad", "Noor Rahman"));
	assert_true(knows(community, "Amara Okafor", "Efua Mensah"));
	assert_true(knows(community, "Amara Okafor", "Chiara Bellini"));
	assert_false(knows(community, "Efua Mensah", "Chiara Bellini"));
	assert_true(knows(community, "Amara Okafor", "Bogdan Ionescu"));
	assert_true(knows(community, "Amara Okafor", "Siân Bevan"));
	assert_false(knows(community, "Bogdan Ionescu", "Siân Bevan"));
	g_autofree char *names = alone(community);
	assert_string_equal(names, "Ruth Oyelaran,Bilal Qureshi,Tess Lockwood");
}

/* The ties of a graph are those of the reference of that name, where it is at hand. */
static void compare_with_reference(kith_graph *graph, const char *folder, bool weighted)
{
	struct reference reference = {0};
	if (!reference_read(&reference, folder, weighted)) {
		return;
	}
	g_autoptr(kith_network) ours = kith_network_new(graph, KITH_AS_GIVEN, !weighted, NULL);
	assert_int_equal(graph->n, reference.csr->n);
	assert_int_equal(kith_csr_ties(ours->out), kith_csr_ties(reference.csr));
	for (size_t t = 0; t < graph->m; t++) {
		uint32_t i = reference_person(&reference, kith_graph_name(graph, graph->source[t]));
		uint32_t j = reference_person(&reference, kith_graph_name(graph, graph->target[t]));
		uint64_t theirs = kith_csr_find(reference.csr, i, j);
		uint64_t e = kith_csr_find(ours->out, graph->source[t], graph->target[t]);
		assert_true(theirs != UINT64_MAX);
		assert_float_equal(
			kith_csr_weight(ours->out, e), kith_csr_weight(reference.csr, theirs), 0);
	}
	reference_finish(&reference);
}

/* Leaves the ties of one kind. */
static kith_graph *families_by(const char *kind)
{
	kith_graph *graph = data("florentine.csv");
	g_autofree uint8_t *ties = g_new0(uint8_t, graph->m);
	for (size_t t = 0; t < graph->m; t++) {
		ties[t] = strcmp(of_tie(graph, "kind", t), kind) == 0;
	}
	assert_true(kith_graph_keep(graph, NULL, ties, NULL));
	return graph;
}

static void classics_are_as_published(void **state)
{
	(void)state;
	g_autoptr(kith_graph) married = families_by("marriage");
	compare_with_reference(married, "florentine-marriage", false);
	g_autoptr(kith_graph) partners = families_by("business");
	compare_with_reference(partners, "florentine-business", false);
	g_autoptr(kith_graph) karate = data("karate.csv");
	compare_with_reference(karate, "karate", false);
	g_autoptr(kith_graph) lesmis = data("lesmis.csv");
	compare_with_reference(lesmis, "lesmis", true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_written_as_kith_writes),
		cmocka_unit_test(florentine_families_are_sixteen_and_the_pucci_stand_alone),
		cmocka_unit_test(karate_club_falls_in_two_halves),
		cmocka_unit_test(les_miserables_are_seventy_seven),
		cmocka_unit_test(southern_women_came_eighty_nine_times),
		cmocka_unit_test(everyone_in_the_community_is_described),
		cmocka_unit_test(the_community_holds_the_story_told_of_it),
		cmocka_unit_test(classics_are_as_published),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
