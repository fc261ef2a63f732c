/* Claims about introductions: the routes equal those found by trying every one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/routes.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "unit/seeds.h"

#define MAX_PEOPLE 100
#define MOST_IN_SETS 64
#define MAX_ROUTES 20000

#define assert_near(a, b, tolerance) assert_true(fabs((double)(a) - (double)(b)) <= (tolerance))

/* A small network and a question about it, in the plainest form. */
struct world {
	size_t n;
	bool directed, alike; /* alike: every tie weighs 1, and no weights are given */
	double weight[MAX_PEOPLE][MAX_PEOPLE];
	double chance[MAX_PEOPLE][MAX_PEOPLE]; /* of every tie */
	double willing[MAX_PEOPLE], load[MAX_PEOPLE];
	uint32_t name[MAX_PEOPLE], interests[MAX_PEOPLE];
	double decay, median;
	bool target[MAX_PEOPLE], avoid[MAX_PEOPLE];
	uint32_t asker, via;
	unsigned max_steps;
};

struct plain_route {
	uint32_t people[MAX_PEOPLE];
	unsigned steps;
	double chance;
};

static struct plain_route found[MAX_ROUTES];
static size_t found_count;

static bool acquainted(const struct world *w, uint32_t a, uint32_t b)
{
	return w->weight[a][b] > 0 || w->weight[b][a] > 0;
}

static size_t plain_mutual(const struct world *w, uint32_t a, uint32_t b)
{
	size_t count = 0;
	for (uint32_t z = 0; z < w->n; z++) {
		count += acquainted(w, a, z) && acquainted(w, b, z);
	}
	return count;
}

/* A target whom every route must contain is the only one that counts. */
static size_t plain_target_mutual(const struct world *w, uint32_t a)
{
	size_t targets = 0, known = 0, mutual = 0;
	bool only_via = w->via != KITH_NOBODY && w->via != w->asker && w->target[w->via];
	for (uint32_t t = 0; t < w->n; t++) {
		targets += w->target[t];
		known += w->target[t] && acquainted(w, a, t) && !w->avoid[t] && t != w->asker &&
			 (!only_via || t == w->via);
		mutual = w->target[t] ? plain_mutual(w, a, t) : mutual;
	}
	return targets == 1 ? mutual : known;
}

static void try_every_route(const struct world *w, struct plain_route *route)
{
	uint32_t last = route->people[route->steps];
	if (w->target[last] && route->steps > 0) {
		bool via = w->via == KITH_NOBODY;
		for (unsigned i = 0; i <= route->steps; i++) {
			via = via || route->people[i] == w->via;
		}
		if (via && route->chance > 0) {
			assert_true(found_count < MAX_ROUTES);
			found[found_count++] = *route;
		}
		return;
	}
	if (route->steps == w->max_steps) {
		return;
	}
	double node_cost =
		route->steps == 0 ? 1 : w->willing[last] / (1 + w->load[last]) * w->decay;
	for (uint32_t next = 0; next < w->n; next++) {
		bool visited = false;
		for (unsigned i = 0; i <= route->steps; i++) {
			visited = visited || route->people[i] == next;
		}
		if (visited || w->avoid[next] || !(w->weight[last][next] > 0)) {
			continue;
		}
		struct plain_route longer = *route;
		longer.people[++longer.steps] = next;
		longer.chance *= node_cost * w->chance[last][next];
		try_every_route(w, &longer);
	}
}

static const struct world *sorting;

static int favour_plainly(uint32_t a, uint32_t b, enum kith_decided *by)
{
	const struct world *w = sorting;
	double x[5] = {(double)plain_mutual(w, a, w->asker), (double)plain_target_mutual(w, a),
		w->interests[a], -w->load[a], -(double)w->name[a]};
	double y[5] = {(double)plain_mutual(w, b, w->asker), (double)plain_target_mutual(w, b),
		w->interests[b], -w->load[b], -(double)w->name[b]};
	for (int i = 0; i < 5; i++) {
		*by = KITH_BY_MUTUAL + (enum kith_decided)i;
		if (x[i] < y[i] || x[i] > y[i]) {
			return x[i] > y[i] ? -1 : 1;
		}
	}
	return 0;
}

