/* Whom to introduce to each other: people who do not know each other and have something to share.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GIVE_H
#define KITH_GIVE_H

#include "introductions/alike.h"
#include "introductions/routes.h"

/* What a host knows of the people; NULL where nothing is known. */
struct kith_guests {
	const kith_csr *met;           /* undirected: pairs who have met */
	const kith_csr *together;      /* undirected: pairs who came to each event together */
	const uint64_t *first_company; /* [n + 1] where the companies of each begin */
	const uint32_t *company;       /* whom each works for, by number, ascending */
	const uint8_t *newcomer;       /* [n] 1: new */
};

/* Whether two people are of one company. O(their companies). */
bool kith_guests_are_colleagues(const struct kith_guests *guests, uint32_t a, uint32_t b);

/* Whether two people are not to be introduced: they have met, came to each event together, or are
 * of one company. */
bool kith_guests_are_apart(const struct kith_guests *guests, uint32_t a, uint32_t b);

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
 * About 2^29 pairs are looked at. Where there are more, each contact is compared with those who
 * share their rarest values, max(16, 2^29 / d) of them for d contacts; and mutual contacts of so
 * many ties that looking at theirs would take more do not count in `near`.
 *
 * asking  its arcs, `both` and `asker` count, and `by_name`
 * guests  who are apart are no pairs
 * limit   pairs kept at most, the best ones; > 0
 *
 * Returns an array of struct kith_pair; NULL and KITH_ERROR_SYSTEM when memory runs out.
 * O(min(d^2, 2^29)) time, O(n + limit) memory. Obstfeld (2005), Adm. Sci. Q. 50:100.
 */
GArray *kith_give_among_contacts(const struct kith_asking *asking, const kith_alike *alike,
	const struct kith_guests *guests, size_t limit, GError **error);

/*
 * Pairs for the host of a community: in rounds, newcomers and then people with the fewest ties
 * first, everyone who is not yet in as many pairs as the round's number gets the partner they have
 * most in common with (then of most mutual contacts, of fewest ties, by name) who is in fewer than
 * `each`, until there are `limit` pairs. Introduced by the mutual contact likeliest to pass word to
 * both, or by nobody.
 *
 * For one partner at most 2^26 / n people are looked at, but at least 16 and never more than 2^14:
 * those who share the rarest values first, and of too long a list those who follow in it.
 *
 * Otherwise as kith_give_among_contacts; in the order the pairs were made. O(2^26 * each) time,
 * O(n + pairs) memory.
 */
GArray *kith_give_among_all(const struct kith_asking *asking, const kith_alike *alike,
	const struct kith_guests *guests, size_t each, size_t limit, GError **error);

#endif
