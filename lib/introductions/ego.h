/* A portrait of one person's network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_EGO_H
#define KITH_EGO_H

#include "introductions/acquaintance.h"
#include "csr/partition.h"

/* One line of the portrait. */
struct kith_trace {
	char *figure; /* what it is */
	char *value;  /* a number, or names separated by ; */
};

/*
 * What the network of the acquaintance's asker looks like:
 *
 *   contacts, reach     people tied, and within `steps` ties
 *   strength            sum of the ties' weights, the heavier way of each
 *   strong, weak        ties above the median weight of all ties, and the others; with weights only
 *   closest             the contacts of the strongest ties; with weights only
 *   closure             share of pairs of contacts who know each other
 *   only_link           pairs of contacts who know nobody else in common
 *   local_bridges       ties without a mutual contact
 *   bridges             ties without which the network falls apart
 *   circles             circles the contacts are in; circle=NAME how many in each
 *   given, received, returned   one-way ties out and in, and ties both ways; directed only
 *   to_return           who has turned to the asker without being turned to; directed only
 *   COLUMN=VALUE        contacts who have that value, most first
 *   ei COLUMN           (E - I) / (E + I): I contacts share a value with the asker, E have others
 *   missing COLUMN      values of others that no contact has, commonest first
 *
 * circles  groups of people, or NULL; names by number, or NULL
 *
 * A column that was not asked for by name is left out when it has more than 10 values and more than
 * one for every two people who have any: free text, which says nothing about a circle of people.
 *
 * Returns struct kith_trace *, to be unreffed; figures that do not exist are left out. Fails with
 * KITH_ERROR_SYSTEM. O(n + m) time.
 * Krackhardt & Stern (1988), Soc. Psychol. Q. 51:123, for E-I; Everett & Borgatti (2005), Soc.
 * Networks 27:31, for the person's network.
 */
GPtrArray *kith_ego_portray(const kith_acquaintance *acquaintance, unsigned steps,
	const struct kith_partition *circles, char *const *names, GError **error);

/*
 * What the contacts of everybody are like in one of the acquaintance's columns:
 *
 *   EI = (E - I) / (E + I),  I contacts share a value with the person, E have others
 *   entropy = - sum_v p_v log2 p_v,  p_v the share of value v among the values of the contacts
 *
 * trait    number of the column in acquaintance->like
 * ei       [n] out; NAN where the person, or no contact, has a value
 * entropy  [n] out, bits: 0 where all contacts have the same one; NAN where none has any
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) values. Krackhardt & Stern (1988), Soc. Psychol. Q.
 * 51:123; Shannon (1948), Bell Syst. Tech. J. 27:379.
 */
bool kith_ego_compose(const kith_acquaintance *acquaintance, uint32_t trait, double *ei,
	double *entropy, GError **error);

/* Whether a column says something about the people around somebody: asked for by name, or not free
 * text as above. */
bool kith_ego_tells(const kith_acquaintance *acquaintance, uint32_t trait);

#endif
