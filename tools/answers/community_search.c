/* Searching for communities as the options of kith communities say, and what they are called. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/community_search.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "communities/agreement.h"
#include "communities/consensus.h"
#include "communities/label_propagation.h"
#include "igraph/bridge.h"
#include "wording/circle_names.h"

/* Runs of methods, other than Leiden's and Louvain's, that leave something to chance; but for
 * labels, whose one run is what other programs come to as well. */
#define USUAL_RUNS 10

bool kith_community_is_leiden(const struct kith_community_settings *settings)
{
	static const char *const own[] = {"leiden", "louvain", NULL};
	return !settings->method || g_strv_contains(own, settings->method);
}

bool kith_community_is_cpm(const struct kith_community_settings *settings)
{
	return g_strcmp0(settings->objective, "cpm") == 0;
}

bool kith_community_is_stochastic(const struct kith_community_settings *settings)
{
	static const char *const sure[] = {
		"walktrap", "fastgreedy", "eigenvector", "edge-betweenness", NULL};
	return !settings->method || !g_strv_contains(sure, settings->method);
}

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
	bool several = search.method || settings->consensus;
	size_t usual = kith_community_is_stochastic(settings) && several ? USUAL_RUNS : 1;
	result->runs = settings->runs ? settings->runs : usual;
	result->all = KITH_ARRAY(struct kith_partition, result->runs, error);
	result->qualities = result->all ? KITH_ARRAY(double, result->runs, error) : NULL;
	return result->qualities && run_all(communities, &search, result, error);
}

struct kith_leiden_options kith_community_options(
	const struct kith_communities *communities, const struct kith_job *job)
{
	const struct kith_community_settings *settings = communities->settings;
	return (struct kith_leiden_options){
		.objective = kith_community_is_cpm(settings) ? KITH_CPM : KITH_MODULARITY,
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
	struct kith_leiden_options options = kith_community_options(communities, job);
	if (settings->consensus && !settings->runs) {
		options.runs = MAX(kith_leiden_runs(communities->both), USUAL_RUNS);
	}
	return kith_community_is_leiden(settings)
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
	struct kith_leiden_options options = kith_community_options(communities, job);
	return options.objective == KITH_CPM ||
	       kith_partition_modularity(communities->out, &agreed, options.resolution,
		       &qualities[result->best], error);
}

char **kith_community_names(const struct kith_job *job, const struct kith_partition *partition,
	const uint8_t *event, GError **error)
{
	g_autofree uint32_t *of = KITH_ARRAY(uint32_t, partition->n, error);
	g_autofree uint8_t *peopled = of ? KITH_ARRAY(uint8_t, partition->groups, error) : NULL;
	if (!peopled) {
		return NULL;
	}
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP && !(event && event[i])) {
			peopled[partition->of[i]] = 1;
		}
	}
	for (size_t i = 0; i < partition->n; i++) {
		bool is_event = event && event[i];
		bool shown = partition->of[i] != KITH_NO_GROUP &&
			     !(is_event && peopled[partition->of[i]]);
		of[i] = shown ? partition->of[i] : KITH_NO_GROUP;
	}
	const struct kith_partition people = {partition->n, partition->groups, of};
	return kith_circle_names(job->graph, job->network->both, &people, error);
}

/* A group that was to be kept is called what it was called. */
static void keep_names(struct kith_communities *communities, const struct kith_job *job)
{
	const struct kith_partition *best = communities->best;
	for (size_t i = 0; communities->known.of && i < best->n; i++) {
		uint32_t group = best->of[i], known = communities->known.of[i];
		if (group != KITH_NO_GROUP && known != KITH_NO_GROUP) {
			g_free(communities->names[group]);
			communities->names[group] = g_strdup(job->group_names->pdata[known]);
		}
	}
}

/* How many groups, the largest, have members enough. */
static bool count_large(struct kith_communities *communities, GError **error)
{
	const struct kith_partition *best = communities->best;
	g_autofree size_t *size = KITH_ARRAY(size_t, best->groups, error);
	if (!size) {
		return false;
	}
	for (size_t i = 0; i < best->n; i++) {
		if (best->of[i] != KITH_NO_GROUP) {
			size[best->of[i]]++;
		}
	}
	while (communities->large < best->groups &&
		size[communities->large] >= communities->settings->min_size) {
		communities->large++;
	}
	return true;
}

static bool fill_columns(struct kith_communities *communities, GError **error)
{
	const struct kith_partition *best = communities->best;
	const struct kith_leiden_result *result = &communities->result;
	if (!(communities->number = KITH_ARRAY(uint32_t, best->n, error)) ||
		!(communities->circle = KITH_ARRAY(const char *, best->n, error)) ||
		!(communities->confidence = KITH_ARRAY(double, best->n, error)) ||
		!kith_agreement_confidence(
			result->all, result->runs, result->best, communities->confidence, error)) {
		return false;
	}
	for (size_t i = 0; i < best->n; i++) {
		bool in = best->of[i] < communities->large;
		communities->number[i] = in ? best->of[i] + 1 : UINT32_MAX;
		communities->circle[i] = in ? communities->names[best->of[i]]
					 : best->of[i] != KITH_NO_GROUP ? KITH_UNGROUPED
									: NULL;
		communities->confidence[i] = in ? communities->confidence[i] : NAN;
	}
	return true;
}

/* Fills what is printed of the best: names, members enough, confidence. */
static bool name_communities(
	struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	communities->names =
		kith_community_names(job, communities->best, communities->event, error);
	if (!communities->names) {
		return false;
	}
	keep_names(communities, job);
	return count_large(communities, error) && fill_columns(communities, error);
}

/* Whether they are what kith_job_groups finds. */
static bool are_usual(const struct kith_community_settings *settings)
{
	return !settings->method && !settings->runs && !settings->consensus && !settings->fixed &&
	       !settings->two_mode && settings->resolution <= 0 && !kith_community_is_cpm(settings);
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
	       (!are_usual(communities->settings) ||
		       kith_job_tell_circles(job, communities->best, error)) &&
	       name_communities(communities, job, error);
}

/* The rows from people to events. */
static kith_csr *point_at_events(const kith_csr *both, const uint8_t *event, GError **error)
{
	size_t ties = kith_csr_ties(both), t = 0;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, ties, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, ties, error) : NULL;
	g_autofree double *weight = target ? KITH_ARRAY(double, ties, error) : NULL;
	g_autofree uint8_t *one_way = weight ? KITH_ARRAY(uint8_t, ties, error) : NULL;
	if (!one_way) {
		return NULL;
	}
	memset(one_way, 1, ties);
	for (size_t i = 0; i < both->n; i++) {
		for (uint64_t e = both->start[i]; !event[i] && e < both->start[i + 1]; e++, t++) {
			source[t] = (uint32_t)i;
			target[t] = both->to[e];
			weight[t] = kith_csr_weight(both, e);
		}
	}
	struct kith_arcs arcs = {both->n, ties, source, target, NULL, weight, one_way};
	return kith_csr_new(&arcs, error);
}

/* Fills `event` and `out` for --two-mode. */
static bool tell_apart(
	struct kith_communities *communities, const struct kith_job *job, GError **error)
{
	communities->event = KITH_ARRAY(uint8_t, job->graph->n, error);
	if (!communities->event || !kith_job_events(job, communities->event, error) ||
		!(communities->attendance =
				point_at_events(communities->both, communities->event, error))) {
		return false;
	}
	communities->out = communities->attendance;
	return true;
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
	if (settings->two_mode && !tell_apart(communities, job, error)) {
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
