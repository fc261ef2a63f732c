/* The files in an archive, one after another, without unpacking it to disk. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <string.h>

#include "base/blocks.h"
#include "base/text.h"

#define CHUNK ((size_t)64 << 10)
#define LARGE ((uint64_t)16 << 20) /* what is no larger is no bomb */
#define RATIO 100                  /* text is rarely packed to a twentieth */
#define TAR_MAGIC 257

struct kith_archive {
	kith_source *source;
	struct archive *reader;
	char *buffer; /* [CHUNK] of the source */
	char *path;   /* of the file at hand, or NULL */
	char *shown;  /* the same in messages */
	bool at_file, sized;
	uint64_t given, taken; /* bytes of the source, and of all files so far */
	GError *failure;       /* what stopped it, or NULL */
};

bool kith_archive_begins(const char *bytes, size_t length)
{
	return (length >= 4 &&
		       (!memcmp(bytes, "PK\x03\x04", 4) || !memcmp(bytes, "PK\x05\x06", 4))) ||
	       (length >= TAR_MAGIC + 5 && !memcmp(bytes + TAR_MAGIC, "ustar", 5));
}

/* Whether what was unpacked is out of all proportion to what was stored. */
static bool is_bomb(const kith_archive *archive)
{
	uint64_t unpacked = MAX(archive->given, archive->taken);
	size_t done, count;
	uint64_t stored =
		kith_source_progress(archive->source, &done, &count) ? done : archive->given;
	return unpacked > LARGE && unpacked / RATIO > stored;
}

static bool fail_bomb(const kith_archive *archive, GError **error)
{
	return kith_fail(error, KITH_ERROR_DATA,
		"%s/%s: this unpacks to over %d times what is stored; is it meant to fill a "
		"machine? Unpack the archive where there is room, and give the files that are "
		"meant",
		kith_source_name(archive->source), archive->shown, RATIO);
}

/* What libarchive gets of the source. */
static la_ssize_t give(struct archive *reader, void *data, const void **bytes)
{
	kith_archive *archive = data;
	size_t length, done, count;
	(void)reader;
	if (archive->failure || !kith_source_read(archive->source, archive->buffer, CHUNK, &length,
					&archive->failure)) {
		return ARCHIVE_FATAL;
	}
	archive->given += length;
	if (archive->path && is_bomb(archive)) {
		fail_bomb(archive, &archive->failure);
		return ARCHIVE_FATAL;
	}
	if (kith_source_progress(archive->source, &done, &count)) {
		kith_blocks_tell(done, count);
	}
	*bytes = archive->buffer;
	return (la_ssize_t)length;
}

kith_archive *kith_archive_new(kith_source *source)
{
	kith_archive *archive = g_new0(kith_archive, 1);
	archive->source = source;
	archive->buffer = g_malloc(CHUNK);
	archive->reader = archive_read_new();
	archive_read_support_format_tar(archive->reader);
	archive_read_support_format_zip_streamable(archive->reader);
	archive_read_open(archive->reader, archive, NULL, give, NULL);
	return archive;
}

void kith_archive_free(kith_archive *archive)
{
	if (!archive) {
		return;
	}
	archive_read_free(archive->reader);
	g_clear_error(&archive->failure);
	kith_source_free(archive->source);
	g_free(archive->buffer);
	g_free(archive->path);
	g_free(archive->shown);
	g_free(archive);
}

/* What stopped it, or what libarchive says. */
static bool fail_reading(const kith_archive *archive, GError **error)
{
	if (archive->failure) {
		if (error) {
			*error = g_error_copy(archive->failure);
		}
		return false;
	}
	const char *said = archive_error_string(archive->reader);
	g_autofree char *why = kith_text_clean(said ? said : "it is damaged");
	g_strstrip(why);
	if (!archive->shown) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: this archive cannot be read (%s); check that it is whole, or, if it "
			"is a spreadsheet, save the sheet as CSV (UTF-8)",
			kith_source_name(archive->source), why);
	}
	return kith_fail(error, KITH_ERROR_DATA,
		"%s: this archive cannot be read behind %s (%s); check that it is whole",
		kith_source_name(archive->source), archive->shown, why);
}

/* Bytes of the file at hand; `length` is 0 at its end. What fails once fails for good, whoever
 * hears of it. */
static bool take(kith_archive *archive, void *buffer, size_t size, size_t *length, GError **error)
{
	la_ssize_t got = archive->failure ? -1 : archive_read_data(archive->reader, buffer, size);
	archive->taken += got > 0 ? (size_t)got : 0;
	*length = got > 0 ? (size_t)got : 0;
	if (!archive->failure && got < 0) {
		fail_reading(archive, &archive->failure);
	} else if (!archive->failure && is_bomb(archive)) {
		fail_bomb(archive, &archive->failure);
	}
	return !archive->failure || fail_reading(archive, error);
}

