/* Claims about what became of communities. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/tracking.h"

#include "communities/agreement.h"
#include "communities/leiden.h"
#include "unit/networks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define NO KITH_NO_GROUP

static GArray *tracked(const uint32_t *a, const uint32_t *b, size_t n)
{
	struct kith_partition side[2];
	const uint32_t *of[] = {a, b};
	for (int t = 0; t < 2; t++) {
		assert_true(kith_partition_init(&side[t], n, NULL));
		for (size_t i = 0; i < n; i++) {
			side[t].of[i] = of[t][i];
			if (of[t][i] != NO) {
				side[t].groups = MAX(side[t].groups, of[t][i] + 1);
			}
		}
	}
	GArray *rows = kith_tracking_find(&side[0], &side[1], NULL);
	assert_non_null(rows);
	kith_partition_finish(&side[0]);
	kith_partition_finish(&side[1]);
	return rows;
}

static struct kith_tracked row_at(const GArray *rows, guint k)
{
	assert_true(k < rows->len);
	return g_array_index(rows, struct kith_tracked, k);
}

static void assert_row(
	struct kith_tracked row, enum kith_fate fate, uint32_t before, uint32_t after)
{
	assert_int_equal(row.fate, fate);
	assert_int_equal(row.before, before);
	assert_int_equal(row.after, after);
}

static void nothing_changes_where_nothing_changed(void **state)
{
	(void)state;
	const uint32_t of[] = {0, 0, 0, 1, 1, NO, 2};
	g_autoptr(GArray) rows = tracked(of, of, 7);
	assert_int_equal(rows->len, 3);
	for (guint k = 0; k < 3; k++) {
		assert_row(row_at(rows, k), KITH_STAYED, k, k);
	}
}

static void a_circle_keeps_its_number_whatever_it_is_called_later(void **state)
{
	(void)state;
	const uint32_t before[] = {0, 0, 0, 0, 1, 1, 1, NO};
	const uint32_t after[] = {1, 1, 1, NO, 0, 0, 0, 0};
	g_autoptr(GArray) rows = tracked(before, after, 8);
	assert_row(row_at(rows, 0), KITH_SHRANK, 0, 1);
	assert_row(row_at(rows, 1), KITH_GREW, 1, 0);
	assert_int_equal(row_at(rows, 0).shared, 3);
	assert_int_equal(row_at(rows, 1).size_after, 4);
}

static void what_parts_splits_and_what_joins_merges(void **state)
{
	(void)state;
	const uint32_t one[] = {0, 0, 0, 0, 0, 0, 0}, two[] = {0, 0, 0, 0, 1, 1, 1};
	g_autoptr(GArray) parted = tracked(one, two, 7);
	assert_row(row_at(parted, 0), KITH_SHRANK, 0, 0);
	assert_row(row_at(parted, 1), KITH_SPLIT, 0, 1);
	g_autoptr(GArray) joined = tracked(two, one, 7);
	assert_row(row_at(joined, 0), KITH_GREW, 0, 0);
	assert_row(row_at(joined, 1), KITH_MERGED, 1, 0);
}

static void strangers_make_a_new_circle_and_leave_an_old_one(void **state)
{
	(void)state;
	const uint32_t before[] = {0, 0, NO, NO}, after[] = {NO, NO, 0, 0};
	g_autoptr(GArray) rows = tracked(before, after, 4);
	assert_row(row_at(rows, 0), KITH_GONE, 0, NO);
	assert_row(row_at(rows, 1), KITH_NEW, NO, 0);
}

static enum kith_fate mirrored(enum kith_fate fate)
{
	static const enum kith_fate mirror[] = {[KITH_STAYED] = KITH_STAYED,
		[KITH_GREW] = KITH_SHRANK,
		[KITH_SHRANK] = KITH_GREW,
		[KITH_SPLIT] = KITH_MERGED,
		[KITH_MERGED] = KITH_SPLIT,
		[KITH_NEW] = KITH_GONE,
		[KITH_GONE] = KITH_NEW};
	return mirror[fate];
}

static bool has_mirror(const GArray *rows, const struct kith_tracked *row)
{
	for (guint k = 0; k < rows->len; k++) {
		struct kith_tracked other = row_at(rows, k);
		if (other.before == row->after && other.after == row->before &&
			other.fate == mirrored(row->fate) && other.shared == row->shared &&
			other.size_before == row->size_after) {
			return true;
		}
	}
	return false;
}

static void draw(struct kith_random *random, uint32_t *of, size_t n, uint32_t groups)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t group = (uint32_t)kith_random_below(random, groups + 1);
		of[i] = group == groups ? NO : group;
	}
}

static void told_backwards_everything_is_mirrored(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 5);
	for (int round = 0; round < 2000; round++) {
		uint32_t a[30], b[30];
		draw(&random, a, 30, 1 + (uint32_t)kith_random_below(&random, 6));
		draw(&random, b, 30, 1 + (uint32_t)kith_random_below(&random, 6));
		g_autoptr(GArray) there = tracked(a, b, 30);
		g_autoptr(GArray) back = tracked(b, a, 30);
		assert_int_equal(there->len, back->len);
		for (guint k = 0; k < there->len; k++) {
			assert_true(
				has_mirror(back, &g_array_index(there, struct kith_tracked, k)));
		}
	}
}

/* Circles of ten of which a tenth change places are followed, every one. */
static void drifting_circles_are_followed(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 7);
	for (int round = 0; round < 100; round++) {
		uint32_t before[200], after[200];
		for (uint32_t i = 0; i < 200; i++) {
			before[i] = i / 10;
			after[i] = 19 - i / 10;
		}
		for (int moved = 0; moved < 20; moved++) {
			after[kith_random_below(&random, 200)] =
				(uint32_t)kith_random_below(&random, 20);
		}
		g_autoptr(GArray) rows = tracked(before, after, 200);
		assert_int_equal(rows->len, 20);
		for (guint k = 0; k < 20; k++) {
			assert_int_equal(row_at(rows, k).before, k);
			assert_int_equal(row_at(rows, k).after, 19 - k);
		}
	}
}

