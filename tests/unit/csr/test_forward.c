/* Claims about the triangles found along ties that stand once. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "csr/forward.h"

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

static void note(void *data, const struct kith_triangles_found *found, void *row)
{
	GArray *const *of = data;
	uint32_t *visits = row;
	for (uint32_t k = 0; k < found->count; k++) {
		uint64_t triangle[] = {found->v, found->w[k], found->slot[k]};
		g_array_append_vals(of[found->u], triangle, G_N_ELEMENTS(triangle));
		visits[found->w[k]]++;
	}
}

/* Each u has a row of its own, zeroed at first, that knows of all visits. */
static void note_end(void *data, uint32_t u, void *row, bool alone)
{
	GArray *const *of = data;
	uint32_t *visits = row;
	guint sum = 0;
	for (uint32_t k = 0; k < ALL; k++) {
		sum += visits[k];
		visits[k] = 0;
	}
	assert_true(alone);
	assert_int_equal(3 * sum, of[u]->len);
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

static void triangles_are_those_of_the_definition_in_order(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 6; seed++) {
		g_autoptr(kith_csr) csr = club(seed);
		g_autoptr(kith_forward) forward = kith_forward_new(csr, NULL);
		GArray *of[ALL];
		assert_true(forward->longest > 64);
		for (uint32_t u = 0; u < ALL; u++) {
			of[u] = g_array_new(false, false, sizeof(uint64_t));
		}
		struct kith_forward_visit visit = {.data = of,
			.bytes = sizeof(uint32_t) * ALL,
			.triangles = note,
			.end = note_end};
		assert_true(kith_forward_triangles(forward, &visit, NULL));
		for (uint32_t u = 0; u < ALL; u++) {
			g_autoptr(GArray) expected = triangles_by_definition(forward, u);
			assert_int_equal(of[u]->len, expected->len);
			assert_memory_equal(
				of[u]->data, expected->data, expected->len * sizeof(uint64_t));
			g_array_unref(of[u]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(triangles_are_those_of_the_definition_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
