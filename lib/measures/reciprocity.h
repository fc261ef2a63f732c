/* Ties that are returned. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_RECIPROCITY_H
#define KITH_RECIPROCITY_H

#include "csr/csr.h"

/*
 * How many of each person's outgoing ties are returned.
 *
 *   r_i = |{j: i -> j and j -> i}|
 *
 * out, in   a directed graph and its reverse
 * returned  [n] out, people
 *
 * Cannot fail. O(n + m) time.
 */
void kith_reciprocity_count(const kith_csr *out, const kith_csr *in, uint32_t *returned);

#endif
