/* Where people stand in a picture: parts laid out, levelled, packed, fitted and pushed apart. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/layout.h"

#include "layout/chain.h"
#include "layout/force.h"
#include "layout/pack.h"
#include "layout/parts.h"
#include "layout/rings.h"
#include "layout/spacing.h"
#include "layout/stress.h"
#include "layout/swarm.h"

#include <math.h>

enum { LARGEST_STAR = 150, MOST_BY_STRESS = 4000, MOST_IN_ROWS = 21, MOST_SAMPLED = 20000 };

static const double WIDEST_STEP = 0.22; /* of the sheet, so that few people stay together */
static const double WIDEST_PLACE = 170; /* for each person without ties, picture units */
static const double STRETCH = 1.35;     /* one way more than the other, to fill the sheet */
static const double UNSEEN = 1.06;      /* stretching that nobody notices */
static const double LEFT_EMPTY = 1.12;  /* of the sheet one way, rather than stretch to fill it */
static const double MOST_STRETCH = 4;   /* the same for a route */
static const double GOLDEN_ANGLE = 2.39996322972865332;
static const double MOST_FOR_ALONE = 0.2; /* of the sheet's height, for people without ties */

/* Of people without ties in a corner: between their discs; around them all; of the sheet's width.
 */
static const double CORNER_GAP = 4, CORNER_CLEAR = 24, CORNER_WIDTH = 0.4;

/* A tie is seen where it is so many times as long as the radii of its ends. */
static const double SHOWN = 1.8, LEAST_SHRINK = 0.3;

/* A part of the people, to be moved together. */
struct cloud {
	const uint32_t *member;
	size_t count;
	double *x, *y;
};

/* A rectangle of the sheet; `stretch`: how much more one way than the other a cloud may grow, or,
 * of a block, its columns. */
struct box {
	double left, top, width, height, stretch;
};

/* Turns points so that their longest axis is level, or upright, and puts their middle at (0, 0). */
static void align(size_t n, bool upright, double *x, double *y)
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
	double angle = 0.5 * atan2(2 * xy, xx - yy) - (upright ? G_PI / 2 : 0);
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

/* Whether all are tied to one of them and to nobody else, few enough to stand around. */
static bool is_star(const kith_csr *rows)
{
	bool star = rows->n > 3 && rows->n <= LARGEST_STAR;
	for (uint32_t i = 0; star && i < rows->n; i++) {
		uint32_t degree = kith_csr_degree(rows, i);
		star = degree == 1 || degree == rows->n - 1;
	}
	return star;
}

/* The hub in the middle, everybody else around it; stress and forces leave uneven rings. */
static void place_star(const kith_csr *rows, double *x, double *y)
{
	size_t leaf = 0;
	for (uint32_t i = 0; i < rows->n; i++) {
		bool hub = kith_csr_degree(rows, i) > 1;
		double angle = 2 * G_PI * (double)leaf / (double)(rows->n - 1);
		x[i] = hub ? 0 : cos(angle);
		y[i] = hub ? 0 : sin(angle);
		leaf += !hub;
	}
}

static enum kith_layout_form form_of(const struct kith_layout *layout, const kith_csr *rows)
{
	size_t most = layout->kind == KITH_LAYOUT_STRESS  ? MOST_BY_STRESS
		      : layout->kind == KITH_LAYOUT_FORCE ? 0
							  : KITH_LAYOUT_STRESS_PEOPLE;
	return is_star(rows)                                                    ? KITH_FORM_STAR
	       : layout->kind == KITH_LAYOUT_AUTO && kith_layout_is_chain(rows) ? KITH_FORM_CHAIN
	       : rows->n <= most                                                ? KITH_FORM_STRESS
										: KITH_FORM_FORCES;
}

static bool lay_out_part(const struct kith_layout *layout, const struct kith_layout_part *part,
	enum kith_layout_form form, double *x, double *y, GError **error)
{
	size_t n = part->rows->n;
	if (form == KITH_FORM_CHAIN) {
		kith_layout_chain(part->rows, layout->width / layout->height, x, y);
		return true;
	}
	if (form == KITH_FORM_STAR) {
		place_star(part->rows, x, y);
		return scale_spacing(n, x, y, error);
	}
	if (!(form == KITH_FORM_STRESS ? kith_layout_stress(part, x, y, error)
				       : kith_layout_force(part, x, y, error))) {
		return false;
	}
	align(n, layout->width < layout->height, x, y);
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
	enum kith_layout_form form = form_of(layout, part.rows);
	bool placed = lay_out_part(layout, &part, form, x, y, error);
	if (layout->form && number == 0) {
		*layout->form = form;
	}
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

static gint by_value(gconstpointer a, gconstpointer b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
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
	double wanted = fmax(across, down) / fmin(across, down) / LEFT_EMPTY;
	double stretch = fmin(across, down) * fmin(box->stretch, fmax(wanted, UNSEEN));
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
		size_t here = rows.count > 1 ? rows.columns : people;
		double left = (layout->width - (double)here * rows.pitch) / 2;
		x[i] = left + ((double)(k % rows.columns) + 0.5) * rows.pitch;
		y[i] = top + ((double)row + 0.5) * rows.height;
	}
	return height;
}

