/* What a plot draws the eye to: routes, one person's contacts, marked people, classes of ties. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot.h"

#include <string.h>

#include "base/number.h"
#include "graph/person.h"

/* Lights the people and ties that `kith intro -g` has put on a route, the best route brightest,
 * and rings who asks; false where there are none. */
static bool light_routes(struct plot *plot, const uint64_t *tie_of_row)
{
	const kith_graph *graph = plot->job->graph;
	const struct kith_column *route = kith_graph_column(graph, "route");
	const struct kith_column *step = kith_graph_column(graph, "step");
	bool found = false;
	for (size_t i = 0; route && i < graph->n; i++) {
		bool on_route = *kith_column_person(route, i) != '\0';
		plot->highlighted_people[i] |= on_route;
		found = found || on_route;
		if (on_route && !strcmp(kith_column_person(step, i), "0")) {
			plot->ringed[i] = 1;
			plot->picture.ringed = plot->ringed;
		}
	}
	for (size_t r = 0; found && r < graph->m; r++) {
		const char *rank = kith_column_tie(route, r);
		if (tie_of_row[r] != UINT64_MAX && *rank) {
			plot->highlighted_ties[tie_of_row[r]] = strcmp(rank, "1") ? 1 : 2;
		}
	}
	return found;
}

/* Lights a person, their contacts and the ties between them. */
static void light_contacts(struct plot *plot, uint32_t me)
{
	const kith_csr *graph = plot->picture.graph, *ties = plot->picture.ties;
	plot->highlighted_people[me] = 1;
	for (uint64_t e = graph->start[me]; e < graph->start[me + 1]; e++) {
		plot->highlighted_people[graph->to[e]] = 1;
	}
	for (size_t i = 0; i < ties->n; i++) {
		uint64_t e = ties->directed ? ties->start[i] : kith_csr_upper(ties, i);
		for (; e < ties->start[i + 1]; e++) {
			plot->highlighted_ties[kith_csr_tie(ties, i, e)] =
				i == me || ties->to[e] == me;
		}
	}
}

static bool mark(struct plot *plot, const char *name, uint32_t *person, GError **error)
{
	if (!kith_graph_person(plot->job->graph, name, person, error)) {
		return false;
	}
	plot->ringed[*person] = 1;
	plot->highlighted_people[*person] = 1;
	plot->picture.ringed = plot->ringed;
	return true;
}

/* Rings --me and everybody in --highlight, and lights routes, else the contacts of --me. */
static bool light_people(struct plot *plot, const uint64_t *tie_of_row, GError **error)
{
	const char *me = plot->job->shared.me;
	const GPtrArray *names = plot->settings->highlight;
	uint32_t person = 0;
	for (guint k = 0; names && k < names->len; k++) {
		if (!mark(plot, names->pdata[k], &person, error)) {
			return false;
		}
	}
	if (me && !mark(plot, me, &person, error)) {
		return false;
	}
	plot->layout.centre = person;
	bool routes = light_routes(plot, tie_of_row);
	bool rings = !strcmp(plot->settings->layout, "ego");
	if (me && !routes && !rings) {
		light_contacts(plot, person);
	}
	if (routes || (me && !rings)) {
		plot->picture.highlighted_people = plot->highlighted_people;
		plot->picture.highlighted_ties = plot->highlighted_ties;
	}
	if (rings && !me) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--layout ego draws rings around one person; say whom with --me NAME");
	}
	return true;
}

static enum kith_tie_style style_of(const char *class)
{
	if (strstr(class, "bridge")) {
		return KITH_TIE_STYLE_BRIDGE;
	}
	if (!strcmp(class, "weak")) {
		return KITH_TIE_STYLE_WEAK;
	}
	return !strcmp(class, "strong") ? KITH_TIE_STYLE_STRONG : KITH_TIE_STYLE_PLAIN;
}

static bool show_classes(struct plot *plot, const uint64_t *tie_of_row, GError **error)
{
	const kith_graph *graph = plot->job->graph;
	const struct kith_column *class = kith_graph_column(graph, "class");
	if (!plot->settings->ties) {
		return true;
	}
	if (!class || !class->tie) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--ties class: no tie has a column 'class'; find classes first: kith ties "
			"-g FILE | kith plot --ties class ...");
	}
	plot->tie_style = KITH_ARRAY(enum kith_tie_style, kith_csr_ties(plot->picture.ties), error);
	for (size_t r = 0; plot->tie_style && r < graph->m; r++) {
		if (tie_of_row[r] != UINT64_MAX) {
			plot->tie_style[tie_of_row[r]] = style_of(kith_column_tie(class, r));
		}
	}
	plot->picture.tie_style = plot->tie_style;
	return plot->tie_style != NULL;
}

/* The column of everybody for --layout route. */
static bool read_steps(struct plot *plot, GError **error)
{
	const kith_graph *graph = plot->job->graph;
	const struct kith_column *step = kith_graph_column(graph, "step");
	if (strcmp(plot->settings->layout, "route") != 0) {
		return true;
	}
	plot->step = KITH_ARRAY(uint32_t, graph->n, error);
	for (size_t i = 0; plot->step && i < graph->n; i++) {
		double number;
		bool read = kith_number_parse(kith_column_person(step, i), false, &number) &&
			    number >= 0 && number < 1e6;
		plot->step[i] = read ? (uint32_t)number : KITH_NOBODY;
	}
	plot->layout.step = plot->step;
	return plot->step != NULL;
}

/* With --layout route only people who are on one stay. */
bool plot_keep_route(struct plot *plot, GError **error)
{
	struct kith_job *job = plot->job;
	const struct kith_column *step = kith_graph_column(job->graph, "step");
	if (strcmp(plot->settings->layout, "route") != 0) {
		return true;
	}
	if (!step || !step->person) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--layout route: nobody is on a route; find one first: kith intro -g FILE "
			"--from NAME --to NAME | kith plot --layout route ...");
	}
	g_autofree uint8_t *kept = kith_array(job->graph->n, 1, error);
	for (size_t i = 0; kept && i < job->graph->n; i++) {
		kept[i] = *kith_column_person(step, i) != '\0';
	}
	g_clear_pointer(&job->network, kith_network_free);
	if (!kept || !kith_graph_keep(job->graph, kept, NULL, error)) {
		return false;
	}
	job->network = kith_network_new(job->graph, KITH_AS_GIVEN, job->shared.unweighted, error);
	return job->network != NULL;
}

bool plot_light(struct plot *plot, GError **error)
{
	size_t n = plot->job->graph->n;
	plot->ringed = kith_array(n, 1, error);
	plot->highlighted_people = plot->ringed ? kith_array(n, 1, error) : NULL;
	plot->highlighted_ties = plot->highlighted_people
					 ? kith_array(kith_csr_ties(plot->picture.ties), 1, error)
					 : NULL;
	g_autofree uint64_t *tie_of_row =
		plot->highlighted_ties ? kith_network_tie_of_row(plot->job->network, error) : NULL;
	return tie_of_row && light_people(plot, tie_of_row, error) &&
	       show_classes(plot, tie_of_row, error) && read_steps(plot, error);
}
