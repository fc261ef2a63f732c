/* The jobs of bench_brokers: what kith does, and what igraph does for the same. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BENCH_BROKERS_JOBS_H
#define KITH_BENCH_BROKERS_JOBS_H

#include <math.h>
#include <string.h>

#include "measures/betweenness.h"
#include "measures/brokerage.h"
#include "measures/components.h"
#include "graph/network.h"
#include "measures/roles.h"
#include "measures/strength.h"

#include <igraph.h>

/* A network both look at. */
struct bench_case {
	kith_network *network;
	size_t sources; /* of a sampled job */
	igraph_t graph; /* the same as igraph holds it, where it is opened */
	igraph_vector_t weights, *weights_used; /* strengths; NULL: every tie counts 1 */
	igraph_vector_t lengths, *lengths_used; /* 1 / strength */
};

/* Writes one figure a person, [n]. */
typedef void (*bench_work)(const struct bench_case *wanted, double *result);

struct bench_job {
	const char *name;
	bench_work own, peer;
	/* How many times faster; on several threads and with weights, 0: the same. */
	double mark, mark_threads, mark_weighted;
};

struct bench_kernel {
	const char *name;
	void (*run)(const struct bench_case *wanted);
};

static inline void bench_done(bool done)
{
	if (!done) {
		fprintf(stderr, "not enough memory\n");
		exit(4);
	}
}

static inline void bench_peer_open(struct bench_case *wanted)
{
	const kith_csr *csr = wanted->network->out;
	igraph_vector_int_t ends;
	igraph_vector_int_init(&ends, 2 * (igraph_integer_t)kith_csr_ties(csr));
	igraph_vector_init(&wanted->weights, (igraph_integer_t)kith_csr_ties(csr));
	igraph_vector_init(&wanted->lengths, (igraph_integer_t)kith_csr_ties(csr));
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint64_t tie = kith_csr_tie(csr, i, e);
			VECTOR(ends)[2 * tie] = (igraph_integer_t)i;
			VECTOR(ends)[2 * tie + 1] = csr->to[e];
			VECTOR(wanted->weights)[tie] = kith_csr_weight(csr, e);
			VECTOR(wanted->lengths)[tie] = 1 / kith_csr_weight(csr, e);
		}
	}
	igraph_create(&wanted->graph, &ends, (igraph_integer_t)csr->n, false);
	igraph_vector_int_destroy(&ends);
	wanted->weights_used = csr->weight ? &wanted->weights : NULL;
	wanted->lengths_used = csr->weight ? &wanted->lengths : NULL;
}

static inline void bench_peer_close(struct bench_case *wanted)
{
	igraph_destroy(&wanted->graph);
	igraph_vector_destroy(&wanted->weights);
	igraph_vector_destroy(&wanted->lengths);
}

/* Constraint (the result), effective size, overlap and local bridges, from one pass. */
static inline void bench_holes(const struct bench_case *wanted, double *result)
{
	const kith_csr *csr = wanted->network->both;
	struct kith_triangles triangles;
	g_autofree double *size = KITH_ARRAY(double, csr->n, NULL);
	g_autofree double *overlap = KITH_ARRAY(double, kith_csr_ties(csr), NULL);
	g_autofree uint8_t *local = KITH_ARRAY(uint8_t, kith_csr_ties(csr), NULL);
	const struct kith_holes holes = {.constraint = result, .effective_size = size};
	bench_done(size && overlap && local && kith_triangles_find(csr, true, &triangles, NULL) &&
		   kith_brokerage_holes(csr, &triangles, &holes, NULL));
	kith_strength_overlap(csr, triangles.shared, overlap);
#pragma omp simd
	for (uint64_t tie = 0; tie < kith_csr_ties(csr); tie++) {
		local[tie] = triangles.shared[tie] == 0;
	}
	kith_triangles_finish(&triangles);
}

static inline void bench_constraint_peer(const struct bench_case *wanted, double *result)
{
	igraph_vector_t found;
	igraph_vector_init(&found, 0);
	igraph_constraint(&wanted->graph, &found, igraph_vss_all(), wanted->weights_used);
	igraph_vector_copy_to(&found, result);
	igraph_vector_destroy(&found);
}

