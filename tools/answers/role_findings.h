/* What kith roles finds out about everybody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROLE_FINDINGS_H
#define KITH_ROLE_FINDINGS_H

#include "measures/roles.h"
#include "cli/tool.h"

/* What was found, for all people, and who of them has a row. */
struct kith_role_findings {
	struct kith_roles roles, expected, z; /* z only where it is asked for */
	struct kith_partition groups;
	struct kith_roles_input input;
	const char **group; /* [n] names */
	size_t *person;     /* [rows] those who have a group */
	size_t rows;
};

/* Finds everybody's group and says how many have none; to be finished, also when that fails. */
bool kith_role_findings_group(
	struct kith_job *job, struct kith_role_findings *findings, GError **error);

/* Finds the roles, `partial` or counted, and what chance would give. */
bool kith_role_findings_find(
	struct kith_role_findings *findings, bool partial, bool expected, GError **error);

void kith_role_findings_finish(struct kith_role_findings *findings);

#endif
