/* Counts of paths, of which there may be more than a double can hold. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PATH_COUNT_H
#define KITH_PATH_COUNT_H

#include <stdbool.h>
#include <stdint.h>

/* Binary digits of a count that are put aside together: a double has twice as many. */
#define KITH_PATH_FOLD 0x1p500

/* digits times KITH_PATH_FOLD^folds paths; digits is below KITH_PATH_FOLD. */
struct kith_path_count {
	double digits;
	uint32_t folds;
};

/* The digits it has beside counts of so many folds, no fewer than its own. */
static inline double kith_path_count_in(struct kith_path_count count, uint32_t folds)
{
	uint32_t fewer = folds - count.folds;
	return fewer == 0 ? count.digits : fewer == 1 ? count.digits / KITH_PATH_FOLD : 0;
}

static inline void kith_path_count_add(struct kith_path_count *sum, struct kith_path_count more)
{
	uint32_t folds = sum->folds > more.folds ? sum->folds : more.folds;
	double digits = kith_path_count_in(*sum, folds) + kith_path_count_in(more, folds);
	bool full = digits >= KITH_PATH_FOLD;
	sum->digits = full ? digits / KITH_PATH_FOLD : digits;
	sum->folds = folds + full;
}

static inline struct kith_path_count kith_path_count_times(
	struct kith_path_count a, struct kith_path_count b)
{
	double digits = a.digits * b.digits;
	bool full = digits >= KITH_PATH_FOLD;
	return (struct kith_path_count){
		full ? digits / KITH_PATH_FOLD : digits, a.folds + b.folds + full};
}

#endif
