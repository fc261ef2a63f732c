/* kith changes: what changed between two times. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "answers/changed_periods.h"
#include "answers/changed_rows.h"
#include "answers/fields.h"
#include "answers/two_files.h"
#include "graph/unite.h"
#include "wording/circle_names.h"

/* Which time a row of the graph is of, as its cell is written while it is read. */
enum { OLD, NEW, BOTH };
static const char *const times[] = {"old", "new", "both"};

struct settings {
	const char *at, *every;
};

static const struct kith_option options[] = {
	KITH_TEXT("at", 0, struct settings, at, "DATE",
		"one dated file instead of two: ties before that day against ties of that day or "
		"later"),
	KITH_TEXT("every", 0, struct settings, every, "SPAN",
		"one dated file, a row a period (3m, 1y, 2w), each against the one before"),
};

/* --- reading: both times in one graph, its ties and people marked in the column `change` --- */

/* People stand where they stood before: places of the earlier time come before the later's. */
static void keep_places(kith_graph *const graphs[2])
{
	static const char *const names[] = {"x", "y"};
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		const struct kith_column *old = kith_graph_column(graphs[0], names[k]);
		struct kith_column *new = kith_graph_column(graphs[1], names[k]);
		for (size_t i = 0; new &&new->person &&i < graphs[1]->n; i++) {
			uint32_t before =
				kith_names_find(graphs[0]->names, kith_graph_name(graphs[1], i));
			if (before != KITH_NO_NAME && *kith_column_person(old, before)) {
				new->person[i] = 0;
			}
		}
	}
}

/* Both times: files, or on an errand what is handed over. */
static bool read_times(struct kith_job *job, const struct kith_reading *reading,
	kith_graph *graphs[2], GPtrArray *notes, GError **error)
{
	if (!job->earlier) {
		return kith_two_files_read(job, reading, graphs, notes, error);
	}
	graphs[OLD] = kith_graph_copy(job->earlier, error);
	graphs[NEW] = graphs[OLD] ? kith_graph_copy(job->matter->graph, error) : NULL;
	return graphs[NEW] != NULL;
}

/* Where somebody stands in the two files, the nearer to the beginning first. */
struct standing {
	uint32_t first, second, person;
};

static int by_standing(const void *a, const void *b, void *whole)
{
	const struct standing *x = a, *y = b;
	return x->first != y->first     ? (x->first > y->first) - (x->first < y->first)
	       : x->second != y->second ? (x->second > y->second) - (x->second < y->second)
					: strcmp(kith_graph_name(whole, x->person),
						  kith_graph_name(whole, y->person));
}

/* Circles depend on whose turn is first: it is the same whichever file is the older. */
static bool order_people(kith_graph *whole, kith_graph *const graphs[2], GError **error)
{
	const uint32_t nowhere = KITH_NO_NAME;
	g_autofree struct standing *standings = KITH_ARRAY(struct standing, whole->n, error);
	g_autofree uint32_t *order = standings ? KITH_ARRAY(uint32_t, whole->n, error) : NULL;
	for (uint32_t i = 0; order && i < whole->n; i++) {
		uint32_t old = i < graphs[OLD]->n ? i : nowhere; /* these come first in the whole */
		standings[i] = (struct standing){old, nowhere, i};
	}
	for (uint32_t k = 0; order && k < graphs[NEW]->n; k++) {
		uint32_t i = kith_names_find(whole->names, kith_graph_name(graphs[NEW], k));
		uint32_t old = standings[i].first;
		standings[i] = (struct standing){MIN(old, k), MAX(old, k), i};
	}
	if (order && whole->n > 1) {
		g_qsort_with_data(standings, (gint)whole->n, sizeof *standings, by_standing, whole);
	}
	for (size_t i = 0; order && i < whole->n; i++) {
		order[i] = standings[i].person;
	}
	return order && kith_graph_reorder(whole, order, error);
}

