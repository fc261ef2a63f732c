/* kith intro: whom do I ask, to reach this person or group? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "fields.h"
#include "meeting.h"
#include "person.h"
#include "reasons.h"
#include "way.h"

struct settings {
	struct kith_meeting meeting;
	const char *from, *via;
	GPtrArray *to, *to_where, *avoid;
	size_t routes;
	bool disjoint;
};

#define AT(field) offsetof(struct settings, field)

static const struct kith_option options[] = {
	{"from", 0, KITH_OPTION_PERSON, AT(from), "NAME", "the same as --me", NULL},
	{"to", 0, KITH_OPTION_TEXTS, AT(to), "NAME", "whom to reach; repeated, any of them will do",
		NULL},
	{"to-where", 0, KITH_OPTION_TEXTS, AT(to_where), "'COLUMN=VALUE'",
		"reach anyone who fits, as in --where", NULL},
	{"routes", 0, KITH_OPTION_COUNT, AT(routes), "K",
		"the K best routes overall, each through other people (default: the best "
		"through each first person)",
		NULL},
	{"disjoint", 0, KITH_OPTION_FLAG, AT(disjoint), NULL,
		"only routes that share nobody in between", NULL},
	{"avoid", 0, KITH_OPTION_TEXTS, AT(avoid), "NAME", "leave them out of it", NULL},
	{"via", 0, KITH_OPTION_PERSON, AT(via), "NAME", "only routes through them", NULL},
	KITH_MEETING_OPTIONS(struct settings, meeting),
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
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

/* Resolves whom the command line names; `people` and `avoid` are what the asking borrows. */
static bool set_out(const struct kith_job *job, struct kith_asking *asking, GArray *people,
	GArray *avoid, GError **error)
{
	const struct settings *settings = job->settings;
	if ((settings->via && !kith_graph_person(job->graph, settings->via, &asking->via, error)) ||
		!kith_meeting_people(job, settings->to, people, error) ||
		!kith_meeting_where(job, settings->to_where, asking->asker, people, error) ||
		!kith_meeting_people(job, settings->avoid, avoid, error)) {
		return false;
	}
	if (people->len == 0) {
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"nobody but you fits --to-where %s; widen it",
			(const char *)settings->to_where->pdata[0]);
	}
	asking->targets = &g_array_index(people, uint32_t, 0);
	asking->target_count = people->len;
	asking->avoid = &g_array_index(avoid, uint32_t, 0);
	asking->avoid_count = avoid->len;
	bool oneself = people->len == 1 && asking->targets[0] == asking->asker;
	return !oneself || kith_fail(error, KITH_ERROR_USAGE,
				   "%s is who is asking; name somebody else with --to",
				   kith_graph_name(job->graph, asking->asker));
}

static kith_routes *find_routes(
	const struct kith_job *job, const struct kith_asking *asking, GError **error)
{
	const struct settings *settings = job->settings;
	if (settings->disjoint) {
		return kith_introduce_disjoint(asking, settings->routes, error);
	}
	return settings->routes ? kith_introduce_best(asking, settings->routes, error)
				: kith_introduce(asking, error);
}

static bool introduce(struct kith_job *job, kith_acquaintance *acquaintance,
	const struct kith_asking *asking, GError **error)
{
	g_autoptr(kith_routes) routes = find_routes(job, asking, error);
	if (!routes) {
		return false;
	}
	if (routes->count == 0) {
		g_autoptr(GString) words = g_string_new(NULL);
		return kith_reasons_nobody(words, acquaintance, asking, error) &&
		       kith_fail(error, KITH_ERROR_NO_ANSWER, "%s", words->str);
	}
	return kith_way_answer(job, acquaintance, routes, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	if (!settings->to && !settings->to_where) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"whom would you like to reach? say --to NAME or --to-where COLUMN=VALUE");
	}
	g_autoptr(kith_acquaintance) acquaintance =
		kith_meeting_open(job, &settings->meeting, error);
	g_autoptr(GArray) people = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_autoptr(GArray) avoid = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t me;
	if (!acquaintance || !kith_meeting_me(job, settings->from, &me, error)) {
		return false;
	}
	struct kith_asking asking = kith_acquaintance_asking(acquaintance, me);
	return set_out(job, &asking, people, avoid, error) &&
	       introduce(job, acquaintance, &asking, error);
}

static const struct settings defaults = {.meeting = KITH_MEETING_DEFAULTS};

const struct kith_tool kith_tool_intro = {
	.name = "intro",
	.group = "Meet",
	.question = "whom do I ask, to reach this person or group?",
	.about = "Prints, for everyone you could ask first, the best route to the person you would "
		 "like to meet, and why it is one. Long chains of introductions seldom arrive, so "
		 "there are at most two people in between unless you say otherwise. Routes that "
		 "are as likely as one another go by fewer steps, then by more mutual contacts "
		 "with you, with whom you would like to meet, by more in common with you, fewer "
		 "introductions asked already, and name.\n\n" KITH_MEETING_CHANCE
		 "\n\nWith -g people and ties carry the `route` they are on and their `step` on "
		 "it. When nobody leads there, the exit status is 1 and standard error says what "
		 "else to do.",
	.examples = examples,
	.options = options,
	.settings_size = sizeof(struct settings),
	.defaults = &defaults,
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_ME |
		  KITH_SHARED_METHODS | KITH_SHARED_TODAY,
	.run = run,
};
