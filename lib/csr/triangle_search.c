/* Finding the triangles of one person after the other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/triangle_search.h"

#include <string.h>

#include "csr/places.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

enum {
	START_AHEAD = 24, /* rows whose beginning is asked of memory ahead of time */
	ROW_AHEAD = 8,    /* rows whose first people are */
	REST_AHEAD = 2,   /* rows whose other people are */
	LINE = 16,        /* people memory brings at a time */
	HITS = 1024,      /* triangles found at a time */
	LANES = 16,       /* people looked for at once */
	WORD = 4,         /* pieces whose hits fill 64 bits */
	PIECES = 256,     /* pieces searched at a time */
	SHORT = 24,       /* rows up to this length are compared with, not looked up in */
};

/* Pieces of rows in which u's contacts have been looked for. */
struct pieces {
	uint32_t count;
	uint16_t *hits; /* bit k: the person in lane k is in u's row, or may be */
	uint32_t *at;   /* place of v, whose row the piece is of */
	uint64_t *slot; /* of the first lane */
};

struct kith_triangle_search {
	const kith_forward *forward;
	bool wide; /* the processor has registers for LANES / 2 people */
	uint32_t u, degree;
	const uint32_t *row; /* u's */
	uint32_t at;         /* the next v to look at */
	struct kith_places places;
	struct pieces pieces;
	struct found {
		uint32_t *v, *w;
		uint64_t *slot;
	} found, before;   /* found now, and the time before */
	uint32_t *numbers; /* all arrays of 32 bits and less */
	uint64_t *slots;   /* and of 64 */
};

static bool has_wide_registers(void)
{
#ifdef __x86_64__
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx2");
#else
	return false;
#endif
}

