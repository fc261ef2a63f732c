/* Tables that say too little, which are only told what to become. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/caller.h"
#include "exchange/import/format.h"

/* Columns that tell a table, all of which it has, and what to do. */
static const struct {
	const char *columns[3];
	const char *advice;
} tables[] = {
	{{"authorid", "author", "content"},
		"this is a channel of Discord as CSV, which does not say who answered whom; let "
		"DiscordChatExporter write it as JSON"},
	{{"subject", "from: (address)", "to: (address)"},
		"these are letters of Outlook as CSV, which have no dates; save them as .eml, or "
		"as an mbox, which Thunderbird makes of Outlook's mail"},
	{{"thread_id", "date_sent", "body"},
		"this is a table of a messenger's database, which calls people by numbers; export "
		"its contacts and messages as a list of who wrote to whom, with columns source, "
		"target and date"},
};

/* What to do with such a table, or NULL. */
static const char *advice_of(const struct kith_import_look *look)
{
	for (size_t k = 0; k < G_N_ELEMENTS(tables); k++) {
		bool all = true;
		for (size_t c = 0; c < G_N_ELEMENTS(tables[k].columns); c++) {
			all &= kith_import_look_has(look, tables[k].columns[c]);
		}
		if (all) {
			return tables[k].advice;
		}
	}
	return NULL;
}

static bool told_fits(const struct kith_import_look *look)
{
	return advice_of(look) != NULL;
}

static bool told_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	(void)import;
	kith_source_free(source);
	const char *advice = advice_of(look);
	return kith_fail(error, KITH_ERROR_DATA, "%s:1: %s", look->file,
		advice ? advice : "this table is none of those; leave out " KITH_CALLER_FORMAT);
}

const struct kith_import_format kith_import_told = {
	.name = {"told", "tables that say too little; they are only told what to become"},
	.fits = told_fits,
	.read = told_read,
};
