/* Answers whose rows are some of the people: printed as rows, or put on the graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/rows.h"

#include <string.h>

/* One column of an answer, seen from the people. */
struct column {
	const struct kith_table *table;
	const uint32_t *row; /* [n] 1 + the row about each person; 0: none */
	size_t field;
};

static void cell(GString *out, size_t person, const void *data)
{
	const struct column *column = data;
	if (column->row[person] > 0) {
		kith_table_cell(column->table, column->field, column->row[person] - 1, out);
	}
}

bool kith_rows_answer(struct kith_job *job, const struct kith_table *table, const char *name,
	const uint32_t *person, GError **error)
{
	g_autofree uint32_t *row = KITH_ARRAY(uint32_t, job->graph->n, error);
	g_autofree struct column *columns = g_new(struct column, table->field_count);
	g_autoptr(GArray) fields = kith_fields_new();
	if (!row) {
		return false;
	}
	size_t top = job->shared.top == KITH_TOP_UNSET || job->shared.top == 0 ? SIZE_MAX
									       : job->shared.top;
	for (size_t r = 0; r < MIN(top, table->rows); r++) {
		row[person[r]] = (uint32_t)r + 1;
	}
	kith_fields_add_names(fields, job->graph);
	for (size_t f = 0; f < table->field_count; f++) {
		columns[f] = (struct column){table, row, f};
		bool of_ties = strcmp(table->fields[f].name, "weight") == 0;
		if (!of_ties && strcmp(table->fields[f].name, name) != 0) {
			kith_fields_add_text(fields, table->fields[f].name, cell, &columns[f]);
		}
	}
	struct kith_table people = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	return kith_job_answer_on(job, table, &people, NULL, error);
}
