/* Rounds of a gathering: everybody sits at one table a round, and meets whom they do not know. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROUNDS_H
#define KITH_ROUNDS_H

#include <stdint.h>

#include "base/memory.h"

/* People of one gathering at most: what pairs are worth is a matrix. */
#define KITH_ROUNDS_MOST_PEOPLE 5000

/* What a pair is worth who have met before, and one who should not be brought together. */
#define KITH_WORTH_MET (-4096.0F)
#define KITH_WORTH_APART (-64.0F)

/* Who is to be seated, and how. */
struct kith_gathering_plan {
	size_t n, rounds, group_size; /* people, at least 2; rounds; seats at a table, at least 2 */
	const float *worth;           /* [n * n] symmetric: what two people at a table are worth */
	uint64_t seed;
};

/* Who sits where. Tables hold seats start[t] .. start[t + 1] - 1 of every round. */
typedef struct kith_seating {
	size_t n, rounds, tables;
	uint32_t *start;  /* [tables + 1] */
	uint32_t *person; /* [rounds * n] seat by seat, round by round */
} kith_seating;

void kith_seating_finish(kith_seating *seating);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_seating, kith_seating_finish)

/*
 * How many tables: ceil(n / size), so that no table is larger than asked for and none differs from
 * another by more than one; of pairs floor(n / 2), so that nobody sits alone: of an odd number
 * three sit at the first.
 */
size_t kith_rounds_tables(size_t n, size_t group_size);

/*
 * Seats everybody at one table a round. What is sought is the greatest
 *
 *   sum over rounds, tables and pairs {i, j} at a table of worth_ij
 *     - 4096 for each time beyond the first that a pair sits together
 *
 * by simulated annealing from several random beginnings, people of two tables changing places; of
 * pairs one beginning is a round robin (the circle method), in which nobody meets twice. On small
 * gatherings within a twentieth of the best there is, as the test by exhaustive search claims.
 *
 * Fails with KITH_ERROR_SYSTEM. O(400 * rounds * n * group_size) time, or that of 8 million
 * exchanges if it is more, O(n^2 + rounds * n) memory. Same seating for the same seed. Kirkpatrick,
 * Gelatt & Vecchi (1983), Science 220:671.
 */
bool kith_rounds_seat(
	const struct kith_gathering_plan *plan, kith_seating *seating, GError **error);

#endif
