/* Guest lists of Luma, Meetup and Eventbrite: the file is the event, unless a column says which. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/text.h"
#include "io/sheet.h"

#define EMAILS "email|e-mail|email address"
#define NAMES "name|guest|member|attendee|attendee name"
#define EVENTS "event|event name|event title"
#define DATES "event date|event start date|event start|event date/time"

/* Columns that say whether a guest was there, the surest first. */
static const struct {
	const char *names;
	const char *there; /* cells that mean so; NULL: any that does not say they stayed away */
} presence[] = {
	{NULL, NULL}, /* the one of --status-column */
	{"checked_in_at|checked in at|checkin_at", NULL},
	{"checked in|checked_in|attended|attendance|checked-in|have you attended?", NULL},
	{"attendee status", "attending|checked in"},
	{"approval_status|approval status|status",
		"approved|going|yes|attending|checked in|confirmed|accepted|registered|attended"},
	{"rsvp|response", "yes|going"},
};

/* What guests answered goes along with them; what is noted of tickets, payments and how to reach
 * them does not, nor would what stands for something else among people. */
#define UNKEPT                                                                                     \
	"api_id|guest_id|phone|phone_number|phone number|mobile|created_at|updated_at|"            \
	"approval_status|approval status|custom_source|qr_code_url|amount|currency|coupon_code|"   \
	"eth_address|solana_address|ticket|ticket type|ticket price|ticket quantity|order #|"      \
	"order id|order date|order time|order type|order notes|total paid|fees paid|"              \
	"eventbrite fees|attendee #|attendee status|prefix|suffix|quantity|event|event id|"        \
	"event name|event title|event host|event end date|event location|user id|member id|"       \
	"title|guests|rsvp|rsvped on|joined group on|last attended|url of member profile|"         \
	"payment type|payment status|currency paid|barcode #|barcode number|home address 1|"       \
	"home address 2|home zip|home phone|cell phone|work phone|billing address|ip address|"     \
	"ip location|gender|age|birth date|notes|source|target|weight|kind|directed|label|events|" \
	"first_seen|last_seen|last seen|x|y|community"
static const char *const unkept_beginnings[] = {"survey_response", "ticket_", "amount_", "buyer ",
	"tax", "gross", "discount", "utm_", "shipping "};

/* Columns that other sources have too, and what they are called there. */
static const char *const shared_names[][2] = {{"company", "company"}, {"organization", "company"},
	{"organisation", "company"}, {"job title", "role"}, {"city", "city"},
	{"home city", "city"}};

/* A row of a list, and what it says of presence; what it says beside follows. */
enum { NAME, EMAIL, EVENT, DATE, PRESENCE, CELLS = PRESENCE + G_N_ELEMENTS(presence) };

static bool guests_fits(const struct kith_import_look *look)
{
	bool named = kith_import_look_has(look, NAMES "|first_name|first name");
	for (size_t k = 1; k < G_N_ELEMENTS(presence); k++) {
		if (named && kith_import_look_has(look, presence[k].names) &&
			kith_import_look_has(look, "email|user id|api_id|guest_id|rsvped on|rsvp|"
						   "ticket_name|checked_in_at|created_at|order #|"
						   "order id|attendee #")) {
			return true;
		}
	}
	return false;
}

/* One guest list: where things stand in it. */
struct guests {
	struct kith_sheet sheet;
	size_t name, first, last, email, event, date;
	struct kith_import_dates dates;
	size_t present[G_N_ELEMENTS(presence)];
	bool tells[G_N_ELEMENTS(presence)]; /* some guest was there by that column */
	bool shuns[G_N_ELEMENTS(presence)]; /* some guest stayed away by it */
	GArray *kept;                       /* of size_t: columns that go along with people */
	GPtrArray *rows;                    /* of char **: [CELLS + kept->len] */
};

static bool was_there(size_t k, const char *cell)
{
	return presence[k].there ? *cell && kith_text_is_one_of(cell, presence[k].there)
				 : *cell && !kith_import_is_away(cell);
}

