/* Betweenness from shortest paths drawn by chance, one between two people each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/path_samples.h"

#include "base/blocks.h"
#include "base/heap.h"
#include "base/random.h"
#include "csr/bitset.h"
#include "measures/path_count.h"

#include <math.h>
#include <stdlib.h>

/* What a search knows of a person it has reached. */
struct spot {
	double distance;
	struct kith_path_count paths;
	uint64_t next;   /* by lengths: the first tie that has not been followed */
	uint32_t before; /* whom the best way comes from */
	bool several;    /* there may be other ways as short */
};

/* A tie to somebody. Rows of them, nearest first, begin where the graph's do. */
struct step {
	double length;
	uint32_t to;
};

/* A tie where searches met, or by steps a person: on a way of that length. */
struct crossing {
	double way;
	uint32_t from, to;
};

/*
 * One of the two searches. It reaches few of many: what it knows of them stands side by side, in
 * the order in which they were reached; of the others it asks a bit alone, which is near at hand.
 */
struct end {
	const kith_csr *on, *back; /* rows to follow, and of who can be come from */
	bool weighted;
	uint8_t *known;          /* a bit for each who is reached */
	uint32_t *place;         /* [n] among those reached, KITH_NOBODY if unreached */
	uint32_t *reached;       /* [n] by distance */
	struct spot *spot;       /* [n] of those reached */
	size_t count, from;      /* how many; by steps: where the front begins */
	uint64_t front;          /* ties of the front, or those looked at in all */
	const struct step *step; /* by lengths: the rows to follow, sorted */
	struct kith_heap heap;   /* places of those whose next tie waits */
};

/* What all samples are about. */
struct sampling {
	const kith_csr *out, *in;
	struct step *from, *to; /* their rows, sorted, where ties differ in length; else NULL */
	bool weighted, ties;
	uint64_t seed, drawn;   /* paths drawn before this round */
	size_t round;           /* paths to draw in it */
	double steps;           /* ties looked at so far */
	uint64_t *person, *tie; /* [n], [ties] paths through */
};

enum {
	PATHS_AT_ONCE = 64, /* a block */
	OVERHEAD = 400,     /* steps that any path costs */
};

/* What a thread works with, and what it has found of a block. */
struct worker {
	const struct sampling *sampling;
	struct end end[2];
	struct kith_random random;
	GArray *crossings; /* of struct crossing */
	double best;       /* the shortest way known between the ends */
	GArray *on_people; /* of uint32_t: who is on the paths */
	GArray *on_ties;   /* of uint64_t */
	uint64_t steps;
};

static void end_finish(struct end *end)
{
	g_free(end->known);
	g_free(end->place);
	g_free(end->reached);
	g_free(end->spot);
	kith_heap_finish(&end->heap);
}

static void worker_close(void *data)
{
	struct worker *worker = data;
	if (worker) {
		end_finish(&worker->end[0]);
		end_finish(&worker->end[1]);
		g_array_unref(worker->crossings);
		g_array_unref(worker->on_people);
		g_array_unref(worker->on_ties);
		g_free(worker);
	}
}

static bool end_init(struct end *end, const struct sampling *sampling, bool turned, GError **error)
{
	size_t n = sampling->out->n;
	end->on = turned ? sampling->in : sampling->out;
	end->back = turned ? sampling->out : sampling->in;
	end->weighted = sampling->weighted;
	end->step = turned ? sampling->to : sampling->from;
	if (!(end->known = kith_bitset_new(n, error)) ||
		!(end->place = KITH_ARRAY(uint32_t, n, error)) ||
		!(end->reached = KITH_ARRAY(uint32_t, n, error)) ||
		!(end->spot = KITH_ARRAY(struct spot, n, error)) ||
		(sampling->weighted && !kith_heap_init(&end->heap, n, error))) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		end->place[i] = KITH_NOBODY;
	}
	return true;
}

