/* Tables row by row, their columns found by the names people give them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/sheet.h"

#include "base/text.h"

#include <string.h>

bool kith_sheet_open(struct kith_sheet *sheet, kith_source *source,
	const struct kith_dialect *dialect, GError **error)
{
	*sheet = (struct kith_sheet){.cells = g_ptr_array_new_with_free_func(g_free)};
	sheet->csv = kith_csv_open_source(source, dialect, error);
	return sheet->csv != NULL;
}

void kith_sheet_finish(struct kith_sheet *sheet)
{
	g_clear_pointer(&sheet->csv, kith_csv_free);
	g_clear_pointer(&sheet->cells, g_ptr_array_unref);
}

size_t kith_sheet_column(const struct kith_sheet *sheet, const char *names)
{
	g_auto(GStrv) each = g_strsplit(names, "|", -1);
	for (size_t k = 0; each[k]; k++) {
		for (size_t c = 0; c < kith_csv_columns(sheet->csv); c++) {
			const char *name = kith_csv_header(sheet->csv, c);
			if (name && !g_ascii_strcasecmp(name, each[k])) {
				return c;
			}
		}
	}
	return KITH_NO_COLUMN;
}

bool kith_sheet_next(struct kith_sheet *sheet, bool *more, GError **error)
{
	sheet->row += sheet->begun;
	if (!sheet->begun || sheet->row == sheet->rows.count) {
		if (!kith_csv_next(sheet->csv, &sheet->rows, error)) {
			return false;
		}
		sheet->row = 0;
	}
	sheet->begun = sheet->rows.count > 0;
	*more = sheet->begun;
	g_ptr_array_set_size(sheet->cells, 0);
	for (size_t c = 0; *more && c < sheet->rows.columns; c++) {
		const struct kith_text *cell =
			&sheet->rows.cell[sheet->row * sheet->rows.columns + c];
		g_ptr_array_add(sheet->cells, kith_text_normalize(cell->at, (gssize)cell->length));
	}
	return true;
}

const char *kith_sheet_cell(const struct kith_sheet *sheet, size_t column)
{
	return column < sheet->cells->len ? g_ptr_array_index(sheet->cells, column) : "";
}

uint64_t kith_sheet_line(const struct kith_sheet *sheet)
{
	return sheet->rows.line[sheet->row];
}
