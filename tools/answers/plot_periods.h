/* A plot period by period: who is there when, and circles whose colours follow them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PLOT_PERIODS_H
#define KITH_PLOT_PERIODS_H

#include "answers/periods.h"
#include "answers/plot_encoding.h"

/* Panels at most. */
#define PLOT_MOST_PERIODS 36

/* What is drawn of each period. */
struct plot_periods {
	struct kith_periods periods;
	struct kith_moment *moments; /* [periods] */
	GPtrArray *titles;           /* of char *: the days of each */
	struct kith_panel *panels;   /* [periods] borrows the rest */
};

/*
 * Parts the job's graph into the periods of --every. Unless people are coloured by a column, the
 * circles of each period are found and followed, and become the groups of the encoding: who has
 * been in several counts where they were most of the time.
 *
 * Fails as kith_periods_every.
 */
bool plot_periods_init(
	struct plot_periods *periods, struct plot_encoding *encoding, GError **error);
void plot_periods_finish(struct plot_periods *periods);

#endif