static int compare_plainly(
	const struct plain_route *a, const struct plain_route *b, enum kith_decided *by)
{
	*by = KITH_BY_CHANCE;
	if (fabs(a->chance - b->chance) > 1e-10 * fmax(a->chance, b->chance)) {
		return a->chance > b->chance ? -1 : 1;
	}
	*by = KITH_BY_STEPS;
	if (a->steps != b->steps) {
		return a->steps < b->steps ? -1 : 1;
	}
	for (unsigned i = 1; i <= a->steps; i++) {
		if (a->people[i] != b->people[i]) {
			return favour_plainly(a->people[i], b->people[i], by);
		}
	}
	return 0;
}

static int compare_found(const void *a, const void *b)
{
	enum kith_decided by;
	return compare_plainly(a, b, &by);
}

static void find_plainly(const struct world *w)
{
	struct plain_route start = {.people = {w->asker}, .chance = 1};
	found_count = 0;
	try_every_route(w, &start);
	sorting = w;
	qsort(found, found_count, sizeof *found, compare_found);
}

static uint64_t set_of(const struct plain_route *route, bool between)
{
	uint64_t set = 0;
	for (unsigned i = between; i + between <= route->steps; i++) {
		set |= UINT64_C(1) << route->people[i];
	}
	return set;
}

/* Keeps, of the sorted routes, the best through each first person. */
static void keep_first_people(void)
{
	size_t kept = 0;
	bool asked[MAX_PEOPLE] = {false};
	for (size_t i = 0; i < found_count; i++) {
		if (!asked[found[i].people[1]]) {
			asked[found[i].people[1]] = true;
			found[kept++] = found[i];
		}
	}
	found_count = kept;
}

/* Keeps the best `count` through different people; `between`: that share nobody in between. */
static void keep_different(size_t count, bool between)
{
	size_t kept = 0;
	for (size_t i = 0; i < found_count; i++) {
		bool repeat = kept == count;
		for (size_t k = 0; k < kept; k++) {
			repeat = repeat || set_of(&found[k], false) == set_of(&found[i], false) ||
				 (between && (set_of(&found[k], true) & set_of(&found[i], true)));
		}
		if (!repeat) {
			found[kept++] = found[i];
		}
	}
	found_count = kept;
}

/* The same question as the kernel wants it. */
struct question {
	struct kith_asking asking;
	kith_csr *out, *in, *both;
	double *chance_out, *chance_in;
	uint32_t targets[MAX_PEOPLE], avoid[MAX_PEOPLE];
};

static uint32_t shared_interests(const void *data, uint32_t person)
{
	return ((const struct world *)data)->interests[person];
}

static int by_name(const void *data, uint32_t a, uint32_t b)
{
	const struct world *w = data;
	return (w->name[a] > w->name[b]) - (w->name[a] < w->name[b]);
}

static double *chances_of(const struct world *w, const kith_csr *rows, bool turned)
{
	double *chance = g_new0(double, rows->start[rows->n] + 1);
	for (uint32_t i = 0; i < rows->n; i++) {
		for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
			uint32_t j = rows->to[e];
			chance[e] = turned ? w->chance[j][i] : w->chance[i][j];
		}
	}
	return chance;
}

static void question_init(struct question *q, const struct world *w, bool own_chances)
{
	static uint32_t source[MAX_PEOPLE * MAX_PEOPLE], target[MAX_PEOPLE * MAX_PEOPLE];
	static double value[MAX_PEOPLE * MAX_PEOPLE];
	static uint8_t one_way[MAX_PEOPLE * MAX_PEOPLE];
	struct kith_arcs arcs = {.n = w->n, .source = source, .target = target};
	arcs.value = w->alike ? NULL : value;
	for (uint32_t i = 0; i < w->n; i++) {
		for (uint32_t j = w->directed ? 0 : i; j < w->n; j++) {
			if (w->weight[i][j] > 0) {
				source[arcs.m] = i;
				target[arcs.m] = j;
				one_way[arcs.m] = 1;
				value[arcs.m++] = w->weight[i][j];
			}
		}
	}
	arcs.one_way = w->directed ? one_way : NULL;
	memset(q, 0, sizeof *q);
	q->out = kith_csr_new(&arcs, NULL);
	q->in = w->directed ? kith_csr_reverse(q->out, NULL) : q->out;
	q->both = w->directed ? kith_csr_symmetric(q->out, NULL) : q->out;
	if (own_chances) {
		q->chance_out = chances_of(w, q->out, false);
		q->chance_in = chances_of(w, q->in, true);
	}
	q->asking = (struct kith_asking){
		.out = {q->out, q->chance_out, w->median},
		.in = {q->in, q->chance_in, w->median},
		.both = q->both,
		.node_costs = {w->willing, w->load, w->decay},
		.max_steps = w->max_steps,
		.asker = w->asker,
		.targets = q->targets,
		.avoid = q->avoid,
		.via = w->via,
		.shared = shared_interests,
		.by_name = by_name,
		.data = w,
	};
	for (uint32_t i = 0; i < w->n; i++) {
		q->targets[q->asking.target_count] = i;
		q->asking.target_count += w->target[i];
		q->avoid[q->asking.avoid_count] = i;
		q->asking.avoid_count += w->avoid[i];
	}
}

