/* Folders full of small files: Maildir, letters one by one. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>
#include <sys/stat.h>

#include "base/blocks.h"
#include "exchange/import/format.h"

/* One folder on its way in. */
struct walk {
	kith_import *import;
	const char *encoding;
	struct kith_import_found found;
};

static bool read_file(struct walk *walk, const char *path, GError **error)
{
	kith_source *source = kith_source_open(path, NULL, walk->encoding, error);
	return kith_import_add_found(walk->import, source, &walk->found, error);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted, so that the order is the same everywhere. */
static GPtrArray *names_in(const char *path, GError **error)
{
	GError *why = NULL;
	g_autoptr(GDir) folder = g_dir_open(path, 0, &why);
	if (!folder) {
		kith_fail(error, KITH_ERROR_SYSTEM, "%s: this folder cannot be read (%s)", path,
			why->message);
		g_error_free(why);
		return NULL;
	}
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; (name = g_dir_read_name(folder));) {
		g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, by_bytes);
	return names;
}

/* Whether a Maildir calls a file a draft, or deleted: "1700000000.x:2,DS". */
static bool is_set_aside(const char *name)
{
	const char *flags = strstr(name, ":2,");
	return flags && strpbrk(flags, "DT");
}

/* Whether a name in a folder is that of letters on their way into a Maildir. */
static bool is_unfinished(const char *name, const GPtrArray *names)
{
	return !strcmp(name, "tmp") &&
	       g_ptr_array_find_with_equal_func((GPtrArray *)names, "cur", g_str_equal, NULL);
}

static bool walk_into(struct walk *walk, const char *path, GError **error);

/* Takes one of the names in a folder; what is neither file nor folder is passed over, links too. */
static bool take(struct walk *walk, const char *folder, const GPtrArray *names, const char *name,
	GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	struct stat status;
	if (lstat(path, &status) != 0) {
		return true;
	}
	if (S_ISDIR(status.st_mode)) {
		return is_unfinished(name, names) || walk_into(walk, path, error);
	}
	bool aside = is_set_aside(name);
	walk->found.others += aside;
	return aside || !S_ISREG(status.st_mode) || read_file(walk, path, error);
}

static bool walk_into(struct walk *walk, const char *path, GError **error)
{
	g_autoptr(GPtrArray) names = names_in(path, error);
	for (guint k = 0; names && k < names->len; k++) {
		if (!take(walk, path, names, names->pdata[k], error)) {
			return false;
		}
		kith_blocks_tell(k + 1, names->len);
	}
	return names != NULL;
}

bool kith_import_add_folder(
	kith_import *import, const char *path, const char *encoding, GError **error)
{
	struct walk walk = {import, encoding, {0}};
	bool done = walk_into(&walk, path, error) &&
		    kith_import_note_found(import, path, &walk.found, error);
	g_free(walk.found.archive);
	return done;
}
