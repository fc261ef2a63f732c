/* Adjacency matrices as CSV. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <math.h>
#include <string.h>

#include "base/caller.h"
#include "base/number.h"
#include "base/text.h"
#include "exchange/import/matrix.h"
#include "exchange/import/id_builder.h"
#include "graph/unknown.h"
#include "io/sheet.h"
#include "io/table.h"

struct kith_matrix {
	size_t n, capacity; /* rows and columns; rows there is room for */
	double *cell;       /* [capacity * n] row by row */
	GPtrArray *column;  /* of char *: names */
	enum kith_import_missing missing;
	size_t unknown, empty, none; /* cells of two people that say NA, nothing, and 0 */
};

static bool is_symmetric(const double *cell, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < i; j++) {
			double there = cell[i * n + j], back = cell[j * n + i];
			if (there != back && !(isnan(there) && isnan(back))) {
				return false;
			}
		}
	}
	return true;
}

static bool diagonal_is_same(const double *cell, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (cell[i * n + i] != cell[0]) {
			return false;
		}
	}
	return true;
}

/* Whether everyone has the same, other than 0, on the diagonal: likeness to oneself, no loop. */
static bool diagonal_says_nothing(const double *cell, size_t n)
{
	return n > 1 && cell[0] != 0 && diagonal_is_same(cell, n);
}

static bool add_entry(
	kith_id_builder *builder, const char *from, const char *to, double value, GError **error)
{
	g_autoptr(GString) text = g_string_new(isnan(value) ? KITH_UNKNOWN_WEIGHT : NULL);
	if (!isnan(value)) {
		kith_number_print(text, value);
	}
	if (value < 0) {
		return kith_fail(error, KITH_ERROR_DATA,
			"the weight %s of %s and %s is below 0; a weight says how strong a tie "
			"is: leave negative ties out, or make them a file of their own",
			text->str, from, to);
	}
	return kith_id_builder_tie(builder, from, to, error) &&
	       kith_id_builder_tie_cell(builder, "weight", text->str, error);
}

bool kith_matrix_ties(kith_id_builder *builder, const double *cell, char *const *name, size_t n,
	const char *kind, GError **error)
{
	bool symmetric = is_symmetric(cell, n);
	bool no_loops = diagonal_says_nothing(cell, n);
	for (size_t i = 0; i < n; i++) {
		for (size_t j = symmetric ? i : 0; j < n; j++) {
			double value = cell[i * n + j];
			if (value == 0 || (i == j && (no_loops || isnan(value)))) {
				continue;
			}
			if (!add_entry(builder, name[i], name[j], value, error) ||
				(!symmetric && !kith_id_builder_one_way(builder, error)) ||
				(kind && !kith_id_builder_tie_cell(builder, "kind", kind, error))) {
				return false;
			}
		}
	}
	return true;
}

/* Whether nobody knows whether there is a tie: that is not "none". */
static bool is_unknown(const char *cell)
{
	return kith_text_is_one_of(cell, "NA|N/A|NaN|.|?");
}

static bool is_number(const struct kith_import_look *look, const char *cell)
{
	double number;
	return kith_number_parse(cell, look->dialect.delimiter == ';', &number);
}

/* Whether rows begin with whose they are, who may go by a number. */
static bool rows_are_named(const struct kith_import_look *look)
{
	return look->first &&
	       (!is_number(look, look->first[0]) || !*look->header[0] ||
		       (look->whole && look->rows + 1 == g_strv_length(look->header)));
}

/* As many rows as columns, all numbers; names in the header, perhaps in the first column too. */
static bool matrix_fits(const struct kith_import_look *look)
{
	guint columns = look->header ? g_strv_length(look->header) : 0;
	if (columns < 2 || !look->first) {
		return false;
	}
	bool named = rows_are_named(look);
	size_t n = columns - named;
	if (n < 2 || (named && strcmp(look->first[0], look->header[1]))) {
		return false;
	}
	for (size_t c = named; c < columns; c++) {
		const char *cell = look->first[c];
		if (*cell && !is_unknown(cell) && !is_number(look, cell)) {
			return false;
		}
	}
	return look->whole ? look->rows == n : look->rows <= n;
}

/* Reads a cell; `value` is 0 already, and becomes NAN where it is not known. */
static bool read_cell(const struct kith_matrix *matrix, const struct kith_sheet *sheet,
	size_t column, double *value, GError **error)
{
	const char *cell = kith_sheet_cell(sheet, column);
	if (is_unknown(cell) && matrix->missing != KITH_MISSING_FAILS) {
		*value = matrix->missing == KITH_MISSING_NONE ? 0 : (double)NAN;
		return true;
	}
	if (!*cell || kith_number_parse(cell, kith_csv_delimiter(sheet->csv) == ';', value)) {
		return true;
	}
	if (is_unknown(cell)) {
		return kith_csv_fail(sheet->csv, sheet->row, column, error,
			"\"%s\" says that it is not known whether there is a "
			"tie; without " KITH_CALLER_MISSING " error it is kept as not known",
			cell);
	}
	return kith_csv_fail(sheet->csv, sheet->row, column, error,
		"\"%s\" in a matrix is not a number; write how strong the tie is, 0 for none",
		cell);
}

/* Counts what a cell of two people says where it says of no tie. */
static void count_cell(struct kith_matrix *matrix, const char *cell, double value)
{
	bool unknown = is_unknown(cell);
	matrix->unknown += unknown;
	matrix->empty += !*cell;
	matrix->none += *cell && !unknown && value == 0; // NOLINT(clang-diagnostic-float-equal)
}

/* Says how many cells that do not say whether there is a tie are taken for none. Empty ones do so
 * beside a 0 only: a matrix without zeros leaves out all that are not tied. */
