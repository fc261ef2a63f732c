/* Key players: the few who together reach most, or whose absence breaks most. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/key_players.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "measures/paths.h"

/* Ties looked at in some seconds. */
static const double usually_affordable = 3e9;

/* Bytes the distances of all who are tried may take. */
static const double most_bytes = 1024.0 * 1024 * 1024;

/* Greedy choice, and two passes of exchanges or three, evaluate so many sets for each of those who
 * are tried and each of those who are wanted. */
#define PASSES 4

/* A set must be better by so much to be better at all. */
#define TOLERANCE 1e-12

/* 1/d in fixed point, so that a sum does not depend on the order of people. */
#define FIXED_ONE (UINT64_C(1) << 32)

#define FAR UINT16_MAX

struct search {
	const struct kith_key_players_input *input;
	size_t n, size;
	size_t tried;
	const uint32_t *candidate; /* [tried] people */
	double cost;               /* of one set, in ties looked at */
	const uint32_t *base;      /* people to whom a candidate is added */
	size_t base_count;
	double *value;   /* [tried] of the base and one candidate; -INFINITY where it is in it */
	size_t from, to; /* candidates to be evaluated */
	void *(*open)(void *search, GError **error);
	void (*close)(void *worker);
	void (*prepare)(struct search *search);
	double (*evaluate)(const struct search *search, void *worker, uint32_t candidate);
	/* reach */
	uint16_t *steps; /* [tried][n] */
	uint16_t *near;  /* [n] from the base */
	uint64_t *worth; /* [FAR + 1] of a distance */
	/* fragmentation */
	uint32_t *source; /* [sources] */
	size_t sources;
};

static void search_finish(struct search *search)
{
	g_free(search->value);
	g_free(search->steps);
	g_free(search->near);
	g_free(search->worth);
	g_free(search->source);
}

typedef struct search search;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(search, search_finish)

static bool is_in(const uint32_t *people, size_t count, uint32_t person)
{
	for (size_t i = 0; i < count; i++) {
		if (people[i] == person) {
			return true;
		}
	}
	return false;
}

static void work(void *job, void *worker, size_t block)
{
	struct search *search = job;
	size_t c = search->from + block;
	bool in = is_in(search->base, search->base_count, search->candidate[c]);
	search->value[c] = in ? (double)-INFINITY : search->evaluate(search, worker, (uint32_t)c);
}

/* Values of the base and each candidate of from .. to - 1. */
static bool evaluate(struct search *search, GError **error)
{
	const struct kith_blocks blocks = {.count = search->to - search->from,
		.bytes = 48 * search->n,
		.budget = MAX((size_t)256 << 20, 16 * (size_t)kith_csr_ties(search->input->out)),
		.steps = search->cost * (double)(search->to - search->from),
		.open = search->open,
		.work = work,
		.close = search->close};
	search->prepare(search);
	return kith_blocks_run(&blocks, search, error);
}

static bool evaluate_all(struct search *search, const uint32_t *base, size_t count, GError **error)
{
	search->base = base;
	search->base_count = count;
	search->from = 0;
	search->to = search->tried;
	return evaluate(search, error);
}

static bool is_more(double value, double than)
{
	return value > than + TOLERANCE * fabs(than);
}

/* The candidate with the largest value, the first of equals. */
static size_t best_of(const struct search *search)
{
	size_t best = search->from;
	for (size_t c = search->from; c < search->to; c++) {
		if (search->value[c] > search->value[best] &&
			(isinf(search->value[best]) ||
				is_more(search->value[c], search->value[best]))) {
			best = c;
		}
	}
	return best;
}

/* The value of a set that is not empty. */
static bool value_of(
	struct search *search, const uint32_t *set, size_t count, double *value, GError **error)
{
	search->base = set + 1;
	search->base_count = count - 1;
	search->from = 0;
	while (search->candidate[search->from] != set[0]) {
		search->from++;
	}
	search->to = search->from + 1;
	bool done = evaluate(search, error);
	*value = search->value[search->from];
	return done;
}

