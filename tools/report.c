/* kith report: the answers of the other tools on one page. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/plot_nouns.h"
#include "base/number.h"
#include "base/text.h"
#include "cli/tool.h"
#include "drawing/font.h"
#include "drawing/report.h"
#include "graph/cells.h"
#include "graph/person.h"
#include "io/sheet.h"
#include "measures/components.h"

#define WORDS_MAX 8
#define NO_ROOM "not enough memory for the page; leave people out with --where"

/* Names in a finding at most. */
#define NAMED 5

/* Changes told of one kind at most. */
#define CHANGES 5

struct settings {
	const char *title, *nouns, *before;
};

static const struct kith_option options[] = {
	KITH_TEXT("title", 0, struct settings, title, "TEXT",
		"what stands above the page (default: Who knows whom)"),
	KITH_FILE("before", 0, struct settings, before, "FILE",
		"the same network at an earlier time: what has changed since then"),
	KITH_TEXT("nouns", 0, struct settings, nouns, "WORD,WORD",
		"what the page is about and what ties it, where that is not people and ties: "
		"organisations,links (picture and sentences; reasons stay as they are)"),
};

/* An answer: its rows, the first being the names of its columns. */
typedef kith_report_table answer;

/* Sentences in the making, of whom, and what they call people and ties. */
struct telling {
	const kith_network *network;
	const struct plot_nouns *nouns;
	GPtrArray *told; /* of char * */
	size_t bridges;  /* ties that alone hold two people or more to the rest */
	uint32_t held;   /* people that one of them holds at most */
};

/* What is asked of one tool. */
struct part {
	const char *heading, *says;
	const char *words[WORDS_MAX]; /* its name and arguments */
	const char
		*shown; /* "column:heading|...": what everybody reads; "column%": in hundredths */
	/* Sentences from its answer: paragraphs of the part, or findings at the top of the page. */
	void (*tell)(const answer *answer, struct telling *told);
	void (*find)(const answer *answer, struct telling *findings);
	bool mine;      /* asked only with --me */
	bool since;     /* asked only with --before */
	bool named;     /* asked of the graph with its circles and their names */
	bool names;     /* gives these: asked before all others */
	bool everybody; /* a row for each, of which the first are asked for */
};

/* A cell of a row by the name of its column; "" where there is none. */
static const char *cell(const answer *answer, guint row, const char *column)
{
	char *const *names = answer->pdata[0];
	for (size_t c = 0; names[c]; c++) {
		if (!strcmp(names[c], column)) {
			return ((char *const *)answer->pdata[row])[c];
		}
	}
	return "";
}

static bool is_empty(const answer *answer)
{
	return answer->len < 2;
}

