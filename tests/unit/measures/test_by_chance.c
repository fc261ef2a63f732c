/* Claims about figures against chance. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/small_graphs.h"

#include <omp.h>
#include <string.h>

#include "measures/by_chance.h"
#include "measures/figures.h"
#include "unit/networks.h"

enum { FEW = 6, DRAWS = 5000 };

/* What all possible draws together say. */
struct exact {
	double observed, count, sum, squares, below, above;
};

static void exact_add(struct exact *exact, double value)
{
	if (!isnan(value) && !isnan(exact->observed)) {
		exact->count++;
		exact->sum += value;
		exact->squares += value * value;
		exact->below += value <= exact->observed + 1e-12;
		exact->above += value >= exact->observed - 1e-12;
	}
}

/* Within five standard errors of what all draws say. */
static void check(const struct exact *exact, struct kith_by_chance found)
{
	assert_close(found.observed, exact->observed);
	if (isnan(exact->observed)) {
		assert_true(isnan(found.mean) && isnan(found.spread) && isnan(found.p));
		return;
	}
	const double draws = DRAWS;
	double mean = exact->sum / exact->count;
	double spread = sqrt(fmax(exact->squares / exact->count - mean * mean, 0));
	double tail = fmin(exact->below, exact->above) / exact->count;
	double wrong = 2 * 5 * sqrt(tail * (1 - tail) / draws) + 4 / draws;
	assert_true(fabs(found.mean - mean) <= 5 * spread / sqrt(draws) + 1e-9);
	assert_true(fabs(found.spread - spread) <= 0.12 * spread + 1e-6);
	if (exact->below >= exact->count && exact->above >= exact->count) {
		assert_true(isnan(found.p) && found.spread <= 0); /* chance changes nothing */
		return;
	}
	assert_true(fabs(found.p - fmin(1, 2 * tail)) <= wrong);
}

/* --- columns handed round --- */

static double naive_ei(const struct dense *dense, const uint32_t *of, int64_t alone, bool directed)
{
	double inside = 0, outside = 0;
	for (size_t i = 0; i < dense->n; i++) {
		for (size_t j = 0; j < dense->n; j++) {
			bool counts = i != j && dense->w[i][j] > 0 && (directed || i < j) &&
				      of[i] != KITH_NO_GROUP && of[j] != KITH_NO_GROUP &&
				      (alone < 0 || of[i] == alone || of[j] == alone);
			inside += counts && of[i] == of[j];
			outside += counts && of[i] != of[j];
		}
	}
	return inside + outside > 0 ? (outside - inside) / (inside + outside) : (double)NAN;
}

static double naive_density(const struct dense *dense, const uint32_t *of)
{
	double ties = 0, pairs = 0;
	for (size_t i = 0; i < dense->n; i++) {
		for (size_t j = 0; j < dense->n; j++) {
			bool counts =
				of[i] != KITH_NO_GROUP && of[j] != KITH_NO_GROUP && of[i] != of[j];
			pairs += counts;
			ties += counts && dense->w[i][j] > 0;
		}
	}
	return pairs > 0 ? ties / pairs : (double)NAN;
}

/* Newman's coefficient from the matrix e, undirected ties both ways. */
static double naive_assortativity(const struct dense *dense, const uint32_t *of)
{
	double e[FEW][FEW] = {{0}}, all = 0, trace = 0, chance = 0;
	bool one = false;
	for (size_t i = 0; i < dense->n; i++) {
		for (size_t j = 0; j < dense->n; j++) {
			if (i != j && dense->w[i][j] > 0 && of[i] != KITH_NO_GROUP &&
				of[j] != KITH_NO_GROUP) {
				e[of[i]][of[j]]++;
				all++;
			}
		}
	}
	for (size_t g = 0; g < FEW; g++) {
		double sent = 0, received = 0;
		for (size_t h = 0; h < FEW; h++) {
			sent += e[g][h];
			received += e[h][g];
		}
		trace += e[g][g] / all;
		chance += sent * received / all / all;
		one |= sent == all && received == all;
	}
	return all == 0 || one ? (double)NAN : (trace - chance) / (1 - chance);
}