/* Looks for members who are worth more when exchanged for somebody else. */
static bool exchange(struct search *search, uint32_t *set, double *value, GError **error)
{
	bool improved = search->size < search->tried;
	while (improved) {
		improved = false;
		for (size_t k = 0; k < search->size; k++) {
			uint32_t member = set[0];
			memmove(set, set + 1, (search->size - 1) * sizeof *set);
			set[search->size - 1] = member;
			if (!evaluate_all(search, set, search->size - 1, error)) {
				return false;
			}
			size_t best = best_of(search);
			if (is_more(search->value[best], *value)) {
				set[search->size - 1] = search->candidate[best];
				*value = search->value[best];
				improved = true;
			}
		}
	}
	return true;
}

/* Puts the set in the order in which each adds most to those before. */
static bool put_in_order(struct search *search, uint32_t *set, GError **error)
{
	for (size_t k = 0; k < search->size; k++) {
		size_t best = k;
		double most = -INFINITY;
		for (size_t i = k; i < search->size; i++) {
			double value;
			uint32_t swapped = set[k];
			set[k] = set[i];
			set[i] = swapped;
			bool done = value_of(search, set, k + 1, &value, error);
			set[i] = set[k];
			set[k] = swapped;
			if (!done) {
				return false;
			}
			if (isinf(most) || is_more(value, most)) {
				most = value;
				best = i;
			}
		}
		uint32_t chosen = set[best];
		set[best] = set[k];
		set[k] = chosen;
	}
	return true;
}

/* --- all sets --- */

static double count_sets(size_t n, size_t k)
{
	double sets = 1;
	for (size_t i = 0; i < k; i++) {
		sets = sets * (double)(n - i) / (double)(i + 1);
	}
	return sets;
}

/* The next choice of `count` rising numbers below `below`; false after the last. */
static bool next_choice(uint32_t *choice, size_t count, size_t below)
{
	for (size_t k = count; k-- > 0;) {
		if (choice[k] < below - (count - k)) {
			choice[k]++;
			for (size_t i = k + 1; i < count; i++) {
				choice[i] = choice[i - 1] + 1;
			}
			return true;
		}
	}
	return false;
}

/* Tries every set of candidates; `set` has the best one, of equals the first. */
static bool try_all(struct search *search, uint32_t *set, double *value, GError **error)
{
	size_t before = search->size - 1;
	g_autofree uint32_t *choice = g_new(uint32_t, search->size);
	g_autofree uint32_t *base = g_new(uint32_t, search->size);
	bool more = true;
	*value = -INFINITY;
	for (uint32_t k = 0; k < before; k++) {
		choice[k] = k;
	}
	while (more) {
		for (size_t k = 0; k < before; k++) {
			base[k] = search->candidate[choice[k]];
		}
		search->base = base;
		search->base_count = before;
		search->from = before ? choice[before - 1] + 1 : 0;
		search->to = search->tried;
		if (!evaluate(search, error)) {
			return false;
		}
		size_t best = best_of(search);
		if (isinf(*value) || is_more(search->value[best], *value)) {
			*value = search->value[best];
			memcpy(set, base, before * sizeof *set);
			set[before] = search->candidate[best];
		}
		more = next_choice(choice, before, search->tried - 1);
	}
	return true;
}

/* --- reach --- */

static double reach_of(const struct search *search, const uint16_t *near, const uint16_t *steps)
{
	uint64_t sum = 0;
	for (size_t j = 0; j < search->n; j++) {
		sum += search->worth[MIN(near[j], steps[j])];
	}
	return (double)sum;
}

static double reach_evaluate(const struct search *search, void *worker, uint32_t candidate)
{
	(void)worker;
	return reach_of(search, search->near, search->steps + candidate * search->n);
}

