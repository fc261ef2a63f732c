/* Leiden's first groups in large networks. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_SEED_H
#define KITH_LEIDEN_SEED_H

#include "communities/leiden/level.h"

/*
 * Everybody goes with one neighbour: the one whose number of chance, divided by the weight of the
 * tie, is least. So two people are in one group as often as they share neighbours, and a first
 * round of moves from single nodes is spared. Groups need not be connected. Whoever has no ties is
 * alone.
 *
 * of  [level->n] out; group of each node, numbered from 0
 *
 * O(arcs). Broder (1997), SEQUENCES '97:21: the least of a set, by random order, as its sketch.
 */
void leiden_seed(const struct leiden_level *level, uint32_t *of, struct leiden_workspace *work,
	struct kith_random *random);

#endif
