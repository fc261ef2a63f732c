/* The web of circles: every circle of a network as if it were one person. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/quotient.h"

/* The weights between circles as rows of arcs. */
static kith_csr *graph_of(const double *weight, size_t k, GError **error)
{
	size_t pairs = k * (k - MIN(k, 1)) / 2, m = 0;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, pairs, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, pairs, error) : NULL;
	g_autofree double *value = target ? KITH_ARRAY(double, pairs, error) : NULL;
	if (!value) {
		return NULL;
	}
	for (uint32_t a = 0; a < k; a++) {
		for (uint32_t b = a + 1; b < k; b++) {
			if (weight[a * k + b] > 0) {
				source[m] = a;
				target[m] = b;
				value[m++] = weight[a * k + b];
			}
		}
	}
	struct kith_arcs arcs = {
		.n = k, .m = m, .source = source, .target = target, .value = value};
	return kith_csr_new(&arcs, error);
}

/* Sums the weights between circles a < b into weight[a * k + b]. */
static void sum_weights(
	const kith_csr *graph, const struct kith_partition *partition, size_t k, double *weight)
{
	for (size_t i = 0; i < graph->n; i++) {
		uint32_t a = partition->of[i];
		if (a >= k) {
			continue;
		}
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			uint32_t b = partition->of[graph->to[e]];
			if (b < k && a < b) {
				weight[a * k + b] += kith_csr_weight(graph, e);
			}
		}
	}
}

static void count_people(struct kith_quotient *quotient, const kith_csr *graph,
	const struct kith_partition *partition, size_t k)
{
	for (uint32_t i = 0; i < graph->n; i++) {
		uint32_t a = partition->of[i];
		if (a >= k) {
			continue;
		}
		bool better = quotient->people[a] == 0 ||
			      kith_csr_degree(graph, i) > kith_csr_degree(graph, quotient->best[a]);
		quotient->best[a] = better ? i : quotient->best[a];
		quotient->people[a]++;
		quotient->people_shown++;
	}
}

bool kith_quotient_init(struct kith_quotient *quotient, const kith_csr *graph,
	const struct kith_partition *partition, size_t most, GError **error)
{
	g_assert(!graph->directed);
	size_t k = MIN(partition->groups, most);
	*quotient = (struct kith_quotient){.people = KITH_ARRAY(uint32_t, k, error)};
	quotient->best = quotient->people ? KITH_ARRAY(uint32_t, k, error) : NULL;
	g_autofree double *weight = quotient->best ? KITH_ARRAY(double, k *k, error) : NULL;
	if (weight) {
		sum_weights(graph, partition, k, weight);
		count_people(quotient, graph, partition, k);
		quotient->graph = graph_of(weight, k, error);
	}
	if (!quotient->graph) {
		kith_quotient_finish(quotient);
		return false;
	}
	return true;
}

void kith_quotient_finish(struct kith_quotient *quotient)
{
	kith_csr_free(quotient->graph);
	g_free(quotient->people);
	g_free(quotient->best);
	*quotient = (struct kith_quotient){0};
}
