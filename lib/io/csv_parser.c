/* libcsv at work: from raw bytes to a batch of rows, with line numbers kept. Inside of csv_reader.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/csv_parser.h"

#include <string.h>

#include "io/csv_scan.h"

#define COLUMN_LIMIT ((size_t)1 << 17)
#define TOO_MANY "this row has over 131072 cells; is a line end missing, or the delimiter another?"
#define TOO_LARGE "a cell is larger than 1 MiB; is a closing quote missing?"

/* libcsv trims what this calls blank around unquoted cells; cells are to survive as they are. */
static int nothing_is_blank(unsigned char c)
{
	(void)c;
	return 0;
}

bool kith_csv_parser_fail(const struct kith_csv_parser *csv, uint64_t line, size_t column,
	const char *message, GError **error)
{
	return kith_fail(error, KITH_ERROR_DATA, "%s:%" G_GUINT64_FORMAT ":%zu: %s",
		kith_source_name(csv->source), line, column, message);
}

static void on_cell(void *data, size_t length, void *self)
{
	struct kith_csv_parser *csv = self;
	struct kith_csv_batch *batch = csv->batch;
	if (csv->failure) {
		return;
	}
	if (length > KITH_CSV_FIELD_LIMIT) {
		kith_csv_parser_fail(csv, csv->row_line, 1, TOO_LARGE, &csv->failure);
		return;
	}
	if (csv->row_cells == COLUMN_LIMIT) {
		kith_csv_parser_fail(csv, csv->row_line, 1, TOO_MANY, &csv->failure);
		return;
	}
	char *text = batch->text + batch->text_used;
	if (length <= KITH_CSV_PADDING) {
		/* libcsv's own buffer is longer than that; a copy of fixed size is a single move.
		 */
		memcpy(text, data, KITH_CSV_PADDING);
	} else {
		memcpy(text, data, length);
	}
	batch->cell[batch->cells++] =
		(struct kith_text){GSIZE_TO_POINTER(batch->text_used), length};
	batch->text_used += length;
	csv->row_cells++;
}

/* The column, in characters, of the last quote that opens in a line; `open`: the line begins inside
 * one. */
static size_t last_opening(const char *line, size_t length, bool open)
{
	size_t column = 1;
	for (size_t i = 0; i < length; i++) {
		if (line[i] == '"') {
			column = open ? column : (size_t)g_utf8_strlen(line, (gssize)i) + 1;
			open = !open;
		}
	}
	return column;
}

/* Room for all that `length` more bytes can turn out to be, so that callbacks need not look. */
static bool make_room(struct kith_csv_parser *csv, size_t length, GError **error)
{
	struct kith_csv_batch *batch = csv->batch;
	size_t text = batch->text_used + csv->libcsv.entry_pos + length + 2 * KITH_CSV_PADDING;
	return kith_csv_reserve(&batch->text, &batch->text_room, text, 1, error) &&
	       kith_csv_reserve(&batch->cell, &batch->cell_room, batch->cells + length + 1,
		       sizeof *batch->cell, error) &&
	       kith_csv_reserve(&batch->line, &batch->line_room, batch->rows + length + 1,
		       sizeof *batch->line, error);
}

/* Whether the cells of the row just parsed are all empty or blank. */
static bool row_is_blank(const struct kith_csv_parser *csv)
{
	const struct kith_csv_batch *batch = csv->batch;
	for (size_t k = batch->cells - csv->row_cells; k < batch->cells; k++) {
		const char *at = batch->text + GPOINTER_TO_SIZE(batch->cell[k].at);
		for (size_t i = 0; i < batch->cell[k].length; i++) {
			if (at[i] != ' ' && at[i] != '\t') {
				return false;
			}
		}
	}
	return true;
}

