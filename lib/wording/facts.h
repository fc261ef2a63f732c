/* What is known of people who should meet: printed as columns, said in sentences, put in letters.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FACTS_H
#define KITH_FACTS_H

#include "introductions/acquaintance.h"
#include "introductions/give.h"
#include "introductions/meet.h"
#include "introductions/reconnect.h"

/* A value that two people share, and the column it stands in. */
struct kith_shared_value {
	char *column, *value;
};

/* What somebody does: cells of the graph's columns, "" where nothing is told. Borrowed. */
struct kith_work {
	const char *field, *job, *company;
};

/* The columns of people that say so; NULL where there is none. */
const struct kith_column *kith_work_field_column(const kith_graph *graph);
const struct kith_column *kith_work_job_column(const kith_graph *graph);

/*
 * The facts of one row of an answer. Names of people are borrowed from the graph, their labels
 * where there are some; NULL stands for nobody.
 */
struct kith_meeting_facts {
	const char *first, *second; /* who would meet: the asker and somebody, or a pair */
	struct kith_work first_work, second_work;
	const char *ask, *next, *introducer; /* on the way: whom to ask, whom they would ask (NULL:
						they know the second themselves), who is last */
	struct kith_bond tie;                /* of the asker and whom they ask or write to */
	struct kith_bond last_tie;           /* of the introducer and the second */
	double today;                        /* days since 1970; NAN where there are no dates */
	GPtrArray *shared; /* of struct kith_shared_value *: of first and second */
	GPtrArray *mutual; /* of const char *: whom both know; of a route, the asker and whom they
			      ask; otherwise first and second */
	size_t you;        /* the reader's place in `mutual`; SIZE_MAX: not there */

	enum kith_decided decided; /* of a route: what put it before the next one */
	const char *rival;         /* who tells the next route from it */
	bool rival_between;        /* they are on the way, not at its end */

	enum kith_relation relation; /* of somebody to meet */
	unsigned kinds;              /* of what is shared, see kith_alike_kinds */
	bool levels;                 /* it is known how far both are */

	const char
		*instead; /* of a row without anybody to ask: why, and what else to do; or NULL */

	double due;         /* days since 1970 when to write again; NAN: no matter */
	const char *circle; /* the new one, or the one that is lost */
	uint32_t first_degree, second_degree; /* how many people each knows */
	bool star; /* the data is one person's contacts and little else */
};

/* A value that several at a table share. */
struct kith_common_value {
	char *column, *value;
	GPtrArray *who; /* of const char *: two or more */
};

/* The facts of a table: names as of struct kith_meeting_facts. */
struct kith_table_facts {
	GPtrArray *people;    /* of const char *: who sits there */
	GPtrArray *common;    /* of struct kith_common_value *: what most share first */
	GPtrArray *newcomers; /* of const char * */
	GPtrArray *again;     /* of char *: pairs who have met, "Ada and Bo" */
	GPtrArray *known, *colleagues, *together; /* the same: who know each other, are of one
						     company, come to each event together */
};

/*
 * Finds who they are and what they share; the other lists are left empty for the
 * caller to fill. Clears what `facts` held.
 */
void kith_facts_of_table(struct kith_table_facts *facts, const kith_acquaintance *acquaintance,
	const uint32_t *people, size_t count);
void kith_table_facts_clear(struct kith_table_facts *facts);

/* Forgets the facts, so that others can be found. */
void kith_facts_clear(struct kith_meeting_facts *facts);

/* The facts of a route; `next` is the route after it, or NULL. Clears what `facts` held. */
void kith_facts_of_route(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_route *route, const struct kith_route *next);

/* Of somebody (or KITH_NOBODY) to whom nobody can be asked to lead; `instead` is borrowed. */
void kith_facts_of_nobody(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	uint32_t person, const char *instead);

/*
 * Of somebody the asker should meet; `route` leads to them, or NULL, and `circle` is what a new
 * circle is called, or NULL.
 */
void kith_facts_of_prospect(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_prospect *prospect, const struct kith_route *route, const char *circle);

/* Of two people to be introduced; `you`: the introducer is who reads this. */
void kith_facts_of_pair(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_pair *pair, bool you);

/* Of somebody to write to again; `circle` is what the lost circle is called, or NULL. */
void kith_facts_of_dormant(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_dormant *dormant, const char *circle);

/* The values two people share, each text once: of struct kith_shared_value *, to be unreffed. */
GPtrArray *kith_facts_shared(const kith_acquaintance *acquaintance, uint32_t a, uint32_t b);

/*
 * Appends a value to a cell of many, separated by ; . In a value, ; is written \; and \ is written
 * \\ , so that nobody's name is taken apart: what follows a \ is itself and parts nothing.
 */
void kith_cell_add(GString *cell, const char *value);

/* Its values, to be unreffed: of char *. */
GPtrArray *kith_cell_read(const char *cell);

/*
 * What is shared as such a cell, "field=robotics;goal=find peers", and back. In the name of a
 * column, = is written \= as well. A value without a column is read as one whose column has no
 * name.
 */
void kith_cell_add_shared(GString *cell, const GPtrArray *shared);
GPtrArray *kith_cell_read_shared(const char *cell);

#endif
