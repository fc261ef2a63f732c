/* Triangles: how many contacts the two ends of each tie share, and how much runs through them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "triangles.h"

#include <math.h>
#include <string.h>

#include "triangle_pass.h"

/* Ties whose slots are asked of memory ahead of time, in two steps as one leads to the other. */
enum { NEXT_AHEAD = 32, SLOT_AHEAD = 16 };

G_ALWAYS_INLINE static inline void look_ahead(
	const struct kith_triangle_pass *pass, const uint64_t *next, uint64_t e)
{
	const kith_csr *csr = pass->forward->csr;
	if (e + NEXT_AHEAD < csr->start[csr->n]) {
		uint64_t slot = next[csr->to[e + SLOT_AHEAD]];
		__builtin_prefetch(&next[csr->to[e + NEXT_AHEAD]], 1);
		__builtin_prefetch(&pass->shared[slot]);
		if (pass->through) {
			__builtin_prefetch(&pass->through[slot]);
		}
	}
}

/* Moves sums from slots to tie numbers and from fixed point to what they mean. */
static void settle(
	const struct kith_triangle_pass *pass, uint64_t *next, struct kith_triangles *triangles)
{
	const kith_csr *csr = pass->forward->csr;
	uint64_t tie = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e];
			look_ahead(pass, next, e);
			if (j < i) {
				continue;
			}
			uint64_t slot = kith_forward_next_slot(pass->forward, next, i, j);
			triangles->shared[tie] = pass->shared[slot];
			if (pass->through) {
				double unit = pass->person ? 1 / fmax(pass->person[i].scale,
									 pass->person[j].scale)
							   : pass->unit;
				triangles->through[tie] = (double)pass->through[slot] * unit;
			}
			tie++;
		}
	}
}

static bool collect(
	struct kith_triangle_pass *pass, struct kith_triangles *triangles, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	size_t ties = kith_csr_ties(csr);
	g_autofree uint64_t *next = KITH_ARRAY(uint64_t, csr->n, error);
	triangles->shared = next ? KITH_ARRAY(uint32_t, ties, error) : NULL;
	if (triangles->shared && pass->through) {
		triangles->through = KITH_ARRAY(double, ties, error);
	}
	if (!triangles->shared || (pass->through && !triangles->through)) {
		return false;
	}
	memcpy(next, pass->forward->start, csr->n * sizeof *next);
	settle(pass, next, triangles);
	return true;
}

/* Without weights R_i is the sum of n_ij, as every m_jq is 1. */
static bool collect_redundancy(
	const struct kith_triangle_pass *pass, struct kith_triangles *triangles, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	triangles->redundancy = KITH_ARRAY(double, csr->n, error);
	if (!triangles->redundancy) {
		return false;
	}
	double *sum = triangles->redundancy;
	for (size_t i = 0; i < csr->n; i++) {
		if (pass->redundancy) {
			sum[i] = (double)pass->redundancy[i] / pass->person[i].share;
			continue;
		}
		for (uint64_t t = csr->tie[i]; t < csr->tie[i + 1]; t++) {
			uint32_t j = csr->to[kith_csr_upper(csr, i) + (t - csr->tie[i])];
			sum[i] += triangles->shared[t];
			sum[j] += triangles->shared[t];
		}
	}
	return true;
}

bool kith_triangles_find(
	const kith_csr *csr, bool holes, struct kith_triangles *triangles, GError **error)
{
	g_autoptr(kith_forward) forward = kith_forward_new(csr, error);
	if (!forward) {
		return false;
	}
	struct kith_triangle_pass pass = {.forward = forward};
	struct kith_triangles found = {0};
	bool done = kith_triangle_pass_run(&pass, holes, error);
	g_clear_pointer(&pass.weight, g_free);
	done = done && collect(&pass, &found, error) &&
	       (!holes || collect_redundancy(&pass, &found, error));
	kith_triangle_pass_finish(&pass);
	if (!done) {
		kith_triangles_finish(&found);
		return false;
	}
	*triangles = found;
	return true;
}

void kith_triangles_finish(struct kith_triangles *triangles)
{
	g_free(triangles->shared);
	g_free(triangles->through);
	g_free(triangles->redundancy);
	*triangles = (struct kith_triangles){0};
}
