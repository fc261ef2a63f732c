/* Phrases: lists, how long ago and kinds of ties as people say them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/phrases.h"

#include "base/number.h"

void kith_phrase_list(GString *out, const char *const *items, size_t count, size_t most)
{
	bool cut = count > most + 1;
	size_t said = cut ? most : count;
	for (size_t i = 0; i < said; i++) {
		bool last = i + 1 == said && !cut;
		g_string_append(out, i == 0 ? "" : last ? " and " : ", ");
		g_string_append(out, items[i]);
	}
	if (cut) {
		g_string_append_printf(out, " and %zu more", count - most);
	}
}

void kith_phrase_ago(GString *out, double days)
{
	if (days < 31) {
		g_string_append(out, "lately");
	} else if (days < 2 * KITH_DAYS_A_YEAR) {
		int months = (int)(days / KITH_DAYS_A_MONTH + .5);
		g_string_append_printf(out, "%d month%s ago", months, months == 1 ? "" : "s");
	} else {
		g_string_append_printf(out, "%d years ago", (int)(days / KITH_DAYS_A_YEAR + .5));
	}
}

const char *kith_phrase_kind(const char *kind)
{
	static const struct {
		const char *kind, *words;
	} known[] = {
		{"work", "work together"},
		{"colleague", "work together"},
		{"coworker", "work together"},
		{"friend", "are friends"},
		{"friendship", "are friends"},
		{"family", "are family"},
		{"kin", "are family"},
		{"marriage", "are joined by marriage"},
		{"business", "do business together"},
		{"event", "have met at events"},
		{"mentoring", "are mentor and mentee"},
		{"neighbour", "are neighbours"},
		{"neighbor", "are neighbours"},
		{"school", "went to school together"},
		{"study", "studied together"},
		{"club", "are in a club together"},
		{"coauthor", "have written together"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
		if (g_ascii_strcasecmp(known[i].kind, kind) == 0) {
			return known[i].words;
		}
	}
	return NULL;
}

void kith_phrase_capital(GString *sentence)
{
	if (sentence->len == 0) {
		return;
	}
	gunichar first = g_utf8_get_char(sentence->str);
	char capital[6];
	int length = g_unichar_to_utf8(g_unichar_toupper(first), capital);
	g_string_erase(sentence, 0, g_utf8_next_char(sentence->str) - sentence->str);
	g_string_insert_len(sentence, 0, capital, length);
}
