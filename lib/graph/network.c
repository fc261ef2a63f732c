/* A graph as analysed: direction and weighting applied, with the rows the kernels want. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/network.h"

#include <string.h>

#include "base/number.h"

static struct kith_arcs arcs_of(const kith_graph *graph, bool unweighted)
{
	bool weighted = !unweighted && graph->weight_column;
	bool cells = weighted && graph->weight_column->tie;
	return (struct kith_arcs){
		.n = graph->n,
		.m = graph->m,
		.source = graph->source,
		.target = graph->target,
		.cell = cells ? graph->weight_column->tie : NULL,
		.value = cells ? graph->weight : NULL,
		.one_way = graph->one_way,
	};
}

/* Rows that count 1 each still sum where they are parallel, unless every merged tie is to count 1.
 */
static kith_csr *sum_rows(const kith_graph *graph, bool unweighted, GError **error)
{
	struct kith_arcs arcs = arcs_of(graph, unweighted);
	if (unweighted || arcs.value) {
		return kith_csr_new(&arcs, error);
	}
	g_autofree uint32_t *first = KITH_ARRAY(uint32_t, graph->m, error);
	if (!first) {
		return NULL;
	}
	const double one = 1;
	arcs.cell = first;
	arcs.value = &one;
	return kith_csr_new(&arcs, error);
}

/* Whether no merged tie weighs anything but 1; then the weights need not be kept. */
static void drop_ones(kith_csr *csr)
{
	for (uint64_t e = 0; csr->weight && e < csr->start[csr->n]; e++) {
		if (csr->weight[e] != 1) {
			return;
		}
	}
	g_clear_pointer(&csr->weight, g_free);
}

/* Marks the first row of each reciprocated pair and gives it the smaller weight. */
static bool choose_rows(const kith_graph *graph, uint8_t *kept, double *weight, GError **error)
{
	g_autoptr(kith_csr) out = sum_rows(graph, false, error);
	g_autofree uint8_t *seen = out ? KITH_ARRAY(uint8_t, kith_csr_ties(out), error) : NULL;
	if (!seen) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		uint32_t i = graph->source[t], j = graph->target[t];
		uint64_t there = i == j ? UINT64_MAX : kith_csr_find(out, i, j);
		uint64_t back = i == j ? UINT64_MAX : kith_csr_find(out, j, i);
		if (there != UINT64_MAX && back != UINT64_MAX && !seen[there] && !seen[back]) {
			kept[t] = seen[there] = 1;
			weight[t] = MIN(kith_csr_weight(out, there), kith_csr_weight(out, back));
		}
	}
	return true;
}

/* Makes `weight` [m] the weights of the ties and of their column. */
static bool set_weights(kith_graph *graph, const double *weight, GError **error)
{
	struct kith_column *column = kith_column_new("weight", error);
	g_autoptr(GString) text = g_string_new(NULL);
	if (!column) {
		return false;
	}
	struct kith_column *old = graph->weight_column;
	guint at;
	if (old && g_ptr_array_find(graph->columns, old, &at)) {
		kith_column_free(old);
		graph->columns->pdata[at] = column;
	} else {
		g_ptr_array_add(graph->columns, column);
	}
	graph->weight_column = column;
	g_free(graph->weight);
	graph->weight = KITH_ARRAY(double, graph->m + 1, error);
	column->tie = graph->weight ? KITH_ARRAY(uint32_t, graph->m, error) : NULL;
	for (size_t t = 0; column->tie && t < graph->m; t++) {
		g_string_truncate(text, 0);
		kith_number_print(text, weight[t]);
		column->tie[t] = kith_names_add(column->values, text->str, text->len, error);
		if (column->tie[t] == KITH_NO_NAME) {
			return false;
		}
		graph->weight[column->tie[t]] = weight[t];
	}
	return column->tie != NULL;
}

/* Makes a directed graph undirected by keeping, of every pair tied both ways, the first row, at the
 * smaller of the two summed weights; loops and ties that go one way only are dropped. */
static bool keep_mutual(kith_graph *graph, GError **error)
{
	if (!graph->one_way) {
		return true;
	}
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->m, error);
	g_autofree double *weight = kept ? KITH_ARRAY(double, graph->m, error) : NULL;
	if (!weight || !choose_rows(graph, kept, weight, error)) {
		return false;
	}
	size_t count = 0;
	for (size_t t = 0; t < graph->m; t++) {
		weight[count] = weight[t];
		count += kept[t];
	}
	return kith_graph_keep(graph, NULL, kept, error) && set_weights(graph, weight, error) &&
	       kith_graph_set_one_way(graph, NULL, error);
}

