/* kith ties: which ties are strong, weak, bridges. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/common_triangles.h"
#include "answers/fields.h"
#include "answers/sampling.h"
#include "base/sort.h"
#include "base/text.h"
#include "cli/tool.h"
#include "measures/betweenness.h"
#include "measures/components.h"
#include "measures/strength.h"

#include <math.h>
#include <string.h>

struct settings {
	struct kith_sampling sampling;
	bool reciprocity;
	double alpha; /* NAN: all ties */
	const char *columns;
};

static const struct kith_option options[] = {
	KITH_NUMBER("backbone", 0, struct settings, alpha, "ALPHA",
		"keep only ties whose backbone is below ALPHA, say 0.05"),
	KITH_FLAG("reciprocity", 0, struct settings, reciprocity,
		"add reciprocated and simmelian: is the tie returned, and in how many threes"),
	KITH_CHOICE("columns", 0, struct settings, columns, "NAME",
		"dispersion: find it where that takes minutes, too", "dispersion"),
	KITH_SAMPLING_OPTIONS(struct settings, sampling),
};

/* One array an answer's column, [count] each unless said otherwise. */
struct findings {
	size_t count;
	size_t rows;               /* ties that are kept */
	uint8_t *kept;             /* 1 for each of them; NULL: all */
	uint32_t *source, *target; /* as first met */
	double *weight;
	uint64_t *pair; /* number of the tie among people tied either way, in network->both */
	uint32_t *shared;
	double *overlap, *span, *dispersion, *backbone;
	uint32_t *across; /* UINT32_MAX where one end has no group */
	const char **kinds;
	uint8_t *tie_class;
	uint32_t *side; /* people on the smaller side of a bridge; 0: none */
	uint8_t *directed;
	uint8_t *reciprocated; /* NULL unless found */
	uint32_t *simmelian; /* people in a reciprocated three with both ends; NULL unless found */
	struct kith_betweenness betweenness;
};

/* What the cells are made of. */
struct view {
	const kith_graph *graph;
	const struct findings *findings;
};

/* The figures of pairs of people, by tie number of network->both. */
struct pairs {
	struct kith_triangles own;
	const uint32_t *shared; /* [ties] of the triangles */
	struct kith_cuts cuts;
	double *overlap, *span;
	double *from_smaller, *from_larger; /* dispersion */
	uint8_t *tie_class;
};

static void pairs_finish(struct pairs *pairs)
{
	kith_triangles_finish(&pairs->own);
	kith_cuts_finish(&pairs->cuts);
	g_free(pairs->overlap);
	g_free(pairs->span);
	g_free(pairs->from_smaller);
	g_free(pairs->from_larger);
	g_free(pairs->tie_class);
}

/* What dispersion may cost unless it is asked for: some seconds. */
static const double affordable = 3e9;

static bool measure_dispersion(struct kith_job *job, struct pairs *pairs, GError **error)
{
	const struct settings *settings = job->settings;
	const kith_csr *csr = job->network->both;
	const uint32_t *shared = pairs->shared;
	double cost;
	if (!kith_strength_dispersion_cost(csr, shared, &cost, error)) {
		return false;
	}
	if (cost <= affordable || settings->columns) {
		return kith_strength_dispersion(
			csr, shared, pairs->from_smaller, pairs->from_larger, error);
	}
	for (uint64_t tie = 0; tie < kith_csr_ties(csr); tie++) {
		pairs->from_smaller[tie] = pairs->from_larger[tie] = NAN;
	}
	kith_job_note(job,
		"people know each other's contacts so well that dispersion would take minutes, "
		"and is left empty; --columns dispersion finds it");
	return true;
}

