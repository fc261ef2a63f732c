/* What the page of a plot knows of people and ties: to search, filter, colour and find ways. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PAGE_DATA_H
#define KITH_PAGE_DATA_H

#include "drawing/picture.h"
#include "introductions/acquaintance.h"

/* The times between which the page's slider moves. */
struct kith_page_periods {
	const struct kith_panel *panels; /* [count] */
	size_t count;                    /* 0: there is no slider */
};

/*
 * The JSON that kith_page_write puts on the page.
 *
 * scene    drawn from the picture
 * graph    whose columns of people are told, numbered as in the picture; NULL: none are
 * periods  of the same people
 * knowing  the same people and ties, to find ways between them; NULL: none are looked for
 *
 * To be freed. Fails with KITH_ERROR_SYSTEM. O(n columns + m).
 */
char *kith_page_data(const struct kith_picture *picture, const kith_scene *scene,
	const struct kith_page_periods *periods, const kith_graph *graph,
	const kith_acquaintance *knowing, GError **error);

#endif
