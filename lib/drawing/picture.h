/* A network as a picture: from people, places and colours to a scene with labels and a legend. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_H
#define KITH_PICTURE_H

#include "csr/csr.h"
#include "drawing/labels.h"
#include "csr/partition.h"
#include "drawing/scene.h"

/* How a tie is shown when ties are drawn by class, or by what became of them. Of two that run both
 * ways the later counts. */
enum kith_tie_style {
	KITH_TIE_STYLE_PLAIN,
	KITH_TIE_STYLE_STRONG,
	KITH_TIE_STYLE_WEAK,
	KITH_TIE_STYLE_LOCAL_BRIDGE,
	KITH_TIE_STYLE_BRIDGE,
	KITH_TIE_STYLE_KEPT,
	KITH_TIE_STYLE_FADED,
	KITH_TIE_STYLE_STRONGER,
	KITH_TIE_STYLE_LOST,
	KITH_TIE_STYLE_NEW,
	KITH_TIE_STYLES /* how many there are */
};

/* Rings around people. */
enum kith_ring { KITH_RING_NONE, KITH_RING_PLAIN, KITH_RING_ASKS, KITH_RING_REACHED };

/* What is highlighted. */
enum kith_lit { KITH_LIT_NONE, KITH_LIT_ROUTES, KITH_LIT_PATHS, KITH_LIT_CONTACTS };

/* What the members of a network are called: one and many. */
struct kith_nouns {
	const char *person, *people, *tie, *ties;
};

/* What a picture is to show. All that is borrowed must outlive the scene's making. */
struct kith_picture {
	double width, height; /* picture units */
	double unit;          /* of the size asked for, to a picture unit; 0: 1 */
	enum kith_theme theme;
	const char *font;        /* NULL: KITH_FONT_DEFAULT */
	struct kith_nouns nouns; /* of the counts; NULL: people and ties */
	const char *title;       /* NULL: the counts stand in its place */
	const char *subtitle;    /* instead of the counts; empty: none */
	const char *caption;     /* NULL: none */
	const char *creator;     /* which version made it with which options, for metadata */
	const char *counts;      /* "1,000 people ..."; NULL: what is drawn is counted */

	const kith_csr *ties;  /* as drawn; arrows when directed */
	const kith_csr *graph; /* the same without directions; may be == ties */
	const double *x, *y;   /* [n] places on the sheet, from its corner */
	const double *radius;  /* [n] */
	double disc_scale;     /* how far discs shrank since kith_picture_radii; 0: not at all */
	const double *size;    /* [n] what the radius shows */
	const char *size_name; /* heading of the sizes in the legend */
	char *const *name;     /* [n] clean names; NULL: no name anywhere in the picture */
	size_t label_budget;   /* labels wanted at most */
	const uint8_t *event;  /* [n] 1: an event, drawn as a square; NULL: none */

	const struct kith_partition *groups; /* colours; may be NULL */
	bool circles;                        /* the groups are circles, no values of a column */
	const char *group_heading;           /* "Circles", or the column's name */
	char *const *group_name;             /* [groups] NULL: by the best-connected member */
	const uint32_t *group_look;          /* [groups] number of each one's look; NULL: its own */
	const double *value;                 /* [n] numbers instead of groups, NAN: none; or NULL */
	const char *value_name;

	const enum kith_tie_style *tie_style; /* [ties] or NULL */
	const uint8_t *highlighted_people;    /* [n] others are faded; NULL: nothing is */
	const uint8_t *highlighted_ties;      /* [ties] 1: highlighted, 2: most */
	const uint8_t *ringed;                /* [n] enum kith_ring; NULL: none */
	enum kith_lit lit;                    /* what the legend says of highlights */
	const uint32_t *asks_from; /* [ties] who asks along each, KITH_NOBODY: nobody; or NULL */
	const double *chance;      /* [ties] that it is passed on, NAN: not told; or NULL */
	uint32_t centre;           /* of rings of steps ... */
	const double *ring;        /* [2] a step across and down; NULL or 0: there are no rings */
	bool straight;             /* no tie is bowed */
	bool no_arrows;            /* ties have a direction that goes without saying */
	bool hulls;                /* a tinted ground for circles that stand apart */
	const uint8_t *there;      /* [n] 0: faint and nameless; NULL: everybody is there */
	bool some_away;            /* of panels: the legend says what faint discs are */
	const uint8_t *newcomer;   /* [n] 1: there for the first time; 2: leads a circle that is; or
				      NULL */
};

/* One of several times, each drawn small. */
struct kith_panel {
	const char *title;
	const kith_csr *ties, *graph;        /* as in a picture, of the same people */
	const struct kith_partition *groups; /* numbered as the picture's; NULL: the picture's */
	const uint8_t *there;                /* [n] */
};

/* The part of the page people are placed on, once title, legend and caption have their room. */
struct kith_picture_sheet {
	struct kith_box box;
	double legend_left, legend_top,
		legend_foot; /* of the legend; left == width: there is none */
	double hub;          /* radius of the largest disc where all are dots; 0: as the rest */
};

/*
 * Measures the sheet. Needs everything but x, y and radius.
 *
 * Fails with KITH_ERROR_USAGE when the page is too small, with KITH_ERROR_SYSTEM without fonts.
 */
bool kith_picture_sheet(
	const struct kith_picture *picture, struct kith_picture_sheet *sheet, GError **error);

/*
 * What a picture unit is on a page of that size: 1 where it is 1600x1200, and in proportion where
 * it is larger, so that type, discs and lines grow with it; on smaller pages no less than .75, so
 * that fewer names are set there, not smaller ones.
 */
double kith_picture_unit(double width, double height);

/*
 * Radii of discs: r = rmed (.55 + 1.45 sqrt(v / max v)), rmed = clamp(sqrt(.035 area / (n pi)),
 * 2.2, 9); smaller where even that would fill more than a tenth of the sheet: there the few of
 * largest v are no smaller than 4.4 v / max v.
 *
 * size    [n] >= 0; NAN counts as 0
 * radius  [n] out, picture units
 */
void kith_picture_radii(
	const struct kith_picture_sheet *sheet, size_t n, const double *size, double *radius);

/* How far the rings around somebody reach beyond their disc, picture units. */
double kith_picture_ring_width(enum kith_ring ring);

/* Appends "1,234". */
void kith_picture_digits(GString *out, uint64_t count);

/* Appends "1,234 people" or "1 person", separated by " · " from what is there. */
void kith_picture_count(GString *out, uint64_t count, const char *one, const char *many);

/* Draws the picture. Fails with KITH_ERROR_USAGE or KITH_ERROR_SYSTEM. */
kith_scene *kith_picture_draw(const struct kith_picture *picture, GError **error);

/*
 * The room on which people are to be placed so that `count` panels of one shape fill the sheet;
 * picture units, as large in area as the sheet.
 */
void kith_picture_panel(
	const struct kith_picture_sheet *sheet, size_t count, double *width, double *height);

/*
 * Draws several times side by side under one heading and one legend, which are the picture's:
 * everybody stands in the same place in each, placed as kith_picture_panel says.
 *
 * Fails as kith_picture_draw.
 */
kith_scene *kith_picture_draw_panels(const struct kith_picture *picture,
	const struct kith_panel *panels, size_t count, GError **error);

#endif
