/* What changed from period to period of a dated graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHANGED_PERIODS_H
#define KITH_CHANGED_PERIODS_H

#include "cli/tool.h"

/*
 * Answers with a row a period: what it holds, and what is new and gone since the one before.
 *
 * every  the span of a period, as kith_periods_every has it
 *
 * Fails as kith_periods_every and kith_job_answer_on.
 */
bool kith_changed_periods_answer(struct kith_job *job, const char *every, GError **error);

#endif
