/* Finding the triangles of one person after the other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "triangle_search.h"

#include <string.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

enum {
	START_AHEAD = 24, /* rows whose beginning is asked of memory ahead of time */
	ROW_AHEAD = 8,    /* rows that are */
	SPARSENESS = 8,   /* entries of the hash table for each contact in it */
	HITS = 1024,      /* triangles found at a time, or places to look at */
	LANES = 16,       /* people compared at once */
	WORD = 4,         /* pieces whose hits fill 64 bits */
	PIECES = 256,     /* pieces compared at a time */
	SHORT = 64,       /* rows up to this length are compared, not looked up */
};

/*
 * Where each contact after u stands in u's row, as a hash table with chains. It is small enough for
 * the nearest cache, and nearly every look at it finds an empty entry.
 */
struct places {
	unsigned shift;  /* a hash is the upper 32 - shift bits */
	uint32_t *first; /* place + 1, or 0 */
	uint32_t *next;  /* [longest] of each place, likewise */
};

/* Pieces of rows that have been compared with u's. */
struct pieces {
	uint32_t count;
	uint16_t *hits; /* bit k: the person in lane k is in u's row */
	uint32_t *at;   /* place of v, whose row the piece is of */
	uint64_t *slot; /* of the first lane */
};

struct kith_triangle_search {
	const kith_forward *forward;
	uint32_t u, at; /* the next v to look at */
	bool wide;      /* the processor has registers for LANES / 2 people */
	/* Finds triangles of the next v's, given the length of u's row. */
	uint32_t (*find)(struct kith_triangle_search *search, uint32_t degree);
	struct places places;
	struct pieces pieces;
	uint32_t *v, *w; /* what was found */
	uint64_t *slot;
	uint32_t *numbers; /* all arrays of 32 bits and less */
	uint64_t *slots;   /* and of 64 */
};

static size_t table_size(uint32_t degree)
{
	size_t size = 64;
	while (size < (size_t)SPARSENESS * degree) {
		size *= 2;
	}
	return size;
}

static bool has_wide_registers(void)
{
#ifdef __x86_64__
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx2");
#else
	return false;
#endif
}

struct kith_triangle_search *kith_triangle_search_new(const kith_forward *forward, GError **error)
{
	size_t longest = forward->longest, table = table_size(forward->longest);
	size_t pieces = PIECES + longest / LANES + WORD, hits = LANES * pieces;
	struct kith_triangle_search *search = g_new0(struct kith_triangle_search, 1);
	search->forward = forward;
	search->wide = has_wide_registers();
	search->numbers = KITH_ARRAY(uint32_t, table + longest + 2 * hits + 2 * pieces, error);
	search->slots = search->numbers ? KITH_ARRAY(uint64_t, hits + pieces, error) : NULL;
	if (!search->slots) {
		kith_triangle_search_free(search);
		return NULL;
	}
	search->places.first = search->numbers;
	search->places.next = search->places.first + table;
	search->v = search->places.next + longest;
	search->w = search->v + hits;
	search->pieces.at = search->w + hits;
	search->pieces.hits = (uint16_t *)(search->pieces.at + pieces);
	search->slot = search->slots;
	search->pieces.slot = search->slots + hits;
	return search;
}

void kith_triangle_search_free(struct kith_triangle_search *search)
{
	if (search) {
		g_free(search->numbers);
		g_free(search->slots);
		g_free(search);
	}
}

static inline uint32_t hash(uint32_t id, unsigned shift)
{
	return (id * UINT32_C(0x9E3779B1)) >> shift; /* 2^32 / golden ratio: Knuth's */
}

static void places_fill(struct places *places, const uint32_t *row, uint32_t degree)
{
	places->shift = 32;
	for (size_t size = table_size(degree); size > 1; size /= 2) {
		places->shift--;
	}
	for (uint32_t k = 0; k < degree; k++) {
		uint32_t *first = &places->first[hash(row[k], places->shift)];
		places->next[k] = *first;
		*first = k + 1;
	}
}

static void places_clear(struct places *places, const uint32_t *row, uint32_t degree)
{
	for (uint32_t k = 0; k < degree; k++) {
		places->first[hash(row[k], places->shift)] = 0;
	}
}

/*
 * Asks memory for the rows of those soon to come, the next persons' as well: most of the time of a
 * naive walk is waiting. Always inline, or gcc 12 takes it for a function without effect.
 */
G_ALWAYS_INLINE static inline void look_ahead(const kith_forward *forward, uint64_t slot)
{
	if (slot + START_AHEAD < forward->start[forward->csr->n]) {
		const uint64_t *start = forward->start;
		const uint32_t *row = forward->after + start[forward->after[slot + ROW_AHEAD]];
		__builtin_prefetch(&start[forward->after[slot + START_AHEAD]]);
		__builtin_prefetch(row);
		__builtin_prefetch(row + 16);
	}
}

/* Finds the people of v's row in u's, whose places are known: first who may be, then who is. */
static uint32_t look_up_row(const struct kith_triangle_search *search, const uint32_t *row_u,
	uint32_t v, uint32_t count)
{
	const kith_forward *forward = search->forward;
	const struct places *places = &search->places;
	const uint32_t *row_v = forward->after + forward->start[v];
	uint32_t *maybe = search->w + count, some = 0, degree_v = kith_forward_degree(forward, v);
	for (uint32_t q = 0; q < degree_v; q++) {
		maybe[some] = q;
		some += places->first[hash(row_v[q], places->shift)] != 0;
	}
	for (uint32_t k = 0; k < some; k++) {
		uint32_t q = maybe[k], w = row_v[q], place = places->first[hash(w, places->shift)];
		while (place && row_u[place - 1] != w) {
			place = places->next[place - 1];
		}
		search->v[count] = search->at;
		search->w[count] = place - 1;
		search->slot[count] = forward->start[v] + q;
		count += place != 0;
	}
	return count;
}

