/* Calendars: .ics files of Google, Outlook, Apple and others: who met. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/calendar.h"

#include <string.h>

#include "base/caller.h"
#include "base/number.h"
#include "base/text.h"
#include "exchange/import/content_lines.h"
#include "exchange/import/format.h"
#include "exchange/import/recurrence.h"

#define OCCURRENCES 10000                 /* of one rule */
#define ALL_OCCURRENCES ((size_t)1000000) /* of all of them */
#define BARREN_RULES 3                    /* that are looked through to their end */
#define NO_ZONE UINT32_MAX
#define UTC 0 /* the number of that zone */

/* A time as it is written, the zone being looked for once all are known. */
struct when {
	int64_t seconds;
	uint32_t zone; /* its number, NO_ZONE: that of the place */
	bool date_only;
};

/* How a meeting recurs. */
struct recurrence {
	GPtrArray *rules, *exceptions; /* of char *: RRULE, EXRULE */
	GArray *more, *fewer;          /* of struct when: RDATE, EXDATE */
};

/* A VEVENT. */
struct meeting {
	uint32_t uid, sequence, number;
	uint32_t first, count; /* its people, in calendar->people */
	uint32_t organiser;    /* or KITH_NO_NAME */
	struct when start, original;
	uint32_t home; /* zone the calendar is shown in, or NO_ZONE */
	bool changes;  /* one occurrence of another, that of `original` */
	bool onwards;  /* and all that follow */
	bool cancelled;
	struct recurrence *recurs; /* or NULL */
};

struct zone {
	kith_zone *zone;
	char *name; /* looked for in the system where zone is NULL */
	bool own;
};

struct kith_calendar {
	kith_tally *tally;
	kith_names *uids;
	GArray *meetings;        /* of struct meeting */
	GArray *people;          /* of uint32_t */
	GArray *zones;           /* of struct zone */
	GHashTable *zone_number; /* of "calendar name" to number */
	size_t files, calendars, events;
	int64_t stamp, latest; /* last change; last start; seconds */
	size_t undated, later, ongoing, cut, unknown, broken, names_one;
	char *first_broken;
	size_t occurrences, barren; /* so far */
};

static void recurrence_free(struct recurrence *recurs)
{
	if (recurs) {
		g_ptr_array_unref(recurs->rules);
		g_ptr_array_unref(recurs->exceptions);
		g_array_unref(recurs->more);
		g_array_unref(recurs->fewer);
		g_free(recurs);
	}
}

static struct recurrence *recurrence_of(struct meeting *meeting)
{
	if (!meeting->recurs) {
		struct recurrence *recurs = meeting->recurs = g_new0(struct recurrence, 1);
		recurs->rules = g_ptr_array_new_with_free_func(g_free);
		recurs->exceptions = g_ptr_array_new_with_free_func(g_free);
		recurs->more = g_array_new(false, false, sizeof(struct when));
		recurs->fewer = g_array_new(false, false, sizeof(struct when));
	}
	return meeting->recurs;
}

static void meeting_clear(void *data)
{
	struct meeting *meeting = data;
	recurrence_free(meeting->recurs);
}

static void zone_clear(void *data)
{
	struct zone *zone = data;
	g_free(zone->name);
	if (zone->own) {
		kith_zone_free(zone->zone);
	}
}

static kith_calendar *calendar_new(kith_tally *tally, GError **error)
{
	g_autoptr(kith_names) uids = kith_names_new(error);
	if (!uids) {
		return NULL;
	}
	kith_calendar *calendar = g_new0(kith_calendar, 1);
	const struct zone utc = {kith_zone_utc(), NULL, false};
	calendar->tally = tally;
	calendar->uids = g_steal_pointer(&uids);
	calendar->meetings = g_array_new(false, false, sizeof(struct meeting));
	g_array_set_clear_func(calendar->meetings, meeting_clear);
	calendar->people = g_array_new(false, false, sizeof(uint32_t));
	calendar->zones = g_array_new(false, false, sizeof(struct zone));
	g_array_set_clear_func(calendar->zones, zone_clear);
	g_array_append_val(calendar->zones, utc);
	calendar->zone_number = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	calendar->stamp = calendar->latest = INT64_MIN;
	return calendar;
}

void kith_calendar_free(kith_calendar *calendar)
{
	if (!calendar) {
		return;
	}
	kith_names_free(calendar->uids);
	g_array_unref(calendar->meetings);
	g_array_unref(calendar->people);
	g_array_unref(calendar->zones);
	g_hash_table_unref(calendar->zone_number);
	g_free(calendar->first_broken);
	g_free(calendar);
}

