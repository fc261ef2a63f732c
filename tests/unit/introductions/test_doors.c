/* Claims about doors: the few contacts who lead to the most people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/doors.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

#define MAX_PEOPLE 12

#define assert_near(a, b, tolerance) assert_true(fabs((double)(a) - (double)(b)) <= (tolerance))

/* A random network with an asker, person 0, and a question about it. */
struct town {
	kith_csr *rows, *in, *both;
	struct kith_asking asking;
	uint32_t targets[MAX_PEOPLE], avoid[1];
	double value[MAX_PEOPLE], willing[MAX_PEOPLE], load[MAX_PEOPLE];
};

static kith_csr *random_rows(struct kith_random *random, bool directed)
{
	uint32_t source[MAX_PEOPLE * MAX_PEOPLE], target[MAX_PEOPLE * MAX_PEOPLE];
	double value[MAX_PEOPLE * MAX_PEOPLE];
	uint8_t one_way[MAX_PEOPLE * MAX_PEOPLE];
	struct kith_arcs arcs = {.source = source, .target = target, .value = value};
	arcs.n = 2 + kith_random_below(random, MAX_PEOPLE - 1);
	arcs.one_way = directed ? one_way : NULL;
	double density = .1 + .6 * kith_random_unit(random);
	for (uint32_t i = 0; i < arcs.n; i++) {
		for (uint32_t j = 0; j < (directed ? arcs.n : i); j++) {
			if (i != j && kith_random_unit(random) < density) {
				source[arcs.m] = i;
				target[arcs.m] = j;
				one_way[arcs.m] = 1;
				value[arcs.m++] = (double)(1 + kith_random_below(random, 3));
			}
		}
	}
	return kith_csr_new(&arcs, NULL);
}

static void town_init(struct town *town, struct kith_random *random)
{
	bool directed = kith_random_below(random, 2);
	*town = (struct town){.rows = random_rows(random, directed)};
	town->in = directed ? kith_csr_reverse(town->rows, NULL) : town->rows;
	town->both = directed ? kith_csr_symmetric(town->rows, NULL) : town->rows;
	town->asking = (struct kith_asking){
		.out = {town->rows, NULL, 2},
		.in = {town->in, NULL, 2},
		.both = town->both,
		.node_costs = {town->willing, town->load, 1},
		.max_steps = (unsigned)(1 + kith_random_below(random, 4)),
		.targets = town->targets,
		.avoid = town->avoid,
		.via = KITH_NOBODY,
	};
	for (uint32_t i = 0; i < town->rows->n; i++) {
		static const double willing[] = {1, 1, .5, 0};
		town->willing[i] = willing[kith_random_below(random, 4)];
		town->load[i] = (double)kith_random_below(random, 2);
		if (i > 0 && kith_random_below(random, 2)) {
			town->value[town->asking.target_count] =
				(double)(1 + kith_random_below(random, 5));
			town->targets[town->asking.target_count++] = i;
		}
	}
	town->avoid[0] = 1;
	town->asking.avoid_count = kith_random_below(random, 4) == 0;
}

static void town_finish(struct town *town)
{
	if (town->in != town->rows) {
		kith_csr_free(town->in);
		kith_csr_free(town->both);
	}
	kith_csr_free(town->rows);
}

/* The chance of reaching each target through each contact, one introduction at a time. */
static void leads_of(const struct town *town, double chance[MAX_PEOPLE][MAX_PEOPLE])
{
	for (uint32_t b = 0; b < MAX_PEOPLE; b++) {
		for (size_t t = 0; t < MAX_PEOPLE; t++) {
			chance[b][t] = 0;
		}
	}
	for (size_t t = 0; t < town->asking.target_count; t++) {
		struct kith_asking one = town->asking;
		one.targets = &town->targets[t];
		one.target_count = 1;
		g_autoptr(kith_routes) routes = kith_routes_through_each(&one, NULL);
		for (size_t i = 0; i < routes->count; i++) {
			chance[routes->route[i].people[1]][t] = routes->route[i].chance;
		}
	}
}

static double worth(const struct town *town, double chance[MAX_PEOPLE][MAX_PEOPLE], unsigned set)
{
	double sum = 0;
	for (size_t t = 0; t < town->asking.target_count; t++) {
		double missing = 1;
		for (uint32_t b = 0; b < MAX_PEOPLE; b++) {
			missing *= set >> b & 1 ? 1 - chance[b][t] : 1;
		}
		sum += town->value[t] * (1 - missing);
	}
	return sum;
}

static double best_of_all_choices(
	const struct town *town, double chance[MAX_PEOPLE][MAX_PEOPLE], size_t count)
{
	double best = 0;
	for (unsigned set = 0; set < 1U << MAX_PEOPLE; set += 2) {
		size_t size = 0;
		bool contacts = true;
		for (uint32_t b = 0; b < MAX_PEOPLE; b++) {
			size += set >> b & 1;
			contacts = contacts &&
				   (!(set >> b & 1) ||
					   (b < town->rows->n &&
						   kith_csr_find(town->rows, 0, b) != UINT64_MAX));
		}
		if (contacts && size <= count) {
			best = fmax(best, worth(town, chance, set));
		}
	}
	return best;
}

