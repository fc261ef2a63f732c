/* The word that was probably meant. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/suggest.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>

static gunichar *characters_of(const char *text, size_t *length)
{
	g_autofree char *caseless = kith_text_caseless(text);
	glong count = 0;
	gunichar *characters = g_utf8_to_ucs4_fast(caseless, -1, &count);
	*length = (size_t)count;
	return characters;
}

size_t kith_suggest_distance(const char *a, const char *b)
{
	size_t n, m;
	g_autofree gunichar *x = characters_of(a, &n);
	g_autofree gunichar *y = characters_of(b, &m);
	g_autofree size_t *cell = g_new(size_t, 3 * (m + 1));
	size_t *before = cell, *last = cell + m + 1, *row = cell + 2 * (m + 1);
	for (size_t j = 0; j <= m; j++) {
		row[j] = j;
	}
	for (size_t i = 1; i <= n; i++) {
		size_t *turned = before;
		before = last;
		last = row;
		row = turned;
		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t best = last[j - 1] + (x[i - 1] != y[j - 1]);
			best = MIN(best, MIN(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
				best = MIN(best, before[j - 2] + 1);
			}
			row[j] = best;
		}
	}
	return row[m];
}

const char *kith_suggest_word(const char *word, const char *const *words)
{
	const char *nearest = NULL;
	size_t least = SIZE_MAX;
	for (; *words; words++) {
		size_t distance = kith_suggest_distance(word, *words);
		size_t limit = MAX(1, (size_t)g_utf8_strlen(*words, -1) / 3);
		if (strlen(word) >= 2 && g_str_has_prefix(*words, word)) {
			distance = 1;
		}
		if (distance <= limit && distance < least) {
			nearest = *words;
			least = distance;
		}
	}
	return nearest;
}
