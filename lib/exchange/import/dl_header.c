/* The header of a DL file: sizes, format and labels. Inside of import_dl. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/dl.h"

#include <string.h>

#include "graph/sheet.h"

bool kith_dl_fail(struct kith_dl *reader, GError **error, const char *message)
{
	return kith_scanner_fail(reader->words.scanner, error, "%s", message);
}

static bool take_number(struct kith_dl *reader, const char *key, const char *word, GError **error)
{
	guint64 number;
	if (!g_ascii_string_to_unsigned(word, 10, 1, UINT32_MAX - 1, &number, NULL)) {
		return kith_dl_fail(
			reader, error, "n, nr, nc and nm must be followed by a number above 0");
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
static bool take_format(struct kith_dl *reader, const char *word, GError **error)
{
	static const struct {
		const char *names;
		enum kith_dl_format format;
		bool two_mode;
	} formats[] = {
		{"fullmatrix|fm", KITH_DL_FULL_MATRIX, false},
		{"lowerhalf|lh", KITH_DL_LOWER_HALF, false},
		{"upperhalf|uh", KITH_DL_UPPER_HALF, false},
		{"nodelist1|nl1", KITH_DL_NODE_LIST, false},
		{"nodelist1b|nl1b", KITH_DL_COUNTED_LIST, false},
		{"nodelist2|nl2", KITH_DL_NODE_LIST, true},
		{"rankedlist1|rl1", KITH_DL_RANKED_LIST, false},
		{"rankedlist2|rl2", KITH_DL_NODE_LIST, true},
		{"edgelist1|el1", KITH_DL_EDGE_LIST, false},
		{"edgelist2|el2", KITH_DL_EDGE_LIST, true},
		{"edgearray1|ea1", KITH_DL_EDGE_ARRAY, false},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		if (kith_sheet_is_one_of(word, formats[k].names)) {
			reader->format = formats[k].format;
			reader->two_mode = formats[k].two_mode;
			return true;
		}
	}
	return kith_scanner_fail(reader->words.scanner, error,
		"the format %s is not read; save it as fullmatrix, edgelist1 or nodelist1", word);
}

static bool take_value(struct kith_dl *reader, const char *word, GError **error)
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

static void begin_labels(struct kith_dl *reader)
{
	g_autofree char *whose = g_steal_pointer(&reader->whose);
	reader->mode = !whose                                        ? KITH_DL_LABELS
		       : kith_sheet_is_one_of(whose, "row")          ? KITH_DL_ROW_LABELS
		       : kith_sheet_is_one_of(whose, "matrix|level") ? KITH_DL_MATRIX_LABELS
								     : KITH_DL_COLUMN_LABELS;
}

/* One word of the header, lower-case and without a colon at its end. */
static bool take_header(struct kith_dl *reader, const char *word, GError **error)
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
		reader->mode = KITH_DL_DATA;
	} else if (*word && strcmp(word, "dl")) {
		return kith_scanner_fail(reader->words.scanner, error,
			"\"%s\" has no meaning in the header of a DL file", word);
	}
	return true;
}

static GPtrArray *labels_of(const struct kith_dl *reader)
{
	return reader->mode == KITH_DL_LABELS          ? reader->labels
	       : reader->mode == KITH_DL_ROW_LABELS    ? reader->row_labels
	       : reader->mode == KITH_DL_MATRIX_LABELS ? reader->matrix_labels
						       : reader->column_labels;
}

/* Takes the label over. Two people of one label would become one. */
static bool add_label(struct kith_dl *reader, GPtrArray *labels, char *label, GError **error)
{
	g_ptr_array_add(labels, label);
	return labels != reader->labels || kith_web_node(reader->web, label, error);
}

bool kith_dl_take_word(struct kith_dl *reader, size_t k, GError **error)
{
	const char *word = kith_words_at(&reader->words, k);
	g_autofree char *low = g_ascii_strdown(word, -1);
	bool colon = g_str_has_suffix(low, ":");
	low[strlen(low) - colon] = '\0';
	if (reader->mode == KITH_DL_HEADER) {
		return take_header(reader, low, error);
	}
	GPtrArray *labels = labels_of(reader);
	if (!labels->len && !strcmp(low, "embedded")) {
		reader->embedded = true;
		reader->mode = KITH_DL_HEADER;
		return true;
	}
	bool keyword = (colon && kith_sheet_is_one_of(low, "data|labels")) ||
		       (k == 0 && kith_sheet_is_one_of(low, "row|col|column|matrix|level") &&
			       !g_ascii_strncasecmp(kith_words_at(&reader->words, 1), "label", 5));
	if (keyword && !reader->words.quoted->data[k]) {
		reader->mode = KITH_DL_HEADER;
		return take_header(reader, low, error);
	}
	return !*word || add_label(reader, labels, kith_sheet_clean(word, strlen(word)), error);
}
