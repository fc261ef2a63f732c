/* The order of an answer's rows by one of its columns. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* A row with what it is compared by. Texts are offsets into one buffer. */
struct key {
	double number; /* NAN: empty cell, or a column of text */
	size_t text;   /* of the cell, in a column of text */
	size_t name;   /* of the first field */
	size_t row;
};

struct sorting {
	const struct kith_table *table;
	struct key *keys;
	GString *texts; /* NUL-terminated, one after the other; offset 0 is the empty text */
	bool by_text, rising;
};

static bool runs_smallest_first(const char *column)
{
	return strcmp(column, "constraint") == 0 || strcmp(column, "hierarchy") == 0 ||
	       strcmp(column, "rank") == 0;
}

static bool find_field(
	const struct kith_table *table, const char *column, size_t *field, GError **error)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (size_t f = 0; f < table->field_count; f++) {
		if (g_ascii_strcasecmp(table->fields[f].name, column) == 0) {
			*field = f;
			return true;
		}
		g_string_append_printf(names, "%s%s", f ? ", " : "", table->fields[f].name);
	}
	return kith_fail(error, KITH_ERROR_USAGE,
		"no column '%s' in this answer to order it by; there are %s", column, names->str);
}

static size_t remember(struct sorting *sorting, size_t field, size_t row)
{
	size_t begin = sorting->texts->len;
	kith_table_cell(sorting->table, field, row, sorting->texts);
	if (sorting->texts->len == begin) {
		return 0;
	}
	g_string_append_c(sorting->texts, '\0');
	return begin;
}

static const char *text_at(const struct sorting *sorting, size_t offset)
{
	return sorting->texts->str + offset;
}

/* The number in a cell of a column that holds nothing else. */
static double number_at(const struct kith_field *column, size_t row)
{
	if (column->type == KITH_FIELD_NUMBER) {
		return ((const double *)column->data)[row];
	}
	if (column->type == KITH_FIELD_FLAG) {
		return ((const uint8_t *)column->data)[row];
	}
	uint32_t count = ((const uint32_t *)column->data)[row];
	return count == UINT32_MAX ? (double)NAN : count;
}

/* Reads the column's cells; as text as soon as one of them is not a number. */
static void read_column(struct sorting *sorting, size_t field)
{
	const struct kith_field *column = &sorting->table->fields[field];
	const size_t *order = sorting->table->order;
	for (size_t place = 0; place < sorting->table->rows; place++) {
		size_t row = order ? order[place] : place;
		struct key *key = &sorting->keys[place];
		*key = (struct key){.number = NAN, .row = row};
		if (column->type != KITH_FIELD_STRINGS && column->type != KITH_FIELD_TEXT) {
			key->number = number_at(column, row);
			continue;
		}
		key->text = remember(sorting, field, row);
		const char *text = text_at(sorting, key->text);
		if (*text && !kith_number_parse(text, false, &key->number)) {
			sorting->by_text = true;
		}
	}
}

static int compare_values(const struct sorting *sorting, const struct key *a, const struct key *b)
{
	const char *x = text_at(sorting, a->text), *y = text_at(sorting, b->text);
	bool no_a = sorting->by_text ? !*x : isnan(a->number);
	bool no_b = sorting->by_text ? !*y : isnan(b->number);
	if (no_a || no_b) {
		return no_a - no_b;
	}
	int order =
		sorting->by_text ? strcmp(x, y) : (a->number > b->number) - (a->number < b->number);
	return sorting->rising ? order : -order;
}

static int compare_keys(const void *a, const void *b, void *sorting)
{
	const struct key *x = a, *y = b;
	int order = compare_values(sorting, x, y);
	if (order == 0) {
		order = strcmp(text_at(sorting, x->name), text_at(sorting, y->name));
	}
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

size_t *kith_table_sort(const struct kith_table *table, const char *column, GError **error)
{
	bool reversed = column[0] == '-';
	const char *name = column + reversed;
	size_t field;
	if (!find_field(table, name, &field, error)) {
		return NULL;
	}
	g_autofree struct key *keys = KITH_ARRAY(struct key, table->rows, error);
	size_t *order = keys ? KITH_ARRAY(size_t, table->rows, error) : NULL;
	if (!order) {
		return NULL;
	}
	g_autoptr(GString) texts = g_string_new_len("", 1);
	struct sorting sorting = {.table = table, .keys = keys, .texts = texts};
	read_column(&sorting, field);
	sorting.rising = (runs_smallest_first(name) || sorting.by_text) != reversed;
	for (size_t row = 0; row < table->rows; row++) {
		keys[row].name = remember(&sorting, 0, keys[row].row);
	}
	g_qsort_with_data(keys, (gint)table->rows, sizeof *keys, compare_keys, &sorting);
	for (size_t row = 0; row < table->rows; row++) {
		order[row] = keys[row].row;
	}
	return order;
}
