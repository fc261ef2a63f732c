/* Searching from everyone or from a sample: options shared by the tools with betweenness. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SAMPLING_H
#define KITH_SAMPLING_H

#include "measures/betweenness.h"
#include "cli/tool.h"

/* A member of a tool's settings. */
struct kith_sampling {
	bool exact;
	size_t sources; /* 0: as the network's size asks for */
};

/* clang-format off */

/* Its options, for the table of a tool with settings of `type` that has it as `member`. */
#define KITH_SAMPLING_OPTIONS(type, member) \
	KITH_FLAG("exact", 0, type, member.exact, \
		"search from everyone, however long that takes"), \
	KITH_COUNT("sources", 0, type, member.sources, "K", \
		"search from K people drawn by chance (default: everyone; 128 to 1024 in huge networks)")

/* clang-format on */

/*
 * Where to search from, in the job's network: everyone (count 0) while people times ties is within
 * kith_betweenness_limit, else a sample. Fails with KITH_ERROR_USAGE when both are asked for.
 */
bool kith_sampling_sources(const struct kith_job *job, const struct kith_sampling *sampling,
	struct kith_sources *sources, GError **error);

/* Says that betweenness was sampled, where it was. */
void kith_sampling_note(struct kith_job *job, const struct kith_betweenness *betweenness);

#endif
