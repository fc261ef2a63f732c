/* The triad census: how any three people are tied, in sixteen classes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/triads.h"

#include <math.h>

#include "csr/forward.h"

/* Pairs of a class by how they are tied, and the share of the class among all that have these. */
static const struct {
	int both, one_way, none;
	double share;
} made_of[KITH_TRIADS] = {
	[KITH_TRIAD_003] = {0, 0, 3, 1},
	[KITH_TRIAD_012] = {0, 1, 2, 1},
	[KITH_TRIAD_102] = {1, 0, 2, 1},
	[KITH_TRIAD_021D] = {0, 2, 1, 0.25},
	[KITH_TRIAD_021U] = {0, 2, 1, 0.25},
	[KITH_TRIAD_021C] = {0, 2, 1, 0.5},
	[KITH_TRIAD_111D] = {1, 1, 1, 0.5},
	[KITH_TRIAD_111U] = {1, 1, 1, 0.5},
	[KITH_TRIAD_030T] = {0, 3, 0, 0.75},
	[KITH_TRIAD_030C] = {0, 3, 0, 0.25},
	[KITH_TRIAD_201] = {2, 0, 1, 1},
	[KITH_TRIAD_120D] = {1, 2, 0, 0.25},
	[KITH_TRIAD_120U] = {1, 2, 0, 0.25},
	[KITH_TRIAD_120C] = {1, 2, 0, 0.5},
	[KITH_TRIAD_210] = {2, 1, 0, 1},
	[KITH_TRIAD_300] = {3, 0, 0, 1},
};

/* The open class each of the three has, standing in the middle, when the triangle's third tie is
 * left aside; no two classes have the same three. */
static const struct {
	enum kith_triad closed, open[3];
} closed_classes[] = {
	{KITH_TRIAD_030T, {KITH_TRIAD_021D, KITH_TRIAD_021U, KITH_TRIAD_021C}},
	{KITH_TRIAD_030C, {KITH_TRIAD_021C, KITH_TRIAD_021C, KITH_TRIAD_021C}},
	{KITH_TRIAD_120D, {KITH_TRIAD_021D, KITH_TRIAD_111D, KITH_TRIAD_111D}},
	{KITH_TRIAD_120U, {KITH_TRIAD_021U, KITH_TRIAD_111U, KITH_TRIAD_111U}},
	{KITH_TRIAD_120C, {KITH_TRIAD_021C, KITH_TRIAD_111D, KITH_TRIAD_111U}},
	{KITH_TRIAD_210, {KITH_TRIAD_201, KITH_TRIAD_111D, KITH_TRIAD_111U}},
	{KITH_TRIAD_300, {KITH_TRIAD_201, KITH_TRIAD_201, KITH_TRIAD_201}},
};

/* How a tie points, seen from one of its ends: bits of a way. */
enum { AWAY = 1, TOWARDS = 2, BOTH_WAYS = AWAY | TOWARDS };

static uint8_t turned(uint8_t way)
{
	return (uint8_t)((way & AWAY) << 1 | way >> 1);
}

/* The class of two ties, seen from who stands in the middle, whose other ends are not tied. */
static enum kith_triad open_class(uint8_t one, uint8_t other)
{
	if (one == BOTH_WAYS && other == BOTH_WAYS) {
		return KITH_TRIAD_201;
	}
	if (one == BOTH_WAYS || other == BOTH_WAYS) {
		return MIN(one, other) == AWAY ? KITH_TRIAD_111U : KITH_TRIAD_111D;
	}
	if (one != other) {
		return KITH_TRIAD_021C;
	}
	return one == AWAY ? KITH_TRIAD_021D : KITH_TRIAD_021U;
}

/* Three classes in any order as one number: two bits a class. */
static uint32_t any_order(enum kith_triad a, enum kith_triad b, enum kith_triad c)
{
	return (UINT32_C(1) << 2 * a) + (UINT32_C(1) << 2 * b) + (UINT32_C(1) << 2 * c);
}

