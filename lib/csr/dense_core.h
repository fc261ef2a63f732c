/* Those with most contacts, as a table of bits, where nearly all of them are tied to each other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_DENSE_CORE_H
#define KITH_DENSE_CORE_H

#include "csr/forward.h"

/*
 * In a clique of n people a million ties make a billion triangles; two rows of bits say at once
 * which n contacts two people share.
 */
struct kith_dense_core {
	size_t people;    /* 0: nowhere are so many ties so close together */
	uint32_t *person; /* [people] the last of the forward order, in that order */
	uint32_t *rank;   /* [n] place in `person`, KITH_NOBODY outside; NULL without people */
	size_t words;     /* of a row */
	uint64_t *row;    /* [people words] bit r: tied to person[r] */
};

/*
 * Finds the largest core of 128 people or more of whose pairs a quarter are tied.
 *
 * core  out, to be finished
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + ties of the core); holds a byte a tie of the core and 4n.
 */
bool kith_dense_core_find(
	const kith_forward *forward, struct kith_dense_core *core, GError **error);

/* Frees what the core holds and empties it. */
void kith_dense_core_finish(struct kith_dense_core *core);

#endif