static void say(struct telling *told, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void say(struct telling *told, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(told->told, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

/* How many there are, as pictures say it: "1,300 people". */
static char *count_of(uint64_t count, const char *one, const char *many)
{
	GString *text = g_string_new(NULL);
	kith_picture_count(text, count, one, many);
	return g_string_free(text, FALSE);
}

/* How many of the page's people there are, of a cell. */
static char *count_people(const struct kith_nouns *nouns, const char *count)
{
	return count_of(g_ascii_strtoull(count, NULL, 10), nouns->person, nouns->people);
}

/* "1,300" for 1300. */
static char *digits(uint64_t count)
{
	GString *text = g_string_new(NULL);
	kith_picture_digits(text, count);
	return g_string_free(text, FALSE);
}

static void find_broker(const answer *answer, struct telling *findings)
{
	if (!is_empty(answer) && strcmp(cell(answer, 1, "betweenness"), "0") != 0) {
		say(findings,
			"More of the shortest ways between others lead through %s than through "
			"anybody else. %s.",
			cell(answer, 1, "name"), cell(answer, 1, "why"));
	}
}

/* "A (13 people), B (12 people) and C (12 people)", of rows sorted by size. */
static char *list_circles(const answer *answer, const struct kith_nouns *nouns)
{
	GString *list = g_string_new(NULL);
	guint last = MIN(answer->len, 4);
	for (guint r = 1; r < last; r++) {
		g_autofree char *people = count_people(nouns, cell(answer, r, "people"));
		g_string_append_printf(list, "%s%s (%s)",
			r == 1          ? ""
			: r + 1 == last ? " and "
					: ", ",
			cell(answer, r, "circle"), people);
	}
	return g_string_free(list, FALSE);
}

static void find_circles(const answer *answer, struct telling *findings)
{
	if (answer->len < 3) {
		say(findings, "No circles stand apart in it.");
		return;
	}
	g_autofree char *list = list_circles(answer, &findings->nouns->words);
	g_autofree char *circles = count_of(answer->len - 1, "circle", "circles");
	say(findings, answer->len == 3 ? "There are %s: %s." : "There are %s; the largest are %s.",
		circles, list);
}

/* The ties that alone hold people to the rest, of which that between a and b holds most. */
static void say_bridges(struct telling *findings, const char *a, const char *b)
{
	const struct kith_nouns *nouns = &findings->nouns->words;
	g_autofree char *held = count_of(findings->held, nouns->person, nouns->people);
	if (findings->bridges == 1) {
		say(findings, "The %s between %s and %s is all that holds %s to the rest.",
			nouns->tie, a, b, held);
	} else {
		g_autofree char *bridges = count_of(findings->bridges, nouns->tie, nouns->ties);
		say(findings,
			"Each of %s is all that holds several %s to the rest; none holds more "
			"than that between %s and %s: %s.",
			bridges, nouns->people, a, b, held);
	}
}

static void find_tie(const answer *answer, struct telling *findings)
{
	if (is_empty(answer)) {
		return;
	}
	const char *a = cell(answer, 1, "source"), *b = cell(answer, 1, "target");
	const char *class = cell(answer, 1, "class"), *span = cell(answer, 1, "span");
	if (!strcmp(class, "bridge")) {
		say_bridges(findings, a, b);
	} else if (!strcmp(class, "local bridge")) {
		say(findings,
			"The %s between %s and %s holds circles together: without it they would "
			"be "
			"%s steps apart.",
			findings->nouns->words.tie, a, b, span);
	}
}

/* "A, B and C". */
static char *join_names(const GPtrArray *names)
{
	GString *list = g_string_new(NULL);
	for (guint k = 0; k < names->len; k++) {
		const char *before = k == 0 ? "" : k + 1 == names->len ? " and " : ", ";
		g_string_append_printf(list, "%s%s", before, (const char *)names->pdata[k]);
	}
	return g_string_free(list, FALSE);
}

/* Who has no ties, and how many they are. */
static void find_alone(const answer *answer, struct telling *findings)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const kith_network *network = findings->network;
	size_t alone = 0;
	for (size_t i = 0; i < network->both->n; i++) {
		if (kith_csr_degree(network->both, i) == 0 && alone++ < NAMED) {
			g_ptr_array_add(names, (char *)kith_graph_label(network->graph, i));
		}
	}
	g_autofree char *list = join_names(names);
	if (alone > NAMED) {
		const struct kith_nouns *nouns = &findings->nouns->words;
		g_autofree char *people = count_of(alone, nouns->person, nouns->people);
		say(findings, "%s are tied to nobody here, among them %s.", people, list);
	} else if (alone) {
		say(findings, "%s %s tied to nobody here.", list, alone == 1 ? "is" : "are");
	} else if (!is_empty(answer)) {
		say(findings, "Nobody is without %s.", findings->nouns->words.ties);
	}
}

static void find_pair(const answer *answer, struct telling *findings)
{
	if (!is_empty(answer)) {
		say(findings, "%s and %s could meet. %s.", cell(answer, 1, "first"),
			cell(answer, 1, "second"), cell(answer, 1, "why"));
	}
}

static void find_somebody(const answer *answer, struct telling *findings)
{
	if (!is_empty(answer)) {
		say(findings, "You might like to meet %s. %s.", cell(answer, 1, "name"),
			cell(answer, 1, "why"));
	}
}

/* The value of a figure, or NULL. */
static const char *figure(const answer *answer, const char *name)
{
	for (guint r = 1; r < answer->len; r++) {
		if (!strcmp(cell(answer, r, "figure"), name)) {
			const char *value = cell(answer, r, "value");
			return *value ? value : NULL;
		}
	}
	return NULL;
}

static double number(const answer *answer, const char *name)
{
	const char *value = figure(answer, name);
	double number = NAN;
	if (value) {
		kith_number_parse(value, false, &number);
	}
	return number;
}

/* "Leeds (5), Bristol (1)": the figures whose name begins so, as many as are named. */
static char *list_figures(const answer *answer, const char *begins, guint most)
{
	GString *list = g_string_new(NULL);
	for (guint r = 1; r < answer->len && most; r++) {
		const char *name = cell(answer, r, "figure");
		if (g_str_has_prefix(name, begins)) {
			g_string_append_printf(list, "%s%s (%s)", list->len ? ", " : "",
				name + strlen(begins), cell(answer, r, "value"));
			most--;
		}
	}
	return g_string_free(list, FALSE);
}

static char *with_commas(const char *values)
{
	g_auto(GStrv) each = g_strsplit(values, ";", -1);
	return g_strjoinv(", ", each);
}

static void tell_reach(const answer *answer, struct telling *told)
{
	const char *contacts = figure(answer, "contacts"), *reach = figure(answer, "reach");
	const char *closest = figure(answer, "closest"), *only = figure(answer, "only_link");
	bool more = reach && number(answer, "reach") > number(answer, "contacts");
	g_autofree char *people = count_people(&told->nouns->words, contacts ? contacts : "0");
	g_autofree char *reached = digits(reach ? g_ascii_strtoull(reach, NULL, 10) : 0);
	say(told, "You know %s%s%s%s.", people, more ? " and reach " : "", more ? reached : "",
		more ? " by way of them" : "");
	if (closest) {
		g_autofree char *names = with_commas(closest);
		say(told, "Closest to you: %s.", names);
	}
	if (only && number(answer, "only_link") > 0) {
		g_autofree char *pairs =
			count_of(g_ascii_strtoull(only, NULL, 10), "pair", "pairs");
		say(told, "%s of your contacts know nobody in common but you.", pairs);
	}
}

static void tell_shape(const answer *answer, struct telling *told)
{
	double closure = number(answer, "closure");
	g_autofree char *circles = list_figures(answer, "circle=", NAMED);
	if (!isnan(closure)) {
		say(told, "Of any two of your contacts, %.0f in 100 know each other%s.",
			100 * closure,
			closure < .3   ? ": you bring together people who would not meet otherwise"
			: closure > .7 ? ": you are in a close-knit group"
				       : "");
	}
	if (*circles) {
		say(told, "They belong to these circles: %s.", circles);
	}
}

/* What there is elsewhere and not among one's contacts, a paragraph for all columns. */
static void tell_missing(const answer *answer, struct telling *told)
{
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint r = 1; r < answer->len; r++) {
		const char *name = cell(answer, r, "figure");
		if (g_str_has_prefix(name, "missing ") && *cell(answer, r, "value")) {
			g_autofree char *values = with_commas(cell(answer, r, "value"));
			g_string_append_printf(list, "%s%s: %s", list->len ? "; " : "",
				name + strlen("missing "), values);
		}
	}
	if (list->len) {
		say(told, "Nobody among your contacts has: %s.", list->str);
	}
}

static void tell_numbers(const answer *answer, struct telling *told)
{
	const struct kith_nouns *nouns = &told->nouns->words;
	g_autofree char *have = g_strconcat(told->nouns->heading_people, " have", NULL);
	g_autofree char *contacts =
		g_strdup_printf("Of any two contacts of one %s,", nouns->person);
	g_autofree char *two = g_strdup_printf("Two %s are", nouns->people);
	g_autofree char *all = g_strdup_printf("Of all %s with a direction,", nouns->ties);
	g_autofree char *none = g_strdup_printf("parts that no %s joins", nouns->tie);
	const struct {
		const char *figure, *before, *after;
		double times;
		bool tenths;
	} lines[] = {
		{"mean_degree", have, "contacts on average", 1, true},
		{"transitivity", contacts, "in 100 know each other", 100, false},
		{"mean_distance", two, "steps apart on average", 1, true},
		{"reciprocity", all, "in 100 are returned", 100, false},
		{"components", "It falls into", none, 1, false},
		{"largest", "The largest part has", nouns->people, 1, false},
	};
	bool parted = number(answer, "components") > 1;
	for (size_t k = 0; k < G_N_ELEMENTS(lines) - (parted ? 0 : 2); k++) {
		double value = number(answer, lines[k].figure);
		if (!isnan(value)) {
			value *= lines[k].times;
			g_autofree char *figure = lines[k].tenths ? g_strdup_printf("%.1f", value)
								  : digits((uint64_t)round(value));
			say(told, "%s %s %s.", lines[k].before, figure, lines[k].after);
		}
	}
}

static unsigned count_changes(const answer *answer, const char *what, const char *change)
{
	unsigned count = 0;
	for (guint r = 1; r < answer->len; r++) {
		count += !strcmp(cell(answer, r, "what"), what) &&
			 !strcmp(cell(answer, r, "change"), change);
	}
	return count;
}

/* "people: 3 came, 1 left"; nothing where there are none. */
static void list_changes(GString *list, const answer *answer, const char *what,
	const char *const *changes, const char *noun)
{
	bool any = false;
	for (; *changes; changes++) {
		unsigned count = count_changes(answer, what, *changes);
		if (count) {
			g_string_append(list, any ? ", " : list->len ? "; " : "");
			g_string_append_printf(list, "%s%s", any ? "" : noun, any ? "" : ": ");
			kith_picture_digits(list, count);
			g_string_append_printf(list, " %s", *changes);
			any = true;
		}
	}
}

/* How many changes there are. */
static char *count_all_changes(const answer *answer, const struct kith_nouns *nouns)
{
	static const char *const moved[] = {"came", "left", NULL};
	static const char *const tied[] = {"new", "lost", "stronger", "faded", NULL};
	static const char *const fates[] = {
		"grew", "shrank", "split", "merged", "new", "gone", NULL};
	GString *list = g_string_new(NULL);
	list_changes(list, answer, "person", moved, nouns->people);
	list_changes(list, answer, "tie", tied, nouns->ties);
	list_changes(list, answer, "circle", fates, "circles");
	return g_string_free(list, FALSE);
}

static void find_changes(const answer *answer, struct telling *findings)
{
	g_autofree char *counts = count_all_changes(answer, &findings->nouns->words);
	if (*counts) {
		say(findings, "Since last time: %s.", counts);
	} else {
		say(findings, "Nothing has changed since last time.");
	}
}

/* The biggest changes of each kind, a sentence each. */
static void tell_changes(const answer *answer, struct telling *told)
{
	unsigned of_kind = 0;
	if (is_empty(answer)) {
		say(told, "Nothing has changed.");
	}
	for (guint r = 1; r < answer->len; r++) {
		bool next =
			r == 1 || strcmp(cell(answer, r, "what"), cell(answer, r - 1, "what")) != 0;
		of_kind = next ? 1 : of_kind + 1;
		if (of_kind <= CHANGES) {
			say(told, "%s.", cell(answer, r, "why"));
		}
	}
}

static void tell_ego(const answer *answer, struct telling *told)
{
	tell_reach(answer, told);
	tell_shape(answer, told);
	tell_missing(answer, told);
}

static const struct part parts[] = {
	{"The web", "Everyone, circle by circle: {people} tied to one another stand close.",
		{"plot", "--format", "svg", "--caption", "none"}, .named = true},
	{"Since last time", "The biggest changes since the earlier file, of each kind.",
		{"changes"}, .tell = tell_changes, .find = find_changes, .since = true},
	{"Circles", "Groups with more {ties} among themselves than chance would give them.",
		{"communities", "--list"},
		.shown = "circle:circle|people:{people}|conductance%:share of {ties} that lead out",
		.find = find_circles, .names = true},
	{"Who connects others",
		"Ten whom most of the shortest ways between other {people} lead through.",
		{"brokers", "-n", "10"}, .shown = "name:who|why:why|degree:contacts",
		.find = find_broker},
	{"What holds circles together",
		"Ten of them: bridges first, then {ties} whose ends share no contacts, then those "
		"on "
		"most of the shortest ways.",
		{"ties", "--undirected", "-qn", "10"},
		.shown = "source:from|target:to|class:what it is|span:steps apart without "
			 "it|kinds:kind",
		.find = find_tie},
	{"Who could be introduced to each other",
		"Who has something in common and does not know each other, the least connected "
		"first.",
		{"give", "-n", "10"}, .shown = "first:one|second:other|why:why", .find = find_pair},
	{"Your own network", "Who is in it, how close, and what is missing.", {"ego"},
		.tell = tell_ego, .mine = true},
	{"Contacts who open doors", "The few to ask first, each for the people they add.",
		{"doors", "-n", "5"}, .shown = "ask:ask|opens:people they lead to", .mine = true},
	{"People worth meeting", "Two or three steps away, with what you share and whom to ask.",
		{"meet", "-n", "10"}, .shown = "name:who|why:why|ask:ask", .find = find_somebody,
		.mine = true},
	{"Introductions you could make", "Among your own contacts.", {"give", "-n", "10"},
		.shown = "first:one|second:other|why:why", .mine = true},
	{"Ties worth a letter", "Once warm, long silent.", {"reconnect", "-n", "5"},
		.shown = "name:who|why:why|last:last", .mine = true},
	{"In numbers", "What the web is like as a whole.", {"summary"}, .tell = tell_numbers},
	{"Everybody", "Who is there, and how many contacts they have.",
		{"people", "-n", G_STRINGIFY(KITH_REPORT_ROWS)},
		.shown = "name:who|degree:contacts", .find = find_alone, .everybody = true},
	{"How sound the data are", "What could make the answers above wrong or doubtful.",
		{"check"}, .shown = "finding:what|count:how many|where:for example"},
};

/* What was told, a part each. */
struct pages {
	struct kith_report_part part[G_N_ELEMENTS(parts)]; /* [count] */
	size_t count;
	struct plot_nouns nouns;
	struct telling findings;
};

/* A stream into memory. Fails with KITH_ERROR_SYSTEM, as does close_text where room ran out. */
static FILE *open_text(char **text, size_t *length, GError **error)
{
	FILE *stream = open_memstream(text, length);
	if (!stream) {
		kith_fail(error, KITH_ERROR_SYSTEM, NO_ROOM);
	}
	return stream;
}

static bool close_text(FILE *stream, GError **error)
{
	bool whole = stream && !ferror(stream);
	bool closed = stream && fclose(stream) == 0;
	return (whole && closed) || kith_fail(error, KITH_ERROR_SYSTEM, NO_ROOM);
}

/* A line of an answer, to be freed with it. */
static char **copy_row(const struct kith_sheet *sheet, size_t columns, bool heading)
{
	char **row = g_new0(char *, columns + 1);
	for (size_t c = 0; c < columns; c++) {
		row[c] = g_strdup(
			heading ? kith_csv_header(sheet->csv, c) : kith_sheet_cell(sheet, c));
	}
	return row;
}

/* People are called by their labels, as in the picture; tools answer with their names. */
static void call_people(const kith_graph *graph, char **cell)
{
	uint32_t person = kith_names_find(graph->names, *cell);
	if (person != KITH_NO_NAME) {
		g_free(*cell);
		*cell = g_strdup(kith_graph_label(graph, person));
	}
}

/* The same of several people in one cell. */
static void call_list(const kith_graph *graph, char **cell)
{
	g_auto(GStrv) each = g_strsplit(*cell, ";", -1);
	for (char **name = each; *name; name++) {
		call_people(graph, name);
	}
	g_free(*cell);
	*cell = g_strjoinv(";", each);
}

static void call_all(const kith_graph *graph, answer *answer)
{
	static const char *const columns[] = {
		"name", "source", "target", "first", "second", "ask", "introducer", NULL};
	char *const *heading = answer->pdata[0];
	for (guint r = 1; kith_graph_column(graph, "label") && r < answer->len; r++) {
		char **row = answer->pdata[r];
		for (size_t c = 0; heading[c]; c++) {
			if (g_strv_contains(columns, heading[c])) {
				call_people(graph, &row[c]);
			} else if (c == 1 && !strcmp(row[0], "closest")) {
				call_list(graph, &row[c]);
			}
		}
	}
}

static answer *new_answer(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
}

/* Reads what a tool printed. */
static answer *read_answer(const char *text, size_t length, GError **error)
{
	g_auto(kith_sheet) sheet = {0};
	kith_source *source = kith_source_open_bytes("the answer", text, length, NULL, error);
	if (!kith_sheet_open(&sheet, source, &(struct kith_dialect){.delimiter = ','}, error)) {
		return NULL;
	}
	g_autoptr(GPtrArray) rows = new_answer();
	size_t columns = kith_csv_columns(sheet.csv);
	g_ptr_array_add(rows, copy_row(&sheet, columns, true));
	for (bool more = true; more;) {
		if (!kith_sheet_next(&sheet, &more, error)) {
			return NULL;
		}
		if (more) {
			g_ptr_array_add(rows, copy_row(&sheet, columns, false));
		}
	}
	return g_steal_pointer(&rows);
}

/* Words of the page about people and ties, as they are called here. */
static char *phrase(const struct kith_nouns *nouns, const char *words)
{
	GString *text = g_string_new(words);
	g_string_replace(text, "{people}", nouns->people, 0);
	g_string_replace(text, "{ties}", nouns->ties, 0);
	return g_string_free(text, FALSE);
}

/* "8 %" for 0.0811; what is no number as it is. */
static char *in_hundredths(const char *text)
{
	double share;
	return kith_number_parse(text, false, &share) ? g_strdup_printf("%.0f %%", 100 * share)
						      : g_strdup(text);
}

/* A cell as it is shown: `wanted` is the column's name, with a % where its shares are hundredths.
 */
static char *picked_cell(const answer *all, guint r, const char *wanted)
{
	size_t length = strlen(wanted);
	bool share = length && wanted[length - 1] == '%';
	g_autofree char *name = g_strndup(wanted, share ? length - 1 : length);
	const char *text = cell(all, r, name);
	bool apart = !strcmp(name, "span") && !strcmp(text, "inf");
	return share ? in_hundredths(text) : g_strdup(apart ? "no other way" : text);
}

/* Whether a column says anything in any row. */
static bool is_told(const answer *all, const char *column)
{
	guint r = 1;
	while (r < all->len && !*cell(all, r, column)) {
		r++;
	}
	return r < all->len;
}

/* The columns that everybody reads and that say something, under plain headings. */
static answer *pick(const answer *all, const struct kith_nouns *nouns, const char *shown)
{
	answer *picked = new_answer();
	g_auto(GStrv) columns = g_strsplit(shown, "|", -1);
	size_t count = g_strv_length(columns);
	g_autofree bool *told = g_new(bool, count);
	for (size_t c = 0; c < count; c++) {
		g_autofree char *name = g_strndup(columns[c], strcspn(columns[c], "%:"));
		told[c] = is_told(all, name);
	}
	for (guint r = 0; r < all->len; r++) {
		char **row = g_new0(char *, count + 1);
		for (size_t c = 0, k = 0; c < count; c++) {
			g_auto(GStrv) names = g_strsplit(columns[c], ":", 2);
			if (told[c]) {
				row[k++] =
					r ? picked_cell(all, r, names[0]) : phrase(nouns, names[1]);
			}
		}
		g_ptr_array_add(picked, row);
	}
	return picked;
}

/* What a tool said and answered. */
struct reply {
	char *text, *dark, *notes;
	size_t length;
	bool answered;
};

/* What is asked about: the graph as it is, that of an earlier time, or NULL, and what is in it; and
 * where it goes with what is found on it, or NULL. */
struct asked {
	const struct kith_job *job;
	struct kith_matter *now;
	const kith_graph *before;
	kith_graph **found;
	const struct kith_nouns *nouns;
};

/* Does an errand, with a picture for dark ground where that is wanted; where there is no answer,
 * what is said about that stands in its place. */
static bool run_errand(const char *const *words, struct asked asked, bool drawn,
	struct reply *reply, GError **error)
{
	g_autoptr(GError) fault = NULL;
	size_t length;
	FILE *out = open_text(&reply->text, &reply->length, error);
	FILE *dark = out && drawn ? open_text(&reply->dark, &length, error) : NULL;
	FILE *notes = out && (dark || !drawn) ? open_text(&reply->notes, &length, error) : NULL;
	struct kith_errand errand = {.words = words,
		.matter = asked.now,
		.earlier = asked.before,
		.out = out,
		.dark = dark,
		.notes = notes,
		.graph = asked.found,
		.person = asked.nouns->person,
		.people = asked.nouns->people,
		.today = asked.job->shared.today,
		.unweighted = asked.job->shared.unweighted};
	reply->answered = notes && kith_errand_run(&errand, &fault);
	if (fault) {
		fprintf(notes, "%s\n", fault->message);
	}
	bool lost = !notes || (fault && fault->code == KITH_ERROR_SYSTEM);
	if (lost && notes) {
		g_propagate_error(error, g_steal_pointer(&fault));
	}
	bool whole = close_text(out, lost ? NULL : error) && !lost;
	if (drawn) {
		whole = close_text(dark, whole ? error : NULL) && whole;
	}
	return close_text(notes, whole ? error : NULL) && whole;
}

/* What cuts the graph cuts that of an earlier time as well. */
static void add_lenses(const struct kith_shared_options *shared, const char **words)
{
	const struct {
		const char *option;
		GPtrArray *values;
	} lenses[] = {{"--where", shared->where}, {"--where-tie", shared->where_tie}};
	const char *const days[][2] = {{"--since", shared->since}, {"--until", shared->until}};
	for (size_t k = 0; k < G_N_ELEMENTS(lenses); k++) {
		for (guint v = 0; lenses[k].values && v < lenses[k].values->len; v++) {
			*words++ = lenses[k].option;
			*words++ = lenses[k].values->pdata[v];
		}
	}
	for (size_t k = 0; k < G_N_ELEMENTS(days); k++) {
		if (days[k][1]) {
			*words++ = days[k][0];
			*words++ = days[k][1];
		}
	}
	if (shared->undirected || shared->directed) {
		*words = shared->directed ? "--directed" : "--undirected";
	}
}

static size_t count_lenses(const struct kith_shared_options *shared)
{
	size_t people = shared->where ? shared->where->len : 0;
	return people + (shared->where_tie ? shared->where_tie->len : 0) + 3;
}

/* A tool's words, with who is asking. */
static bool find_words(
	const struct kith_job *job, const struct part *part, const char **words, GError **error)
{
	uint32_t me = 0;
	size_t count = 0;
	for (; part->words[count]; count++) {
		words[count] = part->words[count];
	}
	const struct settings *settings = job->settings;
	if (part->named && settings->nouns) {
		words[count] = "--nouns";
		words[count + 1] = settings->nouns;
	}
	if (part->since) {
		add_lenses(&job->shared, words + count);
	}
	if (!part->mine) {
		return true;
	}
	words[count] = "--me";
	if (!kith_graph_person(job->graph, job->shared.me, &me, error)) {
		return false;
	}
	words[count + 1] = kith_graph_name(job->graph, me);
	return true;
}

/* Shows what was answered, and says what there is to say of it. */
static void take_answer(const kith_graph *graph, const struct part *part,
	struct kith_report_part *told, struct telling *findings)
{
	struct telling here = {
		.network = findings->network, .nouns = findings->nouns, .told = told->told};
	if (!told->folded) {
		return;
	}
	call_all(graph, told->folded);
	told->shown = part->shown ? pick(told->folded, &findings->nouns->words, part->shown) : NULL;
	if (part->tell) {
		part->tell(told->folded, &here);
	}
	if (part->find) {
		part->find(told->folded, findings);
	}
}

/* Asks one tool, and keeps what it answers. */
static bool ask(const struct part *part, struct asked asked, struct kith_report_part *told,
	struct plot_nouns *nouns, GError **error)
{
	const struct kith_job *job = asked.job;
	g_autofree const char **words =
		g_new0(const char *, WORDS_MAX + 7 + 2 * count_lenses(&job->shared));
	struct reply reply = {0};
	*told = (struct kith_report_part){.heading = part->heading,
		.says = phrase(&nouns->words, part->says),
		.told = g_ptr_array_new_with_free_func(g_free),
		.rows = part->everybody ? job->graph->n : 0};
	bool done = find_words(job, part, words, error) &&
		    run_errand(words, asked, part->named, &reply, error);
	told->notes = reply.notes;
	if (done && part->named) {
		told->picture = g_steal_pointer(&reply.text);
		told->dark = g_steal_pointer(&reply.dark);
	} else if (done && reply.answered) {
		told->folded = read_answer(reply.text, reply.length, error);
		done = told->folded != NULL;
	} else if (done) {
		g_ptr_array_add(told->told, g_strdup(told->notes));
	}
	free(reply.text);
	free(reply.dark);
	return done;
}

/* Whether a part is asked about at all. */
static bool is_asked(const struct kith_job *job, const struct part *part)
{
	return (!part->mine || job->shared.me) && (!part->since || job->before);
}

/* Asks those who name the circles, or all others, about the graph and, for the picture, about the
 * web. */
static bool ask_some(const struct kith_job *job, bool names, struct kith_matter *now,
	struct kith_matter *web, struct pages *pages, GError **error)
{
	bool done = true;
	pages->count = 0;
	for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
		const struct part *part = &parts[k];
		const struct asked asked = {job, part->named ? web : now,
			part->since ? job->before : NULL, names ? &web->graph : NULL,
			&pages->nouns.words};
		if (!is_asked(job, part)) {
			continue;
		}
		struct kith_report_part *told = &pages->part[pages->count++];
		if (done && part->names == names) {
			done = ask(part, asked, told, &pages->nouns, error);
		}
	}
	return done;
}

