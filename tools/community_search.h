/* Searching for communities as the options of kith communities say. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_COMMUNITY_SEARCH_H
#define KITH_COMMUNITY_SEARCH_H

#include "leiden.h"
#include "tool.h"

/* How to search, and what to print. */
struct kith_community_settings {
	const char *method;    /* NULL: leiden */
	const char *objective; /* NULL: modularity */
	double resolution;     /* 0: 1 */
	size_t runs;           /* 0: as many as are worth their time */
	bool list, scan;
	const char *compare; /* column, or NULL */
};

/* The options as a search of Leiden's, `how` out; fails with KITH_ERROR_USAGE where they clash. */
bool kith_community_how(const struct kith_job *job, const struct kith_community_settings *settings,
	struct kith_leiden *how, GError **error);

/*
 * Runs the search; groups of the best are numbered by falling size, then by name. With a method of
 * igraph, qualities are modularity.
 *
 * result  out, to be finished
 */
bool kith_community_search(struct kith_job *job, const struct kith_community_settings *settings,
	struct kith_leiden_result *result, GError **error);

/* Answers of their own: one row a community, agreement with a column, the resolution profile. */
bool kith_community_list(
	struct kith_job *job, const struct kith_leiden_result *result, GError **error);
bool kith_community_compare(struct kith_job *job, const struct kith_leiden_result *result,
	const char *column, GError **error);
bool kith_community_scan(
	struct kith_job *job, const struct kith_community_settings *settings, GError **error);

#endif
