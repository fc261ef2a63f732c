/* Which message answers which, where either may be read first. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REPLIES_H
#define KITH_REPLIES_H

#include "exchange/tally.h"

/*
 * Messages by their ids ("<a@x.org>", "slack:C01/1700000000.0001"): of each is kept who wrote it
 * and 96 bits of its id, some 30 bytes of memory; of an answer 40 bytes until the end, for what it
 * answers may be in the next file. A source of import/ gets those that all files share from
 * kith_import_replies (import/format.h).
 */
typedef struct kith_replies kith_replies;

/* No messages yet; tally, borrowed, is where ties go. */
kith_replies *kith_replies_new(kith_tally *tally);
void kith_replies_free(kith_replies *replies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_replies, kith_replies_free)

/* A message and its author; `first` is set to false when one of that id was there before. Fails
 * with KITH_ERROR_SYSTEM when memory runs out, as all that follow. */
bool kith_replies_message(
	kith_replies *replies, const char *id, uint32_t author, bool *first, GError **error);

/* Whether a message was there already; sets its author. */
bool kith_replies_author(const kith_replies *replies, const char *id, uint32_t *author);

/* Somebody answered the message ids[0], or if that never comes to be there, ids[1] (NULL: no
 * other): will tie them to its author, with weight 1 each time. An answer to oneself is none.
 * moment->kind must outlive the replies. */
bool kith_replies_answer(kith_replies *replies, uint32_t from, const char *const ids[2],
	const struct kith_moment *moment, GError **error);

/* kith_tally_sent, but only if somebody else answers the message `id`, which is known already with
 * its author: for what goes out in bulk or by itself. Kept until the end, 4 bytes a person it goes
 * to. */
bool kith_replies_hold(kith_replies *replies, const char *id, const uint32_t *to, size_t count,
	const struct kith_moment *moment, GError **error);

/* Ties who answered to whom they answered, then what was held and answered; to be called once, at
 * the end. Sets how many messages were held in vain. */
bool kith_replies_settle(kith_replies *replies, size_t *in_vain, GError **error);

#endif
