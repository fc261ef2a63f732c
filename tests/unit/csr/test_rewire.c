/* Claims about networks drawn anew. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "csr/rewire.h"
#include "unit/networks.h"

struct dyads {
	size_t mutual, one_way, none;
};

static struct dyads count_dyads(const kith_csr *csr)
{
	struct dense dense;
	struct dyads dyads = {0};
	small_dense(csr, &dense);
	for (size_t i = 0; i < dense.n; i++) {
		for (size_t j = i + 1; j < dense.n; j++) {
			int ways = (dense.w[i][j] > 0) + (dense.w[j][i] > 0);
			dyads.mutual += ways == 2;
			dyads.one_way += ways == 1;
			dyads.none += ways == 0;
		}
	}
	return dyads;
}

static void drawn_networks_keep_their_dyads(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		struct kith_random random;
		kith_random_init(&random, seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		g_autoptr(kith_csr) drawn = kith_redraw(csr, &random, NULL);
		struct dyads before = count_dyads(csr), after = count_dyads(drawn);
		assert_int_equal(before.mutual, after.mutual);
		assert_int_equal(before.one_way, after.one_way);
		assert_int_equal(before.none, after.none);
		assert_int_equal(csr->directed, drawn->directed);
		assert_null(drawn->weight);
	}
}

/* Four people, one pair tied both ways and one one way: 6 * 5 * 2 networks. */
static void all_networks_are_equally_likely(void **state)
{
	(void)state;
	static const uint32_t arcs[][2] = {{0, 1}, {1, 0}, {2, 3}};
	enum { DRAWS = 60000, NETWORKS = 60 };
	unsigned seen[1 << 16] = {0}, different = 0;
	double chi = 0;
	struct kith_random random;
	kith_random_init(&random, 5);
	g_autoptr(kith_csr) csr = network_of(4, 3, arcs, NULL, true);
	for (int draw = 0; draw < DRAWS; draw++) {
		g_autoptr(kith_csr) drawn = kith_redraw(csr, &random, NULL);
		unsigned key = 0;
		for (uint32_t i = 0; i < 4; i++) {
			for (uint64_t e = drawn->start[i]; e < drawn->start[i + 1]; e++) {
				key |= 1u << (4 * i + drawn->to[e]);
			}
		}
		seen[key]++;
	}
	for (size_t key = 0; key < 1 << 16; key++) {
		double expected = (double)DRAWS / (double)NETWORKS;
		different += seen[key] > 0;
		chi += seen[key] ? pow(seen[key] - expected, 2) / expected : 0;
	}
	assert_int_equal(different, NETWORKS);
	assert_true(chi < 110); /* 59 degrees of freedom: one time in 20,000 above */
}

static void a_failed_allocation_is_told(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	struct kith_random random;
	kith_random_init(&random, 1);
	for (long successes = 0;; successes++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(successes);
		g_autoptr(kith_csr) drawn = kith_redraw(csr, &random, &error);
		assert_true((drawn == NULL) == (error != NULL));
		if (drawn) {
			break;
		}
	}
	kith_array_fail_after(-1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drawn_networks_keep_their_dyads),
		cmocka_unit_test(all_networks_are_equally_likely),
		cmocka_unit_test(a_failed_allocation_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
