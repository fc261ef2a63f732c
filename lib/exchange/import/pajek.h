/* A Pajek file on its way into a graph. Inside of import_pajek. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_PAJEK_H
#define KITH_IMPORT_PAJEK_H

#include "exchange/import/format.h"
#include "exchange/import/web.h"
#include "exchange/import/tokens.h"

enum kith_pajek_section {
	KITH_PAJEK_BEFORE,
	KITH_PAJEK_VERTICES,
	KITH_PAJEK_ARCS,
	KITH_PAJEK_EDGES,
	KITH_PAJEK_ARCS_LIST,
	KITH_PAJEK_EDGES_LIST,
	KITH_PAJEK_MATRIX,
	KITH_PAJEK_VALUES,
	KITH_PAJEK_OVER
};

struct kith_pajek {
	struct kith_words_reader words;
	kith_web *web;
	kith_import *import;
	kith_attendance *came; /* two-mode: who came to what */
	enum kith_pajek_section section;
	size_t n, first_mode; /* people promised; of the first mode, 0: one mode */
	GHashTable *names;    /* two-mode: by number, of char * */
	size_t others;        /* networks after the first, passed over */
	char *kind;           /* of the relation at hand, or NULL */
	char *values;         /* name of the partition or vector at hand, or NULL */
	size_t row;           /* of the matrix, or of the values */
	GArray *matrix;       /* of double: rows as they came */
};

/* All fail with KITH_ERROR_DATA, of the web without a place, or with KITH_ERROR_SYSTEM. */

/* Fails with the message at the line at hand. */
bool kith_pajek_fail(struct kith_pajek *reader, GError **error, const char *message);

/* Takes the line at hand as the section it stands in has it. */
bool kith_pajek_read_row(struct kith_pajek *reader, GError **error);

/* Makes ties of a matrix that has ended. */
bool kith_pajek_finish_matrix(struct kith_pajek *reader, GError **error);

/* Vertices without a line are people too, as long as their number is not a lie: a file has at least
 * a byte for each. */
bool kith_pajek_add_others(struct kith_pajek *reader, GError **error);

#endif
