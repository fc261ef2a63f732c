/* Slack's export: people, and the messages of a channel and day, in files of their own. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/chat.h"
#include "exchange/import/format.h"

/* A file on its way in. */
struct reader {
	kith_chat *chat;
	const char *channel; /* the folder that it lies in */
	bool of_two;         /* nobody else reads that */
	GString *id, *answered;
};

/* What is looked at of a message, or of somebody in users.json. */
#define KEYS                                                                                       \
	"ts|type|subtype|user|bot_id|username|text|thread_ts|parent_user_id|reactions|"            \
	"user_profile|id|profile|is_bot|name|real_name"

/* The first of these that is there and not empty, else "". */
static const char *first_text(const struct kith_json *json, const char *const *keys)
{
	for (; *keys; keys++) {
		const char *text = kith_json_text(json, *keys);
		if (text && *text) {
			return text;
		}
	}
	return "";
}

static const char *label_of(const struct kith_json *profile)
{
	static const char *const keys[] = {"real_name", "display_name", "name", NULL};
	return first_text(profile, keys);
}

static bool is_true(const struct kith_json *json, const char *key)
{
	return !g_strcmp0(kith_json_text(json, key), "true");
}

/* Somebody in users.json: an id, which is known by an address where they have one. */
static bool take_user(struct reader *reader, const struct kith_json *user, GError **error)
{
	const struct kith_json *profile = kith_json_get(user, "profile");
	const char *id = kith_json_text(user, "id"), *email = kith_json_text(profile, "email");
	const char *label = label_of(profile);
	uint32_t person, address;
	if (!id || !*id) {
		return true;
	}
	if (!kith_chat_person(reader->chat, id, *label ? label : label_of(user), &person, error)) {
		return false;
	}
	if (is_true(user, "is_bot") || !strcmp(id, "USLACKBOT")) {
		kith_chat_leave_out(reader->chat, person);
	}
	if (!email || !*email) {
		return true;
	}
	if (!kith_chat_person(reader->chat, email, "", &address, error)) {
		return false;
	}
	kith_chat_same(reader->chat, person, address);
	return true;
}

