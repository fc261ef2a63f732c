/* Which column says how strong ties are, and which which way they go, when the header does not. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/weight.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/caller.h"
#include "graph/header.h"
#include "graph/unknown.h"
#include "base/number.h"
#include "io/table.h"

bool kith_weight_parse(const char *cell, bool comma, double *weight)
{
	if (!*cell) {
		*weight = 1;
		return true;
	}
	double number;
	if (!kith_number_parse(cell, comma, &number) || number < KITH_WEIGHT_LEAST ||
		number > KITH_WEIGHT_MOST) {
		return false;
	}
	*weight = number;
	return true;
}

/* Whether it is a number that doubles have no room for. */
static bool is_out_of_range(const char *cell)
{
	char *end;
	errno = 0;
	double number = g_ascii_strtod(cell, &end);
	return end != cell && !*end && errno == ERANGE && number >= 0;
}

const char *kith_weight_advice(const char *cell, bool comma)
{
	double number;
	if (is_out_of_range(cell) || (kith_number_parse(cell, comma, &number) && number > 0)) {
		return "is too small or too large; bring all of them between 1e-100 and 1e100";
	}
	if (kith_number_parse(cell, true, &number) && number > 0) {
		return "has a decimal comma, which only files with semicolons may; write a point";
	}
	return "is not a number above 0; empty the cell if the strength is not known, or remove "
	       "the row if there is no tie";
}

/* Fails for the value `v` of a column of weights, naming its place where the reader kept it. */
static bool fail_at(const kith_graph *graph, const struct kith_column *column, uint32_t v,
	bool comma, GError **error)
{
	const char *cell = kith_names_get(column->values, v);
	const char *advice = kith_weight_advice(cell, comma);
	if (column->bad_place && column->bad_value == v) {
		return kith_fail(error, KITH_ERROR_DATA, "%s:%s: the %s \"%s\" %s", graph->file,
			column->bad_place, column->name, cell, advice);
	}
	return kith_fail(error, KITH_ERROR_DATA, "%s: the %s \"%s\" %s", graph->file, column->name,
		cell, advice);
}

/* Whether every tie has a number in this column, and nobody else has anything. */
static bool only_ties_have_numbers(
	const kith_graph *graph, const struct kith_column *column, bool comma)
{
	if (!column->tie || column->person) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		if (column->tie[t] == 0) {
			return false;
		}
	}
	double number;
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		if (!kith_number_parse(kith_names_get(column->values, v), comma, &number)) {
			return false;
		}
	}
	return true;
}

static bool find_candidate(
	const kith_graph *graph, bool comma, struct kith_column **found, GError **error)
{
	*found = NULL;
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (!kith_graph_header_may_be_weight(column->name) ||
			!only_ties_have_numbers(graph, column, comma)) {
			continue;
		}
		if (*found) {
			return kith_fail(error, KITH_ERROR_DATA,
				"%s:1: both \"%s\" and \"%s\" could be the strength of ties; say "
				"which with " KITH_CALLER_WEIGHT_COLUMN,
				graph->file, (*found)->name, column->name);
		}
		*found = column;
	}
	return true;
}

/* Whether a column may well be the strength of ties under a name nobody foresaw: numbers above 0,
 * which are neither years nor all different whole ones, as numbers of rows are. */
static bool looks_like_weight(const kith_graph *graph, const struct kith_column *column, bool comma)
{
	const double first_year = 1900, last_year = 2100;
	bool years = true, whole = true;
	size_t values = kith_names_count(column->values) - 1;
	if (values < 2 || !only_ties_have_numbers(graph, column, comma)) {
		return false;
	}
	for (uint32_t v = 1; v <= values; v++) {
		double number;
		if (!kith_weight_parse(kith_names_get(column->values, v), comma, &number)) {
			return false;
		}
		whole &= number == floor(number);
		years &= number >= first_year && number <= last_year;
	}
	return !(whole && (years || values == graph->m));
}

/* Says of the first column that looks like weights that it is not taken for them. */
static void note_untaken(const kith_graph *graph, bool comma, GPtrArray *notes)
{
	for (guint c = 0; notes && c < graph->columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (!kith_graph_header_is_reserved(column->name) &&
			looks_like_weight(graph, column, comma)) {
			g_ptr_array_add(notes,
				g_strdup_printf("every tie counts 1; if the numbers of the column "
						"%s say how strong ties are, name it "
						"with " KITH_CALLER_WEIGHT_COLUMN,
					column->name));
			return;
		}
	}
}

static bool weigh(kith_graph *graph, struct kith_column *column, GError **error)
{
	size_t count = kith_names_count(column->values);
	graph->weight = KITH_ARRAY(double, count, error);
	if (!graph->weight) {
		return false;
	}
	for (uint32_t v = 0; v < count; v++) {
		const char *cell = kith_names_get(column->values, v);
		if (kith_unknown_is(cell)) {
			graph->weight[v] = NAN;
		} else if (!kith_weight_parse(cell, false, &graph->weight[v])) {
			return fail_at(graph, column, v, false, error);
		}
	}
	graph->weight_column = column;
	return kith_unknown_set_apart(graph, error);
}

/* Adds to `weight` a number, or 1 over it, as kith writes numbers; returns which value it is. */
static uint32_t add_number(struct kith_column *weight, double number, bool distance, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	kith_number_print(text, distance ? 1 / number : number);
	return kith_names_add(weight->values, text->str, text->len, error);
}

/* A column `weight` made of the cells of another: decimal commas to points, distances to strengths,
 * without blanks around them. */
