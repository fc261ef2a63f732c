/* Ties bent around people they do not belong to. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_BENDS_H
#define KITH_PICTURE_BENDS_H

#include "drawing/picture/drawing.h"

/*
 * Where a tie between two people begins and ends, given its bend: at the rim of the second one's
 * disc, or of the rings around it, where an arrow points at them.
 */
void kith_drawing_set_ends(
	const struct kith_drawing *drawing, uint32_t i, uint32_t j, struct kith_line *line);

/*
 * Bends a tie between two people and sets its ends: as it is bent, or as near to that as leaves a
 * gap to everybody else's disc and rings, under which it would be taken for two ties. Where no bend
 * does, the one that hides least. O(n).
 */
void kith_drawing_bend(
	const struct kith_drawing *drawing, uint32_t i, uint32_t j, struct kith_line *line);

#endif
