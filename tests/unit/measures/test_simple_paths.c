/* Claims about simple paths, against every path there is in small graphs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/simple_paths.h"

#include "measures/paths.h"
#include "unit/small_graphs.h"

#include <stdlib.h>
#include <string.h>

enum { SEEDS = 12000, PEOPLE = 8, ROWS = 60, MOST_PATHS = 2000 };

/* A path as it is written down by hand. */
struct plain {
	uint32_t people[PEOPLE];
	unsigned steps;
	double length;
};

struct world {
	struct dense dense;
	struct kith_path_query query;
	uint32_t place[PEOPLE]; /* in the order of names */
	struct plain found[MOST_PATHS];
	size_t count;
};

static const struct world *sorting;

static int by_place(const void *data, uint32_t a, uint32_t b)
{
	const struct world *world = data;
	return (world->place[a] > world->place[b]) - (world->place[a] < world->place[b]);
}

static int compare_numbers(double a, double b)
{
	return fabs(a - b) <= KITH_PATHS_TOLERANCE * fmax(a, b) ? 0 : a < b ? -1 : 1;
}

static int compare_plainly(const void *left, const void *right)
{
	const struct plain *a = left, *b = right;
	int steps = (int)a->steps - (int)b->steps;
	int length = compare_numbers(a->length, b->length);
	bool by_weight = sorting->query.by_weight;
	int order = by_weight ? length : steps;
	order = order ? order : by_weight ? steps : length;
	for (unsigned i = 0; order == 0 && i <= a->steps; i++) {
		order = by_place(sorting, a->people[i], b->people[i]);
	}
	return order;
}

static void try_every_path(struct world *world, const struct plain *path)
{
	uint32_t last = path->people[path->steps];
	if (last == world->query.to) {
		assert_true(world->count < MOST_PATHS);
		world->found[world->count++] = *path;
		return;
	}
	for (uint32_t next = 0; path->steps < world->query.max_steps && next < world->dense.n;
		next++) {
		bool passed = false;
		for (unsigned i = 0; i <= path->steps; i++) {
			passed = passed || path->people[i] == next;
		}
		if (!passed && world->dense.w[last][next] > 0) {
			struct plain on = *path;
			on.people[++on.steps] = next;
			on.length += 1 / world->dense.w[last][next];
			try_every_path(world, &on);
		}
	}
}

/* A small graph, and two of its people between whom to look. */
static void world_init(struct world *world, uint64_t seed)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	struct small small = small_random(seed);
	small.n = 2 + kith_random_below(&random, PEOPLE - 1);
	small.m = kith_random_below(&random, ROWS);
	for (size_t r = 0; r < small.m; r++) {
		small.source[r] = (uint32_t)kith_random_below(&random, small.n);
		small.target[r] = (uint32_t)kith_random_below(&random, small.n);
	}
	kith_csr *out = small_csr(&small);
	uint32_t from = (uint32_t)kith_random_below(&random, small.n);
	uint32_t to = (uint32_t)kith_random_below(&random, small.n - 1);
	world->query = (struct kith_path_query){
		.out = out,
		.in = small.directed ? kith_csr_reverse(out, NULL) : out,
		.from = from,
		.to = to + (to >= from),
		.max_steps = 1 + (unsigned)kith_random_below(&random, PEOPLE),
		.by_weight = kith_random_below(&random, 2),
		.by_name = by_place,
		.data = world,
	};
	for (uint32_t i = 0; i < PEOPLE; i++) {
		world->place[i] = i;
	}
	kith_random_shuffle(&random, world->place, PEOPLE);
	small_dense(out, &world->dense);
	world->count = 0;
	try_every_path(world, &(struct plain){.people = {from}});
	sorting = world;
	qsort(world->found, world->count, sizeof *world->found, compare_plainly);
}

static void world_finish(struct world *world)
{
	if (world->query.in != world->query.out) {
		kith_csr_free((kith_csr *)world->query.in);
	}
	kith_csr_free((kith_csr *)world->query.out);
}