static void *worker_open(void *data, GError **error)
{
	const struct sampling *sampling = data;
	struct worker *worker = g_new0(struct worker, 1);
	worker->sampling = sampling;
	worker->on_people = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	worker->on_ties = g_array_new(FALSE, FALSE, sizeof(uint64_t));
	worker->crossings = g_array_new(FALSE, FALSE, sizeof(struct crossing));
	bool opened = end_init(&worker->end[0], sampling, false, error) &&
		      end_init(&worker->end[1], sampling, true, error);
	if (!opened) {
		g_clear_pointer(&worker, worker_close);
	}
	return worker;
}

static inline bool is_reached(const struct end *end, uint32_t person)
{
	return kith_bitset_has(end->known, person);
}

/* Of somebody who is reached. */
static inline struct spot *spot_of(const struct end *end, uint32_t person)
{
	return &end->spot[end->place[person]];
}

static inline void reach(struct end *end, uint32_t person, const struct spot *spot)
{
	kith_bitset_add(end->known, person);
	end->place[person] = (uint32_t)end->count;
	end->reached[end->count] = person;
	end->spot[end->count++] = *spot;
}

static void end_clear(struct end *end)
{
	for (size_t k = 0; k < end->count; k++) {
		kith_bitset_remove(end->known, end->reached[k]);
		end->place[end->reached[k]] = KITH_NOBODY;
	}
	end->count = end->from = 0;
	end->front = 0;
	end->heap.count = 0;
}

static struct spot beginning(uint32_t person)
{
	return (struct spot){.paths = {1, 0}, .before = person};
}

static inline double length(const struct end *end, const kith_csr *rows, uint64_t e)
{
	return end->weighted ? 1 / rows->weight[e] : 1;
}

/* By steps: a level at a time. */

static void start_at(struct end *end, uint32_t person)
{
	struct spot spot = beginning(person);
	reach(end, person, &spot);
	end->front = kith_csr_degree(end->on, person);
}

static void widen_from(struct end *end, uint32_t u)
{
	const kith_csr *on = end->on;
	const struct spot here = *spot_of(end, u);
	struct spot next = {.distance = here.distance + 1, .paths = here.paths, .before = u};
	for (uint64_t e = on->start[u]; e < on->start[u + 1]; e++) {
		uint32_t w = on->to[e];
		if (!is_reached(end, w)) {
			reach(end, w, &next);
			end->front += kith_csr_degree(on, w);
		} else if (spot_of(end, w)->distance == next.distance) {
			kith_path_count_add(&spot_of(end, w)->paths, here.paths);
			spot_of(end, w)->several = true;
		}
	}
}

static size_t meet_by_steps(struct worker *worker, uint32_t s, uint32_t t)
{
	size_t met = 0;
	start_at(&worker->end[0], s);
	start_at(&worker->end[1], t);
	while (met == 0) {
		struct end *one = &worker->end[0], *other = &worker->end[1];
		if (one->from == one->count || other->from == other->count) {
			return 0;
		}
		if (other->front < one->front) {
			one = &worker->end[1];
			other = &worker->end[0];
		}
		size_t stop = one->count;
		worker->steps += one->front;
		one->front = 0;
		for (; one->from < stop; one->from++) {
			widen_from(one, one->reached[one->from]);
		}
		for (size_t k = stop; k < one->count; k++) {
			uint32_t w = one->reached[k];
			if (is_reached(other, w)) {
				struct crossing crossing = {0, w, w};
				g_array_append_val(worker->crossings, crossing);
				met++;
			}
		}
	}
	return met;
}

/*
 * By lengths. Rows are sorted, so that the search looks at ties only as far as it has come: those
 * who are settled wait in the heap at the end of their next tie, not everyone they are tied to.
 */

/* Wider than the tolerance. */
static const double near_by = 1e-9;

