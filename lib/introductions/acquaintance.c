/* How people know one another, as the columns of their graph have it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/acquaintance.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "graph/cells.h"
#include "base/number.h"

void kith_acquaintance_free(kith_acquaintance *acquaintance)
{
	if (!acquaintance) {
		return;
	}
	if (acquaintance->chance_in != acquaintance->chance_out) {
		g_free(acquaintance->chance_in);
	}
	g_free(acquaintance->chance_out);
	kith_csr_free(acquaintance->out);
	kith_csr_free(acquaintance->in);
	g_free(acquaintance->willing);
	g_free(acquaintance->load);
	kith_alike_free(acquaintance->alike);
	g_clear_pointer(&acquaintance->like, g_ptr_array_unref);
	g_free(acquaintance->day);
	g_free(acquaintance->first_day);
	g_clear_pointer(&acquaintance->kinds, g_ptr_array_unref);
	g_free(acquaintance->first_row);
	g_free(acquaintance->row);
	g_free(acquaintance);
}

static bool fail_tie(
	const kith_graph *graph, const struct kith_column *column, size_t row, GError **error)
{
	bool is_date = g_ascii_strcasecmp(column->name, "date") == 0;
	return kith_fail(error, KITH_ERROR_DATA,
		"%s: '%s' of the tie %s - %s is \"%s\"; it must be %s", graph->file, column->name,
		kith_graph_name(graph, graph->source[row]),
		kith_graph_name(graph, graph->target[row]), kith_column_tie(column, row),
		is_date ? "a date like 2024-05-17" : "a number from 0 to 1");
}

static void lift(const kith_csr *rows, double *value, uint32_t i, uint32_t j, double to)
{
	uint64_t e = kith_csr_find(rows, i, j);
	if (e != UINT64_MAX && to > value[e]) {
		value[e] = to;
	}
}

/* Lifts what stands at a row's ties, in the arrays of both directions, to at least `to`. A one-way
 * row speaks for the way back where no tie of its own leads there. */
static void lift_tie(
	const kith_acquaintance *acquaintance, size_t row, double *out, double *in, double to)
{
	const kith_graph *graph = acquaintance->network->graph;
	const kith_csr *out_rows = acquaintance->asking.out.rows;
	const kith_csr *in_rows = acquaintance->asking.in.rows;
	uint32_t source = graph->source[row], target = graph->target[row];
	bool one_way = graph->one_way && graph->one_way[row];
	bool back =
		!one_way || kith_csr_find(acquaintance->network->out, target, source) == UINT64_MAX;
	lift(out_rows, out, source, target, to);
	lift(in_rows, in, target, source, to);
	if (back) {
		lift(out_rows, out, target, source, to);
		lift(in_rows, in, source, target, to);
	}
}

/* Two arrays along the ties, out and in, all -1; the same one where there is no direction. */
static bool along_ties(
	const kith_acquaintance *acquaintance, double **out, double **in, GError **error)
{
	const kith_csr *rows = acquaintance->asking.out.rows;
	bool same = acquaintance->asking.in.rows == rows;
	uint64_t count = rows->start[rows->n];
	*out = KITH_ARRAY(double, count, error);
	*in = same || !*out ? *out : KITH_ARRAY(double, count, error);
	for (uint64_t e = 0; *in && e < count; e++) {
		(*out)[e] = (*in)[e] = -1;
	}
	return *in != NULL;
}

static bool read_chances(kith_acquaintance *acquaintance, const struct kith_column *column,
	double *out, double *in, GError **error)
{
	const kith_graph *graph = acquaintance->network->graph;
	g_autofree double *chance = kith_cells_numbers(column, 0, 1, error);
	for (size_t t = 0; chance && t < graph->m; t++) {
		double p = chance[column->tie[t]];
		if (p == KITH_CELL_BAD) {
			return fail_tie(graph, column, t, error);
		}
		if (!isnan(p)) {
			lift_tie(acquaintance, t, out, in, p);
		}
	}
	return chance != NULL;
}

