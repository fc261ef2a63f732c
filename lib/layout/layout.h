/* Where people stand in a picture: close to those they know, never one upon another. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_H
#define KITH_LAYOUT_H

#include "csr/csr.h"
#include "csr/partition.h"

enum kith_layout_kind {
	KITH_LAYOUT_AUTO,   /* stress for parts of up to 300 people, forces for larger ones */
	KITH_LAYOUT_STRESS, /* distances on paper follow steps between people */
	KITH_LAYOUT_FORCE,  /* people repel, ties pull: ForceAtlas2 */
	KITH_LAYOUT_CIRCLE, /* one ring, circle by circle */
	KITH_LAYOUT_EGO,    /* rings of steps around one person */
	KITH_LAYOUT_ROUTE,  /* columns of steps, left to right */
	KITH_LAYOUT_SWARM,  /* each circle a sunflower: for very many people; needs a partition */
	KITH_LAYOUT_GIVEN,  /* x and y come with the request and are only fitted to the sheet; whose
			       are NAN stands amid their contacts */
};

/* How a connected part was laid out; of some, who is tied to whom leaves no choice. */
enum kith_layout_form {
	KITH_FORM_ROWS, /* nobody is tied */
	KITH_FORM_STAR, /* everybody around one */
	KITH_FORM_CHAIN,
	KITH_FORM_STRESS,
	KITH_FORM_FORCES,
};

/* What is to be laid out, and on how large a sheet. */
struct kith_layout {
	const kith_csr *graph;                  /* undirected */
	const struct kith_partition *partition; /* circles to keep together; NULL: none */
	double *radius;                         /* [n] of each person's disc, picture units */
	double width, height;                   /* of the sheet, picture units */
	uint64_t seed;
	enum kith_layout_kind kind;
	uint32_t centre;      /* the person in the middle, for KITH_LAYOUT_EGO */
	double *ring;         /* [2] out for KITH_LAYOUT_EGO: a step across and down; may be NULL */
	const double *margin; /* [n] kept free beyond each disc; above 0: twice the room of others
				 on KITH_LAYOUT_EGO's rings; NULL: none */
	const uint32_t *step; /* [n] column of each person, for KITH_LAYOUT_ROUTE */
	const uint32_t *route; /* [n] number of their route, the row; KITH_NOBODY: none; or NULL */
	enum kith_layout_form
		*form; /* out: of the largest part, where laid out by parts; or NULL */
};

#define KITH_LAYOUT_STRESS_PEOPLE 300  /* largest part laid out by stress */
#define KITH_LAYOUT_FORCE_PEOPLE 50000 /* most people who are all drawn, unless asked for */

/*
 * The place of every person. Each connected part is laid out by itself, its longest axis turned
 * along that of the sheet (KITH_LAYOUT_AUTO: a long chain runs to and fro as writing does); parts
 * are packed around the largest; people without ties stand in rows at the bottom, in a corner where
 * they are many; discs that would hide the ties between them shrink, all alike, and are pushed
 * apart until none overlap.
 *
 *   stress  sum_{i<j} d_ij^-2 (|x_i - x_j| - d_ij)^2, d in steps, a step between circles up to 2.5
 *   force   10 m_i m_j / |x_i - x_j| apart, |x_i - x_j| together along a tie (half that between
 *           circles, less where there are more than 2000 people), 0.05 m_i |x_i| to the middle,
 *           m = 1 + degree; from where the circles alone would stand
 *
 * x, y  [n] out (KITH_LAYOUT_GIVEN: in and out), picture units, 0..width and 0..height, y down;
 *       discs lie wholly on the sheet where it is large enough to hold them
 *
 * The same bytes for any number of threads. Fails with KITH_ERROR_SYSTEM when memory runs out.
 * Stress O(n (n + m)) per part; force O(200 (n log n + m)).
 * Zheng, Pawar & Goodman (2019), IEEE TVCG 25:2738; Jacomy et al. (2014), PLoS ONE 9:e98679.
 */
bool kith_layout_place(const struct kith_layout *layout, double *x, double *y, GError **error);

#endif
