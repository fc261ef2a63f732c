/* GEXF. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/text.h"
#include "exchange/import/id_builder.h"
#include "io/xml.h"

enum where { OUTSIDE, NODE, EDGE };

/* What a declared attribute is called, and what those have that say nothing. */
struct attribute {
	char *title;
	char *fallback; /* or NULL */
	bool of_edges;
};

struct reader {
	kith_id_builder *builder;
	GHashTable *attributes;      /* by "node ID" or "edge ID", of struct attribute * */
	GPtrArray *order;            /* those with a fallback, borrowed */
	GHashTable *given;           /* struct attribute * */
	struct attribute *attribute; /* being declared */
	bool declares_edges, directed, seen_graph;
	guint64 nodes, edges, promised_nodes, promised_edges;
	enum where where;
};

static void attribute_free(void *data)
{
	struct attribute *attribute = data;
	g_free(attribute->title);
	g_free(attribute->fallback);
	g_free(attribute);
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static bool set_cell(struct reader *reader, const char *name, const char *cell, GError **error)
{
	return reader->where == NODE ? kith_id_builder_node_cell(reader->builder, name, cell, error)
				     : kith_id_builder_tie_cell(reader->builder, name, cell, error);
}

static void declare(struct reader *reader, const char *const *given)
{
	const char *id = or_empty(kith_xml_attribute(given, "id"));
	const char *title = kith_xml_attribute(given, "title");
	g_autofree char *key =
		g_strdup_printf("%s %s", reader->declares_edges ? "edge" : "node", id);
	if (g_hash_table_contains(reader->attributes, key)) {
		return;
	}
	struct attribute *attribute = g_new0(struct attribute, 1);
	attribute->title = g_strdup(title ? title : id);
	attribute->of_edges = reader->declares_edges;
	reader->attribute = attribute;
	g_hash_table_insert(reader->attributes, g_steal_pointer(&key), attribute);
}

static bool begin_node(struct reader *reader, const char *const *given, GError **error)
{
	const char *id = kith_xml_attribute(given, "id");
	const char *label = kith_xml_attribute(given, "label");
	if (!id) {
		return kith_fail(error, KITH_ERROR_DATA, "a node without an id; give it one");
	}
	reader->where = NODE;
	g_hash_table_remove_all(reader->given);
	return kith_id_builder_node(reader->builder, id, error) &&
	       (!label || kith_id_builder_node_cell(reader->builder, "name", label, error));
}

/* Whether ties have a column that says when they were. */
static bool has_days(const struct reader *reader)
{
	GHashTableIter at;
	gpointer value;
	g_hash_table_iter_init(&at, reader->attributes);
	while (g_hash_table_iter_next(&at, NULL, &value)) {
		const struct attribute *attribute = value;
		if (attribute->of_edges && kith_text_is_one_of(attribute->title, "date|first")) {
			return true;
		}
	}
	return false;
}

/* The day of a time, where it is one and the only one. */
static bool set_date(struct reader *reader, const char *const *given, GError **error)
{
	const char *start = kith_xml_attribute(given, "start");
	if (start && has_days(reader)) {
		return true;
	}
	bool day = start && strlen(start) >= 10 && start[4] == '-' && start[7] == '-';
	return !day || kith_id_builder_tie_cell(reader->builder, "date", start, error);
}

static bool begin_edge(struct reader *reader, const char *const *given, GError **error)
{
	const char *type = kith_xml_attribute(given, "type");
	const char *weight = kith_xml_attribute(given, "weight");
	const char *kind = kith_xml_attribute(given, "kind");
	const char *label = kith_xml_attribute(given, "label");
	bool one_way = type ? !strcmp(type, "directed") : reader->directed;
	reader->where = EDGE;
	g_hash_table_remove_all(reader->given);
	return kith_id_builder_tie(reader->builder, or_empty(kith_xml_attribute(given, "source")),
		       or_empty(kith_xml_attribute(given, "target")), error) &&
	       (!one_way || kith_id_builder_one_way(reader->builder, error)) &&
	       (!weight || kith_id_builder_tie_cell(reader->builder, "weight", weight, error)) &&
	       (!kind || kith_id_builder_tie_cell(reader->builder, "kind", kind, error)) &&
	       (!label || kith_id_builder_tie_cell(reader->builder, "label", label, error)) &&
	       set_date(reader, given, error);
}

static bool set_value(struct reader *reader, const char *const *given, GError **error)
{
	const char *id = kith_xml_attribute(given, "for");
	const char *value = kith_xml_attribute(given, "value");
	id = id ? id : or_empty(kith_xml_attribute(given, "id"));
	g_autofree char *key =
		g_strdup_printf("%s %s", reader->where == NODE ? "node" : "edge", id);
	struct attribute *attribute = g_hash_table_lookup(reader->attributes, key);
	if (!attribute || !value) {
		return true;
	}
	g_hash_table_add(reader->given, attribute);
	return set_cell(reader, attribute->title, value, error);
}

static bool set_position(struct reader *reader, const char *const *given, GError **error)
{
	const char *x = kith_xml_attribute(given, "x"), *y = kith_xml_attribute(given, "y");
	return !x || !y || (set_cell(reader, "x", x, error) && set_cell(reader, "y", y, error));
}

/* "count" of the list of nodes or edges, of which lists inside may have one of their own. */
static void promise(guint64 *promised, const char *const *given)
{
	const char *count = kith_xml_attribute(given, "count");
	guint64 number;
	if (count && g_ascii_string_to_unsigned(count, 10, 0, G_MAXUINT64, &number, NULL)) {
		*promised = MAX(*promised, number);
	}
}

static bool check_promises(const struct reader *reader, const char *file, GError **error)
{
	bool nodes = reader->promised_nodes > reader->nodes;
	return (!nodes && reader->promised_edges <= reader->edges) ||
	       kith_fail(error, KITH_ERROR_DATA,
		       "%s: the file says that there are %" G_GUINT64_FORMAT
		       " %s, and has %" G_GUINT64_FORMAT "; check that it is whole",
		       file, nodes ? reader->promised_nodes : reader->promised_edges,
		       nodes ? "nodes" : "edges", nodes ? reader->nodes : reader->edges);
}

static void at(void *self, uint64_t line)
{
	struct reader *reader = self;
	kith_id_builder_at(reader->builder, line);
}

static bool begin(void *self, const char *element, const char *const *given, GError **error)
{
	struct reader *reader = self;
	if (!strcmp(element, "graph")) {
		const char *type = kith_xml_attribute(given, "defaultedgetype");
		reader->directed = type && !strcmp(type, "directed");
		reader->seen_graph = true;
	} else if (!strcmp(element, "attributes")) {
		reader->declares_edges =
			!strcmp(or_empty(kith_xml_attribute(given, "class")), "edge");
	} else if (!strcmp(element, "attribute")) {
		declare(reader, given);
	} else if (!strcmp(element, "nodes")) {
		promise(&reader->promised_nodes, given);
	} else if (!strcmp(element, "edges")) {
		promise(&reader->promised_edges, given);
	} else if (!strcmp(element, "node")) {
		reader->nodes++;
		return begin_node(reader, given, error);
	} else if (!strcmp(element, "edge")) {
		reader->edges++;
		return begin_edge(reader, given, error);
	} else if (!strcmp(element, "attvalue") && reader->where != OUTSIDE) {
		return set_value(reader, given, error);
	} else if (!strcmp(element, "position") && reader->where == NODE) {
		return set_position(reader, given, error);
	}
	return true;
}

/* What the node or edge did not say is as declared. */
static bool end_item(struct reader *reader, GError **error)
{
	bool edge = reader->where == EDGE;
	for (guint k = 0; k < reader->order->len; k++) {
		struct attribute *attribute = g_ptr_array_index(reader->order, k);
		if (attribute->of_edges == edge &&
			!g_hash_table_contains(reader->given, attribute) &&
			!set_cell(reader, attribute->title, attribute->fallback, error)) {
			return false;
		}
	}
	reader->where = OUTSIDE;
	return true;
}

static bool end(void *self, const char *element, const char *text, GError **error)
{
	struct reader *reader = self;
	if (!strcmp(element, "default") && reader->attribute && !reader->attribute->fallback) {
		reader->attribute->fallback = g_strdup(text);
		g_ptr_array_add(reader->order, reader->attribute);
	} else if (!strcmp(element, "attribute")) {
		reader->attribute = NULL;
	} else if ((!strcmp(element, "node") || !strcmp(element, "edge")) &&
		   reader->where != OUTSIDE) {
		return end_item(reader, error);
	}
	return true;
}

static bool gexf_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "<") && kith_import_look_holds(look, "<gexf");
}