static void each_choice_adds_most_and_the_bound_holds(void **state)
{
	(void)state;
	struct kith_random random;
	size_t choices = 0;
	kith_random_init(&random, 1);
	for (int trial = 0; trial < 1500; trial++) {
		struct town town;
		double chance[MAX_PEOPLE][MAX_PEOPLE];
		town_init(&town, &random);
		leads_of(&town, chance);
		struct kith_doors_options options = {
			.count = 1 + kith_random_below(&random, 3), .value = town.value};
		g_autoptr(kith_doors) doors = kith_doors_choose(&town.asking, &options, NULL);
		unsigned set = 0;
		double before = 0;
		for (size_t i = 0; i < doors->count; i++) {
			double most = 0;
			for (uint32_t b = 1; b < MAX_PEOPLE; b++) {
				most = fmax(most, worth(&town, chance, set | 1U << b));
			}
			set |= 1U << doors->door[i].broker;
			double now = worth(&town, chance, set);
			assert_near(now, most, 1e-9);
			assert_near(doors->door[i].total, now, 1e-9);
			assert_near(doors->door[i].expected, now - before, 1e-9);
			before = now;
			choices++;
		}
		double optimum = best_of_all_choices(&town, chance, options.count);
		assert_true(before >= (1 - exp(-1)) * optimum - 1e-9);
		assert_true(doors->at_best >= optimum - 1e-9);
		if (options.count == 1) {
			assert_near(before, optimum, 1e-9);
		}
		town_finish(&town);
	}
	assert_true(choices > 1000);
}

/* Targets in groups of one to three, as of companies: any of a group will do. */
static void groups_count_as_one(void **state)
{
	(void)state;
	struct kith_random random;
	size_t shared = 0;
	kith_random_init(&random, 4);
	for (int trial = 0; trial < 1000; trial++) {
		struct town town;
		town_init(&town, &random);
		size_t group[MAX_PEOPLE + 1] = {0}, groups = 0;
		while (group[groups] < town.asking.target_count) {
			size_t left = town.asking.target_count - group[groups];
			group[groups + 1] =
				group[groups] + MIN(left, 1 + kith_random_below(&random, 3));
			groups++;
		}
		double chance[MAX_PEOPLE][MAX_PEOPLE] = {{0}}, missing[MAX_PEOPLE];
		for (size_t g = 0; g < groups; g++) {
			struct kith_asking any = town.asking;
			any.targets = town.targets + group[g];
			any.target_count = group[g + 1] - group[g];
			g_autoptr(kith_routes) routes = kith_routes_through_each(&any, NULL);
			for (size_t i = 0; i < routes->count; i++) {
				chance[routes->route[i].people[1]][g] = routes->route[i].chance;
			}
			missing[g] = 1;
			shared += any.target_count > 1 && routes->count > 0;
		}
		const struct kith_doors_options options = {.group = group, .groups = groups};
		g_autoptr(kith_doors) doors = kith_doors_choose(&town.asking, &options, NULL);
		uint8_t opened[MAX_PEOPLE] = {0};
		for (size_t i = 0; i < doors->count; i++) {
			const struct kith_door *door = &doors->door[i];
			double expected = 0;
			for (size_t g = 0; g < groups; g++) {
				expected += missing[g] * chance[door->broker][g];
				missing[g] *= 1 - chance[door->broker][g];
			}
			assert_near(door->expected, expected, 1e-9);
			for (size_t k = 0; k < door->opens; k++) {
				uint32_t g =
					g_array_index(doors->opened, uint32_t, door->first + k);
				assert_true(chance[door->broker][g] > 0 && !opened[g]++);
			}
		}
		town_finish(&town);
	}
	assert_true(shared > 300);
}

/* Each contact is asked for the targets among whom they add most, at most two. */
static void nobody_is_asked_for_more_than_they_should_be(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 2);
	for (int trial = 0; trial < 300; trial++) {
		struct town town;
		double chance[MAX_PEOPLE][MAX_PEOPLE], missing[MAX_PEOPLE];
		town_init(&town, &random);
		leads_of(&town, chance);
		struct kith_doors_options options = {.at_most = 2, .value = town.value};
		g_autoptr(kith_doors) doors = kith_doors_choose(&town.asking, &options, NULL);
		for (size_t t = 0; t < MAX_PEOPLE; t++) {
			missing[t] = 1;
		}
		for (size_t i = 0; i < doors->count; i++) {
			const double *lead = chance[doors->door[i].broker];
			size_t already = SIZE_MAX;
			double left[MAX_PEOPLE];
			memcpy(left, missing, sizeof left);
			double expected = 0;
			for (int asks = 0; asks < 2; asks++) {
				size_t most = 0;
				double gain = 0;
				for (size_t t = 0; t < town.asking.target_count; t++) {
					double adds = town.value[t] * missing[t] * lead[t];
					bool asked = asks > 0 && t == already;
					if (!asked && adds > gain + 1e-11) {
						most = t;
						gain = adds;
					}
				}
				already = most;
				expected += gain;
				left[most] *= gain > 0 ? 1 - lead[most] : 1;
			}
			memcpy(missing, left, sizeof left);
			assert_near(doors->door[i].expected, expected, 1e-9);
			assert_true(doors->door[i].opens <= 2);
		}
		town_finish(&town);
	}
}

