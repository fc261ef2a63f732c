/* UCINET's DL. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "import_dl.h"

#include <string.h>

#include "import_matrix.h"
#include "number.h"

static bool is_two_mode(const struct kith_dl *reader)
{
	return (reader->rows && reader->columns) || g_str_has_suffix(reader->format, "2");
}

static const char *kind(const struct kith_dl *reader)
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

/* One entry of an edge list or one pair of a node list. */
static bool add_tie(struct kith_dl *reader, const char *from, const char *to, const char *weight,
	GError **error)
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

static bool read_list(struct kith_dl *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	const char *first = kith_words_at(&reader->words, 0);
	if (!strcmp(first, "!")) {
		reader->matrix++;
		return true;
	}
	if (words->len < 2 && !g_str_has_prefix(reader->format, "nodelist")) {
		return kith_dl_fail(reader, error, "a tie must name two people");
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

static bool add_matrix(struct kith_dl *reader, size_t rows, size_t columns, GError **error)
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
static bool fill_labels(struct kith_dl *reader, GPtrArray *labels, size_t count, GError **error)
{
	if (count > kith_scanner_bytes(reader->words.scanner) + 1000) {
		return kith_dl_fail(reader, error,
			"the header promises more people than the file has bytes; check that it is "
			"whole");
	}
	for (size_t k = labels->len; k < count; k++) {
		g_ptr_array_add(labels, g_strdup_printf("%zu", k + 1));
	}
	return true;
}

static bool read_numbers(struct kith_dl *reader, guint first, GError **error)
{
	for (guint k = first; k < reader->words.words->len; k++) {
		double value, none = 0;
		if (!kith_number_parse(kith_words_at(&reader->words, k), false, &value)) {
			return kith_dl_fail(reader, error, "a matrix holds numbers only");
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

static bool read_matrix(struct kith_dl *reader, GError **error)
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

static bool begin_data(struct kith_dl *reader, GError **error)
{
	bool list = g_str_has_prefix(reader->format, "edgelist") ||
		    g_str_has_prefix(reader->format, "nodelist");
	if (!list && !g_str_has_prefix(reader->format, "fullm")) {
		return kith_scanner_fail(reader->words.scanner, error,
			"the format %s is not read; save it as fullmatrix, edgelist1 or nodelist1",
			reader->format);
	}
	if (!list && !(is_two_mode(reader) ? reader->rows && reader->columns : reader->n)) {
		return kith_dl_fail(
			reader, error, "the header does not say how many people there are");
	}
	reader->came = is_two_mode(reader) ? kith_import_pool(reader->import, error) : NULL;
	return reader->came || !is_two_mode(reader);
}

static bool read_line(struct kith_dl *reader, GError **error)
{
	size_t k = 0;
	while (reader->mode != KITH_DL_DATA && k < reader->words.words->len) {
		if (!kith_dl_take_word(reader, k++, error) ||
			(reader->mode == KITH_DL_DATA && !begin_data(reader, error))) {
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
static bool add_others(struct kith_dl *reader, GError **error)
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

static bool read_file(struct kith_dl *reader, GError **error)
{
	bool more = true, done = true;
	while (more && done) {
		const char *delimiters = reader->mode == KITH_DL_DATA ? "," : ",=";
		done = kith_words_next(&reader->words, 0, delimiters, &more, error) &&
		       (!more || read_line(reader, error));
	}
	if (done && reader->mode != KITH_DL_DATA) {
		done = kith_dl_fail(reader, error, "there is no \"data:\" in this file");
	}
	if (done && reader->values->len) {
		done = kith_dl_fail(
			reader, error, "the matrix has fewer numbers than the header promises");
	}
	return (done && add_others(reader, error)) ||
	       kith_scanner_prefix(reader->words.scanner, error);
}

bool kith_import_dl_fits(const struct kith_import_look *look)
{
	return (kith_import_look_begins(look, "dl ") || kith_import_look_begins(look, "dl\n") ||
		       kith_import_look_begins(look, "dl\r") ||
		       kith_import_look_begins(look, "dl,")) &&
	       (!look->whole || kith_import_look_holds(look, "data"));
}

static void reader_finish(struct kith_dl *reader)
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
	struct kith_dl reader = {
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
