/* Reading CSV: rows of cells with true line numbers, whatever the dialect. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csv_reader.h"

#include <csv.h>
#include <string.h>

#include "csv_scan.h"

#define FIELD_LIMIT ((size_t)1 << 20)
#define LINE_LIMIT (4 * FIELD_LIMIT) /* a longer line is parsed in pieces */
#define FIRST_LOOK ((size_t)8 << 10)
#define TOO_LARGE "a cell is larger than 1 MiB; is a closing quote missing?"
#define PADDING 16 /* readable beyond the last cell */

static size_t chunk = (size_t)256 << 10;

struct kith_csv {
	kith_source *source;
	struct csv_parser parser;
	char delimiter;
	GPtrArray *header; /* of char *, or NULL */
	size_t columns;    /* 0 until the first row */
	GChecksum *checksum;

	char *raw; /* bytes as they came; parsed up to `parsed` */
	size_t raw_room, raw_length, parsed;
	uint64_t raw_line; /* number of the first line in raw */
	bool at_end;

	char *text; /* the bytes of cells, unquoted */
	size_t text_room, text_used;
	GArray *cells; /* of struct kith_text; `at` counts from text until the rows are given out */
	GArray *lines; /* of uint64_t */
	bool ascii;

	uint64_t line;       /* the line being parsed */
	uint64_t row_line;   /* where the row being parsed began */
	uint64_t quote_line; /* where the quote that is open began */
	size_t row_cells;    /* cells of that row so far */
	bool after_return;   /* the last line ended in CR: LF would be its second half */
	GError *failure;     /* what a callback found */

	size_t given;  /* rows at the beginning of `lines` that are not handed out: the header */
	bool pending;  /* rows wait that were read with the header */
	bool finished; /* libcsv has seen the end */
	bool drained;  /* the last rows were handed out */
};

void kith_csv_set_chunk(size_t bytes)
{
	chunk = bytes;
}

/* libcsv trims what this calls blank around unquoted cells; cells are to survive as they are. */
static int nothing_is_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static bool fail_at(
	const kith_csv *csv, uint64_t line, size_t column, const char *message, GError **error)
{
	return kith_fail(error, KITH_ERROR_DATA, "%s:%" G_GUINT64_FORMAT ":%zu: %s",
		kith_csv_name(csv), line, column, message);
}

static void on_cell(void *data, size_t length, void *self)
{
	kith_csv *csv = self;
	if (csv->failure) {
		return;
	}
	if (length > FIELD_LIMIT) {
		fail_at(csv, csv->row_line, 1, TOO_LARGE, &csv->failure);
		return;
	}
	if (csv->text_used + length + PADDING > csv->text_room) {
		size_t room = 2 * csv->text_room + length + PADDING;
		char *text = kith_array_resize(csv->text, room, 1, &csv->failure);
		if (!text) {
			return;
		}
		csv->text = text;
		csv->text_room = room;
	}
	if (length) {
		memcpy(csv->text + csv->text_used, data, length);
	}
	struct kith_text cell = {GSIZE_TO_POINTER(csv->text_used), length};
	g_array_append_val(csv->cells, cell);
	csv->text_used += length;
	csv->row_cells++;
}

/* Whether the cells of the row just parsed are all empty or blank. */
static bool row_is_blank(const kith_csv *csv)
{
	const struct kith_text *cell =
		&g_array_index(csv->cells, struct kith_text, csv->cells->len);
	for (size_t k = 1; k <= csv->row_cells; k++) {
		const char *at = csv->text + GPOINTER_TO_SIZE(cell[-(ptrdiff_t)k].at);
		for (size_t i = 0; i < cell[-(ptrdiff_t)k].length; i++) {
			if (at[i] != ' ' && at[i] != '\t') {
				return false;
			}
		}
	}
	return true;
}

static void finish_row(kith_csv *csv)
{
	const struct kith_text *first =
		&g_array_index(csv->cells, struct kith_text, csv->cells->len - csv->row_cells);
	if (first->length == 0 && row_is_blank(csv)) {
		g_array_set_size(csv->cells, csv->cells->len - (guint)csv->row_cells);
	} else if (csv->columns && csv->row_cells != csv->columns) {
		if (csv->row_cells == 1 && row_is_blank(csv)) {
			g_array_set_size(csv->cells, csv->cells->len - 1);
			return;
		}
		g_autofree char *message =
			g_strdup_printf("this row has %zu cell%s where the first has %zu; add or "
					"remove delimiters, or quote "
					"cells that contain one",
				csv->row_cells, csv->row_cells == 1 ? "" : "s", csv->columns);
		fail_at(csv, csv->row_line, 1, message, &csv->failure);
	} else {
		csv->columns = csv->row_cells;
		g_array_append_val(csv->lines, csv->row_line);
	}
}

