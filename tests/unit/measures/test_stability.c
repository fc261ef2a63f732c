/* Claims about how sure a ranking is. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>
#include <string.h>

#include "measures/betweenness.h"
#include "measures/stability.h"
#include "unit/networks.h"

enum { FEW = 7, DRAWS = 1500 };

static double *betweenness_of(const kith_csr *csr)
{
	const struct kith_betweenness_options how = {.people = true};
	struct kith_betweenness found;
	assert_true(kith_betweenness_find(csr, &how, &found, NULL));
	return found.person;
}

/* Every way to leave out some, each with the ranks of those who are there. */
struct ways {
	const struct small *small; /* merged: no loops, no parallel ties */
	bool people;
	size_t count;
	uint32_t rank[40000][FEW]; /* 0: not there */
	double correlation[40000];
};

static double naive_correlation(const double *x, const double *y, unsigned there, size_t n)
{
	double count = 0, sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
	for (size_t i = 0; i < n; i++) {
		if (there >> i & 1) {
			count++;
			sx += x[i];
			sy += y[i];
			xx += x[i] * x[i];
			yy += y[i] * y[i];
			xy += x[i] * y[i];
		}
	}
	double p = xx - sx * sx / count, q = yy - sy * sy / count;
	return p < 1e-12 || q < 1e-12 ? 0 : (xy - sx * sy / count) / sqrt(p * q);
}

static void add_way(struct ways *ways, unsigned gone, const double *score)
{
	size_t n = ways->small->n;
	unsigned there = ways->people ? ~gone & ((1u << n) - 1) : (1u << n) - 1;
	struct small left = *ways->small;
	left.m = 0;
	for (size_t r = 0; r < ways->small->m; r++) {
		uint32_t i = ways->small->source[r], j = ways->small->target[r];
		if (ways->people ? (there >> i & 1) && (there >> j & 1) : !(gone >> r & 1)) {
			left.source[left.m] = i;
			left.target[left.m] = j;
			left.value[left.m] = ways->small->value[r];
			left.one_way[left.m++] = 1;
		}
	}
	g_autoptr(kith_csr) csr = small_csr(&left);
	g_autofree double *now = betweenness_of(csr);
	for (size_t i = 0; i < n; i++) {
		uint32_t more = 0;
		for (size_t j = 0; j < n; j++) {
			more += (there >> j & 1) && now[j] > now[i] * (1 + 1e-9);
		}
		ways->rank[ways->count][i] = there >> i & 1 ? more + 1 : 0;
	}
	ways->correlation[ways->count++] = naive_correlation(score, now, there, n);
}

static void find_ways(struct ways *ways, size_t cases, double share, const double *score)
{
	int count = (int)floor(share * (double)cases + 0.5);
	ways->count = 0;
	for (unsigned gone = 0; gone < 1u << cases; gone++) {
		if (__builtin_popcount(gone) == count) {
			add_way(ways, gone, score);
		}
	}
}

/* The share of ways in which a person there has a rank of at most this. */
static double share_up_to(const struct ways *ways, size_t person, uint32_t rank)
{
	double there = 0, up_to = 0;
	for (size_t way = 0; way < ways->count; way++) {
		there += ways->rank[way][person] > 0;
		up_to += ways->rank[way][person] > 0 && ways->rank[way][person] <= rank;
	}
	return there > 0 ? up_to / there : (double)NAN;
}

static void check_intervals(const struct ways *ways, const struct kith_stability *found)
{
	const double off = 0.02; /* of draws by chance */
	for (size_t i = 0; i < ways->small->n; i++) {
		if (found->from[i] == UINT32_MAX) {
			assert_true(isnan(share_up_to(ways, i, FEW)));
			continue;
		}
		assert_true(share_up_to(ways, i, found->from[i] - 1) <= 0.025 + off);
		assert_true(share_up_to(ways, i, found->from[i]) >= 0.025 - off);
		assert_true(share_up_to(ways, i, found->to[i]) >= 0.975 - off);
		assert_true(share_up_to(ways, i, found->to[i] - 1) <= 0.975 + off);
		assert_true(fabs(found->first[i] - share_up_to(ways, i, 1)) < 0.08);
	}
}

/* The coefficient, unless a level is too close to call. */
static void check_cs(struct ways *ways, size_t cases, const double *score, double cs)
{
	double expected = 0;
	for (int level = 0; level < KITH_STABILITY_LEVELS; level++) {
		double share = 0.05 + 0.7 * level / 9, stable = 0;
		find_ways(ways, cases, share, score);
		for (size_t way = 0; way < ways->count; way++) {
			if (fabs(ways->correlation[way] - 0.7) < 1e-9) {
				return;
			}
			stable += ways->correlation[way] > 0.7;
		}
		stable /= (double)ways->count;
		if (fabs(stable - 0.95) < 0.03) {
			return;
		}
		expected = stable > 0.95 ? floor(share * (double)cases + 0.5) / (double)cases
					 : expected;
	}
	assert_close(cs, expected);
}