/* Whether a shortest way to w comes over the person at position e of w's row. */
static bool comes_before(const struct end *end, uint32_t w, uint64_t e)
{
	uint32_t u = end->back->to[e];
	double there = spot_of(end, w)->distance;
	return end->place[u] < end->place[w] &&
	       fabs(spot_of(end, u)->distance + length(end, end->back, e) - there) <=
		       KITH_PATHS_TOLERANCE * there;
}

/* Waits for the next tie of the person at that place that may be on a shortest way. */
static void wait_for_next(struct end *end, uint32_t place)
{
	struct spot *spot = &end->spot[place];
	uint64_t stop = end->on->start[end->reached[place] + 1];
	for (; spot->next < stop; spot->next++) {
		uint32_t w = end->step[spot->next].to;
		double there = spot->distance + end->step[spot->next].length;
		if (!is_reached(end, w) || there <= spot_of(end, w)->distance * (1 + near_by)) {
			kith_heap_push(&end->heap, place, there);
			return;
		}
	}
}

/* Ties of u to people whom the other search has reached, that may be on a shortest way. */
static void note_crossings(struct worker *worker, unsigned side, uint32_t u)
{
	struct end *one = &worker->end[side];
	const struct end *other = &worker->end[1 - side];
	double here = spot_of(one, u)->distance, limit = worker->best * (1 + near_by);
	uint64_t e = one->on->start[u];
	for (; e < one->on->start[u + 1] && here + one->step[e].length <= limit; e++) {
		uint32_t w = one->step[e].to;
		if (!is_reached(other, w)) {
			continue;
		}
		double way = here + one->step[e].length + spot_of(other, w)->distance;
		if (way <= limit) {
			struct crossing crossing = {way, side == 0 ? u : w, side == 0 ? w : u};
			g_array_append_val(worker->crossings, crossing);
			worker->best = MIN(worker->best, way);
			limit = worker->best * (1 + near_by);
		}
	}
	one->front += 10 + (e - one->on->start[u]) / 8;
}

static void settle(struct worker *worker, unsigned side, uint32_t w, struct spot spot)
{
	struct end *end = &worker->end[side];
	spot.next = end->on->start[w];
	reach(end, w, &spot);
	wait_for_next(end, end->place[w]);
	note_crossings(worker, side, w);
}

/* Follows the nearest tie that waits. */
static void follow(struct worker *worker, unsigned side)
{
	struct end *end = &worker->end[side];
	double there = end->heap.node[0].distance;
	uint32_t place = kith_heap_pop(&end->heap), w = end->step[end->spot[place].next++].to;
	const struct spot *from = &end->spot[place];
	end->front += 10;
	if (is_reached(end, w)) {
		struct spot *spot = spot_of(end, w);
		if (there <= spot->distance * (1 + KITH_PATHS_TOLERANCE)) {
			kith_path_count_add(&spot->paths, from->paths);
			spot->several = true;
		}
	} else if (w != worker->end[1 - side].reached[0]) {
		uint32_t u = end->reached[place];
		settle(worker, side, w,
			(struct spot){.distance = there, .paths = from->paths, .before = u});
	}
	wait_for_next(end, place);
}

/* Whether another way to the last who was settled may come yet. */
static bool is_open(const struct end *end)
{
	return end->heap.count > 0 &&
	       end->heap.node[0].distance <= end->spot[end->count - 1].distance * (1 + near_by);
}

/*
 * Once the nearest who wait are together farther than the shortest way, it is known: who is before
 * the one is settled by the search from its beginning, who is after the other by that from its end.
 */
static void go_to_the_middle(struct worker *worker, uint32_t s, uint32_t t)
{
	struct end *from = &worker->end[0], *to = &worker->end[1];
	worker->best = INFINITY;
	settle(worker, 1, t, beginning(t));
	settle(worker, 0, s, beginning(s));
	while (from->heap.count > 0 && to->heap.count > 0 &&
		from->heap.node[0].distance + to->heap.node[0].distance <=
			worker->best * (1 + near_by)) {
		follow(worker, from->front > to->front);
	}
	while (is_open(from)) {
		follow(worker, 0);
	}
	while (is_open(to)) {
		follow(worker, 1);
	}
}