/* Reads to the end of a file whose length was not said before it: libarchive would unpack it all,
 * were it a bomb or not. */
static bool pass_over(kith_archive *archive, GError **error)
{
	g_autofree char *buffer = g_malloc(CHUNK);
	for (size_t length = 1; length;) {
		if (!take(archive, buffer, CHUNK, &length, error)) {
			return false;
		}
	}
	return true;
}

/* Whether a name would lie outside of the folder it is unpacked in. */
static bool leads_out(const char *path)
{
	g_autofree char *plain = g_strdelimit(g_strdup(path), "\\", '/');
	g_auto(GStrv) parts = g_strsplit(plain, "/", -1);
	bool drive = g_ascii_isalpha(plain[0]) && plain[1] == ':';
	return *plain == '/' || drive || g_strv_contains((const char *const *)parts, "..");
}

/* Whether a file is packed in one of the ways that need no more than a window of memory. */
static bool is_plain(struct archive *reader)
{
	const char *name = archive_format_name(reader);
	return !name || !g_str_has_prefix(name, "ZIP") || strstr(name, "(deflation)") ||
	       strstr(name, "(uncompressed)");
}

static bool check(const kith_archive *archive, struct archive_entry *entry, GError **error)
{
	const char *file = kith_source_name(archive->source), *path = archive->shown;
	if (leads_out(archive->path)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: the archive holds \"%s\", which leads out of it; no export does "
			"that: unpack it somewhere safe and give the files that are meant",
			file, path);
	}
	if (archive_entry_is_encrypted(entry)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s/%s: this is encrypted; unpack the archive with its password and give "
			"the folder",
			file, path);
	}
	return is_plain(archive->reader) ||
	       kith_fail(error, KITH_ERROR_DATA,
		       "%s/%s: this is packed in an unusual way; unpack the archive and give the "
		       "folder",
		       file, path);
}

static char *path_of(struct archive_entry *entry)
{
	const char *path = archive_entry_pathname_utf8(entry);
	path = path ? path : archive_entry_pathname(entry);
	return g_utf8_make_valid(path ? path : "?", -1);
}

bool kith_archive_next(kith_archive *archive, const char **path, GError **error)
{
	for (;;) {
		struct archive_entry *entry;
		if (archive->failure) {
			return fail_reading(archive, error);
		}
		if (archive->at_file && !archive->sized && !pass_over(archive, error)) {
			return false;
		}
		archive->at_file = false;
		int result = archive_read_next_header(archive->reader, &entry);
		if (result == ARCHIVE_EOF) {
			*path = NULL;
			return true;
		}
		if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
			return fail_reading(archive, error);
		}
		g_free(archive->path);
		g_free(archive->shown);
		archive->path = path_of(entry);
		archive->shown = kith_text_clean(archive->path);
		if (!check(archive, entry, error)) {
			return false;
		}
		archive->at_file = archive_entry_filetype(entry) == AE_IFREG;
		archive->sized = archive_entry_size_is_set(entry);
		if (archive->at_file && !archive_entry_hardlink(entry)) {
			*path = archive->path;
			return true;
		}
	}
}

/* The file at hand as one of GIO's streams. */
typedef struct {
	GInputStream parent;
	kith_archive *archive;
} ArchiveStream;

typedef struct {
	GInputStreamClass parent;
} ArchiveStreamClass;

G_DEFINE_TYPE(ArchiveStream, archive_stream, G_TYPE_INPUT_STREAM)

static gssize archive_stream_read(
	GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
	size_t length;
	(void)cancellable;
	return take(((ArchiveStream *)stream)->archive, buffer, size, &length, error)
		       ? (gssize)length
		       : -1;
}

static void archive_stream_class_init(ArchiveStreamClass *class)
{
	G_INPUT_STREAM_CLASS(class)->read_fn = archive_stream_read;
}

static void archive_stream_init(ArchiveStream *self)
{
	(void)self;
}

kith_source *kith_archive_open(kith_archive *archive, const char *encoding, GError **error)
{
	g_autofree char *name =
		g_strdup_printf("%s/%s", kith_source_name(archive->source), archive->shown);
	ArchiveStream *stream = g_object_new(archive_stream_get_type(), NULL);
	stream->archive = archive;
	return kith_source_open_stream(name, G_INPUT_STREAM(stream), encoding, error);
}
