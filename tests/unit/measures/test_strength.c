/* Claims about lib/measures/strength. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>

#include "measures/components.h"
#include "unit/networks.h"
#include "measures/strength.h"

/* Shared contacts and bridge sides of every tie. */
struct ground {
	kith_csr *csr;
	uint32_t *shared;
	struct kith_cuts cuts;
};

static void ground_init(struct ground *ground, kith_csr *csr)
{
	ground->csr = csr;
	ground->shared = KITH_ARRAY(uint32_t, kith_csr_ties(csr), NULL);
	assert_true(kith_cuts_find(csr, &ground->cuts, NULL));
	for (uint32_t i = 0; i < csr->n; i++) {
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			for (uint32_t q = 0; q < csr->n; q++) {
				ground->shared[kith_csr_tie(csr, i, e)] +=
					kith_csr_find(csr, q, i) != UINT64_MAX &&
					kith_csr_find(csr, q, csr->to[e]) != UINT64_MAX;
			}
		}
	}
}

static void ground_finish(struct ground *ground)
{
	kith_csr_free(ground->csr);
	g_free(ground->shared);
	kith_cuts_finish(&ground->cuts);
}

/* Steps from i to j when their tie is gone, by trying every length. */
static double naive_span(const struct dense *dense, size_t i, size_t j)
{
	bool at[SMALL_MOST] = {false};
	at[i] = true;
	for (size_t step = 1; step < dense->n; step++) {
		bool next[SMALL_MOST] = {false};
		for (size_t a = 0; a < dense->n; a++) {
			for (size_t b = 0; at[a] && b < dense->n; b++) {
				bool itself = (a == i && b == j) || (a == j && b == i);
				next[b] |= dense->w[a][b] > 0 && !itself;
			}
		}
		memcpy(at, next, sizeof at);
		if (at[j]) {
			return (double)step;
		}
	}
	return (double)INFINITY;
}

static bool naive_apart(const struct dense *dense, size_t u, size_t v, size_t s, size_t t)
{
	if (dense->w[s][t] > 0) {
		return false;
	}
	for (size_t x = 0; x < dense->n; x++) {
		if (x != v && dense->w[u][x] > 0 && dense->w[s][x] > 0 && dense->w[t][x] > 0) {
			return false;
		}
	}
	return true;
}

static double naive_dispersion(const struct dense *dense, size_t u, size_t v)
{
	double pairs = 0;
	for (size_t s = 0; s < dense->n; s++) {
		for (size_t t = s + 1; t < dense->n; t++) {
			bool both = dense->w[u][s] > 0 && dense->w[v][s] > 0 &&
				    dense->w[u][t] > 0 && dense->w[v][t] > 0;
			pairs += both && naive_apart(dense, u, v, s, t);
		}
	}
	return pairs;
}

static void spans_and_dispersions_equal_naive_ones(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		struct ground ground;
		ground_init(&ground, small_both(&small));
		const kith_csr *csr = ground.csr;
		uint64_t ties = kith_csr_ties(csr);
		struct dense dense;
		small_dense(csr, &dense);
		g_autofree double *span = KITH_ARRAY(double, ties, NULL);
		g_autofree double *near = KITH_ARRAY(double, ties, NULL);
		g_autofree double *far = KITH_ARRAY(double, ties, NULL);
		assert_true(kith_strength_span(csr, ground.shared, ground.cuts.side, span, NULL));
		assert_true(kith_strength_dispersion(csr, ground.shared, near, far, NULL));
		for (uint32_t i = 0; i < csr->n; i++) {
			for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
				uint64_t tie = kith_csr_tie(csr, i, e);
				uint32_t j = csr->to[e];
				assert_close(span[tie], ground.shared[tie]
								? (double)NAN
								: naive_span(&dense, i, j));
				assert_close(near[tie], naive_dispersion(&dense, i, j));
				assert_close(far[tie], naive_dispersion(&dense, j, i));
			}
		}
		ground_finish(&ground);
	}
}

