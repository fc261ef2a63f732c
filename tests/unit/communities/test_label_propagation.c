/* Claims about communities by label propagation. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/label_propagation.h"

#include "unit/networks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* Every label is one of the heaviest among the contacts; groups may then only have been parted. */
static void everybody_is_where_their_contacts_weigh_most(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 51);
	for (int round = 0; round < 300; round++) {
		size_t n = 2 + kith_random_below(&random, 40);
		g_autoptr(kith_csr) csr = network_by_chance(
			&random, n, kith_random_below(&random, 3 * n), round & 1, false);
		struct kith_partition partition;
		assert_true(kith_label_propagation(csr, (uint64_t)round, &partition, NULL));
		g_autofree struct kith_group *groups =
			kith_partition_describe(csr, &partition, NULL);
		for (size_t g = 0; g < partition.groups; g++) {
			assert_true(groups[g].connected);
			assert_true(groups[g].people > 1);
		}
		g_autofree double *tied = g_new0(double, partition.groups + 1);
		for (size_t i = 0; i < n; i++) {
			double most = 0;
			for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
				double *sum = &tied[partition.of[csr->to[e]]];
				*sum += kith_csr_weight(csr, e);
				most = fmax(most, *sum);
			}
			if (csr->start[i] < csr->start[i + 1]) {
				assert_true(tied[partition.of[i]] > most * (1 - 1e-9));
			} else {
				assert_int_equal(partition.of[i], KITH_NO_GROUP);
			}
			memset(tied, 0, (partition.groups + 1) * sizeof *tied);
		}
		kith_partition_finish(&partition);
	}
}

static void cliques_are_found_whatever_the_unit_of_weight(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_of_cliques(8, 6);
	csr->weight = g_new(double, csr->start[csr->n]);
	for (double unit = 1e-3; unit < 1e4; unit *= 10) {
		struct kith_partition partition;
		for (uint64_t e = 0; e < csr->start[csr->n]; e++) {
			csr->weight[e] = 0.3 * unit;
		}
		assert_true(kith_label_propagation(csr, 3, &partition, NULL));
		assert_int_equal(partition.groups, 8);
		for (size_t i = 0; i < csr->n; i++) {
			assert_int_equal(partition.of[i], i / 6);
		}
		kith_partition_finish(&partition);
	}
}

static void nobody_has_no_label(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_of(0, 0, NULL, NULL, false);
	struct kith_partition partition;
	assert_true(kith_label_propagation(csr, 1, &partition, NULL));
	assert_int_equal(partition.groups, 0);
	kith_partition_finish(&partition);
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	bool done = false;
	long successes = 0;
	for (; !done; successes++) {
		struct kith_partition partition = {0};
		kith_array_fail_after(successes);
		done = kith_label_propagation(csr, 1, &partition, NULL);
		kith_array_fail_after(-1);
		kith_partition_finish(&partition);
	}
	assert_int_equal(successes - 1, 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_is_where_their_contacts_weigh_most),
		cmocka_unit_test(cliques_are_found_whatever_the_unit_of_weight),
		cmocka_unit_test(nobody_has_no_label),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
