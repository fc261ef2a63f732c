/* Who came to what: rows of person and event. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include "base/number.h"
#include "exchange/import/dates.h"
#include "io/sheet.h"

#define PEOPLE "person|name|attendee|guest|member|participant|people|who"
#define EVENTS "event|gathering|meeting|meetup|event name|club|group|what"
#define DATES "date|day|when|event date|start"
#define EMAILS "email|e-mail|email address"
#define STATUS "status|attendee status|rsvp|response|attended|checked in"
#define MOST_COLUMNS 4 /* that have a name: more make a table of people */

static bool attendance_fits(const struct kith_import_look *look)
{
	size_t named = 0;
	for (size_t c = 0; look->header && look->header[c]; c++) {
		named += *look->header[c] != '\0';
	}
	named -= kith_import_look_has(look, STATUS);
	return kith_import_look_has(look, PEOPLE) && kith_import_look_has(look, EVENTS) &&
	       named <= MOST_COLUMNS;
}

/* A date as ISO 8601: time and all where it is that already. To be freed. */
static char *date_of(const struct kith_import_dates *dates, const char *cell)
{
	double days;
	char *date = kith_date_parse(cell, &days) ? NULL : kith_import_dates_read(dates, cell);
	return date ? date : g_strdup(cell);
}

static bool check_person(const struct kith_sheet *sheet, const char *person, GError **error)
{
	return *person ||
	       kith_fail(error, KITH_ERROR_DATA,
		       "%s:%" G_GUINT64_FORMAT ": nobody is named here; fill the cell, or remove "
		       "the row",
		       kith_csv_name(sheet->csv), kith_sheet_line(sheet));
}

/* A list of who came: where things stand in it, and, as all dates are seen before one is read, its
 * rows. */
struct came {
	struct kith_sheet sheet;
	size_t person, event, date, email, status;
	size_t away; /* rows of who was not there */
	struct kith_import_dates dates;
	GPtrArray *rows; /* of char **: person, event, date, address */
};

/* What people came to, where no column is called so: the next that is neither they nor their
 * address, unless it is the date. */
static size_t guess_event(const struct came *came, size_t event)
{
	while (event == came->person || event == came->email || event == came->status) {
		event++;
	}
	return event < kith_csv_columns(came->sheet.csv) && event != came->date ? event
										: KITH_NO_COLUMN;
}

static bool find_came(kith_import *import, struct came *came, GError **error)
{
	const struct kith_sheet *sheet = &came->sheet;
	if (!kith_import_column(import, sheet, KITH_ROLE_SOURCE, PEOPLE, &came->person, error) ||
		!kith_import_column(import, sheet, KITH_ROLE_TARGET, EVENTS, &came->event, error) ||
		!kith_import_column(import, sheet, KITH_ROLE_DATE, DATES, &came->date, error) ||
		!kith_import_column(
			import, sheet, KITH_ROLE_STATUS, STATUS, &came->status, error)) {
		return false;
	}
	if (came->person == KITH_NO_COLUMN) {
		came->person = 0;
	}
	came->email = kith_sheet_column(sheet, EMAILS);
	if (came->event == KITH_NO_COLUMN) {
		bool told = kith_import_column_named(import, KITH_ROLE_SOURCE);
		came->event = guess_event(came, told ? 0 : 1);
	}
	return true;
}

static bool read_came(struct came *came, const char *file_event, GError **error)
{
	const struct kith_sheet *sheet = &came->sheet;
	for (bool more = true;;) {
		if (!kith_sheet_next(&came->sheet, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		const char *person = kith_sheet_cell(sheet, came->person);
		const char *date = kith_sheet_cell(sheet, came->date);
		if (!check_person(sheet, person, error)) {
			return false;
		}
		bool away = kith_import_is_away(kith_sheet_cell(sheet, came->status));
		came->away += away;
		char **row = g_new0(char *, 5);
		row[0] = g_strdup(person);
		row[1] = g_strdup(away ? ""
				  : came->event == KITH_NO_COLUMN
					  ? file_event
					  : kith_sheet_cell(sheet, came->event));
		row[2] = g_strdup(date);
		row[3] = g_strdup(kith_sheet_cell(sheet, came->email));
		g_ptr_array_add(came->rows, row);
		kith_import_dates_look(&came->dates, date, kith_sheet_line(sheet));
	}
}

static bool add_came(kith_import *import, const struct kith_import_look *look,
	const struct came *came, GError **error)
{
	for (guint r = 0; r < came->rows->len; r++) {
		char **row = g_ptr_array_index(came->rows, r);
		g_autofree char *day = date_of(&came->dates, row[2]);
		const struct kith_import_visit visit = {row[0], row[1], day, row[3]};
		if (!kith_import_came(import, look, &visit, error)) {
			return false;
		}
	}
	kith_import_note_dates(import, look, &came->dates);
	if (came->away) {
		kith_import_note(import,
			"%s: %zu row%s of people who were not there, by the column %s", look->file,
			came->away, came->away == 1 ? " is" : "s are",
			kith_csv_header(came->sheet.csv, came->status));
	}
	return true;
}

static bool attendance_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct came came = {.rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev)};
	g_autofree char *file_event = kith_import_event_of_file(look->file);
	bool done = kith_sheet_open(&came.sheet, source, &look->dialect, error) &&
		    kith_import_shared_attendance(import, error);
	if (done) {
		done = find_came(import, &came, error) && read_came(&came, file_event, error) &&
		       add_came(import, look, &came, error);
	}
	if (done) {
		import->digest = kith_csv_digest(came.sheet.csv);
	}
	kith_import_dates_finish(&came.dates);
	g_ptr_array_unref(came.rows);
	kith_sheet_finish(&came.sheet);
	return done;
}

const struct kith_import_format kith_import_attendance = {
	.name = {"attendance", "rows of person and event, with dates or without"},
	.fits = attendance_fits,
	.read = attendance_read,
};
