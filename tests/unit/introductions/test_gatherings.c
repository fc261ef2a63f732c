/* Claims about events, and whom they bring together. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <string.h>

#include "introductions/gatherings.h"

enum { PEOPLE = 9, EVENTS = 7, ALL = PEOPLE + EVENTS };

/* Who came to what at random, events with days, the same day, or none. */
struct season {
	bool came[PEOPLE][EVENTS];
	uint8_t event[ALL];
	double day[ALL];
	kith_csr *both;
};

static void season_init(struct season *season, uint64_t seed)
{
	struct kith_random random;
	struct small small = {.n = ALL};
	kith_random_init(&random, seed);
	memset(season, 0, sizeof *season);
	for (uint32_t e = 0; e < EVENTS; e++) {
		season->event[PEOPLE + e] = 1;
		double day = (double)kith_random_below(&random, 5);
		season->day[PEOPLE + e] = kith_random_below(&random, 8) ? day : NAN;
	}
	for (uint32_t i = 0; i < PEOPLE; i++) {
		season->day[i] = NAN;
		for (uint32_t e = 0; e < EVENTS; e++) {
			season->came[i][e] = kith_random_below(&random, 10) < 2 + seed % 5;
			if (season->came[i][e]) {
				small.source[small.m] = i;
				small.target[small.m++] = PEOPLE + e;
			}
		}
	}
	season->both = small_csr(&small);
}

/* The first of the events that `both` came to; EVENTS where one has no day; how many there are. */
static uint32_t first_event(
	const struct season *season, const bool *a, const bool *b, uint32_t *shared)
{
	uint32_t first = EVENTS;
	bool undated = false;
	*shared = 0;
	for (uint32_t e = 0; e < EVENTS; e++) {
		double day = season->day[PEOPLE + e];
		if (a[e] && b[e]) {
			++*shared;
			undated |= isnan(day);
			first = first == EVENTS || day < season->day[PEOPLE + first] ? e : first;
		}
	}
	return undated ? EVENTS : first;
}

static void naive(const struct season *season, struct kith_gathering *gathering)
{
	uint32_t shared;
	for (uint32_t e = 0; e < EVENTS; e++) {
		double unknown = isnan(season->day[PEOPLE + e]) ? NAN : 0;
		gathering[e] = (struct kith_gathering){0, unknown, unknown, 0};
		for (uint32_t i = 0; i < PEOPLE; i++) {
			const bool *mine = season->came[i];
			gathering[e].people += mine[e];
			gathering[e].newcomers +=
				mine[e] && first_event(season, mine, mine, &shared) == e;
			for (uint32_t j = 0; j < i; j++) {
				const bool *theirs = season->came[j];
				bool first = first_event(season, mine, theirs, &shared) == e;
				gathering[e].first_met += mine[e] && theirs[e] && first;
				gathering[e].only_here += mine[e] && theirs[e] && shared == 1;
			}
		}
	}
}

static void assert_same(double found, double expected)
{
	assert_true(isnan(expected) ? isnan(found) : found == expected);
}

static void events_are_what_counting_pair_by_pair_says(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 3000; seed++) {
		struct season season;
		struct kith_gathering found[ALL], expected[EVENTS];
		season_init(&season, seed);
		const struct kith_attended attended = {season.both, season.event, season.day};
		assert_true(kith_gatherings_find(&attended, found, NULL));
		naive(&season, expected);
		for (uint32_t e = 0; e < EVENTS; e++) {
			assert_same(found[PEOPLE + e].people, expected[e].people);
			assert_same(found[PEOPLE + e].newcomers, expected[e].newcomers);
			assert_same(found[PEOPLE + e].first_met, expected[e].first_met);
			assert_same(found[PEOPLE + e].only_here, expected[e].only_here);
		}
		kith_csr_free(season.both);
	}
}

static uint32_t shared_by(const struct season *season, uint32_t a, uint32_t b)
{
	uint32_t shared;
	first_event(season, season->came[a], season->came[b], &shared);
	return shared;
}

static void check_opening(const struct season *season, const struct kith_opening *opening,
	uint32_t me, uint32_t event, uint32_t knows)
{
	uint32_t known = 0, unmet = 0, most = 0;
	for (uint32_t j = 0; j < PEOPLE; j++) {
		uint32_t shared = shared_by(season, me, j);
		if (j != me && season->came[j][event]) {
			known += shared >= knows;
			unmet += shared == 0;
			most = MAX(most, shared);
		}
	}
	assert_int_equal(opening->known, known);
	assert_int_equal(opening->unmet, unmet);
	assert_int_equal(opening->went, season->came[me][event]);
	assert_int_equal(opening->ask == KITH_NOBODY, known == 0);
	if (known) {
		assert_true(season->came[opening->ask][event] && opening->ask != me);
		assert_int_equal(shared_by(season, me, opening->ask), most);
	}
}

static void openings_are_who_is_known_and_who_would_be_new(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 1000; seed++) {
		struct season season;
		struct kith_opening opening[ALL];
		uint32_t me = (uint32_t)(seed % PEOPLE), knows = 1 + (uint32_t)(seed % 3);
		season_init(&season, seed);
		const struct kith_attended attended = {season.both, season.event, season.day};
		assert_true(kith_gatherings_open(&attended, me, knows, opening, NULL));
		for (uint32_t e = 0; e < EVENTS; e++) {
			check_opening(&season, &opening[PEOPLE + e], me, e, knows);
		}
		kith_csr_free(season.both);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events_are_what_counting_pair_by_pair_says),
		cmocka_unit_test(openings_are_who_is_known_and_who_would_be_new),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
