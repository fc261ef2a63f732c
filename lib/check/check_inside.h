/* How findings are added. Inside of check. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CHECK_INSIDE_H
#define KITH_CHECK_INSIDE_H

#include "check/check.h"

/* Adds a finding; `where` is taken over, and may be NULL. */
void kith_check_add(GPtrArray *findings, struct kith_finding finding);

/* Weights and dates that look wrong. Fails with KITH_ERROR_SYSTEM. */
bool kith_check_weights(const kith_network *network, GPtrArray *findings, GError **error);
void kith_check_dates(const kith_graph *graph, double today, GPtrArray *findings);

#endif
