/* Prestige: being chosen by people who are themselves chosen. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/prestige.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "measures/components.h"

#define PEOPLE_PER_BLOCK 4096
#define TIES_AT_ONCE 2048
#define WALK_ROUNDS 1000

/* The scores together change by less: what is left is rounding. */
static const double walk_settled = 1e-15;

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

/* What ties from `begin` up to `end` carry. */
static double carried_by(const struct walk *walk, uint64_t begin, uint64_t end)
{
	double sum = 0;
	for (uint64_t e = begin; e < end; e++) {
		sum += kith_csr_weight(walk->in, e) * walk->passed[walk->in->to[e]];
	}
	return sum;
}

/* A hub's millions of contacts are added up in parts, or what is rounded would not settle. */
static double carried(const struct walk *walk, size_t i)
{
	double sum = 0;
	uint64_t end = walk->in->start[i + 1];
	for (uint64_t e = walk->in->start[i]; e < end; e += TIES_AT_ONCE) {
		sum += carried_by(walk, e, MIN(e + TIES_AT_ONCE, end));
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

/*
 * Until nothing changes, or until what changes is rounding: every round leaves no more of a change
 * than the damping, so one that leaves more has come to it.
 */
static void walk_on(struct walk *walk, size_t blocks)
{
	int threads =
		kith_blocks_threads((double)walk->in->start[walk->in->n] + (double)walk->in->n);
	double least = (1 + walk->damping) / 2, before = INFINITY;
	for (int round = 0; round < WALK_ROUNDS; round++) {
		double change = step(walk, blocks, threads);
		if (change <= walk_settled || change > least * before) {
			return;
		}
		before = change;
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
	walk_on(&walk, blocks);
	return true;
}

/* Eigenvector centrality by locally optimal conjugate gradients. */

#define CLIMB_ROUNDS 20000
#define ROUNDS_BETWEEN_CHECKS 16

/* Length of A x - l x, as a part of l, at which x is as good as doubles allow. */
static const double climb_settled = 2e-14;

/* A direction with its image under the matrix of weights. */
struct direction {
	double *at, *image; /* [n] */
};

struct space {
	const kith_csr *graph;
	size_t n, blocks;
	int threads;
	double *partial; /* [blocks] */
	/* The score so far, the way of steepest ascent, the way come: orthonormal in use. */
	struct direction base[3];
};

static double dot_block(const double *a, const double *b, size_t from, size_t end)
{
	double sum = 0;
	for (size_t i = from; i < end; i++) {
		sum += a[i] * b[i];
	}
	return sum;
}

static double dot(struct space *space, const double *a, const double *b)
{
#pragma omp parallel for num_threads(space->threads)
	for (size_t block = 0; block < space->blocks; block++) {
		size_t from = block * PEOPLE_PER_BLOCK;
		size_t end = MIN(from + PEOPLE_PER_BLOCK, space->n);
		space->partial[block] = dot_block(a, b, from, end);
	}
	double sum = 0;
	for (size_t block = 0; block < space->blocks; block++) {
		sum += space->partial[block];
	}
	return sum;
}

/* a = p a + q b */
static void combine(const struct space *space, double *a, double p, double q, const double *b)
{
#pragma omp parallel for num_threads(space->threads)
	for (size_t i = 0; i < space->n; i++) {
		a[i] = p * a[i] + q * b[i];
	}
}

static double row_sum(const kith_csr *graph, size_t i, const double *at)
{
	double sum = 0;
	for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
		sum += kith_csr_weight(graph, e) * at[graph->to[e]];
	}
	return sum;
}

static void find_image(const struct space *space, struct direction *direction)
{
#pragma omp parallel for schedule(dynamic, PEOPLE_PER_BLOCK) num_threads(space->threads)
	for (size_t i = 0; i < space->n; i++) {
		direction->image[i] = row_sum(space->graph, i, direction->at);
	}
}

static bool scale_to_one(struct space *space, struct direction *direction)
{
	double length = sqrt(dot(space, direction->at, direction->at));
	if (length < 1e-150) {
		return false;
	}
	combine(space, direction->at, 1 / length, 0, direction->at);
	combine(space, direction->image, 1 / length, 0, direction->image);
	return true;
}

/* Takes from direction k what it has of the earlier ones, twice because once leaves rounding. */
static bool stand_upright(struct space *space, size_t k)
{
	struct direction *own = &space->base[k];
	if (!scale_to_one(space, own)) {
		return false;
	}
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t j = 0; j < k; j++) {
			double share = dot(space, own->at, space->base[j].at);
			combine(space, own->at, 1, -share, space->base[j].at);
			combine(space, own->image, 1, -share, space->base[j].image);
		}
		double left = dot(space, own->at, own->at);
		if (left < 1e-16 || !scale_to_one(space, own)) {
			return false;
		}
	}
	return true;
}

/* One turn of Jacobi's method in the plane of p and q; the columns of v are the eigenvectors. */
static void turn(double a[3][3], double v[3][3], int p, int q)
{
	if (a[p][q] == 0) {
		return;
	}
	double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
	double t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1));
	double c = 1 / sqrt(t * t + 1), s = t * c;
	for (int k = 0; k < 3; k++) {
		double kp = a[k][p], kq = a[k][q], vp = v[k][p], vq = v[k][q];
		a[k][p] = c * kp - s * kq;
		a[k][q] = s * kp + c * kq;
		v[k][p] = c * vp - s * vq;
		v[k][q] = s * vp + c * vq;
	}
	for (int k = 0; k < 3; k++) {
		double pk = a[p][k], qk = a[q][k];
		a[p][k] = c * pk - s * qk;
		a[q][k] = s * pk + c * qk;
	}
}

