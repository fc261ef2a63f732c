/* Pajek's .net and .paj. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "exchange/import/matrix.h"
#include "exchange/import/tokens.h"
#include "exchange/import/web.h"

enum section { BEFORE, VERTICES, ARCS, EDGES, ARCS_LIST, EDGES_LIST, MATRIX, VALUES, OVER };

struct reader {
	struct kith_words_reader words;
	kith_web *web;
	kith_import *import;
	kith_attendance *came; /* two-mode: who came to what */
	enum section section;
	size_t n, first_mode; /* people promised; of the first mode, 0: one mode */
	GHashTable *names;    /* two-mode: by number, of char * */
	size_t others;        /* networks after the first, passed over */
	char *kind;           /* of the relation at hand, or NULL */
	char *values;         /* name of the partition or vector at hand, or NULL */
	size_t row;           /* of the matrix, or of the values */
	GArray *matrix;       /* of double: rows as they came */
};

static bool fail(struct reader *reader, GError **error, const char *message)
{
	return kith_scanner_fail(reader->words.scanner, error, "%s", message);
}

/* The number of a vertex, from 1; 0 where it is none. */
static size_t vertex(const struct reader *reader, const char *word)
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
static char *name_of(const struct reader *reader, size_t number)
{
	const char *name = g_hash_table_lookup(reader->names, GSIZE_TO_POINTER(number));
	return name ? g_strdup(name) : id_of(number);
}

/* Two-mode: a tie says that somebody, the first mode, came to something. */
static bool visit(struct reader *reader, size_t from, size_t to, GError **error)
{
	size_t person = MIN(from, to), event = MAX(from, to);
	g_autofree char *who = name_of(reader, person), *what = name_of(reader, event);
	if (person > reader->first_mode || event <= reader->first_mode) {
		return fail(
			reader, error, "a tie inside one mode of a two-mode network; remove it");
	}
	return kith_attendance_add(reader->came, who, what, "", error);
}

static bool tie(struct reader *reader, size_t from, size_t to, bool one_way, GError **error)
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
static bool read_parameters(struct reader *reader, size_t first, bool of_tie, GError **error)
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
static bool read_looks(struct reader *reader, GError **error)
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
	bool shape = kith_text_is_one_of(
		word, "ellipse|box|diamond|triangle|cross|empty|circle|house|man|woman");
	return (!shape || kith_web_node_cell(reader->web, "shape", word, error)) &&
	       read_parameters(reader, k + shape, false, error);
}

