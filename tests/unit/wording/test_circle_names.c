/* Claims about what circles are called. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "wording/circle_names.h"
#include "graph/network.h"

#include <math.h>

/* Names of the groups a `circle_at` column gives, in order of first appearance. */
static char **named(const char *text)
{
	g_autoptr(kith_graph) graph = graph_of(text);
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	struct kith_column *column = kith_graph_column(graph, "circle_at");
	struct kith_partition partition;
	assert_true(kith_partition_from_cells(&partition, column ? column->person : NULL, graph->n,
		column ? kith_names_count(column->values) : 1, NULL));
	char **names = kith_circle_names(graph, network->both, &partition, NULL);
	assert_non_null(names);
	assert_int_equal(g_strv_length(names), partition.groups);
	kith_partition_finish(&partition);
	return names;
}

/* Twenty people in two circles of ten, with cells made of their number and circle. */
static char **named_by(const char *columns, const char *(*cells)(int circle, int place))
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_string_printf(text, "source,target,circle_at,%s\n", columns);
	for (int i = 0; i < 20; i++) {
		g_string_append_printf(text, "p%02d,,%d,%s\n", i, i / 10, cells(i / 10, i % 10));
	}
	const char *empty = strchr(columns, ',') ? "," : "";
	g_string_append_printf(text, "p03,p00,,%s\np03,p04,,%s\np13,p12,,%s\np11,p13,,%s\n", empty,
		empty, empty, empty);
	return named(text->str);
}

static void assert_names(char **names, const char *first, const char *second)
{
	assert_string_equal(names[0], first);
	assert_string_equal(names[1], second);
	g_strfreev(names);
}

static const char *fields(int circle, int place)
{
	return circle ? place < 8 ? "law" : "web" : place < 9 ? "robotics;tea" : "law";
}

static void a_circle_is_called_by_what_sets_it_apart(void **state)
{
	(void)state;
	assert_names(named_by("field", fields), "robotics", "law");
}

static const char *fields_and_cities(int circle, int place)
{
	return circle ? "law," : place < 9 ? "robotics,Leeds" : "tea,Leeds";
}

static void two_columns_may_name_it_together(void **state)
{
	(void)state;
	assert_names(named_by("field,city", fields_and_cities), "Leeds, robotics", "law");
}

static const char *everywhere(int circle, int place)
{
	(void)circle;
	return place < 6 ? "law" : "web";
}

static void what_is_common_everywhere_names_nobody(void **state)
{
	(void)state;
	assert_names(named_by("field", everywhere), "p03 +9", "p13 +9");
}

static const char *few(int circle, int place)
{
	return circle == 0 && place < 4 ? "robotics" : place < 6 ? "law" : "web";
}

static void less_than_half_name_nobody(void **state)
{
	(void)state;
	assert_names(named_by("field", few), "p03 +9", "p13 +9");
}

static const char *figures(int circle, int place)
{
	(void)place;
	return circle ? "1975,2020-01-02" : "1980,2021-02-03";
}

static void numbers_and_dates_name_nobody(void **state)
{
	(void)state;
	assert_names(named_by("born,joined", figures), "p03 +9", "p13 +9");
}

static const char *computed(int circle, int place)
{
	(void)place;
	return circle ? "south" : "north";
}

static void columns_of_our_own_name_nobody(void **state)
{
	(void)state;
	assert_names(named_by("community", computed), "p03 +9", "p13 +9");
	assert_names(named_by("region", computed), "north", "south");
}

/* Three circles of ten, two of them lawyers. */
static void circles_of_one_name_are_told_apart(void **state)
{
	(void)state;
	g_autoptr(GString) text = g_string_new("source,target,circle_at,field\n");
	for (int i = 0; i < 60; i++) {
		g_string_append_printf(text, "p%02d,,%d,%s\n", i, i / 10,
			i < 20  ? "law"
			: i % 2 ? "tea"
				: "web");
	}
	g_string_append(text, "p05,p00,,\np05,p01,,\np19,p18,,\np19,p15,,\n");
	g_auto(GStrv) names = named(text->str);
	assert_string_equal(names[0], "law (p05 +9)");
	assert_string_equal(names[1], "law (p19 +9)");
	assert_string_equal(names[2], "p20 +9");
}

static void labels_are_shown_and_equals_go_by_name(void **state)
{
	(void)state;
	g_auto(GStrv) names = named("source,target,label,circle_at\n"
				    "b,,Bea,1\na,,,1\nc,,Cy,2\nd,,,\na,b,,\nc,d,,\n");
	assert_string_equal(names[0], "a +1");
	assert_string_equal(names[1], "Cy");
}

static void nobody_has_no_circles(void **state)
{
	(void)state;
	g_auto(GStrv) names = named("source,target\n");
	assert_null(names[0]);
}

static double choose(double n, double k)
{
	double product = 1;
	for (double i = 0; i < k; i++) {
		product *= (n - i) / (k - i);
	}
	return product;
}

static void chance_is_the_hypergeometric_tail(void **state)
{
	(void)state;
	for (double N = 1; N <= 12; N++) {
		for (double K = 0; K <= N; K++) {
			for (double s = 0; s <= N; s++) {
				double sum = 0;
				for (double x = fmin(K, s); x >= fmax(0, K + s - N); x--) {
					sum += choose(K, x) * choose(N - K, s - x) / choose(N, s);
					assert_true(fabs(exp(kith_log_chance(x, s, K, N)) - sum) <
						    1e-12);
				}
			}
		}
	}
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph =
		graph_of("source,target,field\na,,law\nb,,law\nc,,web\na,b,\n");
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	const uint32_t cell[3] = {1, 1, 2};
	struct kith_partition partition;
	assert_true(kith_partition_from_cells(&partition, cell, 3, 3, NULL));
	bool done = false;
	long successes = 0;
	for (; !done; successes++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(successes);
		g_auto(GStrv) names = kith_circle_names(graph, network->both, &partition, &error);
		kith_array_fail_after(-1);
		done = names != NULL;
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	assert_true(successes > 5);
	kith_partition_finish(&partition);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_circle_is_called_by_what_sets_it_apart),
		cmocka_unit_test(two_columns_may_name_it_together),
		cmocka_unit_test(what_is_common_everywhere_names_nobody),
		cmocka_unit_test(less_than_half_name_nobody),
		cmocka_unit_test(numbers_and_dates_name_nobody),
		cmocka_unit_test(columns_of_our_own_name_nobody),
		cmocka_unit_test(circles_of_one_name_are_told_apart),
		cmocka_unit_test(labels_are_shown_and_equals_go_by_name),
		cmocka_unit_test(nobody_has_no_circles),
		cmocka_unit_test(chance_is_the_hypergeometric_tail),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
