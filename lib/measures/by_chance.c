/* Whether figures are more than chance: against networks rewired, and columns handed round. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/by_chance.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "csr/rewire.h"
#include "measures/clustering.h"
#include "measures/figures.h"
#include "measures/mixing.h"
#include "measures/triangles.h"

/* Values this close, as a share of them, differ by rounding only. */
#define TOLERANCE 1e-12

/* So many draws are made before they are gathered: threads seldom wait for one another. */
#define AT_ONCE 32

/* --- drawing: the same for every kind of figure --- */

/* What is summed over the draws of one figure, as differences from the observed value. */
struct sums {
	double count, sum, squares, below, above;
};

/* What a network's pairs of people sum up to, and their squares. */
struct pair_sums {
	double pairs, sum, squares;
};

struct trial {
	const kith_csr *out;
	struct kith_draws draws;
	size_t figures;
	double *observed; /* [figures] */
	struct sums *sums;
	double steps; /* of one draw, roughly */
	GError *error;
	/* fills the figures: of what is there, or (random not NULL) of what chance makes of it */
	bool (*measure)(const struct trial *trial, struct kith_random *random, void *scratch,
		double *value, GError **error);
	void *(*open)(const struct trial *trial, GError **error); /* scratch */
	/* ties */
	enum kith_kept kept;
	/* groups */
	const struct kith_partition *partition;
	/* numbers */
	const double *number;
	/* correlation */
	const kith_csr *other;
	const kith_csr *unknown[2]; /* pairs of `out` and `other`, or NULL */
	struct pair_sums all[2];    /* of the pairs of `out` and `other` */
};

struct worker {
	double *value; /* [AT_ONCE][figures] of the draws last made */
	void *scratch;
	GError *error;
};

static void worker_close(void *data)
{
	struct worker *worker = data;
	if (worker) {
		g_free(worker->value);
		g_free(worker->scratch);
		g_clear_error(&worker->error);
		g_free(worker);
	}
}

static void *worker_open(void *job, GError **error)
{
	const struct trial *trial = job;
	struct worker *worker = g_new0(struct worker, 1);
	if (!(worker->value = KITH_ARRAY(double, AT_ONCE * trial->figures, error)) ||
		!(worker->scratch = trial->open(trial, error))) {
		worker_close(worker);
		return NULL;
	}
	return worker;
}

static size_t draws_of(const struct trial *trial, size_t block)
{
	return MIN(trial->draws.count - block * AT_ONCE, AT_ONCE);
}

static void work(void *job, void *data, size_t block)
{
	const struct trial *trial = job;
	struct worker *worker = data;
	bool done = !worker->error;
	for (size_t k = 0; done && k < draws_of(trial, block); k++) {
		struct kith_random random;
		kith_random_init(&random, trial->draws.seed);
		kith_random_init(&random, ~kith_random_next(&random) - (block * AT_ONCE + k));
		done = trial->measure(trial, &random, worker->scratch,
			worker->value + k * trial->figures, &worker->error);
	}
}

static void add_draw(struct trial *trial, const double *value)
{
	for (size_t f = 0; f < trial->figures; f++) {
		struct sums *sums = &trial->sums[f];
		double more = value[f] - trial->observed[f];
		double equal = TOLERANCE * fmax(1, fabs(trial->observed[f]));
		if (!isnan(more)) {
			more = fabs(more) <= equal ? 0 : more;
			sums->count++;
			sums->sum += more;
			sums->squares += more * more;
			sums->below += more <= equal;
			sums->above += more >= -equal;
		}
	}
}

static void gather(void *job, void *data, size_t block)
{
	struct trial *trial = job;
	struct worker *worker = data;
	if (worker->error) {
		if (!trial->error) {
			trial->error = g_steal_pointer(&worker->error);
		}
		return;
	}
	for (size_t k = 0; k < draws_of(trial, block); k++) {
		add_draw(trial, worker->value + k * trial->figures);
	}
}

