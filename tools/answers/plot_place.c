/* Where the people of a plot stand. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot.h"

#include <string.h>

#include "answers/fields.h"
#include "igraph/bridge.h"
#include "base/number.h"

bool plot_places_given(const struct plot *plot, double *x_out, double *y_out)
{
	const struct kith_column *x = kith_graph_column(plot->job->graph, "x");
	const struct kith_column *y = kith_graph_column(plot->job->graph, "y");
	size_t n = plot->job->graph->n;
	for (size_t i = 0; i < n; i++) {
		double across, down;
		if (!kith_number_parse(kith_column_person(x, i), false, &across) ||
			!kith_number_parse(kith_column_person(y, i), false, &down)) {
			return false;
		}
		if (x_out) {
			x_out[i] = across;
			y_out[i] = down;
		}
	}
	return n > 0;
}

static bool place(struct plot *plot, GError **error)
{
	static const struct {
		const char *name;
		enum kith_layout_kind kind;
	} own[] = {{"auto", KITH_LAYOUT_AUTO}, {"stress", KITH_LAYOUT_STRESS},
		{"force", KITH_LAYOUT_FORCE}, {"ego", KITH_LAYOUT_EGO},
		{"route", KITH_LAYOUT_ROUTE}, {"circle", KITH_LAYOUT_CIRCLE}};
	const char *name = plot->settings->layout;
	plot->layout.kind = KITH_LAYOUT_GIVEN;
	for (size_t k = 0; k < G_N_ELEMENTS(own); k++) {
		if (!strcmp(own[k].name, name)) {
			plot->layout.kind = own[k].kind;
		}
	}
	bool crowded = plot_is_crowded(plot);
	if (!strcmp(name, "auto") && !crowded && plot_places_given(plot, plot->x, plot->y)) {
		plot->layout.kind = KITH_LAYOUT_GIVEN;
	} else if (!strcmp(name, "auto") && plot->layout.graph->n > KITH_LAYOUT_FORCE_PEOPLE) {
		plot->layout.kind = KITH_LAYOUT_SWARM;
	} else if (plot->layout.kind == KITH_LAYOUT_GIVEN &&
		   !kith_igraph_layout(
			   plot->layout.graph, name, plot->layout.seed, plot->x, plot->y, error)) {
		return false;
	}
	return kith_layout_place(&plot->layout, plot->x, plot->y, error);
}

bool plot_place(struct plot *plot, GError **error)
{
	size_t n = plot->picture.graph->n;
	struct kith_sheet sheet;
	plot->x = KITH_ARRAY(double, n, error);
	plot->y = plot->x ? KITH_ARRAY(double, n, error) : NULL;
	plot->radius = plot->y ? KITH_ARRAY(double, n, error) : NULL;
	if (!plot->radius || !kith_picture_sheet(&plot->picture, &sheet, error)) {
		return false;
	}
	kith_picture_radii(&sheet, n, plot->size, plot->radius);
	plot->layout.graph = plot->picture.graph;
	plot->layout.partition = &plot->groups;
	plot->layout.radius = plot->radius;
	plot->layout.width = sheet.box.right - sheet.box.left;
	plot->layout.height = sheet.box.bottom - sheet.box.top;
	plot->layout.seed = plot->job->shared.seed;
	plot->picture.x = plot->x;
	plot->picture.y = plot->y;
	plot->picture.radius = plot->radius;
	return place(plot, error);
}

static void fill_community(const struct plot *plot, uint32_t *community)
{
	for (size_t i = 0; i < plot->groups.n; i++) {
		uint32_t group = plot->groups.of[i];
		community[i] = group == KITH_NO_GROUP ? UINT32_MAX : group + 1;
	}
}

bool plot_print_graph(struct plot *plot, GError **error)
{
	struct kith_job *job = plot->job;
	g_autofree uint32_t *community = KITH_ARRAY(uint32_t, job->graph->n, error);
	if (!community) {
		return false;
	}
	fill_community(plot, community);
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "x", plot->x);
	kith_fields_add(fields, "y", plot->y);
	if (job->groups_found) {
		kith_fields_add(fields, "community", community);
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	return kith_job_answer(job, &table, error);
}