static void fail_ragged(struct kith_csv_parser *csv)
{
	const char *cure = csv->columns == 1
				   ? "if lines stand above the header, or another program wrote "
				     "the file, let `kith import` read it"
				   : "add or remove delimiters, or quote cells that contain one";
	g_autofree char *message =
		g_strdup_printf("this row has %zu cell%s where the first has %zu; %s",
			csv->row_cells, csv->row_cells == 1 ? "" : "s", csv->columns, cure);
	kith_csv_parser_fail(csv, csv->row_line, 1, message, &csv->failure);
}

static void finish_row(struct kith_csv_parser *csv)
{
	struct kith_csv_batch *batch = csv->batch;
	size_t first = batch->cells - csv->row_cells;
	bool ragged = csv->columns && csv->row_cells != csv->columns;
	if ((!ragged || csv->row_cells == 1) && row_is_blank(csv)) {
		batch->cells = first;
	} else if (ragged) {
		fail_ragged(csv);
	} else {
		csv->columns = csv->row_cells;
		batch->line[batch->rows++] = csv->row_line;
	}
}

static void on_line_end(int end, void *self)
{
	struct kith_csv_parser *csv = self;
	if (csv->row_cells && !csv->failure) {
		finish_row(csv);
	}
	csv->row_cells = 0;
	if (!(end == '\n' && csv->after_return)) {
		csv->line++;
	}
	csv->after_return = end == '\r';
	csv->row_line = csv->line;
}

