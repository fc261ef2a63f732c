/* Whether communities are more than chance would show. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LEIDEN_NULL_H
#define KITH_LEIDEN_NULL_H

#include "communities/leiden.h"

/* What quality is like where there are no communities but what chance and degrees make. */
struct kith_leiden_null {
	size_t samples;   /* in/out: rewired networks; 0: kith_leiden_null_samples */
	double mean;      /* of their qualities */
	double deviation; /* standard deviation of their qualities */
	double z;         /* (this network's mean quality - mean) / deviation; NAN: deviation 0 */
	double chance;    /* (1 + rewired networks of at least that quality) / (1 + samples) */
	bool clear;       /* there are circles: hardly one in a hundred rewired networks has that
			     quality, and z is above 2.5, with fewer than 19 samples above 5 */
};

/*
 * Samples worth their time by default: 99 of up to 10,000 ties, fewer of more, 4 of 250,000; 0
 * above: then there is no comparison.
 */
size_t kith_leiden_null_samples(const kith_csr *csr);

/*
 * Compares the runs' mean quality with that of single runs on rewired networks (kith_rewire):
 * random networks have modularity, too, and it says nothing about circles.
 *
 * out      as for kith_leiden_find; directed networks are rewired with in and out degrees kept
 * how      as the result was found; its seed is used, `runs` is not
 * null     out, but for its samples; all NAN and not `clear` without ties or samples
 *
 * Fails with KITH_ERROR_SYSTEM. A rewiring and a run a sample, shared among threads; of fewer than
 * 19 samples the runs are brief ones.
 * Guimera, Sales-Pardo & Amaral (2004), Phys. Rev. E 70:025101.
 */
bool kith_leiden_compare_null(const kith_csr *out, const struct kith_leiden *how,
	const struct kith_leiden_result *result, struct kith_leiden_null *null, GError **error);

#endif
