/* Findings said in a plain sentence. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_EXPLAIN_H
#define KITH_EXPLAIN_H

#include <stdbool.h>
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
	const char *person, *people; /* and what they are */
};

/*
 * Appends the one sentence that says most about a broker, without a full stop: who would be cut off
 * without them, else how many groups they reach and how many of their contacts meet only through
 * them. Every word follows from the facts.
 */
void kith_explain_broker(GString *out, const struct kith_broker_facts *facts);

/*
 * Appends what makes the first place unsafe, behind the sentence about a broker; nothing where they
 * keep it in 95 of 100 draws.
 *
 * first   share of the draws in which they are first; NAN: never there
 * share   of ties, or of people, left out in each
 */
void kith_explain_first_place(GString *out, double first, double share, bool people);

/* What is known of one of several people who together reach or break a network. */
struct kith_key_player_facts {
	bool breaks;     /* they count as gone; else they are asked */
	bool directed;   /* pairs are counted each way */
	bool estimate;   /* pairs are an estimate */
	size_t n;        /* people of the network */
	size_t rank;     /* of the set, from 1: it and those before count */
	double reached;  /* breaks: pairs of the others with a path; else people they come
			    to, themselves included */
	double contacts; /* of these one step away; not where it breaks */
};

/* Appends one sentence on what they and those before do, without a full stop. */
void kith_explain_key_player(GString *out, const struct kith_key_player_facts *facts);

#endif
