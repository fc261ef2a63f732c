/* Names beside their people: never one upon another, upon somebody who matters, or off the page. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LABELS_H
#define KITH_LABELS_H

#include <stdint.h>

#include "base/memory.h"

typedef struct kith_labels kith_labels;

/* A rectangle, picture units. */
struct kith_box {
	double left, top, right, bottom;
};

/* An empty page; labels stay within it. Fails with KITH_ERROR_SYSTEM. */
kith_labels *kith_labels_new(const struct kith_box *page, GError **error);
void kith_labels_free(kith_labels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_labels, kith_labels_free)

/* Somewhere no label may go. */
void kith_labels_keep_out(kith_labels *labels, const struct kith_box *box);

/* How much a disc matters: faint ones are nobody's to whom a leader could be thought to lead;
 * required ones are never covered. */
enum kith_disc_rank { KITH_DISC_FAINT, KITH_DISC_PLAIN, KITH_DISC_REQUIRED };

/* A disc: no label but its own may cover it, save that one that `covers` may lie over a smaller
 * disc that is not required. */
void kith_labels_add_disc(kith_labels *labels, uint32_t person, const double at[2], double radius,
	enum kith_disc_rank rank);

/* A line that labels would rather not lie on; counts as so many. */
void kith_labels_add_line(
	kith_labels *labels, const double from[2], const double to[2], uint8_t times);

/* The head of an arrow: no label, note or circle's name may touch it. Corners as x, y, x, y, x, y.
 */
void kith_labels_add_head(kith_labels *labels, const double corners[6]);

/* A label wanted. */
struct kith_label {
	uint32_t person; /* whose disc it may touch */
	double x, y, radius;
	double width, height; /* of its ink */
	bool covers;          /* may lie over lesser people rather than go without */
	bool far;             /* looks farther away for a place rather than go without */
	bool anywhere;        /* looks at every place around, not on rings alone */
	bool alone;           /* no side of it is the outside */
};

/* Where a label goes. */
struct kith_label_spot {
	double left, top;
	bool leader; /* too far away to be taken for its own: draw a line to it */
	double from[2], to[2];
};

/*
 * Finds the best place for a label among 16 positions or more on each of several rings around its
 * disc: near, off ties, towards the outside, and never nearer to another disc than to its own; the
 * first ring good enough ends the search. A label placed is in the way of those that come later, so
 * ask for the most important first.
 *
 * Returns false where there is no place. O(rectangles nearby).
 */
bool kith_labels_place(
	kith_labels *labels, const struct kith_label *label, struct kith_label_spot *spot);

/* How much has been placed so far; and back to that, as if nothing had come after. */
size_t kith_labels_mark(const kith_labels *labels);
void kith_labels_rewind(kith_labels *labels, size_t mark);

/* What a note would lie on there: INFINITY where a name, somebody who matters or the head of an
 * arrow is, or off the page. */
double kith_labels_note_cost(const kith_labels *labels, const struct kith_box *box);

/* The ground of a group: where its people are nearer than any others. */
struct kith_ground {
	const uint32_t *group_of; /* [people] */
	uint32_t group;
	uint32_t namesake; /* who has the same name; KITH_NOBODY: nobody */
	double middle[2];
	struct kith_box around; /* where to look */
	double width, height;   /* of the label */
	double apart;           /* kept to the names of people */
	bool crowded;           /* may lie over lesser people rather than go without */
};

/*
 * Finds a place for a group's name on its ground, on nothing but dots, or where it is crowded on
 * people as well, as near its middle and as far off ties as may be, apart from names of people, and
 * not within two lines of the same name.
 *
 * Returns false where there is none. O(1024 rectangles nearby).
 */
bool kith_labels_place_on_ground(
	kith_labels *labels, const struct kith_ground *ground, struct kith_label_spot *spot);

#endif
