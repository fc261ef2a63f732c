/* Work cut into fixed blocks: done by any number of threads, gathered in the order of the blocks.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BLOCKS_H
#define KITH_BLOCKS_H

#include "base/memory.h"

/*
 * A job whose result must not depend on the number of threads though sums of doubles depend on
 * their order: every block is worked in a worker's own scratch, and what it found is gathered one
 * block after the other, block 0 first.
 */
struct kith_blocks {
	size_t count;  /* blocks */
	size_t bytes;  /* memory one worker opens */
	size_t budget; /* bytes all workers may open together; one worker is always allowed */
	double steps;  /* elementary steps in all, roughly: a small job stays on one thread */
	void *(*open)(void *job, GError **error);              /* a worker's scratch */
	void (*work)(void *job, void *worker, size_t block);   /* workers at the same time */
	void (*gather)(void *job, void *worker, size_t block); /* one at a time, in order; or NULL:
								  no worker waits for another */
	void (*close)(void *worker);                           /* takes NULL */
};

/*
 * Works and gathers all blocks with as many workers as threads, budget and blocks allow.
 *
 * Fails when a worker cannot be opened; nothing has been worked then.
 */
bool kith_blocks_run(const struct kith_blocks *blocks, void *job, GError **error);

/* How many threads are worth it for a job of that many elementary steps. */
int kith_blocks_threads(double steps);

/*
 * Has `watch` called with the blocks done and to do as blocks of every later job are finished
 * (for a progress bar); NULL: no one watches, the default.
 */
void kith_blocks_watch(void (*watch)(size_t done, size_t count));

/* Tells who watches, if anyone, how far other work has come; by one thread at a time. */
void kith_blocks_tell(size_t done, size_t count);

#endif
