/* Kumu's connections. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include "base/text.h"
#include "exchange/import/id_builder.h"
#include "io/sheet.h"

#define MOST_PAIRS ((size_t)1 << 22) /* of several people with several, of all rows */

static bool kumu_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "from") && kith_import_look_has(look, "to") &&
	       kith_import_look_has(look, "direction|tags|strength|description|type");
}

/* Columns of ties that stand elsewhere in graph CSV. */
static const char *kumu_column(const char *name)
{
	return kith_text_is_one_of(name, "strength") ? "weight"
	       : kith_text_is_one_of(name, "type")   ? "kind"
						     : name;
}

static bool kumu_cells(const struct kith_sheet *sheet, kith_id_builder *builder,
	const size_t ends[2], GError **error)
{
	for (size_t c = 0; c < kith_csv_columns(sheet->csv); c++) {
		const char *name = kith_csv_header(sheet->csv, c),
			   *cell = kith_sheet_cell(sheet, c);
		if (c == ends[0] || c == ends[1] || !*cell || !*name) {
			continue;
		}
		bool direction = kith_text_is_one_of(name, "direction");
		bool done = !direction ? kith_id_builder_tie_cell(
						 builder, kumu_column(name), cell, error)
				       : !kith_text_is_one_of(cell, "directed") ||
						 kith_id_builder_one_way(builder, error);
		if (!done) {
			return false;
		}
	}
	return true;
}

/* A tie from each of the people in `from` to each in `to`, both separated by |. */
static bool kumu_row(const struct kith_sheet *sheet, kith_id_builder *builder, const size_t ends[2],
	size_t *pairs, GError **error)
{
	g_auto(GStrv) from = g_strsplit(kith_sheet_cell(sheet, ends[0]), "|", -1);
	g_auto(GStrv) to = g_strsplit(kith_sheet_cell(sheet, ends[1]), "|", -1);
	size_t sources = g_strv_length(from), targets = g_strv_length(to);
	*pairs += sources > 1 && targets > 1 ? sources * targets : 0;
	if (*pairs > MOST_PAIRS) {
		return kith_csv_fail(sheet->csv, sheet->row, ends[0], error,
			"several people are tied to several, more than four million pairs by now; "
			"give each its row");
	}
	for (size_t i = 0; from[i]; i++) {
		for (size_t j = 0; to[j]; j++) {
			if (!kith_id_builder_tie(builder, from[i], to[j], error) ||
				!kumu_cells(sheet, builder, ends, error)) {
				g_prefix_error(error, "%s:%" G_GUINT64_FORMAT ": ",
					kith_csv_name(sheet->csv), kith_sheet_line(sheet));
				return false;
			}
		}
	}
	return true;
}

static bool kumu_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	g_auto(kith_sheet) sheet;
	g_autoptr(kith_id_builder) builder = kith_id_builder_new(look->file, error);
	if (!kith_sheet_open(&sheet, source, &look->dialect, error) || !builder) {
		return false;
	}
	size_t ends[2];
	if (!kith_import_column(import, &sheet, KITH_ROLE_SOURCE, "from", &ends[0], error) ||
		!kith_import_column(import, &sheet, KITH_ROLE_TARGET, "to", &ends[1], error) ||
		(ends[0] == KITH_NO_COLUMN && !kith_import_need(&sheet, "from", error)) ||
		(ends[1] == KITH_NO_COLUMN && !kith_import_need(&sheet, "to", error))) {
		return false;
	}
	size_t pairs = 0;
	bool more = true;
	while (more) {
		if (!kith_sheet_next(&sheet, &more, error) ||
			(more && !kumu_row(&sheet, builder, ends, &pairs, error))) {
			return false;
		}
	}
	return kith_import_take(import, kith_id_builder_finish(builder, import->notes, error));
}

const struct kith_import_format kith_import_kumu = {
	.name = {"kumu", "Kumu's connections; several values in To are parted by |"},
	.fits = kumu_fits,
	.read = kumu_read,
};
