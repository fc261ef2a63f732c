/* Claims about files of other tools that were cut off or changed on their way. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/import_text.h"

#include "base/text.h"
#include "io/csv_reader.h"

#include <string.h>

#define CORPUS "tests/fuzz/corpus"

/* What files are called here. */
#define NAME "damaged"

#define MOST_PLACES 400 /* where one file is damaged in one way */

typedef void (*claim)(const char *format, const char *text, size_t length);

/* Every small file of every format that the fuzzers begin with. */
static void each_file(claim claim)
{
	g_autoptr(GDir) formats = g_dir_open(CORPUS, 0, NULL);
	assert_non_null(formats);
	for (const char *format; (format = g_dir_read_name(formats));) {
		g_autofree char *folder = g_build_filename(CORPUS, format, NULL);
		g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
		if (kith_text_is_one_of(format, "answer|picture|reader")) {
			continue;
		}
		for (const char *file; (file = g_dir_read_name(files));) {
			g_autofree char *path = g_build_filename(folder, file, NULL), *text = NULL;
			gsize length;
			assert_true(g_file_get_contents(path, &text, &length, NULL));
			claim(format, text, length);
		}
	}
}

/* NULL and an error, or the graph. */
static kith_graph *read_bytes(const char *format, const char *bytes, size_t length, GError **error)
{
	const struct kith_import_options options = {
		.format = strcmp(format, "any") ? format : NULL, .me = "Me"};
	g_autoptr(kith_import) import = kith_import_new(&options, NULL);
	kith_source *source = kith_source_open_bytes(NAME, bytes, length, NULL, error);
	return kith_import_add(import, source, error) ? kith_import_finish(import, NULL, error)
						      : NULL;
}

/* A message is of bad data, names the file, or one in it, and is text. */
static void check_message(const GError *error, const char *format, const char *text)
{
	if (error->code != KITH_ERROR_DATA || !g_utf8_validate(error->message, -1, NULL) ||
		!(g_str_has_prefix(error->message, NAME ":") ||
			g_str_has_prefix(error->message, NAME "/"))) {
		fail_msg("%s: %d %s\nof: %s", format, error->code, error->message, text);
	}
}

static void check_graph_or_message(const char *format, const char *bytes, size_t length)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_graph) graph = read_bytes(format, bytes, length, &error);
	if (graph && error) {
		fail_msg("%s: a graph, and %s", format, error->message);
	}
	if (!graph) {
		check_message(error, format, bytes);
	}
}

/* Short files are damaged at every byte. */
static size_t step_in(size_t length)
{
	return 1 + length / MOST_PLACES;
}

static void cut_everywhere(const char *format, const char *text, size_t length)
{
	for (size_t end = 0; end < length; end += step_in(length)) {
		g_autofree char *cut = g_strndup(text, end);
		check_graph_or_message(format, cut, end);
	}
}

static void files_cut_off_are_a_graph_or_a_message(void **state)
{
	(void)state;
	each_file(cut_everywhere);
}

static void change_everywhere(const char *format, const char *text, size_t length)
{
	static const char others[] = "\"[]{}<,;:/\\-*#0a \n\t\x01";
	const size_t kinds = sizeof others - 1;
	g_autofree char *changed = g_strndup(text, length);
	for (size_t k = 0; k < length; k += step_in(length)) {
		changed[k] = others[k % kinds];
		check_graph_or_message(format, changed, length);
		changed[k] = text[k];
	}
}

static void files_with_a_changed_byte_are_a_graph_or_a_message(void **state)
{
	(void)state;
	each_file(change_everywhere);
}

/*
 * Of a byte that is no text, by turns a NUL, a message tells the line, wherever it stands but in
 * the headings that two tools put above a table, which are passed over, and in mail, archives,
 * calendars and contacts, which were never only text.
 */
static void spoil(const char *format, const char *text, size_t length, size_t k, size_t line)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *spoilt = g_strndup(text, length);
	spoilt[k] = k % 2 ? '\0' : '\xff';
	g_autoptr(kith_graph) graph = read_bytes(format, spoilt, length, &error);
	if (graph) {
		assert_true(kith_text_is_one_of(format, "linkedin|nodexl|mail|calendar|vcard"));
		return;
	}
	check_message(error, format, text);
	/* No line makes it mail. */
	bool whole = kith_text_is_one_of(format, "mail|calendar|vcard");
	g_autofree char *place = g_strdup_printf(NAME ":%zu:", whole ? 1 : line);
	if (!g_str_has_prefix(error->message, place)) {
		fail_msg("%s: %zu: %s\nof: %s", format, line, error->message, text);
	}
}

static void spoil_everywhere(const char *format, const char *text, size_t length)
{
	size_t line = 1;
	bool is_text = strcmp(format, "archive") != 0;
	g_autoptr(kith_graph) sound = is_text ? read_bytes(format, text, length, NULL) : NULL;
	for (size_t k = 0; sound && k < length; k++) {
		if (k % step_in(length) == 0) {
			spoil(format, text, length, k, line);
		}
		line += text[k] == '\n';
	}
}

static void the_line_of_what_is_no_text_is_told(void **state)
{
	(void)state;
	each_file(spoil_everywhere);
}

static long allocations_left;
static bool has_failed;

static bool is_the_one(void)
{
	has_failed = has_failed || allocations_left == 0;
	return allocations_left-- == 0;
}

/* What becomes of a file: its graph, or why there is none. */
static char *outcome(const char *format, const char *text, size_t length, int *code)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_graph) graph = read_bytes(format, text, length, &error);
	assert_true(!graph == (error != NULL));
	*code = error ? error->code : 0;
	kith_array_fail_when(NULL);
	return error ? g_strdup(error->message) : text_of(graph, NULL, NULL);
}

static void fail_everywhere(const char *format, const char *text, size_t length)
{
	int code;
	g_autofree char *usual = outcome(format, text, length, &code);
	has_failed = true;
	for (long k = 0; has_failed; k += 1 + k / MOST_PLACES) {
		allocations_left = k;
		has_failed = false;
		kith_array_fail_when(is_the_one);
		g_autofree char *short_of_memory = outcome(format, text, length, &code);
		if (code == KITH_ERROR_SYSTEM) {
			assert_non_null(strstr(short_of_memory, "not enough memory"));
		} else {
			assert_string_equal(short_of_memory, usual);
		}
	}
}

static void memory_that_runs_out_is_told(void **state)
{
	(void)state;
	each_file(fail_everywhere);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_cut_off_are_a_graph_or_a_message),
		cmocka_unit_test(files_with_a_changed_byte_are_a_graph_or_a_message),
		cmocka_unit_test(the_line_of_what_is_no_text_is_told),
		cmocka_unit_test(memory_that_runs_out_is_told),
	};
	kith_csv_set_chunk((size_t)1 << 12); /* files are small: no megabytes for each */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
