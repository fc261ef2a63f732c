/* Doors: the few contacts who between them could introduce somebody to the most people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_DOORS_H
#define KITH_DOORS_H

#include "introductions/routes.h"

/* How many contacts to choose, and what counts. */
struct kith_doors_options {
	size_t count;        /* contacts at most; 0: as long as anybody gains */
	size_t at_most;      /* introductions asked of one contact at most; 0: any number */
	const double *value; /* [target_count] > 0, what meeting each target is worth; NULL: 1 */

	/* [groups + 1] targets that stand together, such as who works at a company: any of them
	   will do, and a group counts as one target. NULL: each is one. */
	const size_t *group;
	size_t groups;
};

/* One contact to turn to, after those before. */
struct kith_door {
	uint32_t broker;
	size_t opens;    /* targets this contact leads to that none before did */
	size_t reached;  /* targets led to so far */
	double expected; /* what this contact adds to the expected value */
	double total;    /* expected value so far */
	size_t first;    /* place in `opened` of what this contact opens */
};

typedef struct kith_doors {
	struct kith_door *door; /* [count] in order of choice */
	size_t count;
	double at_best; /* no choice of as many contacts has a larger value; NAN with at_most */
	GArray *opened; /* of uint32_t: targets, or groups, opened by one contact after another */
} kith_doors;

void kith_doors_free(kith_doors *doors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_doors, kith_doors_free)

/*
 * Chooses among the asker's contacts one after another, each time the one who adds most to
 *
 *   f(S) = sum_t v_t (1 - prod_{b in S} (1 - P_bt))
 *
 * where P_bt is the chance of the best route to t whose first person is b (see
 * kith_routes_through_each; `via` and `shared` do not matter). A gain never grows as others are
 * chosen, so it is counted anew only for the contact who seems best. The choice reaches at least 1
 * - 1/e of the best possible. With `at_most` a contact is asked for the targets among whom they add
 * most; who is asked for what is then a choice under a matroid, and one after another reaches at
 * least 1/2 of the best.
 *
 * Equal gains go by name. Fails with KITH_ERROR_SYSTEM. Time and memory: the people within
 * max_steps - 1 ties of each contact.
 *
 * Nemhauser, Wolsey & Fisher (1978), Math. Program. 14:265; Fisher, Nemhauser & Wolsey (1978),
 * Math. Program. Study 8:73, for 1/2; Leskovec et al. (2007), KDD 420.
 */
kith_doors *kith_doors_choose(
	const struct kith_asking *asking, const struct kith_doors_options *options, GError **error);

#endif
