/* Imports of texts, for tests. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TEST_IMPORT_TEXT_H
#define KITH_TEST_IMPORT_TEXT_H

#include "unit/from_text.h"
#include "exchange/import/import.h"

/* A file of a test. A list of them ends with a NULL name. */
struct file {
	const char *name, *text;
};

static inline kith_graph *try_import(const struct file *files,
	const struct kith_import_options *options, GPtrArray *notes, GPtrArray *matches,
	GError **error)
{
	g_autoptr(kith_import) import = kith_import_new(options, notes);
	for (; files->name; files++) {
		kith_source *source = kith_source_open_bytes(
			files->name, files->text, strlen(files->text), NULL, error);
		if (!kith_import_add(import, source, error)) {
			return NULL;
		}
	}
	return kith_import_finish(import, matches, error);
}

/* The graph CSV that files become. */
static inline void check_files(
	const struct file *files, struct kith_import_options options, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_graph) graph = try_import(files, &options, NULL, NULL, &error);
	if (error) {
		fail_msg("%s", error->message);
	}
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(text, expected);
}

/* The graph CSV that one file becomes. */
static inline void check_import(const char *name, const char *text, const char *expected)
{
	const struct file files[] = {{name, text}, {NULL, NULL}};
	check_files(files, (struct kith_import_options){.me = "Me"}, expected);
}

/* How files fail: `message` is a pattern. */
static inline void check_files_fail(
	const struct file *files, struct kith_import_options options, int code, const char *message)
{
	g_autoptr(GError) error = NULL;
	kith_graph *graph = try_import(files, &options, NULL, NULL, &error);
	assert_null(graph);
	if (!g_pattern_match_simple(message, error->message) || error->code != code) {
		fail_msg("%d %s", error->code, error->message);
	}
}

/* How a file fails. */
static inline void check_import_fails(
	const char *name, const char *text, int code, const char *message)
{
	const struct file files[] = {{name, text}, {NULL, NULL}};
	check_files_fail(files, (struct kith_import_options){0}, code, message);
}

#endif