static double naive_group_figure(
	const struct dense *dense, const uint32_t *of, size_t figure, bool directed)
{
	return figure == KITH_GROUPS_ASSORTATIVITY ? naive_assortativity(dense, of)
	       : figure == KITH_GROUPS_DENSITY     ? naive_density(dense, of)
	       : figure == KITH_GROUPS_EI
		       ? naive_ei(dense, of, -1, directed)
		       : naive_ei(dense, of, (int64_t)figure - KITH_GROUP_FIGURES, directed);
}

struct handing {
	const struct dense *dense;
	bool directed;
	uint32_t who[FEW], count; /* people with a group */
	uint32_t of[FEW];
	struct exact exact[KITH_GROUP_FIGURES + FEW];
	size_t figures;
};

/* Every order of the groups of the people from `k` on. */
static void hand_round(struct handing *handing, uint32_t k)
{
	if (k == handing->count) {
		for (size_t f = 0; f < handing->figures; f++) {
			exact_add(&handing->exact[f], naive_group_figure(handing->dense,
							      handing->of, f, handing->directed));
		}
		return;
	}
	for (uint32_t i = k; i < handing->count; i++) {
		uint32_t a = handing->who[k], b = handing->who[i], swapped = handing->of[a];
		handing->of[a] = handing->of[b];
		handing->of[b] = swapped;
		hand_round(handing, k + 1);
		handing->of[b] = handing->of[a];
		handing->of[a] = swapped;
	}
}

static struct small few_people(uint64_t seed)
{
	struct small small = small_random(seed);
	small.n = MIN(MAX(small.n, 3), FEW);
	small.m = MIN(small.m, 9);
	for (size_t r = 0; r < SMALL_ROWS; r++) {
		small.source[r] %= (uint32_t)small.n;
		small.target[r] %= (uint32_t)small.n;
	}
	return small;
}

static void groups_are_handed_round_in_every_way(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 40; seed++) {
		struct small small = few_people(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		struct dense dense;
		struct handing handing = {.dense = &dense, .directed = csr->directed};
		struct kith_partition partition = {csr->n, 3, handing.of};
		struct kith_by_chance found[KITH_GROUP_FIGURES + 3];
		small_dense(csr, &dense);
		handing.figures = G_N_ELEMENTS(found);
		for (uint32_t i = 0; i < csr->n; i++) {
			handing.of[i] = (seed + i * i) % 4 == 3 ? KITH_NO_GROUP
								: (uint32_t)((seed + i * i) % 4);
			if (handing.of[i] != KITH_NO_GROUP) {
				handing.who[handing.count++] = i;
			}
		}
		for (size_t f = 0; f < handing.figures; f++) {
			handing.exact[f].observed =
				naive_group_figure(&dense, handing.of, f, handing.directed);
		}
		hand_round(&handing, 0);
		assert_true(kith_by_chance_groups(
			csr, &partition, (struct kith_draws){DRAWS, seed}, found, NULL));
		for (size_t f = 0; f < handing.figures; f++) {
			check(&handing.exact[f], found[f]);
		}
	}
}

/* A path whose numbers rise: of the 24 orders of four numbers, rising and falling are extreme. */
static void numbers_are_handed_round(void **state)
{
	(void)state;
	static const uint32_t ties[][2] = {{0, 1}, {1, 2}, {2, 3}};
	const double rising[] = {1, 2, 3, 4}, unknown[] = {1, NAN, 3, 4};
	g_autoptr(kith_csr) csr = network_of(4, 3, ties, NULL, false);
	struct kith_by_chance found;
	struct kith_draws draws = {DRAWS, 3};
	assert_true(kith_by_chance_numbers(csr, rising, draws, &found, NULL));
	assert_close(found.observed, kith_figures_assortativity(csr, rising, rising));
	assert_true(fabs(found.p - 2 * 2.0 / 24) < 0.04);
	assert_true(kith_by_chance_numbers(csr, unknown, draws, &found, NULL));
	assert_close(
		found.observed, -1); /* the ends of one tie, both ways, however they are drawn */
	assert_close(found.spread, 0);
	assert_true(isnan(found.p));
}

/* --- ties drawn anew --- */

