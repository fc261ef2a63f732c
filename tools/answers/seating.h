/* The answer of `kith give --rounds`: who sits at which table in which round. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ANSWERS_SEATING_H
#define KITH_ANSWERS_SEATING_H

#include "answers/guests.h"
#include "introductions/acquaintance.h"

/*
 * Seats everybody of the job's graph and prints a row a table and round; with -g each person's
 * tables. Says on job->notes who must meet again or sits with somebody they know.
 *
 * Fails with KITH_ERROR_USAGE for numbers that are out of range, KITH_ERROR_NO_ANSWER for less than
 * two people.
 */
bool kith_seating_answer(struct kith_job *job, const kith_acquaintance *acquaintance,
	const struct kith_guests *guests, const size_t rounds_and_size[2], GError **error);

#endif
