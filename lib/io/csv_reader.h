/* Reading CSV: rows of cells with true line numbers, whatever the dialect. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CSV_READER_H
#define KITH_CSV_READER_H

#include <stdint.h>
#include <stdio.h>

#include "io/names.h"
#include "io/source.h"

#define KITH_BLANKS ' ' /* the delimiter of lists separated by runs of blanks */
#define KITH_NO_COLUMN SIZE_MAX

/* How a file is written. Zeros: find out. */
struct kith_dialect {
	char delimiter;       /* ',' ';' '\t' '|' or KITH_BLANKS; 0: found from the first lines */
	bool no_header;       /* the first row is data */
	size_t skipped_lines; /* lines before the header that are not read */
	bool digest;          /* keep a checksum, for kith_csv_digest */
	const char *encoding; /* NULL: UTF-8, or what the file's first bytes tell */
	bool importing;       /* other formats were looked for: messages need not send there */
};

typedef struct kith_csv kith_csv;

/*
 * Some rows, as many as were read at once; valid until the next are asked for.
 */
struct kith_csv_rows {
	size_t count, columns;
	const struct kith_text *cell; /* [count * columns] row by row, unquoted */
	const uint64_t *line;         /* [count] where the row begins in the file, from 1 */
	bool ascii;                   /* no cell holds a byte above 127 */
};

/*
 * Opens `path` (NULL or "-": `in`) and reads the header. Quoting as in RFC 4180; blanks around
 * unquoted cells belong to them; blank lines are skipped, and lines that begin with # before the
 * header or, in lists separated by tabs or blanks, anywhere. A first line such as "sep=;" tells the
 * delimiter, as in files of Excel.
 *
 * Fails as kith_source_open, and with KITH_ERROR_DATA when the file is empty or is not CSV.
 */
kith_csv *kith_csv_open(
	const char *path, FILE *in, const struct kith_dialect *dialect, GError **error);

/* The same from a source, which is taken over, even on failure; NULL: fails, `error` being set. */
kith_csv *kith_csv_open_source(
	kith_source *source, const struct kith_dialect *dialect, GError **error);
void kith_csv_free(kith_csv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_csv, kith_csv_free)

/* What messages call the file. */
const char *kith_csv_name(const kith_csv *csv);

/* The delimiter in use. */
char kith_csv_delimiter(const kith_csv *csv);

/* Number of columns, and the trimmed name of each ("" for none; NULL for every column without a
 * header). */
size_t kith_csv_columns(const kith_csv *csv);
const char *kith_csv_header(const kith_csv *csv, size_t column);

/*
 * SHA-256 of the bytes read so far, unpacked and decoded, as 64 hexadecimal digits, when the
 * dialect asked for it; else NULL. Free with g_free.
 */
char *kith_csv_digest(const kith_csv *csv);

/*
 * The next rows; count is 0 at the end of the file. Rows whose cells are all empty are left out.
 *
 * Fails with KITH_ERROR_DATA, naming line and column: a row with more or fewer cells than the
 * header, a quote out of place, a NUL byte, invalid UTF-8, a cell over 1 MiB, over 131072
 * cells; KITH_ERROR_SYSTEM when reading fails.
 */
bool kith_csv_next(kith_csv *csv, struct kith_csv_rows *rows, GError **error);

/* Fails with "FILE:LINE:COLUMN: message" for a cell of the rows last given. */
bool kith_csv_fail(const kith_csv *csv, size_t row, size_t column, GError **error,
	const char *format, ...) G_GNUC_PRINTF(5, 6);

/* The place of a cell of the rows last given, as "LINE:COLUMN"; free with g_free. */
char *kith_csv_place(const kith_csv *csv, size_t row, size_t column);

/* For tests: how many bytes are read at once (default 256 KiB); results never depend on it. */
void kith_csv_set_chunk(size_t bytes);

#endif
