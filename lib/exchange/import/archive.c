/* Archives of any of the other files: looked into, never unpacked to disk. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/archive.h"

#include <string.h>

#include "exchange/import/format.h"

static bool archive_fits(const struct kith_import_look *look)
{
	return kith_archive_begins(look->head, look->length);
}

/* Whether somebody's computer put it there, not the export. */
static bool is_litter(const char *path)
{
	return g_str_has_prefix(path, "__MACOSX/") || g_str_has_suffix(path, ".DS_Store");
}

static bool read_files(
	kith_import *import, kith_archive *archive, struct kith_import_found *found, GError **error)
{
	const char *encoding = import->options->reading.dialect.encoding;
	for (const char *path;;) {
		if (!kith_archive_next(archive, &path, error)) {
			return false;
		}
		if (!path) {
			return true;
		}
		kith_source *source =
			is_litter(path) ? NULL : kith_archive_open(archive, encoding, error);
		if (!is_litter(path) && !kith_import_add_found(import, source, found, error)) {
			return false;
		}
	}
}

static bool archive_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_archive) archive = kith_archive_new(source);
	struct kith_import_found found = {0};
	bool done = read_files(import, archive, &found, error) &&
		    kith_import_note_found(import, look->file, &found, error);
	g_free(found.archive);
	return done;
}

const struct kith_import_format kith_import_archive = {
	.name = {"archive",
		"a .zip or .tgz of files of which some are known, as Slack's, LinkedIn's"},
	.fits = archive_fits,
	.read = archive_read,
};
