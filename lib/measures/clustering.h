/* How closed the circles around people are, from the contacts their ties share. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CLUSTERING_H
#define KITH_CLUSTERING_H

#include "csr/csr.h"

/*
 * Local clustering: the share of pairs of i's contacts who know each other.
 *
 *   C_i = sum_j n_ij / (k_i (k_i - 1))
 *
 * csr         undirected (for a directed graph: kith_csr_symmetric)
 * shared      [ties] n_ij, from kith_triangles_find
 * clustering  [n] out, 0..1; NAN with fewer than two contacts
 *
 * Cannot fail. O(n + m) time. Watts & Strogatz (1998), Nature 393:440.
 */
void kith_clustering_local(const kith_csr *csr, const uint32_t *shared, double *clustering);

/*
 * Transitivity: of all pairs of people with a common contact, counted once for each such contact,
 * the share who know each other. NAN where there are none.
 *
 *   C = sum_i sum_j n_ij / sum_i k_i (k_i - 1)
 *
 * Cannot fail. O(n + m) time. Newman, Strogatz & Watts (2001), Phys. Rev. E 64:026118.
 */
double kith_clustering_transitivity(const kith_csr *csr, const uint32_t *shared);

#endif
