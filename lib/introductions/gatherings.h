/* Events: whom they brought together, and where somebody would meet new people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GATHERINGS_H
#define KITH_GATHERINGS_H

#include "csr/csr.h"

/* People and the events they came to. */
struct kith_attended {
	const kith_csr *both; /* undirected; every tie joins a person and an event */
	const uint8_t *event; /* [n] 1 for events */
	const double *day;    /* [n] of events, days since 1970; NAN where it is not known */
};

/* Whom one event brought together. */
struct kith_gathering {
	double people;    /* who came */
	double newcomers; /* for whom it was the first event; NAN where its day is not known */
	double first_met; /* pairs who had met at none before; NAN where its day is not known */
	double only_here; /* pairs who came together to no other event */
};

/*
 * What every event did. Of events on one day the one with the smaller number was first; people who
 * came to an event of unknown day count among no newcomers, pairs who met at one among no
 * first_met.
 *
 * gathering  [n] out; of events only
 *
 * Fails with KITH_ERROR_SYSTEM. O(sum over events of people^2) time, O(n) scratch.
 */
bool kith_gatherings_find(
	const struct kith_attended *attended, struct kith_gathering *gathering, GError **error);

/* What one event holds for somebody who did not come. */
struct kith_opening {
	uint32_t known; /* who came and is known to them */
	uint32_t unmet; /* who came and was never at an event with them */
	uint32_t ask;   /* of the known, who shared most events with them, the smaller number among
			   equals; KITH_NOBODY without any */
	bool went;      /* they came themselves */
};

/*
 * What every event holds for `me`. Known is who came to `knows` events together with them.
 *
 * opening  [n] out; of events only
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time, O(n) scratch.
 */
bool kith_gatherings_open(const struct kith_attended *attended, uint32_t me, uint32_t knows,
	struct kith_opening *opening, GError **error);

#endif
