/* The table of formats. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#define FORMAT(format) extern const struct kith_import_format kith_import_##format;
#include "exchange/import/formats.def"
#undef FORMAT

#define FORMAT(format) &kith_import_##format,
const struct kith_import_format *const kith_import_formats[] = {
#include "exchange/import/formats.def"
	NULL,
};
#undef FORMAT

const struct kith_import_name *kith_import_names(void)
{
	static struct kith_import_name names[G_N_ELEMENTS(kith_import_formats)];
	for (size_t k = 0; kith_import_formats[k]; k++) {
		names[k] = kith_import_formats[k]->name;
	}
	return names;
}
