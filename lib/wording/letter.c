/* Letters: short e-mails that ask, offer or say hello, from facts and a template. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/letter.h"

#include <string.h>

#include "base/caller.h"
#include "base/text.h"
#include "wording/facts.h"
#include "wording/phrases.h"

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

/* A row of an answer; of a pair, the letter goes to the second when `second`. */
struct row {
	char *const *columns, *const *cells;
	bool second;
};

static const char *cell_of(const struct row *row, const char *name)
{
	for (size_t c = 0; row->columns[c]; c++) {
		if (g_ascii_strcasecmp(row->columns[c], name) == 0) {
			return row->cells[c];
		}
	}
	return NULL;
}

/* What the person in a column is called: by their label, where they have one. */
static const char *called(const struct row *row, const char *column)
{
	g_autofree char *labels = g_strconcat(column, "_label", NULL);
	const char *label = cell_of(row, labels);
	return label && *label ? label : cell_of(row, column);
}

/* Line breaks and other controls in names would end a line, or a header. */
void kith_letter_know(kith_facts *facts, const char *name, const char *value)
{
	g_autofree char *text = kith_text_clean(value ? value : "");
	if (*text) {
		g_hash_table_insert(facts, g_strdup(name), g_steal_pointer(&text));
	}
}

/* A kind of answer that letters are written from. */
struct answer {
	const char *tool;
	const char *signs[3]; /* columns that tell it, the last NULL */
	const char *needs[6]; /* those a letter needs beside them, the last NULL */
	const char *(*read)(kith_facts *facts, const struct row *row);
};

static bool know(kith_facts *facts, const char *name, const char *value)
{
	kith_letter_know(facts, name, value);
	return value && *value;
}

/* What is shared, as it is said. */
static void know_shared(kith_facts *facts, const struct row *row)
{
	g_autoptr(GPtrArray) shared = kith_cell_read_shared(cell_of(row, "shared_values"));
	g_autoptr(GString) words = g_string_new(NULL);
	kith_phrase_shared(words, shared);
	kith_letter_know(facts, "shared", words->str);
}

/* Whom the one asked knows on the way: the next person, or the target themselves. */
static void know_next(kith_facts *facts, const struct row *row, const char *target)
{
	if (!know(facts, "next", called(row, "next"))) {
		kith_letter_know(facts, "known", target);
	}
}

static const char *read_route(kith_facts *facts, const struct row *row)
{
	const char *target = called(row, "target");
	kith_letter_know(facts, "from", called(row, "asker"));
	kith_letter_know(facts, "target", target);
	know_shared(facts, row);
	if (!know(facts, "to", called(row, "ask"))) {
		kith_letter_know(facts, "to", target);
		return kith_letter_first;
	}
	if (!know(facts, "introducer", called(row, "introducer"))) {
		return kith_letter_hello;
	}
	know_next(facts, row, target);
	return kith_letter_ask;
}

static const char *read_pair(kith_facts *facts, const struct row *row)
{
	const char *introducer = called(row, "introducer");
	kith_letter_know(facts, "from", introducer);
	kith_letter_know(facts, "introducer", introducer);
	kith_letter_know(facts, "to", called(row, row->second ? "second" : "first"));
	kith_letter_know(facts, "target", called(row, row->second ? "first" : "second"));
	know_shared(facts, row);
	return kith_letter_offer;
}

/* Whom to meet, and whom to ask for that. */
static const char *read_meeting(kith_facts *facts, const struct row *row)
{
	const char *target = called(row, "name");
	kith_letter_know(facts, "target", target);
	know_shared(facts, row);
	if (!know(facts, "to", called(row, "ask"))) {
		kith_letter_know(facts, "to", target);
		return kith_letter_first;
	}
	know_next(facts, row, target);
	if (g_hash_table_contains(facts, "known")) {
		kith_letter_know(facts, "introducer", called(row, "ask"));
	}
	return kith_letter_ask;
}

static const char *read_dormant(kith_facts *facts, const struct row *row)
{
	kith_letter_know(facts, "to", called(row, "name"));
	kith_letter_know(facts, "target", called(row, "name"));
	know_shared(facts, row);
	return kith_letter_hello;
}

static const struct answer answers[] = {
	{"intro", {"route", "ask"}, {"asker", "target", "introducer", "next", "shared_values"},
		read_route},
	{"give", {"first", "second"}, {"introducer", "shared_values"}, read_pair},
	{"meet", {"name", "relation"}, {"ask", "next", "shared_values"}, read_meeting},
	{"reconnect", {"name", "last"}, {"shared_values"}, read_dormant},
};

static const struct answer *find_answer(const struct row *row)
{
	for (size_t i = 0; i < G_N_ELEMENTS(answers); i++) {
		if (cell_of(row, answers[i].signs[0]) && cell_of(row, answers[i].signs[1])) {
			return &answers[i];
		}
	}
	return NULL;
}

kith_facts *kith_letter_facts(
	char *const *columns, char *const *cells, bool second, const char **letter, GError **error)
{
	struct row row = {columns, cells, second};
	const struct answer *answer = find_answer(&row);
	if (!answer) {
		kith_fail(error, KITH_ERROR_DATA,
			"this is no answer of kith intro, meet, give or reconnect; pipe one in, "
			"without " KITH_CALLER_GRAPH);
		return NULL;
	}
	for (const char *const *column = answer->needs; *column; column++) {
		if (!cell_of(&row, *column)) {
			kith_fail(error, KITH_ERROR_DATA,
				"this answer of kith %s has no column `%s`, which the letter "
				"needs; "
				"kith %s prints it now, so ask again",
				answer->tool, *column, answer->tool);
			return NULL;
		}
	}
	kith_facts *facts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	*letter = answer->read(facts, &row);
	return facts;
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
