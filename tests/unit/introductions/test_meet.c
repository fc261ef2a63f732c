/* Claims about whom to meet. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/meet.h"

#include <string.h>

#include "measures/nearby.h"
#include "unit/small_graphs.h"

/* What each person is like: an interest, a field, a place (0: none), a level and a circle. */
struct folk {
	uint32_t cell[3][SMALL_MOST];
	double level[SMALL_MOST];
	uint32_t circle[SMALL_MOST];
	kith_names *names;
	kith_alike *alike;
};

static void folk_init(struct folk *folk, size_t n, uint64_t seed)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	memset(folk, 0, sizeof *folk);
	folk->names = kith_names_new(NULL);
	kith_names_add(folk->names, "", 0, NULL);
	kith_names_add(folk->names, "a", 1, NULL);
	kith_names_add(folk->names, "b", 1, NULL);
	bool bare = kith_random_below(&random, 4) == 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < 3; k++) {
			folk->cell[k][i] = bare ? 0 : (uint32_t)kith_random_below(&random, 3);
		}
		double level = (double)kith_random_below(&random, 6);
		folk->level[i] = level > 0 ? level : NAN;
		folk->circle[i] = (uint32_t)kith_random_below(&random, 5);
		folk->circle[i] = folk->circle[i] == 4 ? KITH_NO_GROUP : folk->circle[i];
	}
	struct kith_trait traits[3] = {
		{"interests", folk->cell[0], folk->names, KITH_TRAIT_INTEREST},
		{"field", folk->cell[1], folk->names, KITH_TRAIT_FIELD},
		{"city", folk->cell[2], folk->names, KITH_TRAIT_PLACE},
	};
	folk->alike = kith_alike_new(n, traits, 3, NULL);
}

static void folk_finish(struct folk *folk)
{
	kith_alike_free(folk->alike);
	kith_names_free(folk->names);
}

static int by_number(const void *data, uint32_t a, uint32_t b)
{
	(void)data;
	return (a > b) - (a < b);
}

static int compare_plainly(const void *a, const void *b)
{
	const struct kith_prospect *x = a, *y = b;
	double left[] = {-x->likeness, -x->near, x->steps, x->person};
	double right[] = {-y->likeness, -y->near, y->steps, y->person};
	for (size_t i = 0; i < 4; i++) {
		if (fabs(left[i] - right[i]) > 1e-12) {
			return left[i] < right[i] ? -1 : 1;
		}
	}
	return 0;
}

/* Ties on the shortest way, 99 where there is none. */
static unsigned steps_to(const kith_csr *rows, uint32_t from, uint32_t to)
{
	unsigned steps[SMALL_MOST];
	for (size_t i = 0; i < rows->n; i++) {
		steps[i] = i == from ? 0 : 99;
	}
	for (size_t round = 0; round < rows->n; round++) {
		for (size_t i = 0; i < rows->n; i++) {
			for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
				steps[rows->to[e]] = MIN(steps[rows->to[e]], steps[i] + 1);
			}
		}
	}
	return steps[to];
}

static enum kith_relation relation_plainly(const struct folk *folk, uint32_t me, uint32_t person)
{
	bool same[3];
	for (size_t k = 0; k < 3; k++) {
		same[k] = folk->cell[k][me] && folk->cell[k][me] == folk->cell[k][person];
	}
	double above = folk->level[person] - folk->level[me];
	if (above >= 2) {
		return KITH_MENTOR;
	}
	return (same[1] || same[2]) && !(above <= -2) ? KITH_PEER : KITH_KINDRED;
}

/* Everybody worth meeting, found by looking at each person in turn. */
static size_t find_plainly(const struct folk *folk, const kith_csr *rows, const kith_csr *both,
	uint32_t me, unsigned limit, struct kith_prospect *found)
{
	struct kith_prospect all[SMALL_MOST];
	bool known[5] = {false};
	bool tied = kith_csr_degree(rows, me) > 0;
	size_t count = 0, kept = 0;
	for (uint32_t i = 0; i < rows->n; i++) {
		unsigned steps = steps_to(rows, me, i);
		double likeness = kith_alike_likeness(folk->alike, me, i);
		bool acquainted = kith_csr_find(both, me, i) != UINT64_MAX;
		bool near = tied ? steps <= limit : likeness > 0;
		if ((i == me || acquainted) && folk->circle[i] != KITH_NO_GROUP) {
			known[folk->circle[i]] = true;
		}
		if (i != me && !acquainted && near) {
			all[count++] = (struct kith_prospect){.person = i,
				.relation = relation_plainly(folk, me, i),
				.steps = tied ? steps : 0,
				.near = kith_nearby_allocation(both, me, i),
				.likeness = likeness};
		}
	}
	qsort(all, count, sizeof *all, compare_plainly);
	for (size_t i = 0; i < count; i++) {
		uint32_t circle = folk->circle[all[i].person];
		bool opens = circle != KITH_NO_GROUP && !known[circle];
		if (!(all[i].likeness > 0)) {
			if (!opens && all[i].steps != 2) {
				continue;
			}
			all[i].relation = opens ? KITH_NEW_CIRCLE : KITH_PEER;
			known[opens ? circle : 4] = true;
		}
		found[kept++] = all[i];
	}
	return kept;
}

