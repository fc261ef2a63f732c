/* The groups people are in: by a column of theirs, or the communities they form. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>

#include "communities/leiden.h"

#define DEFAULT_COLUMN "community"

int kith_job_by_name(uint32_t a, uint32_t b, const void *graph)
{
	return strcmp(kith_graph_name(graph, a), kith_graph_name(graph, b));
}

static bool no_column(const struct kith_job *job, const char *name, GError **error)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint c = 0; c < job->graph->columns->len; c++) {
		const struct kith_column *column = job->graph->columns->pdata[c];
		if (column->person) {
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", column->name);
		}
	}
	return kith_fail(error, KITH_ERROR_USAGE, "no person has a column '%s'; %s%s", name,
		names->len ? "there are " : "add one with --people FILE", names->str);
}

static bool groups_of_column(struct kith_job *job, const struct kith_column *column,
	struct kith_partition *partition, GError **error)
{
	const kith_graph *graph = job->graph;
	if (!kith_partition_from_cells(
		    partition, column->person, graph->n, kith_names_count(column->values), error)) {
		return false;
	}
	g_ptr_array_set_size(job->group_names, (gint)partition->groups);
	for (size_t i = 0; i < graph->n; i++) {
		uint32_t group = partition->of[i];
		if (group != KITH_NO_GROUP && !job->group_names->pdata[group]) {
			job->group_names->pdata[group] = g_strdup(kith_column_person(column, i));
		}
	}
	return true;
}

/* Whether the job is about all of its matter, so that what is found is to be told to others. */
static bool is_whole(const struct kith_job *job)
{
	const struct kith_matter *matter = job->matter;
	return matter && !job->earlier && job->graph->n == matter->graph->n &&
	       job->graph->m == matter->graph->m && job->shared.seed == 1 &&
	       job->network->directed == (matter->graph->one_way != NULL);
}

/* Communities of the job's network, numbered by falling size and name. */
static bool search(struct kith_job *job, struct kith_partition *partition, GError **error)
{
	struct kith_leiden_options options = {.resolution = 1, .seed = job->shared.seed};
	struct kith_leiden_result result = {0};
	if (!kith_leiden_find(job->network->both, job->network->out, &options, &result, error)) {
		return false;
	}
	*partition = result.all[result.best];
	result.all[result.best] = (struct kith_partition){0};
	kith_leiden_finish(&result);
	if (!kith_partition_order(partition, kith_job_by_name, job->graph, error)) {
		kith_partition_finish(partition);
		return false;
	}
	return true;
}

bool kith_job_tell_circles(
	struct kith_job *job, const struct kith_partition *circles, GError **error)
{
	return !is_whole(job) || job->matter->circles.of ||
	       kith_partition_copy(&job->matter->circles, circles, error);
}

static bool find_communities(struct kith_job *job, struct kith_partition *partition, GError **error)
{
	bool found = is_whole(job) && job->matter->circles.of
			     ? kith_partition_copy(partition, &job->matter->circles, error)
			     : search(job, partition, error);
	if (!found) {
		return false;
	}
	if (!kith_job_tell_circles(job, partition, error)) {
		kith_partition_finish(partition);
		return false;
	}
	for (size_t g = 0; g < partition->groups; g++) {
		g_ptr_array_add(job->group_names, g_strdup_printf("%zu", g + 1));
	}
	job->groups_found = true;
	return true;
}

bool kith_job_column_groups(
	struct kith_job *job, const char *name, struct kith_partition *partition, GError **error)
{
	const struct kith_column *column = kith_graph_column(job->graph, name);
	g_ptr_array_set_size(job->group_names, 0);
	job->group_column = name;
	return column && column->person ? groups_of_column(job, column, partition, error)
					: no_column(job, name, error);
}

bool kith_job_groups(struct kith_job *job, struct kith_partition *partition, GError **error)
{
	const char *name = job->shared.group ? job->shared.group : DEFAULT_COLUMN;
	const struct kith_column *column = kith_graph_column(job->graph, name);
	if (strcmp(name, DEFAULT_COLUMN) != 0 || (column && column->person)) {
		return kith_job_column_groups(job, name, partition, error);
	}
	g_ptr_array_set_size(job->group_names, 0);
	return find_communities(job, partition, error);
}
