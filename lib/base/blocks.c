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

/* One block after the other is gathered: nobody gets far ahead of the rest, and who waits for the
 * turn of its block sleeps, as other programs may want the processor. What is part of a block of
 * other work tells nobody how far it has come. */
static void work_in_order(const struct kith_blocks *blocks, void *job, void **worker, int workers)
{
	bool part = omp_get_level() > 0;
	size_t turn = 0;
	GMutex mutex;
	GCond passed;
	g_mutex_init(&mutex);
	g_cond_init(&passed);
#pragma omp parallel for schedule(monotonic : dynamic, 1) num_threads(workers)
	for (size_t block = 0; block < blocks->count; block++) {
		void *own = worker[omp_get_thread_num()];
		blocks->work(job, own, block);
		g_mutex_lock(&mutex);
		while (turn != block) {
			g_cond_wait(&passed, &mutex);
		}
		blocks->gather(job, own, block);
		if (!part) {
			kith_blocks_tell(block + 1, blocks->count);
		}
		turn = block + 1;
		g_cond_broadcast(&passed);
		g_mutex_unlock(&mutex);
	}
	g_cond_clear(&passed);
	g_mutex_clear(&mutex);
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
