/* Graphs whose people have ids: put together by id, named at the end. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/id_builder.h"

#include <string.h>

#include "base/text.h"
#include "graph/header.h"
#include "graph/unknown.h"
#include "graph/weight.h"

#define MOST_COLUMNS 1000

struct kith_id_builder {
	kith_builder *builder;
	GByteArray *added;               /* [people] 1: added or met, not only named by a tie */
	GArray *lines;                   /* [people] of uint64_t: where first named; 0: not known */
	uint64_t line;                   /* of what is at hand */
	uint32_t person;                 /* added or met last */
	GHashTable *of_people, *of_ties; /* columns by the name files give them */
	const char *weight;              /* the column that is it, or NULL */
};

kith_id_builder *kith_id_builder_new(const char *file, GError **error)
{
	kith_builder *builder = kith_builder_new(file, error);
	if (!builder) {
		return NULL;
	}
	kith_id_builder *ids = g_new0(kith_id_builder, 1);
	ids->builder = builder;
	ids->added = g_byte_array_new();
	ids->lines = g_array_new(false, true, sizeof(uint64_t));
	ids->of_people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	ids->of_ties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return ids;
}

void kith_id_builder_free(kith_id_builder *ids)
{
	if (ids) {
		kith_builder_free(ids->builder);
		g_byte_array_unref(ids->added);
		g_array_unref(ids->lines);
		g_hash_table_unref(ids->of_people);
		g_hash_table_unref(ids->of_ties);
		g_free(ids);
	}
}

static uint32_t find(const kith_id_builder *ids, const char *id)
{
	g_autofree char *clean = kith_text_normalize(id, -1);
	return kith_names_find(kith_builder_graph(ids->builder)->names, clean);
}

static bool was_added(const kith_id_builder *ids, uint32_t person)
{
	return person < ids->added->len && ids->added->data[person];
}

bool kith_id_builder_knows(const kith_id_builder *ids, const char *id)
{
	return find(ids, id) != KITH_NO_NAME;
}

void kith_id_builder_at(kith_id_builder *ids, uint64_t line)
{
	ids->line = line;
}

/* Remembers where people were named first whom a tie made. */
static void remember_lines(kith_id_builder *ids)
{
	size_t n = kith_builder_graph(ids->builder)->n;
	while (ids->line && ids->lines->len < n) {
		g_array_append_val(ids->lines, ids->line);
	}
}

bool kith_id_builder_check_known(const kith_id_builder *ids, GError **error)
{
	const kith_graph *graph = kith_builder_graph(ids->builder);
	for (uint32_t i = 0; i < graph->n; i++) {
		if (!was_added(ids, i)) {
			uint64_t line =
				i < ids->lines->len ? g_array_index(ids->lines, uint64_t, i) : 0;
			g_autofree char *place =
				line ? g_strdup_printf("%s:%" G_GUINT64_FORMAT, graph->file, line)
				     : g_strdup(graph->file);
			return kith_fail(error, KITH_ERROR_DATA,
				"%s: a tie names \"%s\", whom the file does not describe; add "
				"them, or remove the tie",
				place, kith_graph_name(graph, i));
		}
	}
	return true;
}

bool kith_id_builder_node(kith_id_builder *ids, const char *id, GError **error)
{
	if (was_added(ids, find(ids, id))) {
		return kith_fail(error, KITH_ERROR_DATA,
			"two people have the id \"%s\"; give each their own", id);
	}
	return kith_id_builder_meet(ids, id, error);
}

bool kith_id_builder_meet(kith_id_builder *ids, const char *id, GError **error)
{
	g_autofree char *clean = kith_text_normalize(id, -1);
	if (!*clean) {
		return kith_fail(error, KITH_ERROR_DATA, "a person's id is empty; fill it");
	}
	if (!kith_builder_person(ids->builder, clean, &ids->person, error)) {
		return false;
	}
	remember_lines(ids);
	guint known = ids->added->len;
	if (known <= ids->person) {
		g_byte_array_set_size(ids->added, 2 * ids->person + 64);
		memset(ids->added->data + known, 0, ids->added->len - known);
	}
	ids->added->data[ids->person] = 1;
	return true;
}

