/* Pajek's .net and .paj. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/format.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "exchange/import/matrix.h"
#include "exchange/import/tokens.h"
#include "exchange/import/id_builder.h"

enum section { BEFORE, VERTICES, ARCS, EDGES, ARCS_LIST, EDGES_LIST, MATRIX, VALUES, OVER };

struct reader {
	struct kith_tokens tokens;
	kith_id_builder *builder;
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
	return kith_scanner_fail(reader->tokens.scanner, error, "%s", message);
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
	return kith_id_builder_tie(reader->builder, source, target, error) &&
	       (!one_way || kith_id_builder_one_way(reader->builder, error)) &&
	       (!reader->kind ||
		       kith_id_builder_tie_cell(reader->builder, "kind", reader->kind, error));
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
	const struct kith_tokens *tokens = &reader->tokens;
	for (size_t k = first; k + 1 < tokens->list->len && !reader->first_mode; k += 2) {
		const char *name = parameter_name(kith_tokens_at(tokens, k), of_tie);
		const char *value = kith_tokens_at(tokens, k + 1);
		if (!(of_tie ? kith_id_builder_tie_cell(reader->builder, name, value, error)
			     : kith_id_builder_node_cell(reader->builder, name, value, error))) {
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
		const char *word = kith_tokens_at(&reader->tokens, k);
		if (!kith_number_parse(word, false, &place)) {
			break;
		}
		if (p < 2 && !kith_id_builder_node_cell(reader->builder, places[p], word, error)) {
			return false;
		}
	}
	const char *word = kith_tokens_at(&reader->tokens, k);
	bool shape = kith_text_is_one_of(
		word, "ellipse|box|diamond|triangle|cross|empty|circle|house|man|woman");
	return (!shape || kith_id_builder_node_cell(reader->builder, "shape", word, error)) &&
	       read_parameters(reader, k + shape, false, error);
}

static bool read_vertex(struct reader *reader, GError **error)
{
	size_t number = vertex(reader, kith_tokens_at(&reader->tokens, 0));
	const char *name = kith_tokens_at(&reader->tokens, 1);
	if (!number) {
		return fail(reader, error,
			"a vertex must begin with its number, from 1 to what *Vertices says");
	}
	g_autofree char *id = id_of(number);
	if (!reader->first_mode) {
		return kith_id_builder_node(reader->builder, id, error) &&
		       kith_id_builder_node_cell(reader->builder, "name", name, error) &&
		       read_looks(reader, error);
	}
	name = *name ? name : id;
	g_hash_table_insert(reader->names, GSIZE_TO_POINTER(number), g_strdup(name));
	return number > reader->first_mode ||
	       kith_attendance_add(reader->came, name, "", "", error);
}

static bool read_tie(struct reader *reader, GError **error)
{
	const GPtrArray *list = reader->tokens.list;
	size_t from = vertex(reader, g_ptr_array_index(list, 0));
	size_t to = list->len > 1 ? vertex(reader, g_ptr_array_index(list, 1)) : 0;
	const char *third = list->len > 2 ? g_ptr_array_index(list, 2) : "";
	double weight;
	bool weighted = kith_number_parse(third, false, &weight);
	if (!from || !to) {
		return fail(reader, error,
			"a tie must begin with the numbers of two vertices, from 1 to what "
			"*Vertices says");
	}
	return tie(reader, from, to, reader->section == ARCS, error) &&
	       (!weighted || reader->first_mode ||
		       kith_id_builder_tie_cell(reader->builder, "weight", third, error)) &&
	       read_parameters(reader, 2 + weighted, true, error);
}

static bool read_list(struct reader *reader, GError **error)
{
	const GPtrArray *list = reader->tokens.list;
	size_t from = vertex(reader, g_ptr_array_index(list, 0));
	for (guint k = 1; k < list->len || !from; k++) {
		size_t to = from ? vertex(reader, g_ptr_array_index(list, k)) : 0;
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
	bool done = kith_matrix_ties(reader->builder,
		(const double *)(const void *)reader->matrix->data, name, n, reader->kind, error);
	g_array_set_size(reader->matrix, 0);
	reader->row = 0;
	return done;
}

static bool read_matrix_row(struct reader *reader, GError **error)
{
	const GPtrArray *list = reader->tokens.list;
	size_t columns = reader->first_mode ? reader->n - reader->first_mode : reader->n;
	size_t rows = reader->first_mode ? reader->first_mode : reader->n;
	if (reader->row == rows || list->len < columns) {
		return fail(reader, error,
			"a matrix must have a row for each vertex, and in it a number for each");
	}
	for (guint k = 0; k < columns; k++) {
		double value;
		if (!kith_number_parse(g_ptr_array_index(list, k), false, &value)) {
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
	return kith_id_builder_meet(reader->builder, id, error) &&
	       kith_id_builder_node_cell(reader->builder, reader->values,
		       g_ptr_array_index(reader->tokens.list, 0), error);
}

/* Vertices without a line are people too, as long as their number is not a lie: a file has at least
 * a byte for each. */
