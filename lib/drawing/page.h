/* A scene as a page for the browser: one file, no network, to pan, zoom, search and hover. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PAGE_H
#define KITH_PAGE_H

#include <stdio.h>

#include "drawing/scene.h"

/*
 * What the page knows about people, as JSON: {"ground": "#ffffff", "columns": ["field", ...],
 * "people": [{"n": name, "x": .., "y": .., "r": .., "c": colour, "ties": [numbers], "v": [cells]},
 * ...]}, in picture units. Made with kith_page_text, so that nothing in it can end a script.
 */
void kith_page_write(const kith_scene *scene, const char *json, FILE *out);

/*
 * Appends the beginning of a page that loads nothing from anywhere: only this style and this script
 * (NULL: none) may run in it.
 */
void kith_page_head(GString *page, const char *title, const char *css, const char *script);

/* Appends text as a JSON string. */
void kith_page_text(GString *json, const char *text);

#endif
