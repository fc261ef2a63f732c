/* Communities coarse and fine: what stays the same over a range of resolutions. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_RESOLUTION_SCAN_H
#define KITH_RESOLUTION_SCAN_H

#include "communities/leiden.h"

/* What is found at one resolution. */
struct kith_resolution_step {
	double resolution;
	size_t communities; /* of the best run */
	double modularity;  /* of the best run, at resolution 1 */
	double agreement;   /* mean AMI between the runs; NAN for one run */
	size_t plateau;     /* number from 1 of the plateau it lies on; 0: none */
};

/* The steps of a scan. */
struct kith_resolution_profile {
	size_t count;                      /* how many resolutions are tried */
	struct kith_resolution_step *step; /* [count] the caller's */
};

/*
 * Searches at several resolutions, each the root of 2 times the one before, with
 * options->resolution in the middle. A plateau is three or more neighbours in a row whose best
 * partitions, of more than one community, agree with those of the next at an AMI of 0.95 and more:
 * circles that are found over a range of resolutions are there, those found at one may be made by
 * it.
 *
 * both, out, options  as for kith_leiden_find
 * profile             its count and array are given, the steps are out
 *
 * Fails with KITH_ERROR_SYSTEM. That many times kith_leiden_find.
 * Lambiotte (2010), Proc. 8th Int. Symp. Modeling and Optimization (WiOpt), 546.
 */
bool kith_resolution_scan(const kith_csr *both, const kith_csr *out,
	const struct kith_leiden_options *options, struct kith_resolution_profile *profile,
	GError **error);

#endif
