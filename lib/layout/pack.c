/* Parts of a network packed on a sheet: the largest in the middle, the others around it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/pack.h"

#include "base/caller.h"

#include <math.h>
#include <stdlib.h>

static const double CELLS = 6000, TIE_CELLS = 200;
static const double PAD = 0.9; /* spacings left free around a part */

/* A part as the cells it covers, relative to its corner. */
struct shape {
	double left, top; /* of the corner, in the part's own units */
	size_t columns, rows;
	uint8_t *covered; /* [columns * rows] */
};

/* The sheet being filled, in cells, and the cells in order of distance from its middle. */
struct sheet {
	double side;
	size_t columns, rows;
	uint8_t *taken;
	uint32_t *order;
};

static void shape_measure(
	struct shape *shape, const double *const at[2], const uint32_t *member, size_t n)
{
	double most[2] = {-INFINITY, -INFINITY};
	shape->left = shape->top = INFINITY;
	for (size_t k = 0; k < n; k++) {
		double x = at[0][member[k]], y = at[1][member[k]];
		shape->left = fmin(shape->left, x - PAD);
		shape->top = fmin(shape->top, y - PAD);
		most[0] = fmax(most[0], x + PAD);
		most[1] = fmax(most[1], y + PAD);
	}
	shape->columns = (size_t)(most[0] - shape->left) + 1;
	shape->rows = (size_t)(most[1] - shape->top) + 1;
}

/* Covers the cells within PAD of a point. */
static void cover(struct shape *shape, double side, double x, double y)
{
	size_t left = (size_t)fmax(0, (x - PAD - shape->left) / side);
	size_t top = (size_t)fmax(0, (y - PAD - shape->top) / side);
	size_t right = MIN((size_t)((x + PAD - shape->left) / side), shape->columns - 1);
	size_t bottom = MIN((size_t)((y + PAD - shape->top) / side), shape->rows - 1);
	for (size_t r = top; r <= bottom; r++) {
		for (size_t c = left; c <= right; c++) {
			shape->covered[r * shape->columns + c] = 1;
		}
	}
}

static void cover_ties(struct shape *shape, double side, const struct kith_layout *layout,
	const double *const at[2], uint32_t i)
{
	const kith_csr *graph = layout->graph;
	for (uint64_t e = kith_csr_upper(graph, i); e < graph->start[i + 1]; e++) {
		uint32_t j = graph->to[e];
		double dx = at[0][j] - at[0][i], dy = at[1][j] - at[1][i];
		int steps = (int)fmin(TIE_CELLS, hypot(dx, dy) / side) + 1;
		for (int s = 1; s < steps; s++) {
			double t = (double)s / steps;
			cover(shape, side, at[0][i] + t * dx, at[1][i] + t * dy);
		}
	}
}

static bool shape_init(struct shape *shape, double side, const struct kith_layout *layout,
	const double *const at[2], const uint32_t *member, size_t n)
{
	shape_measure(shape, at, member, n);
	shape->columns = (size_t)((double)shape->columns / side) + 1;
	shape->rows = (size_t)((double)shape->rows / side) + 1;
	shape->covered = kith_array(shape->columns * shape->rows, 1, NULL);
	if (!shape->covered) {
		return false;
	}
	for (size_t k = 0; k < n; k++) {
		cover(shape, side, at[0][member[k]], at[1][member[k]]);
		cover_ties(shape, side, layout, at, member[k]);
	}
	return true;
}

/* Nearest the middle first, measured in the sheet's own proportions. */
static gint by_distance(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sheet *sheet = data;
	double d[2];
	uint32_t cell[2] = {*(const uint32_t *)a, *(const uint32_t *)b};
	for (int k = 0; k < 2; k++) {
		size_t column = cell[k] % sheet->columns, row = cell[k] / sheet->columns;
		double x = (double)column / (double)sheet->columns - 0.5;
		double y = (double)row / (double)sheet->rows - 0.5;
		d[k] = x * x + y * y;
	}
	if (d[0] != d[1]) {
		return d[0] < d[1] ? -1 : 1;
	}
	return cell[0] < cell[1] ? -1 : cell[0] > cell[1];
}

