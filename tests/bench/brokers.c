/* Measures brokers, roles and ties against igraph on the same network, one job a run. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>
#include <string.h>

#include "brokers_jobs.h"
#include "clock.h"
#include "graph/read.h"

#include <omp.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { ROUNDS = 3, SOURCES = 256, PATIENCE = 30 };

static void *checked(void *result, const GError *error)
{
	if (!result) {
		fprintf(stderr, "%s\n", error->message);
		exit(error->code);
	}
	return result;
}

static kith_graph *graph;

static kith_network *load(const char *path, bool unweighted)
{
	const struct kith_reading reading = {0};
	GError *error = NULL;
	graph = checked(kith_graph_read(path, NULL, &reading, NULL, &error), error);
	return checked(kith_network_new(graph, KITH_UNDIRECTED, unweighted, &error), error);
}

static void unload(kith_network *network)
{
	kith_network_free(network);
	g_clear_pointer(&graph, kith_graph_free);
}

/* Median seconds of a few rounds, or of one that takes long. */
static struct clock_times measure(bench_work work, const struct bench_case *wanted, double *result)
{
	struct clock_times times[ROUNDS];
	int rounds = 0;
	do {
		struct clock_times start = clock_both();
		work(wanted, result);
		times[rounds++] = clock_since(start);
	} while (rounds < ROUNDS && times[rounds - 1].wall < (double)PATIENCE);
	qsort(times, (size_t)rounds, sizeof *times, clock_compare); /* by its first member */
	return times[rounds / 2];
}

/* Largest difference between two answers, as a part of 1 or of the value where that is larger. */
static double apart(const double *one, const double *other, size_t count)
{
	double most = 0;
	for (size_t i = 0; i < count; i++) {
		if (!(isnan(one[i]) && isnan(other[i]))) {
			most = fmax(most, fabs(one[i] - other[i]) / fmax(1, fabs(other[i])));
		}
	}
	return most;
}

static void print_row(
	const char *job, int threads, struct clock_times own, struct clock_times peer, double mark)
{
	printf("%s,%d,%.3f,%.3f,%.3f,%.3f,%.1f,%.1f,%.0f\n", job, threads, own.wall, own.computed,
		peer.wall, peer.computed, peer.wall / own.wall, peer.computed / own.computed, mark);
	fflush(stdout);
}

/* The peer once, kith on one thread and on as many as are asked for. */
static void compare(const struct bench_job *job, const struct bench_case *wanted, int threads)
{
	size_t n = wanted->network->out->n;
	g_autofree double *own = g_new0(double, n), *theirs = g_new0(double, n);
	struct clock_times peer = measure(job->peer, wanted, theirs);
	printf("job,threads,kith_wall,kith_computed,peer_wall,peer_computed,ratio_wall,"
	       "ratio_computed,mark\n");
	for (int count = 1; count <= threads; count++) {
		omp_set_num_threads(count);
		struct clock_times took = measure(job->own, wanted, own);
		double mark = count > 1 && job->mark_threads > 0 ? job->mark_threads : job->mark;
		bool weighted = wanted->lengths_used && job->mark_weighted > 0;
		print_row(job->name, count, took, peer, weighted ? job->mark_weighted : mark);
	}
	fprintf(stderr, "answers at most %.2g apart\n", apart(own, theirs, n));
}

/* Both from the file on: reading is part of the job. */
static void compare_pipelines(const char *path, int threads)
{
	g_autofree char *here = g_path_get_dirname(__FILE__);
	g_autofree char *script = g_build_filename(here, "brokers_peer.py", NULL);
	g_autofree char *command = g_strdup_printf("/usr/bin/python3 '%s' '%s'", script, path);
	struct clock_times start = clock_children(), peer;
	if (system(command) != 0) { /* NOLINT(bugprone-command-processor): our own script */
		exit(4);
	}
	peer = clock_children();
	peer = (struct clock_times){peer.wall - start.wall, peer.computed - start.computed};
	printf("job,threads,kith_wall,kith_computed,peer_wall,peer_computed,ratio_wall,"
	       "ratio_computed,mark\n");
	for (int count = 1; count <= threads; count++) {
		omp_set_num_threads(count);
		start = clock_both();
		struct bench_case wanted = {.network = load(path, false)};
		g_autofree double *result = g_new(double, wanted.network->out->n);
		bench_holes(&wanted, result);
		bench_cutpoints(&wanted, result);
		print_row("load", count, clock_since(start), peer, 15);
		unload(wanted.network);
	}
}

