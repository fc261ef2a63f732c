/* Text of names and cells: trimmed, cleaned, without case, split into values. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BASE_TEXT_H
#define KITH_BASE_TEXT_H

#include <stdbool.h>

#include <glib.h>

/*
 * What follows is to be freed with g_free, but for kith_text_split. Text that is not UTF-8 stays
 * as it is where it cannot be changed.
 */

/* `length` bytes (or all up to a NUL: -1) trimmed and in NFC, as names are compared. */
char *kith_text_normalize(const char *text, gssize length);

/* A text without case, whichever way its accents are written: equal for what people call equal. */
char *kith_text_caseless(const char *text);

/* A text without case and accents, for what may have been typed without them. */
char *kith_text_fold(const char *text);

/* The same, but ä, ö, ü, ø, å written as the ae, oe, ue, oe, aa they are spelled where a keyboard
 * has none: "Mühlbach" and "Muehlbach" are both "muehlbach". */
char *kith_text_fold_spelled(const char *text);

/*
 * The values of a cell that may hold several, separated by ; or |: each trimmed, those that are
 * empty left out. Ends with NULL; to be freed with g_strfreev.
 */
char **kith_text_split(const char *cell);

/* Whether a cell is written as if it held several values. */
bool kith_text_is_split(const char *cell);

/*
 * What pictures and letters show of a name: valid UTF-8 without control characters (a blank
 * instead), controls of writing direction or what XML forbids; its first 200 letters. To be freed.
 */
char *kith_text_clean(const char *name);

/* The same of a sentence, which may be longer. To be freed. */
char *kith_text_clean_whole(const char *text);

/* Whether `word` is one of `words`, separated by |, in any ASCII case. */
bool kith_text_is_one_of(const char *word, const char *words);

#endif
