/* kith summary: the network in figures. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/common_triangles.h"
#include "answers/fields.h"
#include "base/number.h"
#include "cli/tool.h"
#include "graph/unknown.h"
#include "measures/by_chance.h"
#include "measures/clustering.h"
#include "measures/components.h"
#include "measures/figures.h"
#include "measures/forest.h"
#include "measures/mixing.h"
#include "measures/paths.h"
#include "wording/methods.h"

#include <math.h>

struct settings {
	const char *between, *keep;
	size_t chance;
};

static const struct kith_option options[] = {
	KITH_COLUMN("between", 0, struct settings, between, "COLUMN",
		"ties within and between the groups of that column, a row a pair of groups"),
	KITH_COUNT("chance", 0, struct settings, chance, "N",
		"are the figures more than luck? compares them with N networks by chance"),
	KITH_CHOICE("keep", 0, struct settings, keep, "degrees|dyads",
		"what of the ties stays with --chance: everyone's number of them, or how many "
		"pairs are tied both ways and one way (default: degrees)",
		"degrees|dyads"),
};

/* Figures in the order they are printed. */
struct figures {
	GPtrArray *name;   /* of char * */
	GArray *value;     /* of double; NAN: does not exist */
	kith_csr *unknown; /* pairs of whom nobody knows whether they are tied, or NULL */
};

/* People searched from where searching from everyone would take too long. */
#define SAMPLE 1024

static void figures_finish(struct figures *figures)
{
	g_ptr_array_unref(figures->name);
	g_array_unref(figures->value);
	kith_csr_free(figures->unknown);
}

typedef struct figures figures;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(figures, figures_finish)

static void add(struct figures *figures, const char *name, double value)
{
	g_ptr_array_add(figures->name, g_strdup(name));
	g_array_append_val(figures->value, value);
}

static void add_sizes(const kith_network *network, struct figures *figures)
{
	size_t isolates = 0;
	for (size_t i = 0; i < network->both->n; i++) {
		isolates += kith_csr_degree(network->both, i) == 0;
	}
	add(figures, "people", (double)network->out->n);
	add(figures, "ties", (double)kith_csr_ties(network->out));
	add(figures, "isolates", (double)isolates);
	add(figures, "density", kith_figures_density(network->out, figures->unknown));
	add(figures, "mean_degree", kith_figures_mean_degree(network->both));
}

static bool add_components(const kith_csr *csr, struct figures *figures, GError **error)
{
	struct kith_partition components = {0};
	if (!kith_components_find(csr, &components, error)) {
		return false;
	}
	size_t largest = 0;
	for (size_t i = 0; i < csr->n; i++) {
		largest += components.of[i] == 0;
	}
	add(figures, "components", (double)components.groups);
	add(figures, "largest", (double)largest);
	kith_partition_finish(&components);
	return true;
}

static double mean_of_those_there(const double *value, size_t n)
{
	double sum = 0;
	size_t count = 0;
	for (size_t i = 0; i < n; i++) {
		if (!isnan(value[i])) {
			sum += value[i];
			count++;
		}
	}
	return count > 0 ? sum / (double)count : (double)NAN;
}

static bool add_clustering(struct kith_job *job, struct figures *figures, GError **error)
{
	const kith_csr *csr = job->network->both;
	struct kith_triangles own = {0};
	g_autofree double *clustering = KITH_ARRAY(double, csr->n, error);
	const struct kith_triangles *triangles =
		clustering ? kith_job_triangles(job, false, &own, error) : NULL;
	if (!triangles) {
		return false;
	}
	kith_clustering_local(csr, triangles->shared, clustering);
	add(figures, "mean_clustering", mean_of_those_there(clustering, csr->n));
	add(figures, "transitivity", kith_clustering_transitivity(csr, triangles->shared));
	kith_triangles_finish(&own);
	return true;
}

static bool add_distances(struct kith_job *job, struct figures *figures, GError **error)
{
	const kith_csr *csr = job->network->out;
	struct kith_sources sources = {.seed = job->shared.seed};
	struct kith_distances distances;
	bool forest;
	if (!kith_forest_distances(csr, &distances, &forest, error) ||
		(!forest && (!kith_paths_plan(csr, SAMPLE, &sources, error) ||
				    !kith_paths_distances(csr, sources, &distances, error)))) {
		return false;
	}
	add(figures, "diameter", distances.pairs > 0 ? distances.diameter : (double)NAN);
	add(figures, "mean_distance", distances.mean);
	if (csr->directed) {
		kith_job_note(job,
			"distances follow the direction of ties, from anybody to whom they reach; "
			"--undirected leaves directions aside");
	}
	if (!distances.exact) {
		add(figures, "distances_sampled_from", (double)distances.sources);
		kith_job_note(job,
			"distances were measured from %zu of %zu people: mean_distance is an "
			"estimate, diameter at least what is printed",
			distances.sources, csr->n);
	}
	return true;
}

