/* Findings said in a plain sentence. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_EXPLAIN_H
#define KITH_EXPLAIN_H

#include <stdint.h>

#include <glib.h>

/* What is known of one person as a broker. */
struct kith_broker_facts {
	uint32_t degree;       /* contacts */
	uint32_t parts;        /* parts their component falls into without them, see kith_cuts */
	uint32_t cut_off;      /* people outside the largest of these parts */
	uint64_t closed_pairs; /* pairs of their contacts who are tied */
	uint32_t reached;      /* groups their contacts are in */
	size_t groups;         /* groups there are */
	const char *group;     /* what a group is called, in the singular: "circle" */
};

/*
 * Appends the one sentence that says most about a broker, without a full stop: who would be cut off
 * without them, else how many groups they reach and how many of their contacts meet only through
 * them. Every word follows from the facts.
 */
void kith_explain_broker(GString *out, const struct kith_broker_facts *facts);

#endif
