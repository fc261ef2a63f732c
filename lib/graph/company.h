/* Companies and other organisations: whether two names mean one, and where people's stand. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_COMPANY_H
#define KITH_GRAPH_COMPANY_H

#include "graph/graph.h"

/* How far a name is another one. */
enum kith_name_match {
	KITH_MATCH_NONE,
	KITH_MATCH_WEAK, /* perhaps: one name holds the other as whole words, or is its initials */
	KITH_MATCH_STRONG, /* the same words, but for legal forms, blanks and marks between them */
	KITH_MATCH_EXACT,  /* the same, but for case and accents */
};

/* "exact", "strong", "weak"; "" for none. */
const char *kith_name_match_word(enum kith_name_match match);

/* The words of a name, without case, accents and legal forms. */
struct kith_company_words {
	char **words;   /* "&", "und" and the like are "and"; single letters are joined */
	char *joined;   /* in a row, without blanks */
	char *initials; /* of three words or more, or of two with "and" between; else "" */
};

/* A name made ready to be compared with many. */
typedef struct kith_company {
	char *folded; /* without case and accents, blanks made one */
	struct kith_company_words plain,
		spelled; /* ü as u, and as the ue it is where there is no ü */
	char *letters;   /* of what is itself initials, as of "P&G"; else "" */
	bool nobody;     /* it says that there is none: freelance, self-employed, retired */
	bool telling;    /* some word is its own, so that it may be found in a longer name */
} kith_company;

/*
 * Reads a name. Legal forms (GmbH, Ltd, Inc., S.A., AB, Sp. z o.o., OOO and others) are left out
 * at its end and, where they stand there, at its beginning; but never all of a name.
 */
void kith_company_init(kith_company *company, const char *name);
void kith_company_finish(kith_company *company);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_company, kith_company_finish)

/*
 * How far two names mean one organisation. Words are compared whole: Apple is not Appleton, but
 * Siemens is Siemens AG (strong) and perhaps Siemens Healthineers (weak), Mueller & Soehne is
 * Müller und Söhne (strong), P&G perhaps Procter & Gamble. O(words).
 */
enum kith_name_match kith_company_compare(const kith_company *a, const kith_company *b);

/*
 * How near two names are that do not match, 0 to 1, to ask whether one was meant: the share of the
 * words they have in common, those of many names left out, or of the letters of which fewer than a
 * fourth differ. O(words^2 + letters^2).
 */
double kith_company_nearness(const kith_company *a, const kith_company *b);

/* The column of people that says whom they work for, by its usual names; or NULL. */
const struct kith_column *kith_company_column(const kith_graph *graph);

/* Whether a column of that name says so. */
bool kith_company_is_column(const char *name);

#endif
