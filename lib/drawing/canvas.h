/* A scene as pixels or on paper: PNG and PDF, drawn by cairo. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CANVAS_H
#define KITH_CANVAS_H

#include <stdio.h>

#include "drawing/scene.h"

/*
 * Writes the scene as PNG, `scale` pixels to a picture unit. Metadata name the program, the
 * picture's title and description, and nothing else; the same scene gives the same bytes.
 *
 * Fails with KITH_ERROR_USAGE when the picture would be wider or higher than 32767 pixels, with
 * KITH_ERROR_SYSTEM when memory runs out or the file cannot be written.
 */
bool kith_canvas_png(const kith_scene *scene, double scale, FILE *out, GError **error);

/* Writes the scene as a page of PDF, as large as the scene's unit says. Fails as kith_canvas_png.
 */
bool kith_canvas_pdf(const kith_scene *scene, FILE *out, GError **error);

#endif
