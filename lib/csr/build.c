/* From rows of a file to sorted rows of contacts. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/build.h"

#include <omp.h>
#include <string.h>

#define PARALLEL_FROM ((size_t)1 << 20) /* rows; fewer are done before threads have started */
#define LINE 64                         /* bytes of a cache line */

/* One end of an arc and the number of its weight: side by side, as they are written together. */
struct half {
	uint32_t end, cell;
};

/*
 * A CSR on its way, in two steps: arcs grouped by their heads, then by their tails. A tie carries
 * the number of its weight until all are in order. The arrays borrow the memory that the CSR needs
 * in the end: `by_tail` that of its weights, `by_head` (undirected) that of its contacts.
 */
struct build {
	const struct kith_arcs *arcs;
	kith_csr *csr;
	int threads;
	size_t spare;         /* entries beyond the end of arrays, a cache line for each thread */
	uint64_t *heads;      /* [n + 1] where the arcs to each head start */
	uint64_t *place;      /* [n + spare] where each group of arcs goes on */
	struct half *by_head; /* [arcs + spare] tails, in row order within a group */
	struct half *by_tail; /* [contacts + spare] heads, rising within a row */
};

/*
 * The passes below read in order and write all over memory. With several threads each reads
 * everything and writes only for its own range of people; what is not its own goes to a place of
 * its own beyond the end, which is quicker than a branch nobody can predict.
 */
struct range {
	uint32_t from, count;
	uint64_t sink; /* in place */
};

/* The range of this thread; its sink leads to entry `end` of what is filled, and on. */
static struct range own_range(struct build *build, uint64_t end)
{
	size_t n = build->csr->n;
	uint64_t own = (uint64_t)omp_get_thread_num(), threads = (uint64_t)omp_get_num_threads();
	uint32_t from = (uint32_t)(n * own / threads), to = (uint32_t)(n * (own + 1) / threads);
	uint64_t sink = n + own * (LINE / sizeof *build->place);
	build->place[sink] = end + own * (LINE / sizeof *build->by_head);
	return (struct range){from, to - from, sink};
}

/* Where the next of a person's entries goes; in the sink unless the person is this thread's. */
static inline uint64_t take(uint64_t *place, struct range own, uint32_t person, bool wanted)
{
	uint64_t mine = (uint64_t)wanted & (uint64_t)(person - own.from < own.count);
	uint64_t slot = own.sink + (person - own.sink) * mine;
	uint64_t at = place[slot];
	place[slot] = at + mine;
	return at;
}

/* An arc that a row stands for. */
struct arc {
	uint32_t tail, head;
	bool there;
};

/* Of an undirected row, one arc from the smaller to the larger end; of a directed one, there (k =
 * 0) and back (1). */
static inline struct arc arc_of_row(const struct kith_arcs *arcs, size_t row, unsigned k)
{
	uint32_t s = arcs->source[row], t = arcs->target[row];
	if (!arcs->one_way) {
		return (struct arc){MIN(s, t), MAX(s, t), s != t};
	}
	return k ? (struct arc){t, s, s != t && !arcs->one_way[row]} : (struct arc){s, t, s != t};
}

static unsigned arcs_a_row(const struct build *build)
{
	return build->arcs->one_way ? 2 : 1;
}

/* Counts arcs by head into place. */
static void count_heads(struct build *build)
{
	struct range own = own_range(build, 0);
	for (size_t row = 0; row < build->arcs->m; row++) {
		for (unsigned k = 0; k < arcs_a_row(build); k++) {
			struct arc arc = arc_of_row(build->arcs, row, k);
			take(build->place, own, arc.head, arc.there);
		}
	}
}

static void fill_heads(struct build *build)
{
	const struct kith_arcs *arcs = build->arcs;
	struct range own = own_range(build, build->heads[arcs->n]);
	memcpy(build->place + own.from, build->heads + own.from, own.count * sizeof *build->place);
	for (size_t row = 0; row < arcs->m; row++) {
		uint32_t cell = arcs->cell ? arcs->cell[row] : (uint32_t)row;
		for (unsigned k = 0; k < arcs_a_row(build); k++) {
			struct arc arc = arc_of_row(arcs, row, k);
			uint64_t at = take(build->place, own, arc.head, arc.there);
			build->by_head[at] = (struct half){arc.tail, cell};
		}
	}
}

/* How many arcs lead to a person; undirected, these are the contacts in front of the larger ones.
 */
static uint64_t smaller_contacts(const struct build *build, size_t i)
{
	return build->csr->directed ? 0 : build->heads[i + 1] - build->heads[i];
}

/* Row lengths before merging. */
static void count_rows(struct build *build)
{
	kith_csr *csr = build->csr;
	struct range own = own_range(build, 0);
	memset(build->place + own.from, 0, own.count * sizeof *build->place);
	for (uint64_t e = 0; e < build->heads[csr->n]; e++) {
		take(build->place, own, build->by_head[e].end, true);
	}
	for (size_t i = own.from; i < (size_t)own.from + own.count; i++) {
		csr->start[i] = build->place[i] + smaller_contacts(build, i);
	}
}

/* Heads are visited in rising order, so every row comes out sorted. */
static void fill_rows(struct build *build)
{
	kith_csr *csr = build->csr;
	struct range own = own_range(build, csr->start[csr->n]);
	for (size_t i = own.from; i < (size_t)own.from + own.count; i++) {
		build->place[i] = csr->start[i] + smaller_contacts(build, i);
	}
	for (size_t head = 0; head < csr->n; head++) {
		for (uint64_t e = build->heads[head]; e < build->heads[head + 1]; e++) {
			struct half arc = build->by_head[e];
			uint64_t at = take(build->place, own, arc.end, true);
			build->by_tail[at] = (struct half){(uint32_t)head, arc.cell};
		}
	}
}