static void take_guest(struct guests *guests)
{
	const struct kith_sheet *sheet = &guests->sheet;
	char **row = g_new0(char *, CELLS + guests->kept->len + 1);
	row[NAME] = g_strdup(kith_sheet_cell(sheet, guests->name));
	if (!*row[NAME]) {
		g_free(row[NAME]);
		row[NAME] =
			g_strstrip(g_strdup_printf("%s %s", kith_sheet_cell(sheet, guests->first),
				kith_sheet_cell(sheet, guests->last)));
	}
	row[EMAIL] = g_strdup(kith_sheet_cell(sheet, guests->email));
	row[EVENT] = g_strdup(kith_sheet_cell(sheet, guests->event));
	row[DATE] = g_strdup(kith_sheet_cell(sheet, guests->date));
	kith_import_dates_look(&guests->dates, row[DATE], kith_sheet_line(sheet));
	for (size_t k = 0; k < G_N_ELEMENTS(presence); k++) {
		row[PRESENCE + k] = g_strdup(kith_sheet_cell(sheet, guests->present[k]));
		guests->tells[k] |= was_there(k, row[PRESENCE + k]);
		guests->shuns[k] |= kith_import_is_away(row[PRESENCE + k]);
	}
	for (guint k = 0; k < guests->kept->len; k++) {
		row[CELLS + k] =
			g_strdup(kith_sheet_cell(sheet, g_array_index(guests->kept, size_t, k)));
	}
	g_ptr_array_add(guests->rows, row);
}

/* What a column is called among people; NULL: it is not kept. */
static const char *kept_name(const char *header)
{
	for (size_t k = 0; k < G_N_ELEMENTS(shared_names); k++) {
		if (!g_ascii_strcasecmp(header, shared_names[k][0])) {
			return shared_names[k][1];
		}
	}
	for (size_t k = 0; k < G_N_ELEMENTS(unkept_beginnings); k++) {
		const char *beginning = unkept_beginnings[k];
		if (!g_ascii_strncasecmp(header, beginning, strlen(beginning))) {
			return NULL;
		}
	}
	return *header && !kith_text_is_one_of(header, UNKEPT) ? header : NULL;
}

/* Columns of which nothing else is made. */
static void find_kept(struct guests *guests)
{
	const struct kith_sheet *sheet = &guests->sheet;
	const size_t used[] = {guests->name, guests->first, guests->last, guests->email,
		guests->event, guests->date};
	for (size_t c = 0; c < kith_csv_columns(sheet->csv); c++) {
		bool taken = !kept_name(kith_csv_header(sheet->csv, c));
		for (size_t k = 0; k < G_N_ELEMENTS(used); k++) {
			taken |= used[k] == c;
		}
		for (size_t k = 0; k < G_N_ELEMENTS(presence); k++) {
			taken |= guests->present[k] == c;
		}
		if (!taken) {
			g_array_append_val(guests->kept, c);
		}
	}
}

static bool find_columns(kith_import *import, struct guests *guests, GError **error)
{
	const struct kith_sheet *sheet = &guests->sheet;
	if (!kith_import_column(import, sheet, KITH_ROLE_SOURCE, NAMES, &guests->name, error) ||
		!kith_import_column(
			import, sheet, KITH_ROLE_TARGET, EVENTS, &guests->event, error) ||
		!kith_import_column(import, sheet, KITH_ROLE_DATE, DATES, &guests->date, error) ||
		!kith_import_column(
			import, sheet, KITH_ROLE_STATUS, NULL, &guests->present[0], error)) {
		return false;
	}
	if (guests->name == KITH_NO_COLUMN &&
		!kith_import_need(sheet, NAMES "|first_name|first name|email", error)) {
		return false;
	}
	guests->first = kith_sheet_column(sheet, "first_name|first name");
	guests->last = kith_sheet_column(sheet, "last_name|last name");
	guests->email = kith_sheet_column(sheet, EMAILS);
	for (size_t k = 1; k < G_N_ELEMENTS(presence); k++) {
		guests->present[k] = kith_sheet_column(sheet, presence[k].names);
	}
	find_kept(guests);
	return true;
}

