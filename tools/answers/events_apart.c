/* People and the events they came to, told apart. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "graph/build.h"
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

static bool find_events(const kith_graph *graph, uint8_t *event, GError **error)
{
	const struct kith_column *mode = kith_graph_column(graph, "mode");
	return mode && mode->person ? events_by_column(graph, mode, event, error)
				    : events_by_side(graph, event, error);
}

bool kith_job_events(const struct kith_job *job, uint8_t *event, GError **error)
{
	return find_events(job->graph, event, error);
}

/* The first ten bytes of a cell, its day, where it is a date. */
static size_t day_length(const char *cell)
{
	double days;
	return kith_date_parse(cell, &days) ? strcspn(cell, "T ") : strlen(cell);
}

/* The number of each distinct day in the cells of a column; "" is 0. [its values] */
static uint32_t *days_of(const struct kith_column *date, GError **error)
{
	size_t count = kith_names_count(date->values);
	g_autofree uint32_t *day = KITH_ARRAY(uint32_t, count, error);
	g_autoptr(kith_names) days = kith_names_new(error);
	for (uint32_t v = 0; day && days && v < count; v++) {
		const char *cell = kith_names_get(date->values, v);
		day[v] = kith_names_add(days, cell, day_length(cell), error);
		if (day[v] == KITH_NO_NAME) {
			return NULL;
		}
	}
	return day && days ? g_steal_pointer(&day) : NULL;
}

/* Parting events: which end of each tie is the event, and which day it was. */
struct parting {
	kith_graph *graph;
	kith_builder *builder; /* of that */
	const uint8_t *event;  /* [n] as it was */
	const uint32_t *day;   /* [values of date] number of the day; 0: none */
	struct kith_column *date, *label, *mode;
	uint32_t *first;   /* [n] the first day of an event, 0: none yet */
	uint8_t *parted;   /* [n] it has several */
	GHashTable *known; /* of event and day in one number to the new event */
};

static uint32_t event_of(const struct parting *parting, size_t t)
{
	const kith_graph *graph = parting->graph;
	return parting->event[graph->target[t]] ? graph->target[t] : graph->source[t];
}

/* Finds which events have several days; whether there are any. */
static bool find_parted(struct parting *parting, size_t m)
{
	bool any = false;
	for (size_t t = 0; t < m; t++) {
		uint32_t event = event_of(parting, t), day = parting->day[parting->date->tie[t]];
		uint32_t *first = &parting->first[event];
		parting->parted[event] |= day && *first && *first != day;
		*first = *first ? *first : day;
		any |= parting->parted[event];
	}
	return any;
}

/* The event of one day, new: called as before. */
static bool add_event(
	struct parting *parting, uint32_t event, const char *date, uint32_t *added, GError **error)
{
	kith_builder *builder = parting->builder;
	const kith_graph *graph = parting->graph;
	g_autofree char *label = g_strdup(kith_graph_label(graph, event));
	g_autofree char *name = g_strdup_printf(
		"%s, %.*s", kith_graph_name(graph, event), (int)day_length(date), date);
	while (kith_names_find(graph->names, name) != KITH_NO_NAME) {
		char *other = g_strconcat(name, "'", NULL);
		g_free(name);
		name = other;
	}
	return kith_builder_person(builder, name, added, error) &&
	       kith_builder_person_cell(builder, parting->label, *added, label, error) &&
	       (!parting->mode ||
		       kith_builder_person_cell(builder, parting->mode, *added, "event", error));
}

/* Moves a tie to the event of its day. */
static bool move_tie(struct parting *parting, size_t t, GError **error)
{
	kith_graph *graph = parting->graph;
	uint32_t event = event_of(parting, t), day = parting->day[parting->date->tie[t]];
	if (!day || !parting->parted[event]) {
		return true;
	}
	int64_t both = (int64_t)((uint64_t)event << 32 | day);
	gpointer known = g_hash_table_lookup(parting->known, &both);
	uint32_t added = GPOINTER_TO_UINT(known);
	if (!known) {
		const char *date = kith_column_tie(parting->date, t);
		if (!add_event(parting, event, date, &added, error)) {
			return false;
		}
		g_hash_table_insert(
			parting->known, g_memdup2(&both, sizeof both), GUINT_TO_POINTER(added));
	}
	*(graph->target[t] == event ? &graph->target[t] : &graph->source[t]) = added;
	return true;
}

/* Drops events that no tie is left to. */
static bool drop_parted(const struct parting *parting, kith_graph *graph, size_t n, GError **error)
{
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->n, error);
	if (!kept) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		kept[i] = i >= n || !parting->parted[i];
	}
	for (size_t t = 0; t < graph->m; t++) {
		kept[graph->source[t]] = kept[graph->target[t]] = 1;
	}
	return kith_graph_keep(graph, kept, NULL, error);
}

static bool part_events(struct parting *parting, kith_graph **graph, GError **error)
{
	size_t n = (*graph)->n, m = (*graph)->m;
	g_autoptr(kith_builder) builder = kith_builder_resume(g_steal_pointer(graph));
	parting->builder = builder;
	parting->label = kith_builder_column(builder, "label", error);
	bool done = parting->label != NULL;
	for (size_t t = 0; done && t < m; t++) {
		done = move_tie(parting, t, error);
	}
	*graph = done ? kith_builder_finish(builder, error) : NULL;
	return *graph && drop_parted(parting, *graph, n, error);
}

bool kith_job_split_events(kith_graph **graph, GError **error)
{
	size_t n = (*graph)->n;
	struct kith_column *date = kith_graph_column(*graph, "date");
	g_autofree uint8_t *event = KITH_ARRAY(uint8_t, n, error);
	if (!event || !date || !date->tie || !find_events(*graph, event, NULL)) {
		return event != NULL;
	}
	g_autofree uint32_t *day = days_of(date, error);
	g_autofree uint32_t *first = KITH_ARRAY(uint32_t, n, error);
	g_autofree uint8_t *parted = KITH_ARRAY(uint8_t, n, error);
	if (!day || !first || !parted) {
		return false;
	}
	g_autoptr(GHashTable) known =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	struct kith_column *mode = kith_graph_column(*graph, "mode");
	struct parting parting = {.graph = *graph,
		.event = event,
		.day = day,
		.date = date,
		.mode = mode && mode->person ? mode : NULL,
		.first = first,
		.parted = parted,
		.known = known};
	return !find_parted(&parting, (*graph)->m) || part_events(&parting, graph, error);
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
