/* JSON of D3, networkx and Cytoscape. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/text.h"
#include "exchange/import/id_builder.h"
#include "io/json.h"

struct reader {
	kith_id_builder *builder;
	bool directed, multigraph, cytoscape;
	const char *id_keys; /* what the id of a node is called, the first that is there */
	GPtrArray *ids;      /* of char *: of nodes by position, for links that count */
};

/* A value as the text of a cell; NULL for lists and objects but those of plain values, which are
 * separated by ";". To be freed. */
static char *cell_of(const struct kith_json *value)
{
	if (value->text) {
		return g_strdup(value->text);
	}
	GString *all = g_string_new(NULL);
	for (guint k = 0; value->type == KITH_JSON_LIST && k < value->items->len; k++) {
		const struct kith_json *item = g_ptr_array_index(value->items, k);
		if (item->text) {
			g_string_append_printf(all, "%s%s", all->len ? ";" : "", item->text);
		}
	}
	return g_string_free(all, false);
}

static bool set_cells(struct reader *reader, const struct kith_json *json, const char *skipped,
	bool of_node, GError **error)
{
	for (guint k = 0; json && json->keys && k < json->items->len; k++) {
		const char *key = g_ptr_array_index(json->keys, k);
		if (kith_text_is_one_of(key, skipped)) {
			continue;
		}
		g_autofree char *cell = cell_of(g_ptr_array_index(json->items, k));
		if (!of_node && reader->cytoscape && !strcmp(key, "interaction")) {
			key = "kind";
		}
		if (*cell &&
			!(of_node ? kith_id_builder_node_cell(reader->builder, key, cell, error)
				  : kith_id_builder_tie_cell(reader->builder, key, cell, error))) {
			return false;
		}
	}
	return true;
}

static bool add_node(struct reader *reader, const struct kith_json *node, GError **error)
{
	g_auto(GStrv) keys = g_strsplit(reader->id_keys, "|", -1);
	const char *id = node->type == KITH_JSON_STRING ? node->text : NULL;
	const char *key = "id";
	for (size_t k = 0; keys[k] && !id; k++) {
		id = kith_json_text(node, keys[k]);
		key = keys[k];
	}
	g_autofree char *number = g_strdup_printf("%u", reader->ids->len);
	id = id && *id ? id : number;
	g_ptr_array_add(reader->ids, g_strdup(id));
	const char *value = kith_json_text(node, "value");
	bool twice = value && !strcmp(value, id); /* as networkx has it */
	g_autofree char *skipped = g_strconcat(key, twice ? "|value" : NULL, NULL);
	return kith_id_builder_node(reader->builder, id, error) &&
	       set_cells(reader, node, skipped, true, error);
}

/* A link's end: an id, an object that has one, or, where no node has that id, a position. */
static const char *end_of(
	const struct reader *reader, const struct kith_json *link, const char *key)
{
	const struct kith_json *end = kith_json_get(link, key);
	const char *text = end && end->type == KITH_JSON_OBJECT ? kith_json_text(end, "id")
			   : end                                ? end->text
								: NULL;
	guint64 position;
	if (text && end->type == KITH_JSON_PLAIN && !kith_id_builder_knows(reader->builder, text) &&
		reader->ids->len &&
		g_ascii_string_to_unsigned(text, 10, 0, reader->ids->len - 1, &position, NULL)) {
		return g_ptr_array_index(reader->ids, position);
	}
	return text ? text : "";
}

static bool add_link(struct reader *reader, const struct kith_json *link, GError **error)
{
	const struct kith_json *own = kith_json_get(link, "directed");
	return kith_id_builder_tie(reader->builder, end_of(reader, link, "source"),
		       end_of(reader, link, "target"), error) &&
	       (!reader->directed || own || kith_id_builder_one_way(reader->builder, error)) &&
	       set_cells(reader, link, reader->multigraph ? "source|target|key" : "source|target",
		       false, error);
}

