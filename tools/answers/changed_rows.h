/* What changed between two times: people, ties, circles, brokers and figures, a row each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHANGED_ROWS_H
#define KITH_CHANGED_ROWS_H

#include "answers/periods.h"

/* What a sentence about a circle begins with. */
#define KITH_THE "The "

/* One time, and what is found of it. */
struct kith_changed_time {
	struct kith_moment *at; /* with its circles */
	char *const *names;     /* of circles */
	double *between;        /* [n] NULL: not compared */
	uint32_t *place;        /* [n] by betweenness, from 1; 0: not there */
};

/* Finds betweenness and places of each of the times, from everyone; what would take long is left to
 * kith brokers, and that is said. Fails with KITH_ERROR_SYSTEM. */
bool kith_changed_find_brokers(
	struct kith_job *job, struct kith_changed_time *sides, size_t count, GError **error);

/* Frees what was found of brokers. */
void kith_changed_time_finish(struct kith_changed_time *side);

/* Figures of one time: people, ties, density and components. Fails with KITH_ERROR_SYSTEM. */
bool kith_changed_figures(const struct kith_moment *side, double figures[4], GError **error);

enum kith_changed_kind {
	KITH_CHANGED_CIRCLE,
	KITH_CHANGED_PERSON,
	KITH_CHANGED_BROKER,
	KITH_CHANGED_TIE,
	KITH_CHANGED_FIGURE
};

/* A row of the answer. Texts but `why` are borrowed. */
struct kith_changed {
	const char *change, *name, *other; /* other: NULL where there is none */
	char *why;                         /* NULL: kith_changed_say makes it */
	double before, after;
	double size;     /* by which the rows of a kind are ordered */
	uint64_t key[2]; /* how name and other begin, ordered as they are */
	uint32_t i, j;   /* of a person, and of whom a tie is to */
	uint32_t kind;   /* enum kith_changed_kind */
};

struct kith_changes {
	struct kith_job *job;
	struct kith_changed_time *side[2]; /* before and after */
	GArray *rows;                      /* of struct kith_changed */
	const char **person_change;        /* [n] came, left, stayed */
	const char **tie_change;           /* [ties of the network] NULL: kith_changes_mark_ties */
};

/* What the rows of a kind are called. */
const char *kith_changed_what(const struct kith_changed *row);

/* Appends what a row tells, in words. */
void kith_changed_say(
	GString *out, const struct kith_changes *changes, const struct kith_changed *row);

/* Gathers the rows of `job` and `side`, which are given: kinds in the order of their enum, of each
 * the biggest change first. Fails with KITH_ERROR_SYSTEM; to be finished all the same. */
bool kith_changes_find(struct kith_changes *changes, GError **error);
void kith_changes_finish(struct kith_changes *changes);

/* What became of every tie of the network. Fails with KITH_ERROR_SYSTEM. */
bool kith_changes_mark_ties(struct kith_changes *changes, GError **error);

/* The weight of a tie at one time, 0 where there was none. */
double kith_changes_weight(const struct kith_changes *changes, int time, uint32_t i, uint32_t j);

/* How many rows are of a kind and a change. */
double kith_changed_tally(const GArray *rows, enum kith_changed_kind kind, const char *change);

/* How alike the ties are: those of both times among those of either (Jaccard), and how many are of
 * one only (Hamming). */
struct kith_likeness {
	double either, both, one;
};
struct kith_likeness kith_changed_likeness(const struct kith_changes *changes);

/* "person" or "people". */
const char *kith_changed_people(double count);

#endif
