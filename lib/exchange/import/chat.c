/* What the messages of chats come to: who wrote, answered, mentioned, reacted. Private to import.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/chat.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "exchange/import/format.h"

/* Somebody met before, under a label. */
struct known {
	char *key, *label;
	uint32_t person, number; /* of the label */
};

#define END_OF_TIME G_GUINT64_CONSTANT(32503680000) /* the year 3000 */
#define KNOWN 4096                                  /* of them remembered, a power of two */

/* A conversation of two. */
struct pair {
	uint32_t who[2]; /* KITH_NO_NAME: not known yet */
	GArray *waiting; /* of int32_t: days of messages of the first to somebody not known yet */
};

struct kith_chat {
	kith_tally *tally;
	kith_replies *replies;
	struct known *known; /* [KNOWN] by hash of key; key NULL: free */
	GHashTable *pairs;   /* of id of a conversation to struct pair * */
	size_t repeated, undated;
};

static void pair_free(void *data)
{
	struct pair *pair = data;
	g_array_unref(pair->waiting);
	g_free(pair);
}

kith_chat *kith_import_chat(kith_import *import, const char *file, GError **error)
{
	struct kith_import_stream *stream = &import->stream;
	if (!kith_import_tally(import, file, error)) {
		return NULL;
	}
	if (!stream->chat) {
		stream->chat = g_new0(kith_chat, 1);
		stream->chat->tally = stream->tally;
		stream->chat->replies = stream->replies;
		stream->chat->known = g_new0(struct known, KNOWN);
		stream->chat->pairs =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, pair_free);
	}
	return stream->chat;
}

static void known_clear(struct known *known)
{
	g_free(known->key);
	g_free(known->label);
	*known = (struct known){0};
}

void kith_chat_free(kith_chat *chat)
{
	if (!chat) {
		return;
	}
	for (size_t k = 0; k < KNOWN; k++) {
		known_clear(&chat->known[k]);
	}
	g_free(chat->known);
	g_hash_table_unref(chat->pairs);
	g_free(chat);
}

bool kith_chat_person(
	kith_chat *chat, const char *key, const char *label, uint32_t *person, GError **error)
{
	struct known *known = &chat->known[g_str_hash(key) & (KNOWN - 1)];
	if (g_strcmp0(known->key, key) != 0 || g_strcmp0(known->label, label) != 0) {
		known_clear(known);
		if (!kith_tally_person(chat->tally, key, "", &known->person, error) ||
			!kith_tally_label(chat->tally, key, label, &known->number, error)) {
			return false;
		}
		known->key = g_strdup(key);
		known->label = g_strdup(label);
	}
	*person = known->person;
	return kith_tally_called(chat->tally, known->person, known->number, error);
}

void kith_chat_leave_out(kith_chat *chat, uint32_t person)
{
	kith_tally_leave_out(chat->tally, person);
}

void kith_chat_same(kith_chat *chat, uint32_t account, uint32_t address)
{
	kith_tally_same(chat->tally, account, address);
	if (kith_tally_is_left_out(chat->tally, address)) {
		kith_tally_leave_out(chat->tally, account);
	}
}

bool kith_chat_take(
	kith_chat *chat, const struct kith_chat_message *message, bool *counts, GError **error)
{
	const struct kith_moment moment = {"message", message->day};
	bool first;
	if (!kith_replies_message(chat->replies, message->id, message->author, &first, error)) {
		return false;
	}
	chat->repeated += !first;
	chat->undated += first && message->day == KITH_NO_DAY;
	*counts = first && kith_tally_counts(chat->tally, message->day);
	return !*counts || kith_tally_sent(chat->tally, message->author, NULL, 0, &moment, error);
}

bool kith_chat_answers(
	kith_chat *chat, const struct kith_chat_message *message, const char *id, GError **error)
{
	const struct kith_moment moment = {"reply", message->day};
	const char *const ids[] = {id, NULL};
	return kith_replies_answer(chat->replies, message->author, ids, &moment, error);
}

bool kith_chat_answers_to(
	kith_chat *chat, const struct kith_chat_message *message, uint32_t author, GError **error)
{
	const struct kith_moment moment = {"reply", message->day};
	return kith_tally_tie(chat->tally, message->author, author, 1, &moment, error);
}