static struct kith_by_chance judge(double observed, const struct sums *sums)
{
	double count = sums->count, mean = sums->sum / count;
	double variance = (sums->squares - count * mean * mean) / (count - 1);
	bool same = count > 1 && sums->below >= count && sums->above >= count;
	if (isnan(observed) || count < 1) {
		return (struct kith_by_chance){observed, NAN, NAN, NAN};
	}
	return (struct kith_by_chance){
		.observed = observed,
		.mean = observed + mean,
		.spread = count > 1 ? sqrt(fmax(variance, 0)) : (double)NAN,
		.p = same ? (double)NAN
			  : fmin(1, 2 * (1 + fmin(sums->below, sums->above)) / (count + 1)),
	};
}

static bool draw_all(struct trial *trial, GError **error)
{
	const struct kith_blocks blocks = {.count = (trial->draws.count + AT_ONCE - 1) / AT_ONCE,
		.bytes = (size_t)(64 * (trial->out->n + kith_csr_ties(trial->out))),
		.budget = (size_t)1 << 30,
		.steps = trial->steps * (double)trial->draws.count,
		.open = worker_open,
		.work = work,
		.gather = gather,
		.close = worker_close};
	if (!kith_blocks_run(&blocks, trial, error)) {
		return false;
	}
	if (trial->error) {
		g_propagate_error(error, trial->error);
		return false;
	}
	return true;
}

static bool try_chance(struct trial *trial, struct kith_by_chance *result, GError **error)
{
	g_autofree double *observed = KITH_ARRAY(double, trial->figures, error);
	g_autofree struct sums *sums =
		observed ? KITH_ARRAY(struct sums, trial->figures, error) : NULL;
	g_autofree void *scratch = sums ? trial->open(trial, error) : NULL;
	trial->observed = observed;
	trial->sums = sums;
	if (!scratch || !trial->measure(trial, NULL, scratch, observed, error) ||
		!draw_all(trial, error)) {
		return false;
	}
	for (size_t f = 0; f < trial->figures; f++) {
		result[f] = judge(observed[f], &sums[f]);
	}
	return true;
}

/* --- ties drawn anew --- */

static bool measure_clustering(const kith_csr *both, double *local, double *value, GError **error)
{
	struct kith_triangles triangles = {0};
	if (!kith_triangles_find(both, false, &triangles, error)) {
		return false;
	}
	double sum = 0, count = 0;
	kith_clustering_local(both, triangles.shared, local);
	for (size_t i = 0; i < both->n; i++) {
		if (!isnan(local[i])) {
			sum += local[i];
			count++;
		}
	}
	value[KITH_MEAN_CLUSTERING] = count > 0 ? sum / count : (double)NAN;
	value[KITH_TRANSITIVITY] = kith_clustering_transitivity(both, triangles.shared);
	kith_triangles_finish(&triangles);
	return true;
}

/* The network itself, or one by chance, measured. */
static bool measure_ties(const struct trial *trial, struct kith_random *random, void *scratch,
	double *value, GError **error)
{
	kith_csr plain = *trial->out;
	plain.weight = NULL;
	g_autoptr(kith_csr) drawn = !random ? NULL
				    : trial->kept == KITH_KEEP_DYADS
					    ? kith_redraw(&plain, random, error)
					    : kith_rewire(&plain, random, error);
	const kith_csr *out = random ? drawn : &plain, *in = out, *both = out;
	g_autoptr(kith_csr) reverse = out && out->directed ? kith_csr_reverse(out, error) : NULL;
	g_autoptr(kith_csr) symmetric = reverse ? kith_csr_symmetric(out, error) : NULL;
	value[KITH_RECIPROCITY] = NAN;
	if (out && out->directed) {
		in = reverse;
		both = symmetric;
		if (!both ||
			!kith_figures_reciprocity(out, in, NULL, &value[KITH_RECIPROCITY], error)) {
			return false;
		}
	}
	return out && measure_clustering(both, scratch, value, error) &&
	       kith_figures_degree_assortativity(out, in, &value[KITH_DEGREE_ASSORTATIVITY], error);
}