static bool same(const struct world *world, const kith_simple_paths *paths, size_t count)
{
	bool equal = paths->count == count;
	for (size_t i = 0; equal && i < count; i++) {
		const struct kith_simple_path *path = &paths->path[i];
		const struct plain *plain = &world->found[i];
		equal = path->steps == plain->steps &&
			compare_numbers(path->length, plain->length) == 0 &&
			memcmp(path->people, plain->people,
				(path->steps + 1) * sizeof *path->people) == 0;
	}
	return equal;
}

/* How many paths are as short as the shortest. */
static size_t count_equal(const struct world *world)
{
	size_t count = 0;
	const struct plain *first = &world->found[0];
	while (count < world->count &&
		(world->query.by_weight
				? compare_numbers(first->length, world->found[count].length) == 0
				: first->steps == world->found[count].steps)) {
		count++;
	}
	return count;
}

static void all_paths_come_in_order(void **state)
{
	(void)state;
	size_t cases = 0, differing = 0, paths_seen = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct world world;
		world_init(&world, seed);
		size_t wanted[] = {1, 1 + seed % 7, world.count + 1};
		for (size_t k = 0; k < G_N_ELEMENTS(wanted); k++) {
			g_autoptr(kith_simple_paths) paths =
				kith_simple_paths_shortest(&world.query, wanted[k], NULL);
			differing += !same(&world, paths, MIN(wanted[k], world.count));
			paths_seen += paths->count;
			cases++;
		}
		world_finish(&world);
	}
	print_message("%zu cases, %zu paths, %zu differing\n", cases, paths_seen, differing);
	assert_int_equal(differing, 0);
}

static void all_that_are_as_short_are_found(void **state)
{
	(void)state;
	size_t cases = 0, differing = 0, several = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct world world;
		world_init(&world, seed);
		size_t equal = count_equal(&world);
		g_autoptr(kith_simple_paths) paths =
			kith_simple_paths_equal(&world.query, MOST_PATHS, NULL);
		differing += !same(&world, paths, equal) || paths->more;
		several += equal > 1;
		cases++;
		if (equal > 1) {
			g_autoptr(kith_simple_paths) fewer =
				kith_simple_paths_equal(&world.query, equal - 1, NULL);
			differing += fewer->count != equal - 1 || !fewer->more;
		}
		world_finish(&world);
	}
	print_message("%zu cases, %zu with several, %zu differing\n", cases, several, differing);
	assert_int_equal(differing, 0);
}

static void nobody_is_visited_twice_for_the_strongest_ties(void **state)
{
	(void)state;
	/* A loop over 1 and 2 costs next to nothing beside the tie 1 - 3. */
	struct small small =
		small_pairs(4, 4, (const uint32_t[][2]){{0, 1}, {1, 2}, {2, 0}, {1, 3}});
	small.weighted = true;
	small.value[0] = small.value[1] = small.value[2] = 1e300;
	g_autoptr(kith_csr) rows = small_csr(&small);
	const struct kith_path_query query = {
		.out = rows, .in = rows, .from = 0, .to = 3, .max_steps = 9, .by_weight = true};
	g_autoptr(kith_simple_paths) paths = kith_simple_paths_shortest(&query, 10, NULL);
	assert_int_equal(paths->count, 2);
	assert_int_equal(paths->path[0].steps, 2);
	assert_int_equal(paths->path[1].steps, 3);
}

static void people_apart_have_no_path(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 2, (const uint32_t[][2]){{0, 1}, {2, 3}});
	g_autoptr(kith_csr) rows = small_csr(&small);
	const struct kith_path_query query = {
		.out = rows, .in = rows, .from = 0, .to = 3, .max_steps = 6};
	g_autoptr(kith_simple_paths) none = kith_simple_paths_shortest(&query, 3, NULL);
	g_autoptr(kith_simple_paths) equal = kith_simple_paths_equal(&query, 3, NULL);
	assert_int_equal(none->count + equal->count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_paths_come_in_order),
		cmocka_unit_test(all_that_are_as_short_are_found),
		cmocka_unit_test(nobody_is_visited_twice_for_the_strongest_ties),
		cmocka_unit_test(people_apart_have_no_path),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
