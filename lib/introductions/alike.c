/* What people have in common: fields, goals, interests, from columns of one or many values. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/alike.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* Values of all columns while they are collected. */
struct gathering {
	kith_names *keys;    /* column number and folded value */
	GPtrArray *spelling; /* as first met */
	GArray *trait_of;    /* of uint32_t */
	GArray **cell;       /* [cells of the column at hand] of uint32_t values; NULL: not split */
};

void kith_alike_free(kith_alike *alike)
{
	if (!alike) {
		return;
	}
	g_strfreev(alike->value);
	g_free(alike->trait_of);
	g_free(alike->kind);
	g_free(alike->start);
	g_free(alike->values);
	g_free(alike->who);
	g_free(alike->people);
	g_free(alike);
}

static bool add_value(struct gathering *gathering, GArray *values, uint32_t trait, const char *text,
	GError **error)
{
	g_autofree char *caseless = kith_text_caseless(text);
	g_autofree char *key = g_strdup_printf("%u %s", trait, caseless);
	uint32_t value = kith_names_add(gathering->keys, key, strlen(key), error);
	if (value == KITH_NO_NAME) {
		return false;
	}
	if (value == gathering->spelling->len) {
		g_ptr_array_add(gathering->spelling, g_strdup(text));
		g_array_append_val(gathering->trait_of, trait);
	}
	for (guint i = 0; i < values->len; i++) {
		if (g_array_index(values, uint32_t, i) == value) {
			return true;
		}
	}
	g_array_append_val(values, value);
	return true;
}

static int compare_values(gconstpointer a, gconstpointer b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The values of one cell, split once however many people have it. */
static const GArray *part(struct gathering *gathering, const struct kith_trait *trait,
	uint32_t number, uint32_t cell, GError **error)
{
	if (gathering->cell[cell]) {
		return gathering->cell[cell];
	}
	g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_auto(GStrv) texts = kith_text_split(kith_names_get(trait->cells, cell));
	for (char **text = texts; *text; text++) {
		if (!add_value(gathering, values, number, *text, error)) {
			return NULL;
		}
	}
	g_array_sort(values, compare_values);
	return gathering->cell[cell] = g_steal_pointer(&values);
}

/* Counts (or, when there are lists to fill, writes) the values of one column. */
static bool gather(struct gathering *gathering, kith_alike *alike, const struct kith_trait *trait,
	uint32_t number, GError **error)
{
	for (size_t i = 0; i < alike->n; i++) {
		const GArray *values = part(gathering, trait, number, trait->cell[i], error);
		if (!values) {
			return false;
		}
		if (alike->values && values->len > 0) {
			memcpy(&alike->values[alike->start[i]], values->data,
				values->len * sizeof(uint32_t));
		}
		alike->start[i] += values->len;
	}
	return true;
}

/* Parts the cells of every column for as long as `each` column takes. */
static bool gather_all(struct gathering *gathering, kith_alike *alike,
	const struct kith_trait *traits, size_t count, GError **error)
{
	bool gathered = true;
	for (size_t k = 0; gathered && k < count; k++) {
		size_t cells = kith_names_count(traits[k].cells);
		gathering->cell = KITH_ARRAY(GArray *, cells, error);
		gathered =
			gathering->cell && gather(gathering, alike, &traits[k], (uint32_t)k, error);
		for (size_t c = 0; gathering->cell && c < cells; c++) {
			g_clear_pointer(&gathering->cell[c], g_array_unref);
		}
		g_clear_pointer(&gathering->cell, g_free);
	}
	return gathered;
}

static void counts_to_starts(uint64_t *start, size_t n)
{
	uint64_t sum = 0;
	for (size_t i = 0; i <= n; i++) {
		uint64_t count = start[i];
		start[i] = sum;
		sum += count;
	}
}

static void ends_to_starts(uint64_t *start, size_t n)
{
	memmove(start + 1, start, n * sizeof *start);
	start[0] = 0;
}

/* Turns people's values round: each value's people. */
static bool index_people(kith_alike *alike, GError **error)
{
	alike->who = KITH_ARRAY(uint64_t, alike->value_count + 1, error);
	alike->people = alike->who ? KITH_ARRAY(uint32_t, alike->start[alike->n], error) : NULL;
	if (!alike->people) {
		return false;
	}
	for (uint64_t e = 0; e < alike->start[alike->n]; e++) {
		alike->who[alike->values[e]]++;
	}
	counts_to_starts(alike->who, alike->value_count);
	for (size_t i = 0; i < alike->n; i++) {
		for (uint64_t e = alike->start[i]; e < alike->start[i + 1]; e++) {
			alike->people[alike->who[alike->values[e]]++] = (uint32_t)i;
		}
	}
	ends_to_starts(alike->who, alike->value_count);
	return true;
}

static bool fill(struct gathering *gathering, kith_alike *alike, const struct kith_trait *traits,
	size_t count, GError **error)
{
	alike->start = KITH_ARRAY(uint64_t, alike->n + 1, error);
	if (!alike->start || !gather_all(gathering, alike, traits, count, error)) {
		return false;
	}
	counts_to_starts(alike->start, alike->n);
	alike->values = KITH_ARRAY(uint32_t, alike->start[alike->n], error);
	if (!alike->values || !gather_all(gathering, alike, traits, count, error)) {
		return false;
	}
	ends_to_starts(alike->start, alike->n);
	alike->value_count = gathering->spelling->len;
	g_ptr_array_add(gathering->spelling, NULL);
	alike->value = (char **)(void *)g_ptr_array_steal(gathering->spelling, NULL);
	alike->trait_of = (uint32_t *)(void *)g_array_steal(gathering->trait_of, NULL);
	return index_people(alike, error);
}

kith_alike *kith_alike_new(size_t n, const struct kith_trait *traits, size_t count, GError **error)
{
	g_autoptr(kith_alike) alike = g_new0(kith_alike, 1);
	g_autoptr(kith_names) keys = kith_names_new(error);
	g_autoptr(GPtrArray) spelling = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) trait_of = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct gathering gathering = {keys, spelling, trait_of, NULL};
	alike->n = n;
	alike->kind = g_new(enum kith_trait_kind, count + 1);
	for (size_t k = 0; k < count; k++) {
		alike->kind[k] = traits[k].kind;
	}
	bool filled = keys && fill(&gathering, alike, traits, count, error);
	return filled ? g_steal_pointer(&alike) : NULL;
}

