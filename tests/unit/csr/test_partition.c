/* Claims about groups of people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/partition.h"

#include "unit/networks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* From the definition: every ordered pair of people, over a full matrix. */
static double naive_modularity(const kith_csr *csr, const uint32_t *of, double resolution)
{
	size_t n = csr->n;
	g_autofree double *w = g_new0(double, n *n + 1), *out = g_new0(double, n + 1),
			  *in = g_new0(double, n + 1);
	double all = 0, sum = 0;
	for (size_t i = 0; i < n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			w[i * n + csr->to[e]] = kith_csr_weight(csr, e);
			out[i] += kith_csr_weight(csr, e);
			in[csr->to[e]] += kith_csr_weight(csr, e);
			all += kith_csr_weight(csr, e);
		}
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			bool same = i == j || (of[i] == of[j] && of[i] != KITH_NO_GROUP);
			sum += same ? w[i * n + j] - resolution * out[i] * in[j] / all : 0;
		}
	}
	return sum / all;
}

static void any_grouping(
	struct kith_random *random, struct kith_partition *partition, size_t n, size_t groups)
{
	assert_true(kith_partition_init(partition, n, NULL));
	partition->groups = groups;
	for (size_t i = 0; i < n; i++) {
		uint64_t g = kith_random_below(random, groups + 1);
		partition->of[i] = g == groups ? KITH_NO_GROUP : (uint32_t)g;
	}
}

static void modularity_is_its_definition(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 11);
	for (int round = 0; round < 1000; round++) {
		size_t n = 1 + kith_random_below(&random, 12);
		size_t m = kith_random_below(&random, 30);
		g_autoptr(kith_csr) csr = network_by_chance(&random, n, m, round & 1, round & 2);
		struct kith_partition partition;
		any_grouping(&random, &partition, n, 1 + kith_random_below(&random, n));
		double resolution = 0.5 * (double)(1 + kith_random_below(&random, 4)), q;
		assert_true(kith_partition_modularity(csr, &partition, resolution, &q, NULL));
		double naive = naive_modularity(csr, partition.of, resolution);
		assert_true((isnan(q) && isnan(naive)) || fabs(q - naive) < 1e-12);
		kith_partition_finish(&partition);
	}
}

static void karate_clubs_have_their_modularity(void **state)
{
	(void)state;
	static const uint8_t officer[34] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1,
		0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	g_autoptr(kith_csr) csr = network_karate();
	struct kith_partition partition;
	assert_true(kith_partition_init(&partition, 34, NULL));
	partition.groups = 2;
	for (size_t i = 0; i < 34; i++) {
		partition.of[i] = officer[i];
	}
	double q;
	assert_true(kith_partition_modularity(csr, &partition, 1, &q, NULL));
	assert_true(fabs(q - 0.3582347140039448) < 1e-12);
	kith_partition_finish(&partition);
}

static void groups_without_ties_have_no_modularity(void **state)
{
	(void)state;
	for (size_t n = 0; n < 3; n++) {
		g_autoptr(kith_csr) csr = network_of(n, 0, NULL, NULL, false);
		struct kith_partition partition;
		double q = 0;
		assert_true(kith_partition_init(&partition, n, NULL));
		assert_true(kith_partition_modularity(csr, &partition, 1, &q, NULL));
		assert_true(isnan(q));
		kith_partition_finish(&partition);
	}
}

static int backwards(uint32_t a, uint32_t b, const void *data)
{
	(void)data;
	return (a < b) - (a > b);
}

static void assert_groups(const struct kith_partition *partition, const uint32_t *expected)
{
	for (size_t i = 0; i < partition->n; i++) {
		assert_int_equal(partition->of[i], expected[i]);
	}
}

