/* Lists of a DL file: edges, and whom each names. Inside of import_dl. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/import/dl.h"
#include "base/number.h"
#include "io/table.h"

bool kith_dl_is_two_mode(const struct kith_dl *reader)
{
	return (reader->rows && reader->columns) || reader->two_mode;
}

const char *kith_dl_kind(const struct kith_dl *reader, size_t matrix)
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
static bool add_tie(struct kith_dl *reader, const char *from, const char *to, const char *weight,
	GError **error)
{
	const char *kind = kith_dl_kind(reader, reader->matrix);
	double number;
	if (kith_dl_is_two_mode(reader)) {
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
	       (!kind || kith_web_tie_cell(reader->web, "kind", kind, error));
}

/* A value for each relation; those without a label are told apart by number. */
static bool read_array(struct kith_dl *reader, GError **error)
{
	const struct kith_words_reader *words = &reader->words;
	for (guint k = 2; k < words->words->len; k++) {
		const char *label = kith_dl_kind(reader, k - 2), *value = kith_words_at(words, k);
		g_autofree char *number = g_strdup_printf("%u", k - 1);
		double strength;
		if (!kith_number_parse(value, false, &strength)) {
			return kith_dl_fail(reader, error,
				"a tie's values must be numbers; write 0 where there is no tie");
		}
		if (strength != 0 && (!add_tie(reader, kith_words_at(words, 0),
					      kith_words_at(words, 1), value, error) ||
					     !kith_web_tie_cell(reader->web, "kind",
						     label ? label : number, error))) {
			return false;
		}
	}
	return true;
}

/* The first named is the closest: strengths are 1, 1/2, 1/3 ... */
static bool rank_tie(struct kith_dl *reader, guint rank, GError **error)
{
	g_autofree char *number = g_strdup_printf("%u", rank);
	g_autoptr(GString) weight = g_string_new(NULL);
	kith_number_print(weight, 1.0 / rank);
	return kith_web_tie_cell(reader->web, "weight", weight->str, error) &&
	       kith_web_tie_cell(reader->web, "rank", number, error);
}

/* Somebody by name or, in a counted list, by the number of the line, and those they name. */
static bool read_nodes(struct kith_dl *reader, GError **error)
{
	const struct kith_words_reader *words = &reader->words;
	bool counted = reader->format == KITH_DL_COUNTED_LIST;
	g_autofree char *number = g_strdup_printf("%zu", ++reader->row);
	g_autofree char *told = g_strdup_printf("%u", words->words->len - 1);
	const char *from = kith_words_at(words, 0);
	if (counted && (strcmp(from, told) || (reader->n && reader->row > reader->n))) {
		return kith_dl_fail(reader, error,
			"each line must say how many follow, and then name as many; there must be "
			"a line for everyone, and no more");
	}
	for (guint k = 1; k < words->words->len; k++) {
		if (!add_tie(reader, counted ? number : from, kith_words_at(words, k), "", error) ||
			(reader->format == KITH_DL_RANKED_LIST && !rank_tie(reader, k, error))) {
			return false;
		}
	}
	return true;
}

bool kith_dl_read_list(struct kith_dl *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	bool edges = reader->format >= KITH_DL_EDGE_LIST;
	if (!strcmp(kith_words_at(&reader->words, 0), "!")) {
		reader->matrix++;
		reader->row = 0;
		return true;
	}
	if (edges && words->len < 2) {
		return kith_dl_fail(reader, error, "a tie must name two people");
	}
	if (reader->format == KITH_DL_EDGE_ARRAY) {
		return read_array(reader, error);
	}
	return edges ? add_tie(reader, kith_words_at(&reader->words, 0),
			       kith_words_at(&reader->words, 1), kith_words_at(&reader->words, 2),
			       error)
		     : read_nodes(reader, error);
}
