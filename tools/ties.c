/* kith ties: which ties are strong, weak, bridges. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fields.h"
#include "sampling.h"
#include "strength.h"
#include "tie_findings.h"

struct settings {
	struct kith_sampling sampling;
};

static const struct kith_option options[] = {
	KITH_SAMPLING_OPTIONS(struct settings, sampling),
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

/* What the columns of names and classes are made of. */
struct view {
	const kith_graph *graph;
	const struct kith_tie_findings *findings;
};

static void source(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->findings->source[row]));
}

static void target(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->findings->target[row]));
}

static void class_name(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_strength_class_name(view->findings->tie_class[row]));
}

static bool find_betweenness(
	struct kith_job *job, struct kith_tie_findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	struct kith_betweenness_wish wish = {.ties = true};
	if (!kith_sampling_sources(job, &settings->sampling, &wish.sources, error) ||
		!kith_betweenness_find(job->network->out, &wish, &findings->betweenness, error)) {
		return false;
	}
	kith_sampling_note(job, &findings->betweenness);
	return true;
}

static void add_columns(GArray *fields, const struct view *view, bool directed)
{
	const struct kith_tie_findings *found = view->findings;
	kith_fields_add_text(fields, "source", source, view);
	kith_fields_add_text(fields, "target", target, view);
	kith_fields_add(fields, "weight", KITH_FIELD_NUMBER, found->weight);
	kith_fields_add(fields, "shared", KITH_FIELD_COUNT, found->shared);
	kith_fields_add(fields, "overlap", KITH_FIELD_NUMBER, found->overlap);
	kith_fields_add(fields, "span", KITH_FIELD_NUMBER, found->span);
	kith_fields_add(fields, "tie_betweenness", KITH_FIELD_NUMBER, found->betweenness.tie);
	if (found->betweenness.tie_error) {
		kith_fields_add(fields, "tie_betweenness_error", KITH_FIELD_NUMBER,
			found->betweenness.tie_error);
	}
	kith_fields_add(fields, "across", KITH_FIELD_COUNT, found->across);
	kith_fields_add(fields, "dispersion", KITH_FIELD_NUMBER, found->dispersion);
	kith_fields_add(fields, "backbone", KITH_FIELD_NUMBER, found->backbone);
	kith_fields_add(fields, "kinds", KITH_FIELD_STRINGS, found->kinds);
	kith_fields_add_text(fields, "class", class_name, view);
	if (directed) {
		kith_fields_add(fields, "directed", KITH_FIELD_FLAG, found->directed);
	}
}

static bool answer(struct kith_job *job, const struct kith_tie_findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	const struct view view = {job->graph, findings};
	add_columns(fields, &view, job->network->directed && !job->shared.graph);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_TIES, findings->count);
	g_autofree size_t *order = kith_tie_findings_order(findings, job->graph, error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	struct kith_tie_findings findings = {0};
	bool answered = kith_job_read(job, error) &&
			kith_tie_findings_find(job, &findings, error) &&
			find_betweenness(job, &findings, error) && answer(job, &findings, error);
	kith_tie_findings_finish(&findings);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith ties -n 5 data/karate.csv", "the ties that hold the club together"},
	{"kith ties --by overlap -n 5 data/lesmis.csv", "the most embedded ties"},
	{"kith ties data/florentine.csv | kith people -n 3",
		"the answer is a graph itself: one row a tie"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_ties = {
	.name = "ties",
	.group = "Understand",
	.question = "which ties are strong, weak, bridges?",
	.about =
		"One row a merged tie. shared counts the contacts both ends have in common, "
		"overlap "
		"is their share of all contacts of the two (low: a weak tie, and often the one "
		"that "
		"brings news); span is how many steps apart the ends would be without the tie, inf "
		"for a bridge. tie_betweenness is the share of shortest paths that use it, across "
		"is "
		"1 where it joins two circles, dispersion how far the shared contacts are "
		"strangers "
		"to one another, seen from source; backbone is small where the tie is stronger "
		"than "
		"chance would make it. class says it in a word: pendant, bridge, local bridge, "
		"else "
		"weak, moderate or strong by thirds of overlap.\n\n"
		"Bridges come first, those that hold most people; then local bridges by span; ties "
		"to people with no other tie come last.",
	.examples = examples,
	.options = options,
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
