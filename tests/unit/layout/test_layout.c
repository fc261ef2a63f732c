/* Claims about where people stand. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include <omp.h>

#include "layout/layout.h"
#include "unit/networks.h"

static const double WIDTH = 1200, HEIGHT = 900;

/* A layout in the making, and its places. */
struct sheet {
	kith_csr *graph;
	struct kith_partition groups;
	struct kith_layout layout;
	double *radius, *x, *y;
};

static void sheet_init(struct sheet *sheet, kith_csr *graph)
{
	size_t n = graph->n;
	*sheet = (struct sheet){.graph = graph,
		.radius = g_new0(double, n + 1),
		.x = g_new0(double, n + 1),
		.y = g_new0(double, n + 1)};
	assert_true(kith_partition_init(&sheet->groups, n, NULL));
	for (size_t i = 0; i < n; i++) {
		sheet->radius[i] = 3 + (double)(i % 5);
		sheet->groups.of[i] = (uint32_t)(i % 3);
	}
	sheet->groups.groups = 3;
	sheet->layout = (struct kith_layout){.graph = graph,
		.partition = &sheet->groups,
		.radius = sheet->radius,
		.width = WIDTH,
		.height = HEIGHT,
		.seed = 1};
}

static void sheet_finish(struct sheet *sheet)
{
	kith_csr_free(sheet->graph);
	kith_partition_finish(&sheet->groups);
	g_free(sheet->radius);
	g_free(sheet->x);
	g_free(sheet->y);
}

/* How many pairs of discs overlap, pair by pair. */
static size_t overlaps(size_t n, const double *x, const double *y, const double *radius)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			count += hypot(x[i] - x[j], y[i] - y[j]) < radius[i] + radius[j];
		}
	}
	return count;
}

/* Places everybody and holds the result to what every layout promises. */
static void place(struct sheet *sheet)
{
	GError *error = NULL;
	assert_true(kith_layout_place(&sheet->layout, sheet->x, sheet->y, &error));
	assert_null(error);
	for (size_t i = 0; i < sheet->graph->n; i++) {
		double r = sheet->radius[i];
		assert_true(sheet->x[i] >= r - 1e-9 && sheet->x[i] <= WIDTH - r + 1e-9);
		assert_true(sheet->y[i] >= r - 1e-9 && sheet->y[i] <= HEIGHT - r + 1e-9);
	}
	assert_int_equal(overlaps(sheet->graph->n, sheet->x, sheet->y, sheet->radius), 0);
}

static double distance(const struct sheet *sheet, size_t i, size_t j)
{
	return hypot(sheet->x[i] - sheet->x[j], sheet->y[i] - sheet->y[j]);
}

static kith_csr *star_of(uint32_t n)
{
	g_autofree uint32_t *ends = g_new(uint32_t, 2 * n);
	for (uint32_t i = 1; i < n; i++) {
		ends[2 * i - 2] = 0;
		ends[2 * i - 1] = i;
	}
	return network_of(n, n - 1, (const uint32_t(*)[2])(void *)ends, NULL, false);
}

/* A chain whose people are numbered here and there; n is no multiple of 7. */
static kith_csr *chain_of(uint32_t n)
{
	g_autofree uint32_t *ends = g_new(uint32_t, 2 * n);
	for (uint32_t i = 0; i + 1 < n; i++) {
		ends[2 * i] = 7 * i % n;
		ends[2 * i + 1] = 7 * (i + 1) % n;
	}
	return network_of(n, n - 1, (const uint32_t(*)[2])(void *)ends, NULL, false);
}

static kith_csr *clique_of(uint32_t n)
{
	g_autofree uint32_t *ends = g_new(uint32_t, n * n);
	size_t m = 0;
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t j = i + 1; j < n; j++, m++) {
			ends[2 * m] = i;
			ends[2 * m + 1] = j;
		}
	}
	return network_of(n, m, (const uint32_t(*)[2])(void *)ends, NULL, false);
}

static void nobody_can_be_placed(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, network_of(0, 0, NULL, NULL, false));
	place(&sheet);
	sheet_finish(&sheet);
}

static void one_person_stands_in_the_middle(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, network_of(1, 0, NULL, NULL, false));
	place(&sheet);
	assert_true(fabs(sheet.x[0] - (WIDTH / 2)) < 1e-9);
	assert_true(fabs(sheet.y[0] - (HEIGHT / 2)) < 1e-9);
	sheet_finish(&sheet);
}

