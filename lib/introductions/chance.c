/* How likely a request is to be passed on, as a cost that can be added up. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/chance.h"

#include <math.h>

/* Costs of equal chances taken in different orders differ by a few units; a level holds 2^13. */
#define LEVEL_BITS 13

int64_t kith_cost(double chance)
{
	if (!(chance > 0)) {
		return KITH_COST_NEVER;
	}
	if (chance >= 1) {
		return 0;
	}
	double cost = -log2(chance) * (double)KITH_COST_ONE;
	int64_t below = (int64_t)cost;
	return below + (cost - (double)below >= .5);
}

/* Halves, quarters, eighths stand in the middle of their levels, not at an edge. */
int64_t kith_cost_level(int64_t cost)
{
	return cost == KITH_COST_NEVER ? KITH_COST_NEVER
				       : (cost + (INT64_C(1) << (LEVEL_BITS - 1))) >> LEVEL_BITS;
}

double kith_node_chance(const struct kith_node_costs *node_costs, uint32_t person)
{
	double willing = node_costs->willing ? node_costs->willing[person] : 1;
	double load = node_costs->load ? node_costs->load[person] : 0;
	return willing / (1 + load) * node_costs->decay;
}

double kith_arc_chance(const struct kith_arc_costs *arcs, uint64_t e)
{
	if (arcs->chance) {
		return arcs->chance[e];
	}
	double weight = kith_csr_weight(arcs->rows, e);
	return weight / (weight + arcs->median);
}

int64_t kith_arc_least_cost(const struct kith_arc_costs *arcs)
{
	return arcs->chance || arcs->rows->weight ? 0 : kith_cost(kith_arc_chance(arcs, 0));
}
