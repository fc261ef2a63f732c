/* What is drawn, once, in picture units: SVG, PNG and PDF all show this. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SCENE_H
#define KITH_SCENE_H

#include <stdint.h>

#include "drawing/palette.h"
#include "drawing/font.h"

/* A tie or another line, bent to the left of its way by `bend` of its length. */
struct kith_line {
	float x0, y0, x1, y1;
	float bend, width, alpha;
	kith_colour colour;
	uint8_t arrow;  /* length of the head at its end; 0: none */
	uint8_t dashed; /* 1: dashed */
};

/* A person (a disc), an event (a square) or a swatch of the legend. */
struct kith_disc {
	float x, y, radius;
	float rim_width, alpha;
	kith_colour fill, rim;
	uint8_t square;
	uint8_t mark;      /* enum kith_mark */
	uint8_t glow;      /* 1: light that fades from the middle to the rim */
	uint8_t named;     /* 1: halos of names do not cover it */
	uint32_t person;   /* number of whoever it is, UINT32_MAX for none */
	const char *title; /* owned by the scene's strings; NULL: none */
};

/*
 * A text: `x` is the left end whichever way they run, `y` the baseline. `anchor` is the share of
 * their width that lies left of what they belong to: where a viewer has other fonts, they grow
 * away from it.
 */
struct kith_text_run {
	const char *text; /* owned by the scene's strings */
	float x, y, width, size, alpha, anchor;
	kith_colour colour;
	bool bold, halo, leftward;
};

/* A filled outline: a hull, or a step of a colour bar; or an ellipse. */
struct kith_area {
	float *x, *y; /* [count] corners; of an ellipse its middle, then its radii */
	size_t count;
	bool round; /* an ellipse */
	kith_colour colour;
	float alpha;
};

/* Painted in this order: areas, lines, discs of nobody named, leaders, halos of texts, discs of the
 * named, texts. */
typedef struct kith_scene {
	double width, height; /* picture units */
	double unit; /* 96ths of an inch, or pixels of the size asked for, to one of these */
	kith_colour background;
	bool screen_blend;         /* lines add up as light does */
	char *title, *description; /* for those who cannot see it, and for metadata */
	char *creator;             /* by which version and options, for metadata */
	char *font;
	GArray *areas;           /* of struct kith_area */
	struct kith_line *lines; /* [line_count] */
	size_t line_count;
	struct kith_disc *discs; /* [disc_count] */
	size_t disc_count;
	GArray *leaders;   /* of struct kith_line */
	GArray *texts;     /* of struct kith_text_run */
	GPtrArray *groups; /* of char *, what each group is called; NULL where nobody is in it */
	GStringChunk *strings;
	size_t names_unplaced;   /* names that matter and found no place */
	size_t crowding;         /* how badly names of few people, and chances, lack room */
	size_t chances_unplaced; /* of ties on routes, the same */
	size_t glyphs_missing;   /* in none of the fonts */
} kith_scene;

/* An empty scene with room for that many lines and discs. Fails with KITH_ERROR_SYSTEM. */
kith_scene *kith_scene_new(size_t lines, size_t discs, GError **error);
void kith_scene_free(kith_scene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_scene, kith_scene_free)

/* The point a bent line is drawn towards from both ends (of a quadratic curve). */
void kith_line_control(const struct kith_line *line, double control[2]);

/*
 * The line up to the base of its head, where it has one: wider than the head's point, it would be
 * seen beside it. `control` is its middle point as of kith_line_control, `end` where it ends.
 */
void kith_line_shaft(const struct kith_line *line, double control[2], double end[2]);

/* The corners of an arrow's head, its point first, as x, y, x, y, x, y. False where it has none. */
bool kith_line_head(const struct kith_line *line, double corners[6]);

/* The marks in discs, in shares of their radius: a dot and a bar are filled, a ring is a line. */
#define KITH_DOT_RADIUS 0.38
#define KITH_RING_RADIUS 0.5
#define KITH_RING_WIDTH 0.22
#define KITH_BAR_LENGTH 1.24
#define KITH_BAR_WIDTH 0.36

/* How much of its light a glow has at that share of its radius: 1 in the middle, 0 at the rim. */
#define KITH_GLOW_STOPS 8
double kith_glow_at(double share);

/* Whether two lines can be drawn with one pen. */
bool kith_line_same_pen(const struct kith_line *a, const struct kith_line *b);

#endif
