/* Other names of people: a table says who goes by several, and their rows become one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/aliases.h"

#include <string.h>

#include "base/caller.h"
#include "base/number.h"
#include "base/text.h"
#include "graph/unknown.h"
#include "io/sheet.h"

/* One row of the table. */
struct row {
	char *alias, *person; /* as written */
	uint64_t line;
	uint64_t walk; /* the chain that came by last */
};

struct kith_aliases {
	grefcount count;
	char *file;
	GHashTable *rows;   /* by what names are compared by, of struct row * */
	GHashTable *people; /* by the same, of char *: as the table writes them first */
	bool used;
};

static void row_free(void *data)
{
	struct row *row = data;
	g_free(row->alias);
	g_free(row->person);
	g_free(row);
}

kith_aliases *kith_aliases_ref(kith_aliases *aliases)
{
	g_ref_count_inc(&aliases->count);
	return aliases;
}

void kith_aliases_unref(kith_aliases *aliases)
{
	if (aliases && g_ref_count_dec(&aliases->count)) {
		g_free(aliases->file);
		g_hash_table_unref(aliases->rows);
		g_hash_table_unref(aliases->people);
		g_free(aliases);
	}
}

/* What a name is compared by. To be freed. */
static char *key_of(const char *name)
{
	return strchr(name, '@') ? kith_text_caseless(name) : kith_text_normalize(name, -1);
}

static struct row *find_row(const kith_aliases *aliases, const char *name)
{
	g_autofree char *key = key_of(name);
	return g_hash_table_lookup(aliases->rows, key);
}

static bool fail_at(const kith_aliases *aliases, uint64_t line, GError **error, const char *message)
{
	return kith_fail(error, KITH_ERROR_DATA, "%s:%" G_GUINT64_FORMAT ": %s", aliases->file,
		line, message);
}

static bool is_same(const char *a, const char *b)
{
	g_autofree char *x = key_of(a), *y = key_of(b);
	return !strcmp(x, y);
}

static bool add_row(
	kith_aliases *aliases, const char *alias, const char *person, uint64_t line, GError **error)
{
	const struct row *before = find_row(aliases, alias);
	if (!*alias || !*person) {
		return fail_at(aliases, line, error,
			"a row needs an alias and the person who goes by it; fill both, or remove "
			"the row");
	}
	if (before && !is_same(before->person, person)) {
		g_autofree char *message = g_strdup_printf(
			"\"%s\" is an alias of \"%s\" here and of \"%s\" in line %" G_GUINT64_FORMAT
			"; keep one of these rows",
			alias, person, before->person, before->line);
		return fail_at(aliases, line, error, message);
	}
	g_autofree char *key = key_of(person);
	if (!g_hash_table_contains(aliases->people, key)) {
		g_hash_table_insert(aliases->people, g_steal_pointer(&key), g_strdup(person));
	}
	if (!before && !is_same(alias, person)) {
		struct row *row = g_new(struct row, 1);
		*row = (struct row){g_strdup(alias), g_strdup(person), line, 0};
		g_hash_table_insert(aliases->rows, key_of(alias), row);
	}
	return true;
}

