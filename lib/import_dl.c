/* UCINET's DL. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "import_format.h"
#include "import_matrix.h"
#include "import_web.h"
#include "import_words.h"
#include "number.h"
#include "sheet.h"

enum mode { HEADER, LABELS, ROW_LABELS, COLUMN_LABELS, MATRIX_LABELS, DATA };

struct reader {
	struct kith_words_reader words;
	kith_import *import;
	kith_web *web;
	kith_attendance *came; /* two-mode: rows come to columns */
	enum mode mode;
	char *key;   /* header: what the next word is the value of, or NULL */
	char *whose; /* header: "row", "col" or "matrix" before "labels", or NULL */
	size_t n, rows, columns, matrices; /* 0: not said */
	char *format;
	bool embedded; /* labels stand in the data */
	bool no_diagonal;
	GPtrArray *labels, *row_labels, *column_labels, *matrix_labels; /* of char * */
	GArray *values; /* of double: entries of the matrix at hand */
	size_t matrix;  /* number of the matrix at hand */
	bool headed;    /* the embedded column labels of this matrix were read */
};

static bool fail(struct reader *reader, GError **error, const char *message)
{
	return kith_scanner_fail(reader->words.scanner, error, "%s", message);
}

static bool is_two_mode(const struct reader *reader)
{
	return (reader->rows && reader->columns) || g_str_has_suffix(reader->format, "2");
}

static const char *kind(const struct reader *reader)
{
	if (reader->matrix < reader->matrix_labels->len) {
		return g_ptr_array_index(reader->matrix_labels, reader->matrix);
	}
	return NULL;
}

/* Somebody by the word that stands for them: a label, or a number that may have one. */
static const char *name_of(const GPtrArray *labels, const char *word)
{
	guint64 number;
	bool numbered =
		labels->len && g_ascii_string_to_unsigned(word, 10, 1, labels->len, &number, NULL);
	return numbered ? g_ptr_array_index(labels, number - 1) : word;
}

static bool take_number(struct reader *reader, const char *key, const char *word, GError **error)
{
	guint64 number;
	if (!g_ascii_string_to_unsigned(word, 10, 1, UINT32_MAX - 1, &number, NULL)) {
		return fail(reader, error, "n, nr, nc and nm must be followed by a number");
	}
	if (!strcmp(key, "nr")) {
		reader->rows = (size_t)number;
	} else if (!strcmp(key, "nc")) {
		reader->columns = (size_t)number;
	} else if (!strcmp(key, "nm")) {
		reader->matrices = (size_t)number;
	} else {
		reader->n = (size_t)number;
	}
	return true;
}

static bool take_value(struct reader *reader, const char *word, GError **error)
{
	g_autofree char *key = g_steal_pointer(&reader->key);
	if (!strcmp(key, "format")) {
		g_free(reader->format);
		reader->format = g_strdup(word);
		return true;
	}
	if (!strcmp(key, "diagonal")) {
		reader->no_diagonal = !strcmp(word, "absent");
		return true;
	}
	return take_number(reader, key, word, error);
}

static void begin_labels(struct reader *reader)
{
	g_autofree char *whose = g_steal_pointer(&reader->whose);
	reader->mode = !whose                                        ? LABELS
		       : kith_sheet_is_one_of(whose, "row")          ? ROW_LABELS
		       : kith_sheet_is_one_of(whose, "matrix|level") ? MATRIX_LABELS
								     : COLUMN_LABELS;
}

/* One word of the header, lower-case and without a colon at its end. */
static bool take_header(struct reader *reader, const char *word, GError **error)
{
	if (reader->key) {
		return take_value(reader, word, error);
	}
	if (kith_sheet_is_one_of(word, "n|nr|nc|nm|format|diagonal")) {
		reader->key = g_strdup(word);
	} else if (kith_sheet_is_one_of(word, "row|col|column|matrix|level")) {
		g_free(reader->whose);
		reader->whose = g_strdup(word);
	} else if (!strcmp(word, "labels")) {
		begin_labels(reader);
	} else if (!strcmp(word, "data")) {
		reader->mode = DATA;
	} else if (*word && strcmp(word, "dl")) {
		return kith_scanner_fail(reader->words.scanner, error,
			"\"%s\" has no meaning in the header of a DL file", word);
	}
	return true;
}

static GPtrArray *labels_of(const struct reader *reader)
{
	return reader->mode == LABELS          ? reader->labels
	       : reader->mode == ROW_LABELS    ? reader->row_labels
	       : reader->mode == MATRIX_LABELS ? reader->matrix_labels
					       : reader->column_labels;
}

