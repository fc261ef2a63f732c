/* Characters of a file, one after another, checked and with their place. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/scanner.h"

#include "base/caller.h"

#include <string.h>

#include "base/blocks.h"

#define CHUNK ((size_t)64 << 10)
#define LONGEST_CHARACTER 4
#define TOLD ((size_t)16 << 20) /* how far a file of so many bytes is read is told */

struct kith_scanner {
	kith_source *source;
	char *buffer;              /* [CHUNK + LONGEST_CHARACTER] */
	size_t at, length, behind; /* behind: bytes of an unfinished character after `length` */
	size_t line, column, bytes;
	struct kith_place mark;
	bool ended;
	GError *failure;
};

kith_scanner *kith_scanner_new(kith_source *source)
{
	kith_scanner *scanner = g_new0(kith_scanner, 1);
	scanner->source = source;
	scanner->buffer = g_malloc(CHUNK + LONGEST_CHARACTER);
	scanner->line = 1;
	kith_scanner_mark(scanner);
	return scanner;
}

void kith_scanner_free(kith_scanner *scanner)
{
	if (!scanner) {
		return;
	}
	kith_source_free(scanner->source);
	g_clear_error(&scanner->failure);
	g_free(scanner->buffer);
	g_free(scanner);
}

void kith_scanner_mark(kith_scanner *scanner)
{
	scanner->mark = (struct kith_place){scanner->line, scanner->column + 1};
}

struct kith_place kith_scanner_marked(const kith_scanner *scanner)
{
	return scanner->mark;
}

void kith_scanner_mark_again(kith_scanner *scanner, struct kith_place place)
{
	scanner->mark = place;
}

size_t kith_scanner_bytes(const kith_scanner *scanner)
{
	return scanner->bytes;
}

/* Bytes at the end that may be the beginning of a character. */
static size_t unfinished(const char *text, size_t length)
{
	for (size_t back = 1; back < LONGEST_CHARACTER && back <= length; back++) {
		unsigned char byte = (unsigned char)text[length - back];
		if ((byte & 0xc0) == 0xc0) {
			return back;
		}
		if ((byte & 0x80) == 0) {
			return 0;
		}
	}
	return 0;
}

static void validate(kith_scanner *scanner)
{
	const char *end;
	if (g_utf8_validate_len(scanner->buffer, scanner->length, &end)) {
		return;
	}
	size_t line = scanner->line, column = scanner->column;
	for (const char *at = scanner->buffer; at < end; at++) {
		line += *at == '\n';
		column = *at == '\n' ? 0 : column + ((*at & 0xc0) != 0x80);
	}
	kith_fail(&scanner->failure, KITH_ERROR_DATA,
		*end ? "%s:%zu:%zu: a byte here is not UTF-8; save the file as UTF-8, or name its "
		       "encoding with " KITH_CALLER_ENCODING " (windows-1252, for example)"
		     : "%s:%zu:%zu: a NUL byte stands here; save the file as UTF-8 text, or name "
		       "its encoding with " KITH_CALLER_ENCODING " (UTF-16LE, for example)",
		kith_source_name(scanner->source), line, column + 1);
	scanner->length = (size_t)(end - scanner->buffer);
	scanner->ended = true;
	scanner->behind = 0;
}

static void fill(kith_scanner *scanner)
{
	size_t got;
	memmove(scanner->buffer, scanner->buffer + scanner->length, scanner->behind);
	scanner->at = 0;
	if (!kith_source_read(scanner->source, scanner->buffer + scanner->behind, CHUNK, &got,
		    &scanner->failure)) {
		scanner->length = scanner->behind = 0;
		scanner->ended = true;
		return;
	}
	size_t done, count;
	if (kith_source_progress(scanner->source, &done, &count) && count >= TOLD) {
		kith_blocks_tell(done, count);
	}
	scanner->ended = got == 0;
	scanner->bytes += got;
	scanner->length = scanner->behind + got;
	scanner->behind = got ? unfinished(scanner->buffer, scanner->length) : 0;
	scanner->length -= scanner->behind;
	validate(scanner);
}

int kith_scanner_peek(kith_scanner *scanner)
{
	while (scanner->at == scanner->length) {
		if (scanner->ended) {
			return KITH_SCANNER_END;
		}
		fill(scanner);
	}
	return (unsigned char)scanner->buffer[scanner->at];
}

int kith_scanner_next(kith_scanner *scanner)
{
	int byte = kith_scanner_peek(scanner);
	if (byte == KITH_SCANNER_END) {
		return byte;
	}
	scanner->at++;
	if (byte == '\n') {
		scanner->line++;
		scanner->column = 0;
	} else {
		scanner->column += (byte & 0xc0) != 0x80;
	}
	return byte;
}

void kith_scanner_skip_blanks(kith_scanner *scanner)
{
	int byte = kith_scanner_peek(scanner);
	while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
		kith_scanner_next(scanner);
		byte = kith_scanner_peek(scanner);
	}
}

bool kith_scanner_line(kith_scanner *scanner, GString *line, bool *more, GError **error)
{
	kith_scanner_mark(scanner);
	g_string_truncate(line, 0);
	int byte = kith_scanner_next(scanner);
	*more = byte != KITH_SCANNER_END;
	while (byte != KITH_SCANNER_END && byte != '\n' && byte != '\r') {
		if (line->len == KITH_SCANNER_LINE_LIMIT) {
			return kith_scanner_fail(scanner, error,
				"this line is longer than 16 MiB; is a line end missing?");
		}
		g_string_append_c(line, (char)byte);
		byte = kith_scanner_next(scanner);
	}
	if (byte == '\r') {
		if (kith_scanner_peek(scanner) == '\n') {
			kith_scanner_next(scanner);
		} else {
			scanner->line++;
			scanner->column = 0;
		}
	}
	return kith_scanner_check(scanner, error);
}

bool kith_scanner_append(kith_scanner *scanner, GString *word, int byte, GError **error)
{
	if (word->len == KITH_SCANNER_WORD_LIMIT) {
		return kith_scanner_fail(scanner, error,
			"a value is larger than 1 MiB; is a closing quote missing?");
	}
	g_string_append_c(word, (char)byte);
	return true;
}

bool kith_scanner_check(kith_scanner *scanner, GError **error)
{
	if (!scanner->failure || scanner->at < scanner->length) {
		return true;
	}
	if (error) {
		*error = g_error_copy(scanner->failure);
	}
	return false;
}

bool kith_scanner_fail(kith_scanner *scanner, GError **error, const char *format, ...)
{
	if (!kith_scanner_check(scanner, error)) {
		return false;
	}
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	kith_fail(error, KITH_ERROR_DATA, "%s", message);
	return kith_scanner_prefix(scanner, error);
}

bool kith_scanner_prefix(const kith_scanner *scanner, GError **error)
{
	g_autofree char *file = g_strconcat(kith_source_name(scanner->source), ":", NULL);
	if (error && *error && !g_str_has_prefix((*error)->message, file)) {
		g_prefix_error(error, "%s:%zu:%zu: ", kith_source_name(scanner->source),
			scanner->mark.line, scanner->mark.column);
	}
	return false;
}
