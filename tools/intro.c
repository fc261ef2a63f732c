/* kith intro: whom do I ask, to reach this person or group? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fact_columns.h"
#include "answers/introduction_options.h"
#include "graph/person.h"
#include "answers/route_answer.h"

struct settings {
	struct kith_introduction_options introductions;
	const char *from, *via;
	struct kith_target_options targets;
	size_t routes;
	bool disjoint;
};

static const struct kith_option options[] = {
	KITH_PERSON("from", 0, struct settings, from, "NAME", "the same as --me"),
	KITH_TARGET_OPTIONS(struct settings, targets, "any of them will do"),
	KITH_COUNT("routes", 0, struct settings, routes, "K",
		"the K best routes overall, each through other people (default: the best "
		"through each first person)"),
	KITH_FLAG("disjoint", 0, struct settings, disjoint,
		"only routes that share nobody in between"),
	KITH_PERSON("via", 0, struct settings, via, "NAME", "only routes through them"),
	KITH_INTRODUCTION_OPTIONS(struct settings, introductions),
};

static const struct kith_example examples[] = {
	{"kith intro data/florentine.csv --from Ridolfi --to Pazzi",
		"whom the Ridolfi ask to meet the Pazzi"},
	{"kith intro data/community.csv --me 'Amara Okafor' --to 'Rhiannon Pryce' -n 2",
		"the two best people to ask"},
	{"kith intro data/community.csv --me 'Amara Okafor' --to-where field=robotics --recent 2y",
		"towards anyone in a field, recent contacts counting for more"},
	{"kith intro -g data/lesmis.csv --from Gavroche --to Fantine --disjoint",
		"the graph with separate routes marked, for kith plot"},
	{NULL, NULL},
};

static kith_routes *find_routes(
	const struct kith_job *job, const struct kith_asking *asking, GError **error)
{
	const struct settings *settings = job->settings;
	if (settings->disjoint) {
		return kith_routes_disjoint(asking, settings->routes, error);
	}
	return settings->routes ? kith_routes_best(asking, settings->routes, error)
				: kith_routes_through_each(asking, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	if (!settings->targets.to && !settings->targets.to_where) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"whom would you like to reach? say --to NAME or --to-where COLUMN=VALUE");
	}
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	g_auto(kith_targets) targets = {NULL, NULL};
	struct kith_asking asking;
	if (!acquaintance ||
		!kith_introduction_asking(job, acquaintance, settings->from, &asking, error) ||
		!kith_introduction_targets(job, &settings->targets, &asking, &targets, error) ||
		(settings->via &&
			!kith_graph_person(job->graph, settings->via, &asking.via, error))) {
		return false;
	}
	g_autoptr(kith_routes) routes = find_routes(job, &asking, error);
	return routes &&
	       (routes->count ? kith_route_answer(job, acquaintance, routes, error)
			      : kith_introduction_nobody(job, acquaintance, &asking, error));
}

static const struct settings defaults = {.introductions = KITH_INTRODUCTION_DEFAULTS};

const struct kith_tool kith_tool_intro = {
	.name = "intro",
	.group = "Meet",
	.needs = KITH_NEEDS_STRUCTURE,
	.question = "whom do I ask, to reach this person or group?",
	.about = "Prints, for everyone you could ask first, the best route to the person you would "
		 "like to meet, and why it is one. Long chains of introductions seldom arrive, so "
		 "there are at most two people in between unless you say otherwise. Routes that "
		 "are as likely as one another go by fewer steps, then by more mutual contacts "
		 "with you, with whom you would like to meet, by more in common with you, fewer "
		 "introductions asked already, and name.\n\n" KITH_INTRODUCTION_CHANCE
		 "\n\n" KITH_FACT_COLUMNS_ABOUT
		 "\n\nWith -g people and ties carry the `route` they are on and their `step` on "
		 "it. When nobody leads there, the exit status is 1 and standard error says what "
		 "else to do.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &defaults,
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_ME |
		  KITH_SHARED_METHODS | KITH_SHARED_TODAY,
	.run = run,
};
