/* Lenses: which people or ties a question is about. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LENS_H
#define KITH_LENS_H

#include "graph/graph.h"

/*
 * Clears the flag of every person who does not pass `condition`, as kith_condition_parse reads it:
 * COLUMN=VALUE, COLUMN!=VALUE|VALUE, COLUMN~VALUE, COLUMN<VALUE. `name` is the person's name where
 * no column is called so.
 *
 * flags  [graph->n] in and out
 *
 * Fails with KITH_ERROR_USAGE: no operator, no such column (naming those there are), or a
 * comparison with what is neither a number nor a date.
 */
bool kith_lens_people(
	const kith_graph *graph, const char *condition, uint8_t *flags, GError **error);

/* The same on ties: `kind`, `date`, `weight`, under what the file calls it as well, or any other
 * column, and the names of `source` and `target`. flags [graph->m]. */
bool kith_lens_ties(const kith_graph *graph, const char *condition, uint8_t *flags, GError **error);

/*
 * Clears the flag of ties before `since` or after `until` (days since 1970); ties without a date
 * go.
 *
 * Fails with KITH_ERROR_USAGE when there is no `date` column, KITH_ERROR_DATA when a cell is no
 * date.
 */
bool kith_lens_dates(
	const kith_graph *graph, double since, double until, uint8_t *flags, GError **error);

/*
 * The day of a bound, for kith_lens_dates: `date` is ISO 8601; NULL: open, `days` stays as it is.
 *
 * option  what the bound is called where it was asked for
 *
 * Fails with KITH_ERROR_USAGE when it is no date.
 */
bool kith_lens_bound(const char *option, const char *date, double *days, GError **error);

#endif
