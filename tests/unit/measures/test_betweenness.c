/* Claims about betweenness. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include "measures/betweenness.h"
#include "unit/networks.h"

#include <omp.h>
#include <string.h>

static const struct kith_betweenness_options both = {.people = true, .ties = true};

/* Textbook Brandes, by lengths, on a table: distances settled by looking at everyone. */
struct naive {
	double d[SMALL_MOST], sigma[SMALL_MOST], delta[SMALL_MOST];
	uint32_t order[SMALL_MOST];
	bool done[SMALL_MOST];
	size_t reached;
	double person[SMALL_MOST], tie[SMALL_MOST][SMALL_MOST];
};

static bool same(double a, double b)
{
	return fabs(a - b) <= 1e-10 * fmax(a, b);
}

static void naive_settle(struct naive *naive, const struct dense *dense, uint32_t s)
{
	size_t n = dense->n;
	for (size_t i = 0; i < n; i++) {
		naive->d[i] = i == s ? 0 : INFINITY;
		naive->sigma[i] = i == s;
		naive->delta[i] = 0;
		naive->done[i] = false;
	}
	for (naive->reached = 0; naive->reached < n; naive->reached++) {
		uint32_t u = KITH_NOBODY;
		for (uint32_t i = 0; i < n; i++) {
			bool nearer = !naive->done[i] && isfinite(naive->d[i]) &&
				      (u == KITH_NOBODY || naive->d[i] < naive->d[u]);
			u = nearer ? i : u;
		}
		if (u == KITH_NOBODY) {
			return;
		}
		naive->done[u] = true;
		naive->order[naive->reached] = u;
		for (size_t w = 0; w < n; w++) {
			double there = naive->d[u] + 1 / dense->w[u][w];
			if (dense->w[u][w] == 0 || naive->done[w]) {
				continue;
			}
			if (isfinite(naive->d[w]) && same(there, naive->d[w])) {
				naive->sigma[w] += naive->sigma[u];
			} else if (there < naive->d[w]) {
				naive->d[w] = there;
				naive->sigma[w] = naive->sigma[u];
			}
		}
	}
}

static void naive_betweenness(struct naive *naive, const struct dense *dense)
{
	memset(naive, 0, sizeof *naive);
	for (uint32_t s = 0; s < dense->n; s++) {
		naive_settle(naive, dense, s);
		for (size_t i = naive->reached; i-- > 1;) {
			uint32_t w = naive->order[i];
			for (size_t k = 0; k < i; k++) {
				uint32_t u = naive->order[k];
				if (dense->w[u][w] > 0 &&
					same(naive->d[u] + 1 / dense->w[u][w], naive->d[w])) {
					double share = naive->sigma[u] / naive->sigma[w] *
						       (1 + naive->delta[w]);
					naive->delta[u] += share;
					naive->tie[u][w] += share;
				}
			}
			naive->person[w] += naive->delta[w];
		}
	}
}

static void check_people(const struct naive *naive, const double *person, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double pairs = ((double)n - 1) * ((double)n - 2);
		assert_close(person[i], n < 3 ? 0 : naive->person[i] / pairs);
	}
}

static void check_ties(const kith_csr *csr, const struct naive *naive, const double *tie)
{
	double n = (double)csr->n;
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e];
			double back = csr->directed ? 0 : naive->tie[j][i];
			assert_close(tie[small_tie(csr, i, j)],
				(naive->tie[i][j] + back) / (n * (n - 1)));
		}
	}
}

static void check(const kith_csr *csr)
{
	struct dense dense;
	struct naive naive;
	small_dense(csr, &dense);
	naive_betweenness(&naive, &dense);
	for (int wanted = 1; wanted <= 3; wanted++) {
		struct kith_betweenness_options options = {
			.people = wanted & 1, .ties = wanted & 2};
		struct kith_betweenness found;
		assert_true(kith_betweenness_find(csr, &options, &found, NULL));
		assert_int_equal(found.sources, csr->n);
		assert_true((found.person != NULL) == options.people);
		assert_true((found.tie != NULL) == options.ties);
		assert_true(!found.person_error && !found.tie_error);
		if (found.person) {
			check_people(&naive, found.person, csr->n);
		}
		if (found.tie) {
			check_ties(csr, &naive, found.tie);
		}
		kith_betweenness_finish(&found);
	}
}

