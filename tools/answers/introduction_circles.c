/* The circles that tools about introductions speak of, and what they say when nobody is found. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "wording/circle_names.h"
#include "answers/introduction_options.h"
#include "wording/nobody.h"

/* Ties up to which circles are worked out where no column names them. */
#define CIRCLES_LIMIT 2000000

void kith_circles_finish(kith_circles *circles)
{
	kith_partition_finish(&circles->partition);
	g_clear_pointer(&circles->names, g_strfreev);
	circles->of = NULL;
}

/* The column in which `kith communities` has left what its communities are called, or NULL. */
static const struct kith_column *circle_column(const struct kith_job *job)
{
	const struct kith_column *column = kith_graph_column(job->graph, "circle");
	bool numbered = !job->shared.group || !strcmp(job->shared.group, "community");
	return numbered && column && column->person ? column : NULL;
}

/* For each group the cell that all its members have; the empty one where they differ. NULL: no
 * memory. */
static uint32_t *common_cells(
	const uint32_t *cell, const struct kith_partition *partition, GError **error)
{
	const uint32_t nobody_yet = UINT32_MAX;
	uint32_t *common = KITH_ARRAY(uint32_t, partition->groups, error);
	for (size_t g = 0; common && g < partition->groups; g++) {
		common[g] = nobody_yet;
	}
	for (size_t i = 0; common && i < partition->n; i++) {
		uint32_t g = partition->of[i];
		if (g != KITH_NO_GROUP) {
			bool same = common[g] == nobody_yet || common[g] == cell[i];
			common[g] = same ? cell[i] : 0;
		}
	}
	return common;
}

/* By their columns, or, when communities were found, as circles are called. */
static char **name_circles(
	const struct kith_job *job, const struct kith_partition *partition, GError **error)
{
	if (job->groups_found) {
		return kith_circle_names(job->graph, job->network->both, partition, error);
	}
	const struct kith_column *column = circle_column(job);
	g_autofree uint32_t *common =
		column ? common_cells(column->person, partition, error) : NULL;
	if (column && !common) {
		return NULL;
	}
	char **names = g_new0(char *, partition->groups + 1);
	for (size_t g = 0; g < partition->groups; g++) {
		names[g] = g_strdup(common && common[g] ? kith_names_get(column->values, common[g])
							: job->group_names->pdata[g]);
	}
	return names;
}

bool kith_introduction_circles(struct kith_job *job, kith_circles *circles, GError **error)
{
	bool wanted = job->shared.group || kith_graph_column(job->graph, "community") ||
		      kith_csr_ties(job->network->both) <= CIRCLES_LIMIT;
	if (!wanted) {
		return true;
	}
	if (!kith_job_groups(job, &circles->partition, error)) {
		return false;
	}
	circles->of = &circles->partition;
	circles->names = name_circles(job, circles->of, error);
	return circles->names != NULL;
}

bool kith_introduction_nobody(struct kith_job *job, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, GError **error)
{
	static const struct kith_nobody_cures cures = {"--max-steps", "--either-way"};
	g_autoptr(GString) words = g_string_new(NULL);
	g_auto(kith_circles) circles = {0};
	return kith_introduction_circles(job, &circles, error) &&
	       kith_nobody_leads(words, acquaintance, asking, circles.of, &cures, error) &&
	       kith_fail(error, KITH_ERROR_NO_ANSWER, "%s", words->str);
}
