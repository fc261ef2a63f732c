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
	bool lost;       /* no contact of late is in that person's circle */
};

/*
 * The ties of the acquaintance's asker whose latest date is `silent` days or more before today;
 * undated ties are left out. First those to a circle where nobody has been in touch since, then by
 * weight, then by what both share, by fewer mutual contacts (nothing else keeps them in touch), and
 * by name.
 *
 * silent   days, > 0
 * circles  of people, or NULL
 *
 * Returns an array of struct kith_dormant; NULL and KITH_ERROR_SYSTEM when memory runs out.
 * Levin, Walter & Murnighan (2011), Organ. Sci. 22:923.
 */
GArray *kith_reconnect_find(const kith_acquaintance *acquaintance, double silent,
	const struct kith_partition *circles, GError **error);

#endif