static bool sheet_init(struct sheet *sheet, const struct kith_layout *layout, double area,
	double longest, GError **error)
{
	double ratio = CLAMP(layout->width / layout->height, 0.2, 5);
	sheet->side = sqrt(area / CELLS);
	double reach = 2 * sqrt(area) + 2 * longest;
	sheet->columns = (size_t)(reach * sqrt(ratio) / sheet->side) + 2;
	sheet->rows = (size_t)(reach / sqrt(ratio) / sheet->side) + 2;
	size_t cells = sheet->columns * sheet->rows;
	sheet->taken = kith_array(cells, 1, error);
	sheet->order = sheet->taken ? KITH_ARRAY(uint32_t, cells, error) : NULL;
	if (!sheet->order) {
		return false;
	}
	for (size_t c = 0; c < cells; c++) {
		sheet->order[c] = (uint32_t)c;
	}
	g_qsort_with_data(sheet->order, (gint)cells, sizeof *sheet->order, by_distance, sheet);
	return true;
}

/* Whether the shape fits with its corner at (column, row); with `take`, its cells become taken. */
static bool fits(
	struct sheet *sheet, const struct shape *shape, size_t column, size_t row, bool take)
{
	for (size_t r = 0; r < shape->rows; r++) {
		uint8_t *taken = sheet->taken + (row + r) * sheet->columns + column;
		const uint8_t *covered = shape->covered + r * shape->columns;
		for (size_t c = 0; c < shape->columns; c++) {
			if (take) {
				taken[c] |= covered[c];
			} else if (taken[c] && covered[c]) {
				return false;
			}
		}
	}
	return true;
}

/* Puts the shape as near the middle as there is room; `from` is where the search begins and ends.
 */
static bool settle(struct sheet *sheet, const struct shape *shape, size_t *from, size_t corner[2])
{
	size_t cells = sheet->columns * sheet->rows;
	for (size_t k = *from; k < cells; k++) {
		size_t column = sheet->order[k] % sheet->columns;
		size_t row = sheet->order[k] / sheet->columns;
		bool inside = column >= shape->columns / 2 && row >= shape->rows / 2;
		corner[0] = column - shape->columns / 2;
		corner[1] = row - shape->rows / 2;
		if (inside && corner[0] + shape->columns <= sheet->columns &&
			corner[1] + shape->rows <= sheet->rows &&
			fits(sheet, shape, corner[0], corner[1], false)) {
			fits(sheet, shape, corner[0], corner[1], true);
			*from = k;
			return true;
		}
	}
	return false;
}

/* Total area of the parts' rectangles; the longest side seen goes to `longest`. */
static double area_of(
	const struct kith_layout_parts *parts, const double *const at[2], double *longest)
{
	double area = 0;
	for (size_t p = 0; p < parts->connected; p++) {
		struct shape shape;
		shape_measure(&shape, at, parts->member + parts->start[p],
			parts->start[p + 1] - parts->start[p]);
		area += (double)shape.columns * (double)shape.rows;
		*longest = fmax(*longest, (double)MAX(shape.columns, shape.rows));
	}
	return area;
}

/* Parts of one size look for room from where the one before found it. */
static bool pack_all(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double *const at[2], struct sheet *sheet)
{
	size_t from = 0, size = 0;
	const double *const from_at[2] = {at[0], at[1]};
	for (size_t p = 0; p < parts->connected; p++) {
		const uint32_t *member = parts->member + parts->start[p];
		size_t n = parts->start[p + 1] - parts->start[p], corner[2];
		struct shape shape;
		if (!shape_init(&shape, sheet->side, layout, from_at, member, n)) {
			return false;
		}
		from = n == size ? from : 0;
		size = n;
		bool settled = settle(sheet, &shape, &from, corner);
		g_free(shape.covered);
		for (size_t k = 0; settled && k < n; k++) {
			at[0][member[k]] += (double)corner[0] * sheet->side - shape.left;
			at[1][member[k]] += (double)corner[1] * sheet->side - shape.top;
		}
	}
	return true;
}

bool kith_layout_pack(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double *x, double *y, GError **error)
{
	if (parts->connected < 2) {
		return true;
	}
	double *const at[2] = {x, y};
	const double *const from[2] = {x, y};
	double longest = 0, area = area_of(parts, from, &longest);
	struct sheet sheet = {0};
	bool packed = sheet_init(&sheet, layout, area, longest, error);
	if (packed && !pack_all(layout, parts, at, &sheet)) {
		packed = kith_fail(error, KITH_ERROR_SYSTEM,
			"not enough memory to pack the parts of the network; draw its largest part "
			"(" KITH_CALLER_LARGEST ")");
	}
	g_free(sheet.taken);
	g_free(sheet.order);
	return packed;
}
