/* The network chance would make of the same people with as many contacts each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "rewire.h"

#define EXCHANGES 10 /* tried for every tie */

/* The ties as a list and, so that none is made twice, as a set of pairs. */
struct ties {
	size_t count;
	uint32_t *source, *target; /* [count] */
	double *weight;            /* [count], or NULL */
	uint64_t *slot;            /* [mask + 1] pair and one more; 0: free. Open addressing. */
	size_t mask;
	bool directed;
};

static uint64_t pair_of(const struct ties *ties, uint32_t a, uint32_t b)
{
	bool turned = !ties->directed && a > b;
	return (((uint64_t)(turned ? b : a) << 32) | (turned ? a : b)) + 1;
}

static size_t home_of(const struct ties *ties, uint64_t pair)
{
	uint64_t mixed = pair * 0x9E3779B97F4A7C15u;
	return (size_t)(mixed ^ (mixed >> 32)) & ties->mask;
}

/* Where a pair is, or the free slot where it would be. */
static size_t find(const struct ties *ties, uint64_t pair)
{
	size_t at = home_of(ties, pair);
	while (ties->slot[at] != 0 && ties->slot[at] != pair) {
		at = (at + 1) & ties->mask;
	}
	return at;
}

/* Frees a slot and moves up those behind it that would not be found any more. */
static void forget(struct ties *ties, size_t at)
{
	size_t next = at;
	while (true) {
		next = (next + 1) & ties->mask;
		if (ties->slot[next] == 0) {
			break;
		}
		size_t away = (next - home_of(ties, ties->slot[next])) & ties->mask;
		if (away >= ((next - at) & ties->mask)) {
			ties->slot[at] = ties->slot[next];
			at = next;
		}
	}
	ties->slot[at] = 0;
}

static void list_ties(struct ties *ties, const kith_csr *csr)
{
	for (size_t i = 0; i < csr->n; i++) {
		uint64_t e = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
		for (; e < csr->start[i + 1]; e++) {
			size_t t = ties->count++;
			ties->source[t] = (uint32_t)i;
			ties->target[t] = csr->to[e];
			if (ties->weight) {
				ties->weight[t] = csr->weight[e];
			}
			uint64_t pair = pair_of(ties, ties->source[t], ties->target[t]);
			ties->slot[find(ties, pair)] = pair;
		}
	}
}

static bool ties_init(struct ties *ties, const kith_csr *csr, GError **error)
{
	size_t count = kith_csr_ties(csr);
	*ties = (struct ties){.directed = csr->directed, .mask = 1};
	while (ties->mask < 2 * count) {
		ties->mask = 2 * ties->mask + 1;
	}
	if (!(ties->source = KITH_ARRAY(uint32_t, count, error)) ||
		!(ties->target = KITH_ARRAY(uint32_t, count, error)) ||
		(csr->weight && !(ties->weight = KITH_ARRAY(double, count, error))) ||
		!(ties->slot = KITH_ARRAY(uint64_t, ties->mask + 1, error))) {
		return false;
	}
	list_ties(ties, csr);
	return true;
}

static void ties_finish(struct ties *ties)
{
	g_free(ties->source);
	g_free(ties->target);
	g_free(ties->weight);
	g_free(ties->slot);
}

/* Lets ties s and t exchange their targets, if both new ties are new. */
static void exchange(struct ties *ties, size_t s, size_t t)
{
	uint32_t a = ties->source[s], b = ties->target[s], c = ties->source[t], d = ties->target[t];
	uint64_t first = pair_of(ties, a, d), second = pair_of(ties, c, b);
	if (a == d || c == b || first == second || ties->slot[find(ties, first)] != 0 ||
		ties->slot[find(ties, second)] != 0) {
		return;
	}
	forget(ties, find(ties, pair_of(ties, a, b)));
	forget(ties, find(ties, pair_of(ties, c, d)));
	ties->slot[find(ties, first)] = first;
	ties->slot[find(ties, second)] = second;
	ties->target[s] = d;
	ties->target[t] = b;
}

/* An undirected tie has no source: half the time the second is turned round first. */
static void exchange_all(struct ties *ties, struct kith_random *random)
{
	for (size_t k = 0; k < EXCHANGES * ties->count; k++) {
		size_t s = (size_t)kith_random_below(random, ties->count);
		size_t t = (size_t)kith_random_below(random, ties->count);
		if (!ties->directed && kith_random_below(random, 2)) {
			uint32_t source = ties->source[t];
			ties->source[t] = ties->target[t];
			ties->target[t] = source;
		}
		exchange(ties, s, t);
	}
}

kith_csr *kith_rewire(const kith_csr *csr, struct kith_random *random, GError **error)
{
	struct ties ties;
	kith_csr *rewired = NULL;
	if (ties_init(&ties, csr, error)) {
		exchange_all(&ties, random);
		g_autofree uint8_t *one_way =
			csr->directed ? KITH_ARRAY(uint8_t, ties.count, error) : NULL;
		if (!csr->directed || one_way) {
			for (size_t t = 0; one_way && t < ties.count; t++) {
				one_way[t] = 1;
			}
			struct kith_arcs arcs = {csr->n, ties.count, ties.source, ties.target, NULL,
				ties.weight, one_way};
			rewired = kith_csr_new(&arcs, error);
		}
	}
	ties_finish(&ties);
	return rewired;
}
