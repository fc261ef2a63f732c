/* Betweenness: how often people and ties lie on the shortest paths between others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/betweenness.h"

#include "measures/betweenness_rooms.h"

#include <math.h>
#include <string.h>

static const double miss = 0.05; /* chance that the errors do not hold for everyone at once */

double kith_betweenness_limit(bool weighted)
{
	return weighted ? 4e8 : 4e9;
}

bool kith_betweenness_weighted(const kith_csr *graph)
{
	for (uint64_t e = 1; graph->weight && e < graph->start[graph->n]; e++) {
		if (graph->weight[e] != graph->weight[0]) {
			return true;
		}
	}
	return false;
}

size_t kith_brandes_budget(const kith_csr *graph)
{
	return MAX((size_t)256 << 20, 24 * (size_t)kith_csr_ties(graph));
}

size_t kith_brandes_sums_size(const struct kith_brandes *brandes)
{
	const struct kith_brandes_sums *sums = &brandes->sums;
	size_t people = (size_t)(sums->person != NULL) + (sums->person_square != NULL);
	size_t ties = (size_t)(sums->tie != NULL) + (sums->tie_square != NULL);
	return 8 * (people * brandes->out->n + ties * kith_csr_ties(brandes->out));
}

static bool open_sum(double **sum, bool wanted, size_t count, GError **error)
{
	*sum = wanted ? KITH_ARRAY(double, count, error) : NULL;
	return *sum || !wanted;
}

bool kith_brandes_sums_init(
	struct kith_brandes_sums *sums, const struct kith_brandes *like, GError **error)
{
	size_t n = like->out->n, ties = kith_csr_ties(like->out);
	const struct kith_brandes_sums *wanted = &like->sums;
	*sums = (struct kith_brandes_sums){0};
	bool opened = open_sum(&sums->person, wanted->person, n, error) &&
		      open_sum(&sums->person_square, wanted->person_square, n, error) &&
		      open_sum(&sums->tie, wanted->tie, ties, error) &&
		      open_sum(&sums->tie_square, wanted->tie_square, ties, error);
	if (!opened) {
		kith_brandes_sums_finish(sums);
	}
	return opened;
}

void kith_brandes_sums_finish(struct kith_brandes_sums *sums)
{
	g_free(sums->person);
	g_free(sums->person_square);
	g_free(sums->tie);
	g_free(sums->tie_square);
	*sums = (struct kith_brandes_sums){0};
}

static void add(double *whole, double *own, size_t count)
{
	for (size_t i = 0; own && i < count; i++) {
		whole[i] += own[i];
		own[i] = 0;
	}
}

void kith_brandes_sums_gather(struct kith_brandes *whole, struct kith_brandes_sums *own)
{
	size_t n = whole->out->n, ties = kith_csr_ties(whole->out);
	add(whole->sums.person, own->person, n);
	add(whole->sums.person_square, own->person_square, n);
	add(whole->sums.tie, own->tie, ties);
	add(whole->sums.tie_square, own->tie_square, ties);
}

/* How sums over drawn sources become estimates with errors. */
struct sample {
	double n, drawn;
	double most; /* a source's largest dependency on one person or tie */
	double all;  /* people or ties the errors shall hold for at once */
	double unit; /* share of all pairs that one source's whole dependency makes, times n */
};

/* A bound on the standard deviation, from the mean of the squares or of those about the mean. */
static double deviation(double mean, double mean_square, double a, double b)
{
	double variance = MAX(mean_square - mean * mean, 0), square = 1 - a * a;
	double s = MIN(0.5, (a + sqrt(a * a + 4 * mean_square)) / 2);
	if (square > 0) {
		double c = a * (1 + 2 * b);
		double root = sqrt(c * c + 4 * square * (variance + b * b));
		s = MIN(s, (c + root) / (2 * square));
	}
	return s;
}

