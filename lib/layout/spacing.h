/* How far neighbours stand apart on paper, and discs pushed apart until none overlap. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_SPACING_H
#define KITH_LAYOUT_SPACING_H

#include "layout/layout.h"

/*
 * Median distance of a point to its nearest neighbour, 1 where there is none.
 *
 * x, y  [n]
 *
 * Fails with KITH_ERROR_SYSTEM. O(n log n) where points are spread evenly.
 */
bool kith_layout_spacing(
	size_t n, const double *x, const double *y, double *spacing, GError **error);

/*
 * Removes overlaps: pushes discs apart, within the sheet, until none touch.
 *
 * x, y  [n] in/out
 *
 * Fails with KITH_ERROR_SYSTEM. O(n) a push where discs are spread evenly, at most 1500 pushes.
 */
bool kith_layout_remove_overlaps(
	const struct kith_layout *layout, double *x, double *y, GError **error);

#endif