static void everything_agrees_with_the_textbook(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2500); seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		check(csr);
	}
}

static void relabelling_changes_nothing(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(1000); seed++) {
		uint32_t to[SMALL_MOST];
		struct small small = small_random(seed);
		struct small other = small_relabelled(&small, seed + 1, to);
		g_autoptr(kith_csr) csr = small_csr(&small), moved = small_csr(&other);
		struct kith_betweenness one, two;
		assert_true(kith_betweenness_find(csr, &both, &one, NULL));
		assert_true(kith_betweenness_find(moved, &both, &two, NULL));
		for (uint32_t i = 0; i < csr->n; i++) {
			assert_close(one.person[i], two.person[to[i]]);
			for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
				uint32_t j = csr->to[e];
				assert_close(one.tie[small_tie(csr, i, j)],
					two.tie[small_tie(moved, to[i], to[j])]);
			}
		}
		kith_betweenness_finish(&one);
		kith_betweenness_finish(&two);
	}
}

static void expect_people(const struct small *small, const double *person)
{
	g_autoptr(kith_csr) csr = small_csr(small);
	struct kith_betweenness found;
	assert_true(kith_betweenness_find(csr, &both, &found, NULL));
	for (size_t i = 0; i < small->n; i++) {
		assert_close(found.person[i], person[i]);
	}
	kith_betweenness_finish(&found);
}

static void small_networks_have_known_values(void **state)
{
	(void)state;
	const uint32_t star[4][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
	struct small small = small_pairs(5, 4, star);
	expect_people(&small, (double[]){1, 0, 0, 0, 0});
	small = small_pairs(6, 4, star);
	expect_people(&small, (double[]){0.6, 0, 0, 0, 0, 0});
	const uint32_t triangle[5][2] = {{0, 1}, {1, 2}, {2, 0}, {0, 0}, {1, 0}};
	small = small_pairs(3, 5, triangle);
	expect_people(&small, (double[]){0, 0, 0});
	const uint32_t square[4][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 0}};
	small = small_pairs(4, 4, square);
	expect_people(&small, (double[]){1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6});
	small = small_pairs(3, 2, (const uint32_t[2][2]){{0, 1}, {1, 2}});
	small.directed = true;
	expect_people(&small, (double[]){0, 0.5, 0});
}

static void fewer_than_three_people_have_nobody_between(void **state)
{
	(void)state;
	struct small small = small_pairs(2, 1, (const uint32_t[1][2]){{0, 1}});
	expect_people(&small, (double[]){0, 0});
	g_autoptr(kith_csr) pair = small_csr(&small);
	struct kith_betweenness found;
	assert_true(kith_betweenness_find(pair, &both, &found, NULL));
	assert_close(found.tie[0], 1);
	kith_betweenness_finish(&found);
	for (size_t n = 0; n < 2; n++) {
		small = small_pairs(n, 0, NULL);
		expect_people(&small, (double[]){0});
	}
}

/* From 0 to 3, 1/10 + 1/5 and 1/4 + 1/20 are the same length, though not the same double. */
static void equal_lengths_are_equal_in_spite_of_rounding(void **state)
{
	(void)state;
	struct small small =
		small_pairs(4, 4, (const uint32_t[4][2]){{0, 1}, {1, 3}, {0, 2}, {2, 3}});
	memcpy(small.value, (double[]){10, 5, 4, 20}, 4 * sizeof(double));
	small.weighted = true;
	expect_people(&small, (double[]){0, 0.5 / 3, 0.5 / 3, 1.0 / 3});
}

