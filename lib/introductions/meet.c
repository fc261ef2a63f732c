/* Whom somebody should meet: peers, mentors, kindred spirits, and doors to new circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/meet.h"

#include <math.h>

#include "measures/nearby.h"

/* Levels up to which two people are on the same footing. */
#define SAME_FOOTING 1.0

#define DAMPING 0.85

const char *kith_relation_name(enum kith_relation relation)
{
	static const char *const names[] = {
		[KITH_PEER] = "peer",
		[KITH_MENTOR] = "mentor",
		[KITH_KINDRED] = "kindred",
		[KITH_NEW_CIRCLE] = "new circle",
	};
	return names[relation];
}

/* Levels `person` is above `me`; NAN where either is unknown. */
static double levels_above(const struct kith_meet_options *options, uint32_t person)
{
	return options->level ? options->level[person] - options->level[options->me] : NAN;
}

/* The relation of somebody who shares something. */
static enum kith_relation relation_of(
	const struct kith_meet_options *options, const struct kith_prospect *prospect)
{
	double above = levels_above(options, prospect->person);
	bool only_interests = prospect->kinds == 1U << KITH_TRAIT_INTEREST;
	if (above > SAME_FOOTING) {
		return KITH_MENTOR;
	}
	return only_interests || above < -SAME_FOOTING ? KITH_KINDRED : KITH_PEER;
}

static int compare_prospects(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct kith_prospect *x = a, *y = b;
	const struct kith_meet_options *options = data;
	if (x->likeness < y->likeness || x->likeness > y->likeness) {
		return x->likeness > y->likeness ? -1 : 1;
	}
	if (fabs(x->near - y->near) > 1e-12) {
		return x->near > y->near ? -1 : 1;
	}
	if (x->steps != y->steps) {
		return x->steps < y->steps ? -1 : 1;
	}
	return options->by_name(options->data, x->person, y->person);
}

/* A search for people worth meeting. */
struct survey {
	const struct kith_meet_options *options;
	bool bare;                    /* `me` has nothing to share */
	const double *near;           /* [n] */
	struct kith_prospect *opener; /* [circles] the best of each; of nobody: none. Or NULL */
	GArray *best;                 /* of struct kith_prospect; at first the best in order */
	bool full;                    /* there are as many as are wanted, in order */
};

/* Marks the circles that people who are known are in: these need no opener. */
static uint8_t *known_circles(const struct kith_meet_options *options, GError **error)
{
	const struct kith_partition *circles = options->circles;
	const kith_csr *both = options->both;
	uint8_t *known = KITH_ARRAY(uint8_t, circles->groups + 1, error);
	for (uint64_t e = both->start[options->me]; known && e < both->start[options->me + 1];
		e++) {
		uint32_t circle = circles->of[both->to[e]];
		known[circle == KITH_NO_GROUP ? circles->groups : circle] = 1;
	}
	if (known && circles->of[options->me] != KITH_NO_GROUP) {
		known[circles->of[options->me]] = 1;
	}
	return known;
}

/* What is known of somebody before it is clear what they could be to `me`. */
static struct kith_prospect weigh(
	const struct survey *survey, const struct kith_neighbour *neighbour)
{
	const struct kith_meet_options *options = survey->options;
	uint32_t person = neighbour->person;
	return (struct kith_prospect){
		.person = person,
		.steps = neighbour->steps,
		.near = survey->near[person],
		.likeness =
			survey->bare ? 0 : kith_alike_likeness(options->alike, options->me, person),
	};
}

/* One whom `me` knows, though no tie leads there. */
static bool is_acquainted(const struct kith_meet_options *options, uint32_t person)
{
	return options->rows != options->both &&
	       kith_csr_find(options->both, options->me, person) != UINT64_MAX;
}

static uint32_t circle_of(const struct kith_meet_options *options, uint32_t person)
{
	return options->circles ? options->circles->of[person] : KITH_NO_GROUP;
}

/* Finds, among those who share nothing, the best in every circle that is still unknown. */
static bool find_openers(struct survey *survey, const GArray *people, GError **error)
{
	const struct kith_meet_options *options = survey->options;
	g_autofree uint8_t *known = known_circles(options, error);
	survey->opener =
		known ? KITH_ARRAY(struct kith_prospect, options->circles->groups + 1, error)
		      : NULL;
	for (size_t g = 0; survey->opener && g <= options->circles->groups; g++) {
		survey->opener[g].person = KITH_NOBODY;
	}
	for (guint i = 0; survey->opener && i < people->len; i++) {
		const struct kith_neighbour *next =
			&g_array_index(people, struct kith_neighbour, i);
		uint32_t circle = circle_of(options, next->person);
		if (circle == KITH_NO_GROUP || known[circle] ||
			is_acquainted(options, next->person)) {
			continue;
		}
		struct kith_prospect prospect = weigh(survey, next);
		struct kith_prospect *opener = &survey->opener[circle];
		if (!(prospect.likeness > 0) &&
			(opener->person == KITH_NOBODY ||
				compare_prospects(&prospect, opener, (gpointer)options) < 0)) {
			*opener = prospect;
		}
	}
	return survey->opener != NULL;
}

