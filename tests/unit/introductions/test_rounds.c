/* Claims about rounds of a gathering. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <string.h>

#include "introductions/rounds.h"

enum { MOST = 9, MOST_GROUPINGS = 512 };

/* Worths at random, one in five forbidden or met. */
static void fill_worth(float *worth, size_t n, uint64_t seed)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	for (size_t a = 0; a < n; a++) {
		worth[a * n + a] = 0;
		for (size_t b = 0; b < a; b++) {
			uint64_t chance = kith_random_below(&random, 10);
			float value = (float)kith_random_below(&random, 100) / 100;
			value = chance == 0   ? KITH_WORTH_MET
				: chance == 1 ? KITH_WORTH_APART
					      : value;
			worth[a * n + b] = worth[b * n + a] = value;
		}
	}
}

/* The worth of a seating, from its definition. */
static double worth_of(const struct kith_gathering_plan *plan, const kith_seating *seating)
{
	uint32_t times[MOST][MOST] = {{0}};
	double sum = 0;
	for (size_t r = 0; r < plan->rounds; r++) {
		const uint32_t *seats = seating->person + r * plan->n;
		for (size_t t = 0; t < seating->tables; t++) {
			for (uint32_t i = seating->start[t]; i < seating->start[t + 1]; i++) {
				for (uint32_t j = seating->start[t]; j < i; j++) {
					uint32_t a = MAX(seats[i], seats[j]);
					uint32_t b = MIN(seats[i], seats[j]);
					sum += (double)plan->worth[a * plan->n + b];
					sum += times[a][b]++ > 0 ? (double)KITH_WORTH_MET : 0;
				}
			}
		}
	}
	return sum;
}

/* All ways to seat everybody once: of each the pairs who sit together, a bit each. */
struct groupings {
	size_t n, tables, count;
	size_t size[MOST];
	uint64_t pairs[MOST_GROUPINGS];
};

static unsigned bit_of(size_t a, size_t b)
{
	size_t high = MAX(a, b), low = MIN(a, b);
	return (unsigned)(high * (high - 1) / 2 + low);
}

/* Gives person `next` a table that has a free seat; of empty tables of a size the first. */
static void list_groupings(struct groupings *all, size_t next, size_t *table)
{
	if (next == all->n) {
		uint64_t pairs = 0;
		for (size_t a = 0; a < all->n; a++) {
			for (size_t b = 0; b < a; b++) {
				pairs |= (uint64_t)(table[a] == table[b]) << bit_of(a, b);
			}
		}
		assert_true(all->count < MOST_GROUPINGS);
		all->pairs[all->count++] = pairs;
		return;
	}
	size_t empty_size = 0;
	for (size_t t = 0; t < all->tables; t++) {
		size_t taken = 0;
		for (size_t i = 0; i < next; i++) {
			taken += table[i] == t;
		}
		if (taken == all->size[t] || (taken == 0 && empty_size == all->size[t])) {
			continue;
		}
		empty_size = taken == 0 ? all->size[t] : empty_size;
		table[next] = t;
		list_groupings(all, next + 1, table);
	}
}

static double worth_of_pairs(const struct kith_gathering_plan *plan, uint64_t pairs)
{
	double sum = 0;
	for (size_t a = 0; a < plan->n; a++) {
		for (size_t b = 0; b < a; b++) {
			if (pairs >> bit_of(a, b) & 1) {
				sum += (double)plan->worth[a * plan->n + b];
			}
		}
	}
	return sum;
}

/* The best of all seatings, by trying every combination of rounds. */
static double best_of(const struct kith_gathering_plan *plan, const struct groupings *all,
	size_t round, size_t first, uint64_t met)
{
	if (round == plan->rounds) {
		return 0;
	}
	double best = -INFINITY;
	for (size_t g = first; g < all->count; g++) {
		uint64_t again = met & all->pairs[g];
		double own = worth_of_pairs(plan, all->pairs[g]) +
			     (double)KITH_WORTH_MET * __builtin_popcountll(again);
		double rest = best_of(plan, all, round + 1, g, met | all->pairs[g]);
		best = fmax(best, own + rest);
	}
	return best;
}

static void list_all(struct groupings *all, const struct kith_gathering_plan *plan)
{
	size_t table[MOST];
	*all = (struct groupings){
		.n = plan->n, .tables = kith_rounds_tables(plan->n, plan->group_size)};
	for (size_t t = 0; t < all->tables; t++) {
		all->size[t] = plan->n / all->tables + (t < plan->n % all->tables);
	}
	list_groupings(all, 0, table);
}

