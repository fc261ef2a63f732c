/* Who came to what, and the ties between those who came to the same things. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/attendance.h"

#include <string.h>

#include "base/number.h"
#include "graph/build.h"
#include "graph/weight.h"
#include "io/table.h"

struct visit {
	uint32_t person, event;
};

/* What two people have in common, on its way to a tie. */
struct pair {
	double weight;
	uint32_t events, date; /* date: into values of the date column, 0: none */
};

struct kith_attendance {
	kith_builder *people;
	kith_names *events;
	GHashTable *seen;    /* of person and event in one number */
	GArray *visits;      /* of struct visit */
	GPtrArray *date;     /* [events] of char *, or NULL */
	bool dated;          /* some event has a date */
	uint32_t last_added; /* the person */
};

/* GLib's own hash of such a number looks at its lower half only: the event. */
static guint hash_visit(const void *key)
{
	uint64_t both = *(const uint64_t *)key * 0x9e3779b97f4a7c15u;
	return (guint)(both >> 32);
}

kith_attendance *kith_attendance_new(GError **error)
{
	g_autoptr(kith_attendance) attendance = g_new0(kith_attendance, 1);
	attendance->seen = g_hash_table_new_full(hash_visit, g_int64_equal, g_free, NULL);
	attendance->visits = g_array_new(false, false, sizeof(struct visit));
	attendance->date = g_ptr_array_new_with_free_func(g_free);
	attendance->people = kith_builder_new("attendance", error);
	attendance->events = attendance->people ? kith_names_new(error) : NULL;
	return attendance->events ? g_steal_pointer(&attendance) : NULL;
}

void kith_attendance_free(kith_attendance *attendance)
{
	if (!attendance) {
		return;
	}
	kith_builder_free(attendance->people);
	kith_names_free(attendance->events);
	g_hash_table_unref(attendance->seen);
	g_array_unref(attendance->visits);
	g_ptr_array_unref(attendance->date);
	g_free(attendance);
}

bool kith_attendance_add(kith_attendance *attendance, const char *person, const char *event,
	const char *date, GError **error)
{
	struct visit visit;
	if (!kith_builder_person(attendance->people, person, &visit.person, error)) {
		return false;
	}
	attendance->last_added = visit.person;
	if (!*event) {
		return true;
	}
	visit.event = kith_names_add(attendance->events, event, strlen(event), error);
	if (visit.event == KITH_NO_NAME) {
		return false;
	}
	if (visit.event == attendance->date->len) {
		g_ptr_array_add(attendance->date, NULL);
	}
	char **known = (char **)&g_ptr_array_index(attendance->date, visit.event);
	if (*date && (!*known || strcmp(*known, date) < 0)) {
		g_free(*known);
		*known = g_strdup(date);
		attendance->dated = true;
	}
	int64_t *both = g_new(int64_t, 1);
	*both = (int64_t)((uint64_t)visit.person << 32 | visit.event);
	if (g_hash_table_add(attendance->seen, both)) {
		g_array_append_val(attendance->visits, visit);
	}
	return true;
}

const kith_graph *kith_attendance_people(const kith_attendance *attendance)
{
	return kith_builder_graph(attendance->people);
}

bool kith_attendance_cell(
	kith_attendance *attendance, const char *column, const char *cell, GError **error)
{
	return !*cell || kith_builder_person_cell(attendance->people,
				 kith_builder_column(attendance->people, column, error),
				 attendance->last_added, cell, error);
}

/* Visits grouped by one end: those of group g are at[start[g]] .. at[start[g + 1] - 1]. */
struct groups {
	size_t *start;
	uint32_t *at;
};

static void groups_finish(struct groups *groups)
{
	g_free(groups->start);
	g_free(groups->at);
}

static bool group(
	struct groups *groups, const GArray *visits, size_t count, bool by_event, GError **error)
{
	groups->start = KITH_ARRAY(size_t, count + 2, error);
	groups->at = groups->start ? KITH_ARRAY(uint32_t, visits->len, error) : NULL;
	if (!groups->at) {
		return false;
	}
	const struct visit *visit = (const struct visit *)(const void *)visits->data;
	for (guint v = 0; v < visits->len; v++) {
		groups->start[(by_event ? visit[v].event : visit[v].person) + 2]++;
	}
	for (size_t g = 2; g < count + 2; g++) {
		groups->start[g] += groups->start[g - 1];
	}
	for (guint v = 0; v < visits->len; v++) {
		uint32_t key = by_event ? visit[v].event : visit[v].person;
		groups->at[groups->start[key + 1]++] = by_event ? visit[v].person : visit[v].event;
	}
	return true;
}

struct projection {
	const kith_attendance *attendance;
	struct groups events_of, people_at;
	size_t largest;
	uint32_t *other;   /* [n] those met so far by the person at hand */
	struct pair *pair; /* [n] what they share */
	size_t others;
	kith_builder *builder;
	struct kith_column *weight, *events, *date;
};

