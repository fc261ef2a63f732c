/* Brandes' sums by steps: a batch of sources at once, each in its lane of the vector registers. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/betweenness_rooms.h"

#include "measures/betweenness_lanes.h"
#include "base/blocks.h"

#include <string.h>

enum { BATCHES_PER_BLOCK = 4, BLOCK = BATCHES_PER_BLOCK * KITH_LANES };

/* Fronts with fewer contacts than this part of all ties are pushed, larger ones pulled. */
enum { SMALL_FRONT = 6 };

/* Work on people is handed to threads in pieces of so many. */
enum { PIECE = 1024 };

struct batch {
	const struct kith_brandes *brandes;
	const struct kith_lanes_kernels *kernels;
	struct kith_lanes lanes;
	struct kith_brandes_sums own; /* empty where sums go straight to the whole */
	void *raw_sigma, *raw_gain;
	uint64_t *level; /* [n + 2] where each level begins in the list */
	size_t levels;
	int threads; /* that share this batch */
};

static void batch_close(void *worker)
{
	struct batch *batch = worker;
	if (batch) {
		g_free(batch->raw_sigma);
		g_free(batch->raw_gain);
		g_free(batch->lanes.seen);
		g_free(batch->lanes.upper);
		g_free(batch->lanes.lower);
		g_free(batch->lanes.person);
		g_free(batch->lanes.mask);
		g_free(batch->level);
		kith_brandes_sums_finish(&batch->own);
		g_free(batch);
	}
}

static size_t batch_size(const struct kith_brandes *brandes)
{
	size_t list = KITH_LANES * (sizeof(uint32_t) + sizeof(kith_lane_bits));
	return (2 * sizeof(kith_lane_row) + list + 3 * sizeof(kith_lane_bits)) * brandes->out->n;
}

/* Whether one batch takes so much memory that all threads had better share it. */
static bool is_shared(const struct kith_brandes *brandes)
{
	size_t bytes = batch_size(brandes) + kith_brandes_sums_size(brandes);
	return 2 * bytes > kith_brandes_budget(brandes->out);
}

/* Rows begin where a cache line does. */
static kith_lane_row *aligned(void *raw)
{
	return (kith_lane_row *)(((uintptr_t)raw + 63) & ~(uintptr_t)63);
}

static bool batch_alloc(struct batch *batch, GError **error)
{
	struct kith_lanes *lanes = &batch->lanes;
	size_t n = batch->brandes->out->n, entries = n * KITH_LANES;
	bool opened = (batch->raw_sigma = KITH_ARRAY(kith_lane_row, n + 1, error)) &&
		      (batch->raw_gain = KITH_ARRAY(kith_lane_row, n + 1, error)) &&
		      (lanes->seen = KITH_ARRAY(kith_lane_bits, n, error)) &&
		      (lanes->upper = KITH_ARRAY(kith_lane_bits, n, error)) &&
		      (lanes->lower = KITH_ARRAY(kith_lane_bits, n, error)) &&
		      (lanes->person = KITH_ARRAY(uint32_t, entries, error)) &&
		      (lanes->mask = KITH_ARRAY(kith_lane_bits, entries, error)) &&
		      (batch->level = KITH_ARRAY(uint64_t, n + 2, error));
	lanes->sigma = aligned(batch->raw_sigma);
	lanes->gain = aligned(batch->raw_gain);
	return opened;
}

static void *batch_open(void *job, GError **error)
{
	const struct kith_brandes *brandes = job;
	struct batch *batch = g_new0(struct batch, 1);
	batch->brandes = brandes;
	batch->kernels = kith_lanes_kernels(brandes->wide);
	batch->lanes.out = brandes->out;
	batch->lanes.in = brandes->in;
	bool shared = is_shared(brandes);
	batch->threads =
		shared ? kith_blocks_threads((double)brandes->out->start[brandes->out->n]) : 1;
	if (!batch_alloc(batch, error) ||
		(!shared && !kith_brandes_sums_init(&batch->own, brandes, error))) {
		g_clear_pointer(&batch, batch_close);
		return NULL;
	}
	batch->lanes.sums = shared ? brandes->sums : batch->own;
	return batch;
}

/* Runs a kernel over from .. end - 1 in pieces. */
static void run(struct batch *batch, kith_lanes_kernel kernel, uint64_t from, uint64_t end)
{
	if (batch->threads == 1 || end - from <= PIECE) {
		kernel(&batch->lanes, from, end);
		return;
	}
#pragma omp parallel for schedule(dynamic, 1) num_threads(batch->threads)
	for (uint64_t piece = from; piece < end; piece += PIECE) {
		kernel(&batch->lanes, piece, MIN(piece + PIECE, end));
	}
}

/* Lists everyone whom the pulling found. */
static uint64_t list_found(struct kith_lanes *lanes, uint64_t end)
{
	for (size_t i = 0; i < lanes->out->n; i++) {
		if (lanes->lower[i]) {
			lanes->person[end++] = (uint32_t)i;
		}
	}
	return end;
}

