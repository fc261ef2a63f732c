/* Triangles of a job's network: the same for all errands about one matter. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/common_triangles.h"

const struct kith_triangles *kith_job_triangles(
	struct kith_job *job, bool holes, struct kith_triangles *own, GError **error)
{
	struct kith_triangles *triangles = job->lent ? &job->matter->triangles : own;
	if (triangles->shared && (triangles->forward || !holes)) {
		return triangles;
	}
	kith_triangles_finish(triangles);
	return kith_triangles_find(job->network->both, holes, triangles, error) ? triangles : NULL;
}
