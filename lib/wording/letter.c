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

/* The one thing that is asked of somebody, and that it may be refused. */
#define ASKING                                                                                     \
	"Would you have half an hour for a conversation, this month or next? If now is not a "     \
	"good moment, that is quite all right.\n"

/* What one writes to somebody one does not know yet. */
#define TO_A_STRANGER                                                                              \
	"I am {me}.\n"                                                                             \
	"{through}.\n"                                                                             \
	"We both know {both_know}.\n"                                                              \
	"We share {shared}.\n" ASKING "\n"                                                         \
	"Kind regards,\n"                                                                          \
	"{from}\n"

const char *const kith_letter_ask =
	"Subject: Would you introduce me to {target}?\n"
	"\n"
	"Dear {to},\n"
	"\n"
	"I would like to get to know {whom}.\n"
	"{target} and I share {shared}.\n"
	"\n"
	"You and {known} {their_how}: would you ask whether an introduction is welcome?\n"
	"{chain}: would you ask {next} whether the note below may be passed on?\n"
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
				      "We were last in touch in {when}.\n"
				      "We have known each other since {since}.\n"
				      "We both know {both_know}.\n"
				      "We share {shared}.\n" ASKING "\n"
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
	"May I introduce you to {whom}?\n"
	"You both know {both_know}.\n"
	"You share {shared}.\n"
	"\n"
	"I ask you both before I do, and \"no\" or \"not now\" is a fine answer.\n"
	"\n"
	"Kind regards,\n"
	"{from}\n";

const char *const kith_letter_table = "Subject: Round {round}: you sit together\n"
				      "\n"
				      "Dear {to},\n"
				      "\n"
				      "in round {round} you sit together at table {table}.\n"
				      "You share {shared}.\n"
				      "Some of you share {some_share}.\n"
				      "Here for the first time: {newcomers}.\n"
				      "\n"
				      "Please bring one question to ask the others.\n"
				      "\n"
				      "Kind regards,\n"
				      "{from}\n";

/* The facts made for letters; every column of the row is one, too, by its name. */
static const char *const fact_names[] = {"from", "to", "target", "introducer", "next", "known",
	"shared", "both_know", "how", "when", "since", "their_how", "their_when", "through",
	"chain", "whom", "work", "me", "my_work", "some_share", "newcomers", NULL};

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

/* What is shared by the cell of a column, as it is said. */
static void know_shared(
	kith_facts *facts, const char *name, const struct row *row, const char *column)
{
	g_autoptr(GPtrArray) shared = kith_cell_read_shared(cell_of(row, column));
	g_autoptr(GString) words = g_string_new(NULL);
	kith_phrase_shared(words, shared);
	kith_letter_know(facts, name, words->str);
}

/* Names in a cell, those of two people left out. */
static void know_names(
	kith_facts *facts, const char *name, const char *cell, const char *const without[2])
{
	g_autoptr(GPtrArray) names = kith_cell_read(cell ? cell : "");
	g_autoptr(GString) words = g_string_new(NULL);
	for (guint i = names->len; i > 0; i--) {
		bool left_out = g_strcmp0(names->pdata[i - 1], without[0]) == 0 ||
				g_strcmp0(names->pdata[i - 1], without[1]) == 0;
		if (left_out) {
			g_ptr_array_remove_index(names, i - 1);
		}
	}
	kith_phrase_names(words, names);
	kith_letter_know(facts, name, words->str);
}

/* What two people do, by a column of kinds, and when they were last in touch, by one of dates. */
static void know_tie(kith_facts *facts, const struct row *row, const char *const names[2],
	const char *const columns[2])
{
	const char *cell = cell_of(row, columns[0]), *date = cell_of(row, columns[1]);
	g_autoptr(GPtrArray) kinds = kith_cell_read(cell ? cell : "");
	g_autoptr(GString) how = g_string_new(NULL), when = g_string_new(NULL);
	kith_phrase_kinds(how, kinds);
	kith_phrase_month(when, date ? date : "");
	kith_letter_know(facts, names[0], how->str);
	kith_letter_know(facts, names[1], when->str);
}

/* When their tie began, where nothing is known of it since. */
static void know_since(kith_facts *facts, const struct row *row)
{
	const char *date = cell_of(row, "since");
	g_autoptr(GString) since = g_string_new(NULL);
	kith_phrase_month(since, date ? date : "");
	if (!g_hash_table_contains(facts, "when")) {
		kith_letter_know(facts, "since", since->str);
	}
}