static kith_graph *read_two(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct kith_marks marks = {
		.column = "change", .one = {times[OLD], times[NEW]}, .both = times[BOTH]};
	kith_graph *graphs[2] = {NULL, NULL};
	kith_graph *whole = NULL;
	if (read_times(job, reading, graphs, notes, error)) {
		keep_places(graphs);
		whole = kith_graph_unite(graphs, &marks, error);
		if (whole && !job->earlier) {
			kith_two_files_note(job, graphs, whole, notes);
		}
		if (whole && !order_people(whole, graphs, error)) {
			g_clear_pointer(&whole, kith_graph_free);
		}
	}
	kith_graph_free(graphs[OLD]);
	kith_graph_free(graphs[NEW]);
	return whole;
}

static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct settings *settings = job->settings;
	bool dated = settings->at || settings->every;
	if (settings->at && settings->every) {
		kith_fail(
			error, KITH_ERROR_USAGE, "--at and --every exclude each other; choose one");
		return NULL;
	}
	if (!job->earlier && (dated ? job->files->len > 1 : job->files->len != 2)) {
		kith_fail(error, KITH_ERROR_USAGE,
			dated ? "--at and --every look at one dated file; give one, or two files "
				"without them"
			      : "give two files, the older first, or one dated file and --at DATE "
				"or --every SPAN");
		return NULL;
	}
	return dated ? kith_graph_read(job->shared.file, job->in, reading, notes, error)
		     : read_two(job, reading, notes, error);
}

/* --- both times apart --- */

/* Which time every row of ties is of. [ties of the graph] */
static uint32_t *rows_by_mark(const kith_graph *graph, GError **error)
{
	const struct kith_column *change = kith_graph_column(graph, "change");
	uint32_t new = kith_names_find(change->values, times[NEW]);
	uint32_t *of = KITH_ARRAY(uint32_t, graph->m, error);
	for (size_t t = 0; of && t < graph->m; t++) {
		of[t] = change->tie[t] == new ? NEW : OLD;
	}
	return of;
}

/* Of two files, whoever each of them names was there. */
static void find_named(const kith_graph *graph, struct kith_moment moments[2])
{
	const struct kith_column *change = kith_graph_column(graph, "change");
	for (size_t i = 0; i < graph->n; i++) {
		const char *time = kith_column_person(change, i);
		moments[OLD].there[i] = strcmp(time, times[NEW]) != 0;
		moments[NEW].there[i] = strcmp(time, times[OLD]) != 0;
	}
}

static void remark(const struct kith_changes *changes)
{
	struct kith_likeness ties = kith_changed_likeness(changes);
	if (ties.either > 0) {
		kith_job_note(changes->job,
			"of %.0f ties %.0f were there at both times (Jaccard %.4f), %.0f at one "
			"only",
			ties.either, ties.both, ties.both / ties.either, ties.one);
	}
}

/* --- the answer --- */

/* Of ties of both times the later rows stand on the graph, each with what became of it. */
static bool put_on_graph(struct kith_changes *changes, const uint32_t *of, GError **error)
{
	const kith_graph *graph = changes->job->graph;
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->m, error);
	for (size_t t = 0; kept && t < graph->m; t++) {
		kept[t] = of[t] != 0 ||
			  kith_changes_weight(changes, 1, graph->source[t], graph->target[t]) <= 0;
	}
	return kept && kith_job_keep(changes->job, NULL, kept, error) &&
	       kith_changes_mark_ties(changes, error);
}

static const struct kith_changed *row_at(const void *data, size_t row)
{
	return &g_array_index(((const struct kith_changes *)data)->rows, struct kith_changed, row);
}

static void what(GString *out, size_t row, const void *data)
{
	g_string_append(out, kith_changed_what(row_at(data, row)));
}

static void change(GString *out, size_t row, const void *data)
{
	g_string_append(out, row_at(data, row)->change);
}

static void name(GString *out, size_t row, const void *data)
{
	g_string_append(out, row_at(data, row)->name);
}

