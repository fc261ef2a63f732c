/* Reading the graph of a job: file, people, lenses, direction. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>
#include <sys/stat.h>

#include "measures/components.h"
#include "graph/join.h"
#include "graph/lens.h"
#include "graph/person.h"
#include "graph/weight.h"

static bool read_delimiter(const char *text, char *delimiter, GError **error)
{
	if (!text) {
		return true;
	}
	if (!strcmp(text, "\\t") || !g_ascii_strcasecmp(text, "tab")) {
		*delimiter = '\t';
	} else if (!g_ascii_strcasecmp(text, "blanks") || !strcmp(text, " ")) {
		*delimiter = KITH_BLANKS;
	} else if (strlen(text) == 1 && *text != '"' && g_ascii_isprint(*text)) {
		*delimiter = *text;
	} else {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--delimiter: \"%s\" is not a delimiter; give one character, tab or blanks",
			text);
	}
	return true;
}

static bool reading_init(
	struct kith_reading *reading, const struct kith_shared_options *shared, GError **error)
{
	*reading = (struct kith_reading){
		.dialect =
			{
				.no_header = shared->no_header,
				.digest = shared->methods != NULL,
				.encoding = shared->encoding,
			},
		.source_column = shared->source_column,
		.target_column = shared->target_column,
		.weight_column = shared->weight_column,
		.distance_column = shared->distance_column,
	};
	return read_delimiter(shared->delimiter, &reading->dialect.delimiter, error);
}

static bool is_stdin(const char *file)
{
	return !file || !strcmp(file, "-");
}

static bool join_people_in(
	struct kith_job *job, const char *encoding, GPtrArray *notes, GError **error)
{
	const struct kith_dialect dialect = {.encoding = encoding};
	kith_source *source = kith_source_open(job->shared.people, job->in, encoding, error);
	return kith_graph_join_source(
		&job->graph, source, &dialect, job->shared.people_column, notes, error);
}

/* A table that kith printed is UTF-8 whatever the ties are: --encoding is for one that is not. */
static bool join_people(struct kith_job *job, GPtrArray *notes, GError **error)
{
	GError *why = NULL;
	if (join_people_in(job, NULL, notes, &why)) {
		return true;
	}
	if (job->graph && job->shared.encoding && !is_stdin(job->shared.people) &&
		why->code == KITH_ERROR_DATA) {
		g_error_free(why);
		return join_people_in(job, job->shared.encoding, notes, error);
	}
	g_propagate_error(error, why);
	return false;
}

static bool read_aliases(struct kith_job *job, GError **error)
{
	const char *path = job->shared.aliases;
	if (!path) {
		return true;
	}
	if (is_stdin(path)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--aliases: a table of aliases is a file; standard input is for the graph");
	}
	job->aliases = kith_aliases_read(kith_source_open(path, NULL, NULL, error), error);
	return job->aliases != NULL;
}

static bool join_aliases(struct kith_job *job, GPtrArray *notes, GError **error)
{
	if (!job->aliases) {
		return true;
	}
	size_t before = job->graph->m;
	if (!kith_graph_set_aliases(job->graph, job->aliases, error)) {
		return false;
	}
	size_t gone = before - job->graph->m;
	char *unused = kith_aliases_unused(job->aliases, job->graph->file);
	if (unused) {
		g_ptr_array_add(notes, unused);
	}
	if (gone) {
		g_ptr_array_add(
			notes, g_strdup_printf("%zu tie%s between names of one person %s "
					       "left out",
				       gone, gone == 1 ? "" : "s", gone == 1 ? "was" : "were"));
	}
	return true;
}

static bool has_lens(const struct kith_shared_options *shared)
{
	return shared->where || shared->where_tie || shared->since || shared->until;
}

/* Whether the graph of an errand's matter is read as it stands, and stays as it is. */
static bool can_borrow(const struct kith_job *job)
{
	const struct kith_matter *matter = job->matter;
	const struct kith_shared_options *shared = &job->shared;
	bool as_given = !shared->directed && !shared->largest &&
			!(shared->undirected && matter && matter->graph->one_way);
	bool alone = !shared->people && !shared->aliases && !job->earlier;
	return matter && matter->network && as_given && !has_lens(shared) && alone &&
	       !shared->graph;
}