static const uint16_t *steps_from(const struct search *search, uint32_t person)
{
	size_t c = 0;
	while (search->candidate[c] != person) {
		c++;
	}
	return search->steps + c * search->n;
}

static void reach_prepare(struct search *search)
{
	for (size_t j = 0; j < search->n; j++) {
		search->near[j] = FAR;
	}
	for (size_t k = 0; k < search->base_count; k++) {
		const uint16_t *steps = steps_from(search, search->base[k]);
		for (size_t j = 0; j < search->n; j++) {
			search->near[j] = MIN(search->near[j], steps[j]);
		}
	}
}

static void *steps_open(void *job, GError **error)
{
	const struct search *search = job;
	return KITH_ARRAY(uint32_t, 2 * search->n, error);
}

/* Breadth first from one candidate; where it ends in `steps` they are numbers of 32 bits. */
static void steps_work(void *job, void *worker, size_t block)
{
	const struct search *search = job;
	const kith_csr *graph = search->input->out;
	uint16_t *steps = search->steps + block * search->n;
	uint32_t *queue = worker;
	size_t reached = 1;
	for (size_t j = 0; j < search->n; j++) {
		steps[j] = FAR;
	}
	queue[0] = search->candidate[block];
	steps[queue[0]] = 0;
	for (size_t i = 0; i < reached; i++) {
		uint32_t u = queue[i];
		for (uint64_t e = graph->start[u]; e < graph->start[u + 1]; e++) {
			if (steps[graph->to[e]] == FAR) {
				steps[graph->to[e]] = (uint16_t)MIN(steps[u] + 1, FAR - 1);
				queue[reached++] = graph->to[e];
			}
		}
	}
}

static void *nothing_open(void *job, GError **error)
{
	(void)error;
	return job;
}

static void nothing_close(void *worker)
{
	(void)worker;
}

static bool reach_init(struct search *search, GError **error)
{
	const kith_csr *graph = search->input->out;
	double search_cost = (double)search->n + (double)graph->start[search->n];
	search->steps = KITH_ARRAY(uint16_t, search->tried * search->n, error);
	search->near = search->steps ? KITH_ARRAY(uint16_t, search->n, error) : NULL;
	search->worth = search->near ? KITH_ARRAY(uint64_t, (size_t)FAR + 1, error) : NULL;
	if (!search->worth) {
		return false;
	}
	for (size_t d = 0; d < FAR; d++) {
		search->worth[d] = FIXED_ONE / MAX(d, 1);
	}
	const struct kith_blocks blocks = {.count = search->tried,
		.bytes = 8 * search->n,
		.budget = (size_t)256 << 20,
		.steps = search_cost * (double)search->tried,
		.open = steps_open,
		.work = steps_work,
		.close = g_free};
	search->open = nothing_open;
	search->close = nothing_close;
	search->prepare = reach_prepare;
	search->evaluate = reach_evaluate;
	return kith_blocks_run(&blocks, search, error);
}

static int falling(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x < y) - (x > y);
}

static double largest_sum(double *list, size_t count, size_t largest)
{
	double sum = 0;
	qsort(list, count, sizeof *list, falling);
	for (size_t i = 0; i < MIN(count, largest); i++) {
		sum += list[i];
	}
	return sum;
}

/* What people who were not tried could add at most: themselves, their contacts, and half of all
 * others within two steps, a third of the rest. */
static double most_added(const struct search *search, uint32_t person, const uint32_t *two_steps)
{
	double contacts = kith_csr_degree(search->input->out, person);
	double second = two_steps[person] - contacts;
	double rest = (double)search->n - 1 - two_steps[person];
	return (double)FIXED_ONE * (1 + contacts + second / 2 + rest / 3);
}

