/* Whether figures are more than chance: against networks rewired, and columns handed round. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BY_CHANCE_H
#define KITH_BY_CHANCE_H

#include "csr/partition.h"

#define KITH_MOST_DRAWS 100000 /* a p is then known to .002 and better */

/* How often, and with which luck. */
struct kith_draws {
	size_t count; /* above 0 */
	uint64_t seed;
};

/*
 * One figure and what chance makes of it.
 *
 *   p = min(1, 2 min(1 + |{s: x_s <= x}|, 1 + |{s: x_s >= x}|) / (N + 1))
 *
 * over the N draws in which the figure exists: two-sided, and never 0, as the network itself is one
 * of those that chance could have made. Values closer than 1e-12 of them are equal; where all draws
 * equal x, chance says nothing about it, and there is no p.
 * Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39.
 */
struct kith_by_chance {
	double observed; /* x; NAN: does not exist, nor do the others */
	double mean;     /* of x_s */
	double spread;   /* their standard deviation; NAN with fewer than two */
	double p;
};

/* What stays the same when ties are drawn anew. */
enum kith_kept {
	KITH_KEEP_DEGREES, /* everyone's number of ties, out and in: kith_rewire */
	KITH_KEEP_DYADS,   /* how many pairs are tied both ways, one way, not at all: kith_redraw */
};

enum kith_tie_figure {
	KITH_RECIPROCITY,     /* kith_figures_reciprocity; NAN where undirected */
	KITH_TRANSITIVITY,    /* kith_clustering_transitivity, directions left aside */
	KITH_MEAN_CLUSTERING, /* mean of kith_clustering_local */
	KITH_DEGREE_ASSORTATIVITY,
	KITH_TIE_FIGURES
};

/*
 * Figures of the structure against those of networks by chance. Weights are left aside.
 *
 * out     directed or undirected
 * result  [KITH_TIE_FIGURES] out
 *
 * Fails with KITH_ERROR_SYSTEM. A rewiring and a search for triangles a draw, shared among threads;
 * the same bytes for any number of them.
 */
bool kith_by_chance_ties(const kith_csr *out, enum kith_kept kept, struct kith_draws draws,
	struct kith_by_chance *result, GError **error);

/* What groups are tested for: their own rows follow. */
enum kith_group_figure {
	KITH_GROUPS_ASSORTATIVITY, /* kith_mixing_assortativity */
	KITH_GROUPS_EI,            /* Krackhardt and Stern's E-I index */
	KITH_GROUPS_DENSITY,       /* of ties between people of different groups */
	KITH_GROUP_FIGURES
};

/*
 * How far ties keep within groups, against the same ties when groups are handed round at random
 * among those who have one.
 *
 *   EI = (E - I) / (E + I),  E ties between groups, I within; of group g alone: E with one end in g
 *
 * -1: all ties stay within; 1: none does. Density is E by the pairs of people in different groups.
 *
 * out        directed or undirected; each arc counts
 * partition  people without a group stay without one, and their ties do not count
 * result     [KITH_GROUP_FIGURES + groups] out: the whole, then the E-I index of each group
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time a draw, shared among threads; the same bytes for any
 * number of them. Krackhardt & Stern (1988), Soc. Psychol. Q. 51:123.
 */
bool kith_by_chance_groups(const kith_csr *out, const struct kith_partition *partition,
	struct kith_draws draws, struct kith_by_chance *result, GError **error);

/*
 * Assortativity by number (kith_figures_assortativity) against the same when numbers are handed
 * round at random among those who have one.
 *
 * value   [n] NAN: none
 * result  out
 *
 * Fails as kith_by_chance_groups.
 */
bool kith_by_chance_numbers(const kith_csr *out, const double *value, struct kith_draws draws,
	struct kith_by_chance *result, GError **error);

/* One of two networks that are compared. */
struct kith_compared {
	const kith_csr *ties;    /* directed or undirected; weighted or not */
	const kith_csr *unknown; /* pairs of whom nobody knows whether they are tied, none of them
				    in `ties`; as `ties` directed or not; or NULL */
};

/*
 * The correlation of two networks of the same people, over all ordered pairs of them, against the
 * same when the people of one of them change places at random (QAP).
 *
 *   r = cov(a_ij, b_ij) / (sd(a_ij) sd(b_ij)),  i != j, 0 where there is no tie
 *
 * Pairs that one of them does not know of are left out, as they are in each draw with the people
 * who have changed places.
 *
 * result      out; NAN where all pairs of one of them are alike
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m log d) time a draw, m and d of the network with fewer ties
 * and of the other, shared among threads; the same bytes for any number of them.
 * Krackhardt (1988), Soc. Netw. 10:359.
 */
bool kith_by_chance_correlation(const struct kith_compared *one, const struct kith_compared *other,
	struct kith_draws draws, struct kith_by_chance *result, GError **error);

#endif
