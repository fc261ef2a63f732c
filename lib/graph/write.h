/* From a graph, and what was found in it, to graph CSV. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_WRITE_H
#define KITH_GRAPH_WRITE_H

#include <stdio.h>

#include "graph/network.h"
#include "io/table.h"

/*
 * Writes the graph of `network` as graph CSV: a row for every person, then every tie row, cell for
 * cell, then the pairs of whom nobody knows whether they are tied, with findings added as columns
 * (after the first of people, after the first two of ties). A finding whose name the graph already
 * has takes its place for that kind of row.
 *
 * people    findings whose row i is person i (KITH_ROWS_PEOPLE), or NULL
 * ties      findings whose row t is merged tie t (KITH_ROWS_TIES), or NULL; loops get empty cells
 * replaced  names of columns that findings took the place of (char *), added; may be NULL
 *
 * Write errors stay in `out` (ferror). Fails with KITH_ERROR_SYSTEM when memory runs out.
 */
bool kith_graph_write(const kith_network *network, const struct kith_table *people,
	const struct kith_table *ties, FILE *out, GPtrArray *replaced, GError **error);

/*
 * Puts findings about people on the graph itself, as kith_graph_write does on what it prints.
 *
 * people  findings whose row i is person i (KITH_ROWS_PEOPLE)
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_graph_put(kith_graph *graph, const struct kith_table *people, GError **error);

#endif
