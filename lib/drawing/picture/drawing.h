/* A picture in the making: what its parts are drawn from, and the colours and words they share. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_DRAWING_H
#define KITH_PICTURE_DRAWING_H

#include "drawing/picture.h"

/* What is written on a tie: how likely a request is passed on. */
struct kith_drawing_chance {
	struct kith_line line;
	double chance;
};

/* Heads of arrows, picture units: along routes, among a few people, among many. */
enum { KITH_DRAWING_ASKED_ARROW = 13, KITH_DRAWING_ARROW = 7, KITH_DRAWING_SMALL_ARROW = 4 };

/* The head of an arrow that shows who is asked, about where it will be. */
struct kith_drawing_head {
	uint32_t to; /* whom it points at */
	double middle[2];
};

/* How ties are inked, so that the legend shows them as they are. */
struct kith_drawing_ink {
	double alpha[2];   /* between circles, within */
	float wider;       /* how many times as wide as usual lines of no weight are */
	bool crowd;        /* weights are shown by width alone */
	double mean_share; /* of ties, how many times as wide as usual a weight makes them ... */
	double style_share[KITH_TIE_STYLES]; /* ... and of those of each style */
};

/* A picture in the making. */
struct kith_drawing {
	const struct kith_picture *picture;
	const struct kith_palette *palette;
	kith_font *font;
	struct kith_picture_sheet sheet;
	size_t n;
	uint32_t *members;  /* [groups] people of each group */
	uint32_t *best;     /* [groups] the best-connected of each, KITH_NOBODY where empty */
	bool marked;        /* discs have marks in them: kith_picture_shows_marks */
	size_t circles;     /* groups with more than nobody in them */
	double least, most; /* of picture->value */
	double largest;     /* of picture->size */
	double lightest, heaviest;   /* of the ties' weights */
	struct kith_drawing_ink ink; /* of the ties that were drawn */
	GArray *legend;              /* its rows: see legend.h */
	double legend_x;             /* where the column being drawn begins */
	bool large;                  /* so many people that not all are to be named */
	uint8_t *required;           /* [n] people whose names matter */
	uint8_t *named;              /* [n] people whose names are written */
	GArray *chances;             /* of struct kith_drawing_chance */
	GArray *heads;               /* of struct kith_drawing_head */
	kith_labels *labels;
	kith_scene *scene;
	struct kith_box cell; /* where names may stand, of one of several panels; else empty */
	size_t first_line, first_disc; /* of the scene's, of this panel */
};

/*
 * Counts groups and finds the ranges of numbers; the sheet, the legend and the scene are still to
 * come. To be finished. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_drawing_init(
	struct kith_drawing *drawing, const struct kith_picture *picture, GError **error);
void kith_drawing_finish(struct kith_drawing *drawing);

/* Colour of a person's disc, and of their circle. */
kith_colour kith_drawing_fill(const struct kith_drawing *drawing, size_t person);
struct kith_look kith_drawing_look(const struct kith_drawing *drawing, size_t person);
struct kith_look kith_drawing_group_look(const struct kith_drawing *drawing, uint32_t group);
uint32_t kith_drawing_group(const struct kith_drawing *drawing, size_t person);

/* Whether marks in discs can be seen: in everybody's, and in the legend, or in nobody's. O(n). */
bool kith_picture_shows_marks(const struct kith_picture *picture);

/* The name of a group in legend and picture: "Gavroche +17", "robotics", "Circle C". To be freed.
 */
char *kith_drawing_group_name(const struct kith_drawing *drawing, uint32_t group);

/* The radius of a disc on that sheet, for a share of the largest size. */
double kith_sheet_radius(const struct kith_picture_sheet *sheet, size_t n, double share);

/* What the largest disc is to be where all are dots, and few of them large: sheet.hub. */
double kith_drawing_hub(const struct kith_drawing *drawing);

/* Whether a person is drawn in full. */
static inline bool kith_drawing_highlighted(const struct kith_drawing *drawing, size_t person)
{
	return !drawing->picture->highlighted_people ||
	       drawing->picture->highlighted_people[person];
}

/* Whether it is one of several panels. */
static inline bool kith_drawing_is_panel(const struct kith_drawing *drawing)
{
	return drawing->cell.right > drawing->cell.left;
}

/* Whether somebody is there at the time that is drawn. */
static inline bool kith_drawing_is_there(const struct kith_drawing *drawing, size_t person)
{
	return !drawing->picture->there || drawing->picture->there[person];
}

/* How far the rings of a person reach beyond their disc. */
double kith_drawing_ring_width(const struct kith_drawing *drawing, size_t person);

/* Place of a person on the page. */
static inline void kith_drawing_place(
	const struct kith_drawing *drawing, size_t person, double at[2])
{
	at[0] = drawing->sheet.box.left + drawing->picture->x[person];
	at[1] = drawing->sheet.box.top + drawing->picture->y[person];
}

/* Where the heading ends and the picture may begin. */
static inline double kith_drawing_foot_of_heading(const struct kith_picture *picture)
{
	return picture->title ? 82 : 50;
}

/* Writes words with their middle there, and lets names keep off them; not off the labels' page. */
void kith_drawing_write_note(struct kith_drawing *drawing, const double middle[2], const char *text,
	double size, kith_colour colour);

/* Adds words to the scene; `at` is the left end and the top. Empty words are left out. */
void kith_drawing_write(
	struct kith_drawing *drawing, const double at[2], const struct kith_text_run *run);

#endif
