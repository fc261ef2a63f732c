/* Text of names and cells: trimmed, cleaned, without case, split into values. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/text.h"

#include <stdint.h>
#include <string.h>

#define SEPARATORS ";|"

enum { LONGEST = 200 }; /* letters of a name looked at; no line has room for more */

/* In NFC, or as it is where that cannot be; takes `text` over. */
static char *composed(char *text)
{
	char *normal = g_str_is_ascii(text) ? NULL : g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
	if (normal) {
		g_free(text);
	}
	return normal ? normal : text;
}

char *kith_text_normalize(const char *text, gssize length)
{
	return composed(g_strstrip(length < 0 ? g_strdup(text) : g_strndup(text, (gsize)length)));
}

char *kith_text_caseless(const char *text)
{
	if (g_str_is_ascii(text)) {
		return g_ascii_strdown(text, -1);
	}
	g_autofree char *normal = composed(g_strdup(text));
	return composed(g_utf8_casefold(normal, -1));
}

/* A letter that has no accent apart, as it is typed without one; or NULL. */
static const char *plain_letter(gunichar c)
{
	static const struct {
		gunichar letter;
		const char *plain;
	} letters[] = {{0xC6, "ae"}, {0xE6, "ae"}, {0xD8, "o"}, {0xF8, "o"}, {0x110, "d"},
		{0x111, "d"}, {0x131, "i"}, {0x141, "l"}, {0x142, "l"}, {0x152, "oe"},
		{0x153, "oe"}};
	for (size_t k = 0; k < G_N_ELEMENTS(letters); k++) {
		if (letters[k].letter == c) {
			return letters[k].plain;
		}
	}
	return NULL;
}

char *kith_text_fold(const char *text)
{
	if (g_str_is_ascii(text)) {
		return g_ascii_strdown(text, -1);
	}
	g_autofree char *decomposed = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
	if (!decomposed) {
		return g_strdup(text);
	}
	g_autoptr(GString) base = g_string_new(NULL);
	for (const char *at = decomposed; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		const char *plain = c < 0x80 ? NULL : plain_letter(c);
		if (plain) {
			g_string_append(base, plain);
		} else if (!g_unichar_ismark(c)) {
			g_string_append_unichar(base, c);
		}
	}
	return g_utf8_casefold(base->str, -1);
}

char *kith_text_fold_spelled(const char *text)
{
	static const struct {
		gunichar letter;
		const char *spelled;
	} letters[] = {{0xC4, "ae"}, {0xE4, "ae"}, {0xD6, "oe"}, {0xF6, "oe"}, {0xDC, "ue"},
		{0xFC, "ue"}, {0xD8, "oe"}, {0xF8, "oe"}, {0xC5, "aa"}, {0xE5, "aa"}};
	g_autofree char *normal = composed(g_utf8_make_valid(text, -1));
	g_autoptr(GString) whole = g_string_new(NULL);
	for (const char *at = normal; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		size_t k = 0;
		while (k < G_N_ELEMENTS(letters) && letters[k].letter != c) {
			k++;
		}
		if (k < G_N_ELEMENTS(letters)) {
			g_string_append(whole, letters[k].spelled);
		} else {
			g_string_append_unichar(whole, c);
		}
	}
	return kith_text_fold(whole->str);
}

char **kith_text_split(const char *cell)
{
	char **values = g_strsplit_set(cell, SEPARATORS, -1);
	size_t filled = 0;
	for (size_t k = 0; values[k]; k++) {
		char *value = g_strstrip(values[k]);
		values[k] = NULL;
		if (*value) {
			values[filled++] = value;
		} else {
			g_free(value);
		}
	}
	return values;
}

bool kith_text_is_split(const char *cell)
{
	return strpbrk(cell, SEPARATORS) != NULL;
}

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

static char *clean_to(const char *text, size_t longest)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *clean = g_string_sized_new(strlen(valid));
	size_t letters = 0;
	for (const char *at = valid; *at && letters < longest; at = g_utf8_next_char(at)) {
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

char *kith_text_clean(const char *name)
{
	return clean_to(name, LONGEST);
}

char *kith_text_clean_whole(const char *text)
{
	return clean_to(text, SIZE_MAX);
}

bool kith_text_is_one_of(const char *word, const char *words)
{
	size_t length = strlen(word);
	for (const char *each = words; each; each = strchr(each, '|')) {
		each += *each == '|';
		if (!g_ascii_strncasecmp(each, word, length) &&
			(each[length] == '|' || each[length] == '\0')) {
			return true;
		}
	}
	return false;
}