/* How far a step may go on the sheet; on rings as far as there is room. */
static double widest_step(const struct kith_layout *layout)
{
	return layout->kind == KITH_LAYOUT_EGO ? INFINITY
					       : WIDEST_STEP * fmin(layout->width, layout->height);
}

/* People without ties as a block of small places, about twice as wide as high. */
static struct box block_of(const struct kith_layout *layout, const uint32_t *member, size_t people)
{
	double widest = 0, pitch;
	for (size_t k = 0; k < people; k++) {
		widest = fmax(widest, layout->radius[member[k]]);
	}
	pitch = 2 * widest + CORNER_GAP;
	double columns = ceil(sqrt(2 * (double)people));
	columns = fmin(columns, fmax(floor(CORNER_WIDTH * layout->width / pitch), 1));
	double rows = ceil((double)people / columns);
	double squeeze = fmin(1, MOST_FOR_ALONE * layout->height / (rows * pitch));
	return (struct box){0, 0, columns * pitch, rows * pitch * squeeze, columns};
}

/* Whether nobody of the cloud stands in the box, or close to it. */
static bool is_free(const struct cloud *cloud, const struct box *box)
{
	for (size_t k = 0; k < cloud->count; k++) {
		double x = cloud->x[cloud->member[k]], y = cloud->y[cloud->member[k]];
		if (x > box->left - CORNER_CLEAR && x < box->left + box->width + CORNER_CLEAR &&
			y > box->top - CORNER_CLEAR && y < box->top + box->height + CORNER_CLEAR) {
			return false;
		}
	}
	return true;
}

/* Moves the block to a free corner, the lower ones first; false where there is none. */
static bool find_corner(
	const struct kith_layout *layout, const struct cloud *tied, struct box *block)
{
	for (int corner = 0; corner < 4; corner++) {
		block->left = corner % 2 ? layout->width - block->width : 0;
		block->top = corner < 2 ? layout->height - block->height : 0;
		if (is_free(tied, block)) {
			return true;
		}
	}
	return false;
}

/* Fits who is tied on the sheet, and many people without ties in a corner that is left. */
static void place_beside(const struct kith_layout *layout, const struct cloud *tied,
	const uint32_t *alone, double stretch)
{
	size_t people = layout->graph->n - tied->count;
	struct box block = block_of(layout, alone, people);
	struct box sheet = {0, 0, layout->width, layout->height, stretch};
	double most = widest_step(layout);
	fit(tied, &sheet, layout->radius, most);
	if (!find_corner(layout, tied, &block)) {
		sheet.height = fmax(layout->height - block.height - CORNER_CLEAR, 1);
		fit(tied, &sheet, layout->radius, most);
		block.left = 0;
		block.top = layout->height - block.height;
	}
	size_t columns = (size_t)block.stretch;
	double rows = ceil((double)people / block.stretch);
	for (size_t k = 0; k < people; k++) {
		size_t column = k % columns, row = k / columns;
		double across = ((double)column + 0.5) / block.stretch;
		tied->x[alone[k]] = block.left + block.width * across;
		tied->y[alone[k]] = block.top + block.height * ((double)row + 0.5) / rows;
	}
}

/* Fits who is tied above, and stands the rest in rows below, or in a corner where they are many. */
static void place_above(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double stretch, double *x, double *y)
{
	struct cloud tied = {parts->member, parts->start[parts->connected], x, y};
	if (tied.count && layout->graph->n - tied.count > MOST_IN_ROWS) {
		place_beside(layout, &tied, parts->member + tied.count, stretch);
		return;
	}
	double alone = place_alone(layout, parts, x, y);
	struct box above = {0, 0, layout->width, fmax(layout->height - alone, 1), stretch};
	fit(&tied, &above, layout->radius, widest_step(layout));
}

/* Shrinks discs where they would hide the ties between them. */
static void uncover_ties(const struct kith_layout *layout, const double *x, const double *y)
{
	const kith_csr *graph = layout->graph;
	uint64_t ties = graph->start[graph->n], every = ties / MOST_SAMPLED + 1;
	g_autoptr(GArray) shown = g_array_new(FALSE, FALSE, sizeof(double));
	for (uint32_t i = 0; i < graph->n; i++) {
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			uint32_t j = graph->to[e];
			double share = hypot(x[i] - x[j], y[i] - y[j]) /
				       (layout->radius[i] + layout->radius[j]);
			if (e % every == 0) {
				g_array_append_val(shown, share);
			}
		}
	}
	g_array_sort(shown, by_value);
	double middle = shown->len ? g_array_index(shown, double, shown->len / 2) : INFINITY;
	double shrink = fmax(fmin(middle / SHOWN, 1), LEAST_SHRINK);
	for (size_t i = 0; i < graph->n && shrink < 1; i++) {
		layout->radius[i] *= shrink;
	}
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

static uint32_t column_of(const struct kith_layout *layout, size_t i, uint32_t last)
{
	return MIN(layout->step[i], last + 1);
}

