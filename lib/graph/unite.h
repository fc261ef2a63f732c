/* Two graphs as one, its people and ties marked with the one they are of. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_UNITE_H
#define KITH_GRAPH_UNITE_H

#include "graph/graph.h"

/* What the cells of the column are called. */
struct kith_marks {
	const char *column; /* added; one of that name in either graph is left out */
	const char *one[2]; /* ties, and people, of the first and of the second */
	const char *both;   /* people of both */
};

/*
 * The people of the first graph and then those whom the second adds, by name; the ties of the first
 * and then all of the second, none of them merged. Columns of one name become one; a cell of a
 * person in the second counts before that in the first, and another one is a conflict.
 *
 * graphs  stay as they are; messages call the result what they call the first
 *
 * Fails with KITH_ERROR_SYSTEM, and as kith_graph_find_weights. O(n + m) time.
 */
kith_graph *kith_graph_unite(
	kith_graph *const graphs[2], const struct kith_marks *marks, GError **error);

#endif
