/* Very many thin straight lines as pixels: mixed more finely than pixels of eight bits can be. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_STROKES_H
#define KITH_STROKES_H

#include "base/memory.h"
#include "drawing/scene.h"

/* An image in memory: rows from the top, a pixel 0x00RRGGBB as the machine orders bytes. */
struct kith_pixels {
	uint8_t *row;
	size_t width, height, stride; /* pixels, pixels, bytes */
};

/*
 * Draws lines over an image, the first lowest: straight, undashed, with flat ends, whatever their
 * bend, dashes and heads. A pixel takes a line's colour by
 *
 *   a = alpha (share of the pixel that is covered),  d <- d + a (c - d)
 *
 * or, where they are to add up as light does, d <- d + a c (1 - d); how much is covered is taken in
 * the middle of each column of pixels (of each row, where the line is steep). Rounded once, after
 * the last line: a thousand lines of alpha 0.001 are seen.
 *
 * scale   pixels to a picture unit
 * screen  lines add up as light does
 *
 * The same bytes for any number of threads. Fails with KITH_ERROR_SYSTEM when memory runs out.
 * O(pixels touched + count (height / 32)).
 */
bool kith_strokes_draw(const struct kith_pixels *pixels, const struct kith_line *lines,
	size_t count, double scale, bool screen, GError **error);

#endif
