/* DOT, the language of Graphviz: graphs, nodes, edges and subgraphs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "exchange/import/id_builder.h"
#include "io/scanner.h"

#define DEEPEST 32
#define MOST_TIES ((size_t)1 << 22) /* of {many} -> {many}, together */
#define MOST_ATTRIBUTES 256         /* of one, or for everyone */

struct words {
	kith_scanner *scanner;
	GString *word; /* an id, unquoted; or a mark: { } [ ] ; , = : -> -- ; "" at the end */
	bool is_id;    /* an id, not a mark */
	bool quoted;   /* it stood in quotes or angle brackets */
	bool at_end;
};

static void skip_line(kith_scanner *scanner)
{
	int byte = kith_scanner_next(scanner);
	while (byte != '\n' && byte != '\r' && byte != KITH_SCANNER_END) {
		byte = kith_scanner_next(scanner);
	}
}

/* From behind its beginning to behind its end. */
static bool skip_comment(struct words *words, GError **error)
{
	int before = 0, byte = kith_scanner_next(words->scanner);
	while (byte != KITH_SCANNER_END && !(before == '*' && byte == '/')) {
		before = byte;
		byte = kith_scanner_next(words->scanner);
	}
	return byte != KITH_SCANNER_END ||
	       kith_scanner_fail(words->scanner, error, "a comment does not end; close it with */");
}

/* Blanks, comments and, as in C, lines that begin with #. */
static bool skip(struct words *words, GError **error)
{
	for (;;) {
		kith_scanner_skip_blanks(words->scanner);
		int byte = kith_scanner_peek(words->scanner);
		if (byte == '#') {
			skip_line(words->scanner);
			continue;
		}
		if (byte != '/') {
			return kith_scanner_check(words->scanner, error);
		}
		kith_scanner_mark(words->scanner);
		kith_scanner_next(words->scanner);
		byte = kith_scanner_next(words->scanner);
		if (byte == '/') {
			skip_line(words->scanner);
		} else if (byte != '*') {
			return kith_scanner_fail(words->scanner, error,
				"a / has no meaning here; quote names with blanks or signs");
		} else if (!skip_comment(words, error)) {
			return false;
		}
	}
}

/* A text in quotes, from behind the first; \" is a quote, \ and a line end nothing. */
static bool read_quoted(struct words *words, GError **error)
{
	for (int byte = kith_scanner_next(words->scanner); byte != '"';
		byte = kith_scanner_next(words->scanner)) {
		if (byte == KITH_SCANNER_END) {
			return kith_scanner_fail(
				words->scanner, error, "a quoted text does not end; close it");
		}
		int after = byte == '\\' ? kith_scanner_peek(words->scanner) : 0;
		if (after == '"' || after == '\\') {
			byte = kith_scanner_next(words->scanner);
		} else if (after == '\n') {
			kith_scanner_next(words->scanner);
			continue;
		} else if (after == 'n') {
			kith_scanner_next(words->scanner);
			byte = '\n';
		}
		if (!kith_scanner_append(words->scanner, words->word, byte, error)) {
			return false;
		}
	}
	return true;
}

/* <b>a label</b> in HTML, brackets balanced, from behind the first. */
static bool read_html(struct words *words, GError **error)
{
	size_t open = 1;
	for (;;) {
		int byte = kith_scanner_next(words->scanner);
		if (byte == KITH_SCANNER_END) {
			return kith_scanner_fail(
				words->scanner, error, "a text in <> does not end; close it");
		}
		open += byte == '<';
		open -= byte == '>';
		if (open == 0) {
			return true;
		}
		if (!kith_scanner_append(words->scanner, words->word, byte, error)) {
			return false;
		}
	}
}

static bool is_plain(int byte)
{
	return byte != KITH_SCANNER_END &&
	       (g_ascii_isalnum(byte) || byte == '_' || byte == '.' || byte >= 0x80);
}

static bool read_plain(struct words *words, GError **error)
{
	while (is_plain(kith_scanner_peek(words->scanner))) {
		if (!kith_scanner_append(words->scanner, words->word,
			    kith_scanner_next(words->scanner), error)) {
			return false;
		}
	}
	return true;
}

/* - begins a number or an edge. */
static bool read_dash(struct words *words, GError **error)
{
	int after = kith_scanner_peek(words->scanner);
	g_string_append_c(words->word, '-');
	if (after == '>' || after == '-') {
		g_string_append_c(words->word, (char)kith_scanner_next(words->scanner));
		return true;
	}
	words->is_id = true;
	return is_plain(after)
		       ? read_plain(words, error)
		       : kith_scanner_fail(words->scanner, error,
				 "a - has no meaning here; quote names with blanks or signs");
}

