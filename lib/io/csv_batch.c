/* Batches of rows: bytes checked, parsed as far as lines go, the rest carried over. Inside of
 * csv_reader. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/csv_parser.h"

#include <string.h>

#include "io/csv_scan.h"

#define LINE_LIMIT (4 * KITH_CSV_FIELD_LIMIT) /* a longer line is parsed in pieces */

static size_t chunk = (size_t)1 << 20;

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

bool kith_csv_reserve(void *array, size_t *room, size_t count, size_t size, GError **error)
{
	void **place = array;
	if (count <= *room) {
		return true;
	}
	size_t wanted = MAX(count, 2 * *room);
	void *moved = kith_array_resize(*place, wanted, size, error);
	if (moved) {
		*place = moved;
		*room = wanted;
	}
	return moved != NULL;
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
	const char *message =
		"a NUL byte stands here; save the file as UTF-8 text, or name its encoding with "
		"--encoding (UTF-16LE, for example)";
	if (!bad && is_ascii(text, length)) {
		return true;
	}
	csv->batch->ascii = false;
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
	return kith_csv_parser_fail(csv, csv->line + lines, characters + 1, message, error);
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
	if (!kith_csv_reserve(&batch->raw, &batch->raw_room, batch->raw_length + chunk, 1, error)) {
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
	if (!kith_csv_reserve(&next->raw, &next->raw_room, left, 1, error) ||
		!kith_csv_reserve(
			&next->text, &next->text_room, text + KITH_CSV_PADDING, 1, error) ||
		!kith_csv_reserve(&next->cell, &next->cell_room, open, sizeof *next->cell, error)) {
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
	csv->batch = next;
	return true;
}

/* How much of raw can be parsed now: whole lines, or a piece of a line too long to wait for. */
static size_t ready(const struct kith_csv_parser *csv)
{
	const struct kith_csv_batch *batch = csv->batch;
	const char *raw = batch->raw + batch->parsed;
	size_t length = batch->raw_length - batch->parsed;
	if (csv->at_end) {
		return length;
	}
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
	if (batch->rows || csv->row_cells || csv->libcsv.quoted || csv->libcsv.entry_pos) {
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
		if (length && (!validate(csv, text, length, error) ||
				      !kith_csv_parser_parse(csv, text, length, error))) {
			return false;
		}
		next->parsed += length;
		forget_blank(csv, next);
		if (csv->at_end && !kith_csv_parser_end(csv, error)) {
			return false;
		}
	}
	for (size_t i = 0; i < next->rows * csv->columns; i++) {
		next->cell[i].at = next->text + GPOINTER_TO_SIZE(next->cell[i].at);
	}
	return true;
}
