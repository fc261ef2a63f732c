/* Groups of people: their numbering, modularity and figures. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/partition.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool kith_partition_init(struct kith_partition *partition, size_t n, GError **error)
{
	uint32_t *of = KITH_ARRAY(uint32_t, n, error);
	if (!of) {
		return false;
	}
	memset(of, 0xff, n * sizeof *of);
	*partition = (struct kith_partition){n, 0, of};
	return true;
}

void kith_partition_finish(struct kith_partition *partition)
{
	g_free(partition->of);
	*partition = (struct kith_partition){0};
}

bool kith_partition_copy(
	struct kith_partition *copy, const struct kith_partition *partition, GError **error)
{
	uint32_t *of = kith_array_copy(partition->of, partition->n, sizeof *of, error);
	if (of) {
		*copy = (struct kith_partition){partition->n, partition->groups, of};
	}
	return of != NULL;
}

bool kith_partition_from_cells(struct kith_partition *partition, const uint32_t *cell, size_t n,
	size_t values, GError **error)
{
	g_autofree uint32_t *group = KITH_ARRAY(uint32_t, values, error); /* number + 1; 0: none */
	struct kith_partition made;
	if (!group || !kith_partition_init(&made, n, error)) {
		return false;
	}
	for (size_t i = 0; cell && i < n; i++) {
		if (cell[i] == 0) {
			continue;
		}
		if (group[cell[i]] == 0) {
			group[cell[i]] = (uint32_t)++made.groups;
		}
		made.of[i] = group[cell[i]] - 1;
	}
	*partition = made;
	return true;
}

/* What decides a group's number. */
struct place {
	uint32_t group, people, first;
	kith_partition_compare compare;
	const void *data;
};

static int compare_numbers(uint32_t a, uint32_t b, const void *data)
{
	(void)data;
	return (a > b) - (a < b);
}

static int compare_places(const void *left, const void *right)
{
	const struct place *a = left, *b = right;
	if (a->people != b->people) {
		return a->people > b->people ? -1 : 1;
	}
	return a->people ? a->compare(a->first, b->first, a->data)
			 : compare_numbers(a->group, b->group, NULL);
}

static void count_members(const struct kith_partition *partition, struct place *places)
{
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] == KITH_NO_GROUP) {
			continue;
		}
		struct place *place = &places[partition->of[i]];
		uint32_t person = (uint32_t)i;
		if (place->people++ == 0 || place->compare(person, place->first, place->data) < 0) {
			place->first = person;
		}
	}
}

/* One more than the highest group number in use. */
static size_t numbers_in_use(const struct kith_partition *partition)
{
	size_t used = 0;
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP && partition->of[i] >= used) {
			used = (size_t)partition->of[i] + 1;
		}
	}
	return used;
}

bool kith_partition_order(struct kith_partition *partition, kith_partition_compare compare,
	const void *data, GError **error)
{
	size_t used = numbers_in_use(partition);
	g_autofree struct place *places = KITH_ARRAY(struct place, used, error);
	g_autofree uint32_t *number = places ? KITH_ARRAY(uint32_t, used, error) : NULL;
	if (!number) {
		return false;
	}
	for (size_t g = 0; g < used; g++) {
		places[g].group = (uint32_t)g;
		places[g].compare = compare ? compare : compare_numbers;
		places[g].data = data;
	}
	count_members(partition, places);
	qsort(places, used, sizeof *places, compare_places);
	partition->groups = 0;
	while (partition->groups < used && places[partition->groups].people > 0) {
		number[places[partition->groups].group] = (uint32_t)partition->groups;
		partition->groups++;
	}
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP) {
			partition->of[i] = number[partition->of[i]];
		}
	}
	return true;
}

bool kith_partition_drop_isolates(
	struct kith_partition *partition, const kith_csr *csr, GError **error)
{
	g_autofree uint8_t *tied = KITH_ARRAY(uint8_t, csr->n, error);
	if (!tied) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			tied[i] = tied[csr->to[e]] = 1;
		}
	}
	for (size_t i = 0; i < csr->n; i++) {
		partition->of[i] = tied[i] ? partition->of[i] : KITH_NO_GROUP;
	}
	return true;
}

/* The first of the people known to hang together with i; halves the way there for the next. */
static uint32_t root_of(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i) {
		parent[i] = parent[parent[i]];
		i = parent[i];
	}
	return i;
}

