/* Whom somebody should meet: peers, mentors, kindred spirits, and doors to new circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MEET_H
#define KITH_MEET_H

#include "introductions/alike.h"
#include "csr/csr.h"
#include "csr/partition.h"

/* What somebody could be to somebody else. */
enum kith_relation {
	KITH_PEER,       /* in the same field or place, about as far */
	KITH_MENTOR,     /* further along the same path */
	KITH_KINDRED,    /* of the same interests or goals */
	KITH_NEW_CIRCLE, /* knows a part of the web that is still unknown */
};

/* "peer", "mentor", "kindred", "new circle". */
const char *kith_relation_name(enum kith_relation relation);

/* Who looks for whom. Borrows everything. */
struct kith_meet_options {
	const kith_csr *rows; /* along which introductions go */
	const kith_csr *both; /* who is acquainted */
	uint32_t me;
	unsigned steps;                       /* ties away at most */
	const kith_alike *alike;              /* all that people can share */
	const double *level;                  /* [n] how far people are, NAN unknown; or NULL */
	const struct kith_partition *circles; /* or NULL */
	bool page_rank;                       /* nearness by personalised PageRank */
	size_t count;                         /* people at most; 0: everybody */
	unsigned relations;                   /* bits 1 << relation of those wanted; 0: all */
	int (*by_name)(const void *data, uint32_t a, uint32_t b);
	const void *data;
};

/* Somebody worth meeting. */
struct kith_prospect {
	uint32_t person;
	enum kith_relation relation;
	unsigned kinds;  /* of what they share, see kith_alike_kinds */
	unsigned steps;  /* away; 0: there is no way */
	bool levels;     /* it is known how far both are */
	double near;     /* resource allocation or PageRank */
	double likeness; /* 0..1, see kith_alike_likeness */
};

/*
 * People `me` does not know, two to `steps` ties away, ordered by likeness, then nearness, then
 * steps, then name. Someone without ties is shown everybody who has something in common with them.
 *
 * Of those who share something, who is two levels or more above is a mentor; who is in the same
 * field or place and at most one level apart (or of unknown level) is a peer; the rest are kindred.
 * Of those who share nothing, one for each circle nobody known is in opens a new circle: the
 * nearest; the others with mutual contacts are peers by these alone.
 *
 * Only the best `count` are put in order, so that few are found much sooner than all.
 *
 * Returns an array of struct kith_prospect; NULL and KITH_ERROR_SYSTEM when memory runs out. Time
 * as kith_nearby_within.
 */
GArray *kith_meet_find(const struct kith_meet_options *options, GError **error);

#endif