/* The name a column can have in graph CSV: `weight` and `directed` belong to ties, `source` and
 * `target` to their ends. To be freed. */
static char *column_name(const char *name, bool of_person)
{
	g_autofree char *clean = kith_text_normalize(name, -1);
	const char *canonical = kith_graph_header_canonical(clean);
	bool ends = kith_text_is_one_of(canonical, "source|target");
	bool of_ties =
		of_person && (!strcmp(canonical, "weight") || !strcmp(canonical, "directed"));
	if (!*canonical) {
		return g_strdup("unnamed");
	}
	return g_strdup_printf("%s%s",
		of_person && (ends || of_ties) ? "person "
		: ends                         ? "tie "
					       : "",
		canonical);
}

/* The column that a file calls so. It could name new ones without end, each with a cell for
 * everyone.
 */
static struct kith_column *find_column(
	kith_id_builder *ids, const char *name, bool of_person, GError **error)
{
	GHashTable *known = of_person ? ids->of_people : ids->of_ties;
	struct kith_column *column = g_hash_table_lookup(known, name);
	if (column) {
		return column;
	}
	g_autofree char *own = column_name(name, of_person);
	column = kith_builder_column(ids->builder, own, error);
	if (kith_builder_graph(ids->builder)->columns->len > MOST_COLUMNS) {
		kith_fail(error, KITH_ERROR_DATA,
			"there are more than %d different attributes; leave out those that few "
			"have",
			MOST_COLUMNS);
		return NULL;
	}
	g_hash_table_insert(known, g_strdup(name), column);
	return column;
}

bool kith_id_builder_node_cell(
	kith_id_builder *ids, const char *name, const char *cell, GError **error)
{
	return kith_builder_person_cell(
		ids->builder, find_column(ids, name, true, error), ids->person, cell, error);
}

bool kith_id_builder_tie(
	kith_id_builder *ids, const char *source, const char *target, GError **error)
{
	g_autofree char *from = kith_text_normalize(source, -1);
	g_autofree char *to = kith_text_normalize(target, -1);
	const char *ends[] = {from, to};
	for (size_t k = 0; k < 2; k++) {
		if (!*ends[k]) {
			return kith_fail(error, KITH_ERROR_DATA,
				"a tie without a %s; name both ends", k ? "target" : "source");
		}
	}
	bool done = kith_builder_tie(ids->builder, from, to, error);
	remember_lines(ids);
	return done;
}

bool kith_id_builder_one_way(kith_id_builder *ids, GError **error)
{
	return kith_builder_tie_cell(
		ids->builder, kith_builder_column(ids->builder, "directed", error), "1", error);
}

static bool is_yes(const char *cell)
{
	return kith_text_is_one_of(cell, "1|true|yes|directed");
}

bool kith_id_builder_tie_cell(
	kith_id_builder *ids, const char *name, const char *cell, GError **error)
{
	struct kith_column *column = find_column(ids, name, false, error);
	if (!column) {
		return false;
	}
	if (!kith_graph_header_is_reserved(column->name)) {
		return kith_builder_tie_cell(ids->builder, column, cell, error);
	}
	g_autofree char *clean = kith_text_normalize(cell, -1);
	double weight;
	if (!strcmp(column->name, "weight") && !kith_unknown_is(clean) &&
		!kith_weight_parse(clean, false, &weight)) {
		return kith_fail(error, KITH_ERROR_DATA, "the weight \"%s\" %s", clean,
			kith_weight_advice(clean, false));
	}
	bool directed = !strcmp(column->name, "directed");
	return kith_builder_tie_cell(ids->builder, column,
		!directed       ? clean
		: is_yes(clean) ? "1"
				: "",
		error);
}

static void drop_empty_columns(kith_graph *graph)
{
	for (guint c = graph->columns->len; c-- > 0;) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (kith_names_count(column->values) == 1) {
			g_ptr_array_remove_index(graph->columns, c);
		}
	}
}

