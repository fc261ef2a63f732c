/* One run of Leiden: up through the levels, again and again, until quality no longer rises. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_SEARCH_H
#define KITH_LEIDEN_SEARCH_H

#include "communities/leiden_level.h"

/* A run: what it is after, its chance and its room. */
struct leiden_search {
	bool louvain;   /* without refinement */
	bool cpm;       /* the objective; else modularity */
	bool large;     /* what rises by less than half a thousandth does not rise */
	size_t people;  /* nodes of the ground level */
	double total;   /* of all weights in the rows of the ground level */
	double quality; /* out: of the groups found */
	struct kith_random random;
	struct leiden_room room;
};

/*
 * Improves a grouping until quality no longer rises.
 *
 * A pass moves the nodes of the base, refines, aggregates and so on upwards until every node is a
 * group of its own; the next starts from those groups. In passes after the first hardly a node of
 * the base moves, and it is refining anew further up that finds better groups. So where a level is
 * less than a sixteenth of the base, passes are repeated there, and in large networks the base is
 * left when its nodes are content.
 *
 * base  a level, in nested calls not the ground
 * at    [base->n] in/out groups, numbers below base->n
 *
 * Fails with KITH_ERROR_SYSTEM. O(arcs) a pass.
 */
bool leiden_search(struct leiden_search *search, const struct leiden_level *base, uint32_t *at,
	GError **error);

#endif
