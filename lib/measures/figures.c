/* Single figures about a whole network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/figures.h"

#include "measures/reciprocity.h"

#include <math.h>

double kith_figures_density(const kith_csr *graph, const kith_csr *unknown)
{
	double n = (double)graph->n, pairs = n * (n - 1) / (graph->directed ? 1 : 2);
	pairs -= unknown ? (double)kith_csr_ties(unknown) : 0;
	return pairs > 0 ? (double)kith_csr_ties(graph) / pairs : (double)NAN;
}

double kith_figures_mean_degree(const kith_csr *both)
{
	g_assert(!both->directed);
	return both->n == 0 ? NAN : (double)both->start[both->n] / (double)both->n;
}

/* Ties i -> j where it is not known whether j -> i. */
static uint64_t count_unanswered(const kith_csr *out, const kith_csr *unknown)
{
	uint64_t count = 0;
	for (uint32_t j = 0; unknown && j < unknown->n; j++) {
		for (uint64_t e = unknown->start[j]; e < unknown->start[j + 1]; e++) {
			count += kith_csr_find(out, unknown->to[e], j) != UINT64_MAX;
		}
	}
	return count;
}

bool kith_figures_reciprocity(const kith_csr *out, const kith_csr *in, const kith_csr *unknown,
	double *reciprocity, GError **error)
{
	g_autofree uint32_t *returned = KITH_ARRAY(uint32_t, out->n, error);
	if (!returned) {
		return false;
	}
	kith_reciprocity_count(out, in, returned);
	uint64_t sum = 0, ties = out->start[out->n] - count_unanswered(out, unknown);
	for (size_t i = 0; i < out->n; i++) {
		sum += returned[i];
	}
	*reciprocity = ties ? (double)sum / (double)ties : NAN;
	return true;
}

/* Sums over the ties whose ends both have a value, of values less `mean`. */
struct moments {
	double ties, x, y, xx, yy, xy;
};

static void add_tie(struct moments *moments, double x, double y)
{
	if (!isnan(x) && !isnan(y)) {
		moments->ties++;
		moments->x += x;
		moments->y += y;
		moments->xx += x * x;
		moments->yy += y * y;
		moments->xy += x * y;
	}
}

static struct moments sum_ties(
	const kith_csr *out, const double *x, const double *y, const struct moments *mean)
{
	struct moments moments = {0};
	for (size_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			add_tie(&moments, x[i] - mean->x, y[out->to[e]] - mean->y);
		}
	}
	return moments;
}

double kith_figures_assortativity(const kith_csr *out, const double *x, const double *y)
{
	struct moments mean = sum_ties(out, x, y, &(struct moments){0});
	double size = sqrt(mean.xx * mean.yy);
	mean.x /= mean.ties;
	mean.y /= mean.ties;
	/* Sums of squares about the mean: no digits are lost to a large mean. */
	struct moments about = sum_ties(out, x, y, &mean);
	double spread = sqrt(about.xx * about.yy);
	return spread > 1e-14 * size ? about.xy / spread : NAN;
}

bool kith_figures_degree_assortativity(
	const kith_csr *out, const kith_csr *in, double *assortativity, GError **error)
{
	g_autofree double *x = KITH_ARRAY(double, out->n, error);
	g_autofree double *y = x ? KITH_ARRAY(double, out->n, error) : NULL;
	if (!y) {
		return false;
	}
	for (size_t i = 0; i < out->n; i++) {
		x[i] = kith_csr_degree(out, i);
		y[i] = kith_csr_degree(in, i);
	}
	*assortativity = kith_figures_assortativity(out, x, y);
	return true;
}
