/* Text as a terminal shows it: how wide it is, and made harmless. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE /* struct winsize */
#include "base/screen.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What controls a terminal or the writing direction, and what cannot be seen. The joiners U+200C
 * and U+200D stay: Persian and pictures of families are written with them. */
static gboolean steers(gunichar c)
{
	static const struct {
		gunichar first, last;
	} ranges[] = {
		{0, 0x1f},
		{0x7f, 0x9f},
		{0xad, 0xad},
		{0x61c, 0x61c},
		{0x180e, 0x180e},
		{0x200b, 0x200b},
		{0x200e, 0x200f},
		{0x2028, 0x202e},
		{0x2060, 0x206f},
		{0xfeff, 0xfeff},
		{0xfff9, 0xfffb},
		{0xe0000, 0xe007f},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(ranges); k++) {
		if (c <= ranges[k].last) {
			return c >= ranges[k].first;
		}
	}
	return FALSE;
}

static void escape_one(GString *out, gunichar c)
{
	if (c == '\n') {
		g_string_append(out, "\\n");
	} else if (c == '\t') {
		g_string_append(out, "\\t");
	} else if (c < 0x100) {
		g_string_append_printf(out, "\\x%02x", c);
	} else {
		g_string_append_printf(out, c > 0xffff ? "\\U%08x" : "\\u%04x", c);
	}
}

/* Escapes what steers, but for the characters of `kept`. */
static void escape_but(GString *out, const char *text, const char *kept)
{
	while (*text) {
		gunichar c = g_utf8_get_char_validated(text, -1);
		if (c == (gunichar)-1 || c == (gunichar)-2) {
			escape_one(out, (unsigned char)*text++);
			continue;
		}
		if (steers(c) && !(c < 0x80 && strchr(kept, (int)c))) {
			escape_one(out, c);
		} else {
			g_string_append_unichar(out, c);
		}
		text = g_utf8_next_char(text);
	}
}

void kith_screen_escape(GString *out, const char *text)
{
	escape_but(out, text, "");
}

gboolean kith_screen_is(FILE *stream)
{
	return isatty(fileno(stream)) == 1;
}

void kith_screen_write(const char *text, size_t length, gboolean screen, FILE *out)
{
	if (!screen) {
		fwrite(text, 1, length, out);
		return;
	}
	g_autoptr(GString) escaped = g_string_new(NULL);
	escape_but(escaped, text, "\n\t");
	fwrite(escaped->str, 1, escaped->len, out);
}

static size_t width_of(gunichar c)
{
	return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

size_t kith_screen_width(const char *text)
{
	size_t width = 0;
	for (; *text; text = g_utf8_next_char(text)) {
		width += width_of(g_utf8_get_char(text));
	}
	return width;
}

size_t kith_screen_cut(GString *out, const char *text, size_t width)
{
	size_t whole = kith_screen_width(text);
	if (whole <= width) {
		g_string_append(out, text);
		return whole;
	}
	if (width == 0) {
		return 0;
	}
	size_t used = 0;
	for (; *text; text = g_utf8_next_char(text)) {
		size_t next = width_of(g_utf8_get_char(text));
		if (used + next > width - 1) {
			break;
		}
		g_string_append_unichar(out, g_utf8_get_char(text));
		used += next;
	}
	g_string_append(out, "…");
	return used + 1;
}

static void new_line(GString *out, size_t indent)
{
	g_string_append_printf(out, "\n%*s", (int)indent, "");
}

void kith_screen_wrap(GString *out, const char *text, size_t column, size_t indent, size_t width)
{
	size_t used = column;
	gboolean fresh = TRUE;
	while (*text) {
		if (*text == '\n' || *text == ' ') {
			if (*text == '\n') {
				new_line(out, text[1] == '\n' ? 0 : indent);
				used = indent;
				fresh = TRUE;
			}
			text++;
			continue;
		}
		size_t length = strcspn(text, " \n");
		g_autofree char *word = g_strndup(text, length);
		size_t wide = kith_screen_width(word);
		if (!fresh && used + 1 + wide > width) {
			new_line(out, indent);
			used = indent;
		} else if (!fresh) {
			g_string_append_c(out, ' ');
			used++;
		}
		g_string_append(out, word);
		used += wide;
		fresh = FALSE;
		text += length;
	}
}

gboolean kith_screen_size(FILE *stream, size_t *columns, size_t *rows)
{
	struct winsize size = {0};
	*columns = 80;
	*rows = 24;
	if (!kith_screen_is(stream)) {
		return FALSE;
	}
	if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
		*columns = size.ws_col;
		*rows = size.ws_row;
	}
	return TRUE;
}

gboolean kith_screen_is_colourful(FILE *stream)
{
	const char *no = g_getenv("NO_COLOR");
	return kith_screen_is(stream) && !(no && *no) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

void kith_screen_say(FILE *stream, const char *tool, const char *message)
{
	size_t columns, rows;
	g_autoptr(GString) escaped = g_string_new(NULL);
	g_string_printf(escaped, "kith %s: ", tool);
	kith_screen_escape(escaped, message);
	if (!kith_screen_size(stream, &columns, &rows)) {
		fprintf(stream, "%s\n", escaped->str);
		return;
	}
	g_autoptr(GString) broken = g_string_new(NULL);
	kith_screen_wrap(broken, escaped->str, 0, 2, columns);
	fprintf(stream, "%s\n", broken->str);
}
