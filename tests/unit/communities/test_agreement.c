/* Claims about how far groupings agree. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/agreement.h"

#include "communities/leiden.h"
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
	for (size_t i = 0; i < n; i++) {
		if (of[i] != KITH_NO_GROUP) {
			partition.groups = MAX(partition.groups, of[i] + 1);
		}
	}
	return partition;
}

static struct kith_agreement compared(const uint32_t *a, const uint32_t *b, size_t n)
{
	struct kith_partition left = grouping(a, n), right = grouping(b, n);
	struct kith_agreement agreement;
	assert_true(kith_agreement_of(&left, &right, &agreement, NULL));
	kith_partition_finish(&left);
	kith_partition_finish(&right);
	return agreement;
}

static void assert_near(double value, double expected)
{
	assert_true(fabs(value - expected) < 1e-12);
}

static double naive_information(const uint32_t *a, const uint32_t *b, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		double in_a = 0, in_b = 0, in_both = 0;
		for (size_t j = 0; j < n; j++) {
			in_a += a[i] == a[j];
			in_b += b[i] == b[j];
			in_both += a[i] == a[j] && b[i] == b[j];
		}
		sum += log((double)n * in_both / (in_a * in_b));
	}
	return sum / (double)n;
}

/* Mean information over every order of b: [0] sum, [1] how many. */
static void over_all_orders(const uint32_t *a, uint32_t *b, size_t n, size_t from, double total[2])
{
	if (from == n) {
		total[0] += naive_information(a, b, n);
		total[1]++;
		return;
	}
	for (size_t i = from; i < n; i++) {
		uint32_t kept = b[from];
		b[from] = b[i];
		b[i] = kept;
		over_all_orders(a, b, n, from + 1, total);
		b[i] = b[from];
		b[from] = kept;
	}
}

static double naive_rand(const uint32_t *a, const uint32_t *b, size_t n)
{
	double both = 0, in_a = 0, in_b = 0, all = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < i; j++) {
			both += a[i] == a[j] && b[i] == b[j];
			in_a += a[i] == a[j];
			in_b += b[i] == b[j];
			all++;
		}
	}
	double expected = in_a * in_b / all;
	return (both - expected) / ((in_a + in_b) / 2 - expected);
}

static void agreement_is_its_definition(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 31);
	for (int round = 0; round < 60; round++) {
		uint32_t a[7], b[7];
		size_t n = 3 + kith_random_below(&random, 5);
		for (size_t i = 0; i < n; i++) {
			a[i] = (uint32_t)kith_random_below(&random, 3);
			b[i] = (uint32_t)kith_random_below(&random, 4);
		}
		struct kith_agreement agreement = compared(a, b, n);
		double h_a = naive_information(a, a, n), h_b = naive_information(b, b, n);
		double shared = naive_information(a, b, n), total[2] = {0, 0};
		assert_near(agreement.vi, fmax(0, h_a + h_b - 2 * shared));
		if (agreement.vi < 1e-12) {
			assert_near(agreement.nmi, 1);
			continue;
		}
		over_all_orders(a, b, n, 0, total);
		double expected = total[0] / total[1], room = (h_a + h_b) / 2 - expected;
		assert_near(agreement.nmi, 2 * shared / (h_a + h_b));
		assert_near(agreement.ami, room > 1e-12 ? (shared - expected) / room : 0);
		double rand = naive_rand(a, b, n);
		assert_near(agreement.ari, isfinite(rand) ? rand : 0);
	}
}

static void known_pairs_have_known_agreement(void **state)
{
	(void)state;
	const uint32_t a[4] = {0, 0, 1, 1}, b[4] = {0, 0, 1, 2}, one[4] = {0, 0, 0, 0},
		       own[4] = {0, 1, 2, 3};
	struct kith_agreement agreement = compared(a, b, 4);
	assert_near(agreement.ari, 4.0 / 7);
	assert_near(agreement.nmi, 0.8);
	assert_near(agreement.vi, 0.5 * log(2));
	assert_near(agreement.ami, 4.0 / 7);
	agreement = compared(one, own, 4);
	assert_near(agreement.nmi, 0);
	assert_near(agreement.ami, 0);
	assert_near(agreement.ari, 0);
	assert_near(agreement.vi, log(4));
}

static void the_same_groups_agree_fully(void **state)
{
	(void)state;
	const uint32_t sets[3][4] = {{0, 0, 0, 0}, {0, 1, 2, 3}, {0, 1, 1, 0}};
	const uint32_t others[3][4] = {{0, 0, 0, 0}, {3, 1, 0, 2}, {1, 0, 0, 1}};
	for (int k = 0; k < 3; k++) {
		struct kith_agreement agreement = compared(sets[k], others[k], 4);
		assert_near(agreement.nmi, 1);
		assert_near(agreement.ami, 1);
		assert_near(agreement.ari, 1);
		assert_near(agreement.vi, 0);
	}
}

