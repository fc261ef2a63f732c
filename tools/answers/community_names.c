/* What the circles of kith communities are called, which are large enough, and how sure they are.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "communities/agreement.h"
#include "wording/circle_names.h"
#include "answers/community_search.h"

/* Circles are named by their people; one of events alone by these. */
static char **name_circles(
	const struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	const struct kith_partition *best = communities->best;
	g_autofree uint32_t *of = KITH_ARRAY(uint32_t, best->n, error);
	g_autofree uint8_t *peopled = of ? KITH_ARRAY(uint8_t, best->groups, error) : NULL;
	if (!peopled) {
		return NULL;
	}
	for (size_t i = 0; i < best->n; i++) {
		if (best->of[i] != KITH_NO_GROUP &&
			!(communities->event && communities->event[i])) {
			peopled[best->of[i]] = 1;
		}
	}
	for (size_t i = 0; i < best->n; i++) {
		bool event = communities->event && communities->event[i];
		bool shown = best->of[i] != KITH_NO_GROUP && !(event && peopled[best->of[i]]);
		of[i] = shown ? best->of[i] : KITH_NO_GROUP;
	}
	const struct kith_partition people = {best->n, best->groups, of};
	return kith_circle_names(job->graph, communities->both, &people, error);
}

/* A group that was to be kept is called what it was called. */
static void keep_names(struct kith_communities *communities, const struct kith_job *job)
{
	const struct kith_partition *best = communities->best;
	for (size_t i = 0; communities->known.of && i < best->n; i++) {
		uint32_t group = best->of[i], known = communities->known.of[i];
		if (group != KITH_NO_GROUP && known != KITH_NO_GROUP) {
			g_free(communities->names[group]);
			communities->names[group] = g_strdup(job->group_names->pdata[known]);
		}
	}
}

/* How many groups, the largest, have members enough. */
static bool count_large(struct kith_communities *communities, GError **error)
{
	const struct kith_partition *best = communities->best;
	g_autofree size_t *size = KITH_ARRAY(size_t, best->groups, error);
	if (!size) {
		return false;
	}
	for (size_t i = 0; i < best->n; i++) {
		if (best->of[i] != KITH_NO_GROUP) {
			size[best->of[i]]++;
		}
	}
	while (communities->large < best->groups &&
		size[communities->large] >= communities->settings->min_size) {
		communities->large++;
	}
	return true;
}

static bool fill_columns(struct kith_communities *communities, GError **error)
{
	const struct kith_partition *best = communities->best;
	const struct kith_leiden_result *result = &communities->result;
	if (!(communities->number = KITH_ARRAY(uint32_t, best->n, error)) ||
		!(communities->circle = KITH_ARRAY(const char *, best->n, error)) ||
		!(communities->confidence = KITH_ARRAY(double, best->n, error)) ||
		!kith_agreement_confidence(
			result->all, result->runs, result->best, communities->confidence, error)) {
		return false;
	}
	for (size_t i = 0; i < best->n; i++) {
		bool in = best->of[i] < communities->large;
		communities->number[i] = in ? best->of[i] + 1 : UINT32_MAX;
		communities->circle[i] = in ? communities->names[best->of[i]]
					 : best->of[i] != KITH_NO_GROUP ? KITH_UNGROUPED
									: NULL;
		communities->confidence[i] = in ? communities->confidence[i] : NAN;
	}
	return true;
}

bool kith_communities_name(
	struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	communities->names = name_circles(communities, job, error);
	if (!communities->names) {
		return false;
	}
	keep_names(communities, job);
	return count_large(communities, error) && fill_columns(communities, error);
}