static void join(uint32_t *parent, uint32_t i, uint32_t j)
{
	uint32_t a = root_of(parent, i), b = root_of(parent, j);
	parent[MAX(a, b)] = MIN(a, b);
}

bool kith_partition_part(struct kith_partition *partition, const kith_csr *csr, GError **error)
{
	g_autofree uint32_t *parent = KITH_ARRAY(uint32_t, csr->n, error);
	if (!parent) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		parent[i] = (uint32_t)i;
	}
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			if (partition->of[i] == partition->of[csr->to[e]]) {
				join(parent, (uint32_t)i, csr->to[e]);
			}
		}
	}
	for (size_t i = 0; i < csr->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP) {
			partition->of[i] = root_of(parent, (uint32_t)i);
		}
	}
	return true;
}

/* A person's group, or beyond all groups one of their own. */
static size_t group_or_own(const struct kith_partition *partition, size_t i)
{
	return partition->of[i] == KITH_NO_GROUP ? partition->groups + i : partition->of[i];
}

bool kith_partition_modularity(const kith_csr *csr, const struct kith_partition *partition,
	double resolution, double *modularity, GError **error)
{
	size_t groups = partition->groups + csr->n;
	g_autofree double *out = KITH_ARRAY(double, groups, error);
	g_autofree double *in = out ? KITH_ARRAY(double, groups, error) : NULL;
	if (!in) {
		return false;
	}
	double inside = 0, all = 0, chance = 0;
	for (size_t i = 0; i < csr->n; i++) {
		size_t own = group_or_own(partition, i);
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			size_t other = group_or_own(partition, csr->to[e]);
			double weight = kith_csr_weight(csr, e);
			out[own] += weight;
			in[other] += weight;
			inside += own == other ? weight : 0;
			all += weight;
		}
	}
	for (size_t g = 0; g < groups; g++) {
		chance += (out[g] / all) * (in[g] / all);
	}
	*modularity = all > 0 ? inside / all - resolution * chance : NAN;
	return true;
}

/* Counts one tie for the groups at its ends, and joins its ends if they share one. */
static void count_tie(struct kith_group *groups, const uint32_t ends[2], const uint32_t of[2],
	double weight, uint32_t *parent)
{
	if (of[0] == of[1] && of[0] != KITH_NO_GROUP) {
		groups[of[0]].ties_inside++;
		groups[of[0]].weight_inside += weight;
		join(parent, ends[0], ends[1]);
		return;
	}
	for (int k = 0; k < 2; k++) {
		if (of[k] != KITH_NO_GROUP) {
			groups[of[k]].ties_outside++;
			groups[of[k]].weight_outside += weight;
		}
	}
}

/* Counts people and the pieces each group falls into. */
static void count_people(
	struct kith_group *groups, const struct kith_partition *partition, const uint32_t *parent)
{
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] == KITH_NO_GROUP) {
			continue;
		}
		struct kith_group *group = &groups[partition->of[i]];
		bool first = group->people++ == 0;
		group->connected = first || (group->connected && parent[i] != i);
	}
}

struct kith_group *kith_partition_describe(
	const kith_csr *csr, const struct kith_partition *partition, GError **error)
{
	g_autofree struct kith_group *groups =
		KITH_ARRAY(struct kith_group, partition->groups, error);
	g_autofree uint32_t *parent = groups ? KITH_ARRAY(uint32_t, csr->n, error) : NULL;
	if (!parent) {
		return NULL;
	}
	double all = 0;
	for (size_t i = 0; i < csr->n; i++) {
		parent[i] = (uint32_t)i;
	}
	for (size_t i = 0; i < csr->n; i++) {
		uint64_t e = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
		for (; e < csr->start[i + 1]; e++) {
			const uint32_t ends[2] = {(uint32_t)i, csr->to[e]};
			const uint32_t of[2] = {partition->of[i], partition->of[csr->to[e]]};
			count_tie(groups, ends, of, kith_csr_weight(csr, e), parent);
			all += 2 * kith_csr_weight(csr, e);
		}
	}
	count_people(groups, partition, parent);
	for (size_t g = 0; g < partition->groups; g++) {
		double own = 2 * groups[g].weight_inside + groups[g].weight_outside;
		double smaller = MIN(own, all - own);
		groups[g].conductance = smaller > 0 ? groups[g].weight_outside / smaller : NAN;
	}
	return g_steal_pointer(&groups);
}