static enum kith_triad closed_class(uint8_t uv, uint8_t uw, uint8_t vw)
{
	uint32_t open = any_order(
		open_class(uv, uw), open_class(turned(uv), vw), open_class(turned(uw), turned(vw)));
	size_t k = 0;
	while (any_order(closed_classes[k].open[0], closed_classes[k].open[1],
		       closed_classes[k].open[2]) != open) {
		k++;
	}
	return closed_classes[k].closed;
}

/* Triangles as they are visited. */
struct visit {
	const kith_forward *forward;
	uint8_t *way; /* [ties] of each slot, seen from its row */
	uint8_t closed[4][4][4];
	uint64_t count[KITH_TRIADS];
};

static void fill_closed(uint8_t closed[4][4][4])
{
	for (uint8_t uv = 1; uv < 4; uv++) {
		for (uint8_t uw = 1; uw < 4; uw++) {
			for (uint8_t vw = 1; vw < 4; vw++) {
				closed[uv][uw][vw] = (uint8_t)closed_class(uv, uw, vw);
			}
		}
	}
}

static uint8_t *find_ways(
	const struct kith_triads_input *input, const kith_forward *forward, GError **error)
{
	uint8_t *way = KITH_ARRAY(uint8_t, kith_csr_ties(input->both), error);
	for (uint32_t i = 0; way && i < input->both->n; i++) {
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
			uint32_t j = forward->after[slot];
			bool away = kith_csr_find(input->out, i, j) != UINT64_MAX;
			bool towards = kith_csr_find(input->in, i, j) != UINT64_MAX;
			way[slot] = (uint8_t)(away * AWAY | towards * TOWARDS);
		}
	}
	return way;
}

static void count_closed(void *data, const struct kith_triangles_found *found, void *row)
{
	struct visit *visit = data;
	uint64_t *count = row;
	const uint8_t *way_of_u = visit->way + visit->forward->start[found->u];
	uint8_t(*closed)[4] = visit->closed[way_of_u[found->v]];
	for (uint32_t k = 0; k < found->count; k++) {
		count[closed[way_of_u[found->w[k]]][visit->way[found->slot[k]]]]++;
	}
}

static void add_closed(void *data, uint32_t u, void *row, bool alone)
{
	struct visit *visit = data;
	uint64_t *count = row;
	if (kith_forward_degree(visit->forward, u) < 2) {
		return;
	}
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		if (alone) {
			visit->count[triad] += count[triad];
		} else if (count[triad]) {
#pragma omp atomic
			visit->count[triad] += count[triad];
		}
		count[triad] = 0;
	}
}

/* Two ties that meet at somebody, whether a third closes them or not. */
static void add_open(const struct kith_triads_input *input, uint64_t *count)
{
	for (size_t i = 0; i < input->both->n; i++) {
		uint64_t out = kith_csr_degree(input->out, i), in = kith_csr_degree(input->in, i);
		uint64_t contacts = kith_csr_degree(input->both, i);
		uint64_t both = out + in - contacts, away = out - both, towards = in - both;
		count[KITH_TRIAD_021D] += away * (away - 1) / 2;
		count[KITH_TRIAD_021U] += towards * (towards - 1) / 2;
		count[KITH_TRIAD_021C] += away * towards;
		count[KITH_TRIAD_111D] += both * towards;
		count[KITH_TRIAD_111U] += both * away;
		count[KITH_TRIAD_201] += both * (both - 1) / 2;
	}
}

static void take_closed_from_open(uint64_t *count)
{
	for (size_t k = 0; k < G_N_ELEMENTS(closed_classes); k++) {
		for (size_t middle = 0; middle < 3; middle++) {
			count[closed_classes[k].open[middle]] -= count[closed_classes[k].closed];
		}
	}
}

