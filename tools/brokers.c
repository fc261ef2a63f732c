/* kith brokers: who connects others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/broker_columns.h"
#include "answers/broker_findings.h"
#include "wording/explain.h"
#include "answers/fields.h"

struct settings {
	const char *columns;
	struct kith_sampling sampling;
};

static const struct kith_option options[] = {
	KITH_TEXT("columns", 0, struct settings, columns, "NAMES",
		"also within_z, reach, strength, harmonic, eigenvector, coreness: parted by "
		"commas, or all"),
	KITH_SAMPLING_OPTIONS(struct settings, sampling),
};

static void why(GString *out, size_t row, const void *data)
{
	const struct kith_broker_findings *findings = data;
	struct kith_broker_facts facts = {
		.degree = findings->degree[row],
		.parts = findings->cuts.parts[row],
		.cut_off = findings->cuts.cut_off[row],
		.closed_pairs = findings->closed_pairs[row] / 2,
		.reached = findings->reached[row],
		.groups = findings->groups,
		.group = findings->group,
	};
	kith_explain_broker(out, &facts);
}

static bool answer(
	struct kith_job *job, const struct kith_broker_findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(GPtrArray) arrays = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) fields = kith_fields_new();
	const struct kith_holes *holes = &findings->holes;
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "degree", findings->degree);
	kith_fields_add(fields, "betweenness", findings->betweenness.person);
	if (findings->betweenness.person_error) {
		kith_fields_add(fields, "betweenness_error", findings->betweenness.person_error);
	}
	kith_fields_add(fields, "constraint", holes->constraint);
	kith_fields_add(fields, "effective_size", holes->effective_size);
	kith_fields_add(fields, "efficiency", holes->efficiency);
	kith_fields_add(fields, "hierarchy", holes->hierarchy);
	kith_fields_add(fields, "participation", findings->participation);
	kith_fields_add(fields, "cutpoint", findings->cutpoint);
	kith_fields_add_text(fields, "why", why, findings);
	if (!kith_broker_columns_add(
		    job, &settings->sampling, settings->columns, fields, arrays, error)) {
		return false;
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	g_autofree size_t *order = kith_table_sort(&table, "betweenness", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	struct kith_broker_findings findings = {0};
	bool answered = kith_job_read(job, error) &&
			kith_broker_findings_find(job, &settings->sampling, &findings, error) &&
			answer(job, &findings, error);
	kith_broker_findings_finish(&findings);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith brokers --where-tie kind=marriage --unweighted data/florentine.csv",
		"why the Medici: the marriages of Florence"},
	{"kith brokers --by constraint -n 5 data/lesmis.csv",
		"the five whose contacts leave them most room"},
	{"kith brokers --columns reach,coreness -n 5 data/karate.csv", "with two figures more"},
	{"kith communities -g data/community.csv | kith brokers -n 3",
		"who joins the circles found before"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_brokers = {
	.name = "brokers",
	.group = "Understand",
	.needs = KITH_NEEDS_STRUCTURE,
	.question = "who connects others?",
	.about =
		"betweenness is the share of shortest paths between all pairs of people that lead "
		"through a person; ties are the shorter the stronger they are. constraint, "
		"effective_size, efficiency and hierarchy are Burt's: how far a person's contacts "
		"lead back to one another (low constraint: many doors), how many of them are not "
		"redundant, which share that is, and whether a single contact binds. participation "
		"says how evenly contacts are spread over circles (0: all in one), cutpoint "
		"whether the network would fall apart without the person. why says it in a "
		"sentence.\n\n"
		"It is no ranking of worth: people in the middle carry much, and those at the edge "
		"often bring what is new.\n\n"
		"On request: within_z compares a person's contacts in their own group with those "
		"of its others, reach counts people within two steps, strength adds up the weights "
		"of ties, harmonic is the mean of one over the steps to everyone, eigenvector "
		"counts contacts by how well connected they are, coreness is the largest k of a "
		"group in which everyone has k contacts.\n\n"
		"In huge networks betweenness is estimated, and betweenness_error is how far off "
		"it may be, for everybody at once, 19 times in 20.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
