/* Two graphs as one, its people and ties marked with the one they are of. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/unite.h"

#include <string.h>

#include "graph/unknown.h"
#include "graph/weight.h"

/* One of the graphs on its way into the whole. */
struct half {
	const kith_graph *graph;
	uint32_t *person; /* [n] numbers of its people in the whole */
	size_t first_tie; /* number of its first tie there */
};

/* The numbers in `into` of all names of `from`, added where new. To be freed. */
static uint32_t *add_names(kith_names *into, const kith_names *from, GError **error)
{
	size_t count = kith_names_count(from);
	g_autofree struct kith_text *texts = KITH_ARRAY(struct kith_text, count, error);
	g_autofree uint32_t *ids = texts ? KITH_ARRAY(uint32_t, count, error) : NULL;
	for (uint32_t k = 0; ids && k < count; k++) {
		texts[k] = kith_names_text(from, k);
	}
	return ids && kith_names_add_all(into, texts, count, ids, error) ? g_steal_pointer(&ids)
									 : NULL;
}

static bool add_ends(kith_graph *whole, const struct half halves[2], GError **error)
{
	whole->n = kith_names_count(whole->names);
	whole->m = halves[1].first_tie + halves[1].graph->m;
	whole->source = KITH_ARRAY(uint32_t, whole->m, error);
	whole->target = whole->source ? KITH_ARRAY(uint32_t, whole->m, error) : NULL;
	for (size_t h = 0; whole->target && h < 2; h++) {
		const kith_graph *graph = halves[h].graph;
		for (size_t t = 0; t < graph->m; t++) {
			size_t at = halves[h].first_tie + t;
			whole->source[at] = halves[h].person[graph->source[t]];
			whole->target[at] = halves[h].person[graph->target[t]];
		}
	}
	return whole->target != NULL;
}

/* Cells of people or of ties, all empty, unless there are some already. */
static bool open_cells(uint32_t **cells, size_t count, GError **error)
{
	*cells = *cells ? *cells : KITH_ARRAY(uint32_t, count, error);
	return *cells != NULL;
}

static void add_person_cells(kith_graph *whole, struct kith_column *into, const struct half *half,
	const struct kith_column *from, const uint32_t *value)
{
	for (size_t i = 0; i < half->graph->n; i++) {
		uint32_t cell = value[from->person[i]];
		if (cell) {
			kith_graph_set_person_cell(whole, into, half->person[i], cell);
		}
	}
}

static bool add_column(
	kith_graph *whole, const struct half *half, const struct kith_column *from, GError **error)
{
	struct kith_column *into = kith_graph_column(whole, from->name);
	if (!into) {
		into = kith_column_new(from->name, error);
		if (!into) {
			return false;
		}
		g_ptr_array_add(whole->columns, into);
	}
	g_autofree uint32_t *value = add_names(into->values, from->values, error);
	if (!value || (from->person && !open_cells(&into->person, whole->n, error)) ||
		(from->tie && !open_cells(&into->tie, whole->m, error))) {
		return false;
	}
	if (from->person) {
		add_person_cells(whole, into, half, from, value);
	}
	for (size_t t = 0; from->tie && t < half->graph->m; t++) {
		into->tie[half->first_tie + t] = value[from->tie[t]];
	}
	return true;
}

static bool add_columns(kith_graph *whole, const struct half *half, const char *but, GError **error)
{
	const GPtrArray *columns = half->graph->columns;
	for (guint c = 0; c < columns->len; c++) {
		const struct kith_column *column = columns->pdata[c];
		if (g_ascii_strcasecmp(column->name, but) != 0 &&
			!add_column(whole, half, column, error)) {
			return false;
		}
	}
	return true;
}

static bool add_directions(kith_graph *whole, const struct half halves[2], GError **error)
{
	if (!halves[0].graph->one_way && !halves[1].graph->one_way) {
		return true;
	}
	uint8_t *one_way = KITH_ARRAY(uint8_t, whole->m, error);
	for (size_t h = 0; one_way && h < 2; h++) {
		const kith_graph *graph = halves[h].graph;
		if (graph->one_way) {
			memcpy(one_way + halves[h].first_tie, graph->one_way, graph->m);
		}
	}
	return one_way && kith_graph_set_one_way(whole, one_way, error);
}

/* Puts the mark on the ties and people of a half. */
static void mark(struct kith_column *column, const struct half *half, uint32_t own, uint32_t both)
{
	for (size_t t = 0; t < half->graph->m; t++) {
		column->tie[half->first_tie + t] = own;
	}
	for (size_t i = 0; i < half->graph->n; i++) {
		uint32_t *cell = &column->person[half->person[i]];
		*cell = *cell ? both : own;
	}
}

static bool add_marks(kith_graph *whole, const struct half halves[2],
	const struct kith_marks *marks, GError **error)
{
	const char *const words[] = {marks->one[0], marks->one[1], marks->both};
	uint32_t value[G_N_ELEMENTS(words)];
	struct kith_column *column = kith_column_new(marks->column, error);
	if (!column) {
		return false;
	}
	g_ptr_array_add(whole->columns, column);
	for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
		value[k] = kith_names_add(column->values, words[k], strlen(words[k]), error);
		if (value[k] == KITH_NO_NAME) {
			return false;
		}
	}
	if (!open_cells(&column->person, whole->n, error) ||
		!open_cells(&column->tie, whole->m, error)) {
		return false;
	}
	for (size_t h = 0; h < 2; h++) {
		mark(column, &halves[h], value[h], value[2]);
	}
	return true;
}

kith_graph *kith_graph_unite(
	kith_graph *const graphs[2], const struct kith_marks *marks, GError **error)
{
	g_autoptr(kith_graph) whole = kith_graph_new(graphs[0]->file, error);
	g_autofree uint32_t *first =
		whole ? add_names(whole->names, graphs[0]->names, error) : NULL;
	g_autofree uint32_t *second =
		first ? add_names(whole->names, graphs[1]->names, error) : NULL;
	const struct half halves[2] = {{graphs[0], first, 0}, {graphs[1], second, graphs[0]->m}};
	bool done = second && add_ends(whole, halves, error);
	for (size_t h = 0; done && h < 2; h++) {
		done = add_columns(whole, &halves[h], marks->column, error) &&
		       kith_unknown_add(&whole->unknown, &graphs[h]->unknown, halves[h].person,
			       (uint8_t)h, error);
	}
	done = done && add_marks(whole, halves, marks, error) &&
	       add_directions(whole, halves, error) &&
	       kith_graph_find_weights(whole, &(struct kith_reading){0}, false, NULL, error);
	return done ? g_steal_pointer(&whole) : NULL;
}
