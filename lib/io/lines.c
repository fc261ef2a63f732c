/* Lines of an answer, made in blocks and written in their order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/lines.h"

#include "base/blocks.h"
#include "base/screen.h"

enum {
	AT_ONCE = 1024, /* lines */
	STEPS = 200,    /* that a line takes, about */
};

struct job {
	size_t count;
	kith_line_append append;
	const void *data;
	FILE *out;
	gboolean on_screen;
};

struct worker {
	GString *lines, *cell;
};

static void *worker_open(void *job, GError **error)
{
	(void)job, (void)error;
	struct worker *worker = g_new(struct worker, 1);
	*worker = (struct worker){g_string_new(NULL), g_string_new(NULL)};
	return worker;
}

static void worker_close(void *data)
{
	struct worker *worker = data;
	g_string_free(worker->lines, TRUE);
	g_string_free(worker->cell, TRUE);
	g_free(worker);
}

static void work(void *data, void *scratch, size_t block)
{
	const struct job *job = data;
	struct worker *worker = scratch;
	size_t end = MIN((block + 1) * AT_ONCE, job->count);
	for (size_t row = block * AT_ONCE; row < end; row++) {
		job->append(worker->lines, worker->cell, row, job->data);
	}
}

static void gather(void *data, void *scratch, size_t block)
{
	(void)block;
	const struct job *job = data;
	GString *lines = ((struct worker *)scratch)->lines;
	kith_screen_write(lines->str, lines->len, job->on_screen, job->out);
	g_string_truncate(lines, 0);
}

void kith_lines_write(size_t count, kith_line_append append, const void *data, bool pure, FILE *out)
{
	struct job job = {count, append, data, out, kith_screen_is(out)};
	struct kith_blocks blocks = {
		.count = (count + AT_ONCE - 1) / AT_ONCE,
		.steps = pure ? (double)count * (double)STEPS : 0,
		.open = worker_open,
		.work = work,
		.gather = gather,
		.close = worker_close,
	};
	kith_blocks_run(&blocks, &job, NULL);
}
