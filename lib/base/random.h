/* Seeded chance: the same numbers on every machine, for every number of threads. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_RANDOM_H
#define KITH_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/*
 * xoshiro256++ (Blackman & Vigna 2021, ACM TOMS 47:36), seeded by splitmix64.
 * One generator per stream of chance: give every run, block or thread of work its own seed,
 * never a thread its own generator, so that results do not depend on the number of threads.
 */
struct kith_random {
	uint64_t state[4];
};

void kith_random_init(struct kith_random *random, uint64_t seed);

/* 64 random bits. */
uint64_t kith_random_next(struct kith_random *random);

/* 2^64 over the golden ratio: what splitmix64 adds at every step. */
#define KITH_RANDOM_GOLDEN 0x9E3779B97F4A7C15u

/*
 * Chance that depends on nothing but what it is for: what splitmix64 gives next in the state
 * `state` with `value` in it. Where other programs must come to the same. Chained, it hashes a
 * list: mix(mix(seed, a), b). Steele, Lea & Flood (2014), OOPSLA '14:453.
 */
static inline uint64_t kith_random_mix(uint64_t state, uint64_t value)
{
	uint64_t z = (state ^ value) + KITH_RANDOM_GOLDEN;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

/* A number in 0 .. bound - 1, without bias; bound > 0 (Lemire 2019, ACM TOMACS 29:3). */
uint64_t kith_random_below(struct kith_random *random, uint64_t bound);

/* A number in [0, 1), 53 bits. */
double kith_random_unit(struct kith_random *random);

/* Puts the `count` numbers of `list` in random order (Fisher-Yates). */
void kith_random_shuffle(struct kith_random *random, uint32_t *list, size_t count);

/*
 * Chooses `count` (at most n) of the numbers 0 .. n - 1 without replacement, every set equally
 * likely; chosen [count] out, rising. O(n) time (Knuth, TAOCP 2, 3.4.2, algorithm S).
 */
void kith_random_choose(struct kith_random *random, size_t n, size_t count, uint32_t *chosen);

#endif
