/* Measures kith's Leiden against igraph's on one network, and on more threads against one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "graph/read.h"
#include "communities/leiden.h"
#include "graph/network.h"

#include <igraph.h>
#include <omp.h>

enum { ROUNDS = 3, OWN_ROUNDS = 12 };

static kith_network *load(const char *path, bool unweighted)
{
	const struct kith_reading reading = {0};
	GError *error = NULL;
	kith_graph *graph = kith_graph_read(path, NULL, &reading, NULL, &error);
	kith_network *network =
		graph ? kith_network_new(graph, KITH_UNDIRECTED, unweighted, &error) : NULL;
	if (!network) {
		fprintf(stderr, "%s\n", error->message);
		exit(error->code);
	}
	return network;
}

static void search(const kith_csr *csr, uint64_t seed, int threads)
{
	struct kith_leiden_options options = {.resolution = 1, .seed = seed, .runs = 1};
	struct kith_leiden_result result;
	omp_set_num_threads(threads);
	double start = clock_now(), begun = clock_computed();
	if (!kith_leiden_find(csr, csr, &options, &result, NULL)) {
		exit(4);
	}
	printf("kith,%d,%.6f,%zu,%.3f,%.3f\n", threads, result.qualities[0], result.all[0].groups,
		clock_now() - start, clock_computed() - begun);
	kith_leiden_finish(&result);
}

/* On one thread and on more in turns, so that a machine's moods meet both. */
static void measure_own(const kith_csr *csr, int threads)
{
	for (uint64_t seed = 1; seed <= OWN_ROUNDS; seed++) {
		search(csr, seed, 1);
		if (threads > 1) {
			search(csr, seed, threads);
		}
	}
}

static void list_ties(const kith_csr *csr, igraph_vector_int_t *ends, igraph_vector_t *weights,
	igraph_vector_t *strengths)
{
	size_t t = 0;
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			VECTOR(*strengths)[i] += kith_csr_weight(csr, e);
			if (csr->to[e] > i) {
				VECTOR(*ends)[2 * t] = (igraph_integer_t)i;
				VECTOR(*ends)[2 * t + 1] = csr->to[e];
				VECTOR(*weights)[t++] = kith_csr_weight(csr, e);
			}
		}
	}
}

/* igraph's graph is made before the clock starts; two iterations are its own default. */
static void measure_igraph(const kith_csr *csr)
{
	igraph_t graph;
	igraph_vector_int_t ends, membership;
	igraph_vector_t weights, strengths;
	igraph_integer_t ties = (igraph_integer_t)kith_csr_ties(csr), groups;
	igraph_vector_int_init(&ends, 2 * ties);
	igraph_vector_int_init(&membership, 0);
	igraph_vector_init(&weights, ties);
	igraph_vector_init(&strengths, (igraph_integer_t)csr->n);
	list_ties(csr, &ends, &weights, &strengths);
	igraph_create(&graph, &ends, (igraph_integer_t)csr->n, false);
	double total = igraph_vector_sum(&strengths);
	for (igraph_uint_t seed = 1; seed <= ROUNDS; seed++) {
		igraph_real_t quality;
		igraph_rng_seed(igraph_rng_default(), seed);
		double start = clock_now(), begun = clock_computed();
		igraph_community_leiden(&graph, csr->weight ? &weights : NULL, &strengths,
#if IGRAPH_VERSION_MAJOR >= 1
			NULL,
#endif
			1 / total, 0.01, false, 2, &membership, &groups, &quality);
		printf("igraph,1,%.6f,%zu,%.3f,%.3f\n", quality, (size_t)groups,
			clock_now() - start, clock_computed() - begun);
	}
	igraph_destroy(&graph);
	igraph_vector_int_destroy(&ends);
	igraph_vector_int_destroy(&membership);
	igraph_vector_destroy(&weights);
	igraph_vector_destroy(&strengths);
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "usage: %s GRAPH.csv [weighted|unweighted [THREADS]]\n", argv[0]);
		return 2;
	}
	kith_network *network = load(argv[1], argc > 2 && strcmp(argv[2], "unweighted") == 0);
	printf("tool,threads,modularity,communities,seconds,computed\n");
	double before = clock_peak_megabytes();
	measure_own(network->both, argc > 3 ? atoi(argv[3]) : 1);
	fprintf(stderr, "peak memory: %.0f MB after loading, %.0f MB after kith's runs\n", before,
		clock_peak_megabytes());
	measure_igraph(network->both);
	return 0;
}
