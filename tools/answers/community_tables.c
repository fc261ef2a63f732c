/* The tables kith communities prints: people, communities, overlap, agreement, resolutions. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/community_tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/fields.h"
#include "communities/agreement.h"
#include "communities/resolution_scan.h"

/* Resolutions tried: powers of the root of 2, from an eighth to eight times the base. */
#define SCANNED 13

static void mode_text(GString *out, size_t row, const void *event)
{
	g_string_append(out, ((const uint8_t *)event)[row] ? "event" : "");
}

/* The columns about people; free with g_array_unref. */
static GArray *people_fields(const struct kith_job *job, const struct kith_communities *communities)
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
	g_autoptr(GArray) fields = people_fields(job, communities);
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
	g_autoptr(GArray) people = people_fields(job, communities);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, list->rows);
	struct kith_table on_people =
		kith_fields_table(people, KITH_ROWS_PEOPLE, communities->best->n);
	return kith_job_answer_on(job, &table, &on_people, NULL, error);
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

/* One person and one circle they touch. */
struct touch {
	double mixed, share; /* 1 - sum of the person's squared shares; of their weight */
	const char *name;
	uint32_t person, circle;
};

/* Those with the most mixed ties first; of one person the largest share. */
static int compare_touches(const void *left, const void *right)
{
	const struct touch *a = left, *b = right;
	if (a->mixed != b->mixed) {
		return a->mixed > b->mixed ? -1 : 1;
	}
	int names = strcmp(a->name, b->name);
	if (names != 0) {
		return names;
	}
	return a->share != b->share ? (a->share > b->share ? -1 : 1)
				    : (a->circle > b->circle) - (a->circle < b->circle);
}

/* How strongly a person is tied to each circle, the ungrouped last. */
struct mixture {
	double *tied;  /* [large + 1]; 0 between people */
	uint32_t *met; /* [large + 2] circles the person at hand touches, and one too many */
};

/* Sums a person's ties by circle; returns how many circles they touch. */
static size_t sum_ties(
	const struct kith_communities *communities, uint32_t person, struct mixture *mixture)
{
	const kith_csr *both = communities->both;
	size_t met = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		uint32_t circle = (uint32_t)kith_community_of(communities, both->to[e]);
		mixture->met[met] = circle;
		met += mixture->tied[circle] == 0;
		mixture->tied[circle] += kith_csr_weight(both, e);
	}
	return met;
}

/* Makes rows of the circles a person touches. */
static void take_person(
	const struct mixture *mixture, size_t met, const struct touch *who, struct touch *rows)
{
	double all = 0, squares = 0;
	for (size_t k = 0; k < met; k++) {
		all += mixture->tied[mixture->met[k]];
	}
	for (size_t k = 0; k < met; k++) {
		double share = mixture->tied[mixture->met[k]] / all;
		rows[k] = *who;
		rows[k].circle = mixture->met[k];
		rows[k].share = share;
		squares += share * share;
		mixture->tied[mixture->met[k]] = 0;
	}
	for (size_t k = 0; k < met; k++) {
		rows[k].mixed = 1 - squares;
	}
}

/* The rows of everybody, most mixed first; how many there are is `count`, out. */
static struct touch *list_touches(const struct kith_job *job,
	const struct kith_communities *communities, size_t *count, GError **error)
{
	size_t circles = communities->large + 2, used = 0, capacity = 0;
	g_autofree double *tied = KITH_ARRAY(double, circles, error);
	g_autofree uint32_t *seen = tied ? KITH_ARRAY(uint32_t, circles, error) : NULL;
	g_autofree struct touch *rows = seen ? KITH_ARRAY(struct touch, capacity, error) : NULL;
	struct mixture mixture = {tied, seen};
	for (uint32_t i = 0; rows && i < communities->best->n; i++) {
		struct touch who = {.name = kith_graph_name(job->graph, i), .person = i};
		size_t met = sum_ties(communities, i, &mixture);
		if (used + met > capacity) {
			capacity = used + met + capacity / 2;
			struct touch *more = kith_array_resize(rows, capacity, sizeof *rows, error);
			if (!more) {
				return NULL;
			}
			rows = more;
		}
		take_person(&mixture, met, &who, &rows[used]);
		used += met;
	}
	if (rows) {
		qsort(rows, used, sizeof *rows, compare_touches);
		*count = used;
	}
	return g_steal_pointer(&rows);
}

