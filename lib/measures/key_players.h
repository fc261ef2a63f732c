/* Key players: the few who together reach most, or whose absence breaks most. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_KEY_PLAYERS_H
#define KITH_KEY_PLAYERS_H

#include "csr/csr.h"

struct kith_key_players_input {
	const kith_csr *out;    /* directed or undirected; weights are not looked at */
	const uint32_t *prefer; /* [n] everybody, likeliest first: who is tried where not all can
				   be, and who comes first of equals */
	size_t size;            /* people wanted: 1 .. n - 1 */
	uint64_t seed;          /* of the people distances are sampled from */
	double affordable;      /* ties looked at; 0: what takes some seconds */
};

/* A set of people, put in the order in which each adds most to those before. */
struct kith_key_players {
	size_t size;
	uint32_t *person; /* [size] */
	double *alone;    /* [size] the figure of the person alone */
	double *together; /* [size] of the person and all before; the last one is the set's */
	double *reached;  /* [size] reach: people the set so far comes to, itself included;
			     fragmentation: ordered pairs of the others with a path */
	double *contacts; /* [size] reach: people one step away; fragmentation: NAN */
	double bound;     /* no set of that size has a larger figure; NAN: not known */
	bool best;        /* all sets were tried */
	size_t tried;     /* people who could be chosen */
	size_t sources;   /* people distances were measured from: fewer than n, an estimate */
};

/*
 * The set that reaches most (KPP-Pos), by reach weighted by distance:
 *
 *   R(S) = sum_j 1 / max(1, d(S, j)) / n,  d(S, j) = min_{s in S} d(s, j)
 *
 * people out of reach adding 0. All sets are tried where that is affordable. Else people are added
 * one by one, whoever adds most, and exchanged for others as long as that adds more. As R is
 * submodular, no set S* is better than
 *
 *   R(S*) <= min_P [R(P) + the size largest of R(P + v) - R(P)]
 *
 * over the sets P on the way; people who were not tried count with the most they could add.
 *
 * found  out, to be finished
 *
 * Fails with KITH_ERROR_SYSTEM. O(t (n + m + k n p)) time, t people tried, p passes; 2 t n bytes,
 * at most 1 GiB. Borgatti (2006), Comput. Math. Organ. Theory 12:21; Nemhauser, Wolsey & Fisher
 * (1978), Math. Program. 14:265.
 */
bool kith_key_players_reach(
	const struct kith_key_players_input *input, struct kith_key_players *found, GError **error);

/*
 * The set without which the others are furthest apart (KPP-Neg), by fragmentation weighted by
 * distance, d measured without S:
 *
 *   F(S) = 1 - sum_{i != j, neither in S} 1 / d(i, j) / ((n - k) (n - k - 1))
 *
 * Found as above. Fragmentation is not submodular; no set is better than one that left apart from
 * the others only those who are not tied and have at most k people between them:
 *
 *   sum >= sum_ij g_ij - the k largest of sum_j (g_ij + g_ji),
 *   g_ij = 1 where i -> j, else 1/2 where more than k lead from i to j in two steps, else 0
 *
 * Fails with KITH_ERROR_SYSTEM. O(t k p) searches from everybody; where not even the searches for
 * 4k people are affordable, from as many as are, drawn by chance. Borgatti (2006), Comput. Math.
 * Organ. Theory 12:21.
 */
bool kith_key_players_fragment(
	const struct kith_key_players_input *input, struct kith_key_players *found, GError **error);

/* Frees what the set holds and empties it. */
void kith_key_players_finish(struct kith_key_players *found);

#endif
