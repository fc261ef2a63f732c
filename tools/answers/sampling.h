/* Betweenness from everyone, or estimated: options shared by the tools with betweenness. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SAMPLING_H
#define KITH_SAMPLING_H

#include "measures/betweenness.h"
#include "cli/tool.h"

/* A member of a tool's settings. */
struct kith_sampling {
	bool exact;
	size_t sources; /* 0: paths are drawn where searching from everyone takes too long */
};

/* clang-format off */

/* Its options, for the table of a tool with settings of `type` that has it as `member`. */
#define KITH_SAMPLING_OPTIONS(type, member) \
	KITH_FLAG("exact", 0, type, member.exact, \
		"search from everyone, however long that takes"), \
	KITH_COUNT("sources", 0, type, member.sources, "K", \
		"search from K people drawn by chance (default: from everyone where that is " \
		"soon done; else paths are drawn)")

/* clang-format on */

/*
 * Betweenness of people or of ties in the job's network: exact where kith_betweenness_is_soon, else
 * from paths drawn by chance; from everyone or from some people where that is asked for. What was
 * estimated is said.
 *
 * result  out, to be finished
 *
 * Fails with KITH_ERROR_USAGE when both are asked for, or with KITH_ERROR_SYSTEM.
 */
bool kith_sampling_find(struct kith_job *job, const struct kith_sampling *sampling, bool of_ties,
	struct kith_betweenness *result, GError **error);

/* What may be put in order: a value, or 0 where it is no larger than its error. */
static inline double kith_sampling_sure(const double *value, const double *error, size_t at)
{
	return error && error[at] >= value[at] ? 0 : value[at];
}

#endif