static bool measure_pairs(struct kith_job *job, struct pairs *pairs, GError **error)
{
	const kith_csr *csr = job->network->both;
	uint64_t count = kith_csr_ties(csr);
	bool room = (pairs->overlap = KITH_ARRAY(double, count, error)) &&
		    (pairs->span = KITH_ARRAY(double, count, error)) &&
		    (pairs->from_smaller = KITH_ARRAY(double, count, error)) &&
		    (pairs->from_larger = KITH_ARRAY(double, count, error)) &&
		    (pairs->tie_class = KITH_ARRAY(uint8_t, count, error));
	const struct kith_triangles *triangles =
		room ? kith_job_triangles(job, false, &pairs->own, error) : NULL;
	if (!triangles || !kith_cuts_find(csr, &pairs->cuts, error)) {
		return false;
	}
	const uint32_t *shared = pairs->shared = triangles->shared, *side = pairs->cuts.side;
	kith_strength_overlap(csr, shared, pairs->overlap);
	return kith_strength_span(csr, shared, side, pairs->span, error) &&
	       kith_strength_classify(csr, shared, side, pairs->overlap, pairs->tie_class, error) &&
	       measure_dispersion(job, pairs, error);
}

static bool findings_init(struct findings *findings, size_t count, GError **error)
{
	*findings = (struct findings){.count = count, .rows = count};
	return (findings->source = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->target = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->weight = KITH_ARRAY(double, count, error)) &&
	       (findings->pair = KITH_ARRAY(uint64_t, count, error)) &&
	       (findings->shared = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->overlap = KITH_ARRAY(double, count, error)) &&
	       (findings->span = KITH_ARRAY(double, count, error)) &&
	       (findings->dispersion = KITH_ARRAY(double, count, error)) &&
	       (findings->backbone = KITH_ARRAY(double, count, error)) &&
	       (findings->across = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->kinds = KITH_ARRAY(const char *, count, error)) &&
	       (findings->tie_class = KITH_ARRAY(uint8_t, count, error)) &&
	       (findings->side = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->directed = KITH_ARRAY(uint8_t, count, error));
}

/* Ends, weights and pairs of all ties, the smaller end first where there is no direction. */
static void list_ties(const kith_network *network, struct findings *findings)
{
	const kith_csr *out = network->out, *both = network->both;
	for (uint32_t i = 0; i < out->n; i++) {
		uint64_t first = network->directed ? out->start[i] : kith_csr_upper(out, i);
		for (uint64_t e = first; e < out->start[i + 1]; e++) {
			uint64_t t = kith_csr_tie(out, i, e);
			uint32_t j = out->to[e], low = MIN(i, j), high = MAX(i, j);
			findings->source[t] = i;
			findings->target[t] = j;
			findings->weight[t] = kith_csr_weight(out, e);
			findings->directed[t] = network->directed;
			findings->pair[t] =
				network->directed
					? kith_csr_tie(both, low, kith_csr_find(both, low, high))
					: t;
		}
	}
}

/* `kinds` with the kinds of one more row. */
static const char *join_kinds(const char *kinds, const char *cell)
{
	g_auto(GStrv) added = kith_text_split(cell);
	for (char **kind = added; *kind; kind++) {
		g_auto(GStrv) known = g_strsplit(kinds ? kinds : "", ";", -1);
		if (!g_strv_contains((const char *const *)known, *kind)) {
			g_autofree char *joined =
				kinds ? g_strconcat(kinds, ";", *kind, NULL) : g_strdup(*kind);
			kinds = g_intern_string(joined);
		}
	}
	return kinds;
}

/* What the rows say: who stands first, and the layers. Rows that hold both ways speak for both. */
static bool read_rows(const kith_network *network, struct findings *findings, GError **error)
{
	const kith_graph *graph = network->graph;
	const struct kith_column *kind = kith_graph_column(graph, "kind");
	g_autofree uint64_t *tie = kith_network_tie_of_row(network, error);
	if (!tie) {
		return false;
	}
	for (size_t row = graph->m; row-- > 0;) {
		if (tie[row] != UINT64_MAX && !network->directed) {
			findings->source[tie[row]] = graph->source[row];
			findings->target[tie[row]] = graph->target[row];
		}
	}
	for (size_t row = 0; kind && kind->tie && row < graph->m; row++) {
		uint32_t i = graph->source[row], j = graph->target[row];
		if (tie[row] == UINT64_MAX) {
			continue;
		}
		const char *cell = kith_column_tie(kind, row);
		findings->kinds[tie[row]] = join_kinds(findings->kinds[tie[row]], cell);
		if (network->directed && !graph->one_way[row]) {
			uint64_t back = kith_csr_find(network->out, j, i);
			findings->kinds[back] = join_kinds(findings->kinds[back], cell);
		}
	}
	return true;
}

