/* GraphML. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/text.h"
#include "exchange/import/id_builder.h"
#include "io/xml.h"

/* An attribute that nodes or edges may have. */
struct key {
	char *name;
	char *fallback; /* the value of those that say nothing, or NULL */
	bool of_nodes, of_edges;
};

enum where { OUTSIDE, NODE, EDGE };

struct reader {
	kith_id_builder *builder;
	GHashTable *keys; /* by id, of struct key * */
	GPtrArray *order; /* of struct key *: those with a fallback, borrowed */
	struct key *key;  /* whose <default> is being read */
	bool directed;    /* edgedefault */
	bool seen_graph;
	bool over;                 /* the first graph has ended; others are passed over */
	size_t others, hyperedges; /* how many of these */
	size_t depth, graph_depth;
	enum where where;
	char *data;        /* id of the key of the <data> being read, or NULL */
	char *label;       /* yEd's label of the node or edge being read, or NULL */
	GHashTable *given; /* of struct key *: what the node or edge has said */
};

static void key_free(void *data)
{
	struct key *key = data;
	g_free(key->name);
	g_free(key->fallback);
	g_free(key);
}

static bool set_cell(struct reader *reader, const char *name, const char *cell, GError **error)
{
	return reader->where == NODE ? kith_id_builder_node_cell(reader->builder, name, cell, error)
				     : kith_id_builder_tie_cell(reader->builder, name, cell, error);
}

static void begin_key(struct reader *reader, const char *const *attributes)
{
	const char *id = kith_xml_attribute(attributes, "id");
	const char *name = kith_xml_attribute(attributes, "attr.name");
	const char *of = kith_xml_attribute(attributes, "for");
	bool all = !of || !*of || !strcmp(of, "all");
	if (g_hash_table_contains(reader->keys, id ? id : "")) {
		return;
	}
	struct key *key = g_new0(struct key, 1);
	key->name = g_strdup(name ? name : id ? id : "");
	key->of_nodes = all || !strcmp(of, "node");
	key->of_edges = all || !strcmp(of, "edge");
	g_hash_table_insert(reader->keys, g_strdup(id ? id : ""), key);
	reader->key = key;
}

static bool begin_node(struct reader *reader, const char *const *attributes, GError **error)
{
	const char *id = kith_xml_attribute(attributes, "id");
	if (!id) {
		return kith_fail(error, KITH_ERROR_DATA, "a node without an id; give it one");
	}
	reader->where = NODE;
	g_hash_table_remove_all(reader->given);
	return kith_id_builder_node(reader->builder, id, error);
}

static bool begin_edge(struct reader *reader, const char *const *attributes, GError **error)
{
	const char *source = kith_xml_attribute(attributes, "source");
	const char *target = kith_xml_attribute(attributes, "target");
	const char *directed = kith_xml_attribute(attributes, "directed");
	bool one_way =
		directed ? !strcmp(directed, "true") || !strcmp(directed, "1") : reader->directed;
	reader->where = EDGE;
	g_hash_table_remove_all(reader->given);
	return kith_id_builder_tie(
		       reader->builder, source ? source : "", target ? target : "", error) &&
	       (!one_way || kith_id_builder_one_way(reader->builder, error));
}

static bool end_item(struct reader *reader, GError **error);

static void at(void *self, uint64_t line)
{
	struct reader *reader = self;
	kith_id_builder_at(reader->builder, line);
}

static bool begin(void *self, const char *element, const char *const *attributes, GError **error)
{
	struct reader *reader = self;
	reader->depth++;
	if (reader->over) {
		reader->others += reader->depth == reader->graph_depth && !strcmp(element, "graph");
		return true;
	}
	reader->hyperedges += !strcmp(element, "hyperedge");
	/* A group has a graph inside: what is said of its members is not said of it. */
	if (!strcmp(element, "graph") && reader->where == NODE && !end_item(reader, error)) {
		return false;
	}
	if (!strcmp(element, "key")) {
		begin_key(reader, attributes);
	} else if (!strcmp(element, "graph") && !reader->seen_graph) {
		const char *way = kith_xml_attribute(attributes, "edgedefault");
		reader->directed = way && !strcmp(way, "directed");
		reader->seen_graph = true;
		reader->graph_depth = reader->depth;
	} else if (!strcmp(element, "node") && reader->seen_graph) {
		return begin_node(reader, attributes, error);
	} else if (!strcmp(element, "edge") && reader->seen_graph) {
		return begin_edge(reader, attributes, error);
	} else if (!strcmp(element, "data") && reader->where != OUTSIDE) {
		const char *key = kith_xml_attribute(attributes, "key");
		g_free(reader->data);
		reader->data = g_strdup(key ? key : "");
	}
	return true;
}

