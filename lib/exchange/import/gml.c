/* GML. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/text.h"
#include "exchange/import/id_builder.h"
#include "io/scanner.h"

#define DEEPEST 32

/* A node or edge as far as it is read: its cells by flattened key. */
struct item {
	GPtrArray *keys;  /* of char * */
	GPtrArray *cells; /* of GString *: the values of a key that stands there several times */
	GHashTable *at;   /* of lower-case key to number in `cells`, from 1 */
};

static void string_free(void *string)
{
	g_string_free(string, true);
}

static void item_init(struct item *item)
{
	item->keys = g_ptr_array_new_with_free_func(g_free);
	item->cells = g_ptr_array_new_with_free_func(string_free);
	item->at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void item_finish(struct item *item)
{
	g_ptr_array_unref(item->keys);
	g_ptr_array_unref(item->cells);
	g_hash_table_unref(item->at);
}

/* The cell of key number k. */
static const char *item_cell(const struct item *item, guint k)
{
	return ((const GString *)g_ptr_array_index(item->cells, k))->str;
}

/* The cell by its key in lower case, or NULL. */
static const char *item_get(const struct item *item, const char *key)
{
	guint k = GPOINTER_TO_UINT(g_hash_table_lookup(item->at, key));
	return k ? item_cell(item, k - 1) : NULL;
}

/* Adds a value; `key` is taken over. Keys that stand there several times are a list, whose values
 * ";" parts; of what can only be one, the first counts. */
static void item_add(struct item *item, char *key, const char *value)
{
	static const char single[] = "id|label|name|source|target|weight|value|directed|x|y|z|w|h";
	g_autofree char *low = g_ascii_strdown(key, -1);
	guint k = GPOINTER_TO_UINT(g_hash_table_lookup(item->at, low));
	if (!k) {
		g_ptr_array_add(item->keys, key);
		g_ptr_array_add(item->cells, g_string_new(value));
		g_hash_table_insert(
			item->at, g_steal_pointer(&low), GUINT_TO_POINTER(item->keys->len));
		return;
	}
	if (!kith_text_is_one_of(key, single)) {
		g_string_append_printf(g_ptr_array_index(item->cells, k - 1), ";%s", value);
	}
	g_free(key);
}

struct reader {
	kith_scanner *scanner;
	kith_id_builder *builder;
	GString *word;
	bool directed, seen_graph;
	size_t nodes;
};

/* Blanks and comments, which run from # to the end of the line. */
static void skip(struct reader *reader)
{
	kith_scanner_skip_blanks(reader->scanner);
	while (kith_scanner_peek(reader->scanner) == '#') {
		int byte = kith_scanner_next(reader->scanner);
		while (byte != '\n' && byte != '\r' && byte != KITH_SCANNER_END) {
			byte = kith_scanner_next(reader->scanner);
		}
		kith_scanner_skip_blanks(reader->scanner);
	}
}

static bool is_word(int byte)
{
	return byte != KITH_SCANNER_END && !g_ascii_isspace(byte) && byte != '[' && byte != ']' &&
	       byte != '"';
}

static bool read_word(struct reader *reader, GError **error)
{
	g_string_truncate(reader->word, 0);
	kith_scanner_mark(reader->scanner);
	while (is_word(kith_scanner_peek(reader->scanner))) {
		if (!kith_scanner_append(reader->scanner, reader->word,
			    kith_scanner_next(reader->scanner), error)) {
			return false;
		}
	}
	return kith_scanner_check(reader->scanner, error);
}

static bool read_key(struct reader *reader, GError **error)
{
	if (!read_word(reader, error)) {
		return false;
	}
	const char *key = reader->word->str;
	return g_ascii_isalpha(*key) || *key == '_' ||
	       kith_scanner_fail(reader->scanner, error,
		       "a key is expected here, such as node, id or label; check that the file is "
		       "whole");
}

/* Appends the character an entity stands for; what is none stays as it is. */
static void append_entity(GString *text, const char *entity)
{
	static const char *const known[][2] = {
		{"amp", "&"}, {"quot", "\""}, {"apos", "'"}, {"lt", "<"}, {"gt", ">"}};
	for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
		if (!strcmp(entity, known[k][0])) {
			g_string_append(text, known[k][1]);
			return;
		}
	}
	bool hexadecimal = entity[0] == '#' && (entity[1] | 0x20) == 'x';
	const char *digits = entity + 1 + hexadecimal;
	char *end = NULL;
	guint64 code = *entity == '#' && g_ascii_isxdigit(*digits)
			       ? g_ascii_strtoull(digits, &end, hexadecimal ? 16 : 10)
			       : 0;
	if (end && !*end && code && g_unichar_validate((gunichar)code) && code < 0x110000) {
		g_string_append_unichar(text, (gunichar)code);
	} else {
		g_string_append_printf(text, "&%s;", entity);
	}
}

