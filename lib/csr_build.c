/* The network as the kernels see it: for each person a sorted row of the people they are tied to.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr_build.h"

#include <omp.h>
#include <string.h>

#define PARALLEL_FROM ((size_t)1 << 20) /* rows; fewer are done before threads have started */

/*
 * The passes below write all over memory while they read in order: with several threads, each reads
 * everything and writes only the rows of its own range of people.
 */
struct range {
	uint32_t from, to;
};

static int thread_count(size_t rows)
{
	return rows < PARALLEL_FROM ? 1 : omp_get_max_threads();
}

static struct range own_range(size_t n)
{
	uint64_t threads = (uint64_t)omp_get_num_threads(), own = (uint64_t)omp_get_thread_num();
	return (struct range){(uint32_t)(n * own / threads), (uint32_t)(n * (own + 1) / threads)};
}

static bool is_in(struct range range, uint32_t person)
{
	return person >= range.from && person < range.to;
}

/* Arcs grouped by their head, in row order within a group: half way to sorted rows. */
struct heads {
	uint64_t *start; /* [n + 1] */
	uint32_t *tail;  /* [start[n]] */
	uint32_t *cell;  /* [start[n]] or NULL without weights */
};

static void heads_finish(struct heads *heads)
{
	g_free(heads->start);
	g_free(heads->tail);
	g_free(heads->cell);
}

/* The arcs that row r stands for: none for a loop, smaller to larger end when undirected. */
static unsigned arcs_of_row(
	const struct kith_arcs *arcs, size_t r, uint32_t tail[2], uint32_t head[2])
{
	uint32_t s = arcs->source[r], t = arcs->target[r];
	if (s == t) {
		return 0;
	}
	bool turned = !arcs->one_way && s > t;
	tail[0] = head[1] = turned ? t : s;
	head[0] = tail[1] = turned ? s : t;
	return arcs->one_way && !arcs->one_way[r] ? 2 : 1;
}

/* Shifts starts that were advanced to the ends of their rows back to the beginnings. */
static void ends_to_starts(uint64_t *start, size_t n)
{
	memmove(start + 1, start, n * sizeof *start);
	start[0] = 0;
}

static void count_heads(struct heads *heads, const struct kith_arcs *arcs, struct range own)
{
	uint32_t tail[2], head[2];
	for (size_t r = 0; r < arcs->m; r++) {
		for (unsigned k = arcs_of_row(arcs, r, tail, head); k-- > 0;) {
			if (is_in(own, head[k])) {
				heads->start[head[k]]++;
			}
		}
	}
}

static void fill_heads(struct heads *heads, const struct kith_arcs *arcs, struct range own)
{
	uint32_t tail[2], head[2];
	for (size_t r = 0; r < arcs->m; r++) {
		unsigned count = arcs_of_row(arcs, r, tail, head);
		for (unsigned k = 0; k < count; k++) {
			if (!is_in(own, head[k])) {
				continue;
			}
			uint64_t at = heads->start[head[k]]++;
			heads->tail[at] = tail[k];
			if (heads->cell) {
				heads->cell[at] = arcs->cell ? arcs->cell[r] : (uint32_t)r;
			}
		}
	}
}

static bool heads_init(struct heads *heads, const struct kith_arcs *arcs, GError **error)
{
	*heads = (struct heads){.start = KITH_ARRAY(uint64_t, arcs->n + 1, error)};
	if (!heads->start) {
		return false;
	}
	int threads = thread_count(arcs->m);
#pragma omp parallel num_threads(threads)
	count_heads(heads, arcs, own_range(arcs->n));
	kith_csr_counts_to_starts(heads->start, arcs->n);
	size_t count = heads->start[arcs->n];
	heads->tail = KITH_ARRAY(uint32_t, count, error);
	if (heads->tail && arcs->value) {
		heads->cell = KITH_ARRAY(uint32_t, count, error);
	}
	if (!heads->tail || (arcs->value && !heads->cell)) {
		heads_finish(heads);
		return false;
	}
#pragma omp parallel num_threads(threads)
	fill_heads(heads, arcs, own_range(arcs->n));
	ends_to_starts(heads->start, arcs->n);
	return true;
}

/*
 * While rows are put in order, a tie carries the number of its weight: half as much to move about.
 * The numbers stand in the upper half of the weights' own memory.
 */
