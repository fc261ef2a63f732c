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
	kith_fields_add(fields, "weight", KITH_FIELD_NUMBER, found->weight);
	kith_fields_add(fields, "shared", KITH_FIELD_COUNT, found->shared);
	kith_fields_add(fields, "overlap", KITH_FIELD_NUMBER, found->overlap);
	kith_fields_add(fields, "span", KITH_FIELD_NUMBER, found->span);
	kith_fields_add(fields, "tie_betweenness", KITH_FIELD_NUMBER, found->betweenness.tie);
	if (found->betweenness.tie_error) {
		kith_fields_add(fields, "tie_betweenness_error", KITH_FIELD_NUMBER,
			found->betweenness.tie_error);
	}
	kith_fields_add(fields, "across", KITH_FIELD_COUNT, found->across);
	kith_fields_add(fields, "dispersion", KITH_FIELD_NUMBER, found->dispersion);
	kith_fields_add(fields, "backbone", KITH_FIELD_NUMBER, found->backbone);
	kith_fields_add(fields, "kinds", KITH_FIELD_STRINGS, found->kinds);
	kith_fields_add_text(fields, "class", class_name, view);
	if (found->simmelian) {
		kith_fields_add(fields, "reciprocated", KITH_FIELD_FLAG, found->reciprocated);
		kith_fields_add(fields, "simmelian", KITH_FIELD_COUNT, found->simmelian);
	}
	if (directed) {
		kith_fields_add(fields, "directed", KITH_FIELD_FLAG, found->directed);
	}
}
