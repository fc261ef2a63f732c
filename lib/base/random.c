/* Seeded chance: the same numbers on every machine, for every number of threads. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/random.h"

static uint64_t rotate(uint64_t x, int by)
{
	return (x << by) | (x >> (64 - by));
}

void kith_random_init(struct kith_random *random, uint64_t seed)
{
	for (int i = 0; i < 4; i++, seed += KITH_RANDOM_GOLDEN) {
		random->state[i] = kith_random_mix(seed, 0);
	}
}

uint64_t kith_random_next(struct kith_random *random)
{
	uint64_t *s = random->state;
	uint64_t result = rotate(s[0] + s[3], 23) + s[0];
	uint64_t t = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return result;
}

uint64_t kith_random_below(struct kith_random *random, uint64_t bound)
{
	unsigned __int128 product = (unsigned __int128)kith_random_next(random) * bound;
	if ((uint64_t)product < bound) {
		uint64_t least = -bound % bound;
		while ((uint64_t)product < least) {
			product = (unsigned __int128)kith_random_next(random) * bound;
		}
	}
	return (uint64_t)(product >> 64);
}

double kith_random_unit(struct kith_random *random)
{
	return (double)(kith_random_next(random) >> 11) * 0x1p-53;
}

void kith_random_shuffle(struct kith_random *random, uint32_t *list, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)kith_random_below(random, i);
		uint32_t swapped = list[i - 1];
		list[i - 1] = list[j];
		list[j] = swapped;
	}
}

void kith_random_choose(struct kith_random *random, size_t n, size_t count, uint32_t *chosen)
{
	size_t taken = 0;
	for (size_t i = 0; taken < count; i++) {
		if (kith_random_below(random, n - i) < count - taken) {
			chosen[taken++] = (uint32_t)i;
		}
	}
}
