/* Claims about lib/graph/network and lib/graph/mutual. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "graph/network.h"
#include "base/random.h"

static double median_of(const kith_network *network)
{
	double median = -1;
	assert_true(kith_network_median_weight(network, &median, NULL));
	return median;
}

static double weight_between(const kith_csr *csr, uint32_t i, uint32_t j)
{
	uint64_t at = kith_csr_find(csr, i, j);
	return at == UINT64_MAX ? 0 : kith_csr_weight(csr, at);
}

static void rows_without_weights_add_up(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target\na,b\nb,a\na,a\nb,c\n");
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	assert_int_equal(network->loops, 1);
	assert_int_equal(network->parallel, 1);
	assert_true(weight_between(network->out, 0, 1) == 2);
	assert_true(median_of(network) == 1.5);
	g_autoptr(kith_network) plain = kith_network_new(graph, KITH_AS_GIVEN, true, NULL);
	assert_null(plain->out->weight);
	assert_true(median_of(plain) == 1);
}

static void directions_can_be_given_and_taken(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,weight\na,b,2\nb,a,3\nb,c,1\n");
	g_autoptr(kith_network) directed = kith_network_new(graph, KITH_DIRECTED, false, NULL);
	assert_true(directed->directed);
	assert_true(weight_between(directed->out, 0, 1) == 2);
	assert_true(weight_between(directed->in, 0, 1) == 3);
	assert_true(weight_between(directed->both, 0, 1) == 5);
	assert_int_equal(directed->parallel, 0);
	g_autoptr(kith_network) summed = kith_network_new(graph, KITH_UNDIRECTED, false, NULL);
	assert_false(summed->directed);
	assert_true(weight_between(summed->out, 0, 1) == 5);
	assert_null(kith_graph_column(graph, "directed"));
}

static void mutual_keeps_the_smaller_weight(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target,weight,directed,kind\na,b,2,1,x\nb,a,"
					       "3,1,y\na,b,4,1,z\nb,c,1,1,\nc,d,7,,\n");
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_MUTUAL, false, NULL);
	assert_false(network->directed);
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(
		text, "source,target,weight,kind\na,,,\nb,,,\nc,,,\nd,,,\na,b,3,x\nc,d,7,\n");
}

static void every_row_knows_its_merged_tie(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target\nb,c\na,b\nb,a\nc,c\n");
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	g_autofree uint64_t *tie = kith_network_tie_of_row(network, NULL);
	assert_true(tie[0] != tie[1] && tie[1] == tie[2] && tie[3] == UINT64_MAX);
	assert_true(tie[0] < 2 && tie[1] < 2);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void the_median_equals_that_of_sorted_weights(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 5);
	for (int round = 0; round < 300; round++) {
		size_t count = 1 + kith_random_below(&random, 40);
		double weights[40];
		g_autoptr(GString) text = g_string_new("source,target,weight\n");
		for (size_t i = 0; i < count; i++) {
			weights[i] = 1 + (double)kith_random_below(&random, 12);
			g_string_append_printf(text, "hub,p%zu,%g\n", i, weights[i]);
		}
		qsort(weights, count, sizeof *weights, by_size);
		g_autoptr(kith_graph) graph = graph_of(text->str);
		g_autoptr(kith_network) network =
			kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
		assert_true(
			median_of(network) == (weights[(count - 1) / 2] + weights[count / 2]) / 2);
	}
}

static void nobody_is_a_network_too(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph = graph_of("source,target\n");
	const enum kith_direction ways[] = {
		KITH_AS_GIVEN, KITH_DIRECTED, KITH_MUTUAL, KITH_UNDIRECTED};
	for (size_t k = 0; k < G_N_ELEMENTS(ways); k++) {
		g_autoptr(kith_network) network = kith_network_new(graph, ways[k], false, NULL);
		assert_int_equal(kith_csr_ties(network->out), 0);
		assert_true(median_of(network) == 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_without_weights_add_up),
		cmocka_unit_test(directions_can_be_given_and_taken),
		cmocka_unit_test(mutual_keeps_the_smaller_weight),
		cmocka_unit_test(every_row_knows_its_merged_tie),
		cmocka_unit_test(the_median_equals_that_of_sorted_weights),
		cmocka_unit_test(nobody_is_a_network_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
