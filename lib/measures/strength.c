/* Ties: how embedded, how far around, how surprising each of them is. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/strength.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/blocks.h"
#include "csr/forward.h"
#include "measures/prestige.h"
#include "measures/triangles.h"

#define PARALLEL_FROM ((uint64_t)1 << 14) /* ties */

void kith_strength_overlap(const kith_csr *csr, const uint32_t *shared, double *overlap)
{
	g_assert(!csr->directed);
#pragma omp parallel for schedule(static) if (kith_csr_ties(csr) >= PARALLEL_FROM)
	for (size_t i = 0; i < csr->n; i++) {
		int64_t others = (int64_t)kith_csr_degree(csr, i) - 2;
		uint64_t tie = csr->tie[i];
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++, tie++) {
			int64_t contacts = others + kith_csr_degree(csr, csr->to[e]) - shared[tie];
			overlap[tie] = contacts > 0 ? shared[tie] / (double)contacts : (double)NAN;
		}
	}
}

/* The chance of a share this large among k, if strength is spread at random. */
static double disparity(double share, uint32_t k)
{
	return k < 2 ? 1 : pow(fmax(0, 1 - share), (double)k - 1);
}

bool kith_strength_backbone(const kith_csr *out, const kith_csr *in, double *alpha, GError **error)
{
	g_autofree double *given = KITH_ARRAY(double, out->n, error);
	g_autofree double *received = given ? KITH_ARRAY(double, in->n, error) : NULL;
	if (!received) {
		return false;
	}
	kith_prestige_strength(out, given);
	kith_prestige_strength(in, received);
#pragma omp parallel for schedule(static) if (kith_csr_ties(out) >= PARALLEL_FROM)
	for (size_t i = 0; i < out->n; i++) {
		uint64_t first = out->directed ? out->start[i] : kith_csr_upper(out, i);
		for (uint64_t e = first; e < out->start[i + 1]; e++) {
			uint32_t j = out->to[e];
			double w = kith_csr_weight(out, e);
			alpha[kith_csr_tie(out, i, e)] =
				fmin(disparity(w / given[i], kith_csr_degree(out, i)),
					disparity(w / received[j], kith_csr_degree(in, j)));
		}
	}
	return true;
}

static int compare_numbers(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* What a tie is by its surroundings alone; KITH_TIE_WEAK stands for all that overlap sorts. */
static enum kith_tie_class class_by_place(
	const kith_csr *csr, size_t i, uint64_t e, uint32_t shared, uint32_t side)
{
	if (kith_csr_degree(csr, i) == 1 || kith_csr_degree(csr, csr->to[e]) == 1) {
		return KITH_TIE_PENDANT;
	}
	if (side) {
		return KITH_TIE_BRIDGE;
	}
	return shared ? KITH_TIE_WEAK : KITH_TIE_LOCAL_BRIDGE;
}

bool kith_strength_classify(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	const double *overlap, uint8_t *tie_class, GError **error)
{
	g_assert(!csr->directed);
	uint64_t ties = kith_csr_ties(csr);
	size_t rest = 0;
	g_autofree double *sorted = KITH_ARRAY(double, ties, error);
	if (!sorted) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint64_t tie = kith_csr_tie(csr, i, e);
			tie_class[tie] = (uint8_t)class_by_place(csr, i, e, shared[tie], side[tie]);
			if (tie_class[tie] == KITH_TIE_WEAK) {
				sorted[rest++] = overlap[tie];
			}
		}
	}
	qsort(sorted, rest, sizeof *sorted, compare_numbers);
	double weak = rest ? sorted[(rest + 2) / 3 - 1] : 0;
	double moderate = rest ? sorted[(2 * rest + 2) / 3 - 1] : 0;
	for (uint64_t tie = 0; tie < ties; tie++) {
		if (tie_class[tie] == KITH_TIE_WEAK && overlap[tie] > weak) {
			tie_class[tie] =
				overlap[tie] > moderate ? KITH_TIE_STRONG : KITH_TIE_MODERATE;
		}
	}
	return true;
}

