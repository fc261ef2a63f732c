/* What the messages of chats come to: who wrote, answered, mentioned, reacted. Private to import.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_CHAT_H
#define KITH_IMPORT_CHAT_H

#include "exchange/import/import.h"
#include "exchange/tally.h"
#include "io/json.h"

/*
 * The ground of every chat: Slack, Discord, Telegram. A message is known by an id that no other
 * message of any chat has ("slack:general/1700000000.0001"); the text is nobody's business here.
 */
typedef struct kith_chat kith_chat;

/* That of all files: to be called when a file begins. Fails as kith_import_tally. */
kith_chat *kith_import_chat(kith_import *import, const char *file, GError **error);
void kith_chat_free(kith_chat *chat);

/* Notes what was left out of all messages read; `chat` may be NULL. */
void kith_chat_note(const kith_chat *chat, kith_import *import);

/* kith_tally_person, the same few people being met again and again. */
bool kith_chat_person(
	kith_chat *chat, const char *key, const char *label, uint32_t *person, GError **error);

/* A bot, a channel: no person (kith_tally_leave_out). */
void kith_chat_leave_out(kith_chat *chat, uint32_t person);

/* An account and an e-mail address are one person's; what a role reads is no person's. */
void kith_chat_same(kith_chat *chat, uint32_t account, uint32_t address);

/* A message. */
struct kith_chat_message {
	const char *id;
	uint32_t author;
	int32_t day; /* or KITH_NO_DAY */
};

/* Takes a message; `counts` is set to false when it was there before or limits leave it out: what
 * belongs to it is then to be passed over. Fails with KITH_ERROR_SYSTEM, as all that follow. */
bool kith_chat_take(
	kith_chat *chat, const struct kith_chat_message *message, bool *counts, GError **error);

/* It answers the message of that id, read before or later: a tie `reply` to its author. */
bool kith_chat_answers(
	kith_chat *chat, const struct kith_chat_message *message, const char *id, GError **error);

/* The same, where it is said whom. */
bool kith_chat_answers_to(
	kith_chat *chat, const struct kith_chat_message *message, uint32_t author, GError **error);

/* It mentions somebody: a tie `mention` to them. The author of the message that it answers
 * (`answered`, or NULL) is not mentioned but answered, where that was read before. */
bool kith_chat_mentions(kith_chat *chat, const struct kith_chat_message *message,
	uint32_t mentioned, const char *answered, GError **error);

/* Somebody put a sign to it: a tie `reaction` to its author. */
bool kith_chat_reacts(
	kith_chat *chat, const struct kith_chat_message *message, uint32_t from, GError **error);

/* It belongs to a conversation of two: a tie `message` to the other one, as soon as they are known.
 * `other` is that one's number, or KITH_NO_NAME: whoever else writes there. */
bool kith_chat_between(kith_chat *chat, const struct kith_chat_message *message,
	const char *conversation, uint32_t other, GError **error);

/* Several wrote in the same conversation, an event of that id: ties `conversation`, as
 * kith_tally_met has it. */
bool kith_chat_meet(kith_chat *chat, const char *id, const uint32_t *who, size_t count, int32_t day,
	GError **error);

/* The day at the beginning of "2024-01-31T21:04:05+00:00", NULL being none. */
int32_t kith_chat_day(const char *date);

/* The day of "1700000000.000100", seconds since 1970, NULL being none. */
int32_t kith_chat_day_of_seconds(const char *seconds);

/* The items of a list, NULL where it is none: kith_json_get and how many. */
guint kith_chat_count(const struct kith_json *list);

#endif
