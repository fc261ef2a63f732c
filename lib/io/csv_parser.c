/* libcsv at work: from the bytes of a source to batches of rows, with line numbers kept. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/csv_parser.h"

#include <string.h>

#include "base/caller.h"
#include "io/csv_scan.h"

#define LINE_LIMIT (4 * KITH_CSV_FIELD_LIMIT) /* a longer line is parsed in pieces */
#define BLOCK 4096 /* bytes by which libcsv's buffer grows: more than the padding */
#define ENDS 64 /* bytes in which ends of cells are sought at once; so many follow those in raw */
#define COLUMN_LIMIT ((size_t)1 << 17)
#define TOO_MANY "this row has over 131072 cells; is a line end missing, or the delimiter another?"
#define TOO_LARGE "a cell is larger than 1 MiB; is a closing quote missing?"

static size_t chunk = (size_t)1 << 18; /* with the rows in it, no more than near caches hold */

/* Makes the array at `array` (a pointer to a pointer) hold at least `count` elements. */
static bool reserve(void *array, size_t *capacity, size_t count, size_t size, GError **error)
{
	void **place = array;
	if (count <= *capacity) {
		return true;
	}
	size_t wanted = MAX(count, 2 * *capacity);
	void *moved = kith_array_resize(*place, wanted, size, error);
	if (moved) {
		*place = moved;
		*capacity = wanted;
	}
	return moved != NULL;
}

/*
 * The one place that reads members of libcsv's parser, as it has no functions that tell them: a
 * piece of a very long line may end anywhere, between two quotes of which nobody knows yet whether
 * they are one, and only libcsv knows what it took them for.
 */
static bool quote_is_open(const struct kith_csv_parser *csv)
{
	return csv->libcsv.quoted != 0;
}

/* Bytes of a cell that libcsv has seen, but not handed out. */
static size_t held_back(const struct kith_csv_parser *csv)
{
	return csv->libcsv.entry_pos;
}

/* libcsv trims what this calls blank around unquoted cells; cells are to survive as they are. */
static int nothing_is_blank(unsigned char c)
{
	(void)c;
	return 0;
}

/* Fails with KITH_ERROR_DATA at a place of the file. */
static bool fail_at(const struct kith_csv_parser *csv, uint64_t line, size_t column,
	const char *message, GError **error)
{
	return kith_fail(error, KITH_ERROR_DATA, "%s:%" G_GUINT64_FORMAT ":%zu: %s",
		kith_source_name(csv->source), line, column, message);
}

/* One more cell of a row; false, and csv->failure, where that is too much. */
static inline bool put_cell(struct kith_csv_parser *csv, const char *at, size_t length)
{
	struct kith_csv_batch *batch = csv->batch;
	if (csv->failure) {
		return false;
	}
	if (length > KITH_CSV_FIELD_LIMIT) {
		return fail_at(csv, csv->row_line, 1, TOO_LARGE, &csv->failure);
	}
	if (csv->row_cells == COLUMN_LIMIT) {
		return fail_at(csv, csv->row_line, 1, TOO_MANY, &csv->failure);
	}
	batch->cell[batch->cells++] = (struct kith_text){at, length};
	csv->row_cells++;
	return true;
}