/* The class of the definition, given what the ties without one of the first three have. */
static uint8_t naive_class(
	const struct dense *dense, const uint32_t ends[2], double overlap, const double cuts[2])
{
	double contacts[2] = {0, 0}, shared = 0;
	for (size_t q = 0; q < dense->n; q++) {
		contacts[0] += dense->w[ends[0]][q] > 0;
		contacts[1] += dense->w[ends[1]][q] > 0;
		shared += dense->w[ends[0]][q] > 0 && dense->w[ends[1]][q] > 0;
	}
	if (contacts[0] == 1 || contacts[1] == 1) {
		return KITH_TIE_PENDANT;
	}
	if (isinf(naive_span(dense, ends[0], ends[1]))) {
		return KITH_TIE_BRIDGE;
	}
	if (shared == 0) {
		return KITH_TIE_LOCAL_BRIDGE;
	}
	return overlap <= cuts[0]   ? KITH_TIE_WEAK
	       : overlap <= cuts[1] ? KITH_TIE_MODERATE
				    : KITH_TIE_STRONG;
}

static double naive_overlap(const struct dense *dense, size_t i, size_t j)
{
	double either = 0, shared = 0;
	for (size_t q = 0; q < dense->n; q++) {
		bool one = dense->w[i][q] > 0, other = dense->w[j][q] > 0;
		either += q != i && q != j && (one || other);
		shared += one && other;
	}
	return shared / either;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Overlaps up to which ties are weak and moderate: at ranks ceil(R/3) and ceil(2R/3). */
static void naive_cuts(const struct dense *dense, double cuts[2])
{
	double rest[SMALL_ROWS];
	size_t count = 0;
	for (uint32_t i = 0; i < dense->n; i++) {
		for (uint32_t j = i + 1; j < dense->n; j++) {
			double overlap = naive_overlap(dense, i, j);
			bool tied = dense->w[i][j] > 0;
			const double none[] = {-1, -1};
			if (tied && naive_class(dense, (uint32_t[]){i, j}, overlap, none) ==
					    KITH_TIE_STRONG) {
				rest[count++] = overlap;
			}
		}
	}
	qsort(rest, count, sizeof *rest, compare_doubles);
	cuts[0] = count ? rest[(count + 2) / 3 - 1] : 0;
	cuts[1] = count ? rest[(2 * count + 2) / 3 - 1] : 0;
}

static void overlaps_and_classes_equal_naive_ones(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		struct ground ground;
		ground_init(&ground, small_both(&small));
		const kith_csr *csr = ground.csr;
		uint64_t ties = kith_csr_ties(csr);
		struct dense dense;
		small_dense(csr, &dense);
		g_autofree double *overlap = KITH_ARRAY(double, ties, NULL);
		g_autofree uint8_t *tie_class = KITH_ARRAY(uint8_t, ties, NULL);
		double cuts[2];
		naive_cuts(&dense, cuts);
		kith_strength_overlap(csr, ground.shared, overlap);
		assert_true(kith_strength_classify(
			csr, ground.shared, ground.cuts.side, overlap, tie_class, NULL));
		for (uint32_t i = 0; i < csr->n; i++) {
			for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
				uint64_t tie = kith_csr_tie(csr, i, e);
				const uint32_t ends[] = {i, csr->to[e]};
				double expected = naive_overlap(&dense, i, csr->to[e]);
				assert_close(overlap[tie], expected);
				assert_int_equal(tie_class[tie],
					naive_class(&dense, ends, overlap[tie], cuts));
			}
		}
		ground_finish(&ground);
	}
}

