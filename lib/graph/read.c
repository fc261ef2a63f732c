/* From CSV to a graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/read.h"

#include <math.h>
#include <string.h>

#include "graph/build.h"
#include "graph/header.h"
#include "graph/unknown.h"
#include "graph/weight.h"
#include "base/number.h"

#define RUN ((size_t)1 << 10) /* rows read at once: what is needed of them stays in the cache */

/* One file on its way into a graph. */
struct reader {
	kith_csv *csv;
	kith_builder *builder;
	const struct kith_reading *reading;
	struct kith_graph_header header;
	struct kith_csv_rows rows;
	struct kith_column **column; /* [columns of the file] NULL for source and target */
	bool *reserved;              /* [columns of the file] cells are trimmed */
	struct kith_text *texts;     /* [2 * capacity] */
	uint32_t *cells;             /* [capacity] */
	size_t capacity;
	GPtrArray *composed; /* names rewritten to NFC, for as long as a run of rows needs them */
};

static const struct kith_text *cell_at(const struct reader *reader, size_t row, size_t column)
{
	return &reader->rows.cell[row * reader->rows.columns + column];
}

static inline bool may_be_blank(char c)
{
	return (unsigned char)c <= ' ';
}

static struct kith_text without_blanks(struct kith_text text)
{
	while (text.length && g_ascii_isspace(text.at[text.length - 1])) {
		text.length--;
	}
	while (text.length && g_ascii_isspace(text.at[0])) {
		text.at++;
		text.length--;
	}
	return text;
}

static inline struct kith_text trimmed(struct kith_text text)
{
	bool bare = !text.length ||
		    (!may_be_blank(text.at[0]) && !may_be_blank(text.at[text.length - 1]));
	return bare ? text : without_blanks(text);
}

/* A cell as it is kept: as it stands in the file, but for blanks around what has a meaning. */
static struct kith_text kept_cell(const struct reader *reader, size_t row, size_t column)
{
	struct kith_text cell = *cell_at(reader, row, column);
	return reader->reserved[column] ? trimmed(cell) : cell;
}

/* A name as names are compared: trimmed and in NFC. */
static struct kith_text name_at(struct reader *reader, size_t row, size_t column)
{
	struct kith_text name = trimmed(*cell_at(reader, row, column));
	if (reader->rows.ascii) {
		return name;
	}
	g_autofree char *composed = g_utf8_normalize(name.at, (gssize)name.length, G_NORMALIZE_NFC);
	if (composed) {
		char *padded = g_strdup_printf("%s%*s", composed, KITH_TEXT_PADDING, "");
		g_ptr_array_add(reader->composed, padded);
		name = (struct kith_text){padded, strlen(composed)};
	}
	return name;
}

static bool grow(struct reader *reader, size_t count, GError **error)
{
	if (count <= reader->capacity) {
		return true;
	}
	struct kith_text *texts = kith_array_resize(reader->texts, 2 * count, sizeof *texts, error);
	reader->texts = texts ? texts : reader->texts;
	uint32_t *cells =
		texts ? kith_array_resize(reader->cells, count, sizeof *cells, error) : NULL;
	reader->cells = cells ? cells : reader->cells;
	reader->capacity = cells ? count : reader->capacity;
	return cells != NULL;
}

/* Whether a cell is no date or no weight, should its column turn out to hold such. */
static bool may_be_bad(const struct reader *reader, const char *name, const char *cell)
{
	double value;
	const char *distance = reader->reading->distance_column;
	if (!strcmp(name, "date")) {
		return !kith_date_parse(cell, &value);
	}
	return (!strcmp(name, "weight") || kith_graph_header_may_be_weight(name) ||
		       (distance && !g_ascii_strcasecmp(name, distance))) &&
	       !kith_unknown_is(cell) &&
	       !kith_weight_parse(cell, kith_csv_delimiter(reader->csv) == ';', &value);
}

/* Looks at cells that no tie had before, where the column promises something. */
static bool check_new_values(
	struct reader *reader, size_t c, size_t row, size_t count, size_t known, GError **error)
{
	struct kith_column *column = reader->column[c];
	if (column->person) {
		known = 1; /* what a person had first may be bad all the same; 0 is the empty cell
			    */
	} else if (kith_names_count(column->values) == known) {
		return true;
	}
	for (size_t k = 0; k < count; k++) {
		if (reader->cells[k] < known) {
			continue;
		}
		const char *cell = kith_names_get(column->values, reader->cells[k]);
		if (!kith_graph_header_check_cell(reader->csv, row + k, c, cell, error)) {
			return false;
		}
		if (!column->bad_place && may_be_bad(reader, column->name, cell)) {
			column->bad_place = kith_csv_place(reader->csv, row + k, c);
			column->bad_value = reader->cells[k];
		}
	}
	return true;
}

