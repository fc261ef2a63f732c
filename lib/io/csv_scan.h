/* Looking at raw CSV text: where lines end, which delimiter it has, where a cell begins. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CSV_SCAN_H
#define KITH_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Length of the first line of `text` with its end (LF, CR LF or CR); 0 when no end is certain: none
 * is there, or a CR stands last and more text may follow (`more`).
 */
size_t kith_csv_scan_line(const char *text, size_t length, bool more);

/* Length of the whole lines in `text`: all up to the last line end that is certain. */
size_t kith_csv_scan_lines(const char *text, size_t length, bool more);

/*
 * The delimiter of a file from its beginning: of , ; TAB | the one that parts most of the first
 * lines alike, more cells first; blanks when none does and every line has the same number, at least
 * two, of words; else a comma.
 */
char kith_csv_scan_delimiter(const char *text, size_t length, bool more);

/*
 * Where cell number `cell` of the row that begins `*line` lines down in `text` begins: the lines
 * down, which are more when cells before it hold line ends, and the column in characters from 1,
 * which is 1 when it cannot be told.
 */
void kith_csv_scan_cell(const char *text, size_t length, size_t cell, char delimiter,
	uint64_t *line, size_t *column);

/* Whether a line has blanks between a quote and the end of its cell, where strict parsing needs to
 * trim. */
bool kith_csv_scan_loose_quotes(const char *line, size_t length, char delimiter);

/* Number of line ends in `text`, and the number of characters after the last. */
uint64_t kith_csv_scan_count_lines(const char *text, size_t length, size_t *characters_after);

#endif
