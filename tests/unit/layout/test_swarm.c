/* Claims about where very many people stand. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "layout/layout.h"
#include "unit/networks.h"

enum { CIRCLES = 8, EACH = 60, ALONE = 40, PEOPLE = CIRCLES * EACH + ALONE };

static const double WIDTH = 1200, HEIGHT = 900, RADIUS = 1.5;

/* Rings of people, each tied to the next by one tie, and people without ties. */
static kith_csr *rings(void)
{
	uint32_t ends[CIRCLES * EACH + CIRCLES - 1][2];
	size_t m = 0;
	for (uint32_t i = 0; i < CIRCLES * EACH; i++) {
		ends[m][0] = i;
		ends[m++][1] = i % EACH + 1 < EACH ? i + 1 : i + 1 - EACH;
	}
	for (uint32_t c = 0; c + 1 < CIRCLES; c++) {
		ends[m][0] = c * EACH;
		ends[m++][1] = (c + 1) * EACH;
	}
	return network_of(PEOPLE, m, (const uint32_t(*)[2])(const void *)ends, NULL, false);
}

struct middle {
	double x, y, reach;
};

static struct middle middle_of(uint32_t circle, const double *x, const double *y)
{
	struct middle middle = {0};
	for (uint32_t i = circle * EACH; i < (circle + 1) * EACH; i++) {
		middle.x += x[i] / (double)EACH;
		middle.y += y[i] / (double)EACH;
	}
	for (uint32_t i = circle * EACH; i < (circle + 1) * EACH; i++) {
		middle.reach = fmax(middle.reach, hypot(x[i] - middle.x, y[i] - middle.y));
	}
	return middle;
}

static void place_rings(double *x, double *y, double radius[PEOPLE])
{
	g_autoptr(kith_csr) graph = rings();
	struct kith_partition partition;
	assert_true(kith_partition_init(&partition, PEOPLE, NULL));
	for (uint32_t i = 0; i < PEOPLE; i++) {
		partition.of[i] = i < CIRCLES * EACH ? i / EACH : KITH_NO_GROUP;
		radius[i] = RADIUS;
	}
	partition.groups = CIRCLES;
	const struct kith_layout layout = {.graph = graph,
		.partition = &partition,
		.radius = radius,
		.width = WIDTH,
		.height = HEIGHT,
		.seed = 1,
		.kind = KITH_LAYOUT_SWARM};
	assert_true(kith_layout_place(&layout, x, y, NULL));
	kith_partition_finish(&partition);
}

static void circles_are_discs_apart_on_the_sheet(void **state)
{
	(void)state;
	double x[PEOPLE], y[PEOPLE], radius[PEOPLE];
	place_rings(x, y, radius);
	for (size_t i = 0; i < PEOPLE; i++) {
		assert_true(x[i] >= 0 && x[i] <= WIDTH && y[i] >= 0 && y[i] <= HEIGHT);
	}
	for (uint32_t a = 0; a < CIRCLES; a++) {
		struct middle here = middle_of(a, x, y);
		for (uint32_t b = 0; b < a; b++) {
			struct middle there = middle_of(b, x, y);
			assert_true(hypot(here.x - there.x, here.y - there.y) >
				    0.95 * (here.reach + there.reach));
		}
	}
}

static void people_in_no_circle_stand_at_the_lower_edge(void **state)
{
	(void)state;
	double x[PEOPLE], y[PEOPLE], radius[PEOPLE];
	place_rings(x, y, radius);
	for (size_t i = CIRCLES * EACH; i < PEOPLE; i++) {
		assert_true(y[i] == HEIGHT - RADIUS);
	}
}

static void nobody_stands_where_another_does(void **state)
{
	(void)state;
	double x[PEOPLE], y[PEOPLE], radius[PEOPLE];
	place_rings(x, y, radius);
	for (size_t i = 0; i < PEOPLE; i++) {
		for (size_t j = 0; j < i; j++) {
			assert_true(hypot(x[i] - x[j], y[i] - y[j]) > RADIUS);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(circles_are_discs_apart_on_the_sheet),
		cmocka_unit_test(people_in_no_circle_stand_at_the_lower_edge),
		cmocka_unit_test(nobody_stands_where_another_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
