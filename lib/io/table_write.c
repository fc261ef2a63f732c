/* An answer as CSV, as JSON, or aligned for a terminal. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/table.h"

#include <math.h>
#include <string.h>

#include "base/screen.h"

#define BUFFER_SIZE 65536
#define GAP 2 /* blanks between the columns on a terminal */

void kith_csv_append(GString *line, const char *cell, size_t length)
{
	bool blank_ends = length > 0 && (strchr(" \t", cell[0]) || strchr(" \t", cell[length - 1]));
	if (!blank_ends && strcspn(cell, ",\"\r\n") >= length) {
		g_string_append_len(line, cell, (gssize)length);
		return;
	}
	g_string_append_c(line, '"');
	for (size_t k = 0; k < length; k++) {
		if (cell[k] == '"') {
			g_string_append_c(line, '"');
		}
		g_string_append_c(line, cell[k]);
	}
	g_string_append_c(line, '"');
}

static void json_append(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\') {
			g_string_append_c(out, '\\');
			g_string_append_c(out, (char)c);
		} else if (c < 0x20 || c == 0x7f) {
			g_string_append_printf(out, "\\u%04x", c);
		} else {
			g_string_append_c(out, (char)c);
		}
	}
	g_string_append_c(out, '"');
}

static size_t rows_printed(const struct kith_table *table, const struct kith_table_style *style)
{
	return style->top ? MIN(style->top, table->rows) : table->rows;
}

static size_t row_at(const struct kith_table *table, size_t place)
{
	return table->order ? table->order[place] : place;
}

static bool is_number(const struct kith_field *field)
{
	return field->type == KITH_FIELD_NUMBER || field->type == KITH_FIELD_COUNT ||
	       field->type == KITH_FIELD_FLAG;
}

/* Empties the buffer into the stream once it is large enough to be worth it. */
static void drain(GString *buffer, size_t limit, FILE *out)
{
	if (buffer->len > limit) {
		kith_screen_write(buffer->str, buffer->len, kith_screen_is(out), out);
		g_string_truncate(buffer, 0);
	}
}

/* Appends a cell; `safe`: a spreadsheet is not to take it for a formula. */
static void append_cell(GString *line, size_t field, GString *cell, bool safe)
{
	if (safe && *cell->str && strchr("=+-@\t\r", *cell->str)) {
		g_string_prepend_c(cell, '\'');
	}
	g_string_append(line, field ? "," : "");
	kith_csv_append(line, cell->str, cell->len);
}

static void write_csv(
	const struct kith_table *table, const struct kith_table_style *style, FILE *out)
{
	g_autoptr(GString) buffer = g_string_sized_new(2 * BUFFER_SIZE);
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t f = 0; f < table->field_count; f++) {
		g_string_assign(cell, table->fields[f].name);
		append_cell(buffer, f, cell, style->spreadsheet_safe);
	}
	g_string_append_c(buffer, '\n');
	for (size_t place = 0; place < rows_printed(table, style); place++) {
		for (size_t f = 0; f < table->field_count; f++) {
			g_string_truncate(cell, 0);
			kith_table_cell(table, f, row_at(table, place), cell);
			append_cell(buffer, f, cell,
				style->spreadsheet_safe && !is_number(&table->fields[f]));
		}
		g_string_append_c(buffer, '\n');
		drain(buffer, BUFFER_SIZE, out);
	}
	drain(buffer, 0, out);
}

/* JSON knows no infinity: it is the text "inf". */
static void json_cell(GString *out, const struct kith_field *field, const char *cell)
{
	if (!*cell) {
		g_string_append(out, "null");
	} else if (is_number(field) && !strstr(cell, "inf")) {
		g_string_append(out, cell);
	} else {
		json_append(out, cell);
	}
}

static void write_json(
	const struct kith_table *table, const struct kith_table_style *style, FILE *out)
{
	g_autoptr(GString) buffer = g_string_sized_new(2 * BUFFER_SIZE);
	g_autoptr(GString) cell = g_string_new(NULL);
	g_string_append_c(buffer, '[');
	for (size_t place = 0; place < rows_printed(table, style); place++) {
		g_string_append(buffer, place ? ",\n{" : "\n{");
		for (size_t f = 0; f < table->field_count; f++) {
			g_string_truncate(cell, 0);
			kith_table_cell(table, f, row_at(table, place), cell);
			g_string_append(buffer, f ? ", " : "");
			json_append(buffer, table->fields[f].name);
			g_string_append(buffer, ": ");
			json_cell(buffer, &table->fields[f], cell->str);
		}
		g_string_append_c(buffer, '}');
		drain(buffer, BUFFER_SIZE, out);
	}
	g_string_append(buffer, "\n]\n");
	drain(buffer, 0, out);
}

