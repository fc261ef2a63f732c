/* Claims about lib/io/names. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "io/names.h"

static void names_are_numbered_as_first_met(void **state)
{
	(void)state;
	g_autoptr(kith_names) names = kith_names_new(NULL);
	assert_int_equal(kith_names_add(names, "Ada", 3, NULL), 0);
	assert_int_equal(kith_names_add(names, "", 0, NULL), 1);
	assert_int_equal(kith_names_add(names, "Ada", 3, NULL), 0);
	assert_int_equal(kith_names_add(names, "Ad", 2, NULL), 2);
	assert_int_equal(kith_names_count(names), 3);
	assert_string_equal(kith_names_get(names, 0), "Ada");
	assert_string_equal(kith_names_get(names, 1), "");
	assert_int_equal(kith_names_find(names, "nobody"), KITH_NO_NAME);
}

static void names_of_every_length_are_told_apart(void **state)
{
	(void)state;
	g_autoptr(kith_names) names = kith_names_new(NULL);
	char long_name[200];
	memset(long_name, 'x', sizeof long_name);
	for (uint32_t length = 0; length < 100; length++) {
		assert_int_equal(kith_names_add(names, long_name, length, NULL), length);
	}
	for (uint32_t length = 0; length < 100; length++) {
		g_autofree char *copy = g_strndup(long_name, length);
		assert_int_equal(kith_names_find(names, copy), length);
		assert_string_equal(kith_names_get(names, length), copy);
	}
}

static void many_at_once_equal_one_by_one(void **state)
{
	(void)state;
	enum { COUNT = 3000 };
	g_autoptr(kith_names) one = kith_names_new(NULL);
	g_autoptr(kith_names) all = kith_names_new(NULL);
	static char bytes[COUNT][48];
	static struct kith_text texts[COUNT];
	static uint32_t ids[COUNT];
	for (int i = 0; i < COUNT; i++) {
		/* Repeats, and some beyond 16 bytes. */
		g_snprintf(bytes[i], sizeof bytes[i], "%s%d", i % 3 ? "u" : "a much longer name ",
			i * 7 % 1000);
		texts[i] = (struct kith_text){bytes[i], strlen(bytes[i])};
	}
	assert_true(kith_names_add_all(all, texts, COUNT, ids, NULL));
	for (int i = 0; i < COUNT; i++) {
		assert_int_equal(ids[i], kith_names_add(one, bytes[i], strlen(bytes[i]), NULL));
		assert_string_equal(kith_names_get(all, ids[i]), bytes[i]);
	}
}

static void what_has_settled_is_found_and_added_to(void **state)
{
	(void)state;
	g_autoptr(kith_names) names = kith_names_new(NULL);
	for (int i = 0; i < 1000; i++) {
		g_autofree char *name =
			g_strdup_printf("%s%d", i % 2 ? "u" : "a much longer name ", i);
		kith_names_add(names, name, strlen(name), NULL);
	}
	kith_names_settle(names);
	kith_array_fail_after(0);
	assert_int_equal(kith_names_find(names, "u77"), 77);
	assert_int_equal(kith_names_find(names, "u7777"), KITH_NO_NAME);
	kith_array_fail_after(-1);
	assert_int_equal(kith_names_find(names, "a much longer name 998"), 998);
	kith_names_settle(names);
	assert_int_equal(kith_names_add(names, "u999", 4, NULL), 999);
	assert_int_equal(kith_names_add(names, "new", 3, NULL), 1000);
	assert_int_equal(kith_names_find(names, "new"), 1000);
	assert_string_equal(kith_names_get(names, 1000), "new");
}

static void picked_names_have_numbers_of_their_own(void **state)
{
	(void)state;
	static const char *const all[] = {"", "Ann", "a name longer than sixteen bytes", "Bo"};
	const uint32_t ids[] = {2, 3, 1};
	g_autoptr(kith_names) names = kith_names_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		kith_names_add(names, all[i], strlen(all[i]), NULL);
	}
	g_autoptr(kith_names) picked = kith_names_pick(names, ids, G_N_ELEMENTS(ids), NULL);
	assert_int_equal(kith_names_count(picked), G_N_ELEMENTS(ids));
	for (uint32_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		assert_string_equal(kith_names_get(picked, i), all[ids[i]]);
		assert_int_equal(kith_names_find(picked, all[ids[i]]), i);
	}
	assert_int_equal(kith_names_find(picked, ""), KITH_NO_NAME);
	assert_int_equal(kith_names_add(picked, "Cy", 2, NULL), 3);
	g_autoptr(kith_names) nobody = kith_names_pick(names, ids, 0, NULL);
	assert_int_equal(kith_names_count(nobody), 0);
	assert_int_equal(kith_names_add(nobody, "Bo", 2, NULL), 0);
}

static void a_failed_allocation_is_reported(void **state)
{
	(void)state;
	for (long k = 0; k < 6; k++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(k);
		g_autoptr(kith_names) names = kith_names_new(&error);
		for (int i = 0; names && !error && i < 1000; i++) {
			g_autofree char *name = g_strdup_printf("%d", i);
			uint32_t id = kith_names_add(names, name, strlen(name), &error);
			assert_int_equal(id == KITH_NO_NAME, error != NULL);
		}
		kith_array_fail_after(-1);
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_numbered_as_first_met),
		cmocka_unit_test(names_of_every_length_are_told_apart),
		cmocka_unit_test(many_at_once_equal_one_by_one),
		cmocka_unit_test(what_has_settled_is_found_and_added_to),
		cmocka_unit_test(picked_names_have_numbers_of_their_own),
		cmocka_unit_test(a_failed_allocation_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
