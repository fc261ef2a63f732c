/* The people of a picture: discs, squares for events, rings, and the ground of circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture_private.h"

#include <math.h>
#include <stdlib.h>

enum { GLOWING = 5000, FEW_PEOPLE = 300, MANY_PEOPLE = 8000, SMALLEST_HULL = 4 };

static const double FADED = 0.15, STRANGERS = 0.05, MARGIN = 10;

static struct kith_disc disc_of(const struct kith_drawing *drawing, size_t i)
{
	const struct kith_picture *picture = drawing->picture;
	double at[2];
	kith_drawing_place(drawing, i, at);
	kith_colour fill = kith_drawing_fill(drawing, i);
	return (struct kith_disc){.x = (float)at[0],
		.y = (float)at[1],
		.radius = (float)picture->radius[i],
		.fill = fill,
		.rim = kith_colour_mix(fill, drawing->palette->dark ? 0x000000 : 0x101828, 0.38),
		.rim_width = drawing->n < FEW_PEOPLE    ? 1
			     : drawing->n < MANY_PEOPLE ? 0.4F
							: 0.2F,
		.alpha = kith_drawing_lit(drawing, i) ? 1 : (float)FADED,
		.square = picture->event && picture->event[i],
		.person = (uint32_t)i,
		.title = picture->name
				 ? g_string_chunk_insert(drawing->scene->strings, picture->name[i])
				 : NULL};
}

static void add(kith_scene *scene, const struct kith_disc *disc)
{
	scene->discs[scene->disc_count++] = *disc;
}

/* Faded people first, then colour by colour. */
static gint by_paint(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct kith_drawing *drawing = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int lit = kith_drawing_lit(drawing, i) - kith_drawing_lit(drawing, j);
	kith_colour p = kith_drawing_fill(drawing, i), q = kith_drawing_fill(drawing, j);
	if (lit || p != q) {
		return lit ? lit : (p < q ? -1 : 1);
	}
	return i < j ? -1 : i > j;
}

/* Light that fades outwards: a few discs, each larger and fainter. */
static void add_glow(struct kith_drawing *drawing, uint32_t i)
{
	static const float reach[] = {3.2F, 2.5F, 1.9F, 1.45F};
	for (size_t k = 0; k < G_N_ELEMENTS(reach); k++) {
		struct kith_disc light = disc_of(drawing, i);
		light.radius *= reach[k];
		light.alpha *= 0.05F;
		light.rim_width = 0;
		light.title = NULL;
		light.person = KITH_NOBODY;
		add(drawing->scene, &light);
	}
}

static void add_ring(struct kith_drawing *drawing, uint32_t i)
{
	struct kith_disc ring = disc_of(drawing, i);
	ring.radius += 4.5F;
	ring.fill = drawing->palette->ground;
	ring.rim = drawing->palette->loud;
	ring.rim_width = 2.2F;
	ring.alpha = 1;
	ring.title = NULL;
	ring.person = KITH_NOBODY;
	add(drawing->scene, &ring);
}

bool kith_drawing_people(struct kith_drawing *drawing, GError **error)
{
	const struct kith_picture *picture = drawing->picture;
	uint32_t n = (uint32_t)drawing->n;
	g_autofree uint32_t *order = KITH_ARRAY(uint32_t, n, error);
	if (!order) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		order[i] = i;
	}
	g_qsort_with_data(order, (gint)n, sizeof *order, by_paint, drawing);
	bool glow = picture->theme == KITH_THEME_SHIMMER && n <= GLOWING;
	for (uint32_t k = 0; glow && k < n; k++) {
		add_glow(drawing, order[k]);
	}
	for (uint32_t i = 0; picture->marked && i < n; i++) {
		if (picture->marked[i]) {
			add_ring(drawing, i);
		}
	}
	for (uint32_t k = 0; k < n; k++) {
		struct kith_disc disc = disc_of(drawing, order[k]);
		add(drawing->scene, &disc);
	}
	return true;
}

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

/* Corners of each member's disc, so that the hull leaves a margin around them. */
static size_t corners_of(const struct kith_drawing *drawing, uint32_t group, struct point *points)
{
	size_t count = 0;
	for (size_t i = 0; i < drawing->n; i++) {
		if (kith_drawing_group(drawing, i) != group) {
			continue;
		}
		double at[2], reach = drawing->picture->radius[i] + MARGIN;
		kith_drawing_place(drawing, i, at);
		for (int k = 0; k < 8; k++) {
			points[count++] = (struct point){at[0] + reach * cos(k * G_PI / 4),
				at[1] + reach * sin(k * G_PI / 4)};
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
		.colour = kith_palette_hue(drawing->palette, group),
		.alpha = drawing->palette->dark ? 0.16F : 0.12F};
	for (size_t k = 0; k < length; k++) {
		area.x[k] = (float)hull[k].x;
		area.y[k] = (float)hull[k].y;
	}
	g_array_append_val(drawing->scene->areas, area);
}

bool kith_drawing_hulls(struct kith_drawing *drawing, GError **error)
{
	if (!drawing->picture->hulls || !drawing->picture->groups) {
		return true;
	}
	g_autofree struct point *points = KITH_ARRAY(struct point, drawing->n * 8, error);
	g_autofree struct point *hull = KITH_ARRAY(struct point, drawing->n * 16 + 2, error);
	if (!points || !hull) {
		return false;
	}
	size_t groups = MIN(drawing->picture->groups->groups, drawing->palette->hue_count);
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