/* The zone of that name in the calendar at hand, new or met before. */
static uint32_t zone_called(kith_calendar *calendar, const char *name)
{
	g_autofree char *key = g_strdup_printf("%zu %s", calendar->calendars, name);
	gpointer number;
	if (!g_hash_table_lookup_extended(calendar->zone_number, key, NULL, &number)) {
		const struct zone zone = {NULL, g_strdup(name), false};
		number = GUINT_TO_POINTER(calendar->zones->len);
		g_array_append_val(calendar->zones, zone);
		g_hash_table_insert(calendar->zone_number, g_steal_pointer(&key), number);
	}
	return GPOINTER_TO_UINT(number);
}

/* The clock of a zone; NULL where it is not known. */
static const kith_zone *zone_at(kith_calendar *calendar, uint32_t number)
{
	if (number == NO_ZONE) {
		return NULL;
	}
	struct zone *zone = &g_array_index(calendar->zones, struct zone, number);
	if (!zone->zone && zone->name) {
		zone->zone = kith_zone_named(zone->name);
		g_clear_pointer(&zone->name, g_free);
	}
	return zone->zone;
}

/* A component on its way in. */
struct reading {
	kith_calendar *calendar;
	const char *file;
	kith_content_lines *lines;
	GString *zone; /* the rows of a VTIMEZONE, or empty */
	char *zone_name;
	uint32_t home;      /* of the calendar at hand, or NO_ZONE */
	bool void_calendar; /* what is in it was called off, or never agreed on */
	bool in_event;
	size_t inside; /* components of the event that are open: alarms */
	bool dated;    /* the event has a start */
	bool named;    /* and an id */
	uint64_t line; /* where it begins */
	size_t broken; /* lines, and where the first is */
	uint64_t first_broken;
	struct meeting meeting;
	GArray *there, *away; /* of uint32_t: its people */
};

static bool read_when(struct reading *reading, const struct kith_content_line *line,
	const char *value, struct when *when)
{
	struct kith_wall wall;
	const char *zone = kith_content_line_parameter(line, "TZID");
	if (!kith_wall_parse(value, &wall)) {
		return false;
	}
	when->seconds = wall.seconds;
	when->date_only = wall.date_only;
	when->zone = wall.utc ? UTC : *zone ? zone_called(reading->calendar, zone) : NO_ZONE;
	return true;
}

/* Counts lines, of which the first stands there, that cannot be read. */
static void note_broken(struct reading *reading, uint64_t first, size_t count)
{
	if (count) {
		reading->first_broken = MIN(reading->first_broken, first);
		reading->broken += count;
	}
}

static void read_dates(struct reading *reading, const struct kith_content_line *line, GArray *dates)
{
	g_auto(GStrv) values = g_strsplit(line->value, ",", -1);
	for (size_t k = 0; values[k]; k++) {
		struct when when;
		values[k][strcspn(values[k], "/")] = '\0';
		if (read_when(reading, line, g_strstrip(values[k]), &when)) {
			g_array_append_val(dates, when);
		} else {
			note_broken(reading, line->line, 1);
		}
	}
}

/* The address of an attendee, else what tells them from others, decoded. "": nobody. To be freed.
 */
static char *key_of(const struct kith_content_line *line)
{
	const char *email = kith_content_line_parameter(line, "EMAIL");
	const char *name = kith_content_line_parameter(line, "CN");
	g_autofree char *value = g_strstrip(kith_content_line_text(line));
	if (!g_ascii_strncasecmp(value, "mailto:", 7) && strchr(value, '@')) {
		g_autofree char *address = g_uri_unescape_string(value + 7, NULL);
		return g_strdup(g_strstrip(address ? address : value + 7));
	}
	bool own = *value && g_ascii_strncasecmp(value, "invalid:", 8) != 0 &&
		   g_ascii_strncasecmp(value, "mailto:", 7) != 0;
	return g_strdup(*email                                      ? email
			: strchr(value, '@') && !strchr(value, ' ') ? value
			: *name                                     ? name
			: own                                       ? value
								    : "");
}

static bool is_one_of(const struct kith_content_line *line, const char *name, const char *words)
{
	return kith_text_is_one_of(kith_content_line_parameter(line, name), words);
}

