/* kith brokers: who connects others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/common_triangles.h"
#include "answers/fields.h"
#include "answers/key_players.h"
#include "answers/sampling.h"
#include "base/number.h"
#include "base/sort.h"
#include "measures/brokerage.h"
#include "measures/components.h"
#include "measures/participation.h"
#include "measures/prestige.h"
#include "measures/stability.h"
#include "wording/explain.h"

#include <math.h>
#include <string.h>

struct settings {
	const char *columns, *missing, *missing_of;
	size_t set, draws;
	struct kith_sampling sampling;
};

static const struct kith_option options[] = {
	KITH_TEXT("columns", 0, struct settings, columns, "NAMES",
		"also within_z, reach, strength, harmonic, eigenvector, coreness: parted by "
		"commas, or all"),
	KITH_COUNT("set", 0, struct settings, set, "K",
		"instead the K people who together reach most, and the K whose absence breaks "
		"most"),
	KITH_TEXT("missing", 0, struct settings, missing, "SHARE",
		"how sure is the ranking? leaves out so much at random, 10% say, again and again"),
	KITH_CHOICE("missing-of", 0, struct settings, missing_of, "ties|people",
		"of what --missing leaves out a share (default: ties)", "ties|people"),
	KITH_COUNT("draws", 0, struct settings, draws, "N",
		"how often --missing does so (default: 200)"),
	KITH_SAMPLING_OPTIONS(struct settings, sampling),
};

/* What is left out, to see how sure the ranking is. */
struct missing {
	double share; /* 0: nothing is asked */
	bool people;
};

/* One array a column of the answer, [n] each. */
struct findings {
	struct kith_betweenness betweenness;
	struct kith_holes holes;
	struct kith_cuts cuts;
	struct kith_stability stability; /* where it is asked for, else empty */
	double *cs;                      /* the same for everybody */
	struct missing missing;
	double *participation;
	uint32_t *degree;
	uint32_t *reached;      /* groups the contacts are in */
	uint64_t *closed_pairs; /* twice the pairs of contacts who are tied */
	uint8_t *cutpoint;
	size_t groups;
	const char *group;           /* what a group is called */
	const char *person, *people; /* and what they are */
};

static bool findings_init(struct findings *findings, size_t n, GError **error)
{
	return (findings->participation = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.constraint = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.effective_size = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.efficiency = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.hierarchy = KITH_ARRAY(double, n, error)) &&
	       (findings->degree = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->reached = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->closed_pairs = KITH_ARRAY(uint64_t, n, error)) &&
	       (findings->cutpoint = KITH_ARRAY(uint8_t, n, error));
}

static bool reach_groups(struct kith_job *job, struct findings *findings, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	findings->groups = groups.groups;
	findings->group = job->shared.group ? "group" : "circle";
	findings->person = job->person;
	findings->people = job->people;
	bool found = kith_participation_find(
		job->network->both, &groups, findings->participation, findings->reached, error);
	kith_partition_finish(&groups);
	return found;
}

/* Triangles are counted once, for structural holes and for the pairs that know each other. */
static bool find_holes(struct kith_job *job, struct findings *findings, GError **error)
{
	const kith_csr *csr = job->network->both;
	struct kith_triangles own = {0};
	const struct kith_triangles *triangles = kith_job_triangles(job, true, &own, error);
	if (!triangles) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->degree[i] = kith_csr_degree(csr, i);
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint32_t shared = triangles->shared[kith_csr_tie(csr, i, e)];
			findings->closed_pairs[i] += shared;
			findings->closed_pairs[csr->to[e]] += shared;
		}
	}
	bool found = kith_brokerage_holes(csr, triangles, &findings->holes, error);
	kith_triangles_finish(&own);
	return found;
}

static bool find_betweenness(struct kith_job *job, const struct kith_sampling *sampling,
	struct findings *findings, GError **error)
{
	return kith_sampling_find(job, sampling, false, &findings->betweenness, error);
}

