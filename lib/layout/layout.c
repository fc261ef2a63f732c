/* Where people stand in a picture: parts laid out, levelled, packed, fitted and pushed apart. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/layout.h"

#include "layout/force.h"
#include "layout/pack.h"
#include "layout/parts.h"
#include "layout/rings.h"
#include "layout/spacing.h"
#include "layout/stress.h"
#include "layout/swarm.h"

#include <math.h>

enum { MOST_BY_STRESS = 4000 };

static const double WIDEST_STEP = 0.22;   /* of the sheet, so that few people stay together */
static const double WIDEST_PLACE = 170;   /* for each person without ties, picture units */
static const double STRETCH = 1.06;       /* one way more than the other, to fill the sheet */
static const double MOST_STRETCH = 4;     /* the same for a route */
static const double MOST_FOR_ALONE = 0.2; /* of the sheet's height, for people without ties */

/* A part of the people, to be moved together. */
struct cloud {
	const uint32_t *member;
	size_t count;
	double *x, *y;
};

/* A rectangle of the sheet; `stretch`: how much more one way than the other a cloud may grow. */
struct box {
	double left, top, width, height, stretch;
};

/* Turns points so that their longest axis is level, and puts their middle at (0, 0). */
static void align(size_t n, double *x, double *y)
{
	double mean[2] = {0, 0}, xx = 0, yy = 0, xy = 0;
	for (size_t i = 0; i < n; i++) {
		mean[0] += x[i] / (double)n;
		mean[1] += y[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		x[i] -= mean[0];
		y[i] -= mean[1];
		xx += x[i] * x[i];
		yy += y[i] * y[i];
		xy += x[i] * y[i];
	}
	double angle = 0.5 * atan2(2 * xy, xx - yy);
	double c = cos(angle), s = sin(angle);
	for (size_t i = 0; i < n; i++) {
		double turned = c * x[i] + s * y[i];
		y[i] = c * y[i] - s * x[i];
		x[i] = turned;
	}
}

/* Makes the middle distance between neighbours 1, so that parts look alike side by side. */
static bool scale_spacing(size_t n, double *x, double *y, GError **error)
{
	double spacing;
	if (!kith_layout_spacing(n, x, y, &spacing, error)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		x[i] /= spacing;
		y[i] /= spacing;
	}
	return true;
}

static bool lay_out_part(const struct kith_layout *layout, const struct kith_layout_part *part,
	double *x, double *y, GError **error)
{
	size_t n = part->rows->n;
	bool by_stress = layout->kind == KITH_LAYOUT_STRESS ? n <= MOST_BY_STRESS
							    : n <= KITH_LAYOUT_STRESS_PEOPLE;
	bool placed = by_stress && layout->kind != KITH_LAYOUT_FORCE
			      ? kith_layout_stress(part, x, y, error)
			      : kith_layout_force(part, x, y, error);
	if (!placed) {
		return false;
	}
	align(n, x, y);
	return scale_spacing(n, x, y, error);
}

/* Lays out the connected part of that number. */
static bool lay_out(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	size_t number, const struct cloud *all, GError **error)
{
	const uint32_t *member = parts->member + parts->start[number];
	size_t n = parts->start[number + 1] - parts->start[number];
	struct kith_layout_part part;
	g_autofree double *x = KITH_ARRAY(double, n, error);
	g_autofree double *y = KITH_ARRAY(double, n, error);
	if (!x || !y || !kith_layout_part_init(&part, layout, parts, number, error)) {
		return false;
	}
	bool placed = lay_out_part(layout, &part, x, y, error);
	kith_layout_part_finish(&part);
	for (size_t k = 0; placed && k < n; k++) {
		all->x[member[k]] = x[k];
		all->y[member[k]] = y[k];
	}
	return placed;
}

static bool lay_out_parts(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double *x, double *y, GError **error)
{
	struct cloud all = {.x = x, .y = y};
	for (size_t p = 0; p < parts->connected; p++) {
		if (!lay_out(layout, parts, p, &all, error)) {
			return false;
		}
	}
	return kith_layout_pack(layout, parts, x, y, error);
}

/* Scales and shifts a cloud into the middle of a box, discs inside, nearly in proportion. */
static void fit(const struct cloud *cloud, const struct box *box, const double *radius, double most)
{
	double least[2] = {INFINITY, INFINITY}, far[2] = {-INFINITY, -INFINITY}, disc = 0;
	for (size_t k = 0; k < cloud->count; k++) {
		uint32_t i = cloud->member[k];
		least[0] = fmin(least[0], cloud->x[i]);
		least[1] = fmin(least[1], cloud->y[i]);
		far[0] = fmax(far[0], cloud->x[i]);
		far[1] = fmax(far[1], cloud->y[i]);
		disc = fmax(disc, radius[i]);
	}
	double width = far[0] - least[0], height = far[1] - least[1];
	double across = fmin(fmax(box->width - 2 * disc, 1) / fmax(width, 1e-9), most);
	double down = fmin(fmax(box->height - 2 * disc, 1) / fmax(height, 1e-9), most);
	double stretch = box->stretch * fmin(across, down);
	across = fmin(across, stretch);
	down = fmin(down, stretch);
	for (size_t k = 0; k < cloud->count; k++) {
		uint32_t i = cloud->member[k];
		cloud->x[i] =
			box->left + box->width / 2 + across * (cloud->x[i] - least[0] - width / 2);
		cloud->y[i] =
			box->top + box->height / 2 + down * (cloud->y[i] - least[1] - height / 2);
	}
}

/* Rows of places for people without ties: how many a row, and how far apart. */
struct rows {
	size_t columns, count;
	double pitch, height;
};

/* The widest places with which everyone still fits below `height`. */
static struct rows rows_for(size_t people, double width, double height)
{
	struct rows rows = {.columns = 1};
	for (double pitch = WIDEST_PLACE; people > 0 && pitch > 1; pitch *= 0.93) {
		rows.pitch = pitch;
		rows.columns = MAX((size_t)(width / pitch), 1);
		rows.count = (people + rows.columns - 1) / rows.columns;
		rows.height = fmin(pitch, 36);
		if ((double)rows.count * rows.height <= height) {
			break;
		}
	}
	return rows;
}

/* Stands the people without ties in rows at the bottom; returns the height that takes. */
static double place_alone(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double *x, double *y)
{
	size_t first = parts->start[parts->connected], people = layout->graph->n - first;
	double most = layout->height * (parts->connected ? MOST_FOR_ALONE : 1);
	struct rows rows = rows_for(people, layout->width, most);
	double height = (double)rows.count * rows.height;
	double top = parts->connected ? layout->height - height : (layout->height - height) / 2;
	for (size_t k = 0; k < people; k++) {
		uint32_t i = parts->member[first + k];
		size_t row = k / rows.columns;
		size_t here = MIN(rows.columns, people - row * rows.columns);
		double left = (layout->width - (double)here * rows.pitch) / 2;
		x[i] = left + ((double)(k % rows.columns) + 0.5) * rows.pitch;
		y[i] = top + ((double)row + 0.5) * rows.height;
	}
	return height;
}

/* Fits who is tied above, and stands the rest in rows below. */
static void place_above(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double stretch, double *x, double *y)
{
	struct cloud tied = {parts->member, parts->start[parts->connected], x, y};
	double alone = place_alone(layout, parts, x, y);
	struct box above = {0, 0, layout->width, fmax(layout->height - alone, 1), stretch};
	fit(&tied, &above, layout->radius, WIDEST_STEP * fmin(layout->width, layout->height));
}

static bool place_by_parts(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	struct kith_layout_parts parts;
	if (!kith_layout_parts_init(&parts, layout->graph, error)) {
		return false;
	}
	bool placed = lay_out_parts(layout, &parts, x, y, error);
	if (placed) {
		place_above(layout, &parts, STRETCH, x, y);
	}
	kith_layout_parts_finish(&parts);
	return placed;
}

/* Columns of steps, whoever is on no route in a last one. */
static bool place_route(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	size_t n = layout->graph->n;
	uint32_t last = 0;
	for (size_t i = 0; i < n; i++) {
		last = layout->step[i] == KITH_NOBODY ? last : MAX(last, layout->step[i]);
	}
	g_autofree double *column = KITH_ARRAY(double, last + 2, error);
	if (!column) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t step = MIN(layout->step[i], last + 1);
		x[i] = step;
		y[i] = column[step]++;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t step = MIN(layout->step[i], last + 1);
		y[i] = (y[i] - (column[step] - 1) / 2) * 0.5;
	}
	return true;
}

