/* What the members of a network are called in titles and legends: people and ties, unless told. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PLOT_NOUNS_H
#define KITH_PLOT_NOUNS_H

#include "drawing/picture.h"

/* The words, and headings made of them. */
struct plot_nouns {
	struct kith_nouns words;
	char *owned[4], *heading_people, *heading_ties;
};

/*
 * From "organisations,links": two plurals, whose singulars are made by dropping the ending. NULL:
 * people and ties. To be finished. Fails with KITH_ERROR_USAGE for anything else.
 */
bool plot_nouns_init(struct plot_nouns *nouns, const char *text, GError **error);
void plot_nouns_finish(struct plot_nouns *nouns);

#endif