static bool end_data(struct reader *reader, const char *text, GError **error)
{
	struct key *key = g_hash_table_lookup(reader->keys, reader->data);
	g_clear_pointer(&reader->data, g_free);
	if (!key || !(reader->where == NODE ? key->of_nodes : key->of_edges)) {
		return true;
	}
	g_hash_table_add(reader->given, key);
	return set_cell(reader, key->name, text, error);
}

/* A node or edge has been read: what it did not say is as the keys say. */
static bool end_item(struct reader *reader, GError **error)
{
	for (guint k = 0; k < reader->order->len; k++) {
		struct key *key = g_ptr_array_index(reader->order, k);
		bool wanted = reader->where == NODE ? key->of_nodes : key->of_edges;
		if (wanted && !g_hash_table_contains(reader->given, key) &&
			!set_cell(reader, key->name, key->fallback, error)) {
			return false;
		}
	}
	bool done = !reader->label || set_cell(reader, "label", reader->label, error);
	g_clear_pointer(&reader->label, g_free);
	reader->where = OUTSIDE;
	return done;
}

static bool end(void *self, const char *element, const char *text, GError **error)
{
	struct reader *reader = self;
	size_t depth = reader->depth--;
	if (*text && kith_text_is_one_of(element, "graphml|graph|node|edge")) {
		return kith_fail(error, KITH_ERROR_DATA,
			"a text stands in <%s>, where only elements may; is a tag broken?",
			element);
	}
	if (reader->over) {
		return true;
	}
	if (!strcmp(element, "graph") && depth == reader->graph_depth) {
		reader->over = true;
	} else if (!strcmp(element, "default") && reader->key && !reader->key->fallback && *text) {
		reader->key->fallback = g_strdup(text);
		g_ptr_array_add(reader->order, reader->key);
	} else if (!strcmp(element, "key")) {
		reader->key = NULL;
	} else if (!strcmp(element, "data") && reader->data) {
		return end_data(reader, text, error);
	} else if (!strcmp(element, reader->where == NODE ? "NodeLabel" : "EdgeLabel") &&
		   reader->where != OUTSIDE && !reader->label) {
		reader->label = g_strdup(text);
	} else if ((!strcmp(element, "node") || !strcmp(element, "edge")) &&
		   reader->where != OUTSIDE) {
		return end_item(reader, error);
	}
	return true;
}

static bool graphml_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "<") && kith_import_look_holds(look, "graphml");
}

static bool graphml_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	static const struct kith_xml_handler handler = {begin, at, end};
	kith_id_builder *builder = kith_id_builder_new(look->file, error);
	if (!builder) {
		kith_source_free(source);
		return false;
	}
	struct reader reader = {
		.builder = builder,
		.keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, key_free),
		.order = g_ptr_array_new(),
		.given = g_hash_table_new(NULL, NULL),
	};
	bool done = kith_xml_read(source, import->options->decoded, &handler, &reader, error);
	if (done && !reader.seen_graph) {
		done = kith_fail(error, KITH_ERROR_DATA,
			"%s: there is no <graph> in this file; check that it is whole", look->file);
	}
	done = done && kith_id_builder_check_known(reader.builder, error);
	kith_graph *graph = done ? kith_import_finish_ids(import, reader.builder, error) : NULL;
	if (graph && reader.others + reader.hyperedges) {
		kith_import_note(import,
			"%s: %zu more graph%s and %zu hyperedge%s passed over; save each graph as "
			"a file of its own",
			look->file, reader.others, reader.others == 1 ? "" : "s", reader.hyperedges,
			reader.hyperedges == 1 ? "" : "s");
	}
	kith_id_builder_free(reader.builder);
	g_hash_table_unref(reader.keys);
	g_hash_table_unref(reader.given);
	g_ptr_array_unref(reader.order);
	g_free(reader.data);
	g_free(reader.label);
	return kith_import_take(import, graph);
}

const struct kith_import_format kith_import_graphml = {
	.name = {"graphml", "GraphML, of Gephi, yEd, igraph, networkx, Cytoscape"},
	.fits = graphml_fits,
	.read = graphml_read,
};