/* Who an ATTENDEE or ORGANIZER is; KITH_NO_NAME: nobody. */
static bool read_person(struct reading *reading, const struct kith_content_line *line,
	uint32_t *person, GError **error)
{
	kith_tally *tally = reading->calendar->tally;
	g_autofree char *key = key_of(line);
	g_autofree char *name = g_utf8_make_valid(kith_content_line_parameter(line, "CN"), -1);
	*person = KITH_NO_NAME;
	if (!*key) {
		return true;
	}
	if (!kith_tally_person(tally, key, name, person, error)) {
		return false;
	}
	if (is_one_of(line, "CUTYPE", "room|resource|group")) {
		kith_tally_leave_out(tally, *person);
	}
	return true;
}

static bool read_attendee(
	struct reading *reading, const struct kith_content_line *line, GError **error)
{
	uint32_t person;
	if (!read_person(reading, line, &person, error)) {
		return false;
	}
	bool away = is_one_of(line, "PARTSTAT", "declined|delegated") ||
		    is_one_of(line, "ROLE", "non-participant");
	if (person != KITH_NO_NAME) {
		g_array_append_val(away ? reading->away : reading->there, person);
	}
	return true;
}

static bool read_uid(struct reading *reading, const struct kith_content_line *line, GError **error)
{
	kith_names *uids = reading->calendar->uids;
	g_autofree char *uid = g_strstrip(kith_content_line_text(line));
	reading->named = *uid;
	reading->meeting.uid = kith_names_add(uids, uid, strlen(uid), error);
	return reading->meeting.uid != KITH_NO_NAME;
}

static void read_number(struct reading *reading, const char *value)
{
	double number;
	if (kith_number_parse(value, false, &number) && number > 0 && number < 1e9) {
		reading->meeting.sequence = (uint32_t)number;
	}
}

/* The day somebody last touched what is in the calendar. */
static void read_stamp(struct reading *reading, const char *value)
{
	struct kith_wall wall;
	if (kith_wall_parse(value, &wall)) {
		reading->calendar->stamp = MAX(reading->calendar->stamp, wall.seconds);
	}
}

static void read_times(struct reading *reading, const struct kith_content_line *line)
{
	struct meeting *meeting = &reading->meeting;
	const char *name = line->name;
	if (!strcmp(name, "DTSTART")) {
		reading->dated |= read_when(reading, line, line->value, &meeting->start);
	} else if (!strcmp(name, "RECURRENCE-ID")) {
		meeting->changes |= read_when(reading, line, line->value, &meeting->original);
		meeting->onwards = is_one_of(line, "RANGE", "thisandfuture");
	} else if (!strcmp(name, "RDATE")) {
		read_dates(reading, line, recurrence_of(meeting)->more);
	} else if (!strcmp(name, "EXDATE")) {
		read_dates(reading, line, recurrence_of(meeting)->fewer);
	} else if (!strcmp(name, "RRULE")) {
		g_ptr_array_add(recurrence_of(meeting)->rules, g_strdup(line->value));
	} else if (!strcmp(name, "EXRULE")) {
		g_ptr_array_add(recurrence_of(meeting)->exceptions, g_strdup(line->value));
	} else if (kith_text_is_one_of(name, "DTSTAMP|CREATED|LAST-MODIFIED")) {
		read_stamp(reading, line->value);
	}
}

static bool read_event_line(
	struct reading *reading, const struct kith_content_line *line, GError **error)
{
	if (!strcmp(line->name, "ATTENDEE")) {
		return read_attendee(reading, line, error);
	}
	if (!strcmp(line->name, "ORGANIZER")) {
		return read_person(reading, line, &reading->meeting.organiser, error);
	}
	if (!strcmp(line->name, "UID")) {
		return read_uid(reading, line, error);
	}
	if (!strcmp(line->name, "STATUS")) {
		reading->meeting.cancelled |= kith_text_is_one_of(line->value, "cancelled");
	} else if (!strcmp(line->name, "SEQUENCE")) {
		read_number(reading, line->value);
	}
	read_times(reading, line);
	return true;
}

static void begin_event(struct reading *reading, uint64_t line)
{
	recurrence_free(reading->meeting.recurs);
	reading->meeting = (struct meeting){.organiser = KITH_NO_NAME, .home = reading->home};
	reading->in_event = true;
	reading->inside = 0;
	reading->dated = reading->named = false;
	reading->line = line;
	g_array_set_size(reading->there, 0);
	g_array_set_size(reading->away, 0);
}

static bool is_in(const GArray *people, uint32_t person)
{
	for (guint k = 0; k < people->len; k++) {
		if (g_array_index(people, uint32_t, k) == person) {
			return true;
		}
	}
	return false;
}

