/* kith export: hand the graph to Gephi, Cytoscape, Graphviz, D3 and others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/export.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/screen.h"
#include "cli/tool.h"
#include "io/output.h"
#include "io/sheet.h"
#include "io/table.h"

struct settings {
	const char *format, *nodes, *pseudonyms;
};

static const struct kith_option options[] = {
	KITH_CHOICE("format", 'f', struct settings, format, "FORMAT",
		"what to write (default: by the ending of -o)",
		"graphml|gexf|gml|pajek|dot|gdf|d3|cytoscape|gephi|dl|matrix"),
	KITH_OUTPUT("nodes", 0, struct settings, nodes, "FILE",
		"with --format gephi: write the table of people there"),
	KITH_OUTPUT("pseudonyms", 0, struct settings, pseudonyms, "KEYFILE",
		"P1, P2, ... in place of names; who is who stays in KEYFILE, yours to keep"),
};

static const struct kith_example examples[] = {
	{"kith export --format graphml data/florentine.csv", "for Gephi, yEd, igraph or networkx"},
	{"kith export data/lesmis.csv -o lesmis.gexf", "the ending says which format"},
	{"kith export data/karate.csv --pseudonyms key.csv -o karate.gml",
		"a network to share; the key stays with you"},
	{NULL, NULL},
};

static const char *format_of(const struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	const char *file = job->shared.output;
	if (settings->format) {
		return settings->format;
	}
	for (const struct kith_export_name *name = kith_export_names(); file && name->name;
		name++) {
		if (g_str_has_suffix(file, name->ending)) {
			return name->name;
		}
	}
	kith_fail(error, KITH_ERROR_USAGE,
		"say which format with --format; there are graphml, gexf, gml, pajek, dot, gdf, "
		"d3, cytoscape, gephi, dl and matrix");
	return NULL;
}

/* Who goes by which pseudonym, as a file has it. */
struct key {
	struct kith_sheet sheet;
	size_t name, pseudonym, salt; /* columns */
	struct kith_pseudonyms *known;
};

/* The key is written anew: what is not taken from it would be lost. */
static bool take_row(const struct key *key, GError **error)
{
	const struct kith_sheet *sheet = &key->sheet;
	const char *who = kith_sheet_cell(sheet, key->name);
	const char *as = kith_sheet_cell(sheet, key->pseudonym);
	const char *salt = kith_sheet_cell(sheet, key->salt);
	if (*salt && !key->known->salt) {
		key->known->salt = g_strdup(salt);
	}
	if (!*who || !*as) {
		return kith_csv_fail(sheet->csv, sheet->row, *who ? key->pseudonym : key->name,
			error, "this row of the key lacks a %s; fill it, or remove the row",
			*who ? "pseudonym" : "name");
	}
	return g_hash_table_insert(key->known->of, g_strdup(who), g_strdup(as)) ||
	       kith_csv_fail(sheet->csv, sheet->row, key->name, error,
		       "a row before this one has a pseudonym for %s already; keep one of them",
		       who);
}

static bool take_rows(struct key *key, const char *path, GError **error)
{
	key->name = kith_sheet_column(&key->sheet, "name");
	key->pseudonym = kith_sheet_column(&key->sheet, "pseudonym");
	key->salt = kith_sheet_column(&key->sheet, "salt");
	if (key->name == KITH_NO_COLUMN || key->pseudonym == KITH_NO_COLUMN) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: this is no key: its columns must be name and pseudonym; give a new "
			"file's name",
			path);
	}
	for (bool more = true; more;) {
		if (!kith_sheet_next(&key->sheet, &more, error) ||
			(more && !take_row(key, error))) {
			return false;
		}
	}
	return true;
}

/* Adds what is in the file, when there is such a file. */
static bool read_key(const char *path, struct kith_pseudonyms *known, GError **error)
{
	const struct kith_dialect dialect = {.delimiter = ','};
	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		return true;
	}
	struct key key = {.known = known};
	kith_source *source = kith_source_open(path, NULL, NULL, error);
	bool done = kith_sheet_open(&key.sheet, source, &dialect, error) &&
		    take_rows(&key, path, error);
	kith_sheet_finish(&key.sheet);
	return done;
}