/* "work in robotics at Kestrel", from the columns of a person: NAME_field, NAME_job, NAME_company;
 * or nothing. */
static char *work_of(const struct row *row, const char *person, const char *verb)
{
	static const struct {
		const char *column, *joined;
	} parts[] = {{"job", "as"}, {"field", "in"}, {"company", "at"}};
	GString *words = g_string_new(NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
		g_autofree char *column = g_strconcat(person, "_", parts[k].column, NULL);
		const char *cell = cell_of(row, column);
		g_auto(GStrv) values = kith_text_split(cell ? cell : "");
		if (*values) {
			g_string_append_printf(
				words, "%s %s ", words->len ? "" : verb, parts[k].joined);
			kith_phrase_list(
				words, (const char *const *)values, g_strv_length(values), 3);
		}
	}
	return g_string_free(words, FALSE);
}

/* Who the one to meet is, and who asks, by the columns that begin with what they are called. */
static void know_work(
	kith_facts *facts, const struct row *row, const char *person, const char *asker)
{
	g_autofree char *work = work_of(row, person, "works");
	const char *target = g_hash_table_lookup(facts, "target");
	g_autofree char *whom =
		*work ? g_strdup_printf("%s, who %s", target, work) : g_strdup(target);
	kith_letter_know(facts, "work", work);
	kith_letter_know(facts, "whom", whom);
	if (asker) {
		g_autofree char *my_work = work_of(row, asker, "work");
		kith_letter_know(facts, "my_work", my_work);
	}
}

/* Whom the one asked knows on the way: the next person, or the target themselves. */
static void know_next(kith_facts *facts, const struct row *row, const char *target)
{
	const char *next = called(row, "next"), *how = g_hash_table_lookup(facts, "their_how");
	if (!know(facts, "next", next)) {
		kith_letter_know(facts, "known", target);
		return;
	}
	bool last = g_strcmp0(next, g_hash_table_lookup(facts, "introducer")) == 0;
	g_autofree char *chain = last ? g_strdup_printf("%s and %s %s", next, target, how)
				      : g_strdup_printf("%s is a step nearer to %s", next, target);
	kith_letter_know(facts, "chain", chain);
}

static const char *read_route(kith_facts *facts, const struct row *row)
{
	static const char *const mine[] = {"how", "when"}, *const theirs[] = {
								   "their_how", "their_when"};
	const char *target = called(row, "target");
	kith_letter_know(facts, "from", called(row, "asker"));
	kith_letter_know(facts, "target", target);
	know_shared(facts, "shared", row, "shared_values");
	know_work(facts, row, "target", "asker");
	if (!know(facts, "to", called(row, "ask"))) {
		kith_letter_know(facts, "to", target);
		return kith_letter_first;
	}
	know_tie(facts, row, mine, (const char *const[]){"kinds", "last"});
	know_since(facts, row);
	if (!know(facts, "introducer", called(row, "introducer"))) {
		return kith_letter_hello;
	}
	know_tie(facts, row, theirs, (const char *const[]){"introducer_kinds", "introducer_last"});
	know_next(facts, row, target);
	if (g_hash_table_contains(facts, "known")) {
		g_autofree char *through = g_strdup_printf("%s and I %s", called(row, "ask"),
			(const char *)g_hash_table_lookup(facts, "how"));
		kith_letter_know(facts, "through", through);
	}
	return kith_letter_ask;
}

static const char *read_pair(kith_facts *facts, const struct row *row)
{
	const char *introducer = called(row, "introducer");
	const char *target = row->second ? "first" : "second";
	kith_letter_know(facts, "from", introducer);
	kith_letter_know(facts, "introducer", introducer);
	kith_letter_know(facts, "to", called(row, row->second ? "second" : "first"));
	kith_letter_know(facts, "target", called(row, target));
	know_shared(facts, "shared", row, "shared_values");
	know_work(facts, row, target, NULL);
	know_names(facts, "both_know", cell_of(row, "mutual_names"),
		(const char *const[]){introducer, NULL});
	return kith_letter_offer;
}

