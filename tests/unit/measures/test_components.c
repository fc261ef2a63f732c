/* Claims about components, cutpoints, bridges and cores. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/components.h"

/* Smallest person reachable from each (KITH_NOBODY for `gone`), without the tie a - b. */
static void smallest_reachable(
	const struct dense *dense, uint32_t gone, uint32_t a, uint32_t b, uint32_t *smallest)
{
	for (uint32_t i = 0; i < dense->n; i++) {
		smallest[i] = i == gone ? KITH_NOBODY : i;
	}
	for (size_t round = 0; round < dense->n; round++) {
		for (uint32_t i = 0; i < dense->n; i++) {
			for (uint32_t j = 0; j < dense->n; j++) {
				bool cut = (i == a && j == b) || (i == b && j == a);
				if (dense->w[i][j] > 0 && !cut && i != gone && j != gone) {
					smallest[i] = MIN(smallest[i], smallest[j]);
				}
			}
		}
	}
}

static uint32_t count_equal(const uint32_t *list, size_t n, uint32_t value)
{
	uint32_t count = 0;
	for (size_t i = 0; i < n; i++) {
		count += list[i] == value;
	}
	return count;
}

static void check_person(const struct dense *dense, const struct kith_cuts *cuts, uint32_t i)
{
	uint32_t smallest[SMALL_MOST], parts = 0, people = 0, largest = 0;
	smallest_reachable(dense, i, KITH_NOBODY, KITH_NOBODY, smallest);
	for (uint32_t part = 0; part < dense->n; part++) {
		bool touches = false;
		for (uint32_t j = 0; j < dense->n; j++) {
			touches |= smallest[j] == part && dense->w[i][j] > 0;
		}
		if (touches) {
			uint32_t size = count_equal(smallest, dense->n, part);
			parts++;
			people += size;
			largest = MAX(largest, size);
		}
	}
	assert_int_equal(cuts->parts[i], parts);
	assert_int_equal(cuts->cut_off[i], people - largest);
}

static void check_tie(const struct dense *dense, uint32_t side, uint32_t i, uint32_t j)
{
	uint32_t smallest[SMALL_MOST];
	smallest_reachable(dense, KITH_NOBODY, i, j, smallest);
	uint32_t at_i = count_equal(smallest, dense->n, smallest[i]);
	uint32_t at_j = count_equal(smallest, dense->n, smallest[j]);
	assert_int_equal(side, smallest[i] == smallest[j] ? 0 : MIN(at_i, at_j));
}

static void cuts_are_what_taking_away_shows(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 1500; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct dense dense;
		small_dense(csr, &dense);
		struct kith_cuts cuts;
		assert_true(kith_cuts_find(csr, &cuts, NULL));
		for (uint32_t i = 0; i < csr->n; i++) {
			check_person(&dense, &cuts, i);
			for (uint32_t j = i + 1; j < csr->n; j++) {
				if (dense.w[i][j] > 0) {
					check_tie(&dense, cuts.side[small_tie(csr, i, j)], i, j);
				}
			}
		}
		kith_cuts_finish(&cuts);
	}
}

static void components_are_who_can_be_reached(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 1500; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		g_autoptr(kith_csr) both = small_both(&small);
		struct dense dense;
		uint32_t smallest[SMALL_MOST], largest = UINT32_MAX;
		struct kith_partition components;
		small_dense(both, &dense);
		smallest_reachable(&dense, KITH_NOBODY, KITH_NOBODY, KITH_NOBODY, smallest);
		assert_true(kith_components_find(csr, &components, NULL));
		for (uint32_t i = 0; i < csr->n; i++) {
			assert_true(components.of[i] < components.groups);
			for (uint32_t j = 0; j < i; j++) {
				assert_int_equal(components.of[i] == components.of[j],
					smallest[i] == smallest[j]);
			}
		}
		for (uint32_t c = 0; c < components.groups; c++) {
			uint32_t size = count_equal(components.of, csr->n, c);
			assert_true(size > 0 && size <= largest);
			largest = size;
		}
		g_free(components.of);
	}
}

/* A core by its definition: take away whoever has fewer than k contacts left, again and again. */
static bool in_core(const struct dense *dense, uint32_t person, uint32_t k)
{
	bool in[SMALL_MOST];
	for (uint32_t i = 0; i < dense->n; i++) {
		in[i] = true;
	}
	for (size_t round = 0; round < dense->n; round++) {
		for (uint32_t i = 0; i < dense->n; i++) {
			uint32_t contacts = 0;
			for (uint32_t j = 0; j < dense->n; j++) {
				contacts += in[j] && dense->w[i][j] > 0;
			}
			in[i] = in[i] && contacts >= k;
		}
	}
	return in[person];
}

static void coreness_is_the_last_core_a_person_is_in(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 600; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_both(&small);
		struct dense dense;
		uint32_t coreness[SMALL_MOST];
		small_dense(csr, &dense);
		assert_true(kith_components_coreness(csr, coreness, NULL));
		for (uint32_t i = 0; i < csr->n; i++) {
			assert_true(in_core(&dense, i, coreness[i]));
			assert_false(in_core(&dense, i, coreness[i] + 1));
		}
	}
}