static void question_finish(struct question *q)
{
	if (q->in != q->out) {
		kith_csr_free(q->in);
		kith_csr_free(q->both);
	}
	kith_csr_free(q->out);
	g_free(q->chance_out);
	g_free(q->chance_in);
}

static double pick(struct kith_random *random, const double *from, size_t count)
{
	return from[kith_random_below(random, count)];
}

/* Which people are sociable: 1 for the hubs, the fewer ties the less. */
static void random_hubs(double *sociable, struct kith_random *random, size_t n)
{
	static const double hubs[] = {1, 1, .5, .2};
	for (size_t i = 0; i < n; i++) {
		sociable[i] = pick(random, hubs, G_N_ELEMENTS(hubs));
	}
}

/*
 * Chances that multiply to the same in many ways, so that ties are common. With `sociable` a pair
 * knows each other the likelier, the more sociable the two are.
 */
static void random_people(struct world *w, struct kith_random *random, size_t n,
	const double *sociable, bool own_chances)
{
	static const double chances[] = {1, .5, .25, 1. / 3, 2. / 3, .75, 0, .1, .2};
	static const double willing[] = {1, 1, 1, .5, .75, 0};
	memset(w, 0, sizeof *w);
	w->n = n;
	w->directed = kith_random_below(random, 2);
	w->alike = kith_random_below(random, 3) == 0;
	w->median = (double)(1 + kith_random_below(random, 3));
	w->decay = kith_random_below(random, 3) ? 1 : .5;
	w->max_steps = (unsigned)(1 + kith_random_below(random, 5));
	w->asker = (uint32_t)kith_random_below(random, w->n);
	w->via = kith_random_below(random, 4) ? KITH_NOBODY
					      : (uint32_t)kith_random_below(random, w->n);
	double density = sociable ? .9 : .2 + .7 * kith_random_unit(random);
	bool plain = kith_random_below(random, 2);
	for (uint32_t i = 0; i < w->n; i++) {
		w->name[i] = i;
		w->interests[i] = (uint32_t)kith_random_below(random, 3);
		w->willing[i] = plain ? 1 : pick(random, willing, 6);
		w->load[i] = plain ? 0 : (double)kith_random_below(random, 2);
		w->avoid[i] = kith_random_below(random, 8) == 0;
		w->target[i] = kith_random_below(random, 5) == 0;
		for (uint32_t j = 0; j < w->n; j++) {
			double likely = sociable ? density * sociable[i] * sociable[j] : density;
			bool tied = kith_random_unit(random) < likely && i != j;
			double weight = (double)(1 + kith_random_below(random, 3));
			w->weight[i][j] = !tied ? 0 : w->alike ? 1 : weight;
			w->chance[i][j] = pick(random, chances, G_N_ELEMENTS(chances));
		}
	}
	w->target[kith_random_below(random, w->n)] = true;
	kith_random_shuffle(random, w->name, w->n);
	for (uint32_t i = 0; i < w->n; i++) {
		for (uint32_t j = 0; j < w->n; j++) {
			if (!w->directed && j < i) {
				w->weight[i][j] = w->weight[j][i];
				w->chance[i][j] = w->chance[j][i];
			}
			if (!own_chances && w->weight[i][j] > 0) {
				w->chance[i][j] = w->weight[i][j] / (w->weight[i][j] + w->median);
			}
		}
	}
}

static void random_world(struct world *w, struct kith_random *random, bool own_chances)
{
	random_people(w, random, 2 + kith_random_below(random, 7), NULL, own_chances);
}

