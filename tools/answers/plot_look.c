/* How the people of a plot look: names, sizes and colours, from columns and options. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

enum { NAMES = 60, ALL_NAMED = 120 };

static struct kith_column *find_column(
	const struct plot *plot, const char *option, const char *name, GError **error)
{
	struct kith_column *column = kith_graph_column(plot->job->graph, name);
	if (!column || !column->person) {
		kith_fail(error, KITH_ERROR_USAGE,
			"%s: no person has a column '%s'; add one with --people FILE, or with "
			"another tool's -g before this",
			option, name);
		return NULL;
	}
	return column;
}

/* Reads a column as numbers; `bad` is the first cell that is none. */
static double *numbers_of(
	const struct plot *plot, const struct kith_column *column, const char **bad, GError **error)
{
	size_t n = plot->job->graph->n;
	double *numbers = KITH_ARRAY(double, n, error);
	*bad = NULL;
	for (size_t i = 0; numbers && i < n; i++) {
		const char *cell = kith_column_person(column, i);
		numbers[i] = NAN;
		if (*cell && !kith_number_parse(cell, false, &numbers[i]) && !*bad) {
			*bad = cell;
		}
	}
	return numbers;
}

double *plot_numbers(const struct plot *plot, const char *name, GError **error)
{
	const char *bad;
	const struct kith_column *column = find_column(plot, "--node-size", name, error);
	g_autofree double *numbers = column ? numbers_of(plot, column, &bad, error) : NULL;
	if (numbers && bad) {
		kith_fail(error, KITH_ERROR_USAGE,
			"--node-size: column '%s' holds \"%s\", which is no number", name, bad);
		return NULL;
	}
	return g_steal_pointer(&numbers);
}

static bool choose_sizes(struct plot *plot, GError **error)
{
	const char *column = plot->settings->node_size;
	const kith_csr *graph = plot->picture.graph;
	plot->size =
		column ? plot_numbers(plot, column, error) : KITH_ARRAY(double, graph->n, error);
	for (size_t i = 0; plot->size && i < graph->n; i++) {
		plot->size[i] = !column ? kith_csr_degree(graph, i) : fmax(plot->size[i], 0);
	}
	plot->picture.size = plot->size;
	plot->picture.size_name = column ? column : "Ties each";
	return plot->size != NULL;
}

/* What people are called; NULL with --label none. */
static bool choose_names(struct plot *plot, GError **error)
{
	const kith_graph *graph = plot->job->graph;
	const char *label = plot->settings->label;
	bool count = label && strspn(label, "0123456789") == strlen(label);
	const struct kith_column *column = NULL;
	plot->picture.label_budget = graph->n <= ALL_NAMED ? graph->n : NAMES;
	if (label && !strcmp(label, "none")) {
		return true;
	}
	if (count) {
		plot->picture.label_budget = (size_t)g_ascii_strtoull(label, NULL, 10);
	} else if (label) {
		column = find_column(plot, "--label", label, error);
		if (!column) {
			return false;
		}
	}
	plot->names = g_ptr_array_new_full((guint)graph->n, g_free);
	for (size_t i = 0; i < graph->n; i++) {
		const char *name =
			column ? kith_column_person(column, i) : kith_graph_label(graph, i);
		g_ptr_array_add(plot->names, kith_text_clean(name));
	}
	plot->picture.name = (char *const *)plot->names->pdata;
	return true;
}

/* Numbers groups by falling size and gives them the names their members' cells have. */
static bool name_groups(struct plot *plot, const struct kith_column *column, GError **error)
{
	struct kith_partition *groups = &plot->colours;
	if (!kith_partition_order(groups, NULL, NULL, error)) {
		return false;
	}
	plot->group_names = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_set_size(plot->group_names, (gint)groups->groups);
	for (size_t i = 0; i < groups->n; i++) {
		uint32_t g = groups->of[i];
		if (g != KITH_NO_GROUP && !plot->group_names->pdata[g]) {
			plot->group_names->pdata[g] =
				kith_text_clean(kith_column_person(column, i));
		}
	}
	return true;
}

