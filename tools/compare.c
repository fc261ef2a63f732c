/* kith compare: how alike are two networks, or two kinds of ties? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <string.h>

#include "answers/fields.h"
#include "answers/periods.h"
#include "answers/two_files.h"
#include "graph/unite.h"
#include "measures/by_chance.h"

/* Kinds that are compared at most, each with each. */
#define MOST_KINDS 40

/* The column of ties that says which of two files they are of. */
static const char of_file[] = "file";

struct settings {
	size_t chance;
};

static const struct kith_option options[] = {
	KITH_COUNT("chance", 0, struct settings, chance, "N",
		"networks by chance that the correlation is held against (default: 1000)"),
};

/* --- reading: two files as one graph, the ties of each marked --- */

static size_t count_known(const kith_graph *graph, const kith_graph *to)
{
	size_t known = 0;
	for (size_t i = 0; i < graph->n; i++) {
		known += kith_names_find(to->names, kith_graph_name(graph, i)) != KITH_NO_NAME;
	}
	return known;
}

static void note_strangers(kith_graph *const graphs[2], GPtrArray *notes)
{
	size_t known = count_known(graphs[0], graphs[1]);
	size_t strangers = graphs[0]->n + graphs[1]->n - 2 * known;
	if (strangers > 0) {
		g_ptr_array_add(notes,
			g_strdup_printf("%zu of %zu people stand%s in one file only, and count%s "
					"as without ties in the other",
				strangers, strangers + known, strangers == 1 ? "s" : "",
				strangers == 1 ? "s" : ""));
	}
}

static kith_graph *unite(struct kith_job *job, kith_graph *const graphs[2], GError **error)
{
	g_autofree char *first = g_path_get_basename(job->files->pdata[0]);
	g_autofree char *second = g_path_get_basename(job->files->pdata[1]);
	bool same = !strcmp(first, second);
	const struct kith_marks marks = {.column = of_file,
		.one = {same ? job->files->pdata[0] : first, same ? job->files->pdata[1] : second},
		.both = "both"};
	return kith_graph_unite(graphs, &marks, error);
}

static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	if (job->files->len < 2) {
		return kith_graph_read(job->shared.file, job->in, reading, notes, error);
	}
	if (job->files->len > 2) {
		kith_fail(error, KITH_ERROR_USAGE,
			"it compares two files, or the kinds of ties of one; give no more");
		return NULL;
	}
	if (!strcmp(job->files->pdata[0], job->files->pdata[1])) {
		kith_fail(error, KITH_ERROR_USAGE,
			"both files are %s; give two that differ, or one to compare its kinds of "
			"ties",
			(const char *)job->files->pdata[0]);
		return NULL;
	}
	kith_graph *graphs[2], *whole = NULL;
	if (kith_two_files_read(job, reading, graphs, notes, error)) {
		whole = unite(job, graphs, error);
		if (whole) {
			kith_two_files_note(job, graphs, whole, notes);
			note_strangers(graphs, notes);
		}
		kith_graph_free(graphs[0]);
		kith_graph_free(graphs[1]);
	}
	return whole;
}

/* --- comparing: every kind with every other --- */

/* The rows of the answer, a pair of networks each. */
struct findings {
	struct kith_job *job;
	const struct kith_column *column; /* of ties, says which network they are of */
	uint32_t kinds[MOST_KINDS];       /* its cells, as first met */
	size_t count;
	struct kith_moment network[MOST_KINDS];
	size_t rows;
	const char **name, **other;
	double *ties, *other_ties, *in_both, *overlap, *jaccard;
	double *correlation, *by_chance, *spread, *p;
};

static void findings_finish(struct findings *findings)
{
	void *arrays[] = {findings->name, findings->other, findings->ties, findings->other_ties,
		findings->in_both, findings->overlap, findings->jaccard, findings->correlation,
		findings->by_chance, findings->spread, findings->p};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
	for (size_t k = 0; k < findings->count; k++) {
		kith_moment_finish(&findings->network[k]);
	}
}

typedef struct findings findings;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(findings, findings_finish)

