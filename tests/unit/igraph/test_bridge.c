/* Claims about what comes back from igraph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "igraph/bridge.h"

#include "unit/networks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const char *const method_names[] = {"leiden", "infomap", "walktrap", "fastgreedy",
	"eigenvector", "edge-betweenness", "spinglass"};

static struct kith_igraph_search search_for(const char *name, uint64_t seed)
{
	struct kith_igraph_search search = {
		.method = kith_igraph_method_find(name), .resolution = 1, .seed = seed};
	assert_non_null(search.method);
	return search;
}

static double modularity_by(const kith_csr *csr, const char *name, uint64_t seed)
{
	struct kith_igraph_search search = search_for(name, seed);
	struct kith_partition partition;
	double q;
	assert_true(kith_igraph_communities(csr, &search, &partition, NULL));
	assert_true(kith_partition_modularity(csr, &partition, 1, &q, NULL));
	kith_partition_finish(&partition);
	return q;
}

static void every_method_finds_karates_circles(void **state)
{
	(void)state;
	static const double known[] = {.415, .402, .353, .380, .393, .401, .415};
	g_autoptr(kith_csr) csr = network_karate();
	for (size_t i = 0; i < G_N_ELEMENTS(method_names); i++) {
		double q = modularity_by(csr, method_names[i], 1);
		assert_true(q >= known[i] && q <= .4198);
	}
}

static void the_best_of_a_few_seeds_is_the_best_known(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	double best = 0;
	for (uint64_t seed = 0; seed < 20; seed++) {
		best = fmax(best, modularity_by(csr, "leiden", seed));
	}
	assert_true(fabs(best - .4197896) < 1e-6);
}

static void one_seed_is_one_answer(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 5);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 60, 200, true, false);
	for (size_t i = 0; i < 6; i++) {
		struct kith_igraph_search search = search_for(method_names[i], 3);
		struct kith_partition once, again;
		assert_true(kith_igraph_communities(csr, &search, &once, NULL));
		assert_true(kith_igraph_communities(csr, &search, &again, NULL));
		assert_memory_equal(once.of, again.of, csr->n * sizeof *once.of);
		kith_partition_finish(&once);
		kith_partition_finish(&again);
	}
}

static void people_without_ties_are_in_no_group(void **state)
{
	(void)state;
	const uint32_t ends[3][2] = {{1, 2}, {2, 4}, {3, 3}};
	for (size_t i = 0; i < G_N_ELEMENTS(method_names); i++) {
		for (int directed = 0; directed < 2; directed++) {
			g_autoptr(kith_csr) csr = network_of(6, 3, ends, NULL, directed);
			struct kith_igraph_search search = search_for(method_names[i], 1);
			struct kith_partition partition;
			assert_true(kith_igraph_communities(csr, &search, &partition, NULL));
			assert_int_equal(partition.of[0], KITH_NO_GROUP);
			assert_int_equal(partition.of[3], KITH_NO_GROUP);
			assert_int_equal(partition.of[5], KITH_NO_GROUP);
			assert_int_not_equal(partition.of[1], KITH_NO_GROUP);
			assert_int_not_equal(partition.of[4], KITH_NO_GROUP);
			kith_partition_finish(&partition);
		}
	}
}

static void nobody_has_no_communities(void **state)
{
	(void)state;
	for (size_t n = 0; n < 2; n++) {
		g_autoptr(kith_csr) csr = network_of(n, 0, NULL, NULL, false);
		struct kith_igraph_search search = search_for("leiden", 1);
		struct kith_partition partition;
		assert_true(kith_igraph_communities(csr, &search, &partition, NULL));
		assert_int_equal(partition.groups, 0);
		kith_partition_finish(&partition);
	}
}

/* Two triangles of strong ties joined by three weak ones: cut at the weak. */
static void strong_ties_hold_a_circle_together(void **state)
{
	(void)state;
	const uint32_t ends[9][2] = {
		{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {0, 3}, {1, 4}, {2, 5}};
	const double value[9] = {9, 9, 9, 9, 9, 9, 1, 1, 1};
	const uint32_t expected[6] = {0, 0, 0, 1, 1, 1};
	g_autoptr(kith_csr) csr = network_of(6, 9, ends, value, false);
	for (size_t i = 0; i < G_N_ELEMENTS(method_names); i++) {
		struct kith_igraph_search search = search_for(method_names[i], 1);
		struct kith_partition partition;
		assert_true(kith_igraph_communities(csr, &search, &partition, NULL));
		assert_memory_equal(partition.of, expected, sizeof expected);
		kith_partition_finish(&partition);
	}
}

static void a_fault_of_igraph_is_an_error_of_ours(void **state)
{
	(void)state;
	const uint32_t ends[2][2] = {{0, 1}, {2, 3}};
	g_autoptr(kith_csr) csr = network_of(4, 2, ends, NULL, false);
	struct kith_igraph_search search = search_for("spinglass", 1);
	struct kith_partition partition = {0};
	g_autoptr(GError) error = NULL;
	assert_false(kith_igraph_communities(csr, &search, &partition, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_NO_ANSWER));
	assert_non_null(strstr(error->message, "nconnected"));
	assert_null(partition.of);
	search = search_for("leiden", 1);
	assert_true(kith_igraph_communities(csr, &search, &partition, NULL));
	kith_partition_finish(&partition);
}

static void an_unknown_method_is_not_found(void **state)
{
	(void)state;
	assert_null(kith_igraph_method_find("oracle"));
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	const uint32_t ends[3][2] = {{0, 1}, {1, 2}, {2, 0}};
	g_autoptr(kith_csr) csr = network_of(3, 3, ends, NULL, true);
	struct kith_igraph_search search = search_for("leiden", 1);
	bool done = false;
	for (long successes = 0; !done; successes++) {
		struct kith_partition partition = {0};
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(successes);
		done = kith_igraph_communities(csr, &search, &partition, &error);
		kith_array_fail_after(-1);
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		kith_partition_finish(&partition);
	}
}

static const char *const layout_names[] = {
	"fr", "kk", "mds", "dh", "gem", "graphopt", "tree", "circle", "star", "grid", "random"};

static void every_layout_places_everybody(void **state)
{
	(void)state;
	for (size_t n = 0; n < 8; n++) {
		const uint32_t ends[4][2] = {{0, 1}, {1, 2}, {2, 0}, {5, 6}};
		g_autoptr(kith_csr) csr = network_of(n,
			n == 7  ? 4
			: n > 2 ? 3
				: 0,
			ends, NULL, n & 1);
		for (size_t i = 0; i < G_N_ELEMENTS(layout_names); i++) {
			double x[8], y[8];
			for (size_t p = 0; p < 8; p++) {
				x[p] = y[p] = NAN;
			}
			assert_true(kith_igraph_layout(csr, layout_names[i], 1, x, y, NULL));
			for (size_t p = 0; p < n; p++) {
				assert_true(isfinite(x[p]) && isfinite(y[p]));
			}
		}
	}
}

static void a_layout_is_the_same_for_the_same_seed(void **state)
{
	(void)state;
	double x[2][34], y[2][34];
	g_autoptr(kith_csr) csr = network_karate();
	for (size_t i = 0; i < G_N_ELEMENTS(layout_names); i++) {
		for (int k = 0; k < 2; k++) {
			assert_true(kith_igraph_layout(csr, layout_names[i], 7, x[k], y[k], NULL));
		}
		assert_memory_equal(x[0], x[1], sizeof x[0]);
		assert_memory_equal(y[0], y[1], sizeof y[0]);
	}
}

static void an_unknown_layout_names_those_there_are(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	double x[34], y[34];
	g_autoptr(GError) error = NULL;
	assert_false(kith_igraph_layout(csr, "lgl", 1, x, y, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_USAGE));
	assert_non_null(strstr(error->message, "fr, kk"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_method_finds_karates_circles),
		cmocka_unit_test(the_best_of_a_few_seeds_is_the_best_known),
		cmocka_unit_test(one_seed_is_one_answer),
		cmocka_unit_test(people_without_ties_are_in_no_group),
		cmocka_unit_test(nobody_has_no_communities),
		cmocka_unit_test(strong_ties_hold_a_circle_together),
		cmocka_unit_test(a_fault_of_igraph_is_an_error_of_ours),
		cmocka_unit_test(an_unknown_method_is_not_found),
		cmocka_unit_test(lack_of_memory_is_reported),
		cmocka_unit_test(every_layout_places_everybody),
		cmocka_unit_test(a_layout_is_the_same_for_the_same_seed),
		cmocka_unit_test(an_unknown_layout_names_those_there_are),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