bool kith_chat_mentions(kith_chat *chat, const struct kith_chat_message *message,
	uint32_t mentioned, const char *answered, GError **error)
{
	const struct kith_moment moment = {"mention", message->day};
	uint32_t author;
	bool is_answered = answered && kith_replies_author(chat->replies, answered, &author) &&
			   author == mentioned;
	return is_answered ||
	       kith_tally_tie(chat->tally, message->author, mentioned, 1, &moment, error);
}

bool kith_chat_reacts(
	kith_chat *chat, const struct kith_chat_message *message, uint32_t from, GError **error)
{
	const struct kith_moment moment = {"reaction", message->day};
	return kith_tally_tie(chat->tally, from, message->author, 1, &moment, error);
}

static struct pair *find_pair(kith_chat *chat, const char *conversation)
{
	struct pair *pair = g_hash_table_lookup(chat->pairs, conversation);
	if (!pair) {
		pair = g_new0(struct pair, 1);
		pair->who[0] = pair->who[1] = KITH_NO_NAME;
		pair->waiting = g_array_new(false, false, sizeof(int32_t));
		g_hash_table_insert(chat->pairs, g_strdup(conversation), pair);
	}
	return pair;
}

static void join_pair(struct pair *pair, uint32_t person)
{
	size_t free = pair->who[0] == KITH_NO_NAME ? 0 : 1;
	if (pair->who[free] == KITH_NO_NAME && pair->who[0] != person) {
		pair->who[free] = person;
	}
}

/* A message from one of two, who[1 - to], to the other. */
static bool send(kith_chat *chat, const struct pair *pair, size_t to, int32_t day, GError **error)
{
	const struct kith_moment moment = {"message", day};
	return kith_tally_sent(chat->tally, pair->who[1 - to], &pair->who[to], 1, &moment, error);
}

bool kith_chat_between(kith_chat *chat, const struct kith_chat_message *message,
	const char *conversation, uint32_t other, GError **error)
{
	struct pair *pair = find_pair(chat, conversation);
	join_pair(pair, message->author);
	if (other != KITH_NO_NAME) {
		join_pair(pair, other);
	}
	if (pair->who[1] == KITH_NO_NAME) {
		g_array_append_val(pair->waiting, message->day);
		return true;
	}
	for (guint k = 0; k < pair->waiting->len; k++) {
		if (!send(chat, pair, 1, g_array_index(pair->waiting, int32_t, k), error)) {
			return false;
		}
	}
	g_array_set_size(pair->waiting, 0);
	bool is_first = pair->who[0] == message->author,
	     is_second = pair->who[1] == message->author;
	return (!is_first && !is_second) || send(chat, pair, is_first, message->day, error);
}

bool kith_chat_meet(kith_chat *chat, const char *id, const uint32_t *who, size_t count, int32_t day,
	GError **error)
{
	const struct kith_moment moment = {"conversation", day};
	bool first;
	if (!kith_replies_message(chat->replies, id, who[0], &first, error)) {
		return false;
	}
	chat->repeated += !first;
	chat->undated += first && day == KITH_NO_DAY;
	return !first || kith_tally_met(chat->tally, who, count, &moment, error);
}

int32_t kith_chat_day(const char *date)
{
	double days;
	return date && kith_date_parse(date, &days) && fabs(days) < 1e7 ? (int32_t)floor(days)
									: KITH_NO_DAY;
}

int32_t kith_chat_day_of_seconds(const char *seconds)
{
	guint64 count = seconds ? g_ascii_strtoull(seconds, NULL, 10) : 0;
	return count > 0 && count < END_OF_TIME ? (int32_t)(count / 86400) : KITH_NO_DAY;
}

guint kith_chat_count(const struct kith_json *list)
{
	return list && list->type == KITH_JSON_LIST ? list->items->len : 0;
}

void kith_chat_note(const kith_chat *chat, kith_import *import)
{
	if (chat && chat->repeated) {
		kith_import_note(import,
			"%zu message%s or conversation%s of chats %s there before and count%s once",
			chat->repeated, chat->repeated == 1 ? "" : "s",
			chat->repeated == 1 ? "" : "s", chat->repeated == 1 ? "was" : "were",
			chat->repeated == 1 ? "s" : "");
	}
	if (chat && chat->undated) {
		kith_import_note(import,
			"%zu message%s or conversation%s of chats %s no date that can be read",
			chat->undated, chat->undated == 1 ? "" : "s", chat->undated == 1 ? "" : "s",
			chat->undated == 1 ? "has" : "have");
	}
}
