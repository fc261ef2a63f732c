/* kith communities --overlap: who stands between worlds. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "answers/community_search.h"
#include "answers/fields.h"

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
	size_t circles = communities->large + 2, used = 0, room = 0;
	g_autofree double *tied = KITH_ARRAY(double, circles, error);
	g_autofree uint32_t *seen = tied ? KITH_ARRAY(uint32_t, circles, error) : NULL;
	g_autofree struct touch *rows = seen ? KITH_ARRAY(struct touch, room, error) : NULL;
	struct mixture mixture = {tied, seen};
	for (uint32_t i = 0; rows && i < communities->best->n; i++) {
		struct touch who = {.name = kith_graph_name(job->graph, i), .person = i};
		size_t met = sum_ties(communities, i, &mixture);
		if (used + met > room) {
			room = used + met + room / 2;
			struct touch *more = kith_array_resize(rows, room, sizeof *rows, error);
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

static void fill(struct overlap *overlap, const struct kith_communities *communities,
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

static bool answer(struct kith_job *job, const struct kith_communities *communities,
	const struct overlap *overlap, size_t count, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	g_autoptr(GArray) people = kith_community_fields(job, communities);
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
		fill(&overlap, communities, rows, count);
		done = answer(job, communities, &overlap, count, error);
	}
	overlap_finish(&overlap);
	return done;
}
