/* Work cut into fixed blocks: done by any number of threads, gathered in the order of the blocks.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/blocks.h"

#include <omp.h>

/* A job this small is done before a second thread has woken up. */
static const double worth_threads = 2e6;

static void (*watcher)(size_t done, size_t count);

void kith_blocks_watch(void (*watch)(size_t done, size_t count))
{
	watcher = watch;
}

void kith_blocks_tell(size_t done, size_t count)
{
	if (watcher) {
		watcher(done, count);
	}
}

int kith_blocks_threads(double steps)
{
	return steps < worth_threads ? 1 : omp_get_max_threads();
}

static size_t count_workers(const struct kith_blocks *blocks)
{
	size_t workers = (size_t)kith_blocks_threads(blocks->steps);
	size_t room = blocks->bytes ? blocks->budget / blocks->bytes : workers;
	return MAX(MIN(MIN(workers, room), blocks->count), 1);
}

/* Whose turn it is. */
struct queue {
	GMutex mutex;
	GCond passed;
	size_t turn; /* number of the block that is gathered next */
};

/* Who waits sleeps: other programs may want the processor. */
static void queue_wait(struct queue *queue, size_t block)
{
	g_mutex_lock(&queue->mutex);
	while (queue->turn != block) {
		g_cond_wait(&queue->passed, &queue->mutex);
	}
}

static void queue_pass(struct queue *queue)
{
	queue->turn++;
	g_cond_broadcast(&queue->passed);
	g_mutex_unlock(&queue->mutex);
}

/* One block after the other is gathered: nobody gets far ahead of the rest. What is part of a block
 * of other work tells nobody how far it has come. */
static void work_in_order(const struct kith_blocks *blocks, void *job, void **worker, int workers)
{
	bool part = omp_get_level() > 0;
	struct queue queue = {.turn = 0};
	g_mutex_init(&queue.mutex);
	g_cond_init(&queue.passed);
#pragma omp parallel for schedule(monotonic : dynamic, 1) num_threads(workers)
	for (size_t block = 0; block < blocks->count; block++) {
		void *own = worker[omp_get_thread_num()];
		blocks->work(job, own, block);
		queue_wait(&queue, block);
		blocks->gather(job, own, block);
		if (!part) {
			kith_blocks_tell(block + 1, blocks->count);
		}
		queue_pass(&queue);
	}
	g_cond_clear(&queue.passed);
	g_mutex_clear(&queue.mutex);
}

/* Nobody waits; the first thread tells the watcher. */
static void work_freely(const struct kith_blocks *blocks, void *job, void **worker, int workers)
{
	bool part = omp_get_level() > 0;
	size_t done = 0;
#pragma omp parallel for schedule(dynamic, 1) num_threads(workers)
	for (size_t block = 0; block < blocks->count; block++) {
		int thread = omp_get_thread_num();
		size_t now;
		blocks->work(job, worker[thread], block);
#pragma omp atomic capture
		now = ++done;
		if (thread == 0 && !part) {
			kith_blocks_tell(now, blocks->count);
		}
	}
	if (!part) {
		kith_blocks_tell(blocks->count, blocks->count);
	}
}

bool kith_blocks_run(const struct kith_blocks *blocks, void *job, GError **error)
{
	size_t workers = count_workers(blocks), opened = 0;
	g_autofree void **worker = g_new0(void *, workers);
	while (opened < workers && (worker[opened] = blocks->open(job, error))) {
		opened++;
	}
	if (opened == workers) {
		(blocks->gather ? work_in_order : work_freely)(blocks, job, worker, (int)workers);
	}
	for (size_t i = 0; i < opened; i++) {
		blocks->close(worker[i]);
	}
	return opened == workers;
}