static bool findings_init(struct findings *findings, GError **error)
{
	double **numbers[] = {&findings->ties, &findings->other_ties, &findings->in_both,
		&findings->overlap, &findings->jaccard, &findings->correlation,
		&findings->by_chance, &findings->spread, &findings->p};
	findings->rows = findings->count * (findings->count - 1) / 2;
	for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
		if (!(*numbers[k] = KITH_ARRAY(double, findings->rows, error))) {
			return false;
		}
	}
	return (findings->name = KITH_ARRAY(const char *, findings->rows, error)) &&
	       (findings->other = KITH_ARRAY(const char *, findings->rows, error));
}

/* The kinds of ties there are; those without one are of none. */
static bool find_kinds(struct findings *findings, GError **error)
{
	const kith_graph *graph = findings->job->graph;
	bool files = findings->job->files->len > 1;
	findings->column = kith_graph_column(graph, files ? of_file : "kind");
	const uint32_t *tie = findings->column ? findings->column->tie : NULL;
	size_t values = tie ? kith_names_count(findings->column->values) : 0;
	g_autofree uint8_t *seen = KITH_ARRAY(uint8_t, values, error);
	if (!seen) {
		return false;
	}
	size_t kinds = 0;
	for (size_t t = 0; tie && t < graph->m; t++) {
		if (tie[t] && !seen[tie[t]]) {
			seen[tie[t]] = 1;
			findings->kinds[MIN(kinds, MOST_KINDS - 1)] = tie[t];
			kinds++;
		}
	}
	if (kinds > MOST_KINDS) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"there are %zu kinds of ties; compare %d at most, chosen by --where-tie "
			"'kind=ONE|OTHER'",
			kinds, MOST_KINDS);
	}
	findings->count = kinds;
	return kinds > 1 ||
	       kith_fail(error, KITH_ERROR_NO_ANSWER,
		       files ? "one of the files has no ties, so there is nothing to compare"
			     : "there are no two kinds of ties to compare (column `kind`); give "
			       "two files");
}

/* Which of two files a network is of, by the mark of a tie. */
static uint8_t half_of(const struct findings *findings, size_t k)
{
	return findings->kinds[k] != findings->column->tie[0];
}

static bool find_networks(struct findings *findings, GError **error)
{
	const kith_graph *graph = findings->job->graph;
	bool files = findings->job->files->len > 1;
	for (size_t k = 0; k < findings->count; k++) {
		struct kith_moment *network = &findings->network[k];
		if (!kith_moment_init(network, findings->job, findings->column->tie,
			    findings->kinds[k], error) ||
			!kith_moment_find_unknown(network, graph,
				files ? half_of(findings, k) : KITH_BOTH_HALVES, error)) {
			return false;
		}
	}
	return true;
}

static double count_in_both(const kith_csr *one, const kith_csr *other)
{
	double both = 0;
	for (uint32_t i = 0; i < one->n; i++) {
		for (uint64_t e = one->start[i]; e < one->start[i + 1]; e++) {
			both += kith_csr_find(other, i, one->to[e]) != UINT64_MAX;
		}
	}
	return one->directed ? both : both / 2;
}

static bool compare(struct findings *findings, size_t a, size_t b, size_t row, GError **error)
{
	const struct settings *settings = findings->job->settings;
	const kith_csr *one = findings->network[a].out, *other = findings->network[b].out;
	double ties = (double)kith_csr_ties(one), others = (double)kith_csr_ties(other);
	double both = count_in_both(one, other);
	struct kith_draws draws = {settings->chance, findings->job->shared.seed};
	struct kith_by_chance chance;
	const struct kith_compared compared[] = {
		{one, findings->network[a].unknown}, {other, findings->network[b].unknown}};
	if (!kith_by_chance_correlation(&compared[0], &compared[1], draws, &chance, error)) {
		return false;
	}
	findings->name[row] = kith_names_get(findings->column->values, findings->kinds[a]);
	findings->other[row] = kith_names_get(findings->column->values, findings->kinds[b]);
	findings->ties[row] = ties;
	findings->other_ties[row] = others;
	findings->in_both[row] = both;
	findings->overlap[row] = fmin(ties, others) > 0 ? both / fmin(ties, others) : (double)NAN;
	findings->jaccard[row] = ties + others > 0 ? both / (ties + others - both) : (double)NAN;
	findings->correlation[row] = chance.observed;
	findings->by_chance[row] = chance.mean;
	findings->spread[row] = chance.spread;
	findings->p[row] = chance.p;
	return true;
}

