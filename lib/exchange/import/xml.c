/* XML that is no graph, which is only told apart. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

static bool xml_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "<");
}

static bool xml_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	(void)import;
	kith_source_free(source);
	return kith_fail(error, KITH_ERROR_DATA,
		"%s: this is XML, but neither GraphML nor GEXF; export it as one of these",
		look->file);
}

const struct kith_import_format kith_import_xml = {
	.name = {"xml", "other XML; it is only told apart"},
	.fits = xml_fits,
	.read = xml_read,
};
