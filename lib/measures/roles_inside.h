/* Inside of roles: what its files share. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ROLES_INSIDE_H
#define KITH_ROLES_INSIDE_H

#include "measures/roles.h"

/* Zeros for everyone who has a group, NAN for the others. Fails with KITH_ERROR_SYSTEM. */
bool kith_roles_init(struct kith_roles *roles, const struct kith_partition *groups, GError **error);

/* What b is between a and c, from their groups. */
static inline enum kith_role kith_roles_of(uint32_t a, uint32_t b, uint32_t c)
{
	if (a == b) {
		return b == c ? KITH_ROLE_COORDINATOR : KITH_ROLE_REPRESENTATIVE;
	}
	if (b == c) {
		return KITH_ROLE_GATEKEEPER;
	}
	return a == c ? KITH_ROLE_CONSULTANT : KITH_ROLE_LIAISON;
}

/* Adds up the roles of everyone into KITH_ROLE_TOTAL. */
void kith_roles_total(struct kith_roles *roles, size_t n);

#endif