/* Partitions of `n` people at `count` times, one after another in `of`, followed. */
static void follow(uint32_t *of, size_t n, size_t count)
{
	struct kith_partition *times = g_new0(struct kith_partition, count);
	for (size_t t = 0; t < count; t++) {
		times[t] = (struct kith_partition){.n = n, .of = of + t * n};
		for (size_t i = 0; i < n; i++) {
			uint32_t group = times[t].of[i];
			times[t].groups =
				group == NO ? times[t].groups : MAX(times[t].groups, group + 1);
		}
	}
	assert_true(kith_tracking_follow(times, count, NULL));
	g_free(times);
}

static void what_goes_on_keeps_its_number(void **state)
{
	(void)state;
	uint32_t of[] = {0, 0, 0, 1, 1, 1, /**/ 1, 1, 1, 0, 0, 0, /**/ 0, 0, 0, 2, 2, 1};
	const uint32_t expected[] = {0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 2};
	follow(of, 6, 3);
	assert_memory_equal(of, expected, sizeof of);
}

static void what_was_gone_comes_back_under_its_number(void **state)
{
	(void)state;
	uint32_t of[] = {0, 0, 0, 1, 1, 1, /**/ NO, NO, NO, 0, 0, 0, /**/ 1, 1, 1, 0, 0, 0};
	const uint32_t expected[] = {0, 0, 0, 1, 1, 1, NO, NO, NO, 1, 1, 1, 0, 0, 0, 1, 1, 1};
	follow(of, 6, 3);
	assert_memory_equal(of, expected, sizeof of);
}

/* Whether two groupings are the same but for their numbers. */
static bool alike(const uint32_t *a, const uint32_t *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			if ((a[i] == NO) != (b[i] == NO) ||
				(a[i] != NO && (a[i] == a[j]) != (b[i] == b[j]))) {
				return false;
			}
		}
	}
	return true;
}

/* Numbers change and nothing else; those that go on from one time to the next keep theirs. */
static void following_renumbers_and_no_more(void **state)
{
	(void)state;
	enum { PEOPLE = 24, TIMES = 5 };
	struct kith_random random;
	kith_random_init(&random, 11);
	for (int round = 0; round < 500; round++) {
		uint32_t before[TIMES * PEOPLE], of[TIMES * PEOPLE];
		for (int t = 0; t < TIMES; t++) {
			draw(&random, of + t * PEOPLE, PEOPLE,
				1 + (uint32_t)kith_random_below(&random, 6));
		}
		memcpy(before, of, sizeof of);
		follow(of, PEOPLE, TIMES);
		for (int t = 0; t < TIMES; t++) {
			assert_true(alike(before + t * PEOPLE, of + t * PEOPLE, PEOPLE));
		}
		for (int t = 1; t < TIMES; t++) {
			const uint32_t *was = of + (t - 1) * PEOPLE, *is = of + t * PEOPLE;
			g_autoptr(GArray) rows = tracked(was, is, PEOPLE);
			for (guint k = 0; k < rows->len; k++) {
				struct kith_tracked row = row_at(rows, k);
				assert_true(row.fate > KITH_SHRANK || row.before == row.after);
			}
		}
	}
}

