/* Telegram's result.json: one chat, or all of somebody's. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/chat.h"
#include "exchange/import/format.h"

/* A chat on its way in; its name, type and id stand before its messages. */
struct reader {
	kith_chat *messages;
	char *name, *type, *id;
	GString *message, *answered;
};

static void forget(struct reader *reader)
{
	g_clear_pointer(&reader->name, g_free);
	g_clear_pointer(&reader->type, g_free);
	g_clear_pointer(&reader->id, g_free);
}

/* Somebody by "user4711", or as older exports have it by 4711. A channel is nobody. */
static bool find_person(struct reader *reader, const struct kith_json *id, const char *label,
	uint32_t *person, GError **error)
{
	bool bare = id->type == KITH_JSON_PLAIN;
	g_autofree char *key = g_strconcat(bare ? "user" : "", id->text, NULL);
	if (!kith_chat_person(reader->messages, key, label ? label : "", person, error)) {
		return false;
	}
	if (g_str_has_prefix(key, "channel") || g_str_has_prefix(key, "chat")) {
		kith_chat_leave_out(reader->messages, *person);
	}
	return true;
}

/* The other one of a chat of two, who goes by its id since authors do by "user4711". */
static bool find_other(struct reader *reader, uint32_t *other, GError **error)
{
	g_autofree char *key = g_strconcat("user", reader->id ? reader->id : "", NULL);
	return kith_chat_person(
		reader->messages, key, reader->name ? reader->name : "", other, error);
}

static bool take_between(struct reader *reader, const struct kith_chat_message *message,
	const struct kith_json *from, GError **error)
{
	uint32_t other = KITH_NO_NAME;
	if (g_strcmp0(reader->type, "personal_chat") != 0) {
		return true;
	}
	if (from->type == KITH_JSON_STRING && !find_other(reader, &other, error)) {
		return false;
	}
	g_autofree char *conversation = g_strconcat("telegram:", reader->id, NULL);
	return kith_chat_between(reader->messages, message, conversation, other, error);
}

static bool take_reactions(struct reader *reader, const struct kith_chat_message *message,
	const struct kith_json *reactions, GError **error)
{
	for (guint k = 0; k < kith_chat_count(reactions); k++) {
		const struct kith_json *recent =
			kith_json_get(g_ptr_array_index(reactions->items, k), "recent");
		for (guint i = 0; i < kith_chat_count(recent); i++) {
			const struct kith_json *one = g_ptr_array_index(recent->items, i);
			const struct kith_json *from = kith_json_get(one, "from_id");
			uint32_t person;
			if (from && from->text && *from->text &&
				(!find_person(reader, from, kith_json_text(one, "from"), &person,
					 error) ||
					!kith_chat_reacts(
						reader->messages, message, person, error))) {
				return false;
			}
		}
	}
	return true;
}

static bool take_answer(struct reader *reader, const struct kith_chat_message *message,
	const struct kith_json *json, GError **error)
{
	const char *to = kith_json_text(json, "reply_to_message_id");
	bool elsewhere = kith_json_get(json, "reply_to_peer_id") != NULL;
	if (!to || !*to || elsewhere) {
		return true;
	}
	g_string_printf(reader->answered, "telegram:%s/%s", reader->id ? reader->id : "", to);
	return kith_chat_answers(reader->messages, message, reader->answered->str, error);
}