static bool take_word(struct reader *reader, size_t k, GError **error)
{
	const char *word = kith_words_at(&reader->words, k);
	g_autofree char *low = g_ascii_strdown(word, -1);
	bool colon = g_str_has_suffix(low, ":");
	low[strlen(low) - colon] = '\0';
	if (reader->mode == HEADER) {
		return take_header(reader, low, error);
	}
	GPtrArray *labels = labels_of(reader);
	if (!labels->len && !strcmp(low, "embedded")) {
		reader->embedded = true;
		reader->mode = HEADER;
		return true;
	}
	bool keyword = (colon && kith_sheet_is_one_of(low, "data|labels")) ||
		       (k == 0 && kith_sheet_is_one_of(low, "row|col|column|matrix|level") &&
			       g_str_has_prefix(kith_words_at(&reader->words, 1), "label"));
	if (keyword && !reader->words.quoted->data[k]) {
		reader->mode = HEADER;
		return take_header(reader, low, error);
	}
	if (*word) {
		g_ptr_array_add(labels, kith_sheet_clean(word, strlen(word)));
	}
	return true;
}

/* One entry of an edge list or one pair of a node list. */
static bool add_tie(
	struct reader *reader, const char *from, const char *to, const char *weight, GError **error)
{
	double number;
	if (is_two_mode(reader)) {
		return kith_attendance_add(reader->came, name_of(reader->row_labels, from),
			name_of(reader->column_labels, to), "", error);
	}
	if (*weight && kith_number_parse(weight, false, &number) && number == 0) {
		return true;
	}
	return kith_web_tie(reader->web, name_of(reader->labels, from), name_of(reader->labels, to),
		       error) &&
	       kith_web_one_way(reader->web, error) &&
	       (!*weight || kith_web_tie_cell(reader->web, "weight", weight, error)) &&
	       (!kind(reader) || kith_web_tie_cell(reader->web, "kind", kind(reader), error));
}

static bool read_list(struct reader *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	const char *first = kith_words_at(&reader->words, 0);
	if (!strcmp(first, "!")) {
		reader->matrix++;
		return true;
	}
	if (words->len < 2 && !g_str_has_prefix(reader->format, "nodelist")) {
		return fail(reader, error, "a tie must name two people");
	}
	if (g_str_has_prefix(reader->format, "edgelist")) {
		return add_tie(reader, first, kith_words_at(&reader->words, 1),
			kith_words_at(&reader->words, 2), error);
	}
	for (guint k = 1; k < words->len; k++) {
		if (!add_tie(reader, first, kith_words_at(&reader->words, k), "", error)) {
			return false;
		}
	}
	return true;
}

static bool add_matrix(struct reader *reader, size_t rows, size_t columns, GError **error)
{
	const double *value = (const double *)(const void *)reader->values->data;
	if (!is_two_mode(reader)) {
		return kith_matrix_ties(reader->web, value, (char **)reader->labels->pdata, rows,
			kind(reader), error);
	}
	for (size_t i = 0; i < rows * columns; i++) {
		if (value[i] != 0 &&
			!kith_attendance_add(reader->came,
				g_ptr_array_index(reader->row_labels, i / columns),
				g_ptr_array_index(reader->column_labels, i % columns), "", error)) {
			return false;
		}
	}
	return true;
}

/* Numbers stand in for labels that were not given; not for more than the file could hold. */
static bool fill_labels(struct reader *reader, GPtrArray *labels, size_t count, GError **error)
{
	if (count > kith_scanner_bytes(reader->words.scanner) + 1000) {
		return fail(reader, error,
			"the header promises more people than the file has bytes; check that it is "
			"whole");
	}
	for (size_t k = labels->len; k < count; k++) {
		g_ptr_array_add(labels, g_strdup_printf("%zu", k + 1));
	}
	return true;
}

static bool read_numbers(struct reader *reader, guint first, GError **error)
{
	for (guint k = first; k < reader->words.words->len; k++) {
		double value, none = 0;
		if (!kith_number_parse(kith_words_at(&reader->words, k), false, &value)) {
			return fail(reader, error, "a matrix holds numbers only");
		}
		if (reader->no_diagonal && reader->values->len % (reader->n + 1) == 0) {
			g_array_append_val(reader->values, none);
		}
		g_array_append_val(reader->values, value);
		if (reader->no_diagonal && reader->values->len + 1 == reader->n * reader->n) {
			g_array_append_val(reader->values, none);
		}
	}
	return true;
}

