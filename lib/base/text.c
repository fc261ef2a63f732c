/* Text as people read it, made fit for one line. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

enum { LONGEST = 200 }; /* letters looked at; no line has room for more */

/* Controls of writing direction: they could turn the words around them round. */
static bool turns_writing(gunichar c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static bool forbidden_in_xml(gunichar c)
{
	return c == 0xFFFE || c == 0xFFFF;
}

char *kith_text_clean(const char *name)
{
	g_autofree char *valid = g_utf8_make_valid(name, -1);
	GString *clean = g_string_sized_new(strlen(valid));
	size_t letters = 0;
	for (const char *at = valid; *at && letters < LONGEST; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (turns_writing(c) || forbidden_in_xml(c)) {
			continue;
		}
		bool blank = g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029;
		g_string_append_unichar(clean, blank ? ' ' : c);
		letters++;
	}
	return g_strstrip(g_string_free(clean, FALSE));
}
