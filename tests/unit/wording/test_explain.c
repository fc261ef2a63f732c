/* Claims about sentences: each is true to its facts, and reads well for one and for many. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wording/explain.h"

static void assert_says(struct kith_broker_facts facts, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);
	facts.group = "circle";
	facts.person = "person";
	facts.people = "people";
	kith_explain_broker(out, &facts);
	assert_string_equal(out->str, expected);
}

static void those_with_few_ties_are_told_gently(void **state)
{
	(void)state;
	assert_says((struct kith_broker_facts){0}, "No ties yet");
	assert_says((struct kith_broker_facts){.degree = 1, .parts = 1, .reached = 1, .groups = 2},
		"One tie so far, so nobody meets through them yet");
}

static void cutpoints_say_who_would_be_cut_off(void **state)
{
	(void)state;
	assert_says((struct kith_broker_facts){.degree = 6, .parts = 3, .cut_off = 5, .groups = 2},
		"Without them 5 people in 2 parts would be cut off from the rest");
	assert_says((struct kith_broker_facts){.degree = 2, .parts = 2, .cut_off = 1},
		"Without them 1 person would be cut off from the rest");
}

static void others_say_whom_they_reach(void **state)
{
	(void)state;
	assert_says(
		(struct kith_broker_facts){
			.degree = 4, .parts = 1, .closed_pairs = 2, .reached = 3, .groups = 5},
		"Knows people in 3 of 5 circles; 4 of 6 pairs of their contacts do not know each "
		"other");
	assert_says(
		(struct kith_broker_facts){
			.degree = 3, .parts = 1, .closed_pairs = 3, .reached = 1, .groups = 5},
		"Knows people in one circle; the contacts all know one another");
	assert_says((struct kith_broker_facts){.degree = 2, .parts = 1, .reached = 2, .groups = 2},
		"Knows people in 2 of 2 circles; the two contacts do not know each other");
	assert_says((struct kith_broker_facts){.degree = 3, .parts = 1, .closed_pairs = 1},
		"2 of 3 pairs of their contacts do not know each other");
	assert_says((struct kith_broker_facts){.degree = 2, .parts = 1, .closed_pairs = 1},
		"The contacts all know one another");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_with_few_ties_are_told_gently),
		cmocka_unit_test(cutpoints_say_who_would_be_cut_off),
		cmocka_unit_test(others_say_whom_they_reach),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
