/* Pajek's rows: vertices, ties, lists, matrices, values. Inside of import_pajek. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/pajek.h"

#include <string.h>

#include "exchange/import/matrix.h"
#include "base/number.h"
#include "graph/sheet.h"

bool kith_pajek_fail(struct kith_pajek *reader, GError **error, const char *message)
{
	return kith_scanner_fail(reader->words.scanner, error, "%s", message);
}

/* The number of a vertex, from 1; 0 where it is none. */
static size_t vertex(const struct kith_pajek *reader, const char *word)
{
	guint64 number;
	return g_ascii_string_to_unsigned(word, 10, 1, MAX(reader->n, 1), &number, NULL)
		       ? (size_t)number
		       : 0;
}

/* The id of a vertex. To be freed. */
static char *id_of(size_t number)
{
	return g_strdup_printf("%zu", number);
}

/* What somebody or something of a two-mode network is called. To be freed. */
static char *name_of(const struct kith_pajek *reader, size_t number)
{
	const char *name = g_hash_table_lookup(reader->names, GSIZE_TO_POINTER(number));
	return name ? g_strdup(name) : id_of(number);
}

/* Two-mode: a tie says that somebody, the first mode, came to something. */
static bool visit(struct kith_pajek *reader, size_t from, size_t to, GError **error)
{
	size_t person = MIN(from, to), event = MAX(from, to);
	g_autofree char *who = name_of(reader, person), *what = name_of(reader, event);
	if (person > reader->first_mode || event <= reader->first_mode) {
		return kith_pajek_fail(
			reader, error, "a tie inside one mode of a two-mode network; remove it");
	}
	return kith_attendance_add(reader->came, who, what, "", error);
}

static bool tie(struct kith_pajek *reader, size_t from, size_t to, bool one_way, GError **error)
{
	if (reader->first_mode) {
		return visit(reader, from, to, error);
	}
	g_autofree char *source = id_of(from), *target = id_of(to);
	return kith_web_tie(reader->web, source, target, error) &&
	       (!one_way || kith_web_one_way(reader->web, error)) &&
	       (!reader->kind || kith_web_tie_cell(reader->web, "kind", reader->kind, error));
}

/* The column a parameter goes into: x and y are taken by the place on the picture. */
static const char *parameter_name(const char *key, bool of_tie)
{
	if (of_tie) {
		return !strcmp(key, "l") ? "label" : !strcmp(key, "w") ? "width" : key;
	}
	return !strcmp(key, "x") ? "x size" : !strcmp(key, "y") ? "y size" : key;
}

/* A key and its value in turn: "ic Green", "bc Black". */
static bool read_parameters(struct kith_pajek *reader, size_t first, bool of_tie, GError **error)
{
	const struct kith_words_reader *words = &reader->words;
	for (size_t k = first; k + 1 < words->words->len && !reader->first_mode; k += 2) {
		const char *name = parameter_name(kith_words_at(words, k), of_tie);
		const char *value = kith_words_at(words, k + 1);
		if (!(of_tie ? kith_web_tie_cell(reader->web, name, value, error)
			     : kith_web_node_cell(reader->web, name, value, error))) {
			return false;
		}
	}
	return true;
}

/* Up to three numbers for the place, then a shape, then keys and values. */
static bool read_looks(struct kith_pajek *reader, GError **error)
{
	static const char *const places[] = {"x", "y", "z"};
	guint k = 2;
	double place;
	for (size_t p = 0; p < 3; p++, k++) {
		const char *word = kith_words_at(&reader->words, k);
		if (!kith_number_parse(word, false, &place)) {
			break;
		}
		if (p < 2 && !kith_web_node_cell(reader->web, places[p], word, error)) {
			return false;
		}
	}
	const char *word = kith_words_at(&reader->words, k);
	bool shape = kith_sheet_is_one_of(
		word, "ellipse|box|diamond|triangle|cross|empty|circle|house|man|woman");
	return (!shape || kith_web_node_cell(reader->web, "shape", word, error)) &&
	       read_parameters(reader, k + shape, false, error);
}

static bool read_vertex(struct kith_pajek *reader, GError **error)
{
	size_t number = vertex(reader, kith_words_at(&reader->words, 0));
	const char *name = kith_words_at(&reader->words, 1);
	if (!number) {
		return kith_pajek_fail(reader, error,
			"a vertex must begin with its number, from 1 to what *Vertices says");
	}
	g_autofree char *id = id_of(number);
	if (!reader->first_mode) {
		return kith_web_node(reader->web, id, error) &&
		       kith_web_node_cell(reader->web, "name", name, error) &&
		       read_looks(reader, error);
	}
	name = *name ? name : id;
	g_hash_table_insert(reader->names, GSIZE_TO_POINTER(number), g_strdup(name));
	return number > reader->first_mode ||
	       kith_attendance_add(reader->came, name, "", "", error);
}

