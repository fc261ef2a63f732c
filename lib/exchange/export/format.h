/* What writers of formats have in common. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_EXPORT_FORMAT_H
#define KITH_EXPORT_FORMAT_H

#include "exchange/export/export.h"

/* A column as it is written. */
struct kith_export_field {
	const struct kith_column *column;
	const uint32_t *cells; /* of people or of ties, numbers in column->values */
	char *key;             /* what the format calls it */
	bool number, whole;    /* every cell that is not empty is a number; without a point */
	bool truth;            /* every cell is true or false, and none is empty */
};

struct kith_export {
	const kith_graph *graph;
	FILE *out, *nodes;
	GPtrArray *losses;    /* or NULL */
	GPtrArray *renamed;   /* of char *: "city is city_", ends with NULL */
	GPtrArray *of_people; /* of struct kith_export_field * */
	GPtrArray *of_ties;   /* of struct kith_export_field *, without `directed` */
	GHashTable *taken[2]; /* of char *: their keys in small letters, people's and ties' */
	bool directed;        /* some tie is one-way */
	bool mixed;           /* some is, some is not */
	bool parallel;        /* some pair has several rows */
	GError *failure;      /* set by a writer that had no memory, or NULL */
	bool valued;          /* nodes of JSON have a `value` too */
};

/* A format: each file of this folder that writes one defines it, and stands in formats.def. */
struct kith_export_format {
	struct kith_export_name name;
	void (*write)(struct kith_export *export);
	const char *taken_of_people,
		*taken_of_ties; /* keys it uses itself, separated by |, or NULL */
	bool plain_keys;        /* keys are letters and digits only */
	bool unknown;           /* it holds pairs of whom nobody knows whether they are tied */
};

/* Whether the tie goes one way. */
bool kith_export_one_way(const struct kith_export *export, size_t tie);

/* The cell of a tie's `weight`, "" where it has none. */
const char *kith_export_weight(const struct kith_export *export, size_t tie);

/* Writes a number of a field as it is spelled, but for what JSON and GML do not have: a plus, zeros
 * in front, a point without a digit on either side; `pointed`: an exponent without a point. */
void kith_export_put_number(FILE *out, const char *cell, bool pointed);

/* Notes, where some ties are mutual and some one-way, which programs take that wrong: "networkx
 * refuses the file". */
void kith_export_warn_of_mixed(struct kith_export *export, const char *who);

/* Notes what the format does not hold. */
void kith_export_lose(struct kith_export *export, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Notes columns the format has no place for: all but those named in `kept`, separated by |. */
void kith_export_lose_columns(struct kith_export *export, const char *kept);

/* The cell of a person or tie in a field of theirs. */
const char *kith_export_cell(const struct kith_export_field *field, size_t row);

/* Whether that is so of some name or, asked for, of some cell. */
bool kith_export_any(
	const struct kith_export *export, bool cells_too, bool (*is_so)(const char *text));

/* Notes that names, and cells of a column (or NULL), will be flattened, where some are not flat. */
void kith_export_lose_quotes(struct kith_export *export, const struct kith_column *column);

/* Notes that blanks at the ends of cells will be taken for layout, where there are some. */
void kith_export_lose_blanks(struct kith_export *export);

/* A text without line ends and double quotes, for formats that have no way to write them. To be
 * freed. */
char *kith_export_flat(const char *text);

#endif
