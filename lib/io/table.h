/* An answer: columns of figures and words over the same rows, sorted, cut and printed. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TABLE_H
#define KITH_TABLE_H

#include <stdint.h>
#include <stdio.h>

#include "base/memory.h"
#include "io/names.h"

enum kith_field_type {
	KITH_FIELD_NUMBER,  /* const double *: up to 10 significant digits; NAN is an empty cell */
	KITH_FIELD_COUNT,   /* const uint32_t *: UINT32_MAX is an empty cell */
	KITH_FIELD_FLAG,    /* const uint8_t *: 0 or 1 */
	KITH_FIELD_STRINGS, /* const char *const *: NULL is an empty cell */
	KITH_FIELD_TEXT,    /* made by `text` when printed */
};

/* Appends the text of a row's cell to `out`; appends nothing for an empty cell. */
typedef void (*kith_field_text)(GString *out, size_t row, const void *data);

/* One column of an answer. Borrows its data. */
struct kith_field {
	const char *name;
	enum kith_field_type type;
	const void *data;     /* [rows] of the type's element, or what `text` is given */
	kith_field_text text; /* for KITH_FIELD_TEXT */
	bool pure; /* `text` depends on nothing but the row: several threads may call it at once */
	bool values; /* strings or texts that are values of the data: in JSON they are numbers where
			all of the column's are */
	bool aside;  /* left out where people read, on a terminal: another column says it in words;
			NAME_label stands there in the place of NAME */
};

/* What the rows of an answer are. */
enum kith_rows {
	KITH_ROWS_PEOPLE, /* row i is person i: the fields after the first can go on the graph's
			     people */
	KITH_ROWS_TIES,   /* row t is merged tie t: the fields after `source,target` can go on its
			     ties */
	KITH_ROWS_OTHER,  /* neither: -g is refused */
};

struct kith_table {
	enum kith_rows of;
	size_t rows;
	const struct kith_field *fields;
	size_t field_count;
	size_t own_count; /* how many fields, the last ones, are the graph's own columns: with -g
			     they are on it already */
	const size_t
		*order; /* [rows] which rows are printed, in this order; NULL: all as they are */
};

/* Whether several threads may ask for cells at once: no text is made that is not pure. */
bool kith_table_is_pure(const struct kith_table *table);

/* Appends one cell of a table as text, unquoted. */
void kith_table_cell(const struct kith_table *table, size_t field, size_t row, GString *out);

/*
 * The order of rows by `column` (largest first; "-column" reverses; `constraint`, `hierarchy` and
 * `rank` run smallest first), empty cells last, equal rows by the first field. Columns of text that
 * are not all numbers go by alphabet. With table->order, of the rows it lists. [table->rows], to be
 * freed.
 *
 * Fails with KITH_ERROR_USAGE when there is no such column, naming those there are, or
 * KITH_ERROR_SYSTEM.
 */
size_t *kith_table_sort(const struct kith_table *table, const char *column, GError **error);

/*
 * The rows that pass `text`, a condition on one of the columns (see kith_condition_parse), of those
 * table->order lists, in its order. `count` out; the list to be freed.
 *
 * Fails with KITH_ERROR_USAGE when it is no condition, or there is no such column, naming those
 * there are, or KITH_ERROR_SYSTEM.
 */
size_t *kith_table_pick(
	const struct kith_table *table, const char *text, size_t *count, GError **error);

/* How a table is written. */
enum kith_table_form {
	KITH_TABLE_CSV,      /* RFC 4180, LF, minimal quoting */
	KITH_TABLE_JSON,     /* an array of objects; numbers bare, empty cells null */
	KITH_TABLE_TERMINAL, /* for a screen, see kith_table_write */
};

struct kith_table_style {
	enum kith_table_form form;
	size_t top;            /* rows printed at most; 0: all */
	size_t width, lines;   /* of a screen; 0: as many as it takes */
	bool bold;             /* the header of KITH_TABLE_TERMINAL stands out */
	bool spreadsheet_safe; /* put ' before cells that begin with = + - @ */
};

/*
 * Appends a cell to a line of CSV, quoted only where it must be: delimiters, quotes, line ends,
 * blanks at an end. `cell` is NUL-terminated.
 */
void kith_csv_append(GString *line, const char *cell);

/* The same for a NUL-terminated text as kith_names_text gives them, faster where it is short. */
void kith_csv_append_text(GString *line, struct kith_text text);

/*
 * Appends one cell of an answer to a line of CSV.
 *
 * safe     put ' before words that a spreadsheet takes for a formula
 * scratch  for the cell
 */
void kith_table_csv_cell(const struct kith_table *table, size_t field, size_t row, bool safe,
	GString *scratch, GString *line);

/*
 * Writes the table. Write errors stay in `out` (ferror): the caller checks once, at the end.
 *
 * On a screen the columns are aligned and control characters written out. Figures are rounded to
 * four digits, never cut; a name takes 32 columns at most, and fewer where there is no room. What
 * still finds none is left out, from the right. A last column of sentences that does not fit beside
 * the others is broken between words and stands under its row.
 *
 * left_out  names of the columns that a screen had no room for are added, borrowed; may be NULL
 *
 * Returns the rows written.
 */
size_t kith_table_write(const struct kith_table *table, const struct kith_table_style *style,
	GPtrArray *left_out, FILE *out);

#endif