static void take_all(const struct kith_job *job, struct pages *pages)
{
	struct kith_report_part *told = pages->part;
	for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
		if (is_asked(job, &parts[k])) {
			take_answer(job->graph, &parts[k], told++, &pages->findings);
		}
	}
}

static bool count_bridges(struct telling *findings, GError **error)
{
	const kith_csr *both = findings->network->both;
	struct kith_cuts cuts;
	if (!kith_cuts_find(both, &cuts, error)) {
		return false;
	}
	for (uint64_t t = 0; t < kith_csr_ties(both); t++) {
		findings->bridges += cuts.side[t] > 1;
		findings->held = MAX(findings->held, cuts.side[t]);
	}
	kith_cuts_finish(&cuts);
	return true;
}

/*
 * Asks about the job's graph as it was read; with --me also what is about that person. The circles
 * come first, as the others and the picture want them, this with their names. A tool that has no
 * answer says so in its part.
 *
 * pages  zeros; out, to be finished, also when that fails
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
static bool ask_all(const struct kith_job *job, struct pages *pages, GError **error)
{
	bool unweighted = job->shared.unweighted;
	struct kith_matter now = {.graph = job->graph, .network = job->network}, web = {0};
	bool done = ask_some(job, true, &now, &web, pages, error);
	if (done && web.graph) {
		web.network = kith_network_new(web.graph, KITH_AS_GIVEN, unweighted, error);
		done = web.network != NULL;
	}
	pages->findings = (struct telling){.network = job->network,
		.nouns = &pages->nouns,
		.told = g_ptr_array_new_with_free_func(g_free)};
	done = done && ask_some(job, false, &now, web.graph ? &web : &now, pages, error) &&
	       count_bridges(&pages->findings, error);
	if (done) {
		take_all(job, pages);
	}
	kith_network_free(web.network);
	kith_graph_free(web.graph);
	kith_matter_finish(&web);
	kith_matter_finish(&now);
	return done;
}

static void pages_finish(struct pages *pages)
{
	for (size_t k = 0; k < pages->count; k++) {
		struct kith_report_part *part = &pages->part[k];
		g_free((char *)part->says);
		free(part->picture);
		free(part->dark);
		free(part->notes);
		g_clear_pointer(&part->told, g_ptr_array_unref);
		g_clear_pointer(&part->shown, g_ptr_array_unref);
		g_clear_pointer(&part->folded, g_ptr_array_unref);
	}
	g_clear_pointer(&pages->findings.told, g_ptr_array_unref);
	plot_nouns_finish(&pages->nouns);
}

typedef struct pages pages;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(pages, pages_finish)

/* The day the page is of: --today, else the latest in the data; NAN where there is none. */
static bool find_day(const struct kith_job *job, double *day, GError **error)
{
	const struct kith_column *date = kith_graph_column(job->graph, "date");
	*day = NAN;
	if (kith_date_parse(job->shared.today ? job->shared.today : "", day) || !date ||
		!date->tie) {
		return true;
	}
	g_autofree double *days = kith_cells_dates(date, error);
	for (size_t v = 0; days && v < kith_names_count(date->values); v++) {
		if (isfinite(days[v]) && !(days[v] <= *day)) {
			*day = days[v];
		}
	}
	return days != NULL;
}

