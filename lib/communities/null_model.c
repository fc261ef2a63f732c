/* Whether communities are more than chance would show: the same degrees, rewired. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/null_model.h"

#include "base/blocks.h"
#include "csr/rewire.h"

#include <math.h>

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
