/* Searching for communities as the options of kith communities say. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "community_search.h"

#include <math.h>
#include <string.h>

#include "igraph_bridge.h"
#include "label_propagation.h"

/* Runs of methods, other than Leiden's and Louvain's, that leave something to chance. */
#define USUAL_RUNS 10

static bool is_own(const char *method)
{
	return !method || strcmp(method, "leiden") == 0 || strcmp(method, "louvain") == 0;
}

static bool leaves_to_chance(const char *method)
{
	return strcmp(method, "infomap") == 0 || strcmp(method, "spinglass") == 0 ||
	       strcmp(method, "labels") == 0;
}

static bool is_potts(const struct kith_community_settings *settings)
{
	return settings->objective && strcmp(settings->objective, "cpm") == 0;
}

/* One run of a method that is not Leiden's or Louvain's. */
static bool run_once(struct kith_job *job, const struct kith_igraph_search *search,
	struct kith_partition *partition, GError **error)
{
	const kith_network *network = job->network;
	if (!search->method) {
		return kith_label_propagation(network->both, search->seed, partition, error);
	}
	return kith_igraph_communities(
		search->method->directed ? network->out : network->both, search, partition, error);
}

/* One run after the other, each with a seed of its own. */
static bool run_all(struct kith_job *job, struct kith_igraph_search *search,
	struct kith_leiden_result *result, GError **error)
{
	for (size_t r = 0; r < result->runs; r++) {
		if (!run_once(job, search, &result->all[r], error) ||
			!kith_partition_modularity(job->network->out, &result->all[r], 1,
				&result->qualities[r], error)) {
			return false;
		}
		if (result->qualities[r] > result->qualities[result->best]) {
			result->best = r;
		}
		search->seed++;
	}
	return true;
}

static bool search_others(struct kith_job *job, const struct kith_community_settings *settings,
	struct kith_leiden_result *result, GError **error)
{
	struct kith_igraph_search search = {.method = kith_igraph_method_find(settings->method),
		.resolution = settings->resolution > 0 ? settings->resolution : 1,
		.seed = job->shared.seed};
	size_t usual = leaves_to_chance(settings->method) ? USUAL_RUNS : 1;
	struct kith_leiden_result found = {.runs = settings->runs ? settings->runs : usual};
	found.all = KITH_ARRAY(struct kith_partition, found.runs, error);
	found.qualities = found.all ? KITH_ARRAY(double, found.runs, error) : NULL;
	if (!found.qualities || !run_all(job, &search, &found, error)) {
		kith_leiden_finish(&found);
		return false;
	}
	*result = found;
	return true;
}

static bool check(const struct kith_community_settings *settings, GError **error)
{
	if (settings->resolution < 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--resolution takes a number above 0; larger ones find smaller circles");
	}
	if (is_potts(settings) && settings->resolution == 0 && !settings->scan) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--objective cpm needs --resolution, near the network's density (see kith "
			"summary); --scan tries some");
	}
	if (is_potts(settings) && !is_own(settings->method)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--objective cpm goes with --method leiden or louvain");
	}
	if (settings->scan && !is_own(settings->method)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--scan goes with --method leiden or louvain; the others have no scale");
	}
	return true;
}

bool kith_community_how(const struct kith_job *job, const struct kith_community_settings *settings,
	struct kith_leiden *how, GError **error)
{
	if (!check(settings, error)) {
		return false;
	}
	*how = (struct kith_leiden){.objective = is_potts(settings) ? KITH_CPM : KITH_MODULARITY,
		.resolution = settings->resolution > 0 ? settings->resolution : 1,
		.louvain = settings->method && strcmp(settings->method, "louvain") == 0,
		.seed = job->shared.seed,
		.runs = settings->runs};
	return true;
}

bool kith_community_search(struct kith_job *job, const struct kith_community_settings *settings,
	struct kith_leiden_result *result, GError **error)
{
	const kith_network *network = job->network;
	struct kith_leiden_result found = {0};
	struct kith_leiden how;
	if (!kith_community_how(job, settings, &how, error)) {
		return false;
	}
	bool done = is_own(settings->method)
			    ? kith_leiden_find(network->both, network->out, &how, &found, error)
			    : search_others(job, settings, &found, error);
	if (!done) {
		return false;
	}
	if (!kith_partition_order(&found.all[found.best], kith_job_by_name, job->graph, error)) {
		kith_leiden_finish(&found);
		return false;
	}
	*result = found;
	return true;
}
