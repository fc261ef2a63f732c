/* Letters: short e-mails that ask, offer or say hello, from facts and a template. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LETTER_H
#define KITH_LETTER_H

#include "base/error.h"

/*
 * A template is lines of text with facts in braces, as in "Dear {to},". A line that needs a fact
 * that is not known is left out, and so are blank lines at the ends and next to others. Its first
 * line is "Subject: ...". Long lines are broken at 72 columns.
 */

/* To ask somebody for an introduction, with a note they can forward. */
extern const char *const kith_letter_ask;

/* To write to somebody one knows. */
extern const char *const kith_letter_hello;

/* To write to somebody one would like to know. */
extern const char *const kith_letter_first;

/* To ask one of two people whether they would like to be introduced. */
extern const char *const kith_letter_offer;

/* To tell those who sit at one table. */
extern const char *const kith_letter_table;

/* Facts by name (char *, char *); a fact that is empty or not there is not known. */
typedef GHashTable kith_facts;

/*
 * Lets a fact be known; line breaks and other controls become blanks, so that no value can end a
 * line or a header. An empty value, or NULL, is not known.
 */
void kith_letter_know(kith_facts *facts, const char *name, const char *value);

/*
 * Reads the facts of a row of an answer of `intro`, `meet`, `give` or `reconnect`: every column by
 * its name, and what letters say,
 *
 *   from, to, target, introducer, next (whom the one asked knows on the way), known (the target,
 *   when they know them); shared, both_know (whom who writes, or each of a pair, and the target
 * both know); how and when ("work together", "May 2024"): of who writes and who is written to,
 * since ("May 2016"): when they met, where nothing later is known; their_how and their_when: of the
 * introducer and the target; through, chain: the same as sentences; work, my_work ("work in web at
 * Pennine Bank"), whom, me: names with it; some_share, newcomers
 *
 * They come from its columns, each from its own, and never from a sentence or a
 * route; where a column has another of its name and "_label" beside it, people are called by that.
 * A number in brackets behind a name, or the company of somebody in the row, told it from another
 * and is left out. Of a pair the letter goes to the second when `second`.
 *
 * columns, cells  [count] names and cells of the row
 * letter          out: which of the five letters it is
 *
 * Fails with KITH_ERROR_DATA when it is an answer of none, or one without a column it needs, naming
 * the column and who prints it.
 */
kith_facts *kith_letter_facts(
	char *const *columns, char *const *cells, bool second, const char **letter, GError **error);

/* Lets it be known who signs (NULL: who is known to), and how they speak of themselves. */
void kith_letter_sign(kith_facts *facts, const char *from);

/* The names of all facts a template can ask for: those made for letters, then columns; to be
 * unreffed. Borrowed from `facts`. */
GPtrArray *kith_letter_fact_names(const kith_facts *facts);

/*
 * The letter: the template with its facts. Fails with KITH_ERROR_USAGE, when
 * the template asks for a fact that there is not.
 */
char *kith_letter_write(const char *letter, kith_facts *facts, GError **error);

/*
 * A letter as an unsent message (RFC 5322), its subject encoded where it must be (RFC 2047). Who
 * sends it, to which address and when, is for the mail program to add.
 */
char *kith_letter_message(const char *letter);

#endif
