/* What hangs together: components, the people and ties that hold them together, dense cores. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_COMPONENTS_H
#define KITH_COMPONENTS_H

#include "csr/partition.h"

/*
 * Connected components; of a directed graph the weak ones.
 *
 * csr         undirected or directed
 * components  out, to be finished by the caller: every person has one; numbered from 0 by falling
 *             size, equal sizes by their smallest person
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) time in practice, O(n) scratch.
 * Union-find with path halving: Tarjan & van Leeuwen (1984), J. ACM 31:245.
 */
bool kith_components_find(const kith_csr *csr, struct kith_partition *components, GError **error);

/* What the network would lose with each person, and with each tie. */
struct kith_cuts {
	uint32_t *parts;   /* [n] parts that i's component is in once i is gone: 0 for isolates, 1
			      for most, 2 and more where the network falls apart (i is a cutpoint) */
	uint32_t *cut_off; /* [n] people outside the largest of these parts; 0 unless a cutpoint */
	uint32_t *side;    /* [ties] people on the smaller side of a bridge; 0: not a bridge */
};

/*
 * Cutpoints (articulation points) and bridges, with how many people each of them holds on.
 *
 * csr   undirected (for a directed graph: kith_csr_symmetric)
 * cuts  out, to be finished by the caller
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) time, O(n) scratch, no recursion.
 * Hopcroft & Tarjan (1973), Commun. ACM 16:372.
 */
bool kith_cuts_find(const kith_csr *csr, struct kith_cuts *cuts, GError **error);

/* Frees what the cuts hold and empties them. */
void kith_cuts_finish(struct kith_cuts *cuts);

/*
 * Coreness: the largest k such that the person belongs to a group in which everyone has k contacts
 * within it.
 *
 * csr       undirected (for a directed graph: kith_csr_symmetric)
 * coreness  [n] out; 0 for isolates
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) time, O(n) scratch.
 * Seidman (1983), Soc. Networks 5:269; Batagelj & Zaversnik (2011), Adv. Data Anal. Classif. 5:129.
 */
bool kith_components_coreness(const kith_csr *csr, uint32_t *coreness, GError **error);

/* How far a network is shaped like a star, one person's contacts and little else. */
enum kith_star {
	KITH_NO_STAR,
	KITH_NEARLY_A_STAR, /* nine in ten of those with ties are tied to that person only */
	KITH_A_STAR,        /* all are */
};

/*
 * The star's centre, or KITH_NOBODY; three contacts at least.
 *
 * lone  out: how many have no tie but to the centre; may be NULL
 */
uint32_t kith_star_centre(const kith_csr *both, enum kith_star *star, size_t *lone);

#endif
