/* Marks on people, a bit each, and the ties that lead to those who are marked. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MARKS_H
#define KITH_MARKS_H

#include "csr/csr.h"

/* Room for a mark on each of n people, nobody marked. Fails with KITH_ERROR_SYSTEM. */
uint8_t *kith_marks_new(size_t n, GError **error);

static inline void kith_mark(uint8_t *marks, uint32_t person)
{
	marks[person / 8] |= (uint8_t)(1U << person % 8);
}

static inline bool kith_is_marked(const uint8_t *marks, uint32_t person)
{
	return marks[person / 8] >> person % 8 & 1;
}

/* Marks those tied to `person`. */
void kith_marks_contacts(uint8_t *marks, const kith_csr *rows, uint32_t person);

/* Some of the ties of one person. */
struct kith_tie_list {
	uint32_t person;
	uint64_t *tie; /* [count] positions in the rows */
	size_t count, room;
};

void kith_tie_list_finish(struct kith_tie_list *list);

/*
 * Lists the ties of `person` to those marked, or all of them when `marks` is NULL. Fails with
 * KITH_ERROR_SYSTEM. O(d), with a look at a bit for each tie: most ties of most people lead
 * nowhere.
 */
bool kith_tie_list_marked(struct kith_tie_list *list, const kith_csr *rows, uint32_t person,
	const uint8_t *marks, GError **error);

/*
 * Lists the ties of `person` to any of `count` people, looked up one by one. Fails with
 * KITH_ERROR_SYSTEM. O(count * log d).
 */
bool kith_tie_list_to(struct kith_tie_list *list, const kith_csr *rows, uint32_t person,
	const uint32_t *people, size_t count, GError **error);

#endif