/* "a" + "b" is one text. */
static bool read_more_quoted(struct words *words, GError **error)
{
	while (skip(words, error)) {
		if (kith_scanner_peek(words->scanner) != '+') {
			return true;
		}
		kith_scanner_next(words->scanner);
		if (!skip(words, error)) {
			return false;
		}
		kith_scanner_mark(words->scanner);
		if (kith_scanner_next(words->scanner) != '"') {
			return kith_scanner_fail(
				words->scanner, error, "a quoted text must follow the +");
		}
		if (!read_quoted(words, error)) {
			return false;
		}
	}
	return false;
}

/* Goes on to the next word, past blanks and comments. */
static bool next_word(struct words *words, GError **error)
{
	g_string_truncate(words->word, 0);
	words->is_id = words->quoted = words->at_end = false;
	if (!skip(words, error)) {
		return false;
	}
	kith_scanner_mark(words->scanner);
	int byte = kith_scanner_peek(words->scanner);
	if (byte == KITH_SCANNER_END) {
		words->at_end = true;
		return true;
	}
	if (is_plain(byte)) {
		words->is_id = true;
		return read_plain(words, error);
	}
	kith_scanner_next(words->scanner);
	if (byte == '-') {
		return read_dash(words, error);
	}
	if (byte == '"' || byte == '<') {
		words->is_id = words->quoted = true;
		return byte == '<' ? read_html(words, error)
				   : read_quoted(words, error) && read_more_quoted(words, error);
	}
	if (!strchr("{}[];,=:", byte)) {
		return kith_scanner_fail(words->scanner, error,
			"%c has no meaning here; quote names with blanks or signs", byte);
	}
	g_string_append_c(words->word, (char)byte);
	return true;
}

/* Attributes in order, later ones counting. */
struct attributes {
	GPtrArray *keys, *values; /* of char * */
};

struct reader {
	struct words words;
	kith_id_builder *builder;
	bool directed;
	size_t ties;                          /* of {many} -> {many}, so far */
	struct attributes of_nodes, of_edges; /* defaults */
};

static bool read_statements(
	struct reader *reader, GPtrArray *members, size_t depth, GError **error);

static void attributes_init(struct attributes *attributes)
{
	attributes->keys = g_ptr_array_new_with_free_func(g_free);
	attributes->values = g_ptr_array_new_with_free_func(g_free);
}

static void attributes_finish(struct attributes *attributes)
{
	g_ptr_array_unref(attributes->keys);
	g_ptr_array_unref(attributes->values);
}

static bool is(const struct reader *reader, const char *mark)
{
	return !reader->words.quoted && !g_ascii_strcasecmp(reader->words.word->str, mark);
}

static bool advance(struct reader *reader, GError **error)
{
	return next_word(&reader->words, error);
}

static bool fail(struct reader *reader, GError **error, const char *message)
{
	return kith_scanner_fail(reader->words.scanner, error, "%s", message);
}

/* An id as text, the word after it being at hand. To be freed; NULL on failure. */
static char *take_id(struct reader *reader, GError **error)
{
	if (!reader->words.is_id) {
		fail(reader, error, "a name is expected here; quote names with blanks or signs");
		return NULL;
	}
	g_autofree char *id = g_strdup(reader->words.word->str);
	return advance(reader, error) ? g_steal_pointer(&id) : NULL;
}

/* key=value; a key alone is true. */
static bool read_attribute(struct reader *reader, struct attributes *into, GError **error)
{
	g_autofree char *key = take_id(reader, error);
	g_autofree char *value = NULL;
	if (!key || into->keys->len == MOST_ATTRIBUTES) {
		return key && fail(reader, error, "more than 256 attributes; no graph needs that");
	}
	if (is(reader, "=")) {
		value = advance(reader, error) ? take_id(reader, error) : NULL;
		if (!value) {
			return false;
		}
	}
	g_ptr_array_add(into->keys, g_steal_pointer(&key));
	g_ptr_array_add(into->values, value ? g_steal_pointer(&value) : g_strdup("true"));
	return (!is(reader, ",") && !is(reader, ";")) || advance(reader, error);
}

/* [key=value, ...], none or several in a row. */
static bool read_attributes(struct reader *reader, struct attributes *into, GError **error)
{
	while (is(reader, "[")) {
		bool done = advance(reader, error);
		while (done && !is(reader, "]")) {
			done = read_attribute(reader, into, error);
		}
		if (!done || !advance(reader, error)) {
			return false;
		}
	}
	return true;
}

static bool set_node(struct reader *reader, const struct attributes *attributes, GError **error)
{
	for (guint k = 0; k < attributes->keys->len; k++) {
		const char *key = g_ptr_array_index(attributes->keys, k);
		const char *value = g_ptr_array_index(attributes->values, k);
		bool own_name = !strcmp(key, "label") && !strcmp(value, "\\N");
		if (!own_name && !kith_id_builder_node_cell(reader->builder, key, value, error)) {
			return false;
		}
	}
	return true;
}

