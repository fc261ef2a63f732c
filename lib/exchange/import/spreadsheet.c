/* Spreadsheet files, which are only told how to become text. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

static bool spreadsheet_fits(const struct kith_import_look *look)
{
	static const char old[] = "\xd0\xcf\x11\xe0";
	return look->length > 4 && !memcmp(look->head, old, 4);
}

static bool spreadsheet_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	(void)import;
	kith_source_free(source);
	return kith_fail(error, KITH_ERROR_DATA,
		"%s: this is a spreadsheet file, not text; save the sheet as CSV (UTF-8)",
		look->file);
}

const struct kith_import_format kith_import_spreadsheet = {
	.name = {"spreadsheet", "an .xlsx or .ods file; it is only told how to become CSV"},
	.fits = spreadsheet_fits,
	.read = spreadsheet_read,
};
