/* Claims about communities found on the rows themselves. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/leiden.h"

#include "communities/leiden/move.h"
#include "communities/leiden/refine.h"
#include "communities/leiden/seed.h"
#include "unit/networks.h"
#include "unit/seeds.h"

#include <math.h>
#include <omp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct kith_leiden_options modularity(size_t runs)
{
	return (struct kith_leiden_options){.resolution = 1, .seed = 1, .runs = runs};
}

static const struct kith_partition *best_of(const struct kith_leiden_result *result)
{
	return &result->all[result->best];
}

static double quality_of(const struct kith_leiden_result *result)
{
	return result->qualities[result->best];
}

/* Finds on a network whose both ways are summed here where it is directed. */
static struct kith_leiden_result found(
	const kith_csr *csr, const struct kith_leiden_options *options)
{
	g_autoptr(kith_csr) symmetric = csr->directed ? kith_csr_symmetric(csr, NULL) : NULL;
	struct kith_leiden_result result = {0};
	assert_true(kith_leiden_find(symmetric ? symmetric : csr, csr, options, &result, NULL));
	return result;
}

/* From the definition: weight inside, both ways of a tie, less what every pair is charged. */
static double naive_cpm(const kith_csr *csr, const struct kith_partition *partition, double r)
{
	double sum = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint32_t j = 0; j < csr->n; j++) {
			bool same = partition->of[i] == partition->of[j] &&
				    partition->of[i] != KITH_NO_GROUP;
			uint64_t e = kith_csr_find(csr, i, j);
			if (same && e != UINT64_MAX) {
				sum += kith_csr_weight(csr, e) / (csr->directed ? 1 : 2);
			}
			sum -= same && i < j ? r : 0;
		}
	}
	return sum;
}

static double quality(const kith_csr *csr, const struct kith_partition *partition,
	const struct kith_leiden_options *options)
{
	double q;
	if (options->objective == KITH_CPM) {
		return naive_cpm(csr, partition, options->resolution);
	}
	assert_true(kith_partition_modularity(csr, partition, options->resolution, &q, NULL));
	return q;
}

/* The next way to put n people into groups: each number at most one above all before it. */
static bool next_grouping(uint32_t *of, size_t n)
{
	for (size_t i = n; i-- > 1;) {
		uint32_t highest = 0;
		for (size_t k = 0; k < i; k++) {
			highest = MAX(highest, of[k]);
		}
		if (of[i] <= highest) {
			of[i]++;
			memset(of + i + 1, 0, (n - i - 1) * sizeof *of);
			return true;
		}
	}
	return false;
}

/* Whether a grouping keeps together and apart who is to be kept so. */
static bool is_allowed(const struct kith_partition *partition, const struct kith_partition *fixed)
{
	for (size_t i = 0; fixed && i < fixed->n; i++) {
		for (size_t j = 0; j < i; j++) {
			bool both = fixed->of[i] != KITH_NO_GROUP && fixed->of[j] != KITH_NO_GROUP;
			if (both && (fixed->of[i] == fixed->of[j]) !=
					    (partition->of[i] == partition->of[j])) {
				return false;
			}
		}
	}
	return true;
}

static double best_of_all(const kith_csr *csr, const struct kith_leiden_options *options)
{
	struct kith_partition partition;
	assert_true(kith_partition_init(&partition, csr->n, NULL));
	memset(partition.of, 0, csr->n * sizeof *partition.of);
	partition.groups = csr->n;
	double best = -INFINITY;
	do {
		if (is_allowed(&partition, options->fixed)) {
			best = fmax(best, quality(csr, &partition, options));
		}
	} while (next_grouping(partition.of, csr->n));
	kith_partition_finish(&partition);
	return best;
}

