/* One grouping out of many: who is together in most of them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CONSENSUS_H
#define KITH_CONSENSUS_H

#include "communities/leiden.h"

/*
 * The consensus of several runs. Every tie is weighed by the share of runs that have both its ends
 * together; ties of half or less are dropped, and on what remains as many runs of Leiden
 * (modularity) are made; and so on until every tie left is kept by all. The groups then are what
 * hangs together: connected, with nobody in a group for the sake of a single run.
 *
 * both       undirected
 * runs       of any method on its people
 * seed       of chance
 * partition  out, to be finished; people without ties get KITH_NO_GROUP; numbered as
 *            kith_partition_order does without a comparison
 *
 * After twenty rounds without agreement the ties most runs keep decide. Fails with
 * KITH_ERROR_SYSTEM. A round takes as many runs of Leiden.
 * Lancichinetti & Fortunato (2012), Sci. Rep. 2:336; on ties only, as Tandon et al. (2019), Phys.
 * Rev. E 99:042301.
 */
bool kith_consensus(const kith_csr *both, const struct kith_leiden_result *runs, uint64_t seed,
	struct kith_partition *partition, GError **error);

#endif