static bool count_triangles(const struct kith_triads_input *input, uint64_t *count, GError **error)
{
	g_autoptr(kith_forward) forward = kith_forward_new(input->both, error);
	g_autofree uint8_t *way = forward ? find_ways(input, forward, error) : NULL;
	struct visit visit = {.forward = forward, .way = way};
	const struct kith_forward_visit triangles = {.data = &visit,
		.bytes = sizeof visit.count,
		.triangles = count_closed,
		.end = add_closed};
	fill_closed(visit.closed);
	if (!way || !kith_forward_triangles(forward, &triangles, error)) {
		return false;
	}
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		count[triad] = visit.count[triad];
	}
	return true;
}

/* Pairs of people by how they are tied. */
struct pairs {
	double both, one_way, none;
};

static uint64_t pairs_both_ways(const struct kith_triads_input *input)
{
	return input->out->start[input->out->n] - kith_csr_ties(input->both);
}

static uint64_t pairs_one_way(const struct kith_triads_input *input)
{
	return kith_csr_ties(input->both) - pairs_both_ways(input);
}

/* A single tie and anybody make a triad of three classes at most: those with more ties are known,
 * the others remain. */
static void count_rest(
	const struct kith_triads_input *input, const uint64_t *count, struct kith_triads *census)
{
	unsigned __int128 n = input->both->n, rest = n < 3 ? 0 : n * (n - 1) * (n - 2) / 6;
	uint64_t one_way = pairs_one_way(input) * (input->both->n - 2);
	uint64_t both = pairs_both_ways(input) * (input->both->n - 2);
	for (size_t triad = KITH_TRIAD_021D; triad < KITH_TRIADS; triad++) {
		census->of[triad] = count[triad];
		one_way -= (uint64_t)made_of[triad].one_way * count[triad];
		both -= (uint64_t)made_of[triad].both * count[triad];
		rest -= count[triad];
	}
	census->of[KITH_TRIAD_012] = one_way;
	census->of[KITH_TRIAD_102] = both;
	census->of[KITH_TRIAD_003] = rest - one_way - both;
}

bool kith_triads_count(
	const struct kith_triads_input *input, struct kith_triads *census, GError **error)
{
	uint64_t count[KITH_TRIADS];
	if (!count_triangles(input, count, error)) {
		return false;
	}
	add_open(input, count);
	take_closed_from_open(count);
	count_rest(input, count, census);
	return true;
}

/* What chance would give. */

/* Chance's urn: pairs to be drawn from, in all and by how they are tied. */
struct urn {
	double people, triads, pairs;
	struct pairs of;
	double expected[KITH_TRIADS];
};

/* left (left - 1) ... of `count` factors; 0 where there are not so many. */
static double falling(double left, int count)
{
	double product = 1;
	for (int k = 0; k < count; k++) {
		product *= fmax(left - k, 0);
	}
	return product;
}

static double draws(struct pairs of, const int wanted[3])
{
	static const double factorial[] = {1, 1, 2, 6};
	double orders = factorial[wanted[0] + wanted[1] + wanted[2]];
	for (size_t k = 0; k < 3; k++) {
		orders /= factorial[wanted[k]];
	}
	return orders * falling(of.both, wanted[0]) * falling(of.one_way, wanted[1]) *
	       falling(of.none, wanted[2]);
}

/* ln of how much rarer it is to draw `wanted` of `left` things when `gone` of them are gone. */
static double log_rarer(double left, int gone, int wanted)
{
	double sum = 0;
	for (int k = 0; k < wanted; k++) {
		sum += left - k > gone ? log1p(-gone / (left - k)) : -INFINITY;
	}
	return sum;
}

/* How much likelier class v is for three people when three others are of class u, less 1. */
static double likelier(const struct urn *urn, enum kith_triad u, enum kith_triad v)
{
	double rarer = log_rarer(urn->of.both, made_of[u].both, made_of[v].both) +
		       log_rarer(urn->of.one_way, made_of[u].one_way, made_of[v].one_way) +
		       log_rarer(urn->of.none, made_of[u].none, made_of[v].none);
	return isinf(rarer) || urn->pairs < 6 ? -1 : expm1(rarer - log_rarer(urn->pairs, 3, 3));
}

