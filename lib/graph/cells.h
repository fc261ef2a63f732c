/* Columns of words read as numbers or dates, each distinct cell once. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CELLS_H
#define KITH_CELLS_H

#include "graph/graph.h"

/* A cell that is not what it should be. */
#define KITH_CELL_BAD (-INFINITY)

/* The distinct cells as numbers: NAN where empty, KITH_CELL_BAD where not within low..high. To be
 * freed; fails with KITH_ERROR_SYSTEM. */
double *kith_cells_numbers(
	const struct kith_column *column, double low, double high, GError **error);

/* The distinct cells as days since 1970: NAN where empty, KITH_CELL_BAD where no date. To be freed;
 * fails with KITH_ERROR_SYSTEM. */
double *kith_cells_dates(const struct kith_column *column, GError **error);

/* What the cells of a column may be, and how a message says it. */
struct kith_cells_range {
	double low, high;
	const char *expected;
};

/*
 * A column of people as numbers in `range`, NAN where empty. NULL without an error when no person
 * has a value there.
 *
 * Fails with KITH_ERROR_DATA, naming the
 * person whose cell is not that, or KITH_ERROR_SYSTEM.
 */
bool kith_cells_of_people(const kith_graph *graph, const char *column,
	const struct kith_cells_range *range, double **numbers, GError **error);

#endif
