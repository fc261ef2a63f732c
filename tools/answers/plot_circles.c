/* A plot of very many people: their circles drawn instead, each as one disc. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot.h"
#include "base/text.h"

#include <string.h>

enum { MOST_CIRCLES = 80 };

bool plot_is_crowded(const struct plot *plot)
{
	return plot->job->graph->n > KITH_LAYOUT_FORCE_PEOPLE && !plot->settings->all &&
	       !plot->job->shared.graph;
}

/* What the whole network counts, and how much of it is drawn. */
static char *counts_of(const struct plot *plot)
{
	size_t shown = plot->quotient.graph->n, all = plot->groups.groups;
	GString *counts = g_string_new(NULL);
	kith_picture_count(counts, plot->job->graph->n, "person", "people");
	kith_picture_count(counts, kith_csr_ties(plot->job->network->out), "tie", "ties");
	kith_picture_count(counts, all, "circle", "circles");
	g_string_append(counts, ", ");
	if (shown < all) {
		g_string_append_printf(counts, "the %zu largest ", shown);
	}
	g_string_append(counts, "each drawn as one disc");
	return g_string_free(counts, FALSE);
}

/* Names of circles: their own, or whoever is best connected in them. */
static void name_circles(struct plot *plot)
{
	const struct kith_quotient *quotient = &plot->quotient;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (size_t a = 0; a < quotient->graph->n; a++) {
		if (plot->group_names) {
			g_ptr_array_add(names, g_strdup(plot->group_names->pdata[a]));
			continue;
		}
		g_autofree char *best =
			kith_text_clean(kith_graph_label(plot->job->graph, quotient->best[a]));
		g_ptr_array_add(names, g_strdup_printf("%s +%u", best, quotient->people[a] - 1));
	}
	plot->names = names;
}

bool plot_circles(struct plot *plot, GError **error)
{
	struct kith_quotient *quotient = &plot->quotient;
	struct kith_picture *picture = &plot->picture;
	if (!kith_quotient_init(
		    quotient, plot->job->network->both, &plot->groups, MOST_CIRCLES, error)) {
		return false;
	}
	size_t k = quotient->graph->n;
	picture->counts = plot->counts = counts_of(plot);
	kith_partition_finish(&plot->groups);
	plot->size = KITH_ARRAY(double, k, error);
	if (!plot->size || !kith_partition_init(&plot->groups, k, error)) {
		return false;
	}
	for (uint32_t a = 0; a < k; a++) {
		plot->groups.of[a] = a;
		plot->size[a] = quotient->people[a];
	}
	plot->groups.groups = k;
	bool named = !plot->settings->label || strcmp(plot->settings->label, "none") != 0;
	if (named) {
		name_circles(plot);
		picture->name = (char *const *)plot->names->pdata;
		picture->group_name = picture->name;
	}
	picture->ties = picture->graph = quotient->graph;
	picture->groups = &plot->groups;
	picture->label_budget = k;
	picture->size = plot->size;
	picture->size_name = "People";
	return true;
}
