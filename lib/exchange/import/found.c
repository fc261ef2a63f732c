/* Files found among others, in a folder or an archive: those of a sure format are read. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/format.h"
#include "io/archive.h"

#define HEAD ((size_t)64 << 10)

static const struct kith_import_format *format_of(
	const struct kith_import *import, const struct kith_import_look *look)
{
	const char *asked = import->options->format;
	for (size_t k = 0; kith_import_formats[k]; k++) {
		const struct kith_import_format *format = kith_import_formats[k];
		bool wanted = !asked || !g_ascii_strcasecmp(asked, "archive") ||
			      !g_ascii_strcasecmp(asked, format->name.name);
		if (format->in_folders && wanted && format->fits(look)) {
			return format;
		}
	}
	return NULL;
}

/* Whether a file, such as that of a day without messages, says nothing. */
static bool is_empty(const struct kith_import_look *look)
{
	return look->whole && strspn(look->head, "[]{} \t\r\n") == look->length;
}

/* Looks at the first bytes, and at the header of what is called a table. */
static bool look_at(
	kith_import *import, struct kith_import_look *look, kith_source *source, GError **error)
{
	const char *bytes, *name = kith_source_name(source), *end = strrchr(name, '.');
	if (end && !g_ascii_strcasecmp(end, ".csv")) {
		return kith_import_look_at(look, source, &import->options->reading.dialect, error);
	}
	*look = (struct kith_import_look){.file = name};
	if (!kith_source_peek(source, HEAD, &bytes, &look->length, error)) {
		return false;
	}
	look->head = g_malloc0(look->length + 1);
	if (look->length) {
		memcpy(look->head, bytes, look->length);
	}
	look->whole = look->length < HEAD;
	return true;
}

static void pass_over(struct kith_import_found *found, const struct kith_import_look *look)
{
	bool archive = kith_archive_begins(look->head, look->length);
	found->others += !is_empty(look);
	found->archives += archive;
	if (archive && !found->archive) {
		found->archive = g_strdup(look->file);
	}
}

/* What cannot be unpacked or decoded is none of ours, and no reason to stop. */
static bool is_no_text(struct kith_import_found *found, GError **error)
{
	bool other = error && g_error_matches(*error, KITH_ERROR, KITH_ERROR_DATA);
	if (other) {
		g_clear_error(error);
		found->others++;
	}
	return other;
}

bool kith_import_add_found(
	kith_import *import, kith_source *source, struct kith_import_found *found, GError **error)
{
	struct kith_import_look look = {0};
	g_autofree char *file = source ? g_strdup(kith_source_name(source)) : NULL;
	if (!source || !look_at(import, &look, source, error)) {
		kith_import_look_finish(&look);
		kith_source_free(source);
		return is_no_text(found, error);
	}
	look.file = file;
	const struct kith_import_format *format = format_of(import, &look);
	bool done = true;
	if (format) {
		found->read++;
		done = kith_import_read_as(import, format, &look, source, error);
	} else {
		pass_over(found, &look);
		kith_source_free(source);
	}
	kith_import_look_finish(&look);
	return done;
}

bool kith_import_note_found(kith_import *import, const char *place,
	const struct kith_import_found *found, GError **error)
{
	if (found->archives) {
		kith_import_note(import,
			"%s: %zu archive%s within %s not looked into, the first of them %s; unpack "
			"what is meant",
			place, found->archives, found->archives == 1 ? "" : "s",
			found->archives == 1 ? "was" : "were", found->archive);
	}
	if (found->read == 0) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: there are no messages or contacts in it that kith knows; give the "
			"files that are meant one by one",
			place);
	}
	if (found->others) {
		kith_import_note(import,
			"%s: %zu file%s left out: no messages or contacts, drafts, deleted", place,
			found->others, found->others == 1 ? "" : "s");
	}
	return true;
}
