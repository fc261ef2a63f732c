/* Who came to what, and the ties between those who came to the same things. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ATTENDANCE_H
#define KITH_ATTENDANCE_H

#include "graph/graph.h"

typedef struct kith_attendance kith_attendance;

/* Nobody at nothing yet. Fails with KITH_ERROR_SYSTEM. */
kith_attendance *kith_attendance_new(GError **error);
void kith_attendance_free(kith_attendance *attendance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_attendance, kith_attendance_free)

/*
 * Somebody came to something, or with an empty `event` is only known. Names are taken as they are;
 * coming twice is coming once; `date` (ISO 8601) may be empty.
 *
 * An event is its name and its day: a monthly meeting is twelve events. Without a date it is its
 * name, and the one of that name that has a date where there is just one.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_attendance_add(kith_attendance *attendance, const char *person, const char *event,
	const char *date, GError **error);

/* Those added so far, in that order: names and cells, no ties yet. Valid until the next is added.
 */
const kith_graph *kith_attendance_people(const kith_attendance *attendance);

/* Sets a cell of the person added last; empty changes nothing. Fails with KITH_ERROR_SYSTEM. */
bool kith_attendance_cell(
	kith_attendance *attendance, const char *column, const char *cell, GError **error);

/*
 * The people, tied when they came to the same event:
 *
 *   w_ij = sum_k 1 / (n_k - 1)   over events k both came to, n_k people having come
 *
 * as `weight`, with `events` the number of those and `date` the last of their dates. Ties stand in
 * the order of the people. Events with more than `largest` people (0: any number) tie nobody. On
 * people, `events` says how many they came to, `first_seen` and `last_seen` on which days.
 *
 * notes  a line about each event left out (char *, added); may be NULL
 *
 * Fails with KITH_ERROR_SYSTEM. O(sum_k n_k^2).
 * Newman (2001), Phys. Rev. E 64:016132.
 */
kith_graph *kith_attendance_project(kith_attendance *attendance, const char *file, size_t largest,
	GPtrArray *notes, GError **error);

/*
 * Who came to what as it is: a tie from a person to each event they came to, by its name, with its
 * day as `date`. The attendance is left empty. Fails with KITH_ERROR_SYSTEM.
 */
kith_graph *kith_attendance_graph(kith_attendance *attendance, const char *file, GError **error);

#endif