/* A run of rows that are all ties. */
static bool read_ties(struct reader *reader, size_t row, size_t count, GError **error)
{
	const struct kith_graph_header *header = &reader->header;
	for (size_t k = 0; k < count; k++) {
		reader->texts[2 * k] = name_at(reader, row + k, header->source);
		reader->texts[2 * k + 1] = name_at(reader, row + k, header->target);
		if (reader->texts[2 * k].length == 0) {
			return kith_csv_fail(reader->csv, row + k, header->source, error,
				"a tie without a source; fill the cell, or remove the row");
		}
	}
	if (!kith_builder_ties(reader->builder, reader->texts, count, error)) {
		return false;
	}
	for (size_t c = 0; c < reader->rows.columns; c++) {
		if (!reader->column[c]) {
			continue;
		}
		kith_names *values = reader->column[c]->values;
		size_t known = kith_names_count(values);
		for (size_t k = 0; k < count; k++) {
			reader->texts[k] = kept_cell(reader, row + k, c);
		}
		if (!kith_names_add_all(values, reader->texts, count, reader->cells, error) ||
			!check_new_values(reader, c, row, count, known, error) ||
			!kith_builder_tie_cells(
				reader->builder, reader->column[c], reader->cells, count, error)) {
			return false;
		}
	}
	return true;
}

/* Whether a cell of a person in the column of weights is theirs: it has a name of its own. */
static bool may_be_of_people(const struct reader *reader)
{
	const char *name = kith_csv_header(reader->csv, reader->header.weight);
	return name && g_ascii_strcasecmp(name, "weight") != 0;
}

/* Where a person's cell of a column of the file goes. */
static struct kith_column *column_of_people(struct reader *reader, size_t c, GError **error)
{
	return c == reader->header.weight ? kith_builder_column(reader->builder,
						    kith_csv_header(reader->csv, c), error)
					  : reader->column[c];
}

static bool read_person(struct reader *reader, size_t row, GError **error)
{
	struct kith_text name = name_at(reader, row, reader->header.source);
	if (name.length == 0) {
		return kith_csv_fail(reader->csv, row, reader->header.source, error,
			"neither source nor target is filled here; name the person, or remove the "
			"row");
	}
	size_t weight = reader->header.weight;
	if (weight != KITH_NO_COLUMN && !may_be_of_people(reader) &&
		kept_cell(reader, row, weight).length) {
		return kith_csv_fail(reader->csv, row, reader->header.target, error,
			"a weight without a target; name who the tie goes to, or empty the weight");
	}
	g_autofree char *terminated = g_strndup(name.at, name.length);
	uint32_t person;
	if (!kith_builder_person(reader->builder, terminated, &person, error)) {
		return false;
	}
	for (size_t c = 0; c < reader->rows.columns; c++) {
		const struct kith_text cell = kept_cell(reader, row, c);
		if (reader->column[c] && cell.length) {
			g_autofree char *text = g_strndup(cell.at, cell.length);
			struct kith_column *column = column_of_people(reader, c, error);
			if (!column ||
				!kith_graph_header_check_cell(reader->csv, row, c, text, error) ||
				!kith_builder_person_cell(
					reader->builder, column, person, text, error)) {
				return false;
			}
		}
	}
	return true;
}

static bool read_rows(struct reader *reader, GError **error)
{
	size_t target = reader->header.target;
	if (!grow(reader, reader->rows.count, error)) {
		return false;
	}
	for (size_t row = 0; row < reader->rows.count;) {
		size_t end = row;
		size_t most = MIN(reader->rows.count, row + RUN);
		while (end < most && trimmed(*cell_at(reader, end, target)).length) {
			end++;
		}
		if (end > row && !read_ties(reader, row, end - row, error)) {
			return false;
		}
		if (end < most && !read_person(reader, end, error)) {
			return false;
		}
		row = end + (end < most);
		g_ptr_array_set_size(reader->composed, 0);
	}
	return true;
}

/* The name of a column of a file without a header. */
static char *invented_name(const struct reader *reader, size_t c)
{
	double number;
	if (c == 2 && reader->rows.count) {
		const struct kith_text *cell = cell_at(reader, 0, c);
		g_autofree char *text = g_strndup(cell->at, cell->length);
		if (kith_number_parse(text, kith_csv_delimiter(reader->csv) == ';', &number)) {
			return g_strdup("weight");
		}
	}
	return g_strdup_printf("column %zu", c + 1);
}

static bool make_columns(struct reader *reader, GError **error)
{
	struct kith_graph_header *header = &reader->header;
	size_t count = kith_csv_columns(reader->csv);
	reader->column = g_new0(struct kith_column *, count);
	reader->reserved = g_new0(bool, count);
	for (size_t c = 0; c < count; c++) {
		if (c == header->source || c == header->target) {
			continue;
		}
		const char *given = kith_csv_header(reader->csv, c);
		g_autofree char *name = given ? g_strdup(kith_graph_header_canonical(given))
					      : invented_name(reader, c);
		if (c == header->weight) {
			g_free(name);
			name = g_strdup("weight");
		}
		if (!given && !strcmp(name, "weight")) {
			header->weight = c;
		}
		reader->column[c] = kith_column_new(name, error);
		if (!reader->column[c]) {
			return false;
		}
		reader->reserved[c] = kith_graph_header_is_reserved(name);
		g_ptr_array_add(kith_builder_graph(reader->builder)->columns, reader->column[c]);
	}
	return true;
}

