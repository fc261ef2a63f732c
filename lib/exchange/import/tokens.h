/* Lines split into tokens, quoted ones whole. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_TOKENS_H
#define KITH_IMPORT_TOKENS_H

#include "io/scanner.h"

struct kith_tokens {
	kith_scanner *scanner;
	GString *line;
	GPtrArray *list;    /* of char *: of the line at hand, at least one */
	GByteArray *quoted; /* [list] 1: stood in quotes */
};

/* Takes the source over. */
void kith_tokens_init(struct kith_tokens *tokens, kith_source *source);
void kith_tokens_finish(struct kith_tokens *tokens);

/*
 * Goes on to the next line that is not blank. Tokens are separated by blanks and by any of
 * `delimiters`, where two in a row have an empty token between; "..." holds together. With a '
 * among `delimiters` '...' does too, and blanks separate nothing.
 *
 * comment  a line that begins with this is passed over; 0: none
 * more     out: false after the last line
 *
 * Fails as kith_scanner_line.
 */
bool kith_tokens_next(struct kith_tokens *tokens, char comment, const char *delimiters, bool *more,
	GError **error);

/* A token of the line at hand; "" beyond the last. */
const char *kith_tokens_at(const struct kith_tokens *tokens, size_t token);

#endif
