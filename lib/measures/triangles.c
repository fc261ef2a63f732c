/* Triangles: how many contacts the two ends of each tie share, and how much runs through them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/triangles.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "measures/triangle_pass.h"

/* People ahead whose ties' slots are asked of memory, in two steps as one leads to the other. */
enum { NEXT_AHEAD = 4, SLOT_AHEAD = 2 };

static void look_ahead(const struct kith_triangle_pass *pass, const uint64_t *next, size_t i)
{
	const kith_csr *csr = pass->forward->csr;
	if (i + NEXT_AHEAD < csr->n) {
		size_t later = i + NEXT_AHEAD, soon = i + SLOT_AHEAD;
		for (uint64_t e = kith_csr_upper(csr, later); e < csr->start[later + 1]; e++) {
			__builtin_prefetch(&next[csr->to[e]], 1);
		}
		for (uint64_t e = kith_csr_upper(csr, soon); e < csr->start[soon + 1]; e++) {
			__builtin_prefetch(&pass->shared[next[csr->to[e]]]);
		}
	}
}

/* Moves counts from slots to tie numbers. */
static void settle(const struct kith_triangle_pass *pass, uint64_t *next, uint32_t *shared)
{
	const kith_forward *forward = pass->forward;
	const kith_csr *csr = forward->csr;
	uint64_t tie = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		uint64_t own = next[i];
		look_ahead(pass, next, i);
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e];
			bool is_own = own < forward->start[i + 1] && forward->after[own] == j;
			uint64_t slot = is_own ? own : next[j];
			own += is_own;
			next[j] += !is_own;
			shared[tie++] = pass->shared[slot];
		}
	}
}

static bool collect_shared(
	struct kith_triangle_pass *pass, struct kith_triangles *triangles, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	g_autofree uint64_t *next = KITH_ARRAY(uint64_t, csr->n, error);
	triangles->shared =
		next ? kith_array_resize(NULL, kith_csr_ties(csr), sizeof *triangles->shared, error)
		     : NULL;
	if (!triangles->shared) {
		return false;
	}
	memcpy(next, pass->forward->start, csr->n * sizeof *next);
	settle(pass, next, triangles->shared);
	return true;
}

/* Turns T from fixed point to what it means and adds z, in place: T is done with. */
static double *collect_invested(struct kith_triangle_pass *pass)
{
	const kith_forward *forward = pass->forward;
	uint64_t *through = g_steal_pointer(&pass->through);
	int threads = kith_blocks_threads((double)forward->start[forward->csr->n]);
#pragma omp parallel for schedule(static) num_threads(threads)
	for (size_t i = 0; i < forward->csr->n; i++) {
		double scale = pass->person[i].scale;
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
			double other = pass->person[forward->after[slot]].scale;
			double invested =
				pass->weight[slot] + (double)through[slot] / fmax(scale, other);
			memcpy(&through[slot], &invested, sizeof invested);
		}
	}
	return (double *)(void *)through;
}

static double *collect_redundancy(const struct kith_triangle_pass *pass, GError **error)
{
	size_t n = pass->forward->csr->n;
	double *sum = KITH_ARRAY(double, n, error);
	for (size_t i = 0; sum && i < n; i++) {
		sum[i] = pass->person ? (double)pass->redundancy[i] / pass->person[i].share
				      : (double)pass->plain[i].redundancy;
	}
	return sum;
}

/* What is no longer needed is freed before more is asked for. */
static bool collect(struct kith_triangle_pass *pass, bool holes, struct kith_triangles *triangles,
	GError **error)
{
	if (holes && pass->weight) {
		triangles->invested = collect_invested(pass);
		g_clear_pointer(&pass->weight, g_free);
	}
	triangles->through = g_steal_pointer(&pass->through);
	triangles->unit = pass->unit;
	if (holes) {
		triangles->redundancy = collect_redundancy(pass, error);
	}
	return (!holes || triangles->redundancy) && collect_shared(pass, triangles, error);
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
	bool done =
		kith_triangle_pass_run(&pass, holes, error) && collect(&pass, holes, &found, error);
	kith_triangle_pass_finish(&pass);
	if (!done) {
		kith_triangles_finish(&found);
		return false;
	}
	found.forward = holes ? g_steal_pointer(&forward) : NULL;
	*triangles = found;
	return true;
}

void kith_triangles_finish(struct kith_triangles *triangles)
{
	kith_forward_free(triangles->forward);
	g_free(triangles->shared);
	g_free(triangles->through);
	g_free(triangles->invested);
	g_free(triangles->redundancy);
	*triangles = (struct kith_triangles){0};
}
