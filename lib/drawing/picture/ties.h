/* The ties of a picture: long ones first in each layer, straight within a circle, bowed between
 * circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_TIES_H
#define KITH_PICTURE_TIES_H

#include "drawing/picture/drawing.h"

/* Of more ties than that, only some are drawn. */
#define KITH_DRAWING_LINES 300000

/* A line that shows ties of a style: width, colour, alpha, dashes. */
struct kith_line kith_drawing_tie_line(
	const struct kith_drawing *drawing, enum kith_tie_style style);

/* Adds the ties to the scene. Fails with KITH_ERROR_SYSTEM. */
bool kith_drawing_add_ties(struct kith_drawing *drawing, GError **error);

#endif
