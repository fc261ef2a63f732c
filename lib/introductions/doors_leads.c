/* Inside of doors: who could introduce the asker to whom, and how likely. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/doors_leads.h"

#include <math.h>

/* Following leads. */
struct trail {
	const struct kith_asking *asking;
	struct kith_hop_distances distances;
	uint32_t *index; /* [n] 1 + index of a target; 0: none */
	GArray *leads, *openers;
};

/* The asker's contact at the end of a tie, and how to begin with them. */
struct start {
	uint32_t person;
	double chance; /* of the tie */
	int64_t cost;  /* of the tie and of asking them to pass it on */
};

static struct start start_at(const struct trail *trail, uint64_t e)
{
	const struct kith_asking *asking = trail->asking;
	struct start start = {asking->out.rows->to[e], kith_arc_chance(&asking->out, e), 0};
	start.cost = kith_cost_add(kith_cost(start.chance),
		kith_hop_distances_node_cost(&trail->distances, start.person));
	return start;
}

static void add_lead(GArray *leads, uint32_t target, double chance)
{
	struct kith_lead lead = {target, chance};
	g_array_append_val(leads, lead);
}

static double chance_of(int64_t cost)
{
	return exp2(-(double)cost / (double)KITH_COST_ONE);
}

/* The leads since `first` are this contact's. */
static void add_opener(struct trail *trail, uint32_t person, size_t first)
{
	struct kith_opener opener = {person, first, trail->leads->len, INT64_MAX, SIZE_MAX};
	if (opener.end > first) {
		g_array_append_val(trail->openers, opener);
	}
}

/* Forgets whom the trail has met; the asker and those to avoid are not met again. */
static bool begin(struct trail *trail, GError **error)
{
	const struct kith_asking *asking = trail->asking;
	kith_hop_distances_clear(&trail->distances);
	bool begun = kith_hop_distances_close(&trail->distances, asking->asker, error);
	for (size_t i = 0; begun && i < asking->avoid_count; i++) {
		begun = kith_hop_distances_close(&trail->distances, asking->avoid[i], error);
	}
	return begun;
}

/* Starts chains at `person` and lets them grow as long as routes may be. */
static bool grow(struct trail *trail, uint32_t person, int64_t cost,
	const struct kith_arc_costs *arcs, GError **error)
{
	bool grown = kith_hop_distances_add_source(&trail->distances, person, cost, error);
	for (unsigned h = 1; grown && h < trail->asking->max_steps; h++) {
		grown = kith_hop_distances_extend(&trail->distances, arcs, error);
	}
	return grown;
}

/* The cheapest chain of any length but 0 that ends at `person`. */
static bool cheapest(struct trail *trail, uint32_t person, int64_t *best, GError **error)
{
	*best = KITH_COST_NEVER;
	for (unsigned h = 1; h <= trail->distances.known; h++) {
		int64_t cost;
		if (!kith_hop_distances_cost(&trail->distances, person, h, &cost, error)) {
			return false;
		}
		*best = MIN(*best, cost);
	}
	return true;
}

/* Where the contact at the end of the asker's tie e can lead. */
static bool follow(struct trail *trail, uint64_t e, GError **error)
{
	struct start start = start_at(trail, e);
	size_t first = trail->leads->len;
	if (!begin(trail, error)) {
		return false;
	}
	if (kith_hop_distances_is_closed(&trail->distances, start.person)) {
		return true;
	}
	if (trail->index[start.person] && start.chance > 0) {
		add_lead(trail->leads, trail->index[start.person] - 1, start.chance);
	}
	if (!grow(trail, start.person, start.cost, &trail->asking->out, error)) {
		return false;
	}
	for (size_t i = 0; i < trail->distances.count; i++) {
		uint32_t person = trail->distances.person[i];
		int64_t best = KITH_COST_NEVER;
		if (trail->index[person] && !cheapest(trail, person, &best, error)) {
			return false;
		}
		if (best != KITH_COST_NEVER) {
			add_lead(trail->leads, trail->index[person] - 1, chance_of(best));
		}
	}
	add_opener(trail, start.person, first);
	return true;
}