static void people_without_a_group_are_left_out(void **state)
{
	(void)state;
	const uint32_t a[5] = {0, KITH_NO_GROUP, 0, 1, 1}, b[5] = {0, 0, 0, 1, KITH_NO_GROUP};
	const uint32_t none[5] = {KITH_NO_GROUP, 0, KITH_NO_GROUP, KITH_NO_GROUP, KITH_NO_GROUP};
	struct kith_agreement agreement = compared(a, b, 5);
	assert_int_equal(agreement.people, 3);
	assert_near(agreement.ari, 1);
	agreement = compared(a, none, 5);
	assert_int_equal(agreement.people, 0);
	assert_true(isnan(agreement.nmi) && isnan(agreement.ami) && isnan(agreement.ari));
	assert_true(isnan(agreement.vi));
}

/* Person 2 stands with 0 and 1 in the chosen run, and with 3 and 4 in one of two others. */
static void who_changes_circles_is_less_sure(void **state)
{
	(void)state;
	const uint32_t of[3][6] = {{0, 0, 0, 1, 1, KITH_NO_GROUP}, {1, 1, 1, 0, 0, KITH_NO_GROUP},
		{0, 0, 1, 1, 1, KITH_NO_GROUP}};
	const double expected[5] = {(1 + 1.0 / 2) / 2, (1 + 1.0 / 2) / 2, (1 + 0.0) / 2,
		(1 + 1.0 / 2) / 2, (1 + 1.0 / 2) / 2};
	struct kith_partition all[3];
	double confidence[6];
	for (int r = 0; r < 3; r++) {
		all[r] = grouping(of[r], 6);
	}
	assert_true(kith_agreement_confidence(all, 3, 0, confidence, NULL));
	for (int i = 0; i < 5; i++) {
		assert_near(confidence[i], expected[i]);
	}
	assert_true(isnan(confidence[5]));
	assert_true(kith_agreement_confidence(all, 1, 0, confidence, NULL));
	assert_true(isnan(confidence[0]));
	for (int r = 0; r < 3; r++) {
		kith_partition_finish(&all[r]);
	}
}

static void the_mean_is_over_all_pairs(void **state)
{
	(void)state;
	const uint32_t of[3][5] = {{0, 0, 0, 1, 1}, {0, 0, 1, 1, 1}, {0, 1, 0, 1, 0}};
	struct kith_partition all[3];
	double mean, sum = 0;
	for (int r = 0; r < 3; r++) {
		all[r] = grouping(of[r], 5);
		sum += compared(of[r], of[(r + 1) % 3], 5).ami;
	}
	assert_true(kith_agreement_mean(all, 3, &mean, NULL));
	assert_near(mean, sum / 3);
	assert_true(kith_agreement_mean(all, 1, &mean, NULL));
	assert_true(isnan(mean));
	for (int r = 0; r < 3; r++) {
		kith_partition_finish(&all[r]);
	}
}

static void karates_circles_agree_with_its_clubs_as_known(void **state)
{
	(void)state;
	struct reference reference = {0};
	if (!reference_read(&reference, "karate", false)) {
		skip();
	}
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 20};
	struct kith_leiden_result result;
	struct kith_partition clubs;
	struct kith_agreement agreement;
	assert_true(kith_leiden_find(reference.csr, reference.csr, &options, &result, NULL));
	assert_true(kith_partition_from_cells(
		&clubs, reference.cell, reference.csr->n, reference.cells, NULL));
	assert_true(kith_agreement_of(&result.all[result.best], &clubs, &agreement, NULL));
	assert_true(fabs(agreement.ami - 0.56666587807) < 1e-9);
	kith_partition_finish(&clubs);
	kith_leiden_finish(&result);
	reference_finish(&reference);
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	const uint32_t of[2][5] = {{0, 0, 0, 1, 1}, {0, 0, 1, 1, 1}};
	struct kith_partition all[2] = {grouping(of[0], 5), grouping(of[1], 5)};
	long successes = 0;
	for (bool done = false; !done; successes++) {
		double confidence[5], mean;
		kith_array_fail_after(successes);
		done = kith_agreement_mean(all, 2, &mean, NULL) &&
		       kith_agreement_confidence(all, 2, 0, confidence, NULL);
		kith_array_fail_after(-1);
	}
	assert_int_equal(successes - 1, 17);
	kith_partition_finish(&all[0]);
	kith_partition_finish(&all[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreement_is_its_definition),
		cmocka_unit_test(known_pairs_have_known_agreement),
		cmocka_unit_test(the_same_groups_agree_fully),
		cmocka_unit_test(people_without_a_group_are_left_out),
		cmocka_unit_test(who_changes_circles_is_less_sure),
		cmocka_unit_test(the_mean_is_over_all_pairs),
		cmocka_unit_test(karates_circles_agree_with_its_clubs_as_known),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