/* Columns without a name and without a value come of delimiters at the ends of lines. */
static void drop_nameless(kith_graph *graph)
{
	for (guint c = graph->columns->len; c-- > 0;) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (!*column->name && !column->person && !column->tie) {
			g_ptr_array_remove_index(graph->columns, c);
		}
	}
}

/* Where --weight-column names another column than `weight`, it takes its place. */
static void drop_other_weight(const struct reader *reader, kith_graph *graph, GPtrArray *notes)
{
	const char *named = reader->reading->weight_column;
	for (guint c = graph->columns->len; named && c-- > 0;) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column == reader->column[reader->header.weight] ||
			strcmp(column->name, "weight") != 0) {
			continue;
		}
		g_ptr_array_remove_index(graph->columns, c);
		if (notes) {
			g_ptr_array_add(notes,
				g_strdup_printf("%s takes the place of the column weight", named));
		}
		return;
	}
}

static kith_graph *read_all(struct reader *reader, GError **error)
{
	bool first = true;
	do {
		if (!kith_csv_next(reader->csv, &reader->rows, error) ||
			(first && !make_columns(reader, error)) || !read_rows(reader, error)) {
			return NULL;
		}
		first = false;
	} while (reader->rows.count);
	kith_graph *graph = kith_builder_finish(reader->builder, error);
	if (graph) {
		drop_nameless(graph);
		graph->digest = kith_csv_digest(reader->csv);
	}
	return graph;
}

static void reader_finish(struct reader *reader)
{
	kith_csv_free(reader->csv);
	kith_builder_free(reader->builder);
	g_free(reader->column);
	g_free(reader->reserved);
	g_free(reader->texts);
	g_free(reader->cells);
	g_ptr_array_unref(reader->composed);
}

/* Whether every cell is a number, and some have a decimal comma. */
static bool holds_commas(const struct kith_column *column)
{
	bool commas = false;
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		const char *cell = kith_names_get(column->values, v);
		double number;
		if (!kith_number_parse(cell, true, &number)) {
			return false;
		}
		commas |= strchr(cell, ',') != NULL;
	}
	return commas;
}

/* The column's cells with points, and which of them each old one is. */
static kith_names *with_points(const kith_names *values, uint32_t *number, GError **error)
{
	g_autoptr(kith_names) points = kith_names_new(error);
	for (uint32_t v = 0; points && v < kith_names_count(values); v++) {
		g_autofree char *cell = g_strdup(kith_names_get(values, v));
		g_strdelimit(cell, ",", '.');
		number[v] = kith_names_add(points, cell, strlen(cell), error);
		if (number[v] == KITH_NO_NAME) {
			return NULL;
		}
	}
	return g_steal_pointer(&points);
}

static bool put_points(const kith_graph *graph, struct kith_column *column, GError **error)
{
	size_t count = kith_names_count(column->values);
	g_autofree uint32_t *number = KITH_ARRAY(uint32_t, count, error);
	kith_names *points = number ? with_points(column->values, number, error) : NULL;
	if (!points) {
		return false;
	}
	for (size_t i = 0; column->person && i < graph->n; i++) {
		column->person[i] = number[column->person[i]];
	}
	for (size_t t = 0; column->tie && t < graph->m; t++) {
		column->tie[t] = number[column->tie[t]];
	}
	kith_names_free(column->values);
	column->values = points;
	return true;
}

/* Puts points for the decimal commas of every column but the weight that holds nothing but numbers:
 * what is separated by semicolons goes on separated by commas, and the next tool would take "0,5"
 * for text. */
static bool read_commas(kith_graph *graph, GError **error)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column != graph->weight_column && holds_commas(column) &&
			!put_points(graph, column, error)) {
			return false;
		}
	}
	return true;
}

kith_graph *kith_graph_read(const char *path, FILE *in, const struct kith_reading *reading,
	GPtrArray *notes, GError **error)
{
	return kith_graph_read_source(kith_source_open(path, in, reading->dialect.encoding, error),
		reading, notes, error);
}

kith_graph *kith_graph_read_source(
	kith_source *source, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	struct reader reader = {
		.reading = reading,
		.csv = kith_csv_open_source(source, &reading->dialect, error),
		.composed = g_ptr_array_new_with_free_func(g_free),
	};
	g_autoptr(kith_graph) graph = NULL;
	if (reader.csv && kith_graph_header_find(reader.csv, reading, &reader.header, error)) {
		reader.builder = kith_builder_new(kith_csv_name(reader.csv), error);
		graph = reader.builder ? read_all(&reader, error) : NULL;
	}
	if (graph) {
		graph->attendance = reader.header.attendance;
		graph->weight_name = g_strdup(reading->weight_column);
	}
	bool comma = graph && kith_csv_delimiter(reader.csv) == ';';
	if (graph) {
		drop_other_weight(&reader, graph, notes);
	}
	reader_finish(&reader);
	kith_memory_return();
	if (graph && (!kith_graph_find_weights(graph, reading, comma, notes, error) ||
			     (comma && !read_commas(graph, error)))) {
		return NULL;
	}
	return g_steal_pointer(&graph);
}
