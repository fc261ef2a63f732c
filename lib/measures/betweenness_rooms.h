/* What the rooms of betweenness share: Brandes' sums over sources. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BETWEENNESS_ROOMS_H
#define KITH_BETWEENNESS_ROOMS_H

#include "csr/csr.h"

/* Sums over sources; arrays that are not wanted are NULL. */
struct kith_brandes_sums {
	double *person, *person_square; /* [n] of dependencies delta_s(v), and of their squares */
	double *tie, *tie_square;       /* [ties] */
};

/* Searches to be made. */
struct kith_brandes {
	const kith_csr *out, *in; /* equal when undirected */
	const uint32_t *source;   /* [sources] */
	size_t sources;
	bool wide; /* vector registers may be used where the processor has them */
	struct kith_brandes_sums sums; /* zeroed before */
};

/*
 * Adds up the dependencies of all sources,
 *
 *   delta_s(v) = sum_{w: v before w} sigma_sv / sigma_sw (1 + delta_s(w)),
 *
 * v != s, and of ties its terms. Fail with KITH_ERROR_SYSTEM.
 */
bool kith_brandes_steps(struct kith_brandes *brandes, GError **error);   /* by steps */
bool kith_brandes_lengths(struct kith_brandes *brandes, GError **error); /* by 1/weight */

/* Memory that searches may take beside the graph and the sums, whatever the number of threads. */
size_t kith_brandes_budget(const kith_csr *graph);

/* Sums of a worker's own, of the same kinds as `like`; false when memory runs out. */
bool kith_brandes_sums_init(
	struct kith_brandes_sums *sums, const struct kith_brandes *like, GError **error);
void kith_brandes_sums_finish(struct kith_brandes_sums *sums);

/* Adds a worker's sums to those of the whole and zeroes them. */
void kith_brandes_sums_gather(struct kith_brandes *whole, struct kith_brandes_sums *own);

/* Bytes of kith_brandes_sums_init. */
size_t kith_brandes_sums_size(const struct kith_brandes *brandes);

#endif
