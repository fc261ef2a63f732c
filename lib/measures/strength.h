/* Ties: how embedded, how far around, how surprising each of them is. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_STRENGTH_H
#define KITH_STRENGTH_H

#include "csr/csr.h"

/*
 * All arrays below run over the ties of an undirected graph (kith_csr_tie); for a directed one take
 * kith_csr_symmetric and look an arc up by its two ends. `shared` is n_ij of triangles.h.
 */

/*
 * Overlap: of all contacts of the two ends, the share that both have.
 *
 *   O_ij = n_ij / ((k_i - 1) + (k_j - 1) - n_ij)
 *
 * overlap  [ties] out, 0..1; NAN for two people who are tied to nobody else
 *
 * Cannot fail. O(m). Onnela et al. (2007), PNAS 104:7332.
 */
void kith_strength_overlap(const kith_csr *csr, const uint32_t *shared, double *overlap);

/*
 * Span: how many steps apart the two ends would be without their tie; at least 3.
 *
 * side  [ties] of components.h: 0 where the tie is no bridge
 * span  [ties] out; INFINITY for bridges, NAN where contacts are shared (it would be 2)
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. A search from both ends for each local bridge,
 * one for all ties of a chain; up to 16 bytes a tie for all threads. Granovetter (1973), Am. J.
 * Sociol. 78:1360.
 */
bool kith_strength_span(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	double *span, GError **error);

/*
 * Dispersion of u's tie to v, seen from u: pairs of shared contacts who are not tied to each other
 * and have no common contact in u's network other than u and v.
 *
 * shared                     [ties] n_ij: nobody is apart who knows all the others, or none
 * from_smaller, from_larger  [ties] out, pairs: seen from the end with that number
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. Time as kith_strength_dispersion_cost says,
 * and among contacts who know each other well less than that again; up to 8 bytes a tie for all
 * threads, besides the network among the contacts of one person for each.
 * Backstrom & Kleinberg (2014), CSCW '14:831.
 */
bool kith_strength_dispersion(const kith_csr *csr, const uint32_t *shared, double *from_smaller,
	double *from_larger, GError **error);

/*
 * What dispersion costs: the contacts looked at to find the networks around people, of those around
 * whom somebody is apart from somebody. 1e9 take some seconds.
 *
 *   sum_u sum_{p in N(u)} k_p
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m).
 */
bool kith_strength_dispersion_cost(
	const kith_csr *csr, const uint32_t *shared, double *cost, GError **error);

/*
 * Disparity filter: how likely so large a share of an end's strength would be if it were spread at
 * random; the smaller of both ends counts.
 *
 *   alpha_ij = min((1 - w_ij / s_i)^(k_i - 1), (1 - w_ij / s_j)^(k_j - 1))
 *
 * Of a directed graph, of the arcs from i and the arcs to j.
 *
 * out, in  the rows of who points and who is pointed at; the same for an undirected graph
 * alpha    [ties of out] out, 0..1; 1 where both ends have only this tie
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) and a search a tie.
 * Serrano, Boguna & Vespignani (2009), PNAS 106:6483.
 */
bool kith_strength_backbone(const kith_csr *out, const kith_csr *in, double *alpha, GError **error);

/* What kind of tie it is. */
enum kith_tie_class {
	KITH_TIE_PENDANT,      /* one end has no other tie */
	KITH_TIE_BRIDGE,       /* without it the network falls apart */
	KITH_TIE_LOCAL_BRIDGE, /* no shared contact, but a way around */
	KITH_TIE_WEAK,         /* the third of the rest with the least overlap */
	KITH_TIE_MODERATE,
	KITH_TIE_STRONG, /* the third with the most */
};

/*
 * Sorts ties into classes. Of the R ties that are no pendants, bridges or local bridges, those up
 * to the overlap of the one at rank ceil(R/3) are weak and those up to that at rank ceil(2R/3)
 * moderate: equal overlaps are never split.
 *
 * class  [ties] out
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(m log m).
 */
bool kith_strength_classify(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	const double *overlap, uint8_t *tie_class, GError **error);

/* The name of a class, as the column `class` prints it. */
const char *kith_strength_class_name(enum kith_tie_class tie_class);

/*
 * Simmelian ties: reciprocated ties within a group of three that are all reciprocated.
 *
 * out        directed: arcs; undirected: every tie counts as reciprocated
 * simmelian  [ties of out] out: people with whom the two ends form such a three; 0 where not
 * reciprocated
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(m^1.5) time at worst. Krackhardt (1998), in
 * Kramer & Neale (eds), Power and Influence in Organizations, 21-38.
 */
bool kith_strength_simmelian(const kith_csr *out, uint32_t *simmelian, GError **error);

#endif
