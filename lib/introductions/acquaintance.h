/* How people know one another, as the columns of their graph have it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ACQUAINTANCE_H
#define KITH_ACQUAINTANCE_H

#include "introductions/alike.h"
#include "introductions/routes.h"
#include "measures/components.h"
#include "graph/network.h"

/* What counts, beside the graph. */
struct kith_acquaintance_options {
	bool either_way;     /* a one-way tie leads back as well, see kith_csr_either_way */
	double half_life;    /* days after which a tie's chance has halved; 0: never */
	double decay;        /* for every person in between; 1: none */
	unsigned max_steps;  /* ties in a route at most */
	const double *today; /* days since 1970; NULL: the latest date in the data */
	const char *like;    /* columns that make people alike, with commas; NULL: all that can */
};

/* A graph read for introductions. Borrows the network. */
typedef struct kith_acquaintance {
	const kith_network *network;
	kith_csr *out, *in;             /* what asking borrows for either_way; NULL without */
	struct kith_asking asking;      /* without asker, targets, people to avoid or meet */
	double *chance_out, *chance_in; /* what asking borrows; NULL where weights serve */
	double *willing, *load;         /* [n] or NULL */
	kith_alike *alike;
	GPtrArray *like; /* of struct kith_column *: the columns that alike compares */
	bool like_named; /* they were asked for by name */
	const struct kith_column *kind, *date, *first; /* of ties, or NULL */
	enum kith_star star;  /* the network is one person's contacts and little else: who they */
	uint32_t star_centre; /* know is not in it. That person, or KITH_NOBODY */
	uint32_t asker;       /* of the last kith_acquaintance_asking */
	double today;         /* days since 1970, NAN where there are no dates */
	double *day;          /* of each distinct cell of date, since 1970; NAN without one */
	double *first_day;    /* the same of first; NAN also where it is no date */
	GPtrArray *kinds;     /* of char **: of each distinct cell of kind, split */
	uint64_t *first_row;  /* [n + 1] rows of graph by the smaller number of their ends */
	uint32_t *row;        /* [first_row[n]] */
} kith_acquaintance;

/*
 * Reads the columns `chance`, `kind`, `date` of ties and `willing`, `load` and whatever makes
 * people alike of people. Of parallel ties with chances the likeliest counts; a tie without one
 * goes by its weight, w / (w + median). `load` lowers willing to willing / (1 + load).
 *
 * Somebody is known to A when a tie runs from A to them or back (network->both); introductions go
 * along ties, so that a one-way tie leads only forwards, or with `either_way` back as well, as
 * likely as forwards. A tie that runs both ways keeps the chance of each.
 *
 * By default people are alike in all columns of words that some have in common, except names,
 * labels and what kith itself has added.
 *
 * Fails with KITH_ERROR_DATA when a chance or willingness is not within 0..1, a load is not 0 or
 * more, or a date is none; KITH_ERROR_USAGE when there is no column of `like`;
 * KITH_ERROR_SYSTEM. O(n + m) time.
 */
kith_acquaintance *kith_acquaintance_new(const kith_network *network,
	const struct kith_acquaintance_options *options, GError **error);
void kith_acquaintance_free(kith_acquaintance *acquaintance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_acquaintance, kith_acquaintance_free)

/*
 * The asking of one person: everything but targets, people to avoid and to meet. Serves until the
 * next call.
 */
struct kith_asking kith_acquaintance_asking(kith_acquaintance *acquaintance, uint32_t asker);

/* What two people's ties say. */
struct kith_bond {
	GPtrArray *kinds; /* of char *, borrowed, distinct, in order of rows; to be unreffed */
	double last;      /* days since 1970 of the latest date, NAN without one */
	double first;     /* the same of the earliest `first` */
};

/* The bond of `a` and `b`, whichever way their ties point. */
struct kith_bond kith_acquaintance_bond(
	const kith_acquaintance *acquaintance, uint32_t a, uint32_t b);

#endif