/* Columns of steps, whoever is on no route in a last one; each route a row, best first. Where they
 * begin and end is half-way down. */
static bool place_route(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	size_t n = layout->graph->n;
	uint32_t last = 0;
	double rows = 1;
	for (size_t i = 0; i < n; i++) {
		last = layout->step[i] == KITH_NOBODY ? last : MAX(last, layout->step[i]);
		bool numbered = layout->route && layout->route[i] != KITH_NOBODY;
		rows = numbered ? fmax(rows, layout->route[i]) : rows;
	}
	g_autofree double *column = KITH_ARRAY(double, last + 2, error);
	if (!column) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t step = column_of(layout, i, last);
		x[i] = step;
		y[i] = column[step]++;
	}
	for (size_t i = 0; i < n; i++) {
		double many = column[column_of(layout, i, last)];
		bool numbered = layout->route && layout->route[i] != KITH_NOBODY && many > 1;
		bool end = layout->step[i] == 0 || layout->step[i] == last;
		y[i] = numbered && !end ? layout->route[i] - (rows + 1) / 2 : y[i] - (many - 1) / 2;
		y[i] *= 0.5;
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
	double most = route ? 0.3 * fmax(layout->width, layout->height) : INFINITY;
	fit(&all, &sheet, layout->radius, most);
	return true;
}

/* From the first to the last of some places along one axis. */
static double extent(const double *at, const uint32_t *member, size_t count)
{
	double least = INFINITY, most = -INFINITY;
	for (size_t k = 0; k < count; k++) {
		least = fmin(least, at[member[k]]);
		most = fmax(most, at[member[k]]);
	}
	return most - least;
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
	double before[2] = {extent(x, member, start[1]), extent(y, member, start[1])};
	place_above(layout, &parts, STRETCH, x, y);
	if (layout->ring) {
		double across = extent(x, member, start[1]) / before[0];
		double down = extent(y, member, start[1]) / before[1];
		layout->ring[0] = before[0] > 1e-6 ? across : down;
		layout->ring[1] = before[1] > 1e-6 ? down : across;
	}
	return true;
}

/* The mean place of those of a person's contacts who have one; false where none has. */
static bool amid_contacts(const struct kith_layout *layout, uint32_t person, const double *x,
	const double *y, double at[2])
{
	const kith_csr *graph = layout->graph;
	double sum[2] = {0, 0}, count = 0;
	for (uint64_t e = graph->start[person]; e < graph->start[person + 1]; e++) {
		if (!isnan(x[graph->to[e]])) {
			sum[0] += x[graph->to[e]];
			sum[1] += y[graph->to[e]];
			count++;
		}
	}
	at[0] = sum[0] / count;
	at[1] = sum[1] / count;
	return count > 0;
}

/* Stands somebody a few steps beside a place, each in another direction. */
static void stand_beside(
	const struct kith_layout *layout, uint32_t person, const double at[2], double *x, double *y)
{
	double away = 5 * layout->radius[person], turn = GOLDEN_ANGLE * person;
	x[person] = at[0] + away * cos(turn);
	y[person] = at[1] + away * sin(turn);
}

/* Stands whoever has no place amid their contacts, one after another; who has none there, in the
 * middle of all. */
static void fill_gaps(const struct kith_layout *layout, double *x, double *y)
{
	size_t n = layout->graph->n, known = 0;
	double at[2], middle[2] = {0, 0};
	for (size_t i = 0; i < n; i++) {
		known += isnan(x[i]) ? 0 : 1;
		middle[0] += isnan(x[i]) ? 0 : x[i];
		middle[1] += isnan(x[i]) ? 0 : y[i];
	}
	middle[0] /= (double)MAX(known, 1);
	middle[1] /= (double)MAX(known, 1);
	for (bool found = known < n; found;) {
		found = false;
		for (uint32_t i = 0; i < n; i++) {
			if (isnan(x[i]) && amid_contacts(layout, i, x, y, at)) {
				stand_beside(layout, i, at, x, y);
				found = true;
			}
		}
	}
	for (uint32_t i = 0; known < n && i < n; i++) {
		if (isnan(x[i])) {
			stand_beside(layout, i, middle, x, y);
		}
	}
}

bool kith_layout_place(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	if (layout->kind == KITH_LAYOUT_GIVEN) {
		fill_gaps(layout, x, y);
	}
	if (layout->kind == KITH_LAYOUT_SWARM) {
		return kith_layout_swarm(layout, x, y, error);
	}
	bool by_parts = layout->kind == KITH_LAYOUT_AUTO || layout->kind == KITH_LAYOUT_STRESS ||
			layout->kind == KITH_LAYOUT_FORCE;
	bool placed = by_parts                          ? place_by_parts(layout, x, y, error)
		      : layout->kind == KITH_LAYOUT_EGO ? place_rings(layout, x, y, error)
							: place_at_once(layout, x, y, error);
	if (placed && layout->kind != KITH_LAYOUT_GIVEN) {
		uncover_ties(layout, x, y);
	}
	return placed && kith_layout_remove_overlaps(layout, x, y, error);
}
