/* What the columns of answers mean: a formula and the paper it comes from, in one table. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_METHODS_H
#define KITH_METHODS_H

#include <stdbool.h>

/* One column or figure. */
struct kith_method {
	const char *column;  /* "doors.expected": what it means in that tool alone */
	const char *formula; /* a clause without full stop, for "COLUMN: FORMULA (SOURCE)" */
	const char *source;  /* paper, or NULL where the meaning is plain */
};

/* Ends with a row whose column is NULL. */
extern const struct kith_method kith_methods[];

/* What a column of that name means; NULL when it is none of kith's. */
const struct kith_method *kith_method_find(const char *column);

/* Whether kith itself puts a column of that name on people, so that it says nothing about them. */
bool kith_method_on_people(const char *column);

/* The same as kith_method_find in the answer of a tool, which may have a meaning of its own for it.
 */
const struct kith_method *kith_method_of(const char *tool, const char *column);

#endif
