/* What kith people finds out about everybody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PEOPLE_FINDINGS_H
#define KITH_PEOPLE_FINDINGS_H

#include "cli/tool.h"

enum { KITH_DEGREE, KITH_IN, KITH_OUT, KITH_CORE, KITH_COMPONENT, KITH_PEOPLE_COUNTS };
enum { KITH_STRENGTH, KITH_GIVEN_BACK, KITH_CLUSTERING, KITH_PAGERANK, KITH_PEOPLE_NUMBERS };

/* One array a column of the answer, [n] each. */
struct kith_people_findings {
	uint32_t *count[KITH_PEOPLE_COUNTS];
	double *number[KITH_PEOPLE_NUMBERS];
	const char **community;
};

/* Fills the findings, which are to be finished, also when that fails half way. */
bool kith_people_findings_find(
	struct kith_job *job, struct kith_people_findings *findings, GError **error);
void kith_people_findings_finish(struct kith_people_findings *findings);

#endif
