/* Claims about plans: as many targets as can be are served, at the least cost, nobody too often. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/random.h"

enum { MOST_TARGETS = 6, MOST_CONTACTS = 4, MOST_OFFERS = MOST_TARGETS * MOST_CONTACTS };

struct question {
	struct kith_plan_question ask;
	size_t first[MOST_TARGETS + 1], room[MOST_CONTACTS];
	struct kith_offer offer[MOST_OFFERS];
	uint8_t gone[MOST_OFFERS];
};

static void question_init(struct question *question, struct kith_random *random)
{
	size_t offers = 0;
	int64_t costs = 1 + (int64_t)kith_random_below(random, 9);
	question->ask = (struct kith_plan_question){.first = question->first,
		.offer = question->offer,
		.gone = kith_random_below(random, 2) ? question->gone : NULL,
		.targets = kith_random_below(random, MOST_TARGETS + 1),
		.contacts = 1 + kith_random_below(random, MOST_CONTACTS)};
	for (size_t t = 0; t < question->ask.targets; t++) {
		question->first[t] = offers;
		for (uint32_t c = 0; c < question->ask.contacts; c++) {
			question->gone[offers] = kith_random_below(random, 6) == 0;
			question->offer[offers] = (struct kith_offer){
				c, (int64_t)kith_random_below(random, (uint64_t)costs)};
			offers += kith_random_below(random, 3) > 0;
		}
	}
	question->first[question->ask.targets] = offers;
	for (uint32_t c = 0; c < question->ask.contacts; c++) {
		question->room[c] = kith_random_below(random, 4);
	}
}

struct value {
	size_t served;
	int64_t cost;
};

/* The best that any plan comes to for this target and those after it: all of them are tried. */
static struct value try_all(struct question *question, size_t target)
{
	if (target == question->ask.targets) {
		return (struct value){0, 0};
	}
	struct value best = try_all(question, target + 1);
	for (size_t o = question->first[target]; o < question->first[target + 1]; o++) {
		size_t *room = &question->room[question->offer[o].contact];
		if (*room == 0 || (question->ask.gone && question->gone[o])) {
			continue;
		}
		(*room)--;
		struct value rest = try_all(question, target + 1);
		(*room)++;
		rest.served++;
		rest.cost += question->offer[o].cost;
		bool better = rest.served > best.served ||
			      (rest.served == best.served && rest.cost < best.cost);
		best = better ? rest : best;
	}
	return best;
}

/* What a plan comes to; every offer of it is one that could be taken. */
static struct value value_of(const struct question *question, const size_t *room_before,
	const size_t *room_after, const size_t *taken)
{
	struct value value = {0, 0};
	size_t asked[MOST_CONTACTS] = {0};
	for (size_t t = 0; t < question->ask.targets; t++) {
		if (taken[t] != KITH_NOT_PLANNED) {
			assert_true(taken[t] >= question->first[t]);
			assert_true(taken[t] < question->first[t + 1]);
			assert_false(question->ask.gone && question->gone[taken[t]]);
			asked[question->offer[taken[t]].contact]++;
			value.cost += question->offer[taken[t]].cost;
			value.served++;
		}
	}
	for (size_t c = 0; c < question->ask.contacts; c++) {
		assert_int_equal(room_after[c] + asked[c], room_before[c]);
	}
	return value;
}

static void plans_are_the_best_of_all(void **state)
{
	(void)state;
	struct kith_random random;
	size_t contested = 0;
	kith_random_init(&random, 151);
	for (int round = 0; round < 20000; round++) {
		struct question question;
		size_t room[MOST_CONTACTS], taken[MOST_TARGETS];
		question_init(&question, &random);
		memcpy(room, question.room, sizeof room);
		struct value best = try_all(&question, 0);
		assert_true(kith_plan_choose(&question.ask, room, taken, NULL));
		struct value value = value_of(&question, question.room, room, taken);
		assert_int_equal(value.served, best.served);
		assert_int_equal(value.cost, best.cost);
		contested += best.served < question.ask.targets;
	}
	assert_true(contested > 5000);
}

/* A stays with its only contact, B moves, and C takes what B had. */
static void a_chain_makes_room(void **state)
{
	(void)state;
	static const size_t first[] = {0, 1, 3, 4};
	static const struct kith_offer offer[] = {{0, 1}, {1, 1}, {2, 5}, {1, 3}};
	const struct kith_plan_question question = {first, offer, NULL, 3, 3};
	size_t room[] = {1, 1, 1}, taken[3];
	assert_true(kith_plan_choose(&question, room, taken, NULL));
	assert_int_equal(taken[0], 0);
	assert_int_equal(taken[1], 2);
	assert_int_equal(taken[2], 3);
}

static void of_equals_the_first_is_taken(void **state)
{
	(void)state;
	static const size_t first[] = {0, 2, 4};
	static const struct kith_offer offer[] = {{1, 2}, {0, 2}, {0, 2}, {1, 2}};
	const struct kith_plan_question question = {first, offer, NULL, 2, 2};
	size_t room[] = {9, 9}, taken[2];
	assert_true(kith_plan_choose(&question, room, taken, NULL));
	assert_int_equal(taken[0], 0);
	assert_int_equal(taken[1], 2);
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	static const size_t first[] = {0, 1};
	static const struct kith_offer offer[] = {{0, 2}};
	const struct kith_plan_question question = {first, offer, NULL, 1, 1};
	size_t room[] = {1}, taken[1];
	for (long successes = 0; successes < 4; successes++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(successes);
		assert_false(kith_plan_choose(&question, room, taken, &error));
		kith_array_fail_after(-1);
		assert_int_equal(error->code, KITH_ERROR_SYSTEM);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans_are_the_best_of_all),
		cmocka_unit_test(a_chain_makes_room),
		cmocka_unit_test(of_equals_the_first_is_taken),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