static uint32_t *cells_of_rows(const kith_csr *csr)
{
	return csr->weight ? (uint32_t *)(void *)csr->weight + csr->start[csr->n] : NULL;
}

/* Turns numbers into weights, from below: each is read before a weight is written over it. */
static void look_up_weights(kith_csr *csr, const double *value)
{
	const unsigned char *cells = (const unsigned char *)cells_of_rows(csr);
	for (uint64_t e = 0; e < csr->start[csr->n]; e++) {
		uint32_t cell;
		memcpy(&cell, cells + e * sizeof cell, sizeof cell);
		memcpy(&csr->weight[e], &value[cell], sizeof *value);
	}
}

/* Row lengths before merging: tails, and when undirected the smaller contacts in front of the
 * larger. */
static void count_rows(kith_csr *csr, const struct heads *heads)
{
	for (uint64_t e = 0; e < heads->start[csr->n]; e++) {
		csr->start[heads->tail[e]]++;
	}
	for (size_t i = 0; !csr->directed && i < csr->n; i++) {
		csr->start[i] += heads->start[i + 1] - heads->start[i];
	}
	kith_csr_counts_to_starts(csr->start, csr->n);
}

/* Heads are visited in rising order, so every row comes out sorted; place[i] is where row i goes
 * on. */
static void fill_rows(kith_csr *csr, const struct heads *heads, uint64_t *place)
{
	uint32_t *cell = cells_of_rows(csr);
	struct range own = own_range(csr->n);
	for (size_t i = own.from; i < own.to; i++) {
		place[i] =
			csr->start[i] + (csr->directed ? 0 : heads->start[i + 1] - heads->start[i]);
	}
	for (size_t head = 0; head < csr->n; head++) {
		for (uint64_t e = heads->start[head]; e < heads->start[head + 1]; e++) {
			if (!is_in(own, heads->tail[e])) {
				continue;
			}
			uint64_t at = place[heads->tail[e]]++;
			csr->to[at] = (uint32_t)head;
			if (cell) {
				cell[at] = heads->cell[e];
			}
		}
	}
}

/* The smaller contacts of every person, from the rows of larger ones. */
static void mirror_rows(kith_csr *csr, const struct heads *heads, uint64_t *place)
{
	uint32_t *cell = cells_of_rows(csr);
	struct range own = own_range(csr->n);
	memcpy(place + own.from, csr->start + own.from, (own.to - own.from) * sizeof *place);
	for (size_t i = 0; i < own.to; i++) {
		uint64_t upper = csr->start[i] + (heads->start[i + 1] - heads->start[i]);
		for (uint64_t e = upper; e < csr->start[i + 1]; e++) {
			if (!is_in(own, csr->to[e])) {
				continue;
			}
			uint64_t at = place[csr->to[e]]++;
			csr->to[at] = (uint32_t)i;
			if (cell) {
				cell[at] = cell[e];
			}
		}
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

static bool build(kith_csr *csr, const struct kith_arcs *arcs, GError **error)
{
	struct heads heads;
	if (!heads_init(&heads, arcs, error)) {
		return false;
	}
	count_rows(csr, &heads);
	g_autofree uint64_t *place = KITH_ARRAY(uint64_t, csr->n, error);
	bool built = place && kith_csr_alloc_rows(csr, arcs->value != NULL, error);
	int threads = thread_count(arcs->m);
	if (built) {
#pragma omp parallel num_threads(threads)
		fill_rows(csr, &heads, place);
		g_clear_pointer(&heads.tail, g_free);
		g_clear_pointer(&heads.cell, g_free);
	}
	if (built && !csr->directed) {
#pragma omp parallel num_threads(threads)
		mirror_rows(csr, &heads, place);
	}
	if (built && arcs->value) {
		look_up_weights(csr, arcs->value);
	}
	heads_finish(&heads);
	return built;
}

kith_csr *kith_csr_new(const struct kith_arcs *arcs, GError **error)
{
	g_autoptr(kith_csr) csr = kith_csr_alloc(arcs->n, arcs->one_way != NULL, error);
	if (!csr || !build(csr, arcs, error)) {
		return NULL;
	}
	merge_rows(csr);
	if (!csr->directed && !kith_csr_number_ties(csr, error)) {
		return NULL;
	}
	return g_steal_pointer(&csr);
}