static size_t meet_by_lengths(struct worker *worker, uint32_t s, uint32_t t)
{
	size_t met = 0;
	go_to_the_middle(worker, s, t);
	worker->steps += worker->end[0].front + worker->end[1].front;
	struct crossing *crossing = (struct crossing *)(void *)worker->crossings->data;
	for (guint k = 0; k < worker->crossings->len; k++) {
		bool shortest = crossing[k].way <= worker->best * (1 + KITH_PATHS_TOLERANCE);
		if (shortest && !is_reached(&worker->end[0], crossing[k].to)) {
			crossing[met++] = crossing[k];
		}
	}
	return met;
}

/* What a path is drawn by: those over a place where searches met. */
static struct kith_path_count paths_over(
	const struct worker *worker, const struct crossing *crossing)
{
	return kith_path_count_times(spot_of(&worker->end[0], crossing->from)->paths,
		spot_of(&worker->end[1], crossing->to)->paths);
}

static struct crossing draw_crossing(struct worker *worker, size_t met)
{
	const struct crossing *crossing = (const struct crossing *)(void *)worker->crossings->data;
	struct kith_path_count all = {0};
	for (size_t k = 0; k < met; k++) {
		kith_path_count_add(&all, paths_over(worker, &crossing[k]));
	}
	double left = kith_random_unit(&worker->random) * all.digits;
	size_t k = 0;
	for (; k + 1 < met; k++) {
		left -= kith_path_count_in(paths_over(worker, &crossing[k]), all.folds);
		if (left < 0) {
			break;
		}
	}
	return crossing[k];
}

/* Whom the path that is drawn comes from to w. */
static uint32_t draw_before(struct worker *worker, const struct end *end, uint32_t w)
{
	const struct spot *spot = spot_of(end, w);
	uint32_t before = spot->before;
	if (!spot->several) {
		return before;
	}
	double left = kith_random_unit(&worker->random) * spot->paths.digits;
	for (uint64_t e = end->back->start[w]; left >= 0 && e < end->back->start[w + 1]; e++) {
		if (comes_before(end, w, e)) {
			before = end->back->to[e];
			left -= kith_path_count_in(spot_of(end, before)->paths, spot->paths.folds);
		}
	}
	return before;
}

static void note_tie(struct worker *worker, uint32_t from, uint32_t to)
{
	const kith_csr *out = worker->sampling->out;
	uint32_t first = out->directed ? from : MIN(from, to);
	uint32_t second = out->directed ? to : MAX(from, to);
	uint64_t tie = kith_csr_tie(out, first, kith_csr_find(out, first, second));
	g_array_append_val(worker->on_ties, tie);
}

/* From w, where the searches met, back to one of the ends. */
static void walk_back(struct worker *worker, unsigned side, uint32_t w)
{
	const struct end *end = &worker->end[side];
	while (spot_of(end, w)->distance > 0) {
		uint32_t u = draw_before(worker, end, w);
		if (worker->sampling->ties) {
			note_tie(worker, side ? w : u, side ? u : w);
		}
		if (spot_of(end, u)->distance > 0) {
			g_array_append_val(worker->on_people, u);
		}
		w = u;
	}
}

/* Notes one of the shortest paths between the ends. */
static void note_path(struct worker *worker, const struct crossing *crossing)
{
	uint32_t u = crossing->from, w = crossing->to;
	bool begins = spot_of(&worker->end[0], u)->distance == 0;
	bool ends = spot_of(&worker->end[1], w)->distance == 0;
	if (!begins && (u != w || !ends)) {
		g_array_append_val(worker->on_people, u);
	}
	if (u != w && !ends) {
		g_array_append_val(worker->on_people, w);
	}
	if (u != w && worker->sampling->ties) {
		note_tie(worker, u, w);
	}
	walk_back(worker, 0, u);
	walk_back(worker, 1, w);
}

