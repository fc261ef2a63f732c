/* The inner loops of betweenness by steps, compiled once for each kind of processor. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/betweenness_lanes.h"

/* All ones in the lanes that count, else zeroes. */
typedef int64_t half_mask __attribute__((vector_size(32)));

/* Inlined into a version for each kind of processor, so that each is compiled with its vectors. */
#define INLINE static inline __attribute__((always_inline))

/* Contacts are chosen in pieces of so many. */
enum { CHOICE = 128 };

/* The masks of half a row, by its four bits: looked up, as not every processor can compare. */
#define MASK(b)                                                                                    \
	{                                                                                          \
		-((b)&1), -((b) >> 1 & 1), -((b) >> 2 & 1), -((b) >> 3 & 1)                        \
	}
static const half_mask masks[16] = {MASK(0), MASK(1), MASK(2), MASK(3), MASK(4), MASK(5), MASK(6),
	MASK(7), MASK(8), MASK(9), MASK(10), MASK(11), MASK(12), MASK(13), MASK(14), MASK(15)};

/* Macros, as compilers warn of vectors handed to functions, be they inlined. */
#define LOW(bits) masks[(bits)&15]
#define HIGH(bits) masks[(bits) >> 4]
#define ONLY(half, mask) ((kith_lane_half)((half_mask)(half) & (mask)))
#define BLEND(yes, no, mask)                                                                       \
	((kith_lane_half)(((half_mask)(yes) & (mask)) | ((half_mask)(no) & ~(mask))))

/* The order of additions is part of the result: the same on every processor. */
INLINE double sum(const kith_lane_row *row)
{
	kith_lane_half part = row->low + row->high;
	return (part[0] + part[2]) + (part[1] + part[3]);
}

INLINE double sum_of_squares(const kith_lane_row *row)
{
	kith_lane_row square = {row->low * row->low, row->high * row->high};
	return sum(&square);
}

/* Keeps the lanes whose bit is set and makes the others 0. */
INLINE void keep(kith_lane_row *row, kith_lane_bits bits)
{
	row->low = ONLY(row->low, LOW(bits));
	row->high = ONLY(row->high, HIGH(bits));
}

/* Adds in the lanes whose bit is set. */
INLINE void add(kith_lane_row *row, const kith_lane_row *other, kith_lane_bits bits)
{
	row->low += ONLY(other->low, LOW(bits));
	row->high += ONLY(other->high, HIGH(bits));
}

/* Copies the lanes whose bit is set. */
INLINE void copy(kith_lane_row *row, const kith_lane_row *other, kith_lane_bits bits)
{
	row->low = BLEND(other->low, row->low, LOW(bits));
	row->high = BLEND(other->high, row->high, HIGH(bits));
}

/* The product in the lanes whose bit is set, 0 in the others. */
INLINE kith_lane_row multiply(const kith_lane_row *a, const kith_lane_row *b, kith_lane_bits bits)
{
	kith_lane_row product = {a->low * b->low, a->high * b->high};
	keep(&product, bits);
	return product;
}

INLINE void push_entry(struct kith_lanes *lanes, uint32_t u)
{
	const kith_csr *out = lanes->out;
	kith_lane_row sigma = lanes->sigma[u];
	kith_lane_bits bits = lanes->upper[u];
	for (uint64_t e = out->start[u]; e < out->start[u + 1]; e++) {
		uint32_t w = out->to[e];
		kith_lane_bits fresh = bits & (kith_lane_bits)~lanes->seen[w];
		if (!fresh) {
			continue;
		}
		kith_lane_row *row = &lanes->sigma[w];
		if (!lanes->lower[w]) {
			lanes->person[lanes->listed++] = w;
			keep(row, lanes->seen[w]);
		}
		add(row, &sigma, fresh);
		lanes->lower[w] |= fresh;
	}
}

INLINE void push(struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	for (uint64_t i = from; i < end; i++) {
		push_entry(lanes, lanes->person[i]);
	}
}

/*
 * Contacts at positions from .. end - 1 who have one of the wanted bits; returns how many. Half of
 * them do, in no order a processor could guess: collecting them first spares it the guessing.
 */
INLINE size_t select_contacts(const uint32_t *to, size_t count, const kith_lane_bits *bits,
	kith_lane_bits wanted, uint32_t *chosen)
{
	size_t found = 0;
	for (size_t k = 0; k < count; k++) {
		chosen[found] = to[k];
		found += (bits[to[k]] & wanted) != 0;
	}
	return found;
}