/* A network of several batches, levels and blocks. */
static kith_csr *crowd(uint64_t seed, size_t n, size_t m, bool weighted, bool directed)
{
	g_autofree uint32_t *source = g_new(uint32_t, m), *target = g_new(uint32_t, m);
	g_autofree double *value = g_new(double, m);
	g_autofree uint8_t *one_way = g_new0(uint8_t, m);
	struct kith_random random;
	kith_random_init(&random, seed);
	for (size_t r = 0; r < m; r++) {
		source[r] = (uint32_t)kith_random_below(&random, n);
		target[r] = (uint32_t)kith_random_below(&random, 1 + kith_random_below(&random, n));
		value[r] = (double)(1 + kith_random_below(&random, 8));
		one_way[r] = kith_random_below(&random, 4) > 0;
	}
	struct kith_arcs arcs = {
		n, m, source, target, NULL, weighted ? value : NULL, directed ? one_way : NULL};
	return kith_csr_new(&arcs, NULL);
}

static void ties_carry_every_step(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 40; seed++) {
		g_autoptr(kith_csr) csr = crowd(seed, 500, 300 + 60 * seed, false, seed & 1);
		struct kith_betweenness found;
		struct kith_distances distances;
		assert_true(kith_betweenness_find(csr, &both, &found, NULL));
		assert_true(kith_paths_distances(csr, both.sources, &distances, NULL));
		double ties = 0, people = 0;
		for (uint64_t t = 0; t < kith_csr_ties(csr); t++) {
			ties += found.tie[t] * 500 * 499;
		}
		for (size_t i = 0; i < csr->n; i++) {
			people += found.person[i] * 499 * 498;
		}
		double steps = distances.mean * distances.pairs;
		assert_true(fabs(ties - steps) < 1e-10 * steps);
		assert_true(fabs(people - (steps - distances.pairs)) < 1e-10 * steps);
		kith_betweenness_finish(&found);
	}
}

/* Lengths against steps: the same paths found by two ways of searching. */
static void weights_nearly_equal_are_as_steps(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 20; seed++) {
		g_autoptr(kith_csr) steps = crowd(seed, 300, 900, false, seed & 1);
		g_autoptr(kith_csr) equal = crowd(seed, 300, 900, true, seed & 1);
		for (uint64_t e = 0; e < equal->start[equal->n]; e++) {
			equal->weight[e] = 1;
		}
		assert_false(kith_betweenness_weighted(steps));
		assert_false(kith_betweenness_weighted(equal));
		equal->weight[0] = 1 + 1e-13;
		assert_true(kith_betweenness_weighted(equal));
		struct kith_betweenness one, two;
		assert_true(kith_betweenness_find(steps, &both, &one, NULL));
		assert_true(kith_betweenness_find(equal, &both, &two, NULL));
		for (size_t i = 0; i < steps->n; i++) {
			assert_close(one.person[i], two.person[i]);
		}
		for (uint64_t t = 0; t < kith_csr_ties(steps); t++) {
			assert_close(one.tie[t], two.tie[t]);
		}
		kith_betweenness_finish(&one);
		kith_betweenness_finish(&two);
	}
}

/*
 * Brandes by steps, counting in long doubles, which hold 2^16383. Sums are raw: over ordered pairs.
 */
struct long_search {
	long double *sigma, *delta;
	uint32_t *steps, *queue;
};

static void long_visit(
	const kith_csr *csr, struct long_search *search, uint32_t s, double *person, double *tie)
{
	size_t reached = 0;
	for (size_t i = 0; i < csr->n; i++) {
		search->sigma[i] = search->delta[i] = 0;
		search->steps[i] = UINT32_MAX;
	}
	search->sigma[s] = 1;
	search->steps[s] = 0;
	search->queue[reached++] = s;
	for (size_t k = 0; k < reached; k++) {
		uint32_t u = search->queue[k];
		for (uint64_t e = csr->start[u]; e < csr->start[u + 1]; e++) {
			uint32_t w = csr->to[e];
			if (search->steps[w] == UINT32_MAX) {
				search->steps[w] = search->steps[u] + 1;
				search->queue[reached++] = w;
			}
			search->sigma[w] +=
				search->steps[w] > search->steps[u] ? search->sigma[u] : 0;
		}
	}
	for (size_t k = reached; k-- > 0;) {
		uint32_t u = search->queue[k];
		for (uint64_t e = csr->start[u]; e < csr->start[u + 1]; e++) {
			uint32_t w = csr->to[e];
			if (search->steps[w] == search->steps[u] + 1) {
				long double share = search->sigma[u] / search->sigma[w] *
						    (1 + search->delta[w]);
				search->delta[u] += share;
				tie[small_tie(csr, u, w)] += (double)share;
			}
		}
		person[u] += u == s ? 0 : (double)search->delta[u];
	}
}

