/* Columns of words read as numbers or dates, each distinct cell once. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/cells.h"

#include <math.h>

#include "base/number.h"

double *kith_cells_numbers(
	const struct kith_column *column, double low, double high, GError **error)
{
	size_t count = kith_names_count(column->values);
	double *numbers = KITH_ARRAY(double, count, error);
	for (size_t c = 0; numbers && c < count; c++) {
		const char *cell = kith_names_get(column->values, (uint32_t)c);
		bool read = kith_number_parse(cell, false, &numbers[c]);
		if (*cell == '\0') {
			numbers[c] = NAN;
		} else if (!read || numbers[c] < low || numbers[c] > high) {
			numbers[c] = KITH_CELL_BAD;
		}
	}
	return numbers;
}

double *kith_cells_dates(const struct kith_column *column, GError **error)
{
	size_t count = kith_names_count(column->values);
	double *days = KITH_ARRAY(double, count, error);
	for (size_t c = 0; days && c < count; c++) {
		const char *cell = kith_names_get(column->values, (uint32_t)c);
		if (!kith_date_parse(cell, &days[c])) {
			days[c] = *cell == '\0' ? NAN : KITH_CELL_BAD;
		}
	}
	return days;
}

bool kith_cells_of_people(const kith_graph *graph, const char *column,
	const struct kith_cells_range *range, double **numbers, GError **error)
{
	const struct kith_column *cells = kith_graph_column(graph, column);
	*numbers = NULL;
	if (!cells || !cells->person) {
		return true;
	}
	g_autofree double *value = kith_cells_numbers(cells, range->low, range->high, error);
	g_autofree double *of_people = value ? KITH_ARRAY(double, graph->n, error) : NULL;
	if (!of_people) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		of_people[i] = value[cells->person[i]];
		if (of_people[i] == KITH_CELL_BAD) {
			return kith_fail(error, KITH_ERROR_DATA,
				"%s: '%s' of %s is \"%s\"; it must be %s", graph->file, column,
				kith_graph_name(graph, i), kith_column_person(cells, i),
				range->expected);
		}
	}
	*numbers = g_steal_pointer(&of_people);
	return true;
}
