/* Layout by stress: distances on paper follow steps in the network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_STRESS_H
#define KITH_LAYOUT_STRESS_H

#include "layout/parts.h"

/*
 * Places the people of a connected part by stochastic gradient descent on its stress, in units of
 * its own.
 *
 * x, y  [part->rows->n] out
 *
 * Fails with KITH_ERROR_SYSTEM. O(n (n + m)) time a pass, O(n^2) memory.
 * Zheng, Pawar & Goodman (2019), IEEE TVCG 25:2738.
 */
bool kith_layout_stress(const struct kith_layout_part *part, double *x, double *y, GError **error);

#endif
