/* The triad census: how any three people are tied, in sixteen classes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TRIADS_H
#define KITH_TRIADS_H

#include "csr/csr.h"

/*
 * The classes by their pairs: how many are tied both ways, one way, not at all; then, where that
 * leaves a choice, Down, Up, Cyclic, Transitive. Davis & Leinhardt (1972), in Sociological Theories
 * in Progress 2:218.
 *
 *   021D  a <- b -> c     021U  a -> b <- c     021C  a -> b -> c
 *   111D  a <-> b <- c    111U  a <-> b -> c    201   a <-> b <-> c
 *   030T  a -> b -> c, a -> c         030C  a -> b -> c -> a
 *   120D  a <- b -> c, a <-> c        120U  a -> b <- c, a <-> c
 *   120C  a -> b -> c, a <-> c        210   a -> b <-> c, a <-> c
 */
enum kith_triad {
	KITH_TRIAD_003,
	KITH_TRIAD_012,
	KITH_TRIAD_102,
	KITH_TRIAD_021D,
	KITH_TRIAD_021U,
	KITH_TRIAD_021C,
	KITH_TRIAD_111D,
	KITH_TRIAD_111U,
	KITH_TRIAD_030T,
	KITH_TRIAD_030C,
	KITH_TRIAD_201,
	KITH_TRIAD_120D,
	KITH_TRIAD_120U,
	KITH_TRIAD_120C,
	KITH_TRIAD_210,
	KITH_TRIAD_300,
	KITH_TRIADS
};

/* A graph as the census takes it. */
struct kith_triads_input {
	const kith_csr *out, *in; /* undirected: the same */
	const kith_csr *both;     /* kith_csr_symmetric of out; undirected: the same */
};

struct kith_triads {
	unsigned __int128 of[KITH_TRIADS]; /* they sum to n (n - 1) (n - 2) / 6 */
};

/*
 * How many of all sets of three people are of each class. A tie without direction goes both ways,
 * so that of an undirected graph 003, 102, 201 and 300 alone can be above 0.
 *
 * Triangles are visited one by one; ways of two ties follow from the degrees of who stands in the
 * middle, less those that a triangle closes; the rest from the number of ties and of people.
 *
 * census  out
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(m^1.5) time at worst, stars and hubs
 * included; 5 bytes a tie, 8n and 4n a thread of scratch. Holland & Leinhardt (1970), Am. J.
 * Sociol. 76:492; Ortmann & Brandes (2017), Appl. Netw. Sci. 2:13.
 */
bool kith_triads_count(
	const struct kith_triads_input *input, struct kith_triads *census, GError **error);

/* The census that chance alone would give, and how far from it what was counted is. */
struct kith_triads_chance {
	double expected[KITH_TRIADS];
	double z[KITH_TRIADS]; /* (count - expected) / deviation; NAN where chance has no choice */
};

/*
 * The census over all graphs with the same number of pairs tied both ways (M), one way (A) and not
 * at all (N), each as likely as any other: U | MAN.
 *
 *   expected of class mak  C(n,3) q C(M,m) C(A,a) C(N,k) / C(M + A + N, 3)
 *
 * with q the share of the class among the ways m, a and k pairs can lie and point; variances from
 * the same for two triads with a pair in common and with none. Without directions it is all graphs
 * with the same number of ties.
 *
 * chance  out, NAN with fewer than three people
 *
 * Cannot fail. O(1). Holland & Leinhardt (1976), Sociol. Methodol. 7:1.
 */
void kith_triads_expect(const struct kith_triads_input *input, const struct kith_triads *census,
	struct kith_triads_chance *chance);

#endif
