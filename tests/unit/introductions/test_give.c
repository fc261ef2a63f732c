/* Claims about whom to introduce to each other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/give.h"

#include <string.h>

#include "measures/nearby.h"
#include "unit/small_graphs.h"

static const struct kith_guests nothing;

/* People of one interest column, letters parted by semicolons. */
struct folk {
	uint32_t cell[SMALL_MOST];
	kith_names *names;
	kith_alike *alike;
};

static void folk_init(struct folk *folk, size_t n, uint64_t seed)
{
	static const char *const cells[] = {"", "a", "b", "c", "a;b", "b;c;d", "d;e"};
	struct kith_random random;
	kith_random_init(&random, seed);
	folk->names = kith_names_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
		kith_names_add(folk->names, cells[i], strlen(cells[i]), NULL);
	}
	bool bare = kith_random_below(&random, 4) == 0;
	for (size_t i = 0; i < n; i++) {
		folk->cell[i] = bare ? 0 : (uint32_t)kith_random_below(&random, 7);
	}
	struct kith_trait trait = {"likes", folk->cell, folk->names, KITH_TRAIT_INTEREST};
	folk->alike = kith_alike_new(n, &trait, 1, NULL);
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

/* The same order as of numbers: rows, then the number itself. */
static bool goes_first(const kith_csr *both, uint32_t a, uint32_t b)
{
	uint32_t x = kith_csr_degree(both, a), y = kith_csr_degree(both, b);
	return x != y ? x < y : a < b;
}

/* True when a pair has something to share: `score` is likeness, then nearness. */
static bool can_share(
	const struct folk *folk, const kith_csr *both, uint32_t a, uint32_t b, double score[2])
{
	score[0] = kith_alike_likeness(folk->alike, a, b);
	score[1] = kith_nearby_allocation(both, a, b);
	bool bare = folk->alike->value_count == 0;
	return a != b && kith_csr_find(both, a, b) == UINT64_MAX &&
	       (score[0] > 0 || (bare && score[1] > 0));
}

static bool more(const double a[2], const double b[2])
{
	return a[0] > b[0] || (!(a[0] < b[0]) && a[1] > b[1] + 1e-12);
}

static struct kith_asking asking_of(const kith_csr *rows, const kith_csr *both, uint32_t asker)
{
	return (struct kith_asking){.out = {rows, NULL, 1},
		.in = {rows, NULL, 1},
		.both = both,
		.node_costs = {.decay = 1},
		.asker = asker,
		.via = KITH_NOBODY,
		.by_name = by_number};
}

static void contacts_are_paired_when_they_do_not_know_each_other(void **state)
{
	(void)state;
	size_t pairs = 0;
	for (uint64_t seed = 0; seed < 600; seed++) {
		struct small small = small_random(seed);
		struct folk folk;
		g_autoptr(kith_csr) rows = small_csr(&small);
		g_autoptr(kith_csr) both = small_both(&small);
		folk_init(&folk, small.n, seed);
		uint32_t me = (uint32_t)(seed % small.n);
		struct kith_asking asking = asking_of(rows, both, me);
		g_autoptr(GArray) made =
			kith_give_among_contacts(&asking, folk.alike, &nothing, 999, NULL);
		size_t expected = 0;
		for (uint32_t a = 0; a < small.n; a++) {
			for (uint32_t b = 0; b < a; b++) {
				double score[2];
				expected += can_share(&folk, both, a, b, score) &&
					    kith_csr_find(both, me, a) != UINT64_MAX &&
					    kith_csr_find(both, me, b) != UINT64_MAX;
			}
		}
		assert_int_equal(made->len, expected);
		pairs += expected;
		double last[2] = {2, 99};
		for (guint i = 0; i < made->len; i++) {
			struct kith_pair *pair = &g_array_index(made, struct kith_pair, i);
			double score[2];
			assert_true(can_share(&folk, both, pair->first, pair->second, score));
			assert_true(goes_first(both, pair->first, pair->second));
			assert_int_equal(pair->introducer, me);
			assert_float_equal(pair->likeness, score[0], 1e-12);
			assert_float_equal(pair->near, score[1], 1e-12);
			assert_false(more(score, last));
			memcpy(last, score, sizeof last);
		}
		folk_finish(&folk);
	}
	assert_true(pairs > 300);
}