static void tiny_networks_get_their_best_partition(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 21);
	for (int round = 0; round < 300; round++) {
		size_t n = 2 + kith_random_below(&random, 6);
		g_autoptr(kith_csr) csr = network_by_chance(
			&random, n, 1 + kith_random_below(&random, 14), round & 1, round & 2);
		struct kith_leiden_options options = modularity(60);
		options.objective = round & 4 ? KITH_CPM : KITH_MODULARITY;
		options.resolution = 0.4 + 0.4 * (double)kith_random_below(&random, 4);
		struct kith_leiden_result result = found(csr, &options);
		if (kith_csr_ties(csr) > 0) {
			double told = quality(csr, best_of(&result), &options);
			assert_true(fabs(quality_of(&result) - told) < 1e-9);
			assert_true(fabs(quality_of(&result) - best_of_all(csr, &options)) < 1e-9);
		} else {
			assert_true(isnan(quality_of(&result)));
		}
		kith_leiden_finish(&result);
	}
}

/* Who has no ties is left out of the fixed groups here: for them there is nothing to find. */
static struct kith_partition fixed_by_chance(const kith_csr *csr, struct kith_random *random)
{
	struct kith_partition fixed;
	assert_true(kith_partition_init(&fixed, csr->n, NULL));
	fixed.groups = 2;
	for (size_t i = 0; i < csr->n; i++) {
		if (kith_random_below(random, 2)) {
			fixed.of[i] = (uint32_t)kith_random_below(random, 2);
		}
	}
	assert_true(kith_partition_drop_isolates(&fixed, csr, NULL));
	return fixed;
}

static void groups_to_keep_are_kept_and_the_rest_is_placed_best(void **state)
{
	(void)state;
	struct kith_random random;
	size_t missed = 0; /* the kept cannot move, so not every optimum is in reach */
	kith_random_init(&random, 26);
	for (int round = 0; round < 300; round++) {
		size_t n = 2 + kith_random_below(&random, 6);
		g_autoptr(kith_csr) csr = network_by_chance(
			&random, n, 1 + kith_random_below(&random, 14), round & 1, round & 2);
		struct kith_partition fixed = fixed_by_chance(csr, &random);
		struct kith_leiden_options options = modularity(60);
		options.objective = round & 4 ? KITH_CPM : KITH_MODULARITY;
		options.resolution = 0.4 + 0.4 * (double)kith_random_below(&random, 4);
		options.fixed = &fixed;
		options.louvain = round % 3 == 0;
		struct kith_leiden_result result = found(csr, &options);
		if (kith_csr_ties(csr) > 0) {
			double told = quality(csr, best_of(&result), &options);
			double best = best_of_all(csr, &options);
			assert_true(is_allowed(best_of(&result), &fixed));
			assert_true(fabs(quality_of(&result) - told) < 1e-9);
			missed += quality_of(&result) < best - 1e-9;
			assert_true(quality_of(&result) < best + 1e-9);
		}
		kith_leiden_finish(&result);
		kith_partition_finish(&fixed);
	}
	assert_true(missed < 5);
}

static void every_community_is_connected(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 22);
	for (int round = 0; round < 300; round++) {
		size_t n = 10 + kith_random_below(&random, 150);
		size_t m = n / 2 + kith_random_below(&random, 3 * n);
		g_autoptr(kith_csr) csr = network_by_chance(&random, n, m, round & 1, round & 2);
		struct kith_leiden_options options = modularity(2);
		options.seed = (uint64_t)round;
		options.resolution = round % 3 ? 1 : 0.2;
		struct kith_leiden_result result = found(csr, &options);
		g_autofree struct kith_group *groups =
			kith_partition_describe(csr, best_of(&result), NULL);
		for (size_t g = 0; g < best_of(&result)->groups; g++) {
			assert_true(groups[g].connected);
			assert_true(groups[g].people > 0);
		}
		double q = quality(csr, best_of(&result), &options);
		assert_true(fabs(quality_of(&result) - q) < 1e-9);
		kith_leiden_finish(&result);
	}
}

static void a_few_threads_find_the_same(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 23);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 3000, 15000, true, false);
	struct kith_leiden_options options = modularity(9);
	struct kith_leiden_result results[3];
	const int threads[3] = {1, 2, 8};
	int before = omp_get_max_threads();
	for (int k = 0; k < 3; k++) {
		omp_set_num_threads(threads[k]);
		results[k] = found(csr, &options);
	}
	omp_set_num_threads(before);
	for (int k = 1; k < 3; k++) {
		assert_memory_equal(
			results[0].qualities, results[k].qualities, options.runs * sizeof(double));
		assert_memory_equal(best_of(&results[0])->of, best_of(&results[k])->of,
			csr->n * sizeof *best_of(&results[0])->of);
		kith_leiden_finish(&results[k]);
	}
	kith_leiden_finish(&results[0]);
}

