/* Printing whom to meet. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MEET_ANSWER_H
#define KITH_MEET_ANSWER_H

#include "reasons.h"
#include "tool.h"

/* Finds the best way to everyone of `prospects` (struct kith_prospect) and prints them. */
bool kith_meet_answer(struct kith_job *job, kith_acquaintance *acquaintance,
	const struct kith_meet_wish *wish, const GArray *prospects, GError **error);

#endif