static void two_people_stand_side_by_side(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}};
	struct sheet sheet;
	sheet_init(&sheet, network_of(2, 1, ends, NULL, false));
	place(&sheet);
	assert_true(fabs(sheet.y[0] - (sheet.y[1])) < 1e-6);
	assert_true(distance(&sheet, 0, 1) > 50 && distance(&sheet, 0, 1) < 400);
	sheet_finish(&sheet);
}

static void people_without_ties_stand_below_the_others(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 2}, {2, 0}, {3, 3}};
	struct sheet sheet;
	sheet_init(&sheet, network_of(6, 4, ends, NULL, false));
	place(&sheet);
	for (size_t alone = 3; alone < 6; alone++) {
		for (size_t tied = 0; tied < 3; tied++) {
			assert_true(sheet.y[alone] > sheet.y[tied]);
		}
		assert_true(fabs(sheet.y[alone] - (sheet.y[3])) < 1e-9);
	}
	sheet_finish(&sheet);
}

static void only_people_without_ties_fill_rows(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, network_of(700, 0, NULL, NULL, false));
	place(&sheet);
	sheet_finish(&sheet);
}

static void many_people_without_ties_take_a_corner(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 0}};
	struct sheet sheet;
	sheet_init(&sheet, network_of(100, 4, ends, NULL, false));
	place(&sheet);
	double left = INFINITY, right = 0, top = INFINITY, foot = 0;
	for (size_t i = 4; i < 100; i++) {
		left = fmin(left, sheet.x[i]);
		right = fmax(right, sheet.x[i]);
		top = fmin(top, sheet.y[i]);
		foot = fmax(foot, sheet.y[i]);
	}
	assert_true((right - left) * (foot - top) < 0.12 * WIDTH * HEIGHT);
	for (size_t i = 0; i < 4; i++) {
		bool in_block = sheet.x[i] > left && sheet.x[i] < right && sheet.y[i] > top &&
				sheet.y[i] < foot;
		assert_false(in_block);
	}
	sheet_finish(&sheet);
}

static void a_long_path_shows_its_ties(void **state)
{
	(void)state;
	uint32_t ends[60][2];
	for (uint32_t t = 0; t < 60; t++) {
		ends[t][0] = t;
		ends[t][1] = t + 1;
	}
	struct sheet sheet;
	sheet_init(&sheet, network_of(61, 60, (const uint32_t(*)[2])ends, NULL, false));
	for (size_t i = 0; i < 61; i++) {
		sheet.radius[i] = 15;
	}
	place(&sheet);
	size_t shown = 0;
	for (size_t i = 0; i < 60; i++) {
		shown += distance(&sheet, i, i + 1) > 1.5 * (sheet.radius[i] + sheet.radius[i + 1]);
	}
	assert_true(shown > 50);
	assert_true(sheet.radius[0] == sheet.radius[60]);
	sheet_finish(&sheet);
}

static void a_picture_takes_the_shape_of_the_sheet(void **state)
{
	(void)state;
	static const double shapes[][2] = {{1000, 800}, {600, 1000}, {1400, 700}};
	for (size_t k = 0; k < G_N_ELEMENTS(shapes); k++) {
		struct sheet sheet;
		sheet_init(&sheet, network_karate());
		sheet.layout.width = shapes[k][0];
		sheet.layout.height = shapes[k][1];
		assert_true(kith_layout_place(&sheet.layout, sheet.x, sheet.y, NULL));
		double least[2] = {INFINITY, INFINITY}, most[2] = {0, 0};
		for (size_t i = 0; i < 34; i++) {
			least[0] = fmin(least[0], sheet.x[i]);
			least[1] = fmin(least[1], sheet.y[i]);
			most[0] = fmax(most[0], sheet.x[i]);
			most[1] = fmax(most[1], sheet.y[i]);
		}
		assert_true(most[0] - least[0] > 0.72 * shapes[k][0]);
		assert_true(most[1] - least[1] > 0.72 * shapes[k][1]);
		sheet_finish(&sheet);
	}
}

static void a_path_is_drawn_in_its_order(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}};
	struct sheet sheet;
	sheet_init(&sheet, network_of(5, 4, ends, NULL, false));
	sheet.layout.partition = NULL;
	place(&sheet);
	for (size_t i = 1; i < 4; i++) {
		assert_true((sheet.x[i] - sheet.x[i - 1]) * (sheet.x[i + 1] - sheet.x[i]) > 0);
	}
	sheet_finish(&sheet);
}

