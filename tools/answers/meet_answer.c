/* Printing whom to meet. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/meet_answer.h"

#include <math.h>

#include "answers/fact_columns.h"
#include "answers/rows.h"
#include "wording/reasons.h"

/* What the cells of the answer are made from. */
struct answer {
	const struct kith_job *job;
	const struct kith_meet_view *view;
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

static bool find_routes(struct answer *answer, GError **error)
{
	for (size_t r = 0; r < answer->prospects->len; r++) {
		struct kith_asking one = kith_acquaintance_asking(
			answer->view->acquaintance, answer->view->options->me);
		one.targets = &prospect_at(answer, r)->person;
		one.target_count = 1;
		kith_routes *routes = kith_routes_best(&one, 1, error);
		if (!routes) {
			return false;
		}
		g_ptr_array_add(answer->routes, routes);
	}
	return true;
}

static void free_routes(void *routes)
{
	kith_routes_free(routes);
}

bool kith_meet_answer(struct kith_job *job, const struct kith_meet_view *view,
	const GArray *prospects, GError **error)
{
	size_t rows = prospects->len;
	g_autoptr(GPtrArray) routes = g_ptr_array_new_with_free_func(free_routes);
	g_autofree uint32_t *counts = KITH_ARRAY(uint32_t, 2 * rows, error);
	g_autofree double *numbers = counts ? KITH_ARRAY(double, 2 * rows, error) : NULL;
	struct answer answer = {job, view, prospects, routes};
	if (!numbers || !find_routes(&answer, error)) {
		return false;
	}
	for (size_t r = 0; r < rows; r++) {
		const struct kith_route *route = route_to(&answer, r);
		counts[r] = (uint32_t)r + 1;
		counts[rows + r] = prospect_at(&answer, r)->person;
		numbers[r] = prospect_at(&answer, r)->near;
		numbers[rows + r] = route ? route->chance : NAN;
	}
	static const char *const facts[] = {"new_circle", "shared_values", "mutual_names", NULL};
	static const char *const people[] = {"name", "ask", "next", NULL};
	g_auto(kith_fact_rows) found = {find_facts, kith_reasons_meeting, &answer, {0}, 0};
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