/* Keeps who was there: the organiser too, unless they say that they were not. */
static void keep_people(struct reading *reading)
{
	kith_calendar *calendar = reading->calendar;
	struct meeting *meeting = &reading->meeting;
	uint32_t organiser = meeting->organiser;
	meeting->first = calendar->people->len;
	if (organiser != KITH_NO_NAME && !is_in(reading->away, organiser)) {
		g_array_append_val(calendar->people, organiser);
	}
	g_array_append_vals(calendar->people, reading->there->data, reading->there->len);
	meeting->count = calendar->people->len - meeting->first;
}

static bool end_event(struct reading *reading, GError **error)
{
	kith_calendar *calendar = reading->calendar;
	struct meeting *meeting = &reading->meeting;
	reading->in_event = false;
	calendar->events++;
	if (!reading->dated) {
		calendar->undated++;
		return true;
	}
	if (!reading->named) {
		g_autofree char *place =
			g_strdup_printf("%s:%" G_GUINT64_FORMAT, reading->file, reading->line);
		meeting->uid = kith_names_add(calendar->uids, place, strlen(place), error);
		if (meeting->uid == KITH_NO_NAME) {
			return false;
		}
	}
	meeting->cancelled |= reading->void_calendar;
	meeting->number = calendar->meetings->len;
	calendar->latest = MAX(calendar->latest, meeting->start.seconds);
	keep_people(reading);
	g_array_append_val(calendar->meetings, *meeting);
	meeting->recurs = NULL;
	return true;
}

/* Keeps the zone whose last row was read. */
static void end_zone(struct reading *reading)
{
	kith_calendar *calendar = reading->calendar;
	if (reading->zone_name) {
		uint32_t number = zone_called(calendar, reading->zone_name);
		struct zone *zone = &g_array_index(calendar->zones, struct zone, number);
		if (!zone->zone) {
			zone->zone = kith_zone_new(reading->zone->str);
			zone->own = zone->zone != NULL;
		}
	}
	g_clear_pointer(&reading->zone_name, g_free);
	g_string_truncate(reading->zone, 0);
}

static void read_zone_line(struct reading *reading, const struct kith_content_line *line)
{
	if (!strcmp(line->name, "TZID") && !reading->zone_name) {
		reading->zone_name = g_strdup(line->value);
	}
	bool needed = kith_text_is_one_of(
		line->name, "BEGIN|END|TZID|TZOFFSETFROM|TZOFFSETTO|DTSTART|RRULE|RDATE");
	if (needed && reading->zone->len < KITH_CONTENT_LINE_LIMIT) {
		g_string_append_printf(reading->zone, "%s:%s\r\n", line->name, line->value);
	}
	if (!strcmp(line->name, "END") && !g_ascii_strcasecmp(line->value, "VTIMEZONE")) {
		end_zone(reading);
	}
}

static void begin_calendar(struct reading *reading)
{
	reading->calendar->calendars++;
	reading->home = NO_ZONE;
	reading->void_calendar = false;
}

/* A line outside of events. */
static void read_calendar_line(struct reading *reading, const struct kith_content_line *line)
{
	bool begins = !strcmp(line->name, "BEGIN");
	if (begins && !g_ascii_strcasecmp(line->value, "VCALENDAR")) {
		begin_calendar(reading);
	} else if (begins && !g_ascii_strcasecmp(line->value, "VEVENT")) {
		begin_event(reading, line->line);
	} else if (begins && !g_ascii_strcasecmp(line->value, "VTIMEZONE")) {
		read_zone_line(reading, line);
	} else if (!strcmp(line->name, "X-WR-TIMEZONE")) {
		reading->home = zone_called(reading->calendar, line->value);
	} else if (!strcmp(line->name, "METHOD")) {
		reading->void_calendar =
			kith_text_is_one_of(line->value, "cancel|refresh|counter|declinecounter");
	}
}

/* A line inside of an event, or of what is inside of that. */
static bool read_inside(
	struct reading *reading, const struct kith_content_line *line, GError **error)
{
	bool begins = !strcmp(line->name, "BEGIN"), ends = !strcmp(line->name, "END");
	if (begins && !g_ascii_strcasecmp(line->value, "VEVENT")) {
		bool done = end_event(reading, error);
		begin_event(reading, line->line);
		return done;
	}
	if (ends && (reading->inside == 0 || !g_ascii_strcasecmp(line->value, "VEVENT"))) {
		return end_event(reading, error);
	}
	reading->inside += begins;
	reading->inside -= ends;
	return reading->inside > 0 || begins || ends || read_event_line(reading, line, error);
}

