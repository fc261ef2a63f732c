/* Triangles: how many contacts the two ends of each tie share, and how much runs through them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "triangles.h"

#include <math.h>
#include <string.h>

#include "blocks.h"
#include "triangle_pass.h"

/* Ties whose slots are asked of memory ahead of time, in two steps as one leads to the other. */
enum { NEXT_AHEAD = 32, SLOT_AHEAD = 16 };

G_ALWAYS_INLINE static inline void look_ahead(
	const struct kith_triangle_pass *pass, const uint64_t *next, uint64_t e)
{
	const kith_csr *csr = pass->forward->csr;
	if (e + NEXT_AHEAD < csr->start[csr->n]) {
		__builtin_prefetch(&next[csr->to[e + NEXT_AHEAD]], 1);
		__builtin_prefetch(&pass->shared[next[csr->to[e + SLOT_AHEAD]]]);
	}
}

/* Moves counts from slots to tie numbers. */
static void settle(const struct kith_triangle_pass *pass, uint64_t *next, uint32_t *shared)
{
	const kith_csr *csr = pass->forward->csr;
	uint64_t tie = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			look_ahead(pass, next, e);
			if (csr->to[e] > i) {
				shared[tie++] = pass->shared[kith_forward_next_slot(
					pass->forward, next, i, csr->to[e])];
			}
		}
	}
}

static bool collect_shared(
	struct kith_triangle_pass *pass, struct kith_triangles *triangles, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	g_autofree uint64_t *next = KITH_ARRAY(uint64_t, csr->n, error);
	triangles->shared = next ? KITH_ARRAY(uint32_t, kith_csr_ties(csr), error) : NULL;
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
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
			double unit = pass->unit, weight = 1;
			if (pass->person) {
				const struct kith_triangle_person *other =
					&pass->person[forward->after[slot]];
				unit = 1 / fmax(pass->person[i].scale, other->scale);
				weight = pass->weight[slot];
			}
			double invested = weight + (double)through[slot] * unit;
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
	if (holes) {
		triangles->invested = collect_invested(pass);
		g_clear_pointer(&pass->weight, g_free);
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
	g_free(triangles->invested);
	g_free(triangles->redundancy);
	*triangles = (struct kith_triangles){0};
}
