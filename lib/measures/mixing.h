/* Who is tied to whom, by group. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MIXING_H
#define KITH_MIXING_H

#include "csr/partition.h"

/* What lies between two groups (from the one to the other when directed), or within one. */
struct kith_mixing_cell {
	uint32_t group, other; /* undirected: group <= other */
	uint64_t ties;
	double weight; /* sum over the ties; their number where there are no weights */
};

/* Ties between groups; those of people without a group are left out. */
struct kith_mixing {
	bool directed;
	size_t groups;
	uint64_t *people;              /* [groups] */
	uint64_t *sent, *received;     /* [groups] ends of ties; equal when undirected */
	uint64_t ties;                 /* in all */
	struct kith_mixing_cell *cell; /* [cells] those with ties, by group and other */
	size_t cells;
};

/*
 * Counts and weighs the ties between any two groups.
 *
 * graph   directed (out) or undirected
 * mixing  out, to be finished
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m + c log c) time, c cells.
 */
bool kith_mixing_find(const kith_csr *graph, const struct kith_partition *partition,
	struct kith_mixing *mixing, GError **error);

/* Frees what the mixing holds and empties it. */
void kith_mixing_finish(struct kith_mixing *mixing);

/* How many ties there could be: n_g n_h, within a group n_g (n_g - 1), half that if undirected. */
double kith_mixing_pairs(const struct kith_mixing *mixing, uint32_t group, uint32_t other);

/*
 * How many ties there would be if everyone kept the number of their ties, but chance said to whom
 * (the configuration model, the expectation of modularity).
 *
 *   undirected K_g K_h / 2m, within a group K_g^2 / 4m; directed K_g^out K_h^in / m
 *
 * with K_g the ends of ties in g, m all ties; the sum over all cells is m. 0 without ties.
 * Newman (2006), PNAS 103:8577.
 */
double kith_mixing_expected(const struct kith_mixing *mixing, uint32_t group, uint32_t other);

/*
 * Assortativity by category: how much more ties stay within groups than by chance.
 *
 *   r = (sum_g e_gg - sum_g a_g b_g) / (1 - sum_g a_g b_g)
 *
 * with e_gg the share of ties within g, a_g and b_g the shares of ties' ends sent and received by
 * g. 1: all ties stay within; 0: as by chance. NAN without ties, or with only one group tied.
 * Newman (2003), Phys. Rev. E 67:026126.
 */
double kith_mixing_assortativity(const struct kith_mixing *mixing);

#endif