static void karate_has_the_published_local_bridges(void **state)
{
	(void)state;
	struct ground ground;
	ground_init(&ground, network_karate());
	uint64_t ties = kith_csr_ties(ground.csr);
	double span[78], overlap[78], dispersion[78], other[78];
	kith_strength_overlap(ground.csr, ground.shared, overlap);
	assert_true(kith_strength_span(ground.csr, ground.shared, ground.cuts.side, span, NULL));
	assert_true(kith_strength_dispersion(ground.csr, ground.shared, dispersion, other, NULL));
	int of_three = 0, endless = 0;
	for (uint64_t tie = 0; tie < ties; tie++) {
		of_three += span[tie] == 3;
		endless += isinf(span[tie]);
	}
	assert_int_equal(of_three, 10);
	assert_int_equal(endless, 1);
	assert_true(isinf(span[small_tie(ground.csr, 0, 11)]));
	assert_close(overlap[small_tie(ground.csr, 0, 1)], 0.4375);
	assert_close(dispersion[small_tie(ground.csr, 0, 2)], 4);
	ground_finish(&ground);
}

static void a_lone_pair_has_no_overlap(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {2, 3}, {3, 4}};
	struct ground ground;
	ground_init(&ground, network_of(5, 3, ends, NULL, false));
	double overlap[3], alpha[3];
	uint8_t tie_class[3];
	kith_strength_overlap(ground.csr, ground.shared, overlap);
	assert_true(isnan(overlap[0]));
	assert_close(overlap[1], 0);
	assert_true(kith_strength_backbone(ground.csr, ground.csr, alpha, NULL));
	assert_close(alpha[0], 1);
	assert_close(alpha[1], 0.5);
	assert_true(kith_strength_classify(
		ground.csr, ground.shared, ground.cuts.side, overlap, tie_class, NULL));
	assert_int_equal(tie_class[0], KITH_TIE_PENDANT);
	ground_finish(&ground);
}

/* Two triangles joined by a tie, a square hung on, and someone at the end of it. */
static void classes_follow_their_rules(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {4, 5}, {5, 6},
		{6, 7}, {7, 8}, {8, 5}, {8, 9}};
	struct ground ground;
	ground_init(&ground, network_of(10, G_N_ELEMENTS(ends), ends, NULL, false));
	const kith_csr *csr = ground.csr;
	double overlap[G_N_ELEMENTS(ends)];
	uint8_t tie_class[G_N_ELEMENTS(ends)];
	kith_strength_overlap(csr, ground.shared, overlap);
	assert_true(kith_strength_classify(
		csr, ground.shared, ground.cuts.side, overlap, tie_class, NULL));
	assert_int_equal(tie_class[small_tie(csr, 2, 3)], KITH_TIE_BRIDGE);
	assert_int_equal(tie_class[small_tie(csr, 6, 7)], KITH_TIE_LOCAL_BRIDGE);
	assert_int_equal(tie_class[small_tie(csr, 8, 9)], KITH_TIE_PENDANT);
	/* Overlaps 1 (0-1), 1/2 (0-2, 1-2, 3-4), 1/4 (3-5), 1/3 (4-5... 5 has 4 contacts). */
	assert_int_equal(tie_class[small_tie(csr, 0, 1)], KITH_TIE_STRONG);
	assert_int_equal(tie_class[small_tie(csr, 3, 5)], KITH_TIE_WEAK);
	assert_string_equal(kith_strength_class_name(KITH_TIE_LOCAL_BRIDGE), "local bridge");
	ground_finish(&ground);
}

static void the_backbone_follows_its_formula(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) out = small_csr(&small);
		g_autoptr(kith_csr) turned = small.directed ? kith_csr_reverse(out, NULL) : NULL;
		const kith_csr *in = turned ? turned : out;
		struct dense dense;
		small_dense(out, &dense);
		g_autofree double *alpha = KITH_ARRAY(double, kith_csr_ties(out), NULL);
		assert_true(kith_strength_backbone(out, in, alpha, NULL));
		for (uint32_t i = 0; i < out->n; i++) {
			for (uint32_t j = 0; j < out->n; j++) {
				double given = 0, received = 0, k_out = 0, k_in = 0;
				for (size_t q = 0; q < out->n; q++) {
					given += dense.w[i][q];
					received += dense.w[q][j];
					k_out += dense.w[i][q] > 0;
					k_in += dense.w[q][j] > 0;
				}
				if (dense.w[i][j] > 0) {
					double a = k_out == 1 ? 1
							      : pow(1 - dense.w[i][j] / given,
									k_out - 1);
					double b = k_in == 1 ? 1
							     : pow(1 - dense.w[i][j] / received,
								       k_in - 1);
					assert_close(alpha[small_tie(out, i, j)], fmin(a, b));
				}
			}
		}
	}
}

