/* The rooms of plot: what its files share with one another and with nobody else. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PLOT_H
#define KITH_PLOT_H

#include "layout/layout.h"
#include "drawing/picture.h"
#include "csr/quotient.h"
#include "cli/tool.h"

/* What the options say. */
struct plot_settings {
	const char *output, *format, *layout, *theme, *color, *node_size, *label, *ties;
	const char *title, *caption, *size, *font;
	double scale;
	bool hulls, all;
	GPtrArray *highlight; /* of char *, names */
};

/* A page: its extent in picture units, and how many pixels make one. */
struct plot_page {
	double width, height, scale;
	double shown_width, shown_height; /* in `unit` */
	const char *unit;                 /* "" or "mm" */
};

/* A plot in the making. What it draws are people, or circles where there are too many people. */
struct plot {
	struct kith_job *job;
	const struct plot_settings *settings;
	const char *format;
	struct plot_page page;
	struct kith_picture picture;
	struct kith_layout layout;
	struct kith_partition groups, colours; /* circles, and what --color parts people by */
	GPtrArray *names, *group_names;        /* of char * */
	double *x, *y, *radius, *size, *value;
	uint8_t *event, *ringed, *highlighted_people, *highlighted_ties;
	enum kith_tie_style *tie_style;
	uint32_t *step;
	char *caption, *counts;
	struct kith_quotient quotient; /* where circles are drawn instead of people */
};

/* Reads --size, --scale, --format and the end of the file's name. Fails with KITH_ERROR_USAGE. */
bool plot_page_read(struct plot *plot, GError **error);

/* Writes the scene to -o, or to standard output. */
bool plot_write(struct plot *plot, const kith_scene *scene, GError **error);

/* What a page knows about people, see page.h. To be freed. Fails with KITH_ERROR_SYSTEM. */
char *plot_page_data(const struct plot *plot, const kith_scene *scene, GError **error);

/* What is drawn by default below a picture. To be freed. */
char *plot_caption(const struct plot *plot);

/* Fills in names, sizes, colours, marks, light and classes of ties from columns and options. */
bool plot_look(struct plot *plot, GError **error);

/* Measures the page and places people on it; sets what picture and layout borrow. */
bool plot_place(struct plot *plot, GError **error);

/* Prints the graph with everybody's place, and their circle where that was found here. */
bool plot_print_graph(struct plot *plot, GError **error);

/* Whom --me, --highlight and routes light, and which classes ties have. */
bool plot_light(struct plot *plot, GError **error);

/* Whether everybody has a place in the columns x and y; puts them into `x` and `y` unless NULL. */
bool plot_places_given(const struct plot *plot, double *x, double *y);

/* Whether there are too many people to draw each, and circles instead. */
bool plot_is_crowded(const struct plot *plot);
bool plot_circles(struct plot *plot, GError **error);

/* With --layout route, keeps only people who are on one. Fails with KITH_ERROR_USAGE. */
bool plot_keep_route(struct plot *plot, GError **error);

/* The numbers of a column of people, NAN where empty. Fails with KITH_ERROR_USAGE. To be freed. */
double *plot_numbers(const struct plot *plot, const char *name, GError **error);

#endif
