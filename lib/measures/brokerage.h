/* Brokerage: structural holes around people, and their place among groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BROKERAGE_H
#define KITH_BROKERAGE_H

#include "csr/partition.h"
#include "measures/triangles.h"

/* Figures of structural holes, each [n] and dimensionless; NULL: not wanted. */
struct kith_holes {
	double *constraint;     /* C_i; NAN for isolates; may exceed 1 */
	double *effective_size; /* NAN for isolates */
	double *efficiency;     /* effective size / k_i; NAN for isolates */
	double *hierarchy;      /* 0..1; NAN with fewer than two contacts */
};

/*
 * Burt's structural holes in their whole-network form: how far the contacts of each person lead
 * back to one another.
 *
 *   c_ij = (p_ij + sum_q p_iq p_qj)^2,  p_ij = z_ij / s_i,  C_i = sum_j c_ij
 *   effective size = sum_j (1 - sum_q p_iq m_jq),  m_jq = z_jq / max_k z_jk
 *   hierarchy = sum_j x_j ln x_j / (k_i ln k_i),  x_j = k_i c_ij / C_i
 *
 * where j and q run over i's contacts. For undirected ties without weights the effective size is
 * Borgatti's k_i - 2 t_i / k_i, with t_i ties among the contacts.
 *
 * csr        undirected (for a directed graph: kith_csr_symmetric)
 * triangles  of csr, with holes
 * holes      out
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) time, O(n) scratch.
 * Burt (1992), Structural Holes; Burt (2004), Am. J. Sociol. 110:349; Borgatti (1997),
 * Connections 20:35.
 */
bool kith_brokerage_holes(const kith_csr *csr, const struct kith_triangles *triangles,
	const struct kith_holes *holes, GError **error);

/*
 * Within-group z: how many contacts a person has in their own group, against its other members.
 *
 *   z_i = (k_is - mean_s) / sigma_s,  over all members of i's group s
 *
 * z  [n] out; NAN without a group, or where all its members have equally many
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m) time, O(n + groups) scratch.
 * Guimera & Amaral (2005), Nature 433:895.
 */
bool kith_brokerage_within_z(
	const kith_csr *csr, const struct kith_partition *groups, double *z, GError **error);

#endif
