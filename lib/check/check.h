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
 * names that may be one person's, weights and dates that look wrong, data shaped like a star.
 *
 * today     days since 1970, to know dates that are still to come
 * findings  struct kith_finding *, added, the severest first
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) but for similar names: see kith_check_names.
 */
bool kith_check_network(
	const kith_network *network, double today, GPtrArray *findings, GError **error);

/*
 * Pairs of people who may be one: the same but for case, accents, blanks and marks; first and last
 * name swapped; one letter put in, left out, changed, or swapped with the next (names of five
 * letters or more, no digits at that place); the same e-mail address, or the same before the @.
 *
 * Fails with KITH_ERROR_SYSTEM. O(sum of squares of the lengths of names) time, one pass.
 * Letters left out on both sides make what is near the same: Mor & Fraenkel (1982), ACM TODS 7:547.
 */
bool kith_check_names(const kith_graph *graph, GPtrArray *findings, GError **error);

/* Whether everyone has ties with one and the same person only: at least three others. Returns the
 * person, or KITH_NOBODY. */
uint32_t kith_check_star(const kith_network *network);

#endif