static void *open_ties(const struct trial *trial, GError **error)
{
	return KITH_ARRAY(double, trial->out->n, error);
}

bool kith_by_chance_ties(const kith_csr *out, enum kith_kept kept, struct kith_draws draws,
	struct kith_by_chance *result, GError **error)
{
	struct trial trial = {.out = out,
		.draws = draws,
		.figures = KITH_TIE_FIGURES,
		.steps = 200 * (double)kith_csr_ties(out),
		.kept = kept,
		.measure = measure_ties,
		.open = open_ties};
	return try_chance(&trial, result, error);
}

/* --- groups handed round --- */

/* Counts of one draw, [groups] each, and who is in which group. */
struct hands {
	uint64_t *sent, *received, *within, *outside;
	uint32_t *of, *list; /* [n] */
};

static struct hands hands_of(const struct trial *trial, void *scratch)
{
	size_t groups = trial->partition->groups;
	uint64_t *counts = scratch;
	uint32_t *people = (uint32_t *)(counts + 4 * groups);
	return (struct hands){counts, counts + groups, counts + 2 * groups, counts + 3 * groups,
		people, people + trial->partition->n};
}

static void *open_groups(const struct trial *trial, GError **error)
{
	return KITH_ARRAY(uint64_t, 4 * trial->partition->groups + trial->partition->n + 1, error);
}

/* Hands groups round among those who have one; nobody moves without chance. */
static void hand_round(
	const struct kith_partition *partition, struct hands *hands, struct kith_random *random)
{
	size_t count = 0;
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP) {
			hands->list[count++] = partition->of[i];
		}
	}
	if (random) {
		kith_random_shuffle(random, hands->list, count);
	}
	count = 0;
	for (size_t i = 0; i < partition->n; i++) {
		hands->of[i] =
			partition->of[i] == KITH_NO_GROUP ? KITH_NO_GROUP : hands->list[count++];
	}
}

static void count_tie(struct hands *hands, uint32_t group, uint32_t other, bool directed)
{
	if (group == KITH_NO_GROUP || other == KITH_NO_GROUP) {
		return;
	}
	hands->sent[group]++;
	hands->received[other]++;
	if (!directed) {
		hands->sent[other]++;
		hands->received[group]++;
	}
	if (group == other) {
		hands->within[group]++;
	} else {
		hands->outside[group]++;
		hands->outside[other]++;
	}
}

static void count_ties(const kith_csr *out, struct hands *hands)
{
	for (size_t i = 0; i < out->n; i++) {
		uint64_t e = out->directed ? out->start[i] : kith_csr_upper(out, i);
		for (; e < out->start[i + 1]; e++) {
			count_tie(hands, hands->of[i], hands->of[out->to[e]], out->directed);
		}
	}
}

/* Pairs of people of different groups, as many as ties between them could be. */
static double pairs_across(const struct kith_partition *partition, bool directed, uint64_t *size)
{
	double people = 0, squares = 0;
	memset(size, 0, partition->groups * sizeof *size);
	for (size_t i = 0; i < partition->n; i++) {
		if (partition->of[i] != KITH_NO_GROUP) {
			size[partition->of[i]]++;
		}
	}
	for (size_t g = 0; g < partition->groups; g++) {
		people += (double)size[g];
		squares += (double)size[g] * (double)size[g];
	}
	return (people * people - squares) / (directed ? 1 : 2);
}

static double ei(double outside, double within)
{
	return outside + within > 0 ? (outside - within) / (outside + within) : (double)NAN;
}

