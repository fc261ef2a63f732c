/* kith communities: which circles are there. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "agreement.h"
#include "circle_names.h"
#include "community_search.h"
#include "fields.h"

#define AT(field) offsetof(struct kith_community_settings, field)

static const struct kith_option options[] = {
	{"method", 0, KITH_OPTION_CHOICE, AT(method), "METHOD",
		"leiden (default), louvain, infomap, walktrap, labels, fastgreedy, eigenvector, "
		"edge-betweenness or spinglass",
		"leiden|louvain|infomap|walktrap|labels|fastgreedy|eigenvector|edge-betweenness|"
		"spinglass"},
	{"objective", 0, KITH_OPTION_CHOICE, AT(objective), "OBJECTIVE",
		"what leiden and louvain make as large as they can: modularity (default) or cpm",
		"modularity|cpm"},
	{"resolution", 0, KITH_OPTION_NUMBER, AT(resolution), "X",
		"larger numbers find smaller circles (default: 1; cpm has none)", NULL},
	{"runs", 0, KITH_OPTION_COUNT, AT(runs), "R",
		"searches; the best is printed (default: 1 to 100, fewer in larger networks)",
		NULL},
	{"list", 0, KITH_OPTION_FLAG, AT(list), NULL, "one row a community", NULL},
	{"scan", 0, KITH_OPTION_FLAG, AT(scan), NULL,
		"one row a resolution: how many communities, how far the runs agree, and which "
		"neighbours form a plateau",
		NULL},
	{"compare", 0, KITH_OPTION_COLUMN, AT(compare), "COLUMN",
		"how far the communities agree with a known grouping", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static void note_quality(struct kith_job *job, const struct kith_leiden_result *result)
{
	g_autoptr(GString) quality = g_string_new(NULL);
	const struct kith_community_settings *settings = job->settings;
	bool potts = g_strcmp0(settings->objective, "cpm") == 0;
	double highest = result->qualities[result->best];
	size_t groups = result->all[result->best].groups;
	kith_number_print(quality, highest);
	if (isnan(highest)) {
		kith_job_note(job, "no ties, so no communities");
		return;
	}
	kith_job_note(job, "%zu communit%s, %s %s%s", groups, groups == 1 ? "y" : "ies",
		potts ? "quality" : "modularity", quality->str,
		result->runs > 1 ? ", the best of several runs" : "");
}

/* A row a person. `number`, `circle` and `confidence` are [n] scratch. */
static bool answer(struct kith_job *job, const struct kith_leiden_result *result, GError **error)
{
	const struct kith_partition *best = &result->all[result->best];
	g_auto(GStrv) names = kith_circle_names(job->graph, job->network->both, best, error);
	g_autofree uint32_t *number = names ? KITH_ARRAY(uint32_t, best->n, error) : NULL;
	g_autofree const char **circle = number ? KITH_ARRAY(const char *, best->n, error) : NULL;
	g_autofree double *confidence = circle ? KITH_ARRAY(double, best->n, error) : NULL;
	if (!confidence || !kith_agreement_confidence(
				   result->all, result->runs, result->best, confidence, error)) {
		return false;
	}
	for (size_t i = 0; i < best->n; i++) {
		bool in = best->of[i] != KITH_NO_GROUP;
		number[i] = in ? best->of[i] + 1 : UINT32_MAX;
		circle[i] = in ? names[best->of[i]] : NULL;
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "community", KITH_FIELD_COUNT, number);
	kith_fields_add(fields, "circle", KITH_FIELD_STRINGS, circle);
	kith_fields_add(fields, "confidence", KITH_FIELD_NUMBER, confidence);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, best->n);
	g_autofree size_t *order = kith_table_sort(&table, "-community", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool search(struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	struct kith_leiden_result result = {0};
	if (!kith_community_search(job, settings, &result, error)) {
		return false;
	}
	note_quality(job, &result);
	bool answered = settings->list ? kith_community_list(job, &result, error)
			: settings->compare
				? kith_community_compare(job, &result, settings->compare, error)
				: answer(job, &result, error);
	kith_leiden_finish(&result);
	return answered;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	if (settings->list + settings->scan + (settings->compare != NULL) > 1) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--list, --scan and --compare are answers of their own; choose one");
	}
	return kith_job_read(job, error) &&
	       (settings->scan ? kith_community_scan(job, settings, error) : search(job, error));
}

static const struct kith_example examples[] = {
	{"kith communities data/karate.csv", "who is in which circle, and how surely"},
	{"kith communities --list data/community.csv", "the circles themselves"},
	{"kith communities --compare club data/karate.csv", "do they match the split that came?"},
	{"kith communities --scan data/lesmis.csv", "coarser and finer, and how stable"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_communities = {
	.name = "communities",
	.group = "Understand",
	.question = "which circles are there?",
	.about = "Communities are groups of people with more ties among themselves than chance "
		 "would "
		 "give them. They are numbered by falling size; circle is a name for each: the "
		 "attribute values that set its people apart, else its best-connected member and "
		 "how many there are beside. confidence says how far repeated searches agree about "
		 "a person: near 1 they always land among the same people, lower for those between "
		 "circles. People without ties belong to none.",
	.examples = examples,
	.options = options,
	.settings_size = sizeof(struct kith_community_settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
