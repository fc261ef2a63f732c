/* Claims about the search for triangles, in vector registers and without. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "csr/triangle_search.h"

enum { MEMBERS = 200, ALL = 300, ROWS = MEMBERS * MEMBERS / 2 + (ALL - MEMBERS) * 40 };

/* Rows of all lengths: members who mostly know each other, and others who know some of them. */
static kith_csr *club(uint64_t seed)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	g_autofree uint32_t *source = g_new(uint32_t, ROWS), *target = g_new(uint32_t, ROWS);
	size_t rows = 0;
	for (uint32_t i = 0; i < ALL; i++) {
		uint32_t many = i < MEMBERS ? i : (uint32_t)kith_random_below(&random, 40);
		for (uint32_t k = 0; k < many; k++) {
			source[rows] = i;
			target[rows++] = (uint32_t)kith_random_below(&random, MIN(i, MEMBERS));
		}
	}
	struct kith_arcs arcs = {.n = ALL, .m = rows, .source = source, .target = target};
	return kith_csr_new(&arcs, NULL);
}

/* The triangles of u, one after the other, as v, w and slot. */
static GArray *triangles_of(struct kith_triangle_search *search, uint32_t u)
{
	GArray *all = g_array_new(false, false, sizeof(uint64_t));
	struct kith_triangles_found found;
	kith_triangle_search_start(search, u);
	do {
		kith_triangle_search_next(search, &found);
		assert_int_equal(found.u, u);
		for (uint32_t k = 0; k < found.count; k++) {
			uint64_t triangle[] = {found.v[k], found.w[k], found.slot[k]};
			g_array_append_vals(all, triangle, G_N_ELEMENTS(triangle));
		}
	} while (!found.last);
	return all;
}

static GArray *triangles_by_definition(const kith_forward *forward, uint32_t u)
{
	GArray *all = g_array_new(false, false, sizeof(uint64_t));
	const uint32_t *row = forward->after + forward->start[u];
	uint32_t degree = kith_forward_degree(forward, u);
	for (uint64_t v = 0; v < degree; v++) {
		uint64_t slot = forward->start[row[v]], end = forward->start[row[v] + 1];
		for (; slot < end; slot++) {
			for (uint64_t w = 0; w < degree; w++) {
				if (row[w] == forward->after[slot]) {
					uint64_t triangle[] = {v, w, slot};
					g_array_append_vals(all, triangle, G_N_ELEMENTS(triangle));
				}
			}
		}
	}
	return all;
}

static void both_ways_find_the_same_in_the_same_order(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 6; seed++) {
		g_autoptr(kith_csr) csr = club(seed);
		g_autoptr(kith_forward) forward = kith_forward_new(csr, NULL);
		assert_true(forward->longest > 64);
		for (int wide = 0; wide < 2; wide++) {
			struct kith_triangle_search *search =
				kith_triangle_search_new(forward, wide, NULL);
			for (uint32_t u = 0; u < ALL; u++) {
				g_autoptr(GArray) expected = triangles_by_definition(forward, u);
				g_autoptr(GArray) found = triangles_of(search, u);
				assert_int_equal(found->len, expected->len);
				assert_memory_equal(found->data, expected->data,
					expected->len * sizeof(uint64_t));
			}
			kith_triangle_search_free(search);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_ways_find_the_same_in_the_same_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