/* A bound from the gains over the base, which has `value`. */
static double bound_at(
	const struct search *search, double value, const uint32_t *two_steps, double *gain)
{
	size_t count = 0;
	for (size_t c = 0; c < search->tried; c++) {
		gain[count++] = fmax(search->value[c] - value, 0);
	}
	for (size_t i = search->tried; i < search->n; i++) {
		gain[count++] = most_added(search, search->input->prefer[i], two_steps);
	}
	return value + largest_sum(gain, count, search->size);
}

/* Adds people one by one; `bound` is lowered by what each step proves, or NULL. */
static bool add_best(
	struct search *search, uint32_t *set, double *value, double *bound, GError **error)
{
	g_autofree uint32_t *two_steps = KITH_ARRAY(uint32_t, search->n, error);
	g_autofree double *gain = two_steps ? KITH_ARRAY(double, search->n, error) : NULL;
	if (!gain || (search->tried < search->n && bound &&
			     !kith_paths_reach_two(search->input->out, two_steps, error))) {
		return false;
	}
	*value = 0;
	for (size_t k = 0; k < search->size; k++) {
		if (!evaluate_all(search, set, k, error)) {
			return false;
		}
		if (bound) {
			*bound = fmin(*bound, bound_at(search, *value, two_steps, gain));
		}
		size_t best = best_of(search);
		set[k] = search->candidate[best];
		*value = search->value[best];
	}
	return true;
}

/* --- fragmentation --- */

static void *fragment_open(void *job, GError **error)
{
	const struct search *search = job;
	return kith_paths_search_new(search->n, error);
}

static void fragment_close(void *worker)
{
	kith_paths_search_free(worker);
}

static void fragment_prepare(struct search *search)
{
	(void)search;
}

static struct kith_nearness nearness_without(
	const struct search *search, void *worker, const uint32_t *gone, size_t count)
{
	const struct kith_without without = {search->source, search->sources, gone, count};
	return kith_paths_nearness(worker, search->input->out, &without);
}

static double fragment_evaluate(const struct search *search, void *worker, uint32_t candidate)
{
	g_autofree uint32_t *gone = g_new(uint32_t, search->base_count + 1);
	memcpy(gone, search->base, search->base_count * sizeof *gone);
	gone[search->base_count] = search->candidate[candidate];
	return -nearness_without(search, worker, gone, search->base_count + 1).sum;
}

/* Of all who are left as sources, all who are left: sums from a sample are scaled up. */
static double scale(const struct search *search, const uint32_t *gone, size_t count)
{
	size_t left = 0;
	for (size_t s = 0; s < search->sources; s++) {
		left += !is_in(gone, count, search->source[s]);
	}
	return left > 0 ? (double)(search->n - count) / (double)left : (double)NAN;
}

static double fragmentation(const struct search *search, double sum, size_t gone)
{
	double n = (double)(search->n - gone);
	return n < 2 ? (double)NAN : 1 - sum / (n * (n - 1));
}

/* Adds half for each pair with more than k people between, to the sums of both; returns how much
 * in all. */
static double add_second_steps(const struct search *search, uint32_t *between, double *sum)
{
	const kith_csr *graph = search->input->out;
	double all = 0;
	for (uint32_t i = 0; i < search->n; i++) {
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			uint32_t k = graph->to[e];
			for (uint64_t f = graph->start[k]; f < graph->start[k + 1]; f++) {
				uint32_t j = graph->to[f];
				bool counts = ++between[j] == search->size + 1 && j != i &&
					      kith_csr_find(graph, i, j) == UINT64_MAX;
				sum[i] += counts ? 0.5 : 0;
				sum[j] += counts ? 0.5 : 0;
				all += counts ? 0.5 : 0;
			}
		}
		memset(between, 0, search->n * sizeof *between);
	}
	return all;
}

static double count_second_steps(const kith_csr *graph)
{
	double count = (double)graph->n * (double)graph->n;
	for (size_t i = 0; i < graph->n; i++) {
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			count += kith_csr_degree(graph, graph->to[e]);
		}
	}
	return count;
}

