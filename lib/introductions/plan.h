/* A plan: for many targets at once whom to ask for which, so that nobody is asked too often. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PLAN_H
#define KITH_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Somebody who could be asked for a target. */
struct kith_offer {
	uint32_t contact; /* a number below `contacts` */
	int64_t cost;     /* 0 .. KITH_OFFER_COST_MOST, such as kith_cost_level */
};

#define KITH_OFFER_COST_MOST (INT64_C(1) << 48)
#define KITH_NOT_PLANNED SIZE_MAX

/* Which offer to take up for each target. */
struct kith_plan_question {
	const size_t *first;            /* [targets + 1] a target's offers stand together */
	const struct kith_offer *offer; /* [first[targets]] the better of equals first */
	const uint8_t *gone;            /* [first[targets]] 1: not to be had; NULL: all are */
	size_t targets, contacts;
};

/*
 * Takes up at most one offer a target, and at most room[contact] offers of a contact, so that
 *
 *   as many targets as possible are served, and of all such plans
 *   the sum of costs is least (the product of the chances is largest).
 *
 * Each target is added to an optimal plan of those before it along the cheapest chain of changes
 * (to go unserved costs more than any plan), which keeps it optimal. Where the best offer's contact
 * has room no chain is cheaper, so that a search is needed only for contacts who are asked by all.
 *
 * room   [contacts] in/out: how often each may be asked; lowered by what the plan takes up
 * taken  [targets] out: an offer's index, or KITH_NOT_PLANNED
 *
 * Fails with KITH_ERROR_SYSTEM.
 * O(targets * chains), a chain at worst O(offers * contacts), mostly far less.
 * Kuhn (1955), Nav. Res. Logist. Q. 2:83; Ahuja, Magnanti & Orlin (1993), Network Flows, ch. 9, 12.
 */
bool kith_plan_choose(
	const struct kith_plan_question *question, size_t *room, size_t *taken, GError **error);

#endif
