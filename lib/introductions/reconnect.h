/* Old ties that are worth a letter. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_RECONNECT_H
#define KITH_RECONNECT_H

#include "introductions/acquaintance.h"
#include "csr/partition.h"

/* A tie that has fallen silent. */
struct kith_dormant {
	uint32_t person; /* at its other end */
	double last;     /* days since 1970 of its latest date */
	double weight;   /* of the tie, the heavier way */
	size_t mutual;   /* contacts in common */
	double likeness; /* see kith_alike_likeness */
	double due;      /* days since 1970 when they should be written to again; NAN: not known */
	bool lost;       /* no contact of late is in that person's circle */
};

/* How long a tie may be silent. */
struct kith_patience {
	double silent;       /* days, > 0 */
	const double *every; /* [n] days after which each wants to be written to; NAN: not told;
				NULL: of nobody is it told */
};

/*
 * The ties of the acquaintance's asker whose latest date is `silent` days or more before today, and
 * all to people of whom it is told how often they want to be written to; other undated ties are
 * left out. First, where that is told of anybody, those who have waited longest, then those whose
 * day is to come, and those who have it but no date:
 *
 *   due = last + every, or last + silent; overdue = today - due
 *
 * Then those to a circle where nobody has been in touch since, by weight, by what both share, by
 * fewer mutual contacts (nothing else keeps them in touch), and by name.
 *
 * circles  of people, or NULL
 *
 * Returns an array of struct kith_dormant; NULL and KITH_ERROR_SYSTEM when memory runs out.
 * Levin, Walter & Murnighan (2011), Organ. Sci. 22:923.
 */
GArray *kith_reconnect_find(const kith_acquaintance *acquaintance,
	const struct kith_patience *patience, const struct kith_partition *circles, GError **error);

#endif
