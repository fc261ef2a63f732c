/* One run of Leiden: up through the levels, again and again, until quality no longer rises. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden_search.h"

#include <math.h>
#include <string.h>

/* Below so many nodes a pass costs so little that it need not be nested. */
#define FEW 1000

/* A walk up from one level. */
struct walk {
	const struct leiden_level *base;
	uint32_t *at;  /* [base->n] node of the present level each node of the base is in */
	uint32_t *of;  /* [base->n] group of each node of the present level */
	uint32_t *set; /* [base->n] set of each node of the present level */
};

/* Groups of the next level's nodes, each named by one of the sets in it. */
static void lift_groups(const struct walk *walk, size_t n, size_t sets, struct leiden_room *room)
{
	uint32_t *name = room->order, *lifted = room->seen;
	for (size_t i = 0; i < n; i++) {
		name[walk->of[i]] = walk->set[i];
	}
	for (size_t i = 0; i < n; i++) {
		lifted[walk->set[i]] = name[walk->of[i]];
	}
	memcpy(walk->of, lifted, sets * sizeof *lifted);
}

static size_t count_groups(const struct leiden_room *room, size_t n)
{
	size_t groups = 0;
	for (size_t g = 0; g < n; g++) {
		groups += room->size[g] > 0;
	}
	return groups;
}

/* The sets that become the next level's nodes; as many as there are nodes when this is the top. */
static size_t choose_sets(
	struct leiden_search *search, const struct walk *walk, const struct leiden_level *level)
{
	if (count_groups(&search->room, level->n) == level->n) {
		return level->n;
	}
	if (search->louvain) {
		memcpy(walk->set, walk->of, level->n * sizeof *walk->set);
		return leiden_number_sets(walk->set, NULL, level->n, &search->room);
	}
	size_t sets = leiden_refine(level, walk->of, walk->set, &search->room, &search->random);
	return sets < level->n ? sets : leiden_pieces(level, walk->of, walk->set, &search->room);
}

/* Of the partition into this level's nodes, from what lies between and within them. */
static double quality_of(const struct leiden_search *search, const struct leiden_level *level)
{
	double inside = search->total, charge = 0;
	for (uint64_t e = 0; e < level->start[level->n]; e++) {
		inside -= level->weight ? level->weight[e] : 1;
	}
	for (size_t i = 0; i < level->n; i++) {
		double mass = level->mass[i];
		charge += mass * (level->in_mass ? 2 * level->in_mass[i] : mass);
	}
	if (search->cpm) {
		charge -= (double)search->people;
		return (inside - level->price * charge) / 2;
	}
	return (inside - level->price * charge) / search->total;
}

/* Makes the next level of the sets, and sees to the groups and to where the base's nodes are. */
static bool step_up(struct leiden_search *search, const struct walk *walk,
	const struct leiden_level *level, struct leiden_level *next, GError **error)
{
	if (!leiden_aggregate(level, walk->set, &search->room, next, error)) {
		return false;
	}
	lift_groups(walk, level->n, next->n, &search->room);
	for (size_t i = 0; i < walk->base->n; i++) {
		walk->at[i] = walk->set[level == walk->base ? i : walk->at[i]];
	}
	return true;
}

/* Hands over to a search from this level, and fetches its groups. */
static bool search_above(struct leiden_search *search, const struct walk *walk,
	const struct leiden_level *level, GError **error)
{
	if (!leiden_search(search, level, walk->of, error)) {
		return false;
	}
	for (size_t i = 0; i < walk->base->n; i++) {
		walk->at[i] = walk->of[walk->at[i]];
	}
	return true;
}

/* From the groups in walk->of, whose base has been moved, to better ones in walk->at. */
static bool climb(struct leiden_search *search, const struct walk *walk, GError **error)
{
	const struct leiden_level *level = walk->base;
	struct leiden_level here = {0};
	bool done = true, nested = false;
	size_t sets;
	while (done && !nested && (sets = choose_sets(search, walk, level)) < level->n) {
		struct leiden_level next = {.n = sets};
		done = step_up(search, walk, level, &next, error);
		if (done) {
			leiden_level_finish(&here);
			here = next;
			level = &here;
			nested = level->n > FEW && level->n < walk->base->n / 16;
		}
		if (done && nested) {
			done = search_above(search, walk, level, error);
		} else if (done) {
			leiden_move(level, walk->of, &search->room, &search->random);
		}
	}
	if (done && level == walk->base) {
		memcpy(walk->at, walk->of, level->n * sizeof *walk->at);
	}
	if (done && !nested) {
		search->quality = quality_of(search, level);
	}
	leiden_level_finish(&here);
	return done;
}

/* Repeats from the groups found until quality no longer rises. */
static bool repeat(struct leiden_search *search, const struct walk *walk, GError **error)
{
	bool ground = walk->base->borrowed;
	double least = !search->large ? 1e-9 : ground ? 5e-4 : 2e-5;
	double before = -INFINITY;
	for (bool first = true; first || search->quality - before > least * fabs(search->quality);
		first = false) {
		memcpy(walk->of, walk->at, walk->base->n * sizeof *walk->of);
		double gain = leiden_move(walk->base, walk->of, &search->room, &search->random);
		gain *= search->cpm ? 1 : 2 / search->total;
		if (search->large && !first && gain < least * search->quality) {
			break;
		}
		before = first ? -INFINITY : search->quality;
		if (!climb(search, walk, error)) {
			return false;
		}
	}
	return true;
}

bool leiden_search(
	struct leiden_search *search, const struct leiden_level *base, uint32_t *at, GError **error)
{
	g_autofree uint32_t *of = KITH_ARRAY(uint32_t, base->n, error);
	g_autofree uint32_t *set = of ? KITH_ARRAY(uint32_t, base->n, error) : NULL;
	struct walk walk = {base, at, of, set};
	return set && repeat(search, &walk, error);
}
