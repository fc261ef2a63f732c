/* Communities coarse and fine: what stays the same over a range of resolutions. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/resolution_scan.h"

#include "communities/agreement.h"

#include <math.h>

#define ALIKE 0.95
#define SHORTEST 3

/* The plateau of the steps looked at so far, if they form one. */
struct plateau {
	size_t first, number;
};

/* Ends the run of like steps in front of step k, and numbers them if they are enough. */
static void end_plateau(struct plateau *plateau, struct kith_resolution_step *step, size_t k)
{
	if (k - plateau->first >= SHORTEST) {
		plateau->number++;
		for (size_t i = plateau->first; i < k; i++) {
			step[i].plateau = plateau->number;
		}
	}
	plateau->first = k;
}

/* Fills one step from what was found there. */
static bool fill_step(const kith_csr *out, const struct kith_leiden_result *result,
	struct kith_resolution_step *step, GError **error)
{
	const struct kith_partition *best = &result->all[result->best];
	step->communities = best->groups;
	step->plateau = 0;
	return kith_partition_modularity(out, best, 1, &step->modularity, error) &&
	       kith_agreement_mean(result->all, result->runs, &step->agreement, error);
}

static bool is_like(
	const struct kith_partition *a, const struct kith_partition *b, bool *like, GError **error)
{
	struct kith_agreement agreement;
	if (!kith_agreement_of(a, b, &agreement, error)) {
		return false;
	}
	*like = a->groups > 1 && b->groups > 1 && agreement.ami >= ALIKE;
	return true;
}

bool kith_resolution_scan(const kith_csr *both, const kith_csr *out,
	const struct kith_leiden_options *options, struct kith_resolution_profile *profile,
	GError **error)
{
	struct kith_resolution_step *step = profile->step;
	size_t count = profile->count, middle = count / 2;
	struct kith_leiden_result before = {0}, result = {0};
	struct plateau plateau = {0, 0};
	bool done = true;
	for (size_t k = 0; done && k < count; k++) {
		struct kith_leiden_options here = *options;
		bool like = false;
		here.resolution *= exp2(((double)k - (double)middle) / 2);
		step[k].resolution = here.resolution;
		done = kith_leiden_find(both, out, &here, &result, error) &&
		       fill_step(out, &result, &step[k], error) &&
		       (k == 0 || is_like(&before.all[before.best], &result.all[result.best], &like,
					  error));
		if (done && !like) {
			end_plateau(&plateau, step, k);
		}
		kith_leiden_finish(&before);
		before = result;
		result = (struct kith_leiden_result){0};
	}
	if (done) {
		end_plateau(&plateau, step, count);
	}
	kith_leiden_finish(&before);
	return done;
}