/* The eigenvector of the largest eigenvalue of the symmetric matrix a, first part not negative. */
static void top_vector(double a[3][3], double vector[3])
{
	double v[3][3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
	for (int sweep = 0; sweep < 12; sweep++) {
		turn(a, v, 0, 1);
		turn(a, v, 0, 2);
		turn(a, v, 1, 2);
	}
	int top = a[1][1] > a[0][0] ? 1 : 0;
	top = a[2][2] > a[top][top] ? 2 : top;
	for (int k = 0; k < 3; k++) {
		vector[k] = v[0][top] < 0 ? -v[k][top] : v[k][top];
	}
}

/* The best score within the first `size` directions; the way there becomes direction 2. */
static void climb(struct space *space, size_t size)
{
	double a[3][3] = {{0}}, share[3];
	for (size_t i = 0; i < size; i++) {
		for (size_t j = 0; j <= i; j++) {
			a[i][j] = a[j][i] = dot(space, space->base[j].at, space->base[i].image);
		}
	}
	if (size < 3) {
		a[2][2] = -2 * (fabs(a[0][0]) + fabs(a[1][1]));
	}
	top_vector(a, share);
	struct direction *x = &space->base[0], *w = &space->base[1], *p = &space->base[2];
	double way = size < 3 ? 0 : share[2];
	combine(space, p->at, way, share[1], w->at);
	combine(space, p->image, way, share[1], w->image);
	combine(space, x->at, share[0], 1, p->at);
	combine(space, x->image, share[0], 1, p->image);
}

/* Direction 1 becomes A x - l x; returns its length as a part of l. */
static double ascend(struct space *space)
{
	struct direction *x = &space->base[0], *w = &space->base[1];
	double value = dot(space, x->at, x->image);
	memcpy(w->at, x->image, space->n * sizeof *w->at);
	combine(space, w->at, 1, -value, x->at);
	return sqrt(dot(space, w->at, w->at)) / value;
}

static void find_top(struct space *space)
{
	bool came = false;
	for (int round = 0; round < CLIMB_ROUNDS; round++) {
		if (round % ROUNDS_BETWEEN_CHECKS == 0) {
			find_image(space, &space->base[0]);
			scale_to_one(space, &space->base[0]);
		}
		if (ascend(space) < climb_settled) {
			return;
		}
		find_image(space, &space->base[1]);
		if (!stand_upright(space, 1)) {
			return;
		}
		came = came && stand_upright(space, 2);
		climb(space, came ? 3 : 2);
		came = true;
	}
}

static bool open_space(struct space *space, const kith_csr *graph, GError **error)
{
	size_t n = graph->n, blocks = (n + PEOPLE_PER_BLOCK - 1) / PEOPLE_PER_BLOCK;
	*space = (struct space){.graph = graph,
		.n = n,
		.blocks = blocks,
		.threads = kith_blocks_threads((double)graph->start[n] + (double)n),
		.partial = KITH_ARRAY(double, blocks, error)};
	bool opened = space->partial != NULL;
	for (size_t k = 0; opened && k < 3; k++) {
		opened = (space->base[k].at = KITH_ARRAY(double, n, error)) &&
			 (space->base[k].image = KITH_ARRAY(double, n, error));
	}
	return opened;
}

static void close_space(struct space *space)
{
	g_free(space->partial);
	for (size_t k = 0; k < 3; k++) {
		g_free(space->base[k].at);
		g_free(space->base[k].image);
	}
}

/* Parts whose eigenvalue is not the largest have kept only traces of the start: these become 0. */
static bool clear_traces(const kith_csr *graph, double *score, GError **error)
{
	struct kith_partition parts;
	if (!kith_components_find(graph, &parts, error)) {
		return false;
	}
	g_autofree double *largest = KITH_ARRAY(double, parts.groups, error);
	for (size_t i = 0; largest && i < graph->n; i++) {
		largest[parts.of[i]] = MAX(largest[parts.of[i]], score[i]);
	}
	for (size_t i = 0; largest && i < graph->n; i++) {
		score[i] = largest[parts.of[i]] < 1e-7 ? 0 : score[i];
	}
	kith_partition_finish(&parts);
	return largest != NULL;
}

/* Scales the largest score to 1; scores so small that rounding made them negative become 0. */
static void copy_scaled(const double *at, size_t n, double *score)
{
	double largest = 0;
	for (size_t i = 0; i < n; i++) {
		largest = MAX(largest, at[i]);
	}
	for (size_t i = 0; i < n; i++) {
		score[i] = MAX(at[i], 0) / largest;
	}
}

bool kith_prestige_eigenvector(const kith_csr *graph, double *score, GError **error)
{
	g_assert(!graph->directed);
	struct space space;
	bool tied = graph->start[graph->n] > 0;
	bool found = open_space(&space, graph, error);
	if (found && tied) {
		kith_prestige_strength(graph, space.base[0].at);
		find_top(&space);
		copy_scaled(space.base[0].at, graph->n, space.base[1].at);
		found = clear_traces(graph, space.base[1].at, error);
	}
	for (size_t i = 0; found && i < graph->n; i++) {
		score[i] = tied ? space.base[1].at[i] : 1;
	}
	close_space(&space);
	return found;
}