static void draw_path(struct worker *worker)
{
	const struct sampling *sampling = worker->sampling;
	uint64_t n = sampling->out->n;
	uint32_t s = (uint32_t)kith_random_below(&worker->random, n);
	uint32_t t = (uint32_t)kith_random_below(&worker->random, n - 1);
	t += t >= s;
	worker->steps += OVERHEAD;
	g_array_set_size(worker->crossings, 0);
	size_t met =
		sampling->weighted ? meet_by_lengths(worker, s, t) : meet_by_steps(worker, s, t);
	if (met > 0) {
		struct crossing crossing = draw_crossing(worker, met);
		note_path(worker, &crossing);
	}
	end_clear(&worker->end[0]);
	end_clear(&worker->end[1]);
}

/* Every block has a stream of chance of its own. */
static void work(void *data, void *scratch, size_t block)
{
	const struct sampling *sampling = data;
	struct worker *worker = scratch;
	kith_random_init(&worker->random, sampling->seed);
	uint64_t stream = kith_random_next(&worker->random);
	kith_random_init(&worker->random, stream + sampling->drawn / PATHS_AT_ONCE + block);
	size_t end = MIN((block + 1) * PATHS_AT_ONCE, sampling->round);
	for (size_t k = block * PATHS_AT_ONCE; k < end; k++) {
		draw_path(worker);
	}
}

static void gather(void *data, void *scratch, size_t block)
{
	(void)block;
	struct sampling *sampling = data;
	struct worker *worker = scratch;
	for (guint k = 0; sampling->person && k < worker->on_people->len; k++) {
		sampling->person[g_array_index(worker->on_people, uint32_t, k)]++;
	}
	for (guint k = 0; sampling->tie && k < worker->on_ties->len; k++) {
		sampling->tie[g_array_index(worker->on_ties, uint64_t, k)]++;
	}
	sampling->steps += (double)worker->steps;
	worker->steps = 0;
	g_array_set_size(worker->on_people, 0);
	g_array_set_size(worker->on_ties, 0);
}

static bool draw_round(struct sampling *sampling, size_t paths, GError **error)
{
	sampling->round = paths;
	size_t n = sampling->out->n, bytes = 2 * n * (sizeof(struct spot) + 24);
	struct kith_blocks blocks = {
		.count = (paths + PATHS_AT_ONCE - 1) / PATHS_AT_ONCE,
		.bytes = bytes,
		.budget = MAX((size_t)512 << 20, 24 * (size_t)kith_csr_ties(sampling->out)),
		.steps = (double)paths * 1000,
		.open = worker_open,
		.work = work,
		.gather = gather,
		.close = worker_close,
	};
	bool drawn = kith_blocks_run(&blocks, sampling, error);
	sampling->drawn += paths;
	return drawn;
}

static int compare_steps(const void *a, const void *b)
{
	const struct step *one = a, *two = b;
	int longer = (one->length > two->length) - (one->length < two->length);
	return longer ? longer : (one->to > two->to) - (one->to < two->to);
}

static void sort_row(const kith_csr *csr, size_t i, struct step *step)
{
	uint64_t first = csr->start[i];
	for (uint64_t e = first; e < csr->start[i + 1]; e++) {
		step[e] = (struct step){1 / csr->weight[e], csr->to[e]};
	}
	qsort(step + first, kith_csr_degree(csr, i), sizeof *step, compare_steps);
}

static struct step *sort_rows(const kith_csr *csr, GError **error)
{
	struct step *step = KITH_ARRAY(struct step, csr->start[csr->n], error);
	size_t n = step ? csr->n : 0;
	int threads = kith_blocks_threads((double)csr->start[csr->n] * 10);
#pragma omp parallel for schedule(dynamic, 64) num_threads(threads)
	for (size_t i = 0; i < n; i++) {
		sort_row(csr, i, step);
	}
	return step;
}