static void fade(double *chance, const double *fresh, const struct kith_arc_costs *arcs)
{
	for (uint64_t e = 0; e < arcs->rows->start[arcs->rows->n]; e++) {
		double p = chance[e] < 0 ? kith_arc_chance(arcs, e) : chance[e];
		chance[e] = fresh && fresh[e] >= 0 ? p * fresh[e] : p;
	}
}

/* The day of a row, or when its tie began: later than that nothing is known of it. */
static double latest_sign(const kith_acquaintance *acquaintance, size_t row)
{
	double began =
		acquaintance->first ? acquaintance->first_day[acquaintance->first->tie[row]] : NAN;
	return fmax(
		acquaintance->date ? acquaintance->day[acquaintance->date->tie[row]] : NAN, began);
}

/* How much of its chance each tie has kept since its latest date; -1 without a date. */
static void find_freshness(
	const kith_acquaintance *acquaintance, double half_life, double *out, double *in)
{
	const kith_graph *graph = acquaintance->network->graph;
	for (size_t t = 0; t < graph->m; t++) {
		double day = latest_sign(acquaintance, t);
		if (!isnan(day)) {
			double age = fmax(acquaintance->today - day, 0);
			lift_tie(acquaintance, t, out, in, exp2(-age / half_life));
		}
	}
}

static bool is_dated(const kith_acquaintance *acquaintance)
{
	return acquaintance->date || acquaintance->first;
}

/* Chances by column or weight, faded by age where ties have one. */
static bool fill_chances(kith_acquaintance *acquaintance, const struct kith_column *column,
	double half_life, GError **error)
{
	double *out = acquaintance->chance_out, *in = acquaintance->chance_in;
	struct kith_asking *asking = &acquaintance->asking;
	if (column && !read_chances(acquaintance, column, out, in, error)) {
		return false;
	}
	double *fresh_out = NULL, *fresh_in = NULL;
	if (half_life > 0 && is_dated(acquaintance)) {
		if (!along_ties(acquaintance, &fresh_out, &fresh_in, error)) {
			g_free(fresh_out);
			return false;
		}
		find_freshness(acquaintance, half_life, fresh_out, fresh_in);
	}
	fade(out, fresh_out, &asking->out);
	if (in != out) {
		fade(in, fresh_in, &asking->in);
		g_free(fresh_in);
	}
	g_free(fresh_out);
	return true;
}

/* Works out the chance of every tie where weights alone do not say it. */
static bool make_chances(kith_acquaintance *acquaintance, double half_life, GError **error)
{
	const struct kith_column *column =
		kith_graph_column(acquaintance->network->graph, "chance");
	column = column && column->tie ? column : NULL;
	if (!column && !(half_life > 0 && is_dated(acquaintance))) {
		return true;
	}
	if (!along_ties(acquaintance, &acquaintance->chance_out, &acquaintance->chance_in, error) ||
		!fill_chances(acquaintance, column, half_life, error)) {
		return false;
	}
	acquaintance->asking.out.chance = acquaintance->chance_out;
	acquaintance->asking.in.chance = acquaintance->chance_in;
	return true;
}

/* Reads the days of ties, and finds the latest of them. */
static bool read_dates(kith_acquaintance *acquaintance, GError **error)
{
	const kith_graph *graph = acquaintance->network->graph;
	const struct kith_column *date = kith_graph_column(graph, "date");
	acquaintance->today = NAN;
	if (!date || !date->tie) {
		return true;
	}
	acquaintance->date = date;
	acquaintance->day = kith_cells_dates(date, error);
	if (!acquaintance->day) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		double day = acquaintance->day[date->tie[t]];
		if (day == KITH_CELL_BAD) {
			return fail_tie(graph, date, t, error);
		}
		acquaintance->today = fmax(acquaintance->today, day);
	}
	return true;
}

