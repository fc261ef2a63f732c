/* Phrases: lists, how long ago and kinds of ties as people say them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/phrases.h"

#include "base/number.h"
#include "introductions/alike.h"
#include "wording/facts.h"

/* Names in a list before the rest is counted. */
#define A_FEW 3

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

void kith_phrase_names(GString *out, const GPtrArray *names)
{
	kith_phrase_list(out, (const char *const *)names->pdata, names->len, A_FEW);
}

char *kith_phrase_value(const char *column, const char *text)
{
	double number;
	if (g_ascii_strncasecmp(column, "goal", 4) == 0) {
		return g_strdup_printf("the goal '%s'", text);
	}
	if (kith_number_parse(text, false, &number)) {
		return g_strdup_printf("%s %s", column, text);
	}
	return !*column || kith_alike_speaks_for_itself(column)
		       ? g_strdup(text)
		       : g_strdup_printf("%s '%s'", column, text);
}

void kith_phrase_shared(GString *out, const GPtrArray *shared)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < shared->len; i++) {
		const struct kith_shared_value *value = shared->pdata[i];
		g_ptr_array_add(texts, kith_phrase_value(value->column, value->value));
	}
	kith_phrase_names(out, texts);
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
		{"meeting", "have met"},
		{"mail", "are in touch by mail"},
		{"reply", "are in touch by mail"},
		{"message", "have exchanged messages"},
		{"invitation", "are linked by an invitation"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
		if (g_ascii_strcasecmp(known[i].kind, kind) == 0) {
			return known[i].words;
		}
	}
	return NULL;
}

void kith_phrase_kinds(GString *out, const GPtrArray *kinds)
{
	g_autoptr(GPtrArray) told = g_ptr_array_new();
	g_autoptr(GPtrArray) other = g_ptr_array_new();
	for (guint i = 0; i < kinds->len; i++) {
		const char *words = kith_phrase_kind(kinds->pdata[i]);
		if (words && g_ptr_array_find_with_equal_func(told, words, g_str_equal, NULL)) {
			continue;
		}
		g_ptr_array_add(words ? told : other, words ? (char *)words : kinds->pdata[i]);
	}
	g_autoptr(GString) others = g_string_new("know each other");
	if (other->len > 0) {
		g_string_append(others, " (");
		kith_phrase_names(others, other);
		g_string_append(others, ")");
	}
	if (other->len > 0 || told->len == 0) {
		g_ptr_array_add(told, others->str);
	}
	kith_phrase_names(out, told);
}

void kith_phrase_month(GString *out, const char *date)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	double days;
	if (!kith_date_parse(date, &days)) {
		return;
	}
	g_autoptr(GDateTime) day = g_date_time_new_from_unix_utc((gint64)days * 86400);
	if (day) {
		g_string_append_printf(out, "%s %d", months[g_date_time_get_month(day) - 1],
			g_date_time_get_year(day));
	}
}
