/*
 * The inner loops of betweenness by steps. They stand apart from betweenness.c as they are compiled
 * once for each kind of processor: with AVX2 `kith brokers --exact` takes two thirds of the time.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BETWEENNESS_LANES_H
#define KITH_BETWEENNESS_LANES_H

#include "csr/csr.h"

#define KITH_LANES 8

/* Half the lanes: the widest vector that compilers handle well for every kind of processor. */
typedef double kith_lane_half __attribute__((vector_size(32)));

/* One double for each of the sources searched from at once: a cache line. */
typedef struct {
	kith_lane_half low, high;
} kith_lane_row;

/* One bit for each source. */
typedef uint8_t kith_lane_bits;

/* Sums over sources; arrays that are not wanted are NULL. */
struct kith_betweenness_sums {
	double *person, *person_square; /* [n] of dependencies delta_s(v), and of their squares */
	double *tie, *tie_square;       /* [ties] */
};

/* A search from KITH_LANES sources, level by level. */
struct kith_lanes {
	const kith_csr *out, *in;
	kith_lane_row *sigma;  /* [n] shortest paths from each source */
	kith_lane_row *gain;   /* [n] (1 + delta) / sigma, in lanes whose level has been come to */
	kith_lane_bits *seen;  /* [n] sources that have reached a person */
	kith_lane_bits *upper; /* [n] those for which a person is in the level nearer the source */
	kith_lane_bits *lower; /* [n] ... in the next level */
	uint32_t *person;      /* [n KITH_LANES at most] levels one after the other */
	kith_lane_bits *mask;  /* sources for which person[i] is in that level */
	uint64_t listed;       /* entries of person */
	bool at_source;        /* the upper level is that of the sources */
	bool at_end;           /* nobody is in the lower level */
	struct kith_betweenness_sums sums;
};

/* Works entries (or people) from .. end - 1. Different ranges may be worked at the same time. */
typedef void (*kith_lanes_kernel)(struct kith_lanes *lanes, uint64_t from, uint64_t end);

struct kith_lanes_kernels {
	/* Entries of the upper level find the lower one, which is listed. Alone, not in ranges. */
	kith_lanes_kernel push;
	/* People look for contacts in the upper level: `lower` is set for everyone. */
	kith_lanes_kernel pull;
	/* Entries of the upper level sum what depends on them, from the lower. */
	kith_lanes_kernel depend;
	/* Ties that entries of the upper level have to larger numbers in the lower level. */
	kith_lanes_kernel ties_down;
	/* Ties that entries of the lower level have to larger numbers in the upper level. */
	kith_lanes_kernel ties_up;
};

/* The kernels for this processor, or those that run on every one of its kind and find the same. */
const struct kith_lanes_kernels *kith_lanes_kernels(bool plain);

#endif
