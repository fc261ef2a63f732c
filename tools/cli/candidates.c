/* What may come next on a command line: tools, options, people and columns of the file on it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/screen.h"
#include "base/text.h"
#include "cli/tool.h"

/* Of a file only so much is read: a key was pressed, and somebody waits. */
#define BYTES_READ ((size_t)32 << 20)

/* The word that is being typed, in its line. */
struct word {
	struct kith_job *job; /* as the rest of the line asks for it; never run */
	const struct kith_option_set *sets;
	const char *kept; /* the beginning of the word that stays, such as "--me=" */
	char *begun;      /* the rest of it, without case and accents */
	GHashTable *offered;
	GString *out;
};

/* What would steer a terminal is never put on a command line, nor is what ends one. */
static bool is_harmless(const char *text)
{
	g_autoptr(GString) escaped = g_string_new(NULL);
	kith_screen_escape(escaped, text);
	return g_str_equal(escaped->str, text);
}

/* A candidate, if it begins as the word does and is new; `says` may be NULL. */
static void offer(const struct word *word, const char *candidate, const char *says)
{
	g_autofree char *folded = kith_text_fold(candidate);
	if (*candidate && g_str_has_prefix(folded, word->begun) && is_harmless(candidate) &&
		g_hash_table_add(word->offered, g_strdup(candidate))) {
		g_string_append_printf(word->out, "%s%s%s%s\n", word->kept, candidate,
			says ? "\t" : "", says ? says : "");
	}
}

static bool offer_tools(const struct word *word)
{
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		offer(word, (*tool)->name, (*tool)->question);
	}
	offer(word, "--help", "print what tools there are");
	offer(word, "--version", "print the version");
	return word->out->len > 0;
}

static void offer_option(const struct word *word, const struct kith_option *option)
{
	g_autofree char *name = g_strconcat("--", option->name, NULL);
	const char letter[] = {'-', option->letter, 0};
	offer(word, name, option->help);
	offer(word, option->letter ? letter : "", option->help);
}

static bool offer_options(const struct word *word)
{
	for (const struct kith_option_set *set = word->sets; set->title; set++) {
		for (const struct kith_option *o = set->options.first; o < set->options.end; o++) {
			offer_option(word, o);
		}
	}
	return word->out->len > 0;
}

static void offer_choices(const struct word *word, const struct kith_option *option)
{
	g_auto(GStrv) choices = g_strsplit(option->choices, "|", -1);
	for (char **choice = choices; *choice; choice++) {
		offer(word, *choice, NULL);
	}
}

/* The shell would have put the user's own folder there. */
static char *path_of(const char *typed)
{
	return g_str_has_prefix(typed, "~/") ? g_build_filename(g_get_home_dir(), typed + 2, NULL)
					     : g_strdup(typed);
}

/* The whole lines at the beginning of a file; NULL where there is no file on the line. */
static GString *beginning_of(const struct word *word, const char *typed)
{
	if (!typed || g_str_equal(typed, "-")) {
		return NULL;
	}
	g_autofree char *path = path_of(typed);
	g_autoptr(kith_source) source =
		g_file_test(path, G_FILE_TEST_IS_REGULAR)
			? kith_source_open(path, NULL, word->job->shared.encoding, NULL)
			: NULL;
	const char *bytes;
	size_t length;
	if (!source || !kith_source_peek(source, BYTES_READ, &bytes, &length, NULL)) {
		return NULL;
	}
	const char *end = length < BYTES_READ ? NULL : g_strrstr_len(bytes, (gssize)length, "\n");
	return g_string_new_len(bytes, end ? end + 1 - bytes : (gssize)length);
}

/* The graph of the file on the line, as it is: NULL where there is none to be read. */
static const kith_graph *graph_of(const struct word *word)
{
	struct kith_job *job = word->job;
	g_autoptr(GString) lines = beginning_of(word, job->shared.file);
	if (!lines) {
		return NULL;
	}
	g_autofree char *people = job->shared.people ? path_of(job->shared.people) : NULL;
	g_autofree char *aliases = job->shared.aliases ? path_of(job->shared.aliases) : NULL;
	job->shared.encoding = NULL;
	job->shared.people = people;
	job->shared.aliases = aliases;
	job->lines = lines;
	kith_job_look(job, NULL);
	return job->graph;
}

