/* Whom to introduce to each other: people who do not know each other and have something to share.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/give.h"

#include <math.h>
#include <string.h>

#include "base/sort.h"
#include "measures/nearby.h"

/* Pairs of contacts that are looked at, about. */
#define MANY_PAIRS (UINT64_C(1) << 29)

/* Pairs of everybody that are looked at, about; and for one person at least and at most. */
#define MANY_PARTNERS (UINT64_C(1) << 26)
#define LEAST_LOOKED 16
#define MOST_LOOKED (1 << 14)

/* People put in order at first for each pair that is wanted. */
#define AHEAD 64

/* Finding pairs. */
struct match {
	const struct kith_asking *asking;
	const kith_alike *alike;
	const struct kith_guests *guests;
	bool bare;       /* nothing is known of anybody */
	size_t each;     /* pairs one person is in at most */
	uint64_t room;   /* people looked at for one partner */
	uint32_t *pairs; /* [n] pairs each person is in */
	uint32_t *last;  /* [n] 1 + number of the link to the latest partner; 0: none yet */
	uint32_t *seen;  /* [n] in which search each person was last looked at */
	uint32_t *tied;  /* [n] ... was last a contact of the one it is for */
	uint32_t most;   /* pairs anybody is in */
	uint8_t *alone;  /* [n] nobody was found for them, and nobody will be */
	uint32_t searches;
	GArray *links; /* of struct link: two for each pair */
	GArray *made;  /* of struct kith_pair */
};

/* A partner of somebody's, and 1 + the number of the link to the one before. */
struct link {
	uint32_t partner, before;
};

static bool are_tied(const kith_csr *rows, uint32_t a, uint32_t b)
{
	return rows && kith_csr_find(rows, a, b) != UINT64_MAX;
}

bool kith_guests_are_colleagues(const struct kith_guests *guests, uint32_t a, uint32_t b)
{
	if (!guests->company) {
		return false;
	}
	uint64_t i = guests->first_company[a], j = guests->first_company[b];
	while (i < guests->first_company[a + 1] && j < guests->first_company[b + 1] &&
		guests->company[i] != guests->company[j]) {
		if (guests->company[i] < guests->company[j]) {
			i++;
		} else {
			j++;
		}
	}
	return i < guests->first_company[a + 1] && j < guests->first_company[b + 1];
}

bool kith_guests_are_apart(const struct kith_guests *guests, uint32_t a, uint32_t b)
{
	return kith_guests_are_colleagues(guests, a, b) || are_tied(guests->met, a, b) ||
	       are_tied(guests->together, a, b);
}

