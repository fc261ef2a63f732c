/* What hangs together: components, the people and ties that hold them together, dense cores. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/components.h"

#include <string.h>

/* The root of i's tree, which is its smallest person; halves the path on the way. */
static uint32_t root_of(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i) {
		parent[i] = parent[parent[i]];
		i = parent[i];
	}
	return i;
}

static void join_ties(const kith_csr *csr, uint32_t *parent)
{
	for (uint32_t i = 0; i < csr->n; i++) {
		parent[i] = i;
	}
	for (uint32_t i = 0; i < csr->n; i++) {
		uint64_t from = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
		for (uint64_t e = from; e < csr->start[i + 1]; e++) {
			uint32_t a = root_of(parent, i), b = root_of(parent, csr->to[e]);
			parent[MAX(a, b)] = MIN(a, b);
		}
	}
}

/* A component before it has its number. */
struct component {
	uint32_t size, first;
};

static int by_falling_size(const void *left, const void *right)
{
	const struct component *a = left, *b = right;
	if (a->size != b->size) {
		return a->size < b->size ? 1 : -1;
	}
	return (a->first > b->first) - (a->first < b->first);
}

/* Puts component numbers in place of roots; `number` holds sizes at first. Returns how many. */
static size_t number_components(
	uint32_t *of, size_t n, uint32_t *number, struct component *components)
{
	size_t count = 0;
	for (uint32_t i = 0; i < n; i++) {
		of[i] = root_of(of, i);
		number[of[i]]++;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (of[i] == i) {
			components[count++] = (struct component){number[i], i};
		}
	}
	qsort(components, count, sizeof *components, by_falling_size);
	for (size_t c = 0; c < count; c++) {
		number[components[c].first] = (uint32_t)c;
	}
	for (size_t i = 0; i < n; i++) {
		of[i] = number[of[i]];
	}
	return count;
}

bool kith_components_find(const kith_csr *csr, struct kith_partition *components, GError **error)
{
	g_autofree uint32_t *of = KITH_ARRAY(uint32_t, csr->n, error);
	g_autofree uint32_t *number = of ? KITH_ARRAY(uint32_t, csr->n, error) : NULL;
	g_autofree struct component *list =
		number ? KITH_ARRAY(struct component, csr->n, error) : NULL;
	if (!list) {
		return false;
	}
	join_ties(csr, of);
	size_t groups = number_components(of, csr->n, number, list);
	*components = (struct kith_partition){csr->n, groups, g_steal_pointer(&of)};
	return true;
}

/* A depth-first search: people in the order they are met, and what is known of each. */
struct search {
	const kith_csr *csr;
	uint32_t met;     /* people met so far */
	uint32_t *order;  /* [n] who was met first, second, ... */
	uint32_t *rank;   /* [n] when i was met, from 1; 0: not yet */
	uint32_t *low;    /* [n] smallest rank tied to someone in i's subtree */
	uint32_t *parent; /* [n] who i was met through; KITH_NOBODY for the first of a component */
	uint32_t *size;   /* [n] people in i's subtree, i included */
	uint32_t *next;   /* [n] contacts of i looked at */
};

static bool search_init(struct search *search, const kith_csr *csr, GError **error)
{
	uint32_t *block = KITH_ARRAY(uint32_t, 6 * csr->n, error);
	if (!block) {
		return false;
	}
	*search = (struct search){.csr = csr, .order = block};
	uint32_t **lists[] = {
		&search->rank, &search->low, &search->parent, &search->size, &search->next};
	for (size_t k = 0; k < G_N_ELEMENTS(lists); k++) {
		*lists[k] = block + (k + 1) * csr->n;
	}
	return true;
}

static void meet(struct search *search, uint32_t i, uint32_t through)
{
	search->order[search->met++] = i;
	search->rank[i] = search->low[i] = search->met;
	search->parent[i] = through;
	search->size[i] = 1;
}

/* Everyone who hangs together with `first`; the way back is kept in `parent`, not on the stack. */
static void search_component(struct search *search, uint32_t first)
{
	const kith_csr *csr = search->csr;
	meet(search, first, KITH_NOBODY);
	for (uint32_t i = first; i != KITH_NOBODY;) {
		uint32_t parent = search->parent[i];
		if (search->next[i] == kith_csr_degree(csr, i)) {
			if (parent != KITH_NOBODY) {
				search->size[parent] += search->size[i];
				search->low[parent] = MIN(search->low[parent], search->low[i]);
			}
			i = parent;
			continue;
		}
		uint32_t j = csr->to[csr->start[i] + search->next[i]++];
		if (!search->rank[j]) {
			meet(search, j, i);
			i = j;
		} else if (j != parent) {
			search->low[i] = MIN(search->low[i], search->rank[j]);
		}
	}
}

static uint64_t tie_between(const kith_csr *csr, uint32_t i, uint32_t j)
{
	uint32_t low = MIN(i, j);
	return kith_csr_tie(csr, low, kith_csr_find(csr, low, MAX(i, j)));
}

/*
 * The cuts of the component met from `from` on. The subtree of c comes off without c's parent when
 * nobody in it is tied to anyone met earlier than the parent, and without c's tie to the parent
 * when nobody in it is tied to anyone met earlier than c.
 */
