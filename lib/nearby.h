/* Who is near: mutual contacts, and likely acquaintances a few steps away. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_NEARBY_H
#define KITH_NEARBY_H

#include "csr.h"

/*
 * The people tied to both `a` and `b`, in rising order.
 *
 * both    undirected
 * mutual  out, room for the smaller degree of the two; NULL: only counted
 *
 * Returns how many. Cannot fail. O(d_a + d_b), or d log d' where one has far more ties.
 */
size_t kith_nearby_mutual(const kith_csr *both, uint32_t a, uint32_t b, uint32_t *mutual);

#endif
