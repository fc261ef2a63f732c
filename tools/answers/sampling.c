/* Searching from everyone or from a sample: options shared by the tools with betweenness. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/sampling.h"

#define SAMPLE_LEAST 128
#define SAMPLE_MOST 1024

bool kith_sampling_sources(const struct kith_job *job, const struct kith_sampling *sampling,
	struct kith_sources *sources, GError **error)
{
	const kith_csr *csr = job->network->out;
	if (sampling->exact && sampling->sources > 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--exact searches from everyone, --sources from some; choose one");
	}
	double ties = (double)kith_csr_ties(csr);
	double limit = kith_betweenness_limit(kith_betweenness_weighted(csr));
	bool small = (double)csr->n * ties <= limit;
	double affordable = CLAMP(limit / MAX(ties, 1), SAMPLE_LEAST, SAMPLE_MOST);
	size_t usual = small || sampling->exact ? 0 : (size_t)affordable;
	*sources = (struct kith_sources){
		.count = sampling->sources ? sampling->sources : usual, .seed = job->shared.seed};
	if (sources->count >= csr->n) {
		sources->count = 0;
	}
	return true;
}

void kith_sampling_note(struct kith_job *job, const struct kith_betweenness *betweenness)
{
	size_t people = job->network->out->n;
	if (betweenness->sources < people) {
		kith_job_note(job,
			"betweenness is estimated from %zu of %zu people; --exact searches from "
			"all, --sources K from more",
			betweenness->sources, people);
		kith_job_remark(job,
			"Betweenness was estimated from the shortest paths that begin at %zu "
			"people drawn by chance without replacement.",
			betweenness->sources);
	} else {
		kith_job_remark(job, "Betweenness was computed from all people.");
	}
}