static void on_line_end(int end, void *self)
{
	kith_csv *csv = self;
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

static bool init_parser(kith_csv *csv)
{
	if (csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
		return false;
	}
	csv_set_delim(
		&csv->parser, csv->delimiter == KITH_BLANKS ? '\t' : (unsigned char)csv->delimiter);
	csv_set_blk_size(&csv->parser, 4096);
	return true;
}

static bool quote_is_open(const kith_csv *csv)
{
	return csv->parser.quoted != 0;
}

/* A quote where none may be, or one that nothing closes. */
static bool fail_on_quote(kith_csv *csv, uint64_t line, size_t column, GError **error)
{
	return fail_at(csv, line, column,
		"a quote opens here that is not closed as it should be; close it, or write quotes "
		"inside a "
		"quoted cell twice (\"\")",
		error);
}

/* Gives libcsv some bytes that lie in raw, or stand for some that do. */
static bool feed(kith_csv *csv, const char *bytes, size_t length, GError **error)
{
	uint64_t line = csv->line, row_line = csv->row_line;
	size_t cells = csv->row_cells;
	bool was_open = quote_is_open(csv);
	size_t done = csv_parse(&csv->parser, bytes, length, on_cell, on_line_end, csv);
	if (csv->failure) {
		g_propagate_error(error, g_steal_pointer(&csv->failure));
		return false;
	}
	if (done < length) {
		const char *quote = memchr(bytes, '"', length);
		size_t column = quote ? (size_t)g_utf8_strlen(bytes, quote - bytes) + 1 : 1;
		return fail_on_quote(
			csv, was_open ? csv->quote_line : line, was_open ? 1 : column, error);
	}
	bool reopened = cells != csv->row_cells || row_line != csv->row_line;
	if (quote_is_open(csv) && (!was_open || reopened)) {
		csv->quote_line = line;
	}
	if (csv->parser.entry_pos > FIELD_LIMIT) {
		return fail_at(
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

static bool is_comment(const kith_csv *csv, const char *line)
{
	bool anywhere = csv->delimiter == KITH_BLANKS || csv->delimiter == '\t';
	return line[0] == '#' && !quote_is_open(csv) && csv->row_cells == 0 &&
	       (anywhere || !csv->columns);
}

/* One line, or a piece of a very long one. */
static bool parse_line(
	kith_csv *csv, const char *line, size_t length, GString *parted, GError **error)
{
	uint64_t number = csv->line;
	bool ends = line[length - 1] == '\n' || line[length - 1] == '\r';
	if (is_comment(csv, line)) {
		csv->line += ends;
		csv->row_line = csv->line;
		return true;
	}
	if (!quote_is_open(csv)) {
		bool loose = kith_csv_scan_loose_quotes(line, length, csv->delimiter);
		csv_set_space_func(&csv->parser, loose ? NULL : nothing_is_blank);
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

static bool parse_lines(kith_csv *csv, const char *text, size_t length, GError **error)
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
static bool lines_are_plain(const kith_csv *csv, const char *text, size_t length)
{
	return csv->columns && !quote_is_open(csv) && csv->delimiter != KITH_BLANKS &&
	       !memchr(text, '"', length) && !(csv->delimiter == '\t' && memchr(text, '#', length));
}

static bool parse(kith_csv *csv, const char *text, size_t length, GError **error)
{
	if (!lines_are_plain(csv, text, length)) {
		return parse_lines(csv, text, length, error);
	}
	bool blanks = memchr(text, ' ', length) || memchr(text, '\t', length);
	csv_set_space_func(&csv->parser, blanks ? nothing_is_blank : NULL);
	return feed(csv, text, length, error);
}

static bool is_ascii(const char *text, size_t length)
{
	uint64_t seen = 0, word;
	size_t i = 0;
	for (; i + sizeof word <= length; i += sizeof word) {
		memcpy(&word, text + i, sizeof word);
		seen |= word;
	}
	for (; i < length; i++) {
		seen |= (uint64_t)(unsigned char)text[i] & 0x80;
	}
	return !(seen & 0x8080808080808080u);
}

/* Fails on the first NUL or byte that is not UTF-8. */
static bool validate(kith_csv *csv, const char *text, size_t length, GError **error)
{
	const char *bad = memchr(text, '\0', length);
	const char *message =
		"a NUL byte stands here; save the file as UTF-8 text, or name its encoding with "
		"--encoding (UTF-16LE, for example)";
	if (!bad && is_ascii(text, length)) {
		return true;
	}
	csv->ascii = false;
	const char *end;
	if (!g_utf8_validate_len(text, bad ? (gsize)(bad - text) : length, &end)) {
		bad = end;
		message =
			"this byte is not UTF-8; save the file as UTF-8, or name its encoding with "
			"--encoding (latin1, for example)";
	}
	if (!bad) {
		return true;
	}
	size_t characters;
	uint64_t lines = kith_csv_scan_count_lines(text, (size_t)(bad - text), &characters);
	return fail_at(csv, csv->line + lines, characters + 1, message, error);
}

/* Adds bytes to raw; sets at_end. */
static bool fill_raw(kith_csv *csv, GError **error)
{
	if (csv->raw_length + chunk > csv->raw_room) {
		size_t room = csv->raw_length + chunk;
		char *raw = kith_array_resize(csv->raw, room, 1, error);
		if (!raw) {
			return false;
		}
		csv->raw = raw;
		csv->raw_room = room;
	}
	size_t got;
	if (!kith_source_read(csv->source, csv->raw + csv->raw_length, chunk, &got, error)) {
		return false;
	}
	if (csv->checksum) {
		g_checksum_update(
			csv->checksum, (const guchar *)csv->raw + csv->raw_length, (gssize)got);
	}
	csv->at_end = got == 0;
	csv->raw_length += got;
	return true;
}

/* Drops what was parsed from raw and given out from cells; keeps the beginning of a row still open.
 */
static void make_room(kith_csv *csv)
{
	memmove(csv->raw, csv->raw + csv->parsed, csv->raw_length - csv->parsed);
	csv->raw_length -= csv->parsed;
	csv->parsed = 0;
	csv->raw_line = csv->line;
	csv->ascii = true;
	g_array_set_size(csv->lines, 0);
	g_array_remove_range(csv->cells, 0, csv->cells->len - (guint)csv->row_cells);
	size_t first = csv->text_used;
	if (csv->row_cells) {
		first = GPOINTER_TO_SIZE(g_array_index(csv->cells, struct kith_text, 0).at);
		csv->ascii = false;
	}
	memmove(csv->text, csv->text + first, csv->text_used - first);
	csv->text_used -= first;
	for (size_t i = 0; i < csv->row_cells; i++) {
		g_array_index(csv->cells, struct kith_text, i).at -= first;
	}
}

/* How much of raw can be parsed now: whole lines, or a piece of a line too long to wait for. */
static size_t ready(const kith_csv *csv)
{
	if (csv->at_end) {
		return csv->raw_length;
	}
	size_t lines = kith_csv_scan_lines(csv->raw, csv->raw_length, true);
	if (lines || csv->raw_length < LINE_LIMIT) {
		return lines;
	}
	size_t piece = csv->raw_length;
	while (piece && ((unsigned char)csv->raw[piece - 1] & 0x80)) {
		piece--;
	}
	return piece;
}

static bool finish_parsing(kith_csv *csv, GError **error)
{
	if (csv_fini(&csv->parser, on_cell, on_line_end, csv) != 0) {
		return fail_on_quote(csv, csv->quote_line, 1, error);
	}
	if (csv->failure) {
		g_propagate_error(error, g_steal_pointer(&csv->failure));
		return false;
	}
	csv->finished = true;
	return true;
}

/* Parses on until there are rows or the file ends. */
static bool read_rows(kith_csv *csv, GError **error)
{
	make_room(csv);
	while (!csv->lines->len && !csv->finished) {
		size_t length = ready(csv) - csv->parsed;
		if (length == 0 && !csv->at_end) {
			if (!fill_raw(csv, error)) {
				return false;
			}
			continue;
		}
		const char *text = csv->raw + csv->parsed;
		if (length &&
			(!validate(csv, text, length, error) || !parse(csv, text, length, error))) {
			return false;
		}
		csv->parsed += length;
		if (csv->at_end && !finish_parsing(csv, error)) {
			return false;
		}
	}
	for (size_t i = 0; i < csv->lines->len * csv->columns; i++) {
		struct kith_text *cell = &g_array_index(csv->cells, struct kith_text, i);
		cell->at = csv->text + GPOINTER_TO_SIZE(cell->at);
	}
	return true;
}

static void read_header(kith_csv *csv)
{
	csv->header = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < csv->columns; i++) {
		const struct kith_text *cell = &g_array_index(csv->cells, struct kith_text, i);
		g_ptr_array_add(csv->header, g_strstrip(g_strndup(cell->at, cell->length)));
	}
	csv->given = 1;
}

static bool look_at_beginning(kith_csv *csv, GError **error)
{
	while (csv->raw_length < FIRST_LOOK && !csv->at_end) {
		if (!fill_raw(csv, error)) {
			return false;
		}
	}
	if (csv->raw_length == 0) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: the file is empty; a network needs at least the header "
			"\"source,target\"",
			kith_csv_name(csv));
	}
	if (csv->raw_length >= 4 && !memcmp(csv->raw, "PK\x03\x04", 4)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: this is a spreadsheet file or an archive, not CSV; open it and save "
			"the sheet as CSV "
			"(UTF-8)",
			kith_csv_name(csv));
	}
	if (!csv->delimiter) {
		csv->delimiter = kith_csv_scan_delimiter(csv->raw, csv->raw_length, !csv->at_end);
	}
	return true;
}

static bool begin(kith_csv *csv, bool no_header, GError **error)
{
	if (!look_at_beginning(csv, error)) {
		return false;
	}
	if (!init_parser(csv)) {
		return kith_fail(error, KITH_ERROR_SYSTEM, "libcsv could not be started");
	}
	if (!read_rows(csv, error)) {
		return false;
	}
	if (!csv->lines->len) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: there is nothing but blank lines; a network needs at least the header "
			"\"source,target\"",
			kith_csv_name(csv));
	}
	csv->pending = true;
	if (!no_header) {
		read_header(csv);
	}
	return true;
}

