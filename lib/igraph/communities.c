/* igraph's community methods, each called so that its known faults cannot show. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "igraph/bridge.h"

#include "igraph/enter.h"

#include <string.h>

/* One search: the network without people who have no ties, and what is wanted of it. */
struct task {
	const struct method *method;
	double resolution, code_length;
	const kith_csr *csr;
	uint32_t *number; /* [csr->n] number in igraph, KITH_NOBODY for people without ties */
	size_t count;     /* people with ties */
	struct kith_igraph_graph network;
	igraph_vector_int_t membership; /* [count] */
	uint32_t *of;                   /* [csr->n] out */
};

struct method {
	struct kith_igraph_method about;
	igraph_error_t (*find)(struct task *task);
};

/* The strength of every person, as igraph's Leiden wants it for modularity. */
static void fill_strengths(const struct task *task, igraph_vector_t *strength)
{
	const kith_csr *csr = task->csr;
	for (size_t i = 0; i < csr->n; i++) {
		double own = 0;
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			own += kith_csr_weight(csr, e);
		}
		if (task->number[i] != KITH_NOBODY) {
			VECTOR(*strength)[task->number[i]] = own;
		}
	}
}

static igraph_error_t leiden_once(
	struct task *task, const igraph_vector_t *strength, bool start, igraph_real_t *quality)
{
	double doubled = igraph_vector_sum(strength);
	return igraph_community_leiden(&task->network.graph, task->network.weights, strength,
#if KITH_IGRAPH_1
		NULL,
#endif
		task->resolution / doubled, 0.01, start, 1, &task->membership, NULL, quality);
}

/* Asked to go on until stable, versions before 1.0 stop early: so the loop is ours. */
static igraph_error_t find_leiden(struct task *task)
{
	igraph_vector_t strength;
	igraph_real_t best = 0, quality = 0;
	IGRAPH_CHECK(igraph_vector_init(&strength, (kith_igraph_int)task->count));
	IGRAPH_FINALLY(igraph_vector_destroy, &strength);
	fill_strengths(task, &strength);
	IGRAPH_CHECK(leiden_once(task, &strength, false, &quality));
	do {
		best = quality;
		IGRAPH_CHECK(leiden_once(task, &strength, true, &quality));
	} while (quality > best + 1e-12);
	igraph_vector_destroy(&strength);
	IGRAPH_FINALLY_CLEAN(1);
	return IGRAPH_SUCCESS;
}

static igraph_error_t find_infomap(struct task *task)
{
	return igraph_community_infomap(&task->network.graph, task->network.weights, NULL, 10,
#if KITH_IGRAPH_1
		false, 0,
#endif
		&task->membership, &task->code_length);
}

/* Versions before 1.0 cut the tree of walktrap only when merges and modularity are wanted too. */
static igraph_error_t find_walktrap(struct task *task)
{
	igraph_matrix_int_t merges;
	igraph_vector_t modularity;
	IGRAPH_CHECK(igraph_matrix_int_init(&merges, 0, 0));
	IGRAPH_FINALLY(igraph_matrix_int_destroy, &merges);
	IGRAPH_CHECK(igraph_vector_init(&modularity, 0));
	IGRAPH_FINALLY(igraph_vector_destroy, &modularity);
	IGRAPH_CHECK(igraph_community_walktrap(&task->network.graph, task->network.weights, 4,
		&merges, &modularity, &task->membership));
	igraph_vector_destroy(&modularity);
	igraph_matrix_int_destroy(&merges);
	IGRAPH_FINALLY_CLEAN(2);
	return IGRAPH_SUCCESS;
}

static igraph_error_t find_fastgreedy(struct task *task)
{
	return igraph_community_fastgreedy(
		&task->network.graph, task->network.weights, NULL, NULL, &task->membership);
}

static igraph_error_t find_eigenvector(struct task *task)
{
	igraph_arpack_options_t options;
	igraph_arpack_options_init(&options);
	return igraph_community_leading_eigenvector(&task->network.graph, task->network.weights,
		NULL, &task->membership, -1, &options, NULL, false, NULL, NULL, NULL, NULL, NULL);
}

/* Fills the lengths that strengths stand for. */
static igraph_error_t lengths_init(igraph_vector_t *length, const igraph_vector_t *strength)
{
	kith_igraph_int ties = igraph_vector_size(strength);
	IGRAPH_CHECK(igraph_vector_init(length, ties));
	for (kith_igraph_int t = 0; t < ties; t++) {
		VECTOR(*length)[t] = 1 / VECTOR(*strength)[t];
	}
	return IGRAPH_SUCCESS;
}

/*
 * Versions before 1.0 take weights for lengths while they look for the busiest tie and for
 * strengths when they weigh the result. So the two steps are asked for one by one, each with what
 * it really wants; the second finds the best cut only when modularity is wanted too.
 */
