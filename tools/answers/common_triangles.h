/* Triangles of a job's network: the same for all errands about one matter. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_COMMON_TRIANGLES_H
#define KITH_COMMON_TRIANGLES_H

#include "cli/tool.h"

/*
 * The triangles of job->network->both, with holes or without, as kith_triangles_find.
 *
 * own  zeros; out, to be finished after use: holds them unless an errand found them in its matter
 *
 * NULL with KITH_ERROR_SYSTEM.
 */
const struct kith_triangles *kith_job_triangles(
	struct kith_job *job, bool holes, struct kith_triangles *own, GError **error);

#endif
