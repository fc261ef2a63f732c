/* A DL file on its way into a graph. Inside of import_dl. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_DL_H
#define KITH_IMPORT_DL_H

#include "exchange/import/format.h"
#include "exchange/import/web.h"
#include "exchange/import/tokens.h"

enum kith_dl_mode {
	KITH_DL_HEADER,
	KITH_DL_LABELS,
	KITH_DL_ROW_LABELS,
	KITH_DL_COLUMN_LABELS,
	KITH_DL_MATRIX_LABELS,
	KITH_DL_DATA
};

enum kith_dl_format {
	KITH_DL_FULL_MATRIX,
	KITH_DL_LOWER_HALF,
	KITH_DL_UPPER_HALF,
	KITH_DL_NODE_LIST,    /* somebody, then those they name */
	KITH_DL_COUNTED_LIST, /* how many, then those; line by line everyone's */
	KITH_DL_RANKED_LIST,  /* somebody, then those they name, the first ranked first */
	KITH_DL_EDGE_LIST,
	KITH_DL_EDGE_ARRAY /* two people, then a value for each matrix */
};

struct kith_dl {
	struct kith_words_reader words;
	kith_import *import;
	kith_web *web;
	kith_attendance *came; /* two-mode: rows come to columns */
	enum kith_dl_mode mode;
	char *key;   /* header: what the next word is the value of, or NULL */
	char *whose; /* header: "row", "col" or "matrix" before "labels", or NULL */
	size_t n, rows, columns, matrices; /* 0: not said */
	enum kith_dl_format format;
	bool two_mode; /* the format says so */
	bool embedded; /* labels stand in the data */
	bool no_diagonal;
	GPtrArray *labels, *row_labels, *column_labels, *matrix_labels; /* of char * */
	GArray *values; /* of double: entries of the matrix at hand */
	size_t matrix;  /* number of the matrix at hand */
	size_t row;     /* of a counted list, how many have been read */
	bool headed;    /* the embedded column labels of this matrix were read */
};

/* Fails with the message at the line at hand. */
bool kith_dl_fail(struct kith_dl *reader, GError **error, const char *message);

/* Takes word number k of the line at hand, which belongs to the header: reader->mode becomes
 * KITH_DL_DATA where that ends. Fails with KITH_ERROR_DATA. */
bool kith_dl_take_word(struct kith_dl *reader, size_t k, GError **error);

/* Whether rows come to columns, and are not the same people. */
bool kith_dl_is_two_mode(const struct kith_dl *reader);

/* The label of a matrix, or NULL. */
const char *kith_dl_kind(const struct kith_dl *reader, size_t matrix);

/* Takes the line at hand, which belongs to a list. Fails with KITH_ERROR_DATA, without a place
 * where the web does, or with KITH_ERROR_SYSTEM. */
bool kith_dl_read_list(struct kith_dl *reader, GError **error);

#endif