/* Says what somebody could be to `me`; false: nothing that was wished for. */
static bool relate(const struct survey *survey, struct kith_prospect *prospect)
{
	const struct kith_meet_options *options = survey->options;
	uint32_t person = prospect->person, circle = circle_of(options, person);
	if (prospect->likeness > 0) {
		prospect->levels = !isnan(levels_above(options, person));
		prospect->kinds = kith_alike_kinds(options->alike, options->me, person);
		prospect->relation = relation_of(options, prospect);
	} else if (survey->opener && circle != KITH_NO_GROUP &&
		   survey->opener[circle].person == person) {
		prospect->relation = KITH_NEW_CIRCLE;
	} else if (prospect->steps == 2) {
		prospect->relation = KITH_PEER;
	} else {
		return false;
	}
	return options->relations == 0 || (options->relations & 1U << prospect->relation);
}

/* Orders the best of the prospects so far and drops the rest. */
static void keep_best(struct survey *survey)
{
	size_t count = survey->options->count;
	g_array_sort_with_data(survey->best, compare_prospects, (gpointer)survey->options);
	if (count && survey->best->len >= count) {
		g_array_set_size(survey->best, (guint)count);
		survey->full = true;
	}
}

/* Keeps somebody who may be among the best: twice as many as wanted are put in order at a time. */
static void consider(struct survey *survey, const struct kith_neighbour *neighbour)
{
	const struct kith_meet_options *options = survey->options;
	struct kith_prospect prospect = weigh(survey, neighbour);
	const struct kith_prospect *last =
		survey->full
			? &g_array_index(survey->best, struct kith_prospect, options->count - 1)
			: NULL;
	if ((last && compare_prospects(&prospect, last, (gpointer)options) > 0) ||
		!relate(survey, &prospect) || is_acquainted(options, prospect.person)) {
		return;
	}
	g_array_append_val(survey->best, prospect);
	if (options->count && survey->best->len / 2 >= options->count) {
		keep_best(survey);
	}
}

/* Everybody who shares something with `me`, once. */
static GArray *everybody_alike(const struct kith_meet_options *options)
{
	GArray *people = g_array_new(FALSE, FALSE, sizeof(struct kith_neighbour));
	for (uint32_t i = 0; i < options->alike->n; i++) {
		if (i != options->me &&
			kith_alike_shared(options->alike, options->me, i, NULL) > 0) {
			struct kith_neighbour neighbour = {i, 0};
			g_array_append_val(people, neighbour);
		}
	}
	return people;
}

/* Who comes into question: nobody farther than two steps where nothing but mutual contacts counts.
 */
static GArray *gather(const struct kith_meet_options *options, GError **error)
{
	bool bare = kith_alike_count(options->alike, options->me) == 0;
	unsigned steps = bare && !options->circles ? MIN(options->steps, 2) : options->steps;
	return kith_csr_degree(options->rows, options->me) > 0
		       ? kith_nearby_within(options->rows, options->me, steps, error)
		       : everybody_alike(options);
}

GArray *kith_meet_find(const struct kith_meet_options *options, GError **error)
{
	g_autoptr(GArray) people = gather(options, error);
	g_autofree double *near = people ? KITH_ARRAY(double, options->both->n, error) : NULL;
	if (!near || (options->page_rank && !kith_nearby_page_rank(options->both, options->me,
						    DAMPING, near, error))) {
		return NULL;
	}
	if (!options->page_rank) {
		kith_nearby_allocations(options->both, options->me, near);
	}
	struct survey survey = {.options = options,
		.bare = kith_alike_count(options->alike, options->me) == 0,
		.near = near};
	if (options->circles && !find_openers(&survey, people, error)) {
		return NULL;
	}
	survey.best = g_array_new(FALSE, FALSE, sizeof(struct kith_prospect));
	for (guint i = 0; i < people->len; i++) {
		consider(&survey, &g_array_index(people, struct kith_neighbour, i));
	}
	keep_best(&survey);
	g_free(survey.opener);
	return survey.best;
}
