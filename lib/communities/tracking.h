/* What became of communities between two times. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TRACKING_H
#define KITH_TRACKING_H

#include "csr/partition.h"

/* A pair of communities is one that goes on from Jaccard's likeness of this on. */
#define KITH_TRACKING_LEAST 0.3

enum kith_fate {
	KITH_STAYED, /* as many people as before, whoever they are */
	KITH_GREW,
	KITH_SHRANK,
	KITH_SPLIT,  /* came out of one that goes on as another */
	KITH_MERGED, /* went into one that goes on from another */
	KITH_NEW,
	KITH_GONE,
};

/* What became of one community. */
struct kith_tracked {
	uint32_t before, after; /* its numbers; KITH_NO_GROUP: was not, or is no more. Of what split
				   off: whom from; of what merged: whom into. */
	enum kith_fate fate;
	uint32_t size_before, size_after; /* its own people, 0 where it was not there */
	uint32_t shared;                  /* people of both */
};

/*
 * Follows communities from one time to another.
 *
 * A community goes on as the one most like it, |A and B| / |A or B|, pairs being taken most like
 * first (of equal ones more shared people first, then whose first person comes first) down to
 * KITH_TRACKING_LEAST.
 * One that goes on from none split off where at least half of its people of before were in one that
 * goes on as another, else it is new; one that goes on as none merged where at least half of its
 * people of after are in one that goes on from another, else it is gone. Told the other way round,
 * what grew shrank, what split merged, and what is new is gone.
 *
 * before, after  of the same people; KITH_NO_GROUP: not there, or in none
 * tracked        out: a row each, those that go on by their numbers before, then what is left of
 *                before, then of after; to be freed with g_array_unref
 *
 * NULL with KITH_ERROR_SYSTEM. O(n + cells log cells) time.
 * Greene, Doyle & Cunningham (2010), ASONAM, with their threshold.
 */
GArray *kith_tracking_find(
	const struct kith_partition *before, const struct kith_partition *after, GError **error);

/*
 * Numbers the communities of several times anew, so that one that goes on from the time before, as
 * kith_tracking_find says, keeps its number. One that goes on from none comes back where it is so
 * like the people who were last in one that had not gone on; else it is new. The first time's keep
 * their numbers, new ones get the next.
 *
 * times  [count] of the same people; `of` and `groups`, the same of all, are replaced
 *
 * Fails with KITH_ERROR_SYSTEM. O(count (n + groups) + cells log cells) time.
 */
bool kith_tracking_follow(struct kith_partition *times, size_t count, GError **error);

#endif