kith_csv *kith_csv_open(
	const char *path, FILE *in, const struct kith_dialect *dialect, GError **error)
{
	g_autoptr(kith_csv) csv = g_new0(kith_csv, 1);
	csv->delimiter = dialect->delimiter;
	csv->line = csv->row_line = csv->raw_line = 1;
	csv->cells = g_array_new(false, false, sizeof(struct kith_text));
	csv->lines = g_array_new(false, false, sizeof(uint64_t));
	csv->checksum = dialect->digest ? g_checksum_new(G_CHECKSUM_SHA256) : NULL;
	csv->text_room = chunk + FIELD_LIMIT;
	csv->text = KITH_ARRAY(char, csv->text_room, error);
	csv->source = kith_source_open(path, in, dialect->encoding, csv->text ? error : NULL);
	if (!csv->text || !csv->source || !begin(csv, dialect->no_header, error)) {
		return NULL;
	}
	return g_steal_pointer(&csv);
}

void kith_csv_free(kith_csv *csv)
{
	if (!csv) {
		return;
	}
	csv_free(&csv->parser);
	kith_source_free(csv->source);
	g_clear_pointer(&csv->header, g_ptr_array_unref);
	g_clear_pointer(&csv->checksum, g_checksum_free);
	g_array_unref(csv->cells);
	g_array_unref(csv->lines);
	g_clear_error(&csv->failure);
	g_free(csv->raw);
	g_free(csv->text);
	g_free(csv);
}