const char *kith_strength_class_name(enum kith_tie_class tie_class)
{
	static const char *const names[] = {
		[KITH_TIE_PENDANT] = "pendant",
		[KITH_TIE_BRIDGE] = "bridge",
		[KITH_TIE_LOCAL_BRIDGE] = "local bridge",
		[KITH_TIE_WEAK] = "weak",
		[KITH_TIE_MODERATE] = "moderate",
		[KITH_TIE_STRONG] = "strong",
	};
	return names[tie_class];
}

/* The reciprocated pairs of a directed graph, as an undirected one. */
static kith_csr *mutual_pairs(const kith_csr *out, GError **error)
{
	size_t most = kith_csr_ties(out) / 2, count = 0;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, most, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, most, error) : NULL;
	if (!target) {
		return NULL;
	}
	for (uint32_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			uint32_t j = out->to[e];
			if (i < j && kith_csr_find(out, j, i) != UINT64_MAX) {
				source[count] = i;
				target[count++] = j;
			}
		}
	}
	struct kith_arcs arcs = {.n = out->n, .m = count, .source = source, .target = target};
	return kith_csr_new(&arcs, error);
}

/* Takes what is shared by reciprocated pairs back to both of their arcs. */
static void spread_to_arcs(
	const kith_csr *out, const kith_csr *mutual, const uint32_t *shared, uint32_t *simmelian)
{
	for (uint32_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			uint32_t low = MIN(i, out->to[e]), high = MAX(i, out->to[e]);
			uint64_t at = kith_csr_find(mutual, low, high);
			simmelian[e] = at == UINT64_MAX ? 0 : shared[kith_csr_tie(mutual, low, at)];
		}
	}
}

bool kith_strength_simmelian(const kith_csr *out, uint32_t *simmelian, GError **error)
{
	g_autoptr(kith_csr) built = out->directed ? mutual_pairs(out, error) : NULL;
	const kith_csr *mutual = out->directed ? built : out;
	struct kith_triangles triangles;
	if (!mutual || !kith_triangles_find(mutual, false, &triangles, error)) {
		return false;
	}
	if (out->directed) {
		spread_to_arcs(out, mutual, triangles.shared, simmelian);
	} else {
		memcpy(simmelian, triangles.shared, kith_csr_ties(out) * sizeof *simmelian);
	}
	kith_triangles_finish(&triangles);
	return true;
}

/* How far around each tie it is. */

enum {
	SPAN_BYTES_A_TIE = 16,    /* what all searches may hold together */
	SPAN_PEOPLE_AT_ONCE = 64, /* whose ties are searched in one go */
};

static const double SPAN_STEPS_A_TIE = 1000; /* about, to tell whether threads are worth it */

/* A search from the two ends of a tie at once. */
struct around {
	uint32_t *home;    /* [n] i + 1 for the contacts of i, whose ties are looked at */
	uint32_t *reached; /* [n] 2 * step + side + 1 of each person reached; 0: not yet */
	uint32_t *queue[2];
	size_t length[2];
};

/* What all searches span_block on. */
struct spanning {
	const kith_csr *csr;
	double *span;
};

static void around_close(void *worker)
{
	struct around *around = worker;
	if (around) {
		g_free(around->home);
		g_free(around);
	}
}

static void *around_open(void *data, GError **error)
{
	size_t n = ((const struct spanning *)data)->csr->n;
	uint32_t *block = KITH_ARRAY(uint32_t, 4 * n, error);
	struct around *around = block ? g_new(struct around, 1) : NULL;
	if (around) {
		*around = (struct around){block, block + n, {block + 2 * n, block + 3 * n}, {0}};
	}
	return around;
}

/*
 * One more step from one side; returns the length of the shortest way to the other side that it
 * finds, 0 for none. The tie between the two ends itself is not taken: they are the only people at
 * step 0.
 */
static uint32_t widen(const kith_csr *csr, struct around *around, unsigned side, size_t *from)
{
	size_t end = around->length[side];
	uint32_t best = 0;
	for (; *from < end; ++*from) {
		uint32_t i = around->queue[side][*from];
		uint32_t step = (around->reached[i] - 1) / 2;
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e], seen = around->reached[j];
			if (!seen) {
				around->reached[j] = 2 * (step + 1) + side + 1;
				around->queue[side][around->length[side]++] = j;
				continue;
			}
			uint32_t other = (seen - 1) / 2;
			bool meets = (seen - 1) % 2 != side && step + other > 0;
			if (meets && (!best || step + other + 1 < best)) {
				best = step + other + 1;
			}
		}
	}
	return best;
}