static char *decode(const char *raw)
{
	GString *text = g_string_new(NULL);
	for (const char *at = raw; *at; at++) {
		const char *end = *at == '&' ? strchr(at, ';') : NULL;
		if (!end || end - at > 10) {
			g_string_append_c(text, *at);
			continue;
		}
		g_autofree char *entity = g_strndup(at + 1, (gsize)(end - at - 1));
		append_entity(text, entity);
		at = end;
	}
	return g_string_free(text, false);
}

/* Numbers stand without quotes, inf and nan among them. To be freed; NULL on failure. */
static char *read_number(struct reader *reader, GError **error)
{
	if (!read_word(reader, error)) {
		return NULL;
	}
	const char *word = reader->word->str;
	const char *digits = word + strspn(word, "+-");
	if (!g_ascii_isdigit(*digits) && *digits != '.' && g_ascii_strcasecmp(digits, "inf") &&
		g_ascii_strcasecmp(digits, "nan")) {
		kith_scanner_fail(reader->scanner, error,
			"a number or a text in quotes is expected here; quote texts");
		return NULL;
	}
	return g_strdup(word);
}

/* A number or a quoted text. To be freed; NULL on failure. */
static char *read_value(struct reader *reader, GError **error)
{
	if (kith_scanner_peek(reader->scanner) != '"') {
		return read_number(reader, error);
	}
	kith_scanner_mark(reader->scanner);
	kith_scanner_next(reader->scanner);
	g_string_truncate(reader->word, 0);
	for (int byte = kith_scanner_next(reader->scanner); byte != '"';
		byte = kith_scanner_next(reader->scanner)) {
		if (byte == KITH_SCANNER_END) {
			kith_scanner_fail(
				reader->scanner, error, "a quoted text does not end; close it");
			return NULL;
		}
		if (!kith_scanner_append(reader->scanner, reader->word, byte, error)) {
			return NULL;
		}
	}
	return decode(reader->word->str);
}

/* Reads to the closing bracket into `item`, inner keys behind a dot; NULL: passes over. */
static bool read_list(
	struct reader *reader, struct item *item, const char *prefix, size_t depth, GError **error)
{
	if (depth > DEEPEST) {
		return kith_scanner_fail(reader->scanner, error,
			"lists are nested deeper than 32; no graph needs that");
	}
	for (skip(reader); kith_scanner_peek(reader->scanner) != ']'; skip(reader)) {
		if (kith_scanner_peek(reader->scanner) == KITH_SCANNER_END) {
			kith_scanner_mark(reader->scanner);
			return kith_scanner_fail(reader->scanner, error,
				"the file ends inside a list; check that it is whole");
		}
		if (!read_key(reader, error)) {
			return false;
		}
		bool graphics = !strcmp(reader->word->str, "graphics");
		g_autofree char *key = g_strconcat(prefix, reader->word->str, NULL);
		skip(reader);
		if (kith_scanner_peek(reader->scanner) == '[') {
			g_autofree char *inner =
				graphics ? g_strdup("") : g_strconcat(key, ".", NULL);
			kith_scanner_next(reader->scanner);
			if (!read_list(reader, item, inner, depth + 1, error)) {
				return false;
			}
			continue;
		}
		g_autofree char *value = read_value(reader, error);
		if (!value) {
			return false;
		}
		if (item) {
			item_add(item, g_steal_pointer(&key), value);
		}
	}
	kith_scanner_next(reader->scanner);
	return true;
}

static bool add_node(struct reader *reader, const struct item *item, GError **error)
{
	const char *id = item_get(item, "id");
	g_autofree char *own = NULL;
	for (size_t k = reader->nodes; !id; k++) {
		g_free(own);
		own = g_strdup_printf("n%zu", k);
		id = kith_id_builder_knows(reader->builder, own) ? NULL : own;
	}
	reader->nodes++;
	if (!kith_id_builder_node(reader->builder, id, error)) {
		return false;
	}
	for (guint k = 0; k < item->keys->len; k++) {
		const char *key = g_ptr_array_index(item->keys, k);
		if (g_ascii_strcasecmp(key, "id") && !kith_id_builder_node_cell(reader->builder,
							     key, item_cell(item, k), error)) {
			return false;
		}
	}
	return true;
}

