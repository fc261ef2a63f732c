/* How the groups of two partitions overlap. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CONTINGENCY_H
#define KITH_CONTINGENCY_H

#include "csr/partition.h"

/* How many people are in group a of one partition and group b of another. */
struct kith_contingency_cell {
	uint32_t a, b, count;
};

/* All cells that are not empty, by rising a, and the sizes of the groups over the same people. */
struct kith_contingency {
	size_t people; /* who are in a group in both */
	size_t cells;
	struct kith_contingency_cell *cell; /* [cells] */
	uint32_t *size[2];                  /* [groups] people of each group of a, of b */
	size_t groups[2];
};

/* Whether person i is in a group in both partitions. */
static inline bool kith_in_both(
	const struct kith_partition *a, const struct kith_partition *b, size_t i)
{
	return a->of[i] != KITH_NO_GROUP && b->of[i] != KITH_NO_GROUP;
}

/* Counts two partitions of the same people. Fails with KITH_ERROR_SYSTEM. O(n + groups). */
bool kith_contingency_init(struct kith_contingency *table, const struct kith_partition *a,
	const struct kith_partition *b, GError **error);
void kith_contingency_finish(struct kith_contingency *table);

#endif
