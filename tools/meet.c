/* kith meet: whom should I meet, and through whom? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/meet.h"

#include <math.h>
#include <string.h>

#include "graph/cells.h"
#include "answers/fact_columns.h"
#include "answers/introduction_options.h"
#include "answers/rows.h"
#include "wording/nobody.h"
#include "wording/reasons.h"

struct settings {
	struct kith_introduction_options introductions;
	const char *as, *level;
	bool page_rank;
};

static const struct kith_option options[] = {
	KITH_CHOICE("as", 0, struct settings, as, "RELATION",
		"only as peer, mentor, kindred or new-circle", "peer|mentor|kindred|new-circle"),
	KITH_COLUMN("level", 0, struct settings, level, "COLUMN",
		"numbers that say how far people are, for mentors and peers (default: level)"),
	KITH_FLAG("page-rank", 0, struct settings, page_rank,
		"measure nearness by personalised PageRank, not by mutual contacts"),
	KITH_INTRODUCTION_OPTIONS(struct settings, introductions),
};

static const struct kith_example examples[] = {
	{"kith meet data/community.csv --me 'Amara Okafor' -n 5",
		"five people worth meeting, and whom to ask"},
	{"kith meet data/community.csv --me 'Amara Okafor' --as mentor --like interests",
		"people further along who share an interest"},
	{"kith meet data/community.csv --me 'Ruth Oyelaran' -n 3",
		"a newcomer who knows nobody yet"},
	{"kith meet data/karate.csv --me 25", "where little is known, mutual contacts decide"},
	{NULL, NULL},
};

/* Who looks for whom, as it is printed. Borrows everything. */
struct view {
	kith_acquaintance *acquaintance;
	const struct kith_meet_options *options;
	char *const *circle_names; /* by number, where there are circles */
};

/* What the cells of the answer are made from. */
struct answer {
	const struct kith_job *job;
	const struct view *view;
	const GArray *prospects;
	GPtrArray *routes; /* of kith_routes *, the best one to each prospect */
};

static const struct kith_prospect *prospect_at(const struct answer *answer, size_t row)
{
	return &g_array_index(answer->prospects, struct kith_prospect, row);
}

/* The best route to a prospect, or NULL. */
static const struct kith_route *route_to(const struct answer *answer, size_t row)
{
	const kith_routes *routes = answer->routes->pdata[row];
	return routes->count ? &routes->route[0] : NULL;
}

static void name(GString *out, size_t row, const void *data)
{
	const struct answer *answer = data;
	g_string_append(out, kith_graph_name(answer->job->graph, prospect_at(answer, row)->person));
}

static void relation(GString *out, size_t row, const void *data)
{
	g_string_append(out, kith_relation_name(prospect_at(data, row)->relation));
}

static void ask(GString *out, size_t row, const void *data)
{
	const struct answer *answer = data;
	const struct kith_route *route = route_to(answer, row);
	if (route) {
		g_string_append(out, kith_graph_name(answer->job->graph, route->people[1]));
	}
}

/* Whom the one asked knows on the way; nobody when they know that person themselves. */
static void next(GString *out, size_t row, const void *data)
{
	const struct answer *answer = data;
	const struct kith_route *route = route_to(answer, row);
	if (route && route->steps > 2) {
		g_string_append(out, kith_graph_name(answer->job->graph, route->people[2]));
	}
}

static void find_facts(struct kith_meeting_facts *facts, size_t row, const void *data)
{
	const struct answer *answer = data;
	const struct kith_prospect *prospect = prospect_at(answer, row);
	const struct kith_partition *circles = answer->view->options->circles;
	uint32_t circle = circles ? circles->of[prospect->person] : KITH_NO_GROUP;
	kith_facts_of_prospect(facts, answer->view->acquaintance, prospect, route_to(answer, row),
		circle == KITH_NO_GROUP ? NULL : answer->view->circle_names[circle]);
}

/* The best route to each prospect; puts their ranks and their numbers in `counts`. */
static GPtrArray *find_routes(const struct answer *answer, uint32_t *counts, GError **error)
{
	size_t rows = answer->prospects->len;
	struct kith_asking asking =
		kith_acquaintance_asking(answer->view->acquaintance, answer->view->options->me);
	for (size_t r = 0; r < rows; r++) {
		counts[r] = (uint32_t)r + 1;
		counts[rows + r] = prospect_at(answer, r)->person;
	}
	return kith_routes_to_each(&asking, counts + rows, rows, error);
}

