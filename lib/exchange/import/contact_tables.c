/* Address books as tables: Google Contacts and Outlook. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/address_book.h"
#include "io/sheet.h"

#define MOST 9 /* columns of one meaning */

/* What columns are called; of several the first that is filled counts, of addresses all. */
struct book_columns {
	const char *name, *first, *middle, *last;
	const char *addresses, *phones; /* with %zu for 1, 2, ... or in full, separated by | */
	const char *cell[KITH_CONTACT_CELLS];
	const char *relation, *relation_kind; /* with %zu */
	const char *relations[4][2];          /* a column and the kind it says */
};

static const struct book_columns google = {
	.name = "name",
	.first = "first name|given name",
	.middle = "middle name|additional name",
	.last = "last name|family name",
	.addresses = "e-mail %zu - value",
	.phones = "phone %zu - value",
	.cell = {"organization name|organization 1 - name",
		"organization title|organization 1 - title", "address 1 - city",
		"labels|group membership"},
	.relation = "relation %zu - value",
	.relation_kind = "relation %zu - label|relation %zu - type",
};

static const struct book_columns outlook = {
	.name = "name",
	.first = "first name|given name",
	.middle = "middle name",
	.last = "last name|surname",
	.addresses = "e-mail address|e-mail 2 address|e-mail 3 address",
	.phones = "mobile phone|primary phone|home phone|home phone 2|business phone|business "
		  "phone 2|"
		  "other phone|car phone",
	.cell = {"company", "job title", "business city|home city|other city", "categories"},
	.relations = {{"spouse", "spouse"}, {"manager's name", "manager"},
		{"assistant's name", "assistant"}},
};

/* A table on its way in. */
struct table {
	struct kith_sheet sheet;
	kith_address_book *book;
	const struct book_columns *columns;
	size_t name, first, middle, last;
};

/* The column of these names, %zu being k; KITH_NO_COLUMN where there is none. */
static size_t numbered(const struct kith_sheet *sheet, const char *names, size_t k)
{
	g_autofree char *number = g_strdup_printf("%zu", k);
	g_auto(GStrv) parts = g_strsplit(names, "%zu", -1);
	g_autofree char *all = g_strjoinv(number, parts);
	return kith_sheet_column(sheet, all);
}

/* The first of these columns that is filled. */
static const char *first_filled(const struct kith_sheet *sheet, const char *names)
{
	g_auto(GStrv) each = g_strsplit(names, "|", -1);
	const char *cell = "";
	for (size_t k = 0; each[k] && !*cell; k++) {
		cell = kith_sheet_cell(sheet, kith_sheet_column(sheet, each[k]));
	}
	return cell;
}

/* The values of a cell, which Google parts by ":::" and others by ;, with ; between them; a star
 * before a label says that it is Google's own. To be freed. */
static char *values_of(const char *cell)
{
	g_auto(GStrv) parts = g_strsplit(cell, ":::", -1);
	GString *all = g_string_new(NULL);
	for (size_t k = 0; parts[k]; k++) {
		const char *value = g_strstrip(parts[k]);
		value += g_str_has_prefix(value, "* ") ? 2 : 0;
		g_string_append_printf(all, "%s%s", all->len && *value ? ";" : "", value);
	}
	return g_string_free(all, false);
}

/* Adds each value of the columns of these names. */
static void add_all(const struct table *table, const char *names, struct kith_contact *contact,
	void (*add)(struct kith_contact *, const char *))
{
	g_auto(GStrv) each = g_strsplit(names, "|", -1);
	bool counted = strstr(names, "%zu") != NULL;
	size_t count = counted ? MOST : g_strv_length(each);
	for (size_t k = 0; k < count; k++) {
		size_t column = counted ? numbered(&table->sheet, names, k + 1)
					: kith_sheet_column(&table->sheet, each[k]);
		g_autofree char *all = values_of(kith_sheet_cell(&table->sheet, column));
		g_auto(GStrv) values = g_strsplit(all, ";", -1);
		for (size_t v = 0; values[v]; v++) {
			add(contact, values[v]);
		}
	}
}