/* Every item of a list, or of its part `inside` where there is one. */
static bool each(struct reader *reader, const struct kith_json *list, const char *inside,
	bool nodes, GError **error)
{
	for (guint k = 0; list && list->type == KITH_JSON_LIST && k < list->items->len; k++) {
		const struct kith_json *item = g_ptr_array_index(list->items, k);
		const struct kith_json *place = kith_json_get(item, "position");
		const struct kith_json *data = inside ? kith_json_get(item, inside) : item;
		data = data ? data : item;
		kith_id_builder_at(reader->builder, item->line);
		if (nodes && inside && kith_json_get(data, "source")) {
			continue;
		}
		if (!nodes && !kith_json_get(data, "source")) {
			continue;
		}
		if (nodes ? !add_node(reader, data, error) ||
					(inside && !set_cells(reader, place, "z", true, error))
			  : !add_link(reader, data, error)) {
			return false;
		}
	}
	return true;
}

static bool is_true(const struct kith_json *json, const char *key)
{
	const char *text = kith_json_text(json, key);
	return text && kith_text_is_one_of(text, "true|1");
}

static bool read_d3(struct reader *reader, const struct kith_json *json, GError **error)
{
	const struct kith_json *links = kith_json_get(json, "links");
	links = links ? links : kith_json_get(json, "edges");
	reader->directed = is_true(json, "directed");
	reader->multigraph = is_true(json, "multigraph");
	reader->id_keys = "id|name|key";
	if (!links && !kith_json_get(json, "nodes")) {
		return kith_fail(error, KITH_ERROR_DATA,
			"there are neither nodes nor links in this JSON; D3 and networkx write "
			"{\"nodes\": [...], \"links\": [...]}");
	}
	return each(reader, kith_json_get(json, "nodes"), NULL, true, error) &&
	       each(reader, links, NULL, false, error);
}

static bool read_cytoscape(struct reader *reader, const struct kith_json *json, GError **error)
{
	/* Cytoscape.js takes the list of elements alone, too. */
	const struct kith_json *elements =
		json->type == KITH_JSON_LIST ? json : kith_json_get(json, "elements");
	bool flat = elements && elements->type == KITH_JSON_LIST;
	reader->directed =
		is_true(json, "directed") || is_true(kith_json_get(json, "data"), "directed");
	reader->multigraph = is_true(json, "multigraph");
	reader->id_keys = "id";
	reader->cytoscape = true;
	if (!elements) {
		return kith_fail(error, KITH_ERROR_DATA,
			"there are no elements in this JSON; Cytoscape writes {\"elements\": "
			"{\"nodes\": [...], \"edges\": [...]}}");
	}
	return each(reader, flat ? elements : kith_json_get(elements, "nodes"), "data", true,
		       error) &&
	       each(reader, flat ? elements : kith_json_get(elements, "edges"), "data", false,
		       error);
}

static bool read_json(kith_import *import, const struct kith_import_look *look, kith_source *source,
	bool cytoscape, GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	g_autoptr(kith_id_builder) builder = kith_id_builder_new(look->file, error);
	g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
	struct reader reader = {.builder = builder, .ids = ids};
	struct kith_json *json = builder ? kith_json_read(scanner, error) : NULL;
	bool done = json && (cytoscape ? read_cytoscape(&reader, json, error)
				       : read_d3(&reader, json, error));
	if (json && !done) {
		g_prefix_error(error, "%s: ", look->file);
	}
	kith_json_free(json);
	return done && kith_id_builder_check_known(builder, error) &&
	       kith_import_take(import, kith_import_finish_ids(import, builder, error));
}

static bool d3_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "{") || kith_import_look_begins(look, "[");
}

static bool cytoscape_fits(const struct kith_import_look *look)
{
	return (kith_import_look_begins(look, "{") &&
		       kith_import_look_holds(look, "\"elements\"")) ||
	       (kith_import_look_begins(look, "[") && kith_import_look_holds(look, "\"data\""));
}

static bool d3_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	return read_json(import, look, source, false, error);
}

const struct kith_import_format kith_import_d3 = {
	.name = {"d3", "JSON with nodes and links, of D3 and networkx"},
	.fits = d3_fits,
	.read = d3_read,
};

static bool cytoscape_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	return read_json(import, look, source, true, error);
}

const struct kith_import_format kith_import_cytoscape = {
	.name = {"cytoscape", "JSON of Cytoscape"},
	.fits = cytoscape_fits,
	.read = cytoscape_read,
};
