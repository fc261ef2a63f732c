/* Who is near: mutual contacts, and likely acquaintances a few steps away. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/nearby.h"

#include "csr/bitset.h"

/* Finding a layer of people takes no more than this. */
#define MANY_TIES (UINT64_C(1) << 20)

/* Working out a walk takes no more than this. */
#define WALK_TIES (UINT64_C(1) << 22)

/* What is left to pass on at a person is forgotten when it is less than this a tie. */
#define LEAST 1e-12

size_t kith_nearby_mutual(const kith_csr *both, uint32_t a, uint32_t b, uint32_t *mutual)
{
	g_assert(!both->directed);
	if (kith_csr_degree(both, a) > kith_csr_degree(both, b)) {
		uint32_t c = a;
		a = b;
		b = c;
	}
	bool look_up =
		(uint64_t)kith_csr_degree(both, a) * KITH_MUCH_LONGER < kith_csr_degree(both, b);
	uint64_t j = both->start[b];
	size_t count = 0;
	for (uint64_t i = both->start[a]; i < both->start[a + 1]; i++) {
		while (!look_up && j < both->start[b + 1] && both->to[j] < both->to[i]) {
			j++;
		}
		bool met = look_up ? kith_csr_find(both, b, both->to[i]) != UINT64_MAX
				   : j < both->start[b + 1] && both->to[j] == both->to[i];
		if (met && mutual) {
			mutual[count] = both->to[i];
		}
		count += met;
	}
	return count;
}

double kith_nearby_allocation(const kith_csr *both, uint32_t a, uint32_t b)
{
	g_autofree uint32_t *mutual =
		g_new(uint32_t, MIN(kith_csr_degree(both, a), kith_csr_degree(both, b)) + 1);
	size_t count = kith_nearby_mutual(both, a, b, mutual);
	double sum = 0;
	for (size_t i = 0; i < count; i++) {
		sum += 1.0 / kith_csr_degree(both, mutual[i]);
	}
	return sum;
}

void kith_nearby_allocations(const kith_csr *both, uint32_t me, double *score)
{
	g_assert(!both->directed);
	for (uint64_t e = both->start[me]; e < both->start[me + 1]; e++) {
		uint32_t mutual = both->to[e];
		double share = 1.0 / kith_csr_degree(both, mutual);
		for (uint64_t f = both->start[mutual]; f < both->start[mutual + 1]; f++) {
			score[both->to[f]] += share;
		}
	}
}

static uint64_t ties_of(const kith_csr *rows, const GArray *people, guint from)
{
	uint64_t ties = 0;
	for (guint i = from; i < people->len; i++) {
		ties += kith_csr_degree(
			rows, g_array_index(people, struct kith_neighbour, i).person);
	}
	return ties;
}

/* Adds those tied to people number from .. end - 1 who have not been met. */
static void next_layer(
	const kith_csr *rows, GArray *people, guint from, unsigned steps, uint8_t *met)
{
	guint end = people->len, count = end;
	for (guint i = from; i < end; i++) {
		uint32_t person = g_array_index(people, struct kith_neighbour, i).person;
		g_array_set_size(people, count + kith_csr_degree(rows, person));
		struct kith_neighbour *all = (struct kith_neighbour *)(void *)people->data;
		for (uint64_t e = rows->start[person]; e < rows->start[person + 1]; e++) {
			all[count] = (struct kith_neighbour){rows->to[e], steps};
			count += !kith_bitset_has(met, rows->to[e]);
			kith_bitset_add(met, rows->to[e]);
		}
	}
	g_array_set_size(people, count);
}

GArray *kith_nearby_within(const kith_csr *rows, uint32_t me, unsigned steps, GError **error)
{
	g_autofree uint8_t *met = kith_bitset_new(rows->n, error);
	if (!met) {
		return NULL;
	}
	GArray *people = g_array_new(FALSE, FALSE, sizeof(struct kith_neighbour));
	struct kith_neighbour self = {me, 0};
	g_array_append_val(people, self);
	kith_bitset_add(met, me);
	guint from = 0, known = 1;
	for (unsigned h = 1; h <= steps && ties_of(rows, people, from) <= MANY_TIES; h++) {
		guint end = people->len;
		next_layer(rows, people, from, h, met);
		from = end;
		known = h == 1 ? people->len : known;
	}
	g_array_remove_range(people, 0, known);
	return people;
}

/* A walk's whereabouts while they are worked out. */
struct walk {
	const kith_csr *both;
	double *score, *left; /* [n] settled, and still to be passed on */
	uint8_t *waits;       /* [n] 1: in the queue */
	GQueue waiting;       /* people with much to pass on */
};

static void receive(struct walk *walk, uint32_t person, double amount)
{
	walk->left[person] += amount;
	if (!walk->waits[person] &&
		walk->left[person] > LEAST * (1 + kith_csr_degree(walk->both, person))) {
		walk->waits[person] = 1;
		g_queue_push_tail(&walk->waiting, GSIZE_TO_POINTER((gsize)person));
	}
}

/* Settles the share of those who go home now, and passes the rest on. */
static void settle(struct walk *walk, uint32_t person, uint32_t me, double damping)
{
	const kith_csr *both = walk->both;
	double amount = walk->left[person], strength = 0;
	walk->left[person] = 0;
	walk->waits[person] = 0;
	walk->score[person] += (1 - damping) * amount;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		strength += kith_csr_weight(both, e);
	}
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		double share = kith_csr_weight(both, e) / strength;
		receive(walk, both->to[e], damping * amount * share);
	}
	if (kith_csr_degree(both, person) == 0) {
		receive(walk, me, damping * amount);
	}
}

bool kith_nearby_page_rank(
	const kith_csr *both, uint32_t me, double damping, double *score, GError **error)
{
	g_assert(!both->directed);
	g_autofree double *left = KITH_ARRAY(double, both->n, error);
	g_autofree uint8_t *waits = left ? KITH_ARRAY(uint8_t, both->n, error) : NULL;
	if (!waits) {
		return false;
	}
	struct walk walk = {both, score, left, waits, G_QUEUE_INIT};
	receive(&walk, me, 1);
	for (uint64_t ties = 0; ties < WALK_TIES && !g_queue_is_empty(&walk.waiting);) {
		uint32_t person = (uint32_t)GPOINTER_TO_SIZE(g_queue_pop_head(&walk.waiting));
		ties += 1 + kith_csr_degree(both, person);
		settle(&walk, person, me, damping);
	}
	g_queue_clear(&walk.waiting);
	return true;
}