static bool make_directed(kith_graph *graph, GError **error)
{
	uint8_t *one_way = KITH_ARRAY(uint8_t, graph->m, error);
	if (!one_way) {
		return false;
	}
	memset(one_way, 1, graph->m);
	if (graph->unknown.count) {
		memset(graph->unknown.one_way, 1, graph->unknown.count);
	}
	return kith_graph_set_one_way(graph, one_way, error);
}

/* A lens may have left no tie that is directed: the next tool would read the graph as undirected.
 */
static bool any_one_way(const kith_graph *graph)
{
	return graph->one_way && memchr(graph->one_way, 1, graph->m);
}

static void count_merged(kith_network *network)
{
	const kith_graph *graph = network->graph;
	uint64_t arcs = 0;
	for (size_t t = 0; t < graph->m; t++) {
		bool loop = graph->source[t] == graph->target[t];
		network->loops += loop;
		arcs += loop ? 0 : network->directed && !graph->one_way[t] ? 2 : 1;
	}
	network->parallel = arcs - kith_csr_ties(network->out);
}

static bool make_rows(kith_network *network, bool unweighted, GError **error)
{
	network->out = sum_rows(network->graph, unweighted, error);
	if (!network->out) {
		return false;
	}
	drop_ones(network->out);
	network->weighted = network->out->weight != NULL;
	network->directed = network->out->directed;
	count_merged(network);
	if (!network->directed) {
		network->in = network->both = network->out;
		return true;
	}
	network->in = kith_csr_reverse(network->out, error);
	network->both = network->in ? kith_csr_symmetric(network->out, error) : NULL;
	return network->both != NULL;
}

kith_network *kith_network_new(
	kith_graph *graph, enum kith_direction direction, bool unweighted, GError **error)
{
	g_autoptr(kith_network) network = g_new0(kith_network, 1);
	network->graph = graph;
	if (direction == KITH_DIRECTED && !make_directed(graph, error)) {
		return NULL;
	}
	if (direction == KITH_MUTUAL && !keep_mutual(graph, error)) {
		return NULL;
	}
	if (direction == KITH_UNDIRECTED || (direction == KITH_AS_GIVEN && !any_one_way(graph))) {
		kith_graph_set_one_way(graph, NULL, NULL);
	}
	return make_rows(network, unweighted, error) ? g_steal_pointer(&network) : NULL;
}

void kith_network_free(kith_network *network)
{
	if (!network) {
		return;
	}
	if (network->both != network->out) {
		kith_csr_free(network->both);
	}
	if (network->in != network->out) {
		kith_csr_free(network->in);
	}
	kith_csr_free(network->out);
	g_free(network);
}

uint64_t *kith_network_tie_of_row(const kith_network *network, GError **error)
{
	const kith_graph *graph = network->graph;
	uint64_t *tie = KITH_ARRAY(uint64_t, graph->m, error);
	for (size_t t = 0; tie && t < graph->m; t++) {
		uint32_t i = graph->source[t], j = graph->target[t];
		if (i == j) {
			tie[t] = UINT64_MAX;
			continue;
		}
		if (!network->directed && i > j) {
			uint32_t swapped = i;
			i = j;
			j = swapped;
		}
		tie[t] = kith_csr_tie(network->out, i, kith_csr_find(network->out, i, j));
	}
	return tie;
}

/* Puts the number that belongs at `rank` there, smaller ones before it (Hoare 1961). */
static void select_rank(double *number, size_t count, size_t rank)
{
	size_t low = 0, high = count - 1;
	while (low < high) {
		double pivot = number[low + (high - low) / 2];
		size_t i = low, j = high;
		while (i <= j) {
			while (number[i] < pivot) {
				i++;
			}
			while (number[j] > pivot) {
				j--;
			}
			if (i <= j) {
				double swapped = number[i];
				number[i++] = number[j];
				number[j] = swapped;
				j -= j > 0;
			}
		}
		if (rank <= j) {
			high = j;
		} else if (rank >= i) {
			low = i;
		} else {
			return;
		}
	}
}

bool kith_network_median_weight(const kith_network *network, double *median, GError **error)
{
	const kith_csr *out = network->out;
	uint64_t ties = kith_csr_ties(out), count = 0;
	if (!out->weight || ties == 0) {
		*median = 1;
		return true;
	}
	g_autofree double *weight = KITH_ARRAY(double, ties, error);
	if (!weight) {
		return false;
	}
	for (size_t i = 0; i < out->n; i++) {
		uint64_t first = out->directed ? out->start[i] : kith_csr_upper(out, i);
		for (uint64_t e = first; e < out->start[i + 1]; e++) {
			weight[count++] = out->weight[e];
		}
	}
	size_t middle = (count - 1) / 2;
	select_rank(weight, count, middle);
	double lower = weight[middle];
	if (count % 2 == 0) {
		select_rank(weight, count, middle + 1);
	}
	*median = (lower + weight[count / 2]) / 2;
	return true;
}
