/* What kith report asks the other tools, and what they answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REPORT_FINDINGS_H
#define KITH_REPORT_FINDINGS_H

#include "drawing/report.h"
#include "cli/tool.h"

#define KITH_REPORT_PARTS 12

struct kith_report_findings {
	struct kith_report_part part[KITH_REPORT_PARTS]; /* [count] */
	size_t count;
};

/*
 * Asks about the job's graph as it was read; with --me also what is about that person. A tool that
 * has no answer says so in its part.
 *
 * findings  zeros; out, to be finished, also when that fails
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_report_findings_find(
	const struct kith_job *job, struct kith_report_findings *findings, GError **error);
void kith_report_findings_finish(struct kith_report_findings *findings);

#endif
