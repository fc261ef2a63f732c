/* The ground of circles that stand apart, tinted. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_HULLS_H
#define KITH_PICTURE_HULLS_H

#include "drawing/picture/drawing.h"

/*
 * Adds the convex hull of every circle of four people and more with few others inside, where the
 * picture asks for hulls.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n log n) a circle. Andrew (1979), Inf. Process. Lett. 9:216.
 */
bool kith_drawing_add_hulls(struct kith_drawing *drawing, GError **error);

#endif
