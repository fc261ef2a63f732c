/* What columns and options become in a picture: names, sizes, colours, highlights. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PLOT_ENCODING_H
#define KITH_PLOT_ENCODING_H

#include "answers/plot_nouns.h"
#include "answers/plot_routes.h"
#include "cli/tool.h"
#include "csr/quotient.h"
#include "drawing/picture.h"

/* What the options say. */
struct plot_settings {
	const char *output, *format, *layout, *theme, *color, *node_size, *label, *ties;
	const char *title, *subtitle, *caption, *nouns, *size, *font, *every;
	double scale;
	bool hulls, all;
	GPtrArray *highlight; /* of char *, names */
};

/*
 * What is seen of whom. People are drawn, or circles where there are too many people.
 */
struct plot_encoding {
	struct kith_job *job;
	const struct plot_settings *settings;
	struct kith_picture picture;           /* borrows the rest */
	struct kith_partition groups, colours; /* circles, and what --color divides people by */
	GPtrArray *names, *group_names;        /* of char * */
	double *size, *value;
	uint32_t *look;
	uint8_t *event, *ringed, *highlighted_people, *highlighted_ties;
	enum kith_tie_style *tie_style;
	char *counts;
	uint32_t centre; /* for --layout ego */
	double ring[2];  /* of that: a step across and down */
	struct plot_nouns nouns;
	GArray *asking;                /* of struct plot_asking */
	struct plot_route_marks marks; /* what is left of it */
	uint32_t *step, *route;        /* for --layout route; else NULL */
	struct kith_quotient quotient; /* where circles are drawn instead of people */
};

/*
 * Finds the circles, with their names and looks, and who asks whom on routes, before anything else:
 * also of people who are then left out, so that a part of a network is drawn as in the whole.
 *
 * Fails with KITH_ERROR_USAGE where --group names no column, KITH_ERROR_SYSTEM.
 */
bool plot_find_circles(struct plot_encoding *encoding, GError **error);

/* Forgets the circles of whoever is not kept. [people] */
void plot_keep_circles(struct plot_encoding *encoding, const uint8_t *kept);

/*
 * Fills in names, sizes, colours, rings, highlights and styles of ties. `job` (read) and `settings`
 * are given; of the picture, all that is no matter of people is left alone.
 *
 * Fails with KITH_ERROR_USAGE for people and columns that are not there, KITH_ERROR_SYSTEM.
 */
bool plot_encode(struct plot_encoding *encoding, GError **error);
void plot_encoding_finish(struct plot_encoding *encoding);

/* Whether there are too many people to draw each, and circles instead. */
bool plot_is_crowded(const struct plot_encoding *encoding);

#endif