static bool add_others(struct reader *reader, GError **error)
{
	if (reader->n > kith_scanner_bytes(reader->tokens.scanner) + 1000) {
		return kith_scanner_fail(reader->tokens.scanner, error,
			"*Vertices says %zu, and the file is far too short for so many; check that "
			"it is whole",
			reader->n);
	}
	for (size_t i = 1; i <= reader->n; i++) {
		g_autofree char *id = id_of(i);
		bool person = reader->first_mode && i <= reader->first_mode;
		g_autofree char *name = person ? name_of(reader, i) : NULL;
		if (person ? !kith_attendance_add(reader->came, name, "", "", error)
			   : !reader->first_mode &&
					!kith_id_builder_meet(reader->builder, id, error)) {
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
	const GPtrArray *list = reader->tokens.list;
	g_clear_pointer(&reader->kind, g_free);
	for (guint k = 1; k < list->len; k++) {
		const char *word = g_ptr_array_index(list, k);
		if (*word == ':') {
			const char *name =
				k + 1 < list->len ? g_ptr_array_index(list, k + 1) : word + 1;
			reader->kind = g_strdup(name);
			return;
		}
	}
}

static bool begin_vertices(struct reader *reader, GError **error)
{
	const GPtrArray *list = reader->tokens.list;
	guint64 n = 0, first = 0;
	if (reader->section == VALUES) {
		return true;
	}
	if (reader->n) {
		reader->others++;
		reader->section = OVER;
		return true;
	}
	if (list->len < 2 ||
		!g_ascii_string_to_unsigned(
			g_ptr_array_index(list, 1), 10, 0, UINT32_MAX - 1, &n, NULL) ||
		(list->len > 2 && !g_ascii_string_to_unsigned(
					  g_ptr_array_index(list, 2), 10, 0, n, &first, NULL))) {
		return fail(reader, error,
			"*Vertices must be followed by how many there are (and, in a two-mode "
			"network, how many of them are people)");
	}
	reader->n = (size_t)n;
	reader->first_mode = first < n ? (size_t)first : 0;
	reader->section = VERTICES;
	reader->came =
		reader->first_mode ? kith_import_shared_attendance(reader->import, error) : NULL;
	return reader->came || !reader->first_mode;
}

static bool begin_values(struct reader *reader)
{
	g_autoptr(GString) name = g_string_new(NULL);
	for (guint k = 1; k < reader->tokens.list->len; k++) {
		g_string_append_printf(name, "%s%s", k > 1 ? " " : "",
			(const char *)g_ptr_array_index(reader->tokens.list, k));
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
	const char *word = g_ptr_array_index(reader->tokens.list, 0);
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
	if (*kith_tokens_at(&reader->tokens, 0) == '*') {
		return finish_matrix(reader, error) && begin_section(reader, error);
	}
	return read_row(reader, error);
}

static bool read_file(struct reader *reader, GError **error)
{
	for (bool more = true;;) {
		if (!kith_tokens_next(&reader->tokens, '%', "", &more, error)) {
			return false;
		}
		if (!more) {
			break;
		}
		if (!read_line(reader, error)) {
			return kith_scanner_prefix(reader->tokens.scanner, error);
		}
	}
	if (reader->section == BEFORE) {
		return fail(reader, error, "there is no *Vertices in this file");
	}
	return (finish_matrix(reader, error) && add_others(reader, error)) ||
	       kith_scanner_prefix(reader->tokens.scanner, error);
}

/* Comments, blank lines and sections may stand before the vertices; anything else is a table that
 * has somebody by that name. */
static bool pajek_fits(const struct kith_import_look *look)
{
	for (const char *line = look->head; *line; line += strcspn(line, "\n")) {
		line += strspn(line, " \t\r\n");
		if (!g_ascii_strncasecmp(line, "*vertices", 9) ||
			!g_ascii_strncasecmp(line, "*network", 8)) {
			return true;
		}
		if (*line && !strchr("%*", *line) && strncmp(line, "/*", 2) != 0) {
			return false;
		}
	}
	return false;
}

static bool pajek_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	struct reader reader = {
		.import = import,
		.matrix = g_array_new(false, false, sizeof(double)),
		.names = g_hash_table_new_full(NULL, NULL, NULL, g_free),
	};
	kith_tokens_init(&reader.tokens, source);
	reader.builder = kith_id_builder_new(look->file, error);
	bool done = reader.builder && read_file(&reader, error);
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
		done = done && kith_import_take(import, kith_id_builder_finish(reader.builder,
								import->notes, error));
	}
	kith_tokens_finish(&reader.tokens);
	kith_id_builder_free(reader.builder);
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