static void components_are_numbered_by_falling_size(void **state)
{
	(void)state;
	const uint32_t pairs[][2] = {{1, 2}, {3, 4}, {4, 5}, {7, 6}};
	struct small small = small_pairs(8, G_N_ELEMENTS(pairs), pairs);
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_partition components;
	assert_true(kith_components_find(csr, &components, NULL));
	const uint32_t expected[] = {3, 1, 1, 0, 0, 0, 2, 2};
	assert_int_equal(components.groups, 4);
	assert_memory_equal(components.of, expected, sizeof expected);
	g_free(components.of);
}

static void a_bow_tie_hangs_on_its_knot(void **state)
{
	(void)state;
	const uint32_t pairs[][2] = {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}, {2, 4}, {4, 5}};
	struct small small = small_pairs(6, G_N_ELEMENTS(pairs), pairs);
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_cuts cuts;
	assert_true(kith_cuts_find(csr, &cuts, NULL));
	const uint32_t parts[] = {1, 1, 2, 1, 2, 1}, cut_off[] = {0, 0, 2, 0, 1, 0};
	const uint32_t side[] = {0, 0, 0, 0, 0, 0, 1};
	assert_memory_equal(cuts.parts, parts, sizeof parts);
	assert_memory_equal(cuts.cut_off, cut_off, sizeof cut_off);
	assert_memory_equal(cuts.side, side, sizeof side);
	kith_cuts_finish(&cuts);
}

static void a_star_falls_into_all_its_rays(void **state)
{
	(void)state;
	const uint32_t pairs[][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
	struct small small = small_pairs(6, G_N_ELEMENTS(pairs), pairs);
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_cuts cuts;
	uint32_t coreness[6];
	assert_true(kith_cuts_find(csr, &cuts, NULL));
	assert_true(kith_components_coreness(csr, coreness, NULL));
	const uint32_t parts[] = {4, 1, 1, 1, 1, 0}, cores[] = {1, 1, 1, 1, 1, 0};
	assert_memory_equal(cuts.parts, parts, sizeof parts);
	assert_memory_equal(coreness, cores, sizeof cores);
	assert_int_equal(cuts.cut_off[0], 3);
	assert_int_equal(cuts.side[2], 1);
	kith_cuts_finish(&cuts);
}

static void nobody_and_one_person_are_no_trouble(void **state)
{
	(void)state;
	for (size_t n = 0; n < 2; n++) {
		struct small small = {.n = n, .m = n}; /* one person with a loop */
		g_autoptr(kith_csr) csr = small_csr(&small);
		struct kith_partition components;
		struct kith_cuts cuts;
		uint32_t coreness[1] = {9};
		assert_true(kith_components_find(csr, &components, NULL));
		assert_true(kith_cuts_find(csr, &cuts, NULL));
		assert_true(kith_components_coreness(csr, coreness, NULL));
		assert_int_equal(components.groups, n);
		assert_int_equal(cuts.parts[0] + cuts.cut_off[0], 0);
		assert_int_equal(coreness[0], n ? 0 : 9);
		g_free(components.of);
		kith_cuts_finish(&cuts);
	}
}

/* Recursion would run out of stack here. */
static void a_path_of_a_million_people_is_walked(void **state)
{
	(void)state;
	enum { PEOPLE = 1000000 };
	g_autofree uint32_t *ends = g_new(uint32_t, PEOPLE);
	for (uint32_t i = 0; i < PEOPLE; i++) {
		ends[i] = i;
	}
	struct kith_arcs arcs = {.n = PEOPLE, .m = PEOPLE - 1, .source = ends, .target = ends + 1};
	g_autoptr(kith_csr) csr = kith_csr_new(&arcs, NULL);
	struct kith_cuts cuts;
	assert_true(kith_cuts_find(csr, &cuts, NULL));
	assert_int_equal(cuts.side[0], 1);
	assert_int_equal(cuts.side[PEOPLE / 2 - 1], PEOPLE / 2);
	assert_int_equal(cuts.cut_off[PEOPLE / 2], PEOPLE / 2 - 1);
	kith_cuts_finish(&cuts);
}

static void running_out_of_memory_is_an_error(void **state)
{
	(void)state;
	struct small small = small_random(4);
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_partition components = {0};
	struct kith_cuts cuts = {0};
	uint32_t coreness[SMALL_MOST];
	for (int k = 0; k < 3; k++) {
		g_autoptr(GError) one = NULL, two = NULL, three = NULL;
		kith_array_fail_after(k);
		assert_false(kith_components_find(csr, &components, &one));
		kith_array_fail_after(k);
		assert_false(kith_cuts_find(csr, &cuts, &two));
		kith_array_fail_after(k);
		assert_false(kith_components_coreness(csr, coreness, &three));
		assert_true(g_error_matches(one, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_true(g_error_matches(two, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_true(g_error_matches(three, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_null(components.of);
		assert_null(cuts.parts);
	}
	kith_array_fail_after(-1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_are_what_taking_away_shows),
		cmocka_unit_test(components_are_who_can_be_reached),
		cmocka_unit_test(coreness_is_the_last_core_a_person_is_in),
		cmocka_unit_test(components_are_numbered_by_falling_size),
		cmocka_unit_test(a_bow_tie_hangs_on_its_knot),
		cmocka_unit_test(a_star_falls_into_all_its_rays),
		cmocka_unit_test(nobody_and_one_person_are_no_trouble),
		cmocka_unit_test(a_path_of_a_million_people_is_walked),
		cmocka_unit_test(running_out_of_memory_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
