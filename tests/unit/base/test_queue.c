/* Claims about base/queue: whoever goes before all others is the first. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/queue.h"
#include "base/random.h"

enum { MOST = 200 };

/* By rank, then number. */
static bool before(void *data, uint32_t a, uint32_t b)
{
	const uint64_t *rank = data;
	return rank[a] != rank[b] ? rank[a] < rank[b] : a < b;
}

static uint32_t naive_first(uint64_t *rank, const bool *waits)
{
	uint32_t first = UINT32_MAX;
	for (uint32_t i = 0; i < MOST; i++) {
		if (waits[i] && (first == UINT32_MAX || before(rank, i, first))) {
			first = i;
		}
	}
	return first;
}

static void the_first_goes_before_all_others(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 200; seed++) {
		uint64_t rank[MOST] = {0};
		bool waits[MOST] = {false};
		struct kith_random random;
		struct kith_queue queue;
		kith_random_init(&random, seed);
		kith_queue_init(&queue, before, rank);
		for (size_t step = 0; step < 5 * MOST; step++) {
			uint32_t number = (uint32_t)kith_random_below(&random, MOST);
			if (!waits[number]) {
				rank[number] = kith_random_below(&random, 20);
				waits[number] = true;
				kith_queue_push(&queue, number);
			} else if (step % 3 == 0) {
				rank[kith_queue_first(&queue)] += kith_random_below(&random, 9);
				kith_queue_settle(&queue);
			} else {
				uint32_t first = naive_first(rank, waits);
				assert_int_equal(kith_queue_first(&queue), first);
				assert_int_equal(kith_queue_pop(&queue), first);
				waits[first] = false;
			}
		}
		while (queue.number->len > 0) {
			uint32_t first = naive_first(rank, waits);
			assert_int_equal(kith_queue_pop(&queue), first);
			waits[first] = false;
		}
		assert_int_equal(naive_first(rank, waits), UINT32_MAX);
		kith_queue_finish(&queue);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_goes_before_all_others)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
