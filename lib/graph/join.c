/* Joining a table of people to a graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/join.h"

#include <string.h>

#include "base/caller.h"
#include "base/number.h"
#include "base/text.h"
#include "graph/aliases.h"
#include "graph/build.h"
#include "graph/header.h"

/* Whole: which column is the key is known only when all keys were seen. */
struct kith_people_table {
	kith_csv *csv;
	GPtrArray *rows; /* of char ** cells, NULL-terminated */
	GArray *lines;   /* of uint64_t */
	size_t key;
	size_t known;  /* rows whose key is somebody of the graph */
	size_t target; /* of a graph CSV, whose ties are passed over; else KITH_NO_COLUMN */
};

void kith_people_table_free(kith_people_table *table)
{
	if (table) {
		kith_csv_free(table->csv);
		g_ptr_array_unref(table->rows);
		g_array_unref(table->lines);
		g_free(table);
	}
}

static char *composed(const struct kith_text *cell)
{
	return kith_text_normalize(cell->at, (gssize)cell->length);
}

static bool read_table(kith_people_table *table, GError **error)
{
	struct kith_csv_rows rows;
	do {
		if (!kith_csv_next(table->csv, &rows, error)) {
			return false;
		}
		for (size_t r = 0; r < rows.count; r++) {
			char **cells = g_new0(char *, rows.columns + 1);
			for (size_t c = 0; c < rows.columns; c++) {
				cells[c] = composed(&rows.cell[r * rows.columns + c]);
			}
			g_ptr_array_add(table->rows, cells);
			g_array_append_val(table->lines, rows.line[r]);
		}
	} while (rows.count);
	return true;
}

static const char *cell_at(const kith_people_table *table, size_t row, size_t column)
{
	return ((char **)g_ptr_array_index(table->rows, row))[column];
}

/* Whom a row is about, an alias standing for its person. */
static const char *person_at(
	const kith_people_table *table, const kith_graph *graph, size_t row, size_t column)
{
	const char *cell = cell_at(table, row, column);
	const char *person = kith_aliases_find(graph->aliases, cell);
	return person ? person : cell;
}

static size_t count_known(const kith_people_table *table, const kith_graph *graph, size_t column)
{
	size_t known = 0;
	for (guint r = 0; r < table->rows->len; r++) {
		const char *person = person_at(table, graph, r, column);
		known += kith_names_find(graph->names, person) != KITH_NO_NAME;
	}
	return known;
}

/* How many people of the graph a column names, less how often it says something again: a key names
 * everybody once, and numbers that happen to be names do not. */
static size_t count_named_once(
	const kith_people_table *table, const kith_graph *graph, size_t column)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	size_t known = 0, again = 0;
	for (guint r = 0; r < table->rows->len; r++) {
		const char *person = person_at(table, graph, r, column);
		if (!g_hash_table_add(seen, (gpointer)person)) {
			again += *person != '\0';
		} else {
			known += kith_names_find(graph->names, person) != KITH_NO_NAME;
		}
	}
	return known - MIN(known, again);
}

/* The column that names most people of the graph. */
static size_t best_column(const kith_people_table *table, const kith_graph *graph, size_t *known)
{
	size_t best = table->key;
	*known = table->known;
	for (size_t c = 0; c < kith_csv_columns(table->csv); c++) {
		size_t count = count_named_once(table, graph, c);
		if (count > *known) {
			*known = count;
			best = c;
		}
	}
	return best;
}

static bool is_key_name(const char *name)
{
	return !g_ascii_strcasecmp(name, "id") || !g_ascii_strcasecmp(name, "name") ||
	       !g_ascii_strcasecmp(name, "label");
}

/* The column of the targets when the table is a graph CSV, whose ties are passed over. */
static size_t find_target(const kith_csv *csv)
{
	for (size_t c = 1; c < kith_csv_columns(csv); c++) {
		if (!g_ascii_strcasecmp(kith_csv_header(csv, 0), "source") &&
			!g_ascii_strcasecmp(kith_csv_header(csv, c), "target")) {
			return c;
		}
	}
	return KITH_NO_COLUMN;
}

/* Sets the key: the column asked for, else the one that names most people, of whom it counts
 * `known`. */
