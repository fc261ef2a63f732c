/* Layouts on rings: everybody on one, or rings of steps around one person. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_RINGS_H
#define KITH_LAYOUT_RINGS_H

#include "layout/layout.h"

/*
 * Everybody on one ring, circle by circle, in units of its own.
 *
 * x, y  [n] out
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_layout_circle(const struct kith_layout *layout, double *x, double *y, GError **error);

/*
 * Rings of steps around layout->centre: a tree of shortest paths, every branch in a slice as wide
 * as its leaves.
 *
 * at       [2][n] out; whoever is out of reach is not placed
 * member   [n] out: everybody, the first *reached of them placed
 *
 * Fails with KITH_ERROR_SYSTEM. O(n log n + m). Eades (1992), Bull. ICA 5:10.
 */
bool kith_layout_ego(const struct kith_layout *layout, double *const at[2], uint32_t *member,
	uint32_t *reached, GError **error);

#endif
