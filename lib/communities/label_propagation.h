/* Communities by label propagation. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LABEL_PROPAGATION_H
#define KITH_LABEL_PROPAGATION_H

#include "csr/partition.h"
#include "base/random.h"

/*
 * Everybody begins with a label of their own and, in random order, takes the one that weighs most
 * among their contacts, by chance among equals. In every second round, and after a hundred in all,
 * who has such a label keeps it: then the weight of ties between equal labels rises with every
 * change, so it ends, with everybody content. People who share a label without being connected
 * through others who do are split afterwards.
 *
 * both       undirected
 * partition  out, to be finished; people without ties get KITH_NO_GROUP; numbered as
 *            kith_partition_order does without a comparison
 *
 * Fails with KITH_ERROR_SYSTEM. O(m) a round, few rounds.
 * Raghavan, Albert & Kumara (2007), Phys. Rev. E 76:036106.
 */
bool kith_label_propagation(
	const kith_csr *both, uint64_t seed, struct kith_partition *partition, GError **error);

#endif
