/* Pajek's .net and .paj. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/pajek.h"

#include <string.h>

/* "*Arcs :2 "advice"" names a relation; without a name its number is one. */
static void take_kind(struct kith_pajek *reader)
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

static bool begin_vertices(struct kith_pajek *reader, GError **error)
{
	const GPtrArray *words = reader->words.words;
	guint64 n = 0, first = 0;
	if (reader->section == KITH_PAJEK_VALUES) {
		return true;
	}
	if (reader->n) {
		reader->others++;
		reader->section = KITH_PAJEK_OVER;
		return true;
	}
	if (words->len < 2 ||
		!g_ascii_string_to_unsigned(
			g_ptr_array_index(words, 1), 10, 0, UINT32_MAX - 1, &n, NULL) ||
		(words->len > 2 && !g_ascii_string_to_unsigned(
					   g_ptr_array_index(words, 2), 10, 0, n, &first, NULL))) {
		return kith_pajek_fail(reader, error,
			"*Vertices must be followed by how many there are (and, in a two-mode "
			"network, how many of them are people)");
	}
	reader->n = (size_t)n;
	reader->first_mode = first < n ? (size_t)first : 0;
	reader->section = KITH_PAJEK_VERTICES;
	reader->came = reader->first_mode ? kith_import_pool(reader->import, error) : NULL;
	return reader->came || !reader->first_mode;
}

static bool begin_values(struct kith_pajek *reader)
{
	g_autoptr(GString) name = g_string_new(NULL);
	for (guint k = 1; k < reader->words.words->len; k++) {
		g_string_append_printf(name, "%s%s", k > 1 ? " " : "",
			(const char *)g_ptr_array_index(reader->words.words, k));
	}
	g_free(reader->values);
	reader->values = g_strdup(name->len ? name->str : "partition");
	reader->section = KITH_PAJEK_VALUES;
	reader->row = 0;
	return true;
}

static bool begin_section(struct kith_pajek *reader, GError **error)
{
	static const struct {
		const char *name;
		enum kith_pajek_section section;
	} names[] = {{"*arcs", KITH_PAJEK_ARCS}, {"*edges", KITH_PAJEK_EDGES},
		{"*arcslist", KITH_PAJEK_ARCS_LIST}, {"*edgeslist", KITH_PAJEK_EDGES_LIST},
		{"*matrix", KITH_PAJEK_MATRIX}};
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
			if (reader->section == KITH_PAJEK_BEFORE) {
				return kith_pajek_fail(
					reader, error, "*Vertices must come before the ties");
			}
			reader->section = reader->section == KITH_PAJEK_OVER ? KITH_PAJEK_OVER
									     : names[k].section;
			take_kind(reader);
			return true;
		}
	}
	bool network = !g_ascii_strcasecmp(word, "*network");
	reader->section = network && !reader->n ? KITH_PAJEK_BEFORE : KITH_PAJEK_OVER;
	return true;
}

static bool read_line(struct kith_pajek *reader, GError **error)
{
	if (*kith_words_at(&reader->words, 0) == '*') {
		return kith_pajek_finish_matrix(reader, error) && begin_section(reader, error);
	}
	return kith_pajek_read_row(reader, error);
}

static bool read_file(struct kith_pajek *reader, GError **error)
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
	if (reader->section == KITH_PAJEK_BEFORE) {
		return kith_pajek_fail(reader, error, "there is no *Vertices in this file");
	}
	return (kith_pajek_finish_matrix(reader, error) && kith_pajek_add_others(reader, error)) ||
	       kith_scanner_prefix(reader->words.scanner, error);
}

bool kith_import_pajek_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "*vertices") ||
	       kith_import_look_begins(look, "*network") ||
	       ((*look->head == '%' || !look->first) &&
		       kith_import_look_holds(look, "\n*vertices")) ||
	       kith_import_look_holds(look, "\n*vertices ");
}

KITH_IMPORT_READER(kith_import_pajek)
{
	struct kith_pajek reader = {
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
