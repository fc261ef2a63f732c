/* Lists of ties as CSV, and tables of people: Gephi, NodeXL, Neo4j, Kumu, SNAP. Inside of import.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "graph/weight.h"
#include "exchange/import/format.h"
#include "exchange/import/web.h"
#include "base/number.h"
#include "graph/sheet.h"

#define MOST_PAIRS ((size_t)1 << 22) /* of several people with several, of all rows */

/* Names of the two ends, as lib/graph/header.c takes them, parted as here. */
#define SOURCES "source|from|src|vertex 1|node1|:start_id|person1|ego|u"
#define TARGETS "target|to|dst|vertex 2|node2|:end_id|person2|alter|v"

bool kith_import_spreadsheet_fits(const struct kith_import_look *look)
{
	static const char old[] = "\xd0\xcf\x11\xe0";
	return look->length > 4 &&
	       (!memcmp(look->head, "PK\x03\x04", 4) || !memcmp(look->head, old, 4));
}

KITH_IMPORT_READER(kith_import_spreadsheet)
{
	(void)import;
	kith_source_free(source);
	return kith_fail(error, KITH_ERROR_DATA,
		"%s: this is a spreadsheet file or an archive, not text; save the sheet as CSV "
		"(UTF-8), or unpack the archive and give the files in it",
		look->file);
}

/* How the ties are read: as wished, what the look has found filled in. */
static struct kith_reading reading_of(
	const kith_import *import, const struct kith_import_look *look)
{
	struct kith_reading reading = import->wishes->reading;
	reading.dialect.delimiter = look->dialect.delimiter;
	reading.dialect.skipped_lines = look->dialect.skipped_lines;
	return reading;
}

bool kith_import_csv_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, SOURCES) && kith_import_look_has(look, TARGETS);
}

/* Whether every cell is one of `words` or empty. */
static bool holds_only(const struct kith_column *column, const char *words)
{
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		if (!kith_sheet_is_one_of(kith_names_get(column->values, v), words)) {
			return false;
		}
	}
	return true;
}

/* Drops columns without a cell, and Gephi's `Type` once it has become directions. */
static void tidy(kith_graph *graph)
{
	for (guint c = graph->columns->len; c-- > 0;) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		bool type = !g_ascii_strcasecmp(column->name, "type") && column->tie &&
			    !column->person && holds_only(column, "directed|undirected");
		bool empty = kith_names_count(column->values) == 1;
		if ((type || empty) && column != graph->weight_column) {
			g_ptr_array_remove_index(graph->columns, c);
		}
	}
}

KITH_IMPORT_READER(kith_import_csv)
{
	struct kith_reading reading = reading_of(import, look);
	kith_graph *graph = kith_graph_read_source(source, &reading, import->notes, error);
	if (graph) {
		tidy(graph);
	}
	return kith_import_take(import, graph);
}

static bool is_number(const char *cell)
{
	double number;
	return kith_number_parse(cell, false, &number);
}

/* Two or three columns; the third is a number, or the first two are: no header looks so. */
bool kith_import_list_fits(const struct kith_import_look *look)
{
	guint columns = look->header ? g_strv_length(look->header) : 0;
	if (columns < 2 || columns > 4) {
		return false;
	}
	return *look->header[0] && *look->header[1] &&
	       ((columns > 2 && is_number(look->header[2])) ||
		       (is_number(look->header[0]) && is_number(look->header[1])));
}

static bool make_one_way(kith_graph *graph, GError **error)
{
	uint8_t *one_way = KITH_ARRAY(uint8_t, graph->m, error);
	if (one_way) {
		memset(one_way, 1, graph->m);
	}
	return one_way && kith_graph_set_one_way(graph, one_way, error);
}

KITH_IMPORT_READER(kith_import_list)
{
	struct kith_reading reading = reading_of(import, look);
	reading.dialect.no_header = true;
	bool directed = *look->head == '#' && kith_import_look_holds(look, "# directed graph");
	g_autoptr(kith_graph) graph =
		kith_graph_read_source(source, &reading, import->notes, error);
	if (!graph || (directed && graph->m && !make_one_way(graph, error))) {
		return false;
	}
	return kith_import_take(import, g_steal_pointer(&graph));
}

bool kith_import_nodexl_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "vertex 1") && kith_import_look_has(look, "vertex 2");
}

static void rename_column(kith_graph *graph, const char *from, const char *to)
{
	struct kith_column *column = kith_graph_column(graph, from);
	if (column && !kith_graph_column(graph, to)) {
		g_free(column->name);
		column->name = g_strdup(to);
	}
}

KITH_IMPORT_READER(kith_import_nodexl)
{
	if (!kith_import_csv(import, look, source, error)) {
		return false;
	}
	rename_column(
		g_ptr_array_index(import->graphs, import->graphs->len - 1), "relationship", "kind");
	return true;
}

bool kith_import_neo4j_fits(const struct kith_import_look *look)
{
	for (size_t c = 0; look->header && look->header[c]; c++) {
		if (!g_ascii_strncasecmp(look->header[c], ":start_id", 9)) {
			return true;
		}
	}
	return false;
}

void kith_import_untype(kith_graph *graph)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		char *colon = strrchr(column->name, ':');
		if (colon == column->name && !g_ascii_strcasecmp(colon, ":type")) {
			rename_column(graph, column->name, "kind");
		} else if (colon == column->name && !g_ascii_strcasecmp(colon, ":label")) {
			rename_column(graph, column->name, "type");
		} else if (colon && colon > column->name) {
			*colon = '\0';
		}
	}
}

