/* Putting a graph together, row by row or many rows at once. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/build.h"

#include <string.h>

#include "graph/unknown.h"

#define FIRST_CAPACITY 256

struct kith_builder {
	kith_graph *graph;
	size_t tie_capacity, person_capacity;
	uint32_t *ends; /* [ends_capacity] numbers of the ends of ties just added */
	size_t ends_capacity;
	GArray *described; /* of uint32_t: people with rows of their own, in the order of the rows
			    */
	GByteArray *is_described;
};

kith_builder *kith_builder_resume(kith_graph *graph)
{
	kith_builder *builder = g_new0(kith_builder, 1);
	builder->graph = graph;
	builder->tie_capacity = graph->m;
	builder->person_capacity = graph->n;
	builder->described = g_array_new(false, false, sizeof(uint32_t));
	builder->is_described = g_byte_array_new();
	g_byte_array_set_size(builder->is_described, (guint)graph->n);
	for (uint32_t i = 0; i < graph->n; i++) {
		builder->is_described->data[i] = 1;
		g_array_append_val(builder->described, i);
	}
	return builder;
}

kith_builder *kith_builder_new(const char *file, GError **error)
{
	kith_graph *graph = kith_graph_new(file, error);
	return graph ? kith_builder_resume(graph) : NULL;
}

void kith_builder_free(kith_builder *builder)
{
	if (!builder) {
		return;
	}
	kith_graph_free(builder->graph);
	g_free(builder->ends);
	g_array_unref(builder->described);
	g_byte_array_unref(builder->is_described);
	g_free(builder);
}

kith_graph *kith_builder_graph(kith_builder *builder)
{
	return builder->graph;
}

struct kith_column *kith_builder_column(kith_builder *builder, const char *name, GError **error)
{
	struct kith_column *column = kith_graph_column(builder->graph, name);
	if (!column) {
		column = kith_column_new(name, error);
		if (column) {
			g_ptr_array_add(builder->graph->columns, column);
		}
	}
	return column;
}

/* Gives `cells` room for `capacity` numbers, those from `used` on empty. NULL stays NULL. */
static bool grow_cells(uint32_t **cells, size_t used, size_t capacity, GError **error)
{
	if (!*cells) {
		return true;
	}
	uint32_t *grown = kith_array_resize(*cells, capacity, sizeof *grown, error);
	if (!grown) {
		return false;
	}
	memset(grown + used, 0, (capacity - used) * sizeof *grown);
	*cells = grown;
	return true;
}

static bool reserve_people(kith_builder *builder, size_t people, GError **error)
{
	if (people <= builder->person_capacity) {
		return true;
	}
	size_t capacity = MAX(people,
		MAX(builder->person_capacity + builder->person_capacity / 2, FIRST_CAPACITY));
	for (guint c = 0; c < builder->graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(builder->graph->columns, c);
		if (!grow_cells(&column->person, builder->person_capacity, capacity, error)) {
			return false;
		}
	}
	builder->person_capacity = capacity;
	return true;
}

static bool resize_ties(kith_builder *builder, size_t capacity, GError **error)
{
	kith_graph *graph = builder->graph;
	uint32_t **arrays[] = {&graph->source, &graph->target};
	for (size_t a = 0; a < G_N_ELEMENTS(arrays); a++) {
		uint32_t *moved = kith_array_resize(*arrays[a], capacity, sizeof *moved, error);
		if (!moved) {
			return false;
		}
		*arrays[a] = moved;
	}
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		uint32_t *moved =
			column->tie ? kith_array_resize(column->tie, capacity, sizeof *moved, error)
				    : NULL;
		if (column->tie && !moved) {
			return false;
		}
		column->tie = moved;
	}
	builder->tie_capacity = capacity;
	return true;
}

bool kith_builder_person(kith_builder *builder, const char *name, uint32_t *person, GError **error)
{
	uint32_t id = kith_names_add(builder->graph->names, name, strlen(name), error);
	if (id == KITH_NO_NAME) {
		return false;
	}
	builder->graph->n = kith_names_count(builder->graph->names);
	if (!reserve_people(builder, builder->graph->n, error)) {
		return false;
	}
	if (builder->is_described->len <= id) {
		guint old = builder->is_described->len;
		g_byte_array_set_size(builder->is_described, (guint)builder->graph->n);
		memset(builder->is_described->data + old, 0, builder->graph->n - old);
	}
	if (!builder->is_described->data[id]) {
		builder->is_described->data[id] = 1;
		g_array_append_val(builder->described, id);
	}
	*person = id;
	return true;
}

bool kith_builder_person_cell(kith_builder *builder, struct kith_column *column, uint32_t person,
	const char *cell, GError **error)
{
	if (!column || !*cell) {
		return column != NULL;
	}
	if (!column->person) {
		column->person = KITH_ARRAY(uint32_t, builder->person_capacity, error);
	}
	uint32_t value = kith_names_add(column->values, cell, strlen(cell), error);
	if (!column->person || value == KITH_NO_NAME) {
		return false;
	}
	kith_graph_set_person_cell(builder->graph, column, person, value);
	return true;
}

bool kith_builder_copy_person(kith_builder *builder, const kith_graph *from, size_t person,
	const char *name, GError **error)
{
	uint32_t copy;
	if (!kith_builder_person(builder, name, &copy, error)) {
		return false;
	}
	for (guint c = 0; c < from->columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(from->columns, c);
		const char *cell = kith_column_person(column, person);
		if (*cell && !kith_builder_person_cell(builder,
				     kith_builder_column(builder, column->name, error), copy, cell,
				     error)) {
			return false;
		}
	}
	return true;
}