typedef uint32_t ends_of[2];

/* Layers of people, each tied to some of the next: paths double from layer to layer. */
static kith_csr *layered(uint64_t seed, uint32_t layers, bool weighted, bool directed)
{
	enum { WIDE = 4 };
	uint32_t m = 0, most = layers * WIDE * WIDE;
	ends_of *ends = g_new(ends_of, most);
	g_autofree double *value = g_new(double, most);
	struct kith_random random;
	kith_random_init(&random, seed);
	for (uint32_t i = 0; i < (layers - 1) * WIDE; i++) {
		uint32_t next = (i / WIDE + 1) * WIDE;
		for (uint32_t k = 0; k < WIDE; k++) {
			if (k == i % WIDE || kith_random_below(&random, 2)) {
				value[m] = 1 + (double)(i / WIDE % 7);
				ends[m][0] = i;
				ends[m++][1] = next + k;
			}
		}
	}
	kith_csr *csr = network_of(
		layers * WIDE, m, (const ends_of *)ends, weighted ? value : NULL, directed);
	g_free(ends);
	return csr;
}

static void check_long(const kith_csr *csr)
{
	size_t n = csr->n;
	struct kith_betweenness found;
	struct long_search search = {g_new(long double, n), g_new(long double, n),
		g_new(uint32_t, n), g_new(uint32_t, n)};
	g_autofree double *person = g_new0(double, n), *tie = g_new0(double, kith_csr_ties(csr));
	for (uint32_t s = 0; s < n; s++) {
		long_visit(csr, &search, s, person, tie);
	}
	assert_true(kith_betweenness_find(csr, &both, &found, NULL));
	for (size_t i = 0; i < n; i++) {
		assert_close(found.person[i], person[i] / ((double)(n - 1) * (double)(n - 2)));
	}
	for (uint64_t t = 0; t < kith_csr_ties(csr); t++) {
		assert_close(found.tie[t], tie[t] / ((double)n * (double)(n - 1)));
	}
	kith_betweenness_finish(&found);
	g_free(search.sigma);
	g_free(search.delta);
	g_free(search.steps);
	g_free(search.queue);
}

/* Forwards, all paths from layer to layer are of one length, so that steps serve with weights. */
static void there_may_be_more_paths_than_doubles_count(void **state)
{
	(void)state;
	for (uint64_t kind = 0; kind < 3; kind++) {
		g_autoptr(kith_csr) csr = layered(kind, 800, kind == 2, kind > 0);
		check_long(csr);
	}
}

/* Of each pair of middles one is as good as the other, however many came before. */
static void a_chain_of_diamonds_has_known_values(void **state)
{
	(void)state;
	enum { DIAMONDS = 1100, PEOPLE = 3 * DIAMONDS + 1 };
	ends_of *ends = g_new(ends_of, 4 * DIAMONDS);
	for (uint32_t k = 0, m = 0; k < DIAMONDS; k++) {
		for (uint32_t middle = 3 * k + 1; middle <= 3 * k + 2; middle++, m += 2) {
			memcpy(ends[m], (uint32_t[2]){3 * k, middle}, sizeof *ends);
			memcpy(ends[m + 1], (uint32_t[2]){middle, 3 * k + 3}, sizeof *ends);
		}
	}
	g_autoptr(kith_csr) csr =
		network_of(PEOPLE, 4 * DIAMONDS, (const ends_of *)ends, NULL, false);
	struct kith_betweenness found;
	assert_true(kith_betweenness_find(csr, &both, &found, NULL));
	double pairs = (PEOPLE - 1) * (PEOPLE - 2) / 2.0;
	for (uint32_t k = 0; k <= DIAMONDS; k++) {
		double before = 3 * k, after = 3 * (DIAMONDS - k), beside = k % DIAMONDS ? 1 : 0.5;
		assert_close(found.person[3 * k], (before * after + beside) / pairs);
	}
	for (uint32_t k = 0; k < DIAMONDS; k++) {
		double before = 3 * k + 1, after = 3 * (DIAMONDS - k) - 2;
		assert_close(found.person[3 * k + 1], before * after / 2 / pairs);
		assert_close(found.tie[small_tie(csr, 3 * k, 3 * k + 2)],
			(before * after / 2 + before + 0.5) / (PEOPLE * (PEOPLE - 1) / 2.0));
	}
	kith_betweenness_finish(&found);
	g_free(ends);
}

