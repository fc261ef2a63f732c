/* Whether communities are more than chance would show: the same degrees, rewired. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/null_model.h"

#include "base/blocks.h"

#include <math.h>

#define EXCHANGES 10 /* tried for every tie */
#define OCTAVES 2098 /* of the weights there can be, from the least up */
#define LEAST (-1074)

/* The ties as a list, like weights together, and, so that none is made twice, as a set of pairs. */
struct ties {
	size_t count;
	size_t first[OCTAVES + 2]; /* where each octave begins; those behind it lead nowhere */
	uint32_t *source, *target; /* [count] */
	double *weight;            /* [count], or NULL */
	uint64_t *slot;            /* [mask + 1] pair and one more; 0: free. Open addressing. */
	size_t mask;
	bool directed;
};

static uint64_t pair_of(const struct ties *ties, uint32_t a, uint32_t b)
{
	bool turned = !ties->directed && a > b;
	return (((uint64_t)(turned ? b : a) << 32) | (turned ? a : b)) + 1;
}

static size_t home_of(const struct ties *ties, uint64_t pair)
{
	uint64_t mixed = pair * 0x9E3779B97F4A7C15u;
	return (size_t)(mixed ^ (mixed >> 32)) & ties->mask;
}

/* Where a pair is, or the free slot where it would be. */
static size_t find(const struct ties *ties, uint64_t pair)
{
	size_t at = home_of(ties, pair);
	while (ties->slot[at] != 0 && ties->slot[at] != pair) {
		at = (at + 1) & ties->mask;
	}
	return at;
}

/* Frees a slot and moves up those behind it that would not be found any more. */
static void forget(struct ties *ties, size_t at)
{
	size_t next = at;
	while (true) {
		next = (next + 1) & ties->mask;
		if (ties->slot[next] == 0) {
			break;
		}
		size_t away = (next - home_of(ties, ties->slot[next])) & ties->mask;
		if (away >= ((next - at) & ties->mask)) {
			ties->slot[at] = ties->slot[next];
			at = next;
		}
	}
	ties->slot[at] = 0;
}

static size_t octave_of(double weight)
{
	return (size_t)(ilogb(weight) - LEAST);
}

/* Puts a tie at the end of its octave so far, which the next octave's beginning keeps. */
static void list_tie(struct ties *ties, uint32_t source, uint32_t target, double weight)
{
	size_t t = ties->first[octave_of(weight) + 1]++;
	ties->source[t] = source;
	ties->target[t] = target;
	if (ties->weight) {
		ties->weight[t] = weight;
	}
	uint64_t pair = pair_of(ties, source, target);
	ties->slot[find(ties, pair)] = pair;
}

/* Counts each octave two places on, so that its beginning stands in the next until it is listed. */
static void list_ties(struct ties *ties, const kith_csr *csr)
{
	for (int counting = 1; counting >= 0; counting--) {
		for (size_t i = 0; i < csr->n; i++) {
			uint64_t e = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
			for (; e < csr->start[i + 1]; e++) {
				double weight = kith_csr_weight(csr, e);
				if (counting) {
					ties->first[octave_of(weight) + 2]++;
				} else {
					list_tie(ties, (uint32_t)i, csr->to[e], weight);
				}
			}
		}
		for (size_t o = 0; counting && o <= OCTAVES; o++) {
			ties->first[o + 1] += ties->first[o];
		}
	}
}

static bool ties_init(struct ties *ties, const kith_csr *csr, GError **error)
{
	size_t count = kith_csr_ties(csr);
	*ties = (struct ties){.count = count, .directed = csr->directed, .mask = 1};
	while (ties->mask < 2 * count) {
		ties->mask = 2 * ties->mask + 1;
	}
	if (!(ties->source = KITH_ARRAY(uint32_t, count, error)) ||
		!(ties->target = KITH_ARRAY(uint32_t, count, error)) ||
		(csr->weight && !(ties->weight = KITH_ARRAY(double, count, error))) ||
		!(ties->slot = KITH_ARRAY(uint64_t, ties->mask + 1, error))) {
		return false;
	}
	list_ties(ties, csr);
	return true;
}

static void ties_finish(struct ties *ties)
{
	g_free(ties->source);
	g_free(ties->target);
	g_free(ties->weight);
	g_free(ties->slot);
}

/* Lets ties s and t exchange their targets, if both new ties are new. */
static void exchange(struct ties *ties, size_t s, size_t t)
{
	uint32_t a = ties->source[s], b = ties->target[s], c = ties->source[t], d = ties->target[t];
	uint64_t first = pair_of(ties, a, d), second = pair_of(ties, c, b);
	if (a == d || c == b || first == second || ties->slot[find(ties, first)] != 0 ||
		ties->slot[find(ties, second)] != 0) {
		return;
	}
	forget(ties, find(ties, pair_of(ties, a, b)));
	forget(ties, find(ties, pair_of(ties, c, d)));
	ties->slot[find(ties, first)] = first;
	ties->slot[find(ties, second)] = second;
	ties->target[s] = d;
	ties->target[t] = b;
}

/* Another tie drawn from the octave of tie s. */
static size_t draw_like(const struct ties *ties, size_t s, struct kith_random *random)
{
	size_t octave = octave_of(ties->weight ? ties->weight[s] : 1);
	size_t first = ties->first[octave], end = ties->first[octave + 1];
	return first + (size_t)kith_random_below(random, end - first);
}

