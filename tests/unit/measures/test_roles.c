/* Claims about the kinds of brokerage between groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>
#include <string.h>

#include "measures/roles.h"

/* A small graph with groups, as the kernels take it. */
struct grouped {
	kith_csr *out, *in, *both;
	uint32_t of[SMALL_MOST];
	struct kith_partition groups;
	struct kith_roles_input input;
};

static void grouped_init(struct grouped *grouped, const struct small *small)
{
	grouped->out = small_csr(small);
	grouped->in = small->directed ? kith_csr_reverse(grouped->out, NULL) : grouped->out;
	grouped->both = small->directed ? kith_csr_symmetric(grouped->out, NULL) : grouped->out;
	grouped->groups = (struct kith_partition){small->n, 4, grouped->of};
	grouped->input = (struct kith_roles_input){
		grouped->out, grouped->in, grouped->both, &grouped->groups};
}

/* Up to four groups, one of them perhaps empty, and some people without. */
static void grouped_at_random(struct grouped *grouped, uint64_t seed)
{
	struct kith_random random;
	kith_random_init(&random, seed + 1000);
	uint64_t groups = 1 + kith_random_below(&random, 4);
	for (size_t i = 0; i < grouped->groups.n; i++) {
		bool none = seed % 3 == 0 && kith_random_below(&random, 5) == 0;
		grouped->of[i] =
			none ? KITH_NO_GROUP : (uint32_t)kith_random_below(&random, groups);
	}
}

static void grouped_finish(struct grouped *grouped)
{
	if (grouped->in != grouped->out) {
		kith_csr_free(grouped->in);
		kith_csr_free(grouped->both);
	}
	kith_csr_free(grouped->out);
}

static bool is_open_way(
	const struct grouped *grouped, const struct dense *dense, const size_t way[3])
{
	for (size_t k = 0; k < 3; k++) {
		if (grouped->of[way[k]] == KITH_NO_GROUP) {
			return false;
		}
	}
	return way[0] != way[2] && dense->w[way[0]][way[1]] > 0 && dense->w[way[1]][way[2]] > 0 &&
	       !(dense->w[way[0]][way[2]] > 0);
}

/* The five roles in the words of the definition. */
static enum kith_role role(const uint32_t *of, const size_t way[3])
{
	uint32_t a = of[way[0]], b = of[way[1]], c = of[way[2]];
	if (a == b && b == c) {
		return KITH_ROLE_COORDINATOR;
	}
	if (a == c) {
		return KITH_ROLE_CONSULTANT;
	}
	if (b == c) {
		return KITH_ROLE_GATEKEEPER;
	}
	return a == b ? KITH_ROLE_REPRESENTATIVE : KITH_ROLE_LIAISON;
}

typedef double table[KITH_ROLES][SMALL_MOST];

static double rivals(const struct grouped *grouped, const struct dense *dense, size_t a, size_t c)
{
	double count = 0;
	for (size_t b = 0; b < dense->n; b++) {
		count += is_open_way(grouped, dense, (size_t[]){a, b, c});
	}
	return count;
}

static void naive(
	const struct grouped *grouped, const struct dense *dense, table counts, table shares)
{
	for (size_t a = 0; a < dense->n; a++) {
		for (size_t c = 0; c < dense->n; c++) {
			double all = rivals(grouped, dense, a, c);
			for (size_t b = 0; all > 0 && b < dense->n; b++) {
				const size_t way[] = {a, b, c};
				if (is_open_way(grouped, dense, way)) {
					counts[role(grouped->of, way)][b]++;
					counts[KITH_ROLE_TOTAL][b]++;
					shares[role(grouped->of, way)][b] += 1 / all;
					shares[KITH_ROLE_TOTAL][b] += 1 / all;
				}
			}
		}
	}
}

static void roles_are_those_of_every_open_way(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		struct grouped grouped;
		grouped_init(&grouped, &small);
		grouped_at_random(&grouped, seed);
		struct dense dense;
		small_dense(grouped.out, &dense);
		table naive_counts = {{0}}, naive_shares = {{0}};
		naive(&grouped, &dense, naive_counts, naive_shares);
		struct kith_roles counts, shares;
		assert_true(kith_roles_count(&grouped.input, &counts, NULL));
		assert_true(kith_roles_share(&grouped.input, &shares, NULL));
		for (size_t i = 0; i < small.n; i++) {
			for (size_t k = 0; k < KITH_ROLES; k++) {
				bool none = grouped.of[i] == KITH_NO_GROUP;
				assert_close(
					counts.of[k][i], none ? (double)NAN : naive_counts[k][i]);
				assert_close(
					shares.of[k][i], none ? (double)NAN : naive_shares[k][i]);
			}
		}
		kith_roles_finish(&counts);
		kith_roles_finish(&shares);
		grouped_finish(&grouped);
	}
}