static void of_many_pairs_the_best_are_kept(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 600; seed++) {
		struct small small = small_random(seed);
		struct folk folk;
		g_autoptr(kith_csr) both = small_both(&small);
		folk_init(&folk, small.n, seed);
		struct kith_asking asking = asking_of(both, both, (uint32_t)(seed % small.n));
		g_autoptr(GArray) all =
			kith_give_among_contacts(&asking, folk.alike, &nothing, 999, NULL);
		for (guint limit = 1; limit < 6; limit++) {
			g_autoptr(GArray) best = kith_give_among_contacts(
				&asking, folk.alike, &nothing, limit, NULL);
			assert_int_equal(best->len, MIN(all->len, limit));
			for (guint i = 0; i < best->len; i++) {
				struct kith_pair *a = &g_array_index(all, struct kith_pair, i);
				struct kith_pair *b = &g_array_index(best, struct kith_pair, i);
				assert_int_equal(a->first, b->first);
				assert_int_equal(a->second, b->second);
				assert_float_equal(a->near, b->near, 1e-12);
			}
		}
		folk_finish(&folk);
	}
}

/* Makes the pairs by looking at everybody for everybody, and compares. */
static void compare_rounds(
	const struct folk *folk, const kith_csr *both, const GArray *made, uint32_t each)
{
	uint32_t count[SMALL_MOST] = {0}, n = (uint32_t)both->n;
	bool paired[SMALL_MOST][SMALL_MOST] = {{false}};
	guint next = 0;
	for (uint32_t round = 1; round <= MIN(each, n); round++) {
		bool done[SMALL_MOST] = {false};
		for (uint32_t turn = 0; turn < n; turn++) {
			uint32_t person = UINT32_MAX, partner = UINT32_MAX;
			for (uint32_t i = 0; i < n; i++) {
				if (!done[i] &&
					(person == UINT32_MAX || goes_first(both, i, person))) {
					person = i;
				}
			}
			done[person] = true;
			double best[2] = {0, 0};
			for (uint32_t i = 0; i < n && count[person] < round; i++) {
				double score[2];
				if (count[i] >= each || paired[person][i] ||
					!can_share(folk, both, person, i, score)) {
					continue;
				}
				bool better = partner == UINT32_MAX || more(score, best) ||
					      (!more(best, score) && goes_first(both, i, partner));
				if (better) {
					partner = i;
					memcpy(best, score, sizeof best);
				}
			}
			if (partner != UINT32_MAX) {
				assert_true(next < made->len);
				struct kith_pair *pair =
					&g_array_index(made, struct kith_pair, next++);
				assert_int_equal(
					MIN(pair->first, pair->second), MIN(person, partner));
				assert_int_equal(
					MAX(pair->first, pair->second), MAX(person, partner));
				paired[person][partner] = paired[partner][person] = true;
				count[person]++;
				count[partner]++;
			}
		}
	}
	assert_int_equal(next, made->len);
}

static void a_hosts_pairs_equal_those_of_looking_at_everyone(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 600; seed++) {
		struct small small = small_random(seed);
		struct folk folk;
		g_autoptr(kith_csr) rows = small_csr(&small);
		g_autoptr(kith_csr) both = small_both(&small);
		folk_init(&folk, small.n, seed);
		struct kith_asking asking = asking_of(rows, both, KITH_NOBODY);
		uint32_t each = seed % 4 == 3 ? 1000000 : 1 + (uint32_t)(seed % 3);
		g_autoptr(GArray) made =
			kith_give_among_all(&asking, folk.alike, &nothing, each, SIZE_MAX, NULL);
		compare_rounds(&folk, both, made, each);
		size_t limit = seed % 5;
		g_autoptr(GArray) first =
			kith_give_among_all(&asking, folk.alike, &nothing, each, limit, NULL);
		assert_int_equal(first->len, MIN(limit, made->len));
		for (guint k = 0; k < first->len; k++) {
			const struct kith_pair *x = &g_array_index(first, struct kith_pair, k);
			const struct kith_pair *y = &g_array_index(made, struct kith_pair, k);
			assert_true(x->first == y->first && x->second == y->second);
			assert_true(x->introducer == y->introducer);
		}
		folk_finish(&folk);
	}
}

