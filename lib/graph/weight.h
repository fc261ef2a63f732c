/* Which column says how strong ties are, and which which way they go, when the header does not. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_WEIGHT_H
#define KITH_GRAPH_WEIGHT_H

#include "graph/read.h"

/* Weights between these can be added, squared and turned into lengths without leaving doubles. */
#define KITH_WEIGHT_LEAST 1e-100
#define KITH_WEIGHT_MOST 1e100

/*
 * Reads a weight: a number above 0, from KITH_WEIGHT_LEAST to KITH_WEIGHT_MOST; an empty cell is 1.
 * Returns false for anything else.
 */
bool kith_weight_parse(const char *cell, bool comma, double *weight);

/* What is wrong with a cell that is no weight, and what to do: the end of a message. */
const char *kith_weight_advice(const char *cell, bool comma);

/*
 * Sets graph->weight_column and graph->weight: from `weight`, from --distance-column (1 over it),
 * else from the one column named strength, edge weight, value, count or their like in other
 * languages in which every tie has a number and, but in graphs of ids, nobody has anything;
 * notes which that is, or else which column may be. Sets directions by Gephi's `Type` where there
 * is no `directed` column.
 *
 * Fails with KITH_ERROR_DATA for two candidates or a weight that is not above 0, KITH_ERROR_USAGE
 * for a distance column that is not there, KITH_ERROR_SYSTEM.
 */
bool kith_graph_find_weights(kith_graph *graph, const struct kith_reading *reading, bool comma,
	GPtrArray *notes, GError **error);

/* Whether the weights that were to be looked at later are above 0; fails with KITH_ERROR_DATA,
 * naming the tie. */
bool kith_graph_check_weights(const kith_graph *graph, GError **error);

#endif
