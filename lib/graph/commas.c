/* Decimal commas of files parted by semicolons, made points. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "graph/weight.h"
#include "base/number.h"

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

static bool read_column(const kith_graph *graph, struct kith_column *column, GError **error)
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

bool kith_graph_read_commas(kith_graph *graph, GError **error)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column != graph->weight_column && holds_commas(column) &&
			!read_column(graph, column, error)) {
			return false;
		}
	}
	return true;
}
