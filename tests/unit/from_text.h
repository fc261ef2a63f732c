/* Graphs read from and written to strings, for tests. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TEST_FROM_TEXT_H
#define KITH_TEST_FROM_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "graph/read.h"
#include "graph/write.h"

/* A file with these bytes, to be read from its beginning. */
static inline FILE *file_of_bytes(const void *bytes, size_t length)
{
	FILE *file = tmpfile();
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fflush(file), 0);
	rewind(file);
	return file;
}

static inline kith_graph *try_graph(
	const char *text, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	FILE *file = file_of_bytes(text, strlen(text));
	kith_graph *graph = kith_graph_read(NULL, file, reading, notes, error);
	fclose(file);
	return graph;
}

static inline kith_graph *graph_of(const char *text)
{
	const struct kith_reading reading = {0};
	GError *error = NULL;
	kith_graph *graph = try_graph(text, &reading, NULL, &error);
	if (error) {
		fail_msg("%s", error->message);
	}
	return graph;
}

/* The graph CSV of a graph, with findings; free with g_free. */
static inline char *text_of(
	kith_graph *graph, const struct kith_table *people, const struct kith_table *ties)
{
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	assert_true(kith_graph_write(network, people, ties, out, NULL, NULL));
	fclose(out);
	return text;
}

#endif