static bool read_guests(struct guests *guests, GError **error)
{
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

/* The surest column that says of anyone that they were there, else of anyone that they stayed away;
 * their number where none does. */
static size_t find_surest(const struct guests *guests)
{
	const bool *const says[] = {guests->tells, guests->shuns};
	for (size_t k = 0; k < 2 * G_N_ELEMENTS(presence); k++) {
		size_t column = k % G_N_ELEMENTS(presence);
		if (guests->present[column] != KITH_NO_COLUMN &&
			says[k / G_N_ELEMENTS(presence)][column]) {
			return column;
		}
	}
	return G_N_ELEMENTS(presence);
}

static bool came(const struct guests *guests, size_t surest, char **row)
{
	return surest == G_N_ELEMENTS(presence) ||
	       (guests->tells[surest] ? was_there(surest, row[PRESENCE + surest])
				      : !kith_import_is_away(row[PRESENCE + surest]));
}

/* That only some of the guests came, and how that is known. */
static void note_absent(
	kith_import *import, const struct kith_import_look *look, const struct guests *guests)
{
	size_t surest = find_surest(guests), count = 0;
	for (guint r = 0; r < guests->rows->len; r++) {
		count += came(guests, surest, g_ptr_array_index(guests->rows, r));
	}
	if (count < guests->rows->len) {
		kith_import_note(import,
			"%s: %zu of %u guests came, by the column %s; only they are tied to one "
			"another",
			look->file, count, guests->rows->len,
			kith_csv_header(guests->sheet.csv, guests->present[surest]));
	}
}

/* What is known of the guest added last. */
static bool add_kept(kith_import *import, const struct guests *guests, char **row, GError **error)
{
	for (guint k = 0; k < guests->kept->len; k++) {
		size_t column = g_array_index(guests->kept, size_t, k);
		const char *name = kept_name(kith_csv_header(guests->sheet.csv, column));
		if (!kith_attendance_cell(import->attendance.came, name, row[CELLS + k], error)) {
			return false;
		}
	}
	return true;
}

/* Adds those who were there, or the others. A guest without a name goes by their address. */
static bool add_guests(kith_import *import, const struct kith_import_look *look,
	const struct guests *guests, bool there, GError **error)
{
	g_autofree char *file_event = kith_import_event_of_file(look->file);
	g_autofree char *file_date = kith_import_date_of_file(look->file);
	size_t surest = find_surest(guests);
	for (guint r = 0; r < guests->rows->len; r++) {
		char **row = g_ptr_array_index(guests->rows, r);
		const char *name = *row[NAME] ? row[NAME] : row[EMAIL];
		const char *event = *row[EVENT] ? row[EVENT] : file_event;
		if (came(guests, surest, row) != there || !*name) {
			continue;
		}
		g_autofree char *day = kith_import_dates_read(&guests->dates, row[DATE]);
		const char *date = day ? day : file_date;
		const struct kith_import_visit visit = {
			name, there ? event : "", there ? date : "", row[EMAIL]};
		if (!kith_import_came(import, look, &visit, error) ||
			!add_kept(import, guests, row, error)) {
			return false;
		}
	}
	return true;
}

static bool guests_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct guests guests = {.rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev),
		.kept = g_array_new(false, false, sizeof(size_t))};
	bool done = kith_sheet_open(&guests.sheet, source, &look->dialect, error) &&
		    kith_import_shared_attendance(import, error) &&
		    find_columns(import, &guests, error) && read_guests(&guests, error) &&
		    add_guests(import, look, &guests, true, error) &&
		    add_guests(import, look, &guests, false, error);
	if (done) {
		note_absent(import, look, &guests);
		kith_import_note_dates(import, look, &guests.dates);
	}
	if (done) {
		import->digest = kith_csv_digest(guests.sheet.csv);
	}
	kith_import_dates_finish(&guests.dates);
	g_ptr_array_unref(guests.rows);
	g_array_unref(guests.kept);
	kith_sheet_finish(&guests.sheet);
	return done;
}

const struct kith_import_format kith_import_guests = {
	.name = {"guests", "guest lists of Luma, Meetup and Eventbrite; the file is the event"},
	.fits = guests_fits,
	.read = guests_read,
};