static bool acquainted(const struct match *match, uint32_t a, uint32_t b)
{
	return are_tied(match->asking->both, a, b) || kith_guests_are_apart(match->guests, a, b);
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

/* Resource allocation between the one a search is for and somebody else. */
static double near_to(const struct match *match, uint32_t person, uint32_t other)
{
	const kith_csr *both = match->asking->both;
	if (ties_of(match, other) / KITH_MUCH_LONGER > ties_of(match, person)) {
		return kith_nearby_allocation(both, person, other);
	}
	double sum = 0;
	for (uint64_t e = both->start[other]; e < both->start[other + 1]; e++) {
		if (match->tied[both->to[e]] == match->searches) {
			sum += 1.0 / kith_csr_degree(both, both->to[e]);
		}
	}
	return sum;
}

/* Two people as a pair, a search being for the first; likeness 0 and near 0 when there is nothing
 * to introduce them for. */
static struct kith_pair pair_of(const struct match *match, uint32_t a, uint32_t b)
{
	bool turned = fewer_ties(match, b, a);
	return (struct kith_pair){
		.first = turned ? b : a,
		.second = turned ? a : b,
		.introducer = KITH_NOBODY,
		.near = near_to(match, a, b),
		.likeness = kith_alike_likeness(match->alike, a, b),
	};
}

static bool worthwhile(const struct match *match, const struct kith_pair *pair)
{
	return pair->likeness > 0 || (match->bare && pair->near > 0);
}

/* Which of two pairs has more to share: their likeness, then how near they are; 0 when there is no
 * difference. */
static int compare(double likeness, double near, double other_likeness, double other_near)
{
	if (likeness < other_likeness || likeness > other_likeness) {
		return likeness > other_likeness ? -1 : 1;
	}
	if (fabs(near - other_near) > 1e-12) {
		return near > other_near ? -1 : 1;
	}
	return 0;
}

/* Two contacts, by their places, who may become a pair. */
struct candidate {
	double likeness, near;
	uint32_t first, second;
};

/* People in rising order. */
struct list {
	const uint32_t *people;
	uint64_t count;
};

static uint64_t first_above(struct list list, uint32_t person)
{
	uint64_t low = 0, high = list.count;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		if (list.people[middle] <= person) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* Somebody's contacts, by name: what follows calls them by their places in this order. */
struct contacts {
	struct match match;
	size_t count, limit;    /* how many; pairs kept at most */
	uint32_t *person;       /* [count] */
	uint32_t *place;        /* [n] 1 + place; 0: no contact */
	uint64_t *who;          /* [values + 1] */
	uint32_t *places;       /* [who[values]] of each value, rising */
	uint32_t *shared;       /* [count] values shared with the one at hand */
	double *near;           /* [count] resource allocation, but for what the asker adds */
	GArray *touched;        /* of uint32_t: whose `shared` or `near` is not 0 */
	uint64_t room;          /* people looked at for one */
	uint32_t most_ties;     /* of mutual contacts who count */
	bool full;              /* as many pairs as are kept were found; */
	struct candidate worst; /* the last of them */
};

static int by_name_of_person(gconstpointer a, gconstpointer b, gpointer match)
{
	return by_name(match, *(const uint32_t *)a, *(const uint32_t *)b);
}

static uint32_t degree_at(const struct contacts *contacts, uint32_t place)
{
	return ties_of(&contacts->match, contacts->person[place]);
}

static int compare_candidates(gconstpointer a, gconstpointer b)
{
	const struct candidate *x = a, *y = b;
	int sign = compare(x->likeness, x->near, y->likeness, y->near);
	if (sign == 0) {
		sign = (x->first > y->first) - (x->first < y->first);
	}
	return sign ? sign : (x->second > y->second) - (x->second < y->second);
}

/* Drops all but the best. */
static void keep_best(struct contacts *contacts)
{
	GArray *made = contacts->match.made;
	g_array_sort(made, compare_candidates);
	if (made->len >= contacts->limit) {
		g_array_set_size(made, (guint)contacts->limit);
		contacts->full = true;
		contacts->worst = g_array_index(made, struct candidate, contacts->limit - 1);
	}
}

/* Keeps two contacts as a pair, unless there are better ones enough, or they know each other. */
static void add_candidate(struct contacts *contacts, uint32_t p, uint32_t q, double likeness)
{
	struct candidate next = {.likeness = likeness, .near = contacts->near[q]};
	const struct candidate *worst = &contacts->worst;
	if (contacts->full && compare(likeness, next.near, worst->likeness, worst->near) > 0) {
		return;
	}
	uint32_t of_p = degree_at(contacts, p), of_q = degree_at(contacts, q);
	bool turned = of_p != of_q ? of_q < of_p : q < p;
	next.first = turned ? q : p;
	next.second = turned ? p : q;
	if ((contacts->full && compare_candidates(&next, worst) > 0) ||
		acquainted(&contacts->match, contacts->person[p], contacts->person[q])) {
		return;
	}
	g_array_append_val(contacts->match.made, next);
	if (contacts->match.made->len >= 2 * contacts->limit) {
		keep_best(contacts);
	}
}

static void touch(struct contacts *contacts, uint32_t place)
{
	if (contacts->shared[place] == 0 && contacts->near[place] <= 0) {
		g_array_append_val(contacts->touched, place);
	}
}

/* Forgets what the one at hand shares with whom. */
static void let_go(struct contacts *contacts)
{
	for (guint i = 0; i < contacts->touched->len; i++) {
		uint32_t place = g_array_index(contacts->touched, uint32_t, i);
		contacts->shared[place] = 0;
		contacts->near[place] = 0;
	}
	g_array_set_size(contacts->touched, 0);
}

/* Finds who is near the contact at a place, by way of others than the asker. */
static void find_near(struct contacts *contacts, uint32_t p)
{
	const kith_csr *both = contacts->match.asking->both;
	uint32_t person = contacts->person[p];
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		uint32_t mutual = both->to[e], ties = kith_csr_degree(both, mutual);
		if (mutual == contacts->match.asking->asker || ties > contacts->most_ties) {
			continue;
		}
		for (uint64_t f = both->start[mutual]; f < both->start[mutual + 1]; f++) {
			uint32_t place = contacts->place[both->to[f]];
			if (place > 0 && place - 1 != p) {
				touch(contacts, place - 1);
				contacts->near[place - 1] += 1.0 / ties;
			}
		}
	}
}

static uint64_t contacts_with(const struct contacts *contacts, uint32_t value)
{
	return contacts->who[value + 1] - contacts->who[value];
}

static int rarer_among_contacts(gconstpointer a, gconstpointer b, gpointer contacts)
{
	uint64_t x = contacts_with(contacts, *(const uint32_t *)a);
	uint64_t y = contacts_with(contacts, *(const uint32_t *)b);
	return (x > y) - (x < y);
}

/* Somebody's values in an order; to be freed. */
static uint32_t *values_of(
	const kith_alike *alike, uint32_t person, GCompareDataFunc order, void *data)
{
	size_t count = kith_alike_count(alike, person);
	uint32_t *values = g_new(uint32_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		values[i] = alike->values[alike->start[person] + i];
	}
	g_qsort_with_data(values, (gint)count, sizeof *values, order, data);
	return values;
}

/* Where those after place p begin among a value's. */
static uint64_t first_after(const struct contacts *contacts, uint32_t value, uint32_t p)
{
	uint64_t begin = contacts->who[value];
	struct list list = {&contacts->places[begin], contacts_with(contacts, value)};
	return begin + first_above(list, p);
}

/* Finds which of those after place p share how many values with who is there, the rarest values
 * first; false when there are more than can be looked at. */
static bool find_shared(struct contacts *contacts, uint32_t p)
{
	const kith_alike *alike = contacts->match.alike;
	uint32_t person = contacts->person[p];
	size_t count = kith_alike_count(alike, person);
	g_autofree uint32_t *values = values_of(alike, person, rarer_among_contacts, contacts);
	uint64_t room = contacts->room;
	for (size_t i = 0; i < count; i++) {
		uint64_t end = contacts->who[values[i] + 1];
		for (uint64_t e = first_after(contacts, values[i], p); e < end; e++) {
			if (room-- == 0) {
				return false;
			}
			touch(contacts, contacts->places[e]);
			contacts->shared[contacts->places[e]]++;
		}
	}
	return true;
}

/* Pairs the contact at place p with those after it who share something. */
static void pair_by_likeness(struct contacts *contacts, uint32_t p)
{
	const kith_alike *alike = contacts->match.alike;
	uint32_t person = contacts->person[p];
	size_t own = kith_alike_count(alike, person);
	bool all = find_shared(contacts, p);
	guint count = contacts->touched->len;
	if (count > 0) {
		find_near(contacts, p);
	}
	for (guint i = 0; i < count; i++) {
		uint32_t q = g_array_index(contacts->touched, uint32_t, i);
		uint32_t other = contacts->person[q], shared = contacts->shared[q];
		size_t either = own + kith_alike_count(alike, other) - shared;
		add_candidate(contacts, p, q,
			all ? (double)shared / (double)either
			    : kith_alike_likeness(alike, person, other));
	}
	let_go(contacts);
}

/* Pairs the contact at place p with those after it who know somebody else they know. */
static void pair_by_nearness(struct contacts *contacts, uint32_t p)
{
	find_near(contacts, p);
	for (guint i = 0; i < contacts->touched->len; i++) {
		uint32_t q = g_array_index(contacts->touched, uint32_t, i);
		if (q > p) {
			add_candidate(contacts, p, q, 0);
		}
	}
	let_go(contacts);
}

/* Pairs those who have nobody but the asker in common, by name, while there is room. */
static void pair_the_rest(struct contacts *contacts)
{
	size_t added = 0;
	for (uint32_t p = 0; p < contacts->count && added < contacts->limit; p++) {
		find_near(contacts, p);
		for (uint32_t q = 0; q < contacts->count && added < contacts->limit; q++) {
			uint32_t of_p = degree_at(contacts, p), of_q = degree_at(contacts, q);
			bool first = of_p != of_q ? of_p < of_q : p < q;
			if (first && contacts->near[q] <= 0) {
				guint before = contacts->match.made->len;
				add_candidate(contacts, p, q, 0);
				added += contacts->match.made->len > before;
			}
		}
		let_go(contacts);
	}
}

/* Of how many ties mutual contacts may be, so that looking at theirs stays within MANY_PAIRS. */
static uint32_t find_most_ties(const struct contacts *contacts)
{
	const kith_csr *both = contacts->match.asking->both;
	uint64_t work[33] = {0}, sum = 0;
	for (size_t p = 0; p < contacts->count; p++) {
		uint32_t person = contacts->person[p];
		for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
			uint32_t ties = kith_csr_degree(both, both->to[e]);
			bool counts = both->to[e] != contacts->match.asking->asker;
			work[g_bit_storage(ties)] += counts ? ties : 0;
		}
	}
	for (unsigned bits = 1; bits <= 32; bits++) {
		sum += work[bits];
		if (sum > MANY_PAIRS) {
			return (uint32_t)((UINT64_C(1) << (bits - 1)) - 1);
		}
	}
	return UINT32_MAX;
}