static void simmelian_ties_are_mutual_and_in_mutual_threes(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(2000); seed++) {
		struct small small = small_random(seed);
		g_autoptr(kith_csr) out = small_csr(&small);
		struct dense d;
		small_dense(out, &d);
		g_autofree uint32_t *simmelian = KITH_ARRAY(uint32_t, kith_csr_ties(out), NULL);
		assert_true(kith_strength_simmelian(out, simmelian, NULL));
		for (uint32_t i = 0; i < out->n; i++) {
			for (uint32_t j = 0; j < out->n; j++) {
				uint32_t threes = 0;
				for (size_t q = 0; q < out->n; q++) {
					threes += d.w[i][j] > 0 && d.w[j][i] > 0 && d.w[i][q] > 0 &&
						  d.w[q][i] > 0 && d.w[j][q] > 0 && d.w[q][j] > 0;
				}
				if (d.w[i][j] > 0) {
					assert_int_equal(simmelian[small_tie(out, i, j)], threes);
				}
			}
		}
	}
}

/* One search for each tie would take hours here. */
static void a_ring_of_many_is_searched_once(void **state)
{
	(void)state;
	enum { RING = 300000, TIES = RING + 1 };
	g_autofree uint32_t *source = g_new(uint32_t, TIES), *target = g_new(uint32_t, TIES);
	for (uint32_t i = 0; i < RING; i++) {
		source[i] = i;
		target[i] = (i + 1) % RING;
	}
	source[RING] = 7;
	target[RING] = RING; /* someone at the end of a bridge */
	struct kith_arcs arcs = {.n = RING + 1, .m = TIES, .source = source, .target = target};
	g_autoptr(kith_csr) csr = kith_csr_new(&arcs, NULL);
	struct kith_cuts cuts;
	g_autofree uint32_t *shared = g_new0(uint32_t, TIES);
	g_autofree double *span = g_new(double, TIES);
	assert_true(kith_cuts_find(csr, &cuts, NULL));
	assert_true(kith_strength_span(csr, shared, cuts.side, span, NULL));
	for (size_t tie = 0; tie < TIES; tie++) {
		assert_true(span[tie] == (cuts.side[tie] ? (double)INFINITY : RING - 1));
	}
	assert_true(isinf(span[small_tie(csr, 7, RING)]));
	kith_cuts_finish(&cuts);
}