static void other(GString *out, size_t row, const void *data)
{
	const char *text = row_at(data, row)->other;
	g_string_append(out, text ? text : "");
}

static void why(GString *out, size_t row, const void *data)
{
	kith_changed_say(out, data, row_at(data, row));
}

/* Where ties stand on the graph, it names their ends itself. */
static void nothing(GString *out, size_t row, const void *data)
{
	(void)out;
	(void)row;
	(void)data;
}

static void add_text(GArray *fields, const char *column, kith_field_text text,
	const struct kith_changes *changes)
{
	kith_fields_add_text(fields, column, text, changes);
	kith_fields_are_pure(fields);
}

static bool print_rows(struct kith_changes *changes, GError **error)
{
	size_t rows = changes->rows->len;
	g_autofree double *before = KITH_ARRAY(double, rows, error);
	g_autofree double *after = before ? KITH_ARRAY(double, rows, error) : NULL;
	if (!after) {
		return false;
	}
	for (size_t r = 0; r < rows; r++) {
		before[r] = row_at(changes, r)->before;
		after[r] = row_at(changes, r)->after;
	}
	g_autoptr(GArray) fields = kith_fields_new();
	add_text(fields, "what", what, changes);
	add_text(fields, "change", change, changes);
	add_text(fields, "name", name, changes);
	add_text(fields, "other", other, changes);
	kith_fields_add(fields, "before", before);
	kith_fields_add(fields, "after", after);
	add_text(fields, "why", why, changes);
	struct kith_table answer = kith_fields_table(fields, KITH_ROWS_OTHER, rows);
	g_autoptr(GArray) of_people = kith_fields_new();
	kith_fields_add_names(of_people, changes->job->graph);
	kith_fields_add(of_people, "change", changes->person_change);
	g_autoptr(GArray) of_ties = kith_fields_new();
	kith_fields_add_text(of_ties, "source", nothing, NULL);
	kith_fields_add_text(of_ties, "target", nothing, NULL);
	kith_fields_add(of_ties, "change", changes->tie_change);
	struct kith_table on_people =
		kith_fields_table(of_people, KITH_ROWS_PEOPLE, changes->job->graph->n);
	size_t ties = changes->tie_change ? kith_csr_ties(changes->job->network->out) : 0;
	struct kith_table on_ties = kith_fields_table(of_ties, KITH_ROWS_TIES, ties);
	return kith_job_answer_on(changes->job, &answer, &on_people, &on_ties, error);
}

/* Says where no date is on one side of the day: perhaps another one was meant. */
static void note_empty_side(struct kith_job *job, const char *at, const uint32_t *of)
{
	size_t count[2] = {0, 0};
	for (size_t t = 0; t < job->graph->m; t++) {
		if (of[t] != KITH_EVERY_PERIOD) {
			count[of[t]]++;
		}
	}
	if (!count[OLD] != !count[NEW]) {
		kith_job_note(job,
			count[NEW] ? "no tie has a date before %s"
				   : "no tie has a date of %s or later",
			at);
	}
}

/* Makes the two moments; each row is then of one of them. */
static uint32_t *find_moments(
	struct kith_job *job, const char *at, struct kith_moment moments[2], GError **error)
{
	struct kith_periods periods = {0};
	g_autofree uint32_t *of = NULL;
	if (at && kith_periods_at(&periods, job->graph, at, error)) {
		kith_periods_note(&periods, job);
		note_empty_side(job, at, periods.of);
		of = g_steal_pointer(&periods.of);
	} else if (!at) {
		of = rows_by_mark(job->graph, error);
	}
	kith_periods_finish(&periods);
	if (!of || !kith_moments_init(moments, 2, job, of, error) ||
		!kith_moments_find_circles(moments, 2, job, error)) {
		return NULL;
	}
	for (uint8_t t = 0; t < 2; t++) {
		if (!kith_moment_find_unknown(
			    &moments[t], job->graph, at ? KITH_BOTH_HALVES : t, error)) {
			return NULL;
		}
	}
	if (!at) {
		find_named(job->graph, moments);
		g_ptr_array_remove(job->graph->columns, kith_graph_column(job->graph, "change"));
	}
	return g_steal_pointer(&of);
}

