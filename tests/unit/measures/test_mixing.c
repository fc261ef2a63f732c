/* Claims about ties between groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/mixing.h"

enum { GROUPS = 4 };

/* Everything by looking at all pairs of people. */
struct naive {
	double ties[GROUPS][GROUPS], weight[GROUPS][GROUPS], sent[GROUPS], received[GROUPS];
	double people[GROUPS], all;
};

static void count_all(struct naive *naive, const kith_csr *csr, const uint32_t *of)
{
	struct dense dense;
	small_dense(csr, &dense);
	*naive = (struct naive){0};
	for (uint32_t i = 0; i < csr->n; i++) {
		if (of[i] == KITH_NO_GROUP) {
			continue;
		}
		naive->people[of[i]]++;
		for (uint32_t j = 0; j < csr->n; j++) {
			if (dense.w[i][j] > 0 && of[j] != KITH_NO_GROUP) {
				naive->ties[of[i]][of[j]]++;
				naive->weight[of[i]][of[j]] += dense.w[i][j];
				naive->sent[of[i]]++;
				naive->received[of[j]]++;
				naive->all++;
			}
		}
	}
}

/* The cell of two groups, without ties where there is none. Undirected: in either order. */
static struct kith_mixing_cell cell_at(const struct kith_mixing *mixing, uint32_t g, uint32_t h)
{
	for (size_t k = 0; k < mixing->cells; k++) {
		const struct kith_mixing_cell *cell = &mixing->cell[k];
		bool turned = !mixing->directed && cell->group == h && cell->other == g;
		if ((cell->group == g && cell->other == h) || turned) {
			return *cell;
		}
	}
	return (struct kith_mixing_cell){g, h, 0, 0};
}

static void check_cell(
	const struct kith_mixing *mixing, const struct naive *naive, uint32_t g, uint32_t h)
{
	/* Seen from all pairs, an undirected tie within a group is met twice. */
	double twice = !mixing->directed && g == h ? 2 : 1;
	struct kith_mixing_cell cell = cell_at(mixing, g, h);
	assert_close((double)cell.ties, naive->ties[g][h] / twice);
	assert_close(cell.weight, naive->weight[g][h] / twice);
	double others = naive->people[h] - (g == h);
	assert_close(kith_mixing_pairs(mixing, g, h), naive->people[g] * others / twice);
	double expected = naive->all > 0 ? naive->sent[g] * naive->received[h] / naive->all : 0;
	assert_close(kith_mixing_expected(mixing, g, h), expected / twice);
}

static double naive_assortativity(const struct naive *naive)
{
	double within = 0, chance = 0;
	for (size_t g = 0; g < GROUPS; g++) {
		within += naive->ties[g][g] / naive->all;
		chance += naive->sent[g] * naive->received[g] / (naive->all * naive->all);
	}
	return naive->all > 0 && chance < 1 ? (within - chance) / (1 - chance) : NAN;
}

static void mixing_agrees_with_counting_all_pairs(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 3000; seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		struct kith_random random;
		struct naive naive;
		struct kith_mixing mixing;
		uint32_t of[SMALL_MOST];
		kith_random_init(&random, seed);
		for (size_t i = 0; i < csr->n; i++) {
			uint32_t group = (uint32_t)kith_random_below(&random, GROUPS + 1);
			of[i] = group == GROUPS ? KITH_NO_GROUP : group;
		}
		struct kith_partition partition = {csr->n, GROUPS, of};
		count_all(&naive, csr, of);
		assert_true(kith_mixing_find(csr, &partition, &mixing, NULL));
		double expected = 0;
		for (uint32_t g = 0; g < GROUPS; g++) {
			assert_close((double)mixing.people[g], naive.people[g]);
			for (uint32_t h = 0; h < GROUPS; h++) {
				check_cell(&mixing, &naive, g, h);
				bool once = csr->directed || g <= h;
				expected += once ? kith_mixing_expected(&mixing, g, h) : 0;
			}
		}
		assert_close(expected, (double)mixing.ties);
		assert_close(kith_mixing_assortativity(&mixing), naive_assortativity(&naive));
		kith_mixing_finish(&mixing);
	}
}

static void groups_that_keep_to_themselves_are_assortative(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 2, (const uint32_t[2][2]){{0, 1}, {2, 3}});
	g_autoptr(kith_csr) csr = small_csr(&small);
	uint32_t of[4] = {0, 0, 1, 1}, across[4] = {0, 1, 0, 1};
	struct kith_mixing mixing;
	assert_true(kith_mixing_find(csr, &(struct kith_partition){4, 2, of}, &mixing, NULL));
	assert_close(kith_mixing_assortativity(&mixing), 1);
	assert_int_equal(mixing.cells, 2);
	kith_mixing_finish(&mixing);
	assert_true(kith_mixing_find(csr, &(struct kith_partition){4, 2, across}, &mixing, NULL));
	assert_close(kith_mixing_assortativity(&mixing), -1);
	assert_close(kith_mixing_expected(&mixing, 0, 1), 1);
	kith_mixing_finish(&mixing);
}

static void lack_of_memory_is_said(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 2, (const uint32_t[2][2]){{0, 1}, {2, 3}});
	g_autoptr(kith_csr) csr = small_csr(&small);
	uint32_t of[4] = {0, 0, 1, 1};
	for (long after = 0; after < 8; after++) {
		struct kith_mixing mixing;
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(after);
		assert_false(
			kith_mixing_find(csr, &(struct kith_partition){4, 2, of}, &mixing, &error));
		kith_array_fail_after(-1);
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mixing_agrees_with_counting_all_pairs),
		cmocka_unit_test(groups_that_keep_to_themselves_are_assortative),
		cmocka_unit_test(lack_of_memory_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
