/* Sets of people, a bit each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BITSET_H
#define KITH_BITSET_H

#include <stdint.h>

#include "base/memory.h"

/* An empty set of some of n people, to be freed. Fails with KITH_ERROR_SYSTEM. */
static inline uint8_t *kith_bitset_new(size_t n, GError **error)
{
	return KITH_ARRAY(uint8_t, n / 8 + 1, error);
}

static inline void kith_bitset_add(uint8_t *set, uint32_t person)
{
	set[person / 8] |= (uint8_t)(1U << person % 8);
}

static inline void kith_bitset_remove(uint8_t *set, uint32_t person)
{
	set[person / 8] &= (uint8_t) ~(1U << person % 8);
}

static inline bool kith_bitset_has(const uint8_t *set, uint32_t person)
{
	return set[person / 8] >> person % 8 & 1;
}

#endif
