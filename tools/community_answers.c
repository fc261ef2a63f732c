/* kith communities --list and --compare. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "agreement.h"
#include "circle_names.h"
#include "community_search.h"
#include "fields.h"

/* The columns of --list, [groups] each. */
struct list {
	size_t groups;
	uint32_t *number, *people;
	double *inside, *outside, *conductance, *confidence;
	char **circle;
};

static void list_finish(struct list *list)
{
	g_free(list->number);
	g_free(list->people);
	g_free(list->inside);
	g_free(list->outside);
	g_free(list->conductance);
	g_free(list->confidence);
	g_strfreev(list->circle);
}

static bool list_init(struct list *list, size_t groups, GError **error)
{
	*list = (struct list){.groups = groups};
	return (list->number = KITH_ARRAY(uint32_t, groups, error)) &&
	       (list->people = KITH_ARRAY(uint32_t, groups, error)) &&
	       (list->inside = KITH_ARRAY(double, groups, error)) &&
	       (list->outside = KITH_ARRAY(double, groups, error)) &&
	       (list->conductance = KITH_ARRAY(double, groups, error)) &&
	       (list->confidence = KITH_ARRAY(double, groups, error));
}

/* The mean confidence of each community's people. */
static bool average_confidence(
	const struct kith_leiden_result *result, struct list *list, GError **error)
{
	const struct kith_partition *best = &result->all[result->best];
	g_autofree double *confidence = KITH_ARRAY(double, best->n, error);
	if (!confidence || !kith_agreement_confidence(
				   result->all, result->runs, result->best, confidence, error)) {
		return false;
	}
	for (size_t i = 0; i < best->n; i++) {
		if (best->of[i] != KITH_NO_GROUP) {
			list->confidence[best->of[i]] += confidence[i];
		}
	}
	for (size_t g = 0; g < list->groups; g++) {
		list->confidence[g] /= list->people[g];
	}
	return true;
}

static bool describe(struct kith_job *job, const struct kith_leiden_result *result,
	struct list *list, GError **error)
{
	g_autofree struct kith_group *groups =
		kith_partition_describe(job->network->out, &result->all[result->best], error);
	if (!groups) {
		return false;
	}
	for (size_t g = 0; g < list->groups; g++) {
		list->number[g] = (uint32_t)g + 1;
		list->people[g] = groups[g].people;
		list->inside[g] = (double)groups[g].ties_inside;
		list->outside[g] = (double)groups[g].ties_outside;
		list->conductance[g] = groups[g].conductance;
	}
	list->circle = kith_circle_names(
		job->graph, job->network->both, &result->all[result->best], error);
	return list->circle && average_confidence(result, list, error);
}

static bool answer_list(struct kith_job *job, const struct list *list, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "community", KITH_FIELD_COUNT, list->number);
	kith_fields_add(fields, "circle", KITH_FIELD_STRINGS, list->circle);
	kith_fields_add(fields, "people", KITH_FIELD_COUNT, list->people);
	kith_fields_add(fields, "ties_inside", KITH_FIELD_NUMBER, list->inside);
	kith_fields_add(fields, "ties_outside", KITH_FIELD_NUMBER, list->outside);
	kith_fields_add(fields, "conductance", KITH_FIELD_NUMBER, list->conductance);
	kith_fields_add(fields, "confidence", KITH_FIELD_NUMBER, list->confidence);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, list->groups);
	return kith_job_answer(job, &table, error);
}

bool kith_community_list(
	struct kith_job *job, const struct kith_leiden_result *result, GError **error)
{
	struct list list;
	bool answered = list_init(&list, result->all[result->best].groups, error) &&
			describe(job, result, &list, error) && answer_list(job, &list, error);
	list_finish(&list);
	return answered;
}

bool kith_community_compare(struct kith_job *job, const struct kith_leiden_result *result,
	const char *column, GError **error)
{
	struct kith_partition known = {0};
	struct kith_agreement agreement;
	job->shared.group = column;
	if (!kith_job_groups(job, &known, error)) {
		return false;
	}
	bool compared = kith_agreement_of(&result->all[result->best], &known, &agreement, error);
	kith_partition_finish(&known);
	if (!compared) {
		return false;
	}
	if (agreement.people < job->graph->n) {
		kith_job_note(job,
			"compared over %zu people; %zu without ties or without a %s are left out",
			agreement.people, job->graph->n - agreement.people, column);
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "nmi", KITH_FIELD_NUMBER, &agreement.nmi);
	kith_fields_add(fields, "ami", KITH_FIELD_NUMBER, &agreement.ami);
	kith_fields_add(fields, "ari", KITH_FIELD_NUMBER, &agreement.ari);
	kith_fields_add(fields, "vi", KITH_FIELD_NUMBER, &agreement.vi);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, 1);
	return kith_job_answer(job, &table, error);
}