static bool read_lines(struct reading *reading, GError **error)
{
	for (bool more = true;;) {
		struct kith_content_line line;
		if (!kith_content_lines_next(reading->lines, &line, &more, error)) {
			return false;
		}
		if (!more) {
			return !reading->in_event || end_event(reading, error);
		}
		if (reading->in_event) {
			if (!read_inside(reading, &line, error)) {
				return false;
			}
		} else if (reading->zone->len) {
			read_zone_line(reading, &line);
		} else {
			read_calendar_line(reading, &line);
		}
	}
}

static bool calendar_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "BEGIN:VCALENDAR") ||
	       kith_import_look_begins(look, "BEGIN:VEVENT");
}

static bool read_calendar(kith_calendar *calendar, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_content_lines) lines = kith_content_lines_new(source);
	struct reading reading = {.calendar = calendar,
		.file = look->file,
		.lines = lines,
		.zone = g_string_new(NULL),
		.home = NO_ZONE,
		.first_broken = UINT64_MAX,
		.there = g_array_new(false, false, sizeof(uint32_t)),
		.away = g_array_new(false, false, sizeof(uint32_t))};
	calendar->calendars++;
	bool done = read_lines(&reading, error);
	uint64_t first;
	size_t broken = kith_content_lines_broken(lines, &first);
	note_broken(&reading, first, broken);
	if (reading.broken && !calendar->broken) {
		calendar->first_broken = g_strdup_printf(
			"%s:%" G_GUINT64_FORMAT, reading.file, reading.first_broken);
	}
	calendar->broken += reading.broken;
	recurrence_free(reading.meeting.recurs);
	g_string_free(reading.zone, true);
	g_free(reading.zone_name);
	g_array_unref(reading.there);
	g_array_unref(reading.away);
	return done;
}

static bool calendar_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_source) taken = source;
	struct kith_import_stream *stream = &import->stream;
	if (!calendar_fits(look)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: this is no calendar: it does not begin with BEGIN:VCALENDAR; give "
			"an .ics file, as calendars export it",
			look->file);
	}
	if (!kith_import_tally(import, look->file, error)) {
		return false;
	}
	if (!stream->calendar) {
		stream->calendar = calendar_new(stream->tally, error);
	}
	return stream->calendar &&
	       read_calendar(stream->calendar, look, g_steal_pointer(&taken), error);
}

const struct kith_import_format kith_import_calendar = {
	.name = {"calendar", "calendars: .ics of Google, Outlook, Apple and others"},
	.fits = calendar_fits,
	.read = calendar_read,
	.in_folders = true,
};

/* A meeting at a time. */
struct occurrence {
	int64_t original, seconds;     /* as the clock of the meeting shows them */
	const struct meeting *meeting; /* NULL: it was moved or called off */
};

/* All that is called by one id. */
struct series {
	kith_calendar *calendar;
	const kith_zone *zone; /* of the first start */
	int64_t last;          /* time that is looked at */
	GArray *occurrences;
	GHashTable *at; /* of original to index in occurrences + 1; NULL: nobody asked yet */
	GArray *times;  /* of int64_t, scratch */
};

/* What the clock of the series shows at a time. */
static int64_t in_series(const struct series *series, const struct when *when)
{
	return when->date_only ? when->seconds
			       : kith_zone_convert(zone_at(series->calendar, when->zone),
					 series->zone, when->seconds);
}

static void remember(struct series *series, guint number)
{
	const struct occurrence *occurrence =
		&g_array_index(series->occurrences, struct occurrence, number - 1);
	g_hash_table_insert(series->at,
		g_memdup2(&occurrence->original, sizeof occurrence->original),
		GUINT_TO_POINTER(number));
}

static void add_occurrence(
	struct series *series, int64_t original, int64_t seconds, const struct meeting *meeting)
{
	const struct occurrence occurrence = {original, seconds, meeting};
	g_array_append_val(series->occurrences, occurrence);
	if (series->at) {
		remember(series, series->occurrences->len);
	}
}

static struct occurrence *occurrence_at(struct series *series, int64_t original)
{
	if (!series->at) {
		series->at = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
		for (guint k = 1; k <= series->occurrences->len; k++) {
			remember(series, k);
		}
	}
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(series->at, &original));
	return number ? &g_array_index(series->occurrences, struct occurrence, number - 1) : NULL;
}