static bool find_key(
	kith_people_table *table, const kith_graph *graph, const char *key, GError **error)
{
	bool found = !key;
	for (size_t c = 0; c < kith_csv_columns(table->csv); c++) {
		const char *name = kith_csv_header(table->csv, c);
		bool may_be = key ? !g_ascii_strcasecmp(name, key) : c == 0 || is_key_name(name);
		size_t known = may_be ? count_known(table, graph, c) : 0;
		if (may_be && (!found || known > table->known)) {
			found = true;
			table->known = known;
			table->key = c;
		}
	}
	if (!found) {
		g_autofree char *columns = kith_graph_header_list(table->csv);
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_PEOPLE_COLUMN ": %s has no column \"%s\"; its columns are: %s",
			kith_csv_name(table->csv), key, columns);
	}
	return true;
}

/* Whether the column that was chosen is the one that is meant: where it names under half and
 * another more, it may be row numbers, which would add people who are none. */
static bool check_known(const kith_people_table *table, const kith_graph *graph, GError **error)
{
	size_t rows = 0, most;
	for (guint row = 0; row < table->rows->len; row++) {
		rows += *cell_at(table, row, table->key) != '\0';
	}
	if (graph->n == 0 || table->target != KITH_NO_COLUMN || 2 * table->known >= rows) {
		return true;
	}
	size_t best = best_column(table, graph, &most);
	const char *file = kith_csv_name(table->csv), *other = kith_csv_header(table->csv, best);
	const char *key = kith_csv_header(table->csv, table->key);
	return best == table->key ||
	       kith_fail(error, KITH_ERROR_DATA,
		       "%s: of its %zu people the column %s names %zu who are in %s, the column %s "
		       "%zu; is that the one? " KITH_CALLER_PEOPLE " %s " KITH_CALLER_PEOPLE_COLUMN
		       " %s if so, %s if not",
		       file, rows, key, table->known, graph->file, other, most, file, other, key);
}

/* Says where the first row of a table looks like a person, not like the names of columns. */
static void note_header(const kith_people_table *table, const kith_graph *graph, GPtrArray *notes)
{
	const char *key = kith_csv_header(table->csv, table->key);
	bool known = *key && kith_names_find(graph->names, key) != KITH_NO_NAME;
	bool numbers = true;
	for (size_t c = 0; c < kith_csv_columns(table->csv); c++) {
		double number;
		numbers &= kith_number_parse(kith_csv_header(table->csv, c), false, &number);
	}
	if (known || numbers) {
		g_ptr_array_add(notes,
			g_strdup_printf("%s:1: the first row is taken for the names of columns, "
					"but %s%s%s; if it is about a person, put a row such as "
					"name,group above it",
				kith_csv_name(table->csv),
				known ? key : "all its cells are numbers",
				known ? " is somebody in " : "", known ? graph->file : ""));
	}
}

static bool join_row(kith_people_table *table, kith_builder *builder, size_t row, GError **error)
{
	uint32_t person;
	const char *name = person_at(table, kith_builder_graph(builder), row, table->key);
	if (!kith_builder_person(builder, name, &person, error)) {
		return false;
	}
	for (size_t c = 0; c < kith_csv_columns(table->csv); c++) {
		name = kith_graph_header_canonical(kith_csv_header(table->csv, c));
		if (c == table->key || c == table->target || !*name || !*cell_at(table, row, c)) {
			continue;
		}
		if (!strcmp(name, "weight") || !strcmp(name, "directed")) {
			return kith_fail(error, KITH_ERROR_DATA,
				"%s:1: a table of people cannot have a column %s, which belongs to "
				"ties; rename it",
				kith_csv_name(table->csv), name);
		}
		if (!kith_builder_person_cell(builder, kith_builder_column(builder, name, error),
			    person, cell_at(table, row, c), error)) {
			return false;
		}
	}
	return true;
}

static bool join_rows(kith_people_table *table, kith_builder *builder, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint row = 0; row < table->rows->len; row++) {
		const char *key = cell_at(table, row, table->key);
		if (table->target != KITH_NO_COLUMN && *cell_at(table, row, table->target)) {
			continue;
		}
		const char *wrong = !*key ? "a row without a name" : NULL;
		g_autofree char *twice = g_strdup_printf("\"%s\" has two rows", key);
		if (!g_hash_table_add(seen, (gpointer)key)) {
			wrong = twice;
		}
		if (wrong) {
			return kith_fail(error, KITH_ERROR_DATA,
				"%s:%" G_GUINT64_FORMAT
				":1: %s; a table of people has one row for each "
				"(" KITH_CALLER_PEOPLE_COLUMN " names the key)",
				kith_csv_name(table->csv),
				g_array_index(table->lines, uint64_t, row), wrong);
		}
		if (!join_row(table, builder, row, error)) {
			return false;
		}
	}
	return true;
}

