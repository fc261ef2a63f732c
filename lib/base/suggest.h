/* The word that was probably meant. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SUGGEST_H
#define KITH_SUGGEST_H

#include <stddef.h>

/*
 * How many characters must be put in, taken out, changed or swapped with their neighbour to make
 * `b` of `a`, both UTF-8, ignoring case: 0 when equal. O(|a| |b|).
 * Damerau (1964), Commun. ACM 7:171, optimal string alignment.
 */
size_t kith_suggest_distance(const char *a, const char *b);

/*
 * The one of `words` (ending with NULL) that is nearest to `word`, the first of equals; NULL when
 * none is near enough to have been meant: more than a third of its characters differ and `word` is
 * not its beginning.
 */
const char *kith_suggest_word(const char *word, const char *const *words);

#endif
