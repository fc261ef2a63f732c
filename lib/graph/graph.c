/* A graph as it travels through a pipe: people, ties, and their columns cell for cell. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/graph.h"

#include <string.h>

#include "graph/aliases.h"
#include "graph/unknown.h"

kith_graph *kith_graph_new(const char *file, GError **error)
{
	g_autoptr(kith_graph) graph = g_new0(kith_graph, 1);
	graph->file = g_strdup(file);
	graph->columns = g_ptr_array_new_with_free_func((GDestroyNotify)kith_column_free);
	graph->names = kith_names_new(error);
	return graph->names ? g_steal_pointer(&graph) : NULL;
}

void kith_graph_free(kith_graph *graph)
{
	if (!graph) {
		return;
	}
	g_free(graph->file);
	kith_names_free(graph->names);
	g_free(graph->source);
	g_free(graph->target);
	g_ptr_array_unref(graph->columns);
	g_free(graph->weight);
	g_free(graph->weight_name);
	g_free(graph->one_way);
	kith_unknown_finish(&graph->unknown);
	g_free(graph->conflict);
	g_free(graph->digest);
	kith_aliases_unref(graph->aliases);
	g_free(graph);
}

struct kith_column *kith_column_new(const char *name, GError **error)
{
	struct kith_column *column = g_new0(struct kith_column, 1);
	column->name = g_strdup(name);
	column->values = kith_names_new(error);
	if (!column->values || kith_names_add(column->values, "", 0, error) == KITH_NO_NAME) {
		g_clear_pointer(&column, kith_column_free);
	}
	return column;
}

void kith_column_free(struct kith_column *column)
{
	if (!column) {
		return;
	}
	g_free(column->name);
	kith_names_free(column->values);
	g_free(column->person);
	g_free(column->tie);
	g_free(column->bad_place);
	g_free(column);
}

struct kith_column *kith_graph_column(const kith_graph *graph, const char *name)
{
	struct kith_column *like = NULL;
	for (guint i = 0; i < graph->columns->len; i++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, i);
		if (!strcmp(column->name, name)) {
			return column;
		}
		if (!like && !g_ascii_strcasecmp(column->name, name)) {
			like = column;
		}
	}
	return like;
}

static struct kith_column *copy_column(
	const kith_graph *graph, const struct kith_column *column, GError **error)
{
	struct kith_column *copy = g_new0(struct kith_column, 1);
	copy->name = g_strdup(column->name);
	copy->bad_place = g_strdup(column->bad_place);
	copy->bad_value = column->bad_value;
	copy->values = kith_names_copy(column->values, error);
	size_t size = sizeof *copy->person;
	bool whole =
		copy->values &&
		(!column->person ||
			(copy->person = kith_array_copy(column->person, graph->n, size, error))) &&
		(!column->tie || (copy->tie = kith_array_copy(column->tie, graph->m, size, error)));
	if (!whole) {
		g_clear_pointer(&copy, kith_column_free);
	}
	return copy;
}

static bool copy_columns(kith_graph *copy, const kith_graph *graph, GError **error)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *column = graph->columns->pdata[c];
		struct kith_column *same = copy_column(graph, column, error);
		if (!same) {
			return false;
		}
		g_ptr_array_add(copy->columns, same);
		if (column == graph->weight_column) {
			copy->weight_column = same;
		}
	}
	if (!graph->weight_column) {
		return true;
	}
	size_t values = kith_names_count(graph->weight_column->values);
	copy->weight = kith_array_copy(graph->weight, values, sizeof *copy->weight, error);
	return copy->weight != NULL;
}

static bool copy_unknown(
	struct kith_unknown *copy, const struct kith_unknown *unknown, GError **error)
{
	size_t count = unknown->count, size = sizeof *unknown->source;
	if (!count) {
		return true;
	}
	copy->count = count;
	return (copy->source = kith_array_copy(unknown->source, count, size, error)) &&
	       (copy->target = kith_array_copy(unknown->target, count, size, error)) &&
	       (copy->one_way = kith_array_copy(unknown->one_way, count, 1, error)) &&
	       (copy->half = kith_array_copy(unknown->half, count, 1, error));
}

kith_graph *kith_graph_copy(const kith_graph *graph, GError **error)
{
	g_autoptr(kith_graph) copy = g_new0(kith_graph, 1);
	copy->file = g_strdup("the graph");
	copy->columns = g_ptr_array_new_with_free_func((GDestroyNotify)kith_column_free);
	copy->n = graph->n;
	copy->m = graph->m;
	copy->attendance = graph->attendance;
	size_t m = graph->m, size = sizeof *copy->source;
	bool whole = (copy->names = kith_names_copy(graph->names, error)) &&
		     (copy->source = kith_array_copy(graph->source, m, size, error)) &&
		     (copy->target = kith_array_copy(graph->target, m, size, error)) &&
		     (!graph->one_way ||
			     (copy->one_way = kith_array_copy(graph->one_way, m, 1, error))) &&
		     copy_columns(copy, graph, error) &&
		     copy_unknown(&copy->unknown, &graph->unknown, error);
	return whole ? g_steal_pointer(&copy) : NULL;
}

void kith_graph_set_person_cell(
	kith_graph *graph, struct kith_column *column, uint32_t person, uint32_t value)
{
	uint32_t before = column->person[person];
	if (before && before != value && graph->conflicts++ == 0) {
		graph->conflict =
			g_strdup_printf("%s has %s \"%s\" in one row and \"%s\" in a later one",
				kith_graph_name(graph, person), column->name,
				kith_names_get(column->values, before),
				kith_names_get(column->values, value));
	}
	column->person[person] = value;
}

const char *kith_column_person(const struct kith_column *column, size_t person)
{
	return column && column->person ? kith_names_get(column->values, column->person[person])
					: "";
}

const char *kith_column_tie(const struct kith_column *column, size_t tie)
{
	return column && column->tie ? kith_names_get(column->values, column->tie[tie]) : "";
}

const char *kith_graph_name(const kith_graph *graph, size_t person)
{
	return kith_names_get(graph->names, (uint32_t)person);
}

const char *kith_graph_label(const kith_graph *graph, size_t person)
{
	const char *label = kith_column_person(kith_graph_column(graph, "label"), person);
	return *label ? label : kith_graph_name(graph, person);
}

/* The people and ties that stay, old numbers to new. */
struct kept {
	uint32_t *person; /* [n] new number or KITH_NO_NAME */
	uint32_t *old;    /* [people] old number of each that stays */
	size_t people;
	uint8_t *tie; /* [m] */
	size_t ties;
};

