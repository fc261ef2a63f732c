/* A DL file on its way into a graph. Inside of import_dl. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_DL_H
#define KITH_IMPORT_DL_H

#include "import_format.h"
#include "import_web.h"
#include "import_words.h"

enum kith_dl_mode {
	KITH_DL_HEADER,
	KITH_DL_LABELS,
	KITH_DL_ROW_LABELS,
	KITH_DL_COLUMN_LABELS,
	KITH_DL_MATRIX_LABELS,
	KITH_DL_DATA
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
	char *format;
	bool embedded; /* labels stand in the data */
	bool no_diagonal;
	GPtrArray *labels, *row_labels, *column_labels, *matrix_labels; /* of char * */
	GArray *values; /* of double: entries of the matrix at hand */
	size_t matrix;  /* number of the matrix at hand */
	bool headed;    /* the embedded column labels of this matrix were read */
};

/* Fails with the message at the line at hand. */
bool kith_dl_fail(struct kith_dl *reader, GError **error, const char *message);

/* Takes word number k of the line at hand, which belongs to the header: reader->mode becomes
 * KITH_DL_DATA where that ends. Fails with KITH_ERROR_DATA. */
bool kith_dl_take_word(struct kith_dl *reader, size_t k, GError **error);

#endif
