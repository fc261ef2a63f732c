/* Claims about who is near. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/nearby.h"

#include <string.h>

#include "unit/small_graphs.h"

#define assert_near(a, b, tolerance) assert_true(fabs((double)(a) - (double)(b)) <= (tolerance))

#define SEEDS 600

static void mutual_contacts_equal_those_of_a_table(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) both = small_both(&small);
		struct dense dense;
		small_dense(both, &dense);
		for (uint32_t a = 0; a < small.n; a++) {
			for (uint32_t b = 0; b < small.n; b++) {
				uint32_t mutual[SMALL_MOST + 1];
				size_t count = kith_nearby_mutual(both, a, b, mutual), met = 0;
				double allocation = 0;
				for (uint32_t z = 0; z < small.n; z++) {
					if (dense.w[a][z] > 0 && dense.w[b][z] > 0) {
						assert_int_equal(mutual[met++], z);
						allocation += 1.0 / kith_csr_degree(both, z);
					}
				}
				assert_int_equal(count, met);
				assert_near(kith_nearby_allocation(both, a, b), allocation, 1e-12);
			}
		}
	}
}

/* A hub of 200 and somebody with one tie: the rows are compared by looking up. */
static void a_hubs_mutual_contacts_are_found_too(void **state)
{
	(void)state;
	uint32_t source[202], target[202];
	struct kith_arcs arcs = {.n = 203, .source = source, .target = target};
	for (uint32_t i = 1; i <= 200; i++) {
		source[arcs.m] = 0;
		target[arcs.m++] = i;
	}
	source[arcs.m] = 201;
	target[arcs.m++] = 77;
	source[arcs.m] = 201;
	target[arcs.m++] = 202;
	g_autoptr(kith_csr) both = kith_csr_new(&arcs, NULL);
	uint32_t mutual[4];
	assert_int_equal(kith_nearby_mutual(both, 0, 201, mutual), 1);
	assert_int_equal(mutual[0], 77);
	assert_int_equal(kith_nearby_mutual(both, 201, 0, NULL), 1);
}

static void allocations_of_everybody_at_once_are_the_same(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) both = small_both(&small);
		double score[SMALL_MOST] = {0};
		uint32_t me = (uint32_t)(seed % small.n);
		kith_nearby_allocations(both, me, score);
		for (uint32_t i = 0; i < small.n; i++) {
			assert_near(score[i], kith_nearby_allocation(both, me, i), 1e-12);
		}
	}
}

static double allocation_of(size_t n, size_t m, const uint32_t (*pairs)[2], uint32_t a, uint32_t b)
{
	struct small small = small_pairs(n, m, pairs);
	g_autoptr(kith_csr) both = small_both(&small);
	return kith_nearby_allocation(both, a, b);
}

static void allocation_of_small_graphs_worked_out_by_hand(void **state)
{
	(void)state;
	static const uint32_t complete[][2] = {
		{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}};
	static const uint32_t path[][2] = {{0, 1}, {1, 2}};
	static const uint32_t star[][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
	static const uint32_t chain[][2] = {{0, 1}, {0, 2}, {2, 3}};
	assert_near(allocation_of(5, 10, complete, 0, 1), .75, 1e-15);
	assert_near(allocation_of(3, 2, path, 0, 2), .5, 1e-15);
	assert_near(allocation_of(5, 4, star, 1, 2), .25, 1e-15);
	assert_near(allocation_of(4, 3, chain, 0, 3), .5, 1e-15);
	assert_near(allocation_of(4, 3, chain, 1, 2), .5, 1e-15);
	assert_near(allocation_of(4, 3, chain, 1, 3), 0, 0);
}

static void people_within_reach_equal_those_of_squaring_the_table(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) rows = small_csr(&small);
		unsigned steps[SMALL_MOST];
		uint32_t me = (uint32_t)(seed % small.n);
		for (uint32_t i = 0; i < small.n; i++) {
			steps[i] = i == me ? 0 : 99;
		}
		for (unsigned round = 0; round < small.n; round++) {
			for (uint32_t i = 0; i < small.n; i++) {
				for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
					uint32_t j = rows->to[e];
					steps[j] = MIN(steps[j], steps[i] + 1);
				}
			}
		}
		for (unsigned limit = 1; limit < 5; limit++) {
			g_autoptr(GArray) near = kith_nearby_within(rows, me, limit, NULL);
			size_t met = 0;
			bool seen[SMALL_MOST] = {false};
			unsigned last = 2;
			for (uint32_t i = 0; i < small.n; i++) {
				met += steps[i] >= 2 && steps[i] <= limit;
			}
			assert_int_equal(near->len, met);
			for (guint k = 0; k < near->len; k++) {
				struct kith_neighbour *next =
					&g_array_index(near, struct kith_neighbour, k);
				assert_false(seen[next->person]);
				seen[next->person] = true;
				assert_int_equal(next->steps, steps[next->person]);
				assert_true(next->steps >= last);
				last = next->steps;
			}
		}
	}
}

static void page_rank_equals_a_thousand_rounds_of_walking(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 200; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) both = small_both(&small);
		struct dense dense;
		small_dense(both, &dense);
		uint32_t me = (uint32_t)(seed % small.n);
		double rank[SMALL_MOST] = {0}, score[SMALL_MOST] = {0};
		rank[me] = 1;
		for (int round = 0; round < 300; round++) {
			double next[SMALL_MOST] = {0};
			next[me] = .15;
			for (size_t i = 0; i < small.n; i++) {
				double strength = 0;
				for (size_t j = 0; j < small.n; j++) {
					strength += dense.w[i][j];
				}
				for (size_t j = 0; j < small.n; j++) {
					next[j] += strength > 0 ? .85 * rank[i] * dense.w[i][j] /
									  strength
								: 0;
				}
				next[me] += strength > 0 ? 0 : .85 * rank[i];
			}
			memcpy(rank, next, sizeof rank);
		}
		assert_true(kith_nearby_page_rank(both, me, .85, score, NULL));
		for (size_t i = 0; i < small.n; i++) {
			assert_near(score[i], rank[i], 1e-9);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(allocation_of_small_graphs_worked_out_by_hand),
		cmocka_unit_test(a_hubs_mutual_contacts_are_found_too),
		cmocka_unit_test(mutual_contacts_equal_those_of_a_table),
		cmocka_unit_test(allocations_of_everybody_at_once_are_the_same),
		cmocka_unit_test(people_within_reach_equal_those_of_squaring_the_table),
		cmocka_unit_test(page_rank_equals_a_thousand_rounds_of_walking),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
