/* Which of two people to turn to when both would do equally well. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TIE_BREAK_H
#define KITH_TIE_BREAK_H

#include "introductions/routes.h"

/* What speaks for people, remembered once it has been counted. */
struct kith_tie_break {
	const struct kith_asking *asking;
	const struct kith_hop_distances *targets; /* chains start at the targets */
	GHashTable *traits;
	uint8_t *knows_asker, *knows_target; /* [n / 8 + 1] a bit a person; one target's only */
};

/* To be finished also after failure. Fails with KITH_ERROR_SYSTEM. */
bool kith_tie_break_init(struct kith_tie_break *tie_break, const struct kith_asking *asking,
	const struct kith_hop_distances *targets, GError **error);
void kith_tie_break_finish(struct kith_tie_break *tie_break);

/*
 * Below 0 when `a` is to be asked rather than `b`, above 0 the other way, never 0 for two different
 * people; `by` (may be NULL) is what decided.
 */
int kith_tie_break_compare(
	struct kith_tie_break *tie_break, uint32_t a, uint32_t b, enum kith_decided *by);

#endif