static bool read_rows(kith_aliases *aliases, struct kith_sheet *sheet, GError **error)
{
	size_t alias = kith_sheet_column(sheet, "alias");
	size_t person = kith_sheet_column(sheet, "person");
	size_t sure = kith_sheet_column(sheet, "sure");
	if (alias == KITH_NO_COLUMN || person == KITH_NO_COLUMN) {
		return fail_at(aliases, 1, error,
			"a table of aliases has the columns alias and person; " KITH_CALLER_TOOL(
				"check " KITH_CALLER_ALIASES) " prints one");
	}
	for (bool more = true;;) {
		if (!kith_sheet_next(sheet, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		if (!kith_text_is_one_of(kith_sheet_cell(sheet, sure), "no|false|0") &&
			!add_row(aliases, kith_sheet_cell(sheet, alias),
				kith_sheet_cell(sheet, person), kith_sheet_line(sheet), error)) {
			return false;
		}
	}
}

/* The names from an alias to itself. To be freed. */
static char *circle_of(const kith_aliases *aliases, const struct row *first)
{
	GString *circle = g_string_new(first->alias);
	for (const struct row *row = first; row; row = find_row(aliases, row->person)) {
		g_string_append_printf(circle, " > %s", row->person);
		if (is_same(row->person, first->alias)) {
			break;
		}
	}
	return g_string_free(circle, false);
}

static int by_line(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	return (x->line > y->line) - (x->line < y->line);
}

/* Every row is walked once, for what an earlier walk came by leads to an end. */
static bool check_circles(kith_aliases *aliases, GError **error)
{
	g_autoptr(GList) rows = g_list_sort(g_hash_table_get_values(aliases->rows), by_line);
	uint64_t walk = 0;
	for (const GList *at = rows; at; at = at->next) {
		walk++;
		struct row *row = at->data;
		for (; row && !row->walk; row = find_row(aliases, row->person)) {
			row->walk = walk;
		}
		if (row && row->walk == walk) {
			g_autofree char *circle = circle_of(aliases, row);
			g_autofree char *message = g_strdup_printf(
				"\"%s\" leads back to itself (%s); remove one of these rows",
				row->alias, circle);
			return fail_at(aliases, row->line, error, message);
		}
	}
	return true;
}

kith_aliases *kith_aliases_read(kith_source *source, GError **error)
{
	const struct kith_dialect dialect = {0};
	g_auto(kith_sheet) sheet;
	if (!kith_sheet_open(&sheet, source, &dialect, error)) {
		return NULL;
	}
	g_autoptr(kith_aliases) aliases = g_new0(kith_aliases, 1);
	g_ref_count_init(&aliases->count);
	aliases->file = g_strdup(kith_csv_name(sheet.csv));
	aliases->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, row_free);
	aliases->people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return read_rows(aliases, &sheet, error) && check_circles(aliases, error)
		       ? g_steal_pointer(&aliases)
		       : NULL;
}

const char *kith_aliases_find(kith_aliases *aliases, const char *name)
{
	if (!aliases) {
		return NULL;
	}
	const char *last = name;
	for (const struct row *row = find_row(aliases, name); row; row = find_row(aliases, last)) {
		last = row->person;
		aliases->used = true;
	}
	g_autofree char *key = key_of(last);
	const char *person = g_hash_table_lookup(aliases->people, key);
	return person && strcmp(person, name) != 0 ? person : NULL;
}

char *kith_aliases_unused(const kith_aliases *aliases, const char *file)
{
	return aliases->used ? NULL
			     : g_strdup_printf("nobody in %s goes by an alias of %s; the first "
					       "column of " KITH_CALLER_TOOL(
						       "people") " has their names as they "
								 "are written here",
				       file, aliases->file);
}

/* Who is who: of every person the number they will have, and of those whose names change. */
struct joined {
	kith_names *names; /* of people as they will be */
	uint32_t *person;  /* [n] new number */
	uint8_t *is_alias; /* [n] they go by another name */
	bool any;
};

static void joined_finish(struct joined *joined)
{
	kith_names_free(joined->names);
	g_free(joined->person);
	g_free(joined->is_alias);
}

static bool find_joined(
	struct joined *joined, const kith_graph *graph, kith_aliases *aliases, GError **error)
{
	joined->names = kith_names_new(error);
	joined->person = joined->names ? KITH_ARRAY(uint32_t, graph->n, error) : NULL;
	joined->is_alias = joined->person ? KITH_ARRAY(uint8_t, graph->n, error) : NULL;
	for (size_t i = 0; joined->is_alias && i < graph->n; i++) {
		const char *name = kith_graph_name(graph, i);
		const char *person = kith_aliases_find(aliases, name);
		joined->is_alias[i] = person != NULL;
		joined->any |= person != NULL;
		name = person ? person : name;
		joined->person[i] = kith_names_add(joined->names, name, strlen(name), error);
		if (joined->person[i] == KITH_NO_NAME) {
			return false;
		}
	}
	return joined->is_alias != NULL;
}

/* The sum of two counts as a cell. */
static bool add_counts(struct kith_column *column, uint32_t *into, uint32_t cell, GError **error)
{
	double a, b;
	g_autoptr(GString) sum = g_string_new(NULL);
	if (!kith_number_parse(kith_names_get(column->values, *into), false, &a) ||
		!kith_number_parse(kith_names_get(column->values, cell), false, &b)) {
		return true;
	}
	kith_number_print(sum, a + b);
	*into = kith_names_add(column->values, sum->str, sum->len, error);
	return *into != KITH_NO_NAME;
}

/* Puts another cell of a person to the one they have. */
static bool join_cell(struct kith_column *column, uint32_t *into, uint32_t cell, GError **error)
{
	if (!cell || !*into) {
		*into = cell ? cell : *into;
		return true;
	}
	if (kith_text_is_one_of(column->name, "events|messages")) {
		return add_counts(column, into, cell, error);
	}
	int order =
		strcmp(kith_names_get(column->values, cell), kith_names_get(column->values, *into));
	if ((!strcmp(column->name, "first_seen") && order < 0) ||
		(!strcmp(column->name, "last_seen") && order > 0)) {
		*into = cell;
	}
	return true;
}

/* People's own cells first, then those of their aliases. */
static bool join_cells(
	struct kith_column *column, const struct joined *joined, size_t n, GError **error)
{
	uint32_t *cells = KITH_ARRAY(uint32_t, kith_names_count(joined->names), error);
	bool done = cells != NULL;
	for (size_t k = 0; k < 2 * n && done; k++) {
		size_t i = k % n;
		if (joined->is_alias[i] == (k >= n)) {
			done = join_cell(
				column, &cells[joined->person[i]], column->person[i], error);
		}
	}
	if (!done) {
		g_free(cells);
		return false;
	}
	g_free(column->person);
	column->person = cells;
	return true;
}

static bool join_ties(kith_graph *graph, const struct joined *joined, GError **error)
{
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->m, error);
	for (size_t t = 0; kept && t < graph->m; t++) {
		uint32_t source = graph->source[t], target = graph->target[t];
		graph->source[t] = joined->person[source];
		graph->target[t] = joined->person[target];
		kept[t] = source == target || graph->source[t] != graph->target[t];
	}
	kith_unknown_renumber(&graph->unknown, joined->person);
	return kept && kith_graph_keep(graph, NULL, kept, error);
}

static bool join_people(kith_graph *graph, struct joined *joined, GError **error)
{
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column->person && !join_cells(column, joined, graph->n, error)) {
			return false;
		}
	}
	kith_names *before = graph->names;
	graph->names = g_steal_pointer(&joined->names);
	graph->n = kith_names_count(graph->names);
	kith_names_free(before);
	return join_ties(graph, joined, error);
}

bool kith_graph_set_aliases(kith_graph *graph, kith_aliases *aliases, GError **error)
{
	struct joined joined = {0};
	bool done = find_joined(&joined, graph, aliases, error) &&
		    (!joined.any || join_people(graph, &joined, error));
	joined_finish(&joined);
	kith_aliases *before = graph->aliases;
	graph->aliases = kith_aliases_ref(aliases);
	kith_aliases_unref(before);
	return done;
}
