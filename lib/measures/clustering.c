/* How closed the circles around people are, from the contacts their ties share. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/clustering.h"

#include <math.h>

void kith_clustering_local(const kith_csr *csr, const uint32_t *shared, double *clustering)
{
	g_assert(!csr->directed);
	for (size_t i = 0; i < csr->n; i++) {
		clustering[i] = 0;
	}
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint32_t count = shared[kith_csr_tie(csr, i, e)];
			clustering[i] += count;
			clustering[csr->to[e]] += count;
		}
	}
	for (size_t i = 0; i < csr->n; i++) {
		double degree = kith_csr_degree(csr, i);
		clustering[i] = degree < 2 ? NAN : clustering[i] / (degree * (degree - 1));
	}
}

double kith_clustering_transitivity(const kith_csr *csr, const uint32_t *shared)
{
	g_assert(!csr->directed);
	double closed = 0, pairs = 0;
	for (uint64_t t = 0; t < kith_csr_ties(csr); t++) {
		closed += 2 * (double)shared[t];
	}
	for (size_t i = 0; i < csr->n; i++) {
		double degree = kith_csr_degree(csr, i);
		pairs += degree * (degree - 1);
	}
	return pairs > 0 ? closed / pairs : NAN;
}