static char *about(const struct kith_job *job, const struct kith_nouns *nouns, double day)
{
	g_autofree char *people = count_of(job->graph->n, nouns->person, nouns->people);
	g_autofree char *ties =
		count_of(kith_csr_ties(job->network->both), nouns->tie, nouns->ties);
	GString *text = g_string_new(NULL);
	g_string_append_printf(text, "%s, %s%s", people, ties, isnan(day) ? "" : ", as of ");
	kith_date_print(text, day);
	return g_string_free(text, FALSE);
}

static bool write_page(const struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(pages) pages = {0};
	double day;
	if (!plot_nouns_init(&pages.nouns, settings->nouns, error) || !find_day(job, &day, error) ||
		!ask_all(job, &pages, error)) {
		return false;
	}
	g_autofree char *counts = about(job, &pages.nouns.words, day);
	const struct kith_report report = {
		.title = settings->title ? settings->title : "Who knows whom",
		.about = counts,
		.findings = pages.findings.told,
		.parts = pages.part,
		.count = pages.count,
	};
	kith_report_write(&report, job->out);
	return true;
}

/* A page under the name of a picture would not open as one. */
static bool check_name(const char *output, GError **error)
{
	g_autofree char *name = g_ascii_strdown(output ? output : "", -1);
	bool picture = g_str_has_suffix(name, ".svg") || g_str_has_suffix(name, ".png") ||
		       g_str_has_suffix(name, ".pdf");
	return !picture || kith_fail(error, KITH_ERROR_USAGE,
				   "-o %s: a report is a page; end its name in .html, or draw the "
				   "picture alone with `kith plot`",
				   output);
}

