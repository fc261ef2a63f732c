/* Whom somebody should meet: peers, mentors, kindred spirits, and doors to new circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "meet.h"

#include <math.h>

#include "nearby.h"

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
static double levels_above(const struct kith_meet_wish *wish, uint32_t person)
{
	return wish->level ? wish->level[person] - wish->level[wish->me] : NAN;
}

/* The relation of somebody who shares something. */
static enum kith_relation relation_of(
	const struct kith_meet_wish *wish, const struct kith_prospect *prospect)
{
	double above = levels_above(wish, prospect->person);
	bool only_interests = prospect->kinds == 1U << KITH_TRAIT_INTEREST;
	if (above > SAME_FOOTING) {
		return KITH_MENTOR;
	}
	return only_interests || above < -SAME_FOOTING ? KITH_KINDRED : KITH_PEER;
}

static int compare_prospects(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct kith_prospect *x = a, *y = b;
	const struct kith_meet_wish *wish = data;
	if (x->likeness < y->likeness || x->likeness > y->likeness) {
		return x->likeness > y->likeness ? -1 : 1;
	}
	if (fabs(x->near - y->near) > 1e-12) {
		return x->near > y->near ? -1 : 1;
	}
	if (x->steps != y->steps) {
		return x->steps < y->steps ? -1 : 1;
	}
	return wish->by_name(wish->data, x->person, y->person);
}

/* The circles that people who are known are in. */
static uint8_t *known_circles(const struct kith_meet_wish *wish, GError **error)
{
	const struct kith_partition *circles = wish->circles;
	const kith_csr *both = wish->both;
	uint8_t *known = KITH_ARRAY(uint8_t, circles->groups + 1, error);
	for (uint64_t e = both->start[wish->me]; known && e < both->start[wish->me + 1]; e++) {
		uint32_t circle = circles->of[both->to[e]];
		known[circle == KITH_NO_GROUP ? circles->groups : circle] = 1;
	}
	if (known && circles->of[wish->me] != KITH_NO_GROUP) {
		known[circles->of[wish->me]] = 1;
	}
	return known;
}

/* Finds the best of the prospects in every circle that is still unknown: UINT32_MAX, no one. */
static uint32_t *find_openers(
	const struct kith_meet_wish *wish, const GArray *prospects, GError **error)
{
	const struct kith_partition *circles = wish->circles;
	g_autofree uint8_t *known = known_circles(wish, error);
	uint32_t *opener = known ? KITH_ARRAY(uint32_t, circles->groups + 1, error) : NULL;
	for (size_t g = 0; opener && g <= circles->groups; g++) {
		opener[g] = UINT32_MAX;
	}
	for (guint i = 0; opener && i < prospects->len; i++) {
		const struct kith_prospect *next =
			&g_array_index(prospects, struct kith_prospect, i);
		uint32_t circle = circles->of[next->person];
		if (next->likeness > 0 || circle == KITH_NO_GROUP || known[circle]) {
			continue;
		}
		uint32_t best = opener[circle];
		if (best == UINT32_MAX ||
			compare_prospects(next,
				&g_array_index(prospects, struct kith_prospect, best),
				(gpointer)wish) < 0) {
			opener[circle] = i;
		}
	}
	return opener;
}

/* Keeps those who share something, and of the others the best of every new circle. */
static bool keep_worthwhile(const struct kith_meet_wish *wish, GArray *prospects, GError **error)
{
	bool plain = kith_alike_count(wish->alike, wish->me) == 0;
	g_autofree uint32_t *opener = wish->circles ? find_openers(wish, prospects, error) : NULL;
	guint kept = 0;
	if (wish->circles && !opener) {
		return false;
	}
	for (guint i = 0; i < prospects->len; i++) {
		struct kith_prospect next = g_array_index(prospects, struct kith_prospect, i);
		uint32_t circle = wish->circles ? wish->circles->of[next.person] : KITH_NO_GROUP;
		if (next.likeness > 0) {
			next.relation = relation_of(wish, &next);
		} else if (circle != KITH_NO_GROUP && opener[circle] == i) {
			next.relation = KITH_NEW_CIRCLE;
		} else if (plain && next.steps == 2) {
			next.relation = KITH_PEER;
		} else {
			continue;
		}
		if (wish->relations == 0 || (wish->relations & 1U << next.relation)) {
			g_array_index(prospects, struct kith_prospect, kept++) = next;
		}
	}
	g_array_set_size(prospects, kept);
	return true;
}