static void groups_are_numbered_by_size_then_first_member(void **state)
{
	(void)state;
	const uint32_t given[8] = {6, 6, 3, KITH_NO_GROUP, 3, 0, 0, 0};
	const uint32_t ordered[8] = {1, 1, 2, KITH_NO_GROUP, 2, 0, 0, 0};
	const uint32_t turned[8] = {2, 2, 1, KITH_NO_GROUP, 1, 0, 0, 0};
	struct kith_partition partition;
	assert_true(kith_partition_init(&partition, 8, NULL));
	memcpy(partition.of, given, sizeof given);
	assert_true(kith_partition_order(&partition, NULL, NULL, NULL));
	assert_int_equal(partition.groups, 3);
	assert_groups(&partition, ordered);
	assert_true(kith_partition_order(&partition, backwards, NULL, NULL));
	assert_groups(&partition, turned);
	kith_partition_finish(&partition);
}

static void nobody_makes_no_groups(void **state)
{
	(void)state;
	struct kith_partition partition;
	assert_true(kith_partition_init(&partition, 0, NULL));
	assert_true(kith_partition_order(&partition, NULL, NULL, NULL));
	assert_int_equal(partition.groups, 0);
	kith_partition_finish(&partition);
	kith_partition_finish(&partition);
}

static void a_column_groups_people_by_its_cells(void **state)
{
	(void)state;
	const uint32_t cell[6] = {4, 0, 2, 4, 2, 1};
	const uint32_t expected[6] = {0, KITH_NO_GROUP, 1, 0, 1, 2};
	struct kith_partition partition;
	assert_true(kith_partition_from_cells(&partition, cell, 6, 5, NULL));
	assert_int_equal(partition.groups, 3);
	assert_groups(&partition, expected);
	kith_partition_finish(&partition);
	assert_true(kith_partition_from_cells(&partition, NULL, 2, 1, NULL));
	assert_int_equal(partition.groups, 0);
	kith_partition_finish(&partition);
}

static void people_without_ties_leave_their_group(void **state)
{
	(void)state;
	const uint32_t ends[2][2] = {{0, 1}, {2, 2}};
	for (int directed = 0; directed < 2; directed++) {
		const uint32_t expected[4] = {0, 0, KITH_NO_GROUP, KITH_NO_GROUP};
		g_autoptr(kith_csr) csr = network_of(4, 2, ends, NULL, directed);
		struct kith_partition partition;
		assert_true(kith_partition_init(&partition, 4, NULL));
		partition.groups = 1;
		memset(partition.of, 0, 4 * sizeof *partition.of);
		assert_true(kith_partition_drop_isolates(&partition, csr, NULL));
		assert_groups(&partition, expected);
		kith_partition_finish(&partition);
	}
}

/* Ties 0-1 (weight 2), 1-2 (1), 3-4 (4), and nobody at 5; groups {0, 1, 3}, {2}; 4 in none. */
static void a_group_is_told_in_figures(void **state)
{
	(void)state;
	const uint32_t ends[3][2] = {{0, 1}, {1, 2}, {3, 4}};
	const double value[3] = {2, 1, 4};
	const uint32_t of[6] = {0, 0, 1, 0, KITH_NO_GROUP, KITH_NO_GROUP};
	for (int directed = 0; directed < 2; directed++) {
		g_autoptr(kith_csr) csr = network_of(6, 3, ends, value, directed);
		struct kith_partition partition;
		assert_true(kith_partition_init(&partition, 6, NULL));
		partition.groups = 2;
		memcpy(partition.of, of, sizeof of);
		g_autofree struct kith_group *groups =
			kith_partition_describe(csr, &partition, NULL);
		assert_int_equal(groups[0].people, 3);
		assert_false(groups[0].connected);
		assert_int_equal(groups[0].ties_inside, 1);
		assert_int_equal(groups[0].ties_outside, 2);
		assert_true(fabs(groups[0].weight_inside - 2) < 1e-12);
		assert_true(fabs(groups[0].weight_outside - 5) < 1e-12);
		assert_true(fabs(groups[0].conductance - 1) < 1e-12);
		assert_true(groups[1].connected);
		assert_int_equal(groups[1].ties_outside, 1);
		assert_true(fabs(groups[1].conductance - 1) < 1e-12);
		kith_partition_finish(&partition);
	}
}