static void note_none(const struct kith_matrix *matrix, GPtrArray *notes)
{
	size_t count = (matrix->missing == KITH_MISSING_NONE ? matrix->unknown : 0) +
		       (matrix->none ? matrix->empty : 0);
	if (count && notes) {
		g_ptr_array_add(notes,
			g_strdup_printf("%zu cell%s of the matrix %s not say whether there is a "
					"tie; %s taken for none",
				count, count == 1 ? "" : "s", count == 1 ? "does" : "do",
				count == 1 ? "it is" : "they are"));
	}
}

static bool read_row(struct kith_matrix *matrix, const struct kith_sheet *sheet, size_t row,
	size_t named, GError **error)
{
	for (size_t j = 0; j < matrix->n; j++) {
		double *value = &matrix->cell[row * matrix->n + j];
		if (!read_cell(matrix, sheet, j + named, value, error)) {
			return false;
		}
		if (j != row) {
			count_cell(matrix, kith_sheet_cell(sheet, j + named), *value);
		}
	}
	if (named && strcmp(kith_sheet_cell(sheet, 0), g_ptr_array_index(matrix->column, row))) {
		return kith_csv_fail(sheet->csv, sheet->row, 0, error,
			"row %zu is of \"%s\", column %zu of \"%s\"; put rows and columns in the "
			"same order",
			row + 1, kith_sheet_cell(sheet, 0), row + 1,
			(const char *)g_ptr_array_index(matrix->column, row));
	}
	return true;
}

/* Room for a row more; what the header promises is not believed. */
static bool reserve(struct kith_matrix *matrix, size_t rows, GError **error)
{
	if (rows < matrix->capacity) {
		return true;
	}
	size_t capacity = MIN(MAX(2 * rows, 64), matrix->n);
	double *moved = kith_array_resize(matrix->cell, capacity * matrix->n, sizeof *moved, error);
	if (!moved) {
		return false;
	}
	memset(moved + rows * matrix->n, 0, (capacity - rows) * matrix->n * sizeof *moved);
	matrix->cell = moved;
	matrix->capacity = capacity;
	return true;
}

static bool read_rows(
	struct kith_matrix *matrix, struct kith_sheet *sheet, size_t named, GError **error)
{
	size_t rows = 0;
	for (bool more = true;; rows++) {
		if (!kith_sheet_next(sheet, &more, error)) {
			return false;
		}
		if (!more || rows == matrix->n) {
			rows += more;
			break;
		}
		if (!reserve(matrix, rows, error) || !read_row(matrix, sheet, rows, named, error)) {
			return false;
		}
	}
	return rows == matrix->n ||
	       kith_fail(error, KITH_ERROR_DATA,
		       "%s: a matrix of %zu columns has %s%zu row%s; it needs a row for each "
		       "column",
		       kith_csv_name(sheet->csv), matrix->n, rows > matrix->n ? "at least " : "",
		       rows, rows == 1 ? "" : "s");
}

/* Says that numbers below names may be ties: nothing but its shape tells that it is a matrix. */
static void note_doubt(
	const struct kith_matrix *matrix, const struct kith_import_look *look, kith_import *import)
{
	bool sure = matrix->n > 2 && (is_symmetric(matrix->cell, matrix->n) ||
					     diagonal_is_same(matrix->cell, matrix->n));
	if (!import->options->format && !rows_are_named(look) && !sure) {
		kith_import_note(import,
			"%s: read as a matrix of %zu people, for it has as many rows of numbers as "
			"columns; if a row is a tie, name its ends "
			"with " KITH_CALLER_SOURCE_COLUMN " and " KITH_CALLER_TARGET_COLUMN,
			look->file, matrix->n);
	}
}

static bool fill(struct kith_matrix *matrix, struct kith_sheet *sheet,
	const struct kith_import_look *look, GError **error)
{
	size_t columns = kith_csv_columns(sheet->csv);
	bool bare = !kith_csv_header(sheet->csv, 0); /* then people go by their numbers */
	size_t named = !bare && rows_are_named(look);
	matrix->n = columns - named;
	for (size_t c = named; c < columns; c++) {
		g_ptr_array_add(matrix->column,
			bare ? g_strdup_printf("%zu", c + 1)
			     : kith_text_normalize(kith_csv_header(sheet->csv, c), -1));
	}
	return read_rows(matrix, sheet, named, error);
}

static bool matrix_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct kith_matrix matrix = {.column = g_ptr_array_new_with_free_func(g_free),
		.missing = import->options->missing};
	g_auto(kith_sheet) sheet;
	g_autoptr(kith_id_builder) builder = NULL;
	bool done = kith_sheet_open(&sheet, source, &look->dialect, error) &&
		    fill(&matrix, &sheet, look, error);
	builder = done ? kith_id_builder_new(look->file, error) : NULL;
	done = builder != NULL;
	for (guint k = 0; done && k < matrix.column->len; k++) {
		done = kith_id_builder_node(builder, g_ptr_array_index(matrix.column, k), error);
	}
	done = done && kith_matrix_ties(builder, matrix.cell, (char **)matrix.column->pdata,
			       matrix.n, NULL, error);
	if (builder && !done) {
		g_prefix_error(error, "%s: ", look->file);
	}
	if (done) {
		note_none(&matrix, import->notes);
		note_doubt(&matrix, look, import);
	}
	g_ptr_array_unref(matrix.column);
	g_free(matrix.cell);
	return done &&
	       kith_import_take(import, kith_id_builder_finish(builder, import->notes, error));
}

const struct kith_import_format kith_import_matrix = {
	.name = {"matrix", "an adjacency matrix as CSV"},
	.fits = matrix_fits,
	.read = matrix_read,
};