/* dir=none makes a tie of a digraph mutual. */
static bool is_mutual(const struct attributes *attributes)
{
	for (guint k = attributes->keys->len; k-- > 0;) {
		if (!strcmp(g_ptr_array_index(attributes->keys, k), "dir")) {
			const char *way = g_ptr_array_index(attributes->values, k);
			return !strcmp(way, "none") || !strcmp(way, "both");
		}
	}
	return false;
}

static bool set_edge(struct reader *reader, const struct attributes *attributes, GError **error)
{
	for (guint k = 0; k < attributes->keys->len; k++) {
		const char *key = g_ptr_array_index(attributes->keys, k);
		if (strcmp(key, "dir") &&
			!kith_id_builder_tie_cell(reader->builder, key,
				g_ptr_array_index(attributes->values, k), error)) {
			return false;
		}
	}
	return true;
}

/* Ties from everyone at one end to everyone at the other. */
static bool tie(struct reader *reader, const GPtrArray *from, const GPtrArray *to,
	const struct attributes *own, GError **error)
{
	bool mutual = is_mutual(own) || (!own->keys->len && is_mutual(&reader->of_edges));
	reader->ties += from->len > 1 && to->len > 1 ? (size_t)from->len * to->len : 0;
	if (reader->ties > MOST_TIES) {
		return fail(reader, error,
			"groups tie more than four million pairs by now; write them one by one");
	}
	for (guint i = 0; i < from->len; i++) {
		for (guint j = 0; j < to->len; j++) {
			if (!kith_id_builder_tie(reader->builder, g_ptr_array_index(from, i),
				    g_ptr_array_index(to, j), error) ||
				(reader->directed && !mutual &&
					!kith_id_builder_one_way(reader->builder, error)) ||
				!set_edge(reader, &reader->of_edges, error) ||
				!set_edge(reader, own, error)) {
				return false;
			}
		}
	}
	return true;
}

/* Ports, ":name" once or twice, are places on a picture only. */
static bool skip_ports(struct reader *reader, GError **error)
{
	while (is(reader, ":")) {
		g_autofree char *port = advance(reader, error) ? take_id(reader, error) : NULL;
		if (!port) {
			return false;
		}
	}
	return true;
}

/* A node whose name (taken over) was read. */
static bool meet(struct reader *reader, GPtrArray *members, char *id, GError **error)
{
	bool new = !kith_id_builder_knows(reader->builder, id);
	g_ptr_array_add(members, id);
	return kith_id_builder_meet(reader->builder, id, error) &&
	       (!new || set_node(reader, &reader->of_nodes, error)) && skip_ports(reader, error);
}

/* A node, or a subgraph, whose people are added to `members`. */
static bool read_end(struct reader *reader, GPtrArray *members, size_t depth, GError **error)
{
	bool subgraph = is(reader, "subgraph");
	g_autofree char *name = NULL;
	if (subgraph && (!advance(reader, error) ||
				(!is(reader, "{") && !(name = take_id(reader, error))))) {
		return false;
	}
	if (is(reader, "{") && depth == DEEPEST) {
		return fail(
			reader, error, "subgraphs are nested deeper than 32; no graph needs that");
	}
	if (is(reader, "{")) {
		return read_statements(reader, members, depth + 1, error);
	}
	char *id = subgraph ? NULL : take_id(reader, error);
	return subgraph || (id && meet(reader, members, id, error));
}

/* a -> b -> {c d} [attributes], the first end having been read. */
static bool read_edges(struct reader *reader, GPtrArray *chain, size_t depth, GError **error)
{
	struct attributes own;
	bool done = true;
	while (done && (is(reader, "->") || is(reader, "--"))) {
		GPtrArray *end = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(chain, end);
		done = advance(reader, error) && read_end(reader, end, depth, error);
	}
	attributes_init(&own);
	done = done && read_attributes(reader, &own, error);
	const GPtrArray *first = g_ptr_array_index(chain, 0);
	if (done && chain->len == 1 && first->len == 1) {
		done = kith_id_builder_meet(reader->builder, g_ptr_array_index(first, 0), error) &&
		       set_node(reader, &own, error);
	}
	for (guint k = 1; done && k < chain->len; k++) {
		done = tie(reader, g_ptr_array_index(chain, k - 1), g_ptr_array_index(chain, k),
			&own, error);
	}
	attributes_finish(&own);
	return done;
}

