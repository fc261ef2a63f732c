/* What the page of a plot knows of people and ties: to search, filter, colour and find ways. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PAGE_DATA_H
#define KITH_PAGE_DATA_H

#include "drawing/picture.h"
#include "introductions/acquaintance.h"

/*
 * The JSON that kith_page_write puts on the page.
 *
 * scene    drawn from the picture
 * graph    whose columns of people are told, numbered as in the picture; NULL: none are
 * knowing  the same people and ties, to find ways between them; NULL: none are looked for
 *
 * To be freed. Fails with KITH_ERROR_SYSTEM. O(n columns + m).
 */
char *kith_page_data(const struct kith_picture *picture, const kith_scene *scene,
	const kith_graph *graph, const kith_acquaintance *knowing, GError **error);

#endif
