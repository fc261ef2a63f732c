/* Who is who behind pseudonyms: a file that stays with its owner. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/key.h"

#include <string.h>
#include <sys/stat.h>

#include "io/output.h"
#include "io/sheet.h"
#include "io/table.h"

/* The key is written anew: what is not taken from it would be lost. */
static bool take_row(const struct kith_sheet *sheet, size_t name, size_t pseudonym, GHashTable *key,
	GError **error)
{
	const char *who = kith_sheet_cell(sheet, name), *as = kith_sheet_cell(sheet, pseudonym);
	if (!*who || !*as) {
		return kith_csv_fail(sheet->csv, sheet->row, *who ? pseudonym : name, error,
			"this row of the key lacks a %s; fill it, or remove the row",
			*who ? "pseudonym" : "name");
	}
	return g_hash_table_insert(key, g_strdup(who), g_strdup(as)) ||
	       kith_csv_fail(sheet->csv, sheet->row, name, error,
		       "a row before this one has a pseudonym for %s already; keep one of them",
		       who);
}

bool kith_key_read(const char *path, GHashTable *key, GError **error)
{
	const struct kith_dialect dialect = {.delimiter = ','};
	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		return true;
	}
	g_auto(kith_sheet) sheet;
	bool more =
		kith_sheet_open(&sheet, kith_source_open(path, NULL, NULL, error), &dialect, error);
	if (!more) {
		return false;
	}
	size_t name = kith_sheet_column(&sheet, "name");
	size_t pseudonym = kith_sheet_column(&sheet, "pseudonym");
	if (name == KITH_NO_COLUMN || pseudonym == KITH_NO_COLUMN) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: this is no key: its columns must be name and pseudonym; give a new "
			"file's name",
			path);
	}
	while (more) {
		if (!kith_sheet_next(&sheet, &more, error)) {
			return false;
		}
		if (more && !take_row(&sheet, name, pseudonym, key, error)) {
			return false;
		}
	}
	return true;
}

bool kith_key_write(const char *path, GHashTable *key, GError **error)
{
	g_autoptr(kith_output) output = kith_output_open(path, error);
	g_autoptr(GString) text = g_string_new("name,pseudonym\n");
	g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(key), (GCompareFunc)strcmp);
	if (!output) {
		return false;
	}
	for (const GList *at = names; at; at = at->next) {
		const char *name = at->data, *pseudonym = g_hash_table_lookup(key, name);
		kith_csv_append(text, name, strlen(name));
		g_string_append_c(text, ',');
		kith_csv_append(text, pseudonym, strlen(pseudonym));
		g_string_append_c(text, '\n');
	}
	fchmod(fileno(output->stream), S_IRUSR | S_IWUSR);
	fwrite(text->str, 1, text->len, output->stream);
	return kith_output_close(output, error);
}
