/* Rounds of a gathering: everybody sits at one table a round, and meets whom they do not know. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/rounds.h"

#include <math.h>
#include <string.h>

#include "base/random.h"

/* Every seat is tried so often in a run, the last of it without taking a step back. */
#define SWEEPS 400
#define LAST_SWEEPS 40

/* Runs, as many as there is time for. */
#define MOST_RUNS 64
#define MANY_MOVES 8000000

/* How readily a worse seating is taken, from the first sweep to the last. */
#define HOT 2.0
#define HOTTEST 4096.0
#define WARM 0.3
#define COLD 0.02

/* What counts as forbidden in every other run while seatings may still get worse: so little that
 * they do not freeze. */
#define SOFT (-8.0)

/* A seating while it is changed. */
struct search {
	const struct kith_gathering_plan *plan;
	const uint32_t *start; /* [tables + 1] */
	uint32_t *table_of;    /* [n] of each seat */
	uint32_t *person;      /* [rounds * n] */
	uint8_t *times;        /* [n * n] how often two sit together */
	double least;          /* no pair counts less */
	struct kith_random random;
};

void kith_seating_finish(kith_seating *seating)
{
	g_clear_pointer(&seating->start, g_free);
	g_clear_pointer(&seating->person, g_free);
}

size_t kith_rounds_tables(size_t n, size_t group_size)
{
	return group_size == 2 ? MAX(n / 2, 1) : (n + group_size - 1) / group_size;
}

/* What it adds that two sit together who do so `times` elsewhere. */
static double worth(const struct search *search, uint32_t a, uint32_t b, unsigned times)
{
	double least = search->least;
	double own = (double)search->plan->worth[(size_t)a * search->plan->n + b];
	double again = times > 0 ? fmax((double)KITH_WORTH_MET, least) : 0;
	return fmax(own, least) + again;
}

static uint8_t *times_of(const struct search *search, uint32_t a, uint32_t b)
{
	return &search->times[(size_t)a * search->plan->n + b];
}

static void change_times(const struct search *search, uint32_t a, uint32_t b, int by)
{
	*times_of(search, a, b) = *times_of(search, b, a) = (uint8_t)(*times_of(search, a, b) + by);
}

/* What it changes that `other` takes the place of `person` at a table of a round. */
static double gain_at(
	const struct search *search, const uint32_t *seats, uint32_t seat, uint32_t other)
{
	uint32_t table = search->table_of[seat], person = seats[seat];
	double gain = 0;
	for (uint32_t s = search->start[table]; s < search->start[table + 1]; s++) {
		if (s != seat) {
			gain += worth(search, other, seats[s], *times_of(search, other, seats[s]));
			gain -= worth(
				search, person, seats[s], *times_of(search, person, seats[s]) - 1U);
		}
	}
	return gain;
}

/* Puts `other` in the place of who sits there, as far as others at the table are concerned. */
static void replace(
	const struct search *search, const uint32_t *seats, uint32_t seat, uint32_t other)
{
	uint32_t table = search->table_of[seat];
	for (uint32_t s = search->start[table]; s < search->start[table + 1]; s++) {
		if (s != seat) {
			change_times(search, other, seats[s], 1);
			change_times(search, seats[seat], seats[s], -1);
		}
	}
}

/* Lets two people of a round change places, if that is worth it at this heat. */
static void try_move(struct search *search, double heat)
{
	size_t n = search->plan->n;
	uint32_t *seats =
		search->person + n * kith_random_below(&search->random, search->plan->rounds);
	uint32_t a = (uint32_t)kith_random_below(&search->random, n);
	uint32_t b = (uint32_t)kith_random_below(&search->random, n);
	if (search->table_of[a] == search->table_of[b]) {
		return;
	}
	uint32_t one = seats[a], other = seats[b];
	double gain = gain_at(search, seats, a, other) + gain_at(search, seats, b, one);
	if (gain < 0 && (heat <= 0 || kith_random_unit(&search->random) >= exp(gain / heat))) {
		return;
	}
	replace(search, seats, a, other);
	replace(search, seats, b, one);
	seats[a] = other;
	seats[b] = one;
}

/* Round `round` of a round robin: the first stays, the others go round (n even). */
static void seat_in_a_circle(const uint32_t *people, size_t n, size_t round, uint32_t *seats)
{
	size_t turning = n - 1;
	seats[0] = people[0];
	seats[1] = people[1 + round % turning];
	for (size_t k = 1; k < n / 2; k++) {
		seats[2 * k] = people[1 + (round + k) % turning];
		seats[2 * k + 1] = people[1 + (round + turning - k) % turning];
	}
}

