/* Some of the ties of one person: those that lead to a set of people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/tie_list.h"

void kith_bitset_add_contacts(uint8_t *set, const kith_csr *rows, uint32_t person)
{
	for (uint64_t e = rows->start[person]; e < rows->start[person + 1]; e++) {
		kith_bitset_add(set, rows->to[e]);
	}
}

void kith_tie_list_finish(struct kith_tie_list *list)
{
	g_free(list->tie);
	*list = (struct kith_tie_list){.person = KITH_NOBODY};
}

/* Empties a list and makes room for `most` ties of `person`. */
static bool begin(struct kith_tie_list *list, uint32_t person, size_t most, GError **error)
{
	if (most > list->room) {
		void *more = kith_array_resize(list->tie, most, sizeof *list->tie, error);
		if (!more) {
			return false;
		}
		list->tie = more;
		list->room = most;
	}
	list->person = person;
	list->count = 0;
	return true;
}

bool kith_tie_list_in(struct kith_tie_list *list, const kith_csr *rows, uint32_t person,
	const uint8_t *set, GError **error)
{
	if (!begin(list, person, kith_csr_degree(rows, person), error)) {
		return false;
	}
	uint64_t *tie = list->tie, end = rows->start[person + 1];
	const uint32_t *to = rows->to;
	size_t count = 0;
	for (uint64_t e = rows->start[person]; e < end; e++) {
		tie[count] = e;
		count += !set || kith_bitset_has(set, to[e]);
	}
	list->count = count;
	return true;
}

bool kith_tie_list_to(struct kith_tie_list *list, const kith_csr *rows, uint32_t person,
	const uint32_t *people, size_t count, GError **error)
{
	if (!begin(list, person, count, error)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		uint64_t e = kith_csr_find(rows, person, people[i]);
		if (e != UINT64_MAX) {
			list->tie[list->count++] = e;
		}
	}
	return true;
}
