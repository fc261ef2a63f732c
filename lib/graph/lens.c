/* Lenses: which people or ties a question is about. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/lens.h"

#include <string.h>

#include "base/condition.h"
#include "base/number.h"

static bool fail_unknown(const kith_graph *graph, const char *column, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *known = g_ptr_array_index(graph->columns, c);
		g_string_append_printf(list, "%s%s", c ? ", " : "", known->name);
	}
	return kith_fail(error, KITH_ERROR_USAGE, "%s has no column \"%s\"; it has %s", graph->file,
		column, list->len ? list->str : "none beside source and target");
}

/* Clears flags by the verdict on each distinct cell; NULL cells are all empty. */
static bool apply(const struct kith_condition *condition, const kith_names *values,
	const uint32_t *cells, size_t count, uint8_t *flags, GError **error)
{
	size_t distinct = kith_names_count(values);
	g_autofree uint8_t *verdict = KITH_ARRAY(uint8_t, distinct, error);
	if (!verdict) {
		return false;
	}
	for (uint32_t v = 0; v < distinct; v++) {
		verdict[v] = kith_condition_passes(condition, kith_names_get(values, v));
	}
	for (size_t i = 0; i < count; i++) {
		flags[i] &= verdict[cells ? cells[i] : 0];
	}
	return true;
}

/* The same by names: of the people in `ends`, or of everyone where that is NULL. */
static bool apply_to_names(const struct kith_condition *condition, const kith_graph *graph,
	const uint32_t *ends, size_t count, uint8_t *flags, GError **error)
{
	g_autofree uint8_t *verdict = KITH_ARRAY(uint8_t, graph->n, error);
	if (!verdict) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		verdict[i] = kith_condition_passes(condition, kith_graph_name(graph, i));
	}
	for (size_t k = 0; k < count; k++) {
		flags[k] &= verdict[ends ? ends[k] : k];
	}
	return true;
}

bool kith_lens_people(const kith_graph *graph, const char *text, uint8_t *flags, GError **error)
{
	struct kith_condition condition;
	if (!kith_condition_parse(&condition, text, error)) {
		return false;
	}
	const struct kith_column *column = kith_graph_column(graph, condition.column);
	bool done;
	if (column) {
		done = apply(&condition, column->values, column->person, graph->n, flags, error);
	} else if (!g_ascii_strcasecmp(condition.column, "name")) {
		done = apply_to_names(&condition, graph, NULL, graph->n, flags, error);
	} else {
		done = fail_unknown(graph, condition.column, error);
	}
	kith_condition_finish(&condition);
	return done;
}

bool kith_lens_ties(const kith_graph *graph, const char *text, uint8_t *flags, GError **error)
{
	struct kith_condition condition;
	if (!kith_condition_parse(&condition, text, error)) {
		return false;
	}
	bool weight =
		graph->weight_name && !g_ascii_strcasecmp(condition.column, graph->weight_name);
	const struct kith_column *column =
		weight ? graph->weight_column : kith_graph_column(graph, condition.column);
	bool of_source = !g_ascii_strcasecmp(condition.column, "source");
	bool done;
	if (column) {
		done = apply(&condition, column->values, column->tie, graph->m, flags, error);
	} else if (of_source || !g_ascii_strcasecmp(condition.column, "target")) {
		done = apply_to_names(&condition, graph, of_source ? graph->source : graph->target,
			graph->m, flags, error);
	} else {
		done = fail_unknown(graph, condition.column, error);
	}
	kith_condition_finish(&condition);
	return done;
}

bool kith_lens_bound(const char *option, const char *date, double *days, GError **error)
{
	return !date || kith_date_parse(date, days) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "%s: \"%s\" is not a date; write it as 2024-05-17", option, date);
}

bool kith_lens_dates(
	const kith_graph *graph, double since, double until, uint8_t *flags, GError **error)
{
	const struct kith_column *date = kith_graph_column(graph, "date");
	if (!date) {
		return fail_unknown(graph, "date", error);
	}
	if (date->bad_place) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:%s: \"%s\" is not a date; write it as 2024-05-17", graph->file,
			date->bad_place, kith_names_get(date->values, date->bad_value));
	}
	for (size_t t = 0; t < graph->m; t++) {
		double days;
		bool dated = kith_date_parse(kith_column_tie(date, t), &days);
		flags[t] &= dated && days >= since && days <= until;
	}
	return true;
}
