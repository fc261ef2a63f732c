/* What people have in common: fields, goals, interests, from columns of one or many values. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ALIKE_H
#define KITH_ALIKE_H

#include "graph/graph.h"

/* What a column says of people. */
enum kith_trait_kind {
	KITH_TRAIT_INTEREST, /* what they care about or hope for */
	KITH_TRAIT_FIELD,    /* what they do */
	KITH_TRAIT_PLACE,    /* where they are: a city, a company */
};

/* A column of people's attributes. Borrowed. */
struct kith_trait {
	const char *name;
	const uint32_t *cell;    /* [n] number of each person's cell */
	const kith_names *cells; /* their texts: values separated by ; or | */
	enum kith_trait_kind kind;
};

/*
 * Each person's values, of all columns together. The same text in two columns is two values; within
 * one, upper and lower case do not differ, nor do blanks around a value.
 */
typedef struct kith_alike {
	size_t n; /* people */
	size_t value_count;
	enum kith_trait_kind *kind; /* [columns] */
	char **value;               /* [value_count] as first met */
	uint32_t *trait_of;         /* [value_count] which column */
	uint64_t *start;            /* [n + 1] */
	uint32_t *values;           /* [start[n]] of each person, rising */
	uint64_t *who;              /* [value_count + 1] */
	uint32_t *people;           /* [who[value_count]] of each value, rising */
} kith_alike;

/* Fails with KITH_ERROR_SYSTEM. O(n * count + cells). */
kith_alike *kith_alike_new(size_t n, const struct kith_trait *traits, size_t count, GError **error);
void kith_alike_free(kith_alike *alike);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_alike, kith_alike_free)

/* How many values a person has. */
static inline size_t kith_alike_count(const kith_alike *alike, uint32_t person)
{
	return alike->start[person + 1] - alike->start[person];
}

/*
 * The values that `a` and `b` share, in order of columns; returns how many.
 *
 * shared  out, room for the shorter of their lists; NULL: only counted
 */
size_t kith_alike_shared(const kith_alike *alike, uint32_t a, uint32_t b, uint32_t *shared);

/* How many values of one column a person has, and how many of these `a` and `b` share. */
size_t kith_alike_count_in(const kith_alike *alike, uint32_t person, uint32_t trait);
size_t kith_alike_shared_in(const kith_alike *alike, uint32_t a, uint32_t b, uint32_t trait);

/* The kinds of what `a` and `b` share, as bits 1 << kind. */
unsigned kith_alike_kinds(const kith_alike *alike, uint32_t a, uint32_t b);

/*
 * Jaccard's likeness of two people: |A & B| / |A | B| over their values, 0..1; 0 where neither has
 * any.
 */
double kith_alike_likeness(const kith_alike *alike, uint32_t a, uint32_t b);

/*
 * The columns to compare people by: those in `like` (char *, names separated by commas, or NULL);
 * else all columns of people that hold words some people share, without names, labels and what kith
 * itself puts on people.
 *
 * Returns borrowed struct kith_column *, to be unreffed. Fails with KITH_ERROR_USAGE when there is
 * no such column, naming those there are.
 */
GPtrArray *kith_alike_columns(const kith_graph *graph, const char *like, GError **error);

/* Whether a value of a column of that name is understood by itself: robotics, Leeds; else its
 * column is named with it: gender 'female'. */
bool kith_alike_speaks_for_itself(const char *name);

/* People's values in these columns; see kith_alike_new. Fails with KITH_ERROR_SYSTEM. */
kith_alike *kith_alike_by_columns(
	const kith_graph *graph, const GPtrArray *columns, GError **error);

#endif
