/* An adjacency matrix as CSV, for R and spreadsheets. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

#include <string.h>

#include "base/number.h"
#include "csr/csr.h"
#include "graph/unknown.h"
#include "io/table.h"

/* People of a matrix at most: it has as many cells as their square. */
#define MOST_PEOPLE 20000

/* The ties summed into rows, which have no loops, and everybody's loops. */
struct matrix {
	kith_csr *rows;
	double *loop;      /* [n] */
	kith_csr *unknown; /* pairs that get NA, or NULL */
};

static double weight_of(const kith_graph *graph, size_t t)
{
	const struct kith_column *column = graph->weight_column;
	return column ? graph->weight[column->tie ? column->tie[t] : 0] : 1;
}

/* Ties without weights count one each. */
static bool fill(struct matrix *matrix, const kith_graph *graph, GError **error)
{
	g_autofree double *weight = KITH_ARRAY(double, graph->m, error);
	matrix->loop = weight ? KITH_ARRAY(double, graph->n, error) : NULL;
	if (!matrix->loop) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		weight[t] = weight_of(graph, t);
		if (graph->source[t] == graph->target[t]) {
			matrix->loop[graph->source[t]] += weight[t];
		}
	}
	const struct kith_arcs arcs = {.n = graph->n,
		.m = graph->m,
		.source = graph->source,
		.target = graph->target,
		.value = weight,
		.one_way = graph->one_way};
	matrix->rows = kith_csr_new(&arcs, error);
	return matrix->rows != NULL &&
	       kith_unknown_rows(graph, matrix->rows, KITH_BOTH_HALVES, &matrix->unknown, error);
}

static void append_cell(
	const struct matrix *matrix, uint32_t i, uint32_t j, double number, GString *line)
{
	g_string_append_c(line, ',');
	if (matrix->unknown && kith_csr_find(matrix->unknown, i, j) != UINT64_MAX) {
		g_string_append(line, KITH_UNKNOWN_WEIGHT);
	} else {
		kith_number_print(line, number);
	}
}

static void write_row(const struct kith_export *export, const struct matrix *matrix, uint32_t i)
{
	const kith_csr *rows = matrix->rows;
	const char *name = kith_graph_name(export->graph, i);
	g_autoptr(GString) line = g_string_new(NULL);
	uint64_t e = rows->start[i];
	kith_csv_append(line, name);
	for (uint32_t j = 0; j < rows->n; j++) {
		bool tied = e < rows->start[i + 1] && rows->to[e] == j;
		append_cell(matrix, i, j,
			tied     ? kith_csr_weight(rows, e)
			: i == j ? matrix->loop[i]
				 : 0,
			line);
		e += tied;
	}
	g_string_append_c(line, '\n');
	fwrite(line->str, 1, line->len, export->out);
}

static void write_matrix(const struct kith_export *export, const struct matrix *matrix)
{
	g_autoptr(GString) line = g_string_new(NULL);
	for (size_t i = 0; i < export->graph->n; i++) {
		const char *name = kith_graph_name(export->graph, i);
		g_string_append_c(line, ',');
		kith_csv_append(line, name);
	}
	g_string_append_c(line, '\n');
	fwrite(line->str, 1, line->len, export->out);
	for (uint32_t i = 0; i < export->graph->n; i++) {
		write_row(export, matrix, i);
	}
}

static void matrix_write(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	struct matrix matrix = {0};
	if (graph->n > MOST_PEOPLE) {
		kith_fail(&export->failure, KITH_ERROR_USAGE,
			"a matrix of %zu people would have as many cells as their square; leave "
			"people out, or write another format",
			graph->n);
	} else if (fill(&matrix, graph, &export->failure)) {
		write_matrix(export, &matrix);
		kith_export_lose_columns(export, "weight");
		if (export->parallel) {
			kith_export_lose(
				export, "which ties have several rows: their weights are summed");
		}
	}
	kith_csr_free(matrix.rows);
	kith_csr_free(matrix.unknown);
	g_free(matrix.loop);
}

const struct kith_export_format kith_export_matrix = {
	.name = {"matrix", ".matrix.csv", "an adjacency matrix as CSV, for R and spreadsheets"},
	.write = matrix_write,
	.unknown = true,
};