/* Finds the best way to everyone of `prospects` (struct kith_prospect) and prints them. */
static bool print(
	struct kith_job *job, const struct view *view, const GArray *prospects, GError **error)
{
	size_t rows = prospects->len;
	g_autofree uint32_t *counts = KITH_ARRAY(uint32_t, 2 * rows, error);
	g_autofree double *numbers = counts ? KITH_ARRAY(double, 2 * rows, error) : NULL;
	struct answer answer = {job, view, prospects, NULL};
	g_autoptr(GPtrArray) routes = numbers ? find_routes(&answer, counts, error) : NULL;
	if (!routes) {
		return false;
	}
	answer.routes = routes;
	for (size_t r = 0; r < rows; r++) {
		const struct kith_route *route = route_to(&answer, r);
		numbers[r] = prospect_at(&answer, r)->near;
		numbers[rows + r] = route ? route->chance : NAN;
	}
	static const char *const facts[] = {
		"asker", "new_circle", "shared_values", "mutual_names", NULL};
	static const char *const people[] = {"asker", "name", "ask", "next", NULL};
	g_auto(kith_fact_rows) found = {.find = find_facts,
		.say = kith_reasons_meeting,
		.answer = &answer,
		.asker = kith_graph_name(job->graph, view->options->me)};
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "rank", counts);
	kith_fields_add_text(fields, "name", name, &answer);
	kith_fields_add_text(fields, "relation", relation, &answer);
	kith_fields_add(fields, "mutual", numbers);
	kith_fields_add_text(fields, "alike", kith_fact_alike, &found);
	kith_fields_add_text(fields, "ask", ask, &answer);
	kith_fields_add(fields, "chance", numbers + rows);
	kith_fields_add_text(fields, "next", next, &answer);
	kith_fields_set_aside(fields);
	kith_fields_add_facts(fields, job->graph, facts, people, &found);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, rows);
	return kith_rows_answer(job, &table, "name", counts + rows, error);
}

/* Reads how far people are; a level that was asked for must be there. */
static bool read_level(const struct kith_job *job, double **level, GError **error)
{
	const struct settings *settings = job->settings;
	const char *name = settings->level ? settings->level : "level";
	g_autoptr(GError) reason = NULL;
	const struct kith_cells_range numbers = {-1e300, 1e300, "a number"};
	bool read = kith_cells_of_people(job->graph, name, &numbers, level, &reason);
	if (!settings->level && (read || reason->code == KITH_ERROR_DATA)) {
		return true;
	}
	if (!read) {
		g_propagate_error(error, g_steal_pointer(&reason));
		return false;
	}
	return *level || kith_fail(error, KITH_ERROR_USAGE,
				 "no person has a column '%s'; --level wants numbers that say how "
				 "far people are",
				 name);
}

/* The bit of the relation that was asked for; 0: all of them. */
static unsigned relations_wanted(const char *as)
{
	for (unsigned relation = KITH_PEER; as && relation <= KITH_NEW_CIRCLE; relation++) {
		if (strncmp(kith_relation_name(relation), as, strcspn(as, "-")) == 0) {
			return 1U << relation;
		}
	}
	return 0;
}

/* The rows that will be printed, where it is clear which; 0: all. */
static size_t rows_wanted(const struct kith_shared_options *shared)
{
	return shared->by || shared->top == KITH_TOP_UNSET ? 0 : shared->top;
}

static bool fail_nobody(const struct kith_job *job, const struct view *view, GError **error)
{
	const char *as = ((const struct settings *)job->settings)->as;
	if (as) {
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"nobody near is found as %s; leave out --as to see everyone, or look "
			"further with --max-steps",
			as);
	}
	g_autoptr(GString) words = g_string_new(NULL);
	kith_nobody_to_meet(words, view->acquaintance, "--max-steps");
	return kith_fail(error, KITH_ERROR_NO_ANSWER, "%s", words->str);
}

static bool meet(struct kith_job *job, const struct view *view, GError **error)
{
	g_autoptr(GArray) prospects = kith_meet_find(view->options, error);
	if (!prospects) {
		return false;
	}
	if (view->acquaintance->like->len == 0) {
		kith_job_note(job, "nothing says what people share, so mutual contacts decide; "
				   "--like names columns to compare");
	}
	return prospects->len ? print(job, view, prospects, error) : fail_nobody(job, view, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	g_autofree double *level = NULL;
	g_auto(kith_circles) circles = {0};
	struct kith_asking asking;
	if (!acquaintance || !kith_introduction_asking(job, acquaintance, NULL, &asking, error) ||
		!read_level(job, &level, error) ||
		!kith_introduction_circles(job, &circles, error)) {
		return false;
	}
	struct kith_meet_options options = {asking.out.rows, job->network->both, asking.asker,
		asking.max_steps, acquaintance->alike, level, circles.of, settings->page_rank,
		rows_wanted(&job->shared), relations_wanted(settings->as), asking.by_name,
		acquaintance};
	return meet(job, &(struct view){acquaintance, &options, circles.names}, error);
}

const struct kith_tool kith_tool_meet = {
	.name = "meet",
	.group = "Meet",
	.needs = KITH_NEEDS_LIKENESS,
	.question = "whom should I meet, and through whom?",
	.about =
		"Looks at people two or three steps away (--max-steps) whom you do not know: a "
		"`mentor` shares something with you and is at least two levels above you, a "
		"`peer` is in your field or place and at most one level apart, a `kindred` spirit "
		"shares other interests or goals; a `new circle`, where you know nobody, is opened "
		"by the nearest of its people. They are ordered by what you share (`alike`, "
		"Jaccard), then by mutual contacts (`mutual`, resource allocation: who has few "
		"ties counts for more): whoever shares nothing known with you follows, a peer by "
		"mutual contacts alone. Someone without ties sees everybody who shares "
		"something.\n\n" KITH_INTRODUCTION_CHANCE "\n\n" KITH_FACT_COLUMNS_ABOUT,
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.introductions = KITH_INTRODUCTION_DEFAULTS},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_ME |
		  KITH_SHARED_GROUP | KITH_SHARED_CHANCE | KITH_SHARED_METHODS | KITH_SHARED_TODAY,
	.run = run,
};
