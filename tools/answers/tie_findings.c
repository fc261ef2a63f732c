/* What kith ties finds out about every merged tie. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/tie_findings.h"

#include <string.h>

#include "base/text.h"
#include "measures/strength.h"
#include "measures/triangles.h"

/* The figures of pairs of people, by tie number of network->both. */
struct pairs {
	struct kith_triangles triangles;
	struct kith_cuts cuts;
	double *overlap, *span;
	double *from_smaller, *from_larger; /* dispersion */
	uint8_t *tie_class;
};

static void pairs_finish(struct pairs *pairs)
{
	kith_triangles_finish(&pairs->triangles);
	kith_cuts_finish(&pairs->cuts);
	g_free(pairs->overlap);
	g_free(pairs->span);
	g_free(pairs->from_smaller);
	g_free(pairs->from_larger);
	g_free(pairs->tie_class);
}

static bool measure_dispersion(const kith_csr *csr, struct pairs *pairs, GError **error)
{
	uint64_t count = kith_csr_ties(csr);
	g_autofree uint8_t *larger = KITH_ARRAY(uint8_t, count, error);
	if (!larger) {
		return false;
	}
	memset(larger, 1, count);
	return kith_strength_dispersion(csr, NULL, pairs->from_smaller, error) &&
	       kith_strength_dispersion(csr, larger, pairs->from_larger, error);
}

static bool measure_pairs(const kith_csr *csr, struct pairs *pairs, GError **error)
{
	uint64_t count = kith_csr_ties(csr);
	bool room = (pairs->overlap = KITH_ARRAY(double, count, error)) &&
		    (pairs->span = KITH_ARRAY(double, count, error)) &&
		    (pairs->from_smaller = KITH_ARRAY(double, count, error)) &&
		    (pairs->from_larger = KITH_ARRAY(double, count, error)) &&
		    (pairs->tie_class = KITH_ARRAY(uint8_t, count, error));
	if (!room || !kith_triangles_find(csr, false, &pairs->triangles, error) ||
		!kith_cuts_find(csr, &pairs->cuts, error)) {
		return false;
	}
	const uint32_t *shared = pairs->triangles.shared, *side = pairs->cuts.side;
	kith_strength_overlap(csr, shared, pairs->overlap);
	return kith_strength_span(csr, shared, side, pairs->span, error) &&
	       kith_strength_classify(csr, shared, side, pairs->overlap, pairs->tie_class, error) &&
	       measure_dispersion(csr, pairs, error);
}

static bool findings_init(struct kith_tie_findings *findings, size_t count, GError **error)
{
	*findings = (struct kith_tie_findings){.count = count, .rows = count};
	return (findings->source = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->target = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->weight = KITH_ARRAY(double, count, error)) &&
	       (findings->pair = KITH_ARRAY(uint64_t, count, error)) &&
	       (findings->shared = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->overlap = KITH_ARRAY(double, count, error)) &&
	       (findings->span = KITH_ARRAY(double, count, error)) &&
	       (findings->dispersion = KITH_ARRAY(double, count, error)) &&
	       (findings->backbone = KITH_ARRAY(double, count, error)) &&
	       (findings->across = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->kinds = KITH_ARRAY(const char *, count, error)) &&
	       (findings->tie_class = KITH_ARRAY(uint8_t, count, error)) &&
	       (findings->side = KITH_ARRAY(uint32_t, count, error)) &&
	       (findings->directed = KITH_ARRAY(uint8_t, count, error));
}

/* Ends, weights and pairs of all ties, the smaller end first where there is no direction. */
static void list_ties(const kith_network *network, struct kith_tie_findings *findings)
{
	const kith_csr *out = network->out, *both = network->both;
	for (uint32_t i = 0; i < out->n; i++) {
		uint64_t first = network->directed ? out->start[i] : kith_csr_upper(out, i);
		for (uint64_t e = first; e < out->start[i + 1]; e++) {
			uint64_t t = kith_csr_tie(out, i, e);
			uint32_t j = out->to[e], low = MIN(i, j), high = MAX(i, j);
			findings->source[t] = i;
			findings->target[t] = j;
			findings->weight[t] = kith_csr_weight(out, e);
			findings->directed[t] = network->directed;
			findings->pair[t] =
				network->directed
					? kith_csr_tie(both, low, kith_csr_find(both, low, high))
					: t;
		}
	}
}

