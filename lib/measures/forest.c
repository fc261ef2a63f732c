/* Paths where no ties form a circle: one at most between any two people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/forest.h"

#include <math.h>

/* People from the roots on: everybody after the one they hang from. */
struct walk {
	const kith_csr *graph;
	uint32_t *order;  /* [n] */
	uint32_t *parent; /* [n] KITH_NOBODY for roots */
	uint32_t *size;   /* [n] people who hang from i, i included; 0: not met */
	uint32_t met;
};

static void meet(struct walk *walk, uint32_t person, uint32_t through)
{
	walk->order[walk->met++] = person;
	walk->parent[person] = through;
	walk->size[person] = 1;
}

/* Meets everybody who hangs together with `root`; false where there is a circle. */
static bool walk_tree(struct walk *walk, uint32_t root)
{
	const kith_csr *graph = walk->graph;
	uint32_t at = walk->met;
	meet(walk, root, KITH_NOBODY);
	for (; at < walk->met; at++) {
		uint32_t u = walk->order[at];
		for (uint64_t e = graph->start[u]; e < graph->start[u + 1]; e++) {
			uint32_t w = graph->to[e];
			if (w == walk->parent[u]) {
				continue;
			}
			if (walk->size[w]) {
				return false;
			}
			meet(walk, w, u);
		}
	}
	return true;
}

static double square(uint32_t people)
{
	return (double)people * people;
}

/* Counts paths in the tree met from `from` on. */
static void count_paths(const struct walk *walk, uint32_t from, double *person, double *tie)
{
	uint32_t people = walk->met - from;
	for (uint32_t k = walk->met; k-- > from;) {
		uint32_t v = walk->order[k], parent = walk->parent[v], size = walk->size[v];
		if (person) {
			person[v] += square(people - 1) - square(people - size);
		}
		if (parent == KITH_NOBODY) {
			continue;
		}
		walk->size[parent] += size;
		if (person) {
			person[parent] -= square(size);
		}
		if (tie) {
			uint32_t low = MIN(v, parent), high = MAX(v, parent);
			uint64_t at = kith_csr_find(walk->graph, low, high);
			tie[kith_csr_tie(walk->graph, low, at)] =
				2 * (double)size * (people - size);
		}
	}
}

/* Whether there is no circle; then everybody has been met. */
static bool walk_all(struct walk *walk)
{
	for (uint32_t i = 0; i < walk->graph->n; i++) {
		if (!walk->size[i] && !walk_tree(walk, i)) {
			return false;
		}
	}
	return true;
}

/* Narrows `tree` to the next tree of the walk after it; false where there is none. */
static bool next_tree(const struct walk *walk, struct walk *tree, uint32_t *from)
{
	*from = tree->met;
	if (*from == walk->met) {
		return false;
	}
	do {
		tree->met++;
	} while (tree->met < walk->met && walk->parent[walk->order[tree->met]] != KITH_NOBODY);
	return true;
}

static void count_all(const struct walk *walk, double *person, double *tie)
{
	struct walk tree = *walk;
	uint32_t from;
	for (tree.met = 0; next_tree(walk, &tree, &from);) {
		count_paths(&tree, from, person, tie);
	}
}

/* Adds the pairs of the tree met from `from` on, and the steps between them.
 *
 * depth  [n] zeros; how far those are who hang from i */
static void count_steps(const struct walk *walk, uint32_t from, uint32_t *depth,
	struct kith_distances *found, double *steps)
{
	double people = walk->met - from;
	found->pairs += people * (people - 1);
	for (uint32_t k = walk->met; k-- > from;) {
		uint32_t v = walk->order[k], parent = walk->parent[v], size = walk->size[v];
		if (parent != KITH_NOBODY) {
			uint32_t deep = depth[v] + 1;
			found->diameter = MAX(found->diameter, depth[parent] + deep);
			depth[parent] = MAX(depth[parent], deep);
			walk->size[parent] += size;
			*steps += 2.0 * size * (people - size);
		}
	}
}

/* Walks through the graph if it is a forest. `walk` has its arrays from here, one block to be freed
 * from walk->order on; `more` is room for so many numbers a person after them. */
static bool walk_forest(
	const kith_csr *graph, size_t more, struct walk *walk, bool *forest, GError **error)
{
	*forest = false;
	*walk = (struct walk){.graph = graph};
	if (graph->directed || kith_csr_ties(graph) >= MAX(graph->n, 1)) {
		return true;
	}
	walk->order = KITH_ARRAY(uint32_t, (3 + more) * graph->n, error);
	if (!walk->order) {
		return false;
	}
	walk->parent = walk->order + graph->n;
	walk->size = walk->parent + graph->n;
	*forest = walk_all(walk);
	return true;
}

bool kith_forest_distances(
	const kith_csr *graph, struct kith_distances *distances, bool *forest, GError **error)
{
	struct walk walk;
	bool walked = walk_forest(graph, 1, &walk, forest, error);
	if (walked && *forest) {
		struct kith_distances found = {.exact = true, .sources = graph->n};
		struct walk tree = walk;
		double steps = 0;
		uint32_t from;
		for (tree.met = 0; next_tree(&walk, &tree, &from);) {
			count_steps(&tree, from, walk.size + graph->n, &found, &steps);
		}
		found.mean = found.pairs > 0 ? steps / found.pairs : (double)NAN;
		*distances = found;
	}
	g_free(walk.order);
	return walked;
}

bool kith_forest_paths(
	const kith_csr *graph, double *person, double *tie, bool *forest, GError **error)
{
	struct walk walk;
	bool walked = walk_forest(graph, 0, &walk, forest, error);
	if (walked && *forest && (person || tie)) {
		count_all(&walk, person, tie);
	}
	g_free(walk.order);
	return walked;
}
