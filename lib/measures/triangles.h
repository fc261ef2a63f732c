/* Triangles: how many contacts the two ends of each tie share, and how much runs through them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TRIANGLES_H
#define KITH_TRIANGLES_H

#include "csr/forward.h"

/* What one pass over all triangles leaves behind. */
struct kith_triangles {
	uint32_t *shared; /* [ties] n_ij, contacts i and j have in common */

	/* With holes, else NULL: */
	kith_forward *forward; /* every tie once, in slots */
	uint64_t *through;     /* [ties] T_ij by slot in fixed point; see kith_triangles_invested */
	double unit;           /* what 1 of it is worth; */
	double *invested;      /* [ties] z_ij + T_ij by slot instead, where there are weights */
	double *redundancy;    /* [n] R_i, in the unit of weights */
};

/*
 * Counts shared contacts and, for structural holes, sums what runs through them:
 *
 *   n_ij = |N(i) & N(j)|
 *   T_ij = sum_q z_iq z_qj / s_q,            s_q = sum_k z_qk
 *   R_i  = sum_j sum_q z_iq z_jq / max_k z_jk
 *
 * csr        undirected (for a directed graph: kith_csr_symmetric), to outlive the triangles;
 *            weights between 1e-100 and 1e100; without weights z = 1
 * holes      whether T and R are wanted
 * triangles  out, to be finished by the caller
 *
 * Sums are kept in fixed point, 61 bits below each one's upper bound, so that neither the order of
 * ties nor the number of threads moves them (without weights: 45 bits below the point for up to
 * 100,000 contacts each).
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(m^1.5) time at worst; at most 24 bytes a
 * tie while it runs (20 without weights), 16 when it is done (4 without holes).
 */
bool kith_triangles_find(
	const kith_csr *csr, bool holes, struct kith_triangles *triangles, GError **error);

/* z_ij + T_ij of the tie in a slot, in the unit of weights. */
static inline double kith_triangles_invested(const struct kith_triangles *triangles, uint64_t slot)
{
	return triangles->invested ? triangles->invested[slot]
				   : 1 + (double)triangles->through[slot] * triangles->unit;
}

/* Frees what the triangles hold and empties them. */
void kith_triangles_finish(struct kith_triangles *triangles);

#endif
