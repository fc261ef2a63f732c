/* Putting the first of many rows in order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SORT_H
#define KITH_SORT_H

#include <glib.h>
#include <stddef.h>

/*
 * Brings the `first` rows that come first to the front, in order; the others follow in any. With
 * `first` >= count all are in order.
 *
 * rows     [count]
 * compare  of two pointers to rows, never 0, so that the order is one
 *
 * Cannot fail. O(count + k log first) comparisons, k the rows that are among the first of those
 * looked at so far: few, in any order but that from the last to the first.
 */
void kith_sort_first(
	size_t *rows, size_t count, size_t first, GCompareDataFunc compare, void *data);

#endif
