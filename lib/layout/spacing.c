/* How far neighbours stand apart on paper, and discs pushed apart until none overlap. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/spacing.h"

#include <math.h>
#include <stdlib.h>

enum { PUSHES = 1500, FEW = 256 };

static const double GAP = 1.5; /* picture units left free between discs, less for small ones */

/*
 * Points sorted into square cells, to find who is near whom. Cells are counted so that there are
 * about as many as points, whatever the side asked for.
 */
struct grid {
	double left, top, side;
	size_t columns, rows;
	uint32_t *start; /* [columns * rows + 1] into item */
	uint32_t *item;  /* [n] */
};

static size_t column_of(const struct grid *grid, double x)
{
	double column = (x - grid->left) / grid->side;
	return column <= 0 ? 0 : MIN((size_t)column, grid->columns - 1);
}

static size_t row_of(const struct grid *grid, double y)
{
	double row = (y - grid->top) / grid->side;
	return row <= 0 ? 0 : MIN((size_t)row, grid->rows - 1);
}

/* Chooses the cells: no smaller than asked for, and not many more than points. */
static void measure(struct grid *grid, size_t n, const double *const at[2], double side)
{
	double least[2] = {0, 0}, most[2] = {0, 0};
	for (size_t i = 0; i < n; i++) {
		for (int k = 0; k < 2; k++) {
			least[k] = i ? fmin(least[k], at[k][i]) : at[k][i];
			most[k] = i ? fmax(most[k], at[k][i]) : at[k][i];
		}
	}
	double width = most[0] - least[0], height = most[1] - least[1];
	double room = sqrt((width + side) * (height + side) / (4.0 * (double)n + 16));
	side = fmax(fmax(side, room), fmax(width, height) / 30000);
	*grid = (struct grid){.left = least[0], .top = least[1], .side = side > 0 ? side : 1};
	grid->columns = (size_t)(width / grid->side) + 1;
	grid->rows = (size_t)(height / grid->side) + 1;
}

static size_t cell_of(const struct grid *grid, double x, double y)
{
	return row_of(grid, y) * grid->columns + column_of(grid, x);
}

static void fill(struct grid *grid, size_t n, const double *const at[2])
{
	size_t cells = grid->columns * grid->rows;
	for (size_t c = 0; c <= cells; c++) {
		grid->start[c] = 0;
	}
	for (size_t i = 0; i < n; i++) {
		grid->start[cell_of(grid, at[0][i], at[1][i]) + 1]++;
	}
	for (size_t c = 0; c < cells; c++) {
		grid->start[c + 1] += grid->start[c];
	}
	for (size_t i = n; i-- > 0;) {
		size_t cell = cell_of(grid, at[0][i], at[1][i]);
		grid->item[--grid->start[cell + 1]] = (uint32_t)i;
	}
	/* every start + 1 has sunk to its own beginning: shift back */
	for (size_t c = 0; c < cells; c++) {
		grid->start[c] = grid->start[c + 1];
	}
	grid->start[cells] = (uint32_t)n;
}

static void grid_finish(struct grid *grid)
{
	g_free(grid->start);
	g_free(grid->item);
	*grid = (struct grid){0};
}

/* Sorts the points into cells of at least `side`. */
static bool grid_init(
	struct grid *grid, size_t n, const double *const at[2], double side, GError **error)
{
	measure(grid, n, at, side);
	grid->start = KITH_ARRAY(uint32_t, grid->columns * grid->rows + 1, error);
	grid->item = KITH_ARRAY(uint32_t, n, error);
	if (!grid->start || !grid->item) {
		grid_finish(grid);
		return false;
	}
	fill(grid, n, at);
	return true;
}

/* What is done with a pair of points in neighbouring cells. */
typedef void (*visit)(uint32_t i, uint32_t j, void *data);

static void visit_row(const struct grid *grid, size_t first, size_t end, uint32_t i, void *data[2])
{
	visit *call = data[0];
	for (uint32_t k = grid->start[first]; k < grid->start[end]; k++) {
		if (grid->item[k] != i) {
			(*call)(i, grid->item[k], data[1]);
		}
	}
}

/* Calls for every point j in the cell of i and the eight around it. */
static void visit_near(
	const struct grid *grid, uint32_t i, const double at[2], visit call, void *data)
{
	size_t column = column_of(grid, at[0]);
	size_t row = row_of(grid, at[1]);
	size_t left = column ? column - 1 : 0, right = MIN(column + 1, grid->columns - 1);
	size_t top = row ? row - 1 : 0, bottom = MIN(row + 1, grid->rows - 1);
	void *both[2] = {&call, data};
	for (size_t r = top; r <= bottom; r++) {
		visit_row(grid, r * grid->columns + left, r * grid->columns + right + 1, i, both);
	}
}

/* Discs, and what the visit of a pair finds out about them. */
struct discs {
	double *x, *y;
	const double *radius;
	double width, height;
	double gap; /* left free between two */
	double nearest;
	double moved;
};

