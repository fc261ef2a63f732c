/* Claims about lib/check/aliases: what is proposed, for whom, and that it can be applied. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "base/random.h"
#include "check/check.h"
#include "graph/aliases.h"

/* The table as text, "alias > person (sure)" a line. To be freed. */
static char *proposals_of(const kith_graph *graph)
{
	g_autoptr(GArray) rows = kith_check_aliases(graph, NULL);
	GString *text = g_string_new(NULL);
	for (guint k = 0; k < rows->len; k++) {
		const struct kith_alias *row = &g_array_index(rows, struct kith_alias, k);
		g_string_append_printf(text, "%s > %s (%s)\n", kith_graph_name(graph, row->alias),
			kith_graph_name(graph, row->person), row->sure);
	}
	return g_string_free(text, false);
}

static void check_proposed(const char *graph_text, const char *expected)
{
	g_autoptr(kith_graph) graph = graph_of(graph_text);
	g_autofree char *proposed = proposals_of(graph);
	assert_string_equal(proposed, expected);
}

static void nobody_alike_proposes_nothing(void **state)
{
	(void)state;
	check_proposed("source,target\n", "");
	check_proposed("source,target\nAda Lee,Bo Kay\nAda Lee,Ada Poe\n", "");
}

static void whoever_has_most_ties_is_the_person(void **state)
{
	(void)state;
	check_proposed(
		"source,target\nzoe lee,A\nZoe Lee,A\nZoe Lee,B\n", "zoe lee > Zoe Lee (likely)\n");
	check_proposed(
		"source,target\nzoe lee,A\nzoe lee,B\nZoe Lee,A\n", "Zoe Lee > zoe lee (likely)\n");
}

static void initials_are_told_only_where_they_can_be_one(void **state)
{
	(void)state;
	check_proposed(
		"source,target\nJ. Kay,\nJane Kay,\nJoan Poe,\n", "J. Kay > Jane Kay (perhaps)\n");
	check_proposed("source,target\nJ. Kay,\nJane Kay,\nJoseph Kay,\n", "");
	check_proposed(
		"source,target\nAda M. Kay,\nAda Kay,\n", "Ada Kay > Ada M. Kay (perhaps)\n");
	check_proposed("source,target\nAda K.,\nAda Kay,\n", "Ada K. > Ada Kay (perhaps)\n");
	check_proposed("source,target\nAda M. Kay,\nAda N. Kay,\n", "");
	check_proposed("source,target\n\"Kayser, A\",\n\"Kayser, B\",\n", "");
}

static void members_of_a_series_are_not_one(void **state)
{
	(void)state;
	check_proposed("source,target\nTower I,\nTower II,\nTower III East,\n", "");
	check_proposed(
		"source,target\nTower Bi,\nTower Bii,\n", "Tower Bi > Tower Bii (perhaps)\n");
	check_proposed("source,target\nRoom 101,\nRoom 102,\nRoom 1021,\n", "");
	check_proposed("source,target\nA 116,\nASM 116,\nXM 30,\nIM 30,\n", "");
	check_proposed(
		"source,target\nRoom A101,\nRoom B101,\n", "Room B101 > Room A101 (perhaps)\n");
}

static void initials_may_stand_on_either_side(void **state)
{
	(void)state;
	check_proposed(
		"source,target\nAda Kay,\nAda M. Kay,\nBo,\n", "Ada Kay > Ada M. Kay (perhaps)\n");
	check_proposed("source,target\nAda M.,\nAda Kay,\n", "");
	check_proposed("source,target\nA. Mary Kay,\nAda M. Kay,\n",
		"Ada M. Kay > A. Mary Kay (perhaps)\n");
	check_proposed("source,target\nA. Kay,\nAda M. Kay,\n", "A. Kay > Ada M. Kay (perhaps)\n");
	check_proposed("source,target\nA. Kay Lee,\nAda Kay,\n", "");
}

static void only_pronouns_in_brackets_are_left_out(void **state)
{
	(void)state;
	check_proposed("source,target\nAda Lee (she/her),\nAda Lee,\n",
		"Ada Lee > Ada Lee (she/her) (likely)\n");
	check_proposed("source,target\nAda Lee (Leeds),\nAda Lee,\n", "");
	check_proposed("source,target\n(she/her),\n(they/them),\n", "");
}

