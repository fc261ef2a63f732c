/* Claims about old ties. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/reconnect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <string.h>

#include <cmocka.h>

#include "graph/read.h"

/* How often people want to be written to, in the next question. */
static const double *every;

/* Names of A's dormant ties in order, "!" before those to a lost circle; people numbered A, B ...
 */
static char *dormant(const char *text, double silent, uint32_t *circle)
{
	struct kith_reading reading = {0};
	struct kith_acquaintance_options options = {
		.decay = 1, .max_steps = 3, .today = &(double){19723}};
	FILE *in = tmpfile();
	fputs(text, in);
	rewind(in);
	g_autoptr(kith_graph) graph = kith_graph_read(NULL, in, &reading, NULL, NULL);
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	g_autoptr(kith_acquaintance) acquaintance = kith_acquaintance_new(network, &options, NULL);
	fclose(in);
	kith_acquaintance_asking(acquaintance, kith_names_find(graph->names, "A"));
	struct kith_partition circles = {graph->n, 3, circle};
	const struct kith_patience patience = {silent, every};
	g_autoptr(GArray) found =
		kith_reconnect_find(acquaintance, &patience, circle ? &circles : NULL, NULL);
	every = NULL;
	GString *names = g_string_new(NULL);
	for (guint i = 0; i < found->len; i++) {
		const struct kith_dormant *next = &g_array_index(found, struct kith_dormant, i);
		g_string_append_printf(names, "%s%s ", next->lost ? "!" : "",
			kith_graph_name(graph, next->person));
	}
	return g_string_free(names, FALSE);
}

#define CHECK(expected, ...)                                                                       \
	do {                                                                                       \
		g_autofree char *names = dormant(__VA_ARGS__);                                     \
		assert_string_equal(names, expected);                                              \
	} while (0)

static void only_dated_ties_fall_silent(void **state)
{
	(void)state;
	CHECK("B ", "source,target,date\nA,B,2020\nA,C,2023-06-01\nA,D,\nB,C,2010\n", 730, NULL);
	CHECK("", "source,target,date\nA,,\nB,C,2010\n", 730, NULL);
}

static void the_latest_of_several_dates_counts_whichever_way_it_runs(void **state)
{
	(void)state;
	CHECK("C ", "source,target,date\nA,B,2010\nB,A,2023-12-01\nC,A,2010\nC,A,2011\n", 730,
		NULL);
}

static void close_ties_come_first_then_likeness_then_those_nobody_shares(void **state)
{
	(void)state;
	CHECK("C D B F E ",
		"source,target,date,weight,field\n"
		"A,,,,web\nB,,,,\nC,,,,\nD,,,,web\nE,,,,\nF,,,,\n"
		"A,B,2010,1,\nA,C,2010,9,\nA,D,2010,1,\nA,E,2010,1,\nA,F,2010,1,\n"
		"E,C,2010,1,\nF,G,2010,1,\n",
		730, NULL);
}

static void a_lost_circle_comes_before_everything(void **state)
{
	(void)state;
	/* B and C are in a circle of their own; D's is kept alive by E; F's is A's own. */
	uint32_t circle[] = {0, 1, 1, 2, 2, 0};
	CHECK("!C !B D F ",
		"source,target,date,weight\nA,,,\nB,,,\nC,,,\nD,,,\nE,,,\nF,,,\n"
		"A,B,2010,1\nA,C,2010,2\nA,D,2010,9\nA,E,2023-12-30,1\nA,F,2010,8\n",
		730, circle);
}

static void the_overdue_come_first_then_those_to_come_then_the_undated(void **state)
{
	(void)state;
	/* Today is 2024-01-01. B is 1 day overdue, C 61, D due tomorrow; E goes by the 730 days, G
	 * is not told either and in touch, F has no date. */
	static const double told[] = {NAN, 30, 7, 32, NAN, 7, NAN};
	every = told;
	CHECK("E C B D F ",
		"source,target,date\nA,,\nB,,\nC,,\nD,,\nE,,\nF,,\nG,,\n"
		"A,B,2023-12-01\nA,C,2023-10-25\nA,D,2023-12-01\nA,E,2020-01-01\nA,F,\n"
		"A,G,2023-12-01\n",
		730, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_dated_ties_fall_silent),
		cmocka_unit_test(the_latest_of_several_dates_counts_whichever_way_it_runs),
		cmocka_unit_test(close_ties_come_first_then_likeness_then_those_nobody_shares),
		cmocka_unit_test(a_lost_circle_comes_before_everything),
		cmocka_unit_test(the_overdue_come_first_then_those_to_come_then_the_undated),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
