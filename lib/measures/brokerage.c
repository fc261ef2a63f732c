/* Brokerage: structural holes around people, and their place among groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/brokerage.h"

#include <math.h>

#include "measures/prestige.h"

/* A sum that remembers what rounding took off it, so that the order of terms does not show. */
struct sum {
	double value, lost;
};

static inline void add(struct sum *sum, double term)
{
	double value = sum->value + term, part = value - sum->value;
	sum->lost += (sum->value - (value - part)) + (term - part);
	sum->value = value;
}

/* How many contacts ahead their sums are asked of memory. */
enum { AHEAD = 16 };

/* What every tie i < j adds to the sums of both ends, given what it puts of i's ties to j. */
typedef double (*tie_term)(double invested, double whole);

static double squared(double invested, double whole)
{
	(void)whole;
	return invested * invested;
}

/* Adds up term(z_ij + T_ij, whole) over the ties of everyone. `whole` may be NULL. Always inline,
 * so that the term is as well. */
G_ALWAYS_INLINE static inline void sum_over_ties(const struct kith_triangles *triangles,
	tie_term term, const double *whole, struct sum *sums)
{
	const kith_forward *forward = triangles->forward;
	size_t n = forward->csr->n;
	for (size_t i = 0; i < n; i++) {
		struct sum own = sums[i];
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
			uint32_t j = forward->after[slot];
			double invested = kith_triangles_invested(triangles, slot);
			if (slot + AHEAD < forward->start[n]) {
				__builtin_prefetch(&sums[forward->after[slot + AHEAD]], 1);
			}
			add(&own, term(invested, whole ? whole[i] : 0));
			add(&sums[j], term(invested, whole ? whole[j] : 0));
		}
		sums[i] = own;
	}
}

/* A hierarchy below this is that of equals, but for rounding. */
#define ROUNDING 1e-14

/* c_ij / C_i times its logarithm. */
static double entropy(double invested, double whole)
{
	double share = invested * invested / whole;
	return share * log(share);
}

/*
 * With y_j = c_ij / C_i, so that x_j = N y_j and the y_j add up to 1:
 * sum_j x_j ln x_j = N (ln N + sum_j y_j ln y_j).
 */
static bool find_hierarchy(const struct kith_triangles *triangles, const double *squares,
	double *hierarchy, GError **error)
{
	const kith_csr *csr = triangles->forward->csr;
	g_autofree struct sum *sums = KITH_ARRAY(struct sum, csr->n, error);
	if (!sums) {
		return false;
	}
	sum_over_ties(triangles, entropy, squares, sums);
	for (size_t i = 0; i < csr->n; i++) {
		double contacts = kith_csr_degree(csr, i);
		double value = 1 + (sums[i].value + sums[i].lost) / log(contacts);
		hierarchy[i] = contacts < 2 ? NAN : value < ROUNDING ? 0 : value;
	}
	return true;
}

static void find_sizes(const kith_csr *csr, const struct kith_triangles *triangles,
	const double *strength, const struct kith_holes *holes)
{
	for (size_t i = 0; i < csr->n; i++) {
		double contacts = kith_csr_degree(csr, i);
		double size =
			contacts > 0 ? contacts - triangles->redundancy[i] / strength[i] : NAN;
		if (holes->effective_size) {
			holes->effective_size[i] = size;
		}
		if (holes->efficiency) {
			holes->efficiency[i] = size / contacts;
		}
	}
}

bool kith_brokerage_holes(const kith_csr *csr, const struct kith_triangles *triangles,
	const struct kith_holes *holes, GError **error)
{
	g_assert(!csr->directed);
	g_assert(triangles->forward->csr == csr);
	g_autofree struct sum *sums = KITH_ARRAY(struct sum, csr->n, error);
	g_autofree double *strength = sums ? KITH_ARRAY(double, csr->n, error) : NULL;
	if (!strength) {
		return false;
	}
	kith_prestige_strength(csr, strength);
	find_sizes(csr, triangles, strength, holes);
	if (!holes->constraint && !holes->hierarchy) {
		return true;
	}
	sum_over_ties(triangles, squared, NULL, sums);
	for (size_t i = 0; holes->constraint && i < csr->n; i++) {
		double whole = sums[i].value + sums[i].lost;
		holes->constraint[i] =
			kith_csr_degree(csr, i) ? whole / strength[i] / strength[i] : NAN;
	}
	double *squares = strength; /* done with */
	for (size_t i = 0; i < csr->n; i++) {
		squares[i] = sums[i].value + sums[i].lost;
	}
	return !holes->hierarchy || find_hierarchy(triangles, squares, holes->hierarchy, error);
}

/* How many contacts members of a group have within it. Whole numbers, so their order is no matter.
 */
struct inside {
	double members, sum, squares;
};

bool kith_brokerage_within_z(
	const kith_csr *csr, const struct kith_partition *groups, double *z, GError **error)
{
	g_autofree struct inside *inside = KITH_ARRAY(struct inside, groups->groups, error);
	if (!inside) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		uint32_t group = groups->of[i];
		z[i] = 0;
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			z[i] += group != KITH_NO_GROUP && groups->of[csr->to[e]] == group;
		}
		if (group != KITH_NO_GROUP) {
			inside[group].members++;
			inside[group].sum += z[i];
			inside[group].squares += z[i] * z[i];
		}
	}
	for (size_t i = 0; i < csr->n; i++) {
		if (groups->of[i] == KITH_NO_GROUP) {
			z[i] = NAN;
			continue;
		}
		struct inside own = inside[groups->of[i]];
		double spread = own.members * own.squares - own.sum * own.sum;
		z[i] = spread > 0 ? (own.members * z[i] - own.sum) / sqrt(spread) : (double)NAN;
	}
	return true;
}
