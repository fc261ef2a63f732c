/* Words of DOT. Inside of import_dot. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/dot.h"

static void skip_line(kith_scanner *scanner)
{
	int byte = kith_scanner_next(scanner);
	while (byte != '\n' && byte != '\r' && byte != KITH_SCANNER_END) {
		byte = kith_scanner_next(scanner);
	}
}

/* From behind its beginning to behind its end. */
static bool skip_comment(struct kith_dot_words *words, GError **error)
{
	int before = 0, byte = kith_scanner_next(words->scanner);
	while (byte != KITH_SCANNER_END && !(before == '*' && byte == '/')) {
		before = byte;
		byte = kith_scanner_next(words->scanner);
	}
	return byte != KITH_SCANNER_END ||
	       kith_scanner_fail(words->scanner, error, "a comment does not end; close it with */");
}

/* Blanks, comments and, as in C, lines that begin with #. */
static bool skip(struct kith_dot_words *words, GError **error)
{
	for (;;) {
		kith_scanner_skip_blanks(words->scanner);
		int byte = kith_scanner_peek(words->scanner);
		if (byte == '#') {
			skip_line(words->scanner);
			continue;
		}
		if (byte != '/') {
			return kith_scanner_check(words->scanner, error);
		}
		kith_scanner_mark(words->scanner);
		kith_scanner_next(words->scanner);
		byte = kith_scanner_next(words->scanner);
		if (byte == '/') {
			skip_line(words->scanner);
		} else if (byte != '*') {
			return kith_scanner_fail(words->scanner, error,
				"a / has no meaning here; quote names with blanks or signs");
		} else if (!skip_comment(words, error)) {
			return false;
		}
	}
}

/* A text in quotes, from behind the first; \" is a quote, \ and a line end nothing. */
static bool read_quoted(struct kith_dot_words *words, GError **error)
{
	for (int byte = kith_scanner_next(words->scanner); byte != '"';
		byte = kith_scanner_next(words->scanner)) {
		if (byte == KITH_SCANNER_END) {
			return kith_scanner_fail(
				words->scanner, error, "a quoted text does not end; close it");
		}
		int after = byte == '\\' ? kith_scanner_peek(words->scanner) : 0;
		if (after == '"' || after == '\\') {
			byte = kith_scanner_next(words->scanner);
		} else if (after == '\n') {
			kith_scanner_next(words->scanner);
			continue;
		} else if (after == 'n') {
			kith_scanner_next(words->scanner);
			byte = '\n';
		}
		if (!kith_scanner_append(words->scanner, words->word, byte, error)) {
			return false;
		}
	}
	return true;
}

/* <b>a label</b> in HTML, brackets balanced, from behind the first. */
static bool read_html(struct kith_dot_words *words, GError **error)
{
	size_t open = 1;
	for (;;) {
		int byte = kith_scanner_next(words->scanner);
		if (byte == KITH_SCANNER_END) {
			return kith_scanner_fail(
				words->scanner, error, "a text in <> does not end; close it");
		}
		open += byte == '<';
		open -= byte == '>';
		if (open == 0) {
			return true;
		}
		if (!kith_scanner_append(words->scanner, words->word, byte, error)) {
			return false;
		}
	}
}

static bool is_plain(int byte)
{
	return byte != KITH_SCANNER_END &&
	       (g_ascii_isalnum(byte) || byte == '_' || byte == '.' || byte >= 0x80);
}

static bool read_plain(struct kith_dot_words *words, GError **error)
{
	while (is_plain(kith_scanner_peek(words->scanner))) {
		if (!kith_scanner_append(words->scanner, words->word,
			    kith_scanner_next(words->scanner), error)) {
			return false;
		}
	}
	return true;
}

/* - begins a number or an edge. */
static bool read_dash(struct kith_dot_words *words, GError **error)
{
	int after = kith_scanner_peek(words->scanner);
	g_string_append_c(words->word, '-');
	if (after == '>' || after == '-') {
		g_string_append_c(words->word, (char)kith_scanner_next(words->scanner));
		return true;
	}
	words->is_id = true;
	return is_plain(after)
		       ? read_plain(words, error)
		       : kith_scanner_fail(words->scanner, error,
				 "a - has no meaning here; quote names with blanks or signs");
}

/* "a" + "b" is one text. */
static bool read_more_quoted(struct kith_dot_words *words, GError **error)
{
	while (skip(words, error)) {
		if (kith_scanner_peek(words->scanner) != '+') {
			return true;
		}
		kith_scanner_next(words->scanner);
		if (!skip(words, error)) {
			return false;
		}
		kith_scanner_mark(words->scanner);
		if (kith_scanner_next(words->scanner) != '"') {
			return kith_scanner_fail(
				words->scanner, error, "a quoted text must follow the +");
		}
		if (!read_quoted(words, error)) {
			return false;
		}
	}
	return false;
}

bool kith_dot_next(struct kith_dot_words *words, GError **error)
{
	g_string_truncate(words->word, 0);
	words->is_id = words->quoted = words->at_end = false;
	if (!skip(words, error)) {
		return false;
	}
	kith_scanner_mark(words->scanner);
	int byte = kith_scanner_peek(words->scanner);
	if (byte == KITH_SCANNER_END) {
		words->at_end = true;
		return true;
	}
	if (is_plain(byte)) {
		words->is_id = true;
		return read_plain(words, error);
	}
	kith_scanner_next(words->scanner);
	if (byte == '-') {
		return read_dash(words, error);
	}
	if (byte == '"' || byte == '<') {
		words->is_id = words->quoted = true;
		return byte == '<' ? read_html(words, error)
				   : read_quoted(words, error) && read_more_quoted(words, error);
	}
	if (!strchr("{}[];,=:", byte)) {
		return kith_scanner_fail(words->scanner, error,
			"%c has no meaning here; quote names with blanks or signs", byte);
	}
	g_string_append_c(words->word, (char)byte);
	return true;
}