/* The figures of each tie from those of its pair. */
static void take_pairs(const struct pairs *pairs, struct findings *findings)
{
	for (size_t t = 0; t < findings->count; t++) {
		uint64_t p = findings->pair[t];
		findings->shared[t] = pairs->shared[p];
		findings->overlap[t] = pairs->overlap[p];
		findings->span[t] = pairs->span[p];
		findings->tie_class[t] = pairs->tie_class[p];
		findings->side[t] = pairs->cuts.side[p];
		findings->dispersion[t] = findings->source[t] < findings->target[t]
						  ? pairs->from_smaller[p]
						  : pairs->from_larger[p];
	}
}

static bool find_across(struct kith_job *job, struct findings *findings, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	for (size_t t = 0; t < findings->count; t++) {
		uint32_t a = groups.of[findings->source[t]], b = groups.of[findings->target[t]];
		bool known = a != KITH_NO_GROUP && b != KITH_NO_GROUP;
		findings->across[t] = known ? a != b : UINT32_MAX;
	}
	kith_partition_finish(&groups);
	return true;
}

/*
 * Fills everything but betweenness and what is found on request.
 *
 * findings  out, to be finished
 */
static bool find(struct kith_job *job, struct findings *findings, GError **error)
{
	const kith_network *network = job->network;
	struct pairs pairs = {0};
	bool found = findings_init(findings, kith_csr_ties(network->out), error) &&
		     measure_pairs(job, &pairs, error);
	if (found) {
		list_ties(network, findings);
		found = read_rows(network, findings, error);
	}
	if (found) {
		take_pairs(&pairs, findings);
	}
	pairs_finish(&pairs);
	return found &&
	       kith_strength_backbone(network->out, network->in, findings->backbone, error) &&
	       find_across(job, findings, error);
}

/* Takes one that failed half way, too. */
static void findings_finish(struct findings *findings)
{
	g_free(findings->source);
	g_free(findings->target);
	g_free(findings->weight);
	g_free(findings->pair);
	g_free(findings->shared);
	g_free(findings->overlap);
	g_free(findings->span);
	g_free(findings->dispersion);
	g_free(findings->backbone);
	g_free(findings->across);
	g_free(findings->kinds);
	g_free(findings->tie_class);
	g_free(findings->side);
	g_free(findings->directed);
	g_free(findings->kept);
	g_free(findings->reciprocated);
	g_free(findings->simmelian);
	kith_betweenness_finish(&findings->betweenness);
}

typedef struct findings findings;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(findings, findings_finish)

/* Finds which ties are reciprocated and Simmelian. Fails with KITH_ERROR_SYSTEM. */
static bool find_reciprocity(struct kith_job *job, struct findings *findings, GError **error)
{
	const kith_network *network = job->network;
	findings->reciprocated = KITH_ARRAY(uint8_t, findings->count, error);
	findings->simmelian =
		findings->reciprocated ? KITH_ARRAY(uint32_t, findings->count, error) : NULL;
	if (!findings->simmelian ||
		!kith_strength_simmelian(network->out, findings->simmelian, error)) {
		return false;
	}
	size_t returned = 0;
	for (size_t t = 0; t < findings->count; t++) {
		findings->reciprocated[t] =
			!network->directed || kith_csr_find(network->out, findings->target[t],
						      findings->source[t]) != UINT64_MAX;
		returned += findings->reciprocated[t];
	}
	if (network->directed) {
		kith_job_note(job, "%zu of %zu ties are reciprocated", returned, findings->count);
	} else {
		kith_job_note(job, "no tie has a direction, so each counts as reciprocated");
	}
	return true;
}

/* The rows of the graph whose ties are kept stay; those that go both ways if either is. */
static bool drop_rows(struct kith_job *job, const uint8_t *kept, GError **error)
{
	const kith_graph *graph = job->graph;
	const kith_network *network = job->network;
	g_autofree uint64_t *tie = kith_network_tie_of_row(job->network, error);
	g_autofree uint8_t *rows = tie ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	for (size_t row = 0; rows && row < graph->m; row++) {
		rows[row] = tie[row] != UINT64_MAX && kept[tie[row]];
		if (tie[row] != UINT64_MAX && network->directed && !graph->one_way[row]) {
			rows[row] |= kept[kith_csr_find(
				network->out, graph->target[row], graph->source[row])];
		}
		job->dropped += !rows[row];
	}
	return rows && kith_graph_keep(job->graph, NULL, rows, error);
}

