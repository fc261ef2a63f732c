/* kith check: is my data sound, and what can it answer? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "check/check.h"

#include <string.h>

#include "answers/fields.h"
#include "base/number.h"
#include "cli/tool.h"

struct settings {
	bool strict, tools, aliases;
};

static const struct kith_option options[] = {
	KITH_FLAG("tools", 0, struct settings, tools,
		"which tools this data supports, which not, and why"),
	KITH_FLAG("aliases", 0, struct settings, aliases,
		"who may go by several names: a table to look through, for every other tool's "
		"--aliases"),
	KITH_FLAG("strict", 0, struct settings, strict,
		"exit with 1 when something serious or doubtful is found"),
};

static const struct kith_example examples[] = {
	{"kith check data/community.csv", "what to know before answers are trusted"},
	{"kith check --tools data/karate.csv", "what can be asked of it"},
	{"kith check --aliases data/community.csv", "who may be there twice"},
	{NULL, NULL},
};

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

/* Prints findings (struct kith_finding *), one a row. */
static bool print_findings(struct kith_job *job, const GPtrArray *findings, GError **error)
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

/* Prints what each tool that asks about a network can answer. */
static bool print_support(struct kith_job *job, const struct kith_facts *facts, GError **error)
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

/* The tools that have no answer here, in one line. */
static void note_tools(struct kith_job *job, const struct kith_facts *facts)
{
	g_autoptr(GString) none = g_string_new(NULL);
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		if (!strcmp(kith_support_of(facts, (*tool)->needs).answers, "no")) {
			g_string_append_printf(none, "%s%s", none->len ? ", " : "", (*tool)->name);
		}
	}
	if (none->len) {
		kith_job_note(job, "this data has no answer for %s; --tools says why", none->str);
	}
}

/* Prints who may be whom, and whether a row is to be believed at once. */
static bool print_aliases(struct kith_job *job, GError **error)
{
	g_autoptr(GArray) aliases = kith_check_aliases(job->graph, error);
	g_autoptr(GPtrArray) alias = g_ptr_array_new();
	g_autoptr(GPtrArray) person = g_ptr_array_new();
	g_autoptr(GPtrArray) why = g_ptr_array_new();
	g_autoptr(GPtrArray) sure = g_ptr_array_new();
	g_autoptr(GArray) fields = kith_fields_new();
	for (guint k = 0; aliases && k < aliases->len; k++) {
		const struct kith_alias *row = &g_array_index(aliases, struct kith_alias, k);
		g_ptr_array_add(alias, (char *)kith_graph_name(job->graph, row->alias));
		g_ptr_array_add(person, (char *)kith_graph_name(job->graph, row->person));
		g_ptr_array_add(why, row->why);
		g_ptr_array_add(sure, (char *)row->sure);
	}
	kith_fields_add_list(fields, "alias", alias);
	kith_fields_add_list(fields, "person", person);
	kith_fields_add_list(fields, "why", why);
	kith_fields_add_list(fields, "sure", sure);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, alias->len);
	if (aliases && !aliases->len) {
		kith_job_note(job, "found nobody who may go by two names");
	}
	return aliases && kith_job_answer(job, &table, error);
}

static bool today(const struct kith_job *job, double *days, GError **error)
{
	*days = floor((double)g_get_real_time() / G_USEC_PER_SEC / (24 * 60 * 60));
	return !job->shared.today || kith_date_parse(job->shared.today, days) ||
	       kith_fail(error, KITH_ERROR_USAGE, "--today: \"%s\" is no date; write 2024-05-17",
		       job->shared.today);
}

static void free_finding(void *finding)
{
	kith_finding_free(finding);
}

static bool is_strict_about(const GPtrArray *findings)
{
	const struct kith_finding *first = findings->len ? findings->pdata[0] : NULL;
	return first && first->severity != KITH_NOTE;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(free_finding);
	double days;
	if (!today(job, &days, error) || !kith_job_read(job, error)) {
		return false;
	}
	if (settings->aliases) {
		return print_aliases(job, error);
	}
	if (!kith_check_network(job->network, days, findings, error)) {
		return false;
	}
	struct kith_facts facts;
	if (!kith_facts_of(job->network, &facts, error)) {
		return false;
	}
	if (!settings->tools && !findings->len) {
		kith_job_note(job, "found nothing that would make answers wrong or doubtful");
	}
	if (!settings->tools) {
		note_tools(job, &facts);
	}
	if (!(settings->tools ? print_support(job, &facts, error)
			      : print_findings(job, findings, error))) {
		return false;
	}
	return !settings->strict || !is_strict_about(findings) ||
	       kith_fail(error, KITH_ERROR_NO_ANSWER, "there are findings, and --strict was given");
}

const struct kith_tool kith_tool_check = {
	.name = "check",
	.group = "Read",
	.question = "is my data sound, and what can it answer?",
	.about = "Looks for what would make answers wrong or doubtful: self-loops, repeated and "
		 "one-way ties, people on their own, separate parts, names that may be one "
		 "person's, weights and dates that look wrong, data shaped like a star. The "
		 "severest findings come first; of one kind at most 20 are listed, and a row "
		 "counts the rest. --aliases proposes who may be there under several "
		 "names; nobody is joined until you have looked the table through, emptied it of "
		 "rows that are wrong (or said no in the column sure), and given it to a tool.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_TODAY,
	.run = run,
};
