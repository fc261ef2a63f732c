/* What kith ties does on request: reciprocity, and the backbone alone. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/strength.h"
#include "answers/tie_findings.h"

bool kith_tie_findings_find_reciprocity(
	struct kith_job *job, struct kith_tie_findings *findings, GError **error)
{
	const kith_network *network = job->network;
	findings->reciprocated = KITH_ARRAY(uint8_t, findings->count, error);
	findings->simmelian =
		findings->reciprocated ? KITH_ARRAY(uint32_t, findings->count, error) : NULL;
	if (!findings->simmelian ||
		!kith_strength_simmelian(network->out, findings->simmelian, error)) {
		return false;
	}
	size_t returned = 0;
	for (size_t t = 0; t < findings->count; t++) {
		findings->reciprocated[t] =
			!network->directed || kith_csr_find(network->out, findings->target[t],
						      findings->source[t]) != UINT64_MAX;
		returned += findings->reciprocated[t];
	}
	if (network->directed) {
		kith_job_note(job, "%zu of %zu ties are reciprocated", returned, findings->count);
	} else {
		kith_job_note(job, "no tie has a direction, so each counts as reciprocated");
	}
	return true;
}

/* The rows of the graph whose ties are kept stay; those that go both ways if either is. */
static bool drop_rows(struct kith_job *job, const uint8_t *kept, GError **error)
{
	const kith_graph *graph = job->graph;
	const kith_network *network = job->network;
	g_autofree uint64_t *tie = kith_network_tie_of_row(job->network, error);
	g_autofree uint8_t *rows = tie ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	for (size_t row = 0; rows && row < graph->m; row++) {
		rows[row] = tie[row] != UINT64_MAX && kept[tie[row]];
		if (tie[row] != UINT64_MAX && network->directed && !graph->one_way[row]) {
			rows[row] |= kept[kith_csr_find(
				network->out, graph->target[row], graph->source[row])];
		}
		job->dropped += !rows[row];
	}
	return rows && kith_graph_keep(job->graph, NULL, rows, error);
}

bool kith_tie_findings_keep_backbone(
	struct kith_job *job, double alpha, struct kith_tie_findings *findings, GError **error)
{
	findings->kept = KITH_ARRAY(uint8_t, findings->count, error);
	if (!findings->kept) {
		return false;
	}
	findings->rows = 0;
	for (size_t t = 0; t < findings->count; t++) {
		findings->kept[t] = findings->backbone[t] < alpha;
		findings->rows += findings->kept[t];
	}
	kith_job_note(job, "%zu of %zu ties are in the backbone", findings->rows, findings->count);
	kith_job_remark(job,
		"All was measured on %zu ties, of which the %zu with a disparity filter below %g "
		"were kept.",
		findings->count, findings->rows, alpha);
	return !job->shared.graph || drop_rows(job, findings->kept, error);
}
