/* Pseudonyms in place of names. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/export/export.h"
#include "base/number.h"
#include "base/random.h"
#include "base/text.h"

/* Columns of people that would tell who they are. */
#define TELLING                                                                                    \
	"label|name|first name|last name|full name|nickname|email|e-mail|email "                   \
	"address|mail|phone|"                                                                      \
	"telephone|mobile|url|profile|profile "                                                    \
	"url|website|homepage|address|photo|picture|image|id|"                                     \
	"user id|birthday|linkedin|twitter|x handle|mastodon|github|orcid|route|why|"              \
	"mutual_names|name_label|ask_label|next_label"

/* Where the word at hand ends. */
static size_t word_length(const char *at)
{
	const char *end = at;
	while (*end && (g_unichar_isalnum(g_utf8_get_char(end)) || *end == '\'' || *end == '-')) {
		end = g_utf8_next_char(end);
	}
	return end > at ? (size_t)(end - at) : (size_t)(g_utf8_next_char(at) - at);
}

/* Numbers stand for nobody: those of other columns are the same. */
static bool is_name(const kith_graph *graph, const char *text, size_t length)
{
	g_autofree char *part = g_strndup(text, length);
	double number;
	return !kith_number_parse(part, false, &number) &&
	       kith_names_find(graph->names, part) != KITH_NO_NAME;
}

/* Whether somebody's name, which has `words` words at most, begins at the word at hand. */
static bool begins_with_name(const kith_graph *graph, const char *at, size_t words)
{
	size_t length = 0;
	for (size_t k = 0; k < words && at[length]; k++) {
		length += word_length(at + length);
		if (is_name(graph, at, length)) {
			return true;
		}
	}
	return false;
}

/* Whether a cell tells who somebody is: a name in it, an address, a page. */
static bool tells(const kith_graph *graph, const char *cell, size_t words)
{
	if (strchr(cell, '@') || strstr(cell, "://") || strstr(cell, "www.")) {
		return true;
	}
	for (; *cell; cell += word_length(cell)) {
		if (begins_with_name(graph, cell, words)) {
			return true;
		}
	}
	return false;
}

/* How many words and signs between them the longest name has; no more than a few dozen are looked
 * at. */
static size_t words_of_names(const kith_graph *graph)
{
	size_t most = 0;
	for (size_t i = 0; i < graph->n; i++) {
		size_t words = 0;
		for (const char *at = kith_graph_name(graph, i); *at; at += word_length(at)) {
			words++;
		}
		most = MAX(most, words);
	}
	return MIN(most, 32);
}

static bool column_tells(const kith_graph *graph, const struct kith_column *column, size_t words)
{
	if (kith_text_is_one_of(column->name, TELLING) && column->person) {
		return true;
	}
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		if (tells(graph, kith_names_get(column->values, v), words)) {
			return true;
		}
	}
	return false;
}

static void drop_telling(kith_graph *graph, GPtrArray *dropped)
{
	size_t words = words_of_names(graph);
	for (guint c = graph->columns->len; c-- > 0;) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column_tells(graph, column, words)) {
			g_ptr_array_add(dropped, g_strdup(column->name));
			g_ptr_array_remove_index(graph->columns, c);
		}
	}
}

/* The numbers after those that pseudonyms have already. */
static uint32_t first_free(GHashTable *key)
{
	GHashTableIter iterator;
	gpointer pseudonym;
	guint64 last = 0, number;
	g_hash_table_iter_init(&iterator, key);
	while (g_hash_table_iter_next(&iterator, NULL, &pseudonym)) {
		const char *text = pseudonym;
		if (*text == 'P' && g_ascii_string_to_unsigned(
					    text + 1, 10, 1, UINT32_MAX / 2, &number, NULL)) {
			last = MAX(last, number);
		}
	}
	return (uint32_t)last + 1;
}

/* The order by chance must not be one that anybody can draw again: it depends on all names. */
static uint64_t seed_of_names(const kith_graph *graph, uint64_t seed)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof digest;
	for (size_t i = 0; i < graph->n; i++) {
		const char *name = kith_graph_name(graph, i);
		g_checksum_update(sum, (const guchar *)name, (gssize)strlen(name) + 1);
	}
	g_checksum_get_digest(sum, digest, &length);
	for (size_t k = 0; k < 8; k++) {
		seed ^= (uint64_t)digest[k] << 8 * k;
	}
	return seed;
}

