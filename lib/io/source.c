/* Bytes of a file or of standard input as UTF-8: unpacked and decoded on the way. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/source.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/caller.h"
#include "io/gzip_unpacker.h"
#include "io/zstd_unpacker.h"

struct kith_source {
	char *name;
	int file;    /* descriptor, or -1 */
	off_t bytes; /* of a regular file, else 0 */
	GInputStream
		*stream; /* always a GBufferedInputStream, so that its first bytes can be seen */
};

/* GIO's words for failing to read, unpack or decode, made ours. */
static bool fail_reading(const kith_source *source, const GError *why, GError **error)
{
	if (why->domain == KITH_ERROR) {
		g_propagate_error(error, g_error_copy(why));
		return false;
	}
	if (g_error_matches(why, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
		g_error_matches(why, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: cannot be unpacked or decoded (%s); check that the file is whole, or "
			"name its encoding with " KITH_CALLER_ENCODING,
			source->name, why->message);
	}
	if (g_error_matches(why, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)) {
		return kith_fail(error, KITH_ERROR_SYSTEM,
			"%s: this is a folder; give the files in it that are meant", source->name);
	}
	return kith_fail(error, KITH_ERROR_SYSTEM,
		"%s: cannot be read (%s); give a file that can be read", source->name,
		why->message);
}

/* Puts `inner` in place of the source's stream, buffered; takes it over. */
static void wrap(kith_source *source, GInputStream *inner)
{
	source->stream = g_buffered_input_stream_new(inner);
	g_object_unref(inner);
}

/* Passes what the stream gives through `converter`; takes it over. */
static void convert(kith_source *source, GConverter *converter)
{
	GInputStream *inner = g_converter_input_stream_new(source->stream, converter);
	g_object_unref(converter);
	g_object_unref(source->stream);
	wrap(source, inner);
}

static bool open_stream(kith_source *source, const char *path, FILE *in, GError **error)
{
	int file = path ? open(path, O_RDONLY | O_CLOEXEC) : fileno(in);
	if (file < 0) {
		return kith_fail(error, KITH_ERROR_SYSTEM,
			"%s: %s; give the name of a file that can be read", path,
			g_strerror(errno));
	}
	struct stat status;
	source->file = file;
	source->bytes = fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
	wrap(source, g_unix_input_stream_new(file, path != NULL));
	return true;
}

/* Whether the stream begins so; ? is any byte but NUL. */
static bool begins_with(kith_source *source, const char *pattern, size_t length)
{
	gsize seen;
	const char *head =
		g_buffered_input_stream_peek_buffer(G_BUFFERED_INPUT_STREAM(source->stream), &seen);
	bool like = seen >= length;
	for (size_t i = 0; like && i < length; i++) {
		like = pattern[i] == '?' ? head[i] != '\0' : head[i] == pattern[i];
	}
	return like;
}

static bool see_first_bytes(kith_source *source, GError **error)
{
	g_autoptr(GError) why = NULL;
	GBufferedInputStream *stream = G_BUFFERED_INPUT_STREAM(source->stream);
	for (gsize seen = 0; seen < 4;) {
		gssize more = g_buffered_input_stream_fill(stream, -1, NULL, &why);
		if (more < 0) {
			return fail_reading(source, why, error);
		}
		if (more == 0) {
			break;
		}
		seen = g_buffered_input_stream_get_available(stream);
	}
	return true;
}

static bool unpack(kith_source *source, GError **error)
{
	if (!see_first_bytes(source, error)) {
		return false;
	}
	if (begins_with(source, "\x1f\x8b", 2)) {
		convert(source, kith_gzip_unpacker_new());
		return see_first_bytes(source, error);
	}
	if (begins_with(source, "\x28\xb5\x2f\xfd", 4)) {
		convert(source, kith_zstd_unpacker_new());
		return see_first_bytes(source, error);
	}
	return true;
}

/* The encodings that files tell of themselves; longer marks first. Without a mark, Latin letters in
 * UTF-16 have a NUL beside each. */
static const struct {
	const char *encoding, *bytes;
	size_t length;
	bool is_mark; /* not part of the text */
} signs[] = {
	{"UTF-32LE", "\xff\xfe\0\0", 4, true},
	{"UTF-32BE", "\0\0\xfe\xff", 4, true},
	{"UTF-8", "\xef\xbb\xbf", 3, true},
	{"UTF-16LE", "\xff\xfe", 2, true},
	{"UTF-16BE", "\xfe\xff", 2, true},
	{"UTF-16LE", "?\0?\0", 4, false},
	{"UTF-16BE", "\0?\0?", 4, false},
};

/* The encoding the file tells by its first bytes, an archive having none, else the one that is
 * asked for. */
static const char *find_encoding(kith_source *source, const char *asked)
{
	if (begins_with(source, "PK\x03\x04", 4)) {
		return NULL;
	}
	for (size_t k = 0; k < G_N_ELEMENTS(signs); k++) {
		if (!(signs[k].is_mark || !asked) ||
			!begins_with(source, signs[k].bytes, signs[k].length)) {
			continue;
		}
		if (signs[k].is_mark) {
			g_input_stream_skip(source->stream, signs[k].length, NULL, NULL);
		}
		return signs[k].encoding;
	}
	return asked;
}

static bool decode(kith_source *source, const char *encoding, GError **error)
{
	encoding = find_encoding(source, encoding);
	if (!encoding || !g_ascii_strcasecmp(encoding, "utf-8") ||
		!g_ascii_strcasecmp(encoding, "utf8")) {
		return true;
	}
	GCharsetConverter *converter = g_charset_converter_new("UTF-8", encoding, NULL);
	if (!converter) {
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_ENCODING
			": \"%s\" is not an encoding this machine knows; `iconv -l` "
			"lists them",
			encoding);
	}
	convert(source, G_CONVERTER(converter));
	return true;
}

