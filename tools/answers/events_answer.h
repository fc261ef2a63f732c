/* What kith events found, and printing it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_EVENTS_ANSWER_H
#define KITH_EVENTS_ANSWER_H

#include "introductions/gatherings.h"
#include "cli/tool.h"

/* The events of an answer. */
struct kith_events {
	const kith_graph *graph;
	struct kith_attended attended;
	uint8_t *event;
	double *day;
	uint32_t *date; /* [n] cell of the column date, the event's latest day */
	struct kith_gathering *gathering;
	struct kith_opening *opening; /* NULL without --me */
	uint32_t *row;                /* [rows] the event of each */
	size_t rows;
};

/* Prints the rows: what each event did, or with `opening` what it holds for --me. */
bool kith_events_print(struct kith_job *job, const struct kith_events *events, GError **error);

#endif
