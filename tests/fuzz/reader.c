/* Any bytes at all end in a graph, which written and read again is the same, or in a message. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "graph/read.h"
#include "graph/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static kith_graph *read(const void *bytes, size_t length, GError **error)
{
	const struct kith_reading reading = {0};
	return kith_graph_read_source(
		kith_source_open_bytes("fuzz", bytes, length, NULL, error), &reading, NULL, error);
}

static char *written(kith_graph *graph, size_t *length)
{
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	char *text = NULL;
	FILE *out = open_memstream(&text, length);
	g_assert(kith_graph_write(network, NULL, NULL, out, NULL, NULL));
	fclose(out);
	return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_graph) graph = read(bytes, length, &error);
	g_assert((graph != NULL) == (error == NULL));
	if (!graph) {
		return 0;
	}
	size_t first_length, second_length;
	char *first = written(graph, &first_length);
	g_autoptr(kith_graph) again = read(first, first_length, NULL);
	if (again) {
		char *second = written(again, &second_length);
		g_assert(first_length == second_length && !memcmp(first, second, first_length));
		free(second);
	}
	free(first);
	return 0;
}
