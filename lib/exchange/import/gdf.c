/* GDF, the format of GUESS, which Gephi reads and writes too. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/text.h"
#include "exchange/import/tokens.h"
#include "exchange/import/id_builder.h"

struct reader {
	struct kith_tokens tokens;
	kith_id_builder *builder;
	GPtrArray *columns; /* of char *: of the section at hand */
	bool nodes, seen;
};

/* "nodedef>name VARCHAR, age INT": the first word of each part is a column's name. */
static void begin_section(struct reader *reader, bool nodes)
{
	g_auto(GStrv) parts = g_strsplit(strchr(reader->tokens.line->str, '>') + 1, ",", -1);
	g_ptr_array_set_size(reader->columns, 0);
	for (size_t k = 0; parts[k]; k++) {
		char *name = g_strstrip(parts[k]);
		char *type = strpbrk(name, " \t");
		g_ptr_array_add(reader->columns,
			type ? g_strndup(name, (gsize)(type - name)) : g_strdup(name));
	}
	reader->nodes = nodes;
	reader->seen = true;
}

static const char *column(const struct reader *reader, size_t k)
{
	return k < reader->columns->len ? g_ptr_array_index(reader->columns, k) : "";
}

/* The word under a column of that name, or "". */
static const char *cell(const struct reader *reader, const char *names)
{
	for (guint k = 0; k < reader->columns->len; k++) {
		if (kith_text_is_one_of(g_ptr_array_index(reader->columns, k), names)) {
			return kith_tokens_at(&reader->tokens, k);
		}
	}
	return "";
}

static bool read_node(struct reader *reader, GError **error)
{
	if (!kith_id_builder_node(reader->builder, cell(reader, "name"), error)) {
		return false;
	}
	for (guint k = 0; k < reader->tokens.list->len; k++) {
		const char *name = column(reader, k);
		if (g_ascii_strcasecmp(name, "name") &&
			!kith_id_builder_node_cell(
				reader->builder, name, kith_tokens_at(&reader->tokens, k), error)) {
			return false;
		}
	}
	return true;
}

static bool read_edge(struct reader *reader, GError **error)
{
	if (!kith_id_builder_tie(
		    reader->builder, cell(reader, "node1"), cell(reader, "node2"), error)) {
		return false;
	}
	for (guint k = 0; k < reader->tokens.list->len; k++) {
		const char *name = column(reader, k), *word = kith_tokens_at(&reader->tokens, k);
		if (!kith_text_is_one_of(name, "node1|node2") &&
			!kith_id_builder_tie_cell(reader->builder, name, word, error)) {
			return false;
		}
	}
	return true;
}

static bool read_line(struct reader *reader, GError **error)
{
	const char *line = reader->tokens.line->str;
	if (!g_ascii_strncasecmp(line, "nodedef>", 8) ||
		!g_ascii_strncasecmp(line, "edgedef>", 8)) {
		begin_section(reader, (*line | 0x20) == 'n');
		return true;
	}
	if (!reader->seen) {
		return kith_scanner_fail(reader->tokens.scanner, error,
			"a GDF file must begin with nodedef> and its columns");
	}
	if (reader->tokens.list->len > reader->columns->len) {
		return kith_scanner_fail(reader->tokens.scanner, error,
			"this row has %u cells where the section has %u columns; quote cells that "
			"contain a comma",
			reader->tokens.list->len, reader->columns->len);
	}
	kith_id_builder_at(reader->builder, kith_scanner_marked(reader->tokens.scanner).line);
	return reader->nodes ? read_node(reader, error) : read_edge(reader, error);
}

static bool gdf_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "nodedef>");
}

static bool gdf_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	struct reader reader = {
		.builder = kith_id_builder_new(look->file, error),
		.columns = g_ptr_array_new_with_free_func(g_free),
	};
	kith_tokens_init(&reader.tokens, source);
	bool done = reader.builder != NULL, more = true;
	while (done && more) {
		done = kith_tokens_next(&reader.tokens, '#', ",'", &more, error) &&
		       (!more || read_line(&reader, error) ||
			       kith_scanner_prefix(reader.tokens.scanner, error));
	}
	if (done && !reader.seen) {
		done = kith_scanner_fail(reader.tokens.scanner, error,
			"a GDF file must begin with nodedef> and its columns");
	}
	done = done && kith_id_builder_check_known(reader.builder, error) &&
	       kith_import_take(import, kith_import_finish_ids(import, reader.builder, error));
	kith_tokens_finish(&reader.tokens);
	kith_id_builder_free(reader.builder);
	g_ptr_array_unref(reader.columns);
	return done;
}

const struct kith_import_format kith_import_gdf = {
	.name = {"gdf", "GDF, of GUESS"},
	.fits = gdf_fits,
	.read = gdf_read,
};