static void count_times(const struct search *search)
{
	size_t n = search->plan->n;
	memset(search->times, 0, n * n);
	for (size_t round = 0; round < search->plan->rounds; round++) {
		const uint32_t *seats = search->person + n * round;
		for (uint32_t a = 0; a < n; a++) {
			uint32_t end = search->start[search->table_of[a] + 1];
			for (uint32_t b = a + 1; b < end; b++) {
				change_times(search, seats[a], seats[b], 1);
			}
		}
	}
}

/* Seats everybody at random, or so that nobody meets twice. */
static void begin(struct search *search, bool circle)
{
	size_t n = search->plan->n;
	g_autofree uint32_t *people = g_new(uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		people[i] = i;
	}
	kith_random_shuffle(&search->random, people, n);
	for (size_t round = 0; round < search->plan->rounds; round++) {
		uint32_t *seats = search->person + n * round;
		if (circle) {
			seat_in_a_circle(people, n, round, seats);
		} else {
			memcpy(seats, people, n * sizeof *seats);
			kith_random_shuffle(&search->random, people, n);
		}
	}
	count_times(search);
}

/* The worth of the whole seating. */
static double total(const struct search *search)
{
	size_t n = search->plan->n;
	double sum = 0;
	for (uint32_t a = 0; a < n; a++) {
		for (uint32_t b = a + 1; b < n; b++) {
			for (unsigned k = 0; k < *times_of(search, a, b); k++) {
				sum += worth(search, a, b, k);
			}
		}
	}
	return sum;
}

/* One run: from a beginning to a seating that no exchange improves, or few. */
static double anneal(struct search *search, size_t run)
{
	const struct kith_gathering_plan *plan = search->plan;
	bool circle = run == 0 && plan->group_size == 2 && plan->n % 2 == 0;
	bool strict = run % 2 == 1;
	double heat = circle ? WARM : strict ? HOTTEST : HOT;
	double cooling = pow(COLD / heat, 1.0 / (SWEEPS - LAST_SWEEPS));
	kith_random_init(&search->random, plan->seed * MOST_RUNS + run);
	begin(search, circle);
	for (size_t sweep = 0; sweep < SWEEPS; sweep++) {
		bool last = sweep >= SWEEPS - LAST_SWEEPS;
		search->least = last || strict ? -INFINITY : SOFT;
		for (size_t k = 0; k < plan->n * plan->rounds; k++) {
			try_move(search, last ? 0 : heat);
		}
		heat *= cooling;
	}
	return total(search);
}

/* Which seats make a table. */
static bool lay_tables(const struct kith_gathering_plan *plan, struct search *search,
	kith_seating *seating, GError **error)
{
	size_t n = plan->n, tables = kith_rounds_tables(n, plan->group_size);
	*seating = (kith_seating){.n = n, .rounds = plan->rounds, .tables = tables};
	seating->start = KITH_ARRAY(uint32_t, tables + 1, error);
	search->table_of = seating->start ? KITH_ARRAY(uint32_t, n, error) : NULL;
	if (!search->table_of) {
		return false;
	}
	search->start = seating->start;
	for (uint32_t t = 0; t < tables; t++) {
		uint32_t seats = (uint32_t)(n / tables + (t < n % tables));
		seating->start[t + 1] = seating->start[t] + seats;
		for (uint32_t s = seating->start[t]; s < seating->start[t + 1]; s++) {
			search->table_of[s] = t;
		}
	}
	return true;
}

/* Keeps the best of several runs. */
static void seat_best(struct search *search, uint32_t *best)
{
	const struct kith_gathering_plan *plan = search->plan;
	size_t seats = plan->n * plan->rounds;
	size_t runs = CLAMP(MANY_MOVES / (SWEEPS * seats + 1), 1, MOST_RUNS);
	double most = -INFINITY;
	for (size_t run = 0; run < runs; run++) {
		double found = anneal(search, run);
		if (found > most) {
			most = found;
			memcpy(best, search->person, seats * sizeof *best);
		}
	}
}

bool kith_rounds_seat(const struct kith_gathering_plan *plan, kith_seating *seating, GError **error)
{
	struct search search = {.plan = plan};
	size_t seats = plan->n * plan->rounds;
	g_assert(plan->n >= 2 && plan->group_size >= 2 && plan->rounds <= UINT8_MAX);
	bool ready = lay_tables(plan, &search, seating, error) &&
		     (search.times = KITH_ARRAY(uint8_t, plan->n * plan->n, error)) &&
		     (search.person = KITH_ARRAY(uint32_t, seats, error)) &&
		     (seating->person = KITH_ARRAY(uint32_t, seats, error));
	if (ready) {
		seat_best(&search, seating->person);
	} else {
		kith_seating_finish(seating);
	}
	g_free(search.table_of);
	g_free(search.times);
	g_free(search.person);
	return ready;
}
