/* Layouts on rings: everybody on one, or rings of steps around one person. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/rings.h"

#include <math.h>
#include <string.h>

static const double WIDER = 2; /* times the room of others, for who has a margin */

/* People sorted by a number each, then by their own number. */
static gint by_key(gconstpointer a, gconstpointer b, gpointer data)
{
	const double *key = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	if (key[i] != key[j]) {
		return key[i] < key[j] ? -1 : 1;
	}
	return i < j ? -1 : i > j;
}

static uint32_t *sorted_by(size_t n, const double *key, GError **error)
{
	uint32_t *order = KITH_ARRAY(uint32_t, n, error);
	for (uint32_t i = 0; order && i < n; i++) {
		order[i] = i;
	}
	if (order) {
		g_qsort_with_data(order, (gint)n, sizeof *order, by_key, (gpointer)key);
	}
	return order;
}

static double group_of(const struct kith_layout *layout, size_t i)
{
	uint32_t group = layout->partition ? layout->partition->of[i] : KITH_NO_GROUP;
	return (double)group;
}

bool kith_layout_circle(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	size_t n = layout->graph->n;
	for (size_t i = 0; i < n; i++) {
		x[i] = group_of(layout, i);
	}
	g_autofree uint32_t *order = sorted_by(n, x, error);
	if (!order) {
		return false;
	}
	for (size_t k = 0; k < n; k++) {
		double angle = 2 * G_PI * (double)k / (double)n - G_PI / 2;
		x[order[k]] = cos(angle);
		y[order[k]] = sin(angle);
	}
	return true;
}

/* A tree of shortest paths from the person in the middle, as it is found breadth first. */
struct tree {
	size_t count;
	uint32_t *order;  /* [n] people in order of steps */
	uint32_t *parent; /* [n] KITH_NOBODY: not reached */
	uint32_t *step;   /* [n] */
	double *leaves;   /* [n] ends of branches beyond each person */
	double *angle;    /* [n] where each person's slice begins */
};

static void tree_finish(struct tree *tree)
{
	g_free(tree->order);
	g_free(tree->parent);
	g_free(tree->step);
	g_free(tree->leaves);
	g_free(tree->angle);
}

static bool tree_init(struct tree *tree, size_t n, GError **error)
{
	*tree = (struct tree){.order = KITH_ARRAY(uint32_t, n, error),
		.parent = KITH_ARRAY(uint32_t, n, error),
		.step = KITH_ARRAY(uint32_t, n, error),
		.leaves = KITH_ARRAY(double, n, error),
		.angle = KITH_ARRAY(double, n, error)};
	return tree->order && tree->parent && tree->step && tree->leaves && tree->angle;
}

static void grow(struct tree *tree, const kith_csr *graph, uint32_t root)
{
	for (size_t i = 0; i < graph->n; i++) {
		tree->parent[i] = KITH_NOBODY;
	}
	tree->parent[root] = root;
	tree->order[tree->count++] = root;
	for (size_t k = 0; k < tree->count; k++) {
		uint32_t i = tree->order[k];
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			uint32_t j = graph->to[e];
			if (tree->parent[j] == KITH_NOBODY) {
				tree->parent[j] = i;
				tree->step[j] = tree->step[i] + 1;
				tree->order[tree->count++] = j;
			}
		}
	}
}

/* How much of the ring everyone needs: their branch ends, and at least their own place. */
static void weigh(struct tree *tree, const double *margin)
{
	for (size_t k = tree->count; k-- > 0;) {
		uint32_t i = tree->order[k];
		tree->leaves[i] = fmax(tree->leaves[i], margin && margin[i] > 0 ? WIDER : 1);
		if (k > 0) {
			tree->leaves[tree->parent[i]] += tree->leaves[i];
		}
	}
}

/* Gives everyone a slice of their parent's; contacts of the root stand circle by circle. */
static bool slice(
	struct tree *tree, const struct kith_layout *layout, double *const at[2], GError **error)
{
	size_t n = layout->graph->n;
	g_autofree double *key = KITH_ARRAY(double, n, error);
	g_autofree double *used = KITH_ARRAY(double, n, error);
	if (!key || !used) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		bool reached = tree->parent[i] != KITH_NOBODY;
		double group = fmin(group_of(layout, i), 1e6);
		key[i] = reached ? 1e7 * tree->step[i] + group : INFINITY;
	}
	g_autofree uint32_t *order = sorted_by(n, key, error);
	if (!order) {
		return false;
	}
	double whole = tree->leaves[layout->centre];
	for (size_t k = 0; k < tree->count; k++) {
		uint32_t i = order[k], p = tree->parent[i];
		double width = 2 * G_PI * tree->leaves[i] / whole;
		tree->angle[i] = k ? tree->angle[p] + used[p] : 0;
		used[p] += k ? width : 0;
		double middle = tree->angle[i] + width / 2;
		at[0][i] = k ? tree->step[i] * cos(middle) : 0;
		at[1][i] = k ? tree->step[i] * sin(middle) : 0;
	}
	return true;
}

bool kith_layout_ego(const struct kith_layout *layout, double *const at[2], uint32_t *member,
	uint32_t *reached, GError **error)
{
	struct tree tree;
	bool placed = tree_init(&tree, layout->graph->n, error);
	if (placed) {
		grow(&tree, layout->graph, layout->centre);
		weigh(&tree, layout->margin);
		placed = slice(&tree, layout, at, error);
	}
	if (placed) {
		memcpy(member, tree.order, tree.count * sizeof *member);
		*reached = (uint32_t)tree.count;
		for (uint32_t i = 0; i < layout->graph->n; i++) {
			if (tree.parent[i] == KITH_NOBODY) {
				member[tree.count++] = i;
			}
		}
	}
	tree_finish(&tree);
	return placed;
}
