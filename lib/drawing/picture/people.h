/* The people of a picture: discs, squares for events, rings and glow. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_PEOPLE_H
#define KITH_PICTURE_PEOPLE_H

#include "drawing/picture/drawing.h"

#define KITH_DRAWING_FADED 0.15 /* alpha of discs of people who are not lit, or not there */

/* How many discs kith_drawing_add_people adds at most. */
size_t kith_drawing_people_discs(const struct kith_drawing *drawing);

/* Adds the people to the scene. Fails with KITH_ERROR_SYSTEM. */
bool kith_drawing_add_people(struct kith_drawing *drawing, GError **error);

/* Adds the rings of one kind around a disc, at most two. */
void kith_drawing_add_rings(
	struct kith_drawing *drawing, enum kith_ring kind, const struct kith_disc *disc);

#endif
