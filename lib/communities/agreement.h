/* How far groupings of the same people agree. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_AGREEMENT_H
#define KITH_AGREEMENT_H

#include "csr/partition.h"

/* Agreement of two partitions over the people who are in a group in both. */
struct kith_agreement {
	size_t people; /* how many those are */
	double nmi;    /* normalised mutual information, 0..1 */
	double ami;    /* adjusted mutual information: 0 by chance, 1 the same */
	double ari;    /* adjusted Rand index: 0 by chance, 1 the same */
	double vi;     /* variation of information in nats: 0 the same, at most ln(people) */
};

/*
 * Compares two partitions of the same people; what they number their groups by does not matter.
 * With I the mutual information and H the entropies of the groups' shares:
 *
 *   NMI = 2 I / (H_a + H_b)       AMI = (I - E) / ((H_a + H_b) / 2 - E)      VI = H_a + H_b - 2 I
 *   ARI = (S - S_a S_b / P) / ((S_a + S_b) / 2 - S_a S_b / P)
 *
 * E being I expected over all partitions with groups of these sizes, S the pairs of people together
 * in both, S_a and S_b in one, P all pairs. Where nothing is divided, and so 0/0, two equal
 * partitions agree at 1, others at 0. All are NAN without people.
 *
 * agreement  out
 *
 * Fails with KITH_ERROR_SYSTEM. O(n) and, for E, a short sum for each pair of sizes that occur.
 * Vinh, Epps & Bailey (2010), J. Mach. Learn. Res. 11:2837; Hubert & Arabie (1985), J. Classif.
 * 2:193; Meila (2007), J. Multivar. Anal. 98:873.
 */
bool kith_agreement_of(const struct kith_partition *a, const struct kith_partition *b,
	struct kith_agreement *agreement, GError **error);

/*
 * How sure each person's circle is: the mean, over the other runs, of the overlap between the
 * others of their circle in the chosen run and the others of their circle in that run (Jaccard).
 *
 *   c_i = mean_r |C_i & C_ir| / |C_i | C_ir|,  circles taken without i; 1 where both are empty
 *
 * all         [count] partitions of the same people
 * chosen      which of them the circles are taken from
 * confidence  [n] out, 0..1; NAN with a single run, and for people in no group
 *
 * Fails with KITH_ERROR_SYSTEM. O(n count). The stability of clusters, Hennig (2007), Comput. Stat.
 * Data Anal. 52:258, told for each person.
 */
bool kith_agreement_confidence(const struct kith_partition *all, size_t count, size_t chosen,
	double *confidence, GError **error);

/*
 * Mean AMI over the pairs of partitions, of the first twenty at most. NAN for fewer than two.
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_agreement_mean(
	const struct kith_partition *all, size_t count, double *ami, GError **error);

#endif