/*
 * Keeps the ties whose backbone is below `alpha`, and says how many; with -g the graph's other rows
 * are dropped. Fails with KITH_ERROR_SYSTEM.
 */
static bool keep_backbone(
	struct kith_job *job, double alpha, struct findings *findings, GError **error)
{
	findings->kept = KITH_ARRAY(uint8_t, findings->count, error);
	if (!findings->kept) {
		return false;
	}
	findings->rows = 0;
	for (size_t t = 0; t < findings->count; t++) {
		findings->kept[t] = findings->backbone[t] < alpha;
		findings->rows += findings->kept[t];
	}
	kith_job_note(job, "%zu of %zu ties are in the backbone", findings->rows, findings->count);
	kith_job_remark(job,
		"All was measured on %zu ties, of which the %zu with a disparity filter below %g "
		"were kept.",
		findings->count, findings->rows, alpha);
	return !job->shared.graph || drop_rows(job, findings->kept, error);
}

struct order {
	const struct findings *findings;
	const kith_graph *graph;
};

static int rank_of(uint8_t tie_class)
{
	switch (tie_class) {
	case KITH_TIE_BRIDGE:
		return 0;
	case KITH_TIE_LOCAL_BRIDGE:
		return 1;
	case KITH_TIE_PENDANT:
		return 3;
	default:
		return 2;
	}
}

static int compare_numbers(double a, double b)
{
	return (a < b) - (a > b);
}

static int compare_names(const struct order *order, size_t a, size_t b)
{
	const struct findings *f = order->findings;
	int names = strcmp(kith_graph_name(order->graph, f->source[a]),
		kith_graph_name(order->graph, f->source[b]));
	return names ? names
		     : strcmp(kith_graph_name(order->graph, f->target[a]),
			       kith_graph_name(order->graph, f->target[b]));
}

static double sure_betweenness(const struct findings *f, size_t tie)
{
	return kith_sampling_sure(f->betweenness.tie, f->betweenness.tie_error, tie);
}

static int compare(const void *left, const void *right, void *data)
{
	const struct order *order = data;
	const struct findings *f = order->findings;
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	int rank = rank_of(f->tie_class[a]), result = rank - rank_of(f->tie_class[b]);
	if (result == 0 && rank == 0) {
		result = compare_numbers(f->side[a], f->side[b]);
	}
	if (result == 0 && rank == 1) {
		result = compare_numbers(f->span[a], f->span[b]);
	}
	if (result == 0) {
		result = compare_numbers(sure_betweenness(f, a), sure_betweenness(f, b));
	}
	return result ? result : compare_names(order, a, b);
}

/*
 * The order of the ties kept by what they hold together: bridges by the size of the smaller side,
 * local bridges by span, then by betweenness; pendant ties last, equals by name. No more than are
 * printed. [rows], to be freed.
 */
static size_t *put_in_order(
	const struct kith_job *job, const struct findings *findings, GError **error)
{

	size_t *rows = KITH_ARRAY(size_t, findings->rows, error), row = 0;
	struct order order = {findings, job->graph};
	for (size_t t = 0; rows && t < findings->count; t++) {
		if (!findings->kept || findings->kept[t]) {
			rows[row++] = t;
		}
	}
	if (rows) {
		kith_sort_first(rows, findings->rows, kith_job_rows(job), compare, &order);
	}
	return rows;
}

static void source(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->findings->source[row]));
}

static void target(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->findings->target[row]));
}

static void class_name(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_strength_class_name(view->findings->tie_class[row]));
}