static bool add_direction(const kith_network *network, struct figures *figures, GError **error)
{
	double reciprocity = NAN, assortativity;
	bool found =
		(!network->directed || kith_figures_reciprocity(network->out, network->in,
					       figures->unknown, &reciprocity, error)) &&
		kith_figures_degree_assortativity(network->out, network->in, &assortativity, error);
	if (found) {
		add(figures, "reciprocity", reciprocity);
		add(figures, "degree_assortativity", assortativity);
	}
	return found;
}

/* The column's cells as numbers, NAN for empty ones; false when one is something else. */
static bool read_numbers(const kith_graph *graph, const struct kith_column *column, double *value)
{
	for (size_t i = 0; i < graph->n; i++) {
		const char *cell = kith_column_person(column, i);
		value[i] = NAN;
		if (*cell && !kith_number_parse(cell, false, &value[i])) {
			return false;
		}
	}
	return true;
}

static bool by_category(const struct kith_job *job, const struct kith_column *column,
	double *assortativity, GError **error)
{
	struct kith_partition groups = {0};
	struct kith_mixing mixing;
	if (!kith_partition_from_cells(&groups, column->person, job->graph->n,
		    kith_names_count(column->values), error)) {
		return false;
	}
	bool found = kith_mixing_find(job->network->out, &groups, &mixing, error);
	kith_partition_finish(&groups);
	if (found) {
		*assortativity = kith_mixing_assortativity(&mixing);
		kith_mixing_finish(&mixing);
	}
	return found;
}

/* Whether people can be alike in a column: somebody shares a value with somebody else. The values
 * of ties, and of people left out by a lens, do not count. */
static bool find_common_values(
	const kith_graph *graph, const struct kith_column *column, bool *common, GError **error)
{
	g_autofree bool *seen = KITH_ARRAY(bool, kith_names_count(column->values), error);
	*common = false;
	if (!seen || !column->person || kith_method_on_people(column->name)) {
		return seen != NULL;
	}
	for (size_t i = 0; i < graph->n && !*common; i++) {
		uint32_t value = column->person[i];
		*common = value != 0 && seen[value];
		seen[value] = true;
	}
	return true;
}

/* The columns of people that have values in common; of struct kith_column *. */
static GPtrArray *common_columns(const kith_graph *graph, GError **error)
{
	g_autoptr(GPtrArray) columns = g_ptr_array_new();
	for (guint c = 0; c < graph->columns->len; c++) {
		bool common;
		if (!find_common_values(graph, graph->columns->pdata[c], &common, error)) {
			return NULL;
		}
		if (common) {
			g_ptr_array_add(columns, graph->columns->pdata[c]);
		}
	}
	return g_steal_pointer(&columns);
}

static bool add_assortativity(struct kith_job *job, struct figures *figures, GError **error)
{
	const kith_graph *graph = job->graph;
	g_autofree double *value = KITH_ARRAY(double, graph->n, error);
	g_autoptr(GPtrArray) columns = value ? common_columns(graph, error) : NULL;
	bool found = columns != NULL;
	for (guint c = 0; found && c < columns->len; c++) {
		const struct kith_column *column = columns->pdata[c];
		double assortativity;
		if (read_numbers(graph, column, value)) {
			assortativity = kith_figures_assortativity(job->network->out, value, value);
		} else {
			found = by_category(job, column, &assortativity, error);
		}
		if (found) {
			g_autofree char *name = g_strconcat("assortativity_", column->name, NULL);
			add(figures, name, assortativity);
		}
	}
	return found;
}

/* Measures the network of the job. */
static bool measure(struct kith_job *job, struct figures *figures, GError **error)
{
	const kith_network *network = job->network;
	add_sizes(network, figures);
	if (!add_components(network->both, figures, error) ||
		!add_clustering(job, figures, error) || !add_distances(job, figures, error) ||
		!add_direction(network, figures, error) ||
		!add_assortativity(job, figures, error)) {
		return false;
	}
	return true;
}

static bool answer_figures(struct kith_job *job, GError **error)
{
	g_auto(figures) found = {.name = g_ptr_array_new_with_free_func(g_free),
		.value = g_array_new(FALSE, FALSE, sizeof(double))};
	if (!kith_unknown_rows(
		    job->graph, job->network->out, KITH_BOTH_HALVES, &found.unknown, error) ||
		!measure(job, &found, error)) {
		return false;
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_list(fields, "figure", found.name);
	kith_fields_add(fields, "value", (const double *)(const void *)found.value->data);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, found.name->len);
	return kith_job_answer(job, &table, error);
}

