/* The rings of steps around one person, as ground. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_STEPS_H
#define KITH_PICTURE_STEPS_H

#include "drawing/picture/drawing.h"

/* Adds a ground for each ring of picture->ring that somebody stands on. O(n) a ring. */
void kith_drawing_add_steps(struct kith_drawing *drawing);

/* Says on every ring how many steps it is away, where most room is; names keep off it. */
void kith_drawing_name_steps(struct kith_drawing *drawing);

#endif