/* Large enough for nodes to choose many at a time, on several threads. */
static void many_at_a_time_find_the_same(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 27);
	const int threads[3] = {1, 2, 8};
	int before = omp_get_max_threads();
	for (uint64_t round = 0; round < small_seeds(4); round++) {
		uint64_t kind = 3 - round;
		g_autoptr(kith_csr) csr =
			network_by_chance(&random, 8000, 600000, kind & 1, kind & 2);
		struct kith_leiden_options options = modularity(1);
		options.objective = kind == 3 ? KITH_CPM : KITH_MODULARITY;
		options.resolution = kind == 3 ? .02 : 1;
		struct kith_leiden_result results[3];
		for (int k = 0; k < 3; k++) {
			omp_set_num_threads(threads[k]);
			results[k] = found(csr, &options);
			assert_memory_equal(best_of(&results[0])->of, best_of(&results[k])->of,
				csr->n * sizeof *best_of(&results[0])->of);
			assert_true(quality_of(&results[0]) == quality_of(&results[k]));
		}
		g_autofree struct kith_group *groups =
			kith_partition_describe(csr, best_of(&results[0]), NULL);
		for (size_t g = 0; g < best_of(&results[0])->groups; g++) {
			assert_true(groups[g].connected);
		}
		if (options.objective == KITH_MODULARITY) {
			double q = quality(csr, best_of(&results[0]), &options);
			assert_true(fabs(quality_of(&results[0]) - q) < 1e-9);
		}
		for (int k = 0; k < 3; k++) {
			kith_leiden_finish(&results[k]);
		}
	}
	omp_set_num_threads(before);
}

static void another_seed_is_another_search(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 24);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 300, 900, false, false);
	struct kith_leiden_options options = modularity(1);
	struct kith_leiden_result one = found(csr, &options);
	options.seed = 2;
	struct kith_leiden_result other = found(csr, &options);
	assert_memory_not_equal(
		best_of(&one)->of, best_of(&other)->of, csr->n * sizeof *best_of(&one)->of);
	kith_leiden_finish(&one);
	kith_leiden_finish(&other);
}

static void the_best_run_is_kept(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 25);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 100, 300, false, false);
	struct kith_leiden_options options = modularity(12);
	struct kith_leiden_result result = found(csr, &options);
	for (size_t r = 0; r < 12; r++) {
		assert_true(result.qualities[r] <= quality_of(&result));
		double q = quality(csr, &result.all[r], &options);
		assert_true(fabs(q - result.qualities[r]) < 1e-9);
	}
	kith_leiden_finish(&result);
}

static void known_networks_reach_their_best_known_modularity(void **state)
{
	(void)state;
	static const struct {
		const char *folder;
		bool weighted;
		double best;
	} known[] = {{"karate", false, .41979}, {"dolphins", false, .52852},
		{"polbooks", false, .52724}, {"football", false, .60457}, {"jazz", false, .44514},
		{"lesmis", false, .56001}, {"lesmis", true, .56669}};
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
		struct reference reference = {0};
		if (!reference_read(&reference, known[i].folder, known[i].weighted)) {
			skip();
		}
		struct kith_leiden_options options = modularity(0);
		struct kith_leiden_result result = found(reference.csr, &options);
		assert_true(quality_of(&result) > known[i].best - 5e-6);
		kith_leiden_finish(&result);
		reference_finish(&reference);
	}
}

static void karate_reaches_its_best_known_modularity(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	struct kith_leiden_options options = modularity(0);
	struct kith_leiden_result result = found(csr, &options);
	assert_true(fabs(quality_of(&result) - 0.4197896121) < 1e-9);
	assert_int_equal(best_of(&result)->groups, 4);
	kith_leiden_finish(&result);
	options.louvain = true;
	result = found(csr, &options);
	assert_true(fabs(quality_of(&result) - 0.4197896121) < 1e-9);
	kith_leiden_finish(&result);
}

