/* A scene as a page for the browser: one file, no network, to explore a network of people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PAGE_H
#define KITH_PAGE_H

#include <stdio.h>

#include "drawing/scene.h"

/*
 * Writes the page of a scene.
 *
 * dark  the same scene in colours for dark ground, which systems that are set to dark show; NULL:
 *       everybody sees `scene` as it is
 * json  what the page knows beside the picture:
 *
 *   {"hues": [colours], "scale": [colours], "other": colour, "groups": [names], "heading": what
 *    groups are, "columns": [names],
 *    "people": [{"n": name, "x": .., "y": .., "r": .., "c": colour, "g": group, "v": [cells],
 *      "like": [numbers in "shared"], "passes": chance, "load": asks}, ...],
 *    "ties": {"from": [..], "to": [..], "weight": [..], "chance": [..], "bond": [..]},
 *    "bonds": [kinds and date], "shared": [values], "median": weight, "steps": .., "directed": ..,
 *    "periods": [{"title": .., "in": [everybody's group then, -1 none, -2 not there],
 *      "ties": a text of a 1 or 0 for each of "ties"}], "looks": [colours of groups]}
 *
 * in picture units and people's numbers; ties that run both ways stand once. Without "like" no ways
 * are looked for. Made with kith_page_text, so that nothing in it can end a script.
 */
void kith_page_write(const kith_scene *scene, const kith_scene *dark, const char *json, FILE *out);

/*
 * Appends the beginning of a page that loads nothing from anywhere: only this style and this script
 * (NULL: none) may run in it.
 */
void kith_page_head(GString *page, const char *title, const char *css, const char *script);

/* Appends text as a JSON string. */
void kith_page_text(GString *json, const char *text);

#endif