static bool gexf_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	static const struct kith_xml_handler handler = {begin, at, end};
	kith_id_builder *builder = kith_id_builder_new(look->file, error);
	if (!builder) {
		kith_source_free(source);
		return false;
	}
	struct reader reader = {
		.builder = builder,
		.attributes =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, attribute_free),
		.order = g_ptr_array_new(),
		.given = g_hash_table_new(NULL, NULL),
	};
	bool done = kith_xml_read(source, import->options->decoded, &handler, &reader, error);
	if (done && !reader.seen_graph) {
		done = kith_fail(error, KITH_ERROR_DATA,
			"%s: there is no <graph> in this file; check that it is whole", look->file);
	}
	done = done && check_promises(&reader, look->file, error) &&
	       kith_id_builder_check_known(reader.builder, error);
	kith_graph *graph = done ? kith_import_finish_ids(import, reader.builder, error) : NULL;
	kith_id_builder_free(reader.builder);
	g_hash_table_unref(reader.attributes);
	g_hash_table_unref(reader.given);
	g_ptr_array_unref(reader.order);
	return kith_import_take(import, graph);
}

const struct kith_import_format kith_import_gexf = {
	.name = {"gexf", "GEXF, of Gephi"},
	.fits = gexf_fits,
	.read = gexf_read,
};