/* --- against chance --- */

/* Figures and what chance makes of them. */
struct luck {
	struct kith_job *job;
	struct kith_draws draws;
	GPtrArray *name, *kept; /* of char * */
	GArray *value, *mean, *spread, *p;
};

static void luck_init(struct luck *luck, struct kith_job *job)
{
	const struct settings *settings = job->settings;
	GArray **numbers[] = {&luck->value, &luck->mean, &luck->spread, &luck->p};
	luck->job = job;
	luck->draws = (struct kith_draws){settings->chance, job->shared.seed};
	luck->name = g_ptr_array_new_with_free_func(g_free);
	luck->kept = g_ptr_array_new_with_free_func(g_free);
	for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
		*numbers[k] = g_array_new(FALSE, FALSE, sizeof(double));
	}
}

static void luck_finish(struct luck *luck)
{
	GArray *numbers[] = {luck->value, luck->mean, luck->spread, luck->p};
	g_ptr_array_unref(luck->name);
	g_ptr_array_unref(luck->kept);
	for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
		g_array_unref(numbers[k]);
	}
}

typedef struct luck luck;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(luck, luck_finish)

/* Takes `name`. What does not exist has no row. */
static void add_luck(
	struct luck *luck, char *name, const char *kept, const struct kith_by_chance *found)
{
	if (isnan(found->observed)) {
		g_free(name);
		return;
	}
	g_ptr_array_add(luck->name, name);
	g_ptr_array_add(luck->kept, g_strdup(kept));
	g_array_append_val(luck->value, found->observed);
	g_array_append_val(luck->mean, found->mean);
	g_array_append_val(luck->spread, found->spread);
	g_array_append_val(luck->p, found->p);
}

static bool add_luck_of_ties(struct luck *luck, const char *keep, GError **error)
{
	static const char *const names[KITH_TIE_FIGURES] = {[KITH_RECIPROCITY] = "reciprocity",
		[KITH_TRANSITIVITY] = "transitivity",
		[KITH_MEAN_CLUSTERING] = "mean_clustering",
		[KITH_DEGREE_ASSORTATIVITY] = "degree_assortativity"};
	bool dyads = !g_strcmp0(keep, "dyads");
	struct kith_by_chance found[KITH_TIE_FIGURES];
	if (!kith_by_chance_ties(luck->job->network->out,
		    dyads ? KITH_KEEP_DYADS : KITH_KEEP_DEGREES, luck->draws, found, error)) {
		return false;
	}
	for (size_t f = 0; f < KITH_TIE_FIGURES; f++) {
		add_luck(luck, g_strdup(names[f]), dyads ? "dyads" : "degrees", &found[f]);
	}
	return true;
}

/* The name of each group, by number. */
static const char **group_names(
	const struct kith_column *column, const struct kith_partition *groups, GError **error)
{
	const char **names = KITH_ARRAY(const char *, groups->groups, error);
	for (size_t i = 0; names && i < groups->n; i++) {
		if (groups->of[i] != KITH_NO_GROUP) {
			names[groups->of[i]] = kith_column_person(column, i);
		}
	}
	return names;
}

static bool add_luck_of_groups(struct luck *luck, const struct kith_column *column,
	const struct kith_partition *groups, GError **error)
{
	g_autofree const char **names = group_names(column, groups, error);
	g_autofree struct kith_by_chance *found =
		KITH_ARRAY(struct kith_by_chance, KITH_GROUP_FIGURES + groups->groups, error);
	if (!names || !found ||
		!kith_by_chance_groups(
			luck->job->network->out, groups, luck->draws, found, error)) {
		return false;
	}
	static const char *const figures[KITH_GROUP_FIGURES] = {
		[KITH_GROUPS_ASSORTATIVITY] = "assortativity",
		[KITH_GROUPS_EI] = "ei",
		[KITH_GROUPS_DENSITY] = "across"};
	for (size_t f = 0; f < KITH_GROUP_FIGURES; f++) {
		add_luck(luck, g_strdup_printf("%s_%s", figures[f], column->name), "ties",
			&found[f]);
	}
	for (size_t g = 0; g < groups->groups; g++) {
		add_luck(luck, g_strdup_printf("ei_%s=%s", column->name, names[g]), "ties",
			&found[KITH_GROUP_FIGURES + g]);
	}
	return true;
}

