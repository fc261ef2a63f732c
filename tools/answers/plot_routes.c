/* The routes of `kith intro -g` in a picture: who asks whom, and how likely that passes on. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot_routes.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "introductions/acquaintance.h"

static void asking_clear(gpointer data)
{
	struct plot_asking *asking = data;
	g_free(asking->from);
	g_free(asking->to);
}

/* The columns, and how likely ties are. */
struct reading {
	const kith_graph *graph;
	const struct kith_column *route, *step;
	kith_acquaintance *knowing; /* NULL: chances cannot be told */
};

static double step_of(const struct reading *reading, uint32_t person)
{
	double step;
	const char *cell = kith_column_person(reading->step, person);
	return kith_number_parse(cell, false, &step) ? step : INFINITY;
}

/* Whether somebody stands on the route of a tie's row, so many steps from who asks first. */
static bool stands_at(const struct reading *reading, uint32_t person, size_t row, double step)
{
	const char *own = kith_column_person(reading->route, person);
	return step_of(reading, person) == step &&
	       !strcmp(own, kith_column_tie(reading->route, row));
}

/* Whether the route runs from `a` to `b` along the tie of that row: by the step of the tie where
 * one of them is on no better route, else by their own. */
static bool runs_from(const struct reading *reading, size_t row, uint32_t a, uint32_t b)
{
	double step;
	if (!kith_number_parse(kith_column_tie(reading->step, row), false, &step)) {
		step = NAN;
	}
	if (stands_at(reading, a, row, step - 1) || stands_at(reading, b, row, step)) {
		return true;
	}
	bool other = stands_at(reading, b, row, step - 1) || stands_at(reading, a, row, step);
	return !other && step_of(reading, a) <= step_of(reading, b);
}

/* The chance that `from` passes a request on to `to`, and they, unless they are reached, are
 * willing. */
static double chance_of(const struct reading *reading, uint32_t from, uint32_t to, bool reached)
{
	if (!reading->knowing) {
		return NAN;
	}
	const struct kith_asking *asking = &reading->knowing->asking;
	uint64_t e = kith_csr_find(asking->out.rows, from, to);
	if (e == UINT64_MAX) {
		return NAN;
	}
	double willing = reached ? 1 : kith_node_chance(&asking->node_costs, to);
	return kith_arc_chance(&asking->out, e) * willing;
}

/* Who asks and who is asked. */
struct ends {
	uint32_t from, to;
};

/* The ends of the rows on routes, whoever asks first; asks: [people] out. */
static GArray *read_ends(const struct reading *reading, uint8_t *asks)
{
	const kith_graph *graph = reading->graph;
	GArray *ends = g_array_new(FALSE, FALSE, sizeof(struct ends));
	for (size_t r = 0; r < graph->m; r++) {
		uint32_t a = graph->source[r], b = graph->target[r];
		if (*kith_column_tie(reading->route, r)) {
			bool onwards = runs_from(reading, r, a, b);
			struct ends pair = {onwards ? a : b, onwards ? b : a};
			asks[pair.from] = 1;
			g_array_append_val(ends, pair);
		}
	}
	return ends;
}

const struct kith_column *plot_route_column(const kith_graph *graph, bool *neutral)
{
	const struct kith_column *route = kith_graph_column(graph, "route");
	if (neutral) {
		*neutral = !route;
	}
	return route ? route : kith_graph_column(graph, "path");
}

GArray *plot_routes_read(const struct kith_job *job)
{
	const struct kith_acquaintance_options options = {.decay = 1, .max_steps = 3};
	struct reading reading = {.graph = job->graph,
		.route = plot_route_column(job->graph, NULL),
		.step = kith_graph_column(job->graph, "step")};
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct plot_asking));
	g_array_set_clear_func(all, asking_clear);
	g_autofree uint8_t *asks = kith_array(job->graph->n, 1, NULL);
	bool there = asks && reading.route && reading.route->person && reading.route->tie &&
		     reading.step && reading.step->person && reading.step->tie;
	g_autoptr(GArray) ends = there ? read_ends(&reading, asks) : NULL;
	reading.knowing =
		ends && ends->len ? kith_acquaintance_new(job->network, &options, NULL) : NULL;
	for (guint k = 0; ends && k < ends->len; k++) {
		struct ends pair = g_array_index(ends, struct ends, k);
		struct plot_asking asking = {g_strdup(kith_graph_name(job->graph, pair.from)),
			g_strdup(kith_graph_name(job->graph, pair.to)),
			chance_of(&reading, pair.from, pair.to, !asks[pair.to])};
		g_array_append_val(all, asking);
	}
	kith_acquaintance_free(reading.knowing);
	return all;
}

void plot_route_marks_finish(struct plot_route_marks *marks)
{
	g_free(marks->asks);
	g_free(marks->asked);
	g_free(marks->from);
	g_free(marks->chance);
	*marks = (struct plot_route_marks){0};
}

/* Marks one tie, if both are still there. */
static void mark(struct plot_route_marks *marks, const struct kith_job *job,
	const struct plot_asking *asking)
{
	const kith_csr *out = job->network->out;
	uint32_t from = kith_names_find(job->graph->names, asking->from);
	uint32_t to = kith_names_find(job->graph->names, asking->to);
	if (from == KITH_NO_NAME || to == KITH_NO_NAME) {
		return;
	}
	bool backwards = out->directed ? kith_csr_find(out, from, to) == UINT64_MAX : to < from;
	uint32_t row = backwards ? to : from;
	uint64_t e = kith_csr_find(out, row, backwards ? from : to);
	if (e != UINT64_MAX) {
		uint64_t tie = kith_csr_tie(out, row, e);
		marks->from[tie] = from;
		marks->chance[tie] = asking->chance;
		marks->asks[from] = marks->asked[to] = 1;
	}
}

bool plot_route_marks_init(struct plot_route_marks *marks, const struct kith_job *job,
	const GArray *asking, GError **error)
{
	size_t ties = kith_csr_ties(job->network->out);
	*marks = (struct plot_route_marks){.asks = kith_array(job->graph->n, 1, error)};
	marks->asked = marks->asks ? kith_array(job->graph->n, 1, error) : NULL;
	marks->from = marks->asked ? KITH_ARRAY(uint32_t, ties, error) : NULL;
	marks->chance = marks->from ? KITH_ARRAY(double, ties, error) : NULL;
	for (size_t t = 0; marks->chance && t < ties; t++) {
		marks->from[t] = KITH_NOBODY;
		marks->chance[t] = NAN;
	}
	for (guint k = 0; marks->chance && k < asking->len; k++) {
		mark(marks, job, &g_array_index(asking, struct plot_asking, k));
	}
	return marks->chance != NULL;
}
