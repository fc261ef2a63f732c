/* Putting the first of many rows in order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/sort.h"

/* Lets the row at `at` sink below those of the heap that come after it: the last is on top. */
static void sink(size_t *heap, size_t count, size_t at, GCompareDataFunc compare, void *data)
{
	size_t row = heap[at];
	for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
		if (child + 1 < count && compare(&heap[child + 1], &heap[child], data) > 0) {
			child++;
		}
		if (compare(&heap[child], &row, data) < 0) {
			break;
		}
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = row;
}

void kith_sort_first(size_t *rows, size_t count, size_t first, GCompareDataFunc compare, void *data)
{
	first = MIN(first, count);
	for (size_t at = first < count ? first / 2 : 0; at-- > 0;) {
		sink(rows, first, at, compare, data);
	}
	for (size_t k = first; first && k < count; k++) {
		if (compare(&rows[k], &rows[0], data) < 0) {
			size_t last = rows[0];
			rows[0] = rows[k];
			rows[k] = last;
			sink(rows, first, 0, compare, data);
		}
	}
	g_qsort_with_data(rows, (gint)first, sizeof *rows, compare, data);
}
