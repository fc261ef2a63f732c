/* Simple paths between two people, one after another, shortest first. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SIMPLE_PATHS_H
#define KITH_SIMPLE_PATHS_H

#include "csr/csr.h"

/* Between whom, along which ties, and what makes a path short. Borrows everything. */
struct kith_path_query {
	const kith_csr *out, *in; /* along ties, and turned round; undirected: the same */
	uint32_t from, to;        /* different */
	unsigned max_steps;       /* ties of a path at most, 1 or more */
	bool by_weight;           /* shortest by length, a tie of weight w being 1/w long */
	/* People by name, for the last word between equals; NULL: by number. */
	int (*by_name)(const void *data, uint32_t a, uint32_t b);
	const void *data;
};

struct kith_simple_path {
	uint32_t *people; /* [steps + 1] from one end to the other, nobody twice */
	unsigned steps;
	double length; /* sum of 1/w over its ties */
};

/* Paths, shortest first. */
typedef struct kith_simple_paths {
	struct kith_simple_path *path; /* [count] */
	size_t count, room;
	bool more; /* of kith_simple_paths_equal: there are more than were wanted */
} kith_simple_paths;

void kith_simple_paths_free(kith_simple_paths *paths);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_simple_paths, kith_simple_paths_free)

/*
 * The `count` shortest simple paths of at most max_steps ties: by steps, then by length, or
 * by_weight by length, then by steps; equal ones by their people's names, from one end to the
 * other. Lengths are equal when they differ by no more than KITH_PATHS_TOLERANCE of the longer.
 *
 * Each path found parts those not found yet by where they leave it first; the shortest of each part
 * waits for its turn. As no tie has a negative length, a shortest walk visits nobody twice.
 *
 * An empty result is not a failure. Fails with KITH_ERROR_SYSTEM. O(count * steps) searches of
 * O(n + m) time, by_weight O(steps (n + m)); 8n bytes a step. Only people on a path of at most
 * max_steps ties are visited.
 *
 * Yen (1971), Manag. Sci. 17:712; Lawler (1972), Manag. Sci. 18:401.
 */
kith_simple_paths *kith_simple_paths_shortest(
	const struct kith_path_query *query, size_t count, GError **error);

/*
 * All paths that are as short as the shortest: of as few steps, or by_weight of equal length.
 * Otherwise as kith_simple_paths_shortest; where there are more than `most`, paths->more is set and
 * some `most` of them are returned.
 *
 * One search, then O(degree) a person on each path.
 */
kith_simple_paths *kith_simple_paths_equal(
	const struct kith_path_query *query, size_t most, GError **error);

#endif
