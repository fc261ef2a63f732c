/* kith roles: what kind of broker each person is, between which groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fields.h"
#include "cli/tool.h"
#include "measures/roles.h"

#include <string.h>

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

/* What was found, for all people, and who of them has a row. */
struct findings {
	struct kith_roles roles, expected, z; /* z only where it is asked for */
	struct kith_partition groups;
	struct kith_roles_input input;
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

typedef struct findings findings;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(findings, findings_finish)

/* Finds everybody's group and says how many have none. */
static bool find_groups(struct kith_job *job, struct findings *findings, GError **error)
{
	const kith_network *network = job->network;
	size_t n = job->graph->n;
	findings->group = KITH_ARRAY(const char *, n, error);
	findings->person = findings->group ? KITH_ARRAY(size_t, n, error) : NULL;
	if (!findings->person || !kith_job_groups(job, &findings->groups, error)) {
		return false;
	}
	findings->input = (struct kith_roles_input){
		network->out, network->in, network->both, &findings->groups};
	for (size_t i = 0; i < n; i++) {
		uint32_t group = findings->groups.of[i];
		if (group != KITH_NO_GROUP) {
			findings->group[i] = job->group_names->pdata[group];
			findings->person[findings->rows++] = i;
		}
	}
	kith_job_remark(job, "%zu people without a group were left out.", n - findings->rows);
	if (findings->rows < n) {
		kith_job_note(job, "%zu of %zu people have no group and are left out",
			n - findings->rows, n);
	}
	return true;
}

static bool find_z(struct findings *findings, GError **error)
{
	struct kith_roles counts = {0};
	if (!kith_roles_count(&findings->input, &counts, error)) {
		return false;
	}
	bool found = kith_roles_expect(
		&findings->input, &counts, &findings->expected, &findings->z, error);
	kith_roles_finish(&counts);
	return found;
}

/* Finds the roles, `partial` or counted, and what chance would give. */
static bool find(struct findings *findings, bool partial, bool expected, GError **error)
{
	bool found = partial ? kith_roles_share(&findings->input, &findings->roles, error)
			     : kith_roles_count(&findings->input, &findings->roles, error);
	return found && (!expected || find_z(findings, error));
}

static const char *const role_names[KITH_ROLES][2] = {
	{"coordinator", "coordinator_z"},
	{"consultant", "consultant_z"},
	{"gatekeeper", "gatekeeper_z"},
	{"representative", "representative_z"},
	{"liaison", "liaison_z"},
	{"total", "total_z"},
};

static bool answer(struct kith_job *job, const struct findings *findings, GError **error)
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

/* What the cells of --between are made of. */
struct pair_view {
	const struct kith_job *job;
	const uint32_t *group; /* [n] of each person */
	const struct kith_roles_pair *pair;
};

static void name(GString *out, size_t row, const void *data)
{
	const struct pair_view *view = data;
	g_string_append(out, kith_graph_name(view->job->graph, view->pair[row].person));
}

static void append_group(GString *out, const struct pair_view *view, uint32_t group)
{
	g_string_append(out, view->job->group_names->pdata[group]);
}

static void own(GString *out, size_t row, const void *data)
{
	const struct pair_view *view = data;
	append_group(out, view, view->group[view->pair[row].person]);
}

static void from(GString *out, size_t row, const void *data)
{
	const struct pair_view *view = data;
	append_group(out, view, view->pair[row].from);
}

static void to(GString *out, size_t row, const void *data)
{
	const struct pair_view *view = data;
	append_group(out, view, view->pair[row].to);
}

static bool print_pairs(
	struct kith_job *job, const struct pair_view *view, size_t rows, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	g_autofree double *ways = KITH_ARRAY(double, rows, error);
	if (!ways) {
		return false;
	}
	for (size_t row = 0; row < rows; row++) {
		ways[row] = view->pair[row].two_paths;
	}
	kith_fields_add_text(fields, "name", name, view);
	kith_fields_add_text(
		fields, job->shared.group ? job->shared.group : "community", own, view);
	kith_fields_are_values(fields);
	kith_fields_add_text(fields, "from", from, view);
	kith_fields_are_values(fields);
	kith_fields_add_text(fields, "to", to, view);
	kith_fields_are_values(fields);
	kith_fields_add(fields, "ways", ways);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, rows);
	g_autofree size_t *order = kith_table_sort(&table, "ways", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

/* Without directions it is the names of a column's groups, not their numbers, that say which comes
 * first: these depend on the order of rows. */
static void order_by_name(const struct kith_job *job, struct kith_roles_pairs *pairs)
{
	char *const *names = (char *const *)job->group_names->pdata;
	for (size_t k = 0; k < pairs->count; k++) {
		struct kith_roles_pair *pair = &pairs->pair[k];
		if (strcmp(names[pair->from], names[pair->to]) > 0) {
			uint32_t from = pair->from;
			pair->from = pair->to;
			pair->to = from;
		}
	}
}

/* Answers with a row a person and pair of groups; job->group_names are set. */
static bool answer_pairs(struct kith_job *job, const struct kith_roles_input *input, GError **error)
{
	struct kith_roles_pairs pairs;
	if (!kith_roles_between(input, &pairs, error)) {
		return false;
	}
	if (!job->network->directed && !job->groups_found) {
		order_by_name(job, &pairs);
	}
	const struct pair_view view = {job, input->groups->of, pairs.pair};
	bool answered = print_pairs(job, &view, pairs.count, error);
	kith_roles_pairs_finish(&pairs);
	return answered;
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
	g_auto(findings) found = {0};
	if (!check_settings(settings, error) || !kith_job_read(job, error)) {
		return false;
	}
	if (!find_groups(job, &found, error)) {
		return false;
	}
	if (settings->between) {
		return answer_pairs(job, &found.input, error);
	}
	return find(&found, settings->partial, settings->expected, error) &&
	       answer(job, &found, error);
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
