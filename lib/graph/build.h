/* Putting a graph together, row by row or many rows at once. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_BUILD_H
#define KITH_GRAPH_BUILD_H

#include "graph/graph.h"

/*
 *	g_autoptr(kith_builder) builder = kith_builder_new("friends.csv", error);
 *	kith_builder_person(builder, "Ada", &ada, error);
 *	kith_builder_person_cell(builder, kith_builder_column(builder, "city", error), ada,
 *"London", error); kith_builder_tie(builder, "Ada", "Grace", error); kith_graph *graph =
 *kith_builder_finish(builder, error);
 *
 * Names are taken as they are: trim and normalise before. Every function fails with
 *KITH_ERROR_SYSTEM only.
 */
typedef struct kith_builder kith_builder;

kith_builder *kith_builder_new(const char *file, GError **error);

/* A builder that goes on where `graph` (taken over) stands. */
kith_builder *kith_builder_resume(kith_graph *graph);
void kith_builder_free(kith_builder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_builder, kith_builder_free)

/* The graph so far; arrays may be longer than they are full. */
kith_graph *kith_builder_graph(kith_builder *builder);

/* The column of that name, added at the end if there is none. */
struct kith_column *kith_builder_column(kith_builder *builder, const char *name, GError **error);

/* A person with a row of their own: found, or added. */
bool kith_builder_person(kith_builder *builder, const char *name, uint32_t *person, GError **error);

/* Sets a person's cell; empty changes nothing, another value than before is counted as a conflict.
 */
bool kith_builder_person_cell(kith_builder *builder, struct kith_column *column, uint32_t person,
	const char *cell, GError **error);

/* A person of another graph under `name`, with their cells there that are not empty. */
bool kith_builder_copy_person(kith_builder *builder, const kith_graph *from, size_t person,
	const char *name, GError **error);

/* Adds a tie; its cells are set by kith_builder_tie_cell. */
bool kith_builder_tie(
	kith_builder *builder, const char *source, const char *target, GError **error);

/* Sets a cell of the tie added last. */
bool kith_builder_tie_cell(
	kith_builder *builder, struct kith_column *column, const char *cell, GError **error);

/* Adds a row that says of a pair that nobody knows whether they are tied. */
bool kith_builder_unknown(kith_builder *builder, const char *source, const char *target,
	bool one_way, GError **error);

/* Adds `count` ties at once: ends[2 k] to ends[2 k + 1], each with 16 bytes readable. */
bool kith_builder_ties(
	kith_builder *builder, const struct kith_text *ends, size_t count, GError **error);

/* Sets the cells of the last `count` ties: numbers into column->values. */
bool kith_builder_tie_cells(kith_builder *builder, struct kith_column *column,
	const uint32_t *cells, size_t count, GError **error);

/*
 * The finished graph: people with rows of their own first, arrays as long as they are full, ties
 * directed where a `directed` column says 1. The builder is left empty.
 */
kith_graph *kith_builder_finish(kith_builder *builder, GError **error);

#endif