/* Most of 160 people tied to most, some by one direction only, and others who hang on them. */
static void tie_closely(struct kith_random *random, bool directed, uint8_t tied[200][200])
{
	for (size_t a = 0; a < 200; a++) {
		for (size_t c = 0; c < 200; c++) {
			bool close = a < 160 && c < 160;
			bool is = a != c && kith_random_below(random, 10) < (close ? 7 : 1);
			tied[a][c] = directed || a < c ? is : tied[c][a];
		}
	}
}

static kith_csr *csr_of(uint8_t tied[200][200], bool directed)
{
	g_autoptr(GArray) source = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GArray) target = g_array_new(false, false, sizeof(uint32_t));
	for (uint32_t a = 0; a < 200; a++) {
		for (uint32_t c = directed ? 0 : a; c < 200; c++) {
			if (tied[a][c]) {
				g_array_append_val(source, a);
				g_array_append_val(target, c);
			}
		}
	}
	g_autofree uint8_t *one_way = g_malloc(source->len);
	memset(one_way, directed, source->len);
	struct kith_arcs arcs = {.n = 200,
		.m = source->len,
		.source = (const uint32_t *)(const void *)source->data,
		.target = (const uint32_t *)(const void *)target->data,
		.one_way = directed ? one_way : NULL};
	return kith_csr_new(&arcs, NULL);
}

/* Open ways through b in one role, by going through all pairs. */
static double ways_through(
	uint8_t tied[200][200], const uint32_t *of, size_t b, enum kith_role which)
{
	double ways = 0;
	for (size_t a = 0; a < 200; a++) {
		for (size_t c = 0; tied[a][b] && of[a] != KITH_NO_GROUP && c < 200; c++) {
			ways += a != c && tied[b][c] && !tied[a][c] && of[c] != KITH_NO_GROUP &&
				role(of, (size_t[]){a, b, c}) == which;
		}
	}
	return ways;
}

/* In a dense core two-paths are counted in rows of bits; groups end within a word and at its end.
 */
static void a_dense_core_has_the_roles_of_anybody_else(void **state)
{
	(void)state;
	static uint8_t tied[200][200];
	static const size_t groups[] = {1, 2, 5, 150};
	for (uint64_t seed = 0; seed < 16; seed++) {
		struct kith_random random;
		kith_random_init(&random, seed);
		bool directed = seed % 2;
		tie_closely(&random, directed, tied);
		uint32_t of[200];
		for (size_t i = 0; i < 200; i++) {
			bool none = seed % 3 == 0 && i % 7 == 0;
			of[i] = seed >= 12 ? i >= 64
				: none     ? KITH_NO_GROUP
				       : (uint32_t)kith_random_below(&random, groups[seed / 2 % 4]);
		}
		g_autoptr(kith_csr) out = csr_of(tied, directed);
		g_autoptr(kith_csr) in = kith_csr_reverse(out, NULL);
		g_autoptr(kith_csr) both = kith_csr_symmetric(out, NULL);
		struct kith_partition partition = {200, 150, of};
		struct kith_roles_input input = {
			out, directed ? in : out, directed ? both : out, &partition};
		struct kith_roles counts;
		assert_true(kith_roles_count(&input, &counts, NULL));
		for (size_t b = 0; b < 200; b++) {
			for (size_t k = 0; k < KITH_ROLE_TOTAL && of[b] != KITH_NO_GROUP; k++) {
				assert_true(counts.of[k][b] ==
					    ways_through(tied, of, b, (enum kith_role)k));
			}
		}
		kith_roles_finish(&counts);
	}
}

/* The open ways from one group to another through b, by going through all of them. */
static double naive_ways(
	const struct grouped *grouped, const struct dense *dense, struct kith_roles_pair pair)
{
	double ways = 0;
	for (size_t a = 0; a < dense->n; a++) {
		for (size_t c = 0; c < dense->n; c++) {
			uint32_t from = grouped->of[a], to = grouped->of[c];
			bool those = from == pair.from && to == pair.to;
			bool back = from == pair.to && to == pair.from && !grouped->out->directed;
			ways += (those || back) &&
				is_open_way(grouped, dense, (size_t[]){a, pair.person, c});
		}
	}
	return ways;
}