kith_source *kith_source_open_bytes(
	const char *name, const void *bytes, size_t length, const char *encoding, GError **error)
{
	return kith_source_open_stream(name,
		g_memory_input_stream_new_from_data(bytes, (gssize)length, NULL), encoding, error);
}

kith_source *kith_source_open_stream(
	const char *name, GInputStream *stream, const char *encoding, GError **error)
{
	g_autoptr(kith_source) source = g_new0(kith_source, 1);
	source->name = g_strdup(name);
	wrap(source, stream);
	if (!unpack(source, error) || !decode(source, encoding, error)) {
		return NULL;
	}
	return g_steal_pointer(&source);
}

kith_source *kith_source_open(const char *path, FILE *in, const char *encoding, GError **error)
{
	g_autoptr(kith_source) source = g_new0(kith_source, 1);
	if (path && !strcmp(path, "-")) {
		path = NULL;
	}
	source->name = g_strdup(path ? path : "standard input");
	if (!open_stream(source, path, in, error) || !unpack(source, error) ||
		!decode(source, encoding, error)) {
		return NULL;
	}
	return g_steal_pointer(&source);
}

void kith_source_free(kith_source *source)
{
	if (!source) {
		return;
	}
	g_clear_object(&source->stream);
	g_free(source->name);
	g_free(source);
}

const char *kith_source_name(const kith_source *source)
{
	return source->name;
}

bool kith_source_read(
	kith_source *source, char *buffer, size_t size, size_t *length, GError **error)
{
	g_autoptr(GError) why = NULL;
	gssize got = g_input_stream_read(source->stream, buffer, size, NULL, &why);
	if (got < 0) {
		return fail_reading(source, why, error);
	}
	*length = (size_t)got;
	return true;
}

bool kith_source_peek(
	kith_source *source, size_t size, const char **bytes, size_t *length, GError **error)
{
	g_autoptr(GError) why = NULL;
	GBufferedInputStream *stream = G_BUFFERED_INPUT_STREAM(source->stream);
	if (g_buffered_input_stream_get_buffer_size(stream) < size) {
		g_buffered_input_stream_set_buffer_size(stream, size);
	}
	while (g_buffered_input_stream_get_available(stream) < size) {
		gssize more = g_buffered_input_stream_fill(stream, -1, NULL, &why);
		if (more < 0) {
			return fail_reading(source, why, error);
		}
		if (more == 0) {
			break;
		}
	}
	gsize seen;
	*bytes = g_buffered_input_stream_peek_buffer(stream, &seen);
	*length = MIN(seen, size);
	return true;
}

bool kith_source_progress(const kith_source *source, size_t *done, size_t *count)
{
	off_t at = source->bytes > 0 ? lseek(source->file, 0, SEEK_CUR) : -1;
	if (at < 0) {
		return false;
	}
	*done = (size_t)at;
	*count = (size_t)source->bytes;
	return true;
}
