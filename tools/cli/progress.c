/* A bar for work that takes its time. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>
#include <unistd.h>

#include "base/blocks.h"

#define PATIENCE G_USEC_PER_SEC    /* before the bar appears */
#define PACE (G_USEC_PER_SEC / 10) /* between two pictures of it */
#define CELLS 30

static gint64 next_at;

static void draw(size_t done, size_t count)
{
	static bool shown;
	gint64 now = g_get_monotonic_time();
	if (done >= count && shown) {
		fprintf(stderr, "\r%*s\r", CELLS + 9, "");
		shown = false;
		next_at = now + PATIENCE;
	} else if (done < count && now >= next_at) {
		int full = (int)((double)CELLS * (double)done / (double)count);
		fprintf(stderr, "\r[%.*s%*s] %3d %%", full, "##############################",
			CELLS - full, "", (int)(100 * (double)done / (double)count));
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
