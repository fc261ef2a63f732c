/* Joining tables of people to a graph, and reading them before it is known which graph that is. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_JOIN_H
#define KITH_GRAPH_JOIN_H

#include "io/csv_reader.h"
#include "graph/graph.h"

/*
 * Joins a table of people to the graph: by column `key`, else by whichever of id, name, label or
 * the first column matches most people. People the graph does not have are added without ties.
 * Later non-empty cells win; conflicts are noted.
 * The source is taken over, even on failure.
 *
 * Fails as kith_graph_read; duplicate keys are KITH_ERROR_DATA, and so is, where `key` is NULL, a
 * table of which under half is in the graph by that column, and more by another. *graph is NULL
 * then, unless the table could not be read.
 */
bool kith_graph_join_source(kith_graph **graph, kith_source *source,
	const struct kith_dialect *dialect, const char *key, GPtrArray *notes, GError **error);

typedef struct kith_people_table kith_people_table;

/* Reads a table; `source` is taken over, even on failure. Fails as kith_graph_join_source. */
kith_people_table *kith_people_table_read(
	kith_source *source, const struct kith_dialect *dialect, GError **error);
void kith_people_table_free(kith_people_table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_people_table, kith_people_table_free)

/* How many rows name somebody of the graph in the column `key`, or in the first where there is none
 * of that name. */
size_t kith_people_table_known(
	const kith_people_table *table, const kith_graph *graph, const char *key);

/* Joins it, as kith_graph_join_source says; a table of which nobody is in the graph, or whose
 * header may be a person, is noted. */
bool kith_people_table_join(kith_people_table *table, kith_graph **graph, const char *key,
	GPtrArray *notes, GError **error);

#endif
