/* Lines of an answer, made in blocks and written in their order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LINES_H
#define KITH_LINES_H

#include <stdio.h>

#include "base/memory.h"

/* Appends line `row` with its end to `lines`; `cell` is there to be written over. */
typedef void (*kith_line_append)(GString *lines, GString *cell, size_t row, const void *data);

/*
 * Writes lines 0 to count - 1, each as `append` makes it, a block at a time; where `append` is pure
 * (depends on nothing but the row) and there are many, several threads make them.
 * Control characters are written out on a screen. Write errors stay in `out` (ferror): the caller
 * checks once, at the end.
 */
void kith_lines_write(
	size_t count, kith_line_append append, const void *data, bool pure, FILE *out);

#endif
