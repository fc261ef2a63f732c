/* A plan: for many targets at once whom to ask for which, so that nobody is asked too often. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/plan.h"

#include "base/memory.h"

/* To go unserved costs more than any chain of changes can save. */
#define UNSERVED (INT64_C(1) << 61)
#define FAR INT64_MAX
#define NOWHERE SIZE_MAX

/* A search for the cheapest chain of changes that serves one more target. */
struct search {
	const struct kith_plan_question *question;
	size_t *room, *taken;
	size_t target; /* to be served */
	int64_t *cost; /* [contacts] of the cheapest chain by which somebody is asked once more */
	size_t *offer; /* [contacts] the last offer of that chain */
	size_t *from;  /* [contacts] the target it serves */
	uint8_t *waiting; /* [contacts] is on the queue */
	GQueue *queue;    /* of contacts whose chains have become cheaper */
	int64_t best;     /* cost of the cheapest whole chain */
	size_t end;       /* its last contact; NOWHERE: a target goes unserved */
	size_t loser;     /* that target */
};

static bool search_init(struct search *search, GError **error)
{
	size_t contacts = search->question->contacts;
	search->cost = KITH_ARRAY(int64_t, contacts, error);
	search->offer = search->cost ? KITH_ARRAY(size_t, contacts, error) : NULL;
	search->from = search->offer ? KITH_ARRAY(size_t, contacts, error) : NULL;
	search->waiting = search->from ? KITH_ARRAY(uint8_t, contacts, error) : NULL;
	search->queue = g_queue_new();
	return search->waiting != NULL;
}

static void search_finish(struct search *search)
{
	g_free(search->cost);
	g_free(search->offer);
	g_free(search->from);
	g_free(search->waiting);
	g_queue_free(search->queue);
}

static uint32_t contact_of(const struct search *search, size_t offer)
{
	return search->question->offer[offer].contact;
}

static bool is_gone(const struct search *search, size_t offer)
{
	return search->question->gone && search->question->gone[offer];
}

/* A chain of that cost has reached a target that is to be served by another offer than now. */
static void go_on(struct search *search, size_t target, int64_t cost)
{
	const struct kith_plan_question *question = search->question;
	if (cost + UNSERVED < search->best) {
		search->best = cost + UNSERVED;
		search->end = NOWHERE;
		search->loser = target;
	}
	for (size_t o = question->first[target]; o < question->first[target + 1]; o++) {
		uint32_t contact = contact_of(search, o);
		int64_t longer = cost + question->offer[o].cost;
		if (is_gone(search, o) || longer >= search->cost[contact]) {
			continue;
		}
		search->cost[contact] = longer;
		search->offer[contact] = o;
		search->from[contact] = target;
		if (search->room[contact] > 0) {
			if (longer < search->best) {
				search->best = longer;
				search->end = contact;
			}
		} else if (!search->waiting[contact]) {
			search->waiting[contact] = 1;
			g_queue_push_tail(search->queue, GSIZE_TO_POINTER((gsize)contact));
		}
	}
}

/* Whoever is served by a contact could be served by another, and make room. */
static void make_room(struct search *search, size_t contact)
{
	for (size_t t = 0; t < search->target; t++) {
		size_t now = search->taken[t];
		if (now != KITH_NOT_PLANNED && contact_of(search, now) == contact) {
			go_on(search, t, search->cost[contact] - search->question->offer[now].cost);
		}
	}
}

/* Changes the plan along the cheapest chain, from its end to its beginning. */
static void change(struct search *search)
{
	size_t target = search->loser, next = KITH_NOT_PLANNED;
	if (search->end != NOWHERE) {
		search->room[search->end]--;
		target = search->from[search->end];
		next = search->offer[search->end];
	}
	while (target != search->target) {
		size_t before = search->taken[target];
		uint32_t contact = contact_of(search, before);
		search->taken[target] = next;
		target = search->from[contact];
		next = search->offer[contact];
	}
	search->taken[target] = next;
}

static void serve(struct search *search, size_t target)
{
	search->target = target;
	search->best = FAR;
	for (size_t c = 0; c < search->question->contacts; c++) {
		search->cost[c] = FAR;
	}
	go_on(search, target, 0);
	while (!g_queue_is_empty(search->queue)) {
		size_t contact = GPOINTER_TO_SIZE(g_queue_pop_head(search->queue));
		search->waiting[contact] = 0;
		make_room(search, contact);
	}
	change(search);
}

/* The best offer of a target, where its contact has room; else KITH_NOT_PLANNED. */
static size_t uncontested(const struct search *search, size_t target)
{
	const struct kith_plan_question *question = search->question;
	size_t best = KITH_NOT_PLANNED;
	for (size_t o = question->first[target]; o < question->first[target + 1]; o++) {
		bool better = best == KITH_NOT_PLANNED ||
			      question->offer[o].cost < question->offer[best].cost;
		best = better && !is_gone(search, o) ? o : best;
	}
	return best != KITH_NOT_PLANNED && search->room[contact_of(search, best)] > 0
		       ? best
		       : KITH_NOT_PLANNED;
}

bool kith_plan_choose(
	const struct kith_plan_question *question, size_t *room, size_t *taken, GError **error)
{
	struct search search = {.question = question, .room = room, .taken = taken};
	bool begun = search_init(&search, error);
	for (size_t t = 0; begun && t < question->targets; t++) {
		taken[t] = uncontested(&search, t);
		if (taken[t] != KITH_NOT_PLANNED) {
			room[contact_of(&search, taken[t])]--;
		} else {
			serve(&search, t);
		}
	}
	search_finish(&search);
	return begun;
}