/* `kinds` with the kinds of one more row. */
static const char *join_kinds(const char *kinds, const char *cell)
{
	g_auto(GStrv) added = kith_text_split(cell);
	for (char **kind = added; *kind; kind++) {
		g_auto(GStrv) known = g_strsplit(kinds ? kinds : "", ";", -1);
		if (!g_strv_contains((const char *const *)known, *kind)) {
			g_autofree char *joined =
				kinds ? g_strconcat(kinds, ";", *kind, NULL) : g_strdup(*kind);
			kinds = g_intern_string(joined);
		}
	}
	return kinds;
}

/* What the rows say: who stands first, and the layers. Rows that hold both ways speak for both. */
static bool read_rows(
	const kith_network *network, struct kith_tie_findings *findings, GError **error)
{
	const kith_graph *graph = network->graph;
	const struct kith_column *kind = kith_graph_column(graph, "kind");
	g_autofree uint64_t *tie = kith_network_tie_of_row(network, error);
	if (!tie) {
		return false;
	}
	for (size_t row = graph->m; row-- > 0;) {
		if (tie[row] != UINT64_MAX && !network->directed) {
			findings->source[tie[row]] = graph->source[row];
			findings->target[tie[row]] = graph->target[row];
		}
	}
	for (size_t row = 0; kind && kind->tie && row < graph->m; row++) {
		uint32_t i = graph->source[row], j = graph->target[row];
		if (tie[row] == UINT64_MAX) {
			continue;
		}
		const char *cell = kith_column_tie(kind, row);
		findings->kinds[tie[row]] = join_kinds(findings->kinds[tie[row]], cell);
		if (network->directed && !graph->one_way[row]) {
			uint64_t back = kith_csr_find(network->out, j, i);
			findings->kinds[back] = join_kinds(findings->kinds[back], cell);
		}
	}
	return true;
}

/* The figures of each tie from those of its pair. */
static void take_pairs(const struct pairs *pairs, struct kith_tie_findings *findings)
{
	for (size_t t = 0; t < findings->count; t++) {
		uint64_t p = findings->pair[t];
		findings->shared[t] = pairs->triangles.shared[p];
		findings->overlap[t] = pairs->overlap[p];
		findings->span[t] = pairs->span[p];
		findings->tie_class[t] = pairs->tie_class[p];
		findings->side[t] = pairs->cuts.side[p];
		findings->dispersion[t] = findings->source[t] < findings->target[t]
						  ? pairs->from_smaller[p]
						  : pairs->from_larger[p];
	}
}

static bool find_across(struct kith_job *job, struct kith_tie_findings *findings, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	for (size_t t = 0; t < findings->count; t++) {
		uint32_t a = groups.of[findings->source[t]], b = groups.of[findings->target[t]];
		bool known = a != KITH_NO_GROUP && b != KITH_NO_GROUP;
		findings->across[t] = known ? a != b : UINT32_MAX;
	}
	kith_partition_finish(&groups);
	return true;
}

bool kith_tie_findings_find(
	struct kith_job *job, struct kith_tie_findings *findings, GError **error)
{
	const kith_network *network = job->network;
	struct pairs pairs = {0};
	bool found = findings_init(findings, kith_csr_ties(network->out), error) &&
		     measure_pairs(network->both, &pairs, error);
	if (found) {
		list_ties(network, findings);
		found = read_rows(network, findings, error);
	}
	if (found) {
		take_pairs(&pairs, findings);
	}
	pairs_finish(&pairs);
	return found &&
	       kith_strength_backbone(network->out, network->in, findings->backbone, error) &&
	       find_across(job, findings, error);
}

void kith_tie_findings_finish(struct kith_tie_findings *findings)
{
	g_free(findings->source);
	g_free(findings->target);
	g_free(findings->weight);
	g_free(findings->pair);
	g_free(findings->shared);
	g_free(findings->overlap);
	g_free(findings->span);
	g_free(findings->dispersion);
	g_free(findings->backbone);
	g_free(findings->across);
	g_free(findings->kinds);
	g_free(findings->tie_class);
	g_free(findings->side);
	g_free(findings->directed);
	g_free(findings->kept);
	g_free(findings->reciprocated);
	g_free(findings->simmelian);
	kith_betweenness_finish(&findings->betweenness);
}
