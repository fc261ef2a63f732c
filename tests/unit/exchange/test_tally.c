/* Claims about exchange/tally: what is said to happen among people is summed to ties. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "exchange/tally.h"

static kith_tally *open_tally(struct kith_tally_limits limits)
{
	kith_tally *tally = kith_tally_new(&limits, NULL);
	assert_non_null(tally);
	return tally;
}

static uint32_t who(kith_tally *tally, const char *key, const char *label)
{
	uint32_t person;
	assert_true(kith_tally_person(tally, key, label, &person, NULL));
	return person;
}

/* The people of a list of keys. */
static size_t everyone(kith_tally *tally, const char *keys, uint32_t *people)
{
	g_auto(GStrv) key = g_strsplit(keys, " ", -1);
	size_t count = 0;
	for (; *keys && key[count]; count++) {
		people[count] = who(tally, key[count], "");
	}
	return count;
}

static void sent(kith_tally *tally, const char *from, const char *to, int32_t day)
{
	uint32_t people[16];
	size_t count = everyone(tally, to, people);
	const struct kith_moment moment = {"mail", day};
	assert_true(kith_tally_sent(tally, who(tally, from, ""), people, count, &moment, NULL));
}

static void met(kith_tally *tally, const char *keys, int32_t day)
{
	uint32_t people[16];
	size_t count = everyone(tally, keys, people);
	const struct kith_moment moment = {"meeting", day};
	assert_true(kith_tally_met(tally, people, count, &moment, NULL));
}

/* Takes the tally over. */
static void check(kith_tally *tally, const char *expected, const char *notes)
{
	g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(kith_graph) graph = kith_tally_finish(tally, "x", said, NULL);
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(text, expected);
	g_ptr_array_add(said, NULL);
	g_autofree char *all = g_strjoinv("\n", (char **)said->pdata);
	assert_string_equal(all, notes);
	kith_tally_free(tally);
}

static void what_goes_to_n_people_adds_one_over_n(void **state)
{
	(void)state;
	kith_tally *tally = open_tally((struct kith_tally_limits){0});
	sent(tally, "a@x", "b@x c@x", 1);
	sent(tally, "a@x", "b@x", 366);
	sent(tally, "b@x", "a@x b@x a@x", 0);
	check(tally,
		"source,target,first_seen,last_seen,weight,date,kind,directed,first,last,messages\n"
		"b@x,,1970-01-01,1971-01-02,,,,,,,\n"
		"c@x,,1970-01-02,1970-01-02,,,,,,,\n"
		"a@x,,1970-01-01,1971-01-02,,,,,,,\n"
		"a@x,b@x,,,1.5,1971-01-02,mail,1,1970-01-02,1971-01-02,2\n"
		"a@x,c@x,,,0.5,1970-01-02,mail,1,1970-01-02,1970-01-02,1\n"
		"b@x,a@x,,,1,1970-01-01,mail,1,1970-01-01,1970-01-01,1\n",
		"");
}

static void what_happens_among_n_people_adds_one_over_n_less_one(void **state)
{
	(void)state;
	kith_tally *tally = open_tally((struct kith_tally_limits){0});
	met(tally, "a b c", 0);
	met(tally, "b a b", 1);
	met(tally, "a", 2);
	check(tally,
		"source,target,first_seen,last_seen,weight,date,kind,first,last,events\n"
		"a,,1970-01-01,1970-01-03,,,,,,3\n"
		"b,,1970-01-01,1970-01-02,,,,,,2\n"
		"c,,1970-01-01,1970-01-01,,,,,,1\n"
		"a,b,,,1.5,1970-01-02,meeting,1970-01-01,1970-01-02,2\n"
		"a,c,,,0.5,1970-01-01,meeting,1970-01-01,1970-01-01,1\n"
		"b,c,,,0.5,1970-01-01,meeting,1970-01-01,1970-01-01,1\n",
		"");
}

static void the_label_is_the_one_seen_most_often_the_later_of_equals(void **state)
{
	(void)state;
	kith_tally *tally = open_tally((struct kith_tally_limits){0});
	static const char *const labels[][2] = {{"a@x", "Ada"}, {"a@x", " \"Ada\n Lee\" "},
		{"a@x", "Ada Lee"}, {"b@x", "Bo"}, {"b@x", "'Bo Kay'"}, {"c@x", "c@x"}};
	for (size_t k = 0; k < G_N_ELEMENTS(labels); k++) {
		uint32_t person = who(tally, labels[k][0], labels[k][1]);
		assert_true(kith_tally_cell(tally, person, "city", k == 3 ? "Leeds" : "", NULL));
	}
	check(tally, "source,target,label,date,city\na@x,,Ada Lee,,\nb@x,,Bo Kay,,Leeds\nc@x,,,,\n",
		"");
}