static bool read_graph(struct kith_job *job, GPtrArray *notes, GError **error)
{
	const struct kith_shared_options *shared = &job->shared;
	struct kith_reading reading;
	if (shared->people && is_stdin(shared->people) && is_stdin(shared->file)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--people: standard input cannot hold both the ties and the people; give "
			"one of them a "
			"file");
	}
	if (!reading_init(&reading, shared, error) || !read_aliases(job, error)) {
		return false;
	}
	reading.weights_later = has_lens(shared);
	if (can_borrow(job)) {
		job->graph = job->matter->graph;
		job->lent = true;
	} else if (job->matter && !job->earlier) {
		job->graph = kith_graph_copy(job->matter->graph, error);
	} else if (job->lines) {
		kith_source *source = kith_source_open_bytes(
			"the graph", job->lines->str, job->lines->len, NULL, error);
		reading.attendance = job->tool->read == kith_job_read_attendance;
		job->graph = kith_graph_read_source(source, &reading, notes, error);
	} else if (job->tool->read) {
		job->graph = job->tool->read(job, &reading, notes, error);
	} else {
		job->graph = kith_graph_read(shared->file, job->in, &reading, notes, error);
	}
	return job->graph && join_aliases(job, notes, error) &&
	       (!shared->people || join_people(job, notes, error));
}

bool kith_job_look(struct kith_job *job, GError **error)
{
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	return read_graph(job, notes, error);
}

static bool spare(const struct kith_job *job, const char *name, uint8_t *kept, GError **error)
{
	uint32_t person;
	if (!name) {
		return true;
	}
	if (!kith_graph_person(job->graph, name, &person, error)) {
		return false;
	}
	kept[person] = 1;
	return true;
}

/* People named by an option of the tool's own, such as --from, pass every lens. */
static bool spare_named(const struct kith_job *job, uint8_t *kept, GError **error)
{
	const struct kith_option_table *own = &job->tool->options;
	for (const struct kith_option *option = own->first; option < own->end; option++) {
		const char *value = (const char *)job->settings + option->offset;
		if (option->type == KITH_OPTION_PERSON &&
			!spare(job, *(const char *const *)(const void *)value, kept, error)) {
			return false;
		}
		const GPtrArray *names =
			option->type == KITH_OPTION_TEXTS && !strcmp(option->argument, "NAME")
				? *(GPtrArray *const *)(const void *)value
				: NULL;
		for (guint k = 0; names && k < names->len; k++) {
			if (!spare(job, names->pdata[k], kept, error)) {
				return false;
			}
		}
	}
	return spare(job, job->shared.me, kept, error);
}

static bool look_at_people(struct kith_job *job, GError **error)
{
	const GPtrArray *where = job->shared.where;
	if (!where) {
		return true;
	}
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, job->graph->n, error);
	if (!kept) {
		return false;
	}
	memset(kept, 1, job->graph->n);
	for (guint k = 0; k < where->len; k++) {
		if (!kith_lens_people(job->graph, where->pdata[k], kept, error)) {
			return false;
		}
	}
	if (!spare_named(job, kept, error)) {
		return false;
	}
	if (job->graph->n && !memchr(kept, 1, job->graph->n)) {
		const char *last = where->pdata[where->len - 1];
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"nobody in %s fits --where %s; widen the lens%s, or see who there is with "
			"`kith people`",
			job->graph->file, last,
			strpbrk(last, "~<>!") ? "" : " (~ instead of = looks within values)");
	}
	return kith_graph_keep(job->graph, kept, NULL, error);
}

static bool look_at_dates(const struct kith_job *job, uint8_t *kept, GError **error)
{
	double since = -G_MAXDOUBLE, until = G_MAXDOUBLE;
	return kith_lens_bound("--since", job->shared.since, &since, error) &&
	       kith_lens_bound("--until", job->shared.until, &until, error) &&
	       kith_lens_dates(job->graph, since, until, kept, error);
}

static bool look_at_ties(struct kith_job *job, GError **error)
{
	const struct kith_shared_options *shared = &job->shared;
	if (!shared->where_tie && !shared->since && !shared->until) {
		return true;
	}
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, job->graph->m, error);
	if (!kept) {
		return false;
	}
	memset(kept, 1, job->graph->m);
	for (guint k = 0; shared->where_tie && k < shared->where_tie->len; k++) {
		if (!kith_lens_ties(job->graph, shared->where_tie->pdata[k], kept, error)) {
			return false;
		}
	}
	return (!(shared->since || shared->until) || look_at_dates(job, kept, error)) &&
	       kith_graph_keep(job->graph, NULL, kept, error);
}

static bool build_network(struct kith_job *job, enum kith_direction direction, GError **error)
{
	g_clear_pointer(&job->network, kith_network_free);
	job->network = kith_network_new(job->graph, direction, job->shared.unweighted, error);
	return job->network != NULL;
}

bool kith_job_own(struct kith_job *job, GError **error)
{
	if (job->lent) {
		job->graph = kith_graph_copy(job->graph, error);
		job->network = NULL;
		job->lent = false;
	}
	return job->graph != NULL;
}

