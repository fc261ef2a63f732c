/* What every tool does alike: notes for people, and printing the answer or the graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>

#include "graph/write.h"
#include "base/screen.h"

void kith_job_note(struct kith_job *job, const char *format, ...)
{
	if (job->shared.quiet) {
		return;
	}
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	kith_screen_say(job->notes, job->tool->name, text);
}

void kith_job_remark(struct kith_job *job, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_string_append_c(job->remarks, ' ');
	g_string_append_vprintf(job->remarks, format, arguments);
	va_end(arguments);
}

/* Lines a terminal keeps for the command, the prompt and what is said of the rest. */
#define SCREEN_LINES_KEPT 4

static void note_rest(struct kith_job *job, const GPtrArray *left_out, size_t shown, size_t rows)
{
	if (left_out->len > 0) {
		g_autoptr(GString) names = g_string_new(NULL);
		for (guint k = 0; k < left_out->len; k++) {
			g_string_append_printf(
				names, "%s%s", k ? ", " : "", (const char *)left_out->pdata[k]);
		}
		kith_job_note(job, "a wider window, or --json, also shows %s", names->str);
	}
	if (shown < rows) {
		kith_job_note(job, "%zu of %zu rows; -n 0 prints all", shown, rows);
	}
}

static void write_answer(struct kith_job *job, const struct kith_table *table, FILE *out)
{
	const struct kith_shared_options *shared = &job->shared;
	struct kith_table_style style = {.spreadsheet_safe = shared->spreadsheet_safe};
	size_t screen_lines;
	bool given = shared->top != KITH_TOP_UNSET;
	style.top = given ? shared->top : 0;
	if (shared->json) {
		style.form = KITH_TABLE_JSON;
	} else if (kith_screen_size(out, &style.width, &screen_lines)) {
		style.form = KITH_TABLE_TERMINAL;
		style.bold = kith_screen_is_colourful(out);
		style.lines =
			given ? 0 : MAX(screen_lines, 2 * SCREEN_LINES_KEPT) - SCREEN_LINES_KEPT;
	}
	g_autoptr(GPtrArray) left_out = g_ptr_array_new();
	size_t shown = kith_table_write(table, &style, left_out, out);
	if (style.form == KITH_TABLE_TERMINAL) {
		note_rest(job, left_out, shown, given ? shown : table->rows);
	}
}

/* The findings of a table that go on the graph: what is on it already, and the weights that tie
 * rows have each for themselves, stay as they are. */
static void take_findings(
	const struct kith_table *table, struct kith_table *findings, struct kith_field **fields)
{
	*findings = *table;
	*fields = g_new(struct kith_field, table->field_count);
	findings->field_count = 0;
	findings->fields = *fields;
	for (size_t f = 0; f < table->field_count - table->own_count; f++) {
		if (table->of != KITH_ROWS_TIES || strcmp(table->fields[f].name, "weight") != 0) {
			(*fields)[findings->field_count++] = table->fields[f];
		}
	}
}

static bool write_graph(struct kith_job *job, const struct kith_table *people,
	const struct kith_table *ties, GError **error)
{
	g_autofree struct kith_field *people_fields = NULL, *tie_fields = NULL;
	struct kith_table on_people, on_ties;
	g_autoptr(GPtrArray) replaced = g_ptr_array_new_with_free_func(g_free);
	if (people) {
		take_findings(people, &on_people, &people_fields);
	}
	if (ties) {
		take_findings(ties, &on_ties, &tie_fields);
	}
	if (!kith_graph_write(job->network, people ? &on_people : NULL, ties ? &on_ties : NULL,
		    job->out, replaced, error)) {
		return false;
	}
	if (replaced->len > 0) {
		g_ptr_array_add(replaced, NULL);
		g_autofree char *names = g_strjoinv(", ", (char **)replaced->pdata);
		kith_job_note(job, "columns replaced in the graph: %s", names);
	}
	return true;
}

/* The graph of an errand with findings about people on it; NULL as kith_graph_copy. */
static kith_graph *graph_with(
	const struct kith_job *job, const struct kith_table *people, GError **error)
{
	g_autofree struct kith_field *fields = NULL;
	struct kith_table findings;
	g_autoptr(kith_graph) graph = kith_graph_copy(job->graph, error);
	take_findings(people, &findings, &fields);
	return graph && kith_graph_put(graph, &findings, error) ? g_steal_pointer(&graph) : NULL;
}

/* Keeps what --methods is to explain: the columns, and the figures of an answer made of them. */
static void keep_columns(struct kith_job *job, const struct kith_table *answer)
{
	for (size_t f = 0; f < answer->field_count; f++) {
		g_ptr_array_add(job->columns_used, g_strdup(answer->fields[f].name));
	}
	bool figures = strcmp(answer->fields[0].name, "figure") == 0;
	for (size_t row = 0; figures && row < answer->rows; row++) {
		GString *figure = g_string_new(NULL);
		kith_table_cell(answer, 0, row, figure);
		g_ptr_array_add(job->columns_used, g_string_free(figure, FALSE));
	}
}

/* Leaves the rows of an answer that fit all --rows; `order` takes over their list. */
static bool pick_rows(
	struct kith_job *job, struct kith_table *table, size_t **order, GError **error)
{
	const GPtrArray *rows = job->shared.rows;
	for (guint k = 0; rows && k < rows->len; k++) {
		size_t *picked = kith_table_pick(table, rows->pdata[k], &table->rows, error);
		if (!picked) {
			return false;
		}
		g_free(*order);
		table->order = *order = picked;
		kith_job_remark(job, "Of the answer the rows with %s are shown.",
			(const char *)rows->pdata[k]);
	}
	return !rows || table->rows > 0 ||
	       kith_fail(error, KITH_ERROR_NO_ANSWER,
		       "no row of the answer fits --rows %s; without it all are printed",
		       (const char *)rows->pdata[rows->len - 1]);
}

size_t kith_job_rows(const struct kith_job *job)
{
	const struct kith_shared_options *shared = &job->shared;
	bool some = shared->top != KITH_TOP_UNSET && shared->top > 0;
	return some && !shared->by && !shared->rows ? shared->top : SIZE_MAX;
}

bool kith_job_answer_on(struct kith_job *job, const struct kith_table *answer,
	const struct kith_table *people, const struct kith_table *ties, GError **error)
{
	g_autofree size_t *order = NULL;
	struct kith_table sorted = *answer;
	if (job->shared.graph && job->shared.rows && !job->answer) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--rows picks rows of the answer, and -g prints the graph; --answer FILE "
			"saves the answer, --where cuts the graph");
	}
	if (job->shared.graph && !people && !ties) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"this answer is neither about people nor about ties, so there is no graph "
			"to put it on; leave out -g");
	}
	if (job->shared.by) {
		order = kith_table_sort(answer, job->shared.by, error);
		if (!order) {
			return false;
		}
		sorted.order = order;
	}
	if (!pick_rows(job, &sorted, &order, error)) {
		return false;
	}
	keep_columns(job, answer);
	kith_progress_end();
	if (!job->shared.graph) {
		write_answer(job, &sorted, job->out);
		return !job->found || !people ||
		       (*job->found = graph_with(job, people, error)) != NULL;
	}
	if (job->answer) {
		write_answer(job, &sorted, job->answer);
	}
	return write_graph(job, people, ties, error);
}

bool kith_job_answer(struct kith_job *job, const struct kith_table *table, GError **error)
{
	return kith_job_answer_on(job, table, table->of == KITH_ROWS_PEOPLE ? table : NULL,
		table->of == KITH_ROWS_TIES ? table : NULL, error);
}