/* Everyone in a text written <@U024BE7LH> or <@U024BE7LH|ada>, once. */
static bool take_mentions(struct reader *reader, const struct kith_chat_message *message,
	const char *text, GError **error)
{
	g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
	for (const char *at = strstr(text, "<@"); at; at = strstr(at + 2, "<@")) {
		size_t length = strspn(at + 2, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
		uint32_t person;
		if (length < 2 || length > 32 || !at[2 + length] || !strchr(">|", at[2 + length])) {
			continue;
		}
		g_autofree char *id = g_strndup(at + 2, length);
		if (!kith_chat_person(reader->chat, id, "", &person, error)) {
			return false;
		}
		if (g_hash_table_add(met, GUINT_TO_POINTER(person)) &&
			!kith_chat_mentions(reader->chat, message, person, NULL, error)) {
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
			const struct kith_json *user = g_ptr_array_index(users->items, i);
			uint32_t person;
			if (user->text && *user->text &&
				(!kith_chat_person(reader->chat, user->text, "", &person, error) ||
					!kith_chat_reacts(reader->chat, message, person, error))) {
				return false;
			}
		}
	}
	return true;
}

/* A message of a thread answers its author, who may be named, or else its first message. */
static bool take_thread(struct reader *reader, const struct kith_chat_message *message,
	const struct kith_json *json, GError **error)
{
	const char *thread = kith_json_text(json, "thread_ts"), *ts = kith_json_text(json, "ts");
	const char *named = kith_json_text(json, "parent_user_id");
	uint32_t author;
	if (!thread || !*thread || !strcmp(thread, ts)) {
		return true;
	}
	if (named && *named) {
		return kith_chat_person(reader->chat, named, "", &author, error) &&
		       kith_chat_answers_to(reader->chat, message, author, error);
	}
	g_string_printf(reader->answered, "slack:%s/%s", reader->channel, thread);
	return kith_chat_answers(reader->chat, message, reader->answered->str, error);
}

/* Whether a message was written by somebody: what Slack says of itself has other subtypes. */
static bool is_written(const struct kith_json *json)
{
	static const char *const written[] = {"bot_message", "file_comment", "file_mention",
		"file_share", "me_message", "reply_broadcast", "thread_broadcast", NULL};
	const char *type = kith_json_text(json, "type"), *kind = kith_json_text(json, "subtype");
	return (!type || !strcmp(type, "message")) &&
	       (!kind || !*kind || g_strv_contains(written, kind));
}

/* Who wrote it: a user, or a bot, which may write in a user's name. */
static bool find_author(struct reader *reader, const struct kith_json *json, uint32_t *author,
	bool *known, GError **error)
{
	static const char *const of_bots[] = {"bot_id", "username", NULL};
	static const char *const of_users[] = {"user", NULL};
	bool sent_by_bot = !g_strcmp0(kith_json_text(json, "subtype"), "bot_message");
	const char *user = first_text(json, of_users), *bot = first_text(json, of_bots);
	bool is_bot = *bot && (sent_by_bot || !*user);
	const char *id = is_bot ? bot : user;
	*known = *id;
	if (!*id) {
		return true;
	}
	if (!kith_chat_person(reader->chat, id, label_of(kith_json_get(json, "user_profile")),
		    author, error)) {
		return false;
	}
	if (is_bot) {
		kith_chat_leave_out(reader->chat, *author);
	}
	return true;
}

static bool take_message(struct reader *reader, const struct kith_json *json, GError **error)
{
	const char *ts = kith_json_text(json, "ts"), *text = kith_json_text(json, "text");
	struct kith_chat_message message = {.day = kith_chat_day_of_seconds(ts)};
	bool known, counts;
	if (!is_written(json)) {
		return true;
	}
	if (!find_author(reader, json, &message.author, &known, error)) {
		return false;
	}
	g_string_printf(reader->id, "slack:%s/%s", reader->channel, ts);
	message.id = reader->id->str;
	if (!known) {
		return true;
	}
	if (!kith_chat_take(reader->chat, &message, &counts, error)) {
		return false;
	}
	return !counts ||
	       (take_thread(reader, &message, json, error) &&
		       take_mentions(reader, &message, text ? text : "", error) &&
		       take_reactions(reader, &message, kith_json_get(json, "reactions"), error) &&
		       (!reader->of_two || kith_chat_between(reader->chat, &message,
						   reader->channel, KITH_NO_NAME, error)));
}

/* An item of a list: a message, somebody, or a channel, of which nothing is needed. */
static bool take(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	(void)key;
	g_autoptr(kith_json) json = kith_json_item(scanner, KEYS, error);
	if (!json) {
		return false;
	}
	if (kith_json_text(json, "ts")) {
		return take_message(data, json, error);
	}
	return !kith_json_get(json, "profile") || take_user(data, json, error);
}

static bool slack_fits(const struct kith_import_look *look)
{
	if (!kith_import_look_begins(look, "[")) {
		return false;
	}
	bool messages =
		kith_import_look_holds(look, "\"ts\"") && kith_import_look_holds(look, "\"text\"");
	bool people = kith_import_look_holds(look, "\"profile\"") &&
		      (kith_import_look_holds(look, "\"team_id\"") ||
			      kith_import_look_holds(look, "\"real_name\""));
	bool channels = kith_import_look_holds(look, "\"members\"") &&
			kith_import_look_holds(look, "\"created\"");
	return messages || people || channels;
}

static bool slack_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	g_autoptr(GString) id = g_string_new(NULL), answered = g_string_new(NULL);
	g_autofree char *folder = g_path_get_dirname(look->file);
	g_autofree char *channel = g_path_get_basename(folder);
	bool of_two = channel[0] == 'D' &&
		      strlen(channel) >= 9 && /* D024BE7LH: direct messages go by their id */
		      !channel[strspn(channel, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")];
	struct reader reader = {
		kith_import_chat(import, look->file, error), channel, of_two, id, answered};
	return reader.chat && kith_json_each(scanner, take, &reader, error) &&
	       kith_json_end(scanner, error);
}

const struct kith_import_format kith_import_slack = {
	.name = {"slack", "Slack's export: its folder, its .zip, or files of it"},
	.fits = slack_fits,
	.read = slack_read,
	.in_folders = true,
};