/* Writes them, in the order of names, for the owner's eyes only; the salt stands in the first row.
 */
static void write_key(const struct kith_pseudonyms *known, kith_output *output)
{
	g_autoptr(GString) text = g_string_new("name,pseudonym,salt\n");
	g_autoptr(GList) names =
		g_list_sort(g_hash_table_get_keys(known->of), (GCompareFunc)strcmp);
	for (const GList *at = names; at; at = at->next) {
		const char *name = at->data, *pseudonym = g_hash_table_lookup(known->of, name);
		kith_csv_append(text, name);
		g_string_append_c(text, ',');
		kith_csv_append(text, pseudonym);
		g_string_append_c(text, ',');
		kith_csv_append(text, at == names ? known->salt : "");
		g_string_append_c(text, '\n');
	}
	output->mode = S_IRUSR | S_IWUSR;
	fwrite(text->str, 1, text->len, output->stream);
}

static bool hide_names_by(
	struct kith_job *job, const char *path, struct kith_pseudonyms *known, GError **error)
{
	g_autoptr(GPtrArray) dropped = g_ptr_array_new_with_free_func(g_free);
	if (!read_key(path, known, error) ||
		!kith_export_pseudonyms(job->graph, known, dropped, error)) {
		return false;
	}
	write_key(known, kith_job_output(job, path));
	g_ptr_array_add(dropped, NULL);
	g_autofree char *names = g_strjoinv(", ", (char **)dropped->pdata);
	kith_job_note(job, "%s%s%slook whether other columns tell who is who; the key is in %s",
		*names ? "left out: " : "", names, *names ? "; " : "", path);
	return true;
}

static bool hide_names(struct kith_job *job, const char *path, GError **error)
{
	struct kith_pseudonyms known = {
		.of = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
		.seed = job->shared.seed};
	bool done = hide_names_by(job, path, &known, error);
	g_hash_table_unref(known.of);
	g_free(known.salt);
	return done;
}

/* A terminal gets what would steer it written out. */
static bool write_graph(
	struct kith_job *job, const char *format, FILE *nodes, GPtrArray *losses, GError **error)
{
	if (!kith_screen_is(job->out)) {
		return kith_export_write(job->network, format, job->out, nodes, losses, error);
	}
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool done = out ? kith_export_write(job->network, format, out, nodes, losses, error)
			: kith_fail(error, KITH_ERROR_SYSTEM, "no memory for what to show");
	if (out && fclose(out) != 0) {
		done = done && kith_fail(error, KITH_ERROR_SYSTEM, "no memory for what to show");
	}
	if (done) {
		kith_screen_write(text, length, TRUE, job->out);
	}
	free(text);
	return done;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(GPtrArray) losses = g_ptr_array_new_with_free_func(g_free);
	const char *format = format_of(job, error);
	if (!format || !kith_job_read(job, error) ||
		(settings->pseudonyms && !hide_names(job, settings->pseudonyms, error))) {
		return false;
	}
	FILE *nodes = settings->nodes ? kith_job_output(job, settings->nodes)->stream : NULL;
	if (!write_graph(job, format, nodes, losses, error)) {
		return false;
	}
	g_ptr_array_add(losses, NULL);
	g_autofree char *lost = g_strjoinv("; ", (char **)losses->pdata);
	if (*lost) {
		kith_job_note(job, "%s does not hold %s", format, lost);
	}
	return true;
}

const struct kith_tool kith_tool_export = {
	.name = "export",
	.group = "Show",
	.question = "hand the graph to Gephi, Cytoscape, Graphviz, D3 and others",
	.about =
		"Writes people with their names and attributes, and ties with their weights, "
		"attributes and directions, as far as the format holds them; one line says what it "
		"does not hold. `kith import` reads all of them back.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_OUTPUT | KITH_SHARED_CHANCE,
	.run = run,
};