static bool add_edge(struct reader *reader, const struct item *item, GError **error)
{
	const char *source = item_get(item, "source"), *target = item_get(item, "target");
	if (!kith_id_builder_tie(
		    reader->builder, source ? source : "", target ? target : "", error) ||
		(reader->directed && !kith_id_builder_one_way(reader->builder, error))) {
		return false;
	}
	for (guint k = 0; k < item->keys->len; k++) {
		const char *key = g_ptr_array_index(item->keys, k);
		bool end = !g_ascii_strcasecmp(key, "source") || !g_ascii_strcasecmp(key, "target");
		if (!end && !kith_id_builder_tie_cell(
				    reader->builder, key, item_cell(item, k), error)) {
			return false;
		}
	}
	return true;
}

static bool read_item(struct reader *reader, bool node, GError **error)
{
	struct kith_place begin = kith_scanner_marked(reader->scanner);
	struct item item;
	item_init(&item);
	bool done = read_list(reader, &item, "", 1, error);
	if (done && !(node ? add_node(reader, &item, error) : add_edge(reader, &item, error))) {
		kith_scanner_mark_again(reader->scanner, begin);
		done = kith_scanner_prefix(reader->scanner, error);
	}
	item_finish(&item);
	return done;
}

/* One key of the graph with its value. */
static bool read_entry(struct reader *reader, GError **error)
{
	if (!read_key(reader, error)) {
		return false;
	}
	bool node = !strcmp(reader->word->str, "node"), edge = !strcmp(reader->word->str, "edge");
	bool directed = !strcmp(reader->word->str, "directed");
	skip(reader);
	if (kith_scanner_peek(reader->scanner) == '[') {
		kith_scanner_next(reader->scanner);
		kith_id_builder_at(reader->builder, kith_scanner_marked(reader->scanner).line);
		return node || edge ? read_item(reader, node, error)
				    : read_list(reader, NULL, "", 1, error);
	}
	if (node || edge) {
		kith_scanner_mark(reader->scanner);
		return kith_scanner_fail(reader->scanner, error,
			"a [ must follow here, and a ] the last of its keys");
	}
	g_autofree char *value = read_value(reader, error);
	if (value && directed) {
		reader->directed = !strcmp(value, "1");
	}
	return value != NULL;
}

static bool read_graph(struct reader *reader, GError **error)
{
	reader->seen_graph = true;
	for (skip(reader); kith_scanner_peek(reader->scanner) != ']'; skip(reader)) {
		if (kith_scanner_peek(reader->scanner) == KITH_SCANNER_END) {
			kith_scanner_mark(reader->scanner);
			return kith_scanner_fail(reader->scanner, error,
				"the file ends inside the graph; check that it is whole");
		}
		if (!read_entry(reader, error)) {
			return false;
		}
	}
	return true;
}

/* What stands before the graph is passed over, what stands behind it is not looked at. */
static bool read_file(struct reader *reader, GError **error)
{
	for (skip(reader); kith_scanner_peek(reader->scanner) != KITH_SCANNER_END; skip(reader)) {
		if (!read_key(reader, error)) {
			return false;
		}
		bool graph = !strcmp(reader->word->str, "graph");
		skip(reader);
		bool list = kith_scanner_peek(reader->scanner) == '[';
		if (list) {
			kith_scanner_next(reader->scanner);
		}
		if (graph && list) {
			return read_graph(reader, error);
		}
		g_autofree char *value = list ? NULL : read_value(reader, error);
		if (list ? !read_list(reader, NULL, "", 1, error) : !value) {
			return false;
		}
	}
	kith_scanner_mark(reader->scanner);
	return kith_scanner_fail(
		reader->scanner, error, "there is no graph in this file; check that it is whole");
}

static bool gml_fits(const struct kith_import_look *look)
{
	static const char *const beginnings[] = {
		"graph [", "graph[", "graph\n", "graph\r", "creator ", "version ", "comment "};
	bool begins = kith_import_look_begins(look, "#") && kith_import_look_holds(look, "graph [");
	for (size_t k = 0; k < G_N_ELEMENTS(beginnings); k++) {
		begins |= kith_import_look_begins(look, beginnings[k]);
	}
	return begins && kith_import_look_holds(look, "[");
}

static bool gml_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	g_autoptr(kith_id_builder) builder = kith_id_builder_new(look->file, error);
	g_autoptr(GString) word = g_string_new(NULL);
	struct reader reader = {.scanner = scanner, .builder = builder, .word = word};
	if (!builder || !read_file(&reader, error) ||
		!kith_id_builder_check_known(builder, error)) {
		return false;
	}
	return kith_import_take(import, kith_import_finish_ids(import, builder, error));
}

const struct kith_import_format kith_import_gml = {
	.name = {"gml", "GML, of Gephi, igraph, networkx"},
	.fits = gml_fits,
	.read = gml_read,
};