/* Half-width for the mean of `drawn` values in 0..1 of which the squares' mean is known. */
static double half_width(const struct sample *sample, double mean, double mean_square)
{
	double wide = 2 * log(4 * sample->all / miss) / sample->drawn;
	double a = sqrt(wide), b = wide / 6;
	double rest = (sample->n - sample->drawn) / sample->drawn;
	return deviation(mean, mean_square, a, b) * a * sqrt(MIN(1, rest)) + b;
}

static void finish_sums(const struct sample *sample, double *sum, double *square, size_t count)
{
	double scale = sample->unit / (sample->most * sample->drawn);
	for (size_t i = 0; i < count; i++) {
		if (square) {
			double mean = sum[i] / (sample->most * sample->drawn);
			double squares = square[i] / (sample->most * sample->most * sample->drawn);
			square[i] = MIN(sample->unit * half_width(sample, mean, squares), 1);
		}
		sum[i] *= scale;
	}
}

/* Who has no contact on one side, or only one in all, lies between nobody: that is certain. */
static void clear_certain(const struct kith_brandes *brandes, double *error_of)
{
	const kith_csr *out = brandes->out, *in = brandes->in;
	for (size_t i = 0; error_of && i < out->n; i++) {
		uint32_t to = kith_csr_degree(out, i), from = kith_csr_degree(in, i);
		bool same = to == 1 && from == 1 && out->to[out->start[i]] == in->to[in->start[i]];
		if (to == 0 || from == 0 || same) {
			error_of[i] = 0;
		}
	}
}

static void finish(struct kith_brandes *brandes)
{
	struct kith_brandes_sums *sums = &brandes->sums;
	size_t n = brandes->out->n, ties = kith_csr_ties(brandes->out);
	double people = (double)n, drawn = (double)brandes->sources;
	if (sums->person && n >= 3) {
		struct sample sample = {people, drawn, people - 2, people, people / (people - 1)};
		finish_sums(&sample, sums->person, sums->person_square, n);
		clear_certain(brandes, sums->person_square);
	}
	if (sums->tie) {
		struct sample sample = {people, drawn, people - 1, (double)ties, 1};
		finish_sums(&sample, sums->tie, sums->tie_square, ties);
	}
}

static bool search(struct kith_brandes *brandes, struct kith_sources sources, GError **error)
{
	g_autofree uint32_t *source =
		kith_paths_sources(brandes->out->n, sources, &brandes->sources, error);
	if (!source) {
		return false;
	}
	brandes->source = source;
	bool searched = kith_betweenness_weighted(brandes->out)
				? kith_brandes_lengths(brandes, error)
				: kith_brandes_steps(brandes, error);
	brandes->source = NULL;
	return searched;
}

bool kith_betweenness_find(const kith_csr *graph, const struct kith_betweenness_wish *wish,
	struct kith_betweenness *result, GError **error)
{
	g_autoptr(kith_csr) in = graph->directed ? kith_csr_reverse(graph, error) : NULL;
	if (graph->directed && !in) {
		return false;
	}
	bool drawn = wish->sources.count > 0 && wish->sources.count < graph->n;
	struct kith_brandes brandes = {.out = graph, .in = in ? in : graph, .wide = true};
	struct kith_brandes_sums *sums = &brandes.sums;
	size_t n = graph->n, ties = kith_csr_ties(graph);
	bool found = open_sum(&sums->person, wish->people, n, error) &&
		     open_sum(&sums->person_square, wish->people && drawn, n, error) &&
		     open_sum(&sums->tie, wish->ties, ties, error) &&
		     open_sum(&sums->tie_square, wish->ties && drawn, ties, error) &&
		     search(&brandes, wish->sources, error);
	if (!found) {
		kith_brandes_sums_finish(sums);
		return false;
	}
	finish(&brandes);
	*result = (struct kith_betweenness){.person = sums->person,
		.person_error = sums->person_square,
		.tie = sums->tie,
		.tie_error = sums->tie_square,
		.sources = brandes.sources};
	return true;
}

void kith_betweenness_finish(struct kith_betweenness *result)
{
	g_free(result->person);
	g_free(result->person_error);
	g_free(result->tie);
	g_free(result->tie_error);
	*result = (struct kith_betweenness){0};
}
