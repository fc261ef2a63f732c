/* Some of the ties of one person: those that lead to a set of people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TIE_LIST_H
#define KITH_TIE_LIST_H

#include "csr/bitset.h"
#include "csr/csr.h"

/* Some of the ties of one person. */
struct kith_tie_list {
	uint32_t person;
	uint64_t *tie; /* [count] positions in the rows */
	size_t count, room;
};

void kith_tie_list_finish(struct kith_tie_list *list);

/*
 * Lists the ties of `person` to those in `set`, or all of them when it is NULL. Fails with
 * KITH_ERROR_SYSTEM. O(d), with a look at a bit for each tie: most ties of most people lead
 * nowhere.
 */
bool kith_tie_list_in(struct kith_tie_list *list, const kith_csr *rows, uint32_t person,
	const uint8_t *set, GError **error);

/*
 * Lists the ties of `person` to any of `count` people, looked up one by one. Fails with
 * KITH_ERROR_SYSTEM. O(count * log d).
 */
bool kith_tie_list_to(struct kith_tie_list *list, const kith_csr *rows, uint32_t person,
	const uint32_t *people, size_t count, GError **error);

/* Adds those tied to `person` to a set. */
void kith_bitset_add_contacts(uint8_t *set, const kith_csr *rows, uint32_t person);

#endif
