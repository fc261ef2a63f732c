/* Claims about the triad census. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>
#include <string.h>

#include "measures/triads.h"
#include "unit/networks.h"

/* A graph as the census takes it. */
struct counted {
	kith_csr *out, *in, *both;
	struct kith_triads_input input;
	struct kith_triads census;
};

static void counted_init(struct counted *counted, kith_csr *out)
{
	counted->out = out;
	counted->in = out->directed ? kith_csr_reverse(out, NULL) : out;
	counted->both = out->directed ? kith_csr_symmetric(out, NULL) : out;
	counted->input = (struct kith_triads_input){out, counted->in, counted->both};
	assert_true(kith_triads_count(&counted->input, &counted->census, NULL));
}

static void counted_finish(struct counted *counted)
{
	if (counted->in != counted->out) {
		kith_csr_free(counted->in);
		kith_csr_free(counted->both);
	}
	kith_csr_free(counted->out);
}

/* One triad of each class, as it is drawn in the literature: people 0, 1, 2. */
static const struct {
	enum kith_triad triad;
	int arcs;
	uint32_t arc[6][2];
} drawn[KITH_TRIADS] = {
	{KITH_TRIAD_003, 0, {{0, 0}}},
	{KITH_TRIAD_012, 1, {{0, 1}}},
	{KITH_TRIAD_102, 2, {{0, 1}, {1, 0}}},
	{KITH_TRIAD_021D, 2, {{1, 0}, {1, 2}}},
	{KITH_TRIAD_021U, 2, {{0, 1}, {2, 1}}},
	{KITH_TRIAD_021C, 2, {{0, 1}, {1, 2}}},
	{KITH_TRIAD_111D, 3, {{0, 1}, {1, 0}, {2, 1}}},
	{KITH_TRIAD_111U, 3, {{0, 1}, {1, 0}, {1, 2}}},
	{KITH_TRIAD_030T, 3, {{0, 1}, {1, 2}, {0, 2}}},
	{KITH_TRIAD_030C, 3, {{0, 1}, {1, 2}, {2, 0}}},
	{KITH_TRIAD_201, 4, {{0, 1}, {1, 0}, {1, 2}, {2, 1}}},
	{KITH_TRIAD_120D, 4, {{1, 0}, {1, 2}, {0, 2}, {2, 0}}},
	{KITH_TRIAD_120U, 4, {{0, 1}, {2, 1}, {0, 2}, {2, 0}}},
	{KITH_TRIAD_120C, 4, {{0, 1}, {1, 2}, {0, 2}, {2, 0}}},
	{KITH_TRIAD_210, 5, {{0, 1}, {1, 2}, {2, 1}, {0, 2}, {2, 0}}},
	{KITH_TRIAD_300, 6, {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}, {2, 0}}},
};

static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

/* Six arcs among three people as six bits. */
static unsigned arcs_between(const struct dense *dense, const size_t three[3])
{
	unsigned bits = 0;
	for (int i = 0; i < 3; i++) {
		for (int j = 0; j < 3; j++) {
			bool tied = i != j && dense->w[three[i]][three[j]] > 0;
			bits |= (unsigned)tied << (3 * i + j);
		}
	}
	return bits;
}

/* The class whose drawing three people are in some order, of all that six arcs can be. */
static const enum kith_triad *naive_classes(void)
{
	static enum kith_triad class_of[1 << 9];
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		for (size_t order = 0; order < 6; order++) {
			const int *as = orders[order];
			unsigned bits = 0;
			for (int k = 0; k < drawn[triad].arcs; k++) {
				bits |= 1u << (3 * as[drawn[triad].arc[k][0]] +
						as[drawn[triad].arc[k][1]]);
			}
			class_of[bits] = drawn[triad].triad;
		}
	}
	return class_of;
}

static void naive_census(const struct dense *dense, uint64_t census[KITH_TRIADS])
{
	const enum kith_triad *class_of = naive_classes();
	memset(census, 0, KITH_TRIADS * sizeof *census);
	for (size_t i = 0; i < dense->n; i++) {
		for (size_t j = i + 1; j < dense->n; j++) {
			for (size_t k = j + 1; k < dense->n; k++) {
				census[class_of[arcs_between(dense, (size_t[]){i, j, k})]]++;
			}
		}
	}
}

static void the_census_is_that_of_all_threes(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(3000); seed++) {
		struct small small = small_random(seed);
		struct counted counted;
		struct dense dense;
		uint64_t naive[KITH_TRIADS];
		counted_init(&counted, small_csr(&small));
		small_dense(counted.out, &dense);
		naive_census(&dense, naive);
		for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
			assert_int_equal(counted.census.of[triad], naive[triad]);
		}
		counted_finish(&counted);
	}
}