/* Steps between u and v without their tie, which is no bridge: there is a way. */
static uint32_t steps_around(const kith_csr *csr, struct around *around, uint32_t u, uint32_t v)
{
	uint32_t ends[2] = {u, v}, found = 0;
	size_t from[2] = {0, 0};
	for (unsigned side = 0; side < 2; side++) {
		around->reached[ends[side]] = side + 1;
		around->queue[side][0] = ends[side];
		around->length[side] = 1;
	}
	while (!found) {
		size_t front[2] = {around->length[0] - from[0], around->length[1] - from[1]};
		unsigned side = front[1] && (!front[0] || front[1] < front[0]);
		found = widen(csr, around, side, &from[side]);
	}
	for (unsigned side = 0; side < 2; side++) {
		for (size_t k = 0; k < around->length[side]; k++) {
			around->reached[around->queue[side][k]] = 0;
		}
	}
	return found;
}

/* Whether a contact of j, other than i, has a contact in common with i, other than j. */
static bool is_three(const kith_csr *csr, const struct around *around, uint32_t i, uint32_t j)
{
	for (uint64_t e = csr->start[j]; e < csr->start[j + 1]; e++) {
		uint32_t b = csr->to[e];
		for (uint64_t f = csr->start[b]; b != i && f < csr->start[b + 1]; f++) {
			if (around->home[csr->to[f]] == i + 1 && csr->to[f] != j) {
				return true;
			}
		}
	}
	return false;
}

static uint64_t tie_number(const kith_csr *csr, uint32_t i, uint64_t e)
{
	uint32_t j = csr->to[e];
	return i < j ? kith_csr_tie(csr, i, e) : kith_csr_tie(csr, j, kith_csr_find(csr, j, i));
}

/* Every tie is looked at from the end with more contacts, whose contacts are marked but once. */
static bool is_at_home(const kith_csr *csr, uint32_t i, uint32_t j)
{
	uint32_t here = kith_csr_degree(csr, i), there = kith_csr_degree(csr, j);
	return here > there || (here == there && i < j);
}

static void spans_from(const kith_csr *csr, struct around *around, uint32_t i, double *span)
{
	bool marked = false;
	for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
		uint32_t j = csr->to[e];
		uint64_t tie = is_at_home(csr, i, j) ? tie_number(csr, i, e) : UINT64_MAX;
		if (tie == UINT64_MAX || span[tie] != 0) {
			continue;
		}
		for (uint64_t f = csr->start[i]; !marked && f < csr->start[i + 1]; f++) {
			around->home[csr->to[f]] = i + 1;
		}
		marked = true;
		span[tie] = is_three(csr, around, i, j) ? 3 : steps_around(csr, around, i, j);
	}
}

/*
 * Ties in a chain, of people with two ties each that are no bridges, lie on the same circles: what
 * is found for the first of them holds for all. A ring of a million people is searched once.
 */
struct chains {
	const kith_csr *csr;
	const uint32_t *side;
	uint32_t
		*roads; /* [n] ties that are no bridges; 0 for people whose chain has been walked */
};

/* The tie of i that is no bridge and does not lead to `but`: position, i being on a chain. */
static uint64_t road_from(const struct chains *chains, uint32_t i, uint32_t but)
{
	const kith_csr *csr = chains->csr;
	uint64_t e = csr->start[i];
	while (csr->to[e] == but || chains->side[tie_number(csr, i, e)]) {
		e++;
	}
	return e;
}

/* Points the ties from i on, away from `back`, to the first tie of their chain: -1 - its number. */
static void walk(struct chains *chains, uint32_t i, uint32_t back, uint64_t first, double *span)
{
	while (chains->roads[i] == 2) {
		uint64_t e = road_from(chains, i, back);
		uint64_t tie = tie_number(chains->csr, i, e);
		chains->roads[i] = 0;
		if (tie != first && span[tie] == 0) {
			span[tie] = -1 - (double)first;
		}
		back = i;
		i = chains->csr->to[e];
	}
}

