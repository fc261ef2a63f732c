/* Who is near: mutual contacts, and people a few steps away whom one is likely to meet. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_NEARBY_H
#define KITH_NEARBY_H

#include "csr/csr.h"

/*
 * The people tied to both `a` and `b`, in rising order.
 *
 * both    undirected
 * mutual  out, room for the smaller degree of the two; NULL: only counted
 *
 * Returns how many. Cannot fail. O(d_a + d_b), or d log d' where one has far more ties.
 */
size_t kith_nearby_mutual(const kith_csr *both, uint32_t a, uint32_t b, uint32_t *mutual);

/*
 * Resource allocation of two people: what a gift, shared out evenly by everyone who passes it on,
 * would bring from one to the other by way of their mutual contacts.
 *
 *   ra_ab = sum_{z ~ a, z ~ b} 1 / d_z
 *
 * Cannot fail. Cost as kith_nearby_mutual. Zhou, Lü & Zhang (2009), Eur. Phys. J. B 71:623.
 */
double kith_nearby_allocation(const kith_csr *both, uint32_t a, uint32_t b);

/*
 * The resource allocation of `me` and everybody else.
 *
 * score  [both->n] in: zeros; out: ra_me,i; 0 for those without a mutual contact; that of `me` and
 * of contacts is filled too
 *
 * Cannot fail. O(ties of the contacts of `me`).
 */
void kith_nearby_allocations(const kith_csr *both, uint32_t me, double *score);

/* Somebody near, and how many steps away. */
struct kith_neighbour {
	uint32_t person;
	unsigned steps; /* ties on the shortest way along which one could be introduced */
};

/*
 * The people `me` does not know who are at most `steps` ties away along the rows, apart from `me`.
 * The layer of people h ties away is left out when finding it would mean
 * looking at more than 2^20 ties.
 *
 * Returns an array of struct kith_neighbour by steps, then as met; NULL and KITH_ERROR_SYSTEM when
 * memory runs out. Apart from one bit a person, visits only what is within `steps` - 1 ties.
 */
GArray *kith_nearby_within(const kith_csr *rows, uint32_t me, unsigned steps, GError **error);

/*
 * Personalised PageRank from `me`: where somebody who walks along ties, likelier along strong ones,
 * and returns home after each step with chance 1 - damping, is found.
 *
 *   pi = (1 - damping) e_me + damping pi W,  W_ij = w_ij / sum_k w_ik
 *
 * both     undirected
 * damping  0 < damping < 1; 0.85 is customary
 * score    [both->n] in: zeros; out: pi, in all short by at most 1e-12 a tie, or by what was
 *          still on its way after 2^22 ties
 *
 * Fails with KITH_ERROR_SYSTEM. Visits only where the walk is likely to be.
 * Andersen, Chung & Lang (2006), FOCS 475.
 */
bool kith_nearby_page_rank(
	const kith_csr *both, uint32_t me, double damping, double *score, GError **error);

#endif
