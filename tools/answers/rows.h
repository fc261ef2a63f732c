/* Answers whose rows are some of the people: printed as rows, or put on the graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROWS_H
#define KITH_ROWS_H

#include "answers/fields.h"

/*
 * Prints `table`; with -g puts its columns on those people, but for `name` (which says who a row is
 * about) and `weight` (which no person has). No person has two rows.
 *
 * person  [table->rows] whom each row is about
 */
bool kith_rows_answer(struct kith_job *job, const struct kith_table *table, const char *name,
	const uint32_t *person, GError **error);

#endif