static bool find_chains(const kith_csr *csr, const uint32_t *side, double *span, GError **error)
{
	g_autofree uint32_t *roads = KITH_ARRAY(uint32_t, csr->n, error);
	if (!roads) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			bool road = !side[kith_csr_tie(csr, i, e)];
			roads[i] += road;
			roads[csr->to[e]] += road;
		}
	}
	struct chains chains = {csr, side, roads};
	for (uint32_t i = 0; i < csr->n; i++) {
		if (roads[i] == 2) {
			uint64_t e = road_from(&chains, i, KITH_NOBODY);
			uint64_t first = tie_number(csr, i, e);
			walk(&chains, i, csr->to[e], first, span);
			walk(&chains, csr->to[e], i, first, span);
		}
	}
	return true;
}

/* NAN and INFINITY where the answer is known, 0 where it is to be found. */
static void fill_known(const uint32_t *shared, const uint32_t *side, double *span, uint64_t ties)
{
	for (uint64_t tie = 0; tie < ties; tie++) {
		span[tie] = shared[tie] ? (double)NAN : side[tie] ? (double)INFINITY : 0;
	}
}

static void span_block(void *data, void *worker, size_t block)
{
	const struct spanning *spanning = data;
	size_t end = MIN((block + 1) * SPAN_PEOPLE_AT_ONCE, spanning->csr->n);
	for (size_t i = block * SPAN_PEOPLE_AT_ONCE; i < end; i++) {
		spans_from(spanning->csr, worker, (uint32_t)i, spanning->span);
	}
}

static bool span_all(const kith_csr *csr, double *span, GError **error)
{
	size_t ties = kith_csr_ties(csr);
	struct spanning spanning = {csr, span};
	struct kith_blocks blocks = {
		.count = (csr->n + SPAN_PEOPLE_AT_ONCE - 1) / SPAN_PEOPLE_AT_ONCE,
		.bytes = 4 * csr->n * sizeof(uint32_t),
		.budget = ties * SPAN_BYTES_A_TIE,
		.steps = (double)ties * SPAN_STEPS_A_TIE,
		.open = around_open,
		.work = span_block,
		.close = around_close,
	};
	return kith_blocks_run(&blocks, &spanning, error);
}

bool kith_strength_span(const kith_csr *csr, const uint32_t *shared, const uint32_t *side,
	double *span, GError **error)
{
	g_assert(!csr->directed);
	uint64_t ties = kith_csr_ties(csr);
	fill_known(shared, side, span, ties);
	if (!find_chains(csr, side, span, error) || !span_all(csr, span, error)) {
		return false;
	}
	for (uint64_t tie = 0; tie < ties; tie++) {
		if (span[tie] < 0) {
			span[tie] = span[(uint64_t)(-1 - span[tie])];
		}
	}
	return true;
}

/* Over how many circles each tie disperses. */

enum {
	CIRCLE_BYTES_A_TIE = 8, /* what all threads may hold together for everybody */
	CIRCLES_AT_ONCE = 64,   /* whose contacts are looked at in one go */
};

static const double CIRCLE_STEPS_A_TIE = 300; /* about, to tell whether threads are worth it */

/* The network among u's contacts, who go by their places in u's row. */
struct ego {
	uint32_t *place; /* [n] place + 1 of u's contacts, else 0 */
	size_t people;   /* contacts there are */
	uint64_t *start; /* [largest + 1] */
	uint32_t *to;    /* [ends] who is tied to whom among them */
	size_t ends;     /* for how many ends of ties there is room */
	uint32_t *paths; /* [largest] contacts of s and t, for one s, as far as they are counted */
	uint32_t *through;  /* [largest] the last of these contacts */
	uint32_t *met;      /* [largest] those with paths */
	uint64_t *apart;    /* [largest] pairs that only the contact joins */
	uint8_t *open;      /* [largest] the contact is tied to some of the others, not to all */
	uint64_t *bits;     /* [people words] the same rows as bits, where ties are many */
	size_t words, room; /* of a row; for how many words there is room */
	GError *error;      /* memory ran out */
};