static bool measure_groups(const struct trial *trial, struct kith_random *random, void *scratch,
	double *value, GError **error)
{
	(void)error;
	struct hands hands = hands_of(trial, scratch);
	size_t groups = trial->partition->groups;
	bool directed = trial->out->directed;
	double across = pairs_across(trial->partition, directed, hands.sent);
	memset(scratch, 0, 4 * groups * sizeof *hands.sent);
	hand_round(trial->partition, &hands, random);
	count_ties(trial->out, &hands);
	struct kith_mixing_cell inside = {0};
	uint64_t outside = 0;
	for (size_t g = 0; g < groups; g++) {
		inside.ties += hands.within[g];
		outside += hands.outside[g];
		value[KITH_GROUP_FIGURES + g] =
			ei((double)hands.outside[g], (double)hands.within[g]);
	}
	outside /= 2;
	const struct kith_mixing mixing = {.directed = directed,
		.groups = groups,
		.sent = hands.sent,
		.received = hands.received,
		.ties = inside.ties + outside,
		.cell = &inside,
		.cells = 1};
	value[KITH_GROUPS_ASSORTATIVITY] = kith_mixing_assortativity(&mixing);
	value[KITH_GROUPS_EI] = ei((double)outside, (double)inside.ties);
	value[KITH_GROUPS_DENSITY] = across > 0 ? (double)outside / across : (double)NAN;
	return true;
}

bool kith_by_chance_groups(const kith_csr *out, const struct kith_partition *partition,
	struct kith_draws draws, struct kith_by_chance *result, GError **error)
{
	struct trial trial = {.out = out,
		.draws = draws,
		.figures = KITH_GROUP_FIGURES + partition->groups,
		.steps = 4 * (double)(kith_csr_ties(out) + out->n),
		.partition = partition,
		.measure = measure_groups,
		.open = open_groups};
	return try_chance(&trial, result, error);
}

/* --- numbers handed round --- */

static void *open_numbers(const struct trial *trial, GError **error)
{
	return KITH_ARRAY(double, 2 * trial->out->n, error);
}

static bool measure_numbers(const struct trial *trial, struct kith_random *random, void *scratch,
	double *value, GError **error)
{
	(void)error;
	size_t n = trial->out->n, count = 0;
	double *number = scratch;
	uint32_t *list = (uint32_t *)(number + n);
	for (uint32_t i = 0; i < n; i++) {
		if (!isnan(trial->number[i])) {
			list[count++] = i;
		}
	}
	if (random) {
		kith_random_shuffle(random, list, count);
	}
	count = 0;
	for (size_t i = 0; i < n; i++) {
		number[i] = isnan(trial->number[i]) ? (double)NAN : trial->number[list[count++]];
	}
	*value = kith_figures_assortativity(trial->out, number, number);
	return true;
}

bool kith_by_chance_numbers(const kith_csr *out, const double *value, struct kith_draws draws,
	struct kith_by_chance *result, GError **error)
{
	struct trial trial = {.out = out,
		.draws = draws,
		.figures = 1,
		.steps = 8 * (double)(kith_csr_ties(out) + out->n),
		.number = value,
		.measure = measure_numbers,
		.open = open_numbers};
	return try_chance(&trial, result, error);
}

/* --- people who change places --- */

/* Where everybody is now, and who is where. [2 n] */
static void *open_places(const struct trial *trial, GError **error)
{
	return KITH_ARRAY(uint32_t, 2 * trial->out->n, error);
}

static double weight_at(const kith_csr *csr, uint32_t i, uint32_t j)
{
	uint64_t e = kith_csr_find(csr, i, j);
	return e == UINT64_MAX ? 0 : kith_csr_weight(csr, e);
}

/* Leaves out of `sums` what the network has of pairs of which another one does not know whether
 * they are tied; to[i] is whom person i of the other one is here. */
static void leave_out(
	struct pair_sums *sums, const kith_csr *csr, const kith_csr *unknown, const uint32_t *to)
{
	for (uint32_t i = 0; unknown && i < unknown->n; i++) {
		for (uint64_t e = unknown->start[i]; e < unknown->start[i + 1]; e++) {
			double weight = weight_at(csr, to[i], to[unknown->to[e]]);
			sums->pairs--;
			sums->sum -= weight;
			sums->squares -= weight * weight;
		}
	}
}