static void find_nearest(uint32_t i, uint32_t j, void *data)
{
	struct discs *discs = data;
	double dx = discs->x[i] - discs->x[j], dy = discs->y[i] - discs->y[j];
	discs->nearest = fmin(discs->nearest, dx * dx + dy * dy);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

bool kith_layout_spacing(
	size_t n, const double *x, const double *y, double *spacing, GError **error)
{
	const double *at[2] = {x, y};
	struct grid grid;
	struct discs discs = {.x = (double *)x, .y = (double *)y};
	g_autofree double *nearest = KITH_ARRAY(double, n, error);
	double side = n <= FEW ? 1e300 : 0; /* few people share one cell */
	if (!nearest || !grid_init(&grid, n, at, side, error)) {
		return false;
	}
	size_t found = 0;
	for (uint32_t i = 0; i < n; i++) {
		double here[2] = {x[i], y[i]};
		discs.nearest = INFINITY;
		visit_near(&grid, i, here, find_nearest, &discs);
		if (discs.nearest < INFINITY && discs.nearest > 0) {
			nearest[found++] = sqrt(discs.nearest);
		}
	}
	grid_finish(&grid);
	qsort(nearest, found, sizeof *nearest, by_value);
	*spacing = found ? nearest[found / 2] : 1;
	return true;
}

static void keep_on_sheet(struct discs *discs, uint32_t i)
{
	double r = discs->radius[i];
	double right = discs->width - r, bottom = discs->height - r;
	discs->x[i] = discs->x[i] > right ? right : discs->x[i];
	discs->y[i] = discs->y[i] > bottom ? bottom : discs->y[i];
	discs->x[i] = discs->x[i] < r ? r : discs->x[i];
	discs->y[i] = discs->y[i] < r ? r : discs->y[i];
}

/* Moves two discs apart by half of what they lack each; one upon the other part along a golden
 * angle of their numbers. */
static void push_pair(uint32_t i, uint32_t j, void *data)
{
	struct discs *discs = data;
	double dx = discs->x[i] - discs->x[j], dy = discs->y[i] - discs->y[j];
	double wanted = discs->radius[i] + discs->radius[j] + discs->gap;
	double square = dx * dx + dy * dy;
	if (square >= wanted * wanted) {
		return;
	}
	double distance = sqrt(square);
	if (distance < 1e-6) {
		dx = cos(2.399963 * (i + j)) * (i < j ? 1 : -1);
		dy = sin(2.399963 * (i + j)) * (i < j ? 1 : -1);
		distance = 1;
		square = 0;
	}
	double lack = wanted - sqrt(square);
	discs->moved = lack > discs->moved ? lack : discs->moved;
	double share = lack / 2 / distance;
	discs->x[i] += share * dx;
	discs->y[i] += share * dy;
	discs->x[j] -= share * dx;
	discs->y[j] -= share * dy;
	keep_on_sheet(discs, i);
	keep_on_sheet(discs, j);
}

static double largest(size_t n, const double *radius)
{
	double most = 0;
	for (size_t i = 0; i < n; i++) {
		most = fmax(most, radius[i]);
	}
	return most;
}

static double mean(size_t n, const double *radius)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		sum += radius[i];
	}
	return sum / (double)MAX(n, 1);
}

/* How far each disc reaches with its margin. To be freed. */
static double *reaches(const struct kith_layout *layout, GError **error)
{
	size_t n = layout->graph->n;
	double *reach = KITH_ARRAY(double, n, error);
	for (size_t i = 0; reach && i < n; i++) {
		reach[i] = layout->radius[i] + (layout->margin ? layout->margin[i] : 0);
	}
	return reach;
}

/* Discs move while they are visited, so cells are a gap wider than needed and made anew each time.
 */
bool kith_layout_remove_overlaps(
	const struct kith_layout *layout, double *x, double *y, GError **error)
{
	size_t n = layout->graph->n;
	const double *at[2] = {x, y};
	g_autofree double *reach = reaches(layout, error);
	if (!reach) {
		return false;
	}
	struct discs discs = {
		.x = x, .y = y, .radius = reach, .width = layout->width, .height = layout->height};
	discs.gap = fmin(GAP, 0.4 * mean(n, layout->radius));
	double side = 2 * largest(n, reach) + 2 * discs.gap;
	for (uint32_t i = 0; i < n; i++) {
		keep_on_sheet(&discs, i);
	}
	for (int push = 0; push < PUSHES; push++) {
		struct grid grid;
		if (!grid_init(&grid, n, at, side, error)) {
			return false;
		}
		discs.moved = 0;
		for (uint32_t i = 0; i < n; i++) {
			double here[2] = {x[i], y[i]};
			visit_near(&grid, i, here, push_pair, &discs);
		}
		grid_finish(&grid);
		if (discs.moved < discs.gap / 2) {
			break;
		}
	}
	return true;
}
