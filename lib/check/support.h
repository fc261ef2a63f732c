/* What data can answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHECK_SUPPORT_H
#define KITH_CHECK_SUPPORT_H

#include "graph/network.h"

/* What data must have for a question to have an answer. */
enum kith_needs {
	KITH_NEEDS_NOTHING,   /* it is no question about a network */
	KITH_NEEDS_PEOPLE,    /* anybody */
	KITH_NEEDS_STRUCTURE, /* ties, and not all of one person */
	KITH_NEEDS_GROUPS,    /* structure, and groups people belong to, or those it finds itself */
	KITH_NEEDS_CONTACTS,  /* structure; of one person's ties alone a part can be said */
	KITH_NEEDS_LIKENESS,  /* mutual contacts, or columns that say what people share */
	KITH_NEEDS_DATES,     /* ties with dates */
	KITH_NEEDS_EVENTS     /* who came to what */
};

/* What the answer to many questions hangs on: what data has. */
struct kith_facts {
	bool people, ties, dated, events, attributes;
	bool star; /* everyone is tied to one person only */
};

/* O(n + m). */
struct kith_facts kith_facts_of(const kith_network *network);

/* Whether data answers a question. */
struct kith_support {
	const char *answers; /* "yes", "in part" or "no" */
	const char *why;     /* a sentence; "" where there is nothing to say */
};
struct kith_support kith_support_of(const struct kith_facts *facts, enum kith_needs needs);

#endif
