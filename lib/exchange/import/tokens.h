/* Lines parted into words, quoted ones whole. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_WORDS_H
#define KITH_IMPORT_WORDS_H

#include "io/scanner.h"

struct kith_words_reader {
	kith_scanner *scanner;
	GString *line;
	GPtrArray *words;   /* of char *: of the line at hand, at least one */
	GByteArray *quoted; /* [words] 1: stood in quotes */
};

/* Takes the source over. */
void kith_words_init(struct kith_words_reader *reader, kith_source *source);
void kith_words_finish(struct kith_words_reader *reader);

/*
 * Goes on to the next line that is not blank. Words are parted by blanks and by any of
 * `delimiters`, where two in a row have an empty word between; "..." holds together. With a ' among
 * `delimiters` '...' does too, and blanks part nothing.
 *
 * comment  a line that begins with this is passed over; 0: none
 * more     out: false after the last line
 *
 * Fails as kith_scanner_line.
 */
bool kith_words_next(struct kith_words_reader *reader, char comment, const char *delimiters,
	bool *more, GError **error);

/* A word of the line at hand; "" beyond the last. */
const char *kith_words_at(const struct kith_words_reader *reader, size_t word);

#endif
