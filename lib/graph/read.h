/* From CSV to a graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_READ_H
#define KITH_GRAPH_READ_H

#include "io/csv_reader.h"
#include "graph/graph.h"

/* How a file is to be read; zeros: find out. */
struct kith_reading {
	struct kith_dialect dialect;
	const char *source_column, *target_column, *weight_column; /* NULL: by their usual names */
	const char *distance_column; /* a distance or cost; strength is 1 over it; NULL: none */
	bool attendance; /* a person and an event, under their usual names, are a tie's ends too */
	bool of_ids; /* for kith_graph_find_weights: of a graph that was no CSV; the weight column
			is not called weight yet, and people may have something in it */
	bool weights_later; /* bad weights are for kith_graph_check_weights to tell, once lenses
			       have left out ties */
};

/*
 * Reads a graph from `path` (NULL or "-": `in`): rows with both ends are ties, rows without a
 * target describe people. People are numbered as first met, those with rows of their own first. A
 * column that stands for weight goes on under that name. In a file separated by semicolons, columns
 * of numbers may have decimal commas and go on with points.
 *
 * notes  what a person should be told (char *, added in order); may be NULL
 *
 * Fails with KITH_ERROR_DATA (line and column named), KITH_ERROR_USAGE (an option names no column)
 * or KITH_ERROR_SYSTEM.
 */
kith_graph *kith_graph_read(const char *path, FILE *in, const struct kith_reading *reading,
	GPtrArray *notes, GError **error);

/* kith_graph_read of a source, which is taken over, even on failure; NULL: fails, `error` being
 * set. */
kith_graph *kith_graph_read_source(
	kith_source *source, const struct kith_reading *reading, GPtrArray *notes, GError **error);

#endif
