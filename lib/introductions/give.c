/* Whom to introduce to each other: people who do not know each other and have something to share.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/give.h"

#include <math.h>

#include "measures/nearby.h"

/* People looked at for one partner. */
#define MANY_PEOPLE (UINT64_C(1) << 14)

/* Finding pairs. */
struct match {
	const struct kith_asking *asking;
	const kith_alike *alike;
	bool bare;         /* nothing is known of anybody */
	size_t each;       /* pairs one person is in at most */
	uint32_t *pairs;   /* [n] pairs each person is in */
	uint32_t *partner; /* [n * each] with whom */
	uint32_t *seen;    /* [n] in which search each person was last looked at */
	uint32_t searches;
	GArray *made; /* of struct kith_pair */
};

static bool acquainted(const struct match *match, uint32_t a, uint32_t b)
{
	return kith_csr_find(match->asking->both, a, b) != UINT64_MAX;
}

static uint32_t ties_of(const struct match *match, uint32_t person)
{
	return kith_csr_degree(match->asking->both, person);
}

static int by_name(const struct match *match, uint32_t a, uint32_t b)
{
	return match->asking->by_name(match->asking->data, a, b);
}

static bool fewer_ties(const struct match *match, uint32_t a, uint32_t b)
{
	uint32_t of_a = ties_of(match, a), of_b = ties_of(match, b);
	return of_a != of_b ? of_a < of_b : by_name(match, a, b) < 0;
}

/* Two people as a pair; likeness 0 and near 0 when there is nothing to introduce them for. */
static struct kith_pair pair_of(const struct match *match, uint32_t a, uint32_t b)
{
	bool turned = fewer_ties(match, b, a);
	return (struct kith_pair){
		.first = turned ? b : a,
		.second = turned ? a : b,
		.introducer = KITH_NOBODY,
		.near = kith_nearby_allocation(match->asking->both, a, b),
		.likeness = kith_alike_likeness(match->alike, a, b),
	};
}

static bool worthwhile(const struct match *match, const struct kith_pair *pair)
{
	return pair->likeness > 0 || (match->bare && pair->near > 0);
}

/* Which of two pairs has more to share; 0 when there is no difference. */
static int compare(const struct kith_pair *a, const struct kith_pair *b)
{
	if (a->likeness < b->likeness || a->likeness > b->likeness) {
		return a->likeness > b->likeness ? -1 : 1;
	}
	if (fabs(a->near - b->near) > 1e-12) {
		return a->near > b->near ? -1 : 1;
	}
	return 0;
}

static int compare_pairs(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct kith_pair *x = a, *y = b;
	int sign = compare(x, y);
	sign = sign ? sign : by_name(data, x->first, y->first);
	return sign ? sign : by_name(data, x->second, y->second);
}

static bool match_init(struct match *match, const struct kith_asking *asking,
	const kith_alike *alike, size_t each, GError **error)
{
	*match = (struct match){.asking = asking, .alike = alike, .each = each};
	match->bare = alike->value_count == 0;
	match->made = g_array_new(FALSE, FALSE, sizeof(struct kith_pair));
	match->pairs = KITH_ARRAY(uint32_t, alike->n, error);
	if (!match->pairs) {
		return false;
	}
	match->partner = KITH_ARRAY(uint32_t, alike->n * each, error);
	if (!match->partner) {
		return false;
	}
	match->seen = KITH_ARRAY(uint32_t, alike->n, error);
	return match->seen != NULL;
}

/* Frees all but the pairs made, which are returned when `done`. */
static GArray *match_finish(struct match *match, bool done)
{
	g_free(match->pairs);
	g_free(match->partner);
	g_free(match->seen);
	if (!done) {
		g_clear_pointer(&match->made, g_array_unref);
	}
	return match->made;
}

GArray *kith_give_among_contacts(
	const struct kith_asking *asking, const kith_alike *alike, GError **error)
{
	const kith_csr *both = asking->both;
	uint64_t first = both->start[asking->asker], end = both->start[asking->asker + 1];
	struct match match;
	if (!match_init(&match, asking, alike, 0, error)) {
		return match_finish(&match, false);
	}
	for (uint64_t a = first; a < end; a++) {
		for (uint64_t b = a + 1; b < end; b++) {
			if (acquainted(&match, both->to[a], both->to[b])) {
				continue;
			}
			struct kith_pair pair = pair_of(&match, both->to[a], both->to[b]);
			if (worthwhile(&match, &pair)) {
				pair.introducer = asking->asker;
				g_array_append_val(match.made, pair);
			}
		}
	}
	g_array_sort_with_data(match.made, compare_pairs, &match);
	return match_finish(&match, true);
}

/* The chance of the tie between two acquaintances, the better way where it leads both. */
static double chance_between(const struct match *match, uint32_t a, uint32_t b)
{
	const struct kith_arc_costs *out = &match->asking->out;
	uint64_t there = kith_csr_find(out->rows, a, b), back = kith_csr_find(out->rows, b, a);
	return fmax(there == UINT64_MAX ? 0 : kith_arc_chance(out, there),
		back == UINT64_MAX ? 0 : kith_arc_chance(out, back));
}