static void circles_stay_together(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, network_karate());
	for (uint32_t i = 0; i < 34; i++) {
		sheet.groups.of[i] = i == 4 || i == 5 || i == 6 || i == 10 || i == 16 ? 0 : 1;
	}
	sheet.groups.groups = 2;
	place(&sheet);
	double within = 0, between = 0;
	for (size_t j = 0; j < 34; j++) {
		within = sheet.groups.of[j] == 0 ? fmax(within, distance(&sheet, 5, j)) : within;
		between += sheet.groups.of[j] == 1 ? distance(&sheet, 5, j) / 29 : 0;
	}
	assert_true(within < between);
	sheet_finish(&sheet);
}

/* So many circles of people with about six ties within and two to anybody. */
static kith_csr *web_of_circles(uint32_t n, uint32_t circles)
{
	g_autofree uint32_t *ends = g_new(uint32_t, 8 * n);
	struct kith_random random;
	kith_random_init(&random, 5);
	size_t m = 0;
	for (uint32_t i = 0; i < n; i++) {
		for (int t = 0; t < 4; t++, m++) {
			uint32_t among = t < 3 ? n / circles : n;
			uint32_t j = (uint32_t)kith_random_below(&random, among);
			ends[2 * m] = i;
			ends[2 * m + 1] = t < 3 ? j * circles + i % circles : j;
		}
	}
	return network_of(n, m, (const uint32_t(*)[2])(void *)ends, NULL, false);
}

/* Of the nearest of everybody, the share in the same circle. */
static double nearest_alike(const struct sheet *sheet)
{
	size_t n = sheet->graph->n, alike = 0;
	for (size_t i = 0; i < n; i++) {
		size_t nearest = i ? 0 : 1;
		for (size_t j = 0; j < n; j++) {
			nearest = j != i && distance(sheet, i, j) < distance(sheet, i, nearest)
					  ? j
					  : nearest;
		}
		alike += sheet->groups.of[i] == sheet->groups.of[nearest];
	}
	return (double)alike / (double)n;
}

static void many_circles_of_many_people_are_told_apart(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, web_of_circles(6000, 60));
	for (uint32_t i = 0; i < 6000; i++) {
		sheet.groups.of[i] = i % 60;
		sheet.radius[i] = 1;
	}
	sheet.groups.groups = 60;
	place(&sheet);
	assert_true(nearest_alike(&sheet) > 0.8);
	sheet_finish(&sheet);
}

static void parts_do_not_cover_each_other(void **state)
{
	(void)state;
	g_autofree uint32_t *ends = g_new(uint32_t, 2 * 3 * 200);
	for (uint32_t t = 0; t < 200; t++) {
		for (uint32_t k = 0; k < 3; k++) {
			ends[6 * t + 2 * k] = 3 * t + k;
			ends[6 * t + 2 * k + 1] = 3 * t + (k + 1) % 3;
		}
	}
	struct sheet sheet;
	sheet_init(&sheet, network_of(600, 600, (const uint32_t(*)[2])(void *)ends, NULL, false));
	for (size_t i = 0; i < 600; i++) {
		sheet.radius[i] = 2;
	}
	place(&sheet);
	double longest = 0, nearest = INFINITY;
	for (size_t i = 0; i < 600; i++) {
		for (size_t j = 0; j < i; j++) {
			double d = distance(&sheet, i, j);
			longest = i / 3 == j / 3 ? fmax(longest, d) : longest;
			nearest = i / 3 == j / 3 ? nearest : fmin(nearest, d);
		}
	}
	assert_true(nearest > 0.5 * longest);
	sheet_finish(&sheet);
}

static void a_star_of_many_is_placed(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, star_of(1500));
	for (size_t i = 0; i < 1500; i++) {
		sheet.radius[i] = i ? 2 : 9;
	}
	place(&sheet);
	sheet_finish(&sheet);
}

/* On an ellipse around the hub, evenly: no leaf much nearer the next than others are. */
/* How much longer the longest tie is than the shortest. */
static double unevenness(const struct sheet *sheet)
{
	const kith_csr *graph = sheet->graph;
	double least = INFINITY, most = 0;
	for (uint32_t i = 0; i < graph->n; i++) {
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			uint32_t j = graph->to[e];
			double length = distance(sheet, i, j);
			least = fmin(least, length);
			most = fmax(most, length);
		}
	}
	return most / least;
}