static bool add_ends(
	kith_builder *builder, const struct kith_text *ends, size_t count, GError **error)
{
	if (2 * count > builder->ends_capacity) {
		uint32_t *moved = kith_array_resize(builder->ends, 2 * count, sizeof *moved, error);
		if (!moved) {
			return false;
		}
		builder->ends = moved;
		builder->ends_capacity = 2 * count;
	}
	return kith_names_add_all(builder->graph->names, ends, 2 * count, builder->ends, error);
}

bool kith_builder_ties(
	kith_builder *builder, const struct kith_text *ends, size_t count, GError **error)
{
	kith_graph *graph = builder->graph;
	size_t capacity = MAX(builder->tie_capacity + builder->tie_capacity / 2, FIRST_CAPACITY);
	if (!add_ends(builder, ends, count, error) ||
		(graph->m + count > builder->tie_capacity &&
			!resize_ties(builder, MAX(capacity, graph->m + count), error))) {
		return false;
	}
	graph->n = kith_names_count(graph->names);
	for (size_t k = 0; k < count; k++) {
		graph->source[graph->m + k] = builder->ends[2 * k];
		graph->target[graph->m + k] = builder->ends[2 * k + 1];
	}
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column->tie) {
			memset(column->tie + graph->m, 0, count * sizeof *column->tie);
		}
	}
	graph->m += count;
	return reserve_people(builder, graph->n, error);
}

bool kith_builder_tie_cells(kith_builder *builder, struct kith_column *column,
	const uint32_t *cells, size_t count, GError **error)
{
	size_t first = 0;
	while (!column->tie && first < count && cells[first] == 0) {
		first++;
	}
	if (first == count) {
		return true;
	}
	if (!column->tie) {
		column->tie = KITH_ARRAY(uint32_t, builder->tie_capacity, error);
	}
	if (column->tie) {
		memcpy(column->tie + builder->graph->m - count, cells, count * sizeof *cells);
	}
	return column->tie != NULL;
}

bool kith_builder_tie(kith_builder *builder, const char *source, const char *target, GError **error)
{
	g_autofree char *padded = g_strconcat(source, target, "                ", NULL);
	size_t length = strlen(source);
	struct kith_text ends[2] = {{padded, length}, {padded + length, strlen(target)}};
	return kith_builder_ties(builder, ends, 1, error);
}

bool kith_builder_tie_cell(
	kith_builder *builder, struct kith_column *column, const char *cell, GError **error)
{
	uint32_t value =
		column ? kith_names_add(column->values, cell, strlen(cell), error) : KITH_NO_NAME;
	return value != KITH_NO_NAME && kith_builder_tie_cells(builder, column, &value, 1, error);
}

bool kith_builder_unknown(
	kith_builder *builder, const char *source, const char *target, bool one_way, GError **error)
{
	return kith_builder_tie(builder, source, target, error) &&
	       kith_builder_tie_cell(builder, kith_builder_column(builder, "weight", error),
		       KITH_UNKNOWN_WEIGHT, error) &&
	       (!one_way || kith_builder_tie_cell(builder,
				    kith_builder_column(builder, "directed", error), "1", error));
}

/* People with rows of their own in the order of the rows, then the others; NULL: they are so
 * already. */
static uint32_t *order_of_people(const kith_builder *builder, GError **error)
{
	const kith_graph *graph = builder->graph;
	uint32_t *order = KITH_ARRAY(uint32_t, graph->n, error);
	if (!order) {
		return NULL;
	}
	size_t count = builder->described->len;
	if (count) {
		memcpy(order, builder->described->data, count * sizeof *order);
	}
	for (uint32_t i = 0; i < graph->n; i++) {
		if (i >= builder->is_described->len || !builder->is_described->data[i]) {
			order[count++] = i;
		}
	}
	return order;
}

static bool is_identity(const uint32_t *order, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (order[i] != i) {
			return false;
		}
	}
	return true;
}

static bool read_directions(kith_graph *graph, GError **error)
{
	struct kith_column *column = kith_graph_column(graph, "directed");
	if (!column || !column->tie) {
		return true;
	}
	uint8_t *one_way = KITH_ARRAY(uint8_t, graph->m, error);
	if (!one_way) {
		return false;
	}
	uint32_t one = kith_names_find(column->values, "1");
	bool any = false;
	for (size_t t = 0; t < graph->m; t++) {
		one_way[t] = column->tie[t] == one;
		any |= one_way[t];
	}
	if (!any) {
		g_clear_pointer(&one_way, g_free);
	}
	return kith_graph_set_one_way(graph, one_way, error);
}

kith_graph *kith_builder_finish(kith_builder *builder, GError **error)
{
	kith_graph *graph = builder->graph;
	g_autofree uint32_t *order = order_of_people(builder, error);
	if (!order || !resize_ties(builder, graph->m, error)) {
		return NULL;
	}
	if (!is_identity(order, graph->n) && !kith_graph_reorder(graph, order, error)) {
		return NULL;
	}
	if (!read_directions(graph, error)) {
		return NULL;
	}
	kith_names_settle(graph->names);
	for (guint c = 0; c < graph->columns->len; c++) {
		kith_names_settle(((struct kith_column *)graph->columns->pdata[c])->values);
	}
	return g_steal_pointer(&builder->graph);
}
