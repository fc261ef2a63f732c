/* Letters: short e-mails that ask, offer or say hello, from facts and a template. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/letter.h"

#include <string.h>

#include "base/text.h"

#define LINE_WIDTH 72

/* Bytes of a subject in one encoded word: with "Subject: " it must stay within 76 characters. */
#define WORD_BYTES 39

/* What one writes to somebody one does not know yet. */
#define TO_A_STRANGER                                                                              \
	"I am {from}, and I would be glad to get to know you.\n"                                   \
	"We share {shared}.\n"                                                                     \
	"If you have a little time for a conversation, please write to me. If now is not a good "  \
	"moment, that is quite all right.\n"                                                       \
	"\n"                                                                                       \
	"Kind regards,\n"                                                                          \
	"{from}\n"

const char *const kith_letter_ask =
	"Subject: Would you introduce me to {target}?\n"
	"\n"
	"Dear {to},\n"
	"\n"
	"I would like to get to know {target}, and you came to mind.\n"
	"\n"
	"You know {known}: would you ask whether an introduction is welcome?\n"
	"You know {next}, who is a step nearer to {target}: would you ask whether the note below "
	"may be passed on?\n"
	"Please do ask first. \"No\" or \"not now\" is a fine answer, from either of you.\n"
	"\n"
	"Below is a note that you can forward as it stands.\n"
	"\n"
	"Thank you,\n"
	"{from}\n"
	"\n"
	"---------- a note to forward ----------\n"
	"\n"
	"Dear {target},\n"
	"\n" TO_A_STRANGER;

const char *const kith_letter_hello = "Subject: A word from {from}\n"
				      "\n"
				      "Dear {to},\n"
				      "\n"
				      "I would be glad to talk to you some time soon.\n"
				      "We share {shared}.\n"
				      "If now is not a good moment, that is quite all right.\n"
				      "\n"
				      "Kind regards,\n"
				      "{from}\n";

const char *const kith_letter_first = "Subject: A word from {from}\n"
				      "\n"
				      "Dear {to},\n"
				      "\n" TO_A_STRANGER;

const char *const kith_letter_offer =
	"Subject: Would you like to meet {target}?\n"
	"\n"
	"Dear {to},\n"
	"\n"
	"I think that you and {target} would have something to talk about.\n"
	"You share {shared}.\n"
	"\n"
	"May I introduce you? I ask you both before I do, and \"no\" or \"not now\" is a fine "
	"answer.\n"
	"\n"
	"Kind regards,\n"
	"{from}\n";

static const char *const fact_names[] = {
	"from", "to", "target", "introducer", "next", "known", "shared", NULL};

static const char *cell_of(char *const *columns, char *const *cells, const char *name)
{
	for (size_t c = 0; columns[c]; c++) {
		if (g_ascii_strcasecmp(columns[c], name) == 0) {
			return cells[c];
		}
	}
	return NULL;
}

/* Line breaks and other controls in names would end a line, or a header. */
void kith_letter_know(kith_facts *facts, const char *name, const char *value)
{
	g_autofree char *text = kith_text_clean(value ? value : "");
	if (*text) {
		g_hash_table_insert(facts, g_strdup(name), g_steal_pointer(&text));
	}
}

/* What stands between two pieces of a sentence of `why`: "you share ... with Ada". */
static char *between(const char *why, const char *before, const char *after)
{
	g_auto(GStrv) clauses = g_strsplit(why ? why : "", "; ", -1);
	for (char **clause = clauses; *clause; clause++) {
		if (g_str_has_prefix(*clause, before) && g_str_has_suffix(*clause, after)) {
			size_t length = strlen(*clause) - strlen(before) - strlen(after);
			return g_strndup(*clause + strlen(before), length);
		}
	}
	return NULL;
}

