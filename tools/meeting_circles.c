/* The circles that tools about introductions speak of, and what they say when nobody is found. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "circle_names.h"
#include "meeting.h"
#include "reasons.h"

/* Ties up to which circles are worked out where no column names them. */
#define CIRCLES_LIMIT 2000000

void kith_circles_finish(kith_circles *circles)
{
	kith_partition_finish(&circles->partition);
	g_clear_pointer(&circles->names, g_strfreev);
	circles->of = NULL;
}

/* By their column, or, when communities were found, as circles are called. */
static char **name_circles(
	const struct kith_job *job, const struct kith_partition *partition, GError **error)
{
	if (job->groups_found) {
		return kith_circle_names(job->graph, job->network->both, partition, error);
	}
	char **names = g_new0(char *, partition->groups + 1);
	for (size_t g = 0; g < partition->groups; g++) {
		names[g] = g_strdup(job->group_names->pdata[g]);
	}
	return names;
}

bool kith_meeting_circles(struct kith_job *job, kith_circles *circles, GError **error)
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

bool kith_meeting_nobody(struct kith_job *job, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, GError **error)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_auto(kith_circles) circles = {0};
	return kith_meeting_circles(job, &circles, error) &&
	       kith_reasons_nobody(words, acquaintance, asking, circles.of, error) &&
	       kith_fail(error, KITH_ERROR_NO_ANSWER, "%s", words->str);
}