static void offer_people(const struct word *word)
{
	const kith_graph *graph = graph_of(word);
	for (size_t i = 0; graph && i < graph->n; i++) {
		offer(word, kith_graph_name(graph, i), NULL);
	}
}

/* The header of a file, for options that say how it is read. */
static void offer_header(const struct word *word, const char *file)
{
	g_autoptr(GString) lines = beginning_of(word, file);
	if (!lines) {
		return;
	}
	const struct kith_dialect dialect = {0};
	kith_source *source = kith_source_open_bytes("", lines->str, lines->len, NULL, NULL);
	g_autoptr(kith_csv) csv = kith_csv_open_source(source, &dialect, NULL);
	for (size_t c = 0; csv && c < kith_csv_columns(csv); c++) {
		offer(word, kith_csv_header(csv, c), NULL);
	}
}

/* Columns of the graph that have cells for people, or for ties, each followed by `glue`. */
static void offer_columns(const struct word *word, bool of_ties, const char *glue)
{
	const kith_graph *graph = graph_of(word);
	for (guint c = 0; graph && c < graph->columns->len; c++) {
		const struct kith_column *column = graph->columns->pdata[c];
		g_autofree char *text = g_strconcat(column->name, glue, NULL);
		offer(word, of_ties ? (column->tie ? text : "") : column->person ? text : "", NULL);
	}
}

/* A network of three that every tool can say something about, with the columns of the file. */
static GString *small_network(const struct word *word)
{
	const kith_graph *graph = graph_of(word);
	g_autoptr(GString) cells = g_string_new(NULL);
	GString *small = g_string_new("source,target,date");
	for (guint c = 0; graph && c < graph->columns->len; c++) {
		const struct kith_column *column = graph->columns->pdata[c];
		if (column->person && !strpbrk(column->name, "\"\n") &&
			g_ascii_strcasecmp(column->name, "date") != 0) {
			g_string_append_printf(small, ",\"%s\"", column->name);
			g_string_append(cells, ",1");
		}
	}
	g_autofree char *blank = g_strnfill(cells->len / strlen(",1"), ',');
	g_string_append_printf(small, "\nAda,,%s\nAda,Bo,2001-01-01%s\nCy,Bo,2020-01-01%s\n",
		cells->str, blank, blank);
	return small;
}

static kith_graph *read_lines(const GString *lines)
{
	const struct kith_reading reading = {0};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	kith_source *source =
		kith_source_open_bytes("the graph", lines->str, lines->len, NULL, NULL);
	return kith_graph_read_source(source, &reading, notes, NULL);
}

/* The columns of the tool's answer: they are the same on any network. */
static GPtrArray *answer_columns(const struct word *word)
{
	const char *tool = word->job->tool->name;
	const char *const asked[][6] = {
		{tool},
		{tool, "--me", "Ada"},
		{tool, "--me", "Ada", "--to", "Cy"},
		{tool, "--from", "Ada", "--to", "Cy"},
	};
	g_autoptr(GString) small = small_network(word);
	g_autoptr(kith_graph) graph = read_lines(small);
	struct kith_matter matter = {.graph = graph};
	GPtrArray *columns = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *answer = NULL;
	size_t length;
	FILE *out = open_memstream(&answer, &length);
	for (size_t k = word->job->shared.me ? 1 : 0; k < G_N_ELEMENTS(asked); k++) {
		const struct kith_errand errand = {.words = asked[k],
			.matter = &matter,
			.out = out,
			.notes = out,
			.columns = columns};
		if (graph && out && kith_errand_run(&errand, NULL)) {
			break;
		}
	}
	if (out) {
		fclose(out);
	}
	kith_matter_finish(&matter);
	return columns;
}