static void follow(struct series *series, const struct meeting *meeting, const char *rule)
{
	kith_calendar *calendar = series->calendar;
	const struct kith_wall start = {
		meeting->start.seconds, meeting->start.zone == UTC, meeting->start.date_only};
	size_t left = ALL_OCCURRENCES - MIN(calendar->occurrences, ALL_OCCURRENCES);
	guint before = series->times->len;
	enum kith_recurrence done = KITH_RECURRENCE_NONE;
	if (calendar->barren < BARREN_RULES && left) {
		done = kith_recurrence_follow(rule, &start, zone_at(calendar, meeting->start.zone),
			series->last, MIN(left, OCCURRENCES), series->times);
	}
	calendar->barren += done == KITH_RECURRENCE_BARREN;
	calendar->ongoing += done == KITH_RECURRENCE_ON;
	calendar->cut += done == KITH_RECURRENCE_CUT;
	calendar->unknown += done == KITH_RECURRENCE_NONE;
	calendar->occurrences += series->times->len - before;
}

/* `new`: that none of the times is known already. */
static void add_times(struct series *series, const struct meeting *meeting, bool new)
{
	for (guint k = 0; k < series->times->len; k++) {
		int64_t time = g_array_index(series->times, int64_t, k);
		if (new || !occurrence_at(series, time)) {
			add_occurrence(series, time, time, meeting);
		}
	}
	g_array_set_size(series->times, 0);
}

/* Times that are written in full, in series->times. */
static void add_written(struct series *series, const struct meeting *meeting, const GArray *dates)
{
	int64_t start = meeting->start.seconds;
	int64_t of_day = start - kith_wall_day(start) * KITH_WALL_DAY;
	for (guint k = 0; k < dates->len; k++) {
		const struct when *when = &g_array_index(dates, struct when, k);
		int64_t time = in_series(series, when) + (when->date_only ? of_day : 0);
		g_array_append_val(series->times, time);
	}
}

static void drop_times(struct series *series)
{
	for (guint k = 0; k < series->times->len; k++) {
		struct occurrence *found =
			occurrence_at(series, g_array_index(series->times, int64_t, k));
		if (found) {
			found->meeting = NULL;
		}
	}
	g_array_set_size(series->times, 0);
}

static void add_series(struct series *series, const struct meeting *meeting)
{
	const struct recurrence *recurs = meeting->recurs;
	int64_t start = meeting->start.seconds;
	add_occurrence(series, start, start, meeting);
	for (guint k = 0; recurs && k < recurs->rules->len; k++) {
		follow(series, meeting, recurs->rules->pdata[k]);
		add_times(series, meeting, series->occurrences->len == 1);
	}
	if (!recurs) {
		return;
	}
	add_written(series, meeting, recurs->more);
	add_times(series, meeting, false);
	for (guint k = 0; k < recurs->exceptions->len; k++) {
		follow(series, meeting, recurs->exceptions->pdata[k]);
		drop_times(series);
	}
	add_written(series, meeting, recurs->fewer);
	drop_times(series);
}

/* Moves all occurrences from one on, or calls them off. */
static void change_onwards(
	struct series *series, const struct meeting *change, int64_t from, int64_t by)
{
	for (guint k = 0; k < series->occurrences->len; k++) {
		struct occurrence *occurrence =
			&g_array_index(series->occurrences, struct occurrence, k);
		if (occurrence->meeting && occurrence->original >= from) {
			occurrence->seconds = occurrence->original + by;
			occurrence->meeting = change->cancelled ? NULL : change;
		}
	}
}

static void change_series(struct series *series, const struct meeting *change)
{
	int64_t original = in_series(series, &change->original);
	int64_t seconds = in_series(series, &change->start);
	struct occurrence *found = occurrence_at(series, original);
	if (change->onwards && series->calendar->occurrences < ALL_OCCURRENCES) {
		series->calendar->occurrences += series->occurrences->len;
		change_onwards(series, change, original, seconds - original);
	}
	if (found) {
		found->meeting = change->cancelled ? NULL : change;
		found->seconds = seconds;
	} else if (!change->cancelled) {
		add_occurrence(series, original, seconds, change);
	}
}

static int by_series(const void *a, const void *b)
{
	const struct meeting *x = *(const struct meeting *const *)a,
			     *y = *(const struct meeting *const *)b;
	const uint32_t first[] = {x->uid, x->changes, x->sequence, x->number};
	const uint32_t second[] = {y->uid, y->changes, y->sequence, y->number};
	for (size_t k = 0; k < G_N_ELEMENTS(first); k++) {
		if (first[k] != second[k]) {
			return first[k] < second[k] ? -1 : 1;
		}
	}
	return 0;
}

