/* Several graphs made one: people matched by name and e-mail. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/join.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "graph/aliases.h"
#include "graph/build.h"
#include "graph/weight.h"

void kith_import_match_free(struct kith_import_match *match)
{
	if (match) {
		g_free(match->name);
		g_free(match->person);
		g_free(match->file);
		g_free(match);
	}
}

struct joiner {
	kith_builder *builder;
	GHashTable *by_email; /* of folded address to the person's name (owned) */
	GPtrArray *matches;   /* or NULL */
};

/* The addresses of a person: their name where it is one, and cells of columns that hold some,
 * separated by ; or ,. */
static char **addresses_of(const kith_graph *graph, size_t person)
{
	static const char *const names[] = {"email", "e-mail", "email address", "mail"};
	g_autofree char *name = kith_text_caseless(kith_graph_name(graph, person));
	g_autoptr(GString) all = g_string_new(strchr(name, '@') ? name : "");
	g_string_append_c(all, ';');
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		const char *cell = kith_column_person(kith_graph_column(graph, names[k]), person);
		g_autofree char *folded = kith_text_caseless(cell);
		g_string_append_printf(all, "%s;", folded);
	}
	g_strdelimit(all->str, ", ", ';');
	return g_strsplit(all->str, ";", -1);
}

static void note_match(struct joiner *joiner, const kith_graph *graph, size_t person,
	const char *joined, const char *by)
{
	if (!joiner->matches) {
		return;
	}
	struct kith_import_match *match = g_new(struct kith_import_match, 1);
	*match = (struct kith_import_match){g_strdup(kith_graph_name(graph, person)),
		g_strdup(joined), by, g_strdup(graph->file)};
	g_ptr_array_add(joiner->matches, match);
}

/* The name the person has in the joined graph. To be freed. */
static char *name_in(struct joiner *joiner, const kith_graph *graph, size_t person)
{
	const kith_graph *joined = kith_builder_graph(joiner->builder);
	const char *name = kith_graph_name(graph, person);
	bool first = joined->m == 0 && joined->n == 0;
	g_auto(GStrv) addresses = addresses_of(graph, person);
	if (!first && kith_names_find(joined->names, name) != KITH_NO_NAME) {
		note_match(joiner, graph, person, name, "name");
		return g_strdup(name);
	}
	for (size_t k = 0; addresses[k]; k++) {
		if (!strchr(addresses[k], '@')) {
			continue;
		}
		const char *known = g_hash_table_lookup(joiner->by_email, addresses[k]);
		known = known ? known : kith_aliases_find(graph->aliases, addresses[k]);
		if (known) {
			note_match(joiner, graph, person, known, "e-mail");
			return g_strdup(known);
		}
	}
	return g_strdup(name);
}

/* Remembers the addresses of a person who is in the joined graph under `name`. */
static void remember(
	struct joiner *joiner, const kith_graph *graph, size_t person, const char *name)
{
	g_auto(GStrv) addresses = addresses_of(graph, person);
	for (size_t k = 0; addresses[k]; k++) {
		if (strchr(addresses[k], '@') &&
			!g_hash_table_contains(joiner->by_email, addresses[k])) {
			g_hash_table_insert(
				joiner->by_email, g_strdup(addresses[k]), g_strdup(name));
		}
	}
}

/* What a figure of somebody becomes where another file knows them too: `events` add up, the days
 * they were seen reach from the first to the last; all else is the later. To be freed. */
static char *together(const char *column, const char *before, const char *cell)
{
	bool first = !strcmp(column, "first_seen"), last = !strcmp(column, "last_seen");
	double a, b;
	if (!strcmp(column, "events") && kith_number_parse(before, false, &a) &&
		kith_number_parse(cell, false, &b)) {
		GString *sum = g_string_new(NULL);
		kith_number_print(sum, a + b);
		return g_string_free(sum, false);
	}
	int order = strcmp(before, cell);
	return g_strdup(*before && ((first && order < 0) || (last && order > 0)) ? before : cell);
}

/* Figures of somebody that two files may have, which is no conflict. */
static const char *const figures[] = {"events", "first_seen", "last_seen"};

/* Takes somebody's cell of a column, leaving it empty. To be freed. */
static char *take_cell(struct joiner *joiner, const char *name, const char *column)
{
	const kith_graph *joined = kith_builder_graph(joiner->builder);
	struct kith_column *of = kith_graph_column(joined, column);
	uint32_t person = kith_names_find(joined->names, name);
	char *cell = g_strdup(person == KITH_NO_NAME ? "" : kith_column_person(of, person));
	if (*cell) {
		of->person[person] = 0;
	}
	return cell;
}

