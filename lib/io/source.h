/* Bytes of a file or of standard input as UTF-8: unpacked and decoded on the way. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SOURCE_H
#define KITH_SOURCE_H

#include <stdio.h>

#include "base/error.h"

/* gio.h would bring in unistd.h, and read() with it. */
struct _GInputStream; // NOLINT(bugprone-reserved-identifier)

typedef struct kith_source kith_source;

/*
 * Reads `path`, or `in` when path is NULL or "-". gzip and zstd are recognised by their first bytes
 * and unpacked; UTF-16 and UTF-32 by their byte order marks, UTF-16 also by the NULs beside Latin
 * letters; a UTF-8 byte order mark is dropped. Where there is no mark, `encoding` (any name iconv
 * knows) says how to read, NULL means UTF-8. `in` is read by its descriptor: nothing may
 * have been read from it.
 *
 * Fails with KITH_ERROR_SYSTEM when the file cannot be read, KITH_ERROR_USAGE for an unknown
 * encoding.
 */
kith_source *kith_source_open(const char *path, FILE *in, const char *encoding, GError **error);

/* Reads `length` bytes of memory, which must outlive the source; `name` is what messages call it.
 */
kith_source *kith_source_open_bytes(
	const char *name, const void *bytes, size_t length, const char *encoding, GError **error);

/* Reads one of GIO's streams, which is taken over; its errors of KITH_ERROR are passed on as they
 * are. */
kith_source *kith_source_open_stream(
	const char *name, struct _GInputStream *stream, const char *encoding, GError **error);
void kith_source_free(kith_source *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_source, kith_source_free)

/* What messages call it: the path, or "standard input". */
const char *kith_source_name(const kith_source *source);

/*
 * Up to `size` > 0 bytes into `buffer`; sets `length`, 0 at the end.
 *
 * Fails with KITH_ERROR_SYSTEM when reading fails, KITH_ERROR_DATA when bytes cannot be unpacked or
 * decoded.
 */
bool kith_source_read(
	kith_source *source, char *buffer, size_t size, size_t *length, GError **error);

/*
 * Shows the next bytes, at most `size` and fewer only at the end, without taking them; valid until
 * the next call. Fails as kith_source_read.
 */
bool kith_source_peek(
	kith_source *source, size_t size, const char **bytes, size_t *length, GError **error);

/* How many bytes of the file were read, and how many it has, before they are unpacked; false where
 * that is not known, as for a pipe. */
bool kith_source_progress(const kith_source *source, size_t *done, size_t *count);

#endif