static bool find_cuts(const kith_csr *csr, struct findings *findings, GError **error)
{
	if (!kith_cuts_find(csr, &findings->cuts, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->cutpoint[i] = findings->cuts.parts[i] > 1;
	}
	return true;
}

/* A share: "10%" or 0.1. */
static bool read_missing(const struct settings *settings, struct missing *missing, GError **error)
{
	g_autofree char *text = g_strstrip(g_strdup(settings->missing));
	bool percent = g_str_has_suffix(text, "%");
	text[strlen(text) - percent] = '\0';
	double number;
	bool read = kith_number_parse(text, false, &number);
	*missing = (struct missing){
		percent ? number / 100 : number, !g_strcmp0(settings->missing_of, "people")};
	return (read && missing->share > 0 && missing->share < 1) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "--missing is \"%s\"; it must be a share above 0 and below 1, like 10%% or "
		       "0.1",
		       settings->missing);
}

/* People and ties looked at by all searches of all draws together: half a minute on two threads. */
#define STEPS_WORK 1.6e10
#define LENGTHS_WORK 6e9

/* Fewer draws than this say nothing about 95 of 100. */
#define FEWEST_DRAWS 40

/* As many draws as are asked for, or as take no longer than half a minute or so. */
static bool plan_draws(struct kith_job *job, size_t *draws, GError **error)
{
	const kith_csr *csr = job->network->out;
	double once = (double)csr->n * (double)(csr->n + csr->start[csr->n]);
	double work = kith_betweenness_weighted(csr) ? LENGTHS_WORK : STEPS_WORK;
	double most = work / (KITH_STABILITY_LEVELS + 1) / fmax(once, 1);
	if (*draws < FEWEST_DRAWS || most < FEWEST_DRAWS) {
		return kith_fail(error, KITH_ERROR_USAGE,
			*draws < FEWEST_DRAWS
				? "--draws must be %d or more, to tell 95 of 100"
				: "the network is too large to be searched %d times and more; ask "
				  "about a part of it, with --where or --largest",
			*draws < FEWEST_DRAWS ? FEWEST_DRAWS
					      : FEWEST_DRAWS * (KITH_STABILITY_LEVELS + 1));
	}
	if ((double)*draws > most) {
		kith_job_note(job, "%.0f draws instead of %zu; more would take too long",
			floor(most), *draws);
		*draws = (size_t)most;
	}
	return true;
}

static void tell_stability(struct kith_job *job, const struct findings *findings, size_t draws)
{
	const char *what = findings->missing.people ? "people" : "ties";
	kith_job_remark(job,
		"Ranks are by betweenness; their intervals hold in 95 of 100 of %zu draws in which "
		"%.10g %% of the %s were left out at random.",
		draws, 100 * findings->missing.share, what);
	if (findings->stability.cs > 0) {
		kith_job_note(job,
			"up to %.0f %% of the %s can be missing before the ranking by betweenness "
			"changes much (CS-coefficient %.2g; 0.5 and more is good, below 0.25 says "
			"little)",
			100 * findings->stability.cs, what, findings->stability.cs);
	} else if (!isnan(findings->stability.cs)) {
		kith_job_note(job,
			"the ranking by betweenness changes much even where 5 %% of the %s are "
			"missing (CS-coefficient 0)",
			what);
	}
}

/* How sure the ranking is, if that is asked for. */
static bool find_stability(struct kith_job *job, struct findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	size_t n = job->graph->n, draws = settings->draws;
	if (!settings->missing) {
		return true;
	}
	if (findings->betweenness.person_error) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--missing needs exact betweenness, and here it is estimated; ask about a "
			"part of the network, with --where or --largest");
	}
	if (!plan_draws(job, &draws, error)) {
		return false;
	}
	struct kith_stability_options options = {
		findings->missing.share, findings->missing.people, draws, job->shared.seed};
	if (!(findings->cs = KITH_ARRAY(double, n, error)) ||
		!kith_stability_find(job->network->out, findings->betweenness.person, &options,
			&findings->stability, error)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		findings->cs[i] = findings->stability.cs;
	}
	tell_stability(job, findings, draws);
	return true;
}

/* Fills the findings, zeros before. */
static bool find(struct kith_job *job, const struct kith_sampling *sampling,
	struct findings *findings, GError **error)
{
	return findings_init(findings, job->graph->n, error) &&
	       find_betweenness(job, sampling, findings, error) &&
	       find_stability(job, findings, error) && find_holes(job, findings, error) &&
	       find_cuts(job->network->both, findings, error) && reach_groups(job, findings, error);
}