/* No set leaves a smaller sum of 1/d than this. */
static bool least_sum(const struct search *search, double *least, GError **error)
{
	const kith_csr *graph = search->input->out;
	g_autofree double *sum = KITH_ARRAY(double, search->n, error);
	g_autofree uint32_t *between = sum ? KITH_ARRAY(uint32_t, search->n, error) : NULL;
	if (!between) {
		return false;
	}
	double all = (double)graph->start[search->n];
	for (size_t i = 0; i < search->n; i++) {
		sum[i] += kith_csr_degree(graph, i);
		for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
			sum[graph->to[e]]++;
		}
	}
	if (count_second_steps(graph) < usually_affordable) {
		all += add_second_steps(search, between, sum);
	}
	*least = fmax(all - largest_sum(sum, search->n, search->size), 0);
	return true;
}

/* --- both --- */

static bool found_init(struct kith_key_players *found, size_t size, GError **error)
{
	*found = (struct kith_key_players){.size = size};
	if ((found->person = KITH_ARRAY(uint32_t, size, error)) &&
		(found->alone = KITH_ARRAY(double, size, error)) &&
		(found->together = KITH_ARRAY(double, size, error)) &&
		(found->reached = KITH_ARRAY(double, size, error)) &&
		(found->contacts = KITH_ARRAY(double, size, error))) {
		return true;
	}
	kith_key_players_finish(found);
	return false;
}

void kith_key_players_finish(struct kith_key_players *found)
{
	g_free(found->person);
	g_free(found->alone);
	g_free(found->together);
	g_free(found->reached);
	g_free(found->contacts);
	*found = (struct kith_key_players){0};
}

static double affordable(const struct kith_key_players_input *input)
{
	return input->affordable > 0 ? input->affordable : usually_affordable;
}

/* How many can be tried when each costs so much: enough to choose from, and not more than there
 * are. */
static size_t count_tried(const struct search *search, double cost, double most)
{
	double least = (double)MIN(4 * search->size, search->n);
	return (size_t)CLAMP(
		floor(fmin(affordable(search->input) / cost, most)), least, (double)search->n);
}

/* Everything that both figures need but their own. */
static bool search_init(struct search *search, const struct kith_key_players_input *input,
	struct kith_key_players *found, GError **error)
{
	search->input = input;
	search->n = input->out->n;
	search->size = input->size;
	search->candidate = input->prefer;
	g_assert(input->size > 0 && input->size < search->n);
	return found_init(found, input->size, error);
}

/* Finds the set, once it is known who is tried; `bound` as of add_best. */
static bool choose(
	struct search *search, struct kith_key_players *found, double *bound, GError **error)
{
	double value;
	if (!(search->value = KITH_ARRAY(double, search->tried, error))) {
		return false;
	}
	found->tried = search->tried;
	found->best = search->tried == search->n && search->sources == search->n &&
		      count_sets(search->n, search->size) * (search->cost + 64) <=
			      affordable(search->input);
	bool chosen = found->best ? try_all(search, found->person, &value, error)
				  : add_best(search, found->person, &value, bound, error) &&
					    exchange(search, found->person, &value, error);
	return chosen && put_in_order(search, found->person, error);
}

/* As reach_of, in floating point: of the set that is found, not to be compared with others. */
static double reach_figure(const struct search *search, const uint16_t *near, const uint16_t *steps)
{
	double sum = 0;
	for (size_t j = 0; j < search->n; j++) {
		uint16_t nearest = MIN(near[j], steps[j]);
		sum += nearest < FAR ? 1.0 / MAX(nearest, 1) : 0;
	}
	return sum / (double)search->n;
}

static void fill_reach(struct search *search, struct kith_key_players *found, size_t k)
{
	const uint16_t *steps = steps_from(search, found->person[k]);
	search->base = found->person;
	search->base_count = k;
	reach_prepare(search);
	found->together[k] = reach_figure(search, search->near, steps);
	found->alone[k] = reach_figure(search, steps, steps);
	found->reached[k] = found->contacts[k] = 0;
	for (size_t j = 0; j < search->n; j++) {
		uint16_t nearest = MIN(search->near[j], steps[j]);
		found->reached[k] += nearest < FAR;
		found->contacts[k] += nearest == 1;
	}
}