/* Some know nearly everybody, most know few; mostly one person is wanted. */
static void random_world_with_hubs(struct world *w, struct kith_random *random, bool own_chances)
{
	double sociable[MAX_PEOPLE];
	size_t n = 40 + kith_random_below(random, MOST_IN_SETS - 40 + 1);
	random_hubs(sociable, random, n);
	random_people(w, random, n, sociable, own_chances);
	w->max_steps = (unsigned)(2 + kith_random_below(random, 2));
	bool several = kith_random_below(random, 4) == 0;
	for (size_t i = 0; i < n && !several; i++) {
		w->target[i] = false;
	}
	w->target[kith_random_below(random, n)] = true;
}

static void assert_equal_routes(const kith_routes *routes)
{
	assert_int_equal(routes->count, found_count);
	for (size_t i = 0; i < found_count; i++) {
		const struct kith_route *route = &routes->route[i];
		assert_int_equal(route->steps, found[i].steps);
		assert_memory_equal(
			route->people, found[i].people, (route->steps + 1) * sizeof(uint32_t));
		assert_near(route->chance, found[i].chance, 1e-12);
		enum kith_decided by = KITH_LAST_ROUTE;
		if (i + 1 < found_count) {
			compare_plainly(&found[i], &found[i + 1], &by);
		}
		assert_int_equal(route->decided, by);
	}
}

static void best_routes_equal_those_of_trying_every_one(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 1);
	size_t answered = 0;
	for (int trial = 0; trial < 6000; trial++) {
		struct world w;
		struct question q;
		bool own_chances = trial % 2;
		random_world(&w, &random, own_chances);
		question_init(&q, &w, own_chances);
		find_plainly(&w);
		keep_first_people();
		g_autoptr(kith_routes) routes = kith_routes_through_each(&q.asking, NULL);
		assert_equal_routes(routes);
		answered += routes->count > 0;
		question_finish(&q);
	}
	assert_true(answered > 2000);
}

static void many_routes_equal_those_of_trying_every_one(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 2);
	for (int trial = 0; trial < 4000; trial++) {
		struct world w;
		struct question q;
		random_world(&w, &random, trial % 2);
		question_init(&q, &w, trial % 2);
		size_t count = 1 + kith_random_below(&random, 8);
		find_plainly(&w);
		keep_different(count, false);
		g_autoptr(kith_routes) best = kith_routes_best(&q.asking, count, NULL);
		assert_equal_routes(best);
		find_plainly(&w);
		keep_different(count, true);
		g_autoptr(kith_routes) apart = kith_routes_disjoint(&q.asking, count, NULL);
		assert_equal_routes(apart);
		question_finish(&q);
	}
}

static void among_hubs_too_routes_equal_those_of_trying_every_one(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 5);
	size_t answered = 0;
	for (uint64_t trial = 0; trial < small_seeds(500); trial++) {
		static struct world w;
		struct question q;
		size_t count = 1 + kith_random_below(&random, 3);
		random_world_with_hubs(&w, &random, trial % 2);
		question_init(&q, &w, trial % 2);
		find_plainly(&w);
		keep_different(count, false);
		g_autoptr(kith_routes) best = kith_routes_best(&q.asking, count, NULL);
		assert_equal_routes(best);
		find_plainly(&w);
		keep_first_people();
		g_autoptr(kith_routes) routes = kith_routes_through_each(&q.asking, NULL);
		assert_equal_routes(routes);
		answered += routes->count > 16;
		question_finish(&q);
	}
	assert_true(answered > small_seeds(100));
}

static void relabelling_changes_nothing(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 3);
	for (int trial = 0; trial < 1000; trial++) {
		struct world w, turned;
		struct question q, p;
		uint32_t label[MAX_PEOPLE];
		random_world(&w, &random, true);
		turned = w;
		for (uint32_t i = 0; i < w.n; i++) {
			label[i] = i;
		}
		kith_random_shuffle(&random, label, w.n);
		turned.asker = label[w.asker];
		turned.via = w.via == KITH_NOBODY ? w.via : label[w.via];
		for (uint32_t i = 0; i < w.n; i++) {
			uint32_t k = label[i];
			turned.name[k] = w.name[i];
			turned.interests[k] = w.interests[i];
			turned.willing[k] = w.willing[i];
			turned.load[k] = w.load[i];
			turned.avoid[k] = w.avoid[i];
			turned.target[k] = w.target[i];
			for (uint32_t j = 0; j < w.n; j++) {
				turned.weight[k][label[j]] = w.weight[i][j];
				turned.chance[k][label[j]] = w.chance[i][j];
			}
		}
		question_init(&q, &w, true);
		question_init(&p, &turned, true);
		g_autoptr(kith_routes) a = kith_routes_through_each(&q.asking, NULL);
		g_autoptr(kith_routes) b = kith_routes_through_each(&p.asking, NULL);
		assert_int_equal(a->count, b->count);
		for (size_t i = 0; i < a->count; i++) {
			assert_int_equal(a->route[i].steps, b->route[i].steps);
			for (unsigned k = 0; k <= a->route[i].steps; k++) {
				assert_int_equal(
					label[a->route[i].people[k]], b->route[i].people[k]);
			}
		}
		question_finish(&q);
		question_finish(&p);
	}
}

