/* How sure a ranking is: the same with ties or people left out. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_STABILITY_H
#define KITH_STABILITY_H

#include "csr/csr.h"

struct kith_stability_options {
	double share; /* left out, above 0 and below 1 */
	bool people;  /* of people; else of ties */
	size_t draws; /* above 0 */
	uint64_t seed;
};

/* The least correlation that still counts as the same ranking. */
#define KITH_STABLE 0.7

/* Shares left out for the CS-coefficient: ten from .05 to .75. */
#define KITH_STABILITY_LEVELS 10

struct kith_stability {
	uint32_t *rank;      /* [n] 1 + people with more, of the whole network */
	uint32_t *from, *to; /* [n] in 95 of 100 draws in which the person was there: the rank
				among those who were */
	double *first;       /* [n] share of these draws in which nobody had more */
	double cs;           /* the CS-coefficient; NAN where everybody has the same betweenness */
};

/*
 * Ranks by betweenness, and how they move when ties or people are left out at random.
 *
 *   CS = max {s: P(cor(b_s, b) > .7) > .95},  s of .05, .13 ... .75, 0 where there is none
 *
 * with b the betweenness of those who are there, b_s the same with the share s left out, cor
 * Pearson's correlation, 0 where b_s is the same for all. Each share is drawn as often as
 * options->draws says.
 *
 * out     directed or undirected
 * score   [n] betweenness of the whole network
 * result  out, to be finished
 *
 * Fails with KITH_ERROR_SYSTEM. Betweenness 11 times for every draw, draws being shared among
 * threads; the same bytes for any number of them. 4n bytes a draw.
 * Epskamp, Borsboom & Fried (2018), Behav. Res. Methods 50:195.
 */
bool kith_stability_find(const kith_csr *out, const double *score,
	const struct kith_stability_options *options, struct kith_stability *result,
	GError **error);

/* Frees what the result holds and empties it. */
void kith_stability_finish(struct kith_stability *result);

#endif