/* Reads when ties began, where that is told. */
static bool read_beginnings(kith_acquaintance *acquaintance, GError **error)
{
	const kith_graph *graph = acquaintance->network->graph;
	const struct kith_column *first = kith_graph_column(graph, "first");
	if (!first || !first->tie) {
		return true;
	}
	acquaintance->first = first;
	acquaintance->first_day = kith_cells_dates(first, error);
	for (size_t t = 0; acquaintance->first_day && t < graph->m; t++) {
		double *day = &acquaintance->first_day[first->tie[t]];
		*day = *day == KITH_CELL_BAD ? NAN : *day;
		acquaintance->today = fmax(acquaintance->today, *day);
	}
	return acquaintance->first_day != NULL;
}

static void free_kinds(void *kinds)
{
	g_strfreev(kinds);
}

/* Splits every distinct cell of kinds. */
static void read_kinds(kith_acquaintance *acquaintance)
{
	const struct kith_column *kind = kith_graph_column(acquaintance->network->graph, "kind");
	if (!kind || !kind->tie) {
		return;
	}
	acquaintance->kind = kind;
	acquaintance->kinds = g_ptr_array_new_with_free_func(free_kinds);
	for (uint32_t c = 0; c < kith_names_count(kind->values); c++) {
		g_ptr_array_add(
			acquaintance->kinds, kith_text_split(kith_names_get(kind->values, c)));
	}
}

/* Rows by the smaller number of their ends, so that a pair's rows are found. */
static bool index_rows(kith_acquaintance *acquaintance, GError **error)
{
	const kith_graph *graph = acquaintance->network->graph;
	if (!acquaintance->kind && !acquaintance->date && !acquaintance->first) {
		return true;
	}
	acquaintance->first_row = KITH_ARRAY(uint64_t, graph->n + 2, error);
	acquaintance->row = acquaintance->first_row ? KITH_ARRAY(uint32_t, graph->m, error) : NULL;
	if (!acquaintance->row) {
		return false;
	}
	uint64_t *place = acquaintance->first_row + 1;
	for (size_t t = 0; t < graph->m; t++) {
		place[MIN(graph->source[t], graph->target[t]) + 1]++;
	}
	for (size_t i = 0; i < graph->n; i++) {
		place[i + 1] += place[i];
	}
	for (size_t t = 0; t < graph->m; t++) {
		acquaintance->row[place[MIN(graph->source[t], graph->target[t])]++] = (uint32_t)t;
	}
	return true;
}

static bool read_people(kith_acquaintance *acquaintance,
	const struct kith_acquaintance_options *options, GError **error)
{
	const kith_graph *graph = acquaintance->network->graph;
	const struct kith_cells_range willing = {0, 1, "a number from 0 to 1"};
	const struct kith_cells_range load = {0, INFINITY, "a number, 0 or more"};
	if (!kith_cells_of_people(graph, "willing", &willing, &acquaintance->willing, error) ||
		!kith_cells_of_people(graph, "load", &load, &acquaintance->load, error)) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		if (acquaintance->willing && isnan(acquaintance->willing[i])) {
			acquaintance->willing[i] = 1;
		}
		if (acquaintance->load && isnan(acquaintance->load[i])) {
			acquaintance->load[i] = 0;
		}
	}
	acquaintance->like = kith_alike_columns(graph, options->like, error);
	acquaintance->like_named = options->like != NULL;
	acquaintance->alike =
		acquaintance->like ? kith_alike_by_columns(graph, acquaintance->like, error) : NULL;
	return acquaintance->alike != NULL;
}

static uint32_t shared_with_asker(const void *data, uint32_t person)
{
	const kith_acquaintance *acquaintance = data;
	return (uint32_t)kith_alike_shared(acquaintance->alike, acquaintance->asker, person, NULL);
}

static int by_name(const void *data, uint32_t a, uint32_t b)
{
	const kith_graph *graph = ((const kith_acquaintance *)data)->network->graph;
	return strcmp(kith_graph_name(graph, a), kith_graph_name(graph, b));
}

