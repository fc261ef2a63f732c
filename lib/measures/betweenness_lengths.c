/* Brandes' sums by lengths: Dijkstra's algorithm from one source after the other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/betweenness_rooms.h"

#include "base/blocks.h"
#include "base/heap.h"
#include "measures/paths.h"

#include <math.h>

enum { BLOCK = 16 };

/* Wider than the tolerance, so that who is not marked has one way only within it. */
static const double near_by = 1e-9;

struct search {
	const struct kith_brandes *brandes;
	struct kith_heap heap;
	double *distance, *sigma, *delta; /* [n] as in Brandes; distance INFINITY when unreached */
	uint32_t *settled, *rank; /* [n] people by distance; their place, KITH_NOBODY if none */
	uint32_t *before;         /* [n] whom the best way comes from */
	bool *several;            /* [n] there may be other ways as short */
	struct kith_brandes_sums own, sums;
	size_t count; /* people settled */
};

static void search_close(void *worker)
{
	struct search *search = worker;
	if (search) {
		kith_heap_finish(&search->heap);
		g_free(search->distance);
		g_free(search->sigma);
		g_free(search->delta);
		g_free(search->settled);
		g_free(search->rank);
		g_free(search->before);
		g_free(search->several);
		kith_brandes_sums_finish(&search->own);
		g_free(search);
	}
}

static size_t search_size(const struct kith_brandes *brandes)
{
	return 60 * brandes->out->n + kith_brandes_sums_size(brandes);
}

static bool is_alone(const struct kith_brandes *brandes)
{
	return 2 * search_size(brandes) > kith_brandes_budget(brandes->out);
}

static void *search_open(void *job, GError **error)
{
	const struct kith_brandes *brandes = job;
	size_t n = brandes->out->n;
	struct search *search = g_new0(struct search, 1);
	search->brandes = brandes;
	bool opened = kith_heap_init(&search->heap, n, error) &&
		      (search->distance = KITH_ARRAY(double, n, error)) &&
		      (search->sigma = KITH_ARRAY(double, n, error)) &&
		      (search->delta = KITH_ARRAY(double, n, error)) &&
		      (search->settled = KITH_ARRAY(uint32_t, n, error)) &&
		      (search->rank = KITH_ARRAY(uint32_t, n, error)) &&
		      (search->before = KITH_ARRAY(uint32_t, n, error)) &&
		      (search->several = KITH_ARRAY(bool, n, error)) &&
		      (is_alone(brandes) || kith_brandes_sums_init(&search->own, brandes, error));
	if (!opened) {
		search_close(search);
		return NULL;
	}
	search->sums = is_alone(brandes) ? brandes->sums : search->own;
	for (size_t i = 0; i < n; i++) {
		search->distance[i] = INFINITY;
		search->rank[i] = KITH_NOBODY;
	}
	return search;
}

/* A way to w over u: perhaps the first, perhaps better, perhaps as good. */
static inline void offer(struct search *search, uint32_t u, uint32_t w, double there)
{
	double known = search->distance[w];
	if (there > known * (1 + near_by)) {
		return;
	}
	if (isinf(known)) {
		search->several[w] = false;
		search->distance[w] = there;
		search->before[w] = u;
		kith_heap_push(&search->heap, w, there);
		return;
	}
	if (there >= known * (1 - near_by)) {
		search->several[w] = true;
	} else if (there < known * (1 - 10 * near_by)) {
		search->several[w] = false;
	}
	if (there < known * (1 - KITH_PATHS_TOLERANCE)) {
		search->distance[w] = there;
		search->before[w] = u;
		kith_heap_nearer(&search->heap, w, there);
	}
}

/* Whether a shortest path to w comes over the contact at position e of w's row of `in`. */
static bool comes_before(const struct search *search, uint32_t w, uint64_t e)
{
	const kith_csr *in = search->brandes->in;
	uint32_t u = in->to[e];
	double known = search->distance[w];
	return search->rank[u] < search->rank[w] && fabs(search->distance[u] + 1 / in->weight[e] -
							    known) <= KITH_PATHS_TOLERANCE * known;
}