static bool begin(struct projection *projection, const kith_attendance *attendance, GError **error)
{
	size_t n = kith_builder_graph(attendance->people)->n;
	projection->attendance = attendance;
	projection->builder = attendance->people;
	projection->other = KITH_ARRAY(uint32_t, n, error);
	projection->pair = projection->other ? KITH_ARRAY(struct pair, n, error) : NULL;
	return projection->pair &&
	       (projection->weight = kith_builder_column(projection->builder, "weight", error)) &&
	       (projection->events = kith_builder_column(projection->builder, "events", error)) &&
	       (!attendance->dated || (projection->date = kith_builder_column(
					       projection->builder, "date", error))) &&
	       group(&projection->events_of, attendance->visits, n, false, error) &&
	       group(&projection->people_at, attendance->visits,
		       kith_names_count(attendance->events), true, error);
}

/* Adds one event to what the person shares with those after them. */
static void share(struct projection *projection, uint32_t person, uint32_t event)
{
	const struct groups *at = &projection->people_at;
	size_t first = at->start[event], end = at->start[event + 1];
	const char *date = g_ptr_array_index(projection->attendance->date, event);
	if (projection->largest && end - first > projection->largest) {
		return;
	}
	for (size_t k = first; k < end; k++) {
		uint32_t other = at->at[k];
		if (other <= person) {
			continue;
		}
		struct pair *pair = &projection->pair[other];
		if (pair->events++ == 0) {
			projection->other[projection->others++] = other;
			pair->date = UINT32_MAX;
		}
		pair->weight += 1.0 / (double)(end - first - 1);
		const char *before =
			pair->date == UINT32_MAX
				? NULL
				: g_ptr_array_index(projection->attendance->date, pair->date);
		if (date && (!before || strcmp(before, date) < 0)) {
			pair->date = event;
		}
	}
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static bool tie(struct projection *projection, uint32_t person, uint32_t other, GString *cell,
	GError **error)
{
	const kith_graph *graph = kith_builder_graph(projection->builder);
	struct pair pair = projection->pair[other];
	g_autofree char *source = g_strdup(kith_graph_name(graph, person));
	g_autofree char *target = g_strdup(kith_graph_name(graph, other));
	memset(&projection->pair[other], 0, sizeof pair);
	g_string_truncate(cell, 0);
	kith_number_print(cell, pair.weight);
	if (!kith_builder_tie(projection->builder, source, target, error) ||
		!kith_builder_tie_cell(projection->builder, projection->weight, cell->str, error)) {
		return false;
	}
	g_string_printf(cell, "%u", pair.events);
	if (!kith_builder_tie_cell(projection->builder, projection->events, cell->str, error)) {
		return false;
	}
	return pair.date == UINT32_MAX ||
	       kith_builder_tie_cell(projection->builder, projection->date,
		       g_ptr_array_index(projection->attendance->date, pair.date), error);
}

static bool tie_everyone(struct projection *projection, GError **error)
{
	g_autoptr(GString) cell = g_string_new(NULL);
	size_t n = kith_builder_graph(projection->builder)->n;
	for (uint32_t person = 0; person < n; person++) {
		const struct groups *of = &projection->events_of;
		for (size_t k = of->start[person]; k < of->start[person + 1]; k++) {
			share(projection, person, of->at[k]);
		}
		qsort(projection->other, projection->others, sizeof *projection->other, by_number);
		for (size_t k = 0; k < projection->others; k++) {
			if (!tie(projection, person, projection->other[k], cell, error)) {
				return false;
			}
		}
		projection->others = 0;
	}
	return true;
}

static void note_large(const struct projection *projection, GPtrArray *notes)
{
	const kith_names *events = projection->attendance->events;
	for (uint32_t e = 0; notes && e < kith_names_count(events); e++) {
		size_t came = projection->people_at.start[e + 1] - projection->people_at.start[e];
		if (projection->largest && came > projection->largest) {
			g_ptr_array_add(notes,
				g_strdup_printf("%s: %zu people came, too many to have met; it "
						"ties nobody (--largest-event sets the limit, 0 is "
						"none)",
					kith_names_get(events, e), came));
		}
	}
}

kith_graph *kith_attendance_project(kith_attendance *attendance, const char *file, size_t largest,
	GPtrArray *notes, GError **error)
{
	struct projection projection = {.largest = largest};
	kith_graph *graph = NULL;
	if (begin(&projection, attendance, error)) {
		note_large(&projection, notes);
		if (tie_everyone(&projection, error)) {
			graph = kith_builder_finish(attendance->people, error);
		}
	}
	if (graph) {
		const struct kith_reading reading = {0};
		g_free(graph->file);
		graph->file = g_strdup(file);
		if (!kith_graph_find_weights(graph, &reading, false, NULL, error)) {
			g_clear_pointer(&graph, kith_graph_free);
		}
	}
	groups_finish(&projection.events_of);
	groups_finish(&projection.people_at);
	g_free(projection.other);
	g_free(projection.pair);
	return graph;
}
