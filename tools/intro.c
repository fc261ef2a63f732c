/* kith intro: whom do I ask, to reach this person or group? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fact_columns.h"
#include "answers/introduction_options.h"
#include "answers/route_marks.h"
#include "graph/person.h"
#include "wording/reasons.h"

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

/* What the cells of the answer are made from. */
struct answer {
	const kith_acquaintance *acquaintance;
	const kith_routes *routes;
};

static const struct kith_route *route_at(const struct answer *answer, size_t row)
{
	return &answer->routes->route[row];
}

static const char *name_of(const struct answer *answer, uint32_t person)
{
	return kith_graph_name(answer->acquaintance->network->graph, person);
}

static void ask(GString *out, size_t row, const void *data)
{
	g_string_append(out, name_of(data, route_at(data, row)->people[1]));
}

/* Nobody introduces whom one knows. */
static void introducer(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	if (route->steps > 1) {
		g_string_append(out, name_of(data, route->people[route->steps - 1]));
	}
}

static void append_route(
	GString *out, const struct answer *answer, const uint32_t *people, size_t count)
{
	const kith_graph *graph = answer->acquaintance->network->graph;
	for (size_t i = 0; i < count; i++) {
		g_string_append(out, i ? " > " : "");
		g_string_append(out, kith_graph_label(graph, people[i]));
	}
}

static void whole_route(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	append_route(out, data, route->people, route->steps + 1);
}

static void weakest(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	append_route(out, data, route->people + route->weakest, 2);
}

static void asker(GString *out, size_t row, const void *data)
{
	g_string_append(out, name_of(data, route_at(data, row)->people[0]));
}

static void target(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	g_string_append(out, name_of(data, route->people[route->steps]));
}

/* Whom the one asked knows on the way; nobody when they know the target themselves. */
static void next(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	if (route->steps > 2) {
		g_string_append(out, name_of(data, route->people[2]));
	}
}

static void find_facts(struct kith_meeting_facts *facts, size_t row, const void *data)
{
	const struct answer *answer = data;
	const struct kith_route *after =
		row + 1 < answer->routes->count ? route_at(answer, row + 1) : NULL;
	kith_facts_of_route(facts, answer->acquaintance, route_at(answer, row), after);
}

/* A column about the route's people, who stand in `why` as well. */
static void add_aside(
	GArray *fields, const char *name, kith_field_text text, const struct answer *answer)
{
	kith_fields_add_text(fields, name, text, answer);
	kith_fields_set_aside(fields);
}

static void add_facts(GArray *fields, const struct answer *answer, kith_fact_rows *rows)
{
	static const char *const facts[] = {"kinds", "last", "introducer_kinds", "introducer_last",
		"shared_values", "mutual_names", "decided", NULL};
	static const char *const people[] = {"ask", "introducer", "asker", "target", "next", NULL};
	add_aside(fields, "asker", asker, answer);
	add_aside(fields, "target", target, answer);
	add_aside(fields, "next", next, answer);
	kith_fields_add_facts(fields, answer->acquaintance->network->graph, facts, people, rows);
}

static bool write_answer(struct kith_job *job, const struct answer *answer,
	const struct kith_table *table, GError **error)
{
	g_auto(kith_route_marks) marks = {NULL, NULL, NULL, NULL, NULL};
	size_t top = job->shared.top == KITH_TOP_UNSET || job->shared.top == 0 ? SIZE_MAX
									       : job->shared.top;
	if (job->shared.graph && !kith_route_marks_init(&marks, job->network, error)) {
		return false;
	}
	for (uint32_t r = 0; job->shared.graph && r < MIN(top, answer->routes->count); r++) {
		const struct kith_route *route = route_at(answer, r);
		kith_route_marks_add(&marks, route->people, route->steps, r + 1);
	}
	return kith_route_marks_answer(job, table, &marks, error);
}

/* Prints the routes, or with -g the graph with the routes on it. */
static bool print(struct kith_job *job, const kith_acquaintance *acquaintance,
	const kith_routes *routes, GError **error)
{
	struct answer answer = {acquaintance, routes};
	g_autofree uint32_t *numbers = KITH_ARRAY(uint32_t, 2 * routes->count, error);
	g_autofree double *chance = numbers ? KITH_ARRAY(double, routes->count, error) : NULL;
	if (!chance) {
		return false;
	}
	uint32_t *rank = numbers, *steps = numbers + routes->count;
	for (size_t r = 0; r < routes->count; r++) {
		rank[r] = (uint32_t)r + 1;
		steps[r] = routes->route[r].steps;
		chance[r] = routes->route[r].chance;
	}
	g_auto(kith_fact_rows) rows = {find_facts, kith_reasons_introduction, &answer, {0}, 0};
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "rank", rank);
	kith_fields_add_text(fields, "ask", ask, &answer);
	kith_fields_add_text(fields, "introducer", introducer, &answer);
	kith_fields_add_text(fields, "route", whole_route, &answer);
	kith_fields_add(fields, "steps", steps);
	kith_fields_add(fields, "chance", chance);
	kith_fields_add_text(fields, "weakest", weakest, &answer);
	add_facts(fields, &answer, &rows);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, routes->count);
	return write_answer(job, &answer, &table, error);
}

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

/* Somebody is known who has a tie to the asker, though no route runs against it. */
static void note_known(struct kith_job *job, const struct kith_asking *asking)
{
	uint32_t me = asking->asker, target = asking->targets[0];
	if (asking->target_count == 1 &&
		kith_csr_find(asking->out.rows, me, target) == UINT64_MAX &&
		kith_csr_find(asking->both, me, target) != UINT64_MAX) {
		kith_job_note(job, "%s has a tie to you, so you know each other: write to them",
			kith_graph_label(job->graph, target));
	}
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
	note_known(job, &asking);
	g_autoptr(kith_routes) routes = find_routes(job, &asking, error);
	return routes &&
	       (routes->count ? print(job, acquaintance, routes, error)
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