/* The smaller contacts of every person, from the rows of larger ones. */
static void mirror_rows(struct build *build)
{
	kith_csr *csr = build->csr;
	struct range own = own_range(build, csr->start[csr->n]);
	memcpy(build->place + own.from, csr->start + own.from, own.count * sizeof *build->place);
	for (size_t i = 0; i < (size_t)own.from + own.count; i++) {
		uint64_t upper = csr->start[i] + smaller_contacts(build, i);
		for (uint64_t e = upper; e < csr->start[i + 1]; e++) {
			struct half arc = build->by_tail[e];
			uint64_t at = take(build->place, own, arc.end, true);
			build->by_tail[at] = (struct half){(uint32_t)i, arc.cell};
		}
	}
}

/* Parts contacts from weights, which take the place of what was read. */
static void part_rows(struct build *build)
{
	kith_csr *csr = build->csr;
	const double *value = build->arcs->value;
	unsigned char *bytes = (unsigned char *)build->by_tail;
#pragma omp parallel for num_threads(build->threads) schedule(static)
	for (uint64_t e = 0; e < csr->start[csr->n]; e++) {
		struct half arc;
		memcpy(&arc, bytes + e * sizeof arc, sizeof arc);
		csr->to[e] = arc.end;
		if (value) {
			memcpy(bytes + e * sizeof *value, &value[arc.cell], sizeof *value);
		}
	}
	if (value) {
		csr->weight = (double *)(void *)build->by_tail;
		build->by_tail = NULL;
	}
}

/* Sums neighbours that stand in a row more than once. */
static void merge_rows(kith_csr *csr)
{
	uint64_t kept = 0, from = 0;
	for (size_t i = 0; i < csr->n; i++) {
		uint64_t first = kept, end = csr->start[i + 1];
		for (; from < end; from++) {
			if (kept > first && csr->to[kept - 1] == csr->to[from]) {
				if (csr->weight) {
					csr->weight[kept - 1] += csr->weight[from];
				}
				continue;
			}
			if (kept != from) {
				csr->to[kept] = csr->to[from];
				if (csr->weight) {
					csr->weight[kept] = csr->weight[from];
				}
			}
			kept++;
		}
		csr->start[i] = first;
	}
	csr->start[csr->n] = kept;
}

G_STATIC_ASSERT(sizeof(struct half) == sizeof(double));

/* Room for `count` arcs and all that comes of them. */
static bool alloc_arcs(struct build *build, size_t count, GError **error)
{
	kith_csr *csr = build->csr;
	size_t contacts = csr->directed ? count : 2 * count;
	csr->to = KITH_ARRAY(uint32_t, contacts + 2 * build->spare, error);
	build->by_tail = csr->to ? KITH_ARRAY(struct half, contacts + build->spare, error) : NULL;
	if (!build->by_tail) {
		return false;
	}
	build->by_head = csr->directed ? KITH_ARRAY(struct half, count + build->spare, error)
				       : (struct half *)(void *)csr->to;
	return build->by_head != NULL;
}

static bool group_by_head(struct build *build, GError **error)
{
	size_t n = build->csr->n;
	build->heads = KITH_ARRAY(uint64_t, n + 1, error);
	build->place = build->heads ? KITH_ARRAY(uint64_t, n + build->spare, error) : NULL;
	if (!build->place) {
		return false;
	}
#pragma omp parallel num_threads(build->threads)
	count_heads(build);
	memcpy(build->heads, build->place, n * sizeof *build->heads);
	kith_csr_counts_to_starts(build->heads, n);
	if (!alloc_arcs(build, build->heads[n], error)) {
		return false;
	}
#pragma omp parallel num_threads(build->threads)
	fill_heads(build);
	return true;
}

static void group_by_tail(struct build *build)
{
	kith_csr *csr = build->csr;
#pragma omp parallel num_threads(build->threads)
	count_rows(build);
	kith_csr_counts_to_starts(csr->start, csr->n);
#pragma omp parallel num_threads(build->threads)
	fill_rows(build);
	if (!csr->directed) {
#pragma omp parallel num_threads(build->threads)
		mirror_rows(build);
	}
	part_rows(build);
}

static void build_finish(struct build *build)
{
	g_free(build->heads);
	g_free(build->place);
	g_free(build->by_tail);
	if (build->csr->directed) {
		g_free(build->by_head);
	}
}

kith_csr *kith_csr_new(const struct kith_arcs *arcs, GError **error)
{
	g_autoptr(kith_csr) csr = kith_csr_alloc(arcs->n, arcs->one_way != NULL, error);
	if (!csr) {
		return NULL;
	}
	int threads = arcs->m < PARALLEL_FROM ? 1 : omp_get_max_threads();
	struct build build = {.arcs = arcs,
		.csr = csr,
		.threads = threads,
		.spare = (size_t)threads * (LINE / sizeof(struct half))};
	bool built = group_by_head(&build, error);
	if (built) {
		group_by_tail(&build);
	}
	build_finish(&build);
	if (!built) {
		return NULL;
	}
	merge_rows(csr);
	if (!csr->directed && !kith_csr_number_ties(csr, error)) {
		return NULL;
	}
	return g_steal_pointer(&csr);
}
