/* kith communities --two-mode: people and events told apart. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "community_search.h"

#include <string.h>

/* By the column `mode`, where there is one: `event` in it makes an event. */
static bool events_by_column(
	const kith_graph *graph, const struct kith_column *mode, uint8_t *event, GError **error)
{
	for (size_t i = 0; i < graph->n; i++) {
		event[i] = g_ascii_strcasecmp(kith_column_person(mode, i), "event") == 0;
	}
	for (size_t t = 0; t < graph->m; t++) {
		uint32_t a = graph->source[t], b = graph->target[t];
		if (event[a] == event[b]) {
			return kith_fail(error, KITH_ERROR_DATA,
				"%s: the tie %s, %s joins two %s; with --two-mode every tie joins "
				"a person and what they came to",
				graph->file, kith_graph_name(graph, a), kith_graph_name(graph, b),
				event[a] ? "events"
					 : "people (their column mode does not say event)");
		}
	}
	return true;
}

/* Else by the side they stand on: people left, events right. */
static bool events_by_side(const kith_graph *graph, uint8_t *event, GError **error)
{
	for (size_t t = 0; t < graph->m; t++) {
		event[graph->target[t]] = 1;
	}
	for (size_t t = 0; t < graph->m; t++) {
		if (event[graph->source[t]]) {
			return kith_fail(error, KITH_ERROR_DATA,
				"%s: '%s' comes to something and is come to as well; with "
				"--two-mode people stand in the first column and events in the "
				"second: give each a name of its own, or say `event` in a column "
				"mode",
				graph->file, kith_graph_name(graph, graph->source[t]));
		}
	}
	return true;
}

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
	const kith_graph *graph = job->graph;
	const struct kith_column *mode = kith_graph_column(graph, "mode");
	communities->event = KITH_ARRAY(uint8_t, graph->n, error);
	if (!communities->event) {
		return false;
	}
	bool told = mode && mode->person ? events_by_column(graph, mode, communities->event, error)
					 : events_by_side(graph, communities->event, error);
	if (!told || !(communities->attendance = point_at_events(
			       communities->both, communities->event, error))) {
		return false;
	}
	communities->out = communities->attendance;
	return true;
}
