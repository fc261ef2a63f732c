/* kith draft: a letter that asks for an introduction, or offers one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "io/csv_reader.h"
#include "io/table.h"
#include "wording/letter.h"
#include "base/screen.h"
#include "cli/tool.h"

struct settings {
	size_t row;
	const char *template, *from;
	bool eml, second, facts;
};

static const struct kith_option options[] = {
	KITH_COUNT(
		"row", 0, struct settings, row, "N", "the row to write for (default: 1, the best)"),
	KITH_TEXT("from", 0, struct settings, from, "NAME",
		"who signs (default: who asks, or who introduces, or KITH_ME)"),
	KITH_FLAG("second", 0, struct settings, second,
		"of a pair, write to the second (default: to the first)"),
	KITH_FILE("template", 0, struct settings, template, "FILE",
		"your own words, with facts in braces: {from} {to} {target} {shared} ..."),
	KITH_FLAG("facts", 0, struct settings, facts,
		"list the facts of the row, by the names a template gives them"),
	KITH_FLAG("eml", 0, struct settings, eml,
		"as a message that a mail program opens unsent; addresses are for you to add"),
};

static const struct kith_example examples[] = {
	{"kith intro data/community.csv --me 'Amara Okafor' --to 'Rhiannon Pryce' | kith draft",
		"ask the best person, with a note to forward"},
	{"kith give data/community.csv --me 'Amara Okafor' | kith draft --row 2 --second",
		"ask one of two contacts whether to introduce them"},
	{"kith meet data/community.csv --me 'Ruth Oyelaran' | kith draft --from 'Ruth Oyelaran'",
		"write to somebody directly, where nobody knows both"},
	{NULL, NULL},
};

static char **copy_header(const kith_csv *csv)
{
	size_t count = kith_csv_columns(csv);
	char **columns = g_new0(char *, count + 1);
	for (size_t c = 0; c < count; c++) {
		columns[c] = g_strdup(kith_csv_header(csv, c));
	}
	return columns;
}

/* The cells of row number `wanted`, from 1. */
static char **read_row(kith_csv *csv, size_t wanted, GError **error)
{
	struct kith_csv_rows rows;
	size_t passed = 0;
	do {
		if (!kith_csv_next(csv, &rows, error)) {
			return NULL;
		}
		if (wanted > passed && wanted - passed <= rows.count) {
			char **cells = g_new0(char *, rows.columns + 1);
			for (size_t c = 0; c < rows.columns; c++) {
				size_t at = (wanted - passed - 1) * rows.columns + c;
				cells[c] = g_strndup(rows.cell[at].at, rows.cell[at].length);
			}
			return cells;
		}
		passed += rows.count;
	} while (rows.count);
	kith_fail(error, passed ? KITH_ERROR_USAGE : KITH_ERROR_NO_ANSWER,
		passed ? "--row %zu: there are %zu rows; the first is --row 1"
		       : "row %zu is asked for, but the answer has no rows (%zu): nobody to write "
			 "to",
		wanted, passed);
	return NULL;
}

/* The facts of the row that is wanted, and which letter it is. */
static kith_facts *read_facts(const struct kith_job *job, const char **letter, GError **error)
{
	const struct settings *settings = job->settings;
	struct kith_dialect dialect = {.delimiter = ','};
	g_autoptr(GError) reason = NULL;
	g_autoptr(kith_csv) csv = kith_csv_open(NULL, job->in, &dialect, &reason);
	if (!csv) {
		kith_fail(error, (enum kith_error)reason->code,
			"standard input holds no answer; pipe in one of kith intro, meet, give or "
			"reconnect");
		return NULL;
	}
	g_auto(GStrv) columns = copy_header(csv);
	g_auto(GStrv) cells = read_row(csv, settings->row, error);
	return cells ? kith_letter_facts(columns, cells, settings->second, letter, error) : NULL;
}

/* Reads one's own words. */
static bool read_template(const char *path, char **template, GError **error)
{
	g_autoptr(GError) reason = NULL;
	g_autofree char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, &reason)) {
		return kith_fail(
			error, KITH_ERROR_SYSTEM, "%s cannot be read: %s", path, reason->message);
	}
	if (!g_utf8_validate(text, -1, NULL)) {
		return kith_fail(error, KITH_ERROR_DATA, "%s is not UTF-8; save it as UTF-8", path);
	}
	*template = g_steal_pointer(&text);
	return true;
}

/* What a template can ask for, as a table. */
static char *list_facts(const kith_facts *facts)
{
	g_autoptr(GPtrArray) names = kith_letter_fact_names(facts);
	GString *table = g_string_new("fact,value\n");
	for (guint i = 0; i < names->len; i++) {
		const char *value = g_hash_table_lookup((kith_facts *)facts, names->pdata[i]);
		kith_csv_append(table, names->pdata[i]);
		g_string_append_c(table, ',');
		kith_csv_append(table, value ? value : "");
		g_string_append_c(table, '\n');
	}
	return g_string_free(table, FALSE);
}

/* Reads the row and the template, and puts one into the other. */
static char *write_letter(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	const char *letter;
	g_autoptr(GHashTable) facts = read_facts(job, &letter, error);
	g_autofree char *own = NULL;
	if (!facts || (settings->template && !read_template(settings->template, &own, error))) {
		return NULL;
	}
	bool unsigned_yet = settings->from || !g_hash_table_contains(facts, "from");
	kith_letter_sign(facts, settings->from ? settings->from
				: unsigned_yet ? g_getenv("KITH_ME")
					       : NULL);
	if (settings->facts) {
		return list_facts(facts);
	}
	if (!g_hash_table_contains(facts, "to")) {
		kith_fail(error, KITH_ERROR_NO_ANSWER,
			"row %zu names nobody to write to; its column `why` says why, and --row N "
			"takes another",
			settings->row);
		return NULL;
	}
	if (!g_hash_table_contains(facts, "from")) {
		kith_job_note(job, "nobody signs this letter; --from NAME does");
	}
	return kith_letter_write(own ? own : letter, facts, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_autofree char *letter = write_letter(job, error);
	if (!letter) {
		return false;
	}
	g_autofree char *message =
		settings->eml && !settings->facts ? kith_letter_message(letter) : NULL;
	const char *text = message ? message : letter;
	kith_screen_write(text, strlen(text), kith_screen_is(job->out), job->out);
	return true;
}

const struct kith_tool kith_tool_draft = {
	.name = "draft",
	.group = "Meet",
	.question = "how do I put it? a short letter that asks or offers an introduction",
	.about =
		"Reads an answer of `kith intro`, `kith meet`, `kith give` or `kith reconnect` "
		"from "
		"standard input and writes a letter for its first row (--row). Asking, it is "
		"addressed to the first person to ask and holds a note they can forward; offering, "
		"it asks one of the two, before anything else, whether they would like to meet: "
		"write to both. Of a table of `kith give --rounds` it is for all who sit there. "
		"Where there is nobody to ask, or one you know already, it goes to "
		"them directly. It says nothing that is not in the columns of the answer, and it "
		"is never sent: "
		"change what does not sound like you.\n\nA --template begins with a line `Subject: "
		"...`; names in braces stand for facts: those that --facts lists, and every column "
		"of the answer. A line whose fact is not known is left out.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.row = 1},
	.run = run,
};