/* What all threads disperse_block on. */
struct dispersal {
	const kith_forward *forward;
	const uint32_t *shared;
	double *from_smaller, *from_larger;
	size_t largest; /* most contacts of anybody */
	GError *error;  /* the first thread's that ran out of memory */
};

static void ego_close(void *worker)
{
	struct ego *ego = worker;
	if (ego) {
		g_free(ego->place);
		g_free(ego->start);
		g_free(ego->to);
		g_free(ego->paths);
		g_free(ego->through);
		g_free(ego->met);
		g_free(ego->apart);
		g_free(ego->open);
		g_free(ego->bits);
		g_clear_error(&ego->error);
		g_free(ego);
	}
}

static void *ego_open(void *data, GError **error)
{
	const struct dispersal *dispersal = data;
	size_t capacity = dispersal->largest;
	struct ego *ego = g_new0(struct ego, 1);
	bool ready = (ego->place = KITH_ARRAY(uint32_t, dispersal->forward->csr->n, error)) &&
		     (ego->start = KITH_ARRAY(uint64_t, capacity + 1, error)) &&
		     (ego->paths = KITH_ARRAY(uint32_t, capacity, error)) &&
		     (ego->through = KITH_ARRAY(uint32_t, capacity, error)) &&
		     (ego->met = KITH_ARRAY(uint32_t, capacity, error)) &&
		     (ego->apart = KITH_ARRAY(uint64_t, capacity, error)) &&
		     (ego->open = KITH_ARRAY(uint8_t, capacity, error));
	if (!ready) {
		g_clear_pointer(&ego, ego_close);
	}
	return ego;
}

/* Goes through the ties among u's contacts: counts them by place, or enters them. */
static void each_tie(const kith_forward *forward, struct ego *ego, uint32_t u, bool enter)
{
	const kith_csr *csr = forward->csr;
	const uint32_t *row = csr->to + csr->start[u];
	for (uint32_t p = 0; p < ego->people; p++) {
		for (uint64_t slot = forward->start[row[p]]; slot < forward->start[row[p] + 1];
			slot++) {
			uint32_t q = ego->place[forward->after[slot]];
			if (q && enter) {
				ego->to[ego->start[p]++] = q - 1;
				ego->to[ego->start[q - 1]++] = p;
			} else if (q) {
				ego->start[p]++;
				ego->start[q - 1]++;
			}
		}
	}
}

static bool reserve(struct ego *ego, size_t ends)
{
	if (ends > ego->ends) {
		uint32_t *moved = kith_array_resize(ego->to, 2 * ends, sizeof *moved, &ego->error);
		if (!moved) {
			return false;
		}
		ego->to = moved;
		ego->ends = 2 * ends;
	}
	return true;
}

/* The rows of the network among u's contacts. */
static bool build_ego(const kith_forward *forward, struct ego *ego, uint32_t u)
{
	uint64_t sum = 0;
	memset(ego->start, 0, (ego->people + 1) * sizeof *ego->start);
	each_tie(forward, ego, u, false);
	for (size_t p = 0; p <= ego->people; p++) {
		uint64_t count = ego->start[p];
		ego->start[p] = sum;
		sum += count;
	}
	if (!reserve(ego, sum)) {
		return false;
	}
	each_tie(forward, ego, u, true);
	memmove(ego->start + 1, ego->start, ego->people * sizeof *ego->start);
	ego->start[0] = 0;
	return true;
}

/*
 * Pairs s < t that are not tied and have exactly one contact in common among u's: they count for
 * that contact. More than one way counts like a tie: as too many.
 */
static void count_apart(struct ego *ego, uint32_t s)
{
	const uint64_t *start = ego->start;
	size_t met = 0;
	for (uint64_t e = start[s]; e < start[s + 1]; e++) {
		uint32_t v = ego->to[e];
		for (uint64_t f = start[v]; f < start[v + 1]; f++) {
			uint32_t t = ego->to[f];
			if (t > s && !ego->paths[t]++) {
				ego->met[met++] = t;
			}
			ego->through[t] = v;
		}
	}
	for (uint64_t e = start[s]; e < start[s + 1]; e++) {
		ego->paths[ego->to[e]] += ego->paths[ego->to[e]] > 0;
	}
	for (size_t k = 0; k < met; k++) {
		uint32_t t = ego->met[k];
		ego->apart[ego->through[t]] += ego->paths[t] == 1;
		ego->paths[t] = 0;
	}
}