static void roles_and_lists_are_no_people_unless_everyone_is(void **state)
{
	(void)state;
	for (int all = 0; all < 2; all++) {
		kith_tally *tally = open_tally((struct kith_tally_limits){.everyone = all});
		kith_tally_leave_out(tally, who(tally, "list@x", ""));
		sent(tally, "a@x", "list@x no-reply@x b@x", KITH_NO_DAY);
		sent(tally, "no-reply@x", "c@x", KITH_NO_DAY);
		check(tally,
			all ? "source,target,weight,date,kind,directed,messages\n"
			      "list@x,,,,,,\nno-reply@x,,,,,,\nb@x,,,,,,\na@x,,,,,,\nc@x,,,,,,\n"
			      "a@x,list@x,0.3333333333,,mail,1,1\n"
			      "a@x,no-reply@x,0.3333333333,,mail,1,1\n"
			      "a@x,b@x,0.3333333333,,mail,1,1\n"
			      "no-reply@x,c@x,1,,mail,1,1\n"
			    : "source,target,weight,date,kind,directed,messages\n"
			      "b@x,,,,,,\na@x,,,,,,\na@x,b@x,1,,mail,1,1\n",
			all ? ""
			    : "2 accounts of roles, robots or lists left out, the first of them "
			      "list@x; --everyone keeps them");
	}
}

static void what_too_many_share_ties_nobody(void **state)
{
	(void)state;
	kith_tally *tally = open_tally((struct kith_tally_limits){.largest = 2});
	sent(tally, "a@x", "b@x c@x d@x", 1);
	met(tally, "e f g", 1);
	met(tally, "e f", 1);
	check(tally,
		"source,target,first_seen,last_seen,weight,date,kind,first,last,events\n"
		"a@x,,1970-01-02,1970-01-02,,,,,,\n"
		"e,,1970-01-02,1970-01-02,,,,,,1\n"
		"f,,1970-01-02,1970-01-02,,,,,,1\n"
		"e,f,,,1,1970-01-02,meeting,1970-01-02,1970-01-02,1\n",
		"2 messages, meetings or files of more than 2 people tie nobody; --largest-event "
		"sets the "
		"limit, 0 is none");
}

static void only_days_within_the_limits_count(void **state)
{
	(void)state;
	kith_tally *tally =
		open_tally((struct kith_tally_limits){.dated = true, .since = 10, .until = 20});
	sent(tally, "a@x", "b@x", 9);
	sent(tally, "a@x", "b@x", 10);
	sent(tally, "a@x", "b@x", 20);
	sent(tally, "a@x", "b@x", 21);
	sent(tally, "a@x", "c@x", KITH_NO_DAY);
	met(tally, "a@x d", 30);
	check(tally,
		"source,target,first_seen,last_seen,weight,date,kind,directed,first,last,messages\n"
		"b@x,,1970-01-11,1970-01-21,,,,,,,\n"
		"a@x,,1970-01-11,1970-01-21,,,,,,,\n"
		"a@x,b@x,,,2,1970-01-21,mail,1,1970-01-11,1970-01-21,2\n",
		"");
}

static void several_keys_of_one_person_are_joined_at_the_end(void **state)
{
	(void)state;
	kith_tally *tally = open_tally((struct kith_tally_limits){0});
	sent(tally, "b@x", "a@x", 1);
	sent(tally, "b@x", "a@y", 2);
	sent(tally, "a@y", "a@x", 3);
	met(tally, "b@x a@y", 4);
	assert_true(kith_tally_cell(tally, who(tally, "a@y", "Ada"), "city", "Leeds", NULL));
	kith_tally_same(tally, who(tally, "a@y", "Ada"), who(tally, "a@x", "A."));
	sent(tally, "a@y", "b@x", 5);
	check(tally,
		"source,target,label,first_seen,last_seen,weight,date,kind,directed,first,last,"
		"messages,events,city\n"
		"a@x,,Ada,1970-01-02,1970-01-06,,,,,,,,1,Leeds\n"
		"b@x,,,1970-01-02,1970-01-06,,,,,,,,1,\n"
		"b@x,a@x,,,,2,1970-01-03,mail,1,1970-01-02,1970-01-03,2,,\n"
		"a@x,b@x,,,,1,1970-01-05,meeting,,1970-01-05,1970-01-05,,1,\n"
		"a@x,b@x,,,,1,1970-01-06,mail,1,1970-01-06,1970-01-06,1,,\n",
		"");
}