static void pairs_of_groups_are_those_of_every_open_way(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		struct grouped grouped;
		grouped_init(&grouped, &small);
		grouped_at_random(&grouped, seed);
		struct dense dense;
		small_dense(grouped.out, &dense);
		struct kith_roles counts;
		struct kith_roles_pairs pairs;
		assert_true(kith_roles_count(&grouped.input, &counts, NULL));
		assert_true(kith_roles_between(&grouped.input, &pairs, NULL));
		double joined[SMALL_MOST] = {0};
		for (size_t k = 0; k < pairs.count; k++) {
			struct kith_roles_pair pair = pairs.pair[k];
			assert_true(pair.from != pair.to && pair.two_paths > 0);
			assert_true(grouped.out->directed || pair.from < pair.to);
			assert_true(k == 0 || pairs.pair[k - 1].person <= pair.person);
			assert_true(pair.two_paths == naive_ways(&grouped, &dense, pair));
			joined[pair.person] += pair.two_paths;
		}
		for (size_t i = 0; i < small.n; i++) {
			double expected = counts.of[KITH_ROLE_TOTAL][i] -
					  counts.of[KITH_ROLE_COORDINATOR][i] -
					  counts.of[KITH_ROLE_CONSULTANT][i];
			assert_true(isnan(expected) || joined[i] == expected);
		}
		kith_roles_pairs_finish(&pairs);
		kith_roles_finish(&counts);
		grouped_finish(&grouped);
	}
}

/* Expectation and variance by adding up all pairs, and all couples of pairs that share an arc. */
static void check_chance(const struct grouped *grouped, size_t b, enum kith_role which, double d,
	const double *found)
{
	double open = d * d * (1 - d), count = 0, variance = 0;
	size_t way[SMALL_MOST * SMALL_MOST][2], ways = 0, n = grouped->groups.n;
	for (size_t a = 0; a < n; a++) {
		for (size_t c = 0; c < n; c++) {
			bool grouped_all =
				grouped->of[a] != KITH_NO_GROUP && grouped->of[c] != KITH_NO_GROUP;
			bool apart = a != b && c != b && a != c;
			if (grouped_all && apart &&
				(which == KITH_ROLE_TOTAL ||
					role(grouped->of, (size_t[]){a, b, c}) == which)) {
				way[ways][0] = a;
				way[ways++][1] = c;
			}
		}
	}
	count = (double)ways;
	for (size_t k = 0; k < ways; k++) {
		for (size_t l = 0; l < ways; l++) {
			bool same = k == l;
			bool alike = way[k][0] == way[l][0] || way[k][1] == way[l][1];
			variance += same    ? open - open * open
				    : alike ? pow(d, 3) * (1 - d) * (1 - d) - open * open
					    : 0;
		}
	}
	assert_close(found[0], count * open);
	if (variance > 1e-12) {
		assert_close(found[1], (found[2] - count * open) / sqrt(variance));
	} else {
		assert_true(isnan(found[1]));
	}
}

static double density(const struct grouped *grouped)
{
	double arcs = 0, people = 0;
	for (size_t i = 0; i < grouped->groups.n; i++) {
		people += grouped->of[i] != KITH_NO_GROUP;
		for (uint64_t e = grouped->out->start[i]; e < grouped->out->start[i + 1]; e++) {
			arcs += grouped->of[i] != KITH_NO_GROUP &&
				grouped->of[grouped->out->to[e]] != KITH_NO_GROUP;
		}
	}
	return people > 1 ? arcs / people / (people - 1) : 0;
}

static void chance_is_that_of_equal_ties(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(1000); seed++) {
		struct small small = small_random(seed);
		small.n = MIN(small.n, 12);
		for (size_t r = 0; r < small.m; r++) {
			small.source[r] %= (uint32_t)small.n;
			small.target[r] %= (uint32_t)small.n;
		}
		struct grouped grouped;
		grouped_init(&grouped, &small);
		grouped_at_random(&grouped, seed);
		struct kith_roles counts, expected, z;
		assert_true(kith_roles_count(&grouped.input, &counts, NULL));
		assert_true(kith_roles_expect(&grouped.input, &counts, &expected, &z, NULL));
		for (size_t i = 0; i < small.n; i++) {
			for (size_t k = 0; k < KITH_ROLES; k++) {
				const double found[] = {
					expected.of[k][i], z.of[k][i], counts.of[k][i]};
				if (grouped.of[i] == KITH_NO_GROUP) {
					assert_true(isnan(found[0]) && isnan(found[1]));
				} else {
					check_chance(&grouped, i, (enum kith_role)k,
						density(&grouped), found);
				}
			}
		}
		kith_roles_finish(&counts);
		kith_roles_finish(&expected);
		kith_roles_finish(&z);
		grouped_finish(&grouped);
	}
}

