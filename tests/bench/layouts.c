/* Measures where kith places people, apart from reading and drawing, and writes the places. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>

#include "clock.h"
#include "graph/read.h"
#include "layout/layout.h"
#include "communities/leiden.h"
#include "graph/network.h"

#include <omp.h>

enum { ROUNDS = 5, WIDTH = 1300, HEIGHT = 1100 };

/* Seconds this process has computed, on all its threads. */
static double computed(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static kith_network *load(const char *path)
{
	const struct kith_reading reading = {0};
	GError *error = NULL;
	kith_graph *graph = kith_graph_read(path, NULL, &reading, NULL, &error);
	kith_network *network =
		graph ? kith_network_new(graph, KITH_UNDIRECTED, false, &error) : NULL;
	if (!network) {
		fprintf(stderr, "%s\n", error->message);
		exit(error->code);
	}
	return network;
}

/* Times the layout of a network; prints medians. */
static void measure(const kith_csr *csr, const struct kith_partition *circles)
{
	double *x = g_new(double, csr->n), *y = g_new(double, csr->n);
	double *radius = g_new(double, csr->n), wall[ROUNDS], cpu[ROUNDS];
	size_t rounds = csr->n > 10000 ? 1 : ROUNDS;
	for (size_t i = 0; i < csr->n; i++) {
		radius[i] = 3;
	}
	const struct kith_layout layout = {.graph = csr,
		.partition = circles,
		.radius = radius,
		.width = WIDTH,
		.height = HEIGHT,
		.seed = 1};
	for (size_t round = 0; round < rounds; round++) {
		double start = clock_now(), begun = computed();
		if (!kith_layout_place(&layout, x, y, NULL)) {
			exit(4);
		}
		wall[round] = clock_now() - start;
		cpu[round] = computed() - begun;
	}
	printf("kith,%zu,%.4f,%.4f,%d\n", csr->n, clock_median(wall, rounds),
		clock_median(cpu, rounds), omp_get_max_threads());
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "usage: %s GRAPH.csv [THREADS]\n", argv[0]);
		return 2;
	}
	omp_set_num_threads(argc > 2 ? atoi(argv[2]) : omp_get_num_procs());
	kith_network *network = load(argv[1]);
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 1};
	struct kith_leiden_result found;
	if (!kith_leiden_find(network->both, network->both, &options, &found, NULL)) {
		return 4;
	}
	measure(network->both, &found.all[0]);
	return 0;
}
