/* kith communities --scan: coarser and finer circles, and which of them last. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/community_search.h"
#include "answers/fields.h"
#include "communities/resolution_scan.h"

/* Resolutions tried: powers of the root of 2, from an eighth to eight times the base. */
#define SCANNED 13

/* The density of weights, where the Potts model finds circles; 1 without ties. */
static double density(const kith_csr *both)
{
	double n = (double)both->n, weight = 0;
	for (uint64_t e = 0; e < both->start[both->n]; e++) {
		weight += kith_csr_weight(both, e);
	}
	return weight > 0 && n >= 2 ? weight / (n * (n - 1)) : 1;
}

/* The columns of --scan. */
struct scan {
	double resolution[SCANNED], modularity[SCANNED], agreement[SCANNED];
	uint32_t communities[SCANNED], plateau[SCANNED];
};

static void fill(struct scan *scan, const struct kith_resolution_step *step)
{
	for (size_t k = 0; k < SCANNED; k++) {
		scan->resolution[k] = step[k].resolution;
		scan->communities[k] = (uint32_t)step[k].communities;
		scan->modularity[k] = step[k].modularity;
		scan->agreement[k] = step[k].agreement;
		scan->plateau[k] = step[k].plateau ? (uint32_t)step[k].plateau : UINT32_MAX;
	}
}

bool kith_community_scan(
	struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	struct kith_leiden_options options = kith_community_how(communities, job);
	struct kith_resolution_step step[SCANNED] = {{0}};
	struct kith_resolution_profile profile = {.count = SCANNED, .step = step};
	struct scan scan;
	if (options.objective == KITH_CPM && communities->settings->resolution == 0) {
		options.resolution = density(communities->both);
	}
	if (!kith_resolution_scan(communities->both, communities->out, &options, &profile, error)) {
		return false;
	}
	fill(&scan, step);
	kith_communities_say_method(communities, job);
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "resolution", scan.resolution);
	kith_fields_add(fields, "communities", scan.communities);
	kith_fields_add(fields, "modularity", scan.modularity);
	kith_fields_add(fields, "agreement", scan.agreement);
	kith_fields_add(fields, "plateau", scan.plateau);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, SCANNED);
	return kith_job_answer(job, &table, error);
}
