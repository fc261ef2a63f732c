/* Who came to what, of all files: people matched as those of graphs are. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/format.h"

#include "base/number.h"
#include "base/text.h"

void kith_import_shared_attendance_finish(struct kith_import_shared_attendance *shared)
{
	kith_attendance_free(shared->came);
	g_free(shared->file);
	g_clear_pointer(&shared->by_email, g_hash_table_unref);
	g_clear_pointer(&shared->noted, g_hash_table_unref);
	g_clear_pointer(&shared->matches, g_ptr_array_unref);
}

kith_attendance *kith_import_shared_attendance(kith_import *import, GError **error)
{
	struct kith_import_shared_attendance *shared = &import->attendance;
	if (!shared->came) {
		shared->came = kith_attendance_new(error);
		shared->by_email = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		shared->noted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		shared->matches =
			g_ptr_array_new_with_free_func((GDestroyNotify)kith_import_match_free);
	}
	g_clear_pointer(&import->digest, g_free);
	g_hash_table_remove_all(shared->noted);
	shared->known = shared->came ? kith_attendance_people(shared->came)->n : 0;
	return shared->came;
}

static void note_match(kith_import *import, const struct kith_import_look *look, const char *name,
	const char *person, const char *by)
{
	if (g_hash_table_add(import->attendance.noted, g_strdup(name))) {
		struct kith_import_match *match = g_new(struct kith_import_match, 1);
		*match = (struct kith_import_match){
			g_strdup(name), g_strdup(person), by, g_strdup(look->file)};
		g_ptr_array_add(import->attendance.matches, match);
	}
}

/* What they are called in earlier files, by name or address, or in this one, by address and nearly
 * the same name: a friend's ticket is often bought under one's own address. NULL: not met before.
 */
static const char *met_before(kith_import *import, const struct kith_import_look *look,
	const char *name, const char *address)
{
	const struct kith_import_shared_attendance *shared = &import->attendance;
	const kith_graph *people = kith_attendance_people(shared->came);
	uint32_t person = kith_names_find(people->names, name);
	if (person < shared->known) {
		note_match(import, look, name, name, "name");
		return name;
	}
	gpointer known;
	if (!strchr(address, '@') ||
		!g_hash_table_lookup_extended(shared->by_email, address, NULL, &known)) {
		return NULL;
	}
	const char *called = kith_graph_name(people, GPOINTER_TO_UINT(known));
	if (GPOINTER_TO_UINT(known) >= shared->known) {
		g_autofree char *a = kith_text_fold(called), *b = kith_text_fold(name);
		return strcmp(a, b) ? NULL : called;
	}
	note_match(import, look, name, called, "e-mail");
	return called;
}

/* What the table of aliases calls a visitor, by name or address; else their name. */
static const char *called(const kith_import *import, const struct kith_import_visit *visit)
{
	kith_aliases *aliases = import->options->aliases;
	const char *person = kith_aliases_find(aliases, visit->name);
	person = person || !*visit->email ? person : kith_aliases_find(aliases, visit->email);
	return person ? person : visit->name;
}

bool kith_import_came(kith_import *import, const struct kith_import_look *look,
	const struct kith_import_visit *visit, GError **error)
{
	struct kith_import_shared_attendance *shared = &import->attendance;
	const char *given = called(import, visit);
	if (!shared->file) {
		shared->file = g_strdup(look->file);
	}
	shared->several |= strcmp(shared->file, look->file) != 0;
	g_autofree char *address = kith_text_caseless(visit->email);
	g_autofree char *name = g_strdup(met_before(import, look, given, address));
	if (!kith_attendance_add(
		    shared->came, name ? name : given, visit->event, visit->date, error)) {
		return false;
	}
	const kith_graph *people = kith_attendance_people(shared->came);
	uint32_t person = kith_names_find(people->names, name ? name : given);
	if (strchr(address, '@') && !g_hash_table_contains(shared->by_email, address)) {
		g_hash_table_insert(
			shared->by_email, g_steal_pointer(&address), GUINT_TO_POINTER(person));
	}
	return name || kith_attendance_cell(shared->came, "email", visit->email, error);
}

char *kith_import_date_of_file(const char *file)
{
	g_autofree char *base = g_path_get_basename(file);
	double days;
	for (char *at = base; *at; at++) {
		bool begins = at == base || !g_ascii_isdigit(at[-1]);
		if (begins && strlen(at) >= 10 && at[4] == '-' && !g_ascii_isdigit(at[10])) {
			char *day = g_strndup(at, 10);
			if (kith_date_parse(day, &days)) {
				return day;
			}
			g_free(day);
		}
	}
	return g_strdup("");
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