/* No loops or parallel ties, so that rows are ties; the order of the kernel does not matter. */
static struct small merged(uint64_t seed)
{
	struct small small = small_random(seed), found = small;
	found.n = MIN(MAX(small.n, 3), FEW);
	found.m = 0;
	for (size_t r = 0; r < small.m && found.m < 9; r++) {
		uint32_t i = small.source[r] % (uint32_t)found.n;
		uint32_t j = small.target[r] % (uint32_t)found.n;
		bool known = i == j;
		for (size_t k = 0; k < found.m; k++) {
			known |= (found.source[k] == i && found.target[k] == j) ||
				 (!small.directed && found.source[k] == j && found.target[k] == i);
		}
		if (!known) {
			found.source[found.m] = i;
			found.target[found.m] = j;
			found.one_way[found.m] = 1;
			found.value[found.m++] = small.value[r];
		}
	}
	return found;
}

static void everything_left_out_in_every_way(void **state)
{
	(void)state;
	g_autofree struct ways *ways = g_new0(struct ways, 1);
	for (uint64_t seed = 0; seed < small_seeds(24); seed++) {
		struct small small = merged(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		g_autofree double *score = betweenness_of(csr);
		struct kith_stability_options options = {
			.share = 0.3, .people = seed & 4, .draws = DRAWS, .seed = seed};
		struct kith_stability found;
		size_t cases = options.people ? small.n : small.m;
		*ways = (struct ways){.small = &small, .people = options.people};
		assert_true(kith_stability_find(csr, score, &options, &found, NULL));
		find_ways(ways, cases, options.share, score);
		check_intervals(ways, &found);
		for (size_t i = 0; i < small.n; i++) {
			uint32_t more = 0;
			for (size_t j = 0; j < small.n; j++) {
				more += score[j] > score[i] * (1 + 1e-9);
			}
			assert_int_equal(found.rank[i], more + 1);
		}
		if (cases > 0 && !isnan(found.cs)) {
			check_cs(ways, cases, score, found.cs);
		}
		kith_stability_finish(&found);
	}
}

static void equal_people_have_no_ranking(void **state)
{
	(void)state;
	static const uint32_t ring[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 0}};
	g_autoptr(kith_csr) csr = network_of(4, 4, ring, NULL, false);
	g_autofree double *score = betweenness_of(csr);
	struct kith_stability_options options = {.share = 0.25, .draws = 50, .seed = 1};
	struct kith_stability found;
	assert_true(kith_stability_find(csr, score, &options, &found, NULL));
	assert_true(isnan(found.cs));
	assert_int_equal(found.rank[3], 1);
	kith_stability_finish(&found);
}

static void a_star_is_sure_of_its_centre(void **state)
{
	(void)state;
	uint32_t ties[12][2];
	for (uint32_t i = 0; i < 12; i++) {
		ties[i][0] = 0;
		ties[i][1] = i + 1;
	}
	g_autoptr(kith_csr) csr = network_of(13, 12, (const uint32_t(*)[2])ties, NULL, false);
	g_autofree double *score = betweenness_of(csr);
	struct kith_stability_options options = {.share = 0.1, .draws = 100, .seed = 1};
	struct kith_stability found;
	assert_true(kith_stability_find(csr, score, &options, &found, NULL));
	assert_close(found.cs, 9.0 / 12);
	assert_close(found.first[0], 1);
	assert_int_equal(found.to[0], 1);
	assert_int_equal(found.from[5], 2);
	kith_stability_finish(&found);
}

static void threads_change_nothing(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	g_autofree double *score = betweenness_of(csr);
	struct kith_stability found[2];
	struct kith_stability_options options = {
		.share = 0.1, .people = true, .draws = 40, .seed = 5};
	for (int t = 0; t < 2; t++) {
		omp_set_num_threads(t ? 5 : 1);
		assert_true(kith_stability_find(csr, score, &options, &found[t], NULL));
	}
	assert_memory_equal(found[0].from, found[1].from, 34 * sizeof(uint32_t));
	assert_memory_equal(found[0].to, found[1].to, 34 * sizeof(uint32_t));
	assert_memory_equal(found[0].first, found[1].first, 34 * sizeof(double));
	assert_true(found[0].cs >= found[1].cs && found[0].cs <= found[1].cs);
	kith_stability_finish(&found[0]);
	kith_stability_finish(&found[1]);
}

static void a_failed_allocation_is_told(void **state)
{
	(void)state;
	static const uint32_t ties[][2] = {{0, 1}, {1, 2}};
	const double score[] = {0, 1, 0};
	g_autoptr(kith_csr) csr = network_of(3, 2, ties, NULL, true);
	struct kith_stability_options options = {.share = 0.5, .draws = 1, .seed = 5};
	bool done = false;
	for (long successes = 0; !done; successes++) {
		g_autoptr(GError) error = NULL;
		struct kith_stability found;
		kith_array_fail_after(successes);
		done = kith_stability_find(csr, score, &options, &found, &error);
		assert_true(done == (error == NULL));
		if (done) {
			kith_stability_finish(&found);
		}
	}
	kith_array_fail_after(-1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_left_out_in_every_way),
		cmocka_unit_test(equal_people_have_no_ranking),
		cmocka_unit_test(a_star_is_sure_of_its_centre),
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(a_failed_allocation_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