static const struct kith_importing importing = {.largest_event = 500};

/* The earlier time is read as the files are; what there is to note of it says so. */
static bool read_before(struct kith_job *job, const char *path, const struct kith_reading *reading,
	GPtrArray *notes, GError **error)
{
	struct kith_reading at_once = *reading;
	at_once.weights_later = false;
	GPtrArray *files = job->files;
	g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);
	job->files = g_ptr_array_new();
	g_ptr_array_add(job->files, (char *)path);
	job->before = kith_job_import(job, &at_once, &importing, own, error);
	g_ptr_array_unref(job->files);
	job->files = files;
	for (guint k = 0; k < own->len; k++) {
		g_ptr_array_add(notes,
			g_strdup_printf("the earlier time: %s", (const char *)own->pdata[k]));
	}
	return job->before &&
	       (!job->aliases || kith_graph_set_aliases(job->before, job->aliases, error));
}

static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct settings *settings = job->settings;
	if (settings->before && !read_before(job, settings->before, reading, notes, error)) {
		return NULL;
	}
	return kith_job_import(job, reading, &importing, notes, error);
}

static bool run(struct kith_job *job, GError **error)
{
	uint32_t me;
	return check_name(job->shared.output, error) && kith_job_read(job, error) &&
	       (!job->shared.me || kith_graph_person(job->graph, job->shared.me, &me, error)) &&
	       write_page(job, error);
}

