/* Collections of ego networks, in the one, two or three tables that egor and surveys keep them in.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "exchange/import/id_builder.h"
#include "graph/weight.h"
#include "io/table.h"

#define EGO "egoID|ego_id|.egoID|puid"
#define ALTER "alterID|alter_id|.altID|.alterID|Alter.Number|nameid"
#define SOURCE "Source|.srcID|Alter.1.Number|nameid"
#define TARGET "Target|.tgtID|Alter.2.Number|targetid"
#define NETSIZE "netsize"

/* Alters in one row at most. */
#define MOST_ALTERS 1000

/* What a column of a row about an ego holds. */
enum holds { OF_EGO, OF_ALTER, OF_PAIR, OF_NOBODY };
struct column {
	enum holds holds;
	unsigned alter, other; /* from 1 */
	char *name;            /* of what an alter's cell says: "sex" of alter.sex.1 */
};

/* A table being read: of egos, of their alters, or of ties between these. */
struct table {
	struct kith_sheet sheet;
	kith_builder *builder;
	size_t ego, alter, source, target, netsize, weight;
	struct column *column; /* [columns] */
	size_t *id;            /* [MOST_ALTERS + 1] where an ego's alters have ids: alterID.2 */
	bool describes;        /* some column is of an alter */
	bool comma;            /* in numbers */
};

static bool is_missing(const char *cell)
{
	return !*cell || kith_text_is_one_of(cell, "NA|NaN");
}

/* A number from 1 that is all of the text up to `end`, or 0. */
static unsigned number_until(const char *text, const char *end)
{
	unsigned number = 0;
	for (; text < end && g_ascii_isdigit(*text) && number <= MOST_ALTERS; text++) {
		number = 10 * number + (unsigned)(*text - '0');
	}
	return text == end && number <= MOST_ALTERS ? number : 0;
}

/* X1.to.2 or "1 to 2": the tie between an ego's first and second alter. */
static bool is_pair(const char *name, struct column *column)
{
	const char *first = *name == 'X' || *name == 'x' ? name + 1 : name;
	const char *to = strstr(first, ".to.");
	to = to ? to : strstr(first, " to ");
	column->alter = to ? number_until(first, to) : 0;
	column->other = to ? number_until(to + 4, name + strlen(name)) : 0;
	return column->alter && column->other;
}

/* What is called alter.sex of alters and sex of egos is the same of both. */
static const char *without_alter(const char *name)
{
	static const char alter[] = "alter.";
	bool said = !g_ascii_strncasecmp(name, alter, strlen(alter)) && name[strlen(alter)];
	return said ? name + strlen(alter) : name;
}

/* alter.sex.1: what is known of an ego's first alter. */
static bool is_of_alter(const char *name, struct column *column)
{
	const char *point = strrchr(name, '.');
	column->alter = point && point > name ? number_until(point + 1, name + strlen(name)) : 0;
	if (column->alter) {
		g_autofree char *whole = g_strndup(name, (gsize)(point - name));
		column->name = g_strdup(without_alter(whole));
	}
	return column->alter > 0;
}

/* What a column of a table of egos holds. */
static enum holds holds_of(const char *name, struct column *column)
{
	if (is_pair(name, column)) {
		return OF_PAIR;
	}
	bool of_alter = is_of_alter(name, column);
	return of_alter && kith_text_is_one_of(column->name, EGO "|" ALTER) ? OF_NOBODY
	       : of_alter                                                   ? OF_ALTER
									    : OF_EGO;
}

/* Numbers of rows in front of the columns have no name. */
static const char *first_named(char *const *header)
{
	bool numbered = header[0] && !*header[0] && header[1];
	return header[numbered];
}

static bool has_pair(char *const *header)
{
	struct column pair;
	for (size_t c = 0; header[c]; c++) {
		if (is_pair(header[c], &pair)) {
			return true;
		}
	}
	return false;
}

/* A row an ego, and nothing but the ties between their alters: what stands in front says whose. */
static bool names_rows(char *const *header)
{
	return header && header[0] && !*header[0] && has_pair(header);
}

static bool egor_fits(const struct kith_import_look *look)
{
	if (!kith_import_look_has(look, EGO)) {
		return names_rows(look->header);
	}
	if (has_pair(look->header)) {
		return true;
	}
	return kith_import_look_has(look, ALTER) ||
	       kith_text_is_one_of(first_named(look->header), EGO) ||
	       (kith_import_look_has(look, SOURCE) && kith_import_look_has(look, TARGET));
}

/* Alters are known within their ego only: "7/2" is the alter 2 of the ego 7. */
static char *alter_name(const char *ego, const char *alter)
{
	return g_strdup_printf("%s/%s", ego, alter);
}

static bool set_person(
	struct table *table, const char *who, const char *name, const char *cell, GError **error)
{
	uint32_t person;
	return kith_builder_person(table->builder, who, &person, error) &&
	       (is_missing(cell) || kith_builder_person_cell(table->builder,
					    kith_builder_column(table->builder, name, error),
					    person, cell, error));
}

