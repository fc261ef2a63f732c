/* What kith communities prints: people, the communities themselves, agreement with a column. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "communities/agreement.h"
#include "answers/community_search.h"
#include "answers/fields.h"

static void mode_text(GString *out, size_t row, const void *event)
{
	g_string_append(out, ((const uint8_t *)event)[row] ? "event" : "");
}

GArray *kith_community_fields(
	const struct kith_job *job, const struct kith_communities *communities)
{
	GArray *fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "community", communities->number);
	kith_fields_add(fields, "circle", communities->circle);
	kith_fields_add(fields, "confidence", communities->confidence);
	if (communities->event) {
		kith_fields_add_text(fields, "mode", mode_text, communities->event);
	}
	return fields;
}

bool kith_community_people(
	struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	g_autoptr(GArray) fields = kith_community_fields(job, communities);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, communities->best->n);
	g_autofree size_t *order = kith_table_sort(&table, "-community", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

/* The columns of --list, [rows] each: the large communities, and all that is ungrouped. */
struct list {
	size_t rows;
	uint32_t *number, *people, *events;
	double *inside, *outside, *conductance, *confidence;
	const char **circle;
};

static void list_finish(struct list *list)
{
	g_free(list->number);
	g_free(list->people);
	g_free(list->events);
	g_free(list->inside);
	g_free(list->outside);
	g_free(list->conductance);
	g_free(list->confidence);
	g_free(list->circle);
}

static bool list_init(struct list *list, const struct kith_communities *communities, GError **error)
{
	size_t rows = communities->large + (communities->large < communities->best->groups);
	*list = (struct list){.rows = rows};
	return (list->number = KITH_ARRAY(uint32_t, rows, error)) &&
	       (list->people = KITH_ARRAY(uint32_t, rows, error)) &&
	       (list->events = KITH_ARRAY(uint32_t, rows, error)) &&
	       (list->inside = KITH_ARRAY(double, rows, error)) &&
	       (list->outside = KITH_ARRAY(double, rows, error)) &&
	       (list->conductance = KITH_ARRAY(double, rows, error)) &&
	       (list->confidence = KITH_ARRAY(double, rows, error)) &&
	       (list->circle = KITH_ARRAY(const char *, rows, error));
}

/* The mean confidence of each community's members, and how many of these are events. */
static void sum_members(const struct kith_communities *communities, struct list *list)
{
	for (size_t i = 0; i < communities->best->n; i++) {
		if (communities->best->of[i] != KITH_NO_GROUP) {
			size_t row = kith_community_of(communities, i);
			list->confidence[row] += communities->confidence[i];
			list->events[row] += communities->event && communities->event[i];
		}
	}
	for (size_t row = 0; row < list->rows; row++) {
		list->confidence[row] /= list->people[row];
		list->people[row] -= list->events[row];
	}
}

static void fill_row(const struct kith_communities *communities, struct list *list, size_t row,
	const struct kith_group *group)
{
	bool in = row < communities->large;
	list->number[row] = in ? (uint32_t)row + 1 : UINT32_MAX;
	list->circle[row] = in ? communities->names[row] : KITH_UNGROUPED;
	list->people[row] = group->people;
	list->inside[row] = (double)group->ties_inside;
	list->outside[row] = (double)group->ties_outside;
	list->conductance[row] = in ? group->conductance : NAN;
}

static bool describe(const struct kith_job *job, const struct kith_communities *communities,
	struct list *list, GError **error)
{
	size_t n = communities->best->n;
	g_autofree uint32_t *of = KITH_ARRAY(uint32_t, n, error);
	if (!of) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		of[i] = communities->best->of[i] == KITH_NO_GROUP
				? KITH_NO_GROUP
				: (uint32_t)kith_community_of(communities, i);
	}
	const struct kith_partition shown = {n, list->rows, of};
	g_autofree struct kith_group *groups =
		kith_partition_describe(job->network->out, &shown, error);
	if (!groups) {
		return false;
	}
	for (size_t row = 0; row < list->rows; row++) {
		fill_row(communities, list, row, &groups[row]);
	}
	sum_members(communities, list);
	return true;
}

static bool answer_list(struct kith_job *job, const struct kith_communities *communities,
	const struct list *list, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "community", list->number);
	kith_fields_add(fields, "circle", list->circle);
	kith_fields_add(fields, "people", list->people);
	if (communities->event) {
		kith_fields_add(fields, "events", list->events);
	}
	kith_fields_add(fields, "ties_inside", list->inside);
	kith_fields_add(fields, "ties_outside", list->outside);
	kith_fields_add(fields, "conductance", list->conductance);
	kith_fields_add(fields, "confidence", list->confidence);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, list->rows);
	return kith_job_answer(job, &table, error);
}

bool kith_community_list(
	struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	struct list list;
	bool answered = list_init(&list, communities, error) &&
			describe(job, communities, &list, error) &&
			answer_list(job, communities, &list, error);
	list_finish(&list);
	return answered;
}

/* Agreement of the communities that are large enough with a column. */
static bool compare(struct kith_job *job, const struct kith_communities *communities,
	struct kith_agreement *agreement, GError **error)
{
	struct kith_partition known = {0}, shown;
	if (!kith_partition_init(&shown, communities->best->n, error)) {
		return false;
	}
	shown.groups = communities->large;
	for (size_t i = 0; i < shown.n; i++) {
		bool in = communities->best->of[i] < communities->large;
		shown.of[i] = in ? communities->best->of[i] : KITH_NO_GROUP;
	}
	bool done = kith_job_column_groups(job, communities->settings->compare, &known, error) &&
		    kith_agreement_of(&shown, &known, agreement, error);
	kith_partition_finish(&known);
	kith_partition_finish(&shown);
	return done;
}

bool kith_community_compare(
	struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	struct kith_agreement agreement;
	if (!compare(job, communities, &agreement, error)) {
		return false;
	}
	if (agreement.people < job->graph->n) {
		kith_job_note(job,
			"compared over %zu people; %zu without ties%s or without a %s are left out",
			agreement.people, job->graph->n - agreement.people,
			communities->settings->min_size ? ", " KITH_UNGROUPED : "",
			communities->settings->compare);
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "nmi", &agreement.nmi);
	kith_fields_add(fields, "ami", &agreement.ami);
	kith_fields_add(fields, "ari", &agreement.ari);
	kith_fields_add(fields, "vi", &agreement.vi);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, 1);
	return kith_job_answer(job, &table, error);
}
