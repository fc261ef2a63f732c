/* The figures of kith summary. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/summary_figures.h"

#include <math.h>

#include "measures/clustering.h"
#include "measures/components.h"
#include "measures/figures.h"
#include "wording/methods.h"
#include "measures/mixing.h"
#include "base/number.h"
#include "measures/paths.h"
#include "measures/triangles.h"

/* People searched from where searching from everyone would take too long. */
#define SAMPLE 1024

struct kith_summary *kith_summary_new(void)
{
	struct kith_summary *summary = g_new(struct kith_summary, 1);
	summary->name = g_ptr_array_new_with_free_func(g_free);
	summary->value = g_array_new(FALSE, FALSE, sizeof(double));
	return summary;
}

void kith_summary_free(struct kith_summary *summary)
{
	if (summary) {
		g_ptr_array_unref(summary->name);
		g_array_unref(summary->value);
		g_free(summary);
	}
}

static void add(struct kith_summary *summary, const char *name, double value)
{
	g_ptr_array_add(summary->name, g_strdup(name));
	g_array_append_val(summary->value, value);
}

static void add_sizes(const kith_network *network, struct kith_summary *summary)
{
	size_t isolates = 0;
	for (size_t i = 0; i < network->both->n; i++) {
		isolates += kith_csr_degree(network->both, i) == 0;
	}
	add(summary, "people", (double)network->out->n);
	add(summary, "ties", (double)kith_csr_ties(network->out));
	add(summary, "isolates", (double)isolates);
	add(summary, "density", kith_figures_density(network->out));
	add(summary, "mean_degree", kith_figures_mean_degree(network->both));
}

static bool add_components(const kith_csr *csr, struct kith_summary *summary, GError **error)
{
	struct kith_partition components = {0};
	if (!kith_components_find(csr, &components, error)) {
		return false;
	}
	size_t largest = 0;
	for (size_t i = 0; i < csr->n; i++) {
		largest += components.of[i] == 0;
	}
	add(summary, "components", (double)components.groups);
	add(summary, "largest", (double)largest);
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

static bool add_clustering(const kith_csr *csr, struct kith_summary *summary, GError **error)
{
	struct kith_triangles triangles = {0};
	g_autofree double *clustering = KITH_ARRAY(double, csr->n, error);
	if (!clustering || !kith_triangles_find(csr, false, &triangles, error)) {
		return false;
	}
	kith_clustering_local(csr, triangles.shared, clustering);
	add(summary, "mean_clustering", mean_of_those_there(clustering, csr->n));
	add(summary, "transitivity", kith_clustering_transitivity(csr, triangles.shared));
	kith_triangles_finish(&triangles);
	return true;
}

static bool add_distances(struct kith_job *job, struct kith_summary *summary, GError **error)
{
	const kith_csr *csr = job->network->both;
	bool small = (double)csr->n * (double)kith_csr_ties(csr) <= kith_paths_limit();
	struct kith_sources sources = {.count = small ? 0 : SAMPLE, .seed = job->shared.seed};
	struct kith_distances distances;
	if (!kith_paths_distances(csr, sources, &distances, error)) {
		return false;
	}
	add(summary, "diameter", distances.pairs > 0 ? distances.diameter : (double)NAN);
	add(summary, "mean_distance", distances.mean);
	if (!distances.exact) {
		add(summary, "distances_sampled_from", (double)distances.sources);
		kith_job_note(job,
			"distances were measured from %zu of %zu people: mean_distance is an "
			"estimate, diameter at least what is printed",
			distances.sources, csr->n);
	}
	return true;
}

static bool add_direction(const kith_network *network, struct kith_summary *summary, GError **error)
{
	double reciprocity = NAN, assortativity;
	bool found =
		(!network->directed ||
			kith_figures_reciprocity(network->out, network->in, &reciprocity, error)) &&
		kith_figures_degree_assortativity(network->out, network->in, &assortativity, error);
	if (found) {
		add(summary, "reciprocity", reciprocity);
		add(summary, "degree_assortativity", assortativity);
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

static bool add_assortativity(struct kith_job *job, struct kith_summary *summary, GError **error)
{
	const kith_graph *graph = job->graph;
	g_autofree double *value = KITH_ARRAY(double, graph->n, error);
	bool found = value != NULL;
	for (guint c = 0; found && c < graph->columns->len; c++) {
		const struct kith_column *column = graph->columns->pdata[c];
		double assortativity;
		bool common;
		found = find_common_values(graph, column, &common, error);
		if (!found || !common) {
			continue;
		}
		if (read_numbers(graph, column, value)) {
			assortativity = kith_figures_assortativity(job->network->out, value, value);
		} else {
			found = by_category(job, column, &assortativity, error);
		}
		if (found) {
			g_autofree char *name = g_strconcat("assortativity_", column->name, NULL);
			add(summary, name, assortativity);
		}
	}
	return found;
}

bool kith_summary_measure(struct kith_job *job, struct kith_summary *summary, GError **error)
{
	const kith_network *network = job->network;
	add_sizes(network, summary);
	if (!add_components(network->both, summary, error) ||
		!add_clustering(network->both, summary, error) ||
		!add_distances(job, summary, error) || !add_direction(network, summary, error) ||
		!add_assortativity(job, summary, error)) {
		return false;
	}
	return true;
}