/* A world of `n` people without ties, everybody willing, person 0 asking for person n - 1. */
static struct world quiet_world(size_t n)
{
	struct world w = {.n = n, .decay = 1, .median = 1, .via = KITH_NOBODY, .max_steps = 3};
	for (uint32_t i = 0; i < n; i++) {
		w.willing[i] = 1;
		w.name[i] = i;
	}
	w.target[n - 1] = true;
	return w;
}

static void tie(struct world *w, uint32_t a, uint32_t b, double weight)
{
	w->weight[a][b] = w->weight[b][a] = weight;
}

/* Most know one of two hubs, or both, and few know one another. */
static struct world world_of_two_hubs(struct kith_random *random)
{
	struct world w = quiet_world(MAX_PEOPLE - kith_random_below(random, 20));
	w.alike = kith_random_below(random, 2);
	w.max_steps = (unsigned)(2 + kith_random_below(random, 3));
	w.asker = (uint32_t)kith_random_below(random, w.n);
	w.decay = kith_random_below(random, 2) ? 1 : .5;
	kith_random_shuffle(random, w.name, w.n);
	for (uint32_t i = 2; i < w.n; i++) {
		w.load[i] = (double)kith_random_below(random, 2);
		w.interests[i] = (uint32_t)kith_random_below(random, 4);
		w.avoid[i] = i != w.asker && kith_random_below(random, 30) == 0;
		for (uint32_t hub = 0; hub < 2; hub++) {
			if (kith_random_unit(random) < .9) {
				tie(&w, hub, i,
					w.alike ? 1 : (double)(1 + kith_random_below(random, 3)));
			}
		}
		if (kith_random_below(random, 8) == 0) {
			tie(&w, i, (uint32_t)(2 + kith_random_below(random, i - 1)), 1);
		}
	}
	for (uint32_t i = 0; i < w.n; i++) {
		w.weight[i][i] = 0;
		for (uint32_t j = 0; j < w.n; j++) {
			w.chance[i][j] = w.weight[i][j] / (w.weight[i][j] + w.median);
		}
	}
	return w;
}

static void routes_to_each_equal_those_of_asking_for_one_after_another(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 6);
	for (int trial = 0; trial < 30; trial++) {
		struct world w = world_of_two_hubs(&random);
		struct question q;
		uint32_t everybody[MAX_PEOPLE];
		for (uint32_t i = 0; i < w.n; i++) {
			everybody[i] = i;
		}
		question_init(&q, &w, false);
		g_autoptr(GPtrArray) routes = kith_routes_to_each(&q.asking, everybody, w.n, NULL);
		assert_int_equal(routes->len, w.n);
		for (uint32_t i = 0; i < w.n; i++) {
			memset(w.target, 0, sizeof w.target);
			w.target[i] = true;
			find_plainly(&w);
			keep_different(1, false);
			assert_equal_routes(routes->pdata[i]);
		}
		question_finish(&q);
	}
}

static void alone_there_is_nobody_to_ask(void **state)
{
	(void)state;
	for (size_t n = 1; n < 4; n++) {
		struct world w = quiet_world(n);
		struct question q;
		question_init(&q, &w, false);
		g_autoptr(kith_routes) routes = kith_routes_through_each(&q.asking, NULL);
		g_autoptr(kith_routes) best = kith_routes_best(&q.asking, 3, NULL);
		g_autoptr(kith_routes) apart = kith_routes_disjoint(&q.asking, 0, NULL);
		assert_int_equal(routes->count + best->count + apart->count, 0);
		question_finish(&q);
	}
}

