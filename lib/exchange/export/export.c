/* From a graph to the files of other tools. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/export.h"

#include <string.h>

#include "base/caller.h"
#include "base/text.h"
#include "exchange/export/format.h"
#include "base/number.h"
#include "io/table.h"

#define FORMAT(format) extern const struct kith_export_format kith_export_##format;
#include "exchange/export/formats.def"
#undef FORMAT

#define FORMAT(format) &kith_export_##format,
static const struct kith_export_format *const formats[] = {
#include "exchange/export/formats.def"
	NULL,
};
#undef FORMAT

const struct kith_export_name *kith_export_names(void)
{
	static struct kith_export_name names[G_N_ELEMENTS(formats)];
	for (size_t k = 0; formats[k]; k++) {
		names[k] = formats[k]->name;
	}
	return names;
}

bool kith_export_one_way(const struct kith_export *export, size_t tie)
{
	return export->graph->one_way && export->graph->one_way[tie];
}

const char *kith_export_weight(const struct kith_export *export, size_t tie)
{
	return kith_column_tie(export->graph->weight_column, tie);
}

void kith_export_lose(struct kith_export *export, const char *format, ...)
{
	if (!export->losses) {
		return;
	}
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(export->losses, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

void kith_export_warn_of_mixed(struct kith_export *export, const char *who)
{
	if (export->mixed) {
		kith_export_lose(export,
			"which ties are mutual, to all programs: %s (" KITH_CALLER_UNDIRECTED
			" makes all so)",
			who);
	}
}

const char *kith_export_cell(const struct kith_export_field *field, size_t row)
{
	return kith_names_get(field->column->values, field->cells[row]);
}

void kith_export_lose_columns(struct kith_export *export, const char *kept)
{
	g_autoptr(GString) lost = g_string_new(NULL);
	const GPtrArray *columns = export->graph->columns;
	for (guint c = 0; c < columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(columns, c);
		if (strcmp(column->name, "directed") && !kith_text_is_one_of(column->name, kept)) {
			g_string_append_printf(lost, "%s%s", lost->len ? ", " : "", column->name);
		}
	}
	if (lost->len) {
		kith_export_lose(export, "the columns %s", lost->str);
	}
}

void kith_export_put_number(FILE *out, const char *cell, bool pointed)
{
	const char *at = cell + strspn(cell, " \t");
	bool minus = *at == '-';
	at += minus || *at == '+';
	at += strspn(at, "0");
	size_t whole = strspn(at, G_CSET_DIGITS);
	const char *rest = at + whole;
	size_t part = *rest == '.' ? strspn(rest + 1, G_CSET_DIGITS) : 0;
	const char *exponent = *rest == '.' ? rest + 1 + part : rest;
	fprintf(out, "%s%.*s%.*s", minus ? "-" : "", whole ? (int)whole : 1, whole ? at : "0",
		part ? (int)part + 1 : 0, rest);
	fprintf(out, "%s%.*s", pointed && !part && (*exponent | 32) == 'e' ? ".0" : "",
		(int)strcspn(exponent, " \t"), exponent);
}

bool kith_export_any(
	const struct kith_export *export, bool cells_too, bool (*is_so)(const char *text))
{
	const GPtrArray *columns = export->graph->columns;
	for (size_t i = 0; i < export->graph->n; i++) {
		if (is_so(kith_graph_name(export->graph, i))) {
			return true;
		}
	}
	for (guint c = 0; cells_too && c < columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(columns, c);
		for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
			if (is_so(kith_names_get(column->values, v))) {
				return true;
			}
		}
	}
	return false;
}

static bool is_not_flat(const char *text)
{
	return strpbrk(text, "\"\n\r\t") != NULL;
}

void kith_export_lose_quotes(struct kith_export *export, const struct kith_column *column)
{
	bool some = kith_export_any(export, false, is_not_flat);
	for (uint32_t v = 1; column && v < kith_names_count(column->values); v++) {
		some |= is_not_flat(kith_names_get(column->values, v));
	}
	if (some) {
		kith_export_lose(export, "quotes and line ends in texts");
	}
}

static bool has_blanks_at_ends(const char *text)
{
	return g_ascii_isspace(*text) || (*text && g_ascii_isspace(text[strlen(text) - 1]));
}

void kith_export_lose_blanks(struct kith_export *export)
{
	if (kith_export_any(export, true, has_blanks_at_ends)) {
		kith_export_lose(export, "blanks at the ends of cells");
	}
}

/* Readers take a backslash before a quote or another one for an escape. */
char *kith_export_flat(const char *text)
{
	GString *flat = g_string_new(NULL);
	for (const char *at = text; *at; at++) {
		bool escapes = *at == '\\' && (!at[1] || at[1] == '\\' || at[1] == '"');
		g_string_append(flat, escapes ? "\\" : "");
		g_string_append_c(flat, strchr("\n\r\t", *at) ? ' ' : *at == '"' ? '\'' : *at);
	}
	return g_string_free(flat, false);
}

/* What the format calls a column: its name, made plain and told apart from keys it uses itself. */
static char *key_of(const struct kith_export_format *format, const char *name, bool of_ties)
{
	g_autofree char *plain = g_strdup(name);
	if (format->plain_keys) {
		g_strcanon(plain, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
			'_');
	}
	const char *taken = of_ties ? format->taken_of_ties : format->taken_of_people;
	bool own = taken && kith_text_is_one_of(plain, taken);
	bool letter = !format->plain_keys || g_ascii_isalpha(*plain);
	return g_strdup_printf("%s%s%s", letter ? "" : "x", plain, own ? "_" : "");
}

/* Whether other programs may take the cell for a number. Not what only looks like one: 007, +44 20,
 * and more digits than a double holds are texts. */