static inline void bench_cutpoints(const struct bench_case *wanted, double *result)
{
	const kith_csr *csr = wanted->network->both;
	struct kith_cuts cuts;
	bench_done(kith_cuts_find(csr, &cuts, NULL));
	for (size_t i = 0; i < csr->n; i++) {
		result[i] = cuts.parts[i] > 1;
	}
	kith_cuts_finish(&cuts);
}

static inline void bench_betweenness_of(
	const struct bench_case *wanted, struct kith_sources sources, bool ties, double *result)
{
	const struct kith_betweenness_options options = {
		.people = true, .ties = ties, .sources = sources};
	struct kith_betweenness found;
	size_t n = wanted->network->out->n;
	bench_done(kith_betweenness_find(wanted->network->out, &options, &found, NULL));
	memcpy(result, found.person, n * sizeof *result);
	kith_betweenness_finish(&found);
}

static inline void bench_betweenness(const struct bench_case *wanted, double *result)
{
	bench_betweenness_of(wanted, (struct kith_sources){0}, false, result);
}

static inline void bench_sampled(const struct bench_case *wanted, double *result)
{
	bench_betweenness_of(wanted, (struct kith_sources){wanted->sources, 1}, false, result);
}

/* igraph counts each undirected pair once from one side, kith's share is of all pairs. */
static inline void bench_take_shares(igraph_vector_t *found, double scale, double *result)
{
	igraph_vector_scale(found, scale);
	igraph_vector_copy_to(found, result);
	igraph_vector_destroy(found);
}

static inline void bench_betweenness_peer(const struct bench_case *wanted, double *result)
{
	double n = (double)wanted->network->out->n;
	igraph_vector_t found;
	igraph_vector_init(&found, 0);
#if IGRAPH_VERSION_MAJOR >= 1
	igraph_betweenness(
		&wanted->graph, wanted->lengths_used, &found, igraph_vss_all(), false, false);
#else
	igraph_betweenness(&wanted->graph, &found, igraph_vss_all(), false, wanted->lengths_used);
#endif
	bench_take_shares(&found, 2 / (n - 1) / (n - 2), result);
}

static inline void bench_sampled_peer(const struct bench_case *wanted, double *result)
{
	double n = (double)wanted->network->out->n, drawn = (double)wanted->sources;
	size_t count;
	g_autofree uint32_t *source = kith_paths_sources(
		wanted->network->out->n, (struct kith_sources){wanted->sources, 1}, &count, NULL);
	igraph_vector_int_t from;
	igraph_vector_t found;
	igraph_vector_init(&found, 0);
	igraph_vector_int_init(&from, (igraph_integer_t)count);
	for (size_t k = 0; k < count; k++) {
		VECTOR(from)[k] = source[k];
	}
#if IGRAPH_VERSION_MAJOR >= 1
	igraph_betweenness_subset(&wanted->graph, wanted->lengths_used, &found,
		igraph_vss_vector(&from), igraph_vss_all(), igraph_vss_all(), false, false);
#else
	igraph_betweenness_subset(&wanted->graph, &found, igraph_vss_all(), false,
		igraph_vss_vector(&from), igraph_vss_all(), wanted->lengths_used);
#endif
	igraph_vector_int_destroy(&from);
	bench_take_shares(&found, 2 * n / drawn / (n - 1) / (n - 2), result);
}

static const struct bench_job bench_jobs[] = {
	{"constraint", bench_holes, bench_constraint_peer, 30, 0, 0},
	{"betweenness", bench_betweenness, bench_betweenness_peer, 5, 8, 2},
	{"sampled", bench_sampled, bench_sampled_peer, 8, 0, 0},
	{NULL, NULL, NULL, 0, 0, 0},
};

/* What is measured for its memory: each kernel with its result. */

static inline void bench_kernel_holes(const struct bench_case *wanted)
{
	g_autofree double *result = KITH_ARRAY(double, wanted->network->out->n, NULL);
	bench_done(result);
	bench_holes(wanted, result);
}

