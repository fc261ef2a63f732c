/* What the options of kith communities mean, and which go together. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/community_search.h"

#include <string.h>

bool kith_community_is_own(const struct kith_community_settings *settings)
{
	static const char *const own[] = {"leiden", "louvain", NULL};
	return !settings->method || g_strv_contains(own, settings->method);
}

bool kith_community_is_potts(const struct kith_community_settings *settings)
{
	return g_strcmp0(settings->objective, "cpm") == 0;
}

bool kith_community_is_chancy(const struct kith_community_settings *settings)
{
	static const char *const sure[] = {
		"walktrap", "fastgreedy", "eigenvector", "edge-betweenness", NULL};
	return !settings->method || !g_strv_contains(sure, settings->method);
}

static bool check_scale(const struct kith_community_settings *settings, GError **error)
{
	if (settings->resolution < 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--resolution takes a number above 0; larger ones find smaller circles");
	}
	if (kith_community_is_potts(settings) && settings->resolution == 0 && !settings->scan) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--objective cpm needs --resolution, near the network's density (see kith "
			"summary); --scan tries some");
	}
	if (settings->resolution > 0 && !kith_community_is_own(settings) &&
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
	const char *asked = kith_community_is_potts(settings) ? "--objective cpm"
			    : settings->scan                  ? "--scan"
			    : settings->two_mode              ? "--two-mode"
			    : settings->fixed                 ? "--fixed"
							      : NULL;
	if (asked && !kith_community_is_own(settings)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"%s goes with --method leiden or louvain; leave out one of the two", asked);
	}
	if (kith_community_is_chancy(settings)) {
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
	if (settings->two_mode && kith_community_is_potts(settings)) {
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