static struct kith_column *convert(const kith_graph *graph, const struct kith_column *from,
	bool comma, bool distance, GError **error)
{
	size_t count = kith_names_count(from->values);
	g_autofree uint32_t *value = KITH_ARRAY(uint32_t, count, error);
	struct kith_column *weight = value ? kith_column_new("weight", error) : NULL;
	bool done = weight != NULL;
	if (done) {
		weight->tie = KITH_ARRAY(uint32_t, graph->m, error);
		done = weight->tie != NULL;
	}
	for (uint32_t v = 1; done && v < count; v++) {
		const char *cell = kith_names_get(from->values, v);
		double number;
		if (kith_unknown_is(cell)) {
			value[v] = kith_names_add(weight->values, cell, strlen(cell), error);
			done = value[v] != KITH_NO_NAME;
		} else if (kith_weight_parse(cell, comma, &number)) {
			value[v] = add_number(weight, number, distance, error);
			done = value[v] != KITH_NO_NAME;
		} else {
			done = fail_at(graph, from, v, comma, error);
		}
	}
	for (size_t t = 0; done && from->tie && t < graph->m; t++) {
		weight->tie[t] = value[from->tie[t]];
	}
	if (!done) {
		g_clear_pointer(&weight, kith_column_free);
	}
	return weight;
}

static bool weigh_by_distance(kith_graph *graph, const char *name, bool comma, GError **error)
{
	struct kith_column *distance = kith_graph_column(graph, name);
	if (!distance) {
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_DISTANCE_COLUMN ": %s has no column \"%s\"", graph->file, name);
	}
	struct kith_column *weight = convert(graph, distance, comma, true, error);
	if (!weight) {
		return false;
	}
	struct kith_column *old = kith_graph_column(graph, "weight");
	if (old) {
		g_ptr_array_remove(graph->columns, old);
	}
	g_ptr_array_add(graph->columns, weight);
	return weigh(graph, weight, error);
}

/* Whether blanks stand around some cell; those of a column called weight were taken off. */
static bool is_padded(const struct kith_column *column)
{
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		const char *cell = kith_names_get(column->values, v);
		if (g_ascii_isspace(cell[0]) || g_ascii_isspace(cell[strlen(cell) - 1])) {
			return true;
		}
	}
	return false;
}

static bool weigh_by_column(
	kith_graph *graph, struct kith_column *column, bool comma, GError **error)
{
	if (!comma && !is_padded(column)) {
		return weigh(graph, column, error);
	}
	struct kith_column *weight = convert(graph, column, comma, false, error);
	guint at;
	if (!weight || !g_ptr_array_find(graph->columns, column, &at)) {
		return false;
	}
	kith_column_free(column);
	graph->columns->pdata[at] = weight;
	return weigh(graph, weight, error);
}

/* 1 for Directed, 0 for Undirected or nothing, -1 for any other cell. */
static int parse_type(const char *cell)
{
	g_autofree char *word = g_strstrip(g_strdup(cell));
	bool undirected = !*word || !g_ascii_strcasecmp(word, "undirected");
	return !g_ascii_strcasecmp(word, "directed") ? 1 : undirected ? 0 : -1;
}

/* Gephi's `Type`: Directed, Undirected or empty in every row of a tie. `directed` takes its place,
 * or --undirected would not reach the next tool. */
static bool read_types(kith_graph *graph, GError **error)
{
	struct kith_column *type = kith_graph_column(graph, "type");
	if (!type || !type->tie || kith_graph_column(graph, "directed")) {
		return true;
	}
	bool any = false;
	for (uint32_t v = 1; v < kith_names_count(type->values); v++) {
		int direction = parse_type(kith_names_get(type->values, v));
		if (direction < 0) {
			return true;
		}
		any |= direction > 0;
	}
	uint8_t *one_way = any ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	for (size_t t = 0; one_way && t < graph->m; t++) {
		one_way[t] = parse_type(kith_column_tie(type, t)) > 0;
	}
	if (!any) {
		return true;
	}
	g_ptr_array_remove(graph->columns, type);
	return one_way && kith_graph_set_one_way(graph, one_way, error);
}

static void note_unknown(const kith_graph *graph, GPtrArray *notes)
{
	size_t count = graph->unknown.count;
	if (count && notes) {
		g_ptr_array_add(
			notes, g_strdup_printf(
				       "%zu pair%s the weight NA: it is not known whether they are "
				       "tied; density, reciprocity, kith changes and kith compare "
				       "leave them "
				       "out, everything else takes them for not tied",
				       count, count == 1 ? " has" : "s have"));
	}
}

bool kith_graph_find_weights(kith_graph *graph, const struct kith_reading *reading, bool comma,
	GPtrArray *notes, GError **error)
{
	if (!read_types(graph, error)) {
		return false;
	}
	if (reading->distance_column) {
		return weigh_by_distance(graph, reading->distance_column, comma, error);
	}
	struct kith_column *column = kith_graph_column(graph, "weight");
	if (!column) {
		if (!find_candidate(graph, comma, &column, error)) {
			return false;
		}
		if (column && notes) {
			g_ptr_array_add(notes,
				g_strdup_printf("the column %s is read as the weight of ties",
					column->name));
		}
	}
	if (!column) {
		note_untaken(graph, comma, notes);
		return true;
	}
	if (!weigh_by_column(graph, column, comma, error)) {
		return false;
	}
	g_free(graph->weight_column->name);
	graph->weight_column->name = g_strdup("weight");
	note_unknown(graph, notes);
	return true;
}
