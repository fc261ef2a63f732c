/* Betweenness from everyone, or estimated: options shared by the tools with betweenness. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/sampling.h"

#include "measures/path_samples.h"

/* Rows that are looked at first where nobody says how many. */
#define USUAL_TOP 10

static bool search(struct kith_job *job, size_t sources, bool of_ties,
	struct kith_betweenness *result, GError **error)
{
	struct kith_betweenness_options options = {.people = !of_ties,
		.ties = of_ties,
		.sources = {.count = sources, .seed = job->shared.seed}};
	return kith_betweenness_find(job->network->out, &options, result, error);
}

static bool draw(
	struct kith_job *job, bool of_ties, struct kith_betweenness *result, GError **error)
{
	size_t top = job->shared.top;
	struct kith_path_samples options = {.people = !of_ties,
		.ties = of_ties,
		.seed = job->shared.seed,
		.top = top > 0 && top < USUAL_TOP ? top : USUAL_TOP};
	return kith_path_samples_find(job->network->out, &options, result, error);
}

/* Rows whose place means nothing, among those with any value. */
static size_t count_unsure(const double *value, const double *error, size_t rows)
{
	size_t unsure = 0;
	for (size_t i = 0; i < rows; i++) {
		unsure += value[i] > 0 && error[i] >= value[i];
	}
	return unsure;
}

static void tell(struct kith_job *job, bool of_ties, const struct kith_betweenness *found)
{
	const kith_csr *csr = job->network->out;
	const char *rows = of_ties ? "ties" : "people";
	if (found->samples) {
		kith_job_note(job,
			"betweenness is estimated from %zu shortest paths drawn by chance; --exact "
			"searches from everyone",
			found->samples);
		kith_job_remark(job,
			"Betweenness was estimated from %zu shortest paths drawn by chance "
			"(Borassi & Natale 2016).",
			found->samples);
	} else if (found->sources < csr->n) {
		kith_job_note(job,
			"betweenness is estimated from %zu of %zu people; --exact searches from "
			"all, --sources K from more",
			found->sources, csr->n);
		kith_job_remark(job,
			"Betweenness was estimated from the shortest paths that begin at %zu "
			"people drawn by chance without replacement.",
			found->sources);
	} else {
		kith_job_remark(job, "Betweenness was computed from all people.");
		return;
	}
	size_t unsure = of_ties ? count_unsure(found->tie, found->tie_error, kith_csr_ties(csr))
				: count_unsure(found->person, found->person_error, csr->n);
	if (unsure > 0) {
		kith_job_note(job,
			"for %zu %s the error is as large as the estimate: it puts them in no "
			"order",
			unsure, rows);
	}
}

bool kith_sampling_find(struct kith_job *job, const struct kith_sampling *sampling, bool of_ties,
	struct kith_betweenness *result, GError **error)
{
	const kith_csr *csr = job->network->out;
	bool soon = sampling->exact || sampling->sources > 0;
	if (sampling->exact && sampling->sources > 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--exact searches from everyone, --sources from some; choose one");
	}
	if (!soon && !kith_betweenness_is_soon(csr, job->shared.seed, &soon, error)) {
		return false;
	}
	size_t sources = sampling->sources < csr->n ? sampling->sources : 0;
	bool found = soon ? search(job, sources, of_ties, result, error)
			  : draw(job, of_ties, result, error);
	if (found) {
		tell(job, of_ties, result);
	}
	return found;
}
