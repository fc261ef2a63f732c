/* What the page of a plot knows about people: names, places, contacts and the cells of their row.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PAGE_DATA_H
#define KITH_PAGE_DATA_H

#include "drawing/picture.h"
#include "graph/graph.h"

/*
 * The JSON that kith_page_write puts on the page.
 *
 * scene  drawn from the picture
 * graph  whose columns of people are shown, numbered as in the picture; NULL: none
 *
 * To be freed. Fails with KITH_ERROR_SYSTEM. O(n columns + m).
 */
char *kith_page_data(const struct kith_picture *picture, const kith_scene *scene,
	const kith_graph *graph, GError **error);

#endif