/* Fails when `steps`, where it is known, says that names hold what parts them on a route. */
static bool read_route(
	kith_facts *facts, const char *route, const char *steps, const char *why, GError **error)
{
	g_auto(GStrv) people = g_strsplit(route, " > ", -1);
	guint last = g_strv_length(people) - 1;
	if (steps && g_ascii_strtoull(steps, NULL, 10) != last) {
		return kith_fail(error, KITH_ERROR_DATA,
			"a name on the route %s has a > in it, so it is not clear who is who; give "
			"these people a `label` without one",
			route);
	}
	g_autofree char *with = g_strdup_printf(" with %s", people[last]);
	g_autofree char *shared = between(why, "you share ", with);
	kith_letter_know(facts, "from", people[0]);
	kith_letter_know(facts, "to", people[MIN(1, last)]);
	kith_letter_know(facts, "target", people[last]);
	kith_letter_know(facts, "introducer", last > 1 ? people[last - 1] : NULL);
	kith_letter_know(facts, "known", last == 2 ? people[2] : NULL);
	kith_letter_know(facts, "next", last > 2 ? people[2] : NULL);
	kith_letter_know(facts, "shared", shared);
	return true;
}

/* Reads whom to meet, and whom to ask for that; nobody where `ask` is empty. */
static const char *read_meeting(
	kith_facts *facts, const char *name, const char *ask, const char *why)
{
	bool direct = !ask || !*ask;
	g_autofree char *shared = between(why, "you share ", "");
	g_autofree char *before = g_strdup_printf("ask %s, who knows ", direct ? "" : ask);
	g_autofree char *next = direct ? NULL : between(why, before, "");
	kith_letter_know(facts, "to", direct ? name : ask);
	kith_letter_know(facts, "target", name);
	kith_letter_know(facts, "introducer", direct || next ? NULL : ask);
	kith_letter_know(facts, "known", direct || next ? NULL : name);
	kith_letter_know(facts, "next", next);
	kith_letter_know(facts, "shared", shared);
	return direct ? kith_letter_first : kith_letter_ask;
}

kith_facts *kith_letter_facts(
	char *const *columns, char *const *cells, bool second, const char **letter, GError **error)
{
	const char *route = cell_of(columns, cells, "route"), *why = cell_of(columns, cells, "why");
	const char *name = cell_of(columns, cells, "name");
	const char *one = cell_of(columns, cells, "first");
	const char *other = cell_of(columns, cells, "second");
	g_autoptr(GHashTable) facts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (route && strstr(route, " > ")) {
		if (!read_route(facts, route, cell_of(columns, cells, "steps"), why, error)) {
			return NULL;
		}
		bool direct = !g_hash_table_lookup(facts, "introducer");
		*letter = direct ? kith_letter_hello : kith_letter_ask;
	} else if (one && other) {
		g_autofree char *shared = between(why, "They share ", "");
		kith_letter_know(facts, "from", cell_of(columns, cells, "introducer"));
		kith_letter_know(facts, "introducer", cell_of(columns, cells, "introducer"));
		kith_letter_know(facts, "to", second ? other : one);
		kith_letter_know(facts, "target", second ? one : other);
		kith_letter_know(facts, "shared", shared);
		*letter = kith_letter_offer;
	} else if (name && cell_of(columns, cells, "relation")) {
		*letter = read_meeting(facts, name, cell_of(columns, cells, "ask"), why);
	} else if (name && cell_of(columns, cells, "rank") && cell_of(columns, cells, "last")) {
		read_meeting(facts, name, NULL, why);
		*letter = kith_letter_hello;
	} else {
		kith_fail(error, KITH_ERROR_DATA,
			"this is no answer of kith intro, meet, give or reconnect; pipe one in, "
			"without -g");
		return NULL;
	}
	return g_steal_pointer(&facts);
}

static bool no_such_fact(const char *name, GError **error)
{
	g_autofree char *names = g_strjoinv("}, {", (char **)fact_names);
	return kith_fail(
		error, KITH_ERROR_USAGE, "the template asks for {%s}; there are {%s}", name, names);
}