static void each_class_is_as_it_is_drawn(void **state)
{
	(void)state;
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		struct counted counted;
		counted_init(&counted,
			network_of(3, (size_t)drawn[triad].arcs, drawn[triad].arc, NULL, true));
		for (size_t other = 0; other < KITH_TRIADS; other++) {
			assert_int_equal(counted.census.of[other], other == drawn[triad].triad);
		}
		counted_finish(&counted);
	}
}

static void other_numbers_for_people_change_nothing(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 500; seed++) {
		uint32_t to[SMALL_MOST];
		struct small small = small_random(seed), other = small_relabelled(&small, seed, to);
		struct counted one, two;
		counted_init(&one, small_csr(&small));
		counted_init(&two, small_csr(&other));
		assert_memory_equal(&one.census, &two.census, sizeof one.census);
		counted_finish(&one);
		counted_finish(&two);
	}
}

static void a_tie_without_direction_goes_both_ways(void **state)
{
	(void)state;
	struct counted counted;
	counted_init(&counted, network_karate());
	const uint64_t karate[KITH_TRIADS] = {[KITH_TRIAD_003] = 3971,
		[KITH_TRIAD_102] = 1575,
		[KITH_TRIAD_201] = 393,
		[KITH_TRIAD_300] = 45};
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		assert_int_equal(counted.census.of[triad], karate[triad]);
	}
	counted_finish(&counted);
}

/* A hub with three million contacts among ten million people: a number of 21 digits, at once. */
static void a_star_among_millions_is_counted_in_full(void **state)
{
	(void)state;
	enum { PEOPLE = 10000000, TIES = 3000000 };
	uint32_t(*ends)[2] = g_malloc(TIES * sizeof *ends);
	for (uint32_t r = 0; r < TIES; r++) {
		ends[r][0] = 0;
		ends[r][1] = r + 1;
	}
	struct counted counted;
	counted_init(&counted, network_of(PEOPLE, TIES, (const uint32_t(*)[2])ends, NULL, false));
	g_free(ends);
	unsigned __int128 n = PEOPLE, t = TIES, open = t * (t - 1) / 2,
			  single = t * (n - 2) - 2 * open;
	assert_true(counted.census.of[KITH_TRIAD_201] == open);
	assert_true(counted.census.of[KITH_TRIAD_102] == single);
	assert_true(counted.census.of[KITH_TRIAD_003] == n * (n - 1) * (n - 2) / 6 - open - single);
	assert_true(counted.census.of[KITH_TRIAD_003] > UINT64_MAX);
	counted_finish(&counted);
}

/* Sums over all graphs with the same number of pairs tied both ways and one way. */
struct ensemble {
	double graphs, sum[KITH_TRIADS], squares[KITH_TRIADS];
};

/* The graph whose pair p is tied as the p-th digit of `code` to the base 4 says. */
static void decode(size_t n, uint64_t code, struct dense *dense, size_t *both, size_t *one_way)
{
	*dense = (struct dense){.n = n};
	*both = *one_way = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++, code /= 4) {
			dense->w[i][j] = (double)(code & 1);
			dense->w[j][i] = (double)(code >> 1 & 1);
			*both += (code & 3) == 3;
			*one_way += (code & 3) == 1 || (code & 3) == 2;
		}
	}
}

static void add_graph(struct ensemble *ensemble, const struct dense *dense)
{
	uint64_t naive[KITH_TRIADS];
	naive_census(dense, naive);
	ensemble->graphs++;
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		double count = (double)naive[triad];
		ensemble->sum[triad] += count;
		ensemble->squares[triad] += count * count;
	}
}

static struct counted count_dense(const struct dense *dense)
{
	uint32_t ends[20][2];
	size_t m = 0;
	for (uint32_t i = 0; i < dense->n; i++) {
		for (uint32_t j = 0; j < dense->n; j++) {
			if (dense->w[i][j] > 0) {
				ends[m][0] = i;
				ends[m++][1] = j;
			}
		}
	}
	struct counted counted;
	counted_init(&counted, network_of(dense->n, m, (const uint32_t(*)[2])ends, NULL, true));
	return counted;
}