/* Adds a person of a graph under `name`, who may be known already. */
static bool add_person(
	struct joiner *joiner, const kith_graph *graph, size_t i, const char *name, GError **error)
{
	char *before[G_N_ELEMENTS(figures)];
	for (size_t k = 0; k < G_N_ELEMENTS(figures); k++) {
		before[k] = take_cell(joiner, name, figures[k]);
	}
	bool done = kith_builder_copy_person(joiner->builder, graph, i, name, error);
	for (size_t k = 0; k < G_N_ELEMENTS(figures); k++) {
		uint32_t person = kith_names_find(kith_builder_graph(joiner->builder)->names, name);
		g_autofree char *now =
			done && *before[k] ? take_cell(joiner, name, figures[k]) : NULL;
		g_autofree char *cell =
			now ? *now ? together(figures[k], before[k], now) : g_strdup(before[k])
			    : NULL;
		done = done &&
		       (!cell || kith_builder_person_cell(joiner->builder,
					 kith_builder_column(joiner->builder, figures[k], error),
					 person, cell, error));
		g_free(before[k]);
	}
	return done;
}

static bool add_people(struct joiner *joiner, const kith_graph *graph, char **names, GError **error)
{
	for (size_t i = 0; i < graph->n; i++) {
		if (!add_person(joiner, graph, i, names[i], error)) {
			return false;
		}
		remember(joiner, graph, i, names[i]);
	}
	return true;
}

static bool add_ties(struct joiner *joiner, const kith_graph *graph, char **names, GError **error)
{
	g_autofree struct kith_column **into =
		g_new0(struct kith_column *, MAX(graph->columns->len, 1));
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		into[c] = kith_builder_column(joiner->builder, column->name, error);
		if (!into[c]) {
			return false;
		}
	}
	for (size_t t = 0; t < graph->m; t++) {
		if (!kith_builder_tie(joiner->builder, names[graph->source[t]],
			    names[graph->target[t]], error)) {
			return false;
		}
		for (guint c = 0; c < graph->columns->len; c++) {
			const char *cell = kith_column_tie(g_ptr_array_index(graph->columns, c), t);
			if (*cell &&
				!kith_builder_tie_cell(joiner->builder, into[c], cell, error)) {
				return false;
			}
		}
	}
	return true;
}

static bool add_unknown(
	struct joiner *joiner, const kith_graph *graph, char **names, GError **error)
{
	const struct kith_unknown *unknown = &graph->unknown;
	for (size_t k = 0; k < unknown->count; k++) {
		if (!kith_builder_unknown(joiner->builder, names[unknown->source[k]],
			    names[unknown->target[k]], unknown->one_way[k], error)) {
			return false;
		}
	}
	return true;
}

static bool add(struct joiner *joiner, const kith_graph *graph, GError **error)
{
	g_auto(GStrv) names = g_new0(char *, graph->n + 1);
	for (size_t i = 0; i < graph->n; i++) {
		names[i] = name_in(joiner, graph, i);
	}
	return add_people(joiner, graph, names, error) && add_ties(joiner, graph, names, error) &&
	       add_unknown(joiner, graph, names, error);
}

kith_graph *kith_import_join(GPtrArray *graphs, GPtrArray *matches, GError **error)
{
	if (graphs->len == 1) {
		g_ptr_array_set_free_func(graphs, NULL);
		kith_graph *only = g_ptr_array_steal_index(graphs, 0);
		g_ptr_array_set_free_func(graphs, (GDestroyNotify)kith_graph_free);
		return only;
	}
	const kith_graph *first = g_ptr_array_index(graphs, 0);
	g_autoptr(kith_builder) builder = kith_builder_new(first->file, error);
	g_autoptr(GHashTable) by_email =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	struct joiner joiner = {builder, by_email, matches};
	bool done = builder != NULL;
	for (guint k = 0; done && k < graphs->len; k++) {
		done = add(&joiner, g_ptr_array_index(graphs, k), error);
	}
	g_ptr_array_set_size(graphs, 0);
	g_autoptr(kith_graph) graph = done ? kith_builder_finish(builder, error) : NULL;
	const struct kith_reading reading = {0};
	return graph && kith_graph_find_weights(graph, &reading, false, NULL, error)
		       ? g_steal_pointer(&graph)
		       : NULL;
}