/* A message that somebody wrote: calls, pins, who joined are of type service. */
static bool take(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	struct reader *reader = data;
	(void)key;
	g_autoptr(kith_json) json = kith_json_item(scanner,
		"id|type|date|date_unixtime|from|from_id|reply_to_message_id|reply_to_peer_id|"
		"reactions",
		error);
	const struct kith_json *from = kith_json_get(json, "from_id");
	const char *id = kith_json_text(json, "id");
	if (!json || !id || !from || !from->text || !*from->text ||
		g_strcmp0(kith_json_text(json, "type"), "message") != 0) {
		return json != NULL;
	}
	struct kith_chat_message message = {.day = kith_chat_day(kith_json_text(json, "date"))};
	if (message.day == KITH_NO_DAY) {
		message.day = kith_chat_day_of_seconds(kith_json_text(json, "date_unixtime"));
	}
	bool counts;
	g_string_printf(reader->message, "telegram:%s/%s", reader->id ? reader->id : "", id);
	message.id = reader->message->str;
	return find_person(reader, from, kith_json_text(json, "from"), &message.author, error) &&
	       kith_chat_take(reader->messages, &message, &counts, error) &&
	       (!counts || (take_answer(reader, &message, json, error) &&
				   take_reactions(reader, &message,
					   kith_json_get(json, "reactions"), error) &&
				   take_between(reader, &message, from, error)));
}

/* A bot that is talked to is nobody. */
static bool leave_out_bot(struct reader *reader, GError **error)
{
	uint32_t bot;
	if (g_strcmp0(reader->type, "bot_chat") != 0) {
		return true;
	}
	if (!find_other(reader, &bot, error)) {
		return false;
	}
	kith_chat_leave_out(reader->messages, bot);
	return true;
}

/* Keeps a value as text. */
static bool keep(kith_scanner *scanner, char **text, GError **error)
{
	g_autoptr(kith_json) json = kith_json_item(scanner, NULL, error);
	g_free(*text);
	*text = json ? g_strdup(json->text) : NULL;
	return json != NULL;
}

/* A part of a chat. */
static bool visit_chat(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	struct reader *reader = data;
	if (!strcmp(key, "name")) {
		return keep(scanner, &reader->name, error);
	}
	if (!strcmp(key, "type")) {
		return keep(scanner, &reader->type, error);
	}
	if (!strcmp(key, "id")) {
		return keep(scanner, &reader->id, error);
	}
	if (!strcmp(key, "messages")) {
		return leave_out_bot(reader, error) && kith_json_each(scanner, take, reader, error);
	}
	return kith_json_skip(scanner, error);
}

static bool visit_chats(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	(void)key;
	forget(data);
	return kith_json_each(scanner, visit_chat, data, error);
}

/* A part of all chats: {"about": ..., "list": [...]}. */
static bool visit_list(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	return !strcmp(key, "list") ? kith_json_each(scanner, visit_chats, data, error)
				    : kith_json_skip(scanner, error);
}

/* A part of the file, which is a chat or holds all of them. */
static bool visit(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	bool all = !strcmp(key, "chats") || !strcmp(key, "left_chats");
	return all ? kith_json_each(scanner, visit_list, data, error)
		   : visit_chat(scanner, key, data, error);
}

static bool telegram_fits(const struct kith_import_look *look)
{
	if (!kith_import_look_begins(look, "{")) {
		return false;
	}
	bool chat = kith_import_look_holds(look, "\"messages\"") &&
		    (kith_import_look_holds(look, "\"from_id\"") ||
			    kith_import_look_holds(look, "\"actor_id\"") ||
			    kith_import_look_holds(look, "\"personal_chat\""));
	bool all = kith_import_look_holds(look, "\"about\"") &&
		   (kith_import_look_holds(look, "\"personal_information\"") ||
			   kith_import_look_holds(look, "\"chats\""));
	return chat || all;
}

static bool telegram_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	g_autoptr(GString) message = g_string_new(NULL), answered = g_string_new(NULL);
	struct reader reader = {.messages = kith_import_chat(import, look->file, error),
		.message = message,
		.answered = answered};
	bool done = reader.messages && kith_json_each(scanner, visit, &reader, error) &&
		    kith_json_end(scanner, error);
	forget(&reader);
	return done;
}

const struct kith_import_format kith_import_telegram = {
	.name = {"telegram", "Telegram's result.json, of one chat or of all"},
	.fits = telegram_fits,
	.read = telegram_read,
	.in_folders = true,
};
