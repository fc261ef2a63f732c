/* Measures introductions on one network: intro, doors to 100 people, meet, each after loading. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>

#include "introductions/acquaintance.h"
#include "clock.h"
#include "introductions/doors.h"
#include "graph/read.h"
#include "introductions/meet.h"
#include "base/random.h"

enum { ROUNDS = 200, TARGETS = 100, HUBS = 40 };

static kith_network *network;
static kith_acquaintance *acquaintance;
static uint32_t hub[HUBS]; /* the best-connected people, best first */
static bool hubs_ask;      /* hubs alone ask, and want to be introduced to one another */

static void *checked(void *result, const GError *error)
{
	if (!result) {
		fprintf(stderr, "%s\n", error->message);
		exit(error->code);
	}
	return result;
}

static void load(const char *path)
{
	const struct kith_reading reading = {0};
	const struct kith_acquaintance_options options = {.decay = 1, .max_steps = 3};
	GError *error = NULL;
	double start = clock_now();
	kith_graph *graph = checked(kith_graph_read(path, NULL, &reading, NULL, &error), error);
	network = checked(kith_network_new(graph, KITH_AS_GIVEN, false, &error), error);
	double read = clock_now();
	acquaintance = checked(kith_acquaintance_new(network, &options, &error), error);
	printf("load %.2f s, columns and median %.3f s\n", read - start, clock_now() - read);
}

static void find_hubs(void)
{
	const kith_csr *both = network->both;
	size_t found = 0;
	for (uint32_t i = 0; i < both->n; i++) {
		size_t at = found;
		while (at > 0 && kith_csr_degree(both, i) > kith_csr_degree(both, hub[at - 1])) {
			at--;
		}
		if (at < HUBS) {
			found = MIN(found + 1, HUBS);
			memmove(&hub[at + 1], &hub[at], (found - at - 1) * sizeof *hub);
			hub[at] = i;
		}
	}
}

static uint32_t anybody(struct kith_random *random)
{
	return hubs_ask ? hub[kith_random_below(random, HUBS)]
			: (uint32_t)kith_random_below(random, network->graph->n);
}

/* Somebody two or three steps from `from`: whom an introduction is usually for. */
static uint32_t somebody_near(struct kith_random *random, uint32_t from)
{
	const kith_csr *both = network->both;
	for (size_t steps = 2 + kith_random_below(random, 2); steps > 0; steps--) {
		uint64_t degree = kith_csr_degree(both, from);
		if (degree > 0) {
			from = both->to[both->start[from] + kith_random_below(random, degree)];
		}
	}
	return from;
}

static void introduce(struct kith_random *random)
{
	GError *error = NULL;
	g_autofree uint32_t *targets = g_new(uint32_t, 1);
	struct kith_asking asking = kith_acquaintance_asking(acquaintance, anybody(random));
	targets[0] = hubs_ask ? anybody(random) : somebody_near(random, asking.asker);
	asking.targets = targets;
	asking.target_count = 1;
	kith_routes_free(checked(kith_routes_through_each(&asking, &error), error));
}

static void open_doors(struct kith_random *random)
{
	GError *error = NULL;
	const struct kith_doors_options options = {.count = 10};
	g_autofree uint32_t *targets = g_new(uint32_t, TARGETS);
	struct kith_asking asking = kith_acquaintance_asking(acquaintance, anybody(random));
	for (size_t t = 0; t < TARGETS; t++) {
		targets[t] = somebody_near(random, asking.asker);
	}
	asking.targets = targets;
	asking.target_count = TARGETS;
	kith_doors_free(checked(kith_doors_choose(&asking, &options, &error), error));
}

/* Finds the 20 people most worth meeting, and the way to each. */
static void meet(struct kith_random *random)
{
	GError *error = NULL;
	struct kith_asking asking = kith_acquaintance_asking(acquaintance, anybody(random));
	struct kith_meet_options options = {.rows = asking.out.rows,
		.both = asking.both,
		.me = asking.asker,
		.steps = asking.max_steps,
		.alike = acquaintance->alike,
		.count = 20,
		.by_name = asking.by_name,
		.data = acquaintance};
	g_autoptr(GArray) found = checked(kith_meet_find(&options, &error), error);
	for (guint i = 0; i < found->len; i++) {
		asking.targets = &g_array_index(found, struct kith_prospect, i).person;
		asking.target_count = 1;
		kith_routes_free(checked(kith_routes_best(&asking, 1, &error), error));
	}
}

static void measure(const char *name, void (*run)(struct kith_random *), double mark)
{
	double times[ROUNDS];
	struct kith_random random;
	kith_random_init(&random, 1);
	for (size_t i = 0; i < ROUNDS; i++) {
		double start = clock_computed();
		run(&random);
		times[i] = (clock_computed() - start) * 1e3;
	}
	double median = clock_median(times, ROUNDS);
	printf("%-6s %s median %8.2f ms   95 %% %8.2f ms   worst %8.2f ms   (mark %.0f ms)\n", name,
		hubs_ask ? "hubs" : "all ", median, times[ROUNDS * 95 / 100], times[ROUNDS - 1],
		mark);
}

int main(int count, char **arguments)
{
	if (count != 2) {
		fprintf(stderr, "usage: bench_introductions GRAPH.csv\n");
		return 2;
	}
	load(arguments[1]);
	find_hubs();
	for (int k = 0; k < 2; k++) {
		hubs_ask = k == 1;
		measure("intro", introduce, 20);
		measure("doors", open_doors, 2000);
		measure("meet", meet, 50);
	}
	return 0;
}
