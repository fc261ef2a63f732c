/* What the members of a network are called in titles and legends: people and ties, unless told. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot_nouns.h"

#include <string.h>

#include "base/text.h"

/* One of several: "companies" is "company", "ties" "tie", "churches" "church", "people" "person".
 */
static char *singular_of(const char *plural)
{
	static const char *const endings[][2] = {{"people", "person"}, {"ies", "y"}, {"sses", "ss"},
		{"ches", "ch"}, {"shes", "sh"}, {"xes", "x"}, {"ss", "ss"}, {"s", ""}};
	for (size_t k = 0; k < G_N_ELEMENTS(endings); k++) {
		if (g_str_has_suffix(plural, endings[k][0])) {
			size_t stem = strlen(plural) - strlen(endings[k][0]);
			bool short_word = stem == 1 && endings[k][1][0] == 'y';
			return short_word ? g_strndup(plural, stem + 2)
					  : g_strdup_printf(
						    "%.*s%s", (int)stem, plural, endings[k][1]);
		}
	}
	return g_strdup(plural);
}

/* With a capital letter and "each" after it, or as it is where it has no small first letter. */
static char *heading_of(const char *word, const char *after)
{
	g_autofree char *first = g_utf8_strup(word, g_utf8_next_char(word) - word);
	return g_strconcat(first, g_utf8_next_char(word), after, NULL);
}

bool plot_nouns_init(struct plot_nouns *nouns, const char *text, GError **error)
{
	g_auto(GStrv) words = g_strsplit(text ? text : "people,ties", ",", -1);
	*nouns = (struct plot_nouns){0};
	for (guint k = 0; k < g_strv_length(words) && k < 2; k++) {
		nouns->owned[2 * k + 1] = kith_text_clean(g_strstrip(words[k]));
		nouns->owned[2 * k] = singular_of(nouns->owned[2 * k + 1]);
	}
	bool two = g_strv_length(words) == 2 && *nouns->owned[1] && *nouns->owned[3];
	if (!two) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--nouns: \"%s\" is not two words; give what is drawn and what ties it, as "
			"in organisations,links",
			text);
	}
	nouns->words = (struct kith_nouns){
		nouns->owned[0], nouns->owned[1], nouns->owned[2], nouns->owned[3]};
	nouns->heading_people = heading_of(nouns->owned[1], "");
	nouns->heading_ties = heading_of(nouns->owned[3], " each");
	return true;
}

void plot_nouns_finish(struct plot_nouns *nouns)
{
	for (size_t k = 0; k < G_N_ELEMENTS(nouns->owned); k++) {
		g_free(nouns->owned[k]);
	}
	g_free(nouns->heading_people);
	g_free(nouns->heading_ties);
	*nouns = (struct plot_nouns){0};
}
