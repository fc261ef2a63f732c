/* The routes of an answer put on the graph: which people and ties are on which, and where. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROUTE_MARKS_H
#define KITH_ROUTE_MARKS_H

#include "answers/fields.h"

/* The best route each person and tie is on, and where: UINT32_MAX for those on none. */
typedef struct kith_route_marks {
	const kith_network *network;          /* borrowed */
	uint32_t *person_route, *person_step; /* [n] */
	uint32_t *tie_route, *tie_step;       /* [ties of network->out] */
} kith_route_marks;

/* Nobody marked yet. To be finished also after failure, KITH_ERROR_SYSTEM. */
bool kith_route_marks_init(kith_route_marks *marks, const kith_network *network, GError **error);
void kith_route_marks_finish(kith_route_marks *marks);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_route_marks, kith_route_marks_finish)

/*
 * Marks the people and ties of a route with its `rank`; routes come in the order of rank, so that
 * later ones leave the marks of earlier, better ones. A tie is marked whichever way it points.
 *
 * people  [steps + 1]
 */
void kith_route_marks_add(
	kith_route_marks *marks, const uint32_t *people, unsigned steps, uint32_t rank);

/*
 * Prints `table`; with -g puts `name` (route, or path where nobody asks) and `step` on the people
 * and ties of the graph. `marks` may be without arrays when there is no -g.
 */
bool kith_route_marks_answer(struct kith_job *job, const struct kith_table *table,
	const kith_route_marks *marks, const char *name, GError **error);

#endif