/* The rows by length, of the graph and turned round. */
static bool sort_all(struct sampling *sampling, GError **error)
{
	if (!sampling->weighted) {
		return true;
	}
	sampling->from = sort_rows(sampling->out, error);
	bool same = sampling->in == sampling->out;
	sampling->to = !sampling->from || same ? sampling->from : sort_rows(sampling->in, error);
	return sampling->from && sampling->to;
}

/* How many ties a path costs, from a few that are not counted. */
static bool measure_cost(const struct sampling *sampling, double *steps, GError **error)
{
	struct sampling pilot = *sampling;
	pilot.person = NULL;
	pilot.tie = NULL;
	pilot.seed = ~sampling->seed;
	bool drawn = draw_round(&pilot, PATHS_AT_ONCE, error);
	*steps = pilot.steps / (double)PATHS_AT_ONCE;
	return drawn;
}

/* ln(4 T K / .05) where everybody shares the chance to err, or half of it. */
static double log_chance(double among)
{
	return log(4 * KITH_PATH_LOOKS * among / 0.05);
}

static double half_width(double log_chance, double drawn, double share)
{
	double a = log_chance / drawn, fewer = fmin(share, 1 - share);
	return fmin(a + sqrt(a * a + 2 * fewer * a), 1);
}

/* The number of contacts that makes somebody one of those with most. */
static uint32_t favoured_degree(const struct sampling *sampling, GError **error)
{
	size_t n = sampling->out->n, most = 0, people = 0;
	for (size_t i = 0; i < n; i++) {
		most = MAX(most, kith_csr_degree(sampling->out, i));
	}
	g_autofree uint32_t *with = KITH_ARRAY(uint32_t, most + 2, error);
	if (!with) {
		return UINT32_MAX;
	}
	for (size_t i = 0; i < n; i++) {
		with[kith_csr_degree(sampling->out, i)]++;
	}
	size_t degree = most + 1;
	while (degree > 0 && people + with[degree - 1] <= KITH_PATH_FAVOURED) {
		people += with[--degree];
	}
	return (uint32_t)degree;
}

/* An estimate with its errors, and whether its first are settled. */
struct estimate {
	const uint64_t *count;
	size_t length;
	double *value, *error;
};

static void fill_people(const struct sampling *sampling, uint32_t favoured, struct estimate *people)
{
	double n = (double)people->length, drawn = (double)sampling->drawn, scale = n / (n - 2);
	double few = log_chance(2 * KITH_PATH_FAVOURED), all = log_chance(2 * n);
	for (size_t i = 0; i < people->length; i++) {
		bool known = kith_csr_degree(sampling->out, i) >= favoured;
		double share = (double)people->count[i] / drawn;
		people->value[i] = fmin(share * scale, 1);
		people->error[i] = fmin(scale * half_width(known ? few : all, drawn, share), 1);
		if (kith_betweenness_is_never(sampling->out, sampling->in, i)) {
			people->error[i] = 0;
		}
	}
}

static void fill_ties(const struct sampling *sampling, struct estimate *ties)
{
	double drawn = (double)sampling->drawn, chance = log_chance((double)ties->length);
	for (size_t t = 0; t < ties->length; t++) {
		ties->value[t] = (double)ties->count[t] / drawn;
		ties->error[t] = half_width(chance, drawn, ties->value[t]);
	}
}

/* The `top` largest values, falling; returns how many there are. */
static size_t find_first(const struct estimate *estimate, size_t top, size_t *first)
{
	size_t count = 0;
	for (size_t i = 0; i < estimate->length; i++) {
		double value = estimate->value[i];
		if (count == top && value <= estimate->value[first[count - 1]]) {
			continue;
		}
		size_t at = count < top ? count++ : count - 1;
		for (; at > 0 && estimate->value[first[at - 1]] < value; at--) {
			first[at] = first[at - 1];
		}
		first[at] = i;
	}
	return count;
}

