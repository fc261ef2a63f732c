/* A graph as it travels through a pipe: people, ties, and their columns cell for cell. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_H
#define KITH_GRAPH_H

#include "io/names.h"

/*
 * A column of the graph CSV beside source and target. Cells are numbers into `values`; number 0 is
 * always the empty cell. A column may describe people, ties or both.
 */
struct kith_column {
	char *name;         /* as in the header */
	kith_names *values; /* distinct cells; "" is number 0 */
	uint32_t *person;   /* [n] or NULL where no person has a value */
	uint32_t *tie;      /* [m] or NULL where no tie has a value */
	char *bad_place;    /* "LINE:COLUMN" of the first cell of a tie that is no date or no weight
			       where it may have to be one; or NULL */
	uint32_t bad_value; /* that cell */
};

/* A column without cells. Fails with KITH_ERROR_SYSTEM. */
struct kith_column *kith_column_new(const char *name, GError **error);
void kith_column_free(struct kith_column *column);

/* Pairs of people of whom nobody knows whether they are tied (graph/unknown.h). */
struct kith_unknown {
	size_t count;
	uint32_t *source, *target; /* [count] below n, never the same */
	uint8_t *one_way;          /* [count] 1: of a tie source -> target only */
	uint8_t *half;             /* [count] which of two united graphs says so */
};

typedef struct kith_graph {
	char *file;        /* what messages call it: the file's name or "standard input" */
	size_t n;          /* people */
	kith_names *names; /* of people; their numbers are the order of output */
	size_t m;          /* tie rows, loops and parallel ties included, in file order */
	uint32_t *source;  /* [m] */
	uint32_t *target;  /* [m] */
	GPtrArray
		*columns; /* of struct kith_column *, in header order, without source and target */
	struct kith_column *weight_column; /* borrowed from columns; NULL: no weights */
	double *weight;                    /* [its distinct cells] value of each */
	char *weight_name;                 /* what the file calls that column; NULL: weight */
	uint8_t *one_way;                  /* [m] 1 where the tie is directed; NULL: none is */
	struct kith_unknown unknown;
	bool attendance;              /* read as people and what they came to */
	uint64_t conflicts;           /* person cells that disagreed when rows were joined */
	char *conflict;               /* the first of them in words, or NULL */
	char *digest;                 /* SHA-256 of the input where it was asked for, or NULL */
	struct kith_aliases *aliases; /* other names of its people, or NULL (graph/aliases.h) */
} kith_graph;

/* A graph of nobody. Fails with KITH_ERROR_SYSTEM. */
kith_graph *kith_graph_new(const char *file, GError **error);
void kith_graph_free(kith_graph *graph);

/*
 * The same graph once more, as if it were written and read again: what was said of its input
 * (conflicts, digest, other names) is left out.
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
kith_graph *kith_graph_copy(const kith_graph *graph, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_graph, kith_graph_free)

/* The column of that name, exactly; else case-insensitively; else NULL. */
struct kith_column *kith_graph_column(const kith_graph *graph, const char *name);

/* Sets a person's cell to a number into column->values, not empty; another than before is counted
 * as a conflict. */
void kith_graph_set_person_cell(
	kith_graph *graph, struct kith_column *column, uint32_t person, uint32_t value);

/* A person's or tie's cell of a column: "" where empty or where the column is NULL. */
const char *kith_column_person(const struct kith_column *column, size_t person);
const char *kith_column_tie(const struct kith_column *column, size_t tie);

/* A person's name; valid until people are added. */
const char *kith_graph_name(const kith_graph *graph, size_t person);

/* What routes, sentences and pictures call a person: the `label` column where filled, else the
 * name. */
const char *kith_graph_label(const kith_graph *graph, size_t person);

/*
 * Keeps the people and ties whose flag is set (NULL: all) and drops the rest, ties of dropped
 * people included; order and columns stay.
 */
bool kith_graph_keep(kith_graph *graph, const uint8_t *people, const uint8_t *ties, GError **error);

/* Puts the people in the order of their old numbers in `order` [n]. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_graph_reorder(kith_graph *graph, const uint32_t *order, GError **error);

/*
 * Makes `one_way` ([m], taken over even on failure; NULL: no tie is directed) the directions of the
 * ties and keeps the `directed` column in step. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_graph_set_one_way(kith_graph *graph, uint8_t *one_way, GError **error);

#endif
