/* Communities by label propagation. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/label_propagation.h"

#include <string.h>

/* After so many rounds labels stay as they are; up to half of them, every other moves the content.
 */
#define ROUNDS 200

/* Sums that differ by less than this part weigh the same: rounding must not decide. */
static const double equal = 1 - 1e-9;

/* Who has which label, and what the person looking round adds up. */
struct labels {
	const kith_csr *csr;
	uint32_t *of;   /* [n] */
	uint32_t *next; /* [n] labels after this round */
	double *tied;   /* [n] by label; 0 between looks */
	uint32_t *met;  /* [n + 1] labels met in this look */
};

/* Sums the ties of a person by label; returns how many labels there are. */
static size_t look_round(struct labels *labels, uint32_t person)
{
	const kith_csr *csr = labels->csr;
	size_t met = 0;
	for (uint64_t e = csr->start[person]; e < csr->start[person + 1]; e++) {
		uint32_t label = labels->of[csr->to[e]];
		labels->met[met] = label;
		met += labels->tied[label] == 0;
		labels->tied[label] += kith_csr_weight(csr, e);
	}
	return met;
}

/* Finds the label that a person would take; true when theirs is among the heaviest already. */
static bool choose(struct labels *labels, uint32_t person, uint64_t lot, uint32_t *best)
{
	size_t met = look_round(labels, person);
	uint32_t own = labels->of[person];
	uint64_t least = UINT64_MAX;
	double most = 0;
	for (size_t k = 0; k < met; k++) {
		most = MAX(most, labels->tied[labels->met[k]]);
	}
	bool content = labels->tied[own] >= most * equal;
	for (size_t k = 0; k < met; k++) {
		uint32_t label = labels->met[k];
		uint64_t key = kith_random_mix(lot, label) >> 1;
		bool heaviest = labels->tied[label] >= most * equal;
		labels->tied[label] = 0;
		if (heaviest && (key < least || (key == least && label < *best))) {
			least = key;
			*best = label;
		}
	}
	return content;
}

/* One round of everybody, in which those who are content may be to stay; true when all were. */
static bool decide(struct labels *labels, uint64_t state, bool stay)
{
	bool all_content = true;
	for (uint32_t i = 0; i < labels->csr->n; i++) {
		uint64_t lot = kith_random_mix(state, i);
		uint32_t best = labels->of[i];
		bool content = choose(labels, i, lot, &best), awake = (lot & 3) == 3;
		labels->next[i] = awake && !(content && stay) ? best : labels->of[i];
		all_content &= content;
	}
	uint32_t *before = labels->of;
	labels->of = labels->next;
	labels->next = before;
	return all_content;
}

static void propagate(struct labels *labels, uint64_t seed)
{
	for (size_t i = 0; i < labels->csr->n; i++) {
		labels->of[i] = (uint32_t)i;
	}
	for (uint64_t round = 0; round < ROUNDS; round++) {
		bool stay = round % 2 || round >= ROUNDS / 2;
		if (decide(labels, kith_random_mix(seed, round), stay) && stay) {
			return;
		}
	}
}

static bool labels_init(struct labels *labels, const kith_csr *csr, GError **error)
{
	*labels = (struct labels){.csr = csr};
	return (labels->of = KITH_ARRAY(uint32_t, csr->n, error)) &&
	       (labels->next = KITH_ARRAY(uint32_t, csr->n, error)) &&
	       (labels->tied = KITH_ARRAY(double, csr->n, error)) &&
	       (labels->met = KITH_ARRAY(uint32_t, csr->n + 1, error));
}

static void labels_finish(struct labels *labels)
{
	g_free(labels->of);
	g_free(labels->next);
	g_free(labels->tied);
	g_free(labels->met);
}

bool kith_label_propagation(
	const kith_csr *both, uint64_t seed, struct kith_partition *partition, GError **error)
{
	struct labels labels;
	struct kith_partition found = {0};
	bool done =
		labels_init(&labels, both, error) && kith_partition_init(&found, both->n, error);
	if (done) {
		propagate(&labels, seed);
		memcpy(found.of, labels.of, both->n * sizeof *found.of);
		done = kith_partition_drop_isolates(&found, both, error) &&
		       kith_partition_part(&found, both, error) &&
		       kith_partition_order(&found, NULL, NULL, error);
	}
	labels_finish(&labels);
	if (!done) {
		kith_partition_finish(&found);
		return false;
	}
	*partition = found;
	return true;
}
