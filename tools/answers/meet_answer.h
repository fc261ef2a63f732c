/* Printing whom to meet. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MEET_ANSWER_H
#define KITH_MEET_ANSWER_H

#include "introductions/acquaintance.h"
#include "introductions/meet.h"
#include "cli/tool.h"

/* Who looks for whom, as it is printed. Borrows everything. */
struct kith_meet_view {
	kith_acquaintance *acquaintance;
	const struct kith_meet_options *options;
	char *const *circle_names; /* by number, where there are circles */
};

/* Finds the best way to everyone of `prospects` (struct kith_prospect) and prints them. */
bool kith_meet_answer(struct kith_job *job, const struct kith_meet_view *view,
	const GArray *prospects, GError **error);

#endif
