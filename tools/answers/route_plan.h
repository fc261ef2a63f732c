/* A plan of introductions: for each line of --to-file whom to ask, or why nobody can be. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROUTE_PLAN_H
#define KITH_ROUTE_PLAN_H

#include "answers/introduction_options.h"
#include "wording/nobody.h"

/* A row of a plan. */
struct kith_planned {
	const struct kith_wanted *wanted;
	const struct kith_route *route; /* NULL: nobody can be asked */
	uint32_t target;                /* whom the route leads to, or whom to write to instead;
					   KITH_NOBODY: nobody */
	enum kith_name_match match;     /* how far the target is whom the line names */
	enum kith_reached reached;
	char *instead; /* a sentence where there is no route, else NULL */
	size_t line;   /* of the file, counted from 0 */
};

typedef struct kith_route_plan {
	GPtrArray *routes; /* of kith_routes *, those to each line */
	GArray *rows;      /* of struct kith_planned, likeliest first, then those without a route */
	size_t reached;    /* lines that have one */
} kith_route_plan;
void kith_route_plan_finish(kith_route_plan *plan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_route_plan, kith_route_plan_finish)

/* How much may be asked. */
struct kith_plan_limits {
	size_t at_most; /* introductions of one person; 0: any number */
	size_t each;    /* people to ask for each line */
};

/*
 * Plans whom to ask for each line of the targets' list (see kith_plan_choose): nobody for more than
 * its limits allow, and with more than one of each so many people for each line,
 * the second once every line has its first. Borrows the targets. Fails with KITH_ERROR_SYSTEM; to
 * be finished also then.
 */
bool kith_route_plan_make(kith_acquaintance *acquaintance, const struct kith_asking *asking,
	const kith_targets *targets, const struct kith_plan_limits *limits, kith_route_plan *plan,
	GError **error);

/* Says how many lines are reached by asking how many people, and what to look at. */
void kith_route_plan_note(struct kith_job *job, const kith_route_plan *plan,
	const kith_targets *targets, size_t at_most);

#endif
