/* kith people: how each person is connected. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/common_triangles.h"
#include "answers/fields.h"
#include "cli/tool.h"
#include "measures/clustering.h"
#include "measures/components.h"
#include "measures/prestige.h"
#include "measures/reciprocity.h"

#include <math.h>

#define DAMPING 0.85

/* One array a column of the answer, [n] each. */
struct findings {
	uint32_t *degree, *in, *out, *coreness, *component;
	double *strength, *given_back, *clustering, *pagerank;
	const char **community;
};

static bool findings_init(struct findings *findings, size_t n, GError **error)
{
	return (findings->degree = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->in = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->out = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->coreness = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->component = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->strength = KITH_ARRAY(double, n, error)) &&
	       (findings->given_back = KITH_ARRAY(double, n, error)) &&
	       (findings->clustering = KITH_ARRAY(double, n, error)) &&
	       (findings->pagerank = KITH_ARRAY(double, n, error)) &&
	       (findings->community = KITH_ARRAY(const char *, n, error));
}

static void findings_finish(struct findings *findings)
{
	g_free(findings->degree);
	g_free(findings->in);
	g_free(findings->out);
	g_free(findings->coreness);
	g_free(findings->component);
	g_free(findings->strength);
	g_free(findings->given_back);
	g_free(findings->clustering);
	g_free(findings->pagerank);
	g_free(findings->community);
}

typedef struct findings findings;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(findings, findings_finish)

/* Degrees, and what only a directed graph has: undirected, those cells stay empty. */
static void count_ties(const kith_network *network, struct findings *findings)
{
	if (network->directed) {
		kith_reciprocity_count(network->out, network->in, findings->in);
	}
	for (size_t i = 0; i < network->both->n; i++) {
		uint32_t out = kith_csr_degree(network->out, i);
		double returned = findings->in[i];
		findings->degree[i] = kith_csr_degree(network->both, i);
		findings->out[i] = network->directed ? out : UINT32_MAX;
		findings->in[i] = network->directed ? kith_csr_degree(network->in, i) : UINT32_MAX;
		findings->given_back[i] =
			network->directed && out > 0 ? returned / out : (double)NAN;
	}
}

static bool rank_people(const kith_network *network, struct findings *findings, GError **error)
{
	g_autofree double *given = KITH_ARRAY(double, network->out->n, error);
	if (!given) {
		return false;
	}
	kith_prestige_strength(network->both, findings->strength);
	kith_prestige_strength(network->out, given);
	return kith_prestige_pagerank(network->in, given, DAMPING, findings->pagerank, error);
}

static bool find_clustering(struct kith_job *job, struct findings *findings, GError **error)
{
	struct kith_triangles own = {0};
	const struct kith_triangles *triangles = kith_job_triangles(job, false, &own, error);
	if (triangles) {
		kith_clustering_local(job->network->both, triangles->shared, findings->clustering);
	}
	kith_triangles_finish(&own);
	return triangles != NULL;
}

static bool number_components(const kith_csr *csr, struct findings *findings, GError **error)
{
	struct kith_partition components = {0};
	if (!kith_components_find(csr, &components, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->component[i] = components.of[i] + 1;
	}
	kith_partition_finish(&components);
	return true;
}

static bool name_communities(struct kith_job *job, struct findings *findings, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	for (size_t i = 0; i < groups.n; i++) {
		if (groups.of[i] != KITH_NO_GROUP) {
			findings->community[i] = job->group_names->pdata[groups.of[i]];
		}
	}
	kith_partition_finish(&groups);
	return true;
}

/* Fills the findings, zeros before. */
static bool find(struct kith_job *job, struct findings *findings, GError **error)
{
	const kith_network *network = job->network;
	if (!findings_init(findings, job->graph->n, error)) {
		return false;
	}
	count_ties(network, findings);
	return rank_people(network, findings, error) && find_clustering(job, findings, error) &&
	       kith_components_coreness(network->both, findings->coreness, error) &&
	       number_components(network->both, findings, error) &&
	       name_communities(job, findings, error);
}

static bool answer(struct kith_job *job, const struct findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "degree", findings->degree);
	kith_fields_add(fields, "in", findings->in);
	kith_fields_add(fields, "out", findings->out);
	kith_fields_add(fields, "strength", findings->strength);
	kith_fields_add(fields, "given_back", findings->given_back);
	kith_fields_add(fields, "clustering", findings->clustering);
	kith_fields_add(fields, "coreness", findings->coreness);
	kith_fields_add(fields, "pagerank", findings->pagerank);
	kith_fields_add(fields, "component", findings->component);
	kith_fields_add(fields, "community", findings->community);
	kith_fields_are_values(fields);
	size_t own = kith_fields_add_own(fields, job->graph);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	table.own_count = own;
	return kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	g_auto(findings) found = {0};
	if (!kith_job_read(job, error) || !find(job, &found, error)) {
		return false;
	}
	return answer(job, &found, error);
}

static const struct kith_example examples[] = {
	{"kith people data/florentine.csv", "every family: how many it is tied to, how tightly"},
	{"kith people --by degree -n 5 data/karate.csv", "the five with the most contacts"},
	{"kith people --where 'city=Leeds' data/community.csv", "only people in Leeds"},
	{"kith people -g data/lesmis.csv | kith people --by coreness",
		"findings travel on the graph"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_people = {
	.name = "people",
	.group = "Understand",
	.needs = KITH_NEEDS_PEOPLE,
	.question = "how is each person connected; who is on their own?",
	.about = "One row a person, in the order of the file: it is no league table. degree is the "
		 "number of distinct contacts, strength the sum of their weights; in, out and "
		 "given_back (the share of ties that are returned) stand only in directed graphs. "
		 "clustering says how many of a person's contacts know each other, coreness how "
		 "deep in "
		 "the thick of it they are, component which part of the network they can reach, "
		 "community which circle they belong to. Their own columns follow. "
		 "Someone with degree 0 is on their own.",
	.examples = examples,
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