static bool add_luck_of_column(
	struct luck *luck, const struct kith_column *column, double *value, GError **error)
{
	const kith_graph *graph = luck->job->graph;
	if (read_numbers(graph, column, value)) {
		struct kith_by_chance found;
		bool done = kith_by_chance_numbers(
			luck->job->network->out, value, luck->draws, &found, error);
		if (done) {
			add_luck(luck, g_strconcat("assortativity_", column->name, NULL), "ties",
				&found);
		}
		return done;
	}
	struct kith_partition groups = {0};
	bool done = kith_partition_from_cells(&groups, column->person, graph->n,
			    kith_names_count(column->values), error) &&
		    add_luck_of_groups(luck, column, &groups, error);
	kith_partition_finish(&groups);
	return done;
}

/* Says which figures chance could not have made otherwise. */
static void note_constant(const struct luck *luck)
{
	g_autoptr(GString) names = g_string_new(NULL);
	size_t count = 0;
	for (guint k = 0; k < luck->name->len; k++) {
		if (g_array_index(luck->spread, double, k) <= 0) {
			g_string_append_printf(names, "%s%s", count++ ? ", " : "",
				(const char *)luck->name->pdata[k]);
		}
	}
	if (count) {
		kith_job_note(luck->job,
			"%s: the same in every network by chance, which says nothing about %s, "
			"so p is empty",
			names->str, count == 1 ? "it" : "them");
	}
}

static bool answer_luck(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(luck) luck = {0};
	luck_init(&luck, job);
	g_autofree double *value = KITH_ARRAY(double, job->graph->n, error);
	g_autoptr(GPtrArray) columns = value ? common_columns(job->graph, error) : NULL;
	bool found = columns && add_luck_of_ties(&luck, settings->keep, error);
	for (guint c = 0; found && c < columns->len; c++) {
		found = add_luck_of_column(&luck, columns->pdata[c], value, error);
	}
	if (!found) {
		return false;
	}
	note_constant(&luck);
	kith_job_remark(job,
		"Figures of ties were compared with %zu networks by chance, those of columns with "
		"as many ways to hand their values round among those who have one.",
		settings->chance);
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_list(fields, "figure", luck.name);
	kith_fields_add(fields, "value", (const double *)(const void *)luck.value->data);
	kith_fields_add(fields, "by_chance", (const double *)(const void *)luck.mean->data);
	kith_fields_add(fields, "spread", (const double *)(const void *)luck.spread->data);
	kith_fields_add(fields, "p", (const double *)(const void *)luck.p->data);
	kith_fields_add_list(fields, "kept", luck.kept);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, luck.name->len);
	return kith_job_answer(job, &table, error);
}

/* --- between groups --- */

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

static bool check(const struct settings *settings, GError **error)
{
	if (settings->between && settings->chance > 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--between prints pairs of groups, --chance figures of the whole; choose "
			"one");
	}
	if (settings->keep && settings->chance == 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--keep says what networks by chance keep; add --chance 10000, say");
	}
	if (settings->chance > KITH_MOST_DRAWS) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--chance takes at most %d networks, not %zu", KITH_MOST_DRAWS,
			settings->chance);
	}
	return true;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	if (!check(settings, error) || !kith_job_read(job, error)) {
		return false;
	}
	return settings->between      ? answer_between(job, settings->between, error)
	       : settings->chance > 0 ? answer_luck(job, error)
				      : answer_figures(job, error);
}

static const struct kith_example examples[] = {
	{"kith summary data/florentine.csv", "sixteen families in figures"},
	{"kith summary --between club data/karate.csv", "ties within and between the two clubs"},
	{"kith summary --chance 1000 data/karate.csv",
		"whether the club's ties are more than luck"},
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
		"values in common). mean_clustering leaves out people with fewer than two "
		"contacts, whom other programs may count as 0. Distances follow the "
		"direction of ties where they have one, over all ordered pairs of which the one "
		"reaches the other. Where searching from everyone would take too long, distances "
		"are measured from a sample of people and distances_sampled_from says from how "
		"many.\n\n"
		"With --between, ties within and between groups: their number, weight and density, "
		"and how many to expect if chance said who is tied to whom. Pairs of groups "
		"without a tie have no row.\n\n"
		"With --chance N, a row a figure that luck could have made, its mean and spread in "
		"N networks by chance, and p: twice the share of these that are as far out on the "
		"nearer side. What the structure shows (reciprocity, clustering, degrees) is held "
		"against ties drawn anew, of which `kept` stays; what a column shows against the "
		"same ties, the column's values handed round. ei is Krackhardt and Stern's E-I "
		"index, of all and of each group: -1 where all ties stay within, 1 where none "
		"does; across the density of ties between groups.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