static bool follow_contacts(struct trail *trail, GError **error)
{
	const kith_csr *rows = trail->asking->out.rows;
	uint32_t asker = trail->asking->asker;
	bool followed = true;
	for (uint64_t e = rows->start[asker]; followed && e < rows->start[asker + 1]; e++) {
		followed = follow(trail, e, error);
	}
	return followed;
}

/* Who among the contacts leads to one target: adds the lead to each contact's own list. */
static bool follow_back(struct trail *trail, uint32_t target, GArray **of_contact, GError **error)
{
	const kith_csr *rows = trail->asking->out.rows;
	uint64_t first = rows->start[trail->asking->asker];
	uint64_t end = rows->start[trail->asking->asker + 1];
	uint32_t wanted = trail->asking->targets[target];
	if (!begin(trail, error) || !grow(trail, wanted, 0, &trail->asking->in, error)) {
		return false;
	}
	for (uint64_t e = first; e < end; e++) {
		struct start start = start_at(trail, e);
		int64_t rest = KITH_COST_NEVER;
		if (kith_hop_distances_is_source(&trail->distances, start.person)) {
			if (start.chance > 0) {
				add_lead(of_contact[e - first], target, start.chance);
			}
		} else if (!cheapest(trail, start.person, &rest, error)) {
			return false;
		}
		rest = kith_cost_add(start.cost, rest);
		if (rest != KITH_COST_NEVER) {
			add_lead(of_contact[e - first], target, chance_of(rest));
		}
	}
	return true;
}

static bool follow_targets(struct trail *trail, GError **error)
{
	const kith_csr *rows = trail->asking->out.rows;
	uint64_t first = rows->start[trail->asking->asker];
	uint32_t contacts = kith_csr_degree(rows, trail->asking->asker);
	g_autoptr(GPtrArray) lists = g_ptr_array_new_full(contacts, (GDestroyNotify)g_array_unref);
	for (uint32_t c = 0; c < contacts; c++) {
		g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(struct kith_lead)));
	}
	bool followed = true;
	for (uint32_t t = 0; followed && t < trail->asking->target_count; t++) {
		/* A target given twice is one target. */
		bool last = trail->index[trail->asking->targets[t]] == t + 1;
		followed = !last || follow_back(trail, t, (GArray **)lists->pdata, error);
	}
	for (uint32_t c = 0; followed && c < contacts; c++) {
		const GArray *own = lists->pdata[c];
		size_t begun = trail->leads->len;
		g_array_append_vals(trail->leads, own->data, own->len);
		add_opener(trail, rows->to[first + c], begun);
	}
	return followed;
}

/* The ties of people's contacts, or as many of them as are more than `most`. */
static uint64_t ties_near(const kith_csr *rows, const uint32_t *people, size_t count, uint64_t most)
{
	uint64_t ties = 0;
	for (size_t i = 0; i < count && ties <= most; i++) {
		for (uint64_t e = rows->start[people[i]]; e < rows->start[people[i] + 1]; e++) {
			ties += kith_csr_degree(rows, rows->to[e]);
		}
	}
	return ties;
}

bool kith_leads_find(
	const struct kith_asking *asking, GArray *leads, GArray *openers, GError **error)
{
	const kith_csr *rows = asking->out.rows;
	g_autofree uint32_t *index = KITH_ARRAY(uint32_t, rows->n, error);
	struct trail trail = {.asking = asking, .index = index, .leads = leads, .openers = openers};
	if (!index || !kith_hop_distances_init(&trail.distances, rows->n, asking->max_steps - 1,
			      &asking->node_costs, error)) {
		return false;
	}
	for (size_t t = 0; t < asking->target_count; t++) {
		index[asking->targets[t]] = (uint32_t)t + 1;
	}
	uint64_t here = ties_near(rows, rows->to + rows->start[asking->asker],
		kith_csr_degree(rows, asking->asker), UINT64_MAX);
	bool back = ties_near(asking->in.rows, asking->targets, asking->target_count, here) < here;
	bool found = back ? follow_targets(&trail, error) : follow_contacts(&trail, error);
	kith_hop_distances_finish(&trail.distances);
	return found;
}
