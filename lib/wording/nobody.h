/* What to say, warmly, when nobody leads to somebody, or there is nobody to help. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_NOBODY_LEADS_H
#define KITH_NOBODY_LEADS_H

#include "csr/partition.h"
#include "introductions/acquaintance.h"
#include "introductions/wanted.h"

/* What the caller calls the options that would help. */
struct kith_nobody_cures {
	const char *farther;    /* takes a number of steps */
	const char *either_way; /* lets one-way ties lead both ways */
};

/*
 * Appends what to say when nobody leads to the targets: how far they are, if anyone leads there at
 * all; that writing directly is a way, and what they share with the asker; and who is near the
 * asker and has something in common with them or, when nobody has, is in their circle (`circles`,
 * or NULL). Somebody without ties is told who has something in common with themselves.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time.
 */
bool kith_nobody_leads(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, const struct kith_partition *circles,
	const struct kith_nobody_cures *cures, GError **error);

/* What became of somebody, or some organisation, on a list of whom to reach. */
enum kith_reached {
	KITH_REACHED,
	KITH_ASKED_ENOUGH, /* whoever leads there is asked as often as may be already */
	KITH_NOT_WILLING,  /* or is not to be asked */
	KITH_TOO_FAR,
	KITH_NO_WAY,   /* nobody leads there, however far */
	KITH_LEFT_OUT, /* it is the asker, or to be avoided */
	KITH_SEVERAL,  /* the name could mean several people */
	KITH_NOT_HERE,
};

/* "yes", "asked enough", "not willing", "too far", "no way", "left out", "several", "not here". */
const char *kith_reached_word(enum kith_reached reached);

/* A name of a list to which nobody can be asked to lead. */
struct kith_unreached {
	const struct kith_wanted *wanted;
	enum kith_reached reached;
	uint32_t target; /* whom to write to instead, or KITH_NOBODY */
	size_t people;   /* how many people it means */
	uint32_t steps;  /* to the nearest of them */
	size_t at_most;  /* how often anybody is asked */
};

/* Appends why nobody can be asked to lead there, and what else to do. */
void kith_nobody_wanted(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_unreached *unreached, const struct kith_nobody_cures *cures);

/*
 * Appends why there is nobody to introduce to each other: among the asker's contacts when `you`.
 *
 * cure  what finds somebody for who knows too few: "kith meet finds people for you to meet"
 */
void kith_nobody_to_introduce(
	GString *out, const kith_acquaintance *acquaintance, bool you, const char *cure);

/* Appends why nobody is worth meeting near the asker; `farther` is what looks further. */
void kith_nobody_to_meet(GString *out, const kith_acquaintance *acquaintance, const char *farther);

/*
 * Appends why the asker has nobody to write to who has been silent for so long; `cure` is what
 * finds somebody for who knows nobody.
 */
void kith_nobody_silent(
	GString *out, const kith_acquaintance *acquaintance, const char *silent, const char *cure);

#endif