static const struct kith_example examples[] = {
	{"kith report data/florentine.csv -o florence.html", "everything about sixteen families"},
	{"kith report data/community.csv --me 'Amara Okafor' -o mine.html",
		"the community, and what is in it for one of its people"},
	{"kith report data/karate.csv --before data/florentine.csv -o since.html",
		"with what has changed since an earlier file"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_report = {
	.name = "report",
	.group = "Show",
	.needs = KITH_NEEDS_PEOPLE,
	.question = "all of the above on one page",
	.about =
		"One HTML page that needs no network, to hand round, to read on a phone or to "
		"print: what was found in a few sentences, the picture, the circles, who "
		"connects them, which ties hold them together, who could be introduced to each "
		"other; with --me also your own network and whom to ask, to meet and to write "
		"to. Each part is what the tool of that name answers with its usual options; all "
		"its figures unfold under \"How this was found\".\n\nIt reads whatever kith import "
		"reads: graph CSV, guest lists, mail, calendars. The page is as of --today, else "
		"of the latest date in the data.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_FILES | KITH_SHARED_IMPORT |
		  KITH_SHARED_OUTPUT | KITH_SHARED_ME | KITH_SHARED_TODAY,
	.prepare = kith_font_prepare,
	.read = read,
	.run = run,
};