static void findings_finish(struct findings *findings)
{
	kith_betweenness_finish(&findings->betweenness);
	g_free(findings->holes.constraint);
	g_free(findings->holes.effective_size);
	g_free(findings->holes.efficiency);
	g_free(findings->holes.hierarchy);
	kith_cuts_finish(&findings->cuts);
	kith_stability_finish(&findings->stability);
	g_free(findings->cs);
	g_free(findings->participation);
	g_free(findings->degree);
	g_free(findings->reached);
	g_free(findings->closed_pairs);
	g_free(findings->cutpoint);
}

typedef struct findings findings;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(findings, findings_finish)

/* What a column is computed from. */
struct request {
	struct kith_job *job;
	const struct kith_sampling *sampling;
};

static bool within_z(const struct request *request, double *figures, GError **error)
{
	struct kith_partition groups = {0};
	bool found = kith_job_groups(request->job, &groups, error) &&
		     kith_brokerage_within_z(request->job->network->both, &groups, figures, error);
	kith_partition_finish(&groups);
	return found;
}

static bool reach(const struct request *request, uint32_t *figures, GError **error)
{
	return kith_paths_reach_two(request->job->network->out, figures, error);
}

static bool strength(const struct request *request, double *figures, GError **error)
{
	(void)error;
	kith_prestige_strength(request->job->network->both, figures);
	return true;
}

/* People searched from at most where searching from everyone takes too long. */
#define HARMONIC_SOURCES 1024

static bool harmonic(const struct request *request, double *figures, GError **error)
{
	const kith_csr *in = request->job->network->in;
	struct kith_sources sources = {
		.count = request->sampling->sources, .seed = request->job->shared.seed};
	bool planned = request->sampling->exact || sources.count > 0 ||
		       kith_paths_plan(in, HARMONIC_SOURCES, &sources, error);
	return planned && kith_paths_harmonic(in, sources, figures, error);
}

static bool eigenvector(const struct request *request, double *figures, GError **error)
{
	return kith_prestige_eigenvector(request->job->network->both, figures, error);
}

static bool coreness(const struct request *request, uint32_t *figures, GError **error)
{
	return kith_components_coreness(request->job->network->both, figures, error);
}

/* A column of numbers or of counts: one of the two functions finds it. */
static const struct {
	const char *name;
	bool (*numbers)(const struct request *request, double *figures, GError **error);
	bool (*counts)(const struct request *request, uint32_t *figures, GError **error);
} columns[] = {
	{"within_z", within_z, NULL},
	{"reach", NULL, reach},
	{"strength", strength, NULL},
	{"harmonic", harmonic, NULL},
	{"eigenvector", eigenvector, NULL},
	{"coreness", NULL, coreness},
};

static bool is_column(const char *name)
{
	for (size_t k = 0; k < G_N_ELEMENTS(columns); k++) {
		if (!strcmp(columns[k].name, name)) {
			return true;
		}
	}
	return false;
}

static bool check_names(char *const *names, GError **error)
{
	for (; *names; names++) {
		if (strcmp(g_strstrip(*names), "all") && !is_column(*names)) {
			return kith_fail(error, KITH_ERROR_USAGE,
				"--columns: there is no column '%s' to add; there are within_z, "
				"reach, strength, "
				"harmonic, eigenvector, coreness, or all of them: all",
				*names);
		}
	}
	return true;
}

/* Finds column k and adds it; its array goes to `arrays`. */
static bool add_column(
	const struct request *request, size_t k, GArray *fields, GPtrArray *arrays, GError **error)
{
	size_t n = request->job->graph->n;
	if (columns[k].counts) {
		uint32_t *counts = KITH_ARRAY(uint32_t, n, error);
		g_ptr_array_add(arrays, counts);
		kith_fields_add(fields, columns[k].name, counts);
		return counts && columns[k].counts(request, counts, error);
	}
	double *numbers = KITH_ARRAY(double, n, error);
	g_ptr_array_add(arrays, numbers);
	kith_fields_add(fields, columns[k].name, numbers);
	return numbers && columns[k].numbers(request, numbers, error);
}

