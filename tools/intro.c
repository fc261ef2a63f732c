/* kith intro: whom do I ask, to reach this person or group? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "answers/fact_columns.h"
#include "answers/introduction_options.h"
#include "answers/route_marks.h"
#include "answers/route_plan.h"
#include "graph/person.h"
#include "wording/reasons.h"

struct settings {
	struct kith_introduction_options introductions;
	const char *from, *via;
	struct kith_target_options targets;
	size_t routes, at_most;
	bool disjoint;
};

static const struct kith_option options[] = {
	KITH_PERSON("from", 0, struct settings, from, "NAME", "the same as --me"),
	KITH_TARGET_OPTIONS(struct settings, targets, "any of them will do"),
	KITH_COUNT("routes", 0, struct settings, routes, "K",
		"the K best routes overall, each through other people (default: the best "
		"through each first person); with --to-file K people to ask for each name "
		"(default: 1)"),
	KITH_COUNT("at-most", 0, struct settings, at_most, "N",
		"with --to-file: ask one person for N introductions at most (default: any number)"),
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
	{"kith intro data/community.csv --me 'Amara Okafor' --to-file data/wishes.txt --at-most 2",
		"a plan for many at once that asks nobody more than twice"},
	{"kith intro -g data/lesmis.csv --from Gavroche --to Fantine --disjoint",
		"the graph with separate routes marked, for kith plot"},
	{NULL, NULL},
};

/* What the cells of the answer are made from. */
struct answer {
	kith_acquaintance *acquaintance;
	GArray *rows; /* of struct kith_planned */
	bool planned; /* rows are lines of --to-file, not routes to the same target */
};

static const struct kith_planned *row_at(const void *answer, size_t row)
{
	return &g_array_index(((const struct answer *)answer)->rows, struct kith_planned, row);
}

/* The route of a row; NULL where nobody can be asked. */
static const struct kith_route *route_at(const void *answer, size_t row)
{
	return row_at(answer, row)->route;
}

static const kith_graph *graph_of(const struct answer *answer)
{
	return answer->acquaintance->network->graph;
}

/* Appends who is at a place of a route, which only routes of more than `steps` ties have. */
static void append_name(
	GString *out, const struct answer *answer, size_t row, unsigned place, unsigned steps)
{
	const struct kith_route *route = route_at(answer, row);
	if (route && route->steps > steps) {
		g_string_append(out, kith_graph_name(graph_of(answer), route->people[place]));
	}
}

static void ask(GString *out, size_t row, const void *data)
{
	append_name(out, data, row, 1, 0);
}

/* Nobody introduces whom one knows. */
static void introducer(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	append_name(out, data, row, route ? route->steps - 1 : 0, 1);
}

static void append_route(
	GString *out, const struct answer *answer, const uint32_t *people, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_string_append(out, i ? " > " : "");
		g_string_append(out, kith_graph_label(graph_of(answer), people[i]));
	}
}

static void whole_route(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	append_route(out, data, route ? route->people : NULL, route ? route->steps + 1 : 0);
}

static void weakest(GString *out, size_t row, const void *data)
{
	const struct kith_route *route = route_at(data, row);
	append_route(out, data, route ? route->people + route->weakest : NULL, route ? 2 : 0);
}

static void asker(GString *out, size_t row, const void *data)
{
	(void)row;
	const struct answer *answer = data;
	g_string_append(out, kith_graph_name(graph_of(answer), answer->acquaintance->asker));
}

static void target(GString *out, size_t row, const void *data)
{
	uint32_t person = row_at(data, row)->target;
	if (person != KITH_NOBODY) {
		g_string_append(out, kith_graph_name(graph_of(data), person));
	}
}

/* Whom the one asked knows on the way; nobody when they know the target themselves. */
static void next(GString *out, size_t row, const void *data)
{
	append_name(out, data, row, 2, 2);
}

static void wanted(GString *out, size_t row, const void *data)
{
	g_string_append(out, row_at(data, row)->wanted->name);
}

static void match(GString *out, size_t row, const void *data)
{
	g_string_append(out, kith_name_match_word(row_at(data, row)->match));
}

static void reached(GString *out, size_t row, const void *data)
{
	g_string_append(out, kith_reached_word(row_at(data, row)->reached));
}

static void find_facts(struct kith_meeting_facts *facts, size_t row, const void *data)
{
	const struct answer *answer = data;
	const struct kith_planned *planned = row_at(answer, row);
	if (!planned->route) {
		kith_facts_of_nobody(
			facts, answer->acquaintance, planned->target, planned->instead);
		return;
	}
	bool compared = !answer->planned && row + 1 < answer->rows->len;
	kith_facts_of_route(facts, answer->acquaintance, planned->route,
		compared ? route_at(answer, row + 1) : NULL);
	facts->decided = answer->planned ? KITH_LAST_ROUTE : facts->decided;
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
	kith_fields_add_facts(fields, graph_of(answer), facts, people, rows);
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
	for (uint32_t r = 0; job->shared.graph && r < MIN(top, answer->rows->len); r++) {
		const struct kith_route *route = route_at(answer, r);
		if (route) {
			kith_route_marks_add(&marks, route->people, route->steps, r + 1);
		}
	}
	return kith_route_marks_answer(job, table, &marks, "route", error);
}

/* Columns about the lines of a list. */
static void add_wanted(GArray *fields, const struct answer *answer)
{
	if (answer->planned) {
		kith_fields_add_text(fields, "wanted", wanted, answer);
		kith_fields_add_text(fields, "match", match, answer);
	}
}

static void add_reached(GArray *fields, const struct answer *answer)
{
	if (answer->planned) {
		add_aside(fields, "reached", reached, answer);
	}
}