/* Orders the best of the prospects and drops the rest: twice as many at a time are sorted. */
static void keep_best(const struct kith_meet_wish *wish, GArray *prospects)
{
	struct kith_prospect *all = (struct kith_prospect *)(void *)prospects->data;
	guint count = wish->count ? (guint)MIN(wish->count, prospects->len) : prospects->len;
	guint kept = 0;
	bool full = false;
	for (guint i = 0; i < prospects->len; i++) {
		if (full && compare_prospects(&all[i], &all[count - 1], (gpointer)wish) > 0) {
			continue;
		}
		all[kept++] = all[i];
		if (kept == 2 * (size_t)count) {
			g_qsort_with_data(
				all, (gint)kept, sizeof *all, compare_prospects, (gpointer)wish);
			kept = count;
			full = true;
		}
	}
	g_array_set_size(prospects, kept);
	g_array_sort_with_data(prospects, compare_prospects, (gpointer)wish);
	g_array_set_size(prospects, MIN(kept, count));
}

/* Everybody who shares something with `me`, once. */
static GArray *everybody_alike(const struct kith_meet_wish *wish)
{
	GArray *people = g_array_new(FALSE, FALSE, sizeof(struct kith_neighbour));
	for (uint32_t i = 0; i < wish->alike->n; i++) {
		if (i != wish->me && kith_alike_shared(wish->alike, wish->me, i, NULL) > 0) {
			struct kith_neighbour neighbour = {i, 0};
			g_array_append_val(people, neighbour);
		}
	}
	return people;
}

static GArray *weigh(const struct kith_meet_wish *wish, const GArray *people, const double *near)
{
	bool bare = kith_alike_count(wish->alike, wish->me) == 0;
	GArray *prospects = g_array_new(FALSE, FALSE, sizeof(struct kith_prospect));
	for (guint i = 0; i < people->len; i++) {
		const struct kith_neighbour *next =
			&g_array_index(people, struct kith_neighbour, i);
		uint32_t person = next->person;
		struct kith_prospect prospect = {
			.person = person, .steps = next->steps, .near = near[person]};
		if (!bare) {
			prospect.likeness = kith_alike_likeness(wish->alike, wish->me, person);
		}
		if (prospect.likeness > 0) {
			prospect.levels = !isnan(levels_above(wish, person));
			prospect.kinds = kith_alike_kinds(wish->alike, wish->me, person);
		}
		bool counts = prospect.likeness > 0 || bare || wish->circles;
		bool known = wish->rows != wish->both &&
			     kith_csr_find(wish->both, wish->me, person) != UINT64_MAX;
		if (counts && !known) {
			g_array_append_val(prospects, prospect);
		}
	}
	return prospects;
}

/* Who comes into question: nobody farther than two steps where nothing but mutual contacts counts.
 */
static GArray *gather(const struct kith_meet_wish *wish, GError **error)
{
	bool bare = kith_alike_count(wish->alike, wish->me) == 0;
	unsigned steps = bare && !wish->circles ? MIN(wish->steps, 2) : wish->steps;
	return kith_csr_degree(wish->rows, wish->me) > 0
		       ? kith_nearby_within(wish->rows, wish->me, steps, error)
		       : everybody_alike(wish);
}

GArray *kith_meet_find(const struct kith_meet_wish *wish, GError **error)
{
	g_autoptr(GArray) people = gather(wish, error);
	g_autofree double *near = people ? KITH_ARRAY(double, wish->both->n, error) : NULL;
	if (!near || (wish->page_rank &&
			     !kith_nearby_page_rank(wish->both, wish->me, DAMPING, near, error))) {
		return NULL;
	}
	if (!wish->page_rank) {
		kith_nearby_allocations(wish->both, wish->me, near);
	}
	g_autoptr(GArray) prospects = weigh(wish, people, near);
	if (!keep_worthwhile(wish, prospects, error)) {
		return NULL;
	}
	keep_best(wish, prospects);
	return g_steal_pointer(&prospects);
}
