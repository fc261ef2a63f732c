/* kith communities --two-mode: people and events told apart. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/community_search.h"

#include <string.h>

/* The rows from people to events. */
static kith_csr *point_at_events(const kith_csr *both, const uint8_t *event, GError **error)
{
	size_t ties = kith_csr_ties(both), t = 0;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, ties, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, ties, error) : NULL;
	g_autofree double *weight = target ? KITH_ARRAY(double, ties, error) : NULL;
	g_autofree uint8_t *one_way = weight ? KITH_ARRAY(uint8_t, ties, error) : NULL;
	if (!one_way) {
		return NULL;
	}
	memset(one_way, 1, ties);
	for (size_t i = 0; i < both->n; i++) {
		for (uint64_t e = both->start[i]; !event[i] && e < both->start[i + 1]; e++, t++) {
			source[t] = (uint32_t)i;
			target[t] = both->to[e];
			weight[t] = kith_csr_weight(both, e);
		}
	}
	struct kith_arcs arcs = {both->n, ties, source, target, NULL, weight, one_way};
	return kith_csr_new(&arcs, error);
}

bool kith_community_tell_apart(
	struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	communities->event = KITH_ARRAY(uint8_t, job->graph->n, error);
	if (!communities->event || !kith_job_events(job, communities->event, error) ||
		!(communities->attendance =
				point_at_events(communities->both, communities->event, error))) {
		return false;
	}
	communities->out = communities->attendance;
	return true;
}
