/* Who came to what, and the ties between those who came to the same things. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/attendance.h"

#include <string.h>

#include "base/caller.h"
#include "base/number.h"
#include "base/records.h"
#include "graph/build.h"
#include "graph/weight.h"
#include "io/table.h"

struct visit {
	uint32_t person, event;
};

/* What took place: a name and a day. */
struct event {
	struct kith_record_key key; /* name, day as text, 0 */
	uint32_t date;              /* number of its latest date, day and time; 0: none */
};

/* What two people have in common, on its way to a tie. */
struct pair {
	double weight;
	uint32_t events, date; /* date: number, 0: none */
};

struct kith_attendance {
	kith_builder *people;
	kith_names *names; /* of events */
	kith_names *dates; /* and days; "" is number 0 */
	struct kith_records events;
	GArray *visits;      /* of struct visit */
	bool dated;          /* some event has a date */
	uint32_t last_added; /* the person */
};

static uint32_t intern(kith_names *names, const char *text, size_t length, GError **error)
{
	return kith_names_add(names, text, length, error);
}

kith_attendance *kith_attendance_new(GError **error)
{
	g_autoptr(kith_attendance) attendance = g_new0(kith_attendance, 1);
	kith_records_init(&attendance->events, sizeof(struct event));
	attendance->visits = g_array_new(false, false, sizeof(struct visit));
	attendance->people = kith_builder_new("attendance", error);
	attendance->names = attendance->people ? kith_names_new(error) : NULL;
	attendance->dates = attendance->names ? kith_names_new(error) : NULL;
	return attendance->dates && intern(attendance->dates, "", 0, error) == 0
		       ? g_steal_pointer(&attendance)
		       : NULL;
}

void kith_attendance_free(kith_attendance *attendance)
{
	if (!attendance) {
		return;
	}
	kith_builder_free(attendance->people);
	kith_names_free(attendance->names);
	kith_names_free(attendance->dates);
	kith_records_finish(&attendance->events);
	g_array_unref(attendance->visits);
	g_free(attendance);
}

static const char *date_text(const kith_attendance *attendance, uint32_t date)
{
	return kith_names_get(attendance->dates, date);
}

/* Bytes of a date that say the day: without the time. */
static size_t day_length(const char *date)
{
	double days;
	return kith_date_parse(date, &days) ? strcspn(date, "T ") : strlen(date);
}

/* The later of two dates, by number. */
static uint32_t later(const kith_attendance *attendance, uint32_t a, uint32_t b)
{
	return strcmp(date_text(attendance, a), date_text(attendance, b)) < 0 ? b : a;
}