/* Says that nobody of the table is in the graph, and which column would name people who are. */
static void note_nobody(const kith_people_table *table, const kith_graph *graph, GPtrArray *notes)
{
	const char *file = kith_csv_name(table->csv);
	size_t most, best = best_column(table, graph, &most);
	const char *name = most ? kith_csv_header(table->csv, best) : "COLUMN";
	g_autofree char *other = most ? g_strdup_printf(", but the column %s names %zu", name, most)
				      : g_strdup("; all are counted, without ties");
	g_ptr_array_add(notes,
		g_strdup_printf("nobody in the column %s of %s is in %s%s (" KITH_CALLER_PEOPLE
				" %s " KITH_CALLER_PEOPLE_COLUMN " %s joins it by %s)",
			kith_csv_header(table->csv, table->key), file, graph->file, other, file,
			name, most ? "that" : "another"));
}

/* Says what there is to say before a table is joined to people there are already. */
static void note_table(const kith_people_table *table, const kith_graph *graph, GPtrArray *notes)
{
	note_header(table, graph, notes);
	if (!table->known && graph->n && table->rows->len) {
		note_nobody(table, graph, notes);
	}
}

static void note_added(
	const kith_people_table *table, const kith_graph *graph, size_t added, GPtrArray *notes)
{
	if (table->known && added) {
		g_ptr_array_add(notes,
			g_strdup_printf(
				"%zu %s of %s %s no ties in %s; they are counted all the same",
				added, added == 1 ? "person" : "people", kith_csv_name(table->csv),
				added == 1 ? "has" : "have", graph->file));
	}
}

static bool has_header(const kith_csv *csv, GError **error)
{
	return kith_csv_header(csv, 0)
		       ? kith_graph_header_check(csv, error)
		       : kith_fail(error, KITH_ERROR_DATA,
				 "%s: a table of people is read by the names of its columns, and "
				 "without a header there are none; put a row such as name,city "
				 "above the others",
				 kith_csv_name(csv));
}

kith_people_table *kith_people_table_read(
	kith_source *source, const struct kith_dialect *dialect, GError **error)
{
	kith_people_table *table = g_new0(kith_people_table, 1);
	table->csv = kith_csv_open_source(source, dialect, error);
	table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	table->lines = g_array_new(false, false, sizeof(uint64_t));
	if (!table->csv || !has_header(table->csv, error) || !read_table(table, error)) {
		g_clear_pointer(&table, kith_people_table_free);
	}
	return table;
}

size_t kith_people_table_known(
	const kith_people_table *table, const kith_graph *graph, const char *key)
{
	size_t column = 0;
	for (size_t c = 0; c < kith_csv_columns(table->csv); c++) {
		if (!g_ascii_strcasecmp(kith_csv_header(table->csv, c), key)) {
			column = c;
		}
	}
	return count_known(table, graph, column);
}

bool kith_people_table_join(kith_people_table *table, kith_graph **graph, const char *key,
	GPtrArray *notes, GError **error)
{
	table->target = find_target(table->csv);
	if (!find_key(table, *graph, key, error) || (!key && !check_known(table, *graph, error))) {
		return false;
	}
	if (notes) {
		note_table(table, *graph, notes);
	}
	size_t before = (*graph)->n;
	g_autoptr(kith_builder) builder = kith_builder_resume(g_steal_pointer(graph));
	bool done = join_rows(table, builder, error);
	*graph = done ? kith_builder_finish(builder, error) : NULL;
	if (*graph && notes) {
		note_added(table, *graph, (*graph)->n - before, notes);
	}
	return *graph != NULL;
}

bool kith_graph_join_source(kith_graph **graph, kith_source *source,
	const struct kith_dialect *dialect, const char *key, GPtrArray *notes, GError **error)
{
	g_autoptr(kith_people_table) table = kith_people_table_read(source, dialect, error);
	return table && kith_people_table_join(table, graph, key, notes, error);
}