static bool set_tie(struct table *table, const char *name, const char *cell, GError **error)
{
	return is_missing(cell) ||
	       kith_builder_tie_cell(table->builder,
		       kith_builder_column(table->builder, name, error), cell, error);
}

/* Cells of a row go to a person, or to the tie added last where `who` is NULL. */
static bool take_cells(struct table *table, const char *who, GError **error)
{
	const struct kith_sheet *sheet = &table->sheet;
	bool of_alters = table->alter != KITH_NO_COLUMN;
	for (size_t c = 0; c < kith_csv_columns(sheet->csv); c++) {
		const char *name = kith_csv_header(sheet->csv, c);
		const char *cell = kith_sheet_cell(sheet, c);
		bool key = c == table->ego || c == table->alter || c == table->source ||
			   c == table->target;
		if (key || !*name || table->column[c].holds != OF_EGO) {
			continue;
		}
		if (!(who ? set_person(
				    table, who, of_alters ? without_alter(name) : name, cell, error)
			  : set_tie(table, name, cell, error))) {
			return false;
		}
	}
	return true;
}

static bool take_alter(struct table *table, const char *ego, GError **error)
{
	g_autofree char *alter = alter_name(ego, kith_sheet_cell(&table->sheet, table->alter));
	return set_person(table, alter, "ego", "", error) && take_cells(table, alter, error) &&
	       kith_builder_tie(table->builder, ego, alter, error);
}

/* Whether the row says of two alters that they are not tied: a weight of 0. */
static bool says_of_no_tie(const struct table *table)
{
	double weight;
	return table->weight != KITH_NO_COLUMN &&
	       kith_number_parse(
		       kith_sheet_cell(&table->sheet, table->weight), table->comma, &weight) &&
	       weight == 0; // NOLINT(clang-diagnostic-float-equal)
}

static bool take_tie(struct table *table, const char *ego, GError **error)
{
	if (says_of_no_tie(table)) {
		return true;
	}
	g_autofree char *source = alter_name(ego, kith_sheet_cell(&table->sheet, table->source));
	g_autofree char *target = alter_name(ego, kith_sheet_cell(&table->sheet, table->target));
	return kith_builder_tie(table->builder, source, target, error) &&
	       take_cells(table, NULL, error);
}

/* The alter of that number in a row about an ego: "7/2", or by its id where the row has one. */
static char *numbered_alter(const struct table *table, const char *ego, unsigned number)
{
	size_t column = table->id[number];
	const char *id = column == KITH_NO_COLUMN ? "" : kith_sheet_cell(&table->sheet, column);
	g_autofree char *numeral = g_strdup_printf("%u", number);
	return alter_name(ego, is_missing(id) ? numeral : id);
}

/* A cell about the tie between two alters: how strong it is, 0 for none. */
static bool take_pair(struct table *table, const char *ego, size_t c, GError **error)
{
	const struct column *column = &table->column[c];
	const char *cell = kith_sheet_cell(&table->sheet, c);
	double weight = 0;
	if (is_missing(cell)) {
		return true;
	}
	if (!kith_number_parse(cell, table->comma, &weight) || weight < 0) {
		return kith_csv_fail(table->sheet.csv, table->sheet.row, c, error,
			"\"%s\" does not say how strong the tie is; write a number, 0 for none",
			cell);
	}
	g_autofree char *source = numbered_alter(table, ego, column->alter);
	g_autofree char *target = numbered_alter(table, ego, column->other);
	g_autoptr(GString) text = g_string_new(NULL);
	kith_number_print(text, weight);
	return weight <= 0 || (kith_builder_tie(table->builder, source, target, error) &&
				      set_tie(table, "weight", text->str, error));
}

/* The alters that a row about an ego describes: those of netsize, else those with a cell. */
static bool take_described(struct table *table, const char *ego, GError **error)
{
	double size = MOST_ALTERS;
	bool tied[MOST_ALTERS + 1] = {false};
	const char *netsize = table->netsize == KITH_NO_COLUMN
				      ? ""
				      : kith_sheet_cell(&table->sheet, table->netsize);
	bool known = kith_number_parse(netsize, table->comma, &size);
	for (size_t c = 0; c < kith_csv_columns(table->sheet.csv); c++) {
		const struct column *column = &table->column[c];
		const char *cell = kith_sheet_cell(&table->sheet, c);
		if (column->holds != OF_ALTER || column->alter > size ||
			(!known && is_missing(cell))) {
			continue;
		}
		g_autofree char *alter = numbered_alter(table, ego, column->alter);
		if (!set_person(table, alter, column->name, cell, error) ||
			(!tied[column->alter] &&
				!kith_builder_tie(table->builder, ego, alter, error))) {
			return false;
		}
		tied[column->alter] = true;
	}
	return true;
}