static bool is_number(const char *cell)
{
	double number;
	size_t digits = 0;
	const char *at = cell + (*cell == '-');
	for (const char *digit = at; *digit && *digit != 'e' && *digit != 'E'; digit++) {
		digits += g_ascii_isdigit(*digit) != 0;
	}
	return *cell != '+' && !(*at == '0' && g_ascii_isdigit(at[1])) && digits <= 15 &&
	       kith_number_parse(cell, false, &number);
}

/* Weights are numbers however they are written. */
static void look_at_cells(struct kith_export_field *field, size_t count, bool weight)
{
	field->number = field->whole = field->truth = true;
	for (size_t i = 0; i < count && (field->number || field->truth); i++) {
		const char *cell = kith_export_cell(field, i);
		/* igraph takes what is missing for false: that would be a lie. */
		field->truth &= !strcmp(cell, "true") || !strcmp(cell, "false");
		field->number &= weight || !*cell || is_number(cell);
		field->whole &= !strpbrk(cell, ".eE");
	}
}

/* Makes the key unlike those of the other fields, which may be the same once they are plain. */
static void make_unlike(struct kith_export_field *field, GHashTable *taken)
{
	char *small = g_ascii_strdown(field->key, -1);
	while (g_hash_table_contains(taken, small)) {
		char *longer = g_strconcat(field->key, "_", NULL);
		g_free(field->key);
		g_free(small);
		field->key = longer;
		small = g_ascii_strdown(longer, -1);
	}
	g_hash_table_add(taken, small);
}

static void add_field(struct kith_export *export, const struct kith_export_format *format,
	const struct kith_column *column, bool of_ties)
{
	struct kith_export_field *field = g_new0(struct kith_export_field, 1);
	GPtrArray *fields = of_ties ? export->of_ties : export->of_people;
	field->column = column;
	field->cells = of_ties ? column->tie : column->person;
	field->key = key_of(format, column->name, of_ties);
	make_unlike(field, export->taken[of_ties]);
	look_at_cells(field, of_ties ? export->graph->m : export->graph->n,
		of_ties && column == export->graph->weight_column);
	g_ptr_array_add(fields, field);
	g_autofree char *renamed = g_strdup_printf("%s is %s", column->name, field->key);
	const char *last =
		export->renamed->len > 1 ? export->renamed->pdata[export->renamed->len - 2] : NULL;
	if (strcmp(field->key, column->name) && g_strcmp0(last, renamed) != 0) {
		export->renamed->pdata[export->renamed->len - 1] = g_steal_pointer(&renamed);
		g_ptr_array_add(export->renamed, NULL);
	}
}

static void find_fields(struct kith_export *export, const struct kith_export_format *format)
{
	const kith_graph *graph = export->graph;
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (column->person) {
			add_field(export, format, column, false);
		}
		if (column->tie && strcmp(column->name, "directed")) {
			add_field(export, format, column, true);
		}
	}
	if (export->renamed->len > 1) {
		g_autofree char *all = g_strjoinv(", ", (char **)export->renamed->pdata);
		kith_export_lose(export, "these names of columns (%s)", all);
	}
}

/* Whether somebody has several loops, which the network leaves out. */
static bool has_parallel_loops(const kith_graph *graph)
{
	g_autofree uint8_t *seen = g_malloc0(graph->n + 1);
	for (size_t t = 0; t < graph->m; t++) {
		if (graph->source[t] == graph->target[t] && seen[graph->source[t]]++) {
			return true;
		}
	}
	return false;
}

static void look_at_ties(struct kith_export *export)
{
	size_t one_way = 0;
	for (size_t t = 0; t < export->graph->m; t++) {
		one_way += kith_export_one_way(export, t);
	}
	export->directed = one_way > 0;
	export->mixed = one_way > 0 && one_way < export->graph->m;
	export->parallel |= has_parallel_loops(export->graph);
}

static void field_free(void *data)
{
	struct kith_export_field *field = data;
	g_free(field->key);
	g_free(field);
}

static const struct kith_export_format *named(const char *name, GError **error)
{
	for (size_t k = 0; formats[k]; k++) {
		if (!strcmp(formats[k]->name.name, name)) {
			return formats[k];
		}
	}
	kith_fail(error, KITH_ERROR_USAGE, KITH_CALLER_FORMAT ": there is no \"%s\"", name);
	return NULL;
}

bool kith_export_write(const kith_network *network, const char *name, FILE *out, FILE *nodes,
	GPtrArray *losses, GError **error)
{
	const struct kith_export_format *format = named(name, error);
	if (!format) {
		return false;
	}
	struct kith_export export = {
		.graph = network->graph,
		.parallel = network->parallel > 0,
		.out = out,
		.nodes = nodes,
		.losses = losses,
		.renamed = g_ptr_array_new_with_free_func(g_free),
		.of_people = g_ptr_array_new_with_free_func(field_free),
		.of_ties = g_ptr_array_new_with_free_func(field_free),
	};
	for (size_t k = 0; k < G_N_ELEMENTS(export.taken); k++) {
		export.taken[k] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	}
	g_ptr_array_add(export.renamed, NULL);
	look_at_ties(&export);
	find_fields(&export, format);
	if (export.graph->unknown.count && !format->unknown) {
		kith_export_lose(&export, "which pairs nobody knows to be tied or not (weight NA)");
	}
	format->write(&export);
	for (size_t k = 0; k < G_N_ELEMENTS(export.taken); k++) {
		g_hash_table_unref(export.taken[k]);
	}
	g_ptr_array_unref(export.renamed);
	g_ptr_array_unref(export.of_people);
	g_ptr_array_unref(export.of_ties);
	if (export.failure) {
		g_propagate_error(error, export.failure);
	}
	return !export.failure;
}
