/* Whether communities are more than chance would show: the same degrees, rewired. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_NULL_MODEL_H
#define KITH_NULL_MODEL_H

#include "communities/leiden.h"

/* What quality is like where there are no communities but what chance and degrees make. */
struct kith_null_model {
	size_t samples;   /* in/out: rewired networks; 0: kith_null_model_samples */
	double mean;      /* of their qualities */
	double deviation; /* standard deviation of their qualities */
	double z;         /* (this network's mean quality - mean) / deviation; NAN: deviation 0 */
	double p_value;   /* (1 + rewired networks of at least that quality) / (1 + samples) */
	double found;     /* this network's mean quality */
	bool surely;      /* it is no chance: hardly one in a hundred rewired networks has that
			     quality, and z is above 2.5, with fewer than 19 samples above 5 */
	bool clear;       /* there are circles: surely, and found - mean >= KITH_CLEAR_EFFECT */
};

/*
 * In a large or dense network the smallest difference from chance is sure. Circles that people
 * would see hold at least so many more of all ties than those that chance makes.
 */
#define KITH_CLEAR_EFFECT .03

/*
 * Samples worth their time by default: 99 of up to 10,000 ties, fewer of more, 4 of 250,000; 0
 * above: then there is no comparison.
 */
size_t kith_null_model_samples(const kith_csr *csr);

/*
 * Compares the runs' mean quality with that of single runs on rewired networks (kith_rewire):
 * random networks have modularity, too, and it says nothing about circles.
 *
 * out      as for kith_leiden_find; directed networks are rewired with in and out degrees kept
 * options  as the result was found; its seed is used, `runs` is not
 * null     out, but for its samples; all NAN and not `clear` without ties or samples
 *
 * Fails with KITH_ERROR_SYSTEM. A rewiring and a run a sample, shared among threads; of fewer than
 * 19 samples the runs are brief ones.
 * Guimera, Sales-Pardo & Amaral (2004), Phys. Rev. E 70:025101.
 */
bool kith_null_model_compare(const kith_csr *out, const struct kith_leiden_options *options,
	const struct kith_leiden_result *result, struct kith_null_model *null, GError **error);

#endif