/* A network of few people as a number: a bit an arc. */
static uint64_t key_of(const struct dense *dense)
{
	uint64_t key = 0;
	for (size_t i = 0; i < dense->n; i++) {
		for (size_t j = 0; j < dense->n; j++) {
			key |= (uint64_t)(i != j && dense->w[i][j] > 0) << (FEW * i + j);
		}
	}
	return key;
}

static bool has(uint64_t key, size_t i, size_t j)
{
	return key >> (FEW * i + j) & 1;
}

static uint64_t arc(size_t i, size_t j, bool directed)
{
	return UINT64_C(1) << (FEW * i + j) | (directed ? 0 : UINT64_C(1) << (FEW * j + i));
}

/* Every network that exchanges of targets lead to, and each once. */
static GArray *exchanged(uint64_t first, size_t n, bool directed)
{
	GArray *keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
	g_autoptr(GHashTable) known = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func(g_free);
	g_array_append_val(keys, first);
	for (guint k = 0; k < keys->len; k++) {
		uint64_t key = g_array_index(keys, uint64_t, k);
		for (size_t four = 0; four < n * n * n * n; four++) {
			size_t a = four % n, b = four / n % n, c = four / n / n % n,
			       d = four / n / n / n;
			if (!has(key, a, b) || !has(key, c, d) || a == d || c == b || a == c ||
				b == d || has(key, a, d) || has(key, c, b) ||
				(!directed && arc(a, d, false) == arc(c, b, false))) {
				continue;
			}
			uint64_t next = (key & ~arc(a, b, directed) & ~arc(c, d, directed)) |
					arc(a, d, directed) | arc(c, b, directed);
			uint64_t *kept = g_new(uint64_t, 1);
			*kept = next;
			g_ptr_array_add(owned, kept);
			if (next != first && g_hash_table_add(known, kept)) {
				g_array_append_val(keys, next);
			}
		}
	}
	return keys;
}

static kith_csr *network_at(uint64_t key, size_t n, bool directed)
{
	uint32_t ends[FEW * FEW][2];
	size_t m = 0;
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t j = directed ? 0 : i + 1; j < n; j++) {
			if (has(key, i, j)) {
				ends[m][0] = i;
				ends[m++][1] = j;
			}
		}
	}
	return network_of(n, m, (const uint32_t(*)[2])(void *)ends, NULL, directed);
}

/* The four figures from who is tied to whom. */
static void naive_tie_figures(uint64_t key, size_t n, bool directed, double *value)
{
	double returned = 0, arcs = 0, closed = 0, open = 0, local = 0, people = 0;
	double x[FEW] = {0}, y[FEW] = {0};
	for (size_t i = 0; i < n; i++) {
		double pairs = 0, triangles = 0;
		for (size_t j = 0; j < n; j++) {
			arcs += has(key, i, j);
			returned += has(key, i, j) && has(key, j, i);
			x[i] += has(key, i, j);
			y[i] += has(key, j, i);
			for (size_t k = 0; k < j; k++) {
				bool both = (has(key, i, j) || has(key, j, i)) &&
					    (has(key, i, k) || has(key, k, i));
				pairs += both;
				triangles += both && (has(key, j, k) || has(key, k, j));
			}
		}
		closed += triangles;
		open += pairs;
		local += pairs > 0 ? triangles / pairs : 0;
		people += pairs > 0;
	}
	g_autoptr(kith_csr) csr = network_at(key, n, directed);
	value[KITH_RECIPROCITY] = directed && arcs > 0 ? returned / arcs : (double)NAN;
	value[KITH_TRANSITIVITY] = open > 0 ? closed / open : (double)NAN;
	value[KITH_MEAN_CLUSTERING] = people > 0 ? local / people : (double)NAN;
	value[KITH_DEGREE_ASSORTATIVITY] = kith_figures_assortativity(csr, x, y);
}

