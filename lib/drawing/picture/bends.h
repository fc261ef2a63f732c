/* Ties bent around people they do not belong to. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_BENDS_H
#define KITH_PICTURE_BENDS_H

#include "drawing/picture/drawing.h"

/*
 * How far a tie between two people is bent, in its length: `usual`, or as near to that as keeps it
 * off everybody else's disc, under which it would be taken for two ties. Where no bend does, the
 * one that hides least. O(n).
 */
float kith_drawing_bend(const struct kith_drawing *drawing, uint32_t i, uint32_t j, float usual);

#endif
