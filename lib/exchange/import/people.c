/* Tables of people whose ties are in other files. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/text.h"

/* Gephi's `Id`, Neo4j's `personId:ID`, Kumu's elements and NodeXL's vertices. */
static const char *key_of(const struct kith_import_look *look)
{
	for (size_t c = 0; look->header && look->header[c]; c++) {
		const char *colon = strrchr(look->header[c], ':');
		if (kith_text_is_one_of(look->header[c], "id|vertex") ||
			(colon && !g_ascii_strncasecmp(colon, ":id", 3))) {
			return look->header[c];
		}
	}
	return NULL;
}

static bool people_table_fits(const struct kith_import_look *look)
{
	bool kumu = look->header && *look->header &&
		    kith_text_is_one_of(look->header[0], "label") &&
		    kith_import_look_has(look, "type|tags|description");
	/* A matrix has the same names on both sides. */
	bool matrix = look->first && look->header && look->header[0] && look->header[1] &&
		      !strcmp(look->first[0], look->header[1]);
	return (key_of(look) && g_strv_length(look->header) > 1 && !matrix) || kumu;
}

static bool people_table_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	kith_people_table *table = kith_people_table_read(source, &look->dialect, error);
	if (!table) {
		return false;
	}
	struct kith_import_people *people = g_new0(struct kith_import_people, 1);
	const char *key = key_of(look);
	people->table = table;
	people->key = key && kith_text_is_one_of(key, "id") ? NULL : g_strdup(key);
	g_ptr_array_add(import->tables, people);
	return true;
}

const struct kith_import_format kith_import_people_table = {
	.name = {"people", "a table of people, such as Gephi's nodes, for the ties of other files"},
	.fits = people_table_fits,
	.read = people_table_read,
};
