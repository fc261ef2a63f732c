/* UCINET's DL. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/dl.h"

#include <string.h>

#include "exchange/import/matrix.h"
#include "base/number.h"

static bool is_matrix(const struct kith_dl *reader)
{
	return reader->format <= KITH_DL_UPPER_HALF;
}

/* How many numbers a matrix has. */
static size_t numbers_wanted(const struct kith_dl *reader, size_t rows, size_t columns)
{
	return reader->format == KITH_DL_FULL_MATRIX ? rows * columns
	       : reader->no_diagonal                 ? rows * (rows - 1) / 2
						     : rows * (rows + 1) / 2;
}

/* Makes a half whole: the other half is the same. */
static bool mirror(struct kith_dl *reader, size_t n, GError **error)
{
	bool lower = reader->format == KITH_DL_LOWER_HALF;
	if (reader->format == KITH_DL_FULL_MATRIX) {
		return true;
	}
	g_autofree double *whole = KITH_ARRAY(double, n *n, error);
	const double *half = (const double *)(const void *)reader->values->data;
	for (size_t i = 0; whole && i < n; i++) {
		size_t first = lower ? 0 : i + reader->no_diagonal;
		size_t end = lower ? i + !reader->no_diagonal : n;
		for (size_t j = first; j < end; j++) {
			whole[i * n + j] = whole[j * n + i] = *half++;
		}
	}
	if (whole) {
		g_array_set_size(reader->values, 0);
		g_array_append_vals(reader->values, whole, (guint)(n * n));
	}
	return whole != NULL;
}

static bool add_matrix(struct kith_dl *reader, size_t rows, size_t columns, GError **error)
{
	if (!mirror(reader, rows, error)) {
		return false;
	}
	const double *value = (const double *)(const void *)reader->values->data;
	if (!kith_dl_is_two_mode(reader)) {
		return kith_matrix_ties(reader->web, value, (char **)reader->labels->pdata, rows,
			kith_dl_kind(reader, reader->matrix), error);
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
	bool absent = reader->no_diagonal && reader->format == KITH_DL_FULL_MATRIX &&
		      !kith_dl_is_two_mode(reader);
	for (guint k = first; k < reader->words.words->len; k++) {
		double value, none = 0;
		if (!kith_number_parse(kith_words_at(&reader->words, k), false, &value)) {
			return kith_dl_fail(reader, error,
				"a matrix holds numbers only; write 0 where there is no tie");
		}
		if (absent && reader->values->len % (reader->n + 1) == 0) {
			g_array_append_val(reader->values, none);
		}
		g_array_append_val(reader->values, value);
		if (absent && reader->values->len + 1 == reader->n * reader->n) {
			g_array_append_val(reader->values, none);
		}
	}
	return true;
}

static bool read_matrix(struct kith_dl *reader, GError **error)
{
	bool two = kith_dl_is_two_mode(reader);
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
	if (reader->values->len < numbers_wanted(reader, rows, columns)) {
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

/* Halves are symmetric; ranks and values are of ties between people. */
static bool is_of_one_mode(enum kith_dl_format format)
{
	return format == KITH_DL_LOWER_HALF || format == KITH_DL_UPPER_HALF ||
	       format == KITH_DL_RANKED_LIST || format == KITH_DL_EDGE_ARRAY;
}

static bool begin_data(struct kith_dl *reader, GError **error)
{
	bool two = kith_dl_is_two_mode(reader);
	if (two && is_of_one_mode(reader->format)) {
		return kith_dl_fail(reader, error,
			"this format has no columns apart from the rows; leave out nr and nc, or "
			"save it as fullmatrix or edgelist2");
	}
	if (is_matrix(reader) && !(two ? reader->rows && reader->columns : reader->n)) {
		return kith_dl_fail(
			reader, error, "the header does not say how many people there are");
	}
	reader->came = two ? kith_import_pool(reader->import, error) : NULL;
	return reader->came || !two;
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
	return is_matrix(reader) ? read_matrix(reader, error) : kith_dl_read_list(reader, error);
}

/* Everyone with a label, or a number below n, is there, whether tied or not. */
static bool add_others(struct kith_dl *reader, GError **error)
{
	GPtrArray *labels = kith_dl_is_two_mode(reader) ? reader->row_labels : reader->labels;
	if (!reader->embedded && !kith_dl_is_two_mode(reader) &&
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
		done = kith_dl_fail(reader, error,
			"there is no \"data:\" in this file; check that it is whole");
	}
	if (done && is_matrix(reader) && reader->matrix < reader->matrices) {
		done = kith_dl_fail(reader, error,
			"there are fewer matrices than nm says; check that the file is whole");
	}
	if (done && reader->values->len) {
		done = kith_dl_fail(reader, error,
			"the matrix has fewer numbers than the header promises; check that the "
			"file is whole");
	}
	return (done && add_others(reader, error)) ||
	       kith_scanner_prefix(reader->words.scanner, error);
}

bool kith_import_dl_fits(const struct kith_import_look *look)
{
	return (kith_import_look_begins(look, "dl ") || kith_import_look_begins(look, "dl\n") ||
		       kith_import_look_begins(look, "dl\r") ||
		       kith_import_look_begins(look, "dl\t") ||
		       kith_import_look_begins(look, "dl,")) &&
	       (!look->whole || kith_import_look_holds(look, "data"));
}

static void reader_finish(struct kith_dl *reader)
{
	kith_words_finish(&reader->words);
	kith_web_free(reader->web);
	g_free(reader->key);
	g_free(reader->whose);
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