/* Adds them to `fields`; `directed`: a column says of every tie that it is. All is borrowed. */
static void add_columns(GArray *fields, const struct view *view, bool directed)
{
	const struct findings *found = view->findings;
	kith_fields_add_text(fields, "source", source, view);
	kith_fields_are_pure(fields);
	kith_fields_add_text(fields, "target", target, view);
	kith_fields_are_pure(fields);
	kith_fields_add(fields, "weight", found->weight);
	kith_fields_add(fields, "shared", found->shared);
	kith_fields_add(fields, "overlap", found->overlap);
	kith_fields_add(fields, "span", found->span);
	kith_fields_add(fields, "tie_betweenness", found->betweenness.tie);
	if (found->betweenness.tie_error) {
		kith_fields_add(fields, "tie_betweenness_error", found->betweenness.tie_error);
	}
	kith_fields_add(fields, "across", found->across);
	kith_fields_add(fields, "dispersion", found->dispersion);
	kith_fields_add(fields, "backbone", found->backbone);
	kith_fields_add(fields, "kinds", found->kinds);
	kith_fields_add_text(fields, "class", class_name, view);
	kith_fields_are_pure(fields);
	if (found->simmelian) {
		kith_fields_add(fields, "reciprocated", found->reciprocated);
		kith_fields_add(fields, "simmelian", found->simmelian);
	}
	if (directed) {
		kith_fields_add(fields, "directed", found->directed);
	}
}

static bool find_betweenness(struct kith_job *job, struct findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	return kith_sampling_find(job, &settings->sampling, true, &findings->betweenness, error);
}

static bool check_alpha(const struct kith_job *job, GError **error)
{
	double alpha = ((const struct settings *)job->settings)->alpha;
	return isnan(alpha) || (alpha > 0 && alpha <= 1) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "--backbone: ALPHA is a probability above 0 and up to 1, say 0.05");
}

static bool answer(struct kith_job *job, struct findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(GArray) fields = kith_fields_new();
	const struct view view = {job->graph, findings};
	if (!isnan(settings->alpha) && !keep_backbone(job, settings->alpha, findings, error)) {
		return false;
	}
	add_columns(fields, &view, job->network->directed && !job->shared.graph);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_TIES, findings->rows);
	g_autofree size_t *order = put_in_order(job, findings, error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(findings) found = {0};
	if (!check_alpha(job, error) || !kith_job_read(job, error) || !find(job, &found, error)) {
		return false;
	}
	if (settings->reciprocity && !find_reciprocity(job, &found, error)) {
		return false;
	}
	return find_betweenness(job, &found, error) && answer(job, &found, error);
}

static const struct kith_example examples[] = {
	{"kith ties -n 5 data/karate.csv", "the ties that hold the club together"},
	{"kith ties --by overlap -n 5 data/lesmis.csv", "the most embedded ties"},
	{"kith ties --backbone 0.05 data/lesmis.csv | kith plot -o backbone.svg",
		"only the ties stronger than chance would make them"},
	{"kith ties data/florentine.csv | kith people -n 3",
		"the answer is a graph itself: one row a tie"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_ties = {
	.name = "ties",
	.group = "Understand",
	.needs = KITH_NEEDS_STRUCTURE,
	.question = "which ties are strong, weak, bridges?",
	.about =
		"One row a merged tie. shared counts the contacts both ends have in common, "
		"overlap is their share of all contacts of the two (low: a weak tie, and often the "
		"one that brings news); span is how many steps apart the ends would be without the "
		"tie, inf for a bridge. tie_betweenness is the share of shortest paths that use "
		"it, across is 1 where it joins two circles, dispersion how far the shared "
		"contacts are strangers to one another, seen from source (empty where finding it "
		"would take minutes: --columns dispersion); backbone is small where "
		"the tie is stronger than chance would make it (a probability: the smaller of both "
		"ends).\n\n"
		"class says it in a word, by the first rule that fits: pendant, one end has no "
		"other tie; bridge, without it the network falls apart; local bridge, no shared "
		"contact; the rest by thirds of their overlap weak, moderate and strong, equal "
		"overlaps never parted.\n\n"
		"--reciprocity adds reciprocated, 1 where the tie goes both ways, and simmelian, "
		"the people with whom both ends are tied and all three ties go both ways: above 0, "
		"it is a Simmelian tie. --backbone measures everything in the whole network and "
		"then keeps what stands out; with -g the other ties are dropped from the graph.\n\n"
		"Bridges come first, those that hold most people; then local bridges by span; ties "
		"to people with no other tie come last.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.alpha = NAN},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
