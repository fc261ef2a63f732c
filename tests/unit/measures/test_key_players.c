/* Claims about key players. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>
#include <string.h>

#include "measures/key_players.h"
#include "unit/networks.h"

typedef bool (*kernel)(
	const struct kith_key_players_input *input, struct kith_key_players *found, GError **error);

/* Steps between all who are not gone, Floyd and Warshall. */
static void naive_steps(const struct dense *dense, unsigned gone, double d[SMALL_MOST][SMALL_MOST])
{
	size_t n = dense->n;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			bool there = !(gone >> i & 1) && !(gone >> j & 1);
			d[i][j] = there && i == j ? 0 : there && dense->w[i][j] > 0 ? 1 : INFINITY;
		}
	}
	for (size_t k = 0; k < n; k++) {
		for (size_t i = 0; i < n; i++) {
			for (size_t j = 0; j < n; j++) {
				d[i][j] = fmin(d[i][j], d[i][k] + d[k][j]);
			}
		}
	}
}

/* To one part in 10^9: reach is summed in fixed point. */
static void assert_close_to(double a, double b)
{
	if (!(isnan(a) && isnan(b)) && !(fabs(a - b) <= 1e-9)) {
		fail_msg("%.17g is not %.17g", a, b);
	}
}

static double naive_reach(const struct dense *dense, unsigned set)
{
	double d[SMALL_MOST][SMALL_MOST], sum = 0;
	naive_steps(dense, 0, d);
	for (size_t j = 0; j < dense->n; j++) {
		double nearest = INFINITY;
		for (size_t s = 0; s < dense->n; s++) {
			nearest = set >> s & 1 ? fmin(nearest, d[s][j]) : nearest;
		}
		sum += 1 / fmax(nearest, 1);
	}
	return sum / (double)dense->n;
}

static double naive_fragmentation(const struct dense *dense, unsigned set)
{
	double d[SMALL_MOST][SMALL_MOST], sum = 0;
	double left = (double)(dense->n - (size_t)__builtin_popcount(set));
	naive_steps(dense, set, d);
	for (size_t i = 0; i < dense->n; i++) {
		for (size_t j = 0; j < dense->n; j++) {
			sum += i == j ? 0 : 1 / d[i][j];
		}
	}
	return left < 2 ? (double)NAN : 1 - sum / (left * (left - 1));
}

static double naive_best(
	const struct dense *dense, size_t size, double (*figure)(const struct dense *, unsigned))
{
	double best = -INFINITY;
	for (unsigned set = 0; set < 1u << dense->n; set++) {
		if (__builtin_popcount(set) == (int)size) {
			double value = figure(dense, set);
			best = isnan(value) ? value : fmax(best, value);
		}
	}
	return best;
}

static const uint32_t in_turn[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
	19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33};

static unsigned set_of(const struct kith_key_players *found, size_t count)
{
	unsigned set = 0;
	for (size_t k = 0; k < count; k++) {
		set |= 1u << found->person[k];
	}
	return set;
}

/* A small graph of few people, that all of its sets can be tried. */
static struct small few_people(uint64_t seed)
{
	struct small small = small_random(seed);
	small.n = MIN(small.n, 9);
	for (size_t r = 0; r < SMALL_ROWS; r++) {
		small.source[r] %= (uint32_t)small.n;
		small.target[r] %= (uint32_t)small.n;
	}
	return small;
}

static void check(const kith_csr *csr, kernel find, size_t size, double affordable,
	double (*figure)(const struct dense *, unsigned))
{
	struct dense dense;
	small_dense(csr, &dense);
	double best = naive_best(&dense, size, figure);
	struct kith_key_players found;
	struct kith_key_players_input input = {csr, in_turn, size, 1, affordable};
	assert_true(find(&input, &found, NULL));
	for (size_t k = 0; k < size; k++) {
		assert_close_to(found.alone[k], figure(&dense, 1u << found.person[k]));
		assert_close_to(found.together[k], figure(&dense, set_of(&found, k + 1)));
	}
	double value = found.together[size - 1];
	if (found.best) {
		assert_close_to(value, best);
		assert_close_to(found.bound, best);
	} else if (!isnan(best)) {
		assert_true(value <= best + 1e-9 && best <= found.bound + 1e-9);
	}
	kith_key_players_finish(&found);
}

static void the_best_set_is_found_where_all_are_tried(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(1500); seed++) {
		struct small small = few_people(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		for (size_t size = 1; size < MIN(csr->n, 4); size++) {
			check(csr, kith_key_players_reach, size, 0, naive_reach);
			check(csr, kith_key_players_fragment, size, 0, naive_fragmentation);
		}
	}
}

