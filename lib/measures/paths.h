/* How far people are from one another: in steps, and in lengths where weights are strengths. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PATHS_H
#define KITH_PATHS_H

#include "csr/csr.h"

#define KITH_UNREACHED UINT32_MAX

/* Two lengths of paths are equal when they differ by no more than this part of the longer. */
#define KITH_PATHS_TOLERANCE 1e-10

/* Where searches start: from everyone, or from people drawn by chance. */
struct kith_sources {
	size_t count;  /* 0, or as many as there are people: everyone */
	uint64_t seed; /* of the draw */
};

/*
 * The people searches start from, rising: everyone, or sources.count of them drawn without
 * replacement. `count` out; the list to be freed. Fails with KITH_ERROR_SYSTEM.
 */
uint32_t *kith_paths_sources(size_t n, struct kith_sources sources, size_t *count, GError **error);

/*
 * What searching costs: how many ties are looked at by breadth-first searches from `at_once` people
 * together (64 at most), who share what they look at. The mean of some such searches from people
 * drawn by chance, so that it depends on the graph and the seed, not on the machine.
 *
 * ties  out, counted once for each level at which they are looked at; 8 more for every person come
 * to
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_paths_cost(const kith_csr *graph, struct kith_sources searches, size_t at_once,
	double *ties, GError **error);

/*
 * Whom to search for distances from: everyone where that takes some seconds (1.5e9 ties looked at),
 * else as many as that allows, from 64 to `most`.
 *
 * sources  in: the seed; out: the count
 *
 * Fails with KITH_ERROR_SYSTEM. One search from 64 people.
 */
bool kith_paths_plan(
	const kith_csr *graph, size_t most, struct kith_sources *sources, GError **error);

struct kith_distances {
	bool exact;     /* every person was a source */
	size_t sources; /* people searched from */
	double pairs;   /* ordered pairs of different people with a path; an estimate if sampled */
	double mean;    /* steps, over those pairs; NAN where there are none */
	uint32_t diameter; /* most steps between any such pair; if sampled no less than this */
};

/*
 * Mean and largest distance in steps over all pairs of people between whom there is a path.
 *
 *   mean = sum_s sum_t d(s, t) / |{(s, t): s != t, d(s, t) finite}|
 *
 * graph     directed (out) or undirected; weights are not looked at
 * distances out
 *
 * Fails with KITH_ERROR_SYSTEM. Breadth-first from 64 sources at once, one bit each:
 * O(sources / 64 * levels * (n + m)) time, 40n bytes a thread.
 * Then et al. (2014), PVLDB 8:449.
 */
bool kith_paths_distances(const kith_csr *graph, struct kith_sources sources,
	struct kith_distances *distances, GError **error);

/*
 * Harmonic closeness: the mean of 1/distance to the other people, 0 for those out of reach.
 *
 *   h_i = sum_{j != i} 1 / d(i, j) / (n - 1)
 *
 * in       who points at a person (undirected: the graph), so that distances run from i outwards
 * sources  when sampled, the mean over the drawn people only
 * score    [n] out, 0..1; 0 where n < 2
 *
 * Fails with KITH_ERROR_SYSTEM. Cost as kith_paths_distances.
 * Marchiori & Latora (2000), Physica A 285:539; Rochat (2009).
 */
bool kith_paths_harmonic(
	const kith_csr *in, struct kith_sources sources, double *score, GError **error);

/* A worker's scratch for kith_paths_nearness, 48n bytes. Fails with KITH_ERROR_SYSTEM. */
typedef struct kith_paths_search kith_paths_search;
kith_paths_search *kith_paths_search_new(size_t n, GError **error);

/* Takes NULL. */
void kith_paths_search_free(kith_paths_search *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_paths_search, kith_paths_search_free)

/* A graph whose people are not all there. */
struct kith_without {
	const uint32_t *source; /* [sources] rising: from whom distances are measured */
	size_t sources;
	const uint32_t *gone; /* [count] who is not there, be they sources or not */
	size_t count;
};

struct kith_nearness {
	double pairs; /* ordered pairs of sources and others with a path between them */
	double sum;   /* of one over their distances */
};

/*
 * How near people are to one another once some of them are gone, and their ties with them.
 *
 *   sum = sum_s sum_t 1 / d(s, t),  s of the sources, t anybody but s, both there
 *
 * Distances are counted before they are summed, so that the order of people does not matter.
 * Cannot fail. Cost as kith_paths_distances, on one thread.
 */
struct kith_nearness kith_paths_nearness(
	kith_paths_search *place, const kith_csr *graph, const struct kith_without *without);

/*
 * How many other people are within two steps of each person.
 *
 *   r_i = |{j != i: d(i, j) <= 2}|
 *
 * reach  [n] out, people
 *
 * Fails with KITH_ERROR_SYSTEM. O(sum_i sum_{j~i} d_j) time, 4n bytes a thread.
 */
bool kith_paths_reach_two(const kith_csr *graph, uint32_t *reach, GError **error);

/*
 * Steps from one person to everyone.
 *
 * steps  [n] out; KITH_UNREACHED where there is no path
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time.
 */
bool kith_paths_steps(const kith_csr *graph, uint32_t source, uint32_t *steps, GError **error);

#endif
