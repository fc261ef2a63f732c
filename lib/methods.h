/* What the columns of answers mean: a formula and the paper it comes from, in one table. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_METHODS_H
#define KITH_METHODS_H

/* One column or figure. */
struct kith_method {
	const char *column;
	const char *formula; /* a clause without full stop, for "COLUMN: FORMULA (SOURCE)" */
	const char *source;  /* paper, or NULL where the meaning is plain */
};

/* Ends with a row whose column is NULL. */
extern const struct kith_method kith_methods[];

/* What a column of that name means; NULL when it is none of kith's. */
const struct kith_method *kith_method_find(const char *column);

#endif
