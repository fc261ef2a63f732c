/* Telling a format from the first bytes of a file. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "io/csv_scan.h"
#include "base/text.h"
#include "exchange/import/format.h"
#include "io/sheet.h"

#define HEAD ((size_t)64 << 10)
#define PREAMBLE 40 /* lines a header may be below */

/* How headers begin that other lines may stand above. */
static const char *const late_headers[] = {"first name,last name,", "vertex 1,vertex 2",
	"vertex,color,shape", "vertex,subgraph,color"};

/* Whether a line begins with these cells, quoted or not, whichever delimiter parts them. */
static bool begins_with_cells(const char *line, const char *cells)
{
	for (; *cells; line++) {
		bool quote = *line == '"';
		bool same = *cells == ',' ? *line && strchr(",;\t", *line)
					  : g_ascii_tolower(*line) == *cells;
		if (!quote && !same) {
			return false;
		}
		cells += !quote;
	}
	return true;
}

/* Lines above a header that is known to come late; 0 when there is none. */
static size_t find_late_header(const struct kith_import_look *look)
{
	const char *at = look->head;
	size_t left = look->length;
	for (size_t line = 0; line < PREAMBLE && left; line++) {
		for (size_t k = 0; k < G_N_ELEMENTS(late_headers); k++) {
			if (begins_with_cells(at, late_headers[k])) {
				return line;
			}
		}
		size_t length = kith_csv_scan_line(at, left, !look->whole);
		if (length == 0) {
			break;
		}
		at += length;
		left -= length;
	}
	return 0;
}

static char **cells_of(const struct kith_sheet *sheet)
{
	char **cells = g_new0(char *, sheet->cells->len + 1);
	for (guint c = 0; c < sheet->cells->len; c++) {
		cells[c] = g_strdup(g_ptr_array_index(sheet->cells, c));
	}
	return cells;
}

static char **header_of(const struct kith_sheet *sheet)
{
	size_t count = kith_csv_columns(sheet->csv);
	char **cells = g_new0(char *, count + 1);
	for (size_t c = 0; c < count; c++) {
		cells[c] = g_strdup(kith_csv_header(sheet->csv, c));
	}
	return cells;
}

/* Bad data only means that this is no table, or no more of one. */
static bool pass_over(GError *failure, GError **error)
{
	bool bad_data = !failure || failure->code == KITH_ERROR_DATA;
	if (bad_data) {
		g_clear_error(&failure);
	} else {
		g_propagate_error(error, failure);
	}
	return bad_data;
}

/* Which columns still hold nothing but marks, after one row more. */
static void look_for_marks(struct kith_import_look *look, const struct kith_sheet *sheet)
{
	if (!look->marks) {
		look->marks = g_malloc(sheet->cells->len);
		memset(look->marks, KITH_MARKS_NOBODY_THERE, sheet->cells->len);
	}
	for (guint c = 0; c < sheet->cells->len; c++) {
		bool was_there;
		bool mark = kith_import_mark(g_ptr_array_index(sheet->cells, c), &was_there);
		look->marks[c] = !mark || look->marks[c] == KITH_MARKS_NONE ? KITH_MARKS_NONE
				 : was_there                                ? KITH_MARKS_SOME_THERE
									    : look->marks[c];
	}
}

/* Reads the head as a table, as far as it is one. */
static bool look_at_table(
	struct kith_import_look *look, const struct kith_dialect *dialect, GError **error)
{
	size_t length =
		look->whole ? look->length : kith_csv_scan_lines(look->head, look->length, true);
	struct kith_dialect plain = {
		.delimiter = dialect->delimiter, .skipped_lines = look->dialect.skipped_lines};
	GError *failure = NULL;
	g_auto(kith_sheet) sheet;
	kith_source *source =
		kith_source_open_bytes(look->file, look->head, length, "utf-8", &failure);
	if (!kith_sheet_open(&sheet, source, &plain, &failure)) {
		return pass_over(failure, error);
	}
	look->dialect.delimiter = kith_csv_delimiter(sheet.csv);
	look->header = header_of(&sheet);
	bool more = true;
	while (more && kith_sheet_next(&sheet, &more, &failure) && more) {
		if (!look->first) {
			look->first = cells_of(&sheet);
		}
		look->rows++;
		look_for_marks(look, &sheet);
	}
	return pass_over(failure, error);
}

bool kith_import_look_at(struct kith_import_look *look, kith_source *source,
	const struct kith_dialect *dialect, GError **error)
{
	const char *bytes;
	size_t length;
	*look = (struct kith_import_look){.file = kith_source_name(source), .dialect = *dialect};
	if (!kith_source_peek(source, HEAD, &bytes, &length, error)) {
		return false;
	}
	look->head = g_malloc0(length + 1);
	if (length) {
		memcpy(look->head, bytes, length);
	}
	look->length = length;
	look->whole = length < HEAD;
	look->dialect.skipped_lines = find_late_header(look);
	look->dialect.importing = true;
	return look_at_table(look, dialect, error);
}

void kith_import_look_finish(struct kith_import_look *look)
{
	g_free(look->head);
	g_strfreev(look->header);
	g_strfreev(look->first);
	g_free(look->marks);
}

bool kith_import_look_has(const struct kith_import_look *look, const char *names)
{
	for (size_t c = 0; look->header && look->header[c]; c++) {
		if (*look->header[c] && kith_text_is_one_of(look->header[c], names)) {
			return true;
		}
	}
	return false;
}

bool kith_import_look_begins(const struct kith_import_look *look, const char *text)
{
	const char *at = look->head;
	while (g_ascii_isspace(*at)) {
		at++;
	}
	return !g_ascii_strncasecmp(at, text, strlen(text));
}

bool kith_import_look_holds(const struct kith_import_look *look, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = look->head; *at; at++) {
		if (g_ascii_tolower(*at) == g_ascii_tolower(*word) &&
			!g_ascii_strncasecmp(at, word, length)) {
			return true;
		}
	}
	return false;
}