static void cut_component(
	const struct search *search, uint32_t from, uint32_t *largest, struct kith_cuts *cuts)
{
	uint32_t people = search->met - from;
	for (uint32_t k = from + 1; k < search->met; k++) {
		uint32_t c = search->order[k], parent = search->parent[c], size = search->size[c];
		if (search->low[c] >= search->rank[parent]) {
			cuts->parts[parent]++;
			cuts->cut_off[parent] += size;
			largest[parent] = MAX(largest[parent], size);
		}
		if (search->low[c] == search->rank[c]) {
			cuts->side[tie_between(search->csr, c, parent)] = MIN(size, people - size);
		}
	}
	for (uint32_t k = from; k < search->met; k++) {
		uint32_t i = search->order[k];
		uint32_t rest = people - 1 - cuts->cut_off[i];
		cuts->parts[i] += rest > 0;
		cuts->cut_off[i] = people - 1 - MAX(largest[i], rest);
	}
}

bool kith_cuts_find(const kith_csr *csr, struct kith_cuts *cuts, GError **error)
{
	g_assert(!csr->directed);
	struct search search;
	if (!search_init(&search, csr, error)) {
		return false;
	}
	g_autofree G_GNUC_UNUSED uint32_t *block = search.order;
	struct kith_cuts found = {0};
	g_autofree uint32_t *largest = KITH_ARRAY(uint32_t, csr->n, error);
	if (!largest || !(found.parts = KITH_ARRAY(uint32_t, csr->n, error)) ||
		!(found.cut_off = KITH_ARRAY(uint32_t, csr->n, error)) ||
		!(found.side = KITH_ARRAY(uint32_t, kith_csr_ties(csr), error))) {
		kith_cuts_finish(&found);
		return false;
	}
	for (uint32_t i = 0; i < csr->n; i++) {
		if (!search.rank[i]) {
			uint32_t from = search.met;
			search_component(&search, i);
			cut_component(&search, from, largest, &found);
		}
	}
	*cuts = found;
	return true;
}

void kith_cuts_finish(struct kith_cuts *cuts)
{
	g_free(cuts->parts);
	g_free(cuts->cut_off);
	g_free(cuts->side);
	*cuts = (struct kith_cuts){0};
}

/* People in order of the contacts they have left, as a list with a border for each number. */
struct levels {
	uint32_t *people; /* [n] by contacts left */
	uint32_t *place;  /* [n] of each person in `people` */
	uint32_t *border; /* [largest degree + 2] where those with d contacts left begin */
};

static void fill_levels(struct levels *levels, const uint32_t *left, size_t n, uint32_t largest)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < n; i++) {
		levels->border[left[i]]++;
	}
	for (size_t d = 0; d <= largest; d++) {
		uint32_t count = levels->border[d];
		levels->border[d] = sum;
		sum += count;
	}
	for (uint32_t i = 0; i < n; i++) {
		levels->place[i] = levels->border[left[i]]++;
		levels->people[levels->place[i]] = i;
	}
	memmove(levels->border + 1, levels->border, (largest + 1) * sizeof *levels->border);
	levels->border[0] = 0;
}

/* j loses a contact: it changes places with the first of its level, whose border moves past it. */
static void lower(struct levels *levels, uint32_t *left, uint32_t j)
{
	uint32_t to = levels->border[left[j]]++, from = levels->place[j];
	uint32_t other = levels->people[to];
	levels->people[to] = j;
	levels->place[j] = to;
	levels->people[from] = other;
	levels->place[other] = from;
	left[j]--;
}

bool kith_components_coreness(const kith_csr *csr, uint32_t *coreness, GError **error)
{
	g_assert(!csr->directed);
	uint32_t largest = 0;
	for (size_t i = 0; i < csr->n; i++) {
		coreness[i] = kith_csr_degree(csr, i);
		largest = MAX(largest, coreness[i]);
	}
	g_autofree uint32_t *people = KITH_ARRAY(uint32_t, csr->n, error);
	g_autofree uint32_t *place = people ? KITH_ARRAY(uint32_t, csr->n, error) : NULL;
	g_autofree uint32_t *border =
		place ? KITH_ARRAY(uint32_t, (size_t)largest + 2, error) : NULL;
	if (!border) {
		return false;
	}
	struct levels levels = {people, place, border};
	fill_levels(&levels, coreness, csr->n, largest);
	for (size_t k = 0; k < csr->n; k++) {
		uint32_t i = people[k];
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			if (coreness[csr->to[e]] > coreness[i]) {
				lower(&levels, coreness, csr->to[e]);
			}
		}
	}
	return true;
}

uint32_t kith_star_centre(const kith_csr *both, enum kith_star *star, size_t *lone)
{
	uint32_t centre = KITH_NOBODY;
	size_t tied = 0, of_centre = 0, most = 0;
	for (uint32_t i = 0; i < both->n; i++) {
		size_t degree = kith_csr_degree(both, i);
		tied += degree > 0;
		if (degree > most) {
			most = degree;
			centre = i;
		}
	}
	for (uint32_t i = 0; i < both->n; i++) {
		of_centre += i != centre && kith_csr_degree(both, i) == 1 &&
			     both->to[both->start[i]] == centre;
	}
	bool nearly = most >= 3 && 10 * of_centre >= 9 * (tied - 1);
	*star = !nearly ? KITH_NO_STAR : of_centre == tied - 1 ? KITH_A_STAR : KITH_NEARLY_A_STAR;
	if (lone) {
		*lone = of_centre;
	}
	return nearly ? centre : KITH_NOBODY;
}
