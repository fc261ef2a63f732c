/* kith ties: which ties are strong, weak, bridges. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "answers/sampling.h"
#include "answers/tie_columns.h"

struct settings {
	struct kith_sampling sampling;
	bool reciprocity;
	double alpha; /* NAN: all ties */
};

static const struct kith_option options[] = {
	KITH_NUMBER("backbone", 0, struct settings, alpha, "ALPHA",
		"keep only ties whose backbone is below ALPHA, say 0.05"),
	KITH_FLAG("reciprocity", 0, struct settings, reciprocity,
		"add reciprocated and simmelian: is the tie returned, and in how many threes"),
	KITH_SAMPLING_OPTIONS(struct settings, sampling),
};

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

static bool check_alpha(const struct kith_job *job, GError **error)
{
	double alpha = ((const struct settings *)job->settings)->alpha;
	return isnan(alpha) || (alpha > 0 && alpha <= 1) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "--backbone: ALPHA is a probability above 0 and up to 1, say 0.05");
}

static bool answer(struct kith_job *job, struct kith_tie_findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(GArray) fields = kith_fields_new();
	const struct kith_tie_view view = {job->graph, findings};
	if (!isnan(settings->alpha) &&
		!kith_tie_findings_keep_backbone(job, settings->alpha, findings, error)) {
		return false;
	}
	kith_tie_columns_add(fields, &view, job->network->directed && !job->shared.graph);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_TIES, findings->rows);
	g_autofree size_t *order = kith_tie_findings_order(findings, job->graph, error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	struct kith_tie_findings findings = {0};
	bool answered = check_alpha(job, error) && kith_job_read(job, error) &&
			kith_tie_findings_find(job, &findings, error) &&
			(!settings->reciprocity ||
				kith_tie_findings_find_reciprocity(job, &findings, error)) &&
			find_betweenness(job, &findings, error) && answer(job, &findings, error);
	kith_tie_findings_finish(&findings);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith ties -n 5 data/karate.csv", "the ties that hold the club together"},
	{"kith ties --by overlap -n 5 data/lesmis.csv", "the most embedded ties"},
	{"kith ties --backbone 0.05 data/lesmis.csv | kith plot -o backbone.svg",
		"only the ties stronger than chance would make them"},
	{"kith ties data/florentine.csv | kith people -n 3",
		"the answer is a graph itself: one row a tie"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_ties = {
	.name = "ties",
	.group = "Understand",
	.needs = KITH_NEEDS_STRUCTURE,
	.question = "which ties are strong, weak, bridges?",
	.about =
		"One row a merged tie. shared counts the contacts both ends have in common, "
		"overlap is their share of all contacts of the two (low: a weak tie, and often the "
		"one that brings news); span is how many steps apart the ends would be without the "
		"tie, inf for a bridge. tie_betweenness is the share of shortest paths that use "
		"it, across is 1 where it joins two circles, dispersion how far the shared "
		"contacts are strangers to one another, seen from source; backbone is small where "
		"the tie is stronger than chance would make it (a probability: the smaller of both "
		"ends).\n\n"
		"class says it in a word, by the first rule that fits: pendant, one end has no "
		"other tie; bridge, without it the network falls apart; local bridge, no shared "
		"contact; the rest by thirds of their overlap weak, moderate and strong, equal "
		"overlaps never parted.\n\n"
		"--reciprocity adds reciprocated, 1 where the tie goes both ways, and simmelian, "
		"the people with whom both ends are tied and all three ties go both ways: above 0, "
		"it is a Simmelian tie. --backbone measures everything in the whole network and "
		"then keeps what stands out; with -g the other ties are dropped from the graph.\n\n"
		"Bridges come first, those that hold most people; then local bridges by span; ties "
		"to people with no other tie come last.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.alpha = NAN},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
