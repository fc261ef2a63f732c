/* Those with most contacts, as a table of bits, where nearly all of them are tied to each other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/dense_core.h"

#include <string.h>

enum { FEWEST = 128, PART = 4 };

/* People by number of contacts, equals by their own number: the forward order. */
static uint32_t *list_people(const kith_csr *csr, GError **error)
{
	size_t most = 0;
	for (size_t i = 0; i < csr->n; i++) {
		most = MAX(most, kith_csr_degree(csr, i));
	}
	g_autofree size_t *next = KITH_ARRAY(size_t, most + 2, error);
	uint32_t *list = next ? KITH_ARRAY(uint32_t, csr->n, error) : NULL;
	for (size_t i = 0; list && i < csr->n; i++) {
		next[kith_csr_degree(csr, i) + 1]++;
	}
	for (size_t d = 0; list && d < most; d++) {
		next[d + 1] += next[d];
	}
	for (size_t i = 0; list && i < csr->n; i++) {
		list[next[kith_csr_degree(csr, i)]++] = (uint32_t)i;
	}
	return list;
}

/* How many of the last in the list are tied closely enough. */
static size_t choose(const kith_forward *forward, const uint32_t *list)
{
	size_t n = forward->csr->n, chosen = 0;
	uint64_t ties = 0;
	for (size_t people = 1; people <= n; people++) {
		ties += kith_forward_degree(forward, list[n - people]);
		uint64_t pairs = (uint64_t)people * (people - 1) / 2;
		if (people >= FEWEST && ties >= pairs / PART) {
			chosen = people;
		}
	}
	return chosen;
}

static void fill_rows(const kith_forward *forward, struct kith_dense_core *core)
{
	for (uint32_t r = 0; r < core->people; r++) {
		uint32_t i = core->person[r];
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
			uint32_t other = core->rank[forward->after[slot]];
			core->row[r * core->words + other / 64] |= (uint64_t)1 << other % 64;
			core->row[other * core->words + r / 64] |= (uint64_t)1 << r % 64;
		}
	}
}

bool kith_dense_core_find(const kith_forward *forward, struct kith_dense_core *core, GError **error)
{
	size_t n = forward->csr->n;
	*core = (struct kith_dense_core){0};
	g_autofree uint32_t *list = list_people(forward->csr, error);
	size_t people = list ? choose(forward, list) : 0;
	if (!list || people == 0) {
		return list != NULL;
	}
	core->people = people;
	core->words = (people + 63) / 64;
	if (!(core->rank = KITH_ARRAY(uint32_t, n, error)) ||
		!(core->person = KITH_ARRAY(uint32_t, people, error)) ||
		!(core->row = KITH_ARRAY(uint64_t, people * core->words, error))) {
		kith_dense_core_finish(core);
		return false;
	}
	memcpy(core->person, list + n - people, people * sizeof *list);
	memset(core->rank, 0xff, n * sizeof *core->rank);
	for (size_t r = 0; r < people; r++) {
		core->rank[core->person[r]] = (uint32_t)r;
	}
	fill_rows(forward, core);
	return true;
}

void kith_dense_core_finish(struct kith_dense_core *core)
{
	g_free(core->person);
	g_free(core->rank);
	g_free(core->row);
	*core = (struct kith_dense_core){0};
}
