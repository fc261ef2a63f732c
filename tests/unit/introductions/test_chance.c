/* Claims about chances as costs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/chance.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/random.h"

static void costs_of_powers_of_two_are_exact(void **state)
{
	(void)state;
	assert_int_equal(kith_cost(1), 0);
	for (int k = 1; k <= 1074; k++) {
		assert_int_equal(kith_cost(exp2(-k)), k * KITH_COST_ONE);
	}
}

static void no_chance_costs_what_no_sum_reaches(void **state)
{
	(void)state;
	assert_int_equal(kith_cost(0), KITH_COST_NEVER);
	assert_int_equal(kith_cost(NAN), KITH_COST_NEVER);
	assert_int_equal(kith_cost_add(KITH_COST_NEVER, 1), KITH_COST_NEVER);
	assert_int_equal(kith_cost_add(1, KITH_COST_NEVER), KITH_COST_NEVER);
	assert_int_equal(kith_cost_level(KITH_COST_NEVER), KITH_COST_NEVER);
}

/* Halves away from zero: a cost that lies between two is one of them, the same everywhere. */
static void costs_are_rounded_to_the_nearest(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 1);
	size_t halves = 0;
	for (int trial = 0; trial < 200000; trial++) {
		double chance = 1 - kith_random_unit(&random);
		chance = trial % 2 ? chance : exp2(-64 * chance);
		double cost = -log2(chance) * (double)KITH_COST_ONE;
		halves += fabs(cost - trunc(cost) - .5) < 1e-9;
		assert_int_equal(kith_cost(chance), llround(cost));
	}
	assert_true(halves > 100);
}

static void equal_chances_have_one_level(void **state)
{
	(void)state;
	int64_t third = kith_cost(1. / 3), quarter = kith_cost(.25);
	assert_int_equal(kith_cost_level(third + quarter), kith_cost_level(kith_cost(1. / 12)));
	assert_true(kith_cost_level(quarter) < kith_cost_level(kith_cost(.25 - 1e-9)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(costs_of_powers_of_two_are_exact),
		cmocka_unit_test(no_chance_costs_what_no_sum_reaches),
		cmocka_unit_test(costs_are_rounded_to_the_nearest),
		cmocka_unit_test(equal_chances_have_one_level),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