static bool is_settled(const struct estimate *estimate, size_t top)
{
	g_autofree size_t *first = g_new(size_t, top + 1);
	size_t count = estimate->value ? find_first(estimate, top + 1, first) : 0;
	bool narrow = true, apart = true;
	for (size_t k = 0; k < count && k < top; k++) {
		double value = estimate->value[first[k]], error = estimate->error[first[k]];
		narrow = narrow && error <= value / 10;
		apart = apart &&
			(k + 1 == count || value - error > estimate->value[first[k + 1]] +
								   estimate->error[first[k + 1]]);
	}
	return narrow || apart;
}

/* Ties looked at that take some seconds. */
static const double usual_steps = 3e8;

enum { FIRST_LOOK = 2048 }; /* paths */

static bool sample(struct sampling *sampling, const struct kith_path_samples *options,
	struct estimate *people, struct estimate *ties, GError **error)
{
	double cost = 1, steps = options->steps > 0 ? options->steps : usual_steps;
	GError *fault = NULL;
	uint32_t favoured = favoured_degree(sampling, &fault);
	if (fault || !measure_cost(sampling, &cost, &fault)) {
		g_propagate_error(error, fault);
		return false;
	}
	size_t most = (size_t)CLAMP(steps / cost, (double)PATHS_AT_ONCE,
		(double)FIRST_LOOK * (1 << (KITH_PATH_LOOKS - 1)));
	size_t top = CLAMP(options->top, 1, 100);
	bool settled = false;
	for (size_t look = FIRST_LOOK; !settled && sampling->drawn < most; look *= 2) {
		if (!draw_round(sampling, MIN(look, most) - sampling->drawn, error)) {
			return false;
		}
		if (people->value) {
			fill_people(sampling, favoured, people);
		}
		if (ties->value) {
			fill_ties(sampling, ties);
		}
		settled = is_settled(people, top) && is_settled(ties, top);
	}
	return true;
}

static bool estimate_init(
	struct estimate *estimate, uint64_t **count, bool wanted, size_t length, GError **error)
{
	if (!wanted) {
		return true;
	}
	*count = KITH_ARRAY(uint64_t, length, error);
	estimate->value = *count ? KITH_ARRAY(double, length, error) : NULL;
	estimate->error = estimate->value ? KITH_ARRAY(double, length, error) : NULL;
	estimate->count = *count;
	estimate->length = length;
	return estimate->error != NULL;
}

bool kith_path_samples_find(const kith_csr *graph, const struct kith_path_samples *options,
	struct kith_betweenness *result, GError **error)
{
	g_autoptr(kith_csr) turned = graph->directed ? kith_csr_reverse(graph, error) : NULL;
	if (graph->directed && !turned) {
		return false;
	}
	struct sampling sampling = {.out = graph,
		.in = turned ? turned : graph,
		.weighted = kith_betweenness_weighted(graph),
		.ties = options->ties,
		.seed = options->seed};
	struct estimate people = {0}, ties = {0};
	bool done =
		estimate_init(&people, &sampling.person, options->people, graph->n, error) &&
		estimate_init(&ties, &sampling.tie, options->ties, kith_csr_ties(graph), error) &&
		sort_all(&sampling, error) &&
		(graph->n < 3 || sample(&sampling, options, &people, &ties, error));
	g_free(sampling.person);
	g_free(sampling.tie);
	g_free(sampling.from);
	g_free(sampling.to == sampling.from ? NULL : sampling.to);
	*result = (struct kith_betweenness){.person = people.value,
		.person_error = people.error,
		.tie = ties.value,
		.tie_error = ties.error,
		.samples = sampling.drawn};
	if (!done) {
		kith_betweenness_finish(result);
	}
	return done;
}