/* An undirected tie has no source: half the time the second is turned round first. */
static void exchange_all(struct ties *ties, struct kith_random *random)
{
	for (size_t k = 0; k < EXCHANGES * ties->count; k++) {
		size_t s = (size_t)kith_random_below(random, ties->count);
		size_t t = draw_like(ties, s, random);
		if (!ties->directed && kith_random_below(random, 2)) {
			uint32_t source = ties->source[t];
			ties->source[t] = ties->target[t];
			ties->target[t] = source;
		}
		exchange(ties, s, t);
	}
}

kith_csr *kith_rewire(const kith_csr *csr, struct kith_random *random, GError **error)
{
	struct ties ties;
	kith_csr *rewired = NULL;
	if (ties_init(&ties, csr, error)) {
		exchange_all(&ties, random);
		g_autofree uint8_t *one_way =
			csr->directed ? KITH_ARRAY(uint8_t, ties.count, error) : NULL;
		if (!csr->directed || one_way) {
			for (size_t t = 0; one_way && t < ties.count; t++) {
				one_way[t] = 1;
			}
			struct kith_arcs arcs = {csr->n, ties.count, ties.source, ties.target, NULL,
				ties.weight, one_way};
			rewired = kith_csr_new(&arcs, error);
		}
	}
	ties_finish(&ties);
	return rewired;
}

/* Ties of all rewired networks together that are worth their time. */
#define WORTH 1000000
/* With fewer samples than this, deviations are too uncertain to be strict, and runs are brief. */
#define FEW 19
#define FEWEST 4

size_t kith_null_model_samples(const kith_csr *csr)
{
	size_t samples = WORTH / (MAX(kith_csr_ties(csr), csr->n / 8) + 1);
	return samples < FEWEST ? 0 : MIN(samples, 99);
}

/* The quality of one run on one rewired network. */
static bool sample_one(const kith_csr *out, const struct kith_leiden_options *options,
	size_t number, double *quality, GError **error)
{
	struct kith_random random;
	struct kith_leiden_options once = *options;
	struct kith_leiden_result result;
	kith_random_init(&random, options->seed);
	kith_random_init(&random, ~kith_random_next(&random) - number);
	g_autoptr(kith_csr) rewired = kith_rewire(out, &random, error);
	g_autoptr(kith_csr) both =
		rewired && out->directed ? kith_csr_symmetric(rewired, error) : NULL;
	once.runs = 1;
	once.seed = kith_random_next(&random);
	if (!rewired || (out->directed && !both) ||
		!kith_leiden_find(both ? both : rewired, rewired, &once, &result, error)) {
		return false;
	}
	*quality = result.qualities[0];
	kith_leiden_finish(&result);
	return true;
}

/* Samples go to threads as they come; each has its own place and its own stream of chance. */
static bool sample_all(const kith_csr *out, const struct kith_leiden_options *options,
	double *quality, size_t samples, GError **error)
{
	GError *first = NULL;
	size_t finished = 0;
	bool shared = out->start[out->n] * samples > 20000;
#pragma omp parallel for schedule(dynamic, 1) if (shared)
	for (size_t s = 0; s < samples; s++) {
		GError *fault = NULL;
		bool done = sample_one(out, options, s, &quality[s], &fault);
#pragma omp critical(kith_null_model_sample)
		{
			if (!done && !first) {
				first = g_steal_pointer(&fault);
			}
			kith_blocks_tell(++finished, samples);
		}
		g_clear_error(&fault);
	}
	if (first) {
		g_propagate_error(error, first);
		return false;
	}
	return true;
}

static double mean_of(const double *value, size_t count)
{
	double sum = 0;
	for (size_t k = 0; k < count; k++) {
		sum += value[k];
	}
	return sum / (double)count;
}

/* Equal qualities differ by rounding only: so close, chance does as well. */
static struct kith_null_model judge(double found, const double *quality, size_t samples)
{
	struct kith_null_model null = {.samples = samples, .mean = mean_of(quality, samples)};
	double squares = 0, reached = 0;
	for (size_t s = 0; s < samples; s++) {
		squares += (quality[s] - null.mean) * (quality[s] - null.mean);
		reached += quality[s] >= found - 1e-9 * fabs(found);
	}
	null.deviation = samples > 1 ? sqrt(squares / (double)(samples - 1)) : NAN;
	null.z = null.deviation > 1e-12 ? (found - null.mean) / null.deviation : NAN;
	null.p_value = (1 + reached) / (1 + (double)samples);
	bool hardly = 100 * reached <= (double)samples;
	null.found = found;
	null.surely = hardly && !(null.z <= (samples < FEW ? 5 : 2.5));
	null.clear = null.surely && found - null.mean >= KITH_CLEAR_EFFECT;
	return null;
}

bool kith_null_model_compare(const kith_csr *out, const struct kith_leiden_options *options,
	const struct kith_leiden_result *result, struct kith_null_model *null, GError **error)
{
	size_t samples = null->samples ? null->samples : kith_null_model_samples(out);
	if (kith_csr_ties(out) == 0 || samples == 0) {
		*null = (struct kith_null_model){0, NAN, NAN, NAN, NAN, NAN, false, false};
		return true;
	}
	struct kith_leiden_options sample = *options;
	sample.brief = samples < FEW;
	g_autofree double *quality = KITH_ARRAY(double, samples, error);
	if (!quality || !sample_all(out, &sample, quality, samples, error)) {
		return false;
	}
	*null = judge(mean_of(result->qualities, result->runs), quality, samples);
	return true;
}