struct kith_triangle_search *kith_triangle_search_new(
	const kith_forward *forward, bool wide, GError **error)
{
	size_t longest = forward->longest, table = kith_places_size(forward->longest);
	size_t pieces = PIECES + longest / LANES + WORD, hits = LANES * pieces;
	struct kith_triangle_search *search = g_new0(struct kith_triangle_search, 1);
	search->forward = forward;
	search->wide = wide && has_wide_registers();
	size_t numbers = table + 2 * (longest + 1) + 4 * hits + 2 * pieces;
	search->numbers = KITH_ARRAY(uint32_t, numbers, error);
	search->slots = search->numbers ? KITH_ARRAY(uint64_t, 2 * hits + pieces, error) : NULL;
	if (!search->slots) {
		kith_triangle_search_free(search);
		return NULL;
	}
	search->places.first = search->numbers;
	search->places.next = search->places.first + table;
	search->places.who = search->places.next + longest + 1;
	search->places.who[0] = KITH_NOBODY;
	uint32_t *free = search->places.who + longest + 1;
	search->found = (struct found){free, free + hits, search->slots};
	search->before = (struct found){free + 2 * hits, free + 3 * hits, search->slots + hits};
	search->pieces.at = free + 4 * hits;
	search->pieces.hits = (uint16_t *)(search->pieces.at + pieces);
	search->pieces.slot = search->slots + 2 * hits;
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

/*
 * Asks memory for the rows of those soon to come, the next persons' as well: most of the time of a
 * naive walk is waiting. Always inline, or gcc 12 takes it for a function without effect.
 */
G_ALWAYS_INLINE static inline void look_ahead(const kith_forward *forward, uint64_t slot)
{
	const uint64_t *start = forward->start;
	if (slot + START_AHEAD < start[forward->csr->n]) {
		const uint32_t *after = forward->after;
		uint32_t soon = after[slot + REST_AHEAD];
		__builtin_prefetch(&start[after[slot + START_AHEAD]]);
		__builtin_prefetch(&after[start[after[slot + ROW_AHEAD]]]);
		__builtin_prefetch(&after[start[after[slot + ROW_AHEAD]] + LINE]);
		for (uint64_t k = start[soon] + 2 * LINE; k < start[soon + 1]; k += LINE) {
			__builtin_prefetch(&after[k]);
		}
	}
}

/* Lists the triangle of u, the v in a place and the person in a slot of v's row, if there is one.
 */
static inline uint32_t list(const struct kith_triangle_search *search, uint32_t count, uint32_t at,
	uint64_t slot, uint32_t place)
{
	search->found.v[count] = at;
	search->found.w[count] = place - 1;
	search->found.slot[count] = slot;
	return count + (place != 0);
}

/* Finds the people of v's row in u's, whose places are known: first who may be, then who is. */
static uint32_t look_up_row(const struct kith_triangle_search *search, uint32_t v, uint32_t count)
{
	const kith_forward *forward = search->forward;
	const struct kith_places *places = &search->places;
	const uint32_t *row_v = forward->after + forward->start[v];
	uint32_t *maybe = search->found.w + count, some = 0,
		 degree_v = kith_forward_degree(forward, v);
	for (uint32_t q = 0; q < degree_v; q++) {
		maybe[some] = q;
		some += *kith_places_first(places, row_v[q]) != 0;
	}
	for (uint32_t k = 0; k < some; k++) {
		uint32_t q = maybe[k];
		count = list(search, count, search->at, forward->start[v] + q,
			kith_places_find(places, row_v[q]));
	}
	return count;
}

static uint32_t search_narrow(struct kith_triangle_search *search)
{
	const kith_forward *forward = search->forward;
	uint32_t count = 0;
	for (; search->at < search->degree && count < HITS; search->at++) {
		look_ahead(forward, forward->start[search->u] + search->at);
		count = look_up_row(search, search->row[search->at], count);
	}
	return count;
}

#ifdef __x86_64__

#define WIDE __attribute__((target("avx2"))) static inline
#define LOAD(at) _mm256_loadu_si256((const __m256i *)(at))
#define BITS(lanes) (unsigned)_mm256_movemask_ps((__m256)(lanes))

/* Who of LANES people is in u's row: compares each of them with everyone in it. */
WIDE unsigned compare(const struct kith_triangle_search *search, const uint32_t *people)
{
	const uint32_t *row = search->row, *end = row + search->degree;
	__m256i low = LOAD(people), high = LOAD(people + LANES / 2);
	__m256i in_low = _mm256_setzero_si256(), in_high = in_low;
	for (; row < end; row++) {
		__m256i w = _mm256_set1_epi32((int)*row);
		in_low |= _mm256_cmpeq_epi32(low, w);
		in_high |= _mm256_cmpeq_epi32(high, w);
	}
	return BITS(in_low) | BITS(in_high) << LANES / 2;
}

/*
 * Who of the first `some` of half as many may be: looks the first with the same hash up, and
 * whether there are more. What is gathered goes into fresh registers, not to wait for what was in
 * them.
 */
WIDE unsigned look_up_half(const struct kith_places *places, const uint32_t *people, int some)
{
	__m256i person = LOAD(people), nobody = _mm256_setzero_si256();
	__m256i hash = _mm256_mullo_epi32(person, _mm256_set1_epi32((int)KITH_PLACES_HASH));
	hash = _mm256_srl_epi32(hash, _mm_cvtsi32_si128((int)places->shift));
	__m256i asked = _mm256_cmpgt_epi32(
		_mm256_set1_epi32(some), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
	__m256i first =
		_mm256_mask_i32gather_epi32(nobody, (const int *)places->first, hash, asked, 4);
	__m256i place = first & _mm256_set1_epi32((int)~KITH_PLACES_MORE);
	__m256i who =
		_mm256_mask_i32gather_epi32(~nobody, (const int *)places->who, place, asked, 4);
	return BITS(
		_mm256_cmpeq_epi32(who, person) | first); /* KITH_PLACES_MORE is the highest bit */
}

WIDE unsigned look_up(const struct kith_places *places, const uint32_t *people, int some)
{
	return look_up_half(places, people, some) |
	       look_up_half(places, people + LANES / 2, some - LANES / 2) << LANES / 2;
}

/* The place of someone who is in u's row, + 1. */
WIDE uint32_t place_of(const struct kith_triangle_search *search, uint32_t person)
{
	uint32_t equal = 0;
	for (uint32_t k = 0; k < search->degree; k += LANES / 2) {
		__m256i same = _mm256_set1_epi32((int)person);
		same = _mm256_cmpeq_epi32(same, LOAD(search->row + k));
		equal |= BITS(same) << k;
	}
	return (uint32_t)__builtin_ctz(equal) + 1;
}

/* Lists the hits of all pieces. */
WIDE uint32_t list_hits(const struct kith_triangle_search *search, const struct pieces *pieces)
{
	uint32_t count = 0;
	for (uint32_t piece = 0; piece < pieces->count; piece += WORD) {
		uint64_t word;
		memcpy(&word, pieces->hits + piece, sizeof word);
		for (; word; word &= word - 1) {
			uint32_t hit = piece * LANES + (uint32_t)__builtin_ctzll(word);
			uint64_t slot = pieces->slot[hit / LANES] + hit % LANES;
			uint32_t w = search->forward->after[slot];
			uint32_t place = search->degree <= SHORT
						 ? place_of(search, w)
						 : kith_places_find(&search->places, w);
			count = list(search, count, pieces->at[hit / LANES], slot, place);
		}
	}
	return count;
}

/* Looks for u's contacts in the row of the next v. */
WIDE void search_row(const struct kith_triangle_search *search, struct pieces *pieces)
{
	const kith_forward *forward = search->forward;
	uint32_t v = search->row[search->at];
	uint64_t end = forward->start[v + 1];
	for (uint64_t slot = forward->start[v]; slot < end; slot += LANES) {
		const uint32_t *people = forward->after + slot;
		int some = (int)MIN(end - slot, LANES);
		unsigned hits = search->degree <= SHORT ? compare(search, people)
							: look_up(&search->places, people, some);
		pieces->hits[pieces->count] = (uint16_t)(hits & ((1U << some) - 1));
		pieces->slot[pieces->count] = slot;
		pieces->at[pieces->count++] = search->at;
	}
}

WIDE uint32_t search_wide(struct kith_triangle_search *search)
{
	const kith_forward *forward = search->forward;
	struct pieces pieces = search->pieces;
	pieces.count = 0;
	for (; search->at < search->degree && pieces.count < PIECES; search->at++) {
		look_ahead(forward, forward->start[search->u] + search->at);
		search_row(search, &pieces);
	}
	memset(pieces.hits + pieces.count, 0, WORD * sizeof *pieces.hits);
	return list_hits(search, &pieces);
}

#endif

static bool uses_places(const struct kith_triangle_search *search)
{
	return !search->wide || search->degree > SHORT;
}

void kith_triangle_search_start(struct kith_triangle_search *search, uint32_t u)
{
	const kith_forward *forward = search->forward;
	search->u = u;
	search->degree = kith_forward_degree(forward, u);
	search->row = forward->after + forward->start[u];
	search->at = 0;
	if (uses_places(search)) {
		kith_places_fill(&search->places, search->row, search->degree);
	}
}

void kith_triangle_search_next(
	struct kith_triangle_search *search, struct kith_triangles_found *found)
{
	struct found here = search->before;
	search->before = search->found;
	search->found = here;
	found->u = search->u;
#ifdef __x86_64__
	found->count = search->wide ? search_wide(search) : search_narrow(search);
#else
	found->count = search_narrow(search);
#endif
	found->v = here.v;
	found->w = here.w;
	found->slot = here.slot;
	found->last = search->at == search->degree;
	if (found->last && uses_places(search)) {
		kith_places_clear(&search->places, search->row, search->degree);
	}
}
