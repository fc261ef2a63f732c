/* Which options of kith communities go together. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "community_search.h"

#include <string.h>

static bool is_own(const char *method)
{
	return !method || strcmp(method, "leiden") == 0 || strcmp(method, "louvain") == 0;
}

static bool leaves_nothing_to_chance(const char *method)
{
	static const char *const sure[] = {
		"walktrap", "fastgreedy", "eigenvector", "edge-betweenness", NULL};
	return method && g_strv_contains(sure, method);
}

static bool check_scale(const struct kith_community_settings *settings, GError **error)
{
	bool potts = g_strcmp0(settings->objective, "cpm") == 0;
	if (settings->resolution < 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--resolution takes a number above 0; larger ones find smaller circles");
	}
	if (potts && settings->resolution == 0 && !settings->scan) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--objective cpm needs --resolution, near the network's density (see kith "
			"summary); --scan tries some");
	}
	if (settings->resolution > 0 && !is_own(settings->method) &&
		strcmp(settings->method, "spinglass") != 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--resolution goes with --method leiden, louvain or spinglass; %s has no "
			"scale",
			settings->method);
	}
	return true;
}

/* What only our own search can do. */
static bool check_method(const struct kith_community_settings *settings, GError **error)
{
	const char *asked = g_strcmp0(settings->objective, "cpm") == 0 ? "--objective cpm"
			    : settings->scan                           ? "--scan"
			    : settings->two_mode                       ? "--two-mode"
			    : settings->fixed                          ? "--fixed"
								       : NULL;
	if (asked && !is_own(settings->method)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"%s goes with --method leiden or louvain; leave out one of the two", asked);
	}
	if (!leaves_nothing_to_chance(settings->method)) {
		return settings->runs != 1 || !settings->consensus ||
		       kith_fail(error, KITH_ERROR_USAGE,
			       "--consensus is of several runs; leave out --runs, or ask for more");
	}
	if (settings->runs > 1 || settings->consensus) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--method %s leaves nothing to chance, so every run finds the same; leave "
			"out %s",
			settings->method, settings->consensus ? "--consensus" : "--runs");
	}
	return true;
}

static bool check_answers(const struct kith_community_settings *settings, GError **error)
{
	if (settings->list + settings->scan + settings->overlap + (settings->compare != NULL) > 1) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--list, --scan, --overlap and --compare are answers of their own; choose "
			"one");
	}
	if (settings->scan && (settings->consensus || settings->min_size)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--scan counts what is found at each resolution, so --consensus and "
			"--min-size have no part in it; leave them out");
	}
	if (settings->fixed && settings->consensus) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--fixed and --consensus exclude each other: a consensus may part groups "
			"that are to be kept; choose one");
	}
	return true;
}

static bool check_modes(const struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	if (settings->two_mode && g_strcmp0(settings->objective, "cpm") == 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--two-mode has a modularity of its own; leave out --objective cpm");
	}
	if (settings->two_mode && (job->shared.directed || job->shared.undirected)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--two-mode: coming to an event has no direction; leave out --directed or "
			"--undirected");
	}
	return true;
}

bool kith_community_check(const struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	return check_answers(settings, error) && check_scale(settings, error) &&
	       check_method(settings, error) && check_modes(job, error);
}