static void offer_answer(const struct word *word, const char *before, const char *glue)
{
	g_autoptr(GPtrArray) columns = answer_columns(word);
	bool figures = columns->len > 0 && g_str_equal(columns->pdata[0], "figure");
	for (guint c = 0; c < (figures ? 2 : columns->len); c++) {
		g_autofree char *text = g_strconcat(before, columns->pdata[c], glue, NULL);
		offer(word, text, NULL);
	}
}

/* What stands in a column, each of several values by itself. */
static void offer_values(const struct word *word, const char *column_name)
{
	const kith_graph *graph = graph_of(word);
	const struct kith_column *column = graph ? kith_graph_column(graph, column_name) : NULL;
	for (uint32_t v = 1; column && v < kith_names_count(column->values); v++) {
		g_auto(GStrv) values = kith_text_split(kith_names_get(column->values, v));
		for (char **value = values; *value; value++) {
			offer(word, *value, NULL);
		}
	}
}

/* Goes over to the part of the word behind its first `length` bytes. */
static void keep(struct word *word, const char *text, size_t length)
{
	g_autofree char *kept = g_strdup_printf("%s%.*s", word->kept, (int)length, text);
	g_free(word->begun);
	word->kept = g_intern_string(kept);
	word->begun = kith_text_fold(text + length);
}

/* COLUMN=VALUE: a column, and once it stands there a value; after a | another. */
static void offer_condition(struct word *word, const struct kith_option *option, const char *text)
{
	size_t name = strcspn(text, "=~<>!");
	if (!text[name] && g_str_equal(option->name, "rows")) {
		offer_answer(word, "", "=");
	} else if (!text[name]) {
		offer_columns(word, g_str_has_suffix(option->name, "tie"), "=");
	} else {
		g_autofree char *column = g_strndup(text, name);
		const char *either = strrchr(text, '|');
		keep(word, text,
			either ? (size_t)(either + 1 - text) : name + strspn(text + name, "=~<>!"));
		offer_values(word, g_strstrip(column));
	}
}

static void offer_column(const struct word *word, const struct kith_option *option)
{
	const struct kith_shared_options *shared = &word->job->shared;
	if (g_str_equal(option->name, "people-column")) {
		offer_header(word, shared->people);
	} else if (g_str_has_suffix(option->name, "-column")) {
		offer_header(word, shared->file);
	} else if (g_str_equal(option->name, "by")) {
		offer_answer(word, word->begun[0] == '-' ? "-" : "", "");
	} else {
		offer_columns(word, false, "");
	}
}

/* Values of an option that begin as `text`; none and true where any file would do. */
static bool offer_option_values(
	struct word *word, const struct kith_option *option, const char *text)
{
	const char *of = option->argument ? option->argument : "";
	if (kith_option_is_file(option)) {
		return true;
	}
	keep(word, text, 0);
	if (option->type == KITH_OPTION_CHOICE) {
		offer_choices(word, option);
	} else if (g_str_equal(of, "'COLUMN=VALUE'")) {
		offer_condition(word, option, text);
	} else if (option->type == KITH_OPTION_COLUMN || g_str_equal(of, "COLUMN")) {
		offer_column(word, option);
	} else if (option->type == KITH_OPTION_PERSON || g_str_equal(of, "NAME")) {
		offer_people(word);
	}
	return word->out->len > 0;
}

/* Goes over to the value in --NAME=VALUE; the option, or NULL where the word is nothing like it. */
static const struct kith_option *option_in(struct word *word, const char **text)
{
	const char *equals = g_str_has_prefix(*text, "--") ? strchr(*text, '=') : NULL;
	if (!equals) {
		return NULL;
	}
	g_autofree char *name = g_strndup(*text + 2, (size_t)(equals - *text - 2));
	keep(word, *text, (size_t)(equals + 1 - *text));
	*text = equals + 1;
	return kith_option_find(word->sets, name);
}

/* The word is a value, an option or else a file. */
static bool offer_next(struct word *word, const struct kith_option *awaiting, const char *text)
{
	const struct kith_option *option = awaiting ? awaiting : option_in(word, &text);
	if (option) {
		return offer_option_values(word, option, text);
	}
	return *text != '-' || offer_options(word);
}