/*
 * Adds the columns named in `names` (separated by commas; "all"; NULL: none) to `fields`. Their
 * figures are added to `arrays`, a GPtrArray that frees them.
 *
 * Fails with KITH_ERROR_USAGE for a name that is not among them, listing those there are, or
 * KITH_ERROR_SYSTEM.
 */
static bool add_columns(struct kith_job *job, const struct kith_sampling *sampling,
	const char *names, GArray *fields, GPtrArray *arrays, GError **error)
{
	g_auto(GStrv) wanted = g_strsplit(names ? names : "", ",", -1);
	struct request request = {job, sampling};
	if (!check_names(wanted, error)) {
		return false;
	}
	bool all = g_strv_contains((const char *const *)wanted, "all");
	for (size_t k = 0; k < G_N_ELEMENTS(columns); k++) {
		if (!all && !g_strv_contains((const char *const *)wanted, columns[k].name)) {
			continue;
		}
		if (!add_column(&request, k, fields, arrays, error)) {
			return false;
		}
	}
	return true;
}

static void why(GString *out, size_t row, const void *data)
{
	const struct findings *findings = data;
	struct kith_broker_facts facts = {
		.degree = findings->degree[row],
		.parts = findings->cuts.parts[row],
		.cut_off = findings->cuts.cut_off[row],
		.closed_pairs = findings->closed_pairs[row] / 2,
		.reached = findings->reached[row],
		.groups = findings->groups,
		.group = findings->group,
		.person = findings->person,
		.people = findings->people,
	};
	kith_explain_broker(out, &facts);
	const struct kith_stability *stability = &findings->stability;
	if (stability->rank && stability->rank[row] == 1) {
		kith_explain_first_place(out, stability->first[row], findings->missing.share,
			findings->missing.people);
	}
}

struct ranking {
	const kith_graph *graph;
	const struct kith_betweenness *found;
};

static int compare(const void *left, const void *right, void *data)
{
	const struct ranking *ranking = data;
	const struct kith_betweenness *found = ranking->found;
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	double x = kith_sampling_sure(found->person, found->person_error, a);
	double y = kith_sampling_sure(found->person, found->person_error, b);
	return x != y ? (x < y) - (x > y)
		      : strcmp(kith_graph_name(ranking->graph, a),
				kith_graph_name(ranking->graph, b));
}

/* By betweenness as far as it is sure, then by name, no more than are printed; [n], to be freed. */
static size_t *put_in_order(
	const struct kith_job *job, const struct kith_betweenness *found, GError **error)
{
	const struct settings *settings = job->settings;
	struct ranking ranking = {job->graph, found};
	size_t n = job->graph->n, first = settings->set > 0 ? n : kith_job_rows(job);
	size_t *order = KITH_ARRAY(size_t, n, error);
	for (size_t i = 0; order && i < n; i++) {
		order[i] = i;
	}
	if (order) {
		kith_sort_first(order, n, first, compare, &ranking);
	}
	return order;
}

