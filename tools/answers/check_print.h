/* The two answers of `check`. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHECK_PRINT_H
#define KITH_CHECK_PRINT_H

#include "check/check.h"
#include "cli/tool.h"

/* Prints findings (struct kith_finding *), one a row. */
bool kith_check_print_findings(struct kith_job *job, const GPtrArray *findings, GError **error);

/* Prints what each tool that asks about a network can answer. */
bool kith_check_print_support(struct kith_job *job, const struct kith_facts *facts, GError **error);

#endif
