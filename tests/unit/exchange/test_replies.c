/* Claims about exchange/replies: who answers is tied to whom they answered, in any order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "exchange/replies.h"

struct fixture {
	kith_tally *tally;
	kith_replies *replies;
	uint32_t ada, bo, robot;
};

static void open_fixture(struct fixture *fixture)
{
	const struct kith_tally_limits limits = {0};
	fixture->tally = kith_tally_new(&limits, NULL);
	fixture->replies = kith_replies_new(fixture->tally);
	assert_true(kith_tally_person(fixture->tally, "ada@x", "", &fixture->ada, NULL));
	assert_true(kith_tally_person(fixture->tally, "bo@x", "", &fixture->bo, NULL));
	assert_true(kith_tally_person(fixture->tally, "noreply@x", "", &fixture->robot, NULL));
}

static bool message(struct fixture *fixture, const char *id, uint32_t author)
{
	bool first;
	assert_true(kith_replies_message(fixture->replies, id, author, &first, NULL));
	return first;
}

static void answer(struct fixture *fixture, uint32_t from, const char *id)
{
	const struct kith_moment moment = {"reply", KITH_NO_DAY};
	const char *const ids[] = {id, NULL};
	assert_true(kith_replies_answer(fixture->replies, from, ids, &moment, NULL));
}

/* Bo sends Ada something in bulk. */
static void hold(struct fixture *fixture, const char *id)
{
	const struct kith_moment moment = {"mail", KITH_NO_DAY};
	assert_true(message(fixture, id, fixture->bo));
	assert_true(kith_replies_hold(fixture->replies, id, &fixture->ada, 1, &moment, NULL));
}

static void check(struct fixture *fixture, const char *ties, size_t in_vain)
{
	size_t vain;
	assert_true(kith_replies_settle(fixture->replies, &vain, NULL));
	assert_int_equal(vain, in_vain);
	g_autoptr(kith_graph) graph = kith_tally_finish(fixture->tally, "x", NULL, NULL);
	g_autofree char *text = text_of(graph, NULL, NULL);
	if (!strstr(text, ties)) {
		fail_msg("%s", text);
	}
	kith_replies_free(fixture->replies);
	kith_tally_free(fixture->tally);
}

static void an_answer_ties_to_the_author_wherever_the_message_stands(void **state)
{
	(void)state;
	struct fixture fixture;
	open_fixture(&fixture);
	assert_true(message(&fixture, "<1>", fixture.bo));
	answer(&fixture, fixture.ada, "<1>");
	answer(&fixture, fixture.ada, "<2>");
	assert_true(message(&fixture, "<2>", fixture.bo));
	answer(&fixture, fixture.ada, "<3>");
	check(&fixture, "\nada@x,bo@x,2,,reply,1,2\n", 0);
}

static void the_other_id_counts_where_the_first_is_of_nothing_here(void **state)
{
	(void)state;
	const struct kith_moment moment = {"reply", KITH_NO_DAY};
	const char *const both[] = {"<1>", "<2>"}, *const neither[] = {"<8>", "<9>"},
			  *const second[] = {"<8>", "<2>"};
	struct fixture fixture;
	open_fixture(&fixture);
	assert_true(kith_replies_answer(fixture.replies, fixture.ada, second, &moment, NULL));
	assert_true(kith_replies_answer(fixture.replies, fixture.ada, both, &moment, NULL));
	assert_true(kith_replies_answer(fixture.replies, fixture.ada, neither, &moment, NULL));
	assert_true(message(&fixture, "<1>", fixture.robot));
	assert_true(message(&fixture, "<2>", fixture.bo));
	check(&fixture, "\nada@x,bo@x,1,,reply,1,1\n", 0);
}

static void a_message_is_there_once(void **state)
{
	(void)state;
	struct fixture fixture;
	open_fixture(&fixture);
	assert_true(message(&fixture, "<1>", fixture.bo));
	assert_false(message(&fixture, "<1>", fixture.ada));
	uint32_t author;
	assert_true(kith_replies_author(fixture.replies, "<1>", &author));
	assert_int_equal(author, fixture.bo);
	assert_false(kith_replies_author(fixture.replies, "<2>", &author));
	answer(&fixture, fixture.ada, "<1>");
	check(&fixture, "\nada@x,bo@x,1,,reply,1,1\n", 0);
}

static void an_answer_to_oneself_is_none(void **state)
{
	(void)state;
	struct fixture fixture;
	open_fixture(&fixture);
	assert_true(message(&fixture, "<1>", fixture.ada));
	answer(&fixture, fixture.ada, "<1>");
	check(&fixture, "source,target,date\n", 0);
}

static void what_is_held_counts_only_if_somebody_else_answers(void **state)
{
	(void)state;
	struct fixture fixture;
	open_fixture(&fixture);
	hold(&fixture, "<1>");
	hold(&fixture, "<2>");
	hold(&fixture, "<3>");
	answer(&fixture, fixture.ada, "<1>");
	answer(&fixture, fixture.bo, "<2>");
	answer(&fixture, fixture.robot, "<3>");
	check(&fixture, "\nada@x,bo@x,1,,reply,1,1\nbo@x,ada@x,1,,mail,1,1\n", 2);
}

static void failures_of_memory_are_told(void **state)
{
	(void)state;
	const struct kith_moment moment = {"reply", 1};
	const char *const ids[] = {"<1>", NULL};
	for (long fails = 0; fails < 2; fails++) {
		struct fixture fixture;
		open_fixture(&fixture);
		kith_array_fail_after(fails);
		assert_false(
			kith_replies_hold(fixture.replies, "<1>", &fixture.ada, 1, &moment, NULL));
		kith_array_fail_after(0);
		assert_false(kith_replies_answer(fixture.replies, fixture.ada, ids, &moment, NULL));
		kith_array_fail_after(-1);
		kith_replies_free(fixture.replies);
		kith_tally_free(fixture.tally);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_ties_to_the_author_wherever_the_message_stands),
		cmocka_unit_test(the_other_id_counts_where_the_first_is_of_nothing_here),
		cmocka_unit_test(a_message_is_there_once),
		cmocka_unit_test(an_answer_to_oneself_is_none),
		cmocka_unit_test(what_is_held_counts_only_if_somebody_else_answers),
		cmocka_unit_test(failures_of_memory_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
