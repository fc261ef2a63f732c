/* kith roles: what kind of broker each person is, between which groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fields.h"
#include "answers/role_findings.h"
#include "answers/role_pairs.h"

struct settings {
	bool partial, expected, between;
};

static const struct kith_option options[] = {
	KITH_FLAG("between", 0, struct settings, between,
		"which pairs of groups each person joins, a row a pair"),
	KITH_FLAG("partial", 0, struct settings, partial,
		"divide each way by the number of people who stand on one like it"),
	KITH_FLAG("expected", 0, struct settings, expected,
		"add z: how far from what chance would give"),
};

static const char *const role_names[KITH_ROLES][2] = {
	{"coordinator", "coordinator_z"},
	{"consultant", "consultant_z"},
	{"gatekeeper", "gatekeeper_z"},
	{"representative", "representative_z"},
	{"liaison", "liaison_z"},
	{"total", "total_z"},
};

static bool answer(struct kith_job *job, const struct kith_role_findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	const char *group = job->shared.group ? job->shared.group : "community";
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, group, findings->group);
	kith_fields_are_values(fields);
	for (size_t role = 0; role < KITH_ROLES; role++) {
		kith_fields_add(fields, role_names[role][0], findings->roles.of[role]);
	}
	for (size_t role = 0; role < KITH_ROLES && findings->z.of[0]; role++) {
		kith_fields_add(fields, role_names[role][1], findings->z.of[role]);
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, findings->rows);
	table.order = findings->person;
	g_autofree size_t *order = kith_table_sort(&table, "total", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool check_settings(const struct settings *settings, GError **error)
{
	return !settings->between || (!settings->partial && !settings->expected) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "--between counts whole ways and has no z; leave out --partial and "
		       "--expected, or --between");
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	struct kith_role_findings findings = {.rows = 0};
	bool answered = check_settings(settings, error) && kith_job_read(job, error) &&
			kith_role_findings_group(job, &findings, error);
	if (answered && settings->between) {
		answered = kith_role_pairs_answer(job, &findings.input, error);
	} else if (answered) {
		answered = kith_role_findings_find(
				   &findings, settings->partial, settings->expected, error) &&
			   answer(job, &findings, error);
	}
	kith_role_findings_finish(&findings);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith roles --group club data/karate.csv", "who stands between the two clubs"},
	{"kith roles --group city --expected -n 5 data/community.csv",
		"who carries word between cities, more than chance would have it"},
	{"kith roles --group city --between -n 5 data/community.csv", "which cities they join"},
	{"kith communities -g data/lesmis.csv | kith roles -n 5",
		"between the circles found before"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_roles = {
	.name = "roles",
	.group = "Understand",
	.needs = KITH_NEEDS_GROUPS,
	.question = "what kind of broker is each person, between which groups?",
	.about =
		"Counts the ways a to b to c through each person b where a has no tie to c, by the "
		"groups of the three. coordinator: all in one group; consultant: a and c in one, b "
		"from outside; gatekeeper: from another group into b's own; representative: from "
		"b's own group to another; liaison: three groups. A tie without direction goes "
		"both ways, so gatekeeper and representative differ only in directed graphs.\n\n"
		"--between says between which groups: the ways from a person of one group to one "
		"of another, a gatekeeper's, representative's and liaison's. Without directions a "
		"row counts those there and back.\n\n"
		"People without a group are left out, and said to be.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
