/* Leiden's first groups in large networks. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden/seed.h"

#include <math.h>

static uint32_t least_neighbour(const struct leiden_level *level, uint32_t node, uint64_t salt)
{
	uint32_t best = node;
	double least = INFINITY;
	for (uint64_t e = level->start[node]; e < level->start[node + 1]; e++) {
		double chance = (double)(kith_random_mix(salt, level->to[e]) >> 11);
		double key = level->weight ? chance / level->weight[e] : chance;
		best = key < least ? level->to[e] : best;
		least = key < least ? key : least;
	}
	return best;
}

void leiden_seed(const struct leiden_level *level, uint32_t *of, struct leiden_workspace *work,
	struct kith_random *random)
{
	uint64_t salt = kith_random_next(random);
#pragma omp parallel for schedule(dynamic, 4096) num_threads(work->threads)
	for (size_t i = 0; i < level->n; i++) {
		bool stays = level->fixed && level->fixed[i];
		of[i] = stays ? (uint32_t)i : least_neighbour(level, (uint32_t)i, salt);
	}
	leiden_renumber(of, NULL, level->n, work);
}