/* Chance that of two triads with a pair in common one is of class u, the other of class v. */
static double joined(const struct urn *urn, enum kith_triad u, enum kith_triad v)
{
	double sum = 0;
	for (int shared = 0; shared < 3; shared++) {
		int one[] = {made_of[u].both, made_of[u].one_way, made_of[u].none};
		int other[] = {made_of[v].both, made_of[v].one_way, made_of[v].none};
		double left[] = {urn->of.both, urn->of.one_way, urn->of.none};
		double first = left[shared]--;
		if (first > 0 && one[shared]-- > 0 && other[shared]-- > 0) {
			struct pairs then = {left[0], left[1], left[2]};
			struct pairs last = {left[0] - one[0], left[1] - one[1], left[2] - one[2]};
			sum += first * draws(then, one) * draws(last, other);
		}
	}
	return sum > 0 ? sum * made_of[u].share * made_of[v].share / falling(urn->pairs, 5) : 0;
}

/* Of the numbers of classes u and v; `size` is added what is summed, whatever its sign. */
static double covariance(const struct urn *urn, enum kith_triad u, enum kith_triad v, double *size)
{
	double product = urn->expected[u] * urn->expected[v];
	if (product <= 0) {
		return 0;
	}
	double neighbours = 3 * (urn->people - 3), more = likelier(urn, u, v);
	double own = u == v ? urn->expected[u] : 0;
	double near = neighbours > 0 ? neighbours * urn->triads * joined(urn, u, v) : 0;
	double apart = (neighbours + 1) * product / urn->triads * (1 + more);
	*size += own + near + apart + fabs(product * more);
	return own + near - apart + product * more;
}

/* The three classes with one tie at most are sums of the others: what each of these adds. */
static double adds(enum kith_triad to, enum kith_triad triad)
{
	int both = made_of[triad].both, one_way = made_of[triad].one_way;
	return to == KITH_TRIAD_003   ? both + one_way - 1
	       : to == KITH_TRIAD_012 ? -one_way
	       : to == KITH_TRIAD_102 ? -both
				      : to == triad;
}

/* Below this share of what is summed a variance is none but for rounding. */
static const double ROUNDING = 1e-11;

static double z_of(const struct urn *urn, const struct kith_triads *census, enum kith_triad triad)
{
	double variance = 0, size = 0, more = 0;
	for (enum kith_triad u = KITH_TRIAD_021D; u < KITH_TRIADS; u++) {
		if (adds(triad, u) != 0) {
			more += adds(triad, u) * ((double)census->of[u] - urn->expected[u]);
			for (enum kith_triad v = KITH_TRIAD_021D; v < KITH_TRIADS; v++) {
				if (adds(triad, v) != 0) {
					variance += adds(triad, u) * adds(triad, v) *
						    covariance(urn, u, v, &size);
				}
			}
		}
	}
	return variance > ROUNDING * size ? more / sqrt(variance) : NAN;
}

void kith_triads_expect(const struct kith_triads_input *input, const struct kith_triads *census,
	struct kith_triads_chance *chance)
{
	double n = (double)input->both->n, pairs = n * (n - 1) / 2;
	double both = (double)pairs_both_ways(input), one_way = (double)pairs_one_way(input);
	struct urn urn = {
		n, pairs * (n - 2) / 3, pairs, {both, one_way, pairs - both - one_way}, {0}};
	for (enum kith_triad triad = 0; triad < KITH_TRIADS; triad++) {
		const int wanted[] = {
			made_of[triad].both, made_of[triad].one_way, made_of[triad].none};
		urn.expected[triad] = n < 3 ? (double)NAN
					    : urn.triads * made_of[triad].share *
						      draws(urn.of, wanted) / falling(pairs, 3);
		chance->expected[triad] = urn.expected[triad];
	}
	for (enum kith_triad triad = 0; triad < KITH_TRIADS; triad++) {
		chance->z[triad] = n < 3 ? (double)NAN : z_of(&urn, census, triad);
	}
}