static void settle(struct search *search, uint32_t w)
{
	const kith_csr *in = search->brandes->in;
	search->rank[w] = (uint32_t)search->count;
	search->settled[search->count++] = w;
	if (!search->several[w]) {
		search->sigma[w] = search->sigma[search->before[w]];
		return;
	}
	double sigma = 0;
	for (uint64_t e = in->start[w]; e < in->start[w + 1]; e++) {
		sigma += comes_before(search, w, e) ? search->sigma[in->to[e]] : 0;
	}
	search->sigma[w] = sigma;
}

static void go_out(struct search *search, uint32_t source)
{
	const kith_csr *out = search->brandes->out;
	search->count = 0;
	search->distance[source] = 0;
	search->sigma[source] = 1;
	search->before[source] = source;
	search->several[source] = false;
	kith_heap_push(&search->heap, source, 0);
	while (search->heap.count > 0) {
		uint32_t u = kith_heap_pop(&search->heap);
		double here = search->distance[u];
		settle(search, u);
		for (uint64_t e = out->start[u], end = out->start[u + 1]; e < end; e++) {
			offer(search, u, out->to[e], here + 1 / out->weight[e]);
		}
	}
}

/* What depends on u for reaching w, and on their tie. */
static void depend(struct search *search, uint32_t u, uint32_t w, double gain)
{
	const kith_csr *out = search->brandes->out;
	double share = search->sigma[u] * gain;
	search->delta[u] += share;
	if (search->sums.tie) {
		uint32_t from = out->directed ? u : MIN(u, w), to = out->directed ? w : MAX(u, w);
		uint64_t tie = kith_csr_tie(out, from, kith_csr_find(out, from, to));
		search->sums.tie[tie] += share;
		if (search->sums.tie_square) {
			search->sums.tie_square[tie] += share * share;
		}
	}
}

static void pass_on(struct search *search, uint32_t w)
{
	const kith_csr *in = search->brandes->in;
	double delta = search->delta[w], gain = (1 + delta) / search->sigma[w];
	if (search->sums.person) {
		search->sums.person[w] += delta;
	}
	if (search->sums.person_square) {
		search->sums.person_square[w] += delta * delta;
	}
	if (!search->several[w]) {
		depend(search, search->before[w], w, gain);
		return;
	}
	for (uint64_t e = in->start[w]; e < in->start[w + 1]; e++) {
		if (comes_before(search, w, e)) {
			depend(search, in->to[e], w, gain);
		}
	}
}

static void come_back(struct search *search)
{
	for (size_t i = search->count; i-- > 1;) {
		pass_on(search, search->settled[i]);
	}
	for (size_t i = 0; i < search->count; i++) {
		uint32_t v = search->settled[i];
		search->distance[v] = INFINITY;
		search->rank[v] = KITH_NOBODY;
		search->delta[v] = 0;
	}
}

static void work(void *job, void *worker, size_t block)
{
	const struct kith_brandes *brandes = job;
	struct search *search = worker;
	size_t end = MIN((block + 1) * BLOCK, brandes->sources);
	for (size_t k = block * BLOCK; k < end; k++) {
		go_out(search, brandes->source[k]);
		come_back(search);
	}
}

static void gather(void *job, void *worker, size_t block)
{
	(void)block;
	kith_brandes_sums_gather(job, &((struct search *)worker)->own);
}

bool kith_brandes_lengths(struct kith_brandes *brandes, GError **error)
{
	size_t bytes = search_size(brandes);
	struct kith_blocks blocks = {
		.count = (brandes->sources + BLOCK - 1) / BLOCK,
		.bytes = bytes,
		.budget = is_alone(brandes) ? bytes : kith_brandes_budget(brandes->out),
		.steps =
			4 * (double)brandes->sources * (double)brandes->out->start[brandes->out->n],
		.open = search_open,
		.work = work,
		.gather = gather,
		.close = search_close,
	};
	return kith_blocks_run(&blocks, brandes, error);
}
