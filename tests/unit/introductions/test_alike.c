/* Claims about what people have in common. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/alike.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

#define assert_near(a, b, tolerance) assert_true(fabs((double)(a) - (double)(b)) <= (tolerance))

/* A column with these cells, one a person. */
struct column {
	struct kith_trait trait;
	kith_names *names;
	uint32_t cell[16];
};

static void column_init(struct column *column, const char *name, const char *const *cells, size_t n)
{
	column->names = kith_names_new(NULL);
	kith_names_add(column->names, "", 0, NULL);
	for (size_t i = 0; i < n; i++) {
		column->cell[i] = kith_names_add(column->names, cells[i], strlen(cells[i]), NULL);
	}
	column->trait = (struct kith_trait){name, column->cell, column->names, KITH_TRAIT_INTEREST};
}

static void values_are_parted_trimmed_and_compared_without_case(void **state)
{
	(void)state;
	static const char *const cells[] = {
		"Robotics; climbing ;", "climbing|ROBOTICS;chess", "", " ; ", "robotics;Robotics"};
	struct column column;
	column_init(&column, "interests", cells, 5);
	g_autoptr(kith_alike) alike = kith_alike_new(5, &column.trait, 1, NULL);
	uint32_t shared[4];
	assert_int_equal(kith_alike_shared(alike, 0, 1, shared), 2);
	assert_string_equal(alike->value[shared[0]], "Robotics");
	assert_string_equal(alike->value[shared[1]], "climbing");
	assert_near(kith_alike_likeness(alike, 0, 1), 2. / 3, 1e-15);
	assert_int_equal(kith_alike_count(alike, 2), 0);
	assert_int_equal(kith_alike_count(alike, 3), 0);
	assert_int_equal(kith_alike_count(alike, 4), 1);
	assert_near(kith_alike_likeness(alike, 2, 3), 0, 0);
	assert_near(kith_alike_likeness(alike, 0, 0), 1, 0);
	kith_names_free(column.names);
}

static void the_same_word_in_two_columns_is_two_values(void **state)
{
	(void)state;
	static const char *const field[] = {"web", "games"}, *const goal[] = {"games", "web"};
	struct column columns[2];
	column_init(&columns[0], "field", field, 2);
	column_init(&columns[1], "goal", goal, 2);
	struct kith_trait traits[] = {columns[0].trait, columns[1].trait};
	g_autoptr(kith_alike) alike = kith_alike_new(2, traits, 2, NULL);
	assert_int_equal(alike->value_count, 4);
	assert_int_equal(kith_alike_shared(alike, 0, 1, NULL), 0);
	assert_int_equal(alike->trait_of[alike->values[alike->start[1] + 1]], 1);
	kith_names_free(columns[0].names);
	kith_names_free(columns[1].names);
}

static void nobody_and_no_columns_are_no_trouble(void **state)
{
	(void)state;
	g_autoptr(kith_alike) nobody = kith_alike_new(0, NULL, 0, NULL);
	g_autoptr(kith_alike) two = kith_alike_new(2, NULL, 0, NULL);
	assert_int_equal(nobody->value_count, 0);
	assert_near(kith_alike_likeness(two, 0, 1), 0, 0);
}

/* Sets of letters as bits, written out as cells in random order. */
static void likeness_equals_that_of_sets(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 1);
	for (int trial = 0; trial < 300; trial++) {
		unsigned set[16];
		char text[16][64];
		const char *cells[16];
		for (size_t i = 0; i < 16; i++) {
			GString *cell = g_string_new(NULL);
			set[i] = 0;
			for (size_t k = kith_random_below(&random, 8); k > 0; k--) {
				unsigned letter = (unsigned)kith_random_below(&random, 8);
				set[i] |= 1U << letter;
				g_string_append_printf(cell, "%c%c", 'a' + (int)letter,
					kith_random_below(&random, 2) ? ';' : '|');
			}
			g_strlcpy(text[i], cell->str, sizeof text[i]);
			cells[i] = text[i];
			g_string_free(cell, TRUE);
		}
		struct column column;
		column_init(&column, "letters", cells, 16);
		g_autoptr(kith_alike) alike = kith_alike_new(16, &column.trait, 1, NULL);
		for (uint32_t a = 0; a < 16; a++) {
			for (uint32_t b = 0; b < 16; b++) {
				int both = __builtin_popcount(set[a] & set[b]);
				int either = __builtin_popcount(set[a] | set[b]);
				assert_int_equal(kith_alike_shared(alike, a, b, NULL), both);
				assert_near(kith_alike_likeness(alike, a, b),
					either ? (double)both / either : 0, 1e-15);
			}
		}
		for (size_t v = 0; v < alike->value_count; v++) {
			for (uint64_t e = alike->who[v]; e < alike->who[v + 1]; e++) {
				int letter = alike->value[v][0] - 'a';
				assert_true(set[alike->people[e]] >> letter & 1);
			}
		}
		assert_int_equal(alike->who[alike->value_count], alike->start[16]);
		kith_names_free(column.names);
	}
}

static void running_out_of_memory_is_reported(void **state)
{
	(void)state;
	static const char *const cells[] = {"a;b", "b"};
	struct column column;
	column_init(&column, "letters", cells, 2);
	long failures = 0;
	for (bool done = false; !done; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		kith_alike *result = kith_alike_new(2, &column.trait, 1, &error);
		kith_array_fail_after(-1);
		done = result != NULL;
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		kith_alike_free(result);
	}
	assert_true(failures > 5);
	kith_names_free(column.names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_parted_trimmed_and_compared_without_case),
		cmocka_unit_test(the_same_word_in_two_columns_is_two_values),
		cmocka_unit_test(nobody_and_no_columns_are_no_trouble),
		cmocka_unit_test(likeness_equals_that_of_sets),
		cmocka_unit_test(running_out_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
