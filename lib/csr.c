/* The network as the kernels see it: for each person a sorted row of the people they are tied to.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr.h"

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

static void counts_to_starts(uint64_t *start, size_t n)
{
	uint64_t sum = 0;
	for (size_t i = 0; i <= n; i++) {
		uint64_t count = start[i];
		start[i] = sum;
		sum += count;
	}
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
	counts_to_starts(heads->start, arcs->n);
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

static kith_csr *csr_alloc(size_t n, bool directed, GError **error)
{
	kith_csr *csr = g_new0(kith_csr, 1);
	csr->n = n;
	csr->directed = directed;
	csr->start = KITH_ARRAY(uint64_t, n + 1, error);
	if (!csr->start) {
		g_clear_pointer(&csr, kith_csr_free);
	}
	return csr;
}

static bool csr_alloc_rows(kith_csr *csr, bool weighted, GError **error)
{
	csr->to = KITH_ARRAY(uint32_t, csr->start[csr->n], error);
	if (csr->to && weighted) {
		csr->weight = KITH_ARRAY(double, csr->start[csr->n], error);
	}
	return csr->to && (!weighted || csr->weight);
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
	counts_to_starts(csr->start, csr->n);
}

/* Heads are visited in rising order, so every row comes out sorted; place[i] is where row i goes
 * on. */
static void fill_rows(
	kith_csr *csr, const struct heads *heads, const double *value, uint64_t *place)
{
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
			if (value) {
				csr->weight[at] = value[heads->cell[e]];
			}
		}
	}
}

/* The smaller contacts of every person, from the rows of larger ones. */
static void mirror_rows(kith_csr *csr, const struct heads *heads, uint64_t *place)
{
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
			if (csr->weight) {
				csr->weight[at] = csr->weight[e];
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

/* Numbers the ties of an undirected graph by their smaller end. */
static bool number_ties(kith_csr *csr, GError **error)
{
	csr->tie = KITH_ARRAY(uint64_t, csr->n + 1, error);
	if (!csr->tie) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		uint64_t low = csr->start[i], high = csr->start[i + 1];
		while (low < high) {
			uint64_t middle = low + (high - low) / 2;
			if (csr->to[middle] < i) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		csr->tie[i + 1] = csr->tie[i] + (csr->start[i + 1] - low);
	}
	return true;
}

static bool build(kith_csr *csr, const struct kith_arcs *arcs, GError **error)
{
	struct heads heads;
	if (!heads_init(&heads, arcs, error)) {
		return false;
	}
	count_rows(csr, &heads);
	g_autofree uint64_t *place = KITH_ARRAY(uint64_t, csr->n, error);
	bool built = place && csr_alloc_rows(csr, arcs->value != NULL, error);
	int threads = thread_count(arcs->m);
	if (built) {
#pragma omp parallel num_threads(threads)
		fill_rows(csr, &heads, arcs->value, place);
		g_clear_pointer(&heads.tail, g_free);
		g_clear_pointer(&heads.cell, g_free);
	}
	if (built && !csr->directed) {
#pragma omp parallel num_threads(threads)
		mirror_rows(csr, &heads, place);
	}
	heads_finish(&heads);
	return built;
}

kith_csr *kith_csr_new(const struct kith_arcs *arcs, GError **error)
{
	g_autoptr(kith_csr) csr = csr_alloc(arcs->n, arcs->one_way != NULL, error);
	if (!csr || !build(csr, arcs, error)) {
		return NULL;
	}
	merge_rows(csr);
	if (!csr->directed && !number_ties(csr, error)) {
		return NULL;
	}
	return g_steal_pointer(&csr);
}

kith_csr *kith_csr_reverse(const kith_csr *out, GError **error)
{
	g_autoptr(kith_csr) in = csr_alloc(out->n, true, error);
	g_autofree uint64_t *place = KITH_ARRAY(uint64_t, out->n + 1, error);
	if (!in || !place) {
		return NULL;
	}
	for (uint64_t e = 0; e < out->start[out->n]; e++) {
		in->start[out->to[e]]++;
	}
	counts_to_starts(in->start, in->n);
	memcpy(place, in->start, (in->n + 1) * sizeof *place);
	if (!csr_alloc_rows(in, out->weight != NULL, error)) {
		return NULL;
	}
	for (size_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			uint64_t at = place[out->to[e]]++;
			in->to[at] = (uint32_t)i;
			if (in->weight) {
				in->weight[at] = out->weight[e];
			}
		}
	}
	return g_steal_pointer(&in);
}

/* One row of the union of two directed graphs' rows; returns its length. Writes when `both` has
 * rows. */
static uint64_t join_rows(const kith_csr *out, const kith_csr *in, size_t i, kith_csr *both)
{
	uint64_t a = out->start[i], a_end = out->start[i + 1];
	uint64_t b = in->start[i], b_end = in->start[i + 1];
	uint64_t length = 0;
	while (a < a_end || b < b_end) {
		uint32_t to_a = a < a_end ? out->to[a] : KITH_NOBODY;
		uint32_t to_b = b < b_end ? in->to[b] : KITH_NOBODY;
		if (both->to) {
			uint64_t at = both->start[i] + length;
			both->to[at] = MIN(to_a, to_b);
			both->weight[at] = (to_a <= to_b ? kith_csr_weight(out, a) : 0) +
					   (to_b <= to_a ? kith_csr_weight(in, b) : 0);
		}
		a += to_a <= to_b;
		b += to_b <= to_a;
		length++;
	}
	return length;
}

kith_csr *kith_csr_symmetric(const kith_csr *out, GError **error)
{
	g_autoptr(kith_csr) in = kith_csr_reverse(out, error);
	g_autoptr(kith_csr) both = in ? csr_alloc(out->n, false, error) : NULL;
	if (!both) {
		return NULL;
	}
	for (size_t i = 0; i < out->n; i++) {
		both->start[i] = join_rows(out, in, i, both);
	}
	counts_to_starts(both->start, both->n);
	if (!csr_alloc_rows(both, true, error)) {
		return NULL;
	}
	for (size_t i = 0; i < out->n; i++) {
		join_rows(out, in, i, both);
	}
	return number_ties(both, error) ? g_steal_pointer(&both) : NULL;
}

void kith_csr_free(kith_csr *csr)
{
	if (!csr) {
		return;
	}
	g_free(csr->start);
	g_free(csr->to);
	g_free(csr->weight);
	g_free(csr->tie);
	g_free(csr);
}

uint64_t kith_csr_find(const kith_csr *csr, uint32_t i, uint32_t j)
{
	uint64_t low = csr->start[i], high = csr->start[i + 1];
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		if (csr->to[middle] == j) {
			return middle;
		}
		if (csr->to[middle] < j) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return UINT64_MAX;
}
