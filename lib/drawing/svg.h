/* A scene as SVG: small, with real text, and readable by those who cannot see it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SVG_H
#define KITH_SVG_H

#include <stdio.h>

#include "drawing/scene.h"

/* How large the picture is when nobody scales it. */
struct kith_svg_size {
	double width, height;
	const char *unit; /* "" for pixels, "mm" */
};

/* Appends UTF-8 as content or attribute of SVG or HTML: a blank for what XML has no place for. */
void kith_svg_escape(GString *out, const char *text);

/* Writes the scene; `size` NULL: to stand inside a page. Write errors stay in `file` (ferror): the
 * caller checks once, at the end. */
void kith_svg_write(const kith_scene *scene, const struct kith_svg_size *size, FILE *file);

#endif