static void people_without_ties_belong_to_no_circle(void **state)
{
	(void)state;
	const uint32_t ends[4][2] = {{1, 2}, {2, 4}, {4, 1}, {3, 3}};
	const uint32_t expected[6] = {KITH_NO_GROUP, 0, 0, KITH_NO_GROUP, 0, KITH_NO_GROUP};
	for (int directed = 0; directed < 2; directed++) {
		g_autoptr(kith_csr) csr = network_of(6, 4, ends, NULL, directed);
		struct kith_leiden_options options = modularity(3);
		struct kith_leiden_result result = found(csr, &options);
		assert_int_equal(best_of(&result)->groups, 1);
		assert_memory_equal(best_of(&result)->of, expected, sizeof expected);
		kith_leiden_finish(&result);
	}
}

static void nobody_and_one_person_have_no_quality(void **state)
{
	(void)state;
	for (size_t n = 0; n < 2; n++) {
		g_autoptr(kith_csr) csr = network_of(n, 0, NULL, NULL, false);
		struct kith_leiden_options options = modularity(2);
		struct kith_leiden_result result = found(csr, &options);
		assert_true(isnan(quality_of(&result)));
		assert_int_equal(best_of(&result)->groups, 0);
		kith_leiden_finish(&result);
	}
}

/* A ring of twelve cliques of five: each clique is a circle, and higher resolution keeps it so. */
static void cliques_on_a_ring_are_circles(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_of_cliques(12, 5);
	struct kith_leiden_options options = modularity(5);
	for (int cpm = 0; cpm < 2; cpm++) {
		options.objective = cpm ? KITH_CPM : KITH_MODULARITY;
		options.resolution = cpm ? 0.5 : 1.5;
		struct kith_leiden_result result = found(csr, &options);
		assert_int_equal(best_of(&result)->groups, 12);
		for (size_t i = 0; i < 60; i++) {
			assert_int_equal(best_of(&result)->of[i], i / 5);
		}
		kith_leiden_finish(&result);
	}
}

/* Moves everybody, each alone at first but for the first two where `pair`; returns how many times
 * all ties were walked. */
static double passes(const kith_csr *csr, bool pair, uint32_t *of)
{
	double arcs = (double)csr->start[csr->n];
	g_autofree double *weight = g_new(double, csr->n);
	for (size_t i = 0; i < csr->n; i++) {
		of[i] = pair && i == 1 ? 0 : (uint32_t)i;
		weight[i] = (double)(csr->start[i + 1] - csr->start[i]);
	}
	struct leiden_level level = {.n = csr->n,
		.start = csr->start,
		.to = csr->to,
		.node_weight = weight,
		.resolution = 1 / arcs,
		.min_gain = 1e-10};
	struct leiden_workspace work;
	struct kith_random random;
	kith_random_init(&random, 28);
	assert_true(leiden_workspace_init(&work, csr->n, false, 1, NULL));
	leiden_move(&level, of, &work, &random);
	double steps = work.steps;
	leiden_workspace_finish(&work);
	return steps / arcs;
}

/* All that choose at once choose the same group there, which grows as the first of them joins. */
static void everybody_tied_to_everybody_settles_in_a_few_passes(void **state)
{
	(void)state;
	uint32_t of[700];
	g_autoptr(kith_csr) csr = network_of_cliques(1, 700);
	assert_true(passes(csr, false, of) < 4);
	for (size_t i = 0; i < 700; i++) {
		assert_int_equal(of[i], of[0]);
	}
}

/* Neighbours in a chain, who are neighbours in memory, follow each other for ever. */
static void a_chain_settles_in_a_few_passes(void **state)
{
	(void)state;
	enum { PEOPLE = 300000 };
	g_autofree uint32_t(*ends)[2] = g_malloc(PEOPLE * sizeof *ends);
	for (uint32_t i = 0; i + 1 < PEOPLE; i++) {
		ends[i][0] = i;
		ends[i][1] = i + 1;
	}
	g_autoptr(kith_csr) csr = network_of(PEOPLE, PEOPLE - 1, ends, NULL, false);
	g_autofree uint32_t *of = g_new(uint32_t, PEOPLE);
	assert_true(passes(csr, true, of) < 8);
}