static void short_parts_of_addresses_tell_nobody(void **state)
{
	(void)state;
	check_proposed(
		"source,target,email\nAda,,jo@x.org\nBo,,jo@y.net\nCy,,@x.org\nDi,,@y.net\n", "");
	check_proposed(
		"source,target,email\nAda,,joann@x.org\nBo,,joann@y.net\n", "Bo > Ada (perhaps)\n");
}

static void a_company_makes_a_name_surer_or_less_sure(void **state)
{
	(void)state;
	check_proposed("source,target,company\nJ. Kay,,Acme\nJane Kay,,ACME\n",
		"J. Kay > Jane Kay (likely)\n");
	check_proposed("source,target,company\nkay,,Acme\nKay,,Other\n", "Kay > kay (perhaps)\n");
	check_proposed("source,target,company,email\nAda,,Acme,a@x\nBo,,Other,A@X\n",
		"Bo > Ada (yes)\n"); /* "Ada" has more letters */
}

static void labels_of_addresses_are_compared(void **state)
{
	(void)state;
	check_proposed("source,target,label\na@x.org,,Ada Lee\nb@y.org,,Ada "
		       "Lee\nada.lee@z.org,,\n",
		"b@y.org > a@x.org (likely)\nada.lee@z.org > a@x.org (likely)\n");
}

/* Names that differ in case, order and a letter, in random numbers. */
static kith_graph *random_graph(struct kith_random *random)
{
	static const char *const first[] = {"Jo", "JO", "Jö", "J.", "Joan", "Joann"};
	static const char *const last[] = {"Kay", "kay", "Kaye", "Poe", "Poet", "Reed"};
	GString *text = g_string_new("source,target,company\n");
	for (size_t k = 0; k < 30; k++) {
		const char *x = first[kith_random_below(random, 6)];
		const char *y = last[kith_random_below(random, 6)];
		bool turned = kith_random_below(random, 2);
		g_string_append_printf(text, "%s %s,%s,%s\n", turned ? y : x, turned ? x : y,
			kith_random_below(random, 3) ? "Bo" : "",
			kith_random_below(random, 2) ? "Acme" : "North");
	}
	kith_graph *graph = graph_of(text->str);
	g_string_free(text, true);
	return graph;
}

/* Each name is the alias of one, no chain leads back, and applying leaves one person of each tree.
 */
static void what_is_proposed_can_be_applied(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 7);
	for (size_t k = 0; k < 200; k++) {
		g_autoptr(kith_graph) graph = random_graph(&random);
		g_autoptr(GArray) rows = kith_check_aliases(graph, NULL);
		g_autoptr(GString) table = g_string_new("alias,person\n");
		for (guint r = 0; r < rows->len; r++) {
			const struct kith_alias *row = &g_array_index(rows, struct kith_alias, r);
			g_string_append_printf(table, "%s,%s\n", kith_graph_name(graph, row->alias),
				kith_graph_name(graph, row->person));
		}
		GError *error = NULL;
		g_autoptr(kith_aliases) aliases = kith_aliases_read(
			kith_source_open_bytes("same", table->str, table->len, NULL, NULL), &error);
		if (error) {
			fail_msg("%s", error->message);
		}
		size_t n = graph->n;
		assert_true(kith_graph_set_aliases(graph, aliases, NULL));
		assert_int_equal(graph->n, n - rows->len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_alike_proposes_nothing),
		cmocka_unit_test(whoever_has_most_ties_is_the_person),
		cmocka_unit_test(initials_are_told_only_where_they_can_be_one),
		cmocka_unit_test(members_of_a_series_are_not_one),
		cmocka_unit_test(initials_may_stand_on_either_side),
		cmocka_unit_test(only_pronouns_in_brackets_are_left_out),
		cmocka_unit_test(short_parts_of_addresses_tell_nobody),
		cmocka_unit_test(a_company_makes_a_name_surer_or_less_sure),
		cmocka_unit_test(labels_of_addresses_are_compared),
		cmocka_unit_test(what_is_proposed_can_be_applied),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
