/* Whom to introduce to each other: people who do not know each other and have something to share.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GIVE_H
#define KITH_GIVE_H

#include "introductions/alike.h"
#include "introductions/routes.h"

/* Two people who could be introduced, the one with fewer ties first. */
struct kith_pair {
	uint32_t first, second;
	uint32_t introducer; /* who knows both; KITH_NOBODY */
	double near;         /* resource allocation by way of their mutual contacts */
	double likeness;     /* see kith_alike_likeness */
};

/*
 * The pairs among the asker's contacts, of whichever direction, who are not acquainted and have
 * something in common; where nothing is known of anybody, all who are not acquainted. Ordered by
 * likeness, then mutual contacts, then name: what they can share, not what the asker gains or
 * loses.
 *
 * asking  its arcs, `both` and `asker` count, and `by_name`
 *
 * Returns an array of struct kith_pair; NULL and KITH_ERROR_SYSTEM when memory runs out.
 * O(d^2) pairs for d contacts. Obstfeld (2005), Adm. Sci. Q. 50:100.
 */
GArray *kith_give_among_contacts(
	const struct kith_asking *asking, const kith_alike *alike, GError **error);

/*
 * Pairs for the host of a community: in rounds, people with the fewest ties first, everyone who is
 * not yet in as many pairs as the round's number gets the partner they have most in common with
 * (then of most mutual contacts, of fewest ties, by name) who is in fewer than `each`. Introduced
 * by the mutual contact likeliest to pass word to both, or by nobody.
 *
 * Of values that very many people share, the rarest that add up to 2^14 people are looked at.
 *
 * Otherwise as kith_give_among_contacts; in the order the pairs were made.
 */
GArray *kith_give_among_all(
	const struct kith_asking *asking, const kith_alike *alike, size_t each, GError **error);

#endif