/* The event's number; KITH_NO_NAME on failure. */
static uint32_t find_event(
	kith_attendance *attendance, const char *name, const char *date, GError **error)
{
	uint32_t called = intern(attendance->names, name, strlen(name), error);
	uint32_t day = intern(attendance->dates, date, day_length(date), error);
	uint32_t when = intern(attendance->dates, date, strlen(date), error);
	if (called == KITH_NO_NAME || day == KITH_NO_NAME || when == KITH_NO_NAME) {
		return KITH_NO_NAME;
	}
	struct event *event = kith_records_add(
		&attendance->events, (struct kith_record_key){called, day, 0}, error);
	if (!event) {
		return KITH_NO_NAME;
	}
	event->date = later(attendance, event->date, when);
	attendance->dated |= when != 0;
	return (uint32_t)(((char *)event - attendance->events.record) / (ptrdiff_t)sizeof *event);
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
	visit.event = find_event(attendance, event, date, error);
	if (visit.event != KITH_NO_NAME) {
		g_array_append_val(attendance->visits, visit);
	}
	return visit.event != KITH_NO_NAME;
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

static const struct event *event_at(const kith_attendance *attendance, uint32_t event)
{
	return kith_records_at(&attendance->events, event);
}

/* The one dated event of each name; KITH_NO_NAME where there is none, or several. [names] */
static uint32_t *only_dated(const kith_attendance *attendance, GError **error)
{
	size_t count = kith_names_count(attendance->names);
	uint32_t *only = KITH_ARRAY(uint32_t, count, error);
	g_autofree uint8_t *days = KITH_ARRAY(uint8_t, count, error);
	if (!only || !days) {
		g_free(only);
		return NULL;
	}
	for (uint32_t e = 0; e < attendance->events.count; e++) {
		struct kith_record_key key = event_at(attendance, e)->key;
		days[key.a] = (uint8_t)MIN(days[key.a] + (key.b != 0), 2);
		only[key.a] = key.b ? e : only[key.a];
	}
	for (size_t k = 0; k < count; k++) {
		only[k] = days[k] == 1 ? only[k] : KITH_NO_NAME;
	}
	return only;
}

/* GLib's own hash of such a number looks at its lower half only: the event. */
static guint hash_visit(const void *key)
{
	uint64_t both = *(const uint64_t *)key * 0x9e3779b97f4a7c15u;
	return (guint)(both >> 32);
}

/* What is meant without a date is the event of that name, where that took place once; who came
 * twice came once. */
static bool settle_visits(kith_attendance *attendance, GError **error)
{
	g_autofree uint32_t *only = only_dated(attendance, error);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(hash_visit, g_int64_equal, g_free, NULL);
	guint kept = 0;
	for (guint v = 0; only && v < attendance->visits->len; v++) {
		struct visit visit = g_array_index(attendance->visits, struct visit, v);
		struct kith_record_key key = event_at(attendance, visit.event)->key;
		if (key.b == 0 && only[key.a] != KITH_NO_NAME) {
			visit.event = only[key.a];
		}
		int64_t *both = g_new(int64_t, 1);
		*both = (int64_t)((uint64_t)visit.person << 32 | visit.event);
		if (g_hash_table_add(seen, both)) {
			g_array_index(attendance->visits, struct visit, kept++) = visit;
		}
	}
	g_array_set_size(attendance->visits, kept);
	return only != NULL;
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
	struct kith_column *weight, *events;
	struct kith_column *date, *first, *last; /* NULL: nothing has a date */
	GString *cell;
};

/* Adds the columns, in the order they are printed. */
static bool open_columns(struct projection *projection, GError **error)
{
	kith_builder *builder = projection->builder;
	bool dated = projection->attendance->dated;
	return (projection->weight = kith_builder_column(builder, "weight", error)) &&
	       (projection->events = kith_builder_column(builder, "events", error)) &&
	       (!dated || ((projection->date = kith_builder_column(builder, "date", error)) &&
				  (projection->first = kith_builder_column(
					   builder, "first_seen", error)) &&
				  (projection->last = kith_builder_column(
					   builder, "last_seen", error))));
}

static bool begin(struct projection *projection, kith_attendance *attendance, GError **error)
{
	size_t n = kith_builder_graph(attendance->people)->n;
	projection->attendance = attendance;
	projection->builder = attendance->people;
	projection->other = KITH_ARRAY(uint32_t, n, error);
	projection->pair = projection->other ? KITH_ARRAY(struct pair, n, error) : NULL;
	return projection->pair && settle_visits(attendance, error) &&
	       open_columns(projection, error) &&
	       group(&projection->events_of, attendance->visits, n, false, error) &&
	       group(&projection->people_at, attendance->visits, attendance->events.count, true,
		       error);
}

/* Adds one event to what the person shares with those after them. */
static void share(struct projection *projection, uint32_t person, uint32_t event)
{
	const struct groups *at = &projection->people_at;
	size_t first = at->start[event], end = at->start[event + 1];
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
		}
		pair->weight += 1.0 / (double)(end - first - 1);
		pair->date = later(projection->attendance, pair->date,
			event_at(projection->attendance, event)->date);
	}
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static bool tie(struct projection *projection, uint32_t person, uint32_t other, GError **error)
{
	kith_builder *builder = projection->builder;
	const kith_graph *graph = kith_builder_graph(builder);
	struct pair pair = projection->pair[other];
	GString *cell = projection->cell;
	g_autofree char *source = g_strdup(kith_graph_name(graph, person));
	g_autofree char *target = g_strdup(kith_graph_name(graph, other));
	memset(&projection->pair[other], 0, sizeof pair);
	g_string_truncate(cell, 0);
	kith_number_print(cell, pair.weight);
	if (!kith_builder_tie(builder, source, target, error) ||
		!kith_builder_tie_cell(builder, projection->weight, cell->str, error)) {
		return false;
	}
	g_string_printf(cell, "%u", pair.events);
	return kith_builder_tie_cell(builder, projection->events, cell->str, error) &&
	       (!pair.date || kith_builder_tie_cell(builder, projection->date,
				      date_text(projection->attendance, pair.date), error));
}