static void a_long_chain_fills_the_sheet(void **state)
{
	(void)state;
	static const uint32_t lengths[] = {25, 61, 300, 2000};
	for (size_t k = 0; k < G_N_ELEMENTS(lengths); k++) {
		struct sheet sheet;
		uint32_t n = lengths[k];
		sheet_init(&sheet, chain_of(n));
		for (uint32_t i = 0; i < n; i++) {
			sheet.radius[i] = 2;
		}
		place(&sheet);
		double least = HEIGHT, most = 0;
		for (uint32_t i = 0; i < n; i++) {
			least = fmin(least, sheet.y[i]);
			most = fmax(most, sheet.y[i]);
		}
		assert_true(most - least > 0.6 * HEIGHT);
		assert_true(unevenness(&sheet) < 1.6);
		sheet_finish(&sheet);
	}
}

static void leaves_of_a_star_stand_around_its_hub(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, star_of(61));
	place(&sheet);
	double across = 0, down = 0, least = INFINITY, most = 0;
	for (size_t i = 1; i < 61; i++) {
		across = fmax(across, fabs(sheet.x[i] - sheet.x[0]));
		down = fmax(down, fabs(sheet.y[i] - sheet.y[0]));
	}
	for (size_t i = 1; i < 61; i++) {
		double x = (sheet.x[i] - sheet.x[0]) / across;
		double y = (sheet.y[i] - sheet.y[0]) / down;
		assert_float_equal(hypot(x, y), 1, 0.05);
		double next = distance(&sheet, i, i < 60 ? i + 1 : 1);
		least = fmin(least, next);
		most = fmax(most, next);
	}
	assert_true(least > 0.6 * most);
	sheet_finish(&sheet);
}

static void a_clique_is_placed(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, clique_of(200));
	place(&sheet);
	sheet_finish(&sheet);
}

/* Two who began side by side threw each other so far that all others were pressed to the edge. */
static void a_large_clique_is_a_disc_in_the_middle(void **state)
{
	(void)state;
	struct sheet sheet;
	const uint32_t n = 1000;
	size_t left = 0, upper = 0;
	sheet_init(&sheet, clique_of(n));
	sheet.layout.kind = KITH_LAYOUT_FORCE;
	for (uint32_t i = 0; i < n; i++) {
		sheet.radius[i] = 2;
		sheet.groups.of[i] = 0;
	}
	sheet.groups.groups = 1;
	place(&sheet);
	for (uint32_t i = 0; i < n; i++) {
		left += sheet.x[i] < WIDTH / 2;
		upper += sheet.y[i] < HEIGHT / 2;
	}
	assert_true(left >= 400 && left <= 600);
	assert_true(upper >= 400 && upper <= 600);
	sheet_finish(&sheet);
}

static void random_graphs_never_overlap(void **state)
{
	(void)state;
	static const enum kith_layout_kind kinds[] = {KITH_LAYOUT_AUTO, KITH_LAYOUT_STRESS,
		KITH_LAYOUT_FORCE, KITH_LAYOUT_CIRCLE, KITH_LAYOUT_EGO};
	struct kith_random random;
	kith_random_init(&random, 7);
	for (size_t round = 0; round < 150; round++) {
		size_t n = 1 + kith_random_below(&random, 40);
		size_t m = kith_random_below(&random, 3 * n);
		struct sheet sheet;
		sheet_init(&sheet, network_by_chance(&random, n, m, false, false));
		sheet.layout.kind = kinds[round % G_N_ELEMENTS(kinds)];
		sheet.layout.centre = (uint32_t)kith_random_below(&random, n);
		place(&sheet);
		sheet_finish(&sheet);
	}
}

static void places_are_the_same_for_any_number_of_threads(void **state)
{
	(void)state;
	static const size_t people[] = {120, 230, 700};
	int threads = omp_get_max_threads();
	for (size_t k = 0; k < G_N_ELEMENTS(people); k++) {
		struct sheet once, again;
		struct kith_random random;
		for (int run = 0; run < 2; run++) {
			struct sheet *sheet = run ? &again : &once;
			kith_random_init(&random, 3);
			sheet_init(sheet,
				network_by_chance(&random, people[k], 3 * people[k], false, false));
			omp_set_num_threads(run ? 8 : 1);
			place(sheet);
		}
		assert_memory_equal(once.x, again.x, people[k] * sizeof *once.x);
		assert_memory_equal(once.y, again.y, people[k] * sizeof *once.y);
		sheet_finish(&once);
		sheet_finish(&again);
	}
	omp_set_num_threads(threads);
}