/* Sum of the rows of contacts, each in the lanes of its bits and those wanted. */
INLINE kith_lane_bits sum_contacts(const kith_csr *csr, size_t v, const kith_lane_bits *bits,
	kith_lane_bits wanted, const kith_lane_row *rows, kith_lane_row *result)
{
	uint32_t chosen[CHOICE];
	kith_lane_row row = {{0}, {0}};
	kith_lane_bits met = 0;
	for (uint64_t e = csr->start[v], stop = csr->start[v + 1]; e < stop; e += CHOICE) {
		size_t count =
			select_contacts(csr->to + e, MIN(stop - e, CHOICE), bits, wanted, chosen);
		for (size_t k = 0; k < count; k++) {
			/* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.ArraySubscript) */
			kith_lane_bits its = bits[chosen[k]] & wanted;
			add(&row, &rows[chosen[k]], its);
			met |= its;
		}
	}
	*result = row;
	return met;
}

INLINE void pull(struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	for (size_t v = from; v < end; v++) {
		kith_lane_bits wanted = (kith_lane_bits)~lanes->seen[v];
		kith_lane_row row;
		kith_lane_bits met = 0;
		if (wanted) {
			met = sum_contacts(lanes->in, v, lanes->upper, wanted, lanes->sigma, &row);
		}
		if (met) {
			copy(&lanes->sigma[v], &row, met);
		}
		lanes->lower[v] = met;
	}
}

INLINE void depend(struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	struct kith_betweenness_sums *sums = &lanes->sums;
	bool counts = sums->person && !lanes->at_source;
	for (uint64_t i = from; i < end; i++) {
		uint32_t u = lanes->person[i];
		kith_lane_bits mask = lanes->mask[i];
		const kith_lane_row *sigma = &lanes->sigma[u];
		kith_lane_row below = {{0}, {0}};
		if (!lanes->at_end) {
			sum_contacts(lanes->out, u, lanes->lower, mask, lanes->gain, &below);
		}
		kith_lane_row delta = multiply(sigma, &below, mask);
		kith_lane_row gain = {(1 + delta.low) / sigma->low, (1 + delta.high) / sigma->high};
		copy(&lanes->gain[u], &gain, mask);
		if (counts) {
			sums->person[u] += sum(&delta);
		}
		if (counts && sums->person_square) {
			sums->person_square[u] += sum_of_squares(&delta);
		}
	}
}

/* Adds what a source's paths over the tie depend on it, for the sources in `bits`. */
INLINE void add_tie(
	struct kith_lanes *lanes, uint64_t tie, uint32_t from, uint32_t to, kith_lane_bits bits)
{
	kith_lane_row share = multiply(&lanes->sigma[from], &lanes->gain[to], bits);
	lanes->sums.tie[tie] += sum(&share);
	if (lanes->sums.tie_square) {
		lanes->sums.tie_square[tie] += sum_of_squares(&share);
	}
}

/* Position in u's row from which on ties are numbered by u. */
INLINE uint64_t first_own(const kith_csr *out, uint32_t u)
{
	return out->directed ? out->start[u] : kith_csr_upper(out, u);
}

/* Ties from entries of one level to larger numbers in the lower (`down`) or the upper level. */
INLINE void add_ties(struct kith_lanes *lanes, uint64_t from, uint64_t end, bool down)
{
	const kith_csr *out = lanes->out;
	const kith_lane_bits *other = down ? lanes->lower : lanes->upper;
	for (uint64_t i = from; i < end; i++) {
		uint32_t u = lanes->person[i];
		for (uint64_t e = first_own(out, u); e < out->start[u + 1]; e++) {
			uint32_t w = out->to[e];
			kith_lane_bits bits = other[w] & lanes->mask[i];
			if (bits) {
				uint64_t tie = kith_csr_tie(out, u, e);
				add_tie(lanes, tie, down ? u : w, down ? w : u, bits);
			}
		}
	}
}

INLINE void ties_down(struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	add_ties(lanes, from, end, true);
}

INLINE void ties_up(struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	add_ties(lanes, from, end, false);
}

/* The kernels once for a kind of processor; `target` is its function attribute, or nothing. */
#define KERNEL(kind, kernel, target)                                                               \
	target static void kernel##_##kind(struct kith_lanes *lanes, uint64_t from, uint64_t end)  \
	{                                                                                          \
		kernel(lanes, from, end);                                                          \
	}
#define KERNELS(kind, target)                                                                      \
	KERNEL(kind, push, target)                                                                 \
	KERNEL(kind, pull, target)                                                                 \
	KERNEL(kind, depend, target)                                                               \
	KERNEL(kind, ties_down, target)                                                            \
	KERNEL(kind, ties_up, target)                                                              \
	static const struct kith_lanes_kernels kernels_##kind = {                                  \
		push_##kind, pull_##kind, depend_##kind, ties_down_##kind, ties_up_##kind};

KERNELS(plain, )
#ifdef __x86_64__
KERNELS(avx2, __attribute__((target("avx2"))))
#endif

const struct kith_lanes_kernels *kith_lanes_kernels(bool plain)
{
	(void)plain;
#ifdef __x86_64__
	__builtin_cpu_init();
	if (!plain && __builtin_cpu_supports("avx2")) {
		return &kernels_avx2;
	}
#endif
	return &kernels_plain;
}
