/* The two answers of `check`: findings, and the tools that data supports. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/check_print.h"

#include "answers/fields.h"

static const char *const severities[] = {"serious", "doubtful", "note"};

/* The findings column by column. */
struct columns {
	GPtrArray *severity, *what, *where, *advice; /* of const char * */
	GArray *count;                               /* of double */
};

static void columns_finish(struct columns *columns)
{
	g_ptr_array_unref(columns->severity);
	g_ptr_array_unref(columns->what);
	g_ptr_array_unref(columns->where);
	g_ptr_array_unref(columns->advice);
	g_array_unref(columns->count);
}

static struct columns columns_of(const GPtrArray *findings)
{
	struct columns columns = {g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new(),
		g_ptr_array_new(), g_array_new(false, false, sizeof(double))};
	for (guint k = 0; k < findings->len; k++) {
		const struct kith_finding *finding = g_ptr_array_index(findings, k);
		g_ptr_array_add(columns.severity, (char *)severities[finding->severity]);
		g_ptr_array_add(columns.what, (char *)finding->what);
		g_ptr_array_add(columns.where, finding->where);
		g_ptr_array_add(columns.advice, finding->advice);
		g_array_append_val(columns.count, finding->count);
	}
	return columns;
}

bool kith_check_print_findings(struct kith_job *job, const GPtrArray *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	struct columns columns = columns_of(findings);
	kith_fields_add_list(fields, "severity", columns.severity);
	kith_fields_add_list(fields, "finding", columns.what);
	kith_fields_add(fields, "count", (const double *)(const void *)columns.count->data);
	kith_fields_add_list(fields, "where", columns.where);
	kith_fields_add_list(fields, "advice", columns.advice);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, findings->len);
	bool answered = kith_job_answer(job, &table, error);
	columns_finish(&columns);
	return answered;
}

bool kith_check_print_support(struct kith_job *job, const struct kith_facts *facts, GError **error)
{
	g_autoptr(GPtrArray) tool = g_ptr_array_new();
	g_autoptr(GPtrArray) answers = g_ptr_array_new();
	g_autoptr(GPtrArray) why = g_ptr_array_new();
	g_autoptr(GArray) fields = kith_fields_new();
	for (const struct kith_tool *const *each = kith_tools; *each; each++) {
		if ((*each)->needs != KITH_NEEDS_NOTHING) {
			struct kith_support support = kith_support_of(facts, (*each)->needs);
			g_ptr_array_add(tool, (char *)(*each)->name);
			g_ptr_array_add(answers, (char *)support.answers);
			g_ptr_array_add(why, *support.why ? (char *)support.why : NULL);
		}
	}
	kith_fields_add_list(fields, "tool", tool);
	kith_fields_add_list(fields, "answers", answers);
	kith_fields_add_list(fields, "why", why);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, tool->len);
	return kith_job_answer(job, &table, error);
}