static bool read_matrix(struct reader *reader, GError **error)
{
	bool two = is_two_mode(reader);
	size_t rows = two ? reader->rows : reader->n, columns = two ? reader->columns : reader->n;
	GPtrArray *row_labels = two ? reader->row_labels : reader->labels;
	GPtrArray *column_labels = two ? reader->column_labels : reader->labels;
	if (reader->embedded && !reader->headed) {
		reader->headed = true;
		for (guint k = 0; reader->matrix == 0 && k < reader->words.words->len; k++) {
			g_ptr_array_add(column_labels, g_strdup(kith_words_at(&reader->words, k)));
		}
		return true;
	}
	if (reader->embedded && two && reader->matrix == 0) {
		g_ptr_array_add(row_labels, g_strdup(kith_words_at(&reader->words, 0)));
	}
	if (!read_numbers(reader, reader->embedded, error)) {
		return false;
	}
	if (reader->values->len < rows * columns) {
		return true;
	}
	if (!fill_labels(reader, row_labels, rows, error) ||
		!fill_labels(reader, column_labels, columns, error) ||
		!add_matrix(reader, rows, columns, error)) {
		return false;
	}
	g_array_set_size(reader->values, 0);
	reader->matrix++;
	reader->headed = false;
	return true;
}

static bool begin_data(struct reader *reader, GError **error)
{
	bool list = g_str_has_prefix(reader->format, "edgelist") ||
		    g_str_has_prefix(reader->format, "nodelist");
	if (!list && !g_str_has_prefix(reader->format, "fullm")) {
		return kith_scanner_fail(reader->words.scanner, error,
			"the format %s is not read; save it as fullmatrix, edgelist1 or nodelist1",
			reader->format);
	}
	if (!list && !(is_two_mode(reader) ? reader->rows && reader->columns : reader->n)) {
		return fail(reader, error, "the header does not say how many people there are");
	}
	reader->came = is_two_mode(reader) ? kith_import_pool(reader->import, error) : NULL;
	return reader->came || !is_two_mode(reader);
}

static bool read_line(struct reader *reader, GError **error)
{
	size_t k = 0;
	while (reader->mode != DATA && k < reader->words.words->len) {
		if (!take_word(reader, k++, error) ||
			(reader->mode == DATA && !begin_data(reader, error))) {
			return false;
		}
	}
	if (k > 0) {
		return true;
	}
	return strstr(reader->format, "list") ? read_list(reader, error)
					      : read_matrix(reader, error);
}

/* Everyone with a label, or a number below n, is there, whether tied or not. */
static bool add_others(struct reader *reader, GError **error)
{
	GPtrArray *labels = is_two_mode(reader) ? reader->row_labels : reader->labels;
	if (!reader->embedded && !is_two_mode(reader) &&
		!fill_labels(reader, labels, reader->n, error)) {
		return false;
	}
	for (guint k = 0; k < labels->len; k++) {
		const char *label = g_ptr_array_index(labels, k);
		if (!(reader->came ? kith_attendance_add(reader->came, label, "", "", error)
				   : kith_web_meet(reader->web, label, error))) {
			return false;
		}
	}
	return true;
}

static bool read_file(struct reader *reader, GError **error)
{
	bool more = true, done = true;
	while (more && done) {
		const char *delimiters = reader->mode == DATA ? "," : ",=";
		done = kith_words_next(&reader->words, 0, delimiters, &more, error) &&
		       (!more || read_line(reader, error));
	}
	if (done && reader->mode != DATA) {
		done = fail(reader, error, "there is no \"data:\" in this file");
	}
	if (done && reader->values->len) {
		done = fail(reader, error, "the matrix has fewer numbers than the header promises");
	}
	return (done && add_others(reader, error)) ||
	       kith_scanner_prefix(reader->words.scanner, error);
}

bool kith_import_dl_fits(const struct kith_import_look *look)
{
	return (kith_import_look_begins(look, "dl ") || kith_import_look_begins(look, "dl\n") ||
		       kith_import_look_begins(look, "dl\r") ||
		       kith_import_look_begins(look, "dl,")) &&
	       kith_import_look_holds(look, "data");
}

static void reader_finish(struct reader *reader)
{
	kith_words_finish(&reader->words);
	kith_web_free(reader->web);
	g_free(reader->key);
	g_free(reader->whose);
	g_free(reader->format);
	g_ptr_array_unref(reader->labels);
	g_ptr_array_unref(reader->row_labels);
	g_ptr_array_unref(reader->column_labels);
	g_ptr_array_unref(reader->matrix_labels);
	g_array_unref(reader->values);
}

KITH_IMPORT_READER(kith_import_dl)
{
	struct reader reader = {
		.import = import,
		.web = kith_web_new(look->file, error),
		.format = g_strdup("fullmatrix"),
		.labels = g_ptr_array_new_with_free_func(g_free),
		.row_labels = g_ptr_array_new_with_free_func(g_free),
		.column_labels = g_ptr_array_new_with_free_func(g_free),
		.matrix_labels = g_ptr_array_new_with_free_func(g_free),
		.values = g_array_new(false, false, sizeof(double)),
	};
	kith_words_init(&reader.words, source);
	bool done = reader.web && read_file(&reader, error);
	if (done && !reader.came) {
		done = kith_import_take(import, kith_web_finish(reader.web, import->notes, error));
	}
	reader_finish(&reader);
	return done;
}
