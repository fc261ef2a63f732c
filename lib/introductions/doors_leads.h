/* Inside of doors: who could introduce the asker to whom, and how likely. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_DOORS_LEADS_H
#define KITH_DOORS_LEADS_H

#include "introductions/routes.h"

/* A target a contact leads to. */
struct kith_lead {
	uint32_t target; /* index of the target */
	double chance;
};

/* A contact who leads to somebody. */
struct kith_opener {
	uint32_t person;
	size_t first, end; /* leads */
	int64_t gain;      /* fixed point; an upper bound until counted anew: INT64_MAX */
	size_t counted;    /* how many had been chosen when the gain was counted: SIZE_MAX */
};

/*
 * The best route's chance for every contact of the asker as the first person and every target.
 *
 * leads    of struct kith_lead, filled: those of a contact stand together
 * openers  of struct kith_opener, filled
 *
 * Followed from the contacts or back from the targets, whichever side has fewer ties nearby; the
 * chances are the same to the last bit. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_leads_find(
	const struct kith_asking *asking, GArray *leads, GArray *openers, GError **error);

#endif