static void the_thinnest_tie_is_named(void **state)
{
	(void)state;
	struct world w = quiet_world(4);
	struct question q;
	tie(&w, 0, 1, 3);
	tie(&w, 1, 2, 1);
	tie(&w, 2, 3, 2);
	question_init(&q, &w, false);
	g_autoptr(kith_routes) routes = kith_routes_through_each(&q.asking, NULL);
	assert_int_equal(routes->count, 1);
	assert_int_equal(routes->route[0].weakest, 1);
	assert_near(routes->route[0].chance, 3. / 4 * 1 / 2 * 2 / 3, 1e-15);
	question_finish(&q);
}

/* The strong way is 4 ties long: within 3 only the thin one answers. */
static void a_limit_is_kept_while_searching_not_afterwards(void **state)
{
	(void)state;
	struct world w = quiet_world(6);
	struct question q;
	tie(&w, 0, 1, 1);
	tie(&w, 1, 2, 99);
	tie(&w, 2, 3, 99);
	tie(&w, 3, 5, 99);
	tie(&w, 1, 4, .01);
	tie(&w, 4, 5, .01);
	for (w.max_steps = 3; w.max_steps <= 4; w.max_steps++) {
		question_init(&q, &w, false);
		g_autoptr(kith_routes) routes = kith_routes_through_each(&q.asking, NULL);
		assert_int_equal(routes->count, 1);
		assert_int_equal(routes->route[0].steps, w.max_steps);
		question_finish(&q);
	}
}

/* Yen's example as on Wikipedia: chance = exp(-length). */
static void four_routes_of_yens_example(void **state)
{
	(void)state;
	static const uint32_t arcs[][3] = {{0, 1, 3}, {0, 2, 2}, {1, 3, 4}, {2, 1, 1}, {2, 3, 2},
		{2, 4, 3}, {3, 4, 2}, {3, 5, 1}, {4, 5, 2}};
	struct world w = quiet_world(6);
	struct question q;
	w.directed = true;
	w.max_steps = 5;
	for (size_t i = 0; i < G_N_ELEMENTS(arcs); i++) {
		w.weight[arcs[i][0]][arcs[i][1]] = 1;
		w.chance[arcs[i][0]][arcs[i][1]] = exp(-(double)arcs[i][2]);
	}
	question_init(&q, &w, true);
	g_autoptr(kith_routes) routes = kith_routes_best(&q.asking, 4, NULL);
	/* Two routes of length 8 and 4 steps follow the third: either may be fourth. */
	static const uint32_t people[][4] = {{0, 2, 3, 5}, {0, 2, 4, 5}, {0, 1, 3, 5}};
	static const unsigned length[] = {5, 7, 8, 8};
	assert_int_equal(routes->count, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_near(-log(routes->route[i].chance), length[i], 1e-12);
		if (i < 3) {
			assert_int_equal(routes->route[i].steps, 3);
			assert_memory_equal(routes->route[i].people, people[i], sizeof people[i]);
		}
	}
	assert_int_equal(routes->route[3].steps, 4);
	question_finish(&q);
}

static void running_out_of_memory_is_reported(void **state)
{
	(void)state;
	struct world w = quiet_world(4);
	struct question q;
	tie(&w, 0, 1, 1);
	tie(&w, 1, 2, 1);
	tie(&w, 2, 3, 1);
	w.via = 2;
	question_init(&q, &w, false);
	long failures = 0;
	for (kith_routes *routes = NULL; !routes; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		routes = kith_routes_through_each(&q.asking, &error);
		kith_array_fail_after(-1);
		if (routes) {
			assert_int_equal(routes->count, 1);
			kith_routes_free(routes);
			break;
		}
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	}
	assert_true(failures > 5);
	question_finish(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alone_there_is_nobody_to_ask),
		cmocka_unit_test(the_thinnest_tie_is_named),
		cmocka_unit_test(a_limit_is_kept_while_searching_not_afterwards),
		cmocka_unit_test(four_routes_of_yens_example),
		cmocka_unit_test(best_routes_equal_those_of_trying_every_one),
		cmocka_unit_test(many_routes_equal_those_of_trying_every_one),
		cmocka_unit_test(among_hubs_too_routes_equal_those_of_trying_every_one),
		cmocka_unit_test(routes_to_each_equal_those_of_asking_for_one_after_another),
		cmocka_unit_test(relabelling_changes_nothing),
		cmocka_unit_test(running_out_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
