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
#include "base/text.h"
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

/* [values] 1 where some tie has it. To be freed. */
static uint8_t *values_of_ties(
	const kith_graph *graph, const struct kith_column *column, GError **error)
{
	uint8_t *of_ties = KITH_ARRAY(uint8_t, kith_names_count(column->values), error);
	for (size_t t = 0; of_ties && column->tie && t < graph->m; t++) {
		of_ties[column->tie[t]] = 1;
	}
	return of_ties;
}

/* Whether every tie has a number in this column. */
static bool every_tie_has_a_number(
	const kith_graph *graph, const struct kith_column *column, bool comma)
{
	if (!column->tie) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		if (column->tie[t] == 0) {
			return false;
		}
	}
	double number;
	g_autofree uint8_t *of_ties = column->person ? values_of_ties(graph, column, NULL) : NULL;
	for (uint32_t v = 1; v < kith_names_count(column->values); v++) {
		if ((!of_ties || of_ties[v]) &&
			!kith_number_parse(kith_names_get(column->values, v), comma, &number)) {
			return false;
		}
	}
	return true;
}

/* Looks among columns in which people have something, too, or among those in which they have not.
 */
static bool find_candidate(const kith_graph *graph, bool comma, bool of_people,
	struct kith_column **found, GError **error)
{
	*found = NULL;
	for (guint c = 0; c < graph->columns->len; c++) {
		struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (of_people != (column->person != NULL) ||
			!kith_graph_header_may_be_weight(column->name) ||
			!every_tie_has_a_number(graph, column, comma)) {
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

/* What the numbers of the ties in a column are like. */
struct numbers {
	bool whole;         /* all of them */
	double least, most; /* 0 and 0: of another column */
	size_t values;      /* different ones */
	bool weights;       /* all of them may be */
};

static struct numbers numbers_in(
	const kith_graph *graph, const struct kith_column *column, bool comma)
{
	struct numbers numbers = {
		true, G_MAXDOUBLE, -G_MAXDOUBLE, kith_names_count(column->values) - 1, true};
	if (column->person || numbers.values < 2 || !every_tie_has_a_number(graph, column, comma)) {
		return (struct numbers){0};
	}
	for (uint32_t v = 1; v <= numbers.values; v++) {
		const char *cell = kith_names_get(column->values, v);
		double number = 0, weight;
		kith_number_parse(cell, comma, &number);
		numbers.whole &= number == floor(number);
		numbers.least = MIN(numbers.least, number);
		numbers.most = MAX(numbers.most, number);
		numbers.weights &= kith_weight_parse(cell, comma, &weight);
	}
	return numbers;
}

static bool are_between(const struct numbers *numbers, double least, double most)
{
	return numbers->least >= least && numbers->most <= most;
}

/* Whether they are years, or seconds or milliseconds since 1970. */
static bool are_times(const char *name, const struct numbers *numbers)
{
	const double first_second = 1e8, last_second = 4.2e9, milli = 1000;
	return kith_text_is_one_of(name, "time|timestamp|ts|datetime|epoch") ||
	       (numbers->whole && are_between(numbers, 1900, 2100)) ||
	       are_between(numbers, first_second, last_second) ||
	       are_between(numbers, first_second * milli, last_second * milli);
}

/* What to say of a column that may well be the strength of ties under a name nobody foresaw:
 * numbers that are neither times nor all different whole ones, as numbers of rows are. NULL:
 * nothing; to be freed. */
static char *untaken(const kith_graph *graph, const struct kith_column *column, bool comma)
{
	struct numbers numbers = numbers_in(graph, column, comma);
	if (are_times(column->name, &numbers)) {
		return NULL;
	}
	if (numbers.least < 0 && numbers.most > 0) {
		return g_strdup_printf("every tie counts 1, those with a number below 0 in the "
				       "column %s too, unless " KITH_CALLER_WHERE_TIE
				       " '%s>0' leaves them out; then " KITH_CALLER_WEIGHT_COLUMN
				       " %s weighs the others",
			column->name, column->name, column->name);
	}
	return numbers.weights && !(numbers.whole && numbers.values == graph->m)
		       ? g_strdup_printf("every tie counts 1; if the numbers of the column %s say "
					 "how strong ties are, name it "
					 "with " KITH_CALLER_WEIGHT_COLUMN,
				 column->name)
		       : NULL;
}

/* Says of the first column that looks like weights that it is not taken for them. */
static void note_untaken(const kith_graph *graph, bool comma, GPtrArray *notes)
{
	char *note = NULL;
	for (guint c = 0; notes && !note && c < graph->columns->len; c++) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		note = kith_graph_header_is_reserved(column->name) ? NULL
								   : untaken(graph, column, comma);
	}
	if (note) {
		g_ptr_array_add(notes, note);
	}
}

/* A weight that is none, of a tie that a lens may still leave out. */
#define BAD_WEIGHT 0

bool kith_graph_check_weights(const kith_graph *graph, GError **error)
{
	const struct kith_column *column = graph->weight_column;
	for (size_t t = 0; column && column->tie && t < graph->m; t++) {
		if (graph->weight[column->tie[t]] == BAD_WEIGHT) {
			const char *cell = kith_column_tie(column, t);
			return kith_fail(error, KITH_ERROR_DATA,
				"%s: the weight \"%s\" of %s > %s %s", graph->file, cell,
				kith_graph_name(graph, graph->source[t]),
				kith_graph_name(graph, graph->target[t]),
				kith_weight_advice(cell, false));
		}
	}
	return true;
}

static bool weigh(kith_graph *graph, struct kith_column *column, bool later, GError **error)
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
			graph->weight[v] = BAD_WEIGHT;
			if (!later) {
				return fail_at(graph, column, v, false, error);
			}
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

/* A column `weight` made of the cells of ties in another: decimal commas to points, distances to
 * strengths, without blanks around them. */
static struct kith_column *convert(const kith_graph *graph, const struct kith_column *from,
	const struct kith_reading *reading, bool comma, GError **error)
{
	size_t count = kith_names_count(from->values);
	bool distance = reading->distance_column;
	g_autofree uint8_t *of_ties = values_of_ties(graph, from, error);
	g_autofree uint32_t *value = of_ties ? KITH_ARRAY(uint32_t, count, error) : NULL;
	struct kith_column *weight = value ? kith_column_new("weight", error) : NULL;
	bool done = weight != NULL;
	if (done) {
		weight->tie = KITH_ARRAY(uint32_t, graph->m, error);
		done = weight->tie != NULL;
	}
	for (uint32_t v = 1; done && v < count; v++) {
		const char *cell = kith_names_get(from->values, v);
		double number;
		if (!of_ties[v]) {
			continue;
		}
		if (!kith_unknown_is(cell) && kith_weight_parse(cell, comma, &number)) {
			value[v] = add_number(weight, number, distance, error);
			done = value[v] != KITH_NO_NAME;
		} else if (kith_unknown_is(cell) || reading->weights_later) {
			value[v] = kith_names_add(weight->values, cell, strlen(cell), error);
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

static bool weigh_by_distance(
	kith_graph *graph, const struct kith_reading *reading, bool comma, GError **error)
{
	const char *name = reading->distance_column;
	struct kith_column *distance = kith_graph_column(graph, name);
	if (!distance) {
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_DISTANCE_COLUMN ": %s has no column \"%s\"", graph->file, name);
	}
	struct kith_column *weight = convert(graph, distance, reading, comma, error);
	if (!weight) {
		return false;
	}
	struct kith_column *old = kith_graph_column(graph, "weight");
	if (old) {
		g_ptr_array_remove(graph->columns, old);
	}
	g_ptr_array_add(graph->columns, weight);
	return weigh(graph, weight, reading->weights_later, error);
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

/* People keep what they have in a column of another name. */
static bool weigh_by_column(kith_graph *graph, struct kith_column *column,
	const struct kith_reading *reading, bool comma, GError **error)
{
	bool of_people = column->person && g_ascii_strcasecmp(column->name, "weight") != 0;
	if (!comma && !of_people && !is_padded(column)) {
		return weigh(graph, column, reading->weights_later, error);
	}
	struct kith_column *weight = convert(graph, column, reading, comma, error);
	guint at;
	if (!weight || !g_ptr_array_find(graph->columns, column, &at)) {
		return false;
	}
	if (of_people) {
		g_clear_pointer(&column->tie, g_free);
		g_ptr_array_insert(graph->columns, (gint)at, weight);
	} else {
		kith_column_free(column);
		graph->columns->pdata[at] = weight;
	}
	return weigh(graph, weight, reading->weights_later, error);
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

/* The column called weight, or the one that is to take its place. */
static bool find_named(kith_graph *graph, const struct kith_reading *reading,
	struct kith_column **found, GError **error)
{
	struct kith_column *weight = kith_graph_column(graph, "weight");
	const char *name = reading->of_ids ? reading->weight_column : NULL;
	*found = name ? kith_graph_column(graph, name) : weight;
	if (name && (!*found || !(*found)->tie)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_WEIGHT_COLUMN ": no tie of %s has a \"%s\"; leave it out, or "
						  "write the name as the file does",
			graph->file, name);
	}
	if (name && weight && *found != weight) {
		g_ptr_array_remove(graph->columns, weight);
	}
	return true;
}

bool kith_graph_find_weights(kith_graph *graph, const struct kith_reading *reading, bool comma,
	GPtrArray *notes, GError **error)
{
	if (!read_types(graph, error)) {
		return false;
	}
	if (reading->distance_column) {
		return weigh_by_distance(graph, reading, comma, error);
	}
	struct kith_column *column = NULL;
	if (!find_named(graph, reading, &column, error)) {
		return false;
	}
	if (!column) {
		if (!find_candidate(graph, comma, false, &column, error) ||
			(!column && reading->of_ids &&
				!find_candidate(graph, comma, true, &column, error))) {
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
	if (strcmp(column->name, "weight") != 0) {
		g_free(graph->weight_name);
		graph->weight_name = g_strdup(column->name);
	}
	if (!weigh_by_column(graph, column, reading, comma, error)) {
		return false;
	}
	g_free(graph->weight_column->name);
	graph->weight_column->name = g_strdup("weight");
	note_unknown(graph, notes);
	return true;
}
