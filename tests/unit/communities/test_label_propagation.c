/* Claims about communities by label propagation. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/label_propagation.h"

#include "unit/networks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

/* Splitmix64, once more. */
static uint64_t mixed(uint64_t state, uint64_t value)
{
	uint64_t z = (state ^ value) + 0x9E3779B97F4A7C15u;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

/* What the rule says of one round. */
struct round {
	const kith_csr *csr;
	const size_t *of; /* labels before */
	uint64_t state;
	bool stay; /* who is content */
};

/* The label person i takes by the rule, every label looked at. */
static size_t label_by_rule(const struct round *round, size_t i, bool *content)
{
	const kith_csr *csr = round->csr;
	const size_t *of = round->of;
	uint64_t lot = mixed(round->state, i);
	g_autofree double *sum = g_new0(double, csr->n);
	double most = 0;
	size_t best = of[i];
	for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
		sum[of[csr->to[e]]] += kith_csr_weight(csr, e);
		most = fmax(most, sum[of[csr->to[e]]]);
	}
	*content = sum[of[i]] >= most * (1 - 1e-9);
	for (size_t k = 0, any = 0; !(*content && round->stay) && k < csr->n; k++) {
		if (most > 0 && sum[k] >= most * (1 - 1e-9) &&
			(!any++ || mixed(lot, k) / 2 < mixed(lot, best) / 2)) {
			best = k;
		}
	}
	return lot % 4 == 3 ? best : of[i];
}

/* The labels of everybody after all rounds. */
static size_t *labels_by_rule(const kith_csr *csr, uint64_t seed)
{
	size_t *of = g_new(size_t, csr->n);
	bool ended = false;
	for (size_t i = 0; i < csr->n; i++) {
		of[i] = i;
	}
	for (uint64_t r = 0; !ended && r < 200; r++) {
		g_autofree size_t *before = g_memdup2(of, csr->n * sizeof *of);
		struct round round = {csr, before, mixed(seed, r), r % 2 == 1 || r >= 100};
		ended = round.stay;
		for (size_t i = 0; i < csr->n; i++) {
			bool content;
			of[i] = label_by_rule(&round, i, &content);
			ended &= content;
		}
	}
	return of;
}

/* Who is tied is in one circle exactly if they have one label by the rule. */
static void circles_are_those_of_the_rule(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 52);
	for (uint64_t round = 0; round < 300; round++) {
		size_t n = 2 + kith_random_below(&random, 40);
		g_autoptr(kith_csr) csr = network_by_chance(
			&random, n, kith_random_below(&random, 4 * n), round & 1, false);
		g_autofree size_t *of = labels_by_rule(csr, round);
		struct kith_partition partition;
		assert_true(kith_label_propagation(csr, round, &partition, NULL));
		for (size_t i = 0; i < n; i++) {
			for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
				uint32_t j = csr->to[e];
				assert_true(
					(of[i] == of[j]) == (partition.of[i] == partition.of[j]));
			}
		}
		kith_partition_finish(&partition);
	}
}

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
		cmocka_unit_test(circles_are_those_of_the_rule),
		cmocka_unit_test(everybody_is_where_their_contacts_weigh_most),
		cmocka_unit_test(cliques_are_found_whatever_the_unit_of_weight),
		cmocka_unit_test(nobody_has_no_label),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
