/* The ties of a picture: long ones first in each layer, straight within a circle, bowed between
 * circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_TIES_H
#define KITH_PICTURE_TIES_H

#include "drawing/picture/drawing.h"

/* Of more ties than that, only some are drawn: every so manieth. */
#define KITH_DRAWING_LINES 100000

uint64_t kith_drawing_ties_each(const kith_csr *ties);

/* A line as ties of a style are drawn, as wide as they are on average. After the ties. */
struct kith_line kith_drawing_style_line(
	const struct kith_drawing *drawing, enum kith_tie_style style);

/* A line that is lit: of the best route, or of the person in the middle, where `bold`. */
struct kith_line kith_drawing_lit_line(const struct kith_drawing *drawing, bool bold);

/* A line as ties of a weight are drawn between circles, unless that could not be seen. After the
 * ties. */
struct kith_line kith_drawing_weight_line(const struct kith_drawing *drawing, double weight);

/* Adds the ties to the scene. Fails with KITH_ERROR_SYSTEM. */
bool kith_drawing_add_ties(struct kith_drawing *drawing, GError **error);

#endif
