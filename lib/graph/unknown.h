/* Pairs of people of whom nobody knows whether they are tied. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_UNKNOWN_H
#define KITH_GRAPH_UNKNOWN_H

#include "csr/csr.h"
#include "graph/graph.h"

/* The weight that says so in graph CSV: a row with it is no tie. */
#define KITH_UNKNOWN_WEIGHT "NA"

/* Whether a cell of the column weight is that. */
bool kith_unknown_is(const char *cell);

/* Moves the ties whose weight is KITH_UNKNOWN_WEIGHT to graph->unknown; of their cells none but
 * `directed` stays. Fails with KITH_ERROR_SYSTEM. */
bool kith_unknown_set_apart(kith_graph *graph, GError **error);

/* Gives people their new numbers; pairs with somebody who has none (KITH_NO_NAME), or whose people
 * are one now, are dropped. */
void kith_unknown_renumber(struct kith_unknown *unknown, const uint32_t *number);

/* Adds the pairs of a graph under the numbers its people have in the other one, as those of half
 * `half`. Fails with KITH_ERROR_SYSTEM. */
bool kith_unknown_add(struct kith_unknown *unknown, const struct kith_unknown *from,
	const uint32_t *number, uint8_t half, GError **error);

void kith_unknown_finish(struct kith_unknown *unknown);

#define KITH_BOTH_HALVES UINT8_MAX

/*
 * The pairs as rows of a network, directed as that is; a pair that it does tie is known, whatever
 * another row says.
 *
 * tied  the network's ties
 * half  pairs of that half of a united graph only, or KITH_BOTH_HALVES
 * rows  out; NULL where there are none
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_unknown_rows(const kith_graph *graph, const kith_csr *tied, uint8_t half, kith_csr **rows,
	GError **error);

#endif
