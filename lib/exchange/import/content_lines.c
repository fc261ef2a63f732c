/* The lines of calendars and address books: a name, parameters, a value. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/content_lines.h"

#include <string.h>

#include "base/blocks.h"

#define PIECE ((size_t)64 << 10)
#define LONG_WAY ((size_t)16 << 20) /* bytes of a file worth a bar */

struct kith_content_lines {
	kith_source *source;
	char *buffer; /* [PIECE] */
	size_t at, end;
	uint64_t row; /* of at, from 1 */
	GString *text;
	GPtrArray *parameters;
	size_t broken;
	uint64_t first_broken;
};

kith_content_lines *kith_content_lines_new(kith_source *source)
{
	kith_content_lines *lines = g_new0(kith_content_lines, 1);
	lines->source = source;
	lines->buffer = g_malloc(PIECE);
	lines->row = 1;
	lines->text = g_string_new(NULL);
	lines->parameters = g_ptr_array_new();
	return lines;
}

void kith_content_lines_free(kith_content_lines *lines)
{
	if (lines) {
		kith_source_free(lines->source);
		g_free(lines->buffer);
		g_string_free(lines->text, true);
		g_ptr_array_unref(lines->parameters);
		g_free(lines);
	}
}

size_t kith_content_lines_broken(const kith_content_lines *lines, uint64_t *first)
{
	*first = lines->first_broken;
	return lines->broken;
}

/* Sees to it that something is read and not yet taken, unless that was all. */
static bool fill(kith_content_lines *lines, GError **error)
{
	if (lines->at < lines->end) {
		return true;
	}
	size_t done, count;
	lines->at = 0;
	if (!kith_source_read(lines->source, lines->buffer, PIECE, &lines->end, error)) {
		return false;
	}
	if (kith_source_progress(lines->source, &done, &count) && count >= LONG_WAY) {
		kith_blocks_tell(done, count);
	}
	return true;
}

/* Adds what is left of a row, without its end, as far as it is looked at. */
static bool add_row(kith_content_lines *lines, GError **error)
{
	for (;;) {
		if (!fill(lines, error)) {
			return false;
		}
		size_t left = lines->end - lines->at;
		if (left == 0) {
			return true;
		}
		const char *from = lines->buffer + lines->at, *end = memchr(from, '\n', left);
		size_t length = end ? (size_t)(end - from) : left;
		size_t room = KITH_CONTENT_LINE_LIMIT - lines->text->len;
		g_string_append_len(lines->text, from, (gssize)MIN(length, room));
		lines->at += length + (end != NULL);
		lines->row += end != NULL;
		if (end) {
			break;
		}
	}
	while (lines->text->len && lines->text->str[lines->text->len - 1] == '\r') {
		g_string_truncate(lines->text, lines->text->len - 1);
	}
	return true;
}

/* Whether a line in quoted-printable is to go on: it ends with =. */
static bool is_soft(const GString *text)
{
	bool may = text->len && text->str[text->len - 1] == '=';
	const char *colon = may ? strchr(text->str, ':') : NULL;
	if (!colon) {
		return false;
	}
	g_autofree char *head = g_ascii_strup(text->str, colon - text->str);
	return strstr(head, "QUOTED-PRINTABLE") != NULL;
}

/* Puts together a line of the rows it is folded into: those that begin with a blank belong to it.
 */
static bool unfold(kith_content_lines *lines, GError **error)
{
	g_string_truncate(lines->text, 0);
	if (!add_row(lines, error)) {
		return false;
	}
	for (;;) {
		if (!fill(lines, error)) {
			return false;
		}
		bool soft = is_soft(lines->text);
		bool folded = lines->at < lines->end && strchr(" \t", lines->buffer[lines->at]) &&
			      lines->buffer[lines->at];
		if (lines->at == lines->end || (!soft && !folded)) {
			return true;
		}
		lines->at += folded && !soft;
		g_string_truncate(lines->text, lines->text->len - soft);
		if (!add_row(lines, error)) {
			return false;
		}
	}
}

static bool is_name(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '.' || c == '_';
}

/* Undoes ^n ^' ^^ of a parameter's value (RFC 6868), in place. */
static void decode_carets(char *value)
{
	char *to = value;
	for (const char *at = value; *at; at++) {
		if (*at == '^' && at[1] && strchr("n'^", at[1])) {
			at++;
			*to++ = *at == 'n' ? ' ' : *at == '\'' ? '"' : '^';
		} else {
			*to++ = *at;
		}
	}
	*to = '\0';
}

/* Takes a value, quoted or not, up to one of `ends`, in place; returns where it ends. */
static char *take_value(char *at, char **value)
{
	char *to = at;
	bool quoted = false;
	*value = at;
	for (; *at && (quoted || !strchr(":;", *at)); at++) {
		if (*at == '"') {
			quoted = !quoted;
		} else {
			*to++ = *at;
		}
	}
	char end = *at;
	*to = '\0';
	decode_carets(*value);
	*at = end;
	return at;
}

