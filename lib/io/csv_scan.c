/* Looking at raw CSV text: where lines end, which delimiter it has, where a cell begins. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "io/csv_scan.h"

#include <glib.h>
#include <string.h>

#define SAMPLE_LINES 20

size_t kith_csv_scan_line(const char *text, size_t length, bool more)
{
	const char *feed = memchr(text, '\n', length);
	size_t before = feed ? (size_t)(feed - text) : length;
	const char *carriage = memchr(text, '\r', before);
	if (!carriage) {
		return feed ? before + 1 : 0;
	}
	size_t end = (size_t)(carriage - text) + 1;
	if (end == length) {
		return more ? 0 : end;
	}
	return text[end] == '\n' ? end + 1 : end;
}

size_t kith_csv_scan_lines(const char *text, size_t length, bool more)
{
	if (length && more && text[length - 1] == '\r') {
		length--;
	}
	if (length == 0) {
		return 0;
	}
	const char *feed = memrchr(text, '\n', length);
	const char *carriage = memrchr(text, '\r', length);
	const char *last = feed > carriage ? feed : carriage;
	return last ? (size_t)(last - text) + 1 : 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* How often a delimiter stands outside quotes in a line; words less one for blanks. */
static size_t count_delimiters(const char *line, size_t length, char delimiter)
{
	size_t count = 0;
	bool quoted = false, in_word = false;
	for (size_t i = 0; i < length && !(is_line_end(line[i]) && !quoted); i++) {
		quoted ^= line[i] == '"';
		if (delimiter == ' ') {
			count += !is_blank(line[i]) && !in_word;
			in_word = !is_blank(line[i]);
		} else {
			count += !quoted && line[i] == delimiter;
		}
	}
	return delimiter == ' ' && count ? count - 1 : count;
}

static bool is_sample(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!is_blank(line[i]) && !is_line_end(line[i])) {
			return line[0] != '#';
		}
	}
	return false;
}

/* How many of the first lines have as many delimiters as the first of them; 0 if that has none. */
static size_t alike_lines(
	const char *text, size_t length, char delimiter, size_t *delimiters, size_t *lines)
{
	size_t alike = 0;
	*lines = *delimiters = 0;
	while (length && *lines < SAMPLE_LINES) {
		size_t line = kith_csv_scan_line(text, length, false);
		line = line ? line : length;
		if (is_sample(text, line)) {
			size_t count = count_delimiters(text, line, delimiter);
			*delimiters = *lines ? *delimiters : count;
			alike += *delimiters && count == *delimiters;
			++*lines;
		}
		text += line;
		length -= line;
	}
	return alike;
}

char kith_csv_scan_delimiter(const char *text, size_t length, bool more)
{
	size_t whole = more ? kith_csv_scan_lines(text, length, true) : length;
	size_t lines, delimiters, most_alike = 0, most_delimiters = 0;
	char best = 0;
	for (const char *delimiter = ",;\t|"; *delimiter; delimiter++) {
		size_t alike = alike_lines(text, whole, *delimiter, &delimiters, &lines);
		if (alike > most_alike ||
			(alike && alike == most_alike && delimiters > most_delimiters)) {
			best = *delimiter;
			most_alike = alike;
			most_delimiters = delimiters;
		}
	}
	if (best) {
		return best;
	}
	size_t alike = alike_lines(text, whole, ' ', &delimiters, &lines);
	return alike && alike == lines ? ' ' : ',';
}

/* Where the cell after the one at `at` begins, or `length`. */
static size_t next_cell(const char *text, size_t length, size_t at, char delimiter)
{
	bool quoted = false;
	for (; at < length; at++) {
		quoted ^= text[at] == '"';
		if (quoted) {
			continue;
		}
		if (delimiter == ' ' && is_blank(text[at])) {
			while (at < length && is_blank(text[at])) {
				at++;
			}
			return at;
		}
		if (text[at] == delimiter) {
			return at + 1;
		}
	}
	return length;
}

void kith_csv_scan_cell(const char *text, size_t length, size_t cell, char delimiter,
	uint64_t *line, size_t *column)
{
	*column = 1;
	for (uint64_t down = *line; down > 0; down--) {
		size_t whole = kith_csv_scan_line(text, length, false);
		if (!whole) {
			return;
		}
		text += whole;
		length -= whole;
	}
	size_t at = 0;
	while (cell-- > 0 && at < length) {
		at = next_cell(text, length, at, delimiter);
	}
	if (at < length) {
		*line += kith_csv_scan_count_lines(text, at, column);
		++*column;
	}
}

bool kith_csv_scan_loose_quotes(const char *line, size_t length, char delimiter)
{
	for (const char *quote = memchr(line, '"', length); quote;) {
		size_t at = (size_t)(quote - line), before = at, after = at + 1;
		while (before > 0 && is_blank(line[before - 1]) && line[before - 1] != delimiter) {
			before--;
		}
		while (after < length && is_blank(line[after]) && line[after] != delimiter) {
			after++;
		}
		bool opens = before < at && (before == 0 || line[before - 1] == delimiter);
		bool closes = after > at + 1 && (after == length || line[after] == delimiter ||
							is_line_end(line[after]));
		if (opens || closes) {
			return true;
		}
		quote = memchr(quote + 1, '"', length - at - 1);
	}
	return false;
}

uint64_t kith_csv_scan_count_lines(const char *text, size_t length, size_t *characters_after)
{
	uint64_t lines = 0;
	for (size_t line; (line = kith_csv_scan_line(text, length, true)) > 0;) {
		lines++;
		text += line;
		length -= line;
	}
	*characters_after = (size_t)g_utf8_strlen(text, (gssize)length);
	return lines;
}