/* One in eighty in the wrong clique is many, unless they have to stay. */
static void people_in_their_cliques_are_content(void **state)
{
	(void)state;
	enum { CLIQUES = 4000, SIZE = 4, PEOPLE = CLIQUES * SIZE };
	g_autoptr(kith_csr) csr = network_of_cliques(CLIQUES, SIZE);
	g_autofree uint32_t *of = g_new(uint32_t, PEOPLE);
	g_autofree double *one = g_new(double, PEOPLE);
	for (uint32_t i = 0; i < PEOPLE; i++) {
		of[i] = i / SIZE;
		one[i] = 1;
	}
	struct leiden_level level = {.n = PEOPLE,
		.start = csr->start,
		.to = csr->to,
		.node_weight = one,
		.resolution = 1e-3,
		.min_gain = 1e-9};
	struct leiden_workspace work;
	assert_true(leiden_workspace_init(&work, PEOPLE, false, 2, NULL));
	assert_true(leiden_is_content(&level, of, &work));
	for (uint32_t i = 0; i < PEOPLE; i += 80) {
		of[i] = (i / SIZE + 1) % CLIQUES;
	}
	assert_false(leiden_is_content(&level, of, &work));
	level.fixed = g_malloc(PEOPLE);
	memset(level.fixed, 1, PEOPLE);
	assert_true(leiden_is_content(&level, of, &work));
	g_free(level.fixed);
	leiden_workspace_finish(&work);
}

/* 1 to 4 know nobody but 0, two of them must stay where they are, and nobody knows 7. */
static void seeds_are_those_who_know_the_same(void **state)
{
	(void)state;
	const uint32_t ends[6][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {5, 6}};
	const double heavy[6] = {1, 1, 1, 1, 1, 1e9};
	g_autoptr(kith_csr) csr = network_of(8, 6, ends, heavy, false);
	struct leiden_level level = {
		.n = 8, .start = csr->start, .to = csr->to, .weight = csr->weight};
	struct leiden_workspace work;
	assert_true(leiden_workspace_init(&work, 8, false, 2, NULL));
	for (uint64_t seed = 0; seed < 50; seed++) {
		struct kith_random random;
		uint32_t of[8];
		kith_random_init(&random, seed);
		level.fixed = NULL;
		leiden_seed(&level, of, &work, &random);
		assert_true(of[0] == 0 && of[1] == 1 && of[2] == 1 && of[3] == 1 && of[4] == 1);
		assert_true(of[6] != of[1] && of[5] != of[1] && of[7] > 1);
		uint8_t fixed[8] = {0, 1, 0, 1, 0, 0, 0, 0};
		level.fixed = fixed;
		leiden_seed(&level, of, &work, &random);
		assert_true(of[1] != of[3] && of[2] == of[4] && of[2] != of[1]);
	}
	leiden_workspace_finish(&work);
}

/* Moves people from groups by chance and refines the groups they come to, the same for one seed. */
static size_t refined(const kith_csr *csr, uint64_t seed, bool twice, uint32_t *of, uint32_t *set)
{
	struct kith_random random;
	struct leiden_workspace work;
	struct leiden_level level = {
		.n = csr->n, .start = csr->start, .to = csr->to, .weight = csr->weight};
	g_autofree double *strength = level.node_weight = g_new0(double, csr->n);
	double sum = 0;
	kith_random_init(&random, seed);
	for (size_t i = 0; i < csr->n; i++) {
		of[i] = (uint32_t)kith_random_below(&random, 4);
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			strength[i] += kith_csr_weight(csr, e);
		}
		sum += strength[i];
	}
	level.resolution = .5 / sum;
	level.min_gain = 1e-10;
	assert_true(leiden_workspace_init(&work, csr->n, false, 2, NULL));
	leiden_move(&level, of, &work, &random);
	size_t sets = leiden_refine(&level, of, twice, set, &work, &random);
	leiden_workspace_finish(&work);
	return sets;
}

