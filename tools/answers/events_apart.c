/* People and the events they came to, told apart. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <math.h>

#include "graph/cells.h"

kith_graph *kith_job_read_attendance(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	struct kith_reading own = *reading;
	own.attendance = true;
	return kith_graph_read(job->shared.file, job->in, &own, notes, error);
}

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
				"%s: the tie %s, %s joins two %s; here every tie joins a person "
				"and what they came to",
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
				"%s: '%s' stands in the first column, that of people, and in the "
				"second, that of events; give each a name of its own, or say "
				"`event` in a column mode (who knows whom does not tell who came "
				"to what)",
				graph->file, kith_graph_name(graph, graph->source[t]));
		}
	}
	return true;
}

bool kith_job_events(const struct kith_job *job, uint8_t *event, GError **error)
{
	const struct kith_column *mode = kith_graph_column(job->graph, "mode");
	return mode && mode->person ? events_by_column(job->graph, mode, event, error)
				    : events_by_side(job->graph, event, error);
}

/* Takes over an event's day where it is later than what is known of it. */
static void take_day(double *day, uint32_t *date, double days, uint32_t cell)
{
	if (!isnan(days) && !(days <= *day)) {
		*day = days;
		*date = cell;
	}
}

bool kith_job_event_days(const struct kith_job *job, const uint8_t *event, double *day,
	uint32_t *date, GError **error)
{
	const kith_graph *graph = job->graph;
	const struct kith_column *column = kith_graph_column(graph, "date");
	for (size_t i = 0; i < graph->n; i++) {
		day[i] = NAN;
		date[i] = 0;
	}
	if (!column || !column->tie) {
		return true;
	}
	if (column->bad_place) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:%s: \"%s\" is not a date; write it as 2024-05-17", graph->file,
			column->bad_place, kith_names_get(column->values, column->bad_value));
	}
	g_autofree double *days = kith_cells_dates(column, error);
	for (size_t t = 0; days && t < graph->m; t++) {
		uint32_t end = event[graph->target[t]] ? graph->target[t] : graph->source[t];
		take_day(&day[end], &date[end], days[column->tie[t]], column->tie[t]);
	}
	return days != NULL;
}