static void running_out_of_memory_is_an_error(void **state)
{
	(void)state;
	struct ground ground;
	ground_init(&ground, network_karate());
	double figures[78], others[78];
	uint32_t counts[78];
	for (int k = 0; k < 2; k++) {
		g_autoptr(GError) one = NULL, two = NULL;
		kith_array_fail_after(k);
		assert_false(kith_strength_span(
			ground.csr, ground.shared, ground.cuts.side, figures, &one));
		kith_array_fail_after(k);
		assert_false(kith_strength_simmelian(ground.csr, counts, &two));
		assert_true(g_error_matches(one, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_true(g_error_matches(two, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	for (int k = 0; k < 10; k++) { /* the last is the network among someone's contacts */
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(k);
		assert_false(kith_strength_dispersion(
			ground.csr, ground.shared, figures, others, &error));
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	kith_array_fail_after(-1);
	ground_finish(&ground);
}

/* Of u's contacts, pairs that are not tied and share one other of them: they count for that one. */
static void check_apart(
	const struct ground *ground, const double *near, const double *far, uint32_t u)
{
	const kith_csr *csr = ground->csr;
	const uint32_t *row = csr->to + csr->start[u];
	size_t people = kith_csr_degree(csr, u);
	g_autofree double *apart = g_new0(double, people);
	for (size_t s = 0; s < people; s++) {
		for (size_t t = s + 1; t < people; t++) {
			size_t paths = 0, over = 0;
			bool tied = kith_csr_find(csr, row[s], row[t]) != UINT64_MAX;
			for (size_t v = 0; !tied && v < people; v++) {
				bool joins = kith_csr_find(csr, row[s], row[v]) != UINT64_MAX &&
					     kith_csr_find(csr, row[t], row[v]) != UINT64_MAX;
				over = joins ? v : over;
				paths += joins;
			}
			apart[over] += paths == 1;
		}
	}
	for (size_t v = 0; v < people; v++) {
		const double *seen = row[v] > u ? near : far;
		assert_close(seen[small_tie(csr, u, row[v])], apart[v]);
	}
}

/* From sparse to all but everybody with everybody: in lists, and in rows of bits. */
static void dispersions_among_many_equal_naive_ones(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 8; seed++) {
		struct kith_random random;
		kith_random_init(&random, seed);
		struct ground ground;
		size_t m = (size_t)200 << seed;
		ground_init(&ground, network_by_chance(&random, 90 + 10 * seed, m, false, false));
		uint64_t ties = kith_csr_ties(ground.csr);
		g_autofree double *near = KITH_ARRAY(double, ties, NULL);
		g_autofree double *far = KITH_ARRAY(double, ties, NULL);
		assert_true(kith_strength_dispersion(ground.csr, ground.shared, near, far, NULL));
		for (uint32_t u = 0; u < ground.csr->n; u += 7) {
			check_apart(&ground, near, far, u);
		}
		ground_finish(&ground);
	}
}

/* In a clique nobody is apart from anybody, and nothing is to be looked at. */
static void a_clique_costs_nothing(void **state)
{
	(void)state;
	struct ground ground;
	double cost;
	ground_init(&ground, network_of_cliques(1, 50));
	assert_true(kith_strength_dispersion_cost(ground.csr, ground.shared, &cost, NULL));
	assert_close(cost, 0);
	ground_finish(&ground);
	ground_init(&ground, network_karate());
	assert_true(kith_strength_dispersion_cost(ground.csr, ground.shared, &cost, NULL));
	assert_true(cost > 500);
	ground_finish(&ground);
}

static void threads_change_nothing(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 11);
	struct ground ground;
	ground_init(&ground, network_by_chance(&random, 1500, 20000, true, false));
	uint64_t ties = kith_csr_ties(ground.csr);
	g_autofree double *first = KITH_ARRAY(double, 3 * ties, NULL);
	g_autofree double *again = KITH_ARRAY(double, 3 * ties, NULL);
	int before = omp_get_max_threads();
	for (int threads = 1; threads <= 8; threads *= 2) {
		double *to = threads == 1 ? first : again;
		omp_set_num_threads(threads);
		assert_true(
			kith_strength_span(ground.csr, ground.shared, ground.cuts.side, to, NULL));
		assert_true(kith_strength_dispersion(
			ground.csr, ground.shared, to + ties, to + 2 * ties, NULL));
		assert_true(threads == 1 || !memcmp(first, again, 3 * ties * sizeof *first));
	}
	omp_set_num_threads(before);
	ground_finish(&ground);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_and_dispersions_equal_naive_ones),
		cmocka_unit_test(overlaps_and_classes_equal_naive_ones),
		cmocka_unit_test(karate_has_the_published_local_bridges),
		cmocka_unit_test(a_lone_pair_has_no_overlap),
		cmocka_unit_test(classes_follow_their_rules),
		cmocka_unit_test(the_backbone_follows_its_formula),
		cmocka_unit_test(simmelian_ties_are_mutual_and_in_mutual_threes),
		cmocka_unit_test(a_ring_of_many_is_searched_once),
		cmocka_unit_test(running_out_of_memory_is_an_error),
		cmocka_unit_test(dispersions_among_many_equal_naive_ones),
		cmocka_unit_test(a_clique_costs_nothing),
		cmocka_unit_test(threads_change_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
