/* Who is tied to whom, by group. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/mixing.h"

#include <math.h>
#include <stdlib.h>

/* Counting in progress: one group after the other, its row of cells kept open. */
struct count {
	const kith_csr *graph;
	const struct kith_partition *partition;
	uint32_t *member;             /* [people with a group] by group */
	uint64_t *first;              /* [groups + 1] */
	struct kith_mixing_cell *row; /* [groups] cells of the group being counted, by other */
	uint32_t *touched;            /* [groups] others with ties */
	size_t capacity;              /* cells there is memory for */
};

static void count_finish(struct count *count)
{
	g_free(count->member);
	g_free(count->first);
	g_free(count->row);
	g_free(count->touched);
}

static bool count_init(struct count *count, GError **error)
{
	size_t n = count->partition->n, groups = count->partition->groups;
	return (count->member = KITH_ARRAY(uint32_t, n, error)) &&
	       (count->first = KITH_ARRAY(uint64_t, groups + 2, error)) &&
	       (count->row = KITH_ARRAY(struct kith_mixing_cell, groups, error)) &&
	       (count->touched = KITH_ARRAY(uint32_t, groups, error));
}

static void list_members(struct count *count)
{
	const struct kith_partition *partition = count->partition;
	uint64_t *place = count->first + 1;
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP) {
			place[partition->of[i] + 1]++;
		}
	}
	for (size_t g = 0; g < partition->groups; g++) {
		place[g + 1] += place[g];
	}
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP) {
			count->member[place[partition->of[i]]++] = (uint32_t)i;
		}
	}
}

/* Adds person i's ties to the row of their group; returns how many others are touched by now. */
static size_t count_person(struct count *count, uint32_t i, size_t touched)
{
	const kith_csr *graph = count->graph;
	uint32_t group = count->partition->of[i];
	for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
		uint32_t j = graph->to[e], other = count->partition->of[j];
		bool elsewhere = !graph->directed && (other < group || (other == group && j < i));
		if (other == KITH_NO_GROUP || elsewhere) {
			continue;
		}
		struct kith_mixing_cell *cell = &count->row[other];
		if (cell->ties == 0) {
			count->touched[touched++] = other;
		}
		cell->ties++;
		cell->weight += kith_csr_weight(graph, e);
	}
	return touched;
}

static int by_number(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
	return (one > two) - (one < two);
}

/* Moves a group's row to the cells found. */
static bool close_row(struct count *count, uint32_t group, size_t touched,
	struct kith_mixing *mixing, GError **error)
{
	qsort(count->touched, touched, sizeof *count->touched, by_number);
	if (mixing->cells + touched > count->capacity) {
		size_t capacity = 2 * (mixing->cells + touched);
		void *moved =
			kith_array_resize(mixing->cell, capacity, sizeof *mixing->cell, error);
		if (!moved) {
			return false;
		}
		mixing->cell = moved;
		count->capacity = capacity;
	}
	for (size_t k = 0; k < touched; k++) {
		struct kith_mixing_cell *cell = &count->row[count->touched[k]];
		cell->group = group;
		cell->other = count->touched[k];
		mixing->sent[cell->group] += cell->ties;
		mixing->received[cell->other] += cell->ties;
		mixing->ties += cell->ties;
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there is room by now */
		mixing->cell[mixing->cells++] = *cell;
		*cell = (struct kith_mixing_cell){0};
	}
	return true;
}

static bool count_groups(struct count *count, struct kith_mixing *mixing, GError **error)
{
	list_members(count);
	for (uint32_t group = 0; group < mixing->groups; group++) {
		size_t touched = 0;
		for (uint64_t k = count->first[group]; k < count->first[group + 1]; k++) {
			touched = count_person(count, count->member[k], touched);
		}
		mixing->people[group] = count->first[group + 1] - count->first[group];
		if (!close_row(count, group, touched, mixing, error)) {
			return false;
		}
	}
	for (size_t g = 0; !mixing->directed && g < mixing->groups; g++) {
		mixing->sent[g] = mixing->received[g] = mixing->sent[g] + mixing->received[g];
	}
	return true;
}

bool kith_mixing_find(const kith_csr *graph, const struct kith_partition *partition,
	struct kith_mixing *mixing, GError **error)
{
	size_t groups = partition->groups;
	struct count count = {.graph = graph, .partition = partition};
	struct kith_mixing found = {.directed = graph->directed, .groups = groups};
	bool counted = (found.people = KITH_ARRAY(uint64_t, groups, error)) &&
		       (found.sent = KITH_ARRAY(uint64_t, groups, error)) &&
		       (found.received = KITH_ARRAY(uint64_t, groups, error)) &&
		       count_init(&count, error) && count_groups(&count, &found, error);
	count_finish(&count);
	if (!counted) {
		kith_mixing_finish(&found);
		return false;
	}
	*mixing = found;
	return true;
}

void kith_mixing_finish(struct kith_mixing *mixing)
{
	g_free(mixing->people);
	g_free(mixing->sent);
	g_free(mixing->received);
	g_free(mixing->cell);
	*mixing = (struct kith_mixing){0};
}

double kith_mixing_pairs(const struct kith_mixing *mixing, uint32_t group, uint32_t other)
{
	double here = (double)mixing->people[group], there = (double)mixing->people[other];
	double within = here * (here - 1) / (mixing->directed ? 1 : 2);
	return group == other ? within : here * there;
}

double kith_mixing_expected(const struct kith_mixing *mixing, uint32_t group, uint32_t other)
{
	double ends = (double)mixing->sent[group] * (double)mixing->received[other];
	double ties = (double)mixing->ties;
	if (mixing->ties == 0 || mixing->directed) {
		return mixing->ties == 0 ? 0 : ends / ties;
	}
	return ends / (group == other ? 4 * ties : 2 * ties);
}

double kith_mixing_assortativity(const struct kith_mixing *mixing)
{
	double ties = (double)mixing->ties, within = 0, chance = 0;
	double ends = mixing->directed ? ties : 2 * ties;
	for (size_t k = 0; k < mixing->cells; k++) {
		const struct kith_mixing_cell *cell = &mixing->cell[k];
		within += cell->group == cell->other ? (double)cell->ties / ties : 0;
	}
	bool only_one = mixing->ties == 0;
	for (size_t g = 0; g < mixing->groups; g++) {
		double sent = (double)mixing->sent[g] / ends;
		double received = (double)mixing->received[g] / ends;
		chance += sent * received;
		only_one |= sent == 1 && received == 1;
	}
	return only_one ? NAN : (within - chance) / (1 - chance);
}