static bool set_asking(kith_acquaintance *acquaintance,
	const struct kith_acquaintance_options *options, GError **error)
{
	const kith_network *network = acquaintance->network;
	double median;
	if (!kith_network_median_weight(network, &median, error)) {
		return false;
	}
	const kith_csr *out = network->out, *in = network->in;
	if (options->either_way && network->directed) {
		acquaintance->out = kith_csr_either_way(out, in, error);
		acquaintance->in = acquaintance->out ? kith_csr_either_way(in, out, error) : NULL;
		if (!acquaintance->in) {
			return false;
		}
		out = acquaintance->out;
		in = acquaintance->in;
	}
	acquaintance->asking = (struct kith_asking){
		.out = {out, NULL, median},
		.in = {in, NULL, median},
		.both = network->both,
		.node_costs = {acquaintance->willing, acquaintance->load, options->decay},
		.max_steps = options->max_steps,
		.via = KITH_NOBODY,
		.shared = shared_with_asker,
		.by_name = by_name,
	};
	return true;
}

kith_acquaintance *kith_acquaintance_new(const kith_network *network,
	const struct kith_acquaintance_options *options, GError **error)
{
	g_autoptr(kith_acquaintance) acquaintance = g_new0(kith_acquaintance, 1);
	acquaintance->network = network;
	acquaintance->star_centre = kith_star_centre(network->both, &acquaintance->star, NULL);
	read_kinds(acquaintance);
	if (!read_people(acquaintance, options, error) || !read_dates(acquaintance, error) ||
		!read_beginnings(acquaintance, error)) {
		return NULL;
	}
	if (options->today) {
		acquaintance->today = *options->today;
	}
	if (!index_rows(acquaintance, error) || !set_asking(acquaintance, options, error)) {
		return NULL;
	}
	bool made = make_chances(acquaintance, options->half_life, error);
	return made ? g_steal_pointer(&acquaintance) : NULL;
}

struct kith_asking kith_acquaintance_asking(kith_acquaintance *acquaintance, uint32_t asker)
{
	struct kith_asking asking = acquaintance->asking;
	acquaintance->asker = asking.asker = asker;
	asking.data = acquaintance;
	return asking;
}

static void add_kind(GPtrArray *kinds, char *kind)
{
	for (guint i = 0; i < kinds->len; i++) {
		if (g_ascii_strcasecmp(kinds->pdata[i], kind) == 0) {
			return;
		}
	}
	g_ptr_array_add(kinds, kind);
}

/* Adds what one row of ties says. */
static void add_row(const kith_acquaintance *acquaintance, size_t row, struct kith_bond *bond)
{
	if (acquaintance->date) {
		bond->last = fmax(bond->last, acquaintance->day[acquaintance->date->tie[row]]);
	}
	if (acquaintance->first) {
		bond->first =
			fmin(bond->first, acquaintance->first_day[acquaintance->first->tie[row]]);
	}
	if (acquaintance->kind) {
		char **kinds = acquaintance->kinds->pdata[acquaintance->kind->tie[row]];
		for (; *kinds; kinds++) {
			add_kind(bond->kinds, *kinds);
		}
	}
}

struct kith_bond kith_acquaintance_bond(
	const kith_acquaintance *acquaintance, uint32_t a, uint32_t b)
{
	const kith_graph *graph = acquaintance->network->graph;
	struct kith_bond bond = {g_ptr_array_new(), NAN, NAN};
	if (!acquaintance->row) {
		return bond;
	}
	uint32_t low = MIN(a, b), high = MAX(a, b);
	for (uint64_t k = acquaintance->first_row[low]; k < acquaintance->first_row[low + 1]; k++) {
		uint32_t row = acquaintance->row[k];
		if (MAX(graph->source[row], graph->target[row]) == high) {
			add_row(acquaintance, row, &bond);
		}
	}
	return bond;
}
