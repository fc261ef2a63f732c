/* The few who together reach or break a network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/key_players.h"

#include <math.h>

#include "answers/fields.h"
#include "measures/key_players.h"
#include "wording/explain.h"

enum { REACH, BREAK, AIMS };

static const char *const aims[AIMS] = {"reach", "break"};

struct findings {
	const struct kith_job *job;
	size_t size; /* of a set; rows are one set after the other */
	struct kith_key_players set[AIMS];
	const char **aim, **name;
	uint32_t *rank;
	double *alone, *together, *at_best, *reached, *contacts;
	uint32_t *place[AIMS]; /* [n] of people; UINT32_MAX: not in the set */
};

static void findings_finish(struct findings *findings)
{
	void *arrays[] = {findings->aim, findings->name, findings->rank, findings->alone,
		findings->together, findings->at_best, findings->reached, findings->contacts,
		findings->place[REACH], findings->place[BREAK]};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
	kith_key_players_finish(&findings->set[REACH]);
	kith_key_players_finish(&findings->set[BREAK]);
}

typedef struct findings findings;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(findings, findings_finish)

static bool findings_init(struct findings *findings, GError **error)
{
	size_t rows = AIMS * findings->size, n = findings->job->graph->n;
	return (findings->aim = KITH_ARRAY(const char *, rows, error)) &&
	       (findings->name = KITH_ARRAY(const char *, rows, error)) &&
	       (findings->rank = KITH_ARRAY(uint32_t, rows, error)) &&
	       (findings->alone = KITH_ARRAY(double, rows, error)) &&
	       (findings->together = KITH_ARRAY(double, rows, error)) &&
	       (findings->at_best = KITH_ARRAY(double, rows, error)) &&
	       (findings->reached = KITH_ARRAY(double, rows, error)) &&
	       (findings->contacts = KITH_ARRAY(double, rows, error)) &&
	       (findings->place[REACH] = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->place[BREAK] = KITH_ARRAY(uint32_t, n, error));
}

static void fill(struct findings *findings, int aim)
{
	const struct kith_key_players *set = &findings->set[aim];
	double ways = aim == BREAK && !findings->job->network->directed ? 2 : 1;
	for (size_t i = 0; i < findings->job->graph->n; i++) {
		findings->place[aim][i] = UINT32_MAX;
	}
	for (size_t k = 0; k < findings->size; k++) {
		size_t row = (size_t)aim * findings->size + k;
		findings->aim[row] = aims[aim];
		findings->name[row] = kith_graph_name(findings->job->graph, set->person[k]);
		findings->rank[row] = (uint32_t)k + 1;
		findings->alone[row] = set->alone[k];
		findings->together[row] = set->together[k];
		findings->at_best[row] = set->bound;
		findings->reached[row] = round(set->reached[k] / ways);
		findings->contacts[row] = set->contacts[k];
		findings->place[aim][set->person[k]] = (uint32_t)k + 1;
	}
}

/* How far the set is from the best there can be. */
static void tell(struct kith_job *job, const struct kith_key_players *set, const char *aim)
{
	double figure = set->together[set->size - 1];
	if (set->best) {
		kith_job_note(
			job, "%s: all sets of %zu were tried; none is better", aim, set->size);
	} else if (isnan(set->bound)) {
		kith_job_note(job,
			"%s: an estimate, distances being measured from %zu of %zu people drawn by "
			"chance; how much better another set could be is not known",
			aim, set->sources, job->graph->n);
	} else {
		kith_job_note(job, "%s: another set of %zu could be better by %.2g at most", aim,
			set->size, set->bound - figure);
	}
	if (set->tried < job->graph->n) {
		kith_job_note(job,
			"%s: the set was chosen among the %zu people with the highest betweenness; "
			"trying all %zu would take too long",
			aim, set->tried, job->graph->n);
	}
	kith_job_remark(job,
		set->best ? "The set to %s is the best of all of %zu people."
			  : "The set to %s of %zu people was found by adding the best one by one "
			    "and by "
			    "exchanging members as long as that was better.",
		aim, set->size);
}

static void why(GString *out, size_t row, const void *data)
{
	const struct findings *findings = data;
	size_t aim = row / findings->size;
	struct kith_key_player_facts facts = {.breaks = aim == BREAK,
		.directed = findings->job->network->directed,
		.estimate = findings->set[aim].sources < findings->job->graph->n,
		.n = findings->job->graph->n,
		.rank = findings->rank[row],
		.reached = findings->reached[row],
		.contacts = findings->contacts[row]};
	kith_explain_key_player(out, &facts);
}

static bool print(struct kith_job *job, const struct findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new(), marks = kith_fields_new();
	kith_fields_add(fields, "aim", findings->aim);
	kith_fields_add(fields, "rank", findings->rank);
	kith_fields_add(fields, "name", findings->name);
	kith_fields_add(fields, "alone", findings->alone);
	kith_fields_add(fields, "together", findings->together);
	kith_fields_add(fields, "at_best", findings->at_best);
	kith_fields_add(fields, "reached", findings->reached);
	kith_fields_add(fields, "within_one", findings->contacts);
	kith_fields_add_text(fields, "why", why, findings);
	kith_fields_add_names(marks, job->graph);
	kith_fields_add(marks, "reach_rank", findings->place[REACH]);
	kith_fields_add(marks, "break_rank", findings->place[BREAK]);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, AIMS * findings->size);
	struct kith_table people = kith_fields_table(marks, KITH_ROWS_PEOPLE, job->graph->n);
	return kith_job_answer_on(job, &table, &people, NULL, error);
}

bool kith_key_players_answer(
	struct kith_job *job, size_t size, const size_t *prefer, GError **error)
{
	size_t n = job->graph->n;
	g_auto(findings) found = {.job = job, .size = size};
	if (size >= n) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--set %zu of %zu people leaves nobody to reach; look for fewer", size, n);
	}
	g_autofree uint32_t *order = KITH_ARRAY(uint32_t, n, error);
	if (!order || !findings_init(&found, error)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		order[i] = (uint32_t)prefer[i];
	}
	struct kith_key_players_input input = {
		.out = job->network->out, .prefer = order, .size = size, .seed = job->shared.seed};
	if (!kith_key_players_reach(&input, &found.set[REACH], error) ||
		!kith_key_players_fragment(&input, &found.set[BREAK], error)) {
		return false;
	}
	for (int aim = 0; aim < AIMS; aim++) {
		fill(&found, aim);
		tell(job, &found.set[aim], aims[aim]);
	}
	return print(job, &found, error);
}
