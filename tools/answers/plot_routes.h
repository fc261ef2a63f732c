/* The routes of `kith intro -g` in a picture: who asks whom, and how likely that passes on. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PLOT_ROUTES_H
#define KITH_PLOT_ROUTES_H

#include "cli/tool.h"

/* One asking another, along a tie of a route. */
struct plot_asking {
	char *from, *to; /* their names */
	double chance;   /* that it is passed on; NAN where the data do not say */
};

/*
 * The column that marks routes, as `kith intro -g` puts it there, else the one that marks paths, as
 * `kith path -g` does, where nobody asks; or NULL. `neutral` (may be NULL) is out: the latter.
 */
const struct kith_column *plot_route_column(const kith_graph *graph, bool *neutral);

/*
 * Reads who asks whom from the columns `route` and `step`, while the network is whole: chances go
 * by the median of all its weights.
 *
 *   chance = p(from, to) willing(to), the latter for people in between
 *
 * An array of struct plot_asking, empty without routes, to be unreffed.
 */
GArray *plot_routes_read(const struct kith_job *job);

/* Who asks and who is reached of those in `asking`, and along which ties of job->network->out. */
struct plot_route_marks {
	uint8_t *asks, *asked; /* [people] 1: is somewhere the one who asks, the one asked */
	uint32_t *from;        /* [ties] who asks along each, KITH_NOBODY: nobody */
	double *chance;        /* [ties] */
};

/* To be finished. Fails with KITH_ERROR_SYSTEM. */
bool plot_route_marks_init(struct plot_route_marks *marks, const struct kith_job *job,
	const GArray *asking, GError **error);
void plot_route_marks_finish(struct plot_route_marks *marks);

#endif