/* Everybody at a table. */
static const char *read_table(kith_facts *facts, const struct row *row)
{
	const char *labels = cell_of(row, "people_label");
	const char *const nobody[] = {NULL, NULL};
	g_autoptr(GPtrArray) people = kith_cell_read(labels ? labels : cell_of(row, "people"));
	g_autoptr(GString) all = g_string_new(NULL);
	kith_phrase_list(all, (const char *const *)people->pdata, people->len, people->len);
	kith_letter_know(facts, "to", all->str);
	know_shared(facts, "shared", row, "shared_values");
	know_shared(facts, "some_share", row, "some_share");
	know_names(facts, "newcomers", cell_of(row, "newcomers"), nobody);
	return kith_letter_table;
}

/* Whom to meet, and whom to ask for that. */
static const char *read_meeting(kith_facts *facts, const struct row *row)
{
	const char *target = called(row, "name"), *ask = called(row, "ask");
	kith_letter_know(facts, "from", called(row, "asker"));
	kith_letter_know(facts, "target", target);
	know_shared(facts, "shared", row, "shared_values");
	know_work(facts, row, "name", "asker");
	know_names(
		facts, "both_know", cell_of(row, "mutual_names"), (const char *const[]){ask, NULL});
	if (!know(facts, "to", ask)) {
		kith_letter_know(facts, "to", target);
		return kith_letter_first;
	}
	kith_letter_know(facts, "their_how", "know each other");
	know_next(facts, row, target);
	if (g_hash_table_contains(facts, "known")) {
		kith_letter_know(facts, "introducer", ask);
	}
	return kith_letter_ask;
}

static const char *read_dormant(kith_facts *facts, const struct row *row)
{
	static const char *const mine[] = {"how", "when"}, *const nobody[] = {NULL, NULL};
	kith_letter_know(facts, "from", called(row, "asker"));
	kith_letter_know(facts, "to", called(row, "name"));
	kith_letter_know(facts, "target", called(row, "name"));
	know_shared(facts, "shared", row, "shared_values");
	know_work(facts, row, "name", "asker");
	know_tie(facts, row, mine, (const char *const[]){"kinds", "last"});
	know_names(facts, "both_know", cell_of(row, "mutual_names"), nobody);
	return kith_letter_hello;
}

static const struct answer answers[] = {
	{"intro", {"route", "ask"}, {"asker", "target", "introducer", "next", "shared_values"},
		read_route},
	{"give", {"first", "second"}, {"introducer", "shared_values"}, read_pair},
	{"give", {"table", "people"}, {"round", "shared_values", "some_share", "newcomers"},
		read_table},
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

/* Every column of the row by its name, unless a fact made for letters is called so. */
static void know_columns(kith_facts *facts, const struct row *row)
{
	for (size_t c = 0; row->columns[c]; c++) {
		const char *name = row->columns[c];
		if (!g_strv_contains(fact_names, name) && !g_hash_table_contains(facts, name)) {
			g_hash_table_insert(facts, g_strdup(name), kith_text_clean(row->cells[c]));
		}
	}
}

/* Whether that stands in brackets behind a name to tell it from another: a number, or the company
 * of somebody in the row. */
static bool tells_apart(const struct row *row, const char *inner)
{
	bool found = *inner && strspn(inner, "0123456789") == strlen(inner);
	for (size_t c = 0; !found && row->columns[c]; c++) {
		found = g_str_has_suffix(row->columns[c], "_company") &&
			!strcmp(row->cells[c], inner);
	}
	return found;
}

/* Whether something behind a comma is a degree or a qualification, not part of a name. */
static bool is_degree(const char *text)
{
	static const char degrees[] =
		"phd|ph.d.|ph.d|dphil|md|m.d.|mba|mpa|mph|msc|m.sc.|mfa|meng|bsc|b.sc.|beng|llm|"
		"ll.m.|llb|jd|j.d.|dds|dvm|rn|cpa|cfa|cissp|csm|pmp|esq|esq.|frcp|frs|obe|mbe|cbe";
	g_autofree char *word = g_strstrip(g_strdup(text));
	size_t capitals = 0;
	for (const char *at = word; *at; at++) {
		capitals += g_ascii_isupper(*at) != 0;
	}
	return (capitals > 1 || strchr(word, '.')) && kith_text_is_one_of(word, degrees);
}

/* Takes off what stands behind the first comma, if all of it is degrees. */
static void take_off_degrees(char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, ",", -1);
	bool degrees = parts[0] && parts[1];
	for (size_t k = 1; degrees && parts[k]; k++) {
		degrees = is_degree(parts[k]);
	}
	if (degrees) {
		name[strlen(parts[0])] = '\0';
	}
}

