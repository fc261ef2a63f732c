/* The ground of circles that stand apart, tinted. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/hulls.h"

#include <math.h>
#include <stdlib.h>

enum { SMALLEST_HULL = 4, CORNERS = 48 };

static const double STRANGERS = 0.05, MARGIN = 14;

/* A point of a hull. */
struct point {
	double x, y;
};

static int by_place(const void *a, const void *b)
{
	const struct point *p = a, *q = b;
	if (p->x != q->x) {
		return p->x < q->x ? -1 : 1;
	}
	return p->y < q->y ? -1 : p->y > q->y;
}

static double turn(const struct point *a, const struct point *b, const struct point *c)
{
	return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

/* The convex hull of sorted points (Andrew's two chains); `hull` holds 2 count. Its length. */
static size_t hull_of(const struct point *points, size_t count, struct point *hull)
{
	size_t length = 0;
	for (int chain = 0; chain < 2; chain++) {
		size_t least = length + 2;
		for (size_t k = 0; k < count; k++) {
			const struct point *next = &points[chain ? count - 1 - k : k];
			while (length >= least &&
				turn(&hull[length - 2], &hull[length - 1], next) <= 0) {
				length--;
			}
			hull[length++] = *next;
		}
		length--;
	}
	return length;
}

static bool inside(const struct point *hull, size_t length, const struct point *at)
{
	for (size_t k = 0; k < length; k++) {
		if (turn(&hull[k], &hull[(k + 1) % length], at) < 0) {
			return false;
		}
	}
	return true;
}

/* Corners around each member's disc, so that the hull leaves a margin and bends as an arc does. */
static size_t corners_of(const struct kith_drawing *drawing, uint32_t group, struct point *points)
{
	size_t count = 0;
	for (size_t i = 0; i < drawing->n; i++) {
		if (kith_drawing_group(drawing, i) != group) {
			continue;
		}
		double at[2], reach = drawing->picture->radius[i] + MARGIN;
		kith_drawing_place(drawing, i, at);
		for (int k = 0; k < CORNERS; k++) {
			double angle = 2 * G_PI * k / (double)CORNERS;
			points[count++] = (struct point){
				at[0] + reach * cos(angle), at[1] + reach * sin(angle)};
		}
	}
	qsort(points, count, sizeof *points, by_place);
	return count;
}

/* Whether few enough people of other circles fall inside. */
static bool stands_apart(
	const struct kith_drawing *drawing, uint32_t group, const struct point *hull, size_t length)
{
	size_t strangers = 0;
	for (size_t i = 0; i < drawing->n; i++) {
		double at[2];
		kith_drawing_place(drawing, i, at);
		strangers += kith_drawing_group(drawing, i) != group &&
			     inside(hull, length, &(struct point){at[0], at[1]});
	}
	return (double)strangers <= STRANGERS * drawing->members[group];
}

static void add_hull(
	struct kith_drawing *drawing, uint32_t group, const struct point *hull, size_t length)
{
	struct kith_area area = {.x = g_new(float, length),
		.y = g_new(float, length),
		.count = length,
		.colour = kith_drawing_group_look(drawing, group).colour,
		.alpha = drawing->palette->dark ? 0.16F : 0.12F};
	for (size_t k = 0; k < length; k++) {
		area.x[k] = (float)hull[k].x;
		area.y[k] = (float)hull[k].y;
	}
	g_array_append_val(drawing->scene->areas, area);
}

bool kith_drawing_add_hulls(struct kith_drawing *drawing, GError **error)
{
	if (!drawing->picture->hulls || !drawing->picture->groups) {
		return true;
	}
	g_autofree struct point *points = KITH_ARRAY(struct point, drawing->n * CORNERS, error);
	g_autofree struct point *hull =
		KITH_ARRAY(struct point, 2 * drawing->n * CORNERS + 2, error);
	if (!points || !hull) {
		return false;
	}
	size_t groups = drawing->picture->groups->groups;
	for (uint32_t g = 0; g < groups; g++) {
		if (drawing->members[g] < SMALLEST_HULL) {
			continue;
		}
		size_t length = hull_of(points, corners_of(drawing, g, points), hull);
		if (stands_apart(drawing, g, hull, length)) {
			add_hull(drawing, g, hull, length);
		}
	}
	return true;
}
