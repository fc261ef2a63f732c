/* Lenses: which people or ties a question is about. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LENS_H
#define KITH_LENS_H

#include "graph/graph.h"

/*
 * Clears the flag of every person who does not pass `condition`: COLUMN=VALUE (ignoring case; true
 * when any value of a cell parted by ; or | is equal), COLUMN!=VALUE, COLUMN~VALUE (contains,
 * ignoring case), and < <= > >= on numbers and dates; an empty cell passes only != and =. `name` is
 * the person's name where no column is called so.
 *
 * flags  [graph->n] in and out
 *
 * Fails with KITH_ERROR_USAGE: no operator, no such column (naming those there are), or a
 * comparison with what is neither a number nor a date.
 */
bool kith_lens_people(
	const kith_graph *graph, const char *condition, uint8_t *flags, GError **error);

/* The same on ties: `kind`, `date`, `weight` or any other column, and the names of `source` and
 * `target`. flags [graph->m]. */
bool kith_lens_ties(const kith_graph *graph, const char *condition, uint8_t *flags, GError **error);

/*
 * Clears the flag of ties before `since` or after `until` (ISO 8601 dates; NULL: open); ties
 * without a date go.
 *
 * Fails with KITH_ERROR_USAGE when there is no `date` column or an option is no date,
 * KITH_ERROR_DATA when a cell is not.
 */
bool kith_lens_dates(const kith_graph *graph, const char *since, const char *until, uint8_t *flags,
	GError **error);

/*
 * Whether two cells share a value, ignoring case: each may hold several, parted by ; or |. Empty
 * values are not shared.
 */
bool kith_cell_has_value(const char *cell, const char *value);

#endif
