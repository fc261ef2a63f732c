/* Claims about the web of circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "csr/quotient.h"

/* Up to five circles at random, some people in none; numbered by falling size. */
static struct kith_partition some_circles(size_t n, uint64_t seed)
{
	struct kith_partition partition;
	struct kith_random random;
	kith_random_init(&random, ~seed);
	assert_true(kith_partition_init(&partition, n, NULL));
	for (size_t i = 0; i < n; i++) {
		uint32_t group = (uint32_t)kith_random_below(&random, 6);
		partition.of[i] = group < n && group < 5 ? group : KITH_NO_GROUP;
	}
	partition.groups = 5;
	assert_true(kith_partition_order(&partition, NULL, NULL, NULL));
	return partition;
}

/* Weight between two circles, counted tie by tie. */
static double naive_weight(
	const struct dense *dense, const struct kith_partition *partition, uint32_t a, uint32_t b)
{
	double weight = 0;
	for (size_t i = 0; i < dense->n; i++) {
		for (size_t j = 0; j < dense->n; j++) {
			if (partition->of[i] == a && partition->of[j] == b) {
				weight += dense->w[i][j];
			}
		}
	}
	return weight;
}

static void check_circle(const struct kith_quotient *quotient, const kith_csr *graph,
	const struct kith_partition *partition, uint32_t a)
{
	uint32_t people = 0, best = KITH_NO_GROUP;
	for (uint32_t i = 0; i < graph->n; i++) {
		if (partition->of[i] == a) {
			people++;
			if (best == KITH_NO_GROUP ||
				kith_csr_degree(graph, i) > kith_csr_degree(graph, best)) {
				best = i;
			}
		}
	}
	assert_int_equal(quotient->people[a], people);
	assert_int_equal(quotient->best[a], best);
}

static void check_quotient(
	const struct small *small, const struct kith_partition *partition, size_t most)
{
	g_autoptr(kith_csr) graph = small_both(small);
	struct dense people, circles;
	struct kith_quotient quotient;
	assert_true(kith_quotient_init(&quotient, graph, partition, most, NULL));
	size_t k = MIN(partition->groups, most), shown = 0;
	small_dense(graph, &people);
	small_dense(quotient.graph, &circles);
	assert_int_equal(quotient.graph->n, k);
	for (uint32_t a = 0; a < k; a++) {
		check_circle(&quotient, graph, partition, a);
		shown += quotient.people[a];
		for (uint32_t b = 0; b < k; b++) {
			double weight = a == b ? 0 : naive_weight(&people, partition, a, b);
			assert_true(fabs(circles.w[a][b] - weight) <= 1e-12 * (1 + weight));
		}
	}
	assert_int_equal(quotient.people_shown, shown);
	kith_quotient_finish(&quotient);
}

static void circles_are_tied_by_the_ties_of_their_people(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		struct kith_partition partition = some_circles(small.n, seed);
		check_quotient(&small, &partition, 1 + seed % 6);
		kith_partition_finish(&partition);
	}
}

static void nobody_has_no_circles(void **state)
{
	(void)state;
	struct small nobody = {.n = 0};
	struct kith_partition partition;
	assert_true(kith_partition_init(&partition, 0, NULL));
	check_quotient(&nobody, &partition, 10);
	kith_partition_finish(&partition);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(circles_are_tied_by_the_ties_of_their_people),
		cmocka_unit_test(nobody_has_no_circles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