static void an_address_goes_before_other_keys_of_a_person(void **state)
{
	(void)state;
	kith_tally *tally = open_tally((struct kith_tally_limits){0});
	sent(tally, "U1", "U2", 1);
	kith_tally_same(tally, who(tally, "U1", ""), who(tally, "a@x", ""));
	kith_tally_same(tally, who(tally, "U1", ""), who(tally, "a@y", ""));
	kith_tally_same(tally, who(tally, "U3", ""), who(tally, "U2", ""));
	check(tally,
		"source,target,first_seen,last_seen,weight,date,kind,directed,first,last,messages\n"
		"U2,,1970-01-02,1970-01-02,,,,,,,\n"
		"a@x,,1970-01-02,1970-01-02,,,,,,,\n"
		"a@x,U2,,,1,1970-01-02,mail,1,1970-01-02,1970-01-02,1\n",
		"");
}

static void what_lasts_ties_while_both_are_there(void **state)
{
	(void)state;
	kith_tally *tally = open_tally((struct kith_tally_limits){.largest = 3});
	const struct kith_stay stays[] = {{who(tally, "a@x", ""), 10, 20},
		{who(tally, "b@x", ""), 15, 30}, {who(tally, "c@x", ""), 40, 50},
		{who(tally, "a@x", ""), 12, 25}, {who(tally, "noreply@x", ""), 1, 99}};
	const struct kith_stay undated[] = {
		{who(tally, "a@x", ""), KITH_NO_DAY, KITH_NO_DAY}, {who(tally, "d@x", ""), 60, 60}};
	const struct kith_stay many[] = {
		stays[0], stays[1], stays[2], {who(tally, "d@x", ""), 60, 60}};
	assert_true(kith_tally_shared(tally, stays, G_N_ELEMENTS(stays), "file", NULL));
	assert_true(kith_tally_shared(tally, undated, G_N_ELEMENTS(undated), "file", NULL));
	assert_true(kith_tally_shared(tally, many, G_N_ELEMENTS(many), "file", NULL));
	check(tally,
		"source,target,first_seen,last_seen,weight,date,kind,first,last,events\n"
		"a@x,,1970-01-11,1970-01-26,,,,,,2\n"
		"b@x,,1970-01-16,1970-01-31,,,,,,1\n"
		"c@x,,1970-02-10,1970-02-20,,,,,,1\n"
		"d@x,,1970-03-02,1970-03-02,,,,,,1\n"
		"a@x,b@x,,,0.5,1970-01-26,file,1970-01-16,1970-01-26,1\n"
		"a@x,c@x,,,0.5,1970-02-10,file,1970-02-10,1970-02-10,1\n"
		"b@x,c@x,,,0.5,1970-02-10,file,1970-02-10,1970-02-10,1\n"
		"a@x,d@x,,,1,1970-03-02,file,1970-03-02,1970-03-02,1\n",
		"1 account of roles, robots or lists left out, the first of them noreply@x; "
		"--everyone "
		"keeps them\n1 message, meeting or file of more than 3 people ties nobody; "
		"--largest-event sets the limit, 0 is none");
}

static void nothing_is_a_graph_of_nobody(void **state)
{
	(void)state;
	check(open_tally((struct kith_tally_limits){0}), "source,target,date\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_goes_to_n_people_adds_one_over_n),
		cmocka_unit_test(what_happens_among_n_people_adds_one_over_n_less_one),
		cmocka_unit_test(the_label_is_the_one_seen_most_often_the_later_of_equals),
		cmocka_unit_test(roles_and_lists_are_no_people_unless_everyone_is),
		cmocka_unit_test(what_too_many_share_ties_nobody),
		cmocka_unit_test(only_days_within_the_limits_count),
		cmocka_unit_test(several_keys_of_one_person_are_joined_at_the_end),
		cmocka_unit_test(what_lasts_ties_while_both_are_there),
		cmocka_unit_test(an_address_goes_before_other_keys_of_a_person),
		cmocka_unit_test(nothing_is_a_graph_of_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
