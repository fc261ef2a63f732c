/* Pseudonyms in place of names. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE /* getentropy */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

enum { WORDS_MAX = 8 }; /* of a name that are looked for in a cell */

/* The names that cells are looked through for. */
struct names {
	const kith_graph *graph;
	GHashTable *of_words; /* of char *: those of several words, as `in_order` has them */
};

static bool is_word(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '\'' || c == '-';
}

/* The words of a text, as they stand. To be freed with g_ptr_array_unref. */
static GPtrArray *words_of(const char *text)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	for (const char *at = text; *at;) {
		const char *end = at;
		while (*end && is_word(g_utf8_get_char(end))) {
			end = g_utf8_next_char(end);
		}
		if (end > at) {
			g_ptr_array_add(words, g_strndup(at, (gsize)(end - at)));
		}
		at = *end ? g_utf8_next_char(end) : end;
	}
	return words;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Some words without case and accents, in the order of the alphabet. To be freed. */
static char *in_order(char *const *words, size_t count)
{
	char *folded[WORDS_MAX + 1] = {NULL};
	for (size_t k = 0; k < count; k++) {
		folded[k] = kith_text_fold(words[k]);
	}
	qsort(folded, count, sizeof *folded, by_text);
	char *joined = g_strjoinv(" ", folded);
	for (size_t k = 0; k < count; k++) {
		g_free(folded[k]);
	}
	return joined;
}

static void add_name(struct names *names, const char *name)
{
	g_autoptr(GPtrArray) words = words_of(name);
	if (words->len > 1 && words->len <= WORDS_MAX) {
		g_hash_table_add(
			names->of_words, in_order((char *const *)words->pdata, words->len));
	}
}

static void names_init(struct names *names, const kith_graph *graph)
{
	const struct kith_column *label = kith_graph_column(graph, "label");
	*names =
		(struct names){graph, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
	for (size_t i = 0; i < graph->n; i++) {
		add_name(names, kith_graph_name(graph, i));
		if (label && label->person) {
			add_name(names, kith_column_person(label, i));
		}
	}
}

/* Numbers stand for nobody: those of other columns are the same. */
static bool is_name(const struct names *names, const char *text)
{
	double number;
	return !kith_number_parse(text, false, &number) &&
	       kith_names_find(names->graph->names, text) != KITH_NO_NAME;
}

/* Whether somebody's name begins at a word. */
static bool begins_with_name(const struct names *names, const GPtrArray *words, guint first)
{
	char *const *at = (char *const *)words->pdata + first;
	size_t most = MIN(words->len - first, WORDS_MAX);
	bool found = is_name(names, *at);
	for (size_t count = 2; count <= most && !found; count++) {
		g_autofree char *several = in_order(at, count);
		found = g_hash_table_contains(names->of_words, several);
	}
	return found;
}

/* Whether a cell tells who somebody is: a name in it, an address, a page. */
static bool tells(const struct names *names, const char *cell)
{
	if (strchr(cell, '@') || strstr(cell, "://") || strstr(cell, "www.") ||
		is_name(names, cell)) {
		return true;
	}
	g_autoptr(GPtrArray) words = words_of(cell);
	for (guint first = 0; first < words->len; first++) {
		if (begins_with_name(names, words, first)) {
			return true;
		}
	}
	return false;
}

static bool column_tells(const struct names *names, const struct kith_column *column)
{
	if ((kith_text_is_one_of(column->name, TELLING) && column->person) ||
		tells(names, column->name)) {
		return true;
	}
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		if (tells(names, kith_names_get(column->values, v))) {
			return true;
		}
	}
	return false;
}

static void drop_telling(kith_graph *graph, GPtrArray *dropped)
{
	struct names names;
	names_init(&names, graph);
	for (guint c = graph->columns->len; c-- > 0;) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column != graph->weight_column && column_tells(&names, column)) {
			g_ptr_array_add(dropped, g_strdup(column->name));
			g_ptr_array_remove_index(graph->columns, c);
		}
	}
	g_hash_table_unref(names.of_words);
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

/* Sixteen bytes of the system's chance, which nobody can draw again. NULL on failure. */
static char *draw_salt(GError **error)
{
	uint8_t bytes[16];
	if (getentropy(bytes, sizeof bytes) != 0) {
		kith_fail(error, KITH_ERROR_SYSTEM, "the system gives no random numbers: %s",
			g_strerror(errno));
		return NULL;
	}
	GString *salt = g_string_new(NULL);
	for (size_t k = 0; k < sizeof bytes; k++) {
		g_string_append_printf(salt, "%02x", bytes[k]);
	}
	return g_string_free(salt, FALSE);
}

/* The order by chance follows from the salt, and differs with the people. */
static uint64_t seed_of(const kith_graph *graph, const struct kith_pseudonyms *known)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof digest;
	uint64_t seed = known->seed;
	g_checksum_update(sum, (const guchar *)known->salt, (gssize)strlen(known->salt) + 1);
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

static void name_the_new(const kith_graph *graph, const struct kith_pseudonyms *known)
{
	GHashTable *key = known->of;
	uint32_t next = first_free(key);
	g_autoptr(GArray) fresh = g_array_new(false, false, sizeof(uint32_t));
	for (uint32_t i = 0; i < graph->n; i++) {
		if (!g_hash_table_contains(key, kith_graph_name(graph, i))) {
			g_array_append_val(fresh, i);
		}
	}
	struct kith_random random;
	kith_random_init(&random, seed_of(graph, known));
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
	kith_graph *graph, struct kith_pseudonyms *known, GPtrArray *dropped, GError **error)
{
	g_autofree struct rank *ranks = KITH_ARRAY(struct rank, graph->n, error);
	g_autofree uint32_t *order = ranks ? KITH_ARRAY(uint32_t, graph->n, error) : NULL;
	g_autoptr(kith_names) names = order ? kith_names_new(error) : NULL;
	if (names && !known->salt) {
		known->salt = draw_salt(error);
	}
	if (!names || !known->salt) {
		return false;
	}
	drop_telling(graph, dropped);
	name_the_new(graph, known);
	for (uint32_t i = 0; i < graph->n; i++) {
		ranks[i] =
			(struct rank){g_hash_table_lookup(known->of, kith_graph_name(graph, i)), i};
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