/* Colours by the words of a column, or by its numbers. */
static bool colour_by_column(struct plot *plot, const char *name, GError **error)
{
	const char *bad = NULL;
	struct kith_column *column = find_column(plot, "--color", name, error);
	g_autofree double *numbers = column ? numbers_of(plot, column, &bad, error) : NULL;
	if (!numbers) {
		return false;
	}
	if (!bad && strcmp(name, "community") != 0) {
		plot->value = g_steal_pointer(&numbers);
		plot->picture.value = plot->value;
		plot->picture.value_name = column->name;
		plot->picture.groups = &plot->groups;
		return true;
	}
	plot->picture.groups = &plot->colours;
	plot->picture.group_heading = column->name;
	return kith_partition_from_cells(&plot->colours, column->person, plot->job->graph->n,
		       kith_names_count(column->values), error) &&
	       name_groups(plot, column, error);
}

/* The name every member of a circle bears in `circle`, where communities -g has written it. */
static bool circles_named(const struct plot *plot, const struct kith_column *circle)
{
	for (size_t i = 0; circle && circle->person && i < plot->groups.n; i++) {
		if (plot->groups.of[i] != KITH_NO_GROUP && !*kith_column_person(circle, i)) {
			return false;
		}
	}
	return circle && circle->person;
}

/* Circles: found here, from communities -g with their names, or a column of --group. */
static bool choose_circles(struct plot *plot, GError **error)
{
	struct kith_job *job = plot->job;
	if (!kith_job_groups(job, &plot->groups, error) ||
		!kith_partition_order(&plot->groups, NULL, NULL, error)) {
		return false;
	}
	const char *group = job->shared.group;
	bool own = group && strcmp(group, "community") != 0;
	plot->picture.groups = &plot->groups;
	plot->picture.group_heading = own ? group : "Circles";
	if (plot->settings->color) {
		return colour_by_column(plot, plot->settings->color, error);
	}
	const struct kith_column *column = kith_graph_column(job->graph, own ? group : "circle");
	if (job->groups_found || !circles_named(plot, column)) {
		return true;
	}
	if (!kith_partition_init(&plot->colours, plot->groups.n, error)) {
		return false;
	}
	memcpy(plot->colours.of, plot->groups.of, plot->groups.n * sizeof *plot->groups.of);
	plot->colours.groups = plot->groups.groups;
	plot->picture.groups = &plot->colours;
	return name_groups(plot, column, error);
}

static bool choose_events(struct plot *plot, GError **error)
{
	const struct kith_column *mode = kith_graph_column(plot->job->graph, "mode");
	if (!mode || !mode->person) {
		return true;
	}
	plot->event = kith_array(plot->job->graph->n, 1, error);
	for (size_t i = 0; plot->event && i < plot->job->graph->n; i++) {
		plot->event[i] = !g_ascii_strcasecmp(kith_column_person(mode, i), "event");
	}
	plot->picture.event = plot->event;
	return plot->event != NULL;
}

static enum kith_theme theme_of(const char *name)
{
	return !strcmp(name, "dark")      ? KITH_THEME_DARK
	       : !strcmp(name, "shimmer") ? KITH_THEME_SHIMMER
					  : KITH_THEME_LIGHT;
}

bool plot_look(struct plot *plot, GError **error)
{
	const struct plot_settings *settings = plot->settings;
	struct kith_picture *picture = &plot->picture;
	picture->ties = plot->job->network->out;
	picture->graph = plot->job->network->both;
	picture->theme = theme_of(settings->theme);
	picture->font = settings->font;
	picture->title = settings->title;
	picture->hulls = settings->hulls;
	picture->creator = plot->caption = plot_caption(plot);
	picture->caption = settings->caption ? settings->caption : plot->caption;
	if (!strcmp(picture->caption, "none") || !*picture->caption) {
		picture->caption = NULL;
	}
	if (!choose_circles(plot, error)) {
		return false;
	}
	if (plot_is_crowded(plot)) {
		return plot_circles(plot, error);
	}
	if (!choose_names(plot, error) || !choose_sizes(plot, error) ||
		!choose_events(plot, error)) {
		return false;
	}
	picture->group_name = plot->group_names ? (char *const *)plot->group_names->pdata : NULL;
	return plot_light(plot, error);
}
