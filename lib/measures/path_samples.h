/* Betweenness from shortest paths drawn by chance, one between two people each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PATH_SAMPLES_H
#define KITH_PATH_SAMPLES_H

#include "measures/betweenness.h"

/* What is wanted, and how long it may take. */
struct kith_path_samples {
	bool people, ties;
	uint64_t seed;
	size_t top;   /* it is enough when the order of so many people (ties), the first, is settled
		       */
	double steps; /* ties looked at, about, after which no more paths are drawn; 0: as usual */
};

/*
 * Estimates betweenness from N pairs of people drawn by chance with replacement, and of the
 * shortest paths of each pair one, each as likely as the other.
 *
 *   b(v) = n / (n - 2) * (paths with v between their ends) / N       b(e) = (paths over e) / N
 *
 * A path is found by searches from both ends at once, each going on where it has less to look at,
 * by steps or (where ties differ in weight) by lengths: as in betweenness.h. The error is the
 * half-width of a 95 % interval that holds for all people at once (for all ties at once): with p
 * the share of paths, or of the others where these are fewer, and a = L / N,
 *
 *   |p - E p| <= a + sqrt(a^2 + 2 p a)
 *
 * (Chernoff 1952), L = ln(4 T K / .05). As nobody knows beforehand how many paths it takes, one
 * looks T = KITH_PATH_LOOKS times at most; half the chance to err goes to the KITH_PATH_FAVOURED
 * people with most contacts, K = 2 KITH_PATH_FAVOURED, the other to everyone else, K = 2 n; of ties
 * none are favoured. People who cannot lie between others are certain.
 *
 * The number of paths doubles until among the `top` first everyone's error is below a tenth of
 * their value, or nobody's interval meets the next one's; or `steps` are used up.
 *
 * graph   undirected, or directed: out; weights > 0
 * result  out, to be finished; `sources` 0 and `samples` the paths drawn
 *
 * Fails with KITH_ERROR_SYSTEM. About 150n bytes a thread, and by lengths 16 a tie and way. The
 * same bytes for any number of threads. Borassi & Natale (2016), ESA, LIPIcs 57:20; Riondato &
 * Kornaropoulos (2016), Data Min. Knowl. Discov. 30:438.
 */
bool kith_path_samples_find(const kith_csr *graph, const struct kith_path_samples *options,
	struct kith_betweenness *result, GError **error);

#define KITH_PATH_LOOKS 10
#define KITH_PATH_FAVOURED 256

#endif