static void add_relations(const struct table *table, struct kith_contact *contact)
{
	const struct kith_sheet *sheet = &table->sheet;
	const struct book_columns *columns = table->columns;
	for (size_t k = 1; columns->relation && k <= MOST; k++) {
		const char *to = kith_sheet_cell(sheet, numbered(sheet, columns->relation, k));
		const char *kind =
			kith_sheet_cell(sheet, numbered(sheet, columns->relation_kind, k));
		if (*to) {
			kith_contact_add_relation(contact, to, kind);
		}
	}
	for (size_t k = 0; columns->relations[k][0]; k++) {
		const char *to = first_filled(sheet, columns->relations[k][0]);
		if (*to) {
			kith_contact_add_relation(contact, to, columns->relations[k][1]);
		}
	}
}

/* The whole name, else its parts. To be freed. */
static char *name_of(const struct table *table)
{
	const char *whole = kith_sheet_cell(&table->sheet, table->name);
	const size_t parts[] = {table->first, table->middle, table->last};
	GString *name = g_string_new(whole);
	for (size_t k = 0; !*whole && k < G_N_ELEMENTS(parts); k++) {
		const char *part = kith_sheet_cell(&table->sheet, parts[k]);
		g_string_append_printf(name, "%s%s", name->len && *part ? " " : "", part);
	}
	return g_string_free(name, false);
}

static bool add_row(const struct table *table, GError **error)
{
	struct kith_contact contact;
	kith_contact_init(&contact);
	contact.name = name_of(table);
	for (size_t k = 0; k < KITH_CONTACT_CELLS; k++) {
		g_autofree char *cell =
			values_of(first_filled(&table->sheet, table->columns->cell[k]));
		kith_contact_set(&contact, (enum kith_contact_cell)k, cell);
	}
	add_all(table, table->columns->addresses, &contact, kith_contact_add_address);
	add_all(table, table->columns->phones, &contact, kith_contact_add_phone);
	add_relations(table, &contact);
	bool done = kith_address_book_add(table->book, &contact, error);
	kith_contact_finish(&contact);
	return done;
}

static bool find_columns(kith_import *import, struct table *table, GError **error)
{
	const struct kith_sheet *sheet = &table->sheet;
	const struct book_columns *columns = table->columns;
	g_autofree char *needed =
		g_strdup_printf("%s|%s|%s", columns->first, columns->last, columns->name);
	if (!kith_import_column(
		    import, sheet, KITH_ROLE_TARGET, columns->name, &table->name, error) ||
		(table->name == KITH_NO_COLUMN && !kith_import_need(sheet, needed, error))) {
		return false;
	}
	table->first = kith_sheet_column(sheet, columns->first);
	table->middle = kith_sheet_column(sheet, columns->middle);
	table->last = kith_sheet_column(sheet, columns->last);
	return true;
}

static bool read_rows(struct table *table, GError **error)
{
	for (bool more = true;;) {
		if (!kith_sheet_next(&table->sheet, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		if (!add_row(table, error)) {
			return false;
		}
	}
}

static bool read_table(kith_import *import, const struct kith_import_look *look,
	const struct book_columns *columns, kith_source *source, GError **error)
{
	struct table table = {.columns = columns};
	bool done = kith_sheet_open(&table.sheet, source, &look->dialect, error);
	table.book = done ? kith_address_book_of(import, look->file, error) : NULL;
	done = table.book && find_columns(import, &table, error) && read_rows(&table, error);
	kith_sheet_finish(&table.sheet);
	return done;
}

static bool google_fits(const struct kith_import_look *look)
{
	/* Columns that no contact fills are not always there. */
	return kith_import_look_has(
		       look, "e-mail 1 - value|phone 1 - value|labels|group membership") &&
	       kith_import_look_has(look, "first name|given name") &&
	       kith_import_look_has(look, "last name|family name") &&
	       kith_import_look_has(look,
		       "phonetic first name|yomi name|middle name|additional name|"
		       "e-mail 1 - value");
}

static bool google_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	return read_table(import, look, &google, source, error);
}

const struct kith_import_format kith_import_google = {
	.name = {"google", "Google Contacts CSV"},
	.fits = google_fits,
	.read = google_read,
};

static bool outlook_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "e-mail address") &&
	       kith_import_look_has(look, "first name|given name") &&
	       kith_import_look_has(look, "last name|surname") &&
	       kith_import_look_has(look,
		       "e-mail display name|e-mail 2 address|business phone|mobile phone|"
		       "business street|home street");
}

static bool outlook_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	return read_table(import, look, &outlook, source, error);
}

const struct kith_import_format kith_import_outlook = {
	.name = {"outlook", "contacts of Outlook as CSV"},
	.fits = outlook_fits,
	.read = outlook_read,
};