static bool read_tie(struct kith_pajek *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	size_t from = vertex(reader, g_ptr_array_index(words, 0));
	size_t to = words->len > 1 ? vertex(reader, g_ptr_array_index(words, 1)) : 0;
	const char *third = words->len > 2 ? g_ptr_array_index(words, 2) : "";
	double weight;
	bool weighted = kith_number_parse(third, false, &weight);
	if (!from || !to) {
		return kith_pajek_fail(reader, error,
			"a tie must begin with the numbers of two vertices, from 1 to what "
			"*Vertices says");
	}
	return tie(reader, from, to, reader->section == KITH_PAJEK_ARCS, error) &&
	       (!weighted || reader->first_mode ||
		       kith_web_tie_cell(reader->web, "weight", third, error)) &&
	       read_parameters(reader, 2 + weighted, true, error);
}

static bool read_list(struct kith_pajek *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	size_t from = vertex(reader, g_ptr_array_index(words, 0));
	for (guint k = 1; k < words->len || !from; k++) {
		size_t to = from ? vertex(reader, g_ptr_array_index(words, k)) : 0;
		if (!to) {
			return kith_pajek_fail(reader, error,
				"a list of ties must hold numbers of vertices, from 1 to what "
				"*Vertices says");
		}
		if (!tie(reader, from, to, reader->section == KITH_PAJEK_ARCS_LIST, error)) {
			return false;
		}
	}
	return true;
}

bool kith_pajek_finish_matrix(struct kith_pajek *reader, GError **error)
{
	size_t n = reader->n;
	if (reader->section != KITH_PAJEK_MATRIX || reader->first_mode) {
		return true;
	}
	if (reader->row != n) {
		return kith_pajek_fail(reader, error,
			"the matrix has fewer rows than there are vertices; check that the file is "
			"whole");
	}
	g_auto(GStrv) name = g_new0(char *, n + 1);
	for (size_t i = 0; i < n; i++) {
		name[i] = id_of(i + 1);
	}
	bool done = kith_matrix_ties(reader->web,
		(const double *)(const void *)reader->matrix->data, name, n, reader->kind, error);
	g_array_set_size(reader->matrix, 0);
	reader->row = 0;
	return done;
}

static bool read_matrix_row(struct kith_pajek *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	size_t columns = reader->first_mode ? reader->n - reader->first_mode : reader->n;
	size_t rows = reader->first_mode ? reader->first_mode : reader->n;
	if (reader->row == rows || words->len < columns) {
		return kith_pajek_fail(reader, error,
			"a matrix must have a row for each vertex, and in it a number for each");
	}
	for (guint k = 0; k < columns; k++) {
		double value;
		if (!kith_number_parse(g_ptr_array_index(words, k), false, &value)) {
			return kith_pajek_fail(reader, error,
				"a matrix holds numbers only; write 0 where there is no tie");
		}
		if (!reader->first_mode) {
			g_array_append_val(reader->matrix, value);
		} else if (value != 0 && !tie(reader, reader->row + 1, reader->first_mode + k + 1,
						 false, error)) {
			return false;
		}
	}
	reader->row++;
	return true;
}

/* One person's value of a partition or vector. */
static bool read_value(struct kith_pajek *reader, GError **error)
{
	if (++reader->row > reader->n || reader->first_mode) {
		return true;
	}
	g_autofree char *id = id_of(reader->row);
	return kith_web_meet(reader->web, id, error) &&
	       kith_web_node_cell(reader->web, reader->values,
		       g_ptr_array_index(reader->words.words, 0), error);
}

bool kith_pajek_add_others(struct kith_pajek *reader, GError **error)
{
	if (reader->n > kith_scanner_bytes(reader->words.scanner) + 1000) {
		return kith_scanner_fail(reader->words.scanner, error,
			"*Vertices says %zu, and the file is far too short for so many; check that "
			"it is whole",
			reader->n);
	}
	for (size_t i = 1; i <= reader->n; i++) {
		g_autofree char *id = id_of(i);
		bool person = reader->first_mode && i <= reader->first_mode;
		g_autofree char *name = person ? name_of(reader, i) : NULL;
		if (person ? !kith_attendance_add(reader->came, name, "", "", error)
			   : !reader->first_mode && !kith_web_meet(reader->web, id, error)) {
			return false;
		}
	}
	return true;
}

bool kith_pajek_read_row(struct kith_pajek *reader, GError **error)
{
	switch (reader->section) {
	case KITH_PAJEK_VERTICES:
		return read_vertex(reader, error);
	case KITH_PAJEK_ARCS:
	case KITH_PAJEK_EDGES:
		return read_tie(reader, error);
	case KITH_PAJEK_ARCS_LIST:
	case KITH_PAJEK_EDGES_LIST:
		return read_list(reader, error);
	case KITH_PAJEK_MATRIX:
		return read_matrix_row(reader, error);
	case KITH_PAJEK_VALUES:
		return read_value(reader, error);
	default:
		return true;
	}
}
