/* Layout of a long chain of people: line after line, as writing runs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_CHAIN_H
#define KITH_LAYOUT_CHAIN_H

#include "csr/csr.h"

/* Whether everybody stands in one row of ties that has two ends, too long to be drawn as a line. */
bool kith_layout_is_chain(const kith_csr *rows);

/*
 * The people of a chain, a unit apart along a way that runs to and fro and turns in half circles:
 * as many lines as bring its width nearest to `shape` times its height.
 *
 * rows   undirected; kith_layout_is_chain
 * shape  width by height, > 0
 * x, y   [rows->n] out
 *
 * Cannot fail. O(n).
 */
void kith_layout_chain(const kith_csr *rows, double shape, double *x, double *y);

#endif