const char *kith_csv_name(const kith_csv *csv)
{
	return kith_source_name(csv->source);
}

char kith_csv_delimiter(const kith_csv *csv)
{
	return csv->delimiter;
}

size_t kith_csv_columns(const kith_csv *csv)
{
	return csv->columns;
}

const char *kith_csv_header(const kith_csv *csv, size_t column)
{
	return csv->header ? g_ptr_array_index(csv->header, column) : NULL;
}

char *kith_csv_digest(const kith_csv *csv)
{
	if (!csv->checksum) {
		return NULL;
	}
	g_autoptr(GChecksum) copy = g_checksum_copy(csv->checksum);
	return g_strdup(g_checksum_get_string(copy));
}

bool kith_csv_next(kith_csv *csv, struct kith_csv_rows *rows, GError **error)
{
	if (!csv->pending && !csv->finished && !read_rows(csv, error)) {
		return false;
	}
	bool nothing_new = !csv->pending && csv->finished && csv->drained;
	csv->drained = csv->finished;
	if (!csv->pending) {
		csv->given = 0;
	}
	csv->pending = false;
	size_t count = nothing_new ? 0 : csv->lines->len - csv->given;
	*rows = (struct kith_csv_rows){
		.count = count,
		.columns = csv->columns,
		.cell = (const struct kith_text *)(void *)csv->cells->data +
			csv->given * csv->columns,
		.line = (const uint64_t *)(void *)csv->lines->data + csv->given,
		.ascii = csv->ascii,
	};
	return true;
}

static size_t place_of(const kith_csv *csv, size_t row, size_t column, uint64_t *line)
{
	*line = g_array_index(csv->lines, uint64_t, row + csv->given);
	return *line < csv->raw_line ? 1
				     : kith_csv_scan_column(csv->raw, csv->parsed,
					       *line - csv->raw_line, column, csv->delimiter);
}

bool kith_csv_fail(
	const kith_csv *csv, size_t row, size_t column, GError **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	uint64_t line;
	size_t character = place_of(csv, row, column, &line);
	return fail_at(csv, line, character, message, error);
}

char *kith_csv_place(const kith_csv *csv, size_t row, size_t column)
{
	uint64_t line;
	size_t character = place_of(csv, row, column, &line);
	return g_strdup_printf("%" G_GUINT64_FORMAT ":%zu", line, character);
}
