/* Lines of an answer, made in blocks and written in their order. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/lines.h"

#include "base/screen.h"

#define BLOCK 65536 /* bytes */

static void write_block(GString *lines, gboolean on_screen, FILE *out)
{
	kith_screen_write(lines->str, lines->len, on_screen, out);
	g_string_truncate(lines, 0);
}

/* On one thread: what makes a cell may remember the row it was asked for last. */
void kith_lines_write(size_t count, kith_line_append append, const void *data, FILE *out)
{
	gboolean on_screen = kith_screen_is(out);
	g_autoptr(GString) lines = g_string_sized_new(2 * BLOCK);
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t row = 0; row < count; row++) {
		append(lines, cell, row, data);
		if (lines->len > BLOCK) {
			write_block(lines, on_screen, out);
		}
	}
	write_block(lines, on_screen, out);
}
