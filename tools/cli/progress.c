/* A bar for work that takes its time. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>
#include <unistd.h>

#include "base/blocks.h"

#define PATIENCE G_USEC_PER_SEC    /* before the bar appears */
#define PACE (G_USEC_PER_SEC / 10) /* between two pictures of it */
#define CELLS 30

static gint64 begun_at, next_at;

/* Notes when the work began that is told of now: it is other work than before where less is done,
 * or of another size. */
static void note_begin(size_t done, size_t count, gint64 now)
{
	static size_t done_before, count_before;
	if (done < done_before || count != count_before) {
		begun_at = now;
	}
	done_before = done;
	count_before = count;
}

/* The time that is left, if the rest goes as fast: "40 s left", "3 min left"; blanks where it
 * cannot be told. */
static void say_left(size_t done, size_t count, gint64 now)
{
	double spent = (double)(now - begun_at) / G_USEC_PER_SEC;
	double left = spent * (double)(count - done) / (double)MAX(done, 1);
	bool known = spent >= 1 && left < 6000, long_way = left >= 100;
	g_autofree char *text = g_strdup_printf(
		", %.0f %s left", long_way ? left / 60 : left, long_way ? "min" : "s");
	fprintf(stderr, "%-14s", known ? text : "");
}

static void draw(size_t done, size_t count)
{
	static bool shown;
	gint64 now = g_get_monotonic_time();
	note_begin(done, count, now);
	if (done >= count && shown) {
		fprintf(stderr, "\r%*s\r", CELLS + 23, "");
		shown = false;
		next_at = now + PATIENCE;
	} else if (done < count && now >= next_at) {
		int full = (int)((double)CELLS * (double)done / (double)count);
		fprintf(stderr, "\r[%.*s%*s] %3d %%", full, "##############################",
			CELLS - full, "", (int)(100 * (double)done / (double)count));
		say_left(done, count, now);
		shown = true;
		next_at = now + PACE;
	}
}

void kith_progress_begin(const struct kith_job *job)
{
	const char *terminal = g_getenv("TERM");
	bool able = isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
	next_at = g_get_monotonic_time() + PATIENCE;
	kith_blocks_watch(able && !job->shared.quiet ? draw : NULL);
}

void kith_progress_end(void)
{
	kith_blocks_watch(NULL);
}