static uint32_t look_up(struct kith_triangle_search *search, uint32_t degree)
{
	const kith_forward *forward = search->forward;
	uint64_t start = forward->start[search->u];
	uint32_t count = 0;
	for (; search->at < degree && count < HITS; search->at++) {
		look_ahead(forward, start + search->at);
		count = look_up_row(
			search, forward->after + start, forward->after[start + search->at], count);
	}
	return count;
}

#ifdef __x86_64__

#define WIDE __attribute__((target("avx2"))) static inline

/* Compares every person in v's row with every one in u's. */
WIDE void compare_row(const struct kith_triangle_search *search, struct pieces *pieces, uint32_t v,
	uint32_t degree)
{
	const kith_forward *forward = search->forward;
	const uint32_t *after = forward->after, *row_u = after + forward->start[search->u];
	uint64_t end = forward->start[v + 1];
	for (uint64_t slot = forward->start[v]; slot < end; slot += LANES) {
		__m256i low = _mm256_loadu_si256((const __m256i *)(after + slot));
		__m256i high = _mm256_loadu_si256((const __m256i *)(after + slot + LANES / 2));
		__m256i in_low = _mm256_setzero_si256(), in_high = in_low;
		for (uint32_t k = 0; k < degree; k++) {
			__m256i w = _mm256_set1_epi32((int)row_u[k]);
			in_low |= _mm256_cmpeq_epi32(low, w);
			in_high |= _mm256_cmpeq_epi32(high, w);
		}
		unsigned hits = (unsigned)_mm256_movemask_ps((__m256)in_low) |
				(unsigned)_mm256_movemask_ps((__m256)in_high) << LANES / 2;
		unsigned valid = end - slot < LANES ? (1U << (end - slot)) - 1 : 0xffff;
		pieces->hits[pieces->count] = (uint16_t)(hits & valid);
		pieces->slot[pieces->count] = slot;
		pieces->at[pieces->count++] = search->at;
	}
}

/* The place in a row of someone who is in it. */
WIDE uint32_t place_of(const uint32_t *row, uint32_t degree, uint32_t w)
{
	uint64_t equal = 0;
	for (uint32_t k = 0; k < degree; k += LANES / 2) {
		__m256i some = _mm256_loadu_si256((const __m256i *)(row + k));
		some = _mm256_cmpeq_epi32(some, _mm256_set1_epi32((int)w));
		equal |= (uint64_t)_mm256_movemask_ps((__m256)some) << k;
	}
	return (uint32_t)__builtin_ctzll(equal);
}

/* Lists the hits of all pieces. */
WIDE uint32_t collect(
	const struct kith_triangle_search *search, const struct pieces *pieces, uint32_t degree)
{
	const uint32_t *after = search->forward->after;
	const uint32_t *row_u = after + search->forward->start[search->u];
	uint32_t count = 0;
	for (uint32_t piece = 0; piece < pieces->count; piece += WORD) {
		uint64_t word;
		memcpy(&word, pieces->hits + piece, sizeof word);
		for (; word; word &= word - 1) {
			uint32_t hit = piece * LANES + (uint32_t)__builtin_ctzll(word);
			uint64_t slot = pieces->slot[hit / LANES] + hit % LANES;
			search->v[count] = pieces->at[hit / LANES];
			search->w[count] = place_of(row_u, degree, after[slot]);
			search->slot[count++] = slot;
		}
	}
	return count;
}

WIDE uint32_t compare(struct kith_triangle_search *search, uint32_t degree)
{
	const kith_forward *forward = search->forward;
	uint64_t start = forward->start[search->u];
	struct pieces pieces = search->pieces;
	pieces.count = 0;
	for (; search->at < degree && pieces.count < PIECES; search->at++) {
		look_ahead(forward, start + search->at);
		compare_row(search, &pieces, forward->after[start + search->at], degree);
	}
	memset(pieces.hits + pieces.count, 0, WORD * sizeof *pieces.hits);
	return collect(search, &pieces, degree);
}

#endif

void kith_triangle_search_start(struct kith_triangle_search *search, uint32_t u)
{
	const kith_forward *forward = search->forward;
	uint32_t degree = kith_forward_degree(forward, u);
	search->u = u;
	search->at = 0;
	search->find = look_up;
#ifdef __x86_64__
	if (search->wide && degree <= SHORT) {
		search->find = compare;
	}
#endif
	if (search->find == look_up) {
		places_fill(&search->places, forward->after + forward->start[u], degree);
	}
}

void kith_triangle_search_next(
	struct kith_triangle_search *search, struct kith_triangles_found *found)
{
	const kith_forward *forward = search->forward;
	uint32_t degree = kith_forward_degree(forward, search->u);
	found->u = search->u;
	found->count = search->find(search, degree);
	found->v = search->v;
	found->w = search->w;
	found->slot = search->slot;
	found->last = search->at == degree;
	if (found->last && search->find == look_up) {
		places_clear(&search->places, forward->after + forward->start[search->u], degree);
	}
}