static void check_chance(const struct ensemble *ensemble, const struct dense *dense)
{
	struct counted counted = count_dense(dense);
	struct kith_triads_chance chance;
	kith_triads_expect(&counted.input, &counted.census, &chance);
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		double mean = ensemble->sum[triad] / ensemble->graphs;
		double variance = ensemble->squares[triad] / ensemble->graphs - mean * mean;
		double more = (double)counted.census.of[triad] - mean;
		assert_close(chance.expected[triad], mean);
		if (variance < 1e-9) {
			assert_true(isnan(chance.z[triad]));
		} else {
			assert_true(fabs(chance.z[triad] - more / sqrt(variance)) < 1e-9);
		}
	}
	counted_finish(&counted);
}

/* Every graph of three, four and five people: 4^3, 4^6 and 4^10 of them. */
static void chance_is_that_of_all_graphs_with_as_many_ties(void **state)
{
	(void)state;
	for (size_t n = 3, pairs = 3; n <= 5; pairs += n, n++) {
		g_autofree struct ensemble *of = g_new0(struct ensemble, 11 * 11);
		g_autofree uint64_t *last = g_new0(uint64_t, 11 * 11);
		struct dense dense;
		size_t both, one_way;
		for (uint64_t code = 0; code < UINT64_C(1) << 2 * pairs; code++) {
			decode(n, code, &dense, &both, &one_way);
			add_graph(&of[11 * both + one_way], &dense);
			last[11 * both + one_way] = code;
		}
		for (size_t k = 0; k < 11 * 11; k++) {
			if (of[k].graphs > 0) {
				decode(n, last[k], &dense, &both, &one_way);
				check_chance(&of[k], &dense);
			}
		}
	}
}

/* Where counts have 17 digits, what differs from chance is not lost among them. */
static void large_graphs_have_a_z_of_their_own_size(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 1);
	struct counted counted;
	struct kith_triads_chance chance;
	counted_init(&counted, network_by_chance(&random, 1000000, 3000000, false, true));
	kith_triads_expect(&counted.input, &counted.census, &chance);
	for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
		assert_true(fabs(chance.z[triad]) < 5);
	}
	assert_true(fabs(chance.z[KITH_TRIAD_003]) > 1e-3);
	counted_finish(&counted);
}

static void the_number_of_threads_moves_nothing(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 2);
	int threads = omp_get_max_threads();
	struct counted counted;
	counted_init(&counted, network_by_chance(&random, 3000, 100000, false, true));
	assert_true(counted.census.of[KITH_TRIAD_030C] > 1000);
	for (int many = 1; many <= 8; many *= 2) {
		struct kith_triads again;
		omp_set_num_threads(many);
		assert_true(kith_triads_count(&counted.input, &again, NULL));
		assert_memory_equal(&counted.census, &again, sizeof again);
	}
	omp_set_num_threads(threads);
	counted_finish(&counted);
}

static void fewer_than_three_make_no_triad(void **state)
{
	(void)state;
	for (size_t n = 0; n < 3; n++) {
		struct small small = {.n = n, .m = n / 2, .target = {1}};
		struct counted counted;
		struct kith_triads_chance chance;
		counted_init(&counted, small_csr(&small));
		kith_triads_expect(&counted.input, &counted.census, &chance);
		for (size_t triad = 0; triad < KITH_TRIADS; triad++) {
			assert_true(counted.census.of[triad] == 0);
			assert_true(isnan(chance.expected[triad]) && isnan(chance.z[triad]));
		}
		counted_finish(&counted);
	}
}

static void running_out_of_memory_is_an_error(void **state)
{
	(void)state;
	struct counted counted;
	struct kith_triads census;
	counted_init(&counted, network_karate());
	int failures = -1;
	for (bool found = false; !found; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures + 1);
		found = kith_triads_count(&counted.input, &census, &error);
		assert_true(found || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	kith_array_fail_after(-1);
	assert_int_equal(failures, 7);
	assert_memory_equal(&census, &counted.census, sizeof census);
	counted_finish(&counted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_census_is_that_of_all_threes),
		cmocka_unit_test(each_class_is_as_it_is_drawn),
		cmocka_unit_test(other_numbers_for_people_change_nothing),
		cmocka_unit_test(a_tie_without_direction_goes_both_ways),
		cmocka_unit_test(a_star_among_millions_is_counted_in_full),
		cmocka_unit_test(chance_is_that_of_all_graphs_with_as_many_ties),
		cmocka_unit_test(large_graphs_have_a_z_of_their_own_size),
		cmocka_unit_test(the_number_of_threads_moves_nothing),
		cmocka_unit_test(fewer_than_three_make_no_triad),
		cmocka_unit_test(running_out_of_memory_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