static inline void bench_kernel_cuts(const struct bench_case *wanted)
{
	struct kith_cuts cuts;
	bench_done(kith_cuts_find(wanted->network->both, &cuts, NULL));
	kith_cuts_finish(&cuts);
}

/* What comes before it is made here, too, and counts. */
static inline void bench_kernel_span(const struct bench_case *wanted)
{
	const kith_csr *csr = wanted->network->both;
	struct kith_cuts cuts;
	struct kith_triangles triangles;
	g_autofree double *span = KITH_ARRAY(double, kith_csr_ties(csr), NULL);
	bench_done(span && kith_triangles_find(csr, false, &triangles, NULL) &&
		   kith_cuts_find(csr, &cuts, NULL) &&
		   kith_strength_span(csr, triangles.shared, cuts.side, span, NULL));
	kith_triangles_finish(&triangles);
	kith_cuts_finish(&cuts);
}

static inline void bench_kernel_dispersion(const struct bench_case *wanted)
{
	const kith_csr *csr = wanted->network->both;
	struct kith_triangles triangles = {0};
	g_autofree double *near = KITH_ARRAY(double, kith_csr_ties(csr), NULL);
	g_autofree double *far = KITH_ARRAY(double, kith_csr_ties(csr), NULL);
	bench_done(near && far && kith_triangles_find(csr, false, &triangles, NULL) &&
		   kith_strength_dispersion(csr, triangles.shared, near, far, NULL));
	kith_triangles_finish(&triangles);
}

static inline void bench_kernel_simmelian(const struct bench_case *wanted)
{
	const kith_csr *csr = wanted->network->out;
	g_autofree uint32_t *found = KITH_ARRAY(uint32_t, kith_csr_ties(csr), NULL);
	bench_done(found && kith_strength_simmelian(csr, found, NULL));
}

static inline void bench_kernel_backbone(const struct bench_case *wanted)
{
	const kith_network *network = wanted->network;
	g_autofree double *found = KITH_ARRAY(double, kith_csr_ties(network->out), NULL);
	bench_done(found && kith_strength_backbone(network->out, network->in, found, NULL));
}

static inline void bench_kernel_roles(const struct bench_case *wanted)
{
	const kith_network *network = wanted->network;
	struct kith_partition groups;
	struct kith_roles roles;
	bench_done(kith_partition_init(&groups, network->out->n, NULL));
	groups.groups = 10;
	for (size_t i = 0; i < groups.n; i++) {
		groups.of[i] = (uint32_t)(i % 10);
	}
	const struct kith_roles_input input = {network->out, network->in, network->both, &groups};
	bench_done(kith_roles_count(&input, &roles, NULL));
	kith_roles_finish(&roles);
	kith_partition_finish(&groups);
}

static inline void bench_kernel_betweenness(const struct bench_case *wanted, bool people, bool ties)
{
	const struct kith_betweenness_options options = {
		.people = people, .ties = ties, .sources = {wanted->sources, 1}};
	struct kith_betweenness found;
	bench_done(kith_betweenness_find(wanted->network->out, &options, &found, NULL));
	kith_betweenness_finish(&found);
}

static inline void bench_kernel_people(const struct bench_case *wanted)
{
	bench_kernel_betweenness(wanted, true, false);
}

static inline void bench_kernel_ties(const struct bench_case *wanted)
{
	bench_kernel_betweenness(wanted, false, true);
}

static const struct bench_kernel bench_kernels[] = {
	{"holes and overlap", bench_kernel_holes},
	{"cutpoints and bridges", bench_kernel_cuts},
	{"dispersion", bench_kernel_dispersion},
	{"simmelian", bench_kernel_simmelian},
	{"backbone", bench_kernel_backbone},
	{"roles", bench_kernel_roles},
	{"sampled betweenness", bench_kernel_people},
	{"sampled tie betweenness", bench_kernel_ties},
	{"span", bench_kernel_span},
	{NULL, NULL},
};

#endif