static void those_who_belong_together_are_no_pairs_and_newcomers_come_first(void **state)
{
	(void)state;
	/* All know 5, and nobody else. 0 and 1 have met, 0 and 2 are colleagues, 0 and 3 came
	 * along. */
	struct small small =
		small_pairs(6, 5, (const uint32_t[][2]){{0, 5}, {1, 5}, {2, 5}, {3, 5}, {4, 5}});
	struct small met = small_pairs(6, 1, (const uint32_t[][2]){{0, 1}});
	struct small together = small_pairs(6, 1, (const uint32_t[][2]){{0, 3}});
	g_autoptr(kith_csr) both = small_both(&small);
	g_autoptr(kith_csr) met_rows = small_both(&met), together_rows = small_both(&together);
	g_autoptr(kith_alike) alike = kith_alike_new(6, NULL, 0, NULL);
	const uint64_t first_company[] = {0, 2, 2, 4, 5, 5, 5};
	const uint32_t company[] = {6, 7, 7, 9, 8};
	const uint8_t newcomer[] = {0, 0, 0, 0, 1, 0};
	struct kith_guests guests = {met_rows, together_rows, first_company, company, newcomer};
	struct kith_asking asking = asking_of(both, both, 5);
	g_autoptr(GArray) mine = kith_give_among_contacts(&asking, alike, &guests, 99, NULL);
	assert_int_equal(mine->len, 10 - 3);
	assert_int_equal(g_array_index(mine, struct kith_pair, 0).second, 4);
	asking.asker = KITH_NOBODY;
	g_autoptr(GArray) all = kith_give_among_all(&asking, alike, &guests, 1, SIZE_MAX, NULL);
	assert_int_equal(all->len, 2);
	assert_int_equal(g_array_index(all, struct kith_pair, 0).second, 4);
	assert_int_equal(g_array_index(all, struct kith_pair, 1).first, 1);
	assert_int_equal(g_array_index(all, struct kith_pair, 1).second, 2);
}

static void the_likeliest_mutual_contact_introduces(void **state)
{
	(void)state;
	/* 0 and 1 share two contacts: 2, close to both, and 3, close to one. */
	struct small small =
		small_pairs(5, 4, (const uint32_t[][2]){{0, 2}, {2, 1}, {0, 3}, {3, 1}});
	small.weighted = true;
	small.value[0] = small.value[1] = small.value[2] = 2;
	g_autoptr(kith_csr) both = small_both(&small);
	g_autoptr(kith_alike) alike = kith_alike_new(5, NULL, 0, NULL);
	double willing[] = {1, 1, .1, 1, 1};
	struct kith_asking asking = asking_of(both, both, KITH_NOBODY);
	g_autoptr(GArray) made = kith_give_among_all(&asking, alike, &nothing, 1, SIZE_MAX, NULL);
	assert_int_equal(made->len, 2);
	assert_int_equal(g_array_index(made, struct kith_pair, 0).introducer, 2);
	asking.node_costs.willing = willing;
	g_autoptr(GArray) spared = kith_give_among_all(&asking, alike, &nothing, 1, SIZE_MAX, NULL);
	assert_int_equal(g_array_index(spared, struct kith_pair, 0).introducer, 3);
}

static void running_out_of_memory_is_reported(void **state)
{
	(void)state;
	struct small small = small_random(40);
	struct folk folk;
	g_autoptr(kith_csr) both = small_both(&small);
	folk_init(&folk, small.n, 40);
	struct kith_asking asking = asking_of(both, both, 0);
	long failures = 0;
	for (bool done = false; !done; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		GArray *result = failures % 2 ? kith_give_among_all(&asking, folk.alike, &nothing,
							2, SIZE_MAX, &error)
					      : kith_give_among_contacts(
							&asking, folk.alike, &nothing, 9, &error);
		kith_array_fail_after(-1);
		done = result != NULL;
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		g_clear_pointer(&result, g_array_unref);
	}
	assert_true(failures > 2);
	folk_finish(&folk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contacts_are_paired_when_they_do_not_know_each_other),
		cmocka_unit_test(of_many_pairs_the_best_are_kept),
		cmocka_unit_test(a_hosts_pairs_equal_those_of_looking_at_everyone),
		cmocka_unit_test(those_who_belong_together_are_no_pairs_and_newcomers_come_first),
		cmocka_unit_test(the_likeliest_mutual_contact_introduces),
		cmocka_unit_test(running_out_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
