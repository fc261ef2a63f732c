/* Characters of a file, one after another, checked and with their place. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SCANNER_H
#define KITH_SCANNER_H

#include "io/source.h"

/* What stands at the end of the file, or where reading failed. */
#define KITH_SCANNER_END (-1)

/* A word or a quoted text may be so long, a line longer (rows of a matrix). */
#define KITH_SCANNER_WORD_LIMIT ((size_t)1 << 20)
#define KITH_SCANNER_LINE_LIMIT ((size_t)16 << 20)

typedef struct kith_scanner kith_scanner;

/* Takes the source over. */
kith_scanner *kith_scanner_new(kith_source *source);
void kith_scanner_free(kith_scanner *scanner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_scanner, kith_scanner_free)

/* The next byte without taking it, or KITH_SCANNER_END. */
int kith_scanner_peek(kith_scanner *scanner);

/* Takes the next byte. */
int kith_scanner_next(kith_scanner *scanner);

/* Takes blanks and line ends. */
void kith_scanner_skip_blanks(kith_scanner *scanner);

/*
 * Takes a line without its end (LF, CR LF or CR); sets `more` to false at the end of the file.
 *
 * Fails as kith_scanner_check, and with KITH_ERROR_DATA for a line over KITH_SCANNER_LINE_LIMIT.
 */
bool kith_scanner_line(kith_scanner *scanner, GString *line, bool *more, GError **error);

/* Appends a byte to a word. Fails with KITH_ERROR_DATA beyond KITH_SCANNER_WORD_LIMIT. */
bool kith_scanner_append(kith_scanner *scanner, GString *word, int byte, GError **error);

/*
 * Whether all went well so far: fails with KITH_ERROR_DATA where a NUL or what is not UTF-8 was
 * met, else as kith_source_read.
 */
bool kith_scanner_check(kith_scanner *scanner, GError **error);

/* How many bytes were read so far: what a header promises must be worth as many. */
size_t kith_scanner_bytes(const kith_scanner *scanner);

/* Where a byte stands in a file, both from 1. */
struct kith_place {
	size_t line, column;
};

/* From now on failures name the place of the next byte, here a word or the like begins; that of a
 * line which is taken whole is its beginning. */
void kith_scanner_mark(kith_scanner *scanner);

/* The place that failures name, and to make it one that was marked before. */
struct kith_place kith_scanner_marked(const kith_scanner *scanner);
void kith_scanner_mark_again(kith_scanner *scanner, struct kith_place place);

/* Fails with "FILE:LINE:COLUMN: message" at the place marked last, or with what stopped the
 * scanner. */
bool kith_scanner_fail(kith_scanner *scanner, GError **error, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* Puts the place in front of an error that does not name the file yet. Returns false. */
bool kith_scanner_prefix(const kith_scanner *scanner, GError **error);

#endif