/* The columns. */
struct overlap {
	const char **name, **circle;
	uint32_t *number;
	double *share;
	uint8_t *own;
};

static bool overlap_init(struct overlap *overlap, size_t count, GError **error)
{
	return (overlap->name = KITH_ARRAY(const char *, count, error)) &&
	       (overlap->circle = KITH_ARRAY(const char *, count, error)) &&
	       (overlap->number = KITH_ARRAY(uint32_t, count, error)) &&
	       (overlap->share = KITH_ARRAY(double, count, error)) &&
	       (overlap->own = KITH_ARRAY(uint8_t, count, error));
}

static void overlap_finish(struct overlap *overlap)
{
	g_free(overlap->name);
	g_free(overlap->circle);
	g_free(overlap->number);
	g_free(overlap->share);
	g_free(overlap->own);
}

static void fill_overlap(struct overlap *overlap, const struct kith_communities *communities,
	const struct touch *rows, size_t count)
{
	for (size_t k = 0; k < count; k++) {
		uint32_t circle = rows[k].circle;
		bool in = circle < communities->large;
		overlap->name[k] = rows[k].name;
		overlap->number[k] = in ? circle + 1 : UINT32_MAX;
		overlap->circle[k] = in ? communities->names[circle] : KITH_UNGROUPED;
		overlap->share[k] = rows[k].share;
		overlap->own[k] = in && circle == communities->best->of[rows[k].person];
	}
}

static bool answer_overlap(struct kith_job *job, const struct kith_communities *communities,
	const struct overlap *overlap, size_t count, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	g_autoptr(GArray) people = people_fields(job, communities);
	kith_fields_add(fields, "name", overlap->name);
	kith_fields_add(fields, "community", overlap->number);
	kith_fields_add(fields, "circle", overlap->circle);
	kith_fields_add(fields, "share", overlap->share);
	kith_fields_add(fields, "own", overlap->own);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, count);
	struct kith_table on_people =
		kith_fields_table(people, KITH_ROWS_PEOPLE, communities->best->n);
	return kith_job_answer_on(job, &table, &on_people, NULL, error);
}

bool kith_community_overlap(
	struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	size_t count = 0;
	struct overlap overlap = {0};
	g_autofree struct touch *rows = list_touches(job, communities, &count, error);
	bool done = rows && overlap_init(&overlap, count, error);
	if (done) {
		fill_overlap(&overlap, communities, rows, count);
		done = answer_overlap(job, communities, &overlap, count, error);
	}
	overlap_finish(&overlap);
	return done;
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

/* The density of weights, where the Potts model finds circles; 1 without ties. */
static double density(const kith_csr *both)
{
	double n = (double)both->n, weight = 0;
	for (uint64_t e = 0; e < both->start[both->n]; e++) {
		weight += kith_csr_weight(both, e);
	}
	return weight > 0 && n >= 2 ? weight / (n * (n - 1)) : 1;
}

/* The columns of --scan. */
struct scan {
	double resolution[SCANNED], modularity[SCANNED], agreement[SCANNED];
	uint32_t communities[SCANNED], plateau[SCANNED];
};

static void fill_scan(struct scan *scan, const struct kith_resolution_step *step)
{
	for (size_t k = 0; k < SCANNED; k++) {
		scan->resolution[k] = step[k].resolution;
		scan->communities[k] = (uint32_t)step[k].communities;
		scan->modularity[k] = step[k].modularity;
		scan->agreement[k] = step[k].agreement;
		scan->plateau[k] = step[k].plateau ? (uint32_t)step[k].plateau : UINT32_MAX;
	}
}

bool kith_community_scan(
	struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	struct kith_leiden_options options = kith_community_options(communities, job);
	struct kith_resolution_step step[SCANNED] = {{0}};
	struct kith_resolution_profile profile = {.count = SCANNED, .step = step};
	struct scan scan;
	if (options.objective == KITH_CPM && communities->settings->resolution == 0) {
		options.resolution = density(communities->both);
	}
	if (!kith_resolution_scan(communities->both, communities->out, &options, &profile, error)) {
		return false;
	}
	fill_scan(&scan, step);
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "resolution", scan.resolution);
	kith_fields_add(fields, "communities", scan.communities);
	kith_fields_add(fields, "modularity", scan.modularity);
	kith_fields_add(fields, "agreement", scan.agreement);
	kith_fields_add(fields, "plateau", scan.plateau);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, SCANNED);
	return kith_job_answer(job, &table, error);
}
