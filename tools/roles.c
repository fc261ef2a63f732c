/* kith roles: what kind of broker each person is, between which groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "roles.h"

#include "fields.h"

struct settings {
	bool partial, expected;
};

static const struct kith_option options[] = {
	{"partial", 0, KITH_OPTION_FLAG, offsetof(struct settings, partial), NULL,
		"divide each way by the number of people who stand on one like it", NULL},
	{"expected", 0, KITH_OPTION_FLAG, offsetof(struct settings, expected), NULL,
		"add z: how far from what chance would give", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const char *const role_names[KITH_ROLES][2] = {
	{"coordinator", "coordinator_z"},
	{"consultant", "consultant_z"},
	{"gatekeeper", "gatekeeper_z"},
	{"representative", "representative_z"},
	{"liaison", "liaison_z"},
	{"total", "total_z"},
};

/* What was found, for all people, and who of them has a row. */
struct findings {
	struct kith_roles roles, expected, z; /* z only where it is asked for */
	struct kith_partition groups;
	const char **group; /* [n] names */
	size_t *person;     /* [rows] those who have a group */
	size_t rows;
};

static void findings_finish(struct findings *findings)
{
	kith_roles_finish(&findings->roles);
	kith_roles_finish(&findings->expected);
	kith_roles_finish(&findings->z);
	kith_partition_finish(&findings->groups);
	g_free(findings->group);
	g_free(findings->person);
}

static bool take_groups(struct kith_job *job, struct findings *findings, GError **error)
{
	size_t n = job->graph->n;
	findings->group = KITH_ARRAY(const char *, n, error);
	findings->person = findings->group ? KITH_ARRAY(size_t, n, error) : NULL;
	if (!findings->person || !kith_job_groups(job, &findings->groups, error)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t group = findings->groups.of[i];
		if (group != KITH_NO_GROUP) {
			findings->group[i] = job->group_names->pdata[group];
			findings->person[findings->rows++] = i;
		}
	}
	if (findings->rows < n) {
		kith_job_note(job, "%zu of %zu people have no group and are left out",
			n - findings->rows, n);
	}
	return true;
}

static bool find_z(const struct kith_roles_input *input, struct findings *findings, GError **error)
{
	struct kith_roles counts = {0};
	if (!kith_roles_count(input, &counts, error)) {
		return false;
	}
	bool found = kith_roles_expect(input, &counts, &findings->expected, &findings->z, error);
	kith_roles_finish(&counts);
	return found;
}

static bool find_roles(struct kith_job *job, struct findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	const kith_network *network = job->network;
	if (!take_groups(job, findings, error)) {
		return false;
	}
	const struct kith_roles_input input = {
		network->out, network->in, network->both, &findings->groups};
	bool found = settings->partial ? kith_roles_share(&input, &findings->roles, error)
				       : kith_roles_count(&input, &findings->roles, error);
	return found && (!settings->expected || find_z(&input, findings, error));
}

static bool answer(struct kith_job *job, const struct findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	const char *group = job->shared.group ? job->shared.group : "community";
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, group, KITH_FIELD_STRINGS, findings->group);
	for (size_t role = 0; role < KITH_ROLES; role++) {
		kith_fields_add(
			fields, role_names[role][0], KITH_FIELD_NUMBER, findings->roles.of[role]);
	}
	for (size_t role = 0; role < KITH_ROLES && findings->z.of[0]; role++) {
		kith_fields_add(
			fields, role_names[role][1], KITH_FIELD_NUMBER, findings->z.of[role]);
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, findings->rows);
	table.order = findings->person;
	g_autofree size_t *order = kith_table_sort(&table, "total", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	struct findings findings = {.rows = 0};
	bool answered = kith_job_read(job, error) && find_roles(job, &findings, error) &&
			answer(job, &findings, error);
	findings_finish(&findings);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith roles --group club data/karate.csv", "who stands between the two clubs"},
	{"kith roles --group city --expected -n 5 data/community.csv",
		"who carries word between cities, more than chance would have it"},
	{"kith communities -g data/lesmis.csv | kith roles -n 5",
		"between the circles found before"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_roles = {
	.name = "roles",
	.group = "Understand",
	.question = "what kind of broker is each person, between which groups?",
	.about =
		"Counts the ways a to b to c through each person b where a has no tie to c, by the "
		"groups of the three. coordinator: all in one group; consultant: a and c in one, b "
		"from outside; gatekeeper: from another group into b's own; representative: from "
		"b's own group to another; liaison: three groups. A tie without direction goes "
		"both ways, so gatekeeper and representative differ only in directed graphs.\n\n"
		"People without a group are left out, and said to be.",
	.examples = examples,
	.options = options,
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
