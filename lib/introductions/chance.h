/* How likely a request is to be passed on, as a cost that can be added up. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHANCE_H
#define KITH_CHANCE_H

#include "csr/csr.h"

/*
 * Chances are added up as costs, -log2(chance) in fixed point, so that the order in which a product
 * is taken never matters and powers of two are exact.
 */
#define KITH_COST_ONE (INT64_C(1) << 46) /* the cost of an even chance */
#define KITH_COST_NEVER INT64_MAX        /* the cost of no chance at all */

/* The ties in one direction, and how likely a request is to pass along each. */
struct kith_arc_costs {
	const kith_csr *rows;
	const double *chance; /* [rows->start[n]] 0..1; NULL: w / (w + median) */
	double median;        /* of the weights of all merged ties, > 0 */
};

/* The cost of a chance in 0..1: 0 for 1, KITH_COST_NEVER for 0. */
int64_t kith_cost(double chance);

/* Two costs of one level are chances equal to within a relative 1e-10. Rises with the cost. */
int64_t kith_cost_level(int64_t cost);

/* What passing a request on costs: how willing people are, and how much they are asked already. */
struct kith_node_costs {
	const double *willing; /* [n] 0..1; NULL: 1 */
	const double *load;    /* [n] asks planned, >= 0; NULL: 0 */
	double decay;          /* 0..1, for every person in between */
};

/* The chance that `person` passes a request on: willing / (1 + load) * decay. */
double kith_node_chance(const struct kith_node_costs *node_costs, uint32_t person);

/* The chance of the tie at position e of the rows. */
double kith_arc_chance(const struct kith_arc_costs *arcs, uint64_t e);

/* What any tie costs at least: where all are alike, what each does; else 0. */
int64_t kith_arc_least_cost(const struct kith_arc_costs *arcs);

/* The sum of two costs; never stays never. */
static inline int64_t kith_cost_add(int64_t a, int64_t b)
{
	return a == KITH_COST_NEVER || b == KITH_COST_NEVER ? KITH_COST_NEVER : a + b;
}

#endif
