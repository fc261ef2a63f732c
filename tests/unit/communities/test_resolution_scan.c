/* Claims about communities over a range of resolutions. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/resolution_scan.h"

#include "unit/networks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define STEPS 9

static void cliques_are_a_plateau(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_of_cliques(6, 6);
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 4};
	struct kith_resolution_step step[STEPS];
	struct kith_resolution_profile profile = {STEPS, step};
	assert_true(kith_resolution_scan(csr, csr, &options, &profile, NULL));
	assert_true(fabs(step[4].resolution - 1) < 1e-12);
	assert_true(fabs(step[6].resolution - 2) < 1e-12);
	for (size_t k = 3; k < STEPS; k++) {
		assert_int_equal(step[k].communities, 6);
		assert_int_equal(step[k].plateau, step[STEPS - 1].plateau);
		assert_true(fabs(step[k].agreement - 1) < 1e-12);
		assert_true(fabs(step[k].modularity - step[4].modularity) < 1e-12);
	}
	assert_true(step[4].plateau > 0);
}

static void chance_has_no_plateau(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 81);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 200, 600, false, false);
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 3};
	struct kith_resolution_step step[STEPS];
	struct kith_resolution_profile profile = {STEPS, step};
	assert_true(kith_resolution_scan(csr, csr, &options, &profile, NULL));
	for (size_t k = 0; k < STEPS; k++) {
		assert_int_equal(step[k].plateau, 0);
		assert_true(k == 0 || step[k].communities >= step[k - 1].communities);
	}
	assert_true(step[4].agreement < 0.9);
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	const uint32_t ends[3][2] = {{0, 1}, {1, 2}, {2, 3}};
	g_autoptr(kith_csr) csr = network_of(4, 3, ends, NULL, false);
	struct kith_leiden_options options = {.resolution = 1, .seed = 1, .runs = 2};
	struct kith_resolution_step step[2];
	struct kith_resolution_profile profile = {2, step};
	bool done = false;
	long successes = 0;
	for (; !done; successes++) {
		kith_array_fail_after(successes);
		done = kith_resolution_scan(csr, csr, &options, &profile, NULL);
		kith_array_fail_after(-1);
	}
	assert_true(successes > 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cliques_are_a_plateau),
		cmocka_unit_test(chance_has_no_plateau),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
