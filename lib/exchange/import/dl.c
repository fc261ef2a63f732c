/* UCINET's DL. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "exchange/import/matrix.h"
#include "exchange/import/tokens.h"
#include "exchange/import/id_builder.h"
#include "io/table.h"

enum mode { HEADER, LABELS, ROW_LABELS, COLUMN_LABELS, MATRIX_LABELS, DATA };

enum format {
	FULL_MATRIX,
	LOWER_HALF,
	UPPER_HALF,
	NODE_LIST,    /* somebody, then those they name */
	COUNTED_LIST, /* how many, then those; line by line everyone's */
	RANKED_LIST,  /* somebody, then those they name, the first ranked first */
	EDGE_LIST,
	EDGE_ARRAY /* two people, then a value for each matrix */
};

struct reader {
	struct kith_tokens tokens;
	kith_import *import;
	kith_id_builder *builder;
	kith_attendance *came; /* two-mode: rows come to columns */
	enum mode mode;
	char *key;   /* header: what the next word is the value of, or NULL */
	char *whose; /* header: "row", "col" or "matrix" before "labels", or NULL */
	size_t n, rows, columns, matrices; /* 0: not said */
	enum format format;
	bool two_mode; /* the format says so */
	bool embedded; /* labels stand in the data */
	bool no_diagonal;
	GPtrArray *labels, *row_labels, *column_labels, *matrix_labels; /* of char * */
	GArray *values; /* of double: entries of the matrix at hand */
	size_t matrix;  /* number of the matrix at hand */
	size_t row;     /* of a counted list, how many have been read */
	bool headed;    /* the embedded column labels of this matrix were read */
};

static bool fail(struct reader *reader, GError **error, const char *message)
{
	return kith_scanner_fail(reader->tokens.scanner, error, "%s", message);
}

