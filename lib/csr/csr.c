/* The network as the kernels see it: for each person a sorted row of the people they are tied to.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/build.h"

#include <string.h>

void kith_csr_counts_to_starts(uint64_t *start, size_t n)
{
	uint64_t sum = 0;
	for (size_t i = 0; i <= n; i++) {
		uint64_t count = start[i];
		start[i] = sum;
		sum += count;
	}
}

kith_csr *kith_csr_alloc(size_t n, bool directed, GError **error)
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

/* Room for start[n] contacts, and weights where they are wanted. */
static bool alloc_rows(kith_csr *csr, bool weighted, GError **error)
{
	csr->to = KITH_ARRAY(uint32_t, csr->start[csr->n], error);
	if (csr->to && weighted) {
		csr->weight = KITH_ARRAY(double, csr->start[csr->n], error);
	}
	return csr->to && (!weighted || csr->weight);
}

/* Numbers the ties of an undirected graph by their smaller end. */
bool kith_csr_number_ties(kith_csr *csr, GError **error)
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

kith_csr *kith_csr_reverse(const kith_csr *out, GError **error)
{
	g_autoptr(kith_csr) in = kith_csr_alloc(out->n, true, error);
	g_autofree uint64_t *place = KITH_ARRAY(uint64_t, out->n + 1, error);
	if (!in || !place) {
		return NULL;
	}
	for (uint64_t e = 0; e < out->start[out->n]; e++) {
		in->start[out->to[e]]++;
	}
	kith_csr_counts_to_starts(in->start, in->n);
	memcpy(place, in->start, (in->n + 1) * sizeof *place);
	if (!alloc_rows(in, out->weight != NULL, error)) {
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

/* One row of the union of two directed graphs' rows, where both have a tie the sum or `out` alone;
 * returns its length. Writes when `both` has rows. */
static uint64_t join_rows(
	const kith_csr *out, const kith_csr *in, bool sum, size_t i, kith_csr *both)
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
			bool there = to_a <= to_b, back = to_b < to_a || (sum && to_a == to_b);
			both->weight[at] = (there ? kith_csr_weight(out, a) : 0) +
					   (back ? kith_csr_weight(in, b) : 0);
		}
		a += to_a <= to_b;
		b += to_b <= to_a;
		length++;
	}
	return length;
}

static kith_csr *join(
	const kith_csr *out, const kith_csr *in, bool sum, bool directed, GError **error)
{
	g_autoptr(kith_csr) both = kith_csr_alloc(out->n, directed, error);
	for (size_t i = 0; both && i < out->n; i++) {
		both->start[i] = join_rows(out, in, sum, i, both);
	}
	if (!both) {
		return NULL;
	}
	kith_csr_counts_to_starts(both->start, both->n);
	if (!alloc_rows(both, true, error)) {
		return NULL;
	}
	for (size_t i = 0; i < out->n; i++) {
		join_rows(out, in, sum, i, both);
	}
	return g_steal_pointer(&both);
}

kith_csr *kith_csr_symmetric(const kith_csr *out, GError **error)
{
	g_autoptr(kith_csr) in = kith_csr_reverse(out, error);
	g_autoptr(kith_csr) both = in ? join(out, in, true, false, error) : NULL;
	return both && kith_csr_number_ties(both, error) ? g_steal_pointer(&both) : NULL;
}

kith_csr *kith_csr_either_way(const kith_csr *out, const kith_csr *in, GError **error)
{
	return join(out, in, false, true, error);
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
