/* Weights and dates that look wrong. Inside of check. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <string.h>

#include "check/check_inside.h"
#include "base/number.h"
#include "io/table.h"

#define FAR 1000 /* times the median: an outlier */

static char *tie_with(const kith_graph *graph, size_t t, const char *cell)
{
	return g_strdup_printf("%s > %s: %s", kith_graph_name(graph, graph->source[t]),
		kith_graph_name(graph, graph->target[t]), cell);
}

static void add(
	GPtrArray *findings, const char *what, size_t count, char *where, const char *advice)
{
	kith_check_add(findings,
		(struct kith_finding){KITH_DOUBTFUL, what, (double)count, where, (char *)advice});
}

static bool looks_like_a_year(double weight)
{
	return weight >= 1900 && weight <= 2100 && weight == floor(weight);
}

bool kith_check_weights(const kith_network *network, GPtrArray *findings, GError **error)
{
	const kith_graph *graph = network->graph;
	double median;
	if (!kith_network_median_weight(network, &median, error)) {
		return false;
	}
	size_t far = 0, first = 0, years = 0, weighted = 0;
	for (size_t t = graph->m; graph->weight_column && graph->weight_column->tie && t-- > 0;) {
		double weight = graph->weight[graph->weight_column->tie[t]];
		weighted++;
		years += looks_like_a_year(weight);
		if (weight > FAR * median || weight * FAR < median) {
			far++;
			first = t;
		}
	}
	if (far) {
		add(findings, "weights far from the others", far,
			tie_with(graph, first, kith_column_tie(graph->weight_column, first)),
			"They are over a thousand times larger or smaller than the median; look "
			"for a slip, a lost decimal point, or other units.");
	}
	if (weighted >= 3 && years == weighted) {
		add(findings, "weights that look like years", years,
			tie_with(graph, 0, kith_column_tie(graph->weight_column, 0)),
			"Every weight is a whole number from 1900 to 2100; name the column date "
			"if they are years.");
	}
	return true;
}

/* Dates programs write when they have none. */
static bool is_a_default(const char *cell)
{
	static const char *const defaults[] = {
		"1970-01-01", "1900-01-01", "1899-12-30", "0001-01-01", "9999-12-31"};
	for (size_t k = 0; k < G_N_ELEMENTS(defaults); k++) {
		if (g_str_has_prefix(cell, defaults[k])) {
			return true;
		}
	}
	return false;
}

struct dates {
	size_t wrong, defaults, to_come; /* counts */
	size_t first_wrong, first_default, first_to_come;
};

static void sort_out(
	const kith_graph *graph, const struct kith_column *date, double today, struct dates *dates)
{
	for (size_t t = graph->m; t-- > 0;) {
		const char *cell = kith_column_tie(date, t);
		double days;
		if (!*cell) {
			continue;
		}
		if (!kith_date_parse(cell, &days)) {
			dates->wrong++;
			dates->first_wrong = t;
		} else if (is_a_default(cell)) {
			dates->defaults++;
			dates->first_default = t;
		} else if (days > today) {
			dates->to_come++;
			dates->first_to_come = t;
		}
	}
}

void kith_check_dates(const kith_graph *graph, double today, GPtrArray *findings)
{
	const struct kith_column *date = kith_graph_column(graph, "date");
	struct dates dates = {0};
	if (!date || !date->tie) {
		return;
	}
	sort_out(graph, date, today, &dates);
	if (dates.wrong) {
		kith_check_add(findings,
			(struct kith_finding){KITH_SERIOUS, "dates that are none",
				(double)dates.wrong,
				tie_with(graph, dates.first_wrong,
					kith_column_tie(date, dates.first_wrong)),
				"Dates are read as 2024-05-17, 2024-05 or 2024; --since, --until "
				"and `kith reconnect` refuse others."});
	}
	if (dates.defaults) {
		add(findings, "dates that stand for none", dates.defaults,
			tie_with(graph, dates.first_default,
				kith_column_tie(date, dates.first_default)),
			"Programs write such days when they know none; empty the cells, or these "
			"ties count as very old.");
	}
	if (dates.to_come) {
		add(findings, "dates still to come", dates.to_come,
			tie_with(graph, dates.first_to_come,
				kith_column_tie(date, dates.first_to_come)),
			"Look whether day and month, or the century, were mixed up.");
	}
}
