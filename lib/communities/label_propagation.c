/* Communities by label propagation. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "communities/label_propagation.h"

#include <string.h>

/* Of so many rounds, every other lets even who is content change to a label as heavy. */
#define RESTLESS 100

/* Who has which label, and what the person looking round adds up. */
struct labels {
	const kith_csr *csr;
	uint32_t *of;  /* [n] */
	double *tied;  /* [n] by label; 0 between looks */
	uint32_t *met; /* [n + 1] labels met in this look */
	uint32_t *order;
	struct kith_random random;
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

/*
 * Gives a person the heaviest label, by chance among equals; who is to `stay` keeps theirs if it is
 * one of them. True when it was not. Sums of the same weights in another order may differ by
 * rounding: so close, labels weigh the same.
 */
static bool relabel(struct labels *labels, uint32_t person, bool stay)
{
	size_t met = look_round(labels, person), equals = 0;
	uint32_t own = labels->of[person], best = own;
	double most = 0;
	for (size_t k = 0; k < met; k++) {
		most = MAX(most, labels->tied[labels->met[k]]);
	}
	bool content = labels->tied[own] >= most * (1 - 1e-12);
	for (size_t k = 0; k < met; k++) {
		uint32_t label = labels->met[k];
		bool heaviest = labels->tied[label] >= most * (1 - 1e-12);
		labels->tied[label] = 0;
		if (heaviest && !(content && stay) &&
			kith_random_below(&labels->random, ++equals) == 0) {
			best = label;
		}
	}
	labels->of[person] = best;
	return !content && met > 0;
}

static void propagate(struct labels *labels)
{
	bool changed = true;
	for (size_t i = 0; i < labels->csr->n; i++) {
		labels->of[i] = labels->order[i] = (uint32_t)i;
	}
	for (size_t round = 0; changed; round++) {
		bool stay = round % 2 || round >= RESTLESS;
		changed = !stay;
		kith_random_shuffle(&labels->random, labels->order, labels->csr->n);
		for (size_t k = 0; k < labels->csr->n; k++) {
			changed |= relabel(labels, labels->order[k], stay);
		}
	}
}

static bool labels_init(struct labels *labels, const kith_csr *csr, uint64_t seed, GError **error)
{
	*labels = (struct labels){.csr = csr};
	kith_random_init(&labels->random, seed);
	return (labels->of = KITH_ARRAY(uint32_t, csr->n, error)) &&
	       (labels->tied = KITH_ARRAY(double, csr->n, error)) &&
	       (labels->met = KITH_ARRAY(uint32_t, csr->n + 1, error)) &&
	       (labels->order = KITH_ARRAY(uint32_t, csr->n, error));
}

static void labels_finish(struct labels *labels)
{
	g_free(labels->of);
	g_free(labels->tied);
	g_free(labels->met);
	g_free(labels->order);
}

bool kith_label_propagation(
	const kith_csr *both, uint64_t seed, struct kith_partition *partition, GError **error)
{
	struct labels labels;
	struct kith_partition found = {0};
	bool done = labels_init(&labels, both, seed, error) &&
		    kith_partition_init(&found, both->n, error);
	if (done) {
		propagate(&labels);
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