static void no_set_is_better_than_the_bound(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(1500); seed++) {
		struct small small = few_people(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		for (size_t size = 1; size < MIN(csr->n, 4); size++) {
			check(csr, kith_key_players_reach, size, 1, naive_reach);
			check(csr, kith_key_players_fragment, size, 1, naive_fragmentation);
			check(csr, kith_key_players_reach, size, 300, naive_reach);
			check(csr, kith_key_players_fragment, size, 2500, naive_fragmentation);
		}
	}
}

/* Greedy alone takes the middle first and never the two centres. */
static void exchanges_find_what_greed_misses(void **state)
{
	(void)state;
	static const uint32_t ties[][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 9}, {4, 5}, {4, 6}, {4, 7},
		{4, 10}, {8, 9}, {8, 10}, {8, 0}, {8, 4}, {8, 11}, {8, 12}};
	g_autoptr(kith_csr) csr = network_of(13, G_N_ELEMENTS(ties), ties, NULL, false);
	struct kith_key_players_input input = {csr, in_turn, 2, 1, 13 * 15 * 30};
	struct kith_key_players found;
	struct dense dense;
	small_dense(csr, &dense);
	assert_true(kith_key_players_reach(&input, &found, NULL));
	assert_false(found.best);
	assert_close_to(found.together[1], naive_best(&dense, 2, naive_reach));
	kith_key_players_finish(&found);
}

static void two_stars_are_reached_from_their_centres(void **state)
{
	(void)state;
	static const uint32_t ties[][2] = {{0, 2}, {0, 3}, {0, 4}, {1, 5}, {1, 6}, {4, 5}};
	g_autoptr(kith_csr) csr = network_of(8, 6, ties, NULL, false);
	struct kith_key_players_input input = {csr, in_turn, 2, 1, 0};
	struct kith_key_players found;
	assert_true(kith_key_players_reach(&input, &found, NULL));
	assert_int_equal(found.person[0], 0);
	assert_int_equal(found.person[1], 1);
	assert_close_to(found.together[1], 7.0 / 8);
	assert_close(found.contacts[1], 5);
	assert_close(found.reached[1], 7);
	kith_key_players_finish(&found);
	assert_true(kith_key_players_fragment(&input, &found, NULL));
	assert_close(found.reached[1], 2); /* 4 and 5 have each other */
	assert_close(found.together[1], 1 - 2.0 / 30);
	kith_key_players_finish(&found);
}

/* 300 people, large enough for several threads, with samples and without. */
static void threads_change_nothing(void **state)
{
	(void)state;
	struct kith_random random;
	uint32_t prefer[300];
	kith_random_init(&random, 7);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 300, 900, false, true);
	for (uint32_t i = 0; i < 300; i++) {
		prefer[i] = 299 - i;
	}
	const kernel kernels[] = {kith_key_players_reach, kith_key_players_fragment};
	for (int k = 0; k < 4; k++) {
		struct kith_key_players_input input = {csr, prefer, 4, 3, k < 2 ? 0 : 4e6};
		struct kith_key_players one, many;
		omp_set_num_threads(1);
		assert_true(kernels[k % 2](&input, &one, NULL));
		omp_set_num_threads(5);
		assert_true(kernels[k % 2](&input, &many, NULL));
		assert_memory_equal(one.person, many.person, 4 * sizeof *one.person);
		assert_memory_equal(one.together, many.together, 4 * sizeof *one.together);
		assert_true(k != 3 || one.sources < 300);
		kith_key_players_finish(&one);
		kith_key_players_finish(&many);
	}
}

static void a_failed_allocation_is_told(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	const kernel kernels[] = {kith_key_players_reach, kith_key_players_fragment};
	for (int k = 0; k < 4; k++) {
		struct kith_key_players_input input = {csr, in_turn, 2, 1, k < 2 ? 0 : 1000};
		bool done = false;
		for (long successes = 0; !done; successes++) {
			g_autoptr(GError) error = NULL;
			struct kith_key_players found;
			kith_array_fail_after(successes);
			done = kernels[k % 2](&input, &found, &error);
			assert_true(done == (error == NULL));
			if (done) {
				kith_key_players_finish(&found);
			}
		}
		kith_array_fail_after(-1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_set_is_found_where_all_are_tried),
		cmocka_unit_test(no_set_is_better_than_the_bound),
		cmocka_unit_test(exchanges_find_what_greed_misses),
		cmocka_unit_test(two_stars_are_reached_from_their_centres),
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(a_failed_allocation_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
