/* Parts of a network packed on a sheet: the largest in the middle, the others around it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_PACK_H
#define KITH_LAYOUT_PACK_H

#include "layout/parts.h"

/*
 * Moves the parts, each laid out around a place of its own, to where none covers another: the
 * largest in the middle, the others around it, growing to the proportions of the sheet.
 */
bool kith_layout_pack(const struct kith_layout *layout, const struct kith_layout_parts *parts,
	double *x, double *y, GError **error);

#endif
