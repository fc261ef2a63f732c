/* Groups of people: communities found or columns given. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PARTITION_H
#define KITH_PARTITION_H

#include "csr/csr.h"

#define KITH_NO_GROUP UINT32_MAX

/* Which group each person is in. */
struct kith_partition {
	size_t n;      /* people */
	size_t groups; /* group numbers are 0 .. groups - 1 */
	uint32_t *of;  /* [n] group of each person, KITH_NO_GROUP for none */
};

/* Nobody in any group. Fails with KITH_ERROR_SYSTEM. */
bool kith_partition_init(struct kith_partition *partition, size_t n, GError **error);

/* Frees what the partition holds and empties it. */
void kith_partition_finish(struct kith_partition *partition);

/* `copy` becomes the same groups once more, to be finished. Fails with KITH_ERROR_SYSTEM. */
bool kith_partition_copy(
	struct kith_partition *copy, const struct kith_partition *partition, GError **error);

/*
 * The groups that a column of cells makes: one for every cell in use, in order of first appearance.
 * Cell 0, the empty one, is no group.
 *
 * cell    [n] number of each person's cell; NULL: all empty
 * values  how many distinct cells there are; numbers in `cell` are below it
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + values).
 */
bool kith_partition_from_cells(struct kith_partition *partition, const uint32_t *cell, size_t n,
	size_t values, GError **error);

/* Less than, equal to or greater than 0 as person a comes before or after person b. */
typedef int (*kith_partition_compare)(uint32_t a, uint32_t b, const void *data);

/*
 * Numbers the groups by falling size, equal sizes by their first member, so that two partitions
 * into the same groups are the same. Whatever numbers stand in `of` (any below n, gaps allowed)
 * are replaced, and `groups` is set.
 *
 * compare  who of two people comes first (by name, say); NULL: the smaller number
 *
 * Fails with KITH_ERROR_SYSTEM. O(n) comparisons, O(n + groups log groups) time.
 */
bool kith_partition_order(struct kith_partition *partition, kith_partition_compare compare,
	const void *data, GError **error);

/* Takes people without ties (in or out) out of their groups; a group may be left empty. */
bool kith_partition_drop_isolates(
	struct kith_partition *partition, const kith_csr *csr, GError **error);

/*
 * Parts groups that are not connected into their pieces (weakly, where directed). Numbers are
 * gapped afterwards: order the partition.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m).
 */
bool kith_partition_part(struct kith_partition *partition, const kith_csr *csr, GError **error);

/*
 * How much more weight lies inside groups than chance would put there.
 *
 *   undirected  Q = 1/2m sum_ij (w_ij - r k_i k_j / 2m) [same group]
 *   directed    Q = 1/m  sum_ij (w_ij - r k_i^out k_j^in / m) [same group]
 *
 * with m the sum of the ties' weights and k the sums at a person. Whoever is in no group counts as
 * a group of their own.
 *
 * resolution  r; 1 is Newman's
 * modularity  out; NAN without ties
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m).
 * Newman & Girvan (2004), Phys. Rev. E 69:026113; Leicht & Newman (2008), Phys. Rev. Lett.
 * 100:118703; Reichardt & Bornholdt (2006), Phys. Rev. E 74:016110.
 */
bool kith_partition_modularity(const kith_csr *csr, const struct kith_partition *partition,
	double resolution, double *modularity, GError **error);

/* One group in figures. */
struct kith_group {
	uint32_t people;
	bool connected;        /* its members reach one another (either way) without leaving it */
	uint64_t ties_inside;  /* arcs when directed */
	uint64_t ties_outside; /* from or to people who are not in it */
	double weight_inside;
	double weight_outside;
	double conductance; /* weight_outside / the smaller of the weights at its members and at
			       all others; NAN where that is 0 */
};

/*
 * The figures of every group: [partition->groups], to be freed.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time, O(n) scratch.
 */
struct kith_group *kith_partition_describe(
	const kith_csr *csr, const struct kith_partition *partition, GError **error);

#endif