static char **name_circles(struct kith_job *job, const struct kith_moment *moment, GError **error)
{
	return kith_circle_names(job->graph, moment->both, &moment->circles, error);
}

/* Two times: a row for all that changed. */
static bool answer_two(struct kith_job *job, GError **error)
{
	const char *at = ((const struct settings *)job->settings)->at;
	struct kith_moment moments[2] = {{0}};
	struct kith_changed_time sides[2] = {{.at = &moments[0]}, {.at = &moments[1]}};
	struct kith_changes changes = {.job = job, .side = {&sides[0], &sides[1]}};
	g_autofree uint32_t *of = find_moments(job, at, moments, error);
	g_auto(GStrv) before = of ? name_circles(job, &moments[0], error) : NULL;
	g_auto(GStrv) after = before ? name_circles(job, &moments[1], error) : NULL;
	sides[0].names = before;
	sides[1].names = after;
	bool done = after && kith_changed_find_brokers(job, sides, 2, error) &&
		    kith_changes_find(&changes, error);
	if (done) {
		remark(&changes);
		done = (!job->shared.graph || put_on_graph(&changes, of, error)) &&
		       print_rows(&changes, error);
	}
	for (int t = 0; t < 2; t++) {
		kith_changed_time_finish(&sides[t]);
		kith_moment_finish(&moments[t]);
	}
	kith_changes_finish(&changes);
	return done;
}

static bool run(struct kith_job *job, GError **error)
{
	if (!kith_job_read(job, error)) {
		return false;
	}
	const char *every = ((const struct settings *)job->settings)->every;
	return every ? kith_changed_periods_answer(job, every, error) : answer_two(job, error);
}

static const struct kith_example examples[] = {
	{"kith changes data/community.csv --at 2025-06-01",
		"who and what came, went and moved in the community since that day"},
	{"kith changes data/community.csv --at 2025-06-01 --rows what=circle",
		"its circles: which stayed, grew, split, merged"},
	{"kith changes data/repair-cafe.csv --every 1y",
		"a row a year: who came and went, how alike its ties are to those of the year "
		"before"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_changes = {
	.name = "changes",
	.group = "Understand",
	.needs = KITH_NEEDS_DATES,
	.question = "what changed between two times?",
	.about = "Compares two files, the older first, or with --at two times of one dated file: "
		 "people who came and left, ties that are new, lost, stronger or faded, circles "
		 "that grew, shrank, split, merged, are new or gone, people who rise and fall "
		 "among those who connect others, and figures of the whole. Circles come first, "
		 "then people, brokers, ties and figures, of each the biggest change "
		 "first.\n\nbefore "
		 "and after are people of a circle, ties of a person, a broker's place, a tie's "
		 "weight. Of a pair whose weight is NA at one of the times nothing is said, and "
		 "density "
		 "leaves it out. A circle goes on as the one that has most people in common with "
		 "it, and "
		 "keeps its name; other names what it split from, merged into, or is called now. "
		 "Told the other way round, the answer is its mirror.\n\nWith -g the graph of both "
		 "times together, with the column change on people (came, left, stayed) and ties "
		 "(new, lost, stronger, faded, kept), for kith plot --ties change; people "
		 "stand where the older file has them, if it has columns x and y.\n\nWith --every "
		 "a row a period in their "
		 "order, "
		 "each compared with the one before: spans of months and years are those of the "
		 "calendar. jaccard is the share of ties of either that are of both, hamming how "
		 "many are of one only, broker who lies on most of the shortest ways between "
		 "others. "
		 "Circles are followed from period to period and keep their names.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_FILES | KITH_SHARED_APART | KITH_SHARED_ANSWER |
		  KITH_SHARED_GRAPH | KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.read = read,
	.run = run,
};
