/* Tables row by row, their columns found by the names people give them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SHEET_H
#define KITH_SHEET_H

#include "io/csv_reader.h"

struct kith_sheet {
	kith_csv *csv;
	struct kith_csv_rows rows;
	size_t row;       /* of `rows`, the one at hand */
	bool begun;       /* a row is at hand */
	GPtrArray *cells; /* of char *: the row's cells, trimmed and in NFC */
};

/* Takes the source over, even on failure; NULL: fails, `error` being set. Fails as kith_csv_open.
 */
bool kith_sheet_open(struct kith_sheet *sheet, kith_source *source,
	const struct kith_dialect *dialect, GError **error);
void kith_sheet_finish(struct kith_sheet *sheet);
typedef struct kith_sheet kith_sheet;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_sheet, kith_sheet_finish)

/* The column with the first of these names ("e-mail|email") that there is, in any case; else
 * KITH_NO_COLUMN. */
size_t kith_sheet_column(const struct kith_sheet *sheet, const char *names);

/* Goes on to the next row; `more` is false after the last. Fails as kith_csv_next. */
bool kith_sheet_next(struct kith_sheet *sheet, bool *more, GError **error);

/* A cell of the row at hand; "" for KITH_NO_COLUMN. Valid until the next row. */
const char *kith_sheet_cell(const struct kith_sheet *sheet, size_t column);

/* The line of the row at hand. */
uint64_t kith_sheet_line(const struct kith_sheet *sheet);

#endif
