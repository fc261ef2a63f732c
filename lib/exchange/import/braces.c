/* networkx's edge list, which is only told what to become. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

/* A line of two names and a dictionary: a b {'weight': 3.0}. */
static bool is_such_line(const char *line, size_t length)
{
	const char *open = g_strstr_len(line, (gssize)length, " {");
	open = open ? open : g_strstr_len(line, (gssize)length, "\t{");
	while (length && g_ascii_isspace(line[length - 1])) {
		length--;
	}
	size_t before = open ? (size_t)(open - line) : 0;
	return before >= 3 && before == strcspn(line, "{\"',;") - 1 && line[length - 1] == '}';
}

static bool braces_fits(const struct kith_import_look *look)
{
	const char *line = look->head;
	while (*line == '#') {
		line += strcspn(line, "\n");
		line += *line == '\n';
	}
	return is_such_line(line, strcspn(line, "\n"));
}

static bool braces_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	(void)import;
	kith_source_free(source);
	return kith_fail(error, KITH_ERROR_DATA,
		"%s: this is networkx's edge list, with what is known of a tie in braces; write "
		"it with nx.write_graphml, which keeps all, or nx.write_weighted_edgelist",
		look->file);
}

const struct kith_import_format kith_import_braces = {
	.name = {"braces", "networkx's edge list; it is only told what to become"},
	.fits = braces_fits,
	.read = braces_read,
};
