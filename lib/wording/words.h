/* Words: lists, spans of time and kinds of ties as people say them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_WORDS_H
#define KITH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/*
 * Appends "Ada", "Ada and Grace", "Ada, Grace and Mary"; the rest beyond `most` items (at least 2)
 * is counted, unless it is only one: "Ada, Grace and 3 more".
 */
void kith_words_list(GString *out, const char *const *items, size_t count, size_t most);

/* Appends how long ago that was: "lately", "3 months ago", "4 years ago". */
void kith_words_ago(GString *out, double days);

/*
 * What two people do who have a tie of that kind: "work together", "are friends". NULL for a kind
 * that is not among those everyone uses.
 */
const char *kith_words_kind(const char *kind);

/*
 * Reads a span of time: a number and d, w, m or y (days, weeks, months, years; "3y", "18m"), or a
 * number of days. Returns false, leaving `days`, for anything else, and for spans that are not
 * above 0.
 */
bool kith_words_span(const char *text, double *days);

/* Makes the first letter a capital. */
void kith_words_capital(GString *sentence);

#endif