/* On directed data gatekeeper and representative are told apart. */
static void a_gatekeeper_lets_in_and_a_representative_sends_out(void **state)
{
	(void)state;
	const uint32_t arcs[][2] = {{0, 1}, {1, 2}};
	struct small small = small_pairs(3, 2, arcs);
	small.directed = true;
	const struct {
		uint32_t of[3];
		enum kith_role role;
	} cases[] = {{{0, 0, 0}, KITH_ROLE_COORDINATOR}, {{0, 1, 0}, KITH_ROLE_CONSULTANT},
		{{0, 1, 1}, KITH_ROLE_GATEKEEPER}, {{0, 0, 1}, KITH_ROLE_REPRESENTATIVE},
		{{0, 1, 2}, KITH_ROLE_LIAISON}};
	for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
		struct grouped grouped;
		grouped_init(&grouped, &small);
		memcpy(grouped.of, cases[k].of, sizeof cases[k].of);
		struct kith_roles counts;
		assert_true(kith_roles_count(&grouped.input, &counts, NULL));
		for (size_t role = 0; role < KITH_ROLES; role++) {
			bool is = role == cases[k].role || role == KITH_ROLE_TOTAL;
			assert_true(counts.of[role][1] == is);
			assert_true(counts.of[role][0] == 0 && counts.of[role][2] == 0);
		}
		kith_roles_finish(&counts);
		grouped_finish(&grouped);
	}
}

static void the_number_of_threads_moves_no_bit(void **state)
{
	(void)state;
	enum { PEOPLE = 2000, ROWS = 40000 };
	struct kith_random random;
	kith_random_init(&random, 3);
	g_autofree uint32_t *source = g_new(uint32_t, ROWS), *target = g_new(uint32_t, ROWS);
	g_autofree uint8_t *one_way = g_new(uint8_t, ROWS);
	g_autofree uint32_t *of = g_new(uint32_t, PEOPLE);
	for (size_t r = 0; r < ROWS; r++) {
		source[r] = (uint32_t)kith_random_below(&random, PEOPLE);
		target[r] = (uint32_t)kith_random_below(&random, 1 + source[r]);
		one_way[r] = r % 3 > 0;
	}
	for (size_t i = 0; i < PEOPLE; i++) {
		of[i] = (uint32_t)kith_random_below(&random, 7);
	}
	struct kith_arcs arcs = {
		.n = PEOPLE, .m = ROWS, .source = source, .target = target, .one_way = one_way};
	g_autoptr(kith_csr) out = kith_csr_new(&arcs, NULL);
	g_autoptr(kith_csr) in = kith_csr_reverse(out, NULL);
	g_autoptr(kith_csr) both = kith_csr_symmetric(out, NULL);
	struct kith_partition groups = {PEOPLE, 7, of};
	struct kith_roles_input input = {out, in, both, &groups};
	struct kith_roles figures[2][2];
	struct kith_roles_pairs pairs[2];
	int threads = omp_get_max_threads();
	for (int many = 0; many < 2; many++) {
		omp_set_num_threads(many ? 4 : 1);
		assert_true(kith_roles_count(&input, &figures[many][0], NULL));
		assert_true(kith_roles_share(&input, &figures[many][1], NULL));
		assert_true(kith_roles_between(&input, &pairs[many], NULL));
	}
	assert_true(pairs[0].count > PEOPLE && pairs[0].count == pairs[1].count);
	for (size_t k = 0; k < pairs[0].count; k++) {
		struct kith_roles_pair one = pairs[0].pair[k], more = pairs[1].pair[k];
		assert_true(one.person == more.person && one.from == more.from &&
			    one.to == more.to && one.two_paths == more.two_paths);
	}
	kith_roles_pairs_finish(&pairs[0]);
	kith_roles_pairs_finish(&pairs[1]);
	omp_set_num_threads(threads);
	for (size_t k = 0; k < 2 * KITH_ROLES; k++) {
		double *one = figures[0][k / KITH_ROLES].of[k % KITH_ROLES];
		double *more = figures[1][k / KITH_ROLES].of[k % KITH_ROLES];
		assert_true(one[PEOPLE / 2] > 0);
		assert_memory_equal(one, more, PEOPLE * sizeof *one);
	}
	for (size_t k = 0; k < 4; k++) {
		kith_roles_finish(&figures[k / 2][k % 2]);
	}
}