static bool take_number(struct reader *reader, const char *key, const char *word, GError **error)
{
	guint64 number;
	if (!g_ascii_string_to_unsigned(word, 10, 1, UINT32_MAX - 1, &number, NULL)) {
		return fail(reader, error, "n, nr, nc and nm must be followed by a number above 0");
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

/* What UCINET calls its formats, in full and in short. */
static bool take_format(struct reader *reader, const char *word, GError **error)
{
	static const struct {
		const char *names;
		enum format format;
		bool two_mode;
	} formats[] = {
		{"fullmatrix|fm", FULL_MATRIX, false},
		{"lowerhalf|lh", LOWER_HALF, false},
		{"upperhalf|uh", UPPER_HALF, false},
		{"nodelist1|nl1", NODE_LIST, false},
		{"nodelist1b|nl1b", COUNTED_LIST, false},
		{"nodelist2|nl2", NODE_LIST, true},
		{"rankedlist1|rl1", RANKED_LIST, false},
		{"rankedlist2|rl2", NODE_LIST, true},
		{"edgelist1|el1", EDGE_LIST, false},
		{"edgelist2|el2", EDGE_LIST, true},
		{"edgearray1|ea1", EDGE_ARRAY, false},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		if (kith_text_is_one_of(word, formats[k].names)) {
			reader->format = formats[k].format;
			reader->two_mode = formats[k].two_mode;
			return true;
		}
	}
	return kith_scanner_fail(reader->tokens.scanner, error,
		"the format %s is not read; save it as fullmatrix, edgelist1 or nodelist1", word);
}

static bool take_value(struct reader *reader, const char *word, GError **error)
{
	g_autofree char *key = g_steal_pointer(&reader->key);
	if (!strcmp(key, "format")) {
		return take_format(reader, word, error);
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
	reader->mode = !whose                                       ? LABELS
		       : kith_text_is_one_of(whose, "row")          ? ROW_LABELS
		       : kith_text_is_one_of(whose, "matrix|level") ? MATRIX_LABELS
								    : COLUMN_LABELS;
}

/* One word of the header, lower-case and without a colon at its end. */
static bool take_header(struct reader *reader, const char *word, GError **error)
{
	if (reader->key) {
		return take_value(reader, word, error);
	}
	if (kith_text_is_one_of(word, "n|nr|nc|nm|format|diagonal")) {
		reader->key = g_strdup(word);
	} else if (kith_text_is_one_of(word, "row|col|column|matrix|level")) {
		g_free(reader->whose);
		reader->whose = g_strdup(word);
	} else if (!strcmp(word, "labels")) {
		begin_labels(reader);
	} else if (!strcmp(word, "data")) {
		reader->mode = DATA;
	} else if (*word && strcmp(word, "dl")) {
		return kith_scanner_fail(reader->tokens.scanner, error,
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

/* Takes the label over. Two people of one label would become one. */
static bool add_label(struct reader *reader, GPtrArray *labels, char *label, GError **error)
{
	g_ptr_array_add(labels, label);
	return labels != reader->labels || kith_id_builder_node(reader->builder, label, error);
}

/* Takes word number k of the line at hand, which belongs to the header: reader->mode becomes DATA
 * where that ends. */
static bool take_word(struct reader *reader, size_t k, GError **error)
{
	const char *word = kith_tokens_at(&reader->tokens, k);
	g_autofree char *low = g_ascii_strdown(word, -1);
	bool colon = g_str_has_suffix(low, ":");
	low[strlen(low) - colon] = '\0';
	if (reader->mode == HEADER) {
		return take_header(reader, low, error);
	}
	GPtrArray *labels = labels_of(reader);
	bool said = k == 1 && !g_ascii_strcasecmp(kith_tokens_at(&reader->tokens, 0), "labels") &&
		    !reader->tokens.quoted->data[0];
	if ((!labels->len || said) && !strcmp(low, "embedded")) {
		reader->embedded = true;
		reader->mode = HEADER;
		return true;
	}
	bool keyword =
		(colon && kith_text_is_one_of(low, "data|labels")) ||
		(k == 0 && kith_text_is_one_of(low, "row|col|column|matrix|level") &&
			!g_ascii_strncasecmp(kith_tokens_at(&reader->tokens, 1), "label", 5)) ||
		(k == 0 && !strcmp(low, "labels") &&
			!g_ascii_strncasecmp(kith_tokens_at(&reader->tokens, 1), "embedded", 8));
	if (keyword && !reader->tokens.quoted->data[k]) {
		reader->mode = HEADER;
		return take_header(reader, low, error);
	}
	return !*word || add_label(reader, labels, kith_text_normalize(word, -1), error);
}

/* Whether rows come to columns, and are not the same people. */
static bool is_two_mode(const struct reader *reader)
{
	return (reader->rows && reader->columns) || reader->two_mode;
}

/* The label of a matrix, or NULL. */
static const char *kind_of(const struct reader *reader, size_t matrix)
{
	return matrix < reader->matrix_labels->len
		       ? g_ptr_array_index(reader->matrix_labels, matrix)
		       : NULL;
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
static bool add_tie(
	struct reader *reader, const char *from, const char *to, const char *weight, GError **error)
{
	const char *kind = kind_of(reader, reader->matrix);
	double number;
	if (*weight && kith_number_parse(weight, false, &number) && number == 0) {
		return true;
	}
	if (is_two_mode(reader)) {
		return kith_attendance_add(reader->came, name_of(reader->row_labels, from),
			name_of(reader->column_labels, to), "", error);
	}
	return kith_id_builder_tie(reader->builder, name_of(reader->labels, from),
		       name_of(reader->labels, to), error) &&
	       kith_id_builder_one_way(reader->builder, error) &&
	       (!*weight || kith_id_builder_tie_cell(reader->builder, "weight", weight, error)) &&
	       (!kind || kith_id_builder_tie_cell(reader->builder, "kind", kind, error));
}

/* A value for each relation; those without a label are told apart by number. */
static bool read_array(struct reader *reader, GError **error)
{
	const struct kith_tokens *tokens = &reader->tokens;
	for (guint k = 2; k < tokens->list->len; k++) {
		const char *label = kind_of(reader, k - 2), *value = kith_tokens_at(tokens, k);
		g_autofree char *number = g_strdup_printf("%u", k - 1);
		double strength;
		if (!kith_number_parse(value, false, &strength)) {
			return fail(reader, error,
				"a tie's values must be numbers; write 0 where there is no tie");
		}
		if (strength != 0 && (!add_tie(reader, kith_tokens_at(tokens, 0),
					      kith_tokens_at(tokens, 1), value, error) ||
					     !kith_id_builder_tie_cell(reader->builder, "kind",
						     label ? label : number, error))) {
			return false;
		}
	}
	return true;
}

/* The first named is the closest: strengths are 1, 1/2, 1/3 ... */
static bool rank_tie(struct reader *reader, guint rank, GError **error)
{
	g_autofree char *number = g_strdup_printf("%u", rank);
	g_autoptr(GString) weight = g_string_new(NULL);
	kith_number_print(weight, 1.0 / rank);
	return kith_id_builder_tie_cell(reader->builder, "weight", weight->str, error) &&
	       kith_id_builder_tie_cell(reader->builder, "rank", number, error);
}

/* Somebody by name or, in a counted list, by the number of the line, and those they name. */
static bool read_nodes(struct reader *reader, GError **error)
{
	const struct kith_tokens *tokens = &reader->tokens;
	bool counted = reader->format == COUNTED_LIST;
	g_autofree char *number = g_strdup_printf("%zu", ++reader->row);
	g_autofree char *told = g_strdup_printf("%u", tokens->list->len - 1);
	const char *from = kith_tokens_at(tokens, 0);
	if (counted && (strcmp(from, told) || (reader->n && reader->row > reader->n))) {
		return fail(reader, error,
			"each line must say how many follow, and then name as many; there must be "
			"a line for everyone, and no more");
	}
	for (guint k = 1; k < tokens->list->len; k++) {
		if (!add_tie(reader, counted ? number : from, kith_tokens_at(tokens, k), "",
			    error) ||
			(reader->format == RANKED_LIST && !rank_tie(reader, k, error))) {
			return false;
		}
	}
	return true;
}

/* Takes the line at hand, which belongs to a list. */
static bool read_list(struct reader *reader, GError **error)
{
	const GPtrArray *tokens = reader->tokens.list;
	bool edges = reader->format >= EDGE_LIST;
	if (!strcmp(kith_tokens_at(&reader->tokens, 0), "!")) {
		reader->matrix++;
		reader->row = 0;
		return true;
	}
	if (edges && tokens->len < 2) {
		return fail(reader, error, "a tie must name two people");
	}
	if (reader->format == EDGE_ARRAY) {
		return read_array(reader, error);
	}
	return edges ? add_tie(reader, kith_tokens_at(&reader->tokens, 0),
			       kith_tokens_at(&reader->tokens, 1),
			       kith_tokens_at(&reader->tokens, 2), error)
		     : read_nodes(reader, error);
}

static bool is_matrix(const struct reader *reader)
{
	return reader->format <= UPPER_HALF;
}

/* How many numbers a matrix has. */
static size_t numbers_wanted(const struct reader *reader, size_t rows, size_t columns)
{
	return reader->format == FULL_MATRIX ? rows * columns
	       : reader->no_diagonal         ? rows * (rows - 1) / 2
					     : rows * (rows + 1) / 2;
}

/* Makes a half whole: the other half is the same. */
static bool mirror(struct reader *reader, size_t n, GError **error)
{
	bool lower = reader->format == LOWER_HALF;
	if (reader->format == FULL_MATRIX) {
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

static bool add_matrix(struct reader *reader, size_t rows, size_t columns, GError **error)
{
	if (!mirror(reader, rows, error)) {
		return false;
	}
	const double *value = (const double *)(const void *)reader->values->data;
	if (!is_two_mode(reader)) {
		return kith_matrix_ties(reader->builder, value, (char **)reader->labels->pdata,
			rows, kind_of(reader, reader->matrix), error);
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
	if (count > kith_scanner_bytes(reader->tokens.scanner) + 1000) {
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
	bool absent = reader->no_diagonal && reader->format == FULL_MATRIX && !is_two_mode(reader);
	for (guint k = first; k < reader->tokens.list->len; k++) {
		double value, none = 0;
		if (!kith_number_parse(kith_tokens_at(&reader->tokens, k), false, &value)) {
			return fail(reader, error,
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

static bool read_matrix(struct reader *reader, GError **error)
{
	bool two = is_two_mode(reader);
	size_t rows = two ? reader->rows : reader->n, columns = two ? reader->columns : reader->n;
	GPtrArray *row_labels = two ? reader->row_labels : reader->labels;
	GPtrArray *column_labels = two ? reader->column_labels : reader->labels;
	if (reader->embedded && !reader->headed) {
		reader->headed = true;
		for (guint k = 0; reader->matrix == 0 && k < reader->tokens.list->len; k++) {
			g_ptr_array_add(
				column_labels, g_strdup(kith_tokens_at(&reader->tokens, k)));
		}
		return true;
	}
	if (reader->embedded && two && reader->matrix == 0) {
		g_ptr_array_add(row_labels, g_strdup(kith_tokens_at(&reader->tokens, 0)));
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
static bool is_of_one_mode(enum format format)
{
	return format == LOWER_HALF || format == UPPER_HALF || format == RANKED_LIST ||
	       format == EDGE_ARRAY;
}

static bool begin_data(struct reader *reader, GError **error)
{
	bool two = is_two_mode(reader);
	if (two && is_of_one_mode(reader->format)) {
		return fail(reader, error,
			"this format has no columns apart from the rows; leave out nr and nc, or "
			"save it as fullmatrix or edgelist2");
	}
	if (is_matrix(reader) && !(two ? reader->rows && reader->columns : reader->n)) {
		return fail(reader, error, "the header does not say how many people there are");
	}
	reader->came = two ? kith_import_shared_attendance(reader->import, error) : NULL;
	return reader->came || !two;
}

static bool read_line(struct reader *reader, GError **error)
{
	size_t k = 0;
	while (reader->mode != DATA && k < reader->tokens.list->len) {
		if (!take_word(reader, k++, error) ||
			(reader->mode == DATA && !begin_data(reader, error))) {
			return false;
		}
	}
	if (k > 0) {
		return true;
	}
	return is_matrix(reader) ? read_matrix(reader, error) : read_list(reader, error);
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
				   : kith_id_builder_meet(reader->builder, label, error))) {
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
		done = kith_tokens_next(&reader->tokens, 0, delimiters, &more, error) &&
		       (!more || read_line(reader, error));
	}
	if (done && reader->mode != DATA) {
		done = fail(reader, error,
			"there is no \"data:\" in this file; check that it is whole");
	}
	if (done && is_matrix(reader) && reader->matrix < reader->matrices) {
		done = fail(reader, error,
			"there are fewer matrices than nm says; check that the file is whole");
	}
	if (done && reader->values->len) {
		done = fail(reader, error,
			"the matrix has fewer numbers than the header promises; check that the "
			"file is whole");
	}
	return (done && add_others(reader, error)) ||
	       kith_scanner_prefix(reader->tokens.scanner, error);
}

static bool dl_fits(const struct kith_import_look *look)
{
	return (kith_import_look_begins(look, "dl ") || kith_import_look_begins(look, "dl\n") ||
		       kith_import_look_begins(look, "dl\r") ||
		       kith_import_look_begins(look, "dl\t") ||
		       kith_import_look_begins(look, "dl,")) &&
	       (!look->whole || kith_import_look_holds(look, "data"));
}

static void reader_finish(struct reader *reader)
{
	kith_tokens_finish(&reader->tokens);
	kith_id_builder_free(reader->builder);
	g_free(reader->key);
	g_free(reader->whose);
	g_ptr_array_unref(reader->labels);
	g_ptr_array_unref(reader->row_labels);
	g_ptr_array_unref(reader->column_labels);
	g_ptr_array_unref(reader->matrix_labels);
	g_array_unref(reader->values);
}

static bool dl_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	struct reader reader = {
		.import = import,
		.builder = kith_id_builder_new(look->file, error),
		.labels = g_ptr_array_new_with_free_func(g_free),
		.row_labels = g_ptr_array_new_with_free_func(g_free),
		.column_labels = g_ptr_array_new_with_free_func(g_free),
		.matrix_labels = g_ptr_array_new_with_free_func(g_free),
		.values = g_array_new(false, false, sizeof(double)),
	};
	kith_tokens_init(&reader.tokens, source);
	bool done = reader.builder && read_file(&reader, error);
	if (done && !reader.came) {
		done = kith_import_take(
			import, kith_id_builder_finish(reader.builder, import->notes, error));
	}
	reader_finish(&reader);
	return done;
}

const struct kith_import_format kith_import_dl = {
	.name = {"dl", "UCINET DL"},
	.fits = dl_fits,
	.read = dl_read,
};