void kith_id_builder_weigh_by(kith_id_builder *ids, const char *column)
{
	ids->weight = column;
}

kith_graph *kith_id_builder_finish(kith_id_builder *ids, GPtrArray *notes, GError **error)
{
	const struct kith_reading reading = {.of_ids = true, .weight_column = ids->weight};
	g_autoptr(kith_graph) graph = kith_builder_finish(ids->builder, error);
	if (!graph || !kith_id_builder_rename(graph, error)) {
		return NULL;
	}
	drop_empty_columns(graph);
	return kith_graph_find_weights(graph, &reading, false, notes, error)
		       ? g_steal_pointer(&graph)
		       : NULL;
}

/* Names by this column, ids where it is empty; NULL where two would be the same. */
static kith_names *names_by(
	const kith_graph *graph, const struct kith_column *column, GError **error)
{
	g_autoptr(kith_names) names = kith_names_new(error);
	for (size_t i = 0; names && i < graph->n; i++) {
		const char *cell = kith_column_person(column, i);
		g_autofree char *clean = kith_text_normalize(cell, -1);
		const char *name = *clean ? clean : kith_graph_name(graph, i);
		uint32_t number = kith_names_add(names, name, strlen(name), error);
		if (number != i) {
			return NULL;
		}
	}
	return g_steal_pointer(&names);
}

/* Whether ids say nothing: they are the names, or only count, 0, 1, 2 … or 1, 2, 3 …, perhaps with
 * an n in front. */
static bool ids_say_nothing(const kith_graph *graph, const kith_names *names)
{
	size_t same = 0;
	while (same < graph->n &&
		!strcmp(kith_graph_name(graph, same), kith_names_get(names, (uint32_t)same))) {
		same++;
	}
	if (same == graph->n) {
		return true;
	}
	for (size_t first = 0; first < 2; first++) {
		size_t i = 0;
		for (; i < graph->n; i++) {
			const char *id = kith_graph_name(graph, i);
			g_autofree char *number = g_strdup_printf("%zu", i + first);
			if (strcmp(id, number) && (*id != 'n' || strcmp(id + 1, number))) {
				break;
			}
		}
		if (i == graph->n) {
			return true;
		}
	}
	return false;
}

static bool keep_ids(kith_graph *graph, const kith_names *names, GError **error)
{
	if (ids_say_nothing(graph, names) || kith_graph_column(graph, "id")) {
		return true;
	}
	struct kith_column *column = kith_column_new("id", error);
	if (!column) {
		return false;
	}
	g_ptr_array_insert(graph->columns, 0, column);
	column->person = KITH_ARRAY(uint32_t, graph->n, error);
	for (size_t i = 0; column->person && i < graph->n; i++) {
		const char *id = kith_graph_name(graph, i);
		column->person[i] = kith_names_add(column->values, id, strlen(id), error);
		if (column->person[i] == KITH_NO_NAME) {
			return false;
		}
	}
	return column->person != NULL;
}

/* Takes the cells of people from a column that has become their names. */
static void drop_person_cells(kith_graph *graph, struct kith_column *column)
{
	g_clear_pointer(&column->person, g_free);
	if (!column->tie) {
		g_ptr_array_remove(graph->columns, column);
	}
}

bool kith_id_builder_rename(kith_graph *graph, GError **error)
{
	static const char *const columns[] = {"name", "label"};
	GError *failure = NULL;
	for (size_t k = 0; k < G_N_ELEMENTS(columns); k++) {
		struct kith_column *column = kith_graph_column(graph, columns[k]);
		if (!column || !column->person) {
			continue;
		}
		kith_names *names = names_by(graph, column, &failure);
		if (failure) {
			g_propagate_error(error, failure);
			return false;
		}
		if (names) {
			bool kept = keep_ids(graph, names, error);
			kith_names_free(graph->names);
			graph->names = names;
			drop_person_cells(graph, column);
			return kept;
		}
		if (!kith_graph_column(graph, "label")) {
			g_free(column->name);
			column->name = g_strdup("label");
		}
	}
	return true;
}
