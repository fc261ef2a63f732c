/* From a graph, and what was found in it, to graph CSV. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/write.h"

#include <string.h>

#include "base/screen.h"
#include "graph/unknown.h"
#include "io/lines.h"

#define NO_FIELD SIZE_MAX
#define AHEAD 12 /* ties */

/* One column of the output: a column of the graph, findings that take its place, or findings alone.
 */
struct output {
	const char *name;
	const struct kith_column *column; /* or NULL */
	size_t person_field, tie_field;   /* into the tables of findings, or NO_FIELD */
};

struct writer {
	const kith_network *network;
	const struct kith_table *people, *ties;
	GArray *outputs; /* of struct output */
	uint64_t *tie_of_row;
};

static struct output *find_output(struct writer *writer, const char *name)
{
	for (guint i = 0; i < writer->outputs->len; i++) {
		struct output *output = &g_array_index(writer->outputs, struct output, i);
		if (!strcmp(output->name, name)) {
			return output;
		}
	}
	struct output added = {name, NULL, NO_FIELD, NO_FIELD};
	g_array_append_val(writer->outputs, added);
	return &g_array_index(writer->outputs, struct output, writer->outputs->len - 1);
}

static void plan_findings(
	struct writer *writer, const struct kith_table *findings, size_t skip, GPtrArray *replaced)
{
	for (size_t f = skip; findings && f < findings->field_count; f++) {
		struct output *output = find_output(writer, findings->fields[f].name);
		bool of_people = findings == writer->people;
		*(of_people ? &output->person_field : &output->tie_field) = f;
		const struct kith_column *old = output->column;
		if (replaced && old && (of_people ? old->person : old->tie)) {
			g_ptr_array_add(replaced, g_strdup(old->name));
		}
	}
}

static void plan(struct writer *writer, GPtrArray *replaced)
{
	const GPtrArray *columns = writer->network->graph->columns;
	for (guint c = 0; c < columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(columns, c);
		struct output output = {column->name, column, NO_FIELD, NO_FIELD};
		g_array_append_val(writer->outputs, output);
	}
	if (writer->network->graph->unknown.count) {
		find_output(writer, "weight");
	}
	plan_findings(writer, writer->people, 1, replaced);
	plan_findings(writer, writer->ties, 2, replaced);
}

static void write_header(const struct writer *writer, FILE *out)
{
	g_autoptr(GString) line = g_string_new("source,target");
	for (guint i = 0; i < writer->outputs->len; i++) {
		g_string_append_c(line, ',');
		kith_csv_append(line, g_array_index(writer->outputs, struct output, i).name);
	}
	g_string_append_c(line, '\n');
	kith_screen_write(line->str, line->len, kith_screen_is(out), out);
}

static void person_line(GString *lines, GString *cell, size_t person, const void *data)
{
	const struct writer *writer = data;
	kith_csv_append(lines, kith_graph_name(writer->network->graph, person));
	g_string_append_c(lines, ',');
	for (guint i = 0; i < writer->outputs->len; i++) {
		const struct output *output = &g_array_index(writer->outputs, struct output, i);
		g_string_append_c(lines, ',');
		if (output->person_field != NO_FIELD) {
			kith_table_csv_cell(
				writer->people, output->person_field, person, false, cell, lines);
		} else {
			kith_csv_append(lines, kith_column_person(output->column, person));
		}
	}
	g_string_append_c(lines, '\n');
}

/* Names of ties soon to be written are on their way meanwhile. */
static void look_ahead(const kith_graph *graph, size_t row)
{
	if (row + 2 * AHEAD < graph->m) {
		kith_names_fetch_place(graph->names, graph->source[row + 2 * AHEAD]);
		kith_names_fetch_place(graph->names, graph->target[row + 2 * AHEAD]);
		kith_names_fetch(graph->names, graph->source[row + AHEAD]);
		kith_names_fetch(graph->names, graph->target[row + AHEAD]);
	}
}

static void append_name(GString *line, const kith_names *names, uint32_t id)
{
	kith_csv_append_text(line, kith_names_text(names, id));
}

