/* The rooms of picture: what its files share with one another and with nobody else. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_ROOMS_H
#define KITH_PICTURE_ROOMS_H

#include "drawing/picture.h"

/* Of more ties than that, only some are drawn. */
#define KITH_DRAWING_LINES 300000

/* A picture in the making. */
struct kith_drawing {
	const struct kith_picture *picture;
	const struct kith_palette *palette;
	kith_type *type;
	struct kith_sheet sheet;
	size_t n;
	uint32_t *members;  /* [groups] people of each group */
	uint32_t *best;     /* [groups] the best-connected of each, KITH_NOBODY where empty */
	size_t circles;     /* groups with more than nobody in them */
	double least, most; /* of picture->value */
	double largest;     /* of picture->size */
	GArray *legend;     /* of struct kith_legend_row */
	uint8_t *must;      /* [n] people whose names matter */
	kith_labels *labels;
	kith_scene *scene;
};

enum kith_legend_kind {
	KITH_LEGEND_HEADING,
	KITH_LEGEND_COLOUR, /* a disc */
	KITH_LEGEND_SIZE,
	KITH_LEGEND_BAR, /* the scale of numbers */
	KITH_LEGEND_TIE, /* a line as ties are drawn */
	KITH_LEGEND_EVENT,
};

struct kith_legend_row {
	enum kith_legend_kind kind;
	kith_colour colour;
	double value; /* of a size */
	enum kith_tie_look look;
	char *text;
	double height;
};

/* Colour of a person's disc, and of their circle. */
kith_colour kith_drawing_fill(const struct kith_drawing *drawing, size_t person);
uint32_t kith_drawing_group(const struct kith_drawing *drawing, size_t person);

/* The name of a group in legend and picture: "Gavroche +17", "robotics", "Circle C". To be freed.
 */
char *kith_drawing_group_name(const struct kith_drawing *drawing, uint32_t group);

/* The radius that shows a size. */
double kith_sheet_radius(const struct kith_sheet *sheet, size_t n, double share);

/* Whether a person is drawn in full. */
static inline bool kith_drawing_lit(const struct kith_drawing *drawing, size_t person)
{
	return !drawing->picture->lit_people || drawing->picture->lit_people[person];
}

/* Place of a person on the page. */
static inline void kith_drawing_place(
	const struct kith_drawing *drawing, size_t person, double at[2])
{
	at[0] = drawing->sheet.box.left + drawing->picture->x[person];
	at[1] = drawing->sheet.box.top + drawing->picture->y[person];
}

/* A line that shows ties of a look: width, colour, alpha, dashes. */
struct kith_line kith_drawing_tie_style(
	const struct kith_drawing *drawing, enum kith_tie_look look);

/* Adds words to the scene; `at` is the left end and the top. Empty words are left out. */
void kith_drawing_write(
	struct kith_drawing *drawing, const double at[2], const struct kith_words *words);

/* Rows of the legend (before the sheet is measured), and drawing them. */
void kith_legend_gather(struct kith_drawing *drawing);
double kith_legend_width(const struct kith_drawing *drawing);
void kith_legend_draw(struct kith_drawing *drawing);

/* Where the heading ends and the picture may begin. */
static inline double kith_drawing_foot_of_heading(const struct kith_picture *picture)
{
	return picture->title ? 82 : 50;
}

/* Writes title, counts and caption, and describes the scene. */
void kith_drawing_heading(struct kith_drawing *drawing);

/* Adds ties, people, hulls and names to the scene. Fail with KITH_ERROR_SYSTEM. */
bool kith_drawing_ties(struct kith_drawing *drawing, GError **error);
bool kith_drawing_people(struct kith_drawing *drawing, GError **error);
bool kith_drawing_hulls(struct kith_drawing *drawing, GError **error);
bool kith_drawing_names(struct kith_drawing *drawing, GError **error);

#endif
