/* Which column of a CSV is what: source, target and weight under all their names. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_HEADER_H
#define KITH_GRAPH_HEADER_H

#include "io/csv_reader.h"
#include "graph/read.h"

/* Where the ends of a tie stand; all other columns are attributes. */
struct kith_graph_header {
	size_t source, target;
	size_t weight;   /* named by option, by `weight`, or KITH_NO_COLUMN */
	bool attendance; /* source and target are a person and what they came to */
};

/*
 * Finds source, target and weight in the header by the options of `reading`, else by their names
 * and aliases in any case.
 *
 * Fails with KITH_ERROR_DATA for duplicate columns or when none is recognised, listing those there
 * are, and with KITH_ERROR_USAGE when an option names a column that is not there, or one for both
 * ends.
 */
bool kith_graph_header_find(const kith_csv *csv, const struct kith_reading *reading,
	struct kith_graph_header *header, GError **error);

/* Whether names of columns, NULL at the end, hold those of both ends of a tie. */
bool kith_graph_header_names_ends(char *const *header);

/* Sets `column` to that of the name an option gives, exactly or in any case; NULL: leaves it. Fails
 * with KITH_ERROR_USAGE, listing those there are. */
bool kith_graph_header_option(
	const kith_csv *csv, const char *option, const char *name, size_t *column, GError **error);

/* Whether no two columns have one name, in any case; fails with KITH_ERROR_DATA, naming it. */
bool kith_graph_header_check(const kith_csv *csv, GError **error);

/* The header's columns, as a message lists them; free with g_free. */
char *kith_graph_header_list(const kith_csv *csv);

/* Whether a column's name is one that may stand for `weight`: strength, edge weight, value, count,
 * and their like in other languages. */
bool kith_graph_header_may_be_weight(const char *name);

/* Whether a column of this name (in lower case) has a meaning of its own: weight, date, kind,
 * directed. */
bool kith_graph_header_is_reserved(const char *name);

/*
 * Whether a cell that is not empty may stand in its column: 1 or 0 where that is `directed`,
 * whether the row is a tie or a person. Else fails with KITH_ERROR_DATA at row `row` of those at
 * hand.
 */
bool kith_graph_header_check_cell(
	const kith_csv *csv, size_t row, size_t column, const char *cell, GError **error);

/* The name under which a column goes on: reserved names in lower case, others as they are. */
const char *kith_graph_header_canonical(const char *name);

#endif