static void on_cell(void *data, size_t length, void *self)
{
	struct kith_csv_parser *csv = self;
	struct kith_csv_batch *batch = csv->batch;
	if (!put_cell(csv, GSIZE_TO_POINTER(batch->text_used), length)) {
		return;
	}
	char *text = batch->text + batch->text_used;
	if (length <= KITH_TEXT_PADDING) {
		/* A copy of fixed size is a single move; libcsv's buffer holds a block at least. */
		memcpy(text, data, KITH_TEXT_PADDING);
	} else {
		memcpy(text, data, length);
	}
	batch->text_used += length;
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

/* Room for all rows that `length` more bytes can hold, so that callbacks need not look. */
static bool reserve_rows(struct kith_csv_batch *batch, size_t length, GError **error)
{
	return reserve(&batch->cell, &batch->cell_capacity, batch->cells + length + 1,
		       sizeof *batch->cell, error) &&
	       reserve(&batch->line, &batch->line_capacity, batch->rows + length + 1,
		       sizeof *batch->line, error);
}

/* The same for rows that are copied, and what libcsv holds back of them. */
static bool reserve_bytes(struct kith_csv_parser *csv, size_t length, GError **error)
{
	struct kith_csv_batch *batch = csv->batch;
	size_t text = batch->text_used + held_back(csv) + length + 2 * KITH_TEXT_PADDING;
	return reserve(&batch->text, &batch->text_capacity, text, 1, error) &&
	       reserve_rows(batch, length, error);
}

/* Where a cell of the batch being parsed is; text may move yet. */
static const char *place_of(const struct kith_csv_batch *batch, const struct kith_text *cell)
{
	return batch->in_raw ? cell->at : batch->text + GPOINTER_TO_SIZE(cell->at);
}

/* Whether the cells of the row just parsed are all empty or blank. */
static bool row_is_blank(const struct kith_csv_parser *csv)
{
	const struct kith_csv_batch *batch = csv->batch;
	for (size_t k = batch->cells - csv->row_cells; k < batch->cells; k++) {
		const char *at = place_of(batch, &batch->cell[k]);
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
	const char *cure =
		csv->columns != 1 ? "add or remove delimiters, or quote cells that contain one"
		: csv->importing
			? "take away lines above the header, or name the format "
			  "with " KITH_CALLER_FORMAT " (" KITH_CALLER_FORMATS " lists them)"
			: "if lines stand above the header, or another program wrote the file, "
			  "let " KITH_CALLER_TOOL("import") " read it";
	g_autofree char *message =
		g_strdup_printf("this row has %zu cell%s where the first has %zu; %s",
			csv->row_cells, csv->row_cells == 1 ? "" : "s", csv->columns, cure);
	fail_at(csv, csv->row_line, 1, message, &csv->failure);
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
	bool second_half = end == '\n' && csv->after_return && !csv->row_cells;
	if (csv->row_cells && !csv->failure) {
		finish_row(csv);
	}
	csv->row_cells = 0;
	if (!second_half) {
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
	csv_set_blk_size(&csv->libcsv, BLOCK);
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

/* A quote where none may be, or one that nothing closes. */
static bool fail_on_quote(struct kith_csv_parser *csv, uint64_t line, size_t column, GError **error)
{
	return fail_at(csv, line, column,
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
	if (!reserve_bytes(csv, length, error)) {
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
	if (held_back(csv) > KITH_CSV_FIELD_LIMIT) {
		return fail_at(
			csv, quote_is_open(csv) ? csv->quote_line : line, 1, TOO_LARGE, error);
	}
	return true;
}

/* A line separated by runs of blanks, with one tab for each run. */
static void separate_by_tabs(GString *tabbed, const char *line, size_t length)
{
	g_string_truncate(tabbed, 0);
	bool pending = false;
	for (size_t i = 0; i < length; i++) {
		if (line[i] == ' ' || line[i] == '\t') {
			pending = tabbed->len > 0;
		} else {
			if (pending && line[i] != '\n' && line[i] != '\r') {
				g_string_append_c(tabbed, '\t');
			}
			pending = false;
			g_string_append_c(tabbed, line[i]);
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
	       held_back(csv) == 0;
}

/* One line, or a piece of a very long one. */
static bool parse_line(struct kith_csv_parser *csv, const char *line, size_t length,
	GString *tabbed, GError **error)
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
		separate_by_tabs(tabbed, line, length);
		line = tabbed->str;
		length = tabbed->len;
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
	g_autoptr(GString) tabbed = g_string_new(NULL);
	while (length) {
		size_t line = kith_csv_scan_line(text, length, false);
		line = line ? line : length;
		if (!parse_line(csv, text, line, tabbed, error)) {
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

/* Whether delimiters and line feeds are all that has a meaning in whole lines. */
static bool lines_are_bare(const struct kith_csv_parser *csv, const char *text, size_t length)
{
	return csv->row_cells == 0 && held_back(csv) == 0 && text[length - 1] == '\n' &&
	       !memchr(text, '\r', length);
}

/* The highest bit of each byte of `word` that is `byte` (Warren, Hacker's Delight, 6-1). */
static inline uint64_t bytes_equal(uint64_t word, unsigned char byte)
{
	const uint64_t ones = 0x0101010101010101u, low = 0x7F * ones;
	uint64_t apart = word ^ (byte * ones);
	return ~(((apart & low) + low) | apart | low);
}

/* Which of the first ENDS bytes of `text`, or of the `length` it has, end a cell; the first is the
 * lowest bit. */
static inline uint64_t ends_of_cells(const char *text, size_t length, char delimiter)
{
	const uint64_t gather = 0x0102040810204080u; /* the bits of a product's highest byte */
	uint64_t ends = 0, word;
	for (unsigned k = 0; k < ENDS; k += sizeof word) {
		memcpy(&word, text + k, sizeof word);
		word = GUINT64_FROM_LE(word);
		uint64_t found =
			bytes_equal(word, (unsigned char)delimiter) | bytes_equal(word, '\n');
		ends |= (found >> 7) * gather >> 56 << k;
	}
	return length < ENDS ? ends & (((uint64_t)1 << length) - 1) : ends;
}

/* What libcsv finds in bare lines, several times as fast; cells stay where they are in raw. */
static bool split(struct kith_csv_parser *csv, const char *text, size_t length, GError **error)
{
	if (!reserve_rows(csv->batch, length, error)) {
		return false;
	}
	const char *cell = text;
	for (size_t from = 0; from < length; from += ENDS) {
		uint64_t ends = ends_of_cells(text + from, length - from, csv->delimiter);
		for (; ends; ends &= ends - 1) {
			const char *at = text + from + __builtin_ctzll(ends);
			put_cell(csv, cell, (size_t)(at - cell));
			if (*at == '\n') {
				on_line_end('\n', csv);
			}
			cell = at + 1;
		}
	}
	if (csv->failure) {
		g_propagate_error(error, g_steal_pointer(&csv->failure));
		return false;
	}
	return true;
}

/* Parses whole lines that lie in raw, or a piece of a very long one. */
static bool parse(struct kith_csv_parser *csv, const char *text, size_t length, GError **error)
{
	bool plain = lines_are_plain(csv, text, length);
	csv->batch->in_raw = plain && lines_are_bare(csv, text, length);
	if (!plain) {
		return parse_lines(csv, text, length, error);
	}
	if (csv->batch->in_raw) {
		return split(csv, text, length, error);
	}
	bool blanks = memchr(text, ' ', length) || memchr(text, '\t', length);
	csv_set_space_func(&csv->libcsv, blanks ? nothing_is_blank : NULL);
	return feed(csv, text, length, error);
}

/* Tells libcsv that the file has ended. */
static bool end(struct kith_csv_parser *csv, GError **error)
{
	if (!reserve_bytes(csv, 0, error)) {
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

/* Batches of rows: bytes checked, parsed as far as lines go, the rest carried over. */

void kith_csv_set_chunk(size_t bytes)
{
	chunk = bytes;
}

void kith_csv_batch_finish(struct kith_csv_batch *batch)
{
	g_free(batch->raw);
	g_free(batch->text);
	g_free(batch->cell);
	g_free(batch->line);
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
static bool validate(struct kith_csv_parser *csv, const char *text, size_t length, GError **error)
{
	const char *bad = memchr(text, '\0', length);
	const char *message = "a NUL byte stands here; save the file as UTF-8 text, or name its "
			      "encoding with " KITH_CALLER_ENCODING " (UTF-16LE, for example)";
	if (!bad && is_ascii(text, length)) {
		return true;
	}
	csv->batch->ascii = false;
	const char *end;
	if (!g_utf8_validate_len(text, bad ? (gsize)(bad - text) : length, &end)) {
		bad = end;
		message = "this byte is not UTF-8; save the file as UTF-8, or name its encoding "
			  "with " KITH_CALLER_ENCODING " (windows-1252, for example)";
	}
	if (!bad) {
		return true;
	}
	size_t characters;
	uint64_t lines = kith_csv_scan_count_lines(text, (size_t)(bad - text), &characters);
	return fail_at(csv, csv->line + lines, characters + 1, message, error);
}

/* What could not be unpacked or decoded (`why` is taken over) follows all that was read. */
static bool fail_in_place(const struct kith_csv_parser *csv, const struct kith_csv_batch *batch,
	GError *why, GError **error)
{
	if (why->code == KITH_ERROR_DATA) {
		const char *name = kith_source_name(csv->source);
		size_t characters;
		uint64_t lines = kith_csv_scan_count_lines(
			batch->raw + batch->parsed, batch->raw_length - batch->parsed, &characters);
		g_autofree char *message = g_strdup_printf("%s:%" G_GUINT64_FORMAT ":%zu%s", name,
			MAX(csv->line, 1) + lines, characters + 1, why->message + strlen(name));
		g_free(why->message);
		why->message = g_steal_pointer(&message);
	}
	g_propagate_error(error, why);
	return false;
}

bool kith_csv_parser_fill(struct kith_csv_parser *csv, struct kith_csv_batch *batch, GError **error)
{
	size_t got;
	GError *why = NULL;
	if (!reserve(&batch->raw, &batch->raw_capacity, batch->raw_length + chunk + ENDS, 1,
		    error)) {
		return false;
	}
	if (!kith_source_read(csv->source, batch->raw + batch->raw_length, chunk, &got, &why)) {
		return fail_in_place(csv, batch, why, error);
	}
	if (csv->checksum) {
		g_checksum_update(
			csv->checksum, (const guchar *)batch->raw + batch->raw_length, (gssize)got);
	}
	csv->at_end = got == 0;
	batch->raw_length += got;
	return true;
}

/* Begins a batch with what the last one left: bytes not yet parsed, cells of a row still open. */
static bool carry_over(struct kith_csv_parser *csv, const struct kith_csv_batch *last,
	struct kith_csv_batch *next, GError **error)
{
	size_t left = last->raw_length - last->parsed, open = csv->row_cells;
	const struct kith_text *cell = open ? last->cell + (last->cells - open) : NULL;
	size_t text_from = open ? GPOINTER_TO_SIZE(cell->at) : last->text_used;
	size_t text = last->text_used - text_from;
	if (!reserve(&next->raw, &next->raw_capacity, left + ENDS, 1, error) ||
		!reserve(&next->text, &next->text_capacity, text + KITH_TEXT_PADDING, 1, error) ||
		!reserve(&next->cell, &next->cell_capacity, open, sizeof *next->cell, error)) {
		return false;
	}
	for (size_t i = 0; i < open; i++) {
		size_t at = GPOINTER_TO_SIZE(cell[i].at) - text_from;
		next->cell[i] = (struct kith_text){GSIZE_TO_POINTER(at), cell[i].length};
	}
	if (left) {
		memmove(next->raw, last->raw + last->parsed, left);
	}
	if (text) {
		memmove(next->text, last->text + text_from, text);
	}
	next->raw_length = left;
	next->text_used = text;
	next->cells = open;
	next->parsed = next->rows = 0;
	next->raw_line = csv->line;
	next->ascii = open == 0;
	next->in_raw = false;
	csv->batch = next;
	return true;
}

/* How much of raw can be parsed now: whole lines, or a piece of a line too long to wait for. */
static size_t ready(const struct kith_csv_parser *csv)
{
	const struct kith_csv_batch *batch = csv->batch;
	size_t length = batch->raw_length - batch->parsed;
	if (csv->at_end || length == 0) {
		return length;
	}
	const char *raw = batch->raw + batch->parsed;
	size_t lines = kith_csv_scan_lines(raw, length, true);
	if (lines || length < LINE_LIMIT) {
		return lines;
	}
	while (length && ((unsigned char)raw[length - 1] & 0x80)) {
		length--;
	}
	return length;
}

/* Lets go of bytes that hold no row, nor the beginning of one: a long run of blank lines. */
static void forget_blank(const struct kith_csv_parser *csv, struct kith_csv_batch *batch)
{
	if (batch->rows || csv->row_cells || quote_is_open(csv) || held_back(csv)) {
		return;
	}
	batch->raw_length -= batch->parsed;
	memmove(batch->raw, batch->raw + batch->parsed, batch->raw_length);
	batch->raw_line = csv->line;
	batch->parsed = batch->text_used = 0;
}

bool kith_csv_parser_read(struct kith_csv_parser *csv, const struct kith_csv_batch *last,
	struct kith_csv_batch *next, GError **error)
{
	if (!carry_over(csv, last, next, error)) {
		return false;
	}
	while (!next->rows && !csv->finished) {
		size_t length = ready(csv);
		if (length == 0 && !csv->at_end) {
			if (!kith_csv_parser_fill(csv, next, error)) {
				return false;
			}
			continue;
		}
		const char *text = next->raw + next->parsed;
		if (length &&
			(!validate(csv, text, length, error) || !parse(csv, text, length, error))) {
			return false;
		}
		next->parsed += length;
		forget_blank(csv, next);
		if (csv->at_end && !end(csv, error)) {
			return false;
		}
	}
	for (size_t i = 0; !next->in_raw && i < next->rows * csv->columns; i++) {
		next->cell[i].at = place_of(next, &next->cell[i]);
	}
	return true;
}
