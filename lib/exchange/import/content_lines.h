/* The lines of calendars and address books: a name, parameters, a value. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CONTENT_LINES_H
#define KITH_CONTENT_LINES_H

#include <stdint.h>

#include "io/source.h"

/* Bytes of a line that are looked at: what is behind them, as of a photo, is passed over. */
#define KITH_CONTENT_LINE_LIMIT ((size_t)1 << 20)

/*
 * "item1.EMAIL;TYPE=work:ada@x.org" (RFC 5545 and 6350, and vCard 2.1, whose lines in
 * quoted-printable go on behind a = at their end).
 */
typedef struct kith_content_lines kith_content_lines;

/* A line, put together of the rows it is folded into. */
struct kith_content_line {
	const char *name;      /* in capitals, without the group before it: "EMAIL" */
	const char *value;     /* as it is written */
	GPtrArray *parameters; /* of char *, borrowed: name in capitals and value, in turn; a bare
				  value, as of vCard 2.1, has the name "TYPE" */
	uint64_t line;         /* where it begins, from 1 */
};

/* Takes the source over. */
kith_content_lines *kith_content_lines_new(kith_source *source);
void kith_content_lines_free(kith_content_lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_content_lines, kith_content_lines_free)

/*
 * The next line; `more` is false after the last. Valid until the next call. What is no such line is
 * passed over and counted. Fails as kith_source_read.
 */
bool kith_content_lines_next(
	kith_content_lines *lines, struct kith_content_line *line, bool *more, GError **error);

/* How many lines were none, and where the first of them is; 0: there was none. */
size_t kith_content_lines_broken(const kith_content_lines *lines, uint64_t *first);

/* The value of a parameter, the first where there are several; "" where there is none. */
const char *kith_content_line_parameter(const struct kith_content_line *line, const char *name);

/* The value decoded (quoted-printable, CHARSET) and valid UTF-8. To be freed. */
char *kith_content_line_text(const struct kith_content_line *line);

/* The parts of a decoded value between separators that no backslash stands before, backslashes
 * taken out, each stripped. Ends with NULL; to be freed with g_strfreev. */
char **kith_content_split(const char *value, char separator);

#endif
