/* Which columns make people alike. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/likes.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

static bool is_among(const char *name, const char *const *words)
{
	for (; *words; words++) {
		if (g_ascii_strcasecmp(*words, name) == 0) {
			return true;
		}
	}
	return false;
}

/* Words that say who somebody is or what kith has found, not what they care about. */
static bool is_kept_out(const char *name)
{
	static const char *const kept_out[] = {"id", "name", "label", "email", "url", "community",
		"circle", "why", "ask", "introducer", "route", "relation", "alike", "mutual",
		"role", "next", "kinds", "new_circle", "lost_circle", "shared_values",
		"mutual_names", "name_label", "ask_label", "next_label", NULL};
	return is_among(name, kept_out);
}

static enum kith_trait_kind kind_of(const char *name)
{
	static const char *const fields[] = {
		"field", "discipline", "profession", "occupation", "job", "subject", NULL};
	static const char *const places[] = {"city", "town", "place", "location", "region",
		"country", "company", "employer", "organisation", "organization", "institution",
		"school", "university", "team", "office", "club", NULL};
	return is_among(name, fields)   ? KITH_TRAIT_FIELD
	       : is_among(name, places) ? KITH_TRAIT_PLACE
					: KITH_TRAIT_INTEREST;
}

bool kith_likes_speaks_for_itself(const char *name)
{
	static const char *const interests[] = {"interest", "interests", "skill", "skills", "hobby",
		"hobbies", "topic", "topics", "tag", "tags", "likes", "language", "languages",
		"expertise", "keyword", "keywords", NULL};
	return kind_of(name) != KITH_TRAIT_INTEREST || is_among(name, interests);
}

static bool is_yes_or_no(const char *text)
{
	static const char *const words[] = {"yes", "no", "y", "n", "true", "false", NULL};
	return is_among(text, words);
}

/* True when the cells in use are not all numbers, yes or no, and not all different. */
static bool holds_shared_words(const kith_graph *graph, const struct kith_column *column)
{
	size_t filled = 0;
	bool words = false;
	g_autoptr(GHashTable) cells = g_hash_table_new(NULL, NULL);
	for (size_t i = 0; i < graph->n; i++) {
		double number;
		uint32_t cell = column->person[i];
		if (cell != 0 && g_hash_table_add(cells, GUINT_TO_POINTER(cell))) {
			const char *text = kith_column_person(column, i);
			words = words ||
				!(kith_number_parse(text, true, &number) || is_yes_or_no(text));
		}
		filled += cell != 0;
	}
	bool parted = false;
	for (size_t i = 0; words && !parted && i < graph->n; i++) {
		parted = kith_text_is_split(kith_column_person(column, i));
	}
	return words && (parted || g_hash_table_size(cells) < filled);
}

static GPtrArray *all_columns(const kith_graph *graph)
{
	GPtrArray *columns = g_ptr_array_new();
	for (guint k = 0; k < graph->columns->len; k++) {
		struct kith_column *column = graph->columns->pdata[k];
		if (column->person && !is_kept_out(column->name) &&
			holds_shared_words(graph, column)) {
			g_ptr_array_add(columns, column);
		}
	}
	return columns;
}

static bool fail_column(const kith_graph *graph, const char *name, GError **error)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint k = 0; k < graph->columns->len; k++) {
		const struct kith_column *column = graph->columns->pdata[k];
		if (column->person) {
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", column->name);
		}
	}
	return kith_fail(error, KITH_ERROR_USAGE,
		"there is no column '%s' of people to be alike in; %s%s", name,
		names->len ? "there are " : "the people here have no columns", names->str);
}

GPtrArray *kith_likes_columns(const kith_graph *graph, const char *like, GError **error)
{
	if (!like) {
		return all_columns(graph);
	}
	g_autoptr(GPtrArray) columns = g_ptr_array_new();
	g_auto(GStrv) names = g_strsplit(like, ",", -1);
	for (char **name = names; *name; name++) {
		struct kith_column *column = kith_graph_column(graph, g_strstrip(*name));
		if (!column || !column->person) {
			fail_column(graph, *name, error);
			return NULL;
		}
		g_ptr_array_add(columns, column);
	}
	return g_steal_pointer(&columns);
}

kith_alike *kith_likes_compare(const kith_graph *graph, const GPtrArray *columns, GError **error)
{
	g_autofree struct kith_trait *traits = g_new0(struct kith_trait, columns->len + 1);
	for (guint k = 0; k < columns->len; k++) {
		const struct kith_column *column = columns->pdata[k];
		traits[k] = (struct kith_trait){
			column->name, column->person, column->values, kind_of(column->name)};
	}
	return kith_alike_new(graph->n, traits, columns->len, error);
}
