/* Where people stand in a row: a hash table that stays in the nearest cache. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PLACES_H
#define KITH_PLACES_H

#include "csr/csr.h"

#define KITH_PLACES_HASH UINT32_C(0x9E3779B1) /* Knuth's multiplier: 2^32 / the golden ratio */
#define KITH_PLACES_MORE (UINT32_C(1) << 31)

/*
 * The places of a row's people, counted from 1, in a table with chains. It is sparse: nearly every
 * look at it for someone who is not in the row finds an empty entry.
 */
struct kith_places {
	unsigned shift;  /* a hash is the upper 32 - shift bits */
	uint32_t *first; /* [kith_places_size] place, or 0; KITH_PLACES_MORE: and others */
	uint32_t *next;  /* [longest row + 1] of each place, the next with its hash, or 0 */
	uint32_t *who;   /* [longest row + 1] of each place, the person; KITH_NOBODY in 0 */
};

/* Entries of the table for a row so long. */
static inline size_t kith_places_size(uint32_t length)
{
	size_t size = 64;
	while (size < (size_t)16 * length) {
		size *= 2;
	}
	return size;
}

static inline uint32_t *kith_places_first(const struct kith_places *places, uint32_t person)
{
	return &places->first[(person * KITH_PLACES_HASH) >> places->shift];
}

/* Takes the people of a row, which are all different, into an empty table. */
static inline void kith_places_fill(
	struct kith_places *places, const uint32_t *row, uint32_t length)
{
	places->shift = 32;
	for (size_t size = kith_places_size(length); size > 1; size /= 2) {
		places->shift--;
	}
	for (uint32_t place = 1; place <= length; place++) {
		uint32_t person = row[place - 1], *first = kith_places_first(places, person);
		places->next[place] = *first & ~KITH_PLACES_MORE;
		places->who[place] = person;
		*first = place | (*first ? KITH_PLACES_MORE : 0);
	}
}

/* Empties the table of the row it was filled with. */
static inline void kith_places_clear(
	struct kith_places *places, const uint32_t *row, uint32_t length)
{
	for (uint32_t k = 0; k < length; k++) {
		*kith_places_first(places, row[k]) = 0;
	}
}

/* The place of a person, or 0. */
static inline uint32_t kith_places_find(const struct kith_places *places, uint32_t person)
{
	uint32_t place = *kith_places_first(places, person) & ~KITH_PLACES_MORE;
	while (place && places->who[place] != person) {
		place = places->next[place];
	}
	return place;
}

#endif