enum { CIRCLES = 8, MEMBERS = 20, EVERYBODY = CIRCLES * MEMBERS, YEARS = 6 };

/* Who is in which circle year by year: some change circles every year, in the second circle 0 loses
 * eight to a new one, in the fourth circle 2, of sixteen, goes into 1, of twenty-four. */
static void plant_history(struct kith_random *random, uint32_t planted[YEARS * EVERYBODY])
{
	for (uint32_t i = 0; i < EVERYBODY; i++) {
		planted[i] = i / MEMBERS == 2 && i % MEMBERS < 4 ? 1 : i / MEMBERS;
	}
	for (int year = 1; year < YEARS; year++) {
		uint32_t *was = planted + (year - 1) * EVERYBODY, *is = was + EVERYBODY;
		memcpy(is, was, EVERYBODY * sizeof *is);
		for (int moved = 0; moved < EVERYBODY / 20; moved++) {
			is[kith_random_below(random, EVERYBODY)] =
				is[kith_random_below(random, EVERYBODY)];
		}
		for (uint32_t i = 0, left = 8; i < EVERYBODY; i++) {
			bool leaves = year == 2 && is[i] == 0 && left;
			left -= leaves;
			is[i] = leaves ? CIRCLES : year >= 4 && is[i] == 2 ? 1 : is[i];
		}
	}
}

/* Ties of a year: seven of ten pairs in a circle, one of a hundred others. */
static void find_planted(struct kith_random *random, uint32_t *of)
{
	g_autofree uint32_t(*ends)[2] = g_malloc(sizeof *ends * EVERYBODY * EVERYBODY);
	size_t m = 0;
	for (uint32_t i = 0; i < EVERYBODY; i++) {
		for (uint32_t j = i + 1; j < EVERYBODY; j++) {
			if (kith_random_below(random, 100) < (of[i] == of[j] ? 70 : 1)) {
				ends[m][0] = i;
				ends[m++][1] = j;
			}
		}
	}
	kith_csr *csr = network_of(EVERYBODY, m, (const uint32_t(*)[2])(void *)ends, NULL, false);
	struct kith_leiden_result found;
	const struct kith_leiden_options how = {.resolution = 1, .seed = 1, .runs = 3};
	assert_true(kith_leiden_find(csr, csr, &how, &found, NULL));
	memcpy(of, found.all[found.best].of, EVERYBODY * sizeof *of);
	kith_leiden_finish(&found);
	kith_csr_free(csr);
}

/* Who was in which circle when, planted and followed, agree, splits, merging and drift included. */
static void planted_histories_are_found(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 13);
	for (int round = 0; round < 10; round++) {
		uint32_t planted[YEARS * EVERYBODY], found[YEARS * EVERYBODY];
		plant_history(&random, planted);
		memcpy(found, planted, sizeof found);
		for (int year = 0; year < YEARS; year++) {
			find_planted(&random, found + year * EVERYBODY);
		}
		follow(found, EVERYBODY, YEARS);
		const struct kith_partition a = {YEARS * EVERYBODY, CIRCLES + 1, planted};
		const struct kith_partition b = {YEARS * EVERYBODY, YEARS * CIRCLES, found};
		struct kith_agreement agreement;
		assert_true(kith_agreement_of(&a, &b, &agreement, NULL));
		assert_true(agreement.nmi >= 0.95);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_changes_where_nothing_changed),
		cmocka_unit_test(a_circle_keeps_its_number_whatever_it_is_called_later),
		cmocka_unit_test(what_parts_splits_and_what_joins_merges),
		cmocka_unit_test(strangers_make_a_new_circle_and_leave_an_old_one),
		cmocka_unit_test(told_backwards_everything_is_mirrored),
		cmocka_unit_test(drifting_circles_are_followed),
		cmocka_unit_test(what_goes_on_keeps_its_number),
		cmocka_unit_test(what_was_gone_comes_back_under_its_number),
		cmocka_unit_test(following_renumbers_and_no_more),
		cmocka_unit_test(planted_histories_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