/* Whether rows of bits, each as wide as people, are less to look at than lists of the ties. */
static bool is_dense(const struct ego *ego, size_t ends)
{
	return ego->people > 64 && ends > ego->people * ego->people / 64;
}

static bool fill_bits(struct ego *ego)
{
	ego->words = (ego->people + 63) / 64 + 1;
	size_t wanted = (ego->people + 3) * ego->words;
	if (wanted > ego->room) {
		g_free(ego->bits);
		ego->bits = KITH_ARRAY(uint64_t, wanted, &ego->error);
		ego->room = ego->bits ? wanted : 0;
	}
	if (!ego->bits) {
		return false;
	}
	memset(ego->bits, 0, wanted * sizeof *ego->bits);
	for (size_t p = 0; p < ego->people; p++) {
		for (uint64_t e = ego->start[p]; e < ego->start[p + 1]; e++) {
			uint32_t q = ego->to[e];
			ego->bits[p * ego->words + q / 64] |= (uint64_t)1 << q % 64;
		}
	}
	return true;
}

/*
 * The same for s from rows of bits: who is met once, who again, and who is still of interest, as
 * they come after s and are not tied to s. Where contacts know each other well, all of these have
 * soon been met again.
 */
static void count_apart_in_bits(struct ego *ego, uint32_t s)
{
	size_t words = ego->words, first = s / 64;
	const uint64_t *own = ego->bits + s * words;
	uint64_t *once = ego->bits + ego->people * words, *again = once + words;
	uint64_t *after = again + words, left = 0;
	for (size_t w = first; w < words; w++) {
		size_t end = CLAMP(ego->people, 64 * w, 64 * w + 64) - 64 * w;
		uint64_t there = end == 64 ? UINT64_MAX : ((uint64_t)1 << end) - 1;
		after[w] = there & ~own[w] & (w == first ? UINT64_MAX << s % 64 << 1 : UINT64_MAX);
		once[w] = again[w] = 0;
		left |= after[w];
	}
	for (uint64_t e = ego->start[s]; left && e < ego->start[s + 1]; e++) {
		const uint64_t *row = ego->bits + ego->to[e] * words;
		left = 0;
		for (size_t w = first; w < words; w++) {
			again[w] |= once[w] & row[w];
			once[w] |= row[w];
			left |= after[w] & ~again[w];
		}
	}
	for (uint64_t e = ego->start[s]; left && e < ego->start[s + 1]; e++) {
		const uint64_t *row = ego->bits + ego->to[e] * words;
		for (size_t w = first; w < words; w++) {
			uint64_t alone = row[w] & after[w] & ~again[w];
			ego->apart[ego->to[e]] += (uint64_t)__builtin_popcountll(alone);
		}
	}
}

static uint64_t tie_of(const kith_csr *csr, uint32_t u, uint32_t p)
{
	uint64_t e = csr->start[u] + p;
	uint32_t other = csr->to[e];
	return other > u ? kith_csr_tie(csr, u, e)
			 : kith_csr_tie(csr, other, kith_csr_find(csr, other, u));
}

/* Marks the contacts of u who may be apart from somebody; returns whether there are any. */
static bool find_open(const struct dispersal *dispersal, struct ego *ego, uint32_t u)
{
	bool any = false;
	for (uint32_t p = 0; p < ego->people; p++) {
		uint32_t shared = dispersal->shared[tie_of(dispersal->forward->csr, u, p)];
		ego->open[p] = shared > 0 && shared + 1 < ego->people;
		any = any || ego->open[p];
	}
	return any;
}

