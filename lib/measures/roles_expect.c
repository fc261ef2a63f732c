/* The kinds of brokerage between groups: what chance would give. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "measures/roles_inside.h"

/* Ordered pairs (a, c) of a role for a member of a group, and what makes their ways alike. */
struct pairs {
	double count; /* of pairs */
	double alike; /* ordered couples of different pairs with a, or with c, in common */
};

static double couples(double count)
{
	return count * (count - 1);
}

/* The sizes of groups that role counts are expected from. */
struct sizes {
	double people; /* who have a group */
	double *group; /* [groups] */
	/* Over all groups, of s members each: */
	double within;         /* sum of s (s - 1): pairs of one group */
	double within_alike;   /* sum of s (s - 1) (s - 2) */
	double squares, cubes; /* sum of s^2, of s^3 */
};

static bool sizes_init(struct sizes *sizes, const struct kith_partition *groups, GError **error)
{
	*sizes = (struct sizes){.group = KITH_ARRAY(double, groups->groups, error)};
	if (!sizes->group) {
		return false;
	}
	for (size_t i = 0; i < groups->n; i++) {
		if (groups->of[i] != KITH_NO_GROUP) {
			sizes->group[groups->of[i]]++;
			sizes->people++;
		}
	}
	for (size_t g = 0; g < groups->groups; g++) {
		double s = sizes->group[g];
		sizes->within += couples(s);
		sizes->within_alike += couples(s) * (s - 2);
		sizes->squares += s * s;
		sizes->cubes += s * s * s;
	}
	return true;
}

/* The pairs a member of a group of `size` may stand between. */
static void find_pairs(const struct sizes *sizes, double size, struct pairs pairs[KITH_ROLES])
{
	double own = size - 1, others = sizes->people - size, all = sizes->people - 1;
	double squares = sizes->squares - size * size, cubes = sizes->cubes - size * size * size;
	struct pairs across = {others * own, others * couples(own) + own * couples(others)};
	pairs[KITH_ROLE_COORDINATOR] = (struct pairs){couples(own), 2 * couples(own) * (own - 2)};
	pairs[KITH_ROLE_CONSULTANT] = (struct pairs){sizes->within - couples(size),
		2 * (sizes->within_alike - couples(size) * (size - 2))};
	pairs[KITH_ROLE_GATEKEEPER] = pairs[KITH_ROLE_REPRESENTATIVE] = across;
	/* A group of s has s (others - s) pairs that start in it, each with others - s - 1 more. */
	pairs[KITH_ROLE_LIAISON] = (struct pairs){
		others * others - squares, 2 * (others * others * others - 2 * others * squares +
						       cubes - (others * others - squares))};
	pairs[KITH_ROLE_TOTAL] = (struct pairs){couples(all), 2 * couples(all) * (all - 2)};
}

/* Probability of an arc from one person with a group to another. */
static double density(const struct kith_roles_input *input, double people)
{
	const kith_csr *out = input->out;
	const uint32_t *group = input->groups->of;
	double arcs = 0;
	for (size_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			arcs += group[i] != KITH_NO_GROUP && group[out->to[e]] != KITH_NO_GROUP;
		}
	}
	return people > 1 ? arcs / couples(people) : 0;
}

static void fill(const struct kith_roles_input *input, const struct kith_roles *counts,
	const struct sizes *sizes, struct kith_roles *expected, struct kith_roles *z)
{
	const uint32_t *group = input->groups->of;
	double d = density(input, sizes->people);
	double open = d * d * (1 - d), together = pow(d * (1 - d), 3);
	for (size_t i = 0; i < input->groups->n; i++) {
		struct pairs pairs[KITH_ROLES];
		if (group[i] == KITH_NO_GROUP) {
			continue;
		}
		find_pairs(sizes, sizes->group[group[i]], pairs);
		for (size_t role = 0; role < KITH_ROLES; role++) {
			double mean = pairs[role].count * open;
			double variance = mean * (1 - open) + pairs[role].alike * together;
			expected->of[role][i] = mean;
			z->of[role][i] = variance > 0
						 ? (counts->of[role][i] - mean) / sqrt(variance)
						 : (double)NAN;
		}
	}
}

bool kith_roles_expect(const struct kith_roles_input *input, const struct kith_roles *counts,
	struct kith_roles *expected, struct kith_roles *z, GError **error)
{
	struct sizes sizes;
	struct kith_roles mean, score;
	if (!sizes_init(&sizes, input->groups, error)) {
		return false;
	}
	g_autofree double *group = sizes.group;
	if (!kith_roles_init(&mean, input->groups, error)) {
		return false;
	}
	if (!kith_roles_init(&score, input->groups, error)) {
		kith_roles_finish(&mean);
		return false;
	}
	fill(input, counts, &sizes, &mean, &score);
	*expected = mean;
	*z = score;
	return true;
}
