/* Claims about the portrait of one person's network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/ego.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "graph/read.h"

/* The portrait of person `name` in a graph given as text, as lines "figure value". */
static char *portrait(const char *text, const char *name, bool circles)
{
	struct kith_reading reading = {0};
	struct kith_acquaintance_options options = {.decay = 1, .max_steps = 3};
	FILE *in = tmpfile();
	fputs(text, in);
	rewind(in);
	g_autoptr(kith_graph) graph = kith_graph_read(NULL, in, &reading, NULL, NULL);
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	g_autoptr(kith_acquaintance) acquaintance = kith_acquaintance_new(network, &options, NULL);
	fclose(in);
	kith_acquaintance_asking(acquaintance, kith_names_find(graph->names, name));
	uint32_t group[16] = {0, 0, 1, 1, 2, 2, KITH_NO_GROUP};
	struct kith_partition partition = {graph->n, 3, group};
	char *names[] = {"red", "green", "blue"};
	g_autoptr(GPtrArray) traces = kith_ego_portray(
		acquaintance, 2, circles ? &partition : NULL, circles ? names : NULL, NULL);
	GString *lines = g_string_new(NULL);
	for (guint i = 0; i < traces->len; i++) {
		const struct kith_trace *trace = traces->pdata[i];
		g_string_append_printf(lines, "%s %s\n", trace->figure, trace->value);
	}
	return g_string_free(lines, FALSE);
}

static void somebody_alone_has_a_short_portrait(void **state)
{
	(void)state;
	g_autofree char *alone = portrait("source,target\nA,\n", "A", false);
	assert_string_equal(alone, "contacts 0\nreach 0\n");
	g_autofree char *loop = portrait("source,target\nA,A\n", "A", false);
	assert_string_equal(loop, "contacts 0\nreach 0\n");
}

/* A knows B, C, D; B and C know each other; D leads to E, on whom F hangs out of reach. */
static void ties_and_circles_are_counted(void **state)
{
	(void)state;
	g_autofree char *lines = portrait("source,target,weight\n"
					  "A,B,5\nA,C,2\nA,D,1\nB,C,2\nD,E,3\nE,F,1\nB,A,1\n",
		"A", true);
	assert_string_equal(lines, "contacts 3\nreach 4\nstrength 9\nstrong 1\nweak 2\n"
				   "closest B;C;D\nclosure 0.3333333333\nonly_link 2\n"
				   "local_bridges 1\nbridges 1\ncircles 2\ncircle=green 2\n"
				   "circle=red 1\n");
}

static void one_way_ties_are_a_balance(void **state)
{
	(void)state;
	g_autofree char *lines = portrait("source,target,directed\n"
					  "A,B,1\nB,A,1\nA,C,1\nD,A,1\nE,A,1\n",
		"A", false);
	assert_non_null(strstr(lines, "given 1\nreceived 2\nreturned 1\nto_return D;E\n"));
}

static void what_contacts_are_like_and_what_is_missing(void **state)
{
	(void)state;
	g_autofree char *lines =
		portrait("source,target,field\nA,,web\nB,,web;games\nC,,games\nD,,maps\nE,,maps\n"
			 "F,,law\nG,,\nA,B,\nA,C,\nA,G,\n",
			"A", false);
	assert_non_null(strstr(lines, "field=games 2\nfield=web 1\nei field 0\n"
				      "missing field maps;law\n"));
}

/* Everyone knows P0; two people have each value of `note`. */
static char *portrait_of_values(int values)
{
	g_autoptr(GString) text = g_string_new("source,target,note,city\n");
	for (int k = 0; k < 2 * values; k++) {
		g_string_append_printf(text, "P%d,,n%d,Leeds\nP0,P%d,,\n", k, k % values, k);
	}
	return portrait(text->str, "P0", false);
}

static void free_text_is_left_out(void **state)
{
	(void)state;
	g_autofree char *words = portrait_of_values(11);
	assert_non_null(strstr(words, "note=n1 2\n"));
	assert_non_null(strstr(words, "city=Leeds 21\n"));
	g_autoptr(GString) text = g_string_new("source,target,note,city\n");
	for (int k = 0; k < 15; k++) {
		g_string_append_printf(text, "P%d,,n%d,Leeds\nP0,P%d,,\n", k, k ? k : 1, k);
	}
	g_autofree char *own = portrait(text->str, "P0", false);
	assert_null(strstr(own, "note"));
	assert_non_null(strstr(own, "city=Leeds 14\n"));
}

/* A's contacts have web once and games twice; D and E have one another, F law alone. */
static void everybody_has_a_composition(void **state)
{
	(void)state;
	struct kith_reading reading = {0};
	struct kith_acquaintance_options options = {.decay = 1, .max_steps = 3};
	FILE *in = tmpfile();
	fputs("source,target,field\nA,,web\nB,,web;games\nC,,games\nD,,maps\nE,,maps\nF,,law\n"
	      "G,,\nA,B,\nA,C,\nA,G,\nD,E,\nF,G,\n",
		in);
	rewind(in);
	g_autoptr(kith_graph) graph = kith_graph_read(NULL, in, &reading, NULL, NULL);
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	g_autoptr(kith_acquaintance) acquaintance = kith_acquaintance_new(network, &options, NULL);
	fclose(in);
	const double ei_expected[] = {0, -1, 1, -1, -1, NAN, NAN};
	const double entropy_expected[] = {log2(3) - 2.0 / 3, 0, 0, 0, 0, NAN, 1};
	double ei[7], entropy[7];
	assert_true(kith_ego_tells(acquaintance, 0));
	assert_true(kith_ego_compose(acquaintance, 0, ei, entropy, NULL));
	for (size_t i = 0; i < 7; i++) {
		assert_true(isnan(ei_expected[i]) ? isnan(ei[i])
						  : fabs(ei[i] - ei_expected[i]) < 1e-12);
		assert_true(isnan(entropy_expected[i])
				    ? isnan(entropy[i])
				    : fabs(entropy[i] - entropy_expected[i]) < 1e-12);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(somebody_alone_has_a_short_portrait),
		cmocka_unit_test(ties_and_circles_are_counted),
		cmocka_unit_test(one_way_ties_are_a_balance),
		cmocka_unit_test(everybody_has_a_composition),
		cmocka_unit_test(what_contacts_are_like_and_what_is_missing),
		cmocka_unit_test(free_text_is_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
