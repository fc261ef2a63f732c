/* Pictures, documents and databases, which are only told what to become. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/caller.h"
#include "exchange/import/format.h"
#include "io/kind.h"

static bool binary_fits(const struct kith_import_look *look)
{
	return kith_kind(look->head, look->length) != NULL;
}

static bool binary_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	(void)import;
	kith_source_free(source);
	const char *kind = kith_kind(look->head, look->length);
	return kith_fail(error, KITH_ERROR_DATA, "%s: %s", look->file,
		kind ? kind : "this is text; leave out " KITH_CALLER_FORMAT);
}

const struct kith_import_format kith_import_binary = {
	.name = {"binary", "a picture, a document, a database; it is only told what to become"},
	.fits = binary_fits,
	.read = binary_read,
};