/* Puts facts into a line; `known` is false when one of them is missing. */
static bool fill(GString *out, const char *line, kith_facts *facts, bool *known, GError **error)
{
	*known = true;
	while (*line) {
		const char *end = *line == '{' ? strchr(line, '}') : NULL;
		if (!end) {
			g_string_append_c(out, *line++);
			continue;
		}
		g_autofree char *name = g_strndup(line + 1, (gsize)(end - line - 1));
		if (!g_strv_contains(fact_names, name)) {
			return no_such_fact(name, error);
		}
		const char *fact = g_hash_table_lookup(facts, name);
		g_string_append(out, fact ? fact : "");
		*known = *known && fact;
		line = end + 1;
	}
	return true;
}

/* Breaks a line between words; the subject must stay one line. */
static void wrap(GString *out, const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	glong width = 0;
	for (char **word = words; *word; word++) {
		glong length = g_utf8_strlen(*word, -1);
		bool fits = width == 0 || width + 1 + length <= LINE_WIDTH;
		g_string_append(out, word == words ? "" : fits ? " " : "\n");
		g_string_append(out, *word);
		width = fits && word != words ? width + 1 + length : length;
	}
	g_string_append_c(out, '\n');
}

static void add_line(GString *out, const char *line)
{
	bool blank = *line == '\0';
	bool after_blank = out->len == 0 || g_str_has_suffix(out->str, "\n\n");
	if (g_str_has_prefix(line, "Subject:")) {
		g_string_append_printf(out, "%s\n", line);
	} else if (!blank) {
		wrap(out, line);
	} else if (!after_blank) {
		g_string_append_c(out, '\n');
	}
}

char *kith_letter_write(const char *letter, kith_facts *facts, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(letter, "\n", -1);
	g_autoptr(GString) out = g_string_new(NULL);
	for (char **line = lines; *line; line++) {
		g_autoptr(GString) filled = g_string_new(NULL);
		bool known;
		g_strchomp(*line);
		if (!fill(filled, *line, facts, &known, error)) {
			return NULL;
		}
		if (known) {
			add_line(out, filled->str);
		}
	}
	while (g_str_has_suffix(out->str, "\n\n")) {
		g_string_truncate(out, out->len - 1);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* A subject, as encoded words where it must be, none of which parts a character. */
static void encode_subject(GString *out, const char *subject)
{
	bool as_it_is = g_str_is_ascii(subject) && !strstr(subject, "=?") &&
			strlen(subject) <= LINE_WIDTH - strlen("Subject: ");
	if (as_it_is) {
		g_string_append(out, subject);
		return;
	}
	for (const char *at = subject; *at;) {
		const char *end = at;
		while (*end && g_utf8_next_char(end) - at <= WORD_BYTES) {
			end = g_utf8_next_char(end);
		}
		g_autofree char *word = g_base64_encode((const guchar *)at, (gsize)(end - at));
		g_string_append_printf(out, "%s=?UTF-8?B?%s?=", at == subject ? "" : "\r\n ", word);
		at = end;
	}
}

char *kith_letter_message(const char *letter)
{
	GString *out = g_string_new("Subject: ");
	const char *body = letter;
	if (g_str_has_prefix(letter, "Subject:")) {
		const char *end = letter + strcspn(letter, "\n");
		g_autofree char *subject = g_strndup(letter + 8, (gsize)(end - letter - 8));
		encode_subject(out, g_strstrip(subject));
		body = *end ? end + 1 : end;
	}
	g_string_append(out, "\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n"
			     "Content-Type: text/plain; charset=UTF-8\r\n"
			     "Content-Transfer-Encoding: 8bit\r\n\r\n");
	for (body += strspn(body, "\n"); *body; body++) {
		g_string_append(out, *body == '\n' ? "\r\n" : "");
		if (*body != '\n') {
			g_string_append_c(out, *body);
		}
	}
	return g_string_free(out, FALSE);
}
