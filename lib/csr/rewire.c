/* Networks by chance that keep what another has: everyone's number of ties, or how pairs are tied.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/rewire.h"

#include <math.h>

#define EXCHANGES 10 /* tried for every tie */
#define OCTAVES 2098 /* of the weights there can be, from the least up */
#define LEAST (-1074)

/* The ties as a list, like weights together, and, so that none is made twice, as a set of pairs. */
struct ties {
	size_t count;
	size_t first[OCTAVES + 2]; /* where each octave begins; those behind it lead nowhere */
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

static size_t octave_of(double weight)
{
	return (size_t)(ilogb(weight) - LEAST);
}

/* Puts a tie at the end of its octave so far, which the next octave's beginning keeps. */
static void list_tie(struct ties *ties, uint32_t source, uint32_t target, double weight)
{
	size_t t = ties->first[octave_of(weight) + 1]++;
	ties->source[t] = source;
	ties->target[t] = target;
	if (ties->weight) {
		ties->weight[t] = weight;
	}
	uint64_t pair = pair_of(ties, source, target);
	ties->slot[find(ties, pair)] = pair;
}

/* Counts each octave two places on, so that its beginning stands in the next until it is listed. */
static void list_ties(struct ties *ties, const kith_csr *csr)
{
	for (int counting = 1; counting >= 0; counting--) {
		for (size_t i = 0; i < csr->n; i++) {
			uint64_t e = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
			for (; e < csr->start[i + 1]; e++) {
				double weight = kith_csr_weight(csr, e);
				if (counting) {
					ties->first[octave_of(weight) + 2]++;
				} else {
					list_tie(ties, (uint32_t)i, csr->to[e], weight);
				}
			}
		}
		for (size_t o = 0; counting && o <= OCTAVES; o++) {
			ties->first[o + 1] += ties->first[o];
		}
	}
}

static bool ties_init(struct ties *ties, const kith_csr *csr, GError **error)
{
	size_t count = kith_csr_ties(csr);
	*ties = (struct ties){.count = count, .directed = csr->directed, .mask = 1};
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

/* Another tie drawn from the octave of tie s. */
static size_t draw_like(const struct ties *ties, size_t s, struct kith_random *random)
{
	size_t octave = octave_of(ties->weight ? ties->weight[s] : 1);
	size_t first = ties->first[octave], end = ties->first[octave + 1];
	return first + (size_t)kith_random_below(random, end - first);
}

/* An undirected tie has no source: half the time the second is turned round first. */
static void exchange_all(struct ties *ties, struct kith_random *random)
{
	for (size_t k = 0; k < EXCHANGES * ties->count; k++) {
		size_t s = (size_t)kith_random_below(random, ties->count);
		size_t t = draw_like(ties, s, random);
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

/* The pair of that number: (1, 0), (2, 0), (2, 1), (3, 0) ... */
static void pair_at(uint64_t number, uint32_t *high, uint32_t *low)
{
	uint64_t i = (uint64_t)((1 + sqrt(1 + 8 * (double)number)) / 2);
	while (i * (i - 1) / 2 > number) {
		i--;
	}
	while (i * (i + 1) / 2 <= number) {
		i++;
	}
	*high = (uint32_t)i;
	*low = (uint32_t)(number - i * (i - 1) / 2);
}

/* Draws as many pairs as there are places in `pair`, every set of them equally likely (Floyd). */
static void draw_pairs(struct ties *set, uint64_t pairs, struct kith_random *random, uint64_t *pair)
{
	for (size_t k = 0; k < set->count; k++) {
		uint64_t last = pairs - set->count + k, drawn = kith_random_below(random, last + 1);
		size_t at = find(set, drawn + 1);
		if (set->slot[at] != 0) {
			drawn = last;
			at = find(set, drawn + 1);
		}
		set->slot[at] = drawn + 1;
		pair[k] = drawn;
	}
}

/* Puts the pairs in random order, so that the first ones are any. */
static void shuffle(uint64_t *pair, size_t count, struct kith_random *random)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)kith_random_below(random, i);
		uint64_t swapped = pair[i - 1];
		pair[i - 1] = pair[j];
		pair[j] = swapped;
	}
}

static size_t count_mutual(const kith_csr *csr)
{
	size_t mutual = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			mutual += csr->to[e] > i && kith_csr_find(csr, csr->to[e], i) != UINT64_MAX;
		}
	}
	return mutual;
}

/* Room for the pairs of `csr` that are tied. */
static bool pairs_init(struct ties *set, const kith_csr *csr, size_t count, GError **error)
{
	*set = (struct ties){.count = count, .directed = csr->directed, .mask = 1};
	while (set->mask < 2 * count) {
		set->mask = 2 * set->mask + 1;
	}
	return (set->source = KITH_ARRAY(uint32_t, count, error)) &&
	       (set->target = KITH_ARRAY(uint32_t, count, error)) &&
	       (set->slot = KITH_ARRAY(uint64_t, set->mask + 1, error));
}

kith_csr *kith_redraw(const kith_csr *csr, struct kith_random *random, GError **error)
{
	size_t mutual = csr->directed ? count_mutual(csr) : 0;
	struct ties set;
	bool ready = pairs_init(&set, csr, kith_csr_ties(csr) - mutual, error);
	g_autofree uint64_t *pair = ready ? KITH_ARRAY(uint64_t, set.count, error) : NULL;
	g_autofree uint8_t *one_way = pair ? KITH_ARRAY(uint8_t, set.count, error) : NULL;
	kith_csr *drawn = NULL;
	if (one_way) {
		draw_pairs(&set, (uint64_t)csr->n * (csr->n - 1) / 2, random, pair);
		shuffle(pair, set.count, random);
		for (size_t k = 0; k < set.count; k++) {
			uint32_t high, low;
			pair_at(pair[k], &high, &low);
			bool turned = csr->directed && kith_random_below(random, 2);
			set.source[k] = turned ? low : high;
			set.target[k] = turned ? high : low;
			one_way[k] = k >= mutual;
		}
		struct kith_arcs arcs = {csr->n, set.count, set.source, set.target, NULL, NULL,
			csr->directed ? one_way : NULL};
		drawn = kith_csr_new(&arcs, error);
	}
	ties_finish(&set);
	return drawn;
}
