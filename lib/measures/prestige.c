/* PageRank: found by following ties at random. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/prestige.h"

#include "base/blocks.h"

#include <math.h>
#include <string.h>

#define PEOPLE_PER_BLOCK 4096
#define MOST_ROUNDS 1000

/* The scores together change by less: what is left is rounding. */
static const double settled = 1e-15;

void kith_prestige_strength(const kith_csr *graph, double *strength)
{
	for (size_t i = 0; i < graph->n; i++) {
		double sum = graph->weight ? 0 : kith_csr_degree(graph, i);
		for (uint64_t e = graph->start[i]; graph->weight && e < graph->start[i + 1]; e++) {
			sum += graph->weight[e];
		}
		strength[i] = sum;
	}
}

/* A walk in progress. Sums over people are taken block by block, whoever works the blocks. */
struct walk {
	const kith_csr *in;
	const double *strength;
	double damping, lost; /* lost: score of those who point at no one */
	double *score;        /* [n] */
	double *passed;       /* [n] score / strength: what a tie of weight 1 carries */
	double *passed_next;
	double *change, *stranded; /* [blocks] */
};

static double carried(const struct walk *walk, size_t i)
{
	const kith_csr *in = walk->in;
	double sum = 0;
	for (uint64_t e = in->start[i]; e < in->start[i + 1]; e++) {
		sum += kith_csr_weight(in, e) * walk->passed[in->to[e]];
	}
	return sum;
}

static void step_block(struct walk *walk, size_t block)
{
	double n = (double)walk->in->n, change = 0, stranded = 0;
	double fresh = (1 - walk->damping) / n + walk->damping * walk->lost / n;
	size_t end = MIN((block + 1) * PEOPLE_PER_BLOCK, walk->in->n);
	for (size_t i = block * PEOPLE_PER_BLOCK; i < end; i++) {
		double score = fresh + walk->damping * carried(walk, i);
		change += fabs(score - walk->score[i]);
		walk->score[i] = score;
		bool passes = walk->strength[i] > 0;
		walk->passed_next[i] = passes ? score / walk->strength[i] : 0;
		stranded += passes ? 0 : score;
	}
	walk->change[block] = change;
	walk->stranded[block] = stranded;
}

/* One round of everyone; returns by how much the scores changed. */
static double step(struct walk *walk, size_t blocks, int threads)
{
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
	for (size_t block = 0; block < blocks; block++) {
		step_block(walk, block);
	}
	double change = 0;
	walk->lost = 0;
	for (size_t block = 0; block < blocks; block++) {
		change += walk->change[block];
		walk->lost += walk->stranded[block];
	}
	double *passed = walk->passed;
	walk->passed = walk->passed_next;
	walk->passed_next = passed;
	return change;
}

static void start(struct walk *walk)
{
	double even = 1 / (double)walk->in->n;
	walk->lost = 0;
	for (size_t i = 0; i < walk->in->n; i++) {
		walk->score[i] = even;
		walk->passed[i] = walk->strength[i] > 0 ? even / walk->strength[i] : 0;
		walk->lost += walk->strength[i] > 0 ? 0 : even;
	}
}

bool kith_prestige_pagerank(
	const kith_csr *in, const double *strength, double damping, double *score, GError **error)
{
	size_t n = in->n, blocks = (n + PEOPLE_PER_BLOCK - 1) / PEOPLE_PER_BLOCK;
	g_autofree double *passed = KITH_ARRAY(double, n, error);
	g_autofree double *next = passed ? KITH_ARRAY(double, n, error) : NULL;
	g_autofree double *sums = next ? KITH_ARRAY(double, 2 * blocks, error) : NULL;
	if (!sums) {
		return false;
	}
	struct walk walk = {.in = in,
		.strength = strength,
		.damping = damping,
		.score = score,
		.passed = passed,
		.passed_next = next,
		.change = sums,
		.stranded = sums + blocks};
	start(&walk);
	int threads = kith_blocks_threads((double)in->start[n] + (double)n);
	for (int round = 0; round < MOST_ROUNDS && step(&walk, blocks, threads) > settled;) {
		round++;
	}
	return true;
}