/* Keeps the first of the relations that are wanted. */
static size_t keep_wanted(
	const struct kith_meet_options *options, struct kith_prospect *found, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count && (options->count == 0 || kept < options->count); i++) {
		if (options->relations == 0 || (options->relations >> found[i].relation & 1)) {
			found[kept++] = found[i];
		}
	}
	return kept;
}

static void prospects_equal_those_of_looking_at_everyone(void **state)
{
	(void)state;
	size_t relations[4] = {0};
	for (uint64_t seed = 0; seed < 2000; seed++) {
		struct small small = small_random(seed);
		struct folk folk;
		struct kith_prospect expected[SMALL_MOST];
		g_autoptr(kith_csr) rows = small_csr(&small);
		g_autoptr(kith_csr) both = small_both(&small);
		folk_init(&folk, small.n, seed);
		struct kith_partition circles = {small.n, 4, folk.circle};
		uint32_t me = (uint32_t)(seed % small.n);
		struct kith_meet_options options = {rows, both, me, 2 + (unsigned)(seed % 3),
			folk.alike, folk.level, &circles, false, seed % 5,
			(unsigned)(seed / 5 % 16), by_number, NULL};
		g_autoptr(GArray) found = kith_meet_find(&options, NULL);
		size_t count = find_plainly(&folk, rows, both, me, options.steps, expected);
		count = keep_wanted(&options, expected, count);
		assert_int_equal(found->len, count);
		for (guint i = 0; i < count; i++) {
			const struct kith_prospect *next =
				&g_array_index(found, struct kith_prospect, i);
			assert_int_equal(next->person, expected[i].person);
			assert_int_equal(next->relation, expected[i].relation);
			assert_int_equal(next->steps, expected[i].steps);
			relations[next->relation]++;
		}
		folk_finish(&folk);
	}
	for (size_t i = 0; i < 4; i++) {
		assert_true(relations[i] > 100);
	}
}

static void page_rank_orders_by_where_a_walk_is_found(void **state)
{
	(void)state;
	/* 3 is two steps away along two ways, 4 along one. */
	static const uint32_t pairs[][2] = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {2, 4}};
	struct small small = small_pairs(5, 5, pairs);
	g_autoptr(kith_csr) both = small_both(&small);
	g_autoptr(kith_alike) alike = kith_alike_new(5, NULL, 0, NULL);
	struct kith_meet_options options = {
		both, both, 0, 3, alike, NULL, NULL, true, 0, 0, by_number, NULL};
	double rank[5] = {0};
	g_autoptr(GArray) found = kith_meet_find(&options, NULL);
	assert_true(kith_nearby_page_rank(both, 0, .85, rank, NULL));
	assert_int_equal(found->len, 2);
	const struct kith_prospect *first = &g_array_index(found, struct kith_prospect, 0);
	assert_int_equal(first->person, 3);
	assert_true(fabs(first->near - rank[3]) < 1e-12);
}

static void running_out_of_memory_is_reported(void **state)
{
	(void)state;
	struct small small = small_random(40);
	struct folk folk;
	g_autoptr(kith_csr) both = small_both(&small);
	folk_init(&folk, small.n, 40);
	struct kith_partition circles = {small.n, 4, folk.circle};
	struct kith_meet_options options = {
		both, both, 0, 3, folk.alike, folk.level, &circles, true, 0, 0, by_number, NULL};
	long failures = 0;
	for (bool done = false; !done; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		GArray *result = kith_meet_find(&options, &error);
		kith_array_fail_after(-1);
		done = result != NULL;
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		g_clear_pointer(&result, g_array_unref);
	}
	assert_true(failures > 3);
	folk_finish(&folk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prospects_equal_those_of_looking_at_everyone),
		cmocka_unit_test(page_rank_orders_by_where_a_walk_is_found),
		cmocka_unit_test(running_out_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