static bool take_ego(struct table *table, const char *ego, GError **error)
{
	bool done = take_cells(table, ego, error) &&
		    (!table->describes || take_described(table, ego, error));
	for (size_t c = 0; done && c < kith_csv_columns(table->sheet.csv); c++) {
		done = table->column[c].holds != OF_PAIR || take_pair(table, ego, c, error);
	}
	return done;
}

static bool take_row(struct table *table, GError **error)
{
	const char *ego = kith_sheet_cell(&table->sheet, table->ego);
	if (!*ego) {
		return kith_csv_fail(table->sheet.csv, table->sheet.row, table->ego, error,
			"the row does not say which ego it is about");
	}
	bool of_egos = table->alter == KITH_NO_COLUMN && table->source == KITH_NO_COLUMN;
	if (of_egos &&
		kith_names_find(kith_builder_graph(table->builder)->names, ego) != KITH_NO_NAME) {
		return kith_csv_fail(table->sheet.csv, table->sheet.row, table->ego, error,
			"a second row about the ego \"%s\"; if rows are about alters, name the "
			"column of their ids alterID, if about ties, those of both ends Source and "
			"Target",
			ego);
	}
	if (!set_person(table, ego, "ego", "1", error)) {
		return false;
	}
	return table->alter != KITH_NO_COLUMN    ? take_alter(table, ego, error)
	       : table->source != KITH_NO_COLUMN ? take_tie(table, ego, error)
						 : take_ego(table, ego, error);
}

static bool table_open(struct table *table, const struct kith_import_look *look, GError **error)
{
	const struct kith_sheet *sheet = &table->sheet;
	size_t columns = kith_csv_columns(sheet->csv);
	bool in_front = !kith_import_look_has(look, EGO) && names_rows(look->header);
	if (!in_front && !kith_import_need(sheet, EGO, error)) {
		return false;
	}
	table->ego = in_front ? 0 : kith_sheet_column(sheet, EGO);
	table->alter = kith_sheet_column(sheet, ALTER);
	table->target = kith_sheet_column(sheet, TARGET);
	table->source =
		table->target == KITH_NO_COLUMN ? KITH_NO_COLUMN : kith_sheet_column(sheet, SOURCE);
	if (table->alter == table->source) { /* one end of a tie is called as alters are */
		table->alter = KITH_NO_COLUMN;
	}
	table->netsize = kith_sheet_column(sheet, NETSIZE);
	table->weight = kith_sheet_column(sheet, "weight");
	table->comma = kith_csv_delimiter(sheet->csv) == ';';
	table->column = KITH_ARRAY(struct column, columns, error);
	table->id = table->column ? KITH_ARRAY(size_t, MOST_ALTERS + 1, error) : NULL;
	for (size_t k = 0; table->id && k <= MOST_ALTERS; k++) {
		table->id[k] = KITH_NO_COLUMN;
	}
	table->builder = table->id ? kith_builder_new(look->file, error) : NULL;
	bool of_egos = table->alter == KITH_NO_COLUMN && table->source == KITH_NO_COLUMN;
	for (size_t c = 0; table->builder && of_egos && c < columns; c++) {
		struct column *column = &table->column[c];
		const char *name = kith_csv_header(sheet->csv, c);
		column->holds = holds_of(name, column);
		bool named = column->holds == OF_NOBODY && kith_text_is_one_of(column->name, ALTER);
		table->id[named ? column->alter : 0] = c;
		table->describes |= column->holds == OF_ALTER;
	}
	return table->builder != NULL;
}

static bool read_rows(struct table *table, const struct kith_import_look *look, GError **error)
{
	bool more = true, done = table_open(table, look, error);
	while (done && more) {
		done = kith_sheet_next(&table->sheet, &more, error) &&
		       (!more || take_row(table, error));
	}
	return done;
}

static void table_finish(struct table *table)
{
	for (size_t c = 0; table->column && c < kith_csv_columns(table->sheet.csv); c++) {
		g_free(table->column[c].name);
	}
	g_free(table->column);
	g_free(table->id);
	kith_builder_free(table->builder);
	kith_sheet_finish(&table->sheet);
}

static bool egor_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	struct table table = {0};
	bool read = kith_sheet_open(&table.sheet, source, &look->dialect, error) &&
		    read_rows(&table, look, error);
	g_autoptr(kith_graph) graph = read ? kith_builder_finish(table.builder, error) : NULL;
	if (graph && import->notes && !kith_import_look_has(look, EGO)) {
		g_ptr_array_add(import->notes,
			g_strdup_printf("%s: no column egoID; the first column, which has no name, "
					"says whose alters they are",
				look->file));
	}
	bool done = graph && kith_graph_find_weights(graph, &(struct kith_reading){0}, table.comma,
				     import->notes, error);
	table_finish(&table);
	return done && kith_import_take(import, g_steal_pointer(&graph));
}

const struct kith_import_format kith_import_egor = {
	.name = {"egor",
		"collections of ego networks, as egor's one, two or three tables: alter 2 of "
		"ego 7 is 7/2"},
	.fits = egor_fits,
	.read = egor_read,
};