/* Four digits are as many as anyone reads on a screen. */
static void screen_cell(const struct kith_table *table, size_t field, size_t row, GString *out)
{
	const struct kith_field *column = &table->fields[field];
	char text[G_ASCII_DTOSTR_BUF_SIZE];
	double number = NAN;
	if (column->type == KITH_FIELD_NUMBER) {
		number = ((const double *)column->data)[row];
	}
	if (isfinite(number) && number != floor(number)) {
		g_string_append(out, g_ascii_formatd(text, sizeof text, "%.4g", number));
		return;
	}
	g_autoptr(GString) raw = g_string_new(NULL);
	kith_table_cell(table, field, row, raw);
	kith_screen_escape(out, raw->str);
}

/* The table's cells as they will stand on the screen, the header first. */
static GPtrArray *screen_cells(
	const struct kith_table *table, const struct kith_table_style *style, size_t *width)
{
	GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
	for (size_t line = 0; line <= rows_printed(table, style); line++) {
		for (size_t f = 0; f < table->field_count; f++) {
			GString *cell = g_string_new(NULL);
			if (line == 0) {
				kith_screen_escape(cell, table->fields[f].name);
			} else {
				screen_cell(table, f, row_at(table, line - 1), cell);
			}
			width[f] = MAX(width[f], kith_screen_width(cell->str));
			g_ptr_array_add(cells, g_string_free(cell, FALSE));
		}
	}
	return cells;
}

static void screen_line(
	const struct kith_table *table, char **cells, const size_t *width, GString *line)
{
	for (size_t f = 0; f < table->field_count; f++) {
		int pad = (int)(width[f] - kith_screen_width(cells[f]));
		bool right = is_number(&table->fields[f]);
		g_string_append_printf(line, "%*s", f ? GAP : 0, "");
		g_string_append_printf(line, "%*s%s%*s", right ? pad : 0, "", cells[f],
			right || f + 1 == table->field_count ? 0 : pad, "");
	}
}

static void write_terminal(
	const struct kith_table *table, const struct kith_table_style *style, FILE *out)
{
	g_autofree size_t *width = g_new0(size_t, table->field_count + 1);
	g_autoptr(GPtrArray) cells = screen_cells(table, style, width);
	g_autoptr(GString) line = g_string_new(NULL);
	g_autoptr(GString) cut = g_string_new(NULL);
	for (size_t at = 0; at < cells->len; at += table->field_count) {
		g_string_truncate(line, 0);
		g_string_truncate(cut, 0);
		screen_line(table, (char **)cells->pdata + at, width, line);
		kith_screen_cut(cut, line->str, style->width ? style->width : SIZE_MAX);
		fprintf(out, "%s\n", cut->str);
	}
}

static void html_cell(GString *line, const char *tag, bool number, const char *cell)
{
	g_autofree char *escaped = g_markup_escape_text(cell, -1);
	g_string_append_printf(
		line, "<%s%s>%s</%s>", tag, number ? " class=\"number\"" : "", escaped, tag);
}

static void write_html(
	const struct kith_table *table, const struct kith_table_style *style, FILE *out)
{
	g_autofree size_t *width = g_new0(size_t, table->field_count + 1);
	g_autoptr(GPtrArray) cells = screen_cells(table, style, width);
	g_autoptr(GString) buffer = g_string_new("<table>\n");
	for (guint at = 0; at < cells->len; at++) {
		size_t f = at % table->field_count;
		g_string_append(buffer, f ? "" : "<tr>");
		html_cell(buffer, at < table->field_count ? "th" : "td",
			is_number(&table->fields[f]), cells->pdata[at]);
		g_string_append(buffer, f + 1 == table->field_count ? "</tr>\n" : "");
		drain(buffer, BUFFER_SIZE, out);
	}
	g_string_append(buffer, "</table>\n");
	drain(buffer, 0, out);
}

void kith_table_write(
	const struct kith_table *table, const struct kith_table_style *style, FILE *out)
{
	switch (style->form) {
	case KITH_TABLE_CSV:
		write_csv(table, style, out);
		break;
	case KITH_TABLE_JSON:
		write_json(table, style, out);
		break;
	case KITH_TABLE_TERMINAL:
		write_terminal(table, style, out);
		break;
	case KITH_TABLE_HTML:
		write_html(table, style, out);
		break;
	}
}
