/* The names on a picture: who is named, in which order, and the names of circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_NAMES_H
#define KITH_PICTURE_NAMES_H

#include "drawing/picture/drawing.h"

/* Adds names of people and circles to the scene. Fails with KITH_ERROR_SYSTEM. */
bool kith_drawing_add_names(struct kith_drawing *drawing, GError **error);

#endif
