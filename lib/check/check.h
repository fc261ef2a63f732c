/* Whether data is sound, and what it can answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHECK_H
#define KITH_CHECK_H

#include "graph/network.h"

enum kith_severity {
	KITH_SERIOUS,  /* answers would be wrong, or be no answers */
	KITH_DOUBTFUL, /* worth a look before answers are trusted */
	KITH_NOTE,     /* so it is; it has a meaning for some answers */
};

/* Something about the data that a person should know. */
struct kith_finding {
	enum kith_severity severity;
	const char *what; /* in a few words */
	double count;     /* how many such there are */
	char *where;      /* the first of them, or all of a pair */
	char *advice;     /* what it means and what to do */
};
void kith_finding_free(struct kith_finding *finding);

/* Adds a finding; `where` is taken over, and may be NULL; `advice` is copied. */
void kith_findings_add(GPtrArray *findings, struct kith_finding finding);

/*
 * Looks at a network from all sides: loops, parallel and one-way ties, people on their own, parts,
 * names that may be one person's, weights and dates that look wrong, data shaped like a star or of
 * two sides.
 *
 * today     days since 1970, to know dates that are still to come
 * findings  struct kith_finding *, added, the severest first; of one kind at most 20, and one that
 *           says how many more there are
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) but for similar names: see kith_check_names.
 */
bool kith_check_network(
	const kith_network *network, double today, GPtrArray *findings, GError **error);

/* By what two people may be one, the surest first. */
enum kith_alike_by {
	KITH_ALIKE_ADDRESS,   /* the same e-mail address */
	KITH_ALIKE_NAME,      /* the same label, or name */
	KITH_ALIKE_FOLDED,    /* the same but for case, accents, blanks and marks */
	KITH_ALIKE_ORDER,     /* the same words in another order */
	KITH_ALIKE_INITIALS,  /* the same but for initials, if they can be nobody else's */
	KITH_ALIKE_LETTER,    /* one letter put in, left out, changed, or swapped with the next */
	KITH_ALIKE_BEFORE_AT, /* the same address before the @ */
};

/* Two people who may be one. */
struct kith_alike {
	uint32_t a, b; /* a < b */
	enum kith_alike_by by;
};

/* What they have in common, in a few words. */
const char *kith_alike_says(enum kith_alike_by by);

/*
 * Pairs of people who may be one (struct kith_alike, each pair once, by the surest), compared by
 * label or name, an address as far as the @. Names one letter apart have five letters or more, no
 * digits and no initials at that place, and are looked for among 200,000 people at most. What over
 * 50 people have in common is a pattern and tells of nobody.
 *
 * Free with g_array_unref. NULL: fails with KITH_ERROR_SYSTEM. O(sum of squares of the lengths of
 * names) time, one pass.
 * Letters left out on both sides make what is near the same: Mor & Fraenkel (1982), ACM TODS 7:547.
 */
GArray *kith_check_alike(const kith_graph *graph, GError **error);

/* Adds a finding for each such pair. Fails with KITH_ERROR_SYSTEM. */
bool kith_check_names(const kith_graph *graph, GPtrArray *findings, GError **error);

/* An alias proposed: who may be whom, why, and how sure that is. */
struct kith_alias {
	uint32_t alias, person;
	char *why;
	const char *sure; /* "yes", "likely" or "perhaps" */
};

/*
 * A table of aliases for a human eye (struct kith_alias), the surest first: of people who may be
 * one, pair by pair, all but the one with most ties are aliases, each of one person, and none leads
 * back to itself. Working at the same company makes a name surer, at two less sure.
 *
 * Free with g_array_unref. NULL: fails with KITH_ERROR_SYSTEM. Cost as kith_check_alike.
 */
GArray *kith_check_aliases(const kith_graph *graph, GError **error);

#endif
