/* Lists of ties as CSV: Gephi's, NodeXL's, Neo4j's, and SNAP's without a header. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/caller.h"
#include "exchange/import/format.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "graph/header.h"
#include "graph/weight.h"

/* How the ties are read: as asked, what the look has found filled in. */
static struct kith_reading reading_of(kith_import *import, const struct kith_import_look *look)
{
	struct kith_reading reading = import->options->reading;
	import->asked |= 1 << KITH_ROLE_SOURCE | 1 << KITH_ROLE_TARGET | 1 << KITH_ROLE_WEIGHT;
	reading.dialect.delimiter = look->dialect.delimiter;
	reading.dialect.skipped_lines = look->dialect.skipped_lines;
	reading.dialect.importing = true;
	return reading;
}

static bool csv_fits(const struct kith_import_look *look)
{
	return look->header && kith_graph_header_names_ends(look->header);
}

/* Whether every cell is one of `words` or empty. */
static bool holds_only(const struct kith_column *column, const char *words)
{
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		if (!kith_text_is_one_of(kith_names_get(column->values, v), words)) {
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

/* The column of ties that an option names. Fails where there is none. */
static bool find_named(kith_import *import, const kith_graph *graph, enum kith_import_role role,
	const char *option, struct kith_column **column, GError **error)
{
	const char *named = kith_import_column_named(import, role);
	*column = named ? kith_graph_column(graph, named) : NULL;
	if (!named || *column) {
		return true;
	}
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *each = g_ptr_array_index(graph->columns, c);
		g_string_append_printf(names, "%s%s", c ? ", " : "", each->name);
	}
	return kith_fail(error, KITH_ERROR_USAGE,
		"%s: %s has no column \"%s\" beside the two ends of a tie; there are: %s", option,
		graph->file, named, names->len ? names->str : "none");
}

/* Makes the column of --date-column `date`, its cells days as exports write them. */
static bool take_date(kith_import *import, kith_graph *graph, GError **error)
{
	struct kith_column *column;
	if (!find_named(import, graph, KITH_ROLE_DATE, KITH_CALLER_DATE_COLUMN, &column, error)) {
		return false;
	}
	struct kith_column *date = kith_graph_column(graph, "date");
	if (!column || column == date) {
		return true;
	}
	if (date) {
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_DATE_COLUMN
			": %s has a column date beside \"%s\"; rename one of them",
			graph->file, column->name);
	}
	g_free(column->name);
	column->name = g_strdup("date");
	g_clear_pointer(&column->bad_place, g_free);
	struct kith_import_dates dates = {0};
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		kith_import_dates_look(&dates, kith_names_get(column->values, v), 1);
	}
	bool done = kith_import_dates_settle(&dates, graph, error);
	kith_import_dates_finish(&dates);
	return done;
}

/* Drops the ties of which the column of --status-column says that they did not come about. */
static bool take_status(kith_import *import, kith_graph *graph, GError **error)
{
	struct kith_column *status;
	if (!find_named(
		    import, graph, KITH_ROLE_STATUS, KITH_CALLER_STATUS_COLUMN, &status, error)) {
		return false;
	}
	g_autofree uint8_t *kept = status ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	size_t before = graph->m;
	for (size_t t = 0; kept && t < graph->m; t++) {
		kept[t] = !kith_import_is_away(kith_column_tie(status, t));
	}
	if (status && (!kept || !kith_graph_keep(graph, NULL, kept, error))) {
		return false;
	}
	if (graph->m < before) {
		kith_import_note(import, "%s: %zu tie%s left out by the column %s", graph->file,
			before - graph->m, before - graph->m == 1 ? "" : "s", status->name);
	}
	return true;
}

static bool csv_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	struct kith_reading reading = reading_of(import, look);
	reading.attendance = import->options->gatherings;
	g_autoptr(kith_graph) graph =
		kith_graph_read_source(source, &reading, import->notes, error);
	if (!graph || !take_status(import, graph, error) || !take_date(import, graph, error)) {
		return false;
	}
	tidy(graph);
	return kith_import_take(import, g_steal_pointer(&graph));
}

const struct kith_import_format kith_import_csv = {
	.name = {"csv", "graph CSV, Gephi's edges, any list of ties with a header"},
	.fits = csv_fits,
	.read = csv_read,
};

static bool is_number(const char *cell)
{
	double number;
	return kith_number_parse(cell, false, &number);
}

/* Two or three columns; the third is a number, or the first two are: no header looks so. */
static bool list_fits(const struct kith_import_look *look)
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

static bool list_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
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

const struct kith_import_format kith_import_list = {
	.name = {"list", "a list of ties without a header, of SNAP and others"},
	.fits = list_fits,
	.read = list_read,
};

static bool nodexl_fits(const struct kith_import_look *look)
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

static bool nodexl_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	if (!csv_read(import, look, source, error)) {
		return false;
	}
	rename_column(
		g_ptr_array_index(import->graphs, import->graphs->len - 1), "relationship", "kind");
	return true;
}

const struct kith_import_format kith_import_nodexl = {
	.name = {"nodexl", "NodeXL's sheet of edges as CSV"},
	.fits = nodexl_fits,
	.read = nodexl_read,
};

static bool neo4j_fits(const struct kith_import_look *look)
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

static bool neo4j_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct kith_reading reading = reading_of(import, look);
	const struct kith_reading plain = {0};
	if (!reading.source_column) {
		reading.source_column = header_like(look, ":start_id");
	}
	if (!reading.target_column) {
		reading.target_column = header_like(look, ":end_id");
	}
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

const struct kith_import_format kith_import_neo4j = {
	.name = {"neo4j", "relationships with Neo4j's headers"},
	.fits = neo4j_fits,
	.read = neo4j_read,
};