/* Pairs that neither network knows of, which leave_out has taken off twice. */
static double unknown_to_both(const struct trial *trial, const uint32_t *place)
{
	const kith_csr *one = trial->unknown[0], *other = trial->unknown[1];
	double both = 0;
	for (uint32_t i = 0; one && other && i < one->n; i++) {
		for (uint64_t e = one->start[i]; e < one->start[i + 1]; e++) {
			both += weight_at(other, place[i], place[one->to[e]]);
		}
	}
	return both;
}

/* Their standard deviation; 0 where all are alike. */
static double spread_of(const struct pair_sums *sums)
{
	double mean = sums->sum / sums->pairs, squares = sums->squares / sums->pairs;
	double variance = squares - mean * mean;
	return variance > TOLERANCE * squares ? sqrt(variance) : 0;
}

static double correlate(const struct trial *trial, const uint32_t *place, const uint32_t *back)
{
	const kith_csr *one = trial->out, *other = trial->other;
	struct pair_sums sums[2] = {trial->all[0], trial->all[1]};
	double products = 0;
	for (size_t i = 0; i < one->n; i++) {
		for (uint64_t e = one->start[i]; e < one->start[i + 1]; e++) {
			products += kith_csr_weight(one, e) *
				    weight_at(other, place[i], place[one->to[e]]);
		}
	}
	leave_out(&sums[0], one, trial->unknown[1], back);
	leave_out(&sums[1], other, trial->unknown[0], place);
	double pairs =
		sums[0].pairs + sums[1].pairs - trial->all[0].pairs + unknown_to_both(trial, place);
	sums[0].pairs = sums[1].pairs = pairs;
	double covariance = products / pairs - sums[0].sum / pairs * (sums[1].sum / pairs);
	double spreads = spread_of(&sums[0]) * spread_of(&sums[1]);
	return pairs > 0 && spreads > 0 ? covariance / spreads : (double)NAN;
}

static bool measure_correlation(const struct trial *trial, struct kith_random *random,
	void *scratch, double *value, GError **error)
{
	(void)error;
	uint32_t n = (uint32_t)trial->out->n, *place = scratch, *back = place + n;
	for (uint32_t i = 0; i < n; i++) {
		place[i] = i;
	}
	if (random) {
		kith_random_shuffle(random, place, n);
	}
	for (uint32_t i = 0; i < n; i++) {
		back[place[i]] = i;
	}
	*value = correlate(trial, place, back);
	return true;
}

static struct pair_sums sum_pairs(const kith_csr *csr)
{
	struct pair_sums sums = {.pairs = (double)csr->n * ((double)csr->n - 1)};
	for (uint64_t e = 0; e < csr->start[csr->n]; e++) {
		double weight = kith_csr_weight(csr, e);
		sums.sum += weight;
		sums.squares += weight * weight;
	}
	return sums;
}

bool kith_by_chance_correlation(const struct kith_compared *one, const struct kith_compared *other,
	struct kith_draws draws, struct kith_by_chance *result, GError **error)
{
	g_assert(one->ties->n == other->ties->n);
	if (one->ties->start[one->ties->n] > other->ties->start[other->ties->n]) {
		const struct kith_compared *more = one;
		one = other;
		other = more;
	}
	struct trial trial = {.out = one->ties,
		.other = other->ties,
		.unknown = {one->unknown, other->unknown},
		.all = {sum_pairs(one->ties), sum_pairs(other->ties)},
		.draws = draws,
		.figures = 1,
		.steps = 20 * (double)(kith_csr_ties(one->ties) + one->ties->n),
		.measure = measure_correlation,
		.open = open_places};
	return try_chance(&trial, result, error);
}