static void nobody_is_no_trouble(void **state)
{
	(void)state;
	struct small small = {.n = 0};
	struct grouped grouped;
	grouped_init(&grouped, &small);
	struct kith_roles counts, shares, expected, z;
	assert_true(kith_roles_count(&grouped.input, &counts, NULL));
	assert_true(kith_roles_share(&grouped.input, &shares, NULL));
	assert_true(kith_roles_expect(&grouped.input, &counts, &expected, &z, NULL));
	struct kith_roles_pairs pairs;
	assert_true(kith_roles_between(&grouped.input, &pairs, NULL));
	assert_int_equal(pairs.count, 0);
	kith_roles_pairs_finish(&pairs);
	kith_roles_finish(&counts);
	kith_roles_finish(&shares);
	kith_roles_finish(&expected);
	kith_roles_finish(&z);
	grouped_finish(&grouped);
}

static void running_out_of_memory_is_an_error(void **state)
{
	(void)state;
	struct small small = small_random(7);
	struct grouped grouped;
	grouped_init(&grouped, &small);
	grouped_at_random(&grouped, 7);
	struct kith_roles counts, other, z;
	assert_true(kith_roles_count(&grouped.input, &counts, NULL));
	for (int k = 0; k < 7; k++) {
		g_autoptr(GError) one = NULL, two = NULL, three = NULL;
		kith_array_fail_after(k);
		assert_false(kith_roles_count(&grouped.input, &other, &one));
		kith_array_fail_after(k);
		assert_false(kith_roles_share(&grouped.input, &other, &two));
		kith_array_fail_after(k);
		assert_false(kith_roles_expect(&grouped.input, &counts, &other, &z, &three));
		assert_true(g_error_matches(one, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_true(g_error_matches(two, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_true(g_error_matches(three, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	kith_array_fail_after(-1);
	kith_roles_finish(&counts);
	grouped_finish(&grouped);
}

/* Every array in turn, those of the core among them. */
static void running_out_of_memory_in_a_dense_core_is_an_error(void **state)
{
	(void)state;
	static uint8_t tied[200][200];
	struct kith_random random;
	kith_random_init(&random, 1);
	tie_closely(&random, false, tied);
	g_autoptr(kith_csr) out = csr_of(tied, false);
	uint32_t of[200] = {0};
	struct kith_partition partition = {200, 1, of};
	struct kith_roles_input input = {out, out, out, &partition};
	struct kith_roles counts = {0};
	int failures = 0;
	for (; !counts.of[0]; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		bool found = kith_roles_count(&input, &counts, &error);
		assert_true(found == (counts.of[0] != NULL));
		assert_true(found || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	kith_array_fail_after(-1);
	assert_true(failures > 20);
	kith_roles_finish(&counts);
}

/* Every array in turn: five for a worker, its ways twice, what it found, and what is gathered. */
static void running_out_of_memory_between_groups_is_an_error(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 3, (const uint32_t[3][2]){{0, 1}, {1, 2}, {2, 3}});
	struct grouped grouped;
	grouped_init(&grouped, &small);
	memcpy(grouped.of, (uint32_t[]){0, 1, 2, 3}, 4 * sizeof(uint32_t));
	struct kith_roles_pairs pairs = {0};
	int failures = 0;
	for (; !pairs.pair; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		bool found = kith_roles_between(&grouped.input, &pairs, &error);
		assert_true(found == (pairs.pair != NULL));
		assert_true(found || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	kith_array_fail_after(-1);
	assert_int_equal(failures - 1, 9);
	assert_int_equal(pairs.count, 2);
	kith_roles_pairs_finish(&pairs);
	grouped_finish(&grouped);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles_are_those_of_every_open_way),
		cmocka_unit_test(a_dense_core_has_the_roles_of_anybody_else),
		cmocka_unit_test(pairs_of_groups_are_those_of_every_open_way),
		cmocka_unit_test(chance_is_that_of_equal_ties),
		cmocka_unit_test(a_gatekeeper_lets_in_and_a_representative_sends_out),
		cmocka_unit_test(the_number_of_threads_moves_no_bit),
		cmocka_unit_test(nobody_is_no_trouble),
		cmocka_unit_test(running_out_of_memory_is_an_error),
		cmocka_unit_test(running_out_of_memory_in_a_dense_core_is_an_error),
		cmocka_unit_test(running_out_of_memory_between_groups_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
