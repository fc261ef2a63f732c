/* Guest lists of Luma and Meetup: the file is the event. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include "base/text.h"
#include "io/sheet.h"

#define EMAILS "email|e-mail|email address"

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

static bool guests_fits(const struct kith_import_look *look)
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
	return presence[k].there ? *cell && kith_text_is_one_of(cell, presence[k].there)
				 : *cell && !kith_text_is_one_of(cell, presence[k].away);
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
	if (!kith_import_need(sheet, "name|guest|member|first_name|first name|email", error)) {
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
	g_autofree char *event = kith_import_event_of_file(look->file);
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

static bool guests_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct guests guests = {.rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev)};
	bool done = kith_sheet_open(&guests.sheet, source, &look->dialect, error) &&
		    kith_import_shared_attendance(import, error) && read_guests(&guests, error) &&
		    add_guests(import, look, &guests, true, error) &&
		    add_guests(import, look, &guests, false, error);
	if (done) {
		note_absent(import, look, &guests);
	}
	g_ptr_array_unref(guests.rows);
	kith_sheet_finish(&guests.sheet);
	return done;
}

const struct kith_import_format kith_import_guests = {
	.name = {"guests", "guest lists of Luma and Meetup; the file is the event"},
	.fits = guests_fits,
	.read = guests_read,
};