/* The header cell that begins so, or NULL. */
static const char *header_like(const struct kith_import_look *look, const char *beginning)
{
	for (size_t c = 0; look->header && look->header[c]; c++) {
		if (!g_ascii_strncasecmp(look->header[c], beginning, strlen(beginning))) {
			return look->header[c];
		}
	}
	return NULL;
}

KITH_IMPORT_READER(kith_import_neo4j)
{
	struct kith_reading reading = reading_of(import, look);
	const struct kith_reading plain = {0};
	reading.source_column = header_like(look, ":start_id");
	reading.target_column = header_like(look, ":end_id");
	g_autoptr(kith_graph) graph =
		kith_graph_read_source(source, &reading, import->notes, error);
	if (!graph) {
		return false;
	}
	kith_import_untype(graph);
	tidy(graph);
	if ((graph->m && !make_one_way(graph, error)) ||
		(!graph->weight_column &&
			!kith_graph_find_weights(graph, &plain, false, import->notes, error))) {
		return false;
	}
	return kith_import_take(import, g_steal_pointer(&graph));
}

bool kith_import_kumu_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "from") && kith_import_look_has(look, "to") &&
	       kith_import_look_has(look, "direction|tags|strength|description|type");
}

/* Columns of ties that stand elsewhere in graph CSV. */
static const char *kumu_column(const char *name)
{
	return kith_sheet_is_one_of(name, "strength") ? "weight"
	       : kith_sheet_is_one_of(name, "type")   ? "kind"
						      : name;
}

static bool kumu_cells(const struct kith_sheet *sheet, kith_web *web, GError **error)
{
	for (size_t c = 0; c < kith_csv_columns(sheet->csv); c++) {
		const char *name = kith_csv_header(sheet->csv, c),
			   *cell = kith_sheet_cell(sheet, c);
		if (kith_sheet_is_one_of(name, "from|to") || !*cell || !*name) {
			continue;
		}
		bool direction = kith_sheet_is_one_of(name, "direction");
		bool done = !direction ? kith_web_tie_cell(web, kumu_column(name), cell, error)
				       : !kith_sheet_is_one_of(cell, "directed") ||
						 kith_web_one_way(web, error);
		if (!done) {
			return false;
		}
	}
	return true;
}

/* A tie from each of the people in `from` to each in `to`, both parted by |. */
static bool kumu_row(const struct kith_sheet *sheet, kith_web *web, const size_t ends[2],
	size_t *pairs, GError **error)
{
	g_auto(GStrv) from = g_strsplit(kith_sheet_cell(sheet, ends[0]), "|", -1);
	g_auto(GStrv) to = g_strsplit(kith_sheet_cell(sheet, ends[1]), "|", -1);
	size_t sources = g_strv_length(from), targets = g_strv_length(to);
	*pairs += sources > 1 && targets > 1 ? sources * targets : 0;
	if (*pairs > MOST_PAIRS) {
		return kith_csv_fail(sheet->csv, sheet->row, ends[0], error,
			"several people are tied to several, more than four million pairs by now; "
			"give each its row");
	}
	for (size_t i = 0; from[i]; i++) {
		for (size_t j = 0; to[j]; j++) {
			if (!kith_web_tie(web, from[i], to[j], error) ||
				!kumu_cells(sheet, web, error)) {
				g_prefix_error(error, "%s:%" G_GUINT64_FORMAT ": ",
					kith_csv_name(sheet->csv), kith_sheet_line(sheet));
				return false;
			}
		}
	}
	return true;
}

KITH_IMPORT_READER(kith_import_kumu)
{
	g_auto(kith_sheet) sheet;
	g_autoptr(kith_web) web = kith_web_new(look->file, error);
	if (!kith_sheet_open(&sheet, source, &look->dialect, error) || !web) {
		return false;
	}
	if (!kith_sheet_need(&sheet, "from", error) || !kith_sheet_need(&sheet, "to", error)) {
		return false;
	}
	size_t ends[] = {kith_sheet_column(&sheet, "from"), kith_sheet_column(&sheet, "to")};
	size_t pairs = 0;
	bool more = true;
	while (more) {
		if (!kith_sheet_next(&sheet, &more, error) ||
			(more && !kumu_row(&sheet, web, ends, &pairs, error))) {
			return false;
		}
	}
	return kith_import_take(import, kith_web_finish(web, import->notes, error));
}

/* Gephi's `Id`, Neo4j's `personId:ID`, Kumu's elements and NodeXL's vertices. */
static const char *key_of(const struct kith_import_look *look)
{
	for (size_t c = 0; look->header && look->header[c]; c++) {
		const char *colon = strrchr(look->header[c], ':');
		if (kith_sheet_is_one_of(look->header[c], "id|vertex") ||
			(colon && !g_ascii_strncasecmp(colon, ":id", 3))) {
			return look->header[c];
		}
	}
	return NULL;
}

bool kith_import_people_table_fits(const struct kith_import_look *look)
{
	bool kumu = look->header && *look->header &&
		    kith_sheet_is_one_of(look->header[0], "label") &&
		    kith_import_look_has(look, "type|tags|description");
	return (key_of(look) && g_strv_length(look->header) > 1) || kumu;
}

KITH_IMPORT_READER(kith_import_people_table)
{
	kith_people_table *table = kith_people_table_read(source, &look->dialect, error);
	if (!table) {
		return false;
	}
	struct kith_import_people *people = g_new0(struct kith_import_people, 1);
	const char *key = key_of(look);
	people->table = table;
	people->key = key && kith_sheet_is_one_of(key, "id") ? NULL : g_strdup(key);
	g_ptr_array_add(import->tables, people);
	return true;
}