/* Whether a character belongs to the little picture before it: a colour of skin, a joint. */
static bool goes_with_picture(gunichar c)
{
	return c == 0x200d || c == 0xfe0f || (c >= 0x1f3fb && c <= 0x1f3ff);
}

/* A name without little pictures and degrees, unless nothing is left. To be freed. */
static char *bare_name(const char *name)
{
	GString *bare = g_string_new(NULL);
	bool picture = false;
	for (const char *at = name; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		picture = g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL ||
			  (picture && goes_with_picture(c));
		bool doubled = c == ' ' && (!bare->len || bare->str[bare->len - 1] == ' ');
		if (!picture && !doubled) {
			g_string_append_unichar(bare, c);
		}
	}
	take_off_degrees(bare->str);
	g_strstrip(bare->str);
	if (*bare->str) {
		return g_string_free(bare, false);
	}
	g_string_free(bare, true);
	return g_strdup(name);
}

/* A name as people are addressed by it. To be freed. */
static char *plain_name(const struct row *row, const char *name)
{
	const char *open = strstr(name, " (");
	size_t length = strlen(name);
	if (open && length && name[length - 1] == ')') {
		g_autofree char *inner =
			g_strndup(open + 2, length - 1 - (size_t)(open + 2 - name));
		if (tells_apart(row, inner)) {
			g_autofree char *alone = g_strndup(name, (gsize)(open - name));
			return bare_name(alone);
		}
	}
	return bare_name(name);
}

/* The cells, with names as people are addressed by them. To be freed. */
static char **plain_cells(const struct row *row)
{
	static const char *const names[] = {
		"asker", "ask", "introducer", "next", "target", "name", "first", "second", NULL};
	size_t count = g_strv_length((char **)row->columns);
	char **plain = g_new0(char *, count + 1);
	for (size_t c = 0; c < count; c++) {
		plain[c] = g_strv_contains(names, row->columns[c]) ? plain_name(row, row->cells[c])
								   : g_strdup(row->cells[c]);
	}
	return plain;
}

kith_facts *kith_letter_facts(
	char *const *columns, char *const *cells, bool second, const char **letter, GError **error)
{
	const struct row whole = {columns, cells, second};
	g_auto(GStrv) plain = plain_cells(&whole);
	struct row row = {columns, plain, second};
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
	know_columns(facts, &row);
	return facts;
}

/* Who signs, and what they do. */
static char *say_me(const kith_facts *facts)
{
	const char *from = g_hash_table_lookup((kith_facts *)facts, "from");
	const char *my_work = g_hash_table_lookup((kith_facts *)facts, "my_work");
	return !from     ? NULL
	       : my_work ? g_strdup_printf("%s, and I %s", from, my_work)
			 : g_strdup(from);
}

void kith_letter_sign(kith_facts *facts, const char *from)
{
	kith_letter_know(facts, "from", from);
	g_autofree char *me = say_me(facts);
	kith_letter_know(facts, "me", me);
}

GPtrArray *kith_letter_fact_names(const kith_facts *facts)
{
	GPtrArray *names = g_ptr_array_new();
	g_autoptr(GList) all = g_hash_table_get_keys((kith_facts *)facts);
	for (const char *const *name = fact_names; *name; name++) {
		g_ptr_array_add(names, (char *)*name);
	}
	all = g_list_sort(all, (GCompareFunc)strcmp);
	for (const GList *name = all; name; name = name->next) {
		if (!g_strv_contains(fact_names, name->data)) {
			g_ptr_array_add(names, name->data);
		}
	}
	return names;
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
		const char *fact = g_hash_table_lookup(facts, name);
		if (!fact && !g_strv_contains(fact_names, name)) {
			return kith_fail(error, KITH_ERROR_USAGE,
				"the template asks for {%s}, which is no fact of this "
				"answer; " KITH_CALLER_FACTS " lists those there are",
				name);
		}
		g_string_append(out, fact ? fact : "");
		*known = *known && fact && *fact;
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
