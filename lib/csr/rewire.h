/* Networks by chance that keep what another has: everyone's number of ties, or how pairs are tied.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REWIRE_H
#define KITH_REWIRE_H

#include "base/random.h"
#include "csr/csr.h"

/*
 * A network with the same degrees (out and in, where directed) and otherwise by chance: ten times
 * for every tie, two ties drawn at random exchange their targets, unless that would make a loop or
 * a parallel tie. Where ties have weights, only those of like weight, from one power of 2 to below
 * the next, exchange: so everyone keeps about the strength they had, and ends of ties that all are
 * of one weight keep it exactly.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time, 28 bytes a tie of scratch.
 * Maslov & Sneppen (2002), Science 296:910.
 */
kith_csr *kith_rewire(const kith_csr *csr, struct kith_random *random, GError **error);

/*
 * A network with as many pairs tied both ways, one way and not at all, and otherwise by chance:
 * every such network is equally likely (U|MAN). Of an undirected one: as many ties. Weights are
 * left out.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time, 37 bytes a tie of scratch.
 * Holland & Leinhardt (1976), Sociol. Methodol. 7:1.
 */
kith_csr *kith_redraw(const kith_csr *csr, struct kith_random *random, GError **error);

#endif
