/* Communities by label propagation. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LABEL_PROPAGATION_H
#define KITH_LABEL_PROPAGATION_H

#include "csr/partition.h"
#include "base/random.h"

/*
 * Everybody begins with a label of their own. In every round all look at once at the labels their
 * contacts had before. Whose own is among those that weigh most is content. A quarter of the
 * people, drawn anew for every round, take one that weighs most, by lot among equals; but in every
 * second round, and after a hundred in all, who is content stays.
 *
 *   lot of person i in round r    l = mix(mix(seed, r), i); their turn where l % 4 = 3
 *   among equals                  the label k with the least mix(l, k) / 2, then the least k
 *
 * with kith_random_mix, people and rounds numbered from 0, r odd where the content stay; labels
 * weigh the same within a relative 1e-9. It ends with a round in which the content stay and all
 * are, or after 200 rounds. People who share a label without being connected through others who do
 * are split afterwards. The rule depends on no order of work, so that other programs come to the
 * same partition: tools/spark does.
 *
 * both       undirected
 * partition  out, to be finished; people without ties get KITH_NO_GROUP; numbered as
 *            kith_partition_order does without a comparison
 *
 * Fails with KITH_ERROR_SYSTEM. O(m) a round, few rounds.
 * Raghavan, Albert & Kumara (2007), Phys. Rev. E 76:036106, whose people decide one by one.
 */
bool kith_label_propagation(
	const kith_csr *both, uint64_t seed, struct kith_partition *partition, GError **error);

#endif