/* The best that `count` of the contacts from number `b` on can do, each asked for two at most. */
static double best_of_all_asks(const struct town *town, double chance[MAX_PEOPLE][MAX_PEOPLE],
	uint32_t b, size_t count, const double *missing)
{
	if (b == MAX_PEOPLE || count == 0) {
		return 0;
	}
	double best = best_of_all_asks(town, chance, b + 1, count, missing);
	for (size_t s = 0; s < town->asking.target_count; s++) {
		for (size_t t = s; chance[b][s] > 0 && t < town->asking.target_count; t++) {
			double left[MAX_PEOPLE], sum = 0;
			memcpy(left, missing, sizeof left);
			size_t asks[] = {s, t};
			for (size_t k = 0; k < (t > s ? 2 : 1); k++) {
				sum += town->value[asks[k]] * left[asks[k]] * chance[b][asks[k]];
				left[asks[k]] *= 1 - chance[b][asks[k]];
			}
			best = fmax(
				best, sum + best_of_all_asks(town, chance, b + 1, count - 1, left));
		}
	}
	return best;
}

static void with_few_asks_each_half_of_the_best_is_reached(void **state)
{
	(void)state;
	struct kith_random random;
	size_t below_best = 0;
	kith_random_init(&random, 3);
	for (int trial = 0; trial < 1500; trial++) {
		struct town town;
		double chance[MAX_PEOPLE][MAX_PEOPLE], missing[MAX_PEOPLE];
		town_init(&town, &random);
		leads_of(&town, chance);
		for (size_t t = 0; t < MAX_PEOPLE; t++) {
			missing[t] = 1;
		}
		struct kith_doors_options options = {.count = 2, .at_most = 2, .value = town.value};
		g_autoptr(kith_doors) doors = kith_doors_choose(&town.asking, &options, NULL);
		double total = doors->count ? doors->door[doors->count - 1].total : 0;
		double best = best_of_all_asks(&town, chance, 0, 2, missing);
		assert_true(total <= best + 1e-9);
		assert_true(total >= best / 2 - 1e-9);
		below_best += total < best - 1e-9;
		town_finish(&town);
	}
	assert_true(below_best > 0);
}

static void a_star_has_one_door(void **state)
{
	(void)state;
	uint32_t source[] = {0, 1, 1, 1}, target[] = {1, 2, 3, 4}, targets[] = {2, 3, 4};
	struct kith_arcs arcs = {.n = 6, .m = 4, .source = source, .target = target};
	g_autoptr(kith_csr) rows = kith_csr_new(&arcs, NULL);
	struct kith_asking asking = {.out = {rows, NULL, 1},
		.in = {rows, NULL, 1},
		.both = rows,
		.node_costs = {.decay = 1},
		.max_steps = 3,
		.targets = targets,
		.target_count = 3,
		.via = KITH_NOBODY};
	struct kith_doors_options options = {0};
	g_autoptr(kith_doors) doors = kith_doors_choose(&asking, &options, NULL);
	assert_int_equal(doors->count, 1);
	assert_int_equal(doors->door[0].broker, 1);
	assert_int_equal(doors->door[0].opens, 3);
	assert_int_equal(doors->door[0].reached, 3);
	assert_near(doors->door[0].expected, .75, 1e-12);
	asking.asker = 5;
	g_autoptr(kith_doors) none = kith_doors_choose(&asking, &options, NULL);
	assert_int_equal(none->count, 0);
}

static void running_out_of_memory_is_reported(void **state)
{
	(void)state;
	struct kith_random random;
	struct town town;
	kith_random_init(&random, 5);
	town_init(&town, &random);
	struct kith_doors_options options = {.count = 3, .value = town.value};
	long failures = 0;
	for (bool done = false; !done; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		kith_doors *result = kith_doors_choose(&town.asking, &options, &error);
		kith_array_fail_after(-1);
		done = result != NULL;
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		kith_doors_free(result);
	}
	assert_true(failures > 5);
	town_finish(&town);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_star_has_one_door),
		cmocka_unit_test(each_choice_adds_most_and_the_bound_holds),
		cmocka_unit_test(groups_count_as_one),
		cmocka_unit_test(nobody_is_asked_for_more_than_they_should_be),
		cmocka_unit_test(with_few_asks_each_half_of_the_best_is_reached),
		cmocka_unit_test(running_out_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