static bool is_small(const struct kith_lanes *lanes, uint64_t from, uint64_t end)
{
	uint64_t limit = lanes->out->start[lanes->out->n] / SMALL_FRONT, contacts = 0;
	for (uint64_t i = from; i < end && contacts <= limit; i++) {
		contacts += kith_csr_degree(lanes->out, lanes->person[i]);
	}
	return contacts <= limit;
}

/* The new level becomes the front: what is below becomes what is above, below is empty. */
static void arrive(struct kith_lanes *lanes, uint64_t from, uint64_t middle, uint64_t end)
{
	for (uint64_t i = from; i < middle; i++) {
		lanes->upper[lanes->person[i]] = 0;
	}
	for (uint64_t i = middle; i < end; i++) {
		uint32_t v = lanes->person[i];
		lanes->mask[i] = lanes->lower[v];
		lanes->seen[v] |= lanes->lower[v];
	}
	kith_lane_bits *bits = lanes->upper;
	lanes->upper = lanes->lower;
	lanes->lower = bits;
}

static void start(struct batch *batch, size_t first, size_t count)
{
	struct kith_lanes *lanes = &batch->lanes;
	memset(lanes->seen, 0, lanes->out->n * sizeof *lanes->seen);
	for (size_t k = 0; k < count; k++) {
		uint32_t s = batch->brandes->source[first + k];
		lanes->person[k] = s;
		lanes->lower[s] = (kith_lane_bits)(1u << k);
		((double *)&lanes->sigma[s])[k] = 1;
	}
	arrive(lanes, 0, 0, count);
	batch->level[0] = 0;
	batch->level[1] = count;
}

/* Counts shortest paths level by level, until no one new is reached. */
static void go_out(struct batch *batch)
{
	struct kith_lanes *lanes = &batch->lanes;
	uint64_t *level = batch->level;
	size_t at = 0;
	for (; level[at + 1] > level[at]; at++) {
		uint64_t from = level[at], end = level[at + 1];
		lanes->listed = end;
		if (is_small(lanes, from, end)) {
			batch->kernels->push(lanes, from, end);
		} else {
			run(batch, batch->kernels->pull, 0, lanes->out->n);
			lanes->listed = list_found(lanes, end);
		}
		level[at + 2] = lanes->listed;
		arrive(lanes, from, end, lanes->listed);
	}
	batch->levels = at;
}

/* Makes the masks of a level those of `bits`, or takes them away. */
static void show(struct batch *batch, size_t level, kith_lane_bits *bits, bool shown)
{
	for (uint64_t i = batch->level[level]; i < batch->level[level + 1]; i++) {
		bits[batch->lanes.person[i]] = shown ? batch->lanes.mask[i] : 0;
	}
}

/* Sums dependencies from the farthest level back to the sources. */
static void come_back(struct batch *batch)
{
	struct kith_lanes *lanes = &batch->lanes;
	const struct kith_lanes_kernels *kernels = batch->kernels;
	for (size_t at = batch->levels; at-- > 0;) {
		uint64_t from = batch->level[at], end = batch->level[at + 1];
		lanes->at_source = at == 0;
		show(batch, at, lanes->upper, true);
		run(batch, kernels->depend, from, end);
		if (lanes->sums.tie) {
			run(batch, kernels->ties_down, from, end);
		}
		if (lanes->sums.tie && !lanes->out->directed && at + 1 < batch->levels) {
			run(batch, kernels->ties_up, end, batch->level[at + 2]);
		}
		if (at + 1 < batch->levels) {
			show(batch, at + 1, lanes->lower, false);
		}
		kith_lane_bits *bits = lanes->upper;
		lanes->upper = lanes->lower;
		lanes->lower = bits;
	}
	show(batch, 0, lanes->lower, false);
}

static void work(void *job, void *worker, size_t block)
{
	const struct kith_brandes *brandes = job;
	struct batch *batch = worker;
	size_t end = MIN((block + 1) * BLOCK, brandes->sources);
	for (size_t first = block * BLOCK; first < end; first += KITH_LANES) {
		start(batch, first, MIN(KITH_LANES, end - first));
		go_out(batch);
		come_back(batch);
	}
}

static void gather(void *job, void *worker, size_t block)
{
	(void)block;
	struct batch *batch = worker;
	if (batch->own.person || batch->own.tie) {
		kith_brandes_sums_gather(job, &batch->own);
	}
}

bool kith_brandes_steps(struct kith_brandes *brandes, GError **error)
{
	size_t bytes = batch_size(brandes) + kith_brandes_sums_size(brandes);
	struct kith_blocks blocks = {
		.count = (brandes->sources + BLOCK - 1) / BLOCK,
		.bytes = bytes,
		.budget = is_shared(brandes) ? bytes : kith_brandes_budget(brandes->out),
		.steps = (double)brandes->sources * (double)brandes->out->start[brandes->out->n],
		.open = batch_open,
		.work = work,
		.gather = gather,
		.close = batch_close,
	};
	return kith_blocks_run(&blocks, brandes, error);
}
