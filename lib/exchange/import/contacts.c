/* Connections of LinkedIn, where everyone is a contact of one person. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "exchange/import/dates.h"
#include "exchange/import/id_builder.h"
#include "io/sheet.h"

/* Which column of the export becomes which of the graph. */
struct mapping {
	const char *from, *to;
	bool of_tie;
	bool is_date;
};

static const struct mapping linkedin[] = {
	{"url|profile url", "url", false, false}, {"email address|email", "email", false, false},
	{"company", "company", false, false}, {"position", "position", false, false},
	{"connected on", "first", true, true}, /* says nothing of when they were last in touch */
};

/* An address book on its way into a graph. */
struct book {
	struct kith_sheet sheet;
	kith_id_builder *builder;
	struct kith_import_dates dates;
	const char *me;
	const struct mapping *mapping;
	size_t mappings;
	size_t name, first, last;
	size_t columns[8];  /* of the mappings */
	size_t nameless;    /* rows that name nobody */
	size_t alike;       /* people who were given a name of their own */
	GHashTable *number; /* of names borne by several: the last number given, as a pointer */
};

static bool find_columns(kith_import *import, struct book *book, GError **error)
{
	if (!kith_import_column(
		    import, &book->sheet, KITH_ROLE_TARGET, "name", &book->name, error) ||
		(book->name == KITH_NO_COLUMN &&
			!kith_import_need(&book->sheet, "first name|name", error))) {
		return false;
	}
	book->first = kith_sheet_column(&book->sheet, "first name");
	book->last = kith_sheet_column(&book->sheet, "last name");
	for (size_t k = 0; k < book->mappings; k++) {
		const char *names = book->mapping[k].from;
		book->columns[k] = kith_sheet_column(&book->sheet, names);
		if (book->mapping[k].is_date &&
			!kith_import_column(import, &book->sheet, KITH_ROLE_DATE, names,
				&book->columns[k], error)) {
			return false;
		}
	}
	return true;
}

/* The person's name: the whole one, else its parts, else their address. To be freed. */
static char *name_of(const struct book *book)
{
	const char *whole = kith_sheet_cell(&book->sheet, book->name);
	if (*whole) {
		return g_strdup(whole);
	}
	const size_t parts[] = {book->first, book->last};
	g_autoptr(GString) name = g_string_new(NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
		const char *part = kith_sheet_cell(&book->sheet, parts[k]);
		g_string_append_printf(name, "%s%s", name->len && *part ? " " : "", part);
	}
	for (size_t k = 0; name->len == 0 && k < book->mappings; k++) {
		if (!strcmp(book->mapping[k].to, "email")) {
			g_string_assign(name, kith_sheet_cell(&book->sheet, book->columns[k]));
		}
	}
	return g_strdup(name->str);
}

/* Two contacts of one name are two people: the second is told apart by company, else by number. */
static char *own_name(struct book *book, char *name)
{
	if (!kith_id_builder_knows(book->builder, name)) {
		return name;
	}
	book->alike++;
	char *own = NULL;
	for (size_t k = 0; k < book->mappings && !own; k++) {
		const char *cell = kith_sheet_cell(&book->sheet, book->columns[k]);
		if (!strcmp(book->mapping[k].to, "company") && *cell) {
			own = g_strdup_printf("%s (%s)", name, cell);
		}
	}
	gsize number = GPOINTER_TO_SIZE(g_hash_table_lookup(book->number, name));
	for (number = MAX(number, 1); !own || kith_id_builder_knows(book->builder, own);) {
		g_free(own);
		own = g_strdup_printf("%s (%zu)", name, ++number);
	}
	g_hash_table_insert(book->number, name, GSIZE_TO_POINTER(number));
	return own;
}

static bool set_cells(struct book *book, bool of_tie, GError **error)
{
	for (size_t k = 0; k < book->mappings; k++) {
		const struct mapping *mapping = &book->mapping[k];
		const char *value = kith_sheet_cell(&book->sheet, book->columns[k]);
		if (mapping->of_tie != of_tie || !*value) {
			continue;
		}
		if (mapping->is_date) {
			kith_import_dates_look(&book->dates, value, kith_sheet_line(&book->sheet));
		}
		if (!(of_tie ? kith_id_builder_tie_cell(book->builder, mapping->to, value, error)
			     : kith_id_builder_node_cell(
				       book->builder, mapping->to, value, error))) {
			return false;
		}
	}
	return true;
}

static bool add_contact(struct book *book, GError **error)
{
	g_autofree char *name = name_of(book);
	if (!*name) {
		book->nameless++;
		return true;
	}
	if (!strcmp(name, book->me)) {
		return kith_id_builder_meet(book->builder, name, error) &&
		       set_cells(book, false, error);
	}
	name = own_name(book, g_steal_pointer(&name));
	return kith_id_builder_node(book->builder, name, error) && set_cells(book, false, error) &&
	       kith_id_builder_tie(book->builder, book->me, name, error) &&
	       set_cells(book, true, error);
}

static bool add_contacts(kith_import *import, struct book *book, GError **error)
{
	if (!find_columns(import, book, error) ||
		!kith_id_builder_node(book->builder, book->me, error)) {
		return false;
	}
	for (bool more = true;;) {
		if (!kith_sheet_next(&book->sheet, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		if (!add_contact(book, error)) {
			g_prefix_error(error, "%s:%" G_GUINT64_FORMAT ": ",
				kith_csv_name(book->sheet.csv), kith_sheet_line(&book->sheet));
			return false;
		}
	}
}

static void note_book(
	kith_import *import, const struct kith_import_look *look, const struct book *book)
{
	if (book->nameless) {
		kith_import_note(import, "%s: %zu row%s without a name left out", look->file,
			book->nameless, book->nameless == 1 ? "" : "s");
	}
	if (book->alike) {
		kith_import_note(import,
			"%s: %zu contact%s a name another has; company or a number tells them "
			"apart",
			look->file, book->alike, book->alike == 1 ? " bears" : "s bear");
	}
	g_free(import->book);
	import->book = g_strdup(look->file);
}

static bool read_book(kith_import *import, const struct kith_import_look *look, struct book *book,
	kith_source *source, GError **error)
{
	book->me = kith_import_me(import, look, error);
	if (!book->me) {
		kith_source_free(source);
		return false;
	}
	bool done = kith_sheet_open(&book->sheet, source, &look->dialect, error);
	book->number = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	book->builder = done ? kith_id_builder_new(look->file, error) : NULL;
	done = book->builder && add_contacts(import, book, error) &&
	       kith_import_take_dated(import, look,
		       kith_id_builder_finish(book->builder, import->notes, error), &book->dates,
		       error);
	if (done) {
		note_book(import, look, book);
	}
	g_hash_table_unref(book->number);
	kith_id_builder_free(book->builder);
	kith_import_dates_finish(&book->dates);
	kith_sheet_finish(&book->sheet);
	return done;
}

static bool linkedin_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "first name") &&
	       kith_import_look_has(look, "last name") &&
	       kith_import_look_has(look, "connected on");
}

static bool linkedin_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct book book = {
		.mapping = linkedin, .mappings = G_N_ELEMENTS(linkedin), .dates.column = "first"};
	return read_book(import, look, &book, source, error);
}

const struct kith_import_format kith_import_linkedin = {
	.name = {"linkedin", "LinkedIn Connections.csv"},
	.fits = linkedin_fits,
	.read = linkedin_read,
	.in_folders = true,
};
