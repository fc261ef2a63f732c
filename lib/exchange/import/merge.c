/* One row a pair, direction and kind. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "graph/build.h"
#include "base/text.h"
#include "graph/weight.h"
#include "exchange/import/import.h"
#include "base/number.h"
#include "io/table.h"

/* What rows have in common that become one. */
struct key {
	uint32_t from, to, kind;
	bool one_way;
};

/* The rows of one merged tie. */
struct merged {
	struct key key;
	GArray *rows; /* of size_t */
};

static guint key_hash(const void *data)
{
	const struct key *key = data;
	return key->from * 2654435761u ^ key->to * 40503u ^ key->kind * 97u ^ key->one_way;
}

static gboolean key_equal(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	return x->from == y->from && x->to == y->to && x->kind == y->kind &&
	       x->one_way == y->one_way;
}

static void merged_free(void *data)
{
	struct merged *merged = data;
	g_array_unref(merged->rows);
	g_free(merged);
}

static struct key key_of(const kith_graph *graph, const struct kith_column *kind, size_t t)
{
	struct key key = {graph->source[t], graph->target[t], kind && kind->tie ? kind->tie[t] : 0,
		graph->one_way && graph->one_way[t]};
	if (!key.one_way && key.from > key.to) {
		key.from = graph->target[t];
		key.to = graph->source[t];
	}
	return key;
}

/* Merged ties, of struct merged *, in the order of their first rows. */
static GPtrArray *group(const kith_graph *graph)
{
	const struct kith_column *kind = kith_graph_column(graph, "kind");
	g_autoptr(GHashTable) known = g_hash_table_new(key_hash, key_equal);
	GPtrArray *all = g_ptr_array_new_with_free_func(merged_free);
	for (size_t t = 0; t < graph->m; t++) {
		struct key key = key_of(graph, kind, t);
		struct merged *merged = g_hash_table_lookup(known, &key);
		if (!merged) {
			merged = g_new(struct merged, 1);
			*merged = (struct merged){key, g_array_new(false, false, sizeof t)};
			g_hash_table_insert(known, &merged->key, merged);
			g_ptr_array_add(all, merged);
		}
		g_array_append_val(merged->rows, t);
	}
	return all;
}

static size_t row_at(const struct merged *merged, guint k)
{
	return g_array_index(merged->rows, size_t, k);
}

/* The sum of weights (1 where there is none), or of a column of counts: "" where nothing is
 * counted; as it is spelled where there is one row. To be freed. */
static char *sum(
	const kith_graph *graph, const struct kith_column *column, const struct merged *merged)
{
	double all = 0;
	const char *first = kith_column_tie(column, row_at(merged, 0));
	if (merged->rows->len == 1 && *first) {
		return g_strdup(first);
	}
	bool weight = column == graph->weight_column, any = weight;
	for (guint k = 0; k < merged->rows->len; k++) {
		double number = weight;
		const char *cell = kith_column_tie(column, row_at(merged, k));
		any |= kith_number_parse(cell, false, &number);
		all += number;
	}
	GString *text = g_string_new(NULL);
	if (any) {
		kith_number_print(text, all);
	}
	return g_string_free(text, false);
}

/* The earliest or latest of these and `found`, "" where none has one; rows merged before have a
 * span of their own. */
static const char *span(
	const struct kith_column *date, const struct merged *merged, bool last, const char *found)
{
	for (guint k = 0; k < merged->rows->len; k++) {
		const char *cell = kith_column_tie(date, row_at(merged, k));
		int order = strcmp(cell, found);
		if (*cell && (!*found || (last ? order > 0 : order < 0))) {
			found = cell;
		}
	}
	return found;
}

/* The distinct values, as first met. */
static char *distinct(const struct kith_column *column, const struct merged *merged)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	GString *all = g_string_new(NULL);
	for (guint k = 0; column->tie && k < merged->rows->len; k++) {
		uint32_t value = column->tie[row_at(merged, k)];
		if (value && g_hash_table_add(seen, GUINT_TO_POINTER(value))) {
			g_string_append_printf(all, "%s%s", all->len ? ";" : "",
				kith_names_get(column->values, value));
		}
	}
	return g_string_free(all, false);
}

static bool set(kith_builder *builder, const char *name, const char *cell, GError **error)
{
	return !*cell || kith_builder_tie_cell(
				 builder, kith_builder_column(builder, name, error), cell, error);
}

static bool add_cells(
	kith_builder *builder, const kith_graph *graph, const struct merged *merged, GError **error)
{
	const struct kith_column *date = kith_graph_column(graph, "date");
	const char *first = span(
		kith_graph_column(graph, "first"), merged, false, span(date, merged, false, ""));
	const char *last =
		span(kith_graph_column(graph, "last"), merged, true, span(date, merged, true, ""));
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		bool counted = column == graph->weight_column ||
			       kith_text_is_one_of(column->name, "events|messages");
		if (!column->tie || kith_text_is_one_of(column->name, "first|last")) {
			continue;
		}
		g_autofree char *cell = counted          ? sum(graph, column, merged)
					: column == date ? g_strdup(span(date, merged, true, ""))
							 : distinct(column, merged);
		if (!set(builder, column->name, cell, error)) {
			return false;
		}
	}
	g_autofree char *weight = sum(graph, graph->weight_column, merged);
	return set(builder, "weight", weight, error) && set(builder, "first", first, error) &&
	       set(builder, "last", last, error);
}

/* Columns keep their order, whoever has a cell first. */
static bool add_people(kith_builder *builder, const kith_graph *graph, GError **error)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column->person && !kith_builder_column(builder, column->name, error)) {
			return false;
		}
	}
	for (size_t i = 0; i < graph->n; i++) {
		if (!kith_builder_copy_person(
			    builder, graph, i, kith_graph_name(graph, i), error)) {
			return false;
		}
	}
	return true;
}

kith_graph *kith_import_merge(const kith_graph *graph, GError **error)
{
	g_autoptr(kith_builder) builder = kith_builder_new(graph->file, error);
	g_autoptr(GPtrArray) all = group(graph);
	const struct kith_reading reading = {0};
	if (!builder || !add_people(builder, graph, error)) {
		return NULL;
	}
	for (guint k = 0; k < all->len; k++) {
		const struct merged *merged = g_ptr_array_index(all, k);
		size_t first = row_at(merged, 0);
		if (!kith_builder_tie(builder, kith_graph_name(graph, graph->source[first]),
			    kith_graph_name(graph, graph->target[first]), error) ||
			!add_cells(builder, graph, merged, error)) {
			return NULL;
		}
	}
	const struct kith_unknown *unknown = &graph->unknown;
	for (size_t k = 0; k < unknown->count; k++) {
		if (!kith_builder_unknown(builder, kith_graph_name(graph, unknown->source[k]),
			    kith_graph_name(graph, unknown->target[k]), unknown->one_way[k],
			    error)) {
			return NULL;
		}
	}
	g_autoptr(kith_graph) done = kith_builder_finish(builder, error);
	return done && kith_graph_find_weights(done, &reading, false, NULL, error)
		       ? g_steal_pointer(&done)
		       : NULL;
}
