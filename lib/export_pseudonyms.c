/* Pseudonyms in place of names. Inside of export. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "export.h"
#include "random.h"
#include "sheet.h"

/* Columns of people that would tell who they are. */
#define TELLING                                                                                    \
	"label|name|first name|last name|full name|nickname|email|e-mail|email "                   \
	"address|mail|phone|"                                                                      \
	"telephone|mobile|url|profile|profile "                                                    \
	"url|website|homepage|address|photo|picture|image|id|"                                     \
	"user id|birthday|linkedin|twitter|x handle|mastodon|github|orcid|route|why"

static void drop_telling(kith_graph *graph, GPtrArray *dropped)
{
	for (guint c = graph->columns->len; c-- > 0;) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column->person && kith_sheet_is_one_of(column->name, TELLING)) {
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
	kith_random_init(&random, seed);
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