/* Prints the rows, or with -g the graph with the routes on it. */
static bool print(struct kith_job *job, const struct answer *answer, GError **error)
{
	size_t count = answer->rows->len;
	g_autofree uint32_t *rank = KITH_ARRAY(uint32_t, count, error);
	g_autofree double *numbers = rank ? KITH_ARRAY(double, 2 * count, error) : NULL;
	if (!numbers) {
		return false;
	}
	double *steps = numbers, *chance = numbers + count;
	for (size_t r = 0; r < count; r++) {
		const struct kith_route *route = route_at(answer, r);
		rank[r] = (uint32_t)r + 1;
		steps[r] = route ? (double)route->steps : NAN;
		chance[r] = route ? route->chance : NAN;
	}
	g_auto(kith_fact_rows) rows = {find_facts, kith_reasons_introduction, answer, {0}, 0, NULL};
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "rank", rank);
	add_wanted(fields, answer);
	kith_fields_add_text(fields, "ask", ask, answer);
	kith_fields_add_text(fields, "introducer", introducer, answer);
	kith_fields_add_text(fields, "route", whole_route, answer);
	kith_fields_add(fields, "steps", steps);
	kith_fields_add(fields, "chance", chance);
	kith_fields_add_text(fields, "weakest", weakest, answer);
	add_reached(fields, answer);
	add_facts(fields, answer, &rows);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, count);
	return write_answer(job, answer, &table, error);
}

static bool print_routes(struct kith_job *job, kith_acquaintance *acquaintance,
	const kith_routes *routes, GError **error)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(struct kith_planned));
	for (size_t r = 0; r < routes->count; r++) {
		const struct kith_route *route = &routes->route[r];
		struct kith_planned row = {.route = route, .target = route->people[route->steps]};
		g_array_append_val(rows, row);
	}
	const struct answer answer = {acquaintance, rows, false};
	return print(job, &answer, error);
}

/* One route for each line of a list, or several. */
static bool plan(struct kith_job *job, kith_acquaintance *acquaintance,
	const struct kith_asking *asking, const kith_targets *targets, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(kith_route_plan) plan = {0};
	const struct kith_plan_limits limits = {settings->at_most, settings->routes};
	if (!kith_route_plan_make(acquaintance, asking, targets, &limits, &plan, error)) {
		return false;
	}
	if (plan.reached == 0) {
		const struct kith_planned *first =
			&g_array_index(plan.rows, struct kith_planned, 0);
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"nobody you know leads to any of the %u in %s; the first, %s: %s",
			targets->list.wanted->len, settings->targets.to_file, first->wanted->name,
			first->instead);
	}
	kith_route_plan_note(job, &plan, targets, settings->at_most);
	kith_job_remark(job,
		"Of all plans that serve as many names of the list as can be, the one whose "
		"product of chances is largest was chosen (minimum-cost assignment: Kuhn 1955, "
		"Nav. Res. Logist. Q. 2:83).");
	const struct answer answer = {acquaintance, plan.rows, true};
	return print(job, &answer, error);
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

static bool check_options(const struct settings *settings, GError **error)
{
	const struct kith_target_options *targets = &settings->targets;
	if (!targets->to && !targets->to_where && !targets->to_file) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"whom would you like to reach? say --to NAME, --to-where COLUMN=VALUE or "
			"--to-file FILE");
	}
	if (targets->to_file && settings->disjoint) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--disjoint is about routes to one target; with --to-file, --at-most "
			"spreads the asking");
	}
	return targets->to_file || !settings->at_most ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "--at-most is for a list of people to reach, --to-file FILE");
}

static bool reach(struct kith_job *job, kith_acquaintance *acquaintance,
	const struct kith_asking *asking, GError **error)
{
	note_known(job, asking);
	g_autoptr(kith_routes) routes = find_routes(job, asking, error);
	return routes &&
	       (routes->count ? print_routes(job, acquaintance, routes, error)
			      : kith_introduction_nobody(job, acquaintance, asking, error));
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	if (!check_options(settings, error)) {
		return false;
	}
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	g_auto(kith_targets) targets = {0};
	struct kith_asking asking;
	if (!acquaintance ||
		!kith_introduction_asking(job, acquaintance, settings->from, &asking, error) ||
		!kith_introduction_targets(job, &settings->targets, &asking, &targets, error) ||
		(settings->via &&
			!kith_graph_person(job->graph, settings->via, &asking.via, error))) {
		return false;
	}
	return settings->targets.to_file ? plan(job, acquaintance, &asking, &targets, error)
					 : reach(job, acquaintance, &asking, error);
}

static const struct settings defaults = {.introductions = KITH_INTRODUCTION_DEFAULTS};

const struct kith_tool kith_tool_intro = {
	.name = "intro",
	.group = "Meet",
	.needs = KITH_NEEDS_ROUTES,
	.question = "whom do I ask, to reach this person or group?",
	.about = "Prints, for everyone you could ask first, the best route to the person you would "
		 "like to meet, and why it is one. Long chains of introductions seldom arrive, so "
		 "there are at most two people in between unless you say otherwise. Routes that "
		 "are as likely as one another go by fewer steps, then by more mutual contacts "
		 "with you, with whom you would like to meet, by more in common with you, fewer "
		 "introductions asked already, and name.\n\n" KITH_INTRODUCTION_CHANCE
		 "\n\n" KITH_TO_FILE_ABOUT
		 " The answer has a row for each name: whom to ask for it, so that as many names "
		 "as can be are served without asking anybody more than --at-most times, and "
		 "of all such plans the one whose product of chances is largest. A name without "
		 "anybody to ask has an empty `ask`, and `reached` and `why` say why."
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