/* Turns the contacts' values round: each value's places. */
static bool index_values(struct contacts *contacts, GError **error)
{
	const kith_alike *alike = contacts->match.alike;
	contacts->who = KITH_ARRAY(uint64_t, alike->value_count + 2, error);
	if (!contacts->who) {
		return false;
	}
	uint64_t *next = contacts->who + 1;
	for (size_t p = 0; p < contacts->count; p++) {
		uint32_t person = contacts->person[p];
		for (uint64_t e = alike->start[person]; e < alike->start[person + 1]; e++) {
			next[alike->values[e] + 1]++;
		}
	}
	for (size_t v = 0; v < alike->value_count; v++) {
		next[v + 1] += next[v];
	}
	contacts->places = KITH_ARRAY(uint32_t, next[alike->value_count], error);
	for (uint32_t p = 0; contacts->places && p < contacts->count; p++) {
		uint32_t person = contacts->person[p];
		for (uint64_t e = alike->start[person]; e < alike->start[person + 1]; e++) {
			contacts->places[next[alike->values[e]]++] = p;
		}
	}
	return contacts->places != NULL;
}

static bool contacts_init(struct contacts *contacts, GError **error)
{
	const kith_csr *both = contacts->match.asking->both;
	uint32_t me = contacts->match.asking->asker;
	size_t count = contacts->count = kith_csr_degree(both, me);
	contacts->room = MAX(MANY_PAIRS / (count + 1), LEAST_LOOKED);
	contacts->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (!(contacts->person = KITH_ARRAY(uint32_t, count, error)) ||
		!(contacts->place = KITH_ARRAY(uint32_t, both->n, error)) ||
		!(contacts->shared = KITH_ARRAY(uint32_t, count, error)) ||
		!(contacts->near = KITH_ARRAY(double, count, error))) {
		return false;
	}
	if (count > 0) {
		memcpy(contacts->person, &both->to[both->start[me]],
			count * sizeof *contacts->person);
	}
	g_qsort_with_data(contacts->person, (gint)count, sizeof *contacts->person,
		by_name_of_person, &contacts->match);
	for (uint32_t p = 0; p < count; p++) {
		contacts->place[contacts->person[p]] = p + 1;
	}
	contacts->most_ties = find_most_ties(contacts);
	return index_values(contacts, error);
}