/* Of no two seatings that differ in who must meet again is one called near the other. */
static void seatings_are_near_the_best_of_all(void **state)
{
	(void)state;
	static const size_t kinds[][3] = {{4, 2, 3}, {5, 2, 2}, {6, 2, 3}, {7, 2, 2}, {8, 2, 2},
		{6, 3, 3}, {7, 3, 2}, {8, 4, 3}, {8, 3, 2}, {9, 3, 2}, {3, 2, 1}, {2, 2, 1}};
	double found_sum = 0, best_sum = 0;
	for (uint64_t seed = 0; seed < small_seeds(300); seed++) {
		const size_t *kind = kinds[seed % G_N_ELEMENTS(kinds)];
		float matrix[MOST * MOST];
		fill_worth(matrix, kind[0], seed);
		struct kith_gathering_plan plan = {kind[0], kind[2], kind[1], matrix, seed};
		struct groupings all;
		list_all(&all, &plan);
		double best = best_of(&plan, &all, 0, 0, 0);
		g_auto(kith_seating) seating = {0};
		assert_true(kith_rounds_seat(&plan, &seating, NULL));
		double found = worth_of(&plan, &seating);
		double forbidden = fmin(best, 0) - fmod(fmin(best, 0), 64) - (best < 0 ? 64 : 0);
		assert_true(found <= best + 1e-6);
		assert_true(found - forbidden >= .95 * (best - forbidden) - 1e-6);
		found_sum += found - forbidden;
		best_sum += best - forbidden;
	}
	assert_true(found_sum > .99 * best_sum);
}

static void everybody_sits_once_a_round(void **state)
{
	(void)state;
	for (size_t n = 2; n < 25; n += 1 + n / 3) {
		for (size_t size = 2; size < 8; size += 1 + size / 3) {
			g_autofree float *worth = g_new0(float, n *n);
			struct kith_gathering_plan plan = {n, 3, size, worth, n};
			g_auto(kith_seating) seating = {0};
			assert_true(kith_rounds_seat(&plan, &seating, NULL));
			assert_int_equal(seating.start[seating.tables], n);
			for (size_t t = 0; t < seating.tables; t++) {
				size_t seats = seating.start[t + 1] - seating.start[t];
				assert_true(
					seats >= 2 && seats <= MAX(size, size == 2 ? 3U : size));
			}
			for (size_t r = 0; r < 3; r++) {
				uint8_t seen[40] = {0};
				for (size_t s = 0; s < n; s++) {
					assert_int_equal(seen[seating.person[r * n + s]]++, 0);
				}
			}
		}
	}
}

static void nobody_meets_twice_while_there_is_anybody_else(void **state)
{
	(void)state;
	for (size_t n = 4; n <= 20; n += 4) {
		g_autofree float *worth = g_new0(float, n *n);
		struct kith_gathering_plan plan = {n, n - 1, 2, worth, 7};
		g_auto(kith_seating) seating = {0};
		g_autofree uint8_t *met = g_new0(uint8_t, n * n);
		assert_true(kith_rounds_seat(&plan, &seating, NULL));
		for (size_t s = 0; s < n * (n - 1); s += 2) {
			uint32_t a = seating.person[s], b = seating.person[s + 1];
			assert_int_equal(met[MAX(a, b) * n + MIN(a, b)]++, 0);
		}
	}
}

static void the_same_seed_seats_the_same(void **state)
{
	(void)state;
	float worth[81];
	fill_worth(worth, 9, 5);
	g_auto(kith_seating) one = {0}, same = {0}, other = {0};
	struct kith_gathering_plan plan = {9, 3, 3, worth, 11};
	assert_true(kith_rounds_seat(&plan, &one, NULL));
	assert_true(kith_rounds_seat(&plan, &same, NULL));
	plan.seed = 12;
	assert_true(kith_rounds_seat(&plan, &other, NULL));
	assert_memory_equal(one.person, same.person, 27 * sizeof(uint32_t));
	assert_memory_not_equal(one.person, other.person, 27 * sizeof(uint32_t));
}

static void running_out_of_memory_is_reported(void **state)
{
	(void)state;
	float worth[16] = {0};
	struct kith_gathering_plan plan = {4, 2, 2, worth, 1};
	long failures = 0;
	for (bool done = false; !done; failures++) {
		g_autoptr(GError) error = NULL;
		g_auto(kith_seating) seating = {0};
		kith_array_fail_after(failures);
		done = kith_rounds_seat(&plan, &seating, &error);
		kith_array_fail_after(-1);
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	assert_true(failures > 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seatings_are_near_the_best_of_all),
		cmocka_unit_test(everybody_sits_once_a_round),
		cmocka_unit_test(nobody_meets_twice_while_there_is_anybody_else),
		cmocka_unit_test(the_same_seed_seats_the_same),
		cmocka_unit_test(running_out_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
