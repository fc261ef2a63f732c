/* Phrases: lists, how long ago and kinds of ties as people say them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PHRASES_H
#define KITH_PHRASES_H

#include <stddef.h>

#include <glib.h>

/*
 * Appends "Ada", "Ada and Grace", "Ada, Grace and Mary"; the rest beyond `most` items (at least 2)
 * is counted, unless it is only one: "Ada, Grace and 3 more".
 */
void kith_phrase_list(GString *out, const char *const *items, size_t count, size_t most);

/* Appends the month of a date as people write it: "September 2021"; nothing for what is no date. */
void kith_phrase_month(GString *out, const char *date);

/* Appends how long ago that was: "lately", "3 months ago", "4 years ago". */
void kith_phrase_ago(GString *out, double days);

/*
 * What two people do who have a tie of that kind: "work together", "are friends". NULL for a kind
 * that is not among those everyone uses.
 */
const char *kith_phrase_kind(const char *kind);

/* Appends what two people with ties of these kinds (const char *) do: "work together and have met
 * at events"; kinds nobody has words for are told as they are, "know each other (chess)". */
void kith_phrase_kinds(GString *out, const GPtrArray *kinds);

/* Appends a list of names (const char *), beyond three of which the rest is counted. */
void kith_phrase_names(GString *out, const GPtrArray *names);

/* A value as it is said in a sentence: "robotics", "the goal 'find peers'"; to be freed. */
char *kith_phrase_value(const char *column, const char *text);

/*
 * Appends what two people share (struct kith_shared_value *) as a list like that of names:
 * "robotics, the goal 'find peers' and level 4".
 */
void kith_phrase_shared(GString *out, const GPtrArray *shared);

#endif
