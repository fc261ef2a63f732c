/* What the header of a letter says of who wrote to whom, and when. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MAIL_HEADER_H
#define KITH_MAIL_HEADER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The fields that are looked at; no other is kept, the subject not either. */
enum kith_mail_field {
	KITH_MAIL_FROM,
	KITH_MAIL_SENDER,
	KITH_MAIL_REPLY_TO,
	KITH_MAIL_TO,
	KITH_MAIL_CC,
	KITH_MAIL_BCC,
	KITH_MAIL_DATE,
	KITH_MAIL_ID,
	KITH_MAIL_IN_REPLY_TO,
	KITH_MAIL_REFERENCES,
	KITH_MAIL_LIST_POST,
	KITH_MAIL_LIST_ID,
	KITH_MAIL_UNSUBSCRIBE,
	KITH_MAIL_PRECEDENCE,
	KITH_MAIL_AUTOMATIC,
	KITH_MAIL_LABELS,
	KITH_MAIL_FIELDS,
};

/* Their values, each on one line; "" where there is none. Several To, Cc or Bcc are one. */
struct kith_mail_header {
	GString *value[KITH_MAIL_FIELDS];
};

void kith_mail_header_init(struct kith_mail_header *header);
void kith_mail_header_finish(struct kith_mail_header *header);

/* Reads the bytes of a header, whatever they are; what was read before is gone. */
void kith_mail_header_read(struct kith_mail_header *header, const char *bytes, size_t length);

/* The day that a Date names, where its writer was, in days since 1970; KITH_NO_DAY for anything
 * else. */
int32_t kith_mail_day(const char *date);

/*
 * Goes on to the next address of a list: `piece` is set to it and what belongs to it, encoded as it
 * came; names of groups are passed over. `at` moves behind it; false at the end. A piece of over
 * 1 KiB is passed over.
 */
bool kith_mail_next_address(const char **at, GString *piece);

/*
 * The address in a piece and the name beside it, decoded, "" where there is none; false where there
 * is no address. "ada at x.org", as archives of lists hide it, is one. Free both with g_free.
 */
bool kith_mail_address(const char *piece, char **address, char **name);

/* The first or the last <id> of a value without its brackets, or a value that is one word; NULL
 * where there is none. Free with g_free. */
char *kith_mail_id(const char *value, bool last);

#endif
