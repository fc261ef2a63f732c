/* The messages of a mailbox, header after header; what was written is passed over. Private to
 * import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MAILBOX_H
#define KITH_MAILBOX_H

#include <stdint.h>

#include "io/source.h"

/* More header than that is no letter: the message is passed over. */
#define KITH_MAILBOX_HEAD_LIMIT ((size_t)1 << 20)

/*
 * Reads mbox in its four dialects, told apart by what they hold: a line "From somebody Thu Jan  1
 * 00:00:00 1970" begins a message (mboxo, mboxrd: such lines of a text begin with >), unless the
 * message before it has a Content-Length that reaches beyond and ends where another begins (mboxcl,
 * mboxcl2). Where the first such line has no date, any "From " behind a blank line and before a
 * header begins one, and so does Mozilla's "From -" everywhere. A file without such lines is one
 * message. Lines end with LF or CR LF.
 */
typedef struct kith_mailbox kith_mailbox;

/* Takes the source over. */
kith_mailbox *kith_mailbox_new(kith_source *source);
void kith_mailbox_free(kith_mailbox *mailbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_mailbox, kith_mailbox_free)

/* The header of a message, without the line that begins it; not NUL-terminated. */
struct kith_mailbox_head {
	const char *bytes;
	size_t length;
	uint64_t line; /* its first, from 1 */
	bool too_long; /* over KITH_MAILBOX_HEAD_LIMIT; bytes are its beginning */
};

/*
 * The next message; `more` is false after the last. Valid until the next call. Memory is bounded:
 * the limit of a header, and 32 MiB where a Content-Length is looked after.
 *
 * Fails as kith_source_read.
 */
bool kith_mailbox_next(
	kith_mailbox *mailbox, struct kith_mailbox_head *head, bool *more, GError **error);

/* Whether bytes, the first of a file, are those of a mailbox or of a message. */
bool kith_mailbox_begins(const char *bytes, size_t length);

/* Goes on to the next field of a header: its name, and its value with the lines that belong to it.
 * `at` and `left` move behind it; false at the end. Lines that are no fields are passed over. */
struct kith_mailbox_field {
	const char *name, *value;
	size_t name_length, value_length;
};
bool kith_mailbox_field(const char **at, size_t *left, struct kith_mailbox_field *field);

#endif