/* Refined twice, sets are those refined once put together, connected, and within their groups. */
static void sets_refined_again_are_of_whole_sets(void **state)
{
	(void)state;
	size_t fewer = 0;
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct kith_random random;
		kith_random_init(&random, seed);
		size_t n = 20 + kith_random_below(&random, 200);
		g_autoptr(kith_csr) csr = network_by_chance(&random, n, 3 * n, false, seed & 1);
		g_autofree uint32_t *of = g_new(uint32_t, n), *once = g_new(uint32_t, n);
		g_autofree uint32_t *twice = g_new(uint32_t, n), *in = g_new(uint32_t, n);
		size_t few = refined(csr, seed, true, of, twice);
		size_t many = refined(csr, seed, false, of, once);
		const struct kith_partition partition = {n, few, twice};
		g_autofree struct kith_group *groups =
			kith_partition_describe(csr, &partition, NULL);
		for (size_t i = 0; i < n; i++) {
			in[once[i]] = twice[i];
		}
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(in[once[i]], twice[i]);
			for (size_t j = 0; j < i; j++) {
				assert_true(twice[i] != twice[j] || of[i] == of[j]);
			}
		}
		for (size_t g = 0; g < few; g++) {
			assert_true(groups[g].connected);
		}
		fewer += many - few;
	}
	assert_true(fewer > 1000);
}

static void pieces_are_where_a_group_falls_apart(void **state)
{
	(void)state;
	const uint32_t ends[4][2] = {{0, 1}, {1, 2}, {3, 4}, {0, 3}};
	const uint32_t of[6] = {2, 2, 5, 5, 5, 5}, expected[6] = {0, 0, 1, 2, 2, 3};
	uint32_t set[6];
	g_autoptr(kith_csr) csr = network_of(6, 4, ends, NULL, false);
	struct leiden_level level = {.n = 6, .start = csr->start, .to = csr->to};
	struct leiden_workspace work;
	assert_true(leiden_workspace_init(&work, 6, false, 1, NULL));
	assert_int_equal(leiden_pieces(&level, of, set, &work), 4);
	assert_memory_equal(set, expected, sizeof expected);
	leiden_workspace_finish(&work);
}

static void lack_of_memory_is_reported(void **state)
{
	(void)state;
	const uint32_t ends[5][2] = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {2, 3}};
	g_autoptr(kith_csr) csr = network_of(5, 5, ends, NULL, true);
	g_autoptr(kith_csr) both = kith_csr_symmetric(csr, NULL);
	uint32_t of[5] = {0, KITH_NO_GROUP, 1, 0, KITH_NO_GROUP};
	const struct kith_partition fixed = {5, 2, of};
	struct kith_leiden_options options = modularity(2);
	options.fixed = &fixed;
	bool done = false;
	long successes = 0;
	for (; !done; successes++) {
		struct kith_leiden_result result = {0};
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(successes);
		done = kith_leiden_find(both, csr, &options, &result, &error);
		kith_array_fail_after(-1);
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		kith_leiden_finish(&result);
	}
	assert_true(successes > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tiny_networks_get_their_best_partition),
		cmocka_unit_test(groups_to_keep_are_kept_and_the_rest_is_placed_best),
		cmocka_unit_test(every_community_is_connected),
		cmocka_unit_test(a_few_threads_find_the_same),
		cmocka_unit_test(many_at_a_time_find_the_same),
		cmocka_unit_test(another_seed_is_another_search),
		cmocka_unit_test(the_best_run_is_kept),
		cmocka_unit_test(known_networks_reach_their_best_known_modularity),
		cmocka_unit_test(karate_reaches_its_best_known_modularity),
		cmocka_unit_test(people_without_ties_belong_to_no_circle),
		cmocka_unit_test(nobody_and_one_person_have_no_quality),
		cmocka_unit_test(cliques_on_a_ring_are_circles),
		cmocka_unit_test(everybody_tied_to_everybody_settles_in_a_few_passes),
		cmocka_unit_test(a_chain_settles_in_a_few_passes),
		cmocka_unit_test(people_in_their_cliques_are_content),
		cmocka_unit_test(seeds_are_those_who_know_the_same),
		cmocka_unit_test(sets_refined_again_are_of_whole_sets),
		cmocka_unit_test(pieces_are_where_a_group_falls_apart),
		cmocka_unit_test(lack_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
