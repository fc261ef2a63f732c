/* Which of two people to turn to when both would do equally well. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FAVOUR_H
#define KITH_FAVOUR_H

#include "introductions/introduce.h"

/* What speaks for people, remembered once it has been counted. */
struct kith_favour {
	const struct kith_asking *asking;
	const struct kith_reach *targets; /* chains start at the targets */
	GHashTable *traits;
	uint8_t *knows_asker, *knows_target; /* [n / 8 + 1] a bit a person; one target's only */
};

/* To be finished also after failure. Fails with KITH_ERROR_SYSTEM. */
bool kith_favour_init(struct kith_favour *favour, const struct kith_asking *asking,
	const struct kith_reach *targets, GError **error);
void kith_favour_finish(struct kith_favour *favour);

/*
 * Below 0 when `a` is to be asked rather than `b`, above 0 the other way, never 0 for two different
 * people; `by` (may be NULL) is what decided.
 */
int kith_favour_compare(struct kith_favour *favour, uint32_t a, uint32_t b, enum kith_decided *by);

#endif
