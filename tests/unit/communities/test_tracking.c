/* Claims about what became of communities. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/tracking.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_changes_where_nothing_changed),
		cmocka_unit_test(a_circle_keeps_its_number_whatever_it_is_called_later),
		cmocka_unit_test(what_parts_splits_and_what_joins_merges),
		cmocka_unit_test(strangers_make_a_new_circle_and_leave_an_old_one),
		cmocka_unit_test(told_backwards_everything_is_mirrored),
		cmocka_unit_test(drifting_circles_are_followed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