static igraph_error_t find_edge_betweenness(struct task *task)
{
	const struct kith_igraph_graph *network = &task->network;
	igraph_vector_int_t removed;
	igraph_vector_t length, modularity;
	IGRAPH_CHECK(igraph_vector_int_init(&removed, 0));
	IGRAPH_FINALLY(igraph_vector_int_destroy, &removed);
	IGRAPH_CHECK(igraph_vector_init(&modularity, 0));
	IGRAPH_FINALLY(igraph_vector_destroy, &modularity);
	IGRAPH_CHECK(lengths_init(&length, &network->strength));
	IGRAPH_FINALLY(igraph_vector_destroy, &length);
	IGRAPH_CHECK(igraph_community_edge_betweenness(&network->graph, &removed, NULL, NULL, NULL,
		NULL, NULL, true,
#if KITH_IGRAPH_1
		NULL,
#endif
		network->weights ? &length : NULL));
	IGRAPH_CHECK(igraph_community_eb_get_merges(&network->graph, true, &removed,
		network->weights, NULL, NULL, &modularity, &task->membership));
	igraph_vector_destroy(&length);
	igraph_vector_destroy(&modularity);
	igraph_vector_int_destroy(&removed);
	IGRAPH_FINALLY_CLEAN(3);
	return IGRAPH_SUCCESS;
}

static igraph_error_t find_spinglass(struct task *task)
{
	return igraph_community_spinglass(&task->network.graph, task->network.weights, NULL, NULL,
		&task->membership, NULL, 25, false, 1, 0.01, 0.99, IGRAPH_SPINCOMM_UPDATE_CONFIG,
		task->resolution, IGRAPH_SPINCOMM_IMP_ORIG, 1);
}

static const struct method methods[] = {
	{{"leiden", "largest modularity", "Traag, Waltman & van Eck (2019), Sci. Rep. 9:5233",
		 false},
		find_leiden},
	{{"infomap", "shortest description of a random walk (map equation)",
		 "Rosvall & Bergstrom (2008), PNAS 105:1118", true},
		find_infomap},
	{{"walktrap", "short random walks that stay inside; cut where modularity is largest",
		 "Pons & Latapy (2006), J. Graph Algorithms Appl. 10:191", false},
		find_walktrap},
	{{"fastgreedy", "largest modularity, by greedy merging",
		 "Clauset, Newman & Moore (2004), Phys. Rev. E 70:066111", false},
		find_fastgreedy},
	{{"eigenvector", "largest modularity, by its matrix's leading eigenvector",
		 "Newman (2006), Phys. Rev. E 74:036104", false},
		find_eigenvector},
	{{"edge-betweenness", "busiest ties cut first; cut where modularity is largest",
		 "Girvan & Newman (2002), PNAS 99:7821", true},
		find_edge_betweenness},
	{{"spinglass", "lowest energy of a Potts model (modularity), by simulated annealing",
		 "Reichardt & Bornholdt (2006), Phys. Rev. E 74:016110", false},
		find_spinglass},
};

const struct kith_igraph_method *kith_igraph_method_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
		if (strcmp(methods[i].about.name, name) == 0) {
			return &methods[i].about;
		}
	}
	return NULL;
}

static igraph_error_t find_communities(void *data)
{
	struct task *task = data;
	IGRAPH_CHECK(kith_igraph_build(task->csr, task->number, task->count, &task->network));
	IGRAPH_CHECK(igraph_vector_int_init(&task->membership, 0));
	IGRAPH_FINALLY(igraph_vector_int_destroy, &task->membership);
	IGRAPH_CHECK(task->method->find(task));
	for (size_t i = 0; i < task->csr->n; i++) {
		uint32_t at = task->number[i];
		if (at != KITH_NOBODY) {
			task->of[i] = (uint32_t)VECTOR(task->membership)[at];
		}
	}
	return IGRAPH_SUCCESS;
}

/* Numbers the people who have a tie; in a directed graph someone may only be pointed at. */
static void number_people(struct task *task)
{
	const kith_csr *csr = task->csr;
	memset(task->number, 0xff, csr->n * sizeof *task->number);
	for (size_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			task->number[i] = task->number[csr->to[e]] = 0;
		}
	}
	for (size_t i = 0; i < csr->n; i++) {
		if (task->number[i] != KITH_NOBODY) {
			task->number[i] = (uint32_t)task->count++;
		}
	}
}

static bool find_on(
	struct task *task, uint64_t seed, struct kith_partition *partition, GError **error)
{
	g_autofree uint32_t *number = KITH_ARRAY(uint32_t, task->csr->n, error);
	struct kith_partition found;
	if (!number || !kith_partition_init(&found, task->csr->n, error)) {
		return false;
	}
	task->number = number;
	task->of = found.of;
	number_people(task);
	if ((task->count > 0 && !kith_igraph_enter(kith_igraph_bytes(task->csr), seed,
					find_communities, task, error)) ||
		!kith_partition_order(&found, NULL, NULL, error)) {
		kith_partition_finish(&found);
		return false;
	}
	*partition = found;
	return true;
}

bool kith_igraph_communities(const kith_csr *csr, struct kith_igraph_search *search,
	struct kith_partition *partition, GError **error)
{
	/* Every method told of is the first member of a row of `methods`. */
	struct task task = {
		.method = (const struct method *)search->method,
		.resolution = search->resolution,
		.code_length = search->code_length,
		.csr = csr,
	};
	g_autoptr(kith_csr) symmetric = NULL;
	if (csr->directed && !search->method->directed) {
		symmetric = kith_csr_symmetric(csr, error);
		if (!symmetric) {
			return false;
		}
		task.csr = symmetric;
	}
	bool found = find_on(&task, search->seed, partition, error);
	if (found) {
		search->code_length = task.code_length;
	}
	return found;
}