static bool read_vertex(struct reader *reader, GError **error)
{
	size_t number = vertex(reader, kith_words_at(&reader->words, 0));
	const char *name = kith_words_at(&reader->words, 1);
	if (!number) {
		return fail(reader, error,
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

static bool read_tie(struct reader *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	size_t from = vertex(reader, g_ptr_array_index(words, 0));
	size_t to = words->len > 1 ? vertex(reader, g_ptr_array_index(words, 1)) : 0;
	const char *third = words->len > 2 ? g_ptr_array_index(words, 2) : "";
	double weight;
	bool weighted = kith_number_parse(third, false, &weight);
	if (!from || !to) {
		return fail(reader, error,
			"a tie must begin with the numbers of two vertices, from 1 to what "
			"*Vertices says");
	}
	return tie(reader, from, to, reader->section == ARCS, error) &&
	       (!weighted || reader->first_mode ||
		       kith_web_tie_cell(reader->web, "weight", third, error)) &&
	       read_parameters(reader, 2 + weighted, true, error);
}

static bool read_list(struct reader *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	size_t from = vertex(reader, g_ptr_array_index(words, 0));
	for (guint k = 1; k < words->len || !from; k++) {
		size_t to = from ? vertex(reader, g_ptr_array_index(words, k)) : 0;
		if (!to) {
			return fail(reader, error,
				"a list of ties must hold numbers of vertices, from 1 to what "
				"*Vertices says");
		}
		if (!tie(reader, from, to, reader->section == ARCS_LIST, error)) {
			return false;
		}
	}
	return true;
}

/* Makes ties of a matrix that has ended. */
static bool finish_matrix(struct reader *reader, GError **error)
{
	size_t n = reader->n;
	if (reader->section != MATRIX || reader->first_mode) {
		return true;
	}
	if (reader->row != n) {
		return fail(reader, error,
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

static bool read_matrix_row(struct reader *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	size_t columns = reader->first_mode ? reader->n - reader->first_mode : reader->n;
	size_t rows = reader->first_mode ? reader->first_mode : reader->n;
	if (reader->row == rows || words->len < columns) {
		return fail(reader, error,
			"a matrix must have a row for each vertex, and in it a number for each");
	}
	for (guint k = 0; k < columns; k++) {
		double value;
		if (!kith_number_parse(g_ptr_array_index(words, k), false, &value)) {
			return fail(reader, error,
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
static bool read_value(struct reader *reader, GError **error)
{
	if (++reader->row > reader->n || reader->first_mode) {
		return true;
	}
	g_autofree char *id = id_of(reader->row);
	return kith_web_meet(reader->web, id, error) &&
	       kith_web_node_cell(reader->web, reader->values,
		       g_ptr_array_index(reader->words.words, 0), error);
}

/* Vertices without a line are people too, as long as their number is not a lie: a file has at least
 * a byte for each. */
static bool add_others(struct reader *reader, GError **error)
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

/* Takes the line at hand as the section it stands in has it. */
static bool read_row(struct reader *reader, GError **error)
{
	switch (reader->section) {
	case VERTICES:
		return read_vertex(reader, error);
	case ARCS:
	case EDGES:
		return read_tie(reader, error);
	case ARCS_LIST:
	case EDGES_LIST:
		return read_list(reader, error);
	case MATRIX:
		return read_matrix_row(reader, error);
	case VALUES:
		return read_value(reader, error);
	default:
		return true;
	}
}

/* "*Arcs :2 "advice"" names a relation; without a name its number is one. */
static void take_kind(struct reader *reader)
{
	const GPtrArray *words = reader->words.words;
	g_clear_pointer(&reader->kind, g_free);
	for (guint k = 1; k < words->len; k++) {
		const char *word = g_ptr_array_index(words, k);
		if (*word == ':') {
			const char *name =
				k + 1 < words->len ? g_ptr_array_index(words, k + 1) : word + 1;
			reader->kind = g_strdup(name);
			return;
		}
	}
}

static bool begin_vertices(struct reader *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	guint64 n = 0, first = 0;
	if (reader->section == VALUES) {
		return true;
	}
	if (reader->n) {
		reader->others++;
		reader->section = OVER;
		return true;
	}
	if (words->len < 2 ||
		!g_ascii_string_to_unsigned(
			g_ptr_array_index(words, 1), 10, 0, UINT32_MAX - 1, &n, NULL) ||
		(words->len > 2 && !g_ascii_string_to_unsigned(
					   g_ptr_array_index(words, 2), 10, 0, n, &first, NULL))) {
		return fail(reader, error,
			"*Vertices must be followed by how many there are (and, in a two-mode "
			"network, how many of them are people)");
	}
	reader->n = (size_t)n;
	reader->first_mode = first < n ? (size_t)first : 0;
	reader->section = VERTICES;
	reader->came = reader->first_mode ? kith_import_pool(reader->import, error) : NULL;
	return reader->came || !reader->first_mode;
}

static bool begin_values(struct reader *reader)
{
	g_autoptr(GString) name = g_string_new(NULL);
	for (guint k = 1; k < reader->words.words->len; k++) {
		g_string_append_printf(name, "%s%s", k > 1 ? " " : "",
			(const char *)g_ptr_array_index(reader->words.words, k));
	}
	g_free(reader->values);
	reader->values = g_strdup(name->len ? name->str : "partition");
	reader->section = VALUES;
	reader->row = 0;
	return true;
}

static bool begin_section(struct reader *reader, GError **error)
{
	static const struct {
		const char *name;
		enum section section;
	} names[] = {{"*arcs", ARCS}, {"*edges", EDGES}, {"*arcslist", ARCS_LIST},
		{"*edgeslist", EDGES_LIST}, {"*matrix", MATRIX}};
	const char *word = g_ptr_array_index(reader->words.words, 0);
	if (!g_ascii_strcasecmp(word, "*vertices")) {
		return begin_vertices(reader, error);
	}
	if (!g_ascii_strcasecmp(word, "*partition") || !g_ascii_strcasecmp(word, "*vector")) {
		return begin_values(reader);
	}
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		size_t length = strlen(names[k].name);
		if (!g_ascii_strcasecmp(word, names[k].name) ||
			(!g_ascii_strncasecmp(word, names[k].name, length) &&
				word[length] == ':')) {
			if (reader->section == BEFORE) {
				return fail(reader, error, "*Vertices must come before the ties");
			}
			reader->section = reader->section == OVER ? OVER : names[k].section;
			take_kind(reader);
			return true;
		}
	}
	bool network = !g_ascii_strcasecmp(word, "*network");
	reader->section = network && !reader->n ? BEFORE : OVER;
	return true;
}

static bool read_line(struct reader *reader, GError **error)
{
	if (*kith_words_at(&reader->words, 0) == '*') {
		return finish_matrix(reader, error) && begin_section(reader, error);
	}
	return read_row(reader, error);
}

static bool read_file(struct reader *reader, GError **error)
{
	for (bool more = true;;) {
		if (!kith_words_next(&reader->words, '%', "", &more, error)) {
			return false;
		}
		if (!more) {
			break;
		}
		if (!read_line(reader, error)) {
			return kith_scanner_prefix(reader->words.scanner, error);
		}
	}
	if (reader->section == BEFORE) {
		return fail(reader, error, "there is no *Vertices in this file");
	}
	return (finish_matrix(reader, error) && add_others(reader, error)) ||
	       kith_scanner_prefix(reader->words.scanner, error);
}

static bool pajek_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "*vertices") ||
	       kith_import_look_begins(look, "*network") ||
	       ((*look->head == '%' || !look->first) &&
		       kith_import_look_holds(look, "\n*vertices")) ||
	       kith_import_look_holds(look, "\n*vertices ");
}

static bool pajek_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct reader reader = {
		.import = import,
		.matrix = g_array_new(false, false, sizeof(double)),
		.names = g_hash_table_new_full(NULL, NULL, NULL, g_free),
	};
	kith_words_init(&reader.words, source);
	reader.web = kith_web_new(look->file, error);
	bool done = reader.web && read_file(&reader, error);
	if (done && reader.others) {
		kith_import_note(import,
			"%s: %zu more network%s passed over; save each as a file of its own",
			look->file, reader.others, reader.others == 1 ? "" : "s");
	}
	if (done && reader.first_mode) {
		kith_import_note(import,
			"%s: two modes; those who share something of the second are tied, by how "
			"few share it",
			look->file);
	} else {
		done = done &&
		       kith_import_take(import, kith_web_finish(reader.web, import->notes, error));
	}
	kith_words_finish(&reader.words);
	kith_web_free(reader.web);
	g_array_unref(reader.matrix);
	g_hash_table_unref(reader.names);
	g_free(reader.kind);
	g_free(reader.values);
	return done;
}

const struct kith_import_format kith_import_pajek = {
	.name = {"pajek", "Pajek .net and .paj; several relations become kinds"},
	.fits = pajek_fits,
	.read = pajek_read,
};