/*
 * Takes in what the rest of the line asks for: all but the word at `at` and the option that awaits
 * it. What is wrong there is told when the line is run.
 */
static const struct kith_option *take_rest(struct word *word, char **words, size_t at)
{
	g_autofree char *typed = g_steal_pointer(&words[at]);
	const struct kith_option *awaiting = kith_option_awaiting(word->sets, words);
	g_autoptr(GPtrArray) rest = g_ptr_array_new();
	for (size_t k = 0; k < at - (awaiting != NULL); k++) {
		g_ptr_array_add(rest, words[k]);
	}
	for (char **after = words + at + 1; *after; after++) {
		g_ptr_array_add(rest, *after);
	}
	words[at] = g_steal_pointer(&typed);
	g_ptr_array_add(rest, NULL);
	kith_option_parse(word->sets, (char *const *)rest->pdata, word->job->files, NULL);
	word->job->shared.file = word->job->files->len ? word->job->files->pdata[0] : NULL;
	return awaiting;
}

static bool offer_in_tool(struct word *typed, const struct kith_tool *tool, char **words, size_t at)
{
	g_autofree void *settings = g_malloc0(MAX(tool->settings_size, 1));
	g_autoptr(GPtrArray) files = g_ptr_array_new();
	struct kith_option_set sets[KITH_SETS_MAX];
	struct kith_job job = {.tool = tool, .settings = settings, .files = files};
	kith_tool_sets(tool, &job.shared, settings, sets);
	struct word word = *typed;
	word.job = &job;
	word.sets = sets;
	const struct kith_option *awaiting = take_rest(&word, words, at);
	bool offered = offer_next(&word, awaiting, words[at]);
	typed->begun = word.begun;
	kith_option_finish(sets);
	kith_graph_free(job.graph);
	kith_aliases_unref(job.aliases);
	return offered;
}

/* One character as it was meant; `quote` is the quotation mark it stands in, or 0. */
static const char *unquote(const char *at, char *quote, GString *out)
{
	if (*at == *quote || (!*quote && strchr("'\"", *at))) {
		*quote = *quote ? 0 : *at;
		return at + 1;
	}
	bool escaped =
		*at == '\\' && *quote != '\'' && at[1] && (!*quote || strchr("$`\"\\", at[1]));
	at += escaped;
	g_string_append_c(out, *at);
	return at + 1;
}

/* A word of a command line without its quotation marks, the last of which may be missing. */
static char *unquoted(const char *text)
{
	GString *out = g_string_new(NULL);
	char quote = 0;
	while (*text) {
		text = unquote(text, &quote, out);
	}
	return g_string_free(out, FALSE);
}

/* The words of a line, as their shell hands them over: bash gives them as they were typed. */
static char **words_of(const char *shell, char *const *line)
{
	bool typed = g_str_equal(shell, "bash");
	size_t count = g_strv_length((char **)line);
	char **words = g_new0(char *, count + 1);
	for (size_t k = 0; k < count; k++) {
		words[k] = typed ? unquoted(line[k]) : g_strdup(line[k]);
	}
	return words;
}

bool kith_candidates(const char *shell, char *const *line, size_t at, GString *out)
{
	g_auto(GStrv) words = words_of(shell, line);
	if (at == 0 || at >= g_strv_length(words)) {
		return false;
	}
	g_autofree char *called = g_path_get_basename(words[0]);
	bool linked = g_str_has_prefix(called, "kith-");
	size_t first = linked ? 1 : 2;
	const struct kith_tool *tool = kith_tool_find(linked ? called + strlen("kith-") : words[1]);
	struct word word = {.kept = "", .begun = kith_text_fold(words[at]), .out = out};
	word.offered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool offered = at < first ? offer_tools(&word)
				  : tool && offer_in_tool(&word, tool, words + first, at - first);
	g_hash_table_unref(word.offered);
	g_free(word.begun);
	return offered;
}