/* A member is reached when some chain of ties inside the group leads there from the first. */
static bool naive_connected(const kith_csr *csr, const uint32_t *of, uint32_t group)
{
	g_autofree uint8_t *reached = g_new0(uint8_t, csr->n);
	bool found = false, grown = true;
	for (size_t i = 0; i < csr->n && !found; i++) {
		reached[i] = found = of[i] == group;
	}
	while (grown) {
		grown = false;
		for (size_t i = 0; i < csr->n; i++) {
			for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
				uint32_t j = csr->to[e];
				if (of[i] == group && of[j] == group && reached[i] != reached[j]) {
					reached[i] = reached[j] = 1;
					grown = true;
				}
			}
		}
	}
	for (size_t i = 0; i < csr->n; i++) {
		if (of[i] == group && !reached[i]) {
			return false;
		}
	}
	return true;
}

static void connectedness_is_reachability_inside(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 12);
	for (int round = 0; round < 500; round++) {
		size_t n = 1 + kith_random_below(&random, 12);
		size_t m = kith_random_below(&random, 20);
		g_autoptr(kith_csr) csr = network_by_chance(&random, n, m, false, round & 1);
		struct kith_partition partition;
		any_grouping(&random, &partition, n, 3);
		g_autofree struct kith_group *groups =
			kith_partition_describe(csr, &partition, NULL);
		for (uint32_t g = 0; g < 3; g++) {
			bool connected = naive_connected(csr, partition.of, g);
			assert_int_equal(groups[g].people == 0 || groups[g].connected, connected);
		}
		kith_partition_finish(&partition);
	}
}

static void parted_groups_are_the_pieces_of_the_old(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 13);
	for (int round = 0; round < 300; round++) {
		size_t n = 1 + kith_random_below(&random, 12);
		size_t m = kith_random_below(&random, 16);
		g_autoptr(kith_csr) csr = network_by_chance(&random, n, m, false, round & 1);
		struct kith_partition partition;
		any_grouping(&random, &partition, n, 3);
		g_autofree uint32_t *old = g_memdup2(partition.of, n * sizeof *old);
		assert_true(kith_partition_part(&partition, csr, NULL));
		for (size_t i = 0; i < n; i++) {
			bool none = old[i] == KITH_NO_GROUP;
			assert_int_equal(partition.of[i] == KITH_NO_GROUP, none);
			assert_true(none || naive_connected(csr, partition.of, partition.of[i]));
			for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
				uint32_t j = csr->to[e];
				assert_int_equal(
					old[i] == old[j], partition.of[i] == partition.of[j]);
			}
		}
		kith_partition_finish(&partition);
	}
}

/* Everything that allocates, once; leaves nothing behind wherever it fails. */
static bool try_everything(const kith_csr *csr)
{
	g_autofree uint32_t *cell = g_new0(uint32_t, csr->n);
	struct kith_partition partition;
	double q;
	cell[0] = 1;
	if (!kith_partition_from_cells(&partition, cell, csr->n, 2, NULL)) {
		return false;
	}
	g_autofree struct kith_group *groups = kith_partition_describe(csr, &partition, NULL);
	bool done = groups && kith_partition_order(&partition, NULL, NULL, NULL) &&
		    kith_partition_modularity(csr, &partition, 1, &q, NULL) &&
		    kith_partition_drop_isolates(&partition, csr, NULL) &&
		    kith_partition_part(&partition, csr, NULL);
	kith_partition_finish(&partition);
	return done;
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	long successes = 0;
	for (bool done = false; !done; successes++) {
		kith_array_fail_after(successes);
		done = try_everything(csr);
		kith_array_fail_after(-1);
	}
	assert_int_equal(successes - 1, 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(modularity_is_its_definition),
		cmocka_unit_test(karate_clubs_have_their_modularity),
		cmocka_unit_test(groups_without_ties_have_no_modularity),
		cmocka_unit_test(groups_are_numbered_by_size_then_first_member),
		cmocka_unit_test(nobody_makes_no_groups),
		cmocka_unit_test(a_column_groups_people_by_its_cells),
		cmocka_unit_test(people_without_ties_leave_their_group),
		cmocka_unit_test(a_group_is_told_in_figures),
		cmocka_unit_test(connectedness_is_reachability_inside),
		cmocka_unit_test(parted_groups_are_the_pieces_of_the_old),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