/* Finds who among the mutual contacts could introduce a pair best. */
static void find_introducer(const struct match *match, struct kith_pair *pair)
{
	const kith_csr *both = match->asking->both;
	g_autofree uint32_t *mutual = g_new(uint32_t, ties_of(match, pair->first) + 1);
	size_t count = kith_nearby_mutual(both, pair->first, pair->second, mutual);
	double best = 0;
	for (size_t i = 0; i < count; i++) {
		double chance = chance_between(match, mutual[i], pair->first) *
				chance_between(match, mutual[i], pair->second) *
				kith_node_chance(&match->asking->node_costs, mutual[i]);
		bool better = chance > best * (1 + 1e-10);
		bool equal = chance > 0 && chance >= best * (1 - 1e-10);
		if (better || (equal && fewer_ties(match, mutual[i], pair->introducer))) {
			pair->introducer = mutual[i];
			best = chance;
		}
	}
}

static bool are_paired(const struct match *match, uint32_t a, uint32_t b)
{
	for (uint32_t i = 0; i < match->pairs[a]; i++) {
		if (match->partner[a * match->each + i] == b) {
			return true;
		}
	}
	return false;
}

/* A person looking for the partner they have most in common with. */
struct search {
	uint32_t person, partner;
	struct kith_pair best;
};

static void consider(struct match *match, struct search *search, uint32_t other)
{
	uint32_t person = search->person;
	if (other == person || match->seen[other] == match->searches) {
		return;
	}
	match->seen[other] = match->searches;
	if (match->pairs[other] >= match->each || acquainted(match, person, other) ||
		are_paired(match, person, other)) {
		return;
	}
	struct kith_pair pair = pair_of(match, person, other);
	if (!worthwhile(match, &pair)) {
		return;
	}
	int sign = search->partner == KITH_NOBODY ? -1 : compare(&pair, &search->best);
	if (sign < 0 || (sign == 0 && fewer_ties(match, other, search->partner))) {
		search->best = pair;
		search->partner = other;
	}
}

static uint64_t people_with(const kith_alike *alike, uint32_t value)
{
	return alike->who[value + 1] - alike->who[value];
}

static int by_rarity(gconstpointer a, gconstpointer b, gpointer alike)
{
	uint64_t x = people_with(alike, *(const uint32_t *)a);
	uint64_t y = people_with(alike, *(const uint32_t *)b);
	return (x > y) - (x < y);
}

/* Looks at those who share a value, the rarest values first. */
static void consider_alike(struct match *match, struct search *search)
{
	const kith_alike *alike = match->alike;
	size_t count = kith_alike_count(alike, search->person);
	g_autofree uint32_t *values = g_new(uint32_t, count + 1);
	uint64_t looked = 0;
	for (size_t i = 0; i < count; i++) {
		values[i] = alike->values[alike->start[search->person] + i];
	}
	g_qsort_with_data(values, (gint)count, sizeof *values, by_rarity, (gpointer)alike);
	for (size_t i = 0; i < count; i++) {
		looked += people_with(alike, values[i]);
		for (uint64_t e = alike->who[values[i]];
			looked <= MANY_PEOPLE && e < alike->who[values[i] + 1]; e++) {
			consider(match, search, alike->people[e]);
		}
	}
}

/* Looks at those who share a contact, where nothing else is known. */
static void consider_near(struct match *match, struct search *search)
{
	const kith_csr *both = match->asking->both;
	for (uint64_t e = both->start[search->person]; e < both->start[search->person + 1]; e++) {
		uint32_t mutual = both->to[e];
		for (uint64_t f = both->start[mutual]; f < both->start[mutual + 1]; f++) {
			consider(match, search, both->to[f]);
		}
	}
}

static void join(struct match *match, uint32_t a, uint32_t b)
{
	match->partner[a * match->each + match->pairs[a]++] = b;
	match->partner[b * match->each + match->pairs[b]++] = a;
}

static void find_partner(struct match *match, uint32_t person)
{
	struct search search = {.person = person, .partner = KITH_NOBODY};
	match->searches++;
	if (match->bare) {
		consider_near(match, &search);
	} else {
		consider_alike(match, &search);
	}
	if (search.partner != KITH_NOBODY) {
		find_introducer(match, &search.best);
		g_array_append_val(match->made, search.best);
		join(match, person, search.partner);
	}
}

static int compare_ties(gconstpointer a, gconstpointer b, gpointer match)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return fewer_ties(match, x, y) ? -1 : fewer_ties(match, y, x);
}

GArray *kith_give_among_all(
	const struct kith_asking *asking, const kith_alike *alike, size_t each, GError **error)
{
	struct match match;
	g_autofree uint32_t *order = NULL;
	if (match_init(&match, asking, alike, each, error)) {
		order = KITH_ARRAY(uint32_t, alike->n, error);
	}
	if (!order) {
		return match_finish(&match, false);
	}
	for (uint32_t i = 0; i < alike->n; i++) {
		order[i] = i;
	}
	g_qsort_with_data(order, (gint)alike->n, sizeof *order, compare_ties, &match);
	for (size_t round = 1; round <= each; round++) {
		for (size_t i = 0; i < alike->n; i++) {
			if (match.pairs[order[i]] < round) {
				find_partner(&match, order[i]);
			}
		}
	}
	return match_finish(&match, true);
}
