/* Layout by forces: ForceAtlas2 with Barnes-Hut, each person gathering what acts on them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_FORCE_H
#define KITH_LAYOUT_FORCE_H

#include "layout/parts.h"

/*
 * Places the people of a connected part by forces, in units of its own.
 *
 * x, y  [part->rows->n] out
 *
 * Fails with KITH_ERROR_SYSTEM. O(n log n + m) time a round.
 * Jacomy et al. (2014), PLoS ONE 9:e98679; Barnes & Hut (1986), Nature 324:446.
 */
bool kith_layout_force(const struct kith_layout_part *part, double *x, double *y, GError **error);

#endif
