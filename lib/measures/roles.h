/* The kinds of brokerage between groups: who passes what on from whom to whom. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROLES_H
#define KITH_ROLES_H

#include "csr/partition.h"

/*
 * What b is on a two-path a -> b -> c between two people who are not themselves tied a -> c, by the
 * groups the three belong to.
 */
enum kith_role {
	KITH_ROLE_COORDINATOR,    /* all of one group */
	KITH_ROLE_CONSULTANT,     /* a and c of one group, b from outside (itinerant broker) */
	KITH_ROLE_GATEKEEPER,     /* from another group into b's and c's own */
	KITH_ROLE_REPRESENTATIVE, /* from a's and b's own group to another */
	KITH_ROLE_LIAISON,        /* three groups */
	KITH_ROLE_TOTAL,          /* any of these */
	KITH_ROLES,
};

/* A figure for every person in every role. */
struct kith_roles {
	double *of[KITH_ROLES]; /* [n] each; NAN for people without a group */
};

/* The graph and the groups. People without a group, and their ties, are left out of everything. */
struct kith_roles_input {
	const kith_csr *out, *in; /* who is pointed at and who points; the same when undirected */
	const kith_csr *both;     /* kith_csr_symmetric of out; the same when undirected */
	const struct kith_partition *groups;
};

/*
 * Counts the ordered open two-paths a -> b -> c (a and c different, a not tied to c) of every b. An
 * undirected tie goes both ways.
 *
 * All two-paths are counted from the number of contacts in each group, then those that a -> c
 * closes are taken off by one pass over the triangles.
 *
 * counts  out, to be finished by the caller; whole numbers
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m^1.5) time at worst, 5 bytes a tie and
 * O(n) scratch. Gould & Fernandez (1989), Sociol. Methodol. 19:89.
 */
bool kith_roles_count(
	const struct kith_roles_input *input, struct kith_roles *counts, GError **error);

/*
 * The same, but every two-path from a to c counts 1 / (people who stand on an open two-path from a
 * to c): a broker without rivals gets it whole.
 *
 * shares  out, to be finished by the caller
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(sum over b of k_b^in k_b^out) time, O(n)
 * scratch a thread. Gould & Fernandez (1989), Sociol. Methodol. 19:89.
 */
bool kith_roles_share(
	const struct kith_roles_input *input, struct kith_roles *shares, GError **error);

/*
 * What counts chance alone would give, if every ordered pair of people were tied with the same
 * probability d, that of the graph: expectation and z = (count - expectation) / deviation.
 *
 * With S the pairs (a, c) of a role and e = d^2 (1 - d),
 *
 *   expectation  |S| e
 *   variance     |S| e (1 - e) + d^3 (1 - d)^3 |{pairs in S that share a, or share c}|
 *
 * counts    of kith_roles_count
 * expected  out, to be finished by the caller
 * z         out, to be finished by the caller; NAN as well where there can be no such two-path
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(n + m + groups) time.
 * Gould & Fernandez (1989), Sociol. Methodol. 19:89.
 */
bool kith_roles_expect(const struct kith_roles_input *input, const struct kith_roles *counts,
	struct kith_roles *expected, struct kith_roles *z, GError **error);

/* Open ways through one person from one group to another. */
struct kith_roles_pair {
	uint32_t person;
	uint32_t from, to; /* groups; of an undirected graph the lower number first */
	double two_paths;  /* ordered, so undirected ones count there and back; above 0 */
};

struct kith_roles_pairs {
	struct kith_roles_pair *pair; /* [count] by person */
	size_t count, capacity;
};

/*
 * The pairs of groups that each person joins: kith_roles_count's open two-paths where a and c are
 * of different groups, by these. A gatekeeper's, representative's and liaison's two-paths are among
 * them.
 *
 * pairs  out, to be finished
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out. O(m^1.5) time at worst, or as many steps as
 * there are pairs where these are more; 4n bytes a thread. Gould & Fernandez (1989), Sociol.
 * Methodol. 19:89.
 */
bool kith_roles_between(
	const struct kith_roles_input *input, struct kith_roles_pairs *pairs, GError **error);
void kith_roles_pairs_finish(struct kith_roles_pairs *pairs);

/* Frees what the roles hold and empties them. */
void kith_roles_finish(struct kith_roles *roles);

#endif