static void check_ties(const kith_csr *csr, enum kith_kept kept, GArray *keys, uint64_t seed)
{
	struct exact exact[KITH_TIE_FIGURES] = {{0}};
	struct kith_by_chance found[KITH_TIE_FIGURES];
	double value[KITH_TIE_FIGURES];
	for (guint k = 0; k < keys->len; k++) {
		naive_tie_figures(g_array_index(keys, uint64_t, k), csr->n, csr->directed, value);
		for (size_t f = 0; f < KITH_TIE_FIGURES; f++) {
			exact[f].observed = k == 0 ? value[f] : exact[f].observed;
			exact_add(&exact[f], value[f]);
		}
	}
	assert_true(kith_by_chance_ties(csr, kept, (struct kith_draws){DRAWS, seed}, found, NULL));
	for (size_t f = 0; f < KITH_TIE_FIGURES; f++) {
		check(&exact[f], found[f]);
	}
}

static void ties_are_exchanged_in_every_way(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < small_seeds(14); seed++) {
		struct small small = few_people(seed);
		g_autoptr(kith_csr) csr = small_csr(&small);
		struct dense dense;
		small_dense(csr, &dense);
		g_autoptr(GArray) keys = exchanged(key_of(&dense), csr->n, csr->directed);
		check_ties(csr, KITH_KEEP_DEGREES, keys, seed);
	}
}

/* Four people: every network with as many pairs of each kind, the first one first. */
static void dyads_are_drawn_in_every_way(void **state)
{
	(void)state;
	static const size_t pair[6][2] = {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
	for (uint64_t seed = 0; seed < 10; seed++) {
		struct small small = few_people(seed);
		small.n = 4;
		for (size_t r = 0; r < SMALL_ROWS; r++) {
			small.source[r] %= 4;
			small.target[r] %= 4;
		}
		g_autoptr(kith_csr) csr = small_csr(&small);
		g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(uint64_t));
		struct dense dense;
		small_dense(csr, &dense);
		uint64_t first = key_of(&dense);
		size_t mutual = 0, tied = 0;
		for (size_t k = 0; k < 6; k++) {
			bool there = has(first, pair[k][0], pair[k][1]);
			bool back = has(first, pair[k][1], pair[k][0]);
			mutual += there && back;
			tied += there || back;
		}
		g_array_append_val(keys, first);
		for (size_t code = 0; code < 4096; code++) {
			uint64_t key = 0;
			size_t both = 0, any = 0;
			for (size_t k = 0; k < 6; k++) {
				size_t way = code >> 2 * k & 3, i = pair[k][0], j = pair[k][1];
				key |= (way & 1 ? arc(i, j, true) : 0) |
				       (way & 2 ? arc(j, i, true) : 0);
				both += way == 3;
				any += way > 0;
			}
			if (both == mutual && any == tied && key != first) {
				g_array_append_val(keys, key);
			}
		}
		check_ties(csr, KITH_KEEP_DYADS, keys, seed);
	}
}

/* --- people who change places --- */

static double naive_correlation(const struct dense *a, const struct dense *b, const uint32_t *place)
{
	double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
	for (size_t i = 0; i < a->n; i++) {
		for (size_t j = 0; j < a->n; j++) {
			double p = a->w[i][j], q = b->w[place[i]][place[j]];
			if (i != j && !isnan(p) && !isnan(q)) {
				n++;
				x += p;
				y += q;
				xx += p * p;
				yy += q * q;
				xy += p * q;
			}
		}
	}
	double p = xx / n - x / n * (x / n), q = yy / n - y / n * (y / n);
	bool alike = n < 1 || p < 1e-9 || q < 1e-9;
	return alike ? (double)NAN : (xy / n - x / n * (y / n)) / sqrt(p * q);
}

struct moving {
	const struct dense *a, *b;
	uint32_t place[FEW];
	struct exact exact;
};

static void move(struct moving *moving, size_t k)
{
	if (k == moving->a->n) {
		exact_add(&moving->exact, naive_correlation(moving->a, moving->b, moving->place));
		return;
	}
	for (size_t i = k; i < moving->a->n; i++) {
		uint32_t first = moving->place[k];
		moving->place[k] = moving->place[i];
		moving->place[i] = first;
		move(moving, k + 1);
		moving->place[i] = moving->place[k];
		moving->place[k] = first;
	}
}