bool kith_key_players_reach(
	const struct kith_key_players_input *input, struct kith_key_players *found, GError **error)
{
	g_auto(search) search = {0};
	if (!search_init(&search, input, found, error)) {
		return false;
	}
	double n = (double)search.n, ties = (double)input->out->start[search.n];
	search.cost = n;
	search.sources = found->sources = search.n;
	search.tried = count_tried(
		&search, n + ties + PASSES * (double)input->size * n, most_bytes / 2 / n);
	double bound = n * (double)FIXED_ONE;
	if (!reach_init(&search, error) || !choose(&search, found, &bound, error)) {
		kith_key_players_finish(found);
		return false;
	}
	for (size_t k = 0; k < input->size; k++) {
		fill_reach(&search, found, k);
	}
	double set = found->together[input->size - 1];
	found->bound = found->best ? set : fmax(bound / n / (double)FIXED_ONE, set);
	return true;
}

static bool fragment_init(struct search *search, GError **error)
{
	const struct kith_key_players_input *input = search->input;
	const struct kith_sources one = {.count = 1, .seed = input->seed};
	double batch, sets = PASSES * (double)search->size;
	if (!kith_paths_cost(input->out, one, 64, &batch, error)) {
		return false;
	}
	batch = fmax(batch, 1);
	double batches = ceil((double)search->n / 64);
	search->tried = count_tried(search, sets * batch * batches, (double)search->n);
	double left = floor(affordable(input) / (sets * batch * (double)search->tried));
	batches = CLAMP(left, 1, batches);
	search->cost = batches * batch;
	search->source = kith_paths_sources(search->n,
		(struct kith_sources){(size_t)batches * 64, input->seed}, &search->sources, error);
	search->open = fragment_open;
	search->close = fragment_close;
	search->prepare = fragment_prepare;
	search->evaluate = fragment_evaluate;
	return search->source != NULL;
}

static void fill_fragment(
	const struct search *search, void *worker, struct kith_key_players *found, size_t k)
{
	const uint32_t *set = found->person;
	struct kith_nearness alone = nearness_without(search, worker, set + k, 1);
	struct kith_nearness all = nearness_without(search, worker, set, k + 1);
	found->alone[k] = fragmentation(search, alone.sum * scale(search, set + k, 1), 1);
	found->together[k] = fragmentation(search, all.sum * scale(search, set, k + 1), k + 1);
	found->reached[k] = all.pairs * scale(search, set, k + 1);
	found->contacts[k] = NAN;
}

static bool fill_fragments(struct search *search, struct kith_key_players *found, GError **error)
{
	g_autoptr(kith_paths_search) worker = kith_paths_search_new(search->n, error);
	bool sample = search->sources < search->n;
	double least = 0;
	if (!worker || !(found->best || sample || least_sum(search, &least, error))) {
		return false;
	}
	for (size_t k = 0; k < found->size; k++) {
		fill_fragment(search, worker, found, k);
	}
	double set = found->together[found->size - 1];
	found->sources = search->sources;
	found->bound = found->best ? set
		       : sample    ? (double)NAN
				   : fmax(fragmentation(search, least, found->size), set);
	return true;
}

bool kith_key_players_fragment(
	const struct kith_key_players_input *input, struct kith_key_players *found, GError **error)
{
	g_auto(search) search = {0};
	if (!search_init(&search, input, found, error)) {
		return false;
	}
	if (!fragment_init(&search, error) || !choose(&search, found, NULL, error) ||
		!fill_fragments(&search, found, error)) {
		kith_key_players_finish(found);
		return false;
	}
	return true;
}
