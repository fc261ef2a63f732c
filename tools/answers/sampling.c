/* Betweenness from everyone, or estimated: options shared by the tools with betweenness. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/sampling.h"

#include "measures/path_samples.h"

/* Rows that are looked at first where nobody says how many. */
#define USUAL_TOP 10

/* What paths are counted for. */
struct wanted {
	bool people, ties;
};

static bool search(struct kith_job *job, size_t sources, struct wanted wanted,
	struct kith_betweenness *result, GError **error)
{
	struct kith_betweenness_options options = {.people = wanted.people,
		.ties = wanted.ties,
		.sources = {.count = sources, .seed = job->shared.seed}};
	return kith_betweenness_find(job->network->out, &options, result, error);
}

static bool draw(
	struct kith_job *job, struct wanted wanted, struct kith_betweenness *result, GError **error)
{
	size_t top = job->shared.top;
	struct kith_path_samples options = {.people = wanted.people,
		.ties = wanted.ties,
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

/* Whichever takes less time. */
static bool find_usual(
	struct kith_job *job, struct wanted wanted, struct kith_betweenness *result, GError **error)
{
	bool soon;
	return kith_betweenness_is_soon(job->network->out, job->shared.seed, &soon, error) &&
	       (soon ? search(job, 0, wanted, result, error) : draw(job, wanted, result, error));
}

/* A copy of what is the matter's; found for people and ties at once by who asks first. */
static bool find_common(
	struct kith_job *job, bool of_ties, struct kith_betweenness *result, GError **error)
{
	const kith_csr *csr = job->network->out;
	struct kith_betweenness *paths = &job->matter->paths;
	if (!paths->person && !find_usual(job, (struct wanted){true, true}, paths, error)) {
		return false;
	}
	size_t count = of_ties ? kith_csr_ties(csr) : csr->n;
	const double *value = of_ties ? paths->tie : paths->person;
	const double *off = of_ties ? paths->tie_error : paths->person_error;
	double *values = kith_array_copy(value, count, sizeof *value, error);
	double *errors = values && off ? kith_array_copy(off, count, sizeof *off, error) : NULL;
	*result = (struct kith_betweenness){.sources = paths->sources, .samples = paths->samples};
	*(of_ties ? &result->tie : &result->person) = values;
	*(of_ties ? &result->tie_error : &result->person_error) = errors;
	return values && (!off || errors);
}

bool kith_sampling_find(struct kith_job *job, const struct kith_sampling *sampling, bool of_ties,
	struct kith_betweenness *result, GError **error)
{
	const kith_csr *csr = job->network->out;
	bool usual = !sampling->exact && sampling->sources == 0;
	struct wanted wanted = {!of_ties, of_ties};
	if (sampling->exact && sampling->sources > 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--exact searches from everyone, --sources from some; choose one");
	}
	size_t sources = sampling->sources < csr->n ? sampling->sources : 0;
	bool found = usual && job->lent ? find_common(job, of_ties, result, error)
		     : usual            ? find_usual(job, wanted, result, error)
					: search(job, sources, wanted, result, error);
	if (found) {
		tell(job, of_ties, result);
	}
	return found;
}
