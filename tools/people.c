/* kith people: how each person is connected. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "clustering.h"
#include "components.h"
#include "fields.h"
#include "prestige.h"
#include "reciprocity.h"
#include "triangles.h"

#define DAMPING 0.85

enum { DEGREE, IN, OUT, CORE, COMPONENT, COUNTS };
enum { STRENGTH, GIVEN_BACK, CLUSTERING, PAGERANK, NUMBERS };

/* The figures of everybody, [n] each. */
struct figures {
	uint32_t *count[COUNTS];
	double *number[NUMBERS];
	const char **community;
};

static bool figures_init(struct figures *figures, size_t n, GError **error)
{
	*figures = (struct figures){.community = KITH_ARRAY(const char *, n, error)};
	bool room = figures->community != NULL;
	for (size_t k = 0; k < COUNTS && room; k++) {
		room = (figures->count[k] = KITH_ARRAY(uint32_t, n, error)) != NULL;
	}
	for (size_t k = 0; k < NUMBERS && room; k++) {
		room = (figures->number[k] = KITH_ARRAY(double, n, error)) != NULL;
	}
	return room;
}

static void figures_finish(struct figures *figures)
{
	for (size_t k = 0; k < COUNTS; k++) {
		g_free(figures->count[k]);
	}
	for (size_t k = 0; k < NUMBERS; k++) {
		g_free(figures->number[k]);
	}
	g_free(figures->community);
}

/* Degrees, and what only a directed graph has: undirected, those cells stay empty. */
static void count_ties(const kith_network *network, struct figures *figures)
{
	if (network->directed) {
		kith_reciprocity_count(network->out, network->in, figures->count[IN]);
	}
	for (size_t i = 0; i < network->both->n; i++) {
		uint32_t out = kith_csr_degree(network->out, i);
		double returned = figures->count[IN][i];
		figures->count[DEGREE][i] = kith_csr_degree(network->both, i);
		figures->count[OUT][i] = network->directed ? out : UINT32_MAX;
		figures->count[IN][i] =
			network->directed ? kith_csr_degree(network->in, i) : UINT32_MAX;
		figures->number[GIVEN_BACK][i] =
			network->directed && out > 0 ? returned / out : (double)NAN;
	}
}

static bool rank_people(const kith_network *network, struct figures *figures, GError **error)
{
	g_autofree double *given = KITH_ARRAY(double, network->out->n, error);
	if (!given) {
		return false;
	}
	kith_prestige_strength(network->both, figures->number[STRENGTH]);
	kith_prestige_strength(network->out, given);
	return kith_prestige_pagerank(
		network->in, given, DAMPING, figures->number[PAGERANK], error);
}

static bool find_clustering(const kith_csr *csr, struct figures *figures, GError **error)
{
	struct kith_triangles triangles = {0};
	if (!kith_triangles_find(csr, false, &triangles, error)) {
		return false;
	}
	kith_clustering_local(csr, triangles.shared, figures->number[CLUSTERING]);
	kith_triangles_finish(&triangles);
	return true;
}

static bool number_components(const kith_csr *csr, struct figures *figures, GError **error)
{
	struct kith_partition components = {0};
	if (!kith_components_find(csr, &components, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		figures->count[COMPONENT][i] = components.of[i] + 1;
	}
	kith_partition_finish(&components);
	return true;
}

static bool name_communities(struct kith_job *job, struct figures *figures, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	for (size_t i = 0; i < groups.n; i++) {
		if (groups.of[i] != KITH_NO_GROUP) {
			figures->community[i] = job->group_names->pdata[groups.of[i]];
		}
	}
	kith_partition_finish(&groups);
	return true;
}

static bool compute(struct kith_job *job, struct figures *figures, GError **error)
{
	const kith_network *network = job->network;
	count_ties(network, figures);
	return rank_people(network, figures, error) &&
	       find_clustering(network->both, figures, error) &&
	       kith_components_coreness(network->both, figures->count[CORE], error) &&
	       number_components(network->both, figures, error) &&
	       name_communities(job, figures, error);
}

static bool answer(struct kith_job *job, const struct figures *figures, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "degree", KITH_FIELD_COUNT, figures->count[DEGREE]);
	kith_fields_add(fields, "in", KITH_FIELD_COUNT, figures->count[IN]);
	kith_fields_add(fields, "out", KITH_FIELD_COUNT, figures->count[OUT]);
	kith_fields_add(fields, "strength", KITH_FIELD_NUMBER, figures->number[STRENGTH]);
	kith_fields_add(fields, "given_back", KITH_FIELD_NUMBER, figures->number[GIVEN_BACK]);
	kith_fields_add(fields, "clustering", KITH_FIELD_NUMBER, figures->number[CLUSTERING]);
	kith_fields_add(fields, "core", KITH_FIELD_COUNT, figures->count[CORE]);
	kith_fields_add(fields, "pagerank", KITH_FIELD_NUMBER, figures->number[PAGERANK]);
	kith_fields_add(fields, "component", KITH_FIELD_COUNT, figures->count[COMPONENT]);
	kith_fields_add(fields, "community", KITH_FIELD_STRINGS, figures->community);
	size_t own = kith_fields_add_own(fields, job->graph);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	table.own_count = own;
	return kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	struct figures figures = {0};
	bool answered = kith_job_read(job, error) && figures_init(&figures, job->graph->n, error) &&
			compute(job, &figures, error) && answer(job, &figures, error);
	figures_finish(&figures);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith people data/florentine.csv", "every family: how many it is tied to, how tightly"},
	{"kith people --by degree -n 5 data/karate.csv", "the five with the most contacts"},
	{"kith people --where 'city=Leeds' data/community.csv", "only people in Leeds"},
	{"kith people -g data/lesmis.csv | kith people --by core", "findings travel on the graph"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_people = {
	.name = "people",
	.group = "Understand",
	.question = "how is each person connected; who is on their own?",
	.about =
		"One row a person, in the order of the file: it is no league table. degree is the "
		"number of distinct contacts, strength the sum of their weights; in, out and "
		"given_back (the share of ties that are returned) stand only in directed graphs. "
		"clustering says how many of a person's contacts know each other, core how deep in "
		"the thick of it they are, component which part of the network they can reach, "
		"community which circle they belong to. Their own columns follow. "
		"Someone with degree 0 is on their own.",
	.examples = examples,
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
