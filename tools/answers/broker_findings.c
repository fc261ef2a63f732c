/* What kith brokers finds out about everybody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/broker_findings.h"

#include "measures/participation.h"
#include "measures/triangles.h"

static bool findings_init(struct kith_broker_findings *findings, size_t n, GError **error)
{
	*findings = (struct kith_broker_findings){.participation = KITH_ARRAY(double, n, error)};
	return findings->participation &&
	       (findings->holes.constraint = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.effective_size = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.efficiency = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.hierarchy = KITH_ARRAY(double, n, error)) &&
	       (findings->degree = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->reached = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->closed_pairs = KITH_ARRAY(uint64_t, n, error)) &&
	       (findings->cutpoint = KITH_ARRAY(uint8_t, n, error));
}

static bool reach_groups(
	struct kith_job *job, struct kith_broker_findings *findings, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	findings->groups = groups.groups;
	findings->group = job->shared.group ? "group" : "circle";
	bool found = kith_participation_find(
		job->network->both, &groups, findings->participation, findings->reached, error);
	kith_partition_finish(&groups);
	return found;
}

/* Triangles are counted once, for structural holes and for the pairs that know each other. */
static bool find_holes(const kith_csr *csr, struct kith_broker_findings *findings, GError **error)
{
	struct kith_triangles triangles = {0};
	if (!kith_triangles_find(csr, true, &triangles, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->degree[i] = kith_csr_degree(csr, i);
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint32_t shared = triangles.shared[kith_csr_tie(csr, i, e)];
			findings->closed_pairs[i] += shared;
			findings->closed_pairs[csr->to[e]] += shared;
		}
	}
	bool found = kith_brokerage_holes(csr, &triangles, &findings->holes, error);
	kith_triangles_finish(&triangles);
	return found;
}

static bool find_betweenness(struct kith_job *job, const struct kith_sampling *sampling,
	struct kith_broker_findings *findings, GError **error)
{
	struct kith_betweenness_wish wish = {.people = true};
	if (!kith_sampling_sources(job, sampling, &wish.sources, error) ||
		!kith_betweenness_find(job->network->out, &wish, &findings->betweenness, error)) {
		return false;
	}
	kith_sampling_note(job, &findings->betweenness);
	return true;
}

static bool find_cuts(const kith_csr *csr, struct kith_broker_findings *findings, GError **error)
{
	if (!kith_cuts_find(csr, &findings->cuts, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->cutpoint[i] = findings->cuts.parts[i] > 1;
	}
	return true;
}

bool kith_broker_findings_find(struct kith_job *job, const struct kith_sampling *sampling,
	struct kith_broker_findings *findings, GError **error)
{
	return findings_init(findings, job->graph->n, error) &&
	       find_betweenness(job, sampling, findings, error) &&
	       find_holes(job->network->both, findings, error) &&
	       find_cuts(job->network->both, findings, error) && reach_groups(job, findings, error);
}

void kith_broker_findings_finish(struct kith_broker_findings *findings)
{
	kith_betweenness_finish(&findings->betweenness);
	g_free(findings->holes.constraint);
	g_free(findings->holes.effective_size);
	g_free(findings->holes.efficiency);
	g_free(findings->holes.hierarchy);
	kith_cuts_finish(&findings->cuts);
	g_free(findings->participation);
	g_free(findings->degree);
	g_free(findings->reached);
	g_free(findings->closed_pairs);
	g_free(findings->cutpoint);
}
