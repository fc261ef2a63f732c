/* Columns that kith brokers has on request. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BROKER_COLUMNS_H
#define KITH_BROKER_COLUMNS_H

#include "answers/fields.h"
#include "answers/sampling.h"

/*
 * Adds the columns named in `names` (parted by commas; "all"; NULL: none) to `fields`. Their
 * figures are added to `arrays`, a GPtrArray that frees them.
 *
 * Fails with KITH_ERROR_USAGE for a name that is not among them, listing those there are, or
 * KITH_ERROR_SYSTEM.
 */
bool kith_broker_columns_add(struct kith_job *job, const struct kith_sampling *sampling,
	const char *names, GArray *fields, GPtrArray *arrays, GError **error);

#endif