static bool place_plain(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	switch (layout->kind) {
	case KITH_LAYOUT_CIRCLE:
		return kith_layout_circle(layout, x, y, error);
	case KITH_LAYOUT_ROUTE:
		return place_route(layout, x, y, error);
	default:
		return true;
	}
}

/* A layout of everyone at once, or places that were given. */
static bool place_at_once(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	size_t n = layout->graph->n;
	g_autofree uint32_t *everyone = KITH_ARRAY(uint32_t, n, error);
	if (!everyone || !place_plain(layout, x, y, error)) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		everyone[i] = i;
	}
	bool route = layout->kind == KITH_LAYOUT_ROUTE;
	struct cloud all = {everyone, n, x, y};
	struct box sheet = {0, 0, layout->width, layout->height, route ? MOST_STRETCH : 1};
	double most = route ? 0.3 * layout->width : INFINITY;
	fit(&all, &sheet, layout->radius, most);
	return true;
}

/* Rings around one person; those out of reach stand in rows below. */
static bool place_rings(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	uint32_t start[3] = {0, 0, (uint32_t)layout->graph->n};
	g_autofree uint32_t *member = KITH_ARRAY(uint32_t, layout->graph->n, error);
	double *const at[2] = {x, y};
	if (!member || !kith_layout_ego(layout, at, member, &start[1], error)) {
		return false;
	}
	struct kith_layout_parts parts = {
		.count = 2, .connected = 1, .start = start, .member = member};
	place_above(layout, &parts, 1, x, y);
	return true;
}

bool kith_layout_place(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	if (layout->kind == KITH_LAYOUT_SWARM) {
		return kith_layout_swarm(layout, x, y, error);
	}
	bool by_parts = layout->kind == KITH_LAYOUT_AUTO || layout->kind == KITH_LAYOUT_STRESS ||
			layout->kind == KITH_LAYOUT_FORCE;
	bool placed = by_parts                          ? place_by_parts(layout, x, y, error)
		      : layout->kind == KITH_LAYOUT_EGO ? place_rings(layout, x, y, error)
							: place_at_once(layout, x, y, error);
	return placed && kith_layout_remove_overlaps(layout, x, y, error);
}