bool kith_job_keep(struct kith_job *job, const uint8_t *people, const uint8_t *ties, GError **error)
{
	if (!kith_job_own(job, error)) {
		return false;
	}
	g_clear_pointer(&job->network, kith_network_free);
	return kith_graph_keep(job->graph, people, ties, error) &&
	       build_network(job, KITH_AS_GIVEN, error);
}

/* Keeps the largest component; of equal ones that of the first person. */
static bool keep_largest(struct kith_job *job, GError **error)
{
	struct kith_partition components;
	if (!kith_components_find(job->network->both, &components, error)) {
		return false;
	}
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, job->graph->n, error);
	for (size_t i = 0; kept && i < job->graph->n; i++) {
		kept[i] = components.of[i] == 0;
	}
	kith_partition_finish(&components);
	return kept && kith_job_keep(job, kept, NULL, error);
}

static enum kith_direction direction_of(const struct kith_shared_options *shared)
{
	if (shared->directed) {
		return KITH_DIRECTED;
	}
	if (!shared->undirected) {
		return KITH_AS_GIVEN;
	}
	return strcmp(shared->undirected, "mutual") ? KITH_UNDIRECTED : KITH_MUTUAL;
}

/* Whether some pair of an undirected graph has rows in both orders: perhaps it was meant as
 * directed. */
static bool runs_both_ways(const struct kith_job *job)
{
	const kith_graph *graph = job->graph;
	if (job->network->directed || !job->network->parallel || job->shared.undirected) {
		return false;
	}
	g_autofree uint64_t *tie = kith_network_tie_of_row(job->network, NULL);
	g_autofree uint8_t *seen = KITH_ARRAY(uint8_t, kith_csr_ties(job->network->out), NULL);
	for (size_t t = 0; tie && seen && t < graph->m; t++) {
		if (tie[t] == UINT64_MAX) {
			continue;
		}
		seen[tie[t]] |= graph->source[t] < graph->target[t] ? 1 : 2;
		if (seen[tie[t]] == 3) {
			return true;
		}
	}
	return false;
}

static void note_conflicts(struct kith_job *job)
{
	if (job->graph->conflicts) {
		kith_job_note(job, "%s; the later one counts (%" G_GUINT64_FORMAT " such cell%s)",
			job->graph->conflict, job->graph->conflicts,
			job->graph->conflicts == 1 ? "" : "s");
	}
}

static void note_merged(struct kith_job *job)
{
	const kith_network *network = job->network;
	g_autoptr(GString) line = g_string_new(NULL);
	if (network->parallel) {
		g_string_append_printf(line, "%" G_GUINT64_FORMAT " parallel tie%s summed",
			network->parallel, network->parallel == 1 ? " was" : "s were");
	}
	if (network->loops) {
		g_string_append_printf(line, "%s%" G_GUINT64_FORMAT " self-loop%s left out",
			line->len ? ", " : "", network->loops,
			network->loops == 1 ? " was" : "s were");
	}
	if (line->len) {
		kith_job_note(job, "%s; the row%s in the data", line->str,
			network->parallel + network->loops == 1 ? " stays" : "s stay");
	}
	if (runs_both_ways(job)) {
		kith_job_note(job,
			"some ties run both ways and are read as one; --directed keeps them apart");
	}
}

/* What stands in a pipe was a file at its beginning: who read that has told about the data. */
static bool reads_a_pipe(const struct kith_job *job)
{
	struct stat about;
	return is_stdin(job->shared.file) && fstat(fileno(job->in), &about) == 0 &&
	       S_ISFIFO(about.st_mode);
}

bool kith_job_read(struct kith_job *job, GError **error)
{
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	bool done = read_graph(job, notes, error);
	bool silent = reads_a_pipe(job);
	for (guint k = 0; !silent && k < notes->len; k++) {
		kith_job_note(job, "%s", (const char *)notes->pdata[k]);
	}
	if (job->lent) {
		job->network = job->matter->network;
		return done;
	}
	if (!done || !look_at_people(job, error) || !look_at_ties(job, error) ||
		(has_lens(&job->shared) && !kith_graph_check_weights(job->graph, error)) ||
		!build_network(job, direction_of(&job->shared), error)) {
		return false;
	}
	bool apart = (job->tool->shared & KITH_SHARED_APART) && job->files->len > 1;
	if (!(job->tool->shared & KITH_SHARED_OUTPUT) && !job->matter && !silent && !apart) {
		note_merged(job);
	}
	note_conflicts(job);
	return !job->shared.largest || keep_largest(job, error);
}
