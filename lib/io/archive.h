/* The files in an archive, one after another, without unpacking it to disk. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ARCHIVE_H
#define KITH_ARCHIVE_H

#include "io/source.h"

/*
 * A zip, or a tar packed by gzip or zstd or not at all, read in one go as a pipe is. Links and
 * folders are passed over. Nothing is trusted:
 *
 *	a name that leads out of the archive ("../x", "/x"), an encrypted file, a method of packing
 *	other than deflate, and what unpacks to over 64 MiB and over 200 times what is stored fail
 *	with KITH_ERROR_DATA.
 *
 * Memory: some 100 KiB, whatever there is inside.
 */
typedef struct kith_archive kith_archive;

/* Whether bytes, the first of a file, are those of an archive. */
bool kith_archive_begins(const char *bytes, size_t length);

/* Takes the source over. */
kith_archive *kith_archive_new(kith_source *source);
void kith_archive_free(kith_archive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_archive, kith_archive_free)

/* Goes on to the next file; `path` is NULL after the last, else valid until the next call. Fails
 * with KITH_ERROR_DATA, or as kith_source_read. */
bool kith_archive_next(kith_archive *archive, const char **path, GError **error);

/* The bytes of the file at hand, named "ARCHIVE/PATH", to be opened once and freed before the next.
 * Fails as kith_source_open. */
kith_source *kith_archive_open(kith_archive *archive, const char *encoding, GError **error);

#endif