bool kith_csv_parser_begin(struct kith_csv_parser *csv, GError **error)
{
	if (csv_init(&csv->libcsv, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
		return kith_fail(error, KITH_ERROR_SYSTEM, "libcsv could not be started");
	}
	csv_set_delim(
		&csv->libcsv, csv->delimiter == KITH_BLANKS ? '\t' : (unsigned char)csv->delimiter);
	csv_set_blk_size(&csv->libcsv, 4096);
	csv->line = csv->row_line = 1;
	return true;
}

void kith_csv_parser_finish(struct kith_csv_parser *csv)
{
	csv_free(&csv->libcsv);
	kith_source_free(csv->source);
	g_clear_pointer(&csv->checksum, g_checksum_free);
	g_clear_error(&csv->failure);
}

static bool quote_is_open(const struct kith_csv_parser *csv)
{
	return csv->libcsv.quoted != 0;
}

/* A quote where none may be, or one that nothing closes. */
static bool fail_on_quote(struct kith_csv_parser *csv, uint64_t line, size_t column, GError **error)
{
	return kith_csv_parser_fail(csv, line, column,
		"a quote opens here that is not closed as it should be; close it, or write quotes "
		"inside a quoted cell twice (\"\")",
		error);
}

/* Gives libcsv some bytes that lie in raw, or stand for some that do. */
static bool feed(struct kith_csv_parser *csv, const char *bytes, size_t length, GError **error)
{
	uint64_t line = csv->line, row_line = csv->row_line;
	size_t cells = csv->row_cells;
	bool was_open = quote_is_open(csv);
	if (!make_room(csv, length, error)) {
		return false;
	}
	size_t done = csv_parse(&csv->libcsv, bytes, length, on_cell, on_line_end, csv);
	if (csv->failure) {
		g_propagate_error(error, g_steal_pointer(&csv->failure));
		return false;
	}
	if (done < length) {
		return was_open ? fail_on_quote(csv, csv->quote_line, csv->quote_column, error)
				: fail_on_quote(
					  csv, line, last_opening(bytes, done + 1, false), error);
	}
	bool reopened = cells != csv->row_cells || row_line != csv->row_line;
	if (quote_is_open(csv) && (!was_open || reopened)) {
		csv->quote_line = line;
		csv->quote_column = last_opening(bytes, length, was_open);
	}
	if (csv->libcsv.entry_pos > KITH_CSV_FIELD_LIMIT) {
		return kith_csv_parser_fail(
			csv, quote_is_open(csv) ? csv->quote_line : line, 1, TOO_LARGE, error);
	}
	return true;
}

/* A line parted by runs of blanks, with one tab for each run. */
static void part_by_blanks(GString *parted, const char *line, size_t length)
{
	g_string_truncate(parted, 0);
	bool pending = false;
	for (size_t i = 0; i < length; i++) {
		if (line[i] == ' ' || line[i] == '\t') {
			pending = parted->len > 0;
		} else {
			if (pending && line[i] != '\n' && line[i] != '\r') {
				g_string_append_c(parted, '\t');
			}
			pending = false;
			g_string_append_c(parted, line[i]);
		}
	}
}

static bool is_comment(const struct kith_csv_parser *csv, const char *line)
{
	bool anywhere = csv->delimiter == KITH_BLANKS || csv->delimiter == '\t';
	return line[0] == '#' && !quote_is_open(csv) && csv->row_cells == 0 &&
	       (anywhere || !csv->columns);
}

/* Whether nothing at all stands in a line: there may be a great many such. */
static bool is_empty(const struct kith_csv_parser *csv, const char *line)
{
	return (line[0] == '\n' || line[0] == '\r') && !quote_is_open(csv) && csv->row_cells == 0 &&
	       csv->libcsv.entry_pos == 0;
}

/* One line, or a piece of a very long one. */
static bool parse_line(struct kith_csv_parser *csv, const char *line, size_t length,
	GString *parted, GError **error)
{
	uint64_t number = csv->line;
	bool ends = line[length - 1] == '\n' || line[length - 1] == '\r';
	if (is_comment(csv, line) || is_empty(csv, line)) {
		csv->line += ends;
		csv->row_line = csv->line;
		csv->after_return = false;
		return true;
	}
	if (!quote_is_open(csv)) {
		bool loose = kith_csv_scan_loose_quotes(line, length, csv->delimiter);
		csv_set_space_func(&csv->libcsv, loose ? NULL : nothing_is_blank);
	}
	if (csv->delimiter == KITH_BLANKS) {
		part_by_blanks(parted, line, length);
		line = parted->str;
		length = parted->len;
	}
	if (!feed(csv, line, length, error)) {
		return false;
	}
	csv->line = number + ends;
	csv->row_line = csv->row_cells || quote_is_open(csv) ? csv->row_line : csv->line;
	csv->after_return = false;
	return true;
}

static bool parse_lines(
	struct kith_csv_parser *csv, const char *text, size_t length, GError **error)
{
	g_autoptr(GString) parted = g_string_new(NULL);
	while (length) {
		size_t line = kith_csv_scan_line(text, length, false);
		line = line ? line : length;
		if (!parse_line(csv, text, line, parted, error)) {
			return false;
		}
		text += line;
		length -= line;
	}
	return true;
}

/* Where nothing depends on the line, libcsv takes all of them at once. */
static bool lines_are_plain(const struct kith_csv_parser *csv, const char *text, size_t length)
{
	return csv->columns && !quote_is_open(csv) && csv->delimiter != KITH_BLANKS &&
	       !memchr(text, '"', length) && !(csv->delimiter == '\t' && memchr(text, '#', length));
}

bool kith_csv_parser_parse(
	struct kith_csv_parser *csv, const char *text, size_t length, GError **error)
{
	if (!lines_are_plain(csv, text, length)) {
		return parse_lines(csv, text, length, error);
	}
	bool blanks = memchr(text, ' ', length) || memchr(text, '\t', length);
	csv_set_space_func(&csv->libcsv, blanks ? nothing_is_blank : NULL);
	return feed(csv, text, length, error);
}

bool kith_csv_parser_end(struct kith_csv_parser *csv, GError **error)
{
	if (!make_room(csv, 0, error)) {
		return false;
	}
	if (csv_fini(&csv->libcsv, on_cell, on_line_end, csv) != 0) {
		return fail_on_quote(csv, csv->quote_line, csv->quote_column, error);
	}
	if (csv->failure) {
		g_propagate_error(error, g_steal_pointer(&csv->failure));
		return false;
	}
	csv->finished = true;
	return true;
}
