/* Who asks, when other files know them already. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/caller.h"
#include "base/suggest.h"
#include "base/text.h"
#include "exchange/import/address_book.h"
#include "exchange/import/format.h"
#include "graph/person.h"

/* Whether a graph has its ties from options->me. */
static bool is_mine(const kith_import *import, const kith_graph *graph)
{
	return g_ptr_array_find(import->mine, graph, NULL);
}

/* The asker's name in another graph than their own, to be freed; NULL: nobody there is meant. */
static char *known_as(const kith_import *import)
{
	for (guint k = 0; k < import->graphs->len; k++) {
		const kith_graph *graph = g_ptr_array_index(import->graphs, k);
		uint32_t person;
		if (!is_mine(import, graph) &&
			kith_graph_person(graph, import->options->me, &person, NULL)) {
			return g_strdup(kith_graph_name(graph, person));
		}
	}
	return NULL;
}

/* Fails where one of `words`, of what `file` is called, is nearly that name. */
static bool check_words(
	const kith_import *import, GPtrArray *words, const char *file, GError **error)
{
	const char *me = import->options->me;
	g_ptr_array_add(words, NULL);
	const char *near = kith_suggest_word(me, (const char *const *)words->pdata);
	return !near ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       KITH_CALLER_ME ": nobody in %s is called \"%s\"; did you mean \"%s\"? Else "
				      "import the files one by one",
		       file, me, near);
}

/* Fails where somebody in another graph has nearly that name. */
static bool check_near(const kith_import *import, GError **error)
{
	for (guint k = 0; k < import->graphs->len; k++) {
		const kith_graph *graph = g_ptr_array_index(import->graphs, k);
		g_autoptr(GPtrArray) words = g_ptr_array_new();
		for (size_t i = 0; i < graph->n && !is_mine(import, graph); i++) {
			g_ptr_array_add(words, (char *)kith_graph_name(graph, i));
			g_ptr_array_add(words, (char *)kith_graph_label(graph, i));
		}
		if (!check_words(import, words, graph->file, error)) {
			return false;
		}
	}
	return true;
}

bool kith_import_find_me(kith_import *import, uint32_t *person, GError **error)
{
	const struct kith_import_stream *stream = &import->stream;
	g_autofree char *name = known_as(import);
	const char *me = name ? name : import->options->me;
	*person = kith_tally_find(stream->tally, me);
	if (*person != KITH_NO_NAME) {
		return true;
	}
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	kith_tally_words(stream->tally, words);
	bool alone =
		import->graphs->len == 0 && stream->files == kith_address_book_files(stream->book);
	bool sure = name || !import->options->me_is_known || alone;
	return (sure || (check_near(import, error) &&
				check_words(import, words, stream->file, error))) &&
	       kith_tally_person(stream->tally, me, "", person, error);
}

/* Gives somebody of a graph another name, if it is free. */
static bool rename_one(kith_graph *graph, const char *from, const char *to, GError **error)
{
	uint32_t person = kith_names_find(graph->names, from);
	if (person == KITH_NO_NAME || kith_names_find(graph->names, to) != KITH_NO_NAME) {
		return true;
	}
	g_autoptr(kith_names) names = kith_names_new(error);
	for (uint32_t i = 0; names && i < graph->n; i++) {
		const char *name = i == person ? to : kith_graph_name(graph, i);
		if (kith_names_add(names, name, strlen(name), error) == KITH_NO_NAME) {
			return false;
		}
	}
	if (!names) {
		return false;
	}
	kith_names *before = graph->names;
	graph->names = g_steal_pointer(&names);
	kith_names_free(before);
	return true;
}

bool kith_import_settle_me(kith_import *import, GError **error)
{
	const char *me = import->options->me;
	if (!me || import->mine->len == 0 || import->tables->len > 0) {
		return true;
	}
	g_autofree char *name = known_as(import);
	if (!name) {
		return !import->options->me_is_known || check_near(import, error);
	}
	g_autofree char *mine = kith_text_normalize(me, -1);
	for (guint k = 0; k < import->mine->len; k++) {
		if (!rename_one(g_ptr_array_index(import->mine, k), mine, name, error)) {
			return false;
		}
	}
	return true;
}
