/* kith roles --between: which pairs of groups each person joins. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/role_pairs.h"

#include <string.h>

#include "answers/fields.h"

/* What the cells are made of. */
struct view {
	const struct kith_job *job;
	const uint32_t *group; /* [n] of each person */
	const struct kith_roles_pair *pair;
};

static void name(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_name(view->job->graph, view->pair[row].person));
}

static void append_group(GString *out, const struct view *view, uint32_t group)
{
	g_string_append(out, view->job->group_names->pdata[group]);
}

static void own(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	append_group(out, view, view->group[view->pair[row].person]);
}

static void from(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	append_group(out, view, view->pair[row].from);
}

static void to(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	append_group(out, view, view->pair[row].to);
}

static bool answer(struct kith_job *job, const struct view *view, size_t rows, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	g_autofree double *ways = KITH_ARRAY(double, rows, error);
	if (!ways) {
		return false;
	}
	for (size_t row = 0; row < rows; row++) {
		ways[row] = view->pair[row].ways;
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

bool kith_role_pairs_answer(
	struct kith_job *job, const struct kith_roles_input *input, GError **error)
{
	struct kith_roles_pairs pairs;
	if (!kith_roles_between(input, &pairs, error)) {
		return false;
	}
	if (!job->network->directed && !job->groups_found) {
		order_by_name(job, &pairs);
	}
	const struct view view = {job, input->groups->of, pairs.pair};
	bool answered = answer(job, &view, pairs.count, error);
	kith_roles_pairs_finish(&pairs);
	return answered;
}