static bool tie_everyone(struct projection *projection, GError **error)
{
	size_t n = kith_builder_graph(projection->builder)->n;
	for (uint32_t person = 0; person < n; person++) {
		const struct groups *of = &projection->events_of;
		for (size_t k = of->start[person]; k < of->start[person + 1]; k++) {
			share(projection, person, of->at[k]);
		}
		qsort(projection->other, projection->others, sizeof *projection->other, by_number);
		for (size_t k = 0; k < projection->others; k++) {
			if (!tie(projection, person, projection->other[k], error)) {
				return false;
			}
		}
		projection->others = 0;
	}
	return true;
}

/* How many events a person came to, and when first and last. */
static bool describe(struct projection *projection, uint32_t person, GError **error)
{
	const kith_attendance *attendance = projection->attendance;
	const struct groups *of = &projection->events_of;
	size_t begin = of->start[person], end = of->start[person + 1];
	uint32_t first = 0, last = 0;
	for (size_t k = begin; k < end; k++) {
		uint32_t day = event_at(attendance, of->at[k])->key.b;
		bool earlier = day && (!first || later(attendance, day, first) == first);
		first = earlier ? day : first;
		last = later(attendance, last, day);
	}
	g_string_printf(projection->cell, "%zu", end - begin);
	return end == begin ||
	       ((!first || (kith_builder_person_cell(projection->builder, projection->first, person,
				    date_text(attendance, first), error) &&
				   kith_builder_person_cell(projection->builder, projection->last,
					   person, date_text(attendance, last), error))) &&
		       kith_builder_person_cell(projection->builder, projection->events, person,
			       projection->cell->str, error));
}

static bool describe_everyone(struct projection *projection, GError **error)
{
	size_t n = kith_builder_graph(projection->builder)->n;
	for (uint32_t person = 0; person < n; person++) {
		if (!describe(projection, person, error)) {
			return false;
		}
	}
	return true;
}

static void note_large(const struct projection *projection, GPtrArray *notes)
{
	const kith_attendance *attendance = projection->attendance;
	for (uint32_t e = 0; notes && e < attendance->events.count; e++) {
		size_t came = projection->people_at.start[e + 1] - projection->people_at.start[e];
		const struct event *event = event_at(attendance, e);
		const char *date = date_text(attendance, event->key.b);
		if (projection->largest && came > projection->largest) {
			g_ptr_array_add(notes,
				g_strdup_printf("%s%s%s: %zu people came, too many to have met; it "
						"ties nobody (" KITH_CALLER_LARGEST_EVENT
						" sets the limit, 0 is "
						"none)",
					kith_names_get(attendance->names, event->key.a),
					*date ? " of " : "", date, came));
		}
	}
}

/* The finished graph under the file's name; NULL on failure. */
static kith_graph *finish(kith_attendance *attendance, const char *file, GError **error)
{
	const struct kith_reading reading = {0};
	g_autoptr(kith_graph) graph = kith_builder_finish(attendance->people, error);
	if (!graph) {
		return NULL;
	}
	g_free(graph->file);
	graph->file = g_strdup(file);
	return kith_graph_find_weights(graph, &reading, false, NULL, error)
		       ? g_steal_pointer(&graph)
		       : NULL;
}

kith_graph *kith_attendance_project(kith_attendance *attendance, const char *file, size_t largest,
	GPtrArray *notes, GError **error)
{
	g_autoptr(GString) cell = g_string_new(NULL);
	struct projection projection = {.largest = largest, .cell = cell};
	kith_graph *graph = NULL;
	if (begin(&projection, attendance, error)) {
		note_large(&projection, notes);
		if (describe_everyone(&projection, error) && tie_everyone(&projection, error)) {
			graph = finish(attendance, file, error);
		}
	}
	groups_finish(&projection.events_of);
	groups_finish(&projection.people_at);
	g_free(projection.other);
	g_free(projection.pair);
	return graph;
}

kith_graph *kith_attendance_graph(kith_attendance *attendance, const char *file, GError **error)
{
	kith_builder *builder = attendance->people;
	struct kith_column *date = kith_builder_column(builder, "date", error);
	for (guint v = 0; date && v < attendance->visits->len; v++) {
		struct visit visit = g_array_index(attendance->visits, struct visit, v);
		const struct event *event = event_at(attendance, visit.event);
		g_autofree char *person =
			g_strdup(kith_graph_name(kith_builder_graph(builder), visit.person));
		if (!kith_builder_tie(builder, person,
			    kith_names_get(attendance->names, event->key.a), error) ||
			!kith_builder_tie_cell(
				builder, date, date_text(attendance, event->date), error)) {
			return NULL;
		}
	}
	return date ? finish(attendance, file, error) : NULL;
}