static bool correlation(const kith_csr *a, const kith_csr *b, struct kith_draws draws,
	struct kith_by_chance *result, GError **error)
{
	return kith_by_chance_correlation(&(struct kith_compared){a, NULL},
		&(struct kith_compared){b, NULL}, draws, result, error);
}

static void people_change_places_in_every_way(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 80; seed++) {
		struct small one = few_people(seed), two = few_people(seed + 1000);
		two.n = one.n;
		for (size_t r = 0; r < SMALL_ROWS; r++) {
			two.source[r] %= (uint32_t)two.n;
			two.target[r] %= (uint32_t)two.n;
		}
		g_autoptr(kith_csr) a = small_csr(&one);
		g_autoptr(kith_csr) b = small_csr(&two);
		struct dense dense[2];
		struct moving moving = {&dense[0], &dense[1], {0, 1, 2, 3, 4, 5}, {.count = 0}};
		struct kith_by_chance found, turned;
		struct kith_draws draws = {DRAWS, seed};
		small_dense(a, &dense[0]);
		small_dense(b, &dense[1]);
		g_autoptr(kith_csr) not_a = seed < 40 ? NULL : small_unknown(a, &dense[0], seed);
		g_autoptr(kith_csr) not_b = seed < 60 ? NULL : small_unknown(b, &dense[1], seed);
		const struct kith_compared first = {a, not_a}, second = {b, not_b};
		moving.exact.observed = naive_correlation(&dense[0], &dense[1], moving.place);
		move(&moving, 0);
		assert_true(kith_by_chance_correlation(&first, &second, draws, &found, NULL));
		check(&moving.exact, found);
		assert_true(kith_by_chance_correlation(&second, &first, draws, &turned, NULL));
		assert_close(found.observed, turned.observed);
	}
}

static void threads_change_nothing(void **state)
{
	(void)state;
	struct kith_random random;
	uint32_t of[400];
	double number[400];
	kith_random_init(&random, 7);
	g_autoptr(kith_csr) csr = network_by_chance(&random, 400, 2000, true, true);
	for (uint32_t i = 0; i < 400; i++) {
		of[i] = i % 5;
		number[i] = i % 17;
	}
	struct kith_partition partition = {400, 5, of};
	struct kith_by_chance results[2][(int)KITH_TIE_FIGURES + (int)KITH_GROUP_FIGURES + 5 + 2];
	struct kith_draws draws = {300, 9};
	for (int t = 0; t < 2; t++) {
		struct kith_by_chance *at = results[t];
		omp_set_num_threads(t ? 5 : 1);
		assert_true(kith_by_chance_ties(csr, KITH_KEEP_DEGREES, draws, at, NULL));
		at += KITH_TIE_FIGURES;
		assert_true(kith_by_chance_groups(csr, &partition, draws, at, NULL));
		at += KITH_GROUP_FIGURES + 5;
		assert_true(kith_by_chance_numbers(csr, number, draws, at, NULL));
		assert_true(correlation(csr, csr, draws, at + 1, NULL));
		assert_close(at[1].observed, 1);
	}
	assert_memory_equal(results[0], results[1], sizeof results[0]);
}

static void a_failed_allocation_is_told(void **state)
{
	(void)state;
	g_autoptr(kith_csr) csr = network_karate();
	uint32_t of[34] = {0};
	struct kith_partition partition = {34, 1, of};
	struct kith_by_chance result[KITH_TIE_FIGURES];
	bool done = false;
	for (long successes = 0; !done; successes++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(successes);
		struct kith_draws draws = {3, 1};
		done = kith_by_chance_ties(csr, KITH_KEEP_DYADS, draws, result, &error) &&
		       kith_by_chance_groups(csr, &partition, draws, result, &error) &&
		       correlation(csr, csr, draws, result, &error);
		assert_true(done == (error == NULL));
	}
	kith_array_fail_after(-1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_are_handed_round_in_every_way),
		cmocka_unit_test(numbers_are_handed_round),
		cmocka_unit_test(ties_are_exchanged_in_every_way),
		cmocka_unit_test(dyads_are_drawn_in_every_way),
		cmocka_unit_test(people_change_places_in_every_way),
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(a_failed_allocation_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