size_t kith_alike_shared(const kith_alike *alike, uint32_t a, uint32_t b, uint32_t *shared)
{
	uint64_t i = alike->start[a], j = alike->start[b];
	size_t count = 0;
	while (i < alike->start[a + 1] && j < alike->start[b + 1]) {
		uint32_t x = alike->values[i], y = alike->values[j];
		if (x == y && shared) {
			shared[count] = x;
		}
		count += x == y;
		i += x <= y;
		j += y <= x;
	}
	return count;
}

size_t kith_alike_shared_in(const kith_alike *alike, uint32_t a, uint32_t b, uint32_t trait)
{
	g_autofree uint32_t *shared = g_new(uint32_t, kith_alike_count(alike, a) + 1);
	size_t count = kith_alike_shared(alike, a, b, shared), in_trait = 0;
	for (size_t i = 0; i < count; i++) {
		in_trait += alike->trait_of[shared[i]] == trait;
	}
	return in_trait;
}

size_t kith_alike_count_in(const kith_alike *alike, uint32_t person, uint32_t trait)
{
	return kith_alike_shared_in(alike, person, person, trait);
}

unsigned kith_alike_kinds(const kith_alike *alike, uint32_t a, uint32_t b)
{
	g_autofree uint32_t *shared = g_new(uint32_t, kith_alike_count(alike, a) + 1);
	size_t count = kith_alike_shared(alike, a, b, shared);
	unsigned kinds = 0;
	for (size_t i = 0; i < count; i++) {
		kinds |= 1U << alike->kind[alike->trait_of[shared[i]]];
	}
	return kinds;
}

double kith_alike_likeness(const kith_alike *alike, uint32_t a, uint32_t b)
{
	size_t shared = kith_alike_shared(alike, a, b, NULL);
	size_t either = kith_alike_count(alike, a) + kith_alike_count(alike, b) - shared;
	return either ? (double)shared / (double)either : 0;
}

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
		"first_seen", "last_seen", "events", "circle", "why", "ask", "introducer", "route",
		"relation", "alike", "mutual", "role", "next", "kinds", "new_circle", "lost_circle",
		"shared_values", "mutual_names", "name_field", "name_job", "name_company",
		"name_label", "ask_label", "next_label", NULL};
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

bool kith_alike_speaks_for_itself(const char *name)
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

/* True when the cells in use are not all numbers, dates, spans of time, yes or no, and not all
 * different. */
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
				!(kith_number_parse(text, true, &number) ||
					kith_date_parse(text, &number) ||
					kith_span_parse(text, &number) || is_yes_or_no(text));
		}
		filled += cell != 0;
	}
	bool split = false;
	for (size_t i = 0; words && !split && i < graph->n; i++) {
		split = kith_text_is_split(kith_column_person(column, i));
	}
	return words && (split || g_hash_table_size(cells) < filled);
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

GPtrArray *kith_alike_columns(const kith_graph *graph, const char *like, GError **error)
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

kith_alike *kith_alike_by_columns(const kith_graph *graph, const GPtrArray *columns, GError **error)
{
	g_autofree struct kith_trait *traits = g_new0(struct kith_trait, columns->len + 1);
	for (guint k = 0; k < columns->len; k++) {
		const struct kith_column *column = columns->pdata[k];
		traits[k] = (struct kith_trait){
			column->name, column->person, column->values, kind_of(column->name)};
	}
	return kith_alike_new(graph->n, traits, columns->len, error);
}
