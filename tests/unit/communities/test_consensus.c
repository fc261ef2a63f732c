/* Claims about the consensus of several groupings. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/consensus.h"

#include <omp.h>

#include "unit/networks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct kith_partition grouping(const uint32_t *of, size_t n)
{
	struct kith_partition partition;
	assert_true(kith_partition_init(&partition, n, NULL));
	memcpy(partition.of, of, n * sizeof *of);
	partition.groups = n;
	return partition;
}

/* Two triangles and person 6 between them, whom two runs of three put with the first. */
static const uint32_t ends[8][2] = {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 6}, {3, 6}};

static void the_most_runs_decide(void **state)
{
	(void)state;
	const uint32_t of[3][7] = {
		{0, 0, 0, 1, 1, 1, 0}, {0, 0, 0, 1, 1, 1, 1}, {1, 1, 1, 0, 0, 0, 1}};
	const uint32_t expected[7] = {0, 0, 0, 1, 1, 1, 0};
	g_autoptr(kith_csr) csr = network_of(7, 8, ends, NULL, false);
	struct kith_partition all[3], consensus;
	for (int r = 0; r < 3; r++) {
		all[r] = grouping(of[r], 7);
	}
	assert_true(kith_consensus(
		csr, &(struct kith_leiden_result){.runs = 3, .all = all}, 1, &consensus, NULL));
	assert_memory_equal(consensus.of, expected, sizeof expected);
	kith_partition_finish(&consensus);
	for (int r = 0; r < 3; r++) {
		kith_partition_finish(&all[r]);
	}
}

static void runs_that_agree_are_their_consensus(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_of_cliques(6, 5);
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 5};
	struct kith_leiden_result result;
	struct kith_partition consensus;
	assert_true(kith_leiden_find(csr, csr, &options, &result, NULL));
	assert_true(kith_consensus(csr, &result, 1, &consensus, NULL));
	assert_memory_equal(consensus.of, result.all[0].of, csr->n * sizeof *consensus.of);
	kith_partition_finish(&consensus);
	kith_leiden_finish(&result);
}

static void consensus_is_connected_and_the_same_for_any_threads(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 61);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 1000, 3000, true, false);
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 8};
	struct kith_leiden_result result;
	struct kith_partition consensus[2];
	int before = omp_get_max_threads();
	assert_true(kith_leiden_find(csr, csr, &options, &result, NULL));
	for (int k = 0; k < 2; k++) {
		omp_set_num_threads(k ? 8 : 1);
		assert_true(kith_consensus(csr, &result, 1, &consensus[k], NULL));
	}
	omp_set_num_threads(before);
	assert_memory_equal(consensus[0].of, consensus[1].of, csr->n * sizeof *consensus[0].of);
	g_autofree struct kith_group *groups = kith_partition_describe(csr, &consensus[0], NULL);
	for (size_t g = 0; g < consensus[0].groups; g++) {
		assert_true(groups[g].connected);
	}
	for (size_t i = 0; i < csr->n; i++) {
		bool tied = csr->start[i] < csr->start[i + 1];
		assert_int_equal(consensus[0].of[i] != KITH_NO_GROUP, tied);
	}
	kith_partition_finish(&consensus[0]);
	kith_partition_finish(&consensus[1]);
	kith_leiden_finish(&result);
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	const uint32_t of[2][7] = {{0, 0, 0, 1, 1, 1, 0}, {0, 0, 0, 1, 1, 1, 1}};
	g_autoptr(kith_csr) csr = network_of(7, 8, ends, NULL, false);
	struct kith_partition all[2] = {grouping(of[0], 7), grouping(of[1], 7)};
	bool done = false;
	long successes = 0;
	for (; !done; successes++) {
		struct kith_partition consensus = {0};
		kith_array_fail_after(successes);
		done = kith_consensus(csr, &(struct kith_leiden_result){.runs = 2, .all = all}, 1,
			&consensus, NULL);
		kith_array_fail_after(-1);
		kith_partition_finish(&consensus);
	}
	assert_true(successes > 20);
	kith_partition_finish(&all[0]);
	kith_partition_finish(&all[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_most_runs_decide),
		cmocka_unit_test(runs_that_agree_are_their_consensus),
		cmocka_unit_test(consensus_is_connected_and_the_same_for_any_threads),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