static void another_seed_is_another_picture(void **state)
{
	(void)state;
	struct sheet one, two;
	sheet_init(&one, network_karate());
	sheet_init(&two, network_karate());
	two.layout.seed = 2;
	place(&one);
	place(&two);
	assert_memory_not_equal(one.x, two.x, 34 * sizeof *one.x);
	sheet_finish(&one);
	sheet_finish(&two);
}

static void rings_count_steps_from_the_centre(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {0, 2}, {1, 3}, {2, 4}};
	struct sheet sheet;
	sheet_init(&sheet, network_of(6, 4, ends, NULL, false));
	sheet.layout.kind = KITH_LAYOUT_EGO;
	place(&sheet);
	double step = distance(&sheet, 0, 1);
	assert_true(fabs(distance(&sheet, 0, 2) - (step)) < 1e-6);
	assert_true(fabs(distance(&sheet, 0, 3) - (2 * step)) < 1e-6);
	assert_true(fabs(distance(&sheet, 0, 4) - (2 * step)) < 1e-6);
	assert_true(sheet.y[5] > sheet.y[0]);
	sheet_finish(&sheet);
}

static void a_route_runs_from_left_to_right(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 2}, {0, 3}, {3, 2}};
	const uint32_t step[] = {0, 1, 2, 1};
	struct sheet sheet;
	sheet_init(&sheet, network_of(4, 4, ends, NULL, false));
	sheet.layout.kind = KITH_LAYOUT_ROUTE;
	sheet.layout.step = step;
	place(&sheet);
	assert_true(sheet.x[0] < sheet.x[1] && sheet.x[1] < sheet.x[2]);
	assert_true(fabs(sheet.x[1] - (sheet.x[3])) < 1e-6);
	assert_true(sheet.y[1] < sheet.y[3]);
	sheet_finish(&sheet);
}

static void given_places_keep_their_shape(void **state)
{
	(void)state;
	const double x[] = {-1, 1, 1, -1}, y[] = {-1, -1, 1, 1};
	struct sheet sheet;
	sheet_init(&sheet, network_of(4, 0, NULL, NULL, false));
	sheet.layout.kind = KITH_LAYOUT_GIVEN;
	memcpy(sheet.x, x, sizeof x);
	memcpy(sheet.y, y, sizeof y);
	place(&sheet);
	assert_true(fabs(distance(&sheet, 0, 1) - (distance(&sheet, 1, 2))) < 1e-6);
	assert_true(fabs(sheet.x[0] - (sheet.x[3])) < 1e-9);
	assert_true(sheet.x[0] < sheet.x[1] && sheet.y[0] < sheet.y[3]);
	sheet_finish(&sheet);
}

static void people_in_one_spot_are_parted(void **state)
{
	(void)state;
	struct sheet sheet;
	sheet_init(&sheet, network_of(40, 0, NULL, NULL, false));
	sheet.layout.kind = KITH_LAYOUT_GIVEN;
	place(&sheet);
	sheet_finish(&sheet);
}

static void margins_are_kept_free(void **state)
{
	(void)state;
	const enum kith_layout_kind kinds[] = {
		KITH_LAYOUT_AUTO, KITH_LAYOUT_CIRCLE, KITH_LAYOUT_EGO};
	for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
		struct sheet sheet;
		double margin[150], reach[150];
		sheet_init(&sheet, star_of(150));
		for (size_t i = 0; i < 150; i++) {
			margin[i] = i % 4 ? 0 : 9;
			reach[i] = sheet.radius[i] + margin[i];
		}
		sheet.layout.kind = kinds[k];
		sheet.layout.margin = margin;
		place(&sheet);
		assert_int_equal(overlaps(150, sheet.x, sheet.y, reach), 0);
		sheet_finish(&sheet);
	}
}

static void overlaps_are_counted_pair_by_pair(void **state)
{
	(void)state;
	const double x[] = {0, 3, 6, 100}, y[] = {0, 0, 0, 0}, radius[] = {2, 2, 2, 2};
	assert_int_equal(overlaps(4, x, y, radius), 2);
	assert_int_equal(overlaps(0, x, y, radius), 0);
}

