/* Claims about exchange/attendance: those who came to the same things are tied by how few came. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include <math.h>

#include "exchange/attendance.h"
#include "base/random.h"

static kith_graph *project(
	const char *const (*visits)[3], size_t count, size_t largest, GPtrArray *notes)
{
	g_autoptr(kith_attendance) came = kith_attendance_new(NULL);
	for (size_t k = 0; k < count; k++) {
		assert_true(
			kith_attendance_add(came, visits[k][0], visits[k][1], visits[k][2], NULL));
	}
	return kith_attendance_project(came, "x", largest, notes, NULL);
}

static void check(const char *const (*visits)[3], size_t count, const char *expected)
{
	g_autoptr(kith_graph) graph = project(visits, count, 0, NULL);
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(text, expected);
}

static void an_event_of_n_adds_one_over_n_less_one(void **state)
{
	(void)state;
	static const char *const visits[][3] = {{"A", "e", "2024-01-01"}, {"B", "e", ""},
		{"C", "e", ""}, {"B", "f", "2023-01-01"}, {"A", "f", "2023-01-01"}, {"D", "g", ""}};
	check(visits, G_N_ELEMENTS(visits),
		"source,target,weight,events,date,first_seen,last_seen\n"
		"A,,,2,,2023-01-01,2024-01-01\nB,,,2,,2023-01-01,2024-01-01\n"
		"C,,,1,,2024-01-01,2024-01-01\nD,,,1,,,\n"
		"A,B,1.5,2,2024-01-01,,\nA,C,0.5,1,2024-01-01,,\nB,C,0.5,1,2024-01-01,,\n");
}

static void coming_twice_is_coming_once(void **state)
{
	(void)state;
	static const char *const visits[][3] = {{"A", "e", ""}, {"B", "e", ""}, {"A", "e", ""}};
	check(visits, G_N_ELEMENTS(visits), "source,target,weight,events\nA,,,1\nB,,,1\nA,B,1,1\n");
}

static void an_event_is_its_name_and_its_day(void **state)
{
	(void)state;
	static const char *const visits[][3] = {{"A", "e", "2024-01-01"},
		{"B", "e", "2024-01-01T19:00"}, {"B", "e", "2024-02-01"}, {"C", "e", "2024-02-01"},
		{"A", "e", "2024-01-01T18:00"}};
	check(visits, G_N_ELEMENTS(visits),
		"source,target,weight,events,date,first_seen,last_seen\n"
		"A,,,1,,2024-01-01,2024-01-01\nB,,,2,,2024-01-01,2024-02-01\n"
		"C,,,1,,2024-02-01,2024-02-01\n"
		"A,B,1,1,2024-01-01T19:00,,\nB,C,1,1,2024-02-01,,\n");
}

static void without_a_day_it_is_the_one_there_is(void **state)
{
	(void)state;
	static const char *const visits[][3] = {{"A", "e", ""}, {"B", "e", "2024-02-01"},
		{"B", "e", ""}, {"A", "f", ""}, {"B", "f", "2024-01-01"}, {"C", "f", "2024-02-01"}};
	check(visits, G_N_ELEMENTS(visits),
		"source,target,weight,events,date,first_seen,last_seen\n"
		"A,,,2,,2024-02-01,2024-02-01\nB,,,2,,2024-01-01,2024-02-01\n"
		"C,,,1,,2024-02-01,2024-02-01\nA,B,1,1,2024-02-01,,\n");
}

static void who_came_to_what_can_be_had_as_it_is(void **state)
{
	(void)state;
	g_autoptr(kith_attendance) came = kith_attendance_new(NULL);
	assert_true(kith_attendance_add(came, "A", "e", "2024-01-01", NULL));
	assert_true(kith_attendance_add(came, "A", "e", "2024-02-01", NULL));
	assert_true(kith_attendance_add(came, "B", "", "", NULL));
	g_autoptr(kith_graph) graph = kith_attendance_graph(came, "x", NULL);
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(
		text, "source,target,date\nA,,\nB,,\ne,,\nA,e,2024-01-01\nA,e,2024-02-01\n");
}

static void nobody_at_nothing_is_a_graph_of_nobody(void **state)
{
	(void)state;
	static const char *const visits[][3] = {{"A", "", ""}};
	check(visits, 0, "source,target,weight,events\n");
	check(visits, 1, "source,target,weight,events\nA,,,\n");
}

static void large_events_tie_nobody_and_say_so(void **state)
{
	(void)state;
	static const char *const visits[][3] = {
		{"A", "e", ""}, {"B", "e", ""}, {"C", "e", ""}, {"A", "f", ""}, {"B", "f", ""}};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(kith_graph) graph = project(visits, G_N_ELEMENTS(visits), 2, notes);
	assert_int_equal(graph->m, 1);
	assert_int_equal(graph->n, 3);
	assert_int_equal(notes->len, 1);
	assert_true(g_pattern_match_simple("e: 3 people came*", notes->pdata[0]));
}

/* Every pair and every event, one after the other. */
static double naive(const uint8_t came[8][5], size_t i, size_t j)
{
	double weight = 0;
	for (size_t e = 0; e < 5; e++) {
		size_t n = 0;
		for (size_t k = 0; k < 8; k++) {
			n += came[k][e];
		}
		weight += came[i][e] && came[j][e] ? 1.0 / (double)(n - 1) : 0;
	}
	return weight;
}

static void weights_are_those_of_counting_pair_by_pair(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 200; seed++) {
		struct kith_random random;
		kith_random_init(&random, seed);
		uint8_t came[8][5];
		g_autoptr(kith_attendance) attendance = kith_attendance_new(NULL);
		for (size_t i = 0; i < 8; i++) {
			char who[2] = {(char)('a' + i), 0};
			kith_attendance_add(attendance, who, "", "", NULL);
			for (size_t e = 0; e < 5; e++) {
				char what[2] = {(char)('v' + e), 0};
				came[i][e] = kith_random_below(&random, 3) == 0;
				kith_attendance_add(
					attendance, who, came[i][e] ? what : "", "", NULL);
			}
		}
		g_autoptr(kith_graph) graph =
			kith_attendance_project(attendance, "x", 0, NULL, NULL);
		g_autoptr(kith_network) network =
			kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
		for (uint32_t i = 0; i < 8; i++) {
			for (uint32_t j = 0; j < i; j++) {
				uint64_t at = kith_csr_find(network->out, i, j);
				double weight = at == UINT64_MAX       ? 0
						: network->out->weight ? network->out->weight[at]
								       : 1;
				assert_float_equal(weight, naive(came, i, j), 1e-9);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_of_n_adds_one_over_n_less_one),
		cmocka_unit_test(coming_twice_is_coming_once),
		cmocka_unit_test(an_event_is_its_name_and_its_day),
		cmocka_unit_test(without_a_day_it_is_the_one_there_is),
		cmocka_unit_test(who_came_to_what_can_be_had_as_it_is),
		cmocka_unit_test(nobody_at_nothing_is_a_graph_of_nobody),
		cmocka_unit_test(large_events_tie_nobody_and_say_so),
		cmocka_unit_test(weights_are_those_of_counting_pair_by_pair),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