static void kept_finish(struct kept *kept)
{
	g_free(kept->person);
	g_free(kept->old);
	g_free(kept->tie);
}

static bool kept_init(struct kept *kept, const kith_graph *graph, const uint8_t *people,
	const uint8_t *ties, GError **error)
{
	*kept = (struct kept){.person = KITH_ARRAY(uint32_t, graph->n, error)};
	kept->old = kept->person ? KITH_ARRAY(uint32_t, graph->n, error) : NULL;
	kept->tie = kept->old ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	if (!kept->tie) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		bool stays = !people || people[i];
		kept->person[i] = stays ? (uint32_t)kept->people : KITH_NO_NAME;
		kept->old[kept->people] = (uint32_t)i;
		kept->people += stays;
	}
	for (size_t t = 0; t < graph->m; t++) {
		kept->tie[t] = (!ties || ties[t]) &&
			       kept->person[graph->source[t]] != KITH_NO_NAME &&
			       kept->person[graph->target[t]] != KITH_NO_NAME;
		kept->ties += kept->tie[t];
	}
	return true;
}

static void keep_columns(kith_graph *graph, const struct kept *kept)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		for (size_t i = 0; column->person && i < kept->people; i++) {
			column->person[i] = column->person[kept->old[i]];
		}
		size_t at = 0;
		for (size_t t = 0; column->tie && t < graph->m; t++) {
			column->tie[at] = column->tie[t];
			at += kept->tie[t];
		}
	}
}

static void keep_ties(kith_graph *graph, const struct kept *kept)
{
	size_t at = 0;
	for (size_t t = 0; t < graph->m; t++) {
		if (kept->tie[t]) {
			graph->source[at] = kept->person[graph->source[t]];
			graph->target[at] = kept->person[graph->target[t]];
			if (graph->one_way) {
				graph->one_way[at] = graph->one_way[t];
			}
			at++;
		}
	}
	graph->m = at;
}

/* Gives the graph `count` people: new number i had the number old[i]. */
static bool renumber_names(kith_graph *graph, const uint32_t *old, size_t count, GError **error)
{
	kith_names *names = kith_names_pick(graph->names, old, count, error);
	if (!names) {
		return false;
	}
	kith_names_free(graph->names);
	graph->names = names;
	graph->n = count;
	return true;
}

bool kith_graph_keep(kith_graph *graph, const uint8_t *people, const uint8_t *ties, GError **error)
{
	struct kept kept;
	bool done =
		kept_init(&kept, graph, people, ties, error) &&
		(kept.people == graph->n || renumber_names(graph, kept.old, kept.people, error));
	if (done) {
		keep_columns(graph, &kept);
		keep_ties(graph, &kept);
		kith_unknown_renumber(&graph->unknown, kept.person);
	}
	kept_finish(&kept);
	return done;
}

bool kith_graph_reorder(kith_graph *graph, const uint32_t *order, GError **error)
{
	g_autofree uint32_t *new_number = KITH_ARRAY(uint32_t, graph->n, error);
	g_autofree uint32_t *cells = KITH_ARRAY(uint32_t, graph->n, error);
	if (!new_number || !cells || !renumber_names(graph, order, graph->n, error)) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		new_number[order[i]] = (uint32_t)i;
	}
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		for (size_t i = 0; column->person && i < graph->n; i++) {
			cells[i] = column->person[order[i]];
		}
		if (column->person) {
			memcpy(column->person, cells, graph->n * sizeof *cells);
		}
	}
	for (size_t t = 0; t < graph->m; t++) {
		graph->source[t] = new_number[graph->source[t]];
		graph->target[t] = new_number[graph->target[t]];
	}
	kith_unknown_renumber(&graph->unknown, new_number);
	return true;
}

bool kith_graph_set_one_way(kith_graph *graph, uint8_t *one_way, GError **error)
{
	g_free(graph->one_way);
	graph->one_way = one_way;
	struct kith_column *column = kith_graph_column(graph, "directed");
	if (!one_way) {
		if (column) {
			g_ptr_array_remove(graph->columns, column);
		}
		return true;
	}
	if (!column) {
		column = kith_column_new("directed", error);
		if (!column) {
			return false;
		}
		g_ptr_array_add(graph->columns, column);
	}
	uint32_t one = kith_names_add(column->values, "1", 1, error);
	if (!column->tie) {
		column->tie = KITH_ARRAY(uint32_t, graph->m, error);
	}
	if (one == KITH_NO_NAME || !column->tie) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		column->tie[t] = one_way[t] ? one : 0;
	}
	return true;
}
