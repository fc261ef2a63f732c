/* Leiden's refinement: every group taken apart and put together again in connected sets. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_REFINE_H
#define KITH_LEIDEN_REFINE_H

#include "communities/leiden/level.h"

/*
 * Refinement: within each group, single nodes that are well connected to it merge with the set of
 * largest gain that is well connected too. Every set is connected.
 *
 * of    [level->n] group of each node
 * twice the sets found are refined once more, as if each were a node
 * set   [level->n] out; refined set of each node, numbered from 0
 * work  as leiden_move left it: with how many nodes each group has
 *
 * Returns the number of sets. O(arcs). Algorithm A.2 of the same paper, always taking the best.
 */
size_t leiden_refine(const struct leiden_level *level, const uint32_t *of, bool twice,
	uint32_t *set, struct leiden_workspace *work, struct kith_random *random);

/*
 * The pieces every group falls into, as sets: for when refinement finds nothing to merge.
 * Arguments and answer as for leiden_refine. O(arcs).
 */
size_t leiden_pieces(const struct leiden_level *level, const uint32_t *of, uint32_t *set,
	struct leiden_workspace *work);

#endif