static void assert_same_bytes(
	const kith_csr *csr, const struct kith_betweenness *one, const struct kith_betweenness *two)
{
	size_t people = csr->n * sizeof(double), ties = kith_csr_ties(csr) * sizeof(double);
	assert_memory_equal(one->person, two->person, people);
	assert_memory_equal(one->person_error, two->person_error, people);
	assert_memory_equal(one->tie, two->tie, ties);
	assert_memory_equal(one->tie_error, two->tie_error, ties);
}

static void threads_do_not_change_a_bit(void **state)
{
	(void)state;
	int threads = omp_get_max_threads();
	for (uint64_t kind = 0; kind < 4; kind++) {
		g_autoptr(kith_csr) csr = crowd(kind, 2000, 8000, kind & 1, kind & 2);
		struct kith_betweenness_options options = both;
		options.sources = (struct kith_sources){.count = 300, .seed = 5};
		struct kith_betweenness one, more;
		omp_set_num_threads(1);
		assert_true(kith_betweenness_find(csr, &options, &one, NULL));
		for (int t = 2; t <= 8; t *= 4) {
			omp_set_num_threads(t);
			assert_true(kith_betweenness_find(csr, &options, &more, NULL));
			assert_same_bytes(csr, &one, &more);
			kith_betweenness_finish(&more);
		}
		kith_betweenness_finish(&one);
	}
	omp_set_num_threads(threads);
}

/* All but one person are searched from, so that there are errors to compare too. */
static void registers_do_not_change_a_bit(void **state)
{
	(void)state;
	for (uint64_t kind = 0; kind < 8; kind++) {
		g_autoptr(kith_csr) csr =
			crowd(kind, 400, (size_t)300 << kind / 2, false, kind & 1);
		struct kith_betweenness_options options = both;
		options.sources = (struct kith_sources){.count = csr->n - 1, .seed = kind};
		struct kith_betweenness wide, plain;
		assert_true(kith_betweenness_find(csr, &options, &wide, NULL));
		options.plain = true;
		assert_true(kith_betweenness_find(csr, &options, &plain, NULL));
		assert_same_bytes(csr, &wide, &plain);
		kith_betweenness_finish(&wide);
		kith_betweenness_finish(&plain);
	}
}

/* Whether all values lie within their error. */
static bool all_within(const double *exact, const double *estimate, const double *error, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (fabs(exact[i] - estimate[i]) > error[i] + 1e-12) {
			return false;
		}
	}
	return true;
}

/* A hub that many chains begin at: most people lie between nobody or between almost everybody. */
static kith_csr *broom(void)
{
	enum { CHAINS = 30, LENGTH = 6, PEOPLE = 1 + CHAINS * LENGTH };
	uint32_t ends[PEOPLE - 1][2];
	for (uint32_t i = 1; i < PEOPLE; i++) {
		ends[i - 1][0] = i % LENGTH == 1 ? 0 : i - 1;
		ends[i - 1][1] = i;
	}
	return network_of(PEOPLE, PEOPLE - 1, ends, NULL, false);
}

/* Graphs of several shapes, by number; NULL after the last. */
static kith_csr *shape(uint64_t number)
{
	switch (number) {
	case 0:
	case 1:
	case 2:
	case 3:
		return crowd(number, 200, 260, number & 1, number & 2);
	case 4:
		return crowd(number, 150, 1500, true, false);
	case 5:
		return broom();
	case 6:
		return network_of_cliques(12, 9);
	case 7:
		return network_of_cliques(60, 2); /* hardly more than a ring */
	case 8:
		return network_karate();
	default:
		return NULL;
	}
}