static void contacts_finish(struct contacts *contacts)
{
	g_free(contacts->person);
	g_free(contacts->place);
	g_free(contacts->who);
	g_free(contacts->places);
	g_free(contacts->shared);
	g_free(contacts->near);
	g_array_unref(contacts->touched);
	g_array_unref(contacts->match.made);
}

/* The candidates as pairs of people. */
static GArray *pairs_of(const struct contacts *contacts)
{
	const GArray *made = contacts->match.made;
	uint32_t me = contacts->match.asking->asker;
	double by_asker = contacts->count ? 1.0 / (double)contacts->count : 0;
	GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(struct kith_pair), made->len);
	for (guint i = 0; i < made->len; i++) {
		const struct candidate *next = &g_array_index(made, struct candidate, i);
		struct kith_pair pair = {contacts->person[next->first],
			contacts->person[next->second], me, next->near + by_asker, next->likeness};
		g_array_append_val(pairs, pair);
	}
	return pairs;
}

GArray *kith_give_among_contacts(const struct kith_asking *asking, const kith_alike *alike,
	const struct kith_guests *guests, size_t limit, GError **error)
{
	struct contacts contacts = {
		.match = {.asking = asking, .alike = alike, .guests = guests}, .limit = limit};
	contacts.match.bare = alike->value_count == 0;
	contacts.match.made = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	GArray *pairs = NULL;
	if (contacts_init(&contacts, error)) {
		for (uint32_t p = 0; p < contacts.count; p++) {
			if (contacts.match.bare) {
				pair_by_nearness(&contacts, p);
			} else {
				pair_by_likeness(&contacts, p);
			}
		}
		if (contacts.match.bare) {
			pair_the_rest(&contacts);
		}
		keep_best(&contacts);
		pairs = pairs_of(&contacts);
	}
	contacts_finish(&contacts);
	return pairs;
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

static bool match_init(struct match *match, const struct kith_asking *asking,
	const kith_alike *alike, GError **error)
{
	size_t n = alike->n;
	*match = (struct match){.asking = asking, .alike = alike};
	match->bare = alike->value_count == 0;
	match->room = CLAMP(MANY_PARTNERS / (n + 1), LEAST_LOOKED, MOST_LOOKED);
	match->made = g_array_new(FALSE, FALSE, sizeof(struct kith_pair));
	match->links = g_array_new(FALSE, FALSE, sizeof(struct link));
	return (match->pairs = KITH_ARRAY(uint32_t, n, error)) &&
	       (match->last = KITH_ARRAY(uint32_t, n, error)) &&
	       (match->seen = KITH_ARRAY(uint32_t, n, error)) &&
	       (match->tied = KITH_ARRAY(uint32_t, n, error)) &&
	       (match->alone = KITH_ARRAY(uint8_t, n, error));
}

/* Frees all but the pairs made, which are returned when `done`. */
static GArray *match_finish(struct match *match, bool done)
{
	g_free(match->pairs);
	g_free(match->last);
	g_free(match->seen);
	g_free(match->tied);
	g_free(match->alone);
	g_array_unref(match->links);
	if (!done) {
		g_clear_pointer(&match->made, g_array_unref);
	}
	return match->made;
}

static bool are_paired(const struct match *match, uint32_t a, uint32_t b)
{
	for (uint32_t k = match->last[a]; k > 0;) {
		const struct link *link = &g_array_index(match->links, struct link, k - 1);
		if (link->partner == b) {
			return true;
		}
		k = link->before;
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
	if (match->pairs[other] >= match->each) {
		return;
	}
	const struct kith_pair *best = &search->best;
	bool none = search->partner == KITH_NOBODY;
	double likeness = kith_alike_likeness(match->alike, person, other);
	if ((!none && likeness < best->likeness) || match->tied[other] == match->searches ||
		kith_guests_are_apart(match->guests, person, other) ||
		are_paired(match, person, other)) {
		return;
	}
	struct kith_pair pair = pair_of(match, person, other);
	int sign = none ? -1 : compare(pair.likeness, pair.near, best->likeness, best->near);
	if (worthwhile(match, &pair) &&
		(sign < 0 || (sign == 0 && fewer_ties(match, other, search->partner)))) {
		search->best = pair;
		search->partner = other;
	}
}

/* Considers people of a list, those after `person` first and then the others, at most `room`;
 * returns how many more there is room for. */
static uint64_t consider_list(
	struct match *match, struct search *search, struct list list, uint64_t room)
{
	uint64_t count = MIN(list.count, room), begin = 0;
	if (count < list.count) {
		begin = first_above(list, search->person);
	}
	for (uint64_t i = 0; i < count; i++) {
		uint64_t at = begin + i;
		consider(match, search, list.people[at < list.count ? at : at - list.count]);
	}
	return room - count;
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
	uint32_t person = search->person;
	size_t count = kith_alike_count(alike, person);
	g_autofree uint32_t *values = values_of(alike, person, by_rarity, (gpointer)alike);
	uint64_t room = match->room;
	for (size_t i = 0; i < count; i++) {
		struct list list = {
			&alike->people[alike->who[values[i]]], people_with(alike, values[i])};
		room = consider_list(match, search, list, room);
	}
}

/* Looks at those who share a contact, where nothing else is known. */
static void consider_near(struct match *match, struct search *search)
{
	const kith_csr *both = match->asking->both;
	uint64_t room = match->room;
	for (uint64_t e = both->start[search->person]; e < both->start[search->person + 1]; e++) {
		uint32_t mutual = both->to[e];
		struct list list = {&both->to[both->start[mutual]], kith_csr_degree(both, mutual)};
		room = consider_list(match, search, list, room);
	}
}

static void join(struct match *match, uint32_t a, uint32_t b)
{
	struct link link = {b, match->last[a]};
	g_array_append_val(match->links, link);
	match->last[a] = match->links->len;
	match->pairs[a]++;
	match->most = MAX(match->most, match->pairs[a]);
}

static void find_partner(struct match *match, uint32_t person)
{
	const kith_csr *both = match->asking->both;
	struct search search = {.person = person, .partner = KITH_NOBODY};
	match->searches++;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		match->tied[both->to[e]] = match->searches;
	}
	if (match->bare) {
		consider_near(match, &search);
	} else {
		consider_alike(match, &search);
	}
	match->alone[person] = search.partner == KITH_NOBODY;
	if (search.partner != KITH_NOBODY) {
		find_introducer(match, &search.best);
		g_array_append_val(match->made, search.best);
		join(match, person, search.partner);
		join(match, search.partner, person);
	}
}

static int compare_ties(gconstpointer a, gconstpointer b, gpointer match)
{
	uint32_t x = (uint32_t) * (const size_t *)a, y = (uint32_t) * (const size_t *)b;
	const uint8_t *newcomer = ((const struct match *)match)->guests->newcomer;
	if (newcomer && newcomer[x] != newcomer[y]) {
		return newcomer[x] ? -1 : 1;
	}
	return fewer_ties(match, x, y) ? -1 : fewer_ties(match, y, x);
}

GArray *kith_give_among_all(const struct kith_asking *asking, const kith_alike *alike,
	const struct kith_guests *guests, size_t each, size_t limit, GError **error)
{
	struct match match;
	g_autofree size_t *order = NULL;
	if (match_init(&match, asking, alike, error)) {
		match.guests = guests;
		match.each = each;
		order = KITH_ARRAY(size_t, alike->n, error);
	}
	if (!order) {
		return match_finish(&match, false);
	}
	for (size_t i = 0; i < alike->n; i++) {
		order[i] = i;
	}
	/* Few pairs need few of the people in order. */
	size_t sorted = MIN(limit, alike->n / AHEAD) * AHEAD;
	kith_sort_first(order, alike->n, sorted, compare_ties, &match);
	/* After a round all for whom there is anybody are in as many pairs as its number. */
	for (size_t round = 1; round <= each && round <= match.most + 1; round++) {
		for (size_t i = 0; i < alike->n && match.made->len < limit; i++) {
			if (i == sorted) {
				sorted = alike->n;
				kith_sort_first(order, sorted, sorted, compare_ties, &match);
			}
			uint32_t person = (uint32_t)order[i];
			if (match.pairs[person] < round && !match.alone[person]) {
				find_partner(&match, person);
			}
		}
	}
	return match_finish(&match, true);
}
