/* Who came to what: rows of person and event, guest lists of Luma and Meetup. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/dates.h"
#include "exchange/import/format.h"
#include "base/number.h"
#include "graph/sheet.h"

#define PEOPLE "person|name|attendee|guest|member|participant|people|who"
#define EVENTS "event|gathering|meeting|meetup|event name|club|group|what"
#define DATES "date|day|when|event date|start"
#define EMAILS "email|e-mail|email address"
#define MOST_COLUMNS 4 /* that have a name: more make a table of people */

/* The file's name without folders and ending: what a list without events is a list of. */
static char *event_of_file(const char *file)
{
	g_autofree char *base = g_path_get_basename(file);
	char *dot = strrchr(base, '.');
	if (dot && dot > base) {
		*dot = '\0';
	}
	return g_steal_pointer(&base);
}

bool kith_import_attendance_fits(const struct kith_import_look *look)
{
	size_t named = 0;
	for (size_t c = 0; look->header && look->header[c]; c++) {
		named += *look->header[c] != '\0';
	}
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

/* What people came to, where no column is called so: the second that is neither they nor their
 * address, unless it is the date. */
static size_t guess_event(const struct kith_sheet *sheet, size_t person, size_t email, size_t date)
{
	size_t event = 1;
	while (event == person || event == email) {
		event++;
	}
	return event < kith_csv_columns(sheet->csv) && event != date ? event : KITH_NO_COLUMN;
}

/* A list of who came: where things stand in it, and, as all dates are seen before one is read, its
 * rows. */
struct came {
	struct kith_sheet sheet;
	size_t person, event, date, email;
	struct kith_import_dates dates;
	GPtrArray *rows; /* of char **: person, event, date, address */
};

static void find_came(struct came *came)
{
	const struct kith_sheet *sheet = &came->sheet;
	came->person = kith_sheet_column(sheet, PEOPLE);
	came->event = kith_sheet_column(sheet, EVENTS);
	came->date = kith_sheet_column(sheet, DATES);
	if (came->person == KITH_NO_COLUMN) {
		came->person = 0;
	}
	came->email = kith_sheet_column(sheet, EMAILS);
	if (came->event == KITH_NO_COLUMN) {
		came->event = guess_event(sheet, came->person, came->email, came->date);
	}
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
		char **row = g_new0(char *, 5);
		row[0] = g_strdup(person);
		row[1] = g_strdup(came->event == KITH_NO_COLUMN
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
	return true;
}

KITH_IMPORT_READER(kith_import_attendance)
{
	struct came came = {.rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev)};
	g_autofree char *file_event = event_of_file(look->file);
	bool done = kith_sheet_open(&came.sheet, source, &look->dialect, error) &&
		    kith_import_pool(import, error);
	if (done) {
		find_came(&came);
		done = read_came(&came, file_event, error) && add_came(import, look, &came, error);
	}
	kith_import_dates_finish(&came.dates);
	g_ptr_array_unref(came.rows);
	kith_sheet_finish(&came.sheet);
	return done;
}

/* Columns that say whether a guest was there, the surest first. */
static const struct {
	const char *names;
	const char *there; /* cells that mean so; NULL: any but those of `away` */
	const char *away;
} presence[] = {
	{"checked_in_at|checked in at|checkin_at", NULL, ""},
	{"checked in|checked_in|attended|attendance|checked-in|have you attended?", NULL,
		"no|n|false|0|absent|no show|not checked in"},
	{"approval_status|approval status|status", "approved|going|yes|attending", NULL},
	{"rsvp|response", "yes|going", NULL},
};

bool kith_import_guests_fits(const struct kith_import_look *look)
{
	bool named = kith_import_look_has(look, "name|first_name|first name");
	for (size_t k = 0; k < G_N_ELEMENTS(presence); k++) {
		if (named && kith_import_look_has(look, presence[k].names) &&
			kith_import_look_has(look, "email|user id|api_id|guest_id|rsvped on|rsvp|"
						   "ticket_name|checked_in_at|created_at")) {
			return true;
		}
	}
	return false;
}

/* One guest list: where things stand in it. */
struct guests {
	struct kith_sheet sheet;
	size_t name, first, last, email;
	size_t present[G_N_ELEMENTS(presence)];
	bool tells[G_N_ELEMENTS(presence)]; /* some guest was there by that column */
	GPtrArray *rows; /* of char **: name, email, then the cells of presence */
};

static bool was_there(size_t k, const char *cell)
{
	return presence[k].there ? *cell && kith_sheet_is_one_of(cell, presence[k].there)
				 : *cell && !kith_sheet_is_one_of(cell, presence[k].away);
}

static void take_guest(struct guests *guests)
{
	const struct kith_sheet *sheet = &guests->sheet;
	char **row = g_new0(char *, 3 + G_N_ELEMENTS(presence));
	row[0] = g_strdup(kith_sheet_cell(sheet, guests->name));
	if (!*row[0]) {
		g_free(row[0]);
		row[0] = g_strstrip(g_strdup_printf("%s %s", kith_sheet_cell(sheet, guests->first),
			kith_sheet_cell(sheet, guests->last)));
	}
	row[1] = g_strdup(kith_sheet_cell(sheet, guests->email));
	for (size_t k = 0; k < G_N_ELEMENTS(presence); k++) {
		row[2 + k] = g_strdup(kith_sheet_cell(sheet, guests->present[k]));
		guests->tells[k] |= was_there(k, row[2 + k]);
	}
	g_ptr_array_add(guests->rows, row);
}

static bool read_guests(struct guests *guests, GError **error)
{
	const struct kith_sheet *sheet = &guests->sheet;
	if (!kith_sheet_need(sheet, "name|guest|member|first_name|first name|email", error)) {
		return false;
	}
	guests->name = kith_sheet_column(sheet, "name|guest|member");
	guests->first = kith_sheet_column(sheet, "first_name|first name");
	guests->last = kith_sheet_column(sheet, "last_name|last name");
	guests->email = kith_sheet_column(sheet, EMAILS);
	for (size_t k = 0; k < G_N_ELEMENTS(presence); k++) {
		guests->present[k] = kith_sheet_column(sheet, presence[k].names);
	}
	for (bool more = true;;) {
		if (!kith_sheet_next(&guests->sheet, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		take_guest(guests);
	}
}

/* The surest column that says of anyone that they were there; their number where none does. */
static size_t find_surest(const struct guests *guests)
{
	size_t surest = 0;
	while (surest < G_N_ELEMENTS(presence) && !guests->tells[surest]) {
		surest++;
	}
	return surest;
}

/* That only some of the guests came, and how that is known. */
static void note_absent(
	kith_import *import, const struct kith_import_look *look, const struct guests *guests)
{
	size_t surest = find_surest(guests), came = 0;
	for (guint r = 0; surest < G_N_ELEMENTS(presence) && r < guests->rows->len; r++) {
		char **row = g_ptr_array_index(guests->rows, r);
		came += was_there(surest, row[2 + surest]);
	}
	if (came && came < guests->rows->len) {
		kith_import_note(import,
			"%s: %zu of %u guests came, by the column %s; only they are tied to one "
			"another",
			look->file, came, guests->rows->len,
			kith_csv_header(guests->sheet.csv, guests->present[surest]));
	}
}

/* Adds those who were there, or the others. A guest without a name goes by their address. */
static bool add_guests(kith_import *import, const struct kith_import_look *look,
	const struct guests *guests, bool there, GError **error)
{
	g_autofree char *event = event_of_file(look->file);
	size_t surest = find_surest(guests);
	for (guint r = 0; r < guests->rows->len; r++) {
		char **row = g_ptr_array_index(guests->rows, r);
		const char *name = *row[0] ? row[0] : row[1];
		bool came = surest == G_N_ELEMENTS(presence) || was_there(surest, row[2 + surest]);
		if (came != there || !*name) {
			continue;
		}
		const struct kith_import_visit visit = {name, came ? event : "", "", row[1]};
		if (!kith_import_came(import, look, &visit, error)) {
			return false;
		}
	}
	return true;
}

KITH_IMPORT_READER(kith_import_guests)
{
	struct guests guests = {.rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev)};
	bool done = kith_sheet_open(&guests.sheet, source, &look->dialect, error) &&
		    kith_import_pool(import, error) && read_guests(&guests, error) &&
		    add_guests(import, look, &guests, true, error) &&
		    add_guests(import, look, &guests, false, error);
	if (done) {
		note_absent(import, look, &guests);
	}
	g_ptr_array_unref(guests.rows);
	kith_sheet_finish(&guests.sheet);
	return done;
}