/* Nanoseconds a tie of the four measures on two files, on one thread and on all there are. */
static void compare_hubs(char *const *paths)
{
	enum { GRAPHS = 2, COUNTS = 2 };
	const int threads[COUNTS] = {1, omp_get_max_threads()};
	double first[COUNTS] = {0};
	printf("graph,ties,threads,wall,nanoseconds_a_tie,times_the_first\n");
	for (int k = 0; k < GRAPHS; k++) {
		struct bench_case wanted = {.network = load(paths[k], true)};
		g_autofree double *result = g_new(double, wanted.network->out->n);
		double ties = (double)kith_csr_ties(wanted.network->out);
		for (int t = 0; t < COUNTS; t++) {
			omp_set_num_threads(threads[t]);
			double took = measure(bench_holes, &wanted, result).wall;
			first[t] = k == 0 ? took / ties : first[t];
			printf("%s,%.0f,%d,%.2f,%.1f,%.2f\n", paths[k], ties, threads[t], took,
				1e9 * took / ties, took / ties / first[t]);
			fflush(stdout);
		}
		unload(wanted.network);
	}
}

static void start_peak(void)
{
#ifdef __GLIBC__
	malloc_trim(0); /* what is freed but kept would be used again unseen */
#endif
	clock_forget_peak();
}

/* The most memory each kernel ever holds beside the graph, results included. */
static void measure_memory(const char *path, bool unweighted, int threads)
{
	struct bench_case wanted = {.network = load(path, unweighted), .sources = 64};
	double ties = (double)kith_csr_ties(wanted.network->out);
	printf("kernel,threads,bytes_a_tie\n");
	for (const struct bench_kernel *kernel = bench_kernels; kernel->name; kernel++) {
		for (int count = 1; count <= threads; count *= 2) {
			omp_set_num_threads(count);
			start_peak();
			double before = clock_memory("VmRSS:");
			kernel->run(&wanted);
			printf("%s,%d,%.1f\n", kernel->name, count,
				(clock_memory("VmHWM:") - before) / ties);
			fflush(stdout);
		}
	}
	unload(wanted.network);
}

static int usage(void)
{
	fprintf(stderr, "usage: bench_brokers JOB GRAPH.csv [unweighted] [THREADS]\n"
			"       bench_brokers hubs GRAPH.csv OTHER.csv\n"
			"jobs: load, memory");
	for (const struct bench_job *job = bench_jobs; job->name; job++) {
		fprintf(stderr, ", %s", job->name);
	}
	fprintf(stderr, "\n");
	return 2;
}

int main(int count, char **arguments)
{
	if (count < 3) {
		return usage();
	}
	const char *name = arguments[1], *path = arguments[2];
	bool unweighted = count > 3 && strcmp(arguments[3], "unweighted") == 0;
	int threads = count > 3 + unweighted ? atoi(arguments[3 + unweighted]) : 1;
	if (strcmp(name, "hubs") == 0 && count == 4) {
		compare_hubs(arguments + 2);
	} else if (strcmp(name, "load") == 0) {
		compare_pipelines(path, threads);
	} else if (strcmp(name, "memory") == 0) {
		measure_memory(path, unweighted, threads);
	} else {
		const struct bench_job *job = bench_jobs;
		while (job->name && strcmp(job->name, name) != 0) {
			job++;
		}
		if (!job->name) {
			return usage();
		}
		struct bench_case wanted = {.network = load(path, unweighted), .sources = SOURCES};
		bench_peer_open(&wanted);
		compare(job, &wanted, threads);
		bench_peer_close(&wanted);
		unload(wanted.network);
	}
	return 0;
}
