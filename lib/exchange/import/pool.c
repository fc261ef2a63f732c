/* Who came to what, of all files: people matched as those of graphs are. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/format.h"

#include "base/text.h"

void kith_import_pool_finish(struct kith_import_pool *pool)
{
	kith_attendance_free(pool->came);
	g_free(pool->file);
	g_clear_pointer(&pool->by_email, g_hash_table_unref);
	g_clear_pointer(&pool->noted, g_hash_table_unref);
	g_clear_pointer(&pool->matches, g_ptr_array_unref);
}

kith_attendance *kith_import_pool(kith_import *import, GError **error)
{
	struct kith_import_pool *pool = &import->pool;
	if (!pool->came) {
		pool->came = kith_attendance_new(error);
		pool->by_email = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		pool->noted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		pool->matches =
			g_ptr_array_new_with_free_func((GDestroyNotify)kith_import_match_free);
	}
	g_hash_table_remove_all(pool->noted);
	pool->known = pool->came ? kith_attendance_people(pool->came)->n : 0;
	return pool->came;
}

static void note_match(kith_import *import, const struct kith_import_look *look, const char *name,
	const char *person, const char *by)
{
	if (g_hash_table_add(import->pool.noted, g_strdup(name))) {
		struct kith_import_match *match = g_new(struct kith_import_match, 1);
		*match = (struct kith_import_match){
			g_strdup(name), g_strdup(person), by, g_strdup(look->file)};
		g_ptr_array_add(import->pool.matches, match);
	}
}

/* What they are called in earlier files, by name or address; NULL: not met before. */
static const char *met_before(kith_import *import, const struct kith_import_look *look,
	const char *name, const char *address)
{
	const struct kith_import_pool *pool = &import->pool;
	const kith_graph *people = kith_attendance_people(pool->came);
	uint32_t person = kith_names_find(people->names, name);
	if (person < pool->known) {
		note_match(import, look, name, name, "name");
		return name;
	}
	gpointer known;
	if (!strchr(address, '@') ||
		!g_hash_table_lookup_extended(pool->by_email, address, NULL, &known) ||
		GPOINTER_TO_UINT(known) >= pool->known) {
		return NULL;
	}
	const char *called = kith_graph_name(people, GPOINTER_TO_UINT(known));
	note_match(import, look, name, called, "e-mail");
	return called;
}

bool kith_import_came(kith_import *import, const struct kith_import_look *look,
	const struct kith_import_visit *visit, GError **error)
{
	struct kith_import_pool *pool = &import->pool;
	if (!pool->file) {
		pool->file = g_strdup(look->file);
	}
	pool->several |= strcmp(pool->file, look->file) != 0;
	g_autofree char *address = kith_text_caseless(visit->email);
	g_autofree char *name = g_strdup(met_before(import, look, visit->name, address));
	if (!kith_attendance_add(
		    pool->came, name ? name : visit->name, visit->event, visit->date, error)) {
		return false;
	}
	const kith_graph *people = kith_attendance_people(pool->came);
	uint32_t person = kith_names_find(people->names, name ? name : visit->name);
	if (strchr(address, '@') && !g_hash_table_contains(pool->by_email, address)) {
		g_hash_table_insert(
			pool->by_email, g_steal_pointer(&address), GUINT_TO_POINTER(person));
	}
	return name || kith_attendance_cell(pool->came, "email", visit->email, error);
}

char *kith_import_event_of_file(const char *file)
{
	g_autofree char *base = g_path_get_basename(file);
	char *dot = strrchr(base, '.');
	if (dot && dot > base) {
		*dot = '\0';
	}
	return g_steal_pointer(&base);
}
