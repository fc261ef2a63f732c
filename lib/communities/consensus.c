/* One grouping out of many: who is together in most of them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/consensus.h"

#include <string.h>

#define ROUNDS 20

/* In how many of the runs two people are together. */
static size_t runs_together(const struct kith_leiden_result *runs, uint32_t i, uint32_t j)
{
	size_t together = 0;
	for (size_t r = 0; r < runs->runs; r++) {
		const uint32_t *of = runs->all[r].of;
		together += of[i] == of[j] && of[i] != KITH_NO_GROUP;
	}
	return together;
}

/* Ties kept by more than half of the runs, weighed by how many. */
struct kept {
	size_t count;
	uint32_t *source, *target;
	double *share;
	bool unanimous;
};

static void kept_finish(struct kept *kept)
{
	g_free(kept->source);
	g_free(kept->target);
	g_free(kept->share);
}

static void keep_ties(
	struct kept *kept, const kith_csr *both, const struct kith_leiden_result *runs)
{
	kept->unanimous = true;
	for (uint32_t i = 0; i < both->n; i++) {
		for (uint64_t e = kith_csr_upper(both, i); e < both->start[i + 1]; e++) {
			size_t together = runs_together(runs, i, both->to[e]);
			kept->unanimous &= together == 0 || together == runs->runs;
			if (2 * together > runs->runs) {
				kept->source[kept->count] = i;
				kept->target[kept->count] = both->to[e];
				kept->share[kept->count++] = (double)together / (double)runs->runs;
			}
		}
	}
}

/* The network of the ties that are kept. */
static kith_csr *agreed_network(const kith_csr *both, const struct kith_leiden_result *runs,
	bool *unanimous, GError **error)
{
	size_t ties = kith_csr_ties(both);
	struct kept kept = {0};
	kith_csr *agreed = NULL;
	if ((kept.source = KITH_ARRAY(uint32_t, ties, error)) &&
		(kept.target = KITH_ARRAY(uint32_t, ties, error)) &&
		(kept.share = KITH_ARRAY(double, ties, error))) {
		keep_ties(&kept, both, runs);
		struct kith_arcs arcs = {
			both->n, kept.count, kept.source, kept.target, NULL, kept.share, NULL};
		agreed = kith_csr_new(&arcs, error);
		*unanimous = kept.unanimous;
	}
	kept_finish(&kept);
	return agreed;
}

/* Rounds until all agree; returns the network of the ties they then keep. */
static kith_csr *agree(
	const kith_csr *both, const struct kith_leiden_result *runs, uint64_t seed, GError **error)
{
	bool unanimous = false;
	kith_csr *agreed = agreed_network(both, runs, &unanimous, error);
	for (uint64_t round = 1; agreed && !unanimous && round <= ROUNDS; round++) {
		struct kith_leiden_options options = {
			.resolution = 1, .seed = seed + round, .runs = runs->runs};
		struct kith_leiden_result result;
		kith_csr *next = NULL;
		if (kith_leiden_find(agreed, agreed, &options, &result, error)) {
			next = agreed_network(agreed, &result, &unanimous, error);
			kith_leiden_finish(&result);
		}
		kith_csr_free(agreed);
		agreed = next;
	}
	return agreed;
}

bool kith_consensus(const kith_csr *both, const struct kith_leiden_result *runs, uint64_t seed,
	struct kith_partition *partition, GError **error)
{
	g_autoptr(kith_csr) agreed = agree(both, runs, seed, error);
	struct kith_partition found;
	if (!agreed || !kith_partition_init(&found, both->n, error)) {
		return false;
	}
	memset(found.of, 0, found.n * sizeof *found.of);
	found.groups = 1;
	if (!kith_partition_drop_isolates(&found, both, error) ||
		!kith_partition_part(&found, agreed, error) ||
		!kith_partition_order(&found, NULL, NULL, error)) {
		kith_partition_finish(&found);
		return false;
	}
	*partition = found;
	return true;
}