static void name_the_new(const kith_graph *graph, GHashTable *key, uint64_t seed)
{
	uint32_t next = first_free(key);
	g_autoptr(GArray) fresh = g_array_new(false, false, sizeof(uint32_t));
	for (uint32_t i = 0; i < graph->n; i++) {
		if (!g_hash_table_contains(key, kith_graph_name(graph, i))) {
			g_array_append_val(fresh, i);
		}
	}
	struct kith_random random;
	kith_random_init(&random, seed_of_names(graph, seed));
	kith_random_shuffle(&random, (uint32_t *)(void *)fresh->data, fresh->len);
	for (guint k = 0; k < fresh->len; k++) {
		g_hash_table_insert(key,
			g_strdup(kith_graph_name(graph, g_array_index(fresh, uint32_t, k))),
			g_strdup_printf("P%u", next + k));
	}
}

struct rank {
	const char *pseudonym;
	uint32_t person;
};

static int by_pseudonym(const void *a, const void *b)
{
	const char *x = ((const struct rank *)a)->pseudonym;
	const char *y = ((const struct rank *)b)->pseudonym;
	size_t x_length = strlen(x), y_length = strlen(y);
	return x_length != y_length ? (x_length > y_length) - (x_length < y_length) : strcmp(x, y);
}

struct row {
	uint32_t source, target;
	size_t tie;
};

static int by_ends(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	if (x->source != y->source) {
		return x->source < y->source ? -1 : 1;
	}
	if (x->target != y->target) {
		return x->target < y->target ? -1 : 1;
	}
	return (x->tie > y->tie) - (x->tie < y->tie);
}

static bool permute(uint32_t *cells, const struct row *rows, size_t count, GError **error)
{
	g_autofree uint32_t *old = cells ? KITH_ARRAY(uint32_t, count, error) : NULL;
	if (!cells || !old) {
		return !cells;
	}
	for (size_t t = 0; t < count; t++) {
		old[t] = cells[t];
	}
	for (size_t t = 0; t < count; t++) {
		cells[t] = old[rows[t].tie];
	}
	return true;
}

/* The order of rows may be that of the alphabet: ties are put in the order of the pseudonyms. */
static bool sort_ties(kith_graph *graph, GError **error)
{
	g_autofree struct row *rows = KITH_ARRAY(struct row, graph->m, error);
	uint8_t *one_way = rows && graph->one_way ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	if (!rows || (graph->one_way && !one_way)) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		rows[t] = (struct row){graph->source[t], graph->target[t], t};
	}
	qsort(rows, graph->m, sizeof *rows, by_ends);
	bool done = true;
	for (guint c = 0; done && c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		done = permute(column->tie, rows, graph->m, error);
	}
	for (size_t t = 0; t < graph->m; t++) {
		graph->source[t] = rows[t].source;
		graph->target[t] = rows[t].target;
		if (one_way) {
			one_way[t] = graph->one_way[rows[t].tie];
		}
	}
	return done & kith_graph_set_one_way(graph, one_way, error);
}

bool kith_export_pseudonyms(
	kith_graph *graph, GHashTable *key, uint64_t seed, GPtrArray *dropped, GError **error)
{
	g_autofree struct rank *ranks = KITH_ARRAY(struct rank, graph->n, error);
	g_autofree uint32_t *order = ranks ? KITH_ARRAY(uint32_t, graph->n, error) : NULL;
	g_autoptr(kith_names) names = order ? kith_names_new(error) : NULL;
	if (!names) {
		return false;
	}
	drop_telling(graph, dropped);
	name_the_new(graph, key, seed);
	for (uint32_t i = 0; i < graph->n; i++) {
		ranks[i] = (struct rank){g_hash_table_lookup(key, kith_graph_name(graph, i)), i};
	}
	qsort(ranks, graph->n, sizeof *ranks, by_pseudonym);
	for (size_t i = 0; i < graph->n; i++) {
		const char *pseudonym = ranks[i].pseudonym;
		order[i] = ranks[i].person;
		uint32_t number = kith_names_add(names, pseudonym, strlen(pseudonym), error);
		if (number != i) {
			return number != KITH_NO_NAME &&
			       kith_fail(error, KITH_ERROR_DATA,
				       "the key gives two people the pseudonym %s; give each their "
				       "own",
				       pseudonym);
		}
	}
	if (!kith_graph_reorder(graph, order, error)) {
		return false;
	}
	kith_names_free(graph->names);
	graph->names = g_steal_pointer(&names);
	return sort_ties(graph, error);
}