static void tie_line(GString *lines, GString *cell, size_t row, const void *data)
{
	const struct writer *writer = data;
	const kith_graph *graph = writer->network->graph;
	look_ahead(graph, row);
	append_name(lines, graph->names, graph->source[row]);
	g_string_append_c(lines, ',');
	append_name(lines, graph->names, graph->target[row]);
	for (guint i = 0; i < writer->outputs->len; i++) {
		const struct output *output = &g_array_index(writer->outputs, struct output, i);
		g_string_append_c(lines, ',');
		const struct kith_column *column = output->column;
		if (output->tie_field == NO_FIELD) {
			if (column && column->tie) {
				append_name(lines, column->values, column->tie[row]);
			}
		} else if (writer->tie_of_row[row] != UINT64_MAX) {
			kith_table_csv_cell(writer->ties, output->tie_field,
				writer->tie_of_row[row], false, cell, lines);
		}
	}
	g_string_append_c(lines, '\n');
}

/* A pair of whom nobody knows whether they are tied. */
static void unknown_line(GString *lines, GString *cell, size_t row, const void *data)
{
	const struct writer *writer = data;
	const kith_graph *graph = writer->network->graph;
	bool one_way = graph->one_way && graph->unknown.one_way[row];
	(void)cell;
	kith_csv_append(lines, kith_graph_name(graph, graph->unknown.source[row]));
	g_string_append_c(lines, ',');
	kith_csv_append(lines, kith_graph_name(graph, graph->unknown.target[row]));
	for (guint i = 0; i < writer->outputs->len; i++) {
		const char *name = g_array_index(writer->outputs, struct output, i).name;
		g_string_append_c(lines, ',');
		g_string_append(lines, !strcmp(name, "weight")                ? KITH_UNKNOWN_WEIGHT
				       : one_way && !strcmp(name, "directed") ? "1"
									      : "");
	}
	g_string_append_c(lines, '\n');
}

bool kith_graph_write(const kith_network *network, const struct kith_table *people,
	const struct kith_table *ties, FILE *out, GPtrArray *replaced, GError **error)
{
	g_autofree uint64_t *tie_of_row = ties ? kith_network_tie_of_row(network, error) : NULL;
	if (ties && !tie_of_row) {
		return false;
	}
	g_autoptr(GArray) outputs = g_array_new(false, false, sizeof(struct output));
	struct writer writer = {network, people, ties, outputs, tie_of_row};
	plan(&writer, replaced);
	write_header(&writer, out);
	kith_lines_write(network->graph->n, person_line, &writer,
		!people || kith_table_is_pure(people), out);
	kith_lines_write(
		network->graph->m, tie_line, &writer, !ties || kith_table_is_pure(ties), out);
	kith_lines_write(network->graph->unknown.count, unknown_line, &writer, true, out);
	return true;
}

/* The graph's column of that name, made where there is none. */
static struct kith_column *take_column(kith_graph *graph, const char *name, GError **error)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = graph->columns->pdata[c];
		if (!strcmp(column->name, name)) {
			return column;
		}
	}
	struct kith_column *column = kith_column_new(name, error);
	if (column) {
		g_ptr_array_add(graph->columns, column);
	}
	return column;
}

static bool put_cells(kith_graph *graph, struct kith_column *column,
	const struct kith_table *people, size_t field, GError **error)
{
	g_autoptr(GString) cell = g_string_new(NULL);
	column->person = column->person ? column->person : KITH_ARRAY(uint32_t, graph->n, error);
	if (!column->person) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		g_string_truncate(cell, 0);
		kith_table_cell(people, field, i, cell);
		column->person[i] = kith_names_add(column->values, cell->str, cell->len, error);
		if (column->person[i] == KITH_NO_NAME) {
			return false;
		}
	}
	return true;
}

bool kith_graph_put(kith_graph *graph, const struct kith_table *people, GError **error)
{
	bool done = true;
	for (size_t f = 1; done && f < people->field_count; f++) {
		struct kith_column *column = take_column(graph, people->fields[f].name, error);
		done = column && put_cells(graph, column, people, f, error);
	}
	return done;
}
