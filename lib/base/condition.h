/* Conditions on cells, as they are written on a command line: COLUMN=VALUE and the like. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CONDITION_H
#define KITH_CONDITION_H

#include "base/error.h"

/* A value that cells are compared with, whole or one of several separated by |. */
struct kith_alternative {
	char *caseless;
	bool is_number;
	double number;
};

struct kith_condition {
	char *column;    /* as it was written */
	int test;        /* which operator; private */
	GArray *allowed; /* of struct kith_alternative: for = != ~, any of them will do */
	char *value;     /* for comparisons: one value */
	bool is_number, is_date;
	double number;
};

/*
 * Reads a condition: COLUMN=VALUE (ignoring case; true when any value of a cell separated by ; or |
 * is equal), COLUMN!=VALUE, COLUMN~VALUE (contains, ignoring case), and < <= > >= on numbers and
 * dates. VALUE may be several separated by |: either of them, with != none of them.
 *
 * condition  out, to be finished; on failure there is nothing to finish
 *
 * Fails with KITH_ERROR_USAGE: no operator, or a comparison with what is neither a number nor a
 * date.
 */
bool kith_condition_parse(struct kith_condition *condition, const char *text, GError **error);
void kith_condition_finish(struct kith_condition *condition);

/* Whether a cell fits. An empty one passes only != and =. */
bool kith_condition_passes(const struct kith_condition *condition, const char *cell);

#endif
