/* Printing routes of introduction. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROUTE_ANSWER_H
#define KITH_ROUTE_ANSWER_H

#include "introductions/acquaintance.h"
#include "cli/tool.h"

/* Prints the answer of `intro`, or with -g the graph with the routes on it. */
bool kith_route_answer(struct kith_job *job, const kith_acquaintance *acquaintance,
	const kith_routes *routes, GError **error);

#endif
