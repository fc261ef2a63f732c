/* The rooms of layout: what its files share with one another and with nobody else. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_ROOMS_H
#define KITH_LAYOUT_ROOMS_H

#include "layout/layout.h"

/* One connected part of the graph, its people numbered from 0. */
struct kith_layout_part {
	kith_csr *rows;
	uint32_t *group; /* [rows->n] circle of each, KITH_NO_GROUP for none */
	uint64_t seed;
};

/* The connected parts of a graph, largest first, people of a part in rising order. */
struct kith_layout_parts {
	size_t count;
	size_t connected; /* parts of two people and more; the rest are people without ties */
	uint32_t *start;  /* [count + 1] into member */
	uint32_t *member; /* [n] */
	uint32_t *local;  /* [n] scratch: number of a person within a part */
};

/* Finds the parts. Fails with KITH_ERROR_SYSTEM. O(n log n + m). */
bool kith_layout_split(const kith_csr *graph, struct kith_layout_parts *parts, GError **error);
void kith_layout_parts_finish(struct kith_layout_parts *parts);

/* The rows of one part. To be finished. Fails with KITH_ERROR_SYSTEM. */
bool kith_layout_part_init(struct kith_layout_part *part, const struct kith_layout *layout,
	const struct kith_layout_parts *parts, size_t number, GError **error);
void kith_layout_part_finish(struct kith_layout_part *part);

/* Places the people of a connected part, in units of its own. Fail with KITH_ERROR_SYSTEM. */
bool kith_layout_stress(const struct kith_layout_part *part, double *x, double *y, GError **error);
bool kith_layout_force(const struct kith_layout_part *part, double *x, double *y, GError **error);

/* Places everyone at once, in units of their own. Fail with KITH_ERROR_SYSTEM. */
bool kith_layout_circle(const struct kith_layout *layout, double *x, double *y, GError **error);
bool kith_layout_route(const struct kith_layout *layout, double *x, double *y, GError **error);

/* Sunflowers, in place on the sheet already. */
bool kith_layout_swarm(const struct kith_layout *layout, double *x, double *y, GError **error);

/*
 * Rings of steps around layout->centre; `member` [n] out: everybody, the first *reached of them
 * placed, the rest out of reach. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_layout_ego(const struct kith_layout *layout, double *const at[2], uint32_t *member,
	uint32_t *reached, GError **error);

/*
 * Moves the parts, each laid out around a place of its own, to where none covers another: the
 * largest in the middle, the others around it, growing to the proportions of the sheet.
 */
bool kith_layout_pack(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double *x, double *y, GError **error);

/*
 * Points sorted into square cells, to find who is near whom. Cells are counted so that there are
 * about as many as points, whatever the side asked for.
 */
struct kith_layout_grid {
	double left, top, side;
	size_t columns, rows;
	uint32_t *start; /* [columns * rows + 1] into item */
	uint32_t *item;  /* [n] */
};

/* Sorts the points into cells of at least `side`. Fails with KITH_ERROR_SYSTEM. */
bool kith_layout_grid_init(struct kith_layout_grid *grid, size_t n, const double *const at[2],
	double side, GError **error);
void kith_layout_grid_finish(struct kith_layout_grid *grid);

/* Column and row of the cell a point lies in. */
size_t kith_layout_grid_column(const struct kith_layout_grid *grid, double x);
size_t kith_layout_grid_row(const struct kith_layout_grid *grid, double y);

/* Median distance of a point to its nearest neighbour, 1 where there is none. */
bool kith_layout_spacing(
	size_t n, const double *x, const double *y, double *spacing, GError **error);

/* Pushes discs apart, within the sheet, until none overlap. Fails with KITH_ERROR_SYSTEM. */
bool kith_layout_separate(const struct kith_layout *layout, double *x, double *y, GError **error);

#endif
