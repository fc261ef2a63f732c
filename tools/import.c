/* kith import: turn an export, archive or other format into graph CSV. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/import.h"

#include <string.h>

#include "check/check.h"
#include "graph/write.h"
#include "base/screen.h"
#include "cli/tool.h"

/* People beyond whom looking for doubles would take longer than reading them. */
enum { MOST_COMPARED = 20000 };

struct settings {
	const char *merge_map, *missing;
	bool merge, formats;
	size_t largest_event;
};

static const struct kith_option options[] = {
	KITH_FLAG("formats", 0, struct settings, formats, "list the formats and stop"),
	KITH_FLAG("merge", 0, struct settings, merge,
		"one row a pair, direction and kind: weights summed, first and last dates"),
	KITH_OUTPUT("merge-map", 0, struct settings, merge_map, "FILE",
		"write there who of one file was taken for whom of another"),
	KITH_COUNT("largest-event", 0, struct settings, largest_event, "N",
		"events, files and messages of more than N people tie nobody; 0 is no limit "
		"(default: "
		"500)"),
	KITH_TEXT("missing", 0, struct settings, missing, "unknown|none|error",
		"what a cell NA or . of a matrix is: not known, as it says, no tie, or bad data "
		"(default: unknown)"),
};

static const struct kith_example examples[] = {
	{"kith import data/florentine.csv", "any list of ties, as graph CSV"},
	{"kith import --format attendance data/southern-women.csv",
		"who came to what becomes who met whom"},
	{"kith import data/florentine.csv data/karate.csv --merge",
		"several files, one network, one row a pair"},
	{NULL, NULL},
};

static void append_cells(GString *line, const char *const *cells, size_t count)
{
	for (size_t k = 0; k < count; k++) {
		g_string_append(line, k ? "," : "");
		kith_csv_append(line, cells[k]);
	}
	g_string_append_c(line, '\n');
}

static void write_map(const GPtrArray *matches, FILE *out)
{
	g_autoptr(GString) text = g_string_new("name,person,by,file\n");
	for (guint k = 0; k < matches->len; k++) {
		const struct kith_import_match *match = g_ptr_array_index(matches, k);
		const char *const cells[] = {match->name, match->person, match->by, match->file};
		append_cells(text, cells, G_N_ELEMENTS(cells));
	}
	kith_screen_write(text->str, text->len, kith_screen_is(out), out);
}

/* Of enum kith_import_missing; below 0: there is no such word. */
static int missing_of(const char *word)
{
	static const char *const words[] = {[KITH_MISSING_KEPT] = "unknown",
		[KITH_MISSING_NONE] = "none",
		[KITH_MISSING_FAILS] = "error"};
	for (int k = 0; word && k < (int)G_N_ELEMENTS(words); k++) {
		if (!strcmp(word, words[k])) {
			return k;
		}
	}
	return word ? -1 : KITH_MISSING_KEPT;
}

static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct settings *settings = job->settings;
	int missing = missing_of(settings->missing);
	const struct kith_importing how = {
		.largest_event = settings->largest_event, .missing = missing};
	if (missing < 0) {
		kith_fail(error, KITH_ERROR_USAGE,
			"--missing takes unknown, none or error, not \"%s\"", settings->missing);
		return NULL;
	}
	struct kith_reading own = *reading;
	own.weights_later = reading->weights_later && !settings->merge;
	g_autoptr(kith_graph) graph = kith_job_import(job, &own, &how, notes, error);
	return graph && settings->merge ? kith_import_merge(graph, error) : g_steal_pointer(&graph);
}

/* Says that the sources may name somebody twice, where an address or a name tells. */
static bool note_doubles(struct kith_job *job, GError **error)
{
	if (job->graph->n > MOST_COMPARED) {
		return true;
	}
	g_autoptr(GArray) alike = kith_check_alike(job->graph, error);
	size_t count = 0;
	const struct kith_alike *first = NULL;
	for (guint k = 0; alike && k < alike->len; k++) {
		const struct kith_alike *pair = &g_array_index(alike, struct kith_alike, k);
		if (pair->by <= KITH_ALIKE_NAME) {
			first = first ? first : pair;
			count++;
		}
	}
	if (first) {
		kith_job_note(job,
			"%s and %s may be one person%s; `kith check --aliases` says who else is "
			"there "
			"under several names, and --aliases FILE makes them one",
			kith_graph_name(job->graph, first->a),
			kith_graph_name(job->graph, first->b), count > 1 ? ", and others too" : "");
	}
	return alike != NULL;
}

static void list_formats(FILE *out)
{
	g_autoptr(GString) text = g_string_new("format,what\n");
	for (const struct kith_import_name *name = kith_import_names(); name->name; name++) {
		const char *const cells[] = {name->name, name->says};
		append_cells(text, cells, G_N_ELEMENTS(cells));
	}
	fwrite(text->str, 1, text->len, out);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	if (settings->formats) {
		list_formats(job->out);
		return true;
	}
	if (!kith_job_read(job, error) || !note_doubles(job, error)) {
		return false;
	}
	if (settings->merge_map) {
		write_map(job->matches, kith_job_output(job, settings->merge_map)->stream);
	}
	return kith_graph_write(job->network, NULL, NULL, job->out, NULL, error);
}

static const struct settings defaults = {.largest_event = 500};

const struct kith_tool kith_tool_import = {
	.name = "import",
	.group = "Read",
	.question = "turn an export, archive or other format into graph CSV",
	.about =
		"Reads mail (mbox, Maildir, .eml, Gmail's Takeout), chats (Slack's export, Discord "
		"as DiscordChatExporter writes it, Telegram's result.json, WhatsApp's .txt), git's "
		"log, "
		"calendars (.ics), contacts (.vcf; with --me they are tied to you), lists of ties "
		"and people as CSV in any dialect, the exports of LinkedIn, "
		"Google, Outlook, Luma and Meetup, and the files of Gephi, Pajek, UCINET, "
		"Graphviz, D3, "
		"Cytoscape and other tools. Several files become one network: people of the same "
		"name, or the same e-mail address, are one; tables of people find theirs by id "
		"and give them their names. Where the day may stand before the month, as in "
		"2/3/2024, "
		"the other dates of the column tell; a note says where none does. "
		"Those who came to the same events are tied with weights after Newman (2001): each "
		"event of n people adds 1/(n - 1), `events` counts them. A letter to n people adds "
		"1/n to each (kind mail), an answer 1 (kind reply); what was written is neither "
		"kept nor printed; what goes out in bulk or by a machine counts if somebody "
		"answered. In chats an answer, a mention, a reaction add 1 (kinds reply, mention, "
		"reaction), a message where there are only two 1 (message); "
		"of WhatsApp those who wrote without a pause of an hour came together. `git log "
		"--name-only | kith import` ties those who worked on "
		"the same file; co-authors count, and a log without what was written does too: "
		"--format='commit %H%nAuthor: %aN <%aE>%nDate: "
		"%as%n%(trailers:key=Co-authored-by)'. "
		"Folders, .zip and .tgz are looked through, and nothing is unpacked to disk. A "
		"meeting of a calendar is an event a day: who declined was not there, "
		"what recurs counts up to --today. --since and --until act on the single message. "
		"Nothing is fetched, "
		"nothing leaves this machine.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &defaults,
	.shared = KITH_SHARED_READING | KITH_SHARED_FILES | KITH_SHARED_IMPORT |
		  KITH_SHARED_OUTPUT | KITH_SHARED_ME,
	.read = read,
	.run = run,
};
