/* What is written on the ties of a route: how likely a request is passed on. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_CHANCES_H
#define KITH_PICTURE_CHANCES_H

#include "drawing/picture/drawing.h"

/*
 * Writes its chance on each of drawing->chances, in hundredths: near the middle of the tie, else
 * farther along or close beside it, off discs, names and the heads of arrows, and never as near
 * another tie of a route. Those of the best way choose first, then short ties. What finds no place
 * is left out, and counted in scene->chances_unplaced.
 *
 * O(k^2) for k ties.
 */
void kith_drawing_write_chances(struct kith_drawing *drawing);

#endif
