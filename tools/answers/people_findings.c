/* What kith people finds out about everybody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/people_findings.h"

#include <math.h>

#include "measures/clustering.h"
#include "measures/components.h"
#include "measures/prestige.h"
#include "measures/reciprocity.h"
#include "measures/triangles.h"

#define DAMPING 0.85

static bool findings_init(struct kith_people_findings *findings, size_t n, GError **error)
{
	*findings = (struct kith_people_findings){.community = KITH_ARRAY(const char *, n, error)};
	bool room = findings->community != NULL;
	for (size_t k = 0; k < KITH_PEOPLE_COUNTS && room; k++) {
		room = (findings->count[k] = KITH_ARRAY(uint32_t, n, error)) != NULL;
	}
	for (size_t k = 0; k < KITH_PEOPLE_NUMBERS && room; k++) {
		room = (findings->number[k] = KITH_ARRAY(double, n, error)) != NULL;
	}
	return room;
}

void kith_people_findings_finish(struct kith_people_findings *findings)
{
	for (size_t k = 0; k < KITH_PEOPLE_COUNTS; k++) {
		g_free(findings->count[k]);
	}
	for (size_t k = 0; k < KITH_PEOPLE_NUMBERS; k++) {
		g_free(findings->number[k]);
	}
	g_free(findings->community);
}

/* Degrees, and what only a directed graph has: undirected, those cells stay empty. */
static void count_ties(const kith_network *network, struct kith_people_findings *findings)
{
	if (network->directed) {
		kith_reciprocity_count(network->out, network->in, findings->count[KITH_IN]);
	}
	for (size_t i = 0; i < network->both->n; i++) {
		uint32_t out = kith_csr_degree(network->out, i);
		double returned = findings->count[KITH_IN][i];
		findings->count[KITH_DEGREE][i] = kith_csr_degree(network->both, i);
		findings->count[KITH_OUT][i] = network->directed ? out : UINT32_MAX;
		findings->count[KITH_IN][i] =
			network->directed ? kith_csr_degree(network->in, i) : UINT32_MAX;
		findings->number[KITH_GIVEN_BACK][i] =
			network->directed && out > 0 ? returned / out : (double)NAN;
	}
}

static bool rank_people(
	const kith_network *network, struct kith_people_findings *findings, GError **error)
{
	g_autofree double *given = KITH_ARRAY(double, network->out->n, error);
	if (!given) {
		return false;
	}
	kith_prestige_strength(network->both, findings->number[KITH_STRENGTH]);
	kith_prestige_strength(network->out, given);
	return kith_prestige_pagerank(
		network->in, given, DAMPING, findings->number[KITH_PAGERANK], error);
}

static bool find_clustering(
	const kith_csr *csr, struct kith_people_findings *findings, GError **error)
{
	struct kith_triangles triangles = {0};
	if (!kith_triangles_find(csr, false, &triangles, error)) {
		return false;
	}
	kith_clustering_local(csr, triangles.shared, findings->number[KITH_CLUSTERING]);
	kith_triangles_finish(&triangles);
	return true;
}

static bool number_components(
	const kith_csr *csr, struct kith_people_findings *findings, GError **error)
{
	struct kith_partition components = {0};
	if (!kith_components_find(csr, &components, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->count[KITH_COMPONENT][i] = components.of[i] + 1;
	}
	kith_partition_finish(&components);
	return true;
}

static bool name_communities(
	struct kith_job *job, struct kith_people_findings *findings, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	for (size_t i = 0; i < groups.n; i++) {
		if (groups.of[i] != KITH_NO_GROUP) {
			findings->community[i] = job->group_names->pdata[groups.of[i]];
		}
	}
	kith_partition_finish(&groups);
	return true;
}

bool kith_people_findings_find(
	struct kith_job *job, struct kith_people_findings *findings, GError **error)
{
	const kith_network *network = job->network;
	if (!findings_init(findings, job->graph->n, error)) {
		return false;
	}
	count_ties(network, findings);
	return rank_people(network, findings, error) &&
	       find_clustering(network->both, findings, error) &&
	       kith_components_coreness(network->both, findings->count[KITH_CORE], error) &&
	       number_components(network->both, findings, error) &&
	       name_communities(job, findings, error);
}
