/* libcsv at work: from the bytes of a source to batches of rows, with line numbers kept. Private to
 * csv_reader. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CSV_PARSER_H
#define KITH_CSV_PARSER_H

#include <csv.h>

#include "io/csv_reader.h"

#define KITH_CSV_FIELD_LIMIT ((size_t)1 << 20)

/* Some rows and the raw bytes they came from. */
struct kith_csv_batch {
	char *raw; /* bytes as they came; parsed up to `parsed` */
	size_t raw_capacity, raw_length, parsed;
	uint64_t raw_line; /* number of the first line in raw */
	bool in_raw;       /* cells are pieces of raw, else of text */
	char *text;        /* the bytes of cells, unquoted */
	size_t text_capacity, text_used;
	struct kith_text *cell; /* while parsing, `at` counts from text */
	size_t cell_capacity, cells;
	uint64_t *line; /* where each row begins */
	size_t line_capacity, rows;
	bool ascii;
};

void kith_csv_batch_finish(struct kith_csv_batch *batch);

/* Where parsing stands. */
struct kith_csv_parser {
	kith_source *source;
	struct csv_parser libcsv;
	char delimiter;
	bool importing; /* as in kith_dialect */
	size_t columns; /* 0 until the first row */
	GChecksum *checksum;
	bool at_end, finished; /* the source gave all it has; libcsv has seen it */

	uint64_t line;                /* the line being parsed */
	uint64_t row_line;            /* where the row being parsed began */
	uint64_t quote_line;          /* where the quote that is open began */
	size_t quote_column;          /* in characters, from 1 */
	size_t row_cells;             /* cells of that row so far */
	bool after_return;            /* the last line ended in CR: LF would be its second half */
	struct kith_csv_batch *batch; /* what is being filled */
	GError *failure;              /* what a callback found */
};

/* Starts libcsv with parser->delimiter. Fails with KITH_ERROR_SYSTEM. */
bool kith_csv_parser_begin(struct kith_csv_parser *parser, GError **error);
void kith_csv_parser_finish(struct kith_csv_parser *csv);

/* Reads more bytes into batch->raw; sets parser->at_end. Fails as kith_source_read. */
bool kith_csv_parser_fill(
	struct kith_csv_parser *parser, struct kith_csv_batch *batch, GError **error);

/*
 * Fills `next` with rows, going on where `last` (may be the same batch) ends; no rows only at the
 * end of the file.
 *
 * Fails as kith_csv_next.
 */
bool kith_csv_parser_read(struct kith_csv_parser *parser, const struct kith_csv_batch *last,
	struct kith_csv_batch *next, GError **error);

#endif
