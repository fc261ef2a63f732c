/* Layout of very many people: each circle a sunflower, circles placed by the ties between them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_SWARM_H
#define KITH_LAYOUT_SWARM_H

#include "layout/layout.h"

/*
 * Places everybody on the sheet: circles as discs, people within as seeds of a sunflower
 * (phyllotaxis), whoever is in none along the lower edge.
 *
 * x, y  [n] out
 *
 * Fails with KITH_ERROR_SYSTEM. O(n log n + m). Vogel (1979), Math. Biosci. 44:179.
 */
bool kith_layout_swarm(const struct kith_layout *layout, double *x, double *y, GError **error);

#endif
