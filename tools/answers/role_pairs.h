/* kith roles --between: which pairs of groups each person joins. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROLE_PAIRS_H
#define KITH_ROLE_PAIRS_H

#include "measures/roles.h"
#include "cli/tool.h"

/* Answers with a row a person and pair of groups; job->group_names are set. */
bool kith_role_pairs_answer(
	struct kith_job *job, const struct kith_roles_input *input, GError **error);

#endif
