/* Ties: how embedded, how far around, how surprising each of them is. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/strength.h"

#include <math.h>
#include <stdlib.h>

#include "measures/prestige.h"
#include <string.h>

#include "measures/triangles.h"

#define PARALLEL_FROM ((uint64_t)1 << 14) /* ties */

void kith_strength_overlap(const kith_csr *csr, const uint32_t *shared, double *overlap)
{
#pragma omp parallel for schedule(static) if (kith_csr_ties(csr) >= PARALLEL_FROM)
	for (size_t i = 0; i < csr->n; i++) {
		int64_t others = (int64_t)kith_csr_degree(csr, i) - 2;
		uint64_t tie = csr->tie[i];
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++, tie++) {
			int64_t contacts = others + kith_csr_degree(csr, csr->to[e]) - shared[tie];
			overlap[tie] = contacts > 0 ? shared[tie] / (double)contacts : (double)NAN;
		}
	}
}

/* The chance of a share this large among k, if strength is spread at random. */
static double disparity(double share, uint32_t k)
{
	return k < 2 ? 1 : pow(fmax(0, 1 - share), (double)k - 1);
}

bool kith_strength_backbone(const kith_csr *out, const kith_csr *in, double *alpha, GError **error)
{
	g_autofree double *given = KITH_ARRAY(double, out->n, error);
	g_autofree double *received = given ? KITH_ARRAY(double, in->n, error) : NULL;
	if (!received) {
		return false;
	}
	kith_prestige_strength(out, given);
	kith_prestige_strength(in, received);
#pragma omp parallel for schedule(static) if (kith_csr_ties(out) >= PARALLEL_FROM)
	for (size_t i = 0; i < out->n; i++) {
		uint64_t first = out->directed ? out->start[i] : kith_csr_upper(out, i);
		for (uint64_t e = first; e < out->start[i + 1]; e++) {
			uint32_t j = out->to[e];
			double w = kith_csr_weight(out, e);
			alpha[kith_csr_tie(out, i, e)] =
				fmin(disparity(w / given[i], kith_csr_degree(out, i)),
					disparity(w / received[j], kith_csr_degree(in, j)));
		}
	}
	return true;
}

static int compare_numbers(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* What a tie is by its surroundings alone; KITH_TIE_WEAK stands for all that overlap sorts. */
static enum kith_tie_class class_by_place(
	const kith_csr *csr, size_t i, uint64_t e, uint32_t shared, uint32_t side)
{
	if (kith_csr_degree(csr, i) == 1 || kith_csr_degree(csr, csr->to[e]) == 1) {
		return KITH_TIE_PENDANT;
	}
	if (side) {
		return KITH_TIE_BRIDGE;
	}
	return shared ? KITH_TIE_WEAK : KITH_TIE_LOCAL_BRIDGE;
}

bool kith_strength_classify(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	const double *overlap, uint8_t *tie_class, GError **error)
{
	uint64_t ties = kith_csr_ties(csr);
	size_t rest = 0;
	g_autofree double *sorted = KITH_ARRAY(double, ties, error);
	if (!sorted) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint64_t tie = kith_csr_tie(csr, i, e);
			tie_class[tie] = (uint8_t)class_by_place(csr, i, e, shared[tie], side[tie]);
			if (tie_class[tie] == KITH_TIE_WEAK) {
				sorted[rest++] = overlap[tie];
			}
		}
	}
	qsort(sorted, rest, sizeof *sorted, compare_numbers);
	double weak = rest ? sorted[(rest + 2) / 3 - 1] : 0;
	double moderate = rest ? sorted[(2 * rest + 2) / 3 - 1] : 0;
	for (uint64_t tie = 0; tie < ties; tie++) {
		if (tie_class[tie] == KITH_TIE_WEAK && overlap[tie] > weak) {
			tie_class[tie] =
				overlap[tie] > moderate ? KITH_TIE_STRONG : KITH_TIE_MODERATE;
		}
	}
	return true;
}

const char *kith_strength_class_name(enum kith_tie_class tie_class)
{
	static const char *const names[] = {
		[KITH_TIE_PENDANT] = "pendant",
		[KITH_TIE_BRIDGE] = "bridge",
		[KITH_TIE_LOCAL_BRIDGE] = "local bridge",
		[KITH_TIE_WEAK] = "weak",
		[KITH_TIE_MODERATE] = "moderate",
		[KITH_TIE_STRONG] = "strong",
	};
	return names[tie_class];
}

/* The reciprocated pairs of a directed graph, as an undirected one. */
static kith_csr *mutual_pairs(const kith_csr *out, GError **error)
{
	size_t most = kith_csr_ties(out) / 2, count = 0;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, most, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, most, error) : NULL;
	if (!target) {
		return NULL;
	}
	for (uint32_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			uint32_t j = out->to[e];
			if (i < j && kith_csr_find(out, j, i) != UINT64_MAX) {
				source[count] = i;
				target[count++] = j;
			}
		}
	}
	struct kith_arcs arcs = {.n = out->n, .m = count, .source = source, .target = target};
	return kith_csr_new(&arcs, error);
}

/* Takes what is shared by reciprocated pairs back to both of their arcs. */
static void spread_to_arcs(
	const kith_csr *out, const kith_csr *mutual, const uint32_t *shared, uint32_t *simmelian)
{
	for (uint32_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			uint32_t low = MIN(i, out->to[e]), high = MAX(i, out->to[e]);
			uint64_t at = kith_csr_find(mutual, low, high);
			simmelian[e] = at == UINT64_MAX ? 0 : shared[kith_csr_tie(mutual, low, at)];
		}
	}
}

bool kith_strength_simmelian(const kith_csr *out, uint32_t *simmelian, GError **error)
{
	g_autoptr(kith_csr) built = out->directed ? mutual_pairs(out, error) : NULL;
	const kith_csr *mutual = out->directed ? built : out;
	struct kith_triangles triangles;
	if (!mutual || !kith_triangles_find(mutual, false, &triangles, error)) {
		return false;
	}
	if (out->directed) {
		spread_to_arcs(out, mutual, triangles.shared, simmelian);
	} else {
		memcpy(simmelian, triangles.shared, kith_csr_ties(out) * sizeof *simmelian);
	}
	kith_triangles_finish(&triangles);
	return true;
}
