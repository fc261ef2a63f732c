/* Searching for communities as the options of kith communities say. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/community_search.h"

#include <math.h>

#include "base/blocks.h"
#include "communities/consensus.h"
#include "igraph/bridge.h"
#include "communities/label_propagation.h"

/* Runs of methods, other than Leiden's and Louvain's, that leave something to chance. */
#define USUAL_RUNS 10

/* One run of a method that is not Leiden's or Louvain's. */
static bool run_once(const struct kith_communities *communities, struct kith_igraph_search *search,
	struct kith_partition *partition, GError **error)
{
	if (!search->method) {
		return kith_label_propagation(communities->both, search->seed, partition, error);
	}
	return kith_igraph_communities(
		search->method->directed ? communities->out : communities->both, search, partition,
		error);
}

/* One run after the other, each with a seed of its own; the best is that of the shortest code where
 * there is one, else of the highest modularity. */
static bool run_all(struct kith_communities *communities, struct kith_igraph_search *search,
	struct kith_leiden_result *result, GError **error)
{
	double most = -INFINITY;
	for (size_t r = 0; r < result->runs; r++) {
		if (!run_once(communities, search, &result->all[r], error) ||
			!kith_partition_modularity(communities->out, &result->all[r], 1,
				&result->qualities[r], error)) {
			return false;
		}
		double good =
			isnan(search->code_length) ? result->qualities[r] : -search->code_length;
		if (good > most) {
			most = good;
			result->best = r;
			communities->code_length = search->code_length;
		}
		search->seed++;
		kith_blocks_tell(r + 1, result->runs);
	}
	return true;
}

static bool search_others(
	struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = communities->settings;
	struct kith_leiden_result *result = &communities->result;
	struct kith_igraph_search search = {.method = kith_igraph_method_find(settings->method),
		.resolution = settings->resolution > 0 ? settings->resolution : 1,
		.seed = job->shared.seed,
		.code_length = NAN};
	size_t usual = kith_community_is_chancy(settings) ? USUAL_RUNS : 1;
	result->runs = settings->runs ? settings->runs : usual;
	result->all = KITH_ARRAY(struct kith_partition, result->runs, error);
	result->qualities = result->all ? KITH_ARRAY(double, result->runs, error) : NULL;
	return result->qualities && run_all(communities, &search, result, error);
}

struct kith_leiden_options kith_community_how(
	const struct kith_communities *communities, const struct kith_job *job)
{
	const struct kith_community_settings *settings = communities->settings;
	return (struct kith_leiden_options){
		.objective = kith_community_is_potts(settings) ? KITH_CPM : KITH_MODULARITY,
		.resolution = settings->resolution > 0 ? settings->resolution : 1,
		.louvain = g_strcmp0(settings->method, "louvain") == 0,
		.seed = job->shared.seed,
		.runs = settings->runs,
		.fixed = settings->fixed ? &communities->known : NULL,
	};
}

/* A consensus is of several runs, even where one is usual. */
static bool search(struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = communities->settings;
	struct kith_leiden_options options = kith_community_how(communities, job);
	if (settings->consensus && !settings->runs) {
		options.runs = MAX(kith_leiden_runs(communities->both), USUAL_RUNS);
	}
	return kith_community_is_own(settings)
		       ? kith_leiden_find(communities->both, communities->out, &options,
				 &communities->result, error)
		       : search_others(communities, job, error);
}

/* Puts the consensus behind the runs, as what is printed. */
static bool add_consensus(
	struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	struct kith_leiden_result *result = &communities->result;
	struct kith_partition agreed;
	struct kith_partition *all =
		kith_array_resize(result->all, result->runs + 1, sizeof *all, error);
	if (!all) {
		return false;
	}
	result->all = all;
	double *qualities =
		kith_array_resize(result->qualities, result->runs + 1, sizeof *qualities, error);
	if (!qualities) {
		return false;
	}
	result->qualities = qualities;
	if (!kith_consensus(communities->both, result, job->shared.seed, &agreed, error)) {
		return false;
	}
	result->best = result->runs++;
	all[result->best] = agreed;
	qualities[result->best] = NAN;
	struct kith_leiden_options options = kith_community_how(communities, job);
	return options.objective == KITH_CPM ||
	       kith_partition_modularity(communities->out, &agreed, options.resolution,
		       &qualities[result->best], error);
}

bool kith_communities_find(
	struct kith_communities *communities, struct kith_job *job, GError **error)
{
	struct kith_leiden_result *result = &communities->result;
	if (!search(communities, job, error)) {
		return false;
	}
	communities->searched = result->runs;
	if (communities->settings->consensus && !add_consensus(communities, job, error)) {
		return false;
	}
	communities->best = &result->all[result->best];
	return kith_partition_order(
		       &result->all[result->best], kith_job_by_name, job->graph, error) &&
	       kith_communities_name(communities, job, error);
}

bool kith_communities_init(
	struct kith_communities *communities, struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	*communities = (struct kith_communities){
		.settings = settings,
		.both = job->network->both,
		.out = job->network->out,
		.code_length = NAN,
		.null = {.z = NAN},
	};
	if (settings->two_mode && !kith_community_tell_apart(communities, job, error)) {
		return false;
	}
	return !settings->fixed ||
	       kith_job_column_groups(job, settings->fixed, &communities->known, error);
}

void kith_communities_finish(struct kith_communities *communities)
{
	kith_leiden_finish(&communities->result);
	kith_partition_finish(&communities->known);
	kith_csr_free(communities->attendance);
	g_free(communities->event);
	g_strfreev(communities->names);
	g_free(communities->confidence);
	g_free(communities->number);
	g_free(communities->circle);
}
