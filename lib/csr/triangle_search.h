/* Finding the triangles of one person after the other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TRIANGLE_SEARCH_H
#define KITH_TRIANGLE_SEARCH_H

#include "csr/forward.h"

/* One thread's search. */
struct kith_triangle_search;

/*
 * The forward graph is borrowed. `wide` allows vector registers where the processor has them, which
 * changes nothing in what is found. Fails with KITH_ERROR_SYSTEM. O(longest) memory.
 */
struct kith_triangle_search *kith_triangle_search_new(
	const kith_forward *forward, bool wide, GError **error);

/* Takes NULL. */
void kith_triangle_search_free(struct kith_triangle_search *search);

/* Begins with u, once the person before has been searched to the end. */
void kith_triangle_search_start(struct kith_triangle_search *search, uint32_t u);

/*
 * The next of u's triangles, a thousand or so at a time. To be called until found->last; what is
 * found is good until the next call but one, be it for u or somebody else.
 *
 * In registers, 16 people of v's row at a time are compared with everyone in u's, if u's is short,
 * or looked up in a hash table of it; without registers they are looked up one by one.
 */
void kith_triangle_search_next(
	struct kith_triangle_search *search, struct kith_triangles_found *found);

#endif
