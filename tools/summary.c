/* kith summary: the network in figures. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/summary_figures.h"

#include <math.h>

#include "answers/fields.h"
#include "measures/mixing.h"

struct settings {
	const char *between;
};

static const struct kith_option options[] = {
	KITH_COLUMN("between", 0, struct settings, between, "COLUMN",
		"ties within and between the groups of that column, a row a pair of groups"),
};

static bool answer_figures(struct kith_job *job, GError **error)
{
	struct kith_summary *summary = kith_summary_new();
	g_autoptr(GArray) fields = kith_fields_new();
	bool answered = kith_summary_measure(job, summary, error);
	if (answered) {
		kith_fields_add_list(fields, "figure", summary->name);
		kith_fields_add(
			fields, "value", (const double *)(const void *)summary->value->data);
		struct kith_table table =
			kith_fields_table(fields, KITH_ROWS_OTHER, summary->name->len);
		answered = kith_job_answer(job, &table, error);
	}
	kith_summary_free(summary);
	return answered;
}

/* The columns of --between, [rows] each. */
struct pairs {
	const char **group, **other;
	double *people, *ties, *weight, *density, *expected;
};

static void pairs_finish(struct pairs *pairs)
{
	g_free(pairs->group);
	g_free(pairs->other);
	g_free(pairs->people);
	g_free(pairs->ties);
	g_free(pairs->weight);
	g_free(pairs->density);
	g_free(pairs->expected);
}

static bool pairs_init(struct pairs *pairs, size_t rows, GError **error)
{
	return (pairs->group = KITH_ARRAY(const char *, rows, error)) &&
	       (pairs->other = KITH_ARRAY(const char *, rows, error)) &&
	       (pairs->people = KITH_ARRAY(double, rows, error)) &&
	       (pairs->ties = KITH_ARRAY(double, rows, error)) &&
	       (pairs->weight = KITH_ARRAY(double, rows, error)) &&
	       (pairs->density = KITH_ARRAY(double, rows, error)) &&
	       (pairs->expected = KITH_ARRAY(double, rows, error));
}

static void fill_pairs(
	const struct kith_job *job, const struct kith_mixing *mixing, struct pairs *pairs)
{
	for (size_t k = 0; k < mixing->cells; k++) {
		const struct kith_mixing_cell *cell = &mixing->cell[k];
		uint32_t g = cell->group, h = cell->other;
		double possible = kith_mixing_pairs(mixing, g, h);
		pairs->group[k] = job->group_names->pdata[g];
		pairs->other[k] = job->group_names->pdata[h];
		pairs->people[k] = (double)(mixing->people[g] + (g == h ? 0 : mixing->people[h]));
		pairs->ties[k] = (double)cell->ties;
		pairs->weight[k] = cell->weight;
		pairs->density[k] = possible > 0 ? (double)cell->ties / possible : (double)NAN;
		pairs->expected[k] = kith_mixing_expected(mixing, g, h);
	}
}

static bool answer_pairs(
	struct kith_job *job, const struct kith_mixing *mixing, struct pairs *pairs, GError **error)
{
	if (!pairs_init(pairs, mixing->cells, error)) {
		return false;
	}
	fill_pairs(job, mixing, pairs);
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "group", pairs->group);
	kith_fields_are_values(fields);
	kith_fields_add(fields, "other", pairs->other);
	kith_fields_are_values(fields);
	kith_fields_add(fields, "people", pairs->people);
	kith_fields_add(fields, "ties", pairs->ties);
	kith_fields_add(fields, "weight", pairs->weight);
	kith_fields_add(fields, "density", pairs->density);
	kith_fields_add(fields, "expected", pairs->expected);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, mixing->cells);
	g_autofree size_t *order = kith_table_sort(&table, "ties", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool answer_between(struct kith_job *job, const char *column, GError **error)
{
	struct kith_partition groups = {0};
	struct kith_mixing mixing;
	struct pairs pairs = {0};
	job->shared.group = column;
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	bool found = kith_mixing_find(job->network->out, &groups, &mixing, error);
	kith_partition_finish(&groups);
	if (!found) {
		return false;
	}
	bool answered = answer_pairs(job, &mixing, &pairs, error);
	pairs_finish(&pairs);
	kith_mixing_finish(&mixing);
	return answered;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	return kith_job_read(job, error) &&
	       (settings->between ? answer_between(job, settings->between, error)
				  : answer_figures(job, error));
}

static const struct kith_example examples[] = {
	{"kith summary data/florentine.csv", "sixteen families in figures"},
	{"kith summary --between club data/karate.csv", "ties within and between the two clubs"},
	{"kith communities -g data/community.csv | kith summary --between community",
		"how the circles are joined"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_summary = {
	.name = "summary",
	.group = "Understand",
	.needs = KITH_NEEDS_PEOPLE,
	.question = "what does the network look like in numbers?",
	.about =
		"One row a figure: how many people and ties, how dense and how clustered, how far "
		"from one another, whether ties are returned and whether like is tied to like "
		"(assortativity, from -1 to 1, for degree and every column of people that has "
		"values in common). Where searching from everyone would take too long, distances "
		"are measured from a sample of people and distances_sampled_from says from how "
		"many.\n\n"
		"With --between, ties within and between groups: their number, weight and density, "
		"and how many to expect if chance said who is tied to whom. Pairs of groups "
		"without a tie have no row.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
