/* How a person's contacts are spread over groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PARTICIPATION_H
#define KITH_PARTICIPATION_H

#include "csr/partition.h"

/*
 * Participation and the number of groups each person's contacts are in.
 *
 *   P_i = 1 - sum_s (k_is / k_i)^2
 *
 * with k_is the contacts of i in group s; contacts without a group are left out, of k_i as well.
 *
 * csr            undirected (for a directed graph: kith_csr_symmetric)
 * participation  [n] out, 0..1: 0 where all contacts are in one group; NAN without contacts
 * reached        [n] out, groups with a contact of the person
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time, O(groups) scratch.
 * Guimera & Amaral (2005), Nature 433:895.
 */
bool kith_participation_find(const kith_csr *csr, const struct kith_partition *groups,
	double *participation, uint32_t *reached, GError **error);

#endif
