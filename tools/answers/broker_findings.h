/* What kith brokers finds out about everybody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BROKER_FINDINGS_H
#define KITH_BROKER_FINDINGS_H

#include "measures/brokerage.h"
#include "measures/components.h"
#include "answers/sampling.h"

/* One array a column of the answer, [n] each. */
struct kith_broker_findings {
	struct kith_betweenness betweenness;
	struct kith_holes holes;
	struct kith_cuts cuts;
	double *participation;
	uint32_t *degree;
	uint32_t *reached;      /* groups the contacts are in */
	uint64_t *closed_pairs; /* twice the pairs of contacts who are tied */
	uint8_t *cutpoint;
	size_t groups;
	const char *group; /* what a group is called */
};

/* Fills the findings, which are to be finished, also when that fails half way. */
bool kith_broker_findings_find(struct kith_job *job, const struct kith_sampling *sampling,
	struct kith_broker_findings *findings, GError **error);
void kith_broker_findings_finish(struct kith_broker_findings *findings);

#endif