/* On each graph the errors hold, for all at once, for at least 95 of 100 draws. */
static void errors_hold_for_everyone_at_once(void **state)
{
	(void)state;
	kith_csr *csr;
	for (uint64_t number = 0; (csr = shape(number)); number++) {
		struct kith_betweenness exact, drawn;
		int people_missed = 0, ties_missed = 0;
		assert_true(kith_betweenness_find(csr, &both, &exact, NULL));
		for (uint64_t seed = 0; seed < 100; seed++) {
			struct kith_betweenness_options options = both;
			options.sources =
				(struct kith_sources){10 + 3 * seed % (csr->n - 15), seed};
			assert_true(kith_betweenness_find(csr, &options, &drawn, NULL));
			people_missed +=
				!all_within(exact.person, drawn.person, drawn.person_error, csr->n);
			ties_missed += !all_within(
				exact.tie, drawn.tie, drawn.tie_error, kith_csr_ties(csr));
			kith_betweenness_finish(&drawn);
		}
		assert_true(people_missed <= 5 && ties_missed <= 5);
		kith_betweenness_finish(&exact);
		kith_csr_free(csr);
	}
}

static void errors_shrink_as_more_people_are_drawn(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = crowd(1, 2000, 6000, false, false);
	double last = 1;
	for (size_t count = 125; count < 2000; count *= 2) {
		struct kith_betweenness found;
		struct kith_betweenness_options options = {.people = true, .sources = {count, 1}};
		assert_true(kith_betweenness_find(csr, &options, &found, NULL));
		double most = 0;
		for (size_t i = 0; i < csr->n; i++) {
			most = fmax(most, found.person_error[i]);
		}
		assert_true(most > 0 && most < last);
		last = most;
		kith_betweenness_finish(&found);
	}
	assert_true(last < 0.06);
}

static void a_pendant_is_certain(void **state)
{
	(void)state;
	struct small small = small_pairs(4, 3, (const uint32_t[3][2]){{0, 1}, {1, 2}, {2, 3}});
	g_autoptr(kith_csr) csr = small_csr(&small);
	struct kith_betweenness_options options = {.people = true, .sources = {2, 1}};
	struct kith_betweenness found;
	assert_true(kith_betweenness_find(csr, &options, &found, NULL));
	assert_true(found.person_error[0] == 0 && found.person[0] == 0);
	assert_true(found.person_error[1] > 0);
	kith_betweenness_finish(&found);
}

static void lack_of_memory_is_said(void **state)
{
	(void)state;
	for (uint64_t kind = 0; kind < 4; kind++) {
		g_autoptr(kith_csr) csr = crowd(kind, 50, 100, kind & 1, kind & 2);
		struct kith_betweenness_options options = both;
		options.sources.count = 10;
		for (long after = 0; after < 16; after++) {
			struct kith_betweenness found;
			g_autoptr(GError) error = NULL;
			kith_array_fail_after(after);
			assert_false(kith_betweenness_find(csr, &options, &found, &error));
			kith_array_fail_after(-1);
			assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_agrees_with_the_textbook),
		cmocka_unit_test(relabelling_changes_nothing),
		cmocka_unit_test(small_networks_have_known_values),
		cmocka_unit_test(fewer_than_three_people_have_nobody_between),
		cmocka_unit_test(equal_lengths_are_equal_in_spite_of_rounding),
		cmocka_unit_test(ties_carry_every_step),
		cmocka_unit_test(weights_nearly_equal_are_as_steps),
		cmocka_unit_test(there_may_be_more_paths_than_doubles_count),
		cmocka_unit_test(a_chain_of_diamonds_has_known_values),
		cmocka_unit_test(threads_do_not_change_a_bit),
		cmocka_unit_test(registers_do_not_change_a_bit),
		cmocka_unit_test(errors_hold_for_everyone_at_once),
		cmocka_unit_test(errors_shrink_as_more_people_are_drawn),
		cmocka_unit_test(a_pendant_is_certain),
		cmocka_unit_test(lack_of_memory_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