/* node [..], edge [..], graph [..]: defaults for what follows. */
static bool read_defaults(struct reader *reader, GError **error)
{
	struct attributes dropped;
	attributes_init(&dropped);
	struct attributes *into = is(reader, "node")   ? &reader->of_nodes
				  : is(reader, "edge") ? &reader->of_edges
						       : &dropped;
	bool done = advance(reader, error) && read_attributes(reader, into, error);
	attributes_finish(&dropped);
	return done;
}

/* The first end of edges, unless it turns out to be key=value (`assigned`). */
static bool read_first(
	struct reader *reader, GPtrArray *members, size_t depth, bool *assigned, GError **error)
{
	*assigned = false;
	if (!reader->words.is_id || is(reader, "subgraph")) {
		return read_end(reader, members, depth, error);
	}
	g_autofree char *id = take_id(reader, error);
	if (!id || !is(reader, "=")) {
		return id && meet(reader, members, g_steal_pointer(&id), error);
	}
	g_autofree char *value = advance(reader, error) ? take_id(reader, error) : NULL;
	*assigned = true;
	return value != NULL;
}

/* A node or an edge is read whole before it is judged: its failures name its beginning. */
static bool read_statement(struct reader *reader, GPtrArray *members, size_t depth, GError **error)
{
	struct kith_place begin = kith_scanner_marked(reader->words.scanner);
	if (is(reader, "node") || is(reader, "edge") || is(reader, "graph")) {
		return read_defaults(reader, error);
	}
	g_autoptr(GPtrArray) chain =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	GPtrArray *first = g_ptr_array_new_with_free_func(g_free);
	bool assigned;
	g_ptr_array_add(chain, first);
	if (!read_first(reader, first, depth, &assigned, error) ||
		(!assigned && !read_edges(reader, chain, depth, error))) {
		kith_scanner_mark_again(reader->words.scanner, begin);
		return kith_scanner_prefix(reader->words.scanner, error);
	}
	for (guint k = 0; members && k < chain->len; k++) {
		const GPtrArray *end = g_ptr_array_index(chain, k);
		for (guint i = 0; i < end->len; i++) {
			g_ptr_array_add(members, g_strdup(g_ptr_array_index(end, i)));
		}
	}
	return true;
}

static void forget(struct attributes *attributes, guint count)
{
	g_ptr_array_set_size(attributes->keys, (int)count);
	g_ptr_array_set_size(attributes->values, (int)count);
}

/* From { to behind }; defaults set inside end there. */
static bool read_statements(struct reader *reader, GPtrArray *members, size_t depth, GError **error)
{
	guint nodes = reader->of_nodes.keys->len, edges = reader->of_edges.keys->len;
	bool done = advance(reader, error);
	while (done && !is(reader, "}")) {
		if (reader->words.at_end) {
			return fail(reader, error,
				"the file ends inside a graph; check that it is whole");
		}
		done = is(reader, ";") ? advance(reader, error)
				       : read_statement(reader, members, depth, error);
	}
	forget(&reader->of_nodes, nodes);
	forget(&reader->of_edges, edges);
	return done && advance(reader, error);
}

static bool read_file(struct reader *reader, GError **error)
{
	if (!advance(reader, error) || (is(reader, "strict") && !advance(reader, error))) {
		return false;
	}
	reader->directed = is(reader, "digraph");
	if (!reader->directed && !is(reader, "graph")) {
		return fail(reader, error, "the file must begin with graph or digraph");
	}
	if (!advance(reader, error) || (reader->words.is_id && !advance(reader, error))) {
		return false;
	}
	return is(reader, "{") ? read_statements(reader, NULL, 0, error)
			       : fail(reader, error, "{ must follow; quote a name with blanks");
}

static bool dot_fits(const struct kith_import_look *look)
{
	bool begins = kith_import_look_begins(look, "strict") ||
		      kith_import_look_begins(look, "digraph") ||
		      kith_import_look_begins(look, "graph") ||
		      kith_import_look_begins(look, "//") || kith_import_look_begins(look, "/*");
	return begins && kith_import_look_holds(look, "graph") && kith_import_look_holds(look, "{");
}

static bool dot_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	g_autoptr(kith_id_builder) builder = kith_id_builder_new(look->file, error);
	g_autoptr(GString) word = g_string_new(NULL);
	struct reader reader = {.words = {.scanner = scanner, .word = word}, .builder = builder};
	attributes_init(&reader.of_nodes);
	attributes_init(&reader.of_edges);
	bool done = builder && read_file(&reader, error);
	attributes_finish(&reader.of_nodes);
	attributes_finish(&reader.of_edges);
	return done && kith_import_take(import, kith_import_finish_ids(import, builder, error));
}

const struct kith_import_format kith_import_dot = {
	.name = {"dot", "DOT, of Graphviz"},
	.fits = dot_fits,
	.read = dot_read,
};