static bool compare_all(struct findings *findings, GError **error)
{
	size_t row = 0;
	for (size_t a = 0; a < findings->count; a++) {
		for (size_t b = a + 1; b < findings->count; b++) {
			if (!compare(findings, a, b, row++, error)) {
				return false;
			}
		}
	}
	return true;
}

static void why(GString *out, size_t row, const void *data)
{
	const struct findings *findings = data;
	double more = findings->correlation[row] - findings->by_chance[row];
	g_string_append_printf(out, "%.0f of %.0f ties of %s are in %s as well",
		findings->in_both[row], findings->ties[row], findings->name[row],
		findings->other[row]);
	if (isnan(findings->p[row])) {
		g_string_append(out,
			findings->spread[row] <= 0
				? "; whoever changes places they agree as much, which says nothing"
				: "");
		return;
	}
	g_string_append(out, findings->p[row] > 0.05 ? "; they agree no more than by chance"
			     : more > 0              ? "; they agree more than by chance"
						     : "; they agree less than by chance");
}

static bool answer(struct findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "network", findings->name);
	kith_fields_add(fields, "other", findings->other);
	kith_fields_add(fields, "ties", findings->ties);
	kith_fields_add(fields, "other_ties", findings->other_ties);
	kith_fields_add(fields, "in_both", findings->in_both);
	kith_fields_add(fields, "overlap", findings->overlap);
	kith_fields_add(fields, "jaccard", findings->jaccard);
	kith_fields_add(fields, "correlation", findings->correlation);
	kith_fields_add(fields, "by_chance", findings->by_chance);
	kith_fields_add(fields, "spread", findings->spread);
	kith_fields_add(fields, "p", findings->p);
	kith_fields_add_text(fields, "why", why, findings);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, findings->rows);
	g_autofree size_t *order = kith_table_sort(&table, "correlation", error);
	table.order = order;
	return order && kith_job_answer(findings->job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(findings) found = {.job = job};
	if (settings->chance == 0 || settings->chance > KITH_MOST_DRAWS) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--chance takes 1 to %d networks to compare with, not %zu", KITH_MOST_DRAWS,
			settings->chance);
	}
	if (!kith_job_read(job, error) || !find_kinds(&found, error) ||
		!findings_init(&found, error) || !find_networks(&found, error) ||
		!compare_all(&found, error)) {
		return false;
	}
	kith_job_remark(job,
		"Correlations were held against %zu networks in which the people of one had "
		"changed "
		"places by chance.",
		settings->chance);
	return answer(&found, error);
}

static const struct kith_example examples[] = {
	{"kith compare data/florentine.csv", "do families marry those they do business with?"},
	{"kith compare --chance 10000 data/florentine.csv", "the same, p to four digits"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_compare = {
	.name = "compare",
	.group = "Understand",
	.needs = KITH_NEEDS_NOTHING,
	.question = "how alike are two networks, or two kinds of ties?",
	.about = "Compares two files about the same people, or in one file every two kinds of ties "
		 "(column kind): a row a pair, the most alike first. in_both counts ties that are "
		 "in both; overlap is their share of the smaller network, jaccard of either. "
		 "correlation is that of the weights of all pairs of people, 0 without a tie; "
		 "--unweighted looks at who is tied alone. Pairs of whom one of the two does not "
		 "say whether they are tied (weight NA) are left out of it.\n\nPairs of people are "
		 "not independent "
		 "of one another, so the correlation is held against those that come about when "
		 "the people of one network change places at random (QAP): by_chance and spread "
		 "are their mean and standard deviation, p is twice the share of those as far out "
		 "on the nearer side.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.chance = 1000},
	.shared = KITH_SHARED_READING | KITH_SHARED_FILES | KITH_SHARED_APART | KITH_SHARED_ANSWER |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.read = read,
	.run = run,
};