static void no_memory_is_an_error_everywhere(void **state)
{
	(void)state;
	static const enum kith_layout_kind kinds[] = {
		KITH_LAYOUT_AUTO, KITH_LAYOUT_FORCE, KITH_LAYOUT_CIRCLE, KITH_LAYOUT_EGO};
	for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
		bool placed = false;
		for (long successes = 0; !placed && successes < 5000; successes++) {
			struct sheet sheet;
			GError *error = NULL;
			const uint32_t ends[][2] = {{0, 1}, {1, 2}, {3, 4}, {4, 5}};
			sheet_init(&sheet, network_of(7, 4, ends, NULL, false));
			sheet.layout.kind = kinds[k];
			kith_array_fail_after(successes);
			placed = kith_layout_place(&sheet.layout, sheet.x, sheet.y, &error);
			kith_array_fail_after(-1);
			assert_true(
				placed || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
			g_clear_error(&error);
			sheet_finish(&sheet);
		}
		assert_true(placed);
	}
}

static void whoever_has_no_place_stands_amid_their_contacts(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {4, 0}, {4, 1}, {5, 4}, {6, 7}};
	struct sheet sheet;
	sheet_init(&sheet, network_of(9, 8, ends, NULL, false));
	sheet.layout.kind = KITH_LAYOUT_GIVEN;
	const double corners[][2] = {{100, 100}, {1100, 100}, {1100, 800}, {100, 800}};
	for (size_t i = 0; i < 9; i++) {
		sheet.x[i] = i < 4 ? corners[i][0] : (double)NAN;
		sheet.y[i] = i < 4 ? corners[i][1] : (double)NAN;
	}
	assert_true(kith_layout_place(&sheet.layout, sheet.x, sheet.y, NULL));
	for (size_t i = 0; i < 9; i++) {
		assert_true(sheet.x[i] >= 0 && sheet.x[i] <= WIDTH);
		assert_true(sheet.y[i] >= 0 && sheet.y[i] <= HEIGHT);
	}
	double middle = (sheet.x[0] + sheet.x[1]) / 2, away = sheet.x[1] - sheet.x[0];
	assert_true(fabs(sheet.x[4] - middle) < away / 10);
	assert_true(fabs(sheet.y[4] - sheet.y[0]) < away / 10);
	assert_true(hypot(sheet.x[5] - sheet.x[4], sheet.y[5] - sheet.y[4]) < away / 10);
	sheet_finish(&sheet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_can_be_placed),
		cmocka_unit_test(one_person_stands_in_the_middle),
		cmocka_unit_test(two_people_stand_side_by_side),
		cmocka_unit_test(people_without_ties_stand_below_the_others),
		cmocka_unit_test(only_people_without_ties_fill_rows),
		cmocka_unit_test(many_people_without_ties_take_a_corner),
		cmocka_unit_test(a_long_path_shows_its_ties),
		cmocka_unit_test(a_picture_takes_the_shape_of_the_sheet),
		cmocka_unit_test(a_path_is_drawn_in_its_order),
		cmocka_unit_test(circles_stay_together),
		cmocka_unit_test(many_circles_of_many_people_are_told_apart),
		cmocka_unit_test(parts_do_not_cover_each_other),
		cmocka_unit_test(a_star_of_many_is_placed),
		cmocka_unit_test(leaves_of_a_star_stand_around_its_hub),
		cmocka_unit_test(a_long_chain_fills_the_sheet),
		cmocka_unit_test(a_clique_is_placed),
		cmocka_unit_test(a_large_clique_is_a_disc_in_the_middle),
		cmocka_unit_test(random_graphs_never_overlap),
		cmocka_unit_test(places_are_the_same_for_any_number_of_threads),
		cmocka_unit_test(another_seed_is_another_picture),
		cmocka_unit_test(rings_count_steps_from_the_centre),
		cmocka_unit_test(a_route_runs_from_left_to_right),
		cmocka_unit_test(given_places_keep_their_shape),
		cmocka_unit_test(people_in_one_spot_are_parted),
		cmocka_unit_test(margins_are_kept_free),
		cmocka_unit_test(overlaps_are_counted_pair_by_pair),
		cmocka_unit_test(whoever_has_no_place_stands_amid_their_contacts),
		cmocka_unit_test(no_memory_is_an_error_everywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
