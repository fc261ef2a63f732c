/* Claims about base/records: a record is found by its key, and numbered as it was added. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/records.h"

struct counted {
	struct kith_record_key key;
	uint32_t times;
};

static void records_are_found_by_key_however_many(void **state)
{
	(void)state;
	enum { SIDE = 12 };
	uint32_t naive[SIDE][SIDE][SIDE] = {0};
	struct kith_records records;
	struct kith_random random;
	kith_records_init(&records, sizeof(struct counted));
	kith_random_init(&random, 1);
	for (size_t k = 0; k < 20000; k++) {
		struct kith_record_key key = {(uint32_t)kith_random_below(&random, SIDE),
			(uint32_t)kith_random_below(&random, SIDE),
			(uint32_t)kith_random_below(&random, SIDE)};
		struct counted *record = kith_records_add(&records, key, NULL);
		assert_int_equal(++record->times, ++naive[key.a][key.b][key.c]);
	}
	size_t distinct = 0;
	for (uint32_t a = 0; a < SIDE; a++) {
		for (uint32_t b = 0; b < SIDE; b++) {
			for (uint32_t c = 0; c < SIDE; c++) {
				const struct counted *record = kith_records_find(
					&records, (struct kith_record_key){a, b, c});
				assert_int_equal(record ? record->times : 0, naive[a][b][c]);
				distinct += naive[a][b][c] > 0;
			}
		}
	}
	assert_int_equal(records.count, distinct);
	kith_records_finish(&records);
}

static void records_keep_the_order_they_were_added_in(void **state)
{
	(void)state;
	struct kith_records records;
	kith_records_init(&records, sizeof(struct counted));
	assert_null(kith_records_find(&records, (struct kith_record_key){0, 0, 0}));
	for (uint32_t k = 0; k < 1000; k++) {
		assert_non_null(
			kith_records_add(&records, (struct kith_record_key){~k, 7, k}, NULL));
	}
	for (uint32_t k = 0; k < 1000; k++) {
		const struct counted *record = kith_records_at(&records, k);
		assert_int_equal(record->key.c, k);
	}
	kith_records_finish(&records);
	assert_int_equal(records.count, 0);
}

static void a_failed_addition_leaves_what_was_there(void **state)
{
	(void)state;
	struct kith_records records;
	kith_records_init(&records, sizeof(struct counted));
	for (long fails = 0; fails < 3; fails++) {
		GError *error = NULL;
		kith_array_fail_after(fails);
		assert_null(kith_records_add(&records, (struct kith_record_key){1, 2, 3}, &error));
		kith_array_fail_after(-1);
		assert_int_equal(error->code, KITH_ERROR_SYSTEM);
		g_error_free(error);
	}
	assert_non_null(kith_records_add(&records, (struct kith_record_key){1, 2, 3}, NULL));
	assert_int_equal(records.count, 1);
	kith_records_finish(&records);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_found_by_key_however_many),
		cmocka_unit_test(records_keep_the_order_they_were_added_in),
		cmocka_unit_test(a_failed_addition_leaves_what_was_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
