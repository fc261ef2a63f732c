/* Who came to what, as a grid: people down the side, dates or events along the top. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

#define NAMES "name|person|member|attendee|guest|participant|people|who|student"
#define EMAILS "email|e-mail|email address"

bool kith_import_mark(const char *cell, bool *was_there)
{
	*was_there = kith_text_is_one_of(cell, "x|1|yes|y|true|present|attended|ja|j|oui|si") ||
		     !strcmp(cell, "\u2713") || !strcmp(cell, "\u2714") ||
		     !strcmp(cell, "\u2611") || !strcmp(cell, "\u2705") || !strcmp(cell, "\u00d7");
	return *was_there || !*cell || kith_import_is_away(cell) ||
	       kith_text_is_one_of(cell, "-|\u2013|\u2014|nein|non|\u2717|\u2718|\u2610");
}

static bool is_number(const char *cell)
{
	double number;
	return kith_number_parse(cell, false, &number);
}

/* What stands above a column: an event, or the day of one. */
static bool is_dated(const char *header)
{
	g_autofree char *day = kith_import_date(header, false);
	return day != NULL;
}

/* Columns of marks: one is enough where it is a day; of others there must be two and nothing else,
 * for anything may have one. A matrix has the same names on both sides. */
static bool grid_fits(const struct kith_import_look *look)
{
	if (!look->first || is_number(look->header[0]) || is_number(look->first[0])) {
		return false;
	}
	size_t days = 0, events = 0, others = 0, there = 0;
	for (size_t c = 1; look->header[c]; c++) {
		const char *header = look->header[c];
		if (!*header || kith_text_is_one_of(header, EMAILS)) {
			continue;
		}
		if (!strcmp(header, look->first[0])) {
			return false;
		}
		bool marks = look->marks[c] != KITH_MARKS_NONE;
		days += marks && is_dated(header);
		events += marks;
		others += !marks;
		there += look->marks[c] == KITH_MARKS_SOME_THERE;
	}
	return there > 0 && (days > 0 || (events > 1 && others == 0));
}

/* A grid: what its columns are. */
struct grid {
	struct kith_sheet sheet;
	size_t name, email;
	char *file_event;
	bool dated; /* some column is a day: what is none is no event */
	struct kith_import_dates dates;
	size_t unsure; /* cells that are no marks and count as having been there */
	uint64_t line; /* of the first of these */
};

static bool find_columns(kith_import *import, struct grid *grid, GError **error)
{
	const struct kith_sheet *sheet = &grid->sheet;
	grid->email = kith_sheet_column(sheet, EMAILS);
	if (!kith_import_column(import, sheet, KITH_ROLE_SOURCE, NAMES, &grid->name, error)) {
		return false;
	}
	grid->name = grid->name == KITH_NO_COLUMN ? 0 : grid->name;
	for (size_t c = 0; c < kith_csv_columns(sheet->csv); c++) {
		kith_import_dates_look(&grid->dates, kith_csv_header(sheet->csv, c), 1);
		grid->dated |= is_dated(kith_csv_header(sheet->csv, c));
	}
	return kith_csv_columns(sheet->csv) > 1 ||
	       kith_fail(error, KITH_ERROR_DATA,
		       "%s:1: a grid needs a column of names and one for each event or date",
		       kith_csv_name(sheet->csv));
}

/* Whether a cell says that they were there: a mark, a number above 0, any other word. */
static bool came(struct grid *grid, const char *cell)
{
	bool was_there;
	double number;
	if (kith_import_mark(cell, &was_there)) {
		return was_there;
	}
	if (kith_number_parse(cell, false, &number)) {
		return number > 0;
	}
	if (grid->unsure++ == 0) {
		grid->line = kith_sheet_line(&grid->sheet);
	}
	return true;
}

/* Adds a visit to the event of a column, where there was one. */
static bool add_cell(kith_import *import, const struct kith_import_look *look, struct grid *grid,
	const struct kith_import_visit *known, size_t c, GError **error)
{
	const char *header = kith_csv_header(grid->sheet.csv, c);
	g_autofree char *day = kith_import_dates_read(&grid->dates, header);
	if (c == grid->name || c == grid->email || !*header || (grid->dated && !day) ||
		!came(grid, kith_sheet_cell(&grid->sheet, c))) {
		return true;
	}
	const struct kith_import_visit visit = {
		known->name, day ? grid->file_event : header, day ? day : "", known->email};
	return kith_import_came(import, look, &visit, error);
}

/* Adds the person of the row at hand: first of all by themselves, then to what they came to. */
static bool add_row(
	kith_import *import, const struct kith_import_look *look, struct grid *grid, GError **error)
{
	const struct kith_sheet *sheet = &grid->sheet;
	const char *name = kith_sheet_cell(sheet, grid->name);
	const char *email = kith_sheet_cell(sheet, grid->email);
	name = *name ? name : email;
	if (!*name) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:%" G_GUINT64_FORMAT ": nobody is named here; fill the cell, or remove "
			"the row",
			kith_csv_name(sheet->csv), kith_sheet_line(sheet));
	}
	const struct kith_import_visit known = {name, "", "", email};
	bool done = kith_import_came(import, look, &known, error);
	for (size_t c = 0; done && c < kith_csv_columns(sheet->csv); c++) {
		done = add_cell(import, look, grid, &known, c, error);
	}
	return done;
}

static bool read_grid(
	kith_import *import, const struct kith_import_look *look, struct grid *grid, GError **error)
{
	for (bool more = true;;) {
		if (!kith_sheet_next(&grid->sheet, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		if (!add_row(import, look, grid, error)) {
			return false;
		}
	}
}

static bool grid_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	struct kith_dialect dialect = look->dialect;
	struct grid grid = {.file_event = kith_import_event_of_file(look->file)};
	dialect.no_header = false;
	bool done = kith_sheet_open(&grid.sheet, source, &dialect, error) &&
		    kith_import_shared_attendance(import, error) &&
		    find_columns(import, &grid, error) && read_grid(import, look, &grid, error);
	if (done) {
		kith_import_note_dates(import, look, &grid.dates);
	}
	if (done && grid.unsure) {
		kith_import_note(import,
			"%s:%" G_GUINT64_FORMAT ": %zu cell%s neither a mark (x, 1, yes) nor "
			"nothing (0, no, -); who has such a cell was there",
			look->file, grid.line, grid.unsure, grid.unsure == 1 ? " is" : "s are");
	}
	g_free(grid.file_event);
	if (done) {
		import->digest = kith_csv_digest(grid.sheet.csv);
	}
	kith_import_dates_finish(&grid.dates);
	kith_sheet_finish(&grid.sheet);
	return done;
}

const struct kith_import_format kith_import_grid = {
	.name = {"grid", "people down, dates or events across, a mark where they came"},
	.fits = grid_fits,
	.read = grid_read,
};
