/* Leiden's fast local moving of nodes between groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_MOVE_H
#define KITH_LEIDEN_MOVE_H

#include "communities/leiden/level.h"

/*
 * Fast local moving: nodes in random order go to the group with the largest gain, and whenever one
 * moves its neighbours outside that group are visited again, once so much weight has moved that
 * another group could have become better for them. While many wait they choose in batches, as
 * README.md tells; the answer is the same for any number of threads.
 *
 * of  [level->n] in/out group of each node, below level->n
 *
 * Returns the sum of the gains. Leaves the weights of the groups in work->weight, sizes in
 * work->size. O(arcs visited). Traag, Waltman & van Eck (2019), Sci. Rep. 9:5233, Algorithm A.2.
 */
double leiden_move(const struct leiden_level *level, uint32_t *of, struct leiden_workspace *work,
	struct kith_random *random);

/*
 * Whether hardly anybody gains by another group: one node of sixteen is asked, and at most one of
 * 4,000 of these may. O(arcs / 16).
 *
 * of  [level->n] group of each node, below level->n; stays as it is
 */
bool leiden_is_content(
	const struct leiden_level *level, uint32_t *of, struct leiden_workspace *work);

#endif
