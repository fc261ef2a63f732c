/* Discord: a channel as DiscordChatExporter writes it in JSON. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/chat.h"
#include "exchange/import/format.h"

/* A channel on its way in. */
struct reader {
	kith_chat *chat;
	char *channel; /* its id */
	bool of_two;   /* a direct message */
	GString *id, *answered;
};

static bool is_one_of(const char *word, const char *const *words)
{
	return word && g_strv_contains(words, word);
}

/* Somebody by their id, whom the channel knows by a nickname; `known` is false for nobody. */
static bool find_person(struct reader *reader, const struct kith_json *user, uint32_t *person,
	bool *known, GError **error)
{
	const char *id = kith_json_text(user, "id"), *name = kith_json_text(user, "name");
	const char *nickname = kith_json_text(user, "nickname");
	const char *label = nickname && *nickname ? nickname : name;
	*known = id && *id;
	if (!*known) {
		return true;
	}
	if (!kith_chat_person(reader->chat, id, label ? label : "", person, error)) {
		return false;
	}
	if (!g_strcmp0(kith_json_text(user, "isBot"), "true")) {
		kith_chat_leave_out(reader->chat, *person);
	}
	return true;
}

static bool take_mentions(struct reader *reader, const struct kith_chat_message *message,
	const struct kith_json *mentions, const char *answered, GError **error)
{
	for (guint k = 0; k < kith_chat_count(mentions); k++) {
		uint32_t person;
		bool known;
		if (!find_person(reader, g_ptr_array_index(mentions->items, k), &person, &known,
			    error) ||
			(known && !kith_chat_mentions(
					  reader->chat, message, person, answered, error))) {
			return false;
		}
	}
	return true;
}

static bool take_reactions(struct reader *reader, const struct kith_chat_message *message,
	const struct kith_json *reactions, GError **error)
{
	for (guint k = 0; k < kith_chat_count(reactions); k++) {
		const struct kith_json *users =
			kith_json_get(g_ptr_array_index(reactions->items, k), "users");
		for (guint i = 0; i < kith_chat_count(users); i++) {
			uint32_t person;
			bool known;
			if (!find_person(reader, g_ptr_array_index(users->items, i), &person,
				    &known, error) ||
				(known &&
					!kith_chat_reacts(reader->chat, message, person, error))) {
				return false;
			}
		}
	}
	return true;
}

/* What a message does to others, once it is known that it counts. */
static bool take_ties(struct reader *reader, const struct kith_chat_message *message,
	const struct kith_json *json, GError **error)
{
	static const char *const answers[] = {"Reply", "19", NULL};
	const char *to = kith_json_text(kith_json_get(json, "reference"), "messageId");
	bool answer = to && *to && is_one_of(kith_json_text(json, "type"), answers);
	g_string_printf(reader->answered, "discord:%s", answer ? to : "");
	const char *answered = answer ? reader->answered->str : NULL;
	return (!answer || kith_chat_answers(reader->chat, message, answered, error)) &&
	       take_mentions(reader, message, kith_json_get(json, "mentions"), answered, error) &&
	       take_reactions(reader, message, kith_json_get(json, "reactions"), error) &&
	       (!reader->of_two || kith_chat_between(reader->chat, message, reader->channel,
					   KITH_NO_NAME, error));
}

/* A message that somebody wrote: pins, calls, who joined have other types. */
static bool take(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	static const char *const written[] = {"Default", "Reply", "ThreadStarterMessage",
		"ChatInputCommand", "0", "19", "20", "21", NULL};
	struct reader *reader = data;
	(void)key;
	g_autoptr(kith_json) json = kith_json_item(
		scanner, "id|type|timestamp|author|mentions|reactions|reference", error);
	const char *id = kith_json_text(json, "id");
	if (!json || !id || !is_one_of(kith_json_text(json, "type"), written)) {
		return json != NULL;
	}
	struct kith_chat_message message = {
		.day = kith_chat_day(kith_json_text(json, "timestamp"))};
	bool known, counts;
	if (!find_person(reader, kith_json_get(json, "author"), &message.author, &known, error)) {
		return false;
	}
	g_string_printf(reader->id, "discord:%s", id);
	message.id = reader->id->str;
	return !known || (kith_chat_take(reader->chat, &message, &counts, error) &&
				 (!counts || take_ties(reader, &message, json, error)));
}

/* A part of the file. */
static bool visit(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	static const char *const direct[] = {"DirectTextChat", "1", NULL};
	struct reader *reader = data;
	if (!strcmp(key, "messages")) {
		return kith_json_each(scanner, take, reader, error);
	}
	if (strcmp(key, "channel") != 0) {
		return kith_json_skip(scanner, error);
	}
	g_autoptr(kith_json) channel = kith_json_item(scanner, "id|type", error);
	const char *id = kith_json_text(channel, "id");
	g_free(reader->channel);
	reader->channel = g_strconcat("discord:", id, NULL);
	reader->of_two = is_one_of(kith_json_text(channel, "type"), direct);
	return channel != NULL;
}

static bool discord_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "{") && kith_import_look_holds(look, "\"guild\"") &&
	       kith_import_look_holds(look, "\"channel\"") &&
	       kith_import_look_holds(look, "\"messages\"");
}

static bool discord_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	g_autoptr(GString) id = g_string_new(NULL), answered = g_string_new(NULL);
	struct reader reader = {
		kith_import_chat(import, look->file, error), NULL, false, id, answered};
	bool done = reader.chat && kith_json_each(scanner, visit, &reader, error) &&
		    kith_json_end(scanner, error);
	g_free(reader.channel);
	return done;
}

const struct kith_import_format kith_import_discord = {
	.name = {"discord", "a channel of Discord, as DiscordChatExporter writes it in JSON"},
	.fits = discord_fits,
	.read = discord_read,
	.in_folders = true,
};