/* The day of an occurrence where the calendar is shown. */
static int32_t day_of(const struct series *series, const struct occurrence *occurrence)
{
	uint32_t home = occurrence->meeting->home;
	bool utc = series->zone == kith_zone_utc() && !occurrence->meeting->start.date_only;
	return kith_wall_day(utc && home != NO_ZONE
				     ? kith_zone_convert(series->zone,
					       zone_at(series->calendar, home), occurrence->seconds)
				     : occurrence->seconds);
}

/* Those of an occurrence and all others on its day. */
struct gathering {
	int32_t day;
	const struct meeting *meeting;
};

static int by_day(const void *a, const void *b)
{
	const struct gathering *x = a, *y = b;
	if (x->day != y->day) {
		return x->day < y->day ? -1 : 1;
	}
	return (x->meeting->number > y->meeting->number) -
	       (x->meeting->number < y->meeting->number);
}

static size_t count_people(const kith_calendar *calendar, const GArray *people)
{
	size_t count = 0;
	for (guint k = 0; k < people->len; k++) {
		uint32_t person = g_array_index(people, uint32_t, k);
		count += !kith_tally_is_left_out(calendar->tally, person) &&
			 (k == 0 || person != g_array_index(people, uint32_t, k - 1));
	}
	return count;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Ties those who met on one day under one id, however often. Of one person alone, it was no
 * meeting. */
static bool meet(kith_calendar *calendar, const GArray *gatherings, guint from, guint to,
	GArray *people, GError **error)
{
	const struct gathering *first = &g_array_index(gatherings, struct gathering, from);
	g_array_set_size(people, 0);
	for (guint k = from; k < to; k++) {
		const struct meeting *meeting =
			g_array_index(gatherings, struct gathering, k).meeting;
		if (meeting->count == 0) {
			continue;
		}
		if (k == from ||
			meeting != g_array_index(gatherings, struct gathering, k - 1).meeting) {
			g_array_append_vals(people,
				(uint32_t *)(void *)calendar->people->data + meeting->first,
				meeting->count);
		}
	}
	g_array_sort(people, by_number);
	const struct kith_moment moment = {"meeting", first->day};
	if (count_people(calendar, people) < 2) {
		calendar->names_one++;
		return true;
	}
	const struct meeting *meeting = first->meeting;
	kith_tally_event(calendar->tally, kith_names_get(calendar->uids, meeting->uid),
		meeting->organiser == KITH_NO_NAME ? NULL : &meeting->organiser);
	return kith_tally_met(calendar->tally, (const uint32_t *)(const void *)people->data,
		people->len, &moment, error);
}

static bool meet_all(const struct series *series, GError **error)
{
	kith_calendar *calendar = series->calendar;
	g_autoptr(GArray) gatherings = g_array_new(false, false, sizeof(struct gathering));
	g_autoptr(GArray) people = g_array_new(false, false, sizeof(uint32_t));
	int32_t last = kith_wall_day(series->last);
	for (guint k = 0; k < series->occurrences->len; k++) {
		const struct occurrence *occurrence =
			&g_array_index(series->occurrences, struct occurrence, k);
		if (occurrence->meeting) {
			const struct gathering gathering = {
				day_of(series, occurrence), occurrence->meeting};
			if (gathering.day <= last) {
				g_array_append_val(gatherings, gathering);
			} else {
				calendar->later++;
			}
		}
	}
	g_array_sort(gatherings, by_day);
	for (guint k = 0, next; k < gatherings->len; k = next) {
		int32_t day = g_array_index(gatherings, struct gathering, k).day;
		for (next = k + 1; next < gatherings->len &&
				   g_array_index(gatherings, struct gathering, next).day == day;) {
			next++;
		}
		if (!meet(calendar, gatherings, k, next, people, error)) {
			return false;
		}
	}
	return true;
}

/* One id: its latest version, recurring, with what was changed in that. */
static bool settle_series(kith_calendar *calendar, struct meeting **meeting, size_t count,
	int64_t last, GError **error)
{
	size_t masters = 0;
	while (masters < count && !meeting[masters]->changes) {
		masters++;
	}
	const struct meeting *newest = meeting[masters ? masters - 1 : 0];
	g_autoptr(GArray) occurrences = g_array_new(false, false, sizeof(struct occurrence));
	g_autoptr(GArray) times = g_array_new(false, false, sizeof(int64_t));
	struct series series = {
		calendar, zone_at(calendar, newest->start.zone), last, occurrences, NULL, times};
	for (size_t k = 0; k < masters; k++) {
		if (meeting[k]->sequence == newest->sequence && !newest->cancelled) {
			add_series(&series, meeting[k]);
		}
	}
	for (size_t k = masters; k < count; k++) {
		bool old = masters && meeting[k]->sequence < newest->sequence;
		if (!old && !(masters && newest->cancelled)) {
			change_series(&series, meeting[k]);
		}
	}
	bool done = meet_all(&series, error);
	g_clear_pointer(&series.at, g_hash_table_unref);
	return done;
}

static bool settle_all(kith_calendar *calendar, int64_t last, GError **error)
{
	size_t count = calendar->meetings->len;
	g_autofree struct meeting **order = KITH_ARRAY(struct meeting *, count, error);
	if (!order) {
		return false;
	}
	for (guint k = 0; k < count; k++) {
		order[k] = &g_array_index(calendar->meetings, struct meeting, k);
	}
	qsort(order, count, sizeof(struct meeting *), by_series);
	for (size_t k = 0, next; k < count; k = next) {
		for (next = k + 1; next < count && order[next]->uid == order[k]->uid;) {
			next++;
		}
		if (!settle_series(calendar, order + k, next - k, last, error)) {
			return false;
		}
	}
	return true;
}

/* The last second that has been: of options->today, else of the day of the latest change, else of
 * the latest meeting. */
static bool find_last(
	const kith_calendar *calendar, const kith_import *import, int64_t *last, GError **error)
{
	const char *today = import->options->today;
	double days;
	int64_t seconds = calendar->stamp != INT64_MIN ? calendar->stamp : calendar->latest;
	if (today && !kith_date_parse(today, &days)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_TODAY ": \"%s\" is not a date; write it as 2024-05-17", today);
	}
	int32_t day = today ? (int32_t)days : kith_wall_day(MAX(seconds, 0));
	*last = (day + 1) * KITH_WALL_DAY - 1;
	return true;
}

