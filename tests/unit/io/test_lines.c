/* Claims about lines of an answer: all are written, in their order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <omp.h>

#include "io/lines.h"

/* Line k says k as many times as k has it, so that lines differ in length. */
static void say(GString *lines, GString *cell, size_t row, const void *data)
{
	const char *mark = data;
	g_string_printf(cell, "%zu", row);
	for (size_t k = 0; k <= row % 5; k++) {
		g_string_append(lines, cell->str);
		g_string_append(lines, mark);
	}
	g_string_append_c(lines, '\n');
}

static GString *one_after_the_other(size_t count)
{
	GString *lines = g_string_new(NULL);
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t row = 0; row < count; row++) {
		say(lines, cell, row, ",");
	}
	return lines;
}

static void assert_same_as_one_by_one(size_t count)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	kith_lines_write(count, say, ",", true, out);
	fclose(out);
	g_autoptr(GString) expected = one_after_the_other(count);
	assert_int_equal(size, expected->len);
	assert_memory_equal(text, expected->str, size);
	free(text);
}

static void lines_keep_their_order_whatever_the_number_of_threads(void **state)
{
	(void)state;
	static const size_t counts[] = {0, 1, 1023, 1024, 1025, 50000};
	int usual = omp_get_max_threads();
	for (int threads = 1; threads <= 3; threads++) {
		omp_set_num_threads(threads);
		for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
			assert_same_as_one_by_one(counts[k]);
		}
	}
	omp_set_num_threads(usual);
}

/* Remembers the row it was asked for last. */
static void say_in_turn(GString *lines, GString *cell, size_t row, const void *data)
{
	size_t *next = *(size_t *const *)data;
	assert_int_equal(row, *next);
	++*next;
	say(lines, cell, row, ",");
}

static void what_remembers_is_asked_line_by_line(void **state)
{
	(void)state;
	size_t next = 0, *at = &next;
	int usual = omp_get_max_threads();
	omp_set_num_threads(3);
	FILE *out = fopen("/dev/null", "w");
	kith_lines_write(50000, say_in_turn, &at, false, out);
	fclose(out);
	omp_set_num_threads(usual);
	assert_int_equal(next, 50000);
}

static void an_error_of_the_stream_stays_in_it(void **state)
{
	(void)state;
	FILE *full = fopen("/dev/full", "w");
	if (!full) {
		skip();
	}
	kith_lines_write(50000, say, ",", true, full);
	assert_true(ferror(full));
	fclose(full);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_keep_their_order_whatever_the_number_of_threads),
		cmocka_unit_test(what_remembers_is_asked_line_by_line),
		cmocka_unit_test(an_error_of_the_stream_stays_in_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