static bool answer(struct kith_job *job, const struct findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(GPtrArray) arrays = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) fields = kith_fields_new();
	const struct kith_holes *holes = &findings->holes;
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "degree", findings->degree);
	kith_fields_add(fields, "betweenness", findings->betweenness.person);
	if (findings->betweenness.person_error) {
		kith_fields_add(fields, "betweenness_error", findings->betweenness.person_error);
	}
	if (findings->stability.rank) {
		kith_fields_add(fields, "rank", findings->stability.rank);
		kith_fields_add(fields, "rank_from", findings->stability.from);
		kith_fields_add(fields, "rank_to", findings->stability.to);
		kith_fields_add(fields, "cs_coefficient", findings->cs);
	}
	kith_fields_add(fields, "constraint", holes->constraint);
	kith_fields_add(fields, "effective_size", holes->effective_size);
	kith_fields_add(fields, "efficiency", holes->efficiency);
	kith_fields_add(fields, "hierarchy", holes->hierarchy);
	kith_fields_add(fields, "participation", findings->participation);
	kith_fields_add(fields, "cutpoint", findings->cutpoint);
	kith_fields_add_text(fields, "why", why, findings);
	kith_fields_are_pure(fields);
	if (!add_columns(job, &settings->sampling, settings->columns, fields, arrays, error)) {
		return false;
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	g_autofree size_t *order = put_in_order(job, &findings->betweenness, error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

/* The few who matter together; who matters alone is tried first. */
static bool answer_set(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(findings) found = {0};
	if (settings->columns) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--columns adds figures of single people, --set looks for people who "
			"matter together; choose one");
	}
	if (!find_betweenness(job, &settings->sampling, &found, error)) {
		return false;
	}
	g_autofree size_t *order = put_in_order(job, &found.betweenness, error);
	return order && kith_key_players_answer(job, settings->set, order, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(findings) found = {0};
	if (settings->missing && settings->set > 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--missing looks at a ranking, --set at people who matter together; choose "
			"one");
	}
	if ((settings->missing && !read_missing(settings, &found.missing, error)) ||
		!kith_job_read(job, error)) {
		return false;
	}
	if (settings->set > 0) {
		return answer_set(job, error);
	}
	return find(job, &settings->sampling, &found, error) && answer(job, &found, error);
}

static const struct kith_example examples[] = {
	{"kith brokers --where-tie kind=marriage --unweighted data/florentine.csv",
		"why the Medici: the marriages of Florence"},
	{"kith brokers --by constraint -n 5 data/lesmis.csv",
		"the five whose contacts leave them most room"},
	{"kith brokers --columns reach,coreness -n 5 data/karate.csv", "with two figures more"},
	{"kith brokers --missing 10% -n 3 data/florentine.csv",
		"how sure the first three are, should a tenth of the ties be missing"},
	{"kith brokers --set 3 data/florentine.csv",
		"the three that together reach most, and the three whose absence breaks most"},
	{"kith communities -g data/community.csv | kith brokers -n 3",
		"who joins the circles found before"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_brokers = {
	.name = "brokers",
	.group = "Understand",
	.needs = KITH_NEEDS_STRUCTURE,
	.question = "who connects others?",
	.about =
		"betweenness is the share of shortest paths between all pairs of people that lead "
		"through a person; ties are the shorter the stronger they are. constraint, "
		"effective_size, efficiency and hierarchy are Burt's: how far a person's contacts "
		"lead back to one another (low constraint: many doors), how many of them are not "
		"redundant, which share that is, and whether a single contact binds. participation "
		"says how evenly contacts are spread over circles (0: all in one), cutpoint "
		"whether the network would fall apart without the person. why says it in a "
		"sentence.\n\n"
		"It is no ranking of worth: people in the middle carry much, and those at the edge "
		"often bring what is new.\n\n"
		"On request: within_z compares a person's contacts in their own group with those "
		"of its others, reach counts people within two steps, strength adds up the weights "
		"of ties, harmonic is the mean of one over the steps to everyone, eigenvector "
		"counts contacts by how well connected they are, coreness is the largest k of a "
		"group in which everyone has k contacts.\n\n"
		"Where it would take longer than half a minute or so, betweenness is estimated "
		"from shortest paths drawn by chance, and betweenness_error is how far off it may "
		"be, for everybody at once, 19 times in 20. Whose error is as large as the "
		"estimate come last, by name.\n\n"
		"With --missing, rank is that by betweenness, and rank_from and rank_to are where "
		"it "
		"lies in 95 of 100 draws with that share of the ties (or people) left out. "
		"cs_coefficient says of the whole ranking how much can be missing while it still "
		"correlates 0.7 with the full one in 95 of 100 draws: 0.5 and more is good, below "
		"0.25 it says little. Where the first place is not safe, why says so. There are no "
		"more draws than take half a minute or so.\n\n"
		"With --set the answer is two sets of K people, a row each: who together `reach` "
		"everybody in few steps, and who by their absence `break` the network. The best "
		"set is seldom the K best people. together is the figure of a person and those "
		"above, at_best what no set of K exceeds: equal where all sets could be tried. "
		"Steps are counted, weights are not looked at. With -g people have reach_rank and "
		"break_rank.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.draws = 200},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