static void note_counts(const kith_calendar *calendar, kith_import *import)
{
	const struct {
		size_t count;
		const char *one, *several;
	} notes[] = {
		{calendar->undated, "event of a calendar has no date that can be read",
			"events of calendars have no date that can be read"},
		{calendar->cut, "meeting recurs more than 10,000 times; the first of them count",
			"meetings recur more than 10,000 times; the first of them count"},
		{calendar->unknown,
			"rule by which a meeting recurs cannot be followed; it counts once",
			"rules by which meetings recur cannot be followed; these count once"},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(notes); k++) {
		if (notes[k].count) {
			kith_import_note(import, "%zu %s", notes[k].count,
				notes[k].count == 1 ? notes[k].one : notes[k].several);
		}
	}
	if (calendar->broken) {
		kith_import_note(import,
			"%zu line%s of calendars cannot be read and %s passed over, the first at "
			"%s",
			calendar->broken, calendar->broken == 1 ? "" : "s",
			calendar->broken == 1 ? "was" : "were", calendar->first_broken);
	}
}

/* Up to which day meetings count, where some come after it. */
static void note_later(const kith_calendar *calendar, kith_import *import, int64_t last)
{
	g_autoptr(GString) day = g_string_new(NULL);
	kith_date_print(day, kith_wall_day(last));
	g_autoptr(GString) rest = g_string_new(NULL);
	if (calendar->later) {
		g_string_printf(
			rest, "%zu %s later", calendar->later, calendar->later == 1 ? "is" : "are");
	}
	if (calendar->ongoing) {
		g_string_append_printf(rest, "%s%zu recur%s beyond it", rest->len ? ", " : "",
			calendar->ongoing, calendar->ongoing == 1 ? "s" : "");
	}
	if (!import->options->today && rest->len) {
		kith_import_note(import,
			"meetings count up to %s, the day of their calendars' latest change "
			"(%s); " KITH_CALLER_TODAY " DATE says another day",
			day->str, rest->str);
	}
}

bool kith_calendar_settle(kith_calendar *calendar, kith_import *import, GError **error)
{
	int64_t last = 0;
	if (!calendar) {
		return true;
	}
	if (!find_last(calendar, import, &last, error) || !settle_all(calendar, last, error)) {
		return false;
	}
	note_later(calendar, import, last);
	note_counts(calendar, import);
	if (calendar->meetings->len && calendar->names_one == calendar->meetings->len) {
		kith_import_note(import,
			"no event of these calendars names two people who were there; some "
			"programs leave the guests out of what they export");
	}
	return true;
}
