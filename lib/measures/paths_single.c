/* Distances from one person at a time. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/paths.h"

#include "base/blocks.h"
#include "base/heap.h"

#include <math.h>

#define PEOPLE_PER_BLOCK 256

bool kith_paths_steps(const kith_csr *graph, uint32_t source, uint32_t *steps, GError **error)
{
	g_autofree uint32_t *queue = KITH_ARRAY(uint32_t, graph->n, error);
	if (!queue) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		steps[i] = KITH_UNREACHED;
	}
	size_t reached = 0;
	steps[source] = 0;
	queue[reached++] = source;
	for (size_t i = 0; i < reached; i++) {
		uint32_t u = queue[i];
		for (uint64_t e = graph->start[u]; e < graph->start[u + 1]; e++) {
			uint32_t w = graph->to[e];
			if (steps[w] == KITH_UNREACHED) {
				steps[w] = steps[u] + 1;
				queue[reached++] = w;
			}
		}
	}
	return true;
}

bool kith_paths_lengths(const kith_csr *graph, uint32_t source, double *length, GError **error)
{
	struct kith_heap heap;
	if (!kith_heap_init(&heap, graph->n, error)) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		length[i] = INFINITY;
	}
	length[source] = 0;
	kith_heap_push(&heap, source, 0);
	while (heap.count > 0) {
		uint32_t u = kith_heap_pop(&heap);
		for (uint64_t e = graph->start[u]; e < graph->start[u + 1]; e++) {
			uint32_t w = graph->to[e];
			double there = length[u] + 1 / kith_csr_weight(graph, e);
			if (isinf(length[w])) {
				length[w] = there;
				kith_heap_push(&heap, w, there);
			} else if (there < length[w] * (1 - KITH_PATHS_TOLERANCE)) {
				length[w] = there;
				kith_heap_nearer(&heap, w, there);
			}
		}
	}
	kith_heap_finish(&heap);
	return true;
}

struct reach_job {
	const kith_csr *graph;
	uint32_t *reach;
};

/* mark[j] is the number, plus one, of the last person who was found to reach j. */
static void *marks_open(void *job, GError **error)
{
	const struct reach_job *of = job;
	return KITH_ARRAY(uint32_t, of->graph->n, error);
}

static uint32_t count_two_steps(const kith_csr *graph, uint32_t i, uint32_t *mark)
{
	uint32_t count = 0, by_i = i + 1;
	mark[i] = by_i;
	for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
		uint32_t j = graph->to[e];
		count += mark[j] != by_i;
		mark[j] = by_i;
		for (uint64_t f = graph->start[j]; f < graph->start[j + 1]; f++) {
			uint32_t k = graph->to[f];
			count += mark[k] != by_i;
			mark[k] = by_i;
		}
	}
	return count;
}

static void reach_block(void *job, void *worker, size_t block)
{
	const struct reach_job *of = job;
	size_t end = MIN((block + 1) * PEOPLE_PER_BLOCK, of->graph->n);
	for (size_t i = block * PEOPLE_PER_BLOCK; i < end; i++) {
		of->reach[i] = count_two_steps(of->graph, (uint32_t)i, worker);
	}
}

bool kith_paths_reach_two(const kith_csr *graph, uint32_t *reach, GError **error)
{
	struct reach_job job = {.graph = graph, .reach = reach};
	struct kith_blocks blocks = {
		.count = (graph->n + PEOPLE_PER_BLOCK - 1) / PEOPLE_PER_BLOCK,
		.bytes = 4 * graph->n,
		.budget = MAX((size_t)64 << 20, 16 * (size_t)kith_csr_ties(graph)),
		.steps = (double)graph->start[graph->n] * 8,
		.open = marks_open,
		.work = reach_block,
		.close = g_free,
	};
	return kith_blocks_run(&blocks, &job, error);
}