/* Fills `apart`; zeros before. */
static void look_around(const struct dispersal *dispersal, struct ego *ego, uint32_t u)
{
	const kith_csr *csr = dispersal->forward->csr;
	const uint32_t *row = csr->to + csr->start[u];
	for (uint32_t p = 0; p < ego->people; p++) {
		ego->place[row[p]] = p + 1;
	}
	bool built = build_ego(dispersal->forward, ego, u);
	bool dense = built && is_dense(ego, ego->start[ego->people]);
	built = built && (!dense || fill_bits(ego));
	for (uint32_t s = 0; built && s < ego->people; s++) {
		if (ego->open[s]) {
			(dense ? count_apart_in_bits : count_apart)(ego, s);
		}
	}
	for (uint32_t p = 0; p < ego->people; p++) {
		ego->place[row[p]] = 0;
	}
}

static void disperse(const struct dispersal *dispersal, struct ego *ego, uint32_t u)
{
	const kith_csr *csr = dispersal->forward->csr;
	ego->people = kith_csr_degree(csr, u);
	memset(ego->apart, 0, ego->people * sizeof *ego->apart);
	if (find_open(dispersal, ego, u)) {
		look_around(dispersal, ego, u);
	}
	for (uint32_t p = 0; p < ego->people; p++) {
		bool larger = csr->to[csr->start[u] + p] < u;
		double *seen = larger ? dispersal->from_larger : dispersal->from_smaller;
		seen[tie_of(csr, u, p)] = (double)ego->apart[p];
	}
}

static void disperse_block(void *data, void *worker, size_t block)
{
	struct dispersal *dispersal = data;
	struct ego *ego = worker;
	size_t end = MIN((block + 1) * CIRCLES_AT_ONCE, dispersal->forward->csr->n);
	for (size_t u = block * CIRCLES_AT_ONCE; u < end && !ego->error; u++) {
		disperse(dispersal, ego, (uint32_t)u);
	}
	if (ego->error) {
#pragma omp critical(kith_dispersion)
		if (!dispersal->error) {
			dispersal->error = g_steal_pointer(&ego->error);
		}
		g_clear_error(&ego->error);
	}
}

static bool disperse_all(struct dispersal *dispersal, GError **error)
{
	size_t n = dispersal->forward->csr->n, ties = kith_csr_ties(dispersal->forward->csr);
	struct kith_blocks blocks = {
		.count = (n + CIRCLES_AT_ONCE - 1) / CIRCLES_AT_ONCE,
		.bytes = n * sizeof(uint32_t),
		.budget = ties * CIRCLE_BYTES_A_TIE,
		.steps = (double)ties * CIRCLE_STEPS_A_TIE,
		.open = ego_open,
		.work = disperse_block,
		.close = ego_close,
	};
	bool done = kith_blocks_run(&blocks, dispersal, error);
	if (dispersal->error) {
		g_propagate_error(error, dispersal->error);
	}
	return done && !dispersal->error;
}

/* Around whom there is somebody who shares some of their contacts and not all. */
static void mark_open(const kith_csr *csr, const uint32_t *shared, uint8_t *open)
{
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e], common = shared[kith_csr_tie(csr, i, e)];
			open[i] |= common > 0 && common + 1 < kith_csr_degree(csr, i);
			open[j] |= common > 0 && common + 1 < kith_csr_degree(csr, j);
		}
	}
}

bool kith_strength_dispersion_cost(
	const kith_csr *csr, const uint32_t *shared, double *cost, GError **error)
{
	g_autofree uint8_t *open = KITH_ARRAY(uint8_t, csr->n, error);
	if (!open) {
		return false;
	}
	mark_open(csr, shared, open);
	*cost = 0;
	for (size_t u = 0; u < csr->n; u++) {
		for (uint64_t e = csr->start[u]; open[u] && e < csr->start[u + 1]; e++) {
			*cost += kith_csr_degree(csr, csr->to[e]);
		}
	}
	return true;
}

bool kith_strength_dispersion(const kith_csr *csr, const uint32_t *shared, double *from_smaller,
	double *from_larger, GError **error)
{
	g_autoptr(kith_forward) forward = kith_forward_new(csr, error);
	if (!forward) {
		return false;
	}
	struct dispersal dispersal = {.forward = forward,
		.shared = shared,
		.from_smaller = from_smaller,
		.from_larger = from_larger};
	for (size_t i = 0; i < csr->n; i++) {
		dispersal.largest = MAX(dispersal.largest, kith_csr_degree(csr, i));
	}
	return disperse_all(&dispersal, error);
}
