/* What data can answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHECK_SUPPORT_H
#define KITH_CHECK_SUPPORT_H

#include "graph/network.h"
#include "measures/components.h"

/* What data must have for a question to have an answer. */
enum kith_needs {
	KITH_NEEDS_NOTHING,   /* it is no question about one network */
	KITH_NEEDS_PEOPLE,    /* anybody */
	KITH_NEEDS_STRUCTURE, /* ties, and not all of one person */
	KITH_NEEDS_GROUPS,    /* structure, and groups people belong to, or those it finds itself */
	KITH_NEEDS_CONTACTS,  /* structure; of one person's ties alone a part can be said */
	KITH_NEEDS_ROUTES,    /* somebody who leads to somebody */
	KITH_NEEDS_STRANGERS, /* somebody who leads to somebody not known yet */
	KITH_NEEDS_LIKENESS,  /* strangers, or newcomers and columns that say what people share */
	KITH_NEEDS_PAIRS,     /* people with mutual contacts, or with something in common */
	KITH_NEEDS_DATES,     /* ties with dates */
	KITH_NEEDS_EVENTS     /* who came to what */
};

/* What the answer to many questions hangs on: what data has. */
struct kith_facts {
	bool people, ties, dated;
	bool events;     /* a column tells people from events */
	bool two_sided;  /* nobody is both a source and a target */
	bool attributes; /* columns hold what people have in common */
	bool strangers;  /* A leads to B, B to C, and A does not know C */
	bool pairs;      /* B knows both A and C, who do not know each other */
	bool kindred;    /* two who do not know each other have something in common */
	bool newcomers;  /* somebody without ties has something in common with somebody */
	enum kith_star star;
};

/*
 * Whether nobody is both a source and a target, as where people come to events; false without
 * ties. `left`, `right`: [1] out, how many stand on either side; may be NULL. Fails with
 * KITH_ERROR_SYSTEM. O(n + m).
 */
bool kith_is_two_sided(
	const kith_graph *graph, bool *two_sided, size_t *left, size_t *right, GError **error);

/*
 * Looks for what data has. Fails with KITH_ERROR_SYSTEM. O(n + m); where ties have directions, a
 * search for strangers that gives up, finding some, after 2^26 steps.
 */
bool kith_facts_of(const kith_network *network, struct kith_facts *facts, GError **error);

/* Whether data answers a question: no where a tool has no answer for anybody (exit status 1). */
struct kith_support {
	const char *answers; /* "yes", "in part" or "no" */
	const char *why;     /* a sentence; "" where there is nothing to say */
};
struct kith_support kith_support_of(const struct kith_facts *facts, enum kith_needs needs);

#endif
