/* Keeping only ties that are reciprocated. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MUTUAL_H
#define KITH_MUTUAL_H

#include "graph/graph.h"

/*
 * Makes a directed graph undirected by keeping, of every pair tied both ways, the first row, at the
 * smaller of the two summed weights; loops and ties that go one way only are dropped. An undirected
 * graph stays as it is.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_graph_keep_mutual(kith_graph *graph, GError **error);

#endif
