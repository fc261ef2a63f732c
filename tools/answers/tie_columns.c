/* The columns of kith ties. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/tie_columns.h"

#include "measures/strength.h"

static void source(GString *out, size_t row, const void *data)
{
	const struct kith_tie_view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->findings->source[row]));
}

static void target(GString *out, size_t row, const void *data)
{
	const struct kith_tie_view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->findings->target[row]));
}

static void class_name(GString *out, size_t row, const void *data)
{
	const struct kith_tie_view *view = data;
	g_string_append(out, kith_strength_class_name(view->findings->tie_class[row]));
}

void kith_tie_columns_add(GArray *fields, const struct kith_tie_view *view, bool directed)
{
	const struct kith_tie_findings *found = view->findings;
	kith_fields_add_text(fields, "source", source, view);
	kith_fields_add_text(fields, "target", target, view);
	kith_fields_add(fields, "weight", found->weight);
	kith_fields_add(fields, "shared", found->shared);
	kith_fields_add(fields, "overlap", found->overlap);
	kith_fields_add(fields, "span", found->span);
	kith_fields_add(fields, "tie_betweenness", found->betweenness.tie);
	if (found->betweenness.tie_error) {
		kith_fields_add(fields, "tie_betweenness_error", found->betweenness.tie_error);
	}
	kith_fields_add(fields, "across", found->across);
	kith_fields_add(fields, "dispersion", found->dispersion);
	kith_fields_add(fields, "backbone", found->backbone);
	kith_fields_add(fields, "kinds", found->kinds);
	kith_fields_add_text(fields, "class", class_name, view);
	if (found->simmelian) {
		kith_fields_add(fields, "reciprocated", found->reciprocated);
		kith_fields_add(fields, "simmelian", found->simmelian);
	}
	if (directed) {
		kith_fields_add(fields, "directed", found->directed);
	}
}