/* Takes ";NAME=VALUE" or ";VALUE"; returns where the next begins, or NULL. */
static char *take_parameter(kith_content_lines *lines, char *at, char *end)
{
	static char type[] = "TYPE";
	char *name = at + 1, *value;
	char *equals = name;
	while (is_name(*equals)) {
		equals++;
	}
	bool bare = *equals != '=';
	if (bare) {
		name = type;
		value = at + 1;
	} else {
		*equals = '\0';
		for (char *c = name; *c; c++) {
			*c = g_ascii_toupper(*c);
		}
		value = equals + 1;
	}
	char *after = take_value(value, &value);
	if (after >= end) {
		return NULL;
	}
	g_ptr_array_add(lines->parameters, name);
	g_ptr_array_add(lines->parameters, value);
	return after;
}

/* Parts the line at hand; false where it is none. */
static bool part(kith_content_lines *lines, struct kith_content_line *line)
{
	char *at = lines->text->str, *end = at + lines->text->len;
	char *name = at;
	g_ptr_array_set_size(lines->parameters, 0);
	for (; is_name(*at); at++) {
		*at = g_ascii_toupper(*at);
		name = *at == '.' ? at + 1 : name;
	}
	if (at == name) {
		return false;
	}
	char *name_end = at;
	while (at && *at == ';') {
		char *next = take_parameter(lines, at, end);
		*at = '\0';
		at = next;
	}
	if (!at || *at != ':') {
		return false;
	}
	*at = '\0';
	*name_end = '\0';
	line->name = name;
	line->value = at + 1;
	line->parameters = lines->parameters;
	return true;
}

bool kith_content_lines_next(
	kith_content_lines *lines, struct kith_content_line *line, bool *more, GError **error)
{
	for (;;) {
		if (!fill(lines, error)) {
			return false;
		}
		*more = lines->at < lines->end;
		line->line = lines->row;
		if (!*more) {
			return true;
		}
		if (!unfold(lines, error)) {
			return false;
		}
		if (part(lines, line)) {
			return true;
		}
		if (*g_strchug(lines->text->str) && lines->broken++ == 0) {
			lines->first_broken = line->line;
		}
	}
}

const char *kith_content_line_parameter(const struct kith_content_line *line, const char *name)
{
	for (guint k = 0; k + 1 < line->parameters->len; k += 2) {
		if (!strcmp(line->parameters->pdata[k], name)) {
			return line->parameters->pdata[k + 1];
		}
	}
	return "";
}

static bool is_encoded(const struct kith_content_line *line)
{
	for (guint k = 1; k < line->parameters->len; k += 2) {
		if (!g_ascii_strcasecmp(line->parameters->pdata[k], "quoted-printable")) {
			return true;
		}
	}
	return false;
}

/* Undoes quoted-printable, in place; a NUL ends the text. */
static void decode_quoted(char *text)
{
	char *to = text;
	for (const char *at = text; *at; at++) {
		if (*at == '=' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2])) {
			*to++ = (char)(g_ascii_xdigit_value(at[1]) << 4 |
				       g_ascii_xdigit_value(at[2]));
			at += 2;
		} else {
			*to++ = *at;
		}
	}
	*to = '\0';
}

/* The text in UTF-8, whatever it says or, where it does not, most probably is. To be freed. */
static char *to_utf8(const char *text, const char *charset)
{
	bool valid = g_utf8_validate(text, -1, NULL);
	if (!*charset && valid) {
		return g_strdup(text);
	}
	const char *from = *charset ? charset : "WINDOWS-1252";
	char *converted = g_convert(text, -1, "UTF-8", from, NULL, NULL, NULL);
	return converted ? converted : g_utf8_make_valid(text, -1);
}

char *kith_content_line_text(const struct kith_content_line *line)
{
	g_autofree char *text = g_strdup(line->value);
	if (is_encoded(line)) {
		decode_quoted(text);
	}
	return to_utf8(text, kith_content_line_parameter(line, "CHARSET"));
}

char **kith_content_split(const char *value, char separator)
{
	GPtrArray *parts = g_ptr_array_new();
	GString *part = g_string_new(NULL);
	for (const char *at = value;; at++) {
		if (*at == '\\' && at[1]) {
			at++;
			g_string_append_c(part, *at == 'n' || *at == 'N' ? ' ' : *at);
		} else if (*at == separator || !*at) {
			g_ptr_array_add(parts, g_strdup(g_strstrip(part->str)));
			g_string_truncate(part, 0);
			if (!*at) {
				break;
			}
		} else {
			g_string_append_c(part, *at);
		}
	}
	g_string_free(part, true);
	g_ptr_array_add(parts, NULL);
	return (char **)g_ptr_array_free(parts, false);
}
