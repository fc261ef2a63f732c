/* Any bytes at all, read as one format, end in a graph or a message. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/import.h"
#include "graph/network.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* KITH_FUZZ_FORMAT is the format's name; "any" guesses it from the content. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	bool any = !g_strcmp0(KITH_FUZZ_FORMAT, "any");
	const struct kith_import_options options = {
		.format = any ? NULL : KITH_FUZZ_FORMAT, .me = "Me", .largest_event = 100};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(kith_import) import = kith_import_new(&options, notes);
	g_autoptr(GError) error = NULL;
	kith_source *source = kith_source_open_bytes("fuzz", bytes, length, NULL, &error);
	bool added = kith_import_add(import, source, &error);
	g_autoptr(kith_graph) graph = added ? kith_import_finish(import, NULL, &error) : NULL;
	g_assert((graph != NULL) == (error == NULL));
	g_autoptr(kith_graph) merged = graph ? kith_import_merge(graph, NULL) : NULL;
	g_autoptr(kith_network) network =
		graph ? kith_network_new(graph, KITH_AS_GIVEN, false, NULL) : NULL;
	g_assert(!graph || (merged && network));
	return 0;
}
