/* Paths where no ties form a circle: one at most between any two people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/forest.h"

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

static void count_all(const struct walk *walk, double *person, double *tie)
{
	struct walk tree = *walk;
	for (uint32_t from = 0; from < walk->met; from = tree.met) {
		tree.met = from + 1;
		while (tree.met < walk->met && walk->parent[walk->order[tree.met]] != KITH_NOBODY) {
			tree.met++;
		}
		count_paths(&tree, from, person, tie);
	}
}

bool kith_forest_paths(
	const kith_csr *graph, double *person, double *tie, bool *forest, GError **error)
{
	*forest = false;
	if (graph->directed || kith_csr_ties(graph) >= MAX(graph->n, 1)) {
		return true;
	}
	g_autofree uint32_t *block = KITH_ARRAY(uint32_t, 3 * graph->n, error);
	if (!block) {
		return false;
	}
	struct walk walk = {graph, block, block + graph->n, block + 2 * graph->n, 0};
	*forest = walk_all(&walk);
	if (*forest && (person || tie)) {
		count_all(&walk, person, tie);
	}
	return true;
}
